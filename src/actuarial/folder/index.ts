import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { loadLaw } from '#law/folder';
import type { Lever } from '../analysis/sensitivity.ts';
import type { StochasticModel } from '../analysis/stochastic.ts';
import { awardLawOf, type CitedAwardLaw } from '../case/awardLaw.ts';
import { type CaseDocument, openCase } from '../case/caseDocument.ts';
import type { PensionCase } from '../case/pensionCase.ts';
import type { PublishedFigure } from '../case/published.ts';

/** Reads a case's folder (`cases/ecuador`): its demography and its pensions. @throws on a file that is not there. */
export function readCaseDocument(folder: string): CaseDocument {
  const text = (...parts: string[]): string => readFileSync(join(folder, ...parts), 'utf8');
  return {
    id: `${folder.split(/[\\/]/).filter(Boolean).at(-1)}-pensions`,
    texts: {
      population: text('demography', 'population-1-january.csv'),
      mortality: text('demography', 'mortality-1970-2023.csv'),
      survival: text('demography', 'survival-2024-2100.csv'),
      fertility: text('demography', 'fertility-2024-2100.csv'),
      migration: text('demography', 'migration-2024-2100.csv'),
      sexRatioAtBirth: text('demography', 'sex-ratio-at-birth-2024-2100.csv'),
      profiles: text('pensions', 'profiles.csv'),
      history: text('pensions', 'history.csv'),
    },
    assumptions: parse(text('pensions', 'assumptions.yaml')) as CaseDocument['assumptions'],
    studies: parse(text('pensions', 'studies.yaml')) as CaseDocument['studies'],
    calibration: parse(text('pensions', 'calibration.yaml')) as CaseDocument['calibration'],
  };
}

/** The law of awards of a law folder in a year, with its citations. */
export function readAwardLaw(lawFolder: string, year: number): CitedAwardLaw {
  return awardLawOf(loadLaw(lawFolder), year);
}

/** A case and its law, ready to value. The reference case values the law of awards of 2019, on which both its studies rest. */
export function openCaseFolder(
  caseFolder: string,
  lawFolder: string,
  lawYear = 2019,
): { document: CaseDocument; cited: CitedAwardLaw; case: PensionCase } {
  const document = readCaseDocument(caseFolder);
  const cited = readAwardLaw(lawFolder, lawYear);
  return { document, cited, case: openCase(document, cited) };
}

/** A scenario or another small document, YAML or JSON (which YAML includes). */
export function parseYamlFile(path: string): unknown {
  return parse(readFileSync(path, 'utf8'));
}

/** The levers of a case's sensitivity analysis. */
export function readLevers(caseFolder: string): Lever[] {
  return parseYamlFile(join(caseFolder, 'pensions', 'levers.yaml')) as Lever[];
}

export function readStochasticModel(caseFolder: string): StochasticModel {
  return parseYamlFile(join(caseFolder, 'pensions', 'stochastic.yaml')) as StochasticModel;
}

/** The published figures that a case is set beside; `compareWithPublished` computes their rows. */
export function readPublished(caseFolder: string): PublishedFigure[] {
  return parseYamlFile(join(caseFolder, 'pensions', 'published.yaml')) as PublishedFigure[];
}

/** Published figures that cannot all be true, one sentence each in both languages. */
export interface Contradiction {
  readonly id: string;
  readonly es: string;
  readonly en: string;
}

export function readContradictions(caseFolder: string): Contradiction[] {
  return parseYamlFile(join(caseFolder, 'pensions', 'contradictions.yaml')) as Contradiction[];
}
