import { foldText, isPlainDate, type PlainDate } from '#kernel';
import type { Category, Level, Phase } from './levels.ts';
import type { SpaceFacts } from './space.ts';
import type { VoteRule } from './vote.ts';

/** What somebody types to found a space, step by step. Empty text is what was not answered yet. */
export interface FoundDraft {
  readonly title: string;
  readonly purpose: string;
  readonly code: string;
  readonly category: Category | '';
  readonly phase: Phase | '';
  readonly level: Level | '';
  readonly resolution: string;
  readonly legalBasis: string;
  readonly lasts: 'permanent' | 'temporary';
  /** ISO day, for a temporary one. */
  readonly until: string;
  readonly facility: string;
  readonly admission: 'free' | 'appointed';
  readonly contributors: 'members' | 'anyone';
  readonly commentable: boolean;
  readonly parity: boolean;
  readonly termMonths: string;
  readonly base: VoteRule['base'];
  readonly majority: VoteRule['majority'];
  readonly abstention: VoteRule['abstention'];
  readonly tie: VoteRule['tie'];
  readonly quorum: keyof typeof quorums;
  readonly ballot: VoteRule['ballot'];
}

/** The quorums that the page offers; the API takes any part of the members. */
export const quorums = {
  none: { kind: 'none', numerator: 1, denominator: 2 },
  'more-than-half': { kind: 'more-than', numerator: 1, denominator: 2 },
  half: { kind: 'at-least', numerator: 1, denominator: 2 },
  'two-thirds': { kind: 'at-least', numerator: 2, denominator: 3 },
} as const satisfies Record<string, VoteRule['quorum']>;

export const emptyDraft: FoundDraft = {
  title: '',
  purpose: '',
  code: '',
  category: '',
  phase: '',
  level: '',
  resolution: '',
  legalBasis: '',
  lasts: 'permanent',
  until: '',
  facility: '',
  admission: 'free',
  contributors: 'members',
  commentable: true,
  parity: false,
  termMonths: '',
  base: 'present',
  majority: 'absolute',
  abstention: 'in',
  tie: 'again',
  quorum: 'more-than-half',
  ballot: 'open',
};

export const steps = ['que', 'nivel', 'base', 'quienes', 'regla', 'revisar'] as const;
export type Step = (typeof steps)[number];

/** The steps of a draft: an informative space decides nothing, so that nobody is asked how it votes. */
export function stepsOf({ level }: Pick<FoundDraft, 'level'>): readonly Step[] {
  return level === 'informative' ? steps.filter((one) => one !== 'regla') : steps;
}

/** A short name for addresses, from the title: without accents, at most sixty letters, cut at a word. */
export function codeFrom(title: string): string {
  const words = foldText(title).split(' ');
  let code = '';
  for (const word of words) {
    const next = code === '' ? word : `${code}-${word}`;
    if (next.length > 60) break;
    code = next;
  }
  return code.replace(/[^a-z0-9-]/g, '').slice(0, 60);
}

export type FaultName =
  | 'title'
  | 'purpose'
  | 'code'
  | 'category'
  | 'phase'
  | 'level'
  | 'resolution'
  | 'legalBasis'
  | 'until'
  | 'termMonths';

/** What is missing or wrong in a step, in the order of its questions. */
export function faultsOf(step: Step, draft: FoundDraft, today: PlainDate): readonly FaultName[] {
  const long = (text: string, least: number, most: number) =>
    text.trim().length >= least && text.trim().length <= most;
  const wrong: readonly (readonly [FaultName, boolean])[] = {
    que: [
      ['title', !long(draft.title, 3, 160)],
      ['purpose', !long(draft.purpose, 10, 4000)],
      ['code', !/^[a-z0-9][a-z0-9-]{1,59}$/.test(draft.code || codeFrom(draft.title))],
      ['category', draft.category === ''],
      ['phase', draft.phase === ''],
    ] as const,
    nivel: [
      ['level', draft.level === ''],
      ['resolution', draft.level === 'decisory' && !long(draft.resolution, 3, 120)],
    ] as const,
    base: [
      ['legalBasis', !long(draft.legalBasis, 3, 400)],
      ['until', draft.lasts === 'temporary' && !(isPlainDate(draft.until) && draft.until >= today)],
    ] as const,
    quienes: [
      [
        'termMonths',
        draft.termMonths.trim() !== '' &&
          !(/^\d+$/.test(draft.termMonths.trim()) && +draft.termMonths >= 1 && +draft.termMonths <= 120),
      ],
    ] as const,
    regla: [],
    revisar: [],
  }[step];
  return wrong.filter(([, isWrong]) => isWrong).map(([name]) => name);
}

/**
 * The space that a draft founds. What its level does not let it have is left out, whatever was typed before the level was chosen: an
 * informative space takes nothing from anybody, and only a decisory one has a resolution.
 *
 * @returns undefined while some step still lacks something.
 */
export function factsFrom(draft: FoundDraft, today: PlainDate): SpaceFacts | undefined {
  const { category, phase, level } = draft;
  if (category === '' || phase === '' || level === '') return undefined;
  if (stepsOf(draft).some((step) => faultsOf(step, draft, today).length > 0)) return undefined;
  const takes = level !== 'informative';
  return {
    code: draft.code || codeFrom(draft.title),
    title: draft.title.trim(),
    purpose: draft.purpose.trim(),
    category,
    level,
    phase,
    legalBasis: draft.legalBasis.trim(),
    until: draft.lasts === 'temporary' && isPlainDate(draft.until) ? draft.until : null,
    admission: draft.admission,
    contributors: takes ? draft.contributors : 'members',
    commentable: takes && draft.commentable,
    oversees: { facility: draft.facility || null, organisation: null },
    bindingResolution: level === 'decisory' ? draft.resolution.trim() : null,
    parity: draft.parity,
    termMonths: draft.termMonths.trim() === '' ? null : Number(draft.termMonths),
    voteRule: ruleFrom(draft),
  };
}

export function ruleFrom(
  draft: Pick<FoundDraft, 'base' | 'majority' | 'abstention' | 'tie' | 'quorum' | 'ballot'>,
): VoteRule {
  const { base, majority, abstention, tie, ballot } = draft;
  return { base, majority, abstention, tie, quorum: quorums[draft.quorum], ballot };
}
