import type { PlainDate } from '#kernel';
import type { MeasureId, PlannedStage } from './plan.ts';

/** What the house counted for a promise. */
export interface Measure {
  readonly value: number;
  /** How many are needed where that follows from the house's own records; null where the policy says it. */
  readonly of: number | null;
}
export type Measures = Readonly<Record<MeasureId, Measure>>;
/** How many of each are needed: `law/stages/needs.yaml`. */
export type Needs = (measure: MeasureId) => number;

export interface KeptPromise {
  readonly id: string;
  /** Null where nobody counts it yet. */
  readonly value: number | null;
  readonly need: number | null;
  readonly holds: boolean;
  readonly optional: boolean;
}

/** What happened to a stage: the Board opened it, or suspended it. */
export type StageAction =
  | {
      readonly kind: 'opened';
      readonly resolution: string;
      readonly on: PlainDate;
      /** What the house had on the day on which it was recorded. */
      readonly evidence: readonly KeptPromise[];
    }
  | {
      readonly kind: 'suspended';
      readonly resolution: string;
      readonly on: PlainDate;
      readonly reason: string;
    };

export interface StageHistory {
  readonly opened: Omit<Extract<StageAction, { kind: 'opened' }>, 'kind'> | null;
  readonly suspended: Omit<Extract<StageAction, { kind: 'suspended' }>, 'kind'> | null;
}

export function foldStage(actions: readonly { readonly action: StageAction }[]): StageHistory {
  let history: StageHistory = { opened: null, suspended: null };
  for (const { action } of actions) {
    const { kind, ...facts } = action;
    history =
      kind === 'opened'
        ? { opened: facts as NonNullable<StageHistory['opened']>, suspended: null }
        : { ...history, suspended: facts as NonNullable<StageHistory['suspended']> };
  }
  return history;
}

export const isOpen = ({ opened, suspended }: StageHistory): boolean => opened !== null && suspended === null;

/** What of a stage's promises holds. What is not counted does not hold. */
export function promisesOf(stage: PlannedStage, measures: Measures, needs: Needs): readonly KeptPromise[] {
  return stage.promises.map(({ id, measure, optional }) => {
    if (measure === null) return { id, value: null, need: null, holds: false, optional };
    const { value, of } = measures[measure];
    const need = of ?? needs(measure);
    return { id, value, need, holds: need > 0 && value >= need, optional };
  });
}

export type State = 'open' | 'slipping' | 'ready' | 'lacking' | 'uncounted';

const isOwed = (one: KeptPromise) => !one.optional && !one.holds;

/**
 * Where a stage stands: open; open though something that it promised no longer holds; ready to be opened; lacking something that is
 * counted; or resting on what nobody counts yet.
 */
export function stateOf(history: StageHistory, promises: readonly KeptPromise[]): State {
  const owed = promises.filter(isOwed);
  if (isOpen(history)) return owed.length === 0 ? 'open' : 'slipping';
  if (owed.length === 0) return 'ready';
  return owed.some((one) => one.value === null) ? 'uncounted' : 'lacking';
}

/** The promises that keep a stage from opening, by their ids. */
export function lackingIn(promises: readonly KeptPromise[]): readonly string[] {
  return promises.filter(isOwed).map((one) => one.id);
}
