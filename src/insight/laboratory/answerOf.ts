import {
  quantile,
  reducedInputs,
  reductionError,
  reserveFan,
  type StochasticResults,
  simulate,
  tornado,
  type Valuation,
} from '#actuarial';
import type { Answers, Ask, ChanceRuns, Fan, Measure } from './protocol.ts';
import type { LaboratoryScenario } from './scenario.ts';
import type { Workbench } from './workbench.ts';

/** Shares of the runs that a fan draws: eight in ten between the outer two, half between the inner two. */
const fanShares = [0.1, 0.25, 0.5, 0.75, 0.9] as const;

const measures: Readonly<Record<Measure, (valuation: Valuation) => number>> = {
  deficit: (valuation) => valuation.figures.deficit,
  exhaustion: (valuation) => valuation.exhaustion.lastPositiveYear + 1,
};

/** A question that needs the case open. */
export type Asked = {
  [A in Exclude<Ask, 'open'>]: { readonly ask: A; readonly question: Answers[A]['question'] };
}[Exclude<Ask, 'open'>];

/** Answers one question at an opened bench. */
export function answerOf(bench: Workbench, inputsText: string, asked: Asked): Answers[Ask]['answer'] {
  switch (asked.ask) {
    case 'value': {
      const begun = performance.now();
      const outcomes = asked.question.scenarios.map((scenario) => bench.value(scenario));
      return { outcomes, milliseconds: performance.now() - begun };
    }
    case 'figure':
      return bench.open(asked.question.scenario, asked.question.figure);
    case 'files': {
      const { manifest, files } = bench.files(asked.question.scenario);
      return { manifest, files: { ...files, 'inputs.json': inputsText } };
    }
    case 'published':
      return bench.published();
    case 'tornado':
      return {
        bars: tornado(
          bench.case,
          bench.study,
          bench.changes(asked.question.scenario),
          bench.sensitivity,
          measures[asked.question.measure],
        ),
      };
    case 'chance':
      return chanceOf(bench, asked.question.scenario, asked.question.first, asked.question.count);
    case 'fan':
      return fanOf(bench, asked.question.scenario, asked.question.runs);
  }
}

function chanceOf(bench: Workbench, scenario: LaboratoryScenario, first: number, count: number): ChanceRuns {
  const { deficit, lastPositiveYear, reserve } = simulate(
    reducedInputs(bench.case, bench.study, bench.changes(scenario)),
    bench.stochastic,
    first,
    count,
  );
  return { first, deficit, lastPositiveYear, reserve };
}

function fanOf(bench: Workbench, scenario: LaboratoryScenario, runs: ChanceRuns): Fan {
  const { years, yearBase } = bench.study;
  const results: StochasticResults = { ...runs, deficitWithoutState: new Float64Array() };
  const last = yearBase + years;
  return {
    runs: runs.deficit.length,
    shares: fanShares,
    reserve: reserveFan(results, years, fanShares),
    lastPositiveYear: fanShares.map((share) => quantile(runs.lastPositiveYear, share)),
    lasting:
      runs.lastPositiveYear.reduce((sum, year) => sum + (year >= last ? 1 : 0), 0) / runs.deficit.length,
    reduction: reductionError(bench.case, bench.study, bench.changes(scenario)),
  };
}
