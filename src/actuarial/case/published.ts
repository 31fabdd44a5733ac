import { balanceOf, exhaustionOf } from '../finance/balance.ts';
import type { Change } from './assumptions.ts';
import { deficitAtShare } from './fitCase.ts';
import { type PensionCase, studyOf } from './pensionCase.ts';
import { type Valuation, value } from './valuation.ts';

/** A published figure, as a case's published.yaml says it. `allowed`: a number in the unit, or 1 or 2 % of the PV of pensions. */
export interface PublishedFigure {
  readonly id: string;
  readonly study: string;
  readonly figure: string;
  readonly fittedOn2018?: boolean;
  readonly published: number;
  readonly unit: 'usd-million' | 'percent' | 'year' | 'ratio' | 'persons';
  readonly judged: 'tolerance' | 'shown';
  readonly allowed?: number | 'pv-1' | 'pv-2';
  readonly source: { readonly es: string; readonly en: string };
}

/** A row of the public table: never without its difference. */
export interface ComparedFigure extends PublishedFigure {
  readonly computed: number;
  readonly difference: number;
  /** The tolerance as a number in the unit; undefined where the figure is only shown. */
  readonly tolerance: number | undefined;
  readonly within: boolean | undefined;
}

/** Computed figures by the names that published.yaml uses. */
export const computedFigures: Readonly<Record<string, (valuation: Valuation) => number>> = {
  'deficit-40': (v) => deficitAtShare(v, 0.4) / 1e6,
  'deficit-31.33': (v) => deficitAtShare(v, 0.3133) / 1e6,
  'deficit-0': (v) => deficitAtShare(v, 0) / 1e6,
  'level-rate': (v) => 100 * v.figures.levelRateWithoutState,
  'last-positive-40': (v) => exhaustionAtShare(v, 0.4).lastPositiveYear,
  'last-positive-0': (v) => exhaustionAtShare(v, 0).lastPositiveYear,
  'first-negative-0': (v) => exhaustionAtShare(v, 0).firstNegativeYear ?? Number.NaN,
  'pv-pensions': (v) => v.figures.pensions / 1e6,
  'break-even-share': (v) => 100 * v.figures.breakEvenStateShare,
  'level-rate-31.33-on-10.56': (v) => 10.56 + (100 * deficitAtShare(v, 0.3133)) / v.figures.wages,
  'contributors-per-pensioner-end': (v) => {
    const pensioners = v.projection.kinds.reduce((sum, kind) => sum + kind.persons[v.projection.years]!, 0);
    return (v.projection.active[v.projection.years]! * v.inputs.pension.density) / pensioners;
  },
  'pensions-2024': (v) => v.balance.pensions[2024 - v.balance.yearBase]! / 1e6,
  'contributors-2024': (v) => v.projection.active[2024 - v.balance.yearBase]! * v.inputs.pension.density,
};

/** Exhaustion of the same projection with another share of the State in every year, all paid. */
export function exhaustionAtShare(valuation: Valuation, share: number): ReturnType<typeof exhaustionOf> {
  const { finance } = valuation.inputs;
  return exhaustionOf(
    balanceOf(valuation.projection, {
      ...finance,
      stateShare: finance.stateShare.map(() => share),
      statePaidShare: finance.statePaidShare.map(() => 1),
    }),
  );
}

/**
 * Sets every published figure beside the computed one, with the difference, whether it is within its tolerance or not.
 *
 * @param valuesOf2018Alone calibrated values of the fit on the first study, for the rows that ask what it predicts.
 */
export function compareWithPublished(
  from: PensionCase,
  figures: readonly PublishedFigure[],
  valuesOf2018Alone: Readonly<Record<string, number>>,
): ComparedFigure[] {
  const fitted = Object.entries(valuesOf2018Alone).map(
    ([parameter, at]): Change => ({ parameter, operation: 'set', value: at }),
  );
  const valuations = new Map<string, Valuation>();
  return figures.map((row) => {
    const key = `${row.study} ${row.fittedOn2018 === true}`;
    const valuation =
      valuations.get(key) ?? value(from, studyOf(from, row.study), row.fittedOn2018 ? fitted : []);
    valuations.set(key, valuation);
    return compareValuation(valuation, row);
  });
}

/** One published figure beside that of a valuation. @throws RangeError on a figure that nobody computes. */
export function compareValuation(valuation: Valuation, row: PublishedFigure): ComparedFigure {
  const compute = computedFigures[row.figure];
  if (!compute) throw new RangeError(`No computed figure is called “${row.figure}”.`);
  const computed = compute(valuation);
  const difference = computed - row.published;
  const tolerance =
    row.judged === 'shown'
      ? undefined
      : typeof row.allowed === 'number'
        ? row.allowed
        : ((row.allowed === 'pv-2' ? 0.02 : 0.01) * valuation.figures.pensions) / 1e6;
  return {
    ...row,
    computed,
    difference,
    tolerance,
    within: tolerance === undefined ? undefined : Math.abs(difference) <= tolerance,
  };
}

/** The note of 2020: its four years beside ours, and the permanent loss of wage mass from 2020 that would give each. */
export interface CovidRow {
  readonly id: 'slow-pays' | 'slow-unpaid' | 'fast-pays' | 'fast-unpaid';
  readonly published: number;
  /** Last year with a positive reserve under the note's own inputs. */
  readonly computed: number;
  /** Share of the wage mass whose loss from 2020 on, for good, would exhaust the reserve in the published year; undefined if none below 60 % does. */
  readonly permanentLossThatGivesIt: number | undefined;
}

/** Members −7 %, wage mass −17 % in 2020 (the note's inputs); recovered in 2022 (fast) or 2026 (slow), in even steps. */
export function covidChanges(recovery: 'slow' | 'fast', statePays: boolean): Change[] {
  const back = recovery === 'fast' ? 2022 : 2026;
  const changes: Change[] = [];
  for (let year = 2020; year < back; year++) {
    const left = (back - year) / (back - 2020);
    changes.push({
      parameter: 'contributors-factor',
      operation: 'multiply',
      value: 1 - 0.07 * left,
      yearFrom: year,
      yearTo: year,
    });
    changes.push({
      parameter: 'wage-mass-factor',
      operation: 'multiply',
      value: (1 - 0.17 * left) / (1 - 0.07 * left),
      yearFrom: year,
      yearTo: year,
    });
  }
  if (!statePays)
    changes.push({ parameter: 'state-paid', operation: 'set', value: 0, yearFrom: 2020, yearTo: 2021 });
  return changes;
}

export function covidTable(from: PensionCase, studyId: string): CovidRow[] {
  const study = studyOf(from, studyId);
  const published = {
    'slow-pays': 2037,
    'slow-unpaid': 2027,
    'fast-pays': 2040,
    'fast-unpaid': 2031,
  } as const;
  return (Object.keys(published) as (keyof typeof published)[]).map((id) => {
    const [recovery, state] = id.split('-') as ['slow' | 'fast', 'pays' | 'unpaid'];
    const changes = covidChanges(recovery, state === 'pays');
    const lastYear = (loss: number): number =>
      value(from, study, [
        ...changes,
        { parameter: 'wage-mass-factor', operation: 'multiply', value: 1 - loss, yearFrom: 2020 },
      ]).exhaustion.lastPositiveYear;
    return {
      id,
      published: published[id],
      computed: lastYear(0),
      permanentLossThatGivesIt: lossFor(published[id], lastYear),
    };
  });
}

function lossFor(year: number, lastYear: (loss: number) => number): number | undefined {
  let low = 0;
  let high = 0.6;
  if (lastYear(low) <= year || lastYear(high) > year) return undefined;
  for (let step = 0; step < 14; step++) {
    const middle = (low + high) / 2;
    if (lastYear(middle) > year) low = middle;
    else high = middle;
  }
  return high;
}
