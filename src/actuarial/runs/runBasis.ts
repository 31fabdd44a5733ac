import { reducedClasses } from '../analysis/stochastic.ts';
import type { Assumptions, Change } from '../case/assumptions.ts';
import { openCase } from '../case/caseDocument.ts';
import {
  buildValuation,
  type PensionCase,
  type Study,
  studyOf,
  type ValuationInputs,
} from '../case/pensionCase.ts';
import {
  type Valuation,
  type ValuationWithDebt,
  valueInputs,
  valueInputsWithDebt,
} from '../case/valuation.ts';
import { type PackageParts, studyWithPackage, wholePackage, withPackage } from '../case/valuePackage.ts';
import { type DataOpinion, judgeData, type OpinionSettings } from '../data/dataOpinion.ts';
import { describeDefect } from '../data/defects.ts';
import { PENSION_AGES as AGES } from '../pensions/inputs.ts';
import { citedLaw, type RunInputs, type RunPackage, type RunRequest } from './runInputs.ts';

/** A run taken apart: what each of its numbers comes from, so that it can be valued, or moved part by part to another. */
export interface RunBasis {
  readonly from: PensionCase;
  /** With the package's macro paths and reserve, where there is one. */
  readonly study: Study;
  readonly parts: PackageParts;
  readonly changes: readonly Change[];
  readonly years: number;
}

/** @throws RangeError on an unknown study, and on a data package that is unfit, with its first reasons. */
export function basisOf(inputs: RunInputs, request: RunRequest): RunBasis {
  const from = openCase(inputs.document, citedLaw(inputs.law));
  const study = studyOf(from, request.study);
  const whole = { from, changes: request.scenario.changes, years: request.years };
  if (!inputs.package)
    return { ...whole, study, parts: { members: undefined, decrements: undefined, families: undefined } };
  const opinion = judgePackage(from, study, request.years, inputs.package);
  if (opinion.verdict === 'unfit')
    throw new RangeError(`The data package is unfit. ${reasonsOf(opinion).slice(0, 3).join(' ')}`);
  return {
    ...whole,
    study: studyWithPackage(study, opinion.package),
    parts: wholePackage(opinion.package),
  };
}

/** The opinion on a package for a study of a case: nobody may contribute whom the country does not have. */
export function judgePackage(from: PensionCase, study: Study, years: number, data: RunPackage): DataOpinion {
  const { population } = buildValuation(from, study, [], { years: 1 }).pension;
  const settings: OpinionSettings = {
    ...data.settings,
    yearBase: study.yearBase,
    years,
    population: (sex, age) => population[sex * AGES + age]!,
  };
  return judgeData(data.texts, settings, data.corrections);
}

/** How pensions are paid and what the minimum pay is at a study's base date: what the accounts are compared by. */
export function paymentsOf(
  from: PensionCase,
  study: Study,
): Pick<OpinionSettings, 'sbu' | 'paymentsPerYear' | 'fixedPerYear'> {
  const sbu = buildValuation(from, study, [], { years: 1 }).pension.sbu[0]!;
  return {
    sbu,
    paymentsPerYear: 12 * (1 + from.thirteenthShare),
    fixedPerYear: from.fourteenthSbu * sbu,
  };
}

function reasonsOf(opinion: DataOpinion): string[] {
  return [
    ...opinion.completeness.map(describeDefect),
    ...opinion.accounts
      .filter((check) => !check.agrees)
      .map((check) => `${check.item}: ${check.data} in the data, ${check.accounts} in the accounts.`),
  ];
}

/** `reduced`: fewer pay classes, which is all that the reserve does not need. */
export function inputsOf(basis: RunBasis, model: 'full' | 'reduced' = 'full'): ValuationInputs {
  const base = buildValuation(basis.from, basis.study, basis.changes, {
    years: basis.years,
    ...(model === 'reduced' ? { classes: reducedClasses } : {}),
  });
  return withPackage(base, basis.parts);
}

export function valueBasis(basis: RunBasis, model: 'full' | 'reduced' = 'full'): Valuation {
  return valueInputs(inputsOf(basis, model));
}

/** The valuation of a run alone, without debt or tables: what a trace opens. Throws as `basisOf`. */
export function valuationOfRun(inputs: RunInputs, request: RunRequest): Valuation {
  return valueBasis(basisOf(inputs, request));
}

export function valueBasisWithDebt(basis: RunBasis): ValuationWithDebt {
  return valueInputsWithDebt(inputsOf(basis));
}

/** Every assumption of a basis: the case's, and over them the study's. */
export function assumptionsOf(basis: RunBasis): Assumptions {
  return { ...basis.from.assumptions, ...basis.study.assumptions };
}
