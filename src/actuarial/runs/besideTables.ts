import { reserveFan, type StochasticModel, simulate } from '../analysis/stochastic.ts';
import type { ValuationInputs } from '../case/pensionCase.ts';
import { compareValuation, compareWithPublished, covidTable } from '../case/published.ts';
import type { Valuation } from '../case/valuation.ts';
import { formatCsv } from '../data/csv.ts';
import type { RunBasis } from './caseBasis.ts';
import type { RunInputs, RunRequest } from './runInputs.ts';
import type { RunTables } from './tables.ts';

/** Shares of the simulations under which each line of the fan lies. */
export const fanShares = [0.05, 0.25, 0.5, 0.75, 0.95] as const;
const progressEvery = 10;

/**
 * What was published of the run's study beside what it computes, only for a run without changes: a scenario answers another question.
 * A run on a data package is compared as it is; what a fit on one study predicts of another is asked of the case alone.
 */
export function besideTables(
  inputs: RunInputs,
  request: RunRequest,
  basis: RunBasis,
  valuation: Valuation,
): RunTables {
  const { beside, document } = inputs;
  if (!beside || request.scenario.changes.length > 0) return {};
  const figures = beside.figures.filter((figure) => figure.study === request.study);
  const whole = request.years === document.studies[request.study]?.years;
  const rows =
    figures.length === 0 || !whole
      ? []
      : inputs.package
        ? figures
            .filter((figure) => !figure.fittedOn2018)
            .map((figure) => compareValuation(valuation, figure))
        : compareWithPublished(basis.from, figures, document.calibration.valuesOf2018Alone);
  return {
    ...(rows.length === 0
      ? {}
      : {
          'published.csv': formatCsv(
            ['id', 'unit', 'published', 'computed', 'difference', 'tolerance', 'within'],
            rows.map((row) => [
              row.id,
              row.unit,
              row.published,
              row.computed,
              row.difference,
              row.tolerance ?? '',
              row.within === undefined ? '' : row.within ? 'yes' : 'no',
            ]),
          ),
        }),
    ...(beside.noteStudy === request.study && !inputs.package
      ? {
          'note-2020.csv': formatCsv(
            ['id', 'published', 'computed', 'permanent_loss_that_gives_it'],
            covidTable(basis.from, request.study).map((row) => [
              row.id,
              row.published,
              row.computed,
              row.permanentLossThatGivesIt ?? '',
            ]),
          ),
        }
      : {}),
  };
}

/** The reserve by year at each of `fanShares`, and in the heading's note how many runs, the seed, and how many end without reserve. */
export function stochasticTable(
  reduced: ValuationInputs,
  asked: { readonly runs: number; readonly model: StochasticModel },
  onProgress: (part: number) => void,
): string {
  const results = simulate(reduced, asked.model, 0, asked.runs, (done) => {
    if (done % progressEvery === 0) onProgress(done / asked.runs);
    return true;
  });
  const { years, yearBase } = reduced.pension;
  const fan = reserveFan(results, years, fanShares);
  const exhausted = (t: number): number => {
    let runs = 0;
    for (let run = 0; run < asked.runs; run++) if (results.lastPositiveYear[run]! < yearBase + t) runs++;
    return runs / asked.runs;
  };
  return formatCsv(
    ['year', ...fanShares.map((share) => `reserve_p${100 * share}`), 'share_exhausted'],
    Array.from({ length: years + 1 }, (_, t) => [yearBase + t, ...fan.map((path) => path[t]!), exhausted(t)]),
  );
}
