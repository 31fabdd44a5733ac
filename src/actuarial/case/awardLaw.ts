import { plainDate } from '#kernel';
import { type Citation, getReading, type Law, type LawRow, numberAt, rateAt, rowsAt } from '#law';
import {
  AGE_AT_WORK_FIRST,
  PENSION_AGES as AGES,
  type AwardLaw,
  SERVICE_YEARS as SERVICE,
} from '../pensions/inputs.ts';

/** Years of service that nobody reaches: the age has no right. Finite, so that a law can be written as JSON. */
const NEVER = 999;

/** The law of awards in plain numbers, and what each part of it rests on. */
export interface CitedAwardLaw {
  readonly law: AwardLaw;
  readonly thirteenthShare: number;
  readonly fourteenthSbu: number;
  readonly citations: readonly Citation[];
}

/**
 * Reads the pension parameters in force on 1 January of a year. Tables that begin at some years of service hold their first value
 * below it; coefficients beyond the table grow by `pensions.coefficient-beyond-table`.
 */
export function awardLawOf(law: Law, year: number, yearFirst = 0): CitedAwardLaw {
  const date = plainDate(`${year}-01-01`);
  const citations: Citation[] = [];
  const rows = (id: string): readonly LawRow[] => {
    const reading = getReading(rowsAt(law, id, date));
    citations.push(reading.citation);
    return reading.value;
  };
  const rate = (id: string, key?: string): number => {
    const reading = getReading(key === undefined ? rateAt(law, id, date) : rateAt(law, id, date, key));
    citations.push(reading.citation);
    return reading.value / 1_000_000;
  };
  const number = (id: string): number => {
    const reading = getReading(numberAt(law, id, date));
    citations.push(reading.citation);
    return reading.value;
  };
  const bands = (id: string): Float64Array => {
    const table = rows(id);
    return byService((k) => {
      let value = Number(table[0]!.percentOfSbu);
      for (const row of table) if (Number(row.fromYears) <= k) value = Number(row.percentOfSbu);
      return value / 1_000_000;
    });
  };
  const coefficients = rows('pensions.coefficient-by-service');
  const beyond = rate('pensions.coefficient-beyond-table');
  const lastRow = coefficients[coefficients.length - 1]!;
  const coefficient = byService((k) => {
    const exact = coefficients.find((row) => row.years === k);
    if (exact) return Number(exact.percent) / 1_000_000;
    if (k < Number(coefficients[0]!.years)) return Number(coefficients[0]!.percent) / 1_000_000;
    return Number(lastRow.percent) / 1_000_000 + beyond * (k - Number(lastRow.years));
  });
  const conditions = rows('pensions.old-age-eligibility');
  const serviceNeeded = Float64Array.from({ length: AGES }, (_, age) => {
    let needed = NEVER;
    for (const row of conditions)
      if (age >= Number(row.fromAge ?? AGE_AT_WORK_FIRST))
        needed = Math.min(needed, Number(row.contributions) / 12);
    return needed;
  });
  const result: AwardLaw = {
    yearFirst,
    coefficient,
    minimum: bands('pensions.minimum-by-service'),
    maximum: bands('pensions.maximum-by-service'),
    maximumOther: rate('pensions.maximum-of-risk-and-survivors'),
    minimumGroup: rate('pensions.minimum-of-survivors'),
    serviceNeeded,
    serviceNeededForRisk: number('pensions.risk-contributions') / 12,
    widowShare: rate('pensions.survivors-shares', 'widow'),
    orphanShare: rate('pensions.survivors-shares', 'orphan'),
    orphanAgeLast: number('pensions.orphan-age-last'),
  };
  return {
    law: result,
    thirteenthShare: number('pensions.thirteenth-share') / 12,
    fourteenthSbu: rate('pensions.fourteenth-amount'),
    citations,
  };
}

function byService(value: (k: number) => number): Float64Array {
  return Float64Array.from({ length: SERVICE }, (_, k) => value(k));
}

/** A reform of the conditions and of the level: ages and years of service moved, coefficients multiplied. */
export function reformLaw(
  law: AwardLaw,
  yearFirst: number,
  reform: {
    readonly ageShift: number;
    readonly serviceShift: number;
    readonly coefficientFactor: number;
    readonly maximumFactor: number;
  },
): AwardLaw {
  const { ageShift, serviceShift } = reform;
  return {
    ...law,
    yearFirst,
    coefficient: law.coefficient.map((value) => value * reform.coefficientFactor),
    maximum: law.maximum.map((value) => value * reform.maximumFactor),
    serviceNeeded: Float64Array.from(
      law.serviceNeeded,
      (_, age) => law.serviceNeeded[Math.max(0, Math.min(AGES - 1, age - ageShift))]! + serviceShift,
    ),
  };
}
