import type { PlainDate } from '#kernel';

export const kinds = [
  'procurement',
  'works',
  'plans-and-budgets',
  'staff-selection',
  'ethics-committee',
] as const;
export type Kind = (typeof kinds)[number];

/** Kinds whose members the Board designates (Resolution C.D. 590, fifth general provision; Code of Ethics, art. 19). */
export const designatedKinds: readonly Kind[] = ['staff-selection', 'ethics-committee'];

/** Who owes an answer, lowest first: the office that holds the documents, then those above it. */
export const levels = ['office', 'direction', 'board'] as const;
export type Level = (typeof levels)[number];

export const severities = ['low', 'medium', 'high'] as const;
export type Severity = (typeof severities)[number];

export interface GroupFacts {
  readonly code: string;
  readonly title: string;
  readonly kind: Kind;
  /** A group of technical participation asks for knowledge of the matter (document 003, §2.2.3). */
  readonly technical: boolean;
  /** What exactly is overseen. */
  readonly object: string;
  /** Code of a facility; null for the whole institution. */
  readonly facility: string | null;
  /** Organisations overseen besides the institution, by their identifier in published procurement. */
  readonly organisations: readonly string[];
  /** The Board's resolution, where it designates the members. */
  readonly resolution: string | null;
  readonly registrationUntil: PlainDate;
  /** Last day of its term. */
  readonly until: PlainDate;
}

/** What a case was opened from. */
export type CaseOrigin =
  | { readonly kind: 'flag'; readonly ocid: string; readonly flag: string }
  | { readonly kind: 'process'; readonly ocid: string }
  | { readonly kind: 'party'; readonly id: string }
  | { readonly kind: 'other' };

export type Evidence =
  | { readonly kind: 'request'; readonly request: number; readonly text: string }
  | { readonly kind: 'process'; readonly ocid: string; readonly text: string }
  | { readonly kind: 'statement'; readonly text: string };

export type Outcome = 'delivered' | 'partly' | 'denied' | 'not-held';
export type CeasedFor =
  | 'resigned'
  | 'interest'
  | 'challenge'
  | 'not-qualified'
  | 'absent'
  | 'lost-requirement';

/** What the institution hands over: its name and address, or its fingerprint, or both. */
export interface Handed {
  readonly title: string;
  readonly address: string | null;
  readonly sha256: string | null;
}

export interface Recommended {
  readonly number: number;
  readonly text: string;
  readonly finding: number | null;
}
export type Position = 'accepts' | 'partly' | 'rejects';
export interface RecommendationAnswer {
  readonly recommendation: number;
  readonly position: Position;
  readonly text: string;
  readonly responsible: string | null;
  readonly due: PlainDate | null;
}

/** Forming a group: from initiative or call to accreditation, and who leaves it. */
type FormingAction =
  | { readonly kind: 'proposed'; readonly facts: GroupFacts; readonly reason: string }
  | { readonly kind: 'called'; readonly facts: GroupFacts }
  | { readonly kind: 'admitted'; readonly on: PlainDate; readonly reason: string }
  | { readonly kind: 'initiative-refused'; readonly on: PlainDate; readonly reason: string }
  | { readonly kind: 'registration-reopened'; readonly until: PlainDate; readonly reason: string }
  | {
      readonly kind: 'designated';
      readonly number: number;
      readonly personId: string;
      /** The designation whose holder this one would replace. */
      readonly alternateOf: number | null;
      readonly designatedBy: string;
    }
  | {
      readonly kind: 'registered';
      readonly member: number;
      readonly personId: string;
      readonly sex: 'female' | 'male';
      readonly age: number;
      readonly designation: number | null;
      readonly statement: string;
      readonly on: PlainDate;
    }
  | {
      readonly kind: 'qualified';
      readonly member: number;
      readonly ground: string;
      readonly on: PlainDate;
    }
  | {
      readonly kind: 'challenged';
      readonly challenge: number;
      readonly member: number;
      readonly personId: string;
      readonly ground: string;
      readonly on: PlainDate;
      readonly noticeBy: PlainDate;
      readonly decideBy: PlainDate;
    }
  | {
      readonly kind: 'challenge-notified';
      readonly challenge: number;
      readonly on: PlainDate;
      readonly answerBy: PlainDate;
    }
  | {
      readonly kind: 'challenge-answered';
      readonly challenge: number;
      readonly text: string;
      readonly on: PlainDate;
    }
  | {
      readonly kind: 'challenge-decided';
      readonly challenge: number;
      readonly upheld: boolean;
      readonly reason: string;
      readonly on: PlainDate;
    }
  | {
      readonly kind: 'inducted';
      readonly members: readonly number[];
      readonly topics: string;
      readonly on: PlainDate;
    }
  | {
      readonly kind: 'accredited';
      readonly cards: readonly {
        readonly member: number;
        readonly card: string;
        /** SHA-256 of the canonical JSON of what the card says. */
        readonly sha256: string;
      }[];
      readonly on: PlainDate;
    }
  | { readonly kind: 'term-extended'; readonly until: PlainDate; readonly reason: string }
  | {
      readonly kind: 'absent';
      readonly member: number;
      readonly from: PlainDate;
      readonly until: PlainDate;
      readonly reason: string;
    }
  | {
      readonly kind: 'ceased';
      readonly member: number;
      readonly why: CeasedFor;
      readonly text: string;
      readonly on: PlainDate;
    }
  | { readonly kind: 'cancelled'; readonly reason: string; readonly on: PlainDate }
  | { readonly kind: 'closed'; readonly text: string; readonly on: PlainDate };

/** What members do, and what the institution answers. */
type WorkingAction =
  | {
      readonly kind: 'planned';
      readonly member: number;
      readonly text: string;
      readonly activities: readonly { readonly what: string; readonly due: PlainDate }[];
      readonly on: PlainDate;
    }
  | {
      readonly kind: 'activity-done';
      readonly activity: number;
      readonly member: number;
      readonly text: string;
      readonly on: PlainDate;
    }
  | {
      readonly kind: 'case-opened';
      readonly number: number;
      readonly member: number;
      readonly origin: CaseOrigin;
      readonly title: string;
      readonly why: string;
      /** Who buys and who sells in it, by their identifiers when it was opened. */
      readonly parties: readonly string[];
      readonly on: PlainDate;
    }
  | {
      readonly kind: 'noted';
      readonly case: number;
      readonly member: number;
      readonly text: string;
      readonly on: PlainDate;
    }
  | {
      readonly kind: 'requested';
      readonly number: number;
      readonly case: number | null;
      readonly member: number;
      readonly what: string;
      readonly on: PlainDate;
      readonly due: PlainDate;
    }
  | {
      readonly kind: 'request-extended';
      readonly request: number;
      readonly reason: string;
      readonly on: PlainDate;
      readonly due: PlainDate;
    }
  | {
      readonly kind: 'silence-noted';
      readonly request: number;
      readonly level: Level;
      readonly on: PlainDate;
    }
  | {
      /** The answer to a finding or a report did not come in time. */
      readonly kind: 'answer-overdue';
      readonly about: 'finding' | 'report';
      readonly number: number;
      readonly due: PlainDate;
      readonly on: PlainDate;
    }
  | {
      readonly kind: 'request-escalated';
      readonly request: number;
      readonly member: number;
      readonly level: Level;
      readonly ground: 'silence' | 'answer';
      readonly text: string;
      readonly on: PlainDate;
      readonly due: PlainDate;
    }
  | {
      readonly kind: 'request-answered';
      readonly request: number;
      readonly outcome: Outcome;
      readonly text: string;
      readonly documents: readonly Handed[];
      readonly on: PlainDate;
    }
  | {
      readonly kind: 'request-settled';
      readonly request: number;
      readonly member: number;
      readonly satisfied: boolean;
      readonly text: string;
      readonly on: PlainDate;
    }
  | {
      readonly kind: 'found';
      readonly number: number;
      readonly case: number | null;
      readonly member: number;
      readonly title: string;
      readonly text: string;
      readonly severity: Severity;
      readonly evidence: readonly Evidence[];
      readonly on: PlainDate;
      readonly due: PlainDate;
    }
  | {
      readonly kind: 'finding-answered';
      readonly finding: number;
      readonly position: Position;
      readonly text: string;
      readonly on: PlainDate;
    }
  | {
      readonly kind: 'finding-kept';
      readonly finding: number;
      readonly member: number;
      /** Whether the answer settles it; false keeps the disagreement beside it for ever. */
      readonly agrees: boolean;
      readonly text: string;
      readonly on: PlainDate;
    }
  | {
      readonly kind: 'report-drafted';
      readonly number: number;
      readonly final: boolean;
      readonly member: number;
      readonly text: string;
      readonly recommendations: readonly Recommended[];
      readonly on: PlainDate;
    }
  | {
      readonly kind: 'report-signed';
      readonly report: number;
      readonly member: number;
      readonly dissent: string | null;
      readonly on: PlainDate;
    }
  | {
      readonly kind: 'report-published';
      readonly report: number;
      readonly member: number;
      readonly jsonSha256: string;
      readonly pdfSha256: string | null;
      readonly on: PlainDate;
      readonly due: PlainDate;
    }
  | {
      readonly kind: 'report-answered';
      readonly report: number;
      readonly text: string;
      readonly answers: readonly RecommendationAnswer[];
      readonly on: PlainDate;
    }
  | {
      readonly kind: 'recommendation-followed';
      readonly report: number;
      readonly recommendation: number;
      readonly state: 'in-progress' | 'done';
      readonly text: string;
      readonly on: PlainDate;
    }
  | {
      readonly kind: 'recommendation-ended';
      readonly report: number;
      readonly recommendation: number;
      readonly verdict: 'fulfilled' | 'not-fulfilled';
      readonly text: string;
      readonly on: PlainDate;
    };

export type GroupAction = FormingAction | WorkingAction;
