export const categories = ['direct', 'direct-technical', 'indirect-technical'] as const;
export type Category = (typeof categories)[number];

export const levels = ['informative', 'consultative', 'decisory', 'co-management'] as const;
export type Level = (typeof levels)[number];

export const phases = ['formulation', 'implementation', 'supervision'] as const;
export type Phase = (typeof phases)[number];

/** What participants bring to a space. Everything that a person may write into one is one of these. */
export const participations = ['contribute', 'comment', 'propose', 'agree', 'vote', 'take-task'] as const;
export type Participation = (typeof participations)[number];

const consultation = ['contribute', 'comment', 'propose', 'agree', 'vote'] as const;

/**
 * What each level lets participants do (document 003, §2.1 and note 19): informative gives information and takes none; consultative
 * takes opinions, and the institution owes a reasoned reply; decisory binds; co-management also takes part in carrying out.
 */
export const allowedAt: Readonly<Record<Level, readonly Participation[]>> = {
  informative: [],
  consultative: consultation,
  decisory: consultation,
  'co-management': [...consultation, 'take-task'],
};

export function levelAllows(level: Level, participation: Participation): boolean {
  return allowedAt[level].includes(participation);
}

/** What a decision of the space does to the institution. It binds only where a resolution of the Board said so before. */
export type Effect = 'none' | 'reasoned-reply' | 'binds';

export function effectOf(level: Level, bindingResolution: string | null): Effect {
  if (level === 'informative') return 'none';
  return level === 'decisory' && bindingResolution !== null ? 'binds' : 'reasoned-reply';
}
