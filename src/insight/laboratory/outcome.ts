import {
  type Change,
  presentValue,
  type StylisedOutcome,
  stylisedOutcome,
  type Valuation,
  yearlyFigures,
} from '#actuarial';
import type { StylisedPerson } from './api.ts';

/** Yearly figures that the page draws or writes; every one can be opened by its name. */
export const shownPaths = [
  'reserve',
  'contributions',
  'statePaid',
  'stateDue',
  'interest',
  'pensions',
  'funeral',
  'administration',
  'payAsYouGo',
  'payAsYouGoWithState',
  'affiliates',
  'oldAgePensioners',
  'dependency',
  'replacement',
] as const;
export type ShownPath = (typeof shownPaths)[number];

/** Parts of the deficit, as present values at the base date; the first four are expenses, the rest income. */
export const deficitParts = [
  'pensions',
  'funeral',
  'administration',
  'reserve',
  'contributions',
  'state',
  'otherIncome',
] as const;
export type DeficitPart = (typeof deficitParts)[number];
export const expenseParts: readonly DeficitPart[] = ['pensions', 'funeral', 'administration'];

/** What a law and an economy give to a stylised worker: the first age with a right, and the pension then. */
export interface PersonOutcome {
  readonly id: string;
  /** Nothing where the law gives no old-age pension up to that age. */
  readonly age: number | null;
  readonly service: number;
  /** First pension ÷ last pay, and in basic wages of that year. */
  readonly replacement: number;
  readonly basicWages: number;
  readonly limitedBy: StylisedOutcome['limitedBy'];
}

/** A valuation as the page needs it: plain numbers that a worker can hand over. */
export interface Outcome {
  readonly runId: string;
  readonly changes: readonly Change[];
  readonly yearBase: number;
  readonly years: number;
  readonly paths: Readonly<Record<ShownPath, Float64Array>>;
  /** Calendar year in which the reserve falls below zero; nothing within the horizon. */
  readonly exhaustion: number | null;
  readonly parts: Readonly<Record<DeficitPart, number>>;
  readonly deficit: number;
  readonly balanceRate: number;
  readonly levelRate: number;
  readonly levelRateWithoutState: number;
  readonly breakEvenStateShare: number;
  readonly wages: number;
  readonly people: readonly PersonOutcome[];
}

export function outcomeOf(
  valuation: Valuation,
  facts: {
    readonly runId: string;
    readonly changes: readonly Change[];
    readonly people: readonly PersonOutcome[];
  },
): Outcome {
  const { figures, balance, projection } = valuation;
  const paths = Object.fromEntries(
    shownPaths.map((name) => [name, yearlyFigures[name]!.path(valuation).slice()]),
  ) as Record<ShownPath, Float64Array>;
  return {
    ...facts,
    yearBase: projection.yearBase,
    years: projection.years,
    paths,
    exhaustion: valuation.exhaustion.firstNegativeYear ?? null,
    parts: {
      pensions: figures.pensions,
      funeral: figures.funeral,
      administration: figures.administration,
      reserve: figures.reserve,
      contributions: figures.contributions,
      state: figures.state,
      otherIncome: presentValue(balance.otherIncome, balance),
    },
    deficit: figures.deficit,
    balanceRate: figures.balanceRate,
    levelRate: figures.levelRate,
    levelRateWithoutState: figures.levelRateWithoutState,
    breakEvenStateShare: figures.breakEvenStateShare,
    wages: figures.wages,
  };
}

const oldestAge = 75;

/** The first age at which the law of a valuation gives each person an old-age pension, and what it is. */
export function peopleOf(
  valuation: Pick<Valuation, 'inputs'>,
  people: readonly StylisedPerson[],
  pastPayGrowth: number,
): PersonOutcome[] {
  const { pension, finance } = valuation.inputs;
  return people.map((person) => {
    // Nobody retires before the projection begins, for which it has no law.
    const first = Math.max(person.ageAtEntry + 10, pension.yearBase + 1 - person.birthYear);
    for (let age = first; age <= oldestAge; age++) {
      const outcome = stylisedOutcome(
        {
          sex: person.sex === 'm' ? 0 : 1,
          birthYear: person.birthYear,
          ageAtEntry: person.ageAtEntry,
          ageAtRetirement: age,
          payMultiple: person.payMultiple,
          density: person.density,
        },
        pension,
        finance.contributionRate,
        pastPayGrowth,
      );
      if (!outcome.hasRight) continue;
      const t = Math.max(1, Math.min(pension.years, person.birthYear + age - pension.yearBase));
      return {
        id: person.id,
        age,
        service: outcome.yearsOfService,
        replacement: outcome.replacement,
        basicWages: outcome.pension / pension.sbu[t]!,
        limitedBy: outcome.limitedBy,
      };
    }
    return { id: person.id, age: null, service: 0, replacement: 0, basicWages: 0, limitedBy: 'none' };
  });
}

/** A path as a plain list with its calendar years, for tables and files. */
export function yearsOf(outcome: Pick<Outcome, 'yearBase' | 'years'>): number[] {
  return Array.from({ length: outcome.years + 1 }, (_, t) => outcome.yearBase + t);
}
