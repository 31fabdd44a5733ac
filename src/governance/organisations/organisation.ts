import type { PlainDate } from '#kernel';
import type { Recorded } from '#platform/actions';

export const kinds = ['union', 'federation', 'chamber', 'retirees', 'campesinos'] as const;
export type Kind = (typeof kinds)[number];
/** On whose side it speaks; only workers' and employers' propose candidates (document 003, chapter 2). */
export const sides = ['workers', 'employers', 'retirees', 'campesinos'] as const;
export type Side = (typeof sides)[number];

export interface OrganisationFacts {
  readonly name: string;
  readonly kind: Kind;
  readonly side: Side;
  /** Number of its legal person at the tax service, 13 digits. */
  readonly ruc: string;
  /** The act by which the State recognised it. */
  readonly legalAct: string;
  readonly statutes: { readonly title: string; readonly adopted: PlainDate; readonly sha256: string };
  /** Branch of activity, in its own words. */
  readonly sector: string;
  /** A province's code, or `national`. */
  readonly territory: string;
  readonly members: number;
}

export type OrganisationAction =
  | { readonly kind: 'applied'; readonly facts: OrganisationFacts; readonly applicant: string }
  | { readonly kind: 'evidence-requested'; readonly what: string }
  | { readonly kind: 'evidence-given'; readonly text: string }
  | { readonly kind: 'accredited'; readonly evidence: string; readonly on: PlainDate }
  | { readonly kind: 'refused'; readonly reason: string; readonly norm: string; readonly on: PlainDate }
  | { readonly kind: 'suspended'; readonly reason: string; readonly on: PlainDate }
  | {
      readonly kind: 'representative-named';
      readonly number: number;
      readonly personId: string;
      readonly from: PlainDate;
      readonly until: PlainDate;
    }
  | { readonly kind: 'representative-ended'; readonly number: number; readonly on: PlainDate }
  | { readonly kind: 'conflict-declared'; readonly personId: string; readonly text: string }
  | { readonly kind: 'members-told'; readonly members: number; readonly on: PlainDate }
  | { readonly kind: 'committee-joined'; readonly on: PlainDate }
  | { readonly kind: 'committee-left'; readonly on: PlainDate; readonly reason: string };

export type Status = 'applied' | 'evidence' | 'accredited' | 'refused' | 'suspended';

export interface Representative {
  readonly number: number;
  readonly personId: string;
  readonly from: PlainDate;
  readonly until: PlainDate;
}

export interface OrganisationState {
  readonly facts: OrganisationFacts;
  readonly applicant: string;
  readonly status: Status;
  readonly since: PlainDate | null;
  /** Why it was refused or suspended, or on what evidence it was accredited. */
  readonly ground: string | null;
  readonly norm: string | null;
  readonly evidence: readonly { readonly asked: string; readonly given: string | null }[];
  readonly representatives: readonly Representative[];
  readonly conflicts: readonly { readonly personId: string; readonly text: string; readonly at: string }[];
  readonly committee: { readonly from: PlainDate; readonly until: PlainDate | null } | null;
}

/** @throws Error when the list does not begin with an application. */
export function foldOrganisation(actions: readonly Recorded<OrganisationAction>[]): OrganisationState {
  const first = actions[0]?.action;
  if (first?.kind !== 'applied') throw new Error('An organisation begins with its application.');
  return actions.slice(1).reduce<OrganisationState>((state, one) => apply(state, one), {
    facts: first.facts,
    applicant: first.applicant,
    status: 'applied',
    since: null,
    ground: null,
    norm: null,
    evidence: [],
    representatives: [],
    conflicts: [],
    committee: null,
  });
}

function apply(state: OrganisationState, { action, at }: Recorded<OrganisationAction>): OrganisationState {
  switch (action.kind) {
    case 'applied':
      throw new Error('An organisation applies once.');
    case 'evidence-requested':
      return {
        ...state,
        status: 'evidence',
        evidence: [...state.evidence, { asked: action.what, given: null }],
      };
    case 'evidence-given':
      return {
        ...state,
        status: 'applied',
        evidence: state.evidence.map((one, i) =>
          i === state.evidence.length - 1 ? { ...one, given: action.text } : one,
        ),
      };
    case 'accredited':
      return { ...state, status: 'accredited', since: action.on, ground: action.evidence, norm: null };
    case 'refused':
      return { ...state, status: 'refused', since: action.on, ground: action.reason, norm: action.norm };
    case 'suspended':
      return { ...state, status: 'suspended', since: action.on, ground: action.reason, committee: null };
    case 'representative-named': {
      const { kind: _kind, ...representative } = action;
      return { ...state, representatives: [...state.representatives, representative] };
    }
    case 'representative-ended':
      return {
        ...state,
        representatives: state.representatives.map((one) =>
          one.number === action.number ? { ...one, until: action.on } : one,
        ),
      };
    case 'conflict-declared':
      return {
        ...state,
        conflicts: [...state.conflicts, { personId: action.personId, text: action.text, at }],
      };
    case 'members-told':
      return { ...state, facts: { ...state.facts, members: action.members } };
    case 'committee-joined':
      return { ...state, committee: { from: action.on, until: null } };
    case 'committee-left':
      return { ...state, committee: state.committee && { ...state.committee, until: action.on } };
  }
}

/** Who represents it on a day; the day on which it ends is not hers any more. */
export function representativesOn({ representatives }: OrganisationState, day: PlainDate): Representative[] {
  return representatives.filter(({ from, until }) => from <= day && day < until);
}

export function isRepresentative(state: OrganisationState, personId: string, day: PlainDate): boolean {
  return representativesOn(state, day).some((one) => one.personId === personId);
}

export function sitsInCommittee({ status, committee }: OrganisationState): boolean {
  return status === 'accredited' && committee !== null && committee.until === null;
}
