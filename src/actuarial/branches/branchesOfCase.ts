import { type Change, figureOf, pathOf } from '../case/assumptions.ts';
import type { PensionCase, Study } from '../case/pensionCase.ts';
import { type Valuation, value } from '../case/valuation.ts';
import { PENSION_AGES as AGES } from '../pensions/inputs.ts';
import { type HealthInputs, type HealthValuation, valueHealth } from './health.ts';
import {
  type IndependentsInputs,
  type IndependentsValuation,
  type SchemeBranch,
  valueIndependents,
} from './independents.ts';
import { type UnemploymentSchedule, type UnemploymentValuation, valueUnemployment } from './unemployment.ts';
import { valueWorkInjury, type WorkInjuryInputs, type WorkInjuryValuation } from './workInjury.ts';

/** A case's parameters of the health branch. Costs are of the base date's year; they scale a stated profile by age and sex. */
export interface HealthParameters {
  readonly reserve: number;
  readonly contributionRate: number;
  readonly administrationShare: number;
  readonly subsidyShare: number;
  /** Medical inflation as a multiple of inflation. */
  readonly medicalInflationFactor: number;
  readonly utilisationGrowth: number;
  /** Yearly cost of care at the base date by group. */
  readonly cost: {
    readonly affiliates: number;
    readonly children: number;
    readonly spouses: number;
    readonly pensioners: number;
  };
  readonly stateShareOfPensioners: number;
  readonly statePaidShare: number;
  /** Relative cost by age: pairs of age and cost, joined by straight lines; and the factor for women of 15 to 44. */
  readonly costByAge: readonly (readonly [number, number])[];
  readonly womenFactor: number;
}

/** Values health over the first `years` of the case's pension projection, which gives members and wages. */
export function healthOfCase(
  from: PensionCase,
  study: Study,
  parameters: HealthParameters,
  years: number,
  changes: readonly Change[] = [],
): HealthValuation {
  const valuation = value(from, study, changes, { years });
  const { pension, resolved } = valuation.inputs;
  const { projection } = valuation;
  const profile = Float64Array.from({ length: 2 * AGES }, (_, cell) => {
    const age = cell % AGES;
    return (
      lineThrough(parameters.costByAge, age) *
      (cell >= AGES && age >= 15 && age < 45 ? parameters.womenFactor : 1)
    );
  });
  const child = new Float64Array(2 * AGES).fill(1);
  const constant = (figure: number): Float64Array => new Float64Array(years + 1).fill(figure);
  const familyOf = (table: Float64Array): Float64Array => {
    // Dependants are counted at the age of the affiliate who covers them.
    return projection.activeByAge.map((persons, i) => persons * table[i % (2 * AGES)]!);
  };
  const group = (
    id: string,
    covered: Float64Array,
    unit: Float64Array,
    costNow: number,
    stateShare: number,
  ) => {
    let now = 0;
    for (let cell = 0; cell < 2 * AGES; cell++) now += covered[cell]! * unit[cell]!;
    return {
      id,
      covered,
      utilisation: new Float64Array(2 * AGES).fill(1),
      unitCost: unit.map((relative) => (now > 0 ? (relative * costNow) / now : 0)),
      stateShare: constant(stateShare),
      statePaidShare: constant(parameters.statePaidShare),
      ownContributions: constant(0),
    };
  };
  const inputs: HealthInputs = {
    years,
    ages: AGES,
    groups: [
      group('affiliates', projection.activeByAge, profile, parameters.cost.affiliates, 0),
      group('children', familyOf(pension.family.children), child, parameters.cost.children, 0),
      group('spouses', familyOf(pension.family.partnered), profile, parameters.cost.spouses, 0),
      group(
        'pensioners',
        projection.oldAgeByAge,
        profile,
        parameters.cost.pensioners,
        parameters.stateShareOfPensioners,
      ),
    ],
    medicalInflation: pathOf(resolved, 'inflation').map((rate) => rate * parameters.medicalInflationFactor),
    utilisationGrowth: constant(parameters.utilisationGrowth),
    wages: valuation.balance.wages,
    contributionRate: constant(parameters.contributionRate),
    administrationShare: constant(parameters.administrationShare),
    subsidyShare: constant(parameters.subsidyShare),
    interest: pathOf(resolved, 'interest'),
    reserve: parameters.reserve,
  };
  return valueHealth(inputs);
}

export interface UnemploymentParameters {
  readonly reserve: number;
  readonly contributionRate: number;
  readonly administrationShare: number;
  /** Share of affiliates who are dependants. */
  readonly dependantShare: number;
  readonly separationRate: number;
  readonly involuntaryShare: number;
  readonly eligibleShare: number;
  readonly claimShare: number;
  readonly payOfLeavers: number;
  readonly waitingMonths: number;
  readonly reemploymentRate: number;
  readonly schedule: UnemploymentSchedule;
}

export function unemploymentOfCase(
  from: PensionCase,
  study: Study,
  parameters: UnemploymentParameters,
  years: number,
  changes: readonly Change[] = [],
): UnemploymentValuation {
  const valuation = value(from, study, changes, { years });
  const constant = (figure: number): Float64Array => new Float64Array(years + 1).fill(figure);
  return valueUnemployment({
    ...parameters,
    years,
    insured: contributorsOf(valuation).map((persons) => persons * parameters.dependantShare),
    meanPay: valuation.projection.meanPay,
    sbu: valuation.inputs.pension.sbu,
    separationRate: constant(parameters.separationRate),
    contributionRate: constant(parameters.contributionRate),
    administrationShare: constant(parameters.administrationShare),
    interest: pathOf(valuation.inputs.resolved, 'interest'),
  });
}

export type WorkInjuryParameters = Pick<
  WorkInjuryInputs,
  'temporary' | 'partial' | 'pensions' | 'death' | 'maximumSbu' | 'inPayment' | 'reserve'
> & {
  readonly contributionRate: number;
  readonly administrationShare: number;
  readonly preventionShare: number;
};

export function workInjuryOfCase(
  from: PensionCase,
  study: Study,
  parameters: WorkInjuryParameters,
  years: number,
  changes: readonly Change[] = [],
): WorkInjuryValuation {
  const valuation = value(from, study, changes, { years });
  const constant = (figure: number): Float64Array => new Float64Array(years + 1).fill(figure);
  return valueWorkInjury({
    ...parameters,
    years,
    insured: contributorsOf(valuation),
    meanPay: valuation.projection.meanPay,
    sbu: valuation.inputs.pension.sbu,
    indexation: valuation.inputs.pension.indexation,
    prevention: constant(parameters.preventionShare),
    contributionRate: constant(parameters.contributionRate),
    administrationShare: constant(parameters.administrationShare),
    interest: pathOf(valuation.inputs.resolved, 'interest'),
  });
}

/** The independents' scheme: two named cases over common parameters. */
export interface IndependentsParameters {
  readonly years: number;
  readonly branches: readonly SchemeBranch[];
  readonly persistence: number;
  readonly meanPay: number;
  readonly payGrowth: number;
  readonly youngShare: number;
  readonly youngDiscount: number;
  readonly youngYears: number;
  readonly debitDiscount: number;
  readonly debitShare: number;
  readonly administrationShare: number;
  readonly interest: number;
  readonly reserve: number;
  readonly cases: Readonly<
    Record<
      string,
      { readonly joiningFirst: number; readonly joiningGrowth: number; readonly statePaidShare: number }
    >
  >;
}

/** @throws RangeError on a case that the parameters do not have. */
export function independentsCase(parameters: IndependentsParameters, name: string): IndependentsValuation {
  const chosen = parameters.cases[name];
  if (!chosen)
    throw new RangeError(
      `No case is called “${name}”. There are: ${Object.keys(parameters.cases).join(', ')}.`,
    );
  const { years } = parameters;
  const growing = (first: number, growth: number): Float64Array => {
    const path = new Float64Array(years + 1);
    let level = first;
    for (let t = 1; t <= years; t++, level *= 1 + growth) path[t] = level;
    return path;
  };
  const inputs: IndependentsInputs = {
    ...parameters,
    joining: growing(chosen.joiningFirst, chosen.joiningGrowth),
    meanPay: growing(parameters.meanPay, parameters.payGrowth),
    statePaidShare: new Float64Array(years + 1).fill(chosen.statePaidShare),
    interest: new Float64Array(years + 1).fill(parameters.interest),
  };
  return valueIndependents(inputs);
}

function contributorsOf(valuation: Valuation): Float64Array {
  const density = figureOf(valuation.inputs.resolved, 'density-within-year');
  return valuation.projection.active.map((persons) => persons * density);
}

function lineThrough(points: readonly (readonly [number, number])[], x: number): number {
  let before = points[0]!;
  for (const point of points) {
    if (x <= point[0])
      return point[0] === before[0]
        ? point[1]
        : before[1] + ((point[1] - before[1]) * (x - before[0])) / (point[0] - before[0]);
    before = point;
  }
  return before[1];
}
