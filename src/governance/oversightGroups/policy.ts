import type { PlainDate } from '#kernel';
import { getReading, type Law, type LawStatus, numberAt, workingCalendar } from '#law';
import type { KinshipBars } from './interests.ts';

/** What `law/oversight-groups` (and kinship and parity of `law/spaces`) says on a date. */
export interface GroupsPolicy {
  readonly membersMin: number;
  readonly groupsAtOnce: number;
  readonly challenge: { readonly notice: number; readonly answer: number; readonly decision: number };
  readonly request: { readonly answer: number; readonly extension: number };
  readonly escalationDays: number;
  readonly findingDays: number;
  readonly reportDays: number;
  readonly termMonths: number;
  readonly extensionMonths: number;
  readonly ethics: {
    readonly members: number;
    readonly sexDifference: number;
    readonly youthUntil: number;
    readonly elderFrom: number;
    readonly generations: number;
  };
  readonly bars: KinshipBars;
}

/** Every number of the law that a group rests on: the parameter and, in a table, its key. */
const read = {
  'members-min': ['oversight-groups.members-min'],
  'groups-at-once': ['oversight-groups.groups-at-once'],
  'challenge-notice': ['oversight-groups.challenge-working-days', 'notice'],
  'challenge-answer': ['oversight-groups.challenge-working-days', 'answer'],
  'challenge-decision': ['oversight-groups.challenge-working-days', 'decision'],
  'request-answer': ['oversight-groups.request-working-days', 'answer'],
  'request-extension': ['oversight-groups.request-working-days', 'extension'],
  escalation: ['oversight-groups.escalation-working-days'],
  finding: ['oversight-groups.answer-working-days', 'finding'],
  report: ['oversight-groups.answer-working-days', 'report'],
  term: ['oversight-groups.term-months', 'first'],
  'term-extension': ['oversight-groups.term-months', 'extension'],
  'ethics-members': ['oversight-groups.ethics-members'],
  'youth-until': ['oversight-groups.generations', 'youth-until'],
  'elder-from': ['oversight-groups.generations', 'elder-from'],
  generations: ['oversight-groups.generations', 'least'],
  'kinship-blood': ['spaces.kinship-degrees', 'blood'],
  'kinship-marriage': ['spaces.kinship-degrees', 'marriage'],
  'sex-difference': ['spaces.parity-difference'],
} as const satisfies Record<string, readonly [string, string?]>;
export type NormName = keyof typeof read;

const readingOf = (law: Law, date: PlainDate, name: NormName) => {
  const [id, key] = read[name] as readonly [string, string?];
  return getReading(numberAt(law, id, date, key));
};

/** @throws LawGap when the date is before the policy began. */
export function groupsPolicyOn(law: Law, date: PlainDate): GroupsPolicy {
  const value = (name: NormName) => readingOf(law, date, name).value;
  return {
    membersMin: value('members-min'),
    groupsAtOnce: value('groups-at-once'),
    challenge: {
      notice: value('challenge-notice'),
      answer: value('challenge-answer'),
      decision: value('challenge-decision'),
    },
    request: { answer: value('request-answer'), extension: value('request-extension') },
    escalationDays: value('escalation'),
    findingDays: value('finding'),
    reportDays: value('report'),
    termMonths: value('term'),
    extensionMonths: value('term-extension'),
    ethics: {
      members: value('ethics-members'),
      sexDifference: value('sex-difference'),
      youthUntil: value('youth-until'),
      elderFrom: value('elder-from'),
      generations: value('generations'),
    },
    bars: { blood: value('kinship-blood'), marriage: value('kinship-marriage') },
  };
}

export interface NormShown {
  readonly name: NormName;
  readonly id: string;
  readonly value: number;
  readonly norm: string;
  readonly status: LawStatus;
  readonly source: string;
}

/** The numbers of the law by which a group lives, with what each rests on, for the pages that show their results. */
export function normsOn(law: Law, date: PlainDate): NormShown[] {
  return (Object.keys(read) as NormName[]).map((name) => {
    const { value, citation } = readingOf(law, date, name);
    const { id, norm, status, source } = citation;
    return { name, id, value, norm, status, source };
  });
}

/** What every decision has at hand. */
export interface Today {
  readonly today: PlainDate;
  readonly policy: GroupsPolicy;
  /** `count` working days after a date. */
  addWorkingDays(date: PlainDate, count: number): PlainDate;
}

export function todayIn(law: Law, today: PlainDate): Today {
  const calendar = workingCalendar(law);
  return {
    today,
    policy: groupsPolicyOn(law, today),
    addWorkingDays: (date, count) => calendar.addWorkingDays(date, count),
  };
}
