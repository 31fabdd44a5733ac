import type { ComparedFigure, CovidRow, RunManifest, TornadoBar } from '#actuarial';
import type { BaseAnswer } from './api.ts';
import type { OpenedFigure } from './openFigure.ts';
import type { Outcome } from './outcome.ts';
import type { LaboratoryScenario } from './scenario.ts';

/** What a tornado measures. */
export type Measure = 'deficit' | 'exhaustion';

/** Runs of chance by their number; they can be cut among workers in any way. */
export interface ChanceRuns {
  readonly first: number;
  readonly deficit: Float64Array;
  readonly lastPositiveYear: Float64Array;
  /** By run and year. */
  readonly reserve: Float64Array;
}

/** A fan: for each share of the runs, the reserve by year below which it lies; and the same of the last year with a reserve. */
export interface Fan {
  readonly runs: number;
  readonly shares: readonly number[];
  readonly reserve: readonly Float64Array[];
  readonly lastPositiveYear: readonly number[];
  /** Share of the runs whose reserve lasts to the horizon. */
  readonly lasting: number;
  /** How far the model reduced for speed is from the full one, without chance. */
  readonly reduction: { readonly deficitShare: number; readonly exhaustionYears: number };
}

/** What the page may ask of a worker, and what comes back. */
export interface Answers {
  open: {
    question: { readonly base: BaseAnswer; readonly origin: string };
    answer: { readonly milliseconds: number };
  };
  value: {
    question: { readonly scenarios: readonly LaboratoryScenario[] };
    answer: { readonly outcomes: readonly Outcome[]; readonly milliseconds: number };
  };
  figure: {
    question: { readonly scenario: LaboratoryScenario; readonly figure: string };
    answer: OpenedFigure;
  };
  files: {
    question: { readonly scenario: LaboratoryScenario };
    answer: { readonly manifest: RunManifest; readonly files: Readonly<Record<string, string>> };
  };
  published: {
    question: Record<never, never>;
    answer: { readonly figures: readonly ComparedFigure[]; readonly note: readonly CovidRow[] };
  };
  tornado: {
    question: { readonly scenario: LaboratoryScenario; readonly measure: Measure };
    answer: { readonly bars: readonly TornadoBar[] };
  };
  chance: {
    question: { readonly scenario: LaboratoryScenario; readonly first: number; readonly count: number };
    answer: ChanceRuns;
  };
  fan: {
    question: { readonly scenario: LaboratoryScenario; readonly runs: ChanceRuns };
    answer: Fan;
  };
}
export type Ask = keyof Answers;

export type Question = {
  [A in Ask]: { readonly id: number; readonly ask: A; readonly question: Answers[A]['question'] };
}[Ask];

export type Reply =
  | { readonly id: number; readonly answer: unknown }
  | { readonly id: number; readonly error: string };
