import { addMonths, ok, type PlainDate, type Result, refuse } from '#kernel';
import {
  isRepresentative,
  type OrganisationAction,
  type OrganisationFacts,
  type OrganisationState,
  representativesOn,
  sitsInCommittee,
} from './organisation.ts';

/** What the organisation does for itself, by its applicant or a representative. */
export type OwnAct =
  | { readonly act: 'give-evidence'; readonly text: string }
  | { readonly act: 'name-representative'; readonly personId: string | null }
  | { readonly act: 'end-representative'; readonly number: number }
  | { readonly act: 'declare-conflict'; readonly text: string }
  | { readonly act: 'tell-members'; readonly members: number };

/** What the institution does with it. */
export type OfficeAct =
  | { readonly act: 'request-evidence'; readonly what: string }
  | { readonly act: 'accredit'; readonly evidence: string }
  | { readonly act: 'refuse'; readonly reason: string; readonly norm: string }
  | { readonly act: 'suspend'; readonly reason: string }
  | { readonly act: 'join-committee' }
  | { readonly act: 'leave-committee'; readonly reason: string };

export interface Scene {
  readonly personId: string;
  readonly today: PlainDate;
  readonly representativeMonths: number;
}

type Decision = Result<readonly OrganisationAction[]>;

/** An application is taken unless the legal person already stands in the register or waits to. */
export function decideApplication(
  facts: OrganisationFacts,
  others: readonly OrganisationState[],
  { personId, today }: Scene,
): Decision {
  if (others.some((one) => one.facts.ruc === facts.ruc && one.status !== 'refused'))
    return refuse({ refusal: 'organisation-already-there', ruc: facts.ruc });
  if (facts.statutes.adopted > today) return refuse({ refusal: 'statutes-of-the-future' });
  if ((facts.kind === 'chamber') !== (facts.side === 'employers') && facts.kind !== 'federation')
    return refuse({ refusal: 'side-does-not-fit-kind' });
  return ok([{ kind: 'applied', facts, applicant: personId }]);
}

/** Her own organisation: until it is accredited who applied speaks for it; afterwards, its representatives. */
export function speaksFor(state: OrganisationState, personId: string, today: PlainDate): boolean {
  return state.status === 'accredited'
    ? isRepresentative(state, personId, today)
    : state.applicant === personId;
}

export function decideOwn(state: OrganisationState, act: OwnAct, scene: Scene): Decision {
  const { personId, today } = scene;
  if (!speaksFor(state, personId, today)) return refuse({ refusal: 'not-its-representative' });
  if (act.act === 'give-evidence')
    return state.status === 'evidence'
      ? ok([{ kind: 'evidence-given', text: act.text }])
      : refuse({ refusal: 'no-evidence-asked' });
  if (state.status !== 'accredited') return refuse({ refusal: 'organisation-not-accredited' });
  switch (act.act) {
    case 'name-representative': {
      // Said only to who may name: whether the institution knows a document is not for everybody who asks.
      if (act.personId === null) return refuse({ refusal: 'person-unknown' });
      // Who is named again is accredited anew, from today: her former term ends where the new one begins.
      const former = representativesOn(state, today).find((one) => one.personId === act.personId);
      if (former?.from === today) return refuse({ refusal: 'already-representative' });
      const next = named(state, act.personId, scene);
      return ok(former ? [{ kind: 'representative-ended', number: former.number, on: today }, next] : [next]);
    }
    case 'end-representative': {
      const now = representativesOn(state, today);
      if (!now.some((one) => one.number === act.number)) return refuse({ refusal: 'representative-unknown' });
      if (now.length === 1) return refuse({ refusal: 'last-representative' });
      return ok([{ kind: 'representative-ended', number: act.number, on: today }]);
    }
    case 'declare-conflict':
      return ok([{ kind: 'conflict-declared', personId, text: act.text }]);
    case 'tell-members':
      return ok([{ kind: 'members-told', members: act.members, on: today }]);
  }
}

export function decideOffice(state: OrganisationState, act: OfficeAct, scene: Scene): Decision {
  const { personId, today } = scene;
  // Nobody judges what she asked for or speaks for.
  if (state.applicant === personId || state.representatives.some((one) => one.personId === personId))
    return refuse({ refusal: 'own-organisation' });
  const waiting = state.status === 'applied' || state.status === 'evidence';
  switch (act.act) {
    case 'request-evidence':
      return state.status === 'applied'
        ? ok([{ kind: 'evidence-requested', what: act.what }])
        : refuse({ refusal: 'application-not-waiting', status: state.status });
    case 'accredit':
      if (state.status === 'evidence') return refuse({ refusal: 'evidence-awaited' });
      if (state.status !== 'applied')
        return refuse({ refusal: 'application-not-waiting', status: state.status });
      return ok([
        { kind: 'accredited', evidence: act.evidence, on: today },
        named(state, state.applicant, scene),
      ]);
    case 'refuse':
      return waiting
        ? ok([{ kind: 'refused', reason: act.reason, norm: act.norm, on: today }])
        : refuse({ refusal: 'application-not-waiting', status: state.status });
    case 'suspend':
      return state.status === 'accredited'
        ? ok([{ kind: 'suspended', reason: act.reason, on: today }])
        : refuse({ refusal: 'organisation-not-accredited' });
    case 'join-committee':
      if (state.status !== 'accredited') return refuse({ refusal: 'organisation-not-accredited' });
      return sitsInCommittee(state)
        ? refuse({ refusal: 'already-in-committee' })
        : ok([{ kind: 'committee-joined', on: today }]);
    case 'leave-committee':
      return sitsInCommittee(state)
        ? ok([{ kind: 'committee-left', on: today, reason: act.reason }])
        : refuse({ refusal: 'not-in-committee' });
  }
}

function named(
  state: OrganisationState,
  personId: string,
  { today, representativeMonths }: Scene,
): OrganisationAction {
  return {
    kind: 'representative-named',
    number: state.representatives.length + 1,
    personId,
    from: today,
    until: addMonths(today, representativeMonths),
  };
}
