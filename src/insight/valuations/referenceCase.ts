import { join } from 'node:path';
import {
  baseScenario,
  buildValuation,
  type CaseDocument,
  type CitedAwardLaw,
  openCase,
  type PackageSettings,
  type PackageTexts,
  type PensionCase,
  type PublishedBeside,
  paymentsOf,
  plainLaw,
  type RunInputs,
  type RunPackage,
  type Scenario,
  type StochasticModel,
  studyOf,
  writePackage,
} from '#actuarial';
import {
  type Contradiction,
  parseYamlFile,
  readAwardLaw,
  readCaseDocument,
  readContradictions,
  readPublished,
  readStochasticModel,
} from '#actuarial/folder';
import { plainDate } from '#kernel';
import { getReading, type Law, numberAt, rateAt } from '#law';

/** The note of 2020 (source 001) rests on the study of 2018. */
const noteStudy = 'ivm-2018';
/** Both published studies value the law of awards of this year. */
const lawYear = 2019;
const scenarioIds = [
  'historical-state-share',
  'coverage-as-observed',
  'state-postpones-2026-2030',
  'retire-two-years-later',
] as const;

/** The case that this house values: its documents and law as a run takes them, and what a page needs to offer. */
export interface ReferenceCase {
  readonly document: CaseDocument;
  readonly opened: PensionCase;
  readonly cited: CitedAwardLaw;
  readonly beside: PublishedBeside;
  readonly contradictions: readonly Contradiction[];
  readonly scenarios: readonly Scenario[];
  readonly stochastic: StochasticModel;
  readonly simulationsMost: number;
  /** Cells of fewer persons are joined with others before a package is published. */
  readonly smallestCell: number;
  settingsFor(study: string): PackageSettings;
  /** A run's inputs on the case's reconstruction, or on a data package. */
  inputsOf(data: RunPackage | undefined): RunInputs;
  /** The case's own members written as a package: the example to start from. */
  exampleOf(study: string, years: number): PackageTexts;
}

/** Reads a case's folder and its law; half a second at most, kept for the life of the process. */
export function openReferenceCase(options: {
  readonly caseFolder: string;
  readonly lawFolder: string;
  readonly law: Law;
}): ReferenceCase {
  const { caseFolder, law } = options;
  const document = readCaseDocument(caseFolder);
  const cited = readAwardLaw(options.lawFolder, lawYear);
  const opened = openCase(document, cited);
  const on = plainDate(`${lawYear}-01-01`);
  const share = (key: string): number =>
    getReading(rateAt(law, 'valuations.allowed-difference', on, key)).value / 1_000_000;
  const beside: PublishedBeside = { figures: readPublished(caseFolder), noteStudy };
  const bare = { document, law: plainLaw(cited), beside };
  return {
    document,
    opened,
    cited,
    beside,
    contradictions: readContradictions(caseFolder),
    scenarios: [
      baseScenario,
      ...scenarioIds.map(
        (id) => parseYamlFile(join(caseFolder, 'pensions', 'scenarios', `${id}.yaml`)) as Scenario,
      ),
    ],
    stochastic: readStochasticModel(caseFolder),
    simulationsMost: getReading(numberAt(law, 'valuations.simulations-most', on)).value,
    smallestCell: getReading(numberAt(law, 'disclosure.policy', on, 'threshold')).value,
    settingsFor: (study) => ({
      ...paymentsOf(opened, studyOf(opened, study)),
      allowedPersons: share('persons'),
      allowedMoney: share('money'),
    }),
    inputsOf: (data) => (data ? { ...bare, package: data } : bare),
    exampleOf: (study, years) => writePackage(buildValuation(opened, studyOf(opened, study), [], { years })),
  };
}
