import {
  buildValuation,
  type Change,
  type ComparedFigure,
  type CovidRow,
  citedLaw,
  compareWithPublished,
  covidTable,
  financeOf,
  inputsHash,
  type Lever,
  openCase,
  type PensionCase,
  type PensionProjection,
  type PublishedFigure,
  performCaseRun,
  projectGroups,
  type RunInputs,
  type RunManifest,
  runIdOf,
  type StochasticModel,
  type Study,
  studyOf,
  type Valuation,
} from '#actuarial';
import type { BaseAnswer } from './api.ts';
import { type OpenedFigure, openFigure } from './openFigure.ts';
import { type Outcome, outcomeOf, peopleOf } from './outcome.ts';
import type { LaboratoryScenario } from './scenario.ts';
import { arrearsChange, changesOf, requestOf } from './scenarioChanges.ts';

/** Assumptions that move money and nobody: a projection of persons and pensions stays as it is. A test holds them to it. */
export const moneyOnly: readonly string[] = [
  'interest',
  'contribution-rate',
  'pensioner-rate',
  'administration',
  'state-share',
  'state-paid',
  'other-income',
  'wage-mass-factor',
  'reserve',
];

const keptProjections = 6;
const keptValuations = 8;

/** A table to work at: the case opened, what was computed last, and every question that the page can ask. It touches no browser. */
export interface Workbench {
  value(scenario: LaboratoryScenario): Outcome;
  open(scenario: LaboratoryScenario, figure: string): OpenedFigure;
  /** Manifest, scenario and tables of a run by file name; the inputs are the text that was served. */
  files(scenario: LaboratoryScenario): {
    readonly manifest: RunManifest;
    readonly files: Record<string, string>;
  };
  published(): { readonly figures: readonly ComparedFigure[]; readonly note: readonly CovidRow[] };
  changes(scenario: LaboratoryScenario): readonly Change[];
  readonly case: PensionCase;
  readonly study: Study;
  readonly sensitivity: readonly Lever[];
  readonly stochastic: StochasticModel;
}

/** @throws Error when the inputs are not those that `base` names: then nothing that the page says could be checked. */
export function openWorkbench(inputs: RunInputs, base: BaseAnswer): Workbench {
  const hash = inputsHash(inputs);
  if (hash !== base.inputs) throw new Error(`The inputs' hash is ${hash}, and ${base.inputs} was announced.`);
  const opened = openCase(inputs.document, citedLaw(inputs.law));
  const study = studyOf(opened, base.study.id);
  const projections = new Map<string, PensionProjection>();
  const valuations = new Map<string, { changes: readonly Change[]; valuation: Valuation }>();
  const payGrowth = base.levers.find((lever) => lever.parameter === 'wage-growth')?.value ?? 0;

  function valuationOf(changes: readonly Change[]): Valuation {
    const built = buildValuation(opened, study, changes);
    const key = JSON.stringify(changes.filter((change) => !moneyOnly.includes(change.parameter)));
    const projection = projections.get(key) ?? projectGroups(built.pension, ['open'])[0]!;
    keep(projections, key, projection, keptProjections);
    return { inputs: built, projection, ...financeOf(projection, built) };
  }

  function valued(scenario: LaboratoryScenario): { changes: readonly Change[]; valuation: Valuation } {
    const key = JSON.stringify(scenario);
    const found = valuations.get(key);
    if (found) return found;
    let changes: Change[] = changesOf(scenario, base.levers);
    let valuation = valuationOf(changes);
    const arrears =
      scenario.pause && arrearsChange(scenario.pause, valuation.balance.stateDue, study.yearBase);
    if (arrears) {
      changes = [...changes, arrears];
      valuation = valuationOf(changes);
    }
    const made = { changes, valuation };
    keep(valuations, key, made, keptValuations);
    return made;
  }

  return {
    case: opened,
    study,
    sensitivity: base.sensitivity as readonly Lever[],
    stochastic: base.stochastic as StochasticModel,
    changes: (scenario) => valued(scenario).changes,
    value(scenario) {
      const { changes, valuation } = valued(scenario);
      return outcomeOf(valuation, {
        changes,
        runId: runIdOf(hash, requestOf(study.id, study.years, changes)),
        people: peopleOf(valuation, base.people, payGrowth),
      });
    },
    open: (scenario, figure) =>
      openFigure(valued(scenario).valuation, figure, inputs.document.assumptions, study),
    files(scenario) {
      const { changes } = valued(scenario);
      const request = requestOf(study.id, study.years, changes);
      const { manifest, tables } = performCaseRun(inputs, request);
      return {
        manifest,
        files: {
          'manifest.json': `${JSON.stringify(manifest, null, 2)}\n`,
          'scenario.json': `${JSON.stringify(request.scenario, null, 2)}\n`,
          ...tables,
        },
      };
    },
    published: () => ({
      figures: compareWithPublished(
        opened,
        base.published as readonly PublishedFigure[],
        inputs.document.calibration.valuesOf2018Alone,
      ),
      note: covidTable(opened, 'ivm-2018'),
    }),
  };
}

/** Keeps the last few, forgetting the one that was used longest ago. */
function keep<Value>(kept: Map<string, Value>, key: string, value: Value, most: number): void {
  kept.delete(key);
  kept.set(key, value);
  for (const oldest of kept.keys()) {
    if (kept.size <= most) break;
    kept.delete(oldest);
  }
}
