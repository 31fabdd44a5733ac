import type { PlainDate } from '#kernel';
import type { Recorded } from '#platform/actions';

export const commissions = ['substantiation', 'supervision'] as const;
export type Commission = (typeof commissions)[number];
/** Who proposes candidates (document 003, chapter 2). */
export const proposingSides = ['workers', 'employers'] as const;
export type ProposingSide = (typeof proposingSides)[number];
export type Sex = 'female' | 'male';

export interface CallFacts {
  readonly code: string;
  readonly title: string;
  /** The resolution of the Board that sets profile and requirements. */
  readonly resolution: string;
  readonly profile: string;
  readonly requirements: readonly string[];
  /** Each day is the last on which that can be done. */
  readonly timetable: {
    readonly shortlistsFrom: PlainDate;
    readonly shortlistsUntil: PlainDate;
    readonly agreedBy: PlainDate;
    readonly voteFrom: PlainDate;
    readonly voteUntil: PlainDate;
  };
}

export interface Named {
  readonly personId: string;
  readonly sex: Sex;
  readonly alternateId: string;
  readonly alternateSex: Sex;
}

export type CallAction =
  | { readonly kind: 'called'; readonly facts: CallFacts }
  | {
      readonly kind: 'shortlist-presented';
      readonly shortlist: number;
      readonly organisationId: string;
      readonly side: ProposingSide;
      readonly commission: Commission;
      readonly on: PlainDate;
      readonly candidates: readonly (Named & { readonly candidate: number })[];
    }
  | { readonly kind: 'statement-written'; readonly candidate: number; readonly text: string }
  | {
      readonly kind: 'evidence-requested';
      readonly candidate: number;
      readonly requirement: number;
      readonly what: string;
      readonly due: PlainDate;
    }
  | {
      readonly kind: 'evidence-given';
      readonly candidate: number;
      readonly text: string;
      readonly on: PlainDate;
    }
  | {
      readonly kind: 'qualified';
      readonly candidate: number;
      readonly ground: string;
      readonly on: PlainDate;
    }
  | {
      readonly kind: 'refused';
      readonly candidate: number;
      readonly requirement: number;
      readonly reason: string;
      readonly on: PlainDate;
      readonly appealBy: PlainDate;
    }
  | {
      readonly kind: 'appealed';
      readonly candidate: number;
      readonly ground: string;
      readonly on: PlainDate;
      readonly decideBy: PlainDate;
    }
  | {
      readonly kind: 'appeal-decided';
      readonly candidate: number;
      readonly upheld: boolean;
      readonly reason: string;
      readonly on: PlainDate;
    }
  | {
      readonly kind: 'agreed';
      readonly on: PlainDate;
      readonly body: string;
      readonly minutes: string;
      readonly minutesSha256: string;
      readonly candidates: readonly number[];
    };

export type CandidateStatus = 'presented' | 'evidence' | 'qualified' | 'refused' | 'appealed' | 'excluded';

export interface Candidate extends Named {
  readonly candidate: number;
  readonly shortlist: number;
  readonly organisationId: string;
  readonly side: ProposingSide;
  readonly commission: Commission;
  readonly status: CandidateStatus;
  readonly statement: string | null;
  /** What runs: until when evidence, an appeal or its decision is awaited. */
  readonly due: PlainDate | null;
  /** What was asked, and what was given, in order. */
  readonly evidence: readonly {
    readonly requirement: number;
    readonly asked: string;
    readonly given: string | null;
  }[];
  /** Every decision with its reason, in order. */
  readonly history: readonly {
    readonly what:
      | 'presented'
      | 'evidence-requested'
      | 'evidence-given'
      | 'qualified'
      | 'refused'
      | 'appealed'
      | 'upheld'
      | 'dismissed';
    readonly on: PlainDate | null;
    readonly text: string;
    readonly requirement: number | null;
  }[];
  /** Who refused her, so that another decides her appeal. */
  readonly refusedBy: string | null;
}

export interface CallState {
  readonly facts: CallFacts;
  readonly shortlists: readonly {
    readonly shortlist: number;
    readonly organisationId: string;
    readonly side: ProposingSide;
    readonly commission: Commission;
    readonly on: PlainDate;
  }[];
  readonly candidates: readonly Candidate[];
  readonly agreed: Omit<Extract<CallAction, { kind: 'agreed' }>, 'kind'> | null;
}

/** @throws Error when the list does not begin with the call. */
export function foldCall(actions: readonly Recorded<CallAction>[]): CallState {
  const first = actions[0]?.action;
  if (first?.kind !== 'called') throw new Error('A call begins with its calling.');
  return actions
    .slice(1)
    .reduce<CallState>(apply, { facts: first.facts, shortlists: [], candidates: [], agreed: null });
}

function apply(state: CallState, { action, by }: Recorded<CallAction>): CallState {
  const change = (number: number, changed: (one: Candidate) => Partial<Candidate>): CallState => ({
    ...state,
    candidates: state.candidates.map((one) => (one.candidate === number ? { ...one, ...changed(one) } : one)),
  });
  switch (action.kind) {
    case 'called':
      throw new Error('A call is made once.');
    case 'shortlist-presented': {
      const { kind: _kind, candidates, ...shortlist } = action;
      const { on, ...origin } = shortlist;
      return {
        ...state,
        shortlists: [...state.shortlists, shortlist],
        candidates: [
          ...state.candidates,
          ...candidates.map(
            (one): Candidate => ({
              ...origin,
              ...one,
              status: 'presented',
              statement: null,
              due: null,
              evidence: [],
              history: [{ what: 'presented', on, text: '', requirement: null }],
              refusedBy: null,
            }),
          ),
        ],
      };
    }
    case 'statement-written':
      return change(action.candidate, () => ({ statement: action.text }));
    case 'evidence-requested':
      return change(action.candidate, ({ evidence, history }) => ({
        status: 'evidence',
        due: action.due,
        evidence: [...evidence, { requirement: action.requirement, asked: action.what, given: null }],
        history: [
          ...history,
          { what: 'evidence-requested', on: null, text: action.what, requirement: action.requirement },
        ],
      }));
    case 'evidence-given':
      return change(action.candidate, ({ evidence, history }) => ({
        status: 'presented',
        due: null,
        evidence: evidence.map((one, i) =>
          i === evidence.length - 1 ? { ...one, given: action.text } : one,
        ),
        history: [...history, { what: 'evidence-given', on: action.on, text: '', requirement: null }],
      }));
    case 'qualified':
      return change(action.candidate, ({ history }) => ({
        status: 'qualified',
        due: null,
        history: [...history, { what: 'qualified', on: action.on, text: action.ground, requirement: null }],
      }));
    case 'refused':
      return change(action.candidate, ({ history }) => ({
        status: 'refused',
        due: action.appealBy,
        refusedBy: by,
        history: [
          ...history,
          { what: 'refused', on: action.on, text: action.reason, requirement: action.requirement },
        ],
      }));
    case 'appealed':
      return change(action.candidate, ({ history }) => ({
        status: 'appealed',
        due: action.decideBy,
        history: [...history, { what: 'appealed', on: action.on, text: action.ground, requirement: null }],
      }));
    case 'appeal-decided':
      return change(action.candidate, ({ history }) => ({
        status: action.upheld ? 'qualified' : 'excluded',
        due: null,
        history: [
          ...history,
          {
            what: action.upheld ? 'upheld' : 'dismissed',
            on: action.on,
            text: action.reason,
            requirement: null,
          },
        ],
      }));
    case 'agreed': {
      const { kind: _kind, ...agreed } = action;
      return { ...state, agreed };
    }
  }
}
