import { ok, type Refusal, type Result, refuse } from '#kernel';
import {
  type CeremonyStep,
  ceremonyOf,
  type ElectionFacts,
  type ElectionPhase,
  type ElectionState,
  isDecryptionNeeded,
  stepOf,
} from './election.ts';
import type { ElectionsPolicy } from './policy.ts';

// Who may do what and when in an election: pure, with each refusal by its name.

/** Why an election cannot be drafted so; nothing when it can. */
export function findDraftFlaw(
  facts: ElectionFacts,
  voters: number,
  policy: ElectionsPolicy,
  now: Date,
): Refusal | undefined {
  const threshold = facts.trustees.filter((one) => !one.mandatory).length;
  if (Date.parse(facts.opensAt) >= Date.parse(facts.closesAt)) return { refusal: 'closes-before-it-opens' };
  if (Date.parse(facts.closesAt) <= now.getTime()) return { refusal: 'voting-would-be-over' };
  if (voters < 2) return { refusal: 'too-few-voters', voters };
  if (facts.trustees.length < policy.trusteesLeast)
    return { refusal: 'too-few-trustees', least: policy.trusteesLeast };
  if (threshold > 0 && (facts.threshold < 1 || facts.threshold > threshold))
    return { refusal: 'threshold-out-of-reach', threshold: facts.threshold, trustees: threshold };
  const ids = facts.contests.flatMap(({ candidates }) => candidates.map(({ id }) => id));
  if (new Set(ids).size !== ids.length) return { refusal: 'candidate-twice' };
  const short = facts.contests.find(
    ({ candidates, marksMost, rule }) => candidates.length < rule.seats || marksMost > candidates.length,
  );
  return short && { refusal: 'too-few-candidates', contest: short.title };
}

/** Among how many boxes a roll is divided, so that none has more voters than one archive may. */
export const boxesFor = (voters: number, { archiveVotersMost }: ElectionsPolicy): number =>
  Math.ceil(voters / archiveVotersMost);

const inPhase = (state: ElectionState, phases: readonly ElectionPhase[]): Refusal | undefined =>
  phases.includes(state.phase)
    ? undefined
    : { refusal: `election-${refusalOf(state.phase)}`, phase: state.phase };

function refusalOf(phase: ElectionPhase): 'in-preparation' | 'open' | 'closed' {
  if (phase === 'open') return 'open';
  return phase === 'drafted' || phase === 'keys' || phase === 'ready' ? 'in-preparation' : 'closed';
}

/** Whether a trustee may give this piece of the ceremony now. */
export function decidePiece(state: ElectionState, place: number, step: CeremonyStep): Result<null> {
  const wrong = inPhase(state, ['drafted', 'keys', 'ready']);
  if (wrong) return refuse(wrong);
  const expected = stepOf(state, place);
  if (expected === step) return ok(null);
  return refuse({ refusal: expected === null ? 'nothing-to-give-now' : 'another-piece-is-due', expected });
}

export function decideCredentials(state: ElectionState, count: number): Result<null> {
  const wrong = inPhase(state, ['drafted', 'keys', 'ready']);
  if (wrong) return refuse(wrong);
  if (state.credentials !== null) return refuse({ refusal: 'credentials-given-already' });
  if (count !== state.voters)
    return refuse({ refusal: 'credentials-not-as-many-as-voters', credentials: count, voters: state.voters });
  return ok(null);
}

export function decideOpening(state: ElectionState, now: Date): Result<null> {
  const wrong = inPhase(state, ['drafted', 'keys', 'ready']);
  if (wrong) return refuse(wrong);
  if (state.phase !== 'ready') return refuse({ refusal: 'keys-incomplete' });
  if (now.getTime() >= Date.parse(state.facts.closesAt)) return refuse({ refusal: 'voting-would-be-over' });
  return ok(null);
}

export function decideClosing(state: ElectionState, now: Date): Result<null> {
  const wrong = inPhase(state, ['open']);
  if (wrong) return refuse(wrong);
  if (now.getTime() < Date.parse(state.facts.closesAt))
    return refuse({ refusal: 'voting-not-over', closesAt: state.facts.closesAt });
  return ok(null);
}

export function decideDecryption(state: ElectionState, place: number): Result<null> {
  if (state.phase === 'tallied' || state.phase === 'proclaimed')
    return refuse({ refusal: 'decrypted-enough' });
  if (state.phase !== 'closed') return refuse({ refusal: 'voting-not-over', closesAt: state.facts.closesAt });
  const trustee = state.trustees.find((one) => one.place === place);
  if (state.ownResult) return refuse({ refusal: 'decrypted-enough' });
  if (trustee?.decrypted) return refuse({ refusal: 'decrypted-already' });
  return isDecryptionNeeded(state, place) ? ok(null) : refuse({ refusal: 'decrypted-enough' });
}

/** Whether the result is in: the places whose decryption makes it up, mandatory ones and the threshold. */
export function isDecryptionComplete(state: ElectionState): boolean {
  return (
    state.trustees.every((one) => !one.mandatory || one.decrypted) &&
    (ceremonyOf(state).length === 0 ||
      ceremonyOf(state).filter((one) => one.decrypted).length >= state.facts.threshold)
  );
}

/** Why nothing can be proclaimed now; nothing when it can. Whoever comes second is told so, and not that there is no result. */
export function whyNotProclaimable({ phase, result }: ElectionState): Refusal | undefined {
  if (phase === 'proclaimed') return { refusal: 'proclaimed-already' };
  return phase === 'tallied' && result ? undefined : { refusal: 'no-result-yet' };
}

export function decideLot(state: ElectionState, throws: string, policy: ElectionsPolicy): Result<null> {
  const wrong = whyNotProclaimable(state);
  if (wrong) return refuse(wrong);
  if (state.lot) return refuse({ refusal: 'lot-thrown-already' });
  if (!/^[1-6]+$/.test(throws) || throws.length < policy.lotThrowsLeast)
    return refuse({ refusal: 'lot-too-short', least: policy.lotThrowsLeast });
  return ok(null);
}

export function decideDispute(state: ElectionState, now: Date): Result<null> {
  if (state.phase !== 'proclaimed' || state.disputesUntil === null)
    return refuse({ refusal: 'not-proclaimed-yet' });
  if (now.getTime() > Date.parse(state.disputesUntil))
    return refuse({ refusal: 'disputes-over', until: state.disputesUntil });
  return ok(null);
}

export function decideAnswer(state: ElectionState, number: number): Result<null> {
  const dispute = state.disputes.find((one) => one.number === number);
  if (!dispute) return refuse({ refusal: 'dispute-unknown' });
  return dispute.answer ? refuse({ refusal: 'dispute-answered-already' }) : ok(null);
}
