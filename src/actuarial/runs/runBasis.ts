import { buildValuation, type PensionCase, type Study } from '../case/pensionCase.ts';
import type { Valuation } from '../case/valuation.ts';
import { studyWithPackage, wholePackage, withPackage } from '../case/valuePackage.ts';
import { type DataOpinion, judgeData, type OpinionSettings } from '../data/dataOpinion.ts';
import { describeDefect } from '../data/defects.ts';
import { PENSION_AGES as AGES } from '../pensions/inputs.ts';
import { caseBasis, type RunBasis, valueBasis } from './caseBasis.ts';
import type { RunInputs, RunPackage, RunRequest } from './runInputs.ts';

/** @throws RangeError on an unknown study, and on a data package that is unfit, with its first reasons. */
export function basisOf(inputs: RunInputs, request: RunRequest): RunBasis {
  const basis = { ...caseBasis(inputs, request), withParts: withPackage };
  if (!inputs.package) return basis;
  const opinion = judgePackage(basis.from, basis.study, request.years, inputs.package);
  if (opinion.verdict === 'unfit')
    throw new RangeError(`The data package is unfit. ${reasonsOf(opinion).slice(0, 3).join(' ')}`);
  return {
    ...basis,
    study: studyWithPackage(basis.study, opinion.package),
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

/** The valuation of a run alone, without debt or tables: what a trace opens. Throws as `basisOf`. */
export function valuationOfRun(inputs: RunInputs, request: RunRequest): Valuation {
  return valueBasis(basisOf(inputs, request));
}
