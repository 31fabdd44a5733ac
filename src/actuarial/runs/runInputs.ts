import type { StochasticModel } from '../analysis/stochastic.ts';
import type { Scenario } from '../case/assumptions.ts';
import type { CitedAwardLaw } from '../case/awardLaw.ts';
import type { CaseDocument } from '../case/caseDocument.ts';
import type { PublishedFigure } from '../case/published.ts';
import type { OpinionSettings } from '../data/dataOpinion.ts';
import type { DataCorrection, PackageTexts } from '../data/dataPackage.ts';

/** Everything that a run computes from, as plain JSON: the case's documents and the law of awards in numbers. */
export interface RunInputs {
  readonly document: CaseDocument;
  readonly law: PlainAwardLaw;
  /** A data package in place of the case's reconstruction of members, with the corrections made to it. */
  readonly package?: RunPackage;
  /** What others published of the same study, set beside the results. */
  readonly beside?: PublishedBeside;
}

/** A data package as delivered, its corrections, and by what it was judged. */
export interface RunPackage {
  readonly texts: PackageTexts;
  readonly corrections: readonly DataCorrection[];
  readonly settings: PackageSettings;
}

/** The opinion's settings that the study does not already say. */
export type PackageSettings = Omit<OpinionSettings, 'yearBase' | 'years' | 'population'>;

export interface PublishedBeside {
  readonly figures: readonly PublishedFigure[];
  /** The study on which the note of 2020 rests, whose four years are computed beside the published ones. */
  readonly noteStudy?: string;
}

/** `CitedAwardLaw` with its typed arrays as lists. */
export interface PlainAwardLaw extends Omit<CitedAwardLaw, 'law'> {
  readonly law: Readonly<Record<string, number | readonly number[]>>;
}

/** What was asked. */
export interface RunRequest {
  readonly study: string;
  readonly years: number;
  readonly scenario: Scenario;
  /** Simulations of the reserve on the reduced model; the model has the seed. */
  readonly stochastic?: { readonly runs: number; readonly model: StochasticModel };
}

export function plainLaw(cited: CitedAwardLaw): PlainAwardLaw {
  const law = Object.fromEntries(
    Object.entries(cited.law).map(([name, value]) => [
      name,
      typeof value === 'number' ? value : Array.from(value as Float64Array),
    ]),
  );
  return { ...cited, law };
}

export function citedLaw(plain: PlainAwardLaw): CitedAwardLaw {
  const law = Object.fromEntries(
    Object.entries(plain.law).map(([name, value]) => [
      name,
      typeof value === 'number' ? value : Float64Array.from(value),
    ]),
  );
  return { ...plain, law: law as unknown as CitedAwardLaw['law'] };
}
