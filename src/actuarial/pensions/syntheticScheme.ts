import { exp } from '../math/exactMath.ts';
import {
  AGE_AT_WORK_FIRST,
  PENSION_AGES as AGES,
  type AwardLaw,
  emptyStocks,
  type PensionInputs,
  SERVICE_YEARS as SERVICE,
} from './inputs.ts';

/**
 * A made-up scheme of full size for tests and measurements, not a country: Gompertz mortality, a population that grows, a law
 * with round figures. `vary(i)` gives numbers in [0, 1) that make one scheme differ from the next.
 */
export function syntheticScheme(
  options: { readonly years?: number; readonly classes?: number; readonly vary?: (i: number) => number } = {},
): PensionInputs {
  const years = options.years ?? 75;
  const classes = options.classes ?? 5;
  const vary = options.vary ?? (() => 0.5);
  const bySexAge = (value: (sex: number, age: number) => number): Float64Array =>
    Float64Array.from({ length: 2 * AGES }, (_, cell) => value(Math.floor(cell / AGES), cell % AGES));
  const path = (value: (t: number) => number): Float64Array =>
    Float64Array.from({ length: years + 1 }, (_, t) => value(t));
  const hazard = (sex: number, age: number): number =>
    Math.min(1, 0.00005 * (sex === 0 ? 1.3 : 1) * exp(0.1 * age));
  const working = (age: number): boolean => age >= AGE_AT_WORK_FIRST && age < 75;
  const stocks = emptyStocks(classes);
  for (let sex = 0; sex < 2; sex++) {
    for (let age = AGE_AT_WORK_FIRST; age < 65; age++) {
      const most = Math.min(SERVICE - 1, age - AGE_AT_WORK_FIRST);
      for (let k = 0; k <= most; k++) {
        stocks.active[(sex * AGES + age) * SERVICE + k] = (1000 * (0.5 + vary(age))) / (most + 1);
        stocks.inactive[(sex * AGES + age) * SERVICE + k] = (800 * vary(age + 1)) / (most + 1);
      }
    }
    for (let age = 60; age < 100; age++) {
      for (let c = 0; c < classes; c++) {
        const at = (sex * AGES + age) * classes + c;
        stocks.oldAge.persons[at] = 300 * exp(-0.06 * (age - 60)) * vary(c + 2);
        stocks.oldAge.amount[at] = stocks.oldAge.persons[at]! * (300 + 200 * c);
        stocks.oldAge.floor[at] = stocks.oldAge.persons[at]! * 0.6;
      }
    }
    for (let i = 0; i < AGES * classes * 5; i++)
      stocks.bestPays[sex * AGES * classes * 5 + i] = 300 + 150 * (Math.floor(i / 5) % classes) + (i % 5);
  }
  for (let age = 0; age < 18; age++) {
    stocks.orphans.persons[age] = 40;
    stocks.orphans.amount[age] = 40 * 120;
  }
  return {
    yearBase: 2020,
    years,
    population: Float64Array.from({ length: (years + 1) * 2 * AGES }, (_, i) => {
      const age = i % AGES;
      return 4000 * exp(0.008 * Math.floor(i / (2 * AGES)) - 0.012 * age - 0.0005 * exp(0.1 * age));
    }),
    mortality: Float64Array.from({ length: years * 2 * AGES }, (_, i) =>
      hazard(Math.floor(i / AGES) % 2, i % AGES),
    ),
    mortalityOf: { active: 0.8, inactive: 1, oldAge: 0.9, invalidity: 1.5, survivors: 0.95 },
    affiliatesTarget: path((t) => 100_000 * exp(0.012 * t)),
    coverageProfile: bySexAge((sex, age) => (working(age) ? (sex === 0 ? 1 : 0.7) * (0.2 + vary(3)) : 0)),
    targetAgeEnd: 60,
    reentryShareOfGap: vary(6),
    density: 0.6 + 0.4 * vary(4),
    exitRate: bySexAge((_, age) => (working(age) ? 0.02 + 0.12 * vary(5) : 0)),
    reentryRate: bySexAge((_, age) => (working(age) ? 0.01 + 0.15 * vary(6) : 0)),
    invalidityRate: bySexAge((_, age) => (working(age) ? 0.00002 * exp(0.07 * age) : 0)),
    retirementRate: bySexAge((_, age) => (age >= 55 ? 0.2 + 0.2 * vary(7) : 0)),
    retirementRateInactive: bySexAge((_, age) => (age >= 55 ? 0.5 : 0)),
    workAgeEnd: 78,
    payScale: bySexAge(
      (sex, age) =>
        (sex === 0 ? 1 : 0.95) *
        (0.7 + 0.01 * Math.min(40, Math.max(0, age - 15)) - 0.012 * Math.max(0, age - 55)),
    ),
    payLevel: path((t) => 700 * exp(0.02 * t)),
    classMultiple: Float64Array.from({ length: classes }, (_, c) => (2 * (c + 1)) / (classes + 1)),
    classWeight: new Float64Array(classes).fill(1 / classes),
    payFloor: path(() => 0.8),
    payCeiling: path(() => 25),
    sbu: path((t) => 400 * exp(0.025 * t)),
    indexation: path(() => 0.015),
    minimumInPayment: vary(8) > 0.3,
    law: [syntheticLaw()],
    newPensionFactor: path(() => 1),
    inactiveBaseFactor: 0.8,
    minimumFactor: path(() => 1),
    family: {
      partnered: bySexAge((sex, age) => (age < 20 ? 0 : sex === 0 ? 0.7 : 0.4)),
      partnerAgeDifference: [-3, 3],
      children: bySexAge((_, age) =>
        age < 20 || age > 65 ? 0 : 1.2 * exp(-0.005 * (age - 38) * (age - 38)),
      ),
      childAge: bySexAge((_, age) => Math.min(17, Math.max(0, (age - 25) / 2))),
      remarriage: bySexAge((_, age) => (age < 60 ? 0.01 : 0)),
    },
    thirteenthShare: 1 / 12,
    fourteenthSbu: 1,
    fourteenthPerOrphan: 0.5,
    funeralAid: path((t) => 1400 * exp(0.015 * t)),
    funeralClaimShare: 0.8,
    stocks,
  };
}

function syntheticLaw(): AwardLaw {
  const byService = (value: (k: number) => number): Float64Array =>
    Float64Array.from({ length: SERVICE }, (_, k) => value(k));
  return {
    yearFirst: 0,
    coefficient: byService((k) => 0.4 + 0.0125 * k),
    minimum: byService((k) => Math.min(1, 0.5 + 0.01 * k)),
    maximum: byService((k) => Math.min(5.5, 2.5 + 0.1 * k)),
    maximumOther: 4.5,
    minimumGroup: 0.5,
    serviceNeeded: Float64Array.from({ length: AGES }, (_, age) =>
      age >= 70 ? 10 : age >= 65 ? 15 : age >= 60 ? 30 : age >= 55 ? 40 : 99,
    ),
    serviceNeededForRisk: 5,
    widowShare: 0.6,
    orphanShare: 0.4,
    orphanAgeLast: 18,
  };
}
