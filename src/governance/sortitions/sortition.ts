import {
  type BeaconRound,
  type DiceCeremony,
  findBeaconChain,
  findDiceFlaw,
  isBeaconRoundGenuine,
  roundAt,
  timeOfRound,
} from '#ballots';
import { ok, type PlainDate, type Result, refuse } from '#kernel';
import type { Recorded } from '#platform/actions';

/** drand's quicknet: the only beacon that this house announces. Its keys stand in `#ballots`. */
export const quicknet = findBeaconChain('52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971')!;

export type SortitionAction =
  | {
      readonly kind: 'roll-frozen';
      readonly rollDate: PlainDate;
      readonly size: number;
      readonly root: string;
      readonly strata: Readonly<Record<string, number>>;
    }
  /** `text` is the file byte for byte. */
  | {
      readonly kind: 'announced';
      readonly text: string;
      readonly sha256: string;
      readonly seats: number;
      readonly round: number;
      readonly at: string;
    }
  | {
      readonly kind: 'dice-thrown';
      readonly dice: DiceCeremony;
      readonly place: string;
      readonly witnesses: readonly string[];
    }
  | { readonly kind: 'beacon-recorded'; readonly beacon: BeaconRound }
  | { readonly kind: 'drawn'; readonly seed: string; readonly count: number; readonly sha256: string };

export interface SortitionState {
  readonly roll:
    | (Omit<Extract<SortitionAction, { kind: 'roll-frozen' }>, 'kind'> & { readonly at: string })
    | null;
  readonly announcement: Omit<Extract<SortitionAction, { kind: 'announced' }>, 'kind'> | null;
  readonly dice: Omit<Extract<SortitionAction, { kind: 'dice-thrown' }>, 'kind'> | null;
  readonly beacon: (BeaconRound & { readonly at: string }) | null;
  readonly drawn:
    | (Omit<Extract<SortitionAction, { kind: 'drawn' }>, 'kind'> & { readonly at: string })
    | null;
}

export const steps = ['roll', 'announcement', 'dice', 'beacon', 'draw'] as const;
export type StepName = (typeof steps)[number];

const nothingYet: SortitionState = { roll: null, announcement: null, dice: null, beacon: null, drawn: null };

export function foldSortition(actions: readonly Recorded<SortitionAction>[]): SortitionState {
  return actions.reduce(withAction, nothingYet);
}

function withAction(state: SortitionState, { action, at }: Recorded<SortitionAction>): SortitionState {
  const next = { ...state };
  switch (action.kind) {
    case 'roll-frozen': {
      const { kind: _kind, ...roll } = action;
      return Object.assign(next, { roll: { ...roll, at } });
    }
    case 'announced': {
      const { kind: _kind, ...announcement } = action;
      return Object.assign(next, { announcement });
    }
    case 'dice-thrown': {
      const { kind: _kind, ...dice } = action;
      return Object.assign(next, { dice });
    }
    case 'beacon-recorded':
      return Object.assign(next, { beacon: { ...action.beacon, at } });
    case 'drawn': {
      const { kind: _kind, ...drawn } = action;
      return Object.assign(next, { drawn: { ...drawn, at } });
    }
  }
}

/** The step that comes next; null when all were taken. */
export function nextStep(state: SortitionState): StepName | null {
  if (!state.roll) return 'roll';
  if (!state.announcement) return 'announcement';
  if (!state.dice) return 'dice';
  if (!state.beacon) return 'beacon';
  return state.drawn ? null : 'draw';
}

/** Refuses a step that is not the next one. */
export function inOrder(state: SortitionState, step: StepName): Result<null> {
  const next = nextStep(state);
  return next === step ? ok(null) : refuse({ refusal: 'step-out-of-order', step, next });
}

/** The round announced for an instant: the first at or after it, if it leaves time to publish and to throw the dice. */
export function decideRound(at: Date, now: Date, leadMinutes: number): Result<number> {
  const round = roundAt(quicknet, at.getTime() / 1000);
  if (timeOfRound(quicknet, round) * 1000 < now.getTime() + leadMinutes * 60_000)
    return refuse({ refusal: 'round-too-soon', minutes: leadMinutes });
  return ok(round);
}

/** Dice count only between the announcement and the round: before, the roll could follow them; afterwards, they could follow the round. */
export function decideDice(
  state: SortitionState,
  throws: readonly number[],
  where: { readonly place: string; readonly witnesses: readonly string[] },
  now: Date,
): Result<readonly SortitionAction[]> {
  const turn = inOrder(state, 'dice');
  if (!turn.ok) return turn;
  const dice: DiceCeremony = { thrownAt: now.toISOString(), throws };
  const flaw = findDiceFlaw(dice);
  if (flaw) return refuse({ refusal: 'dice-do-not-bind', throws: throws.length });
  const { round, at } = state.announcement!;
  if (now.getTime() <= Date.parse(at)) return refuse({ refusal: 'dice-before-announcement' });
  if (now.getTime() >= timeOfRound(quicknet, round) * 1000)
    return refuse({ refusal: 'round-already-known', round });
  return ok([{ kind: 'dice-thrown', dice, ...where }]);
}

/** The round is believed because the network signed it, not because of who brings it. */
export function decideBeacon(
  state: SortitionState,
  beacon: BeaconRound,
  now: Date,
): Result<readonly SortitionAction[]> {
  const turn = inOrder(state, 'beacon');
  if (!turn.ok) return turn;
  const { round } = state.announcement!;
  if (beacon.round !== round) return refuse({ refusal: 'another-round', round });
  if (now.getTime() < timeOfRound(quicknet, round) * 1000) return refuse({ refusal: 'round-not-yet', round });
  if (!isBeaconRoundGenuine(quicknet, beacon)) return refuse({ refusal: 'round-not-genuine', round });
  return ok([{ kind: 'beacon-recorded', beacon }]);
}
