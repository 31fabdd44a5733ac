/** What a member looks at in a visit. The first is what the indicator of medicines counts. */
export const checkpoints = ['medicines', 'shifts', 'preference', 'access', 'cleanliness', 'signs'] as const;
export type Checkpoint = (typeof checkpoints)[number];
export type Seen = 'yes' | 'no' | 'not-seen';
