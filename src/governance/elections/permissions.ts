/** What this room lets offices do. Trustees and the credential authority come in by a link of their own; voters by their credential. */
export const electionsPermissions = {
  'elections.manage':
    'Draft an election, give its links to trustees and authority, open it, close it, proclaim its result',
  'elections.disputes': 'Answer disputes of an election, with reasons',
} as const;
