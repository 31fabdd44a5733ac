/** Ages 0 to 105 in completed years; who is 105 at the start of a year does not see its end. */
export const PENSION_AGES = 106;
/** Completed years of service 0 to 50; who has 50 keeps 50. */
export const SERVICE_YEARS = 51;
/** Nobody contributes before this age. */
export const AGE_AT_WORK_FIRST = 15;

/**
 * The law of awards in force from a year on. Shares are of the unified basic salary (SBU), by completed years of service.
 */
export interface AwardLaw {
  readonly yearFirst: number;
  /** Pension as a share of the base, by years of service (C.D. 100). */
  readonly coefficient: Float64Array;
  /** Least and greatest old-age pension (LSS 234; C.D. 300). */
  readonly minimum: Float64Array;
  readonly maximum: Float64Array;
  /** Greatest invalidity pension and survivors' group, least survivors' group. */
  readonly maximumOther: number;
  readonly minimumGroup: number;
  /** Years of service needed to retire, by age reached; above 50 is never. */
  readonly serviceNeeded: Float64Array;
  /** Years of service needed for invalidity and for survivors of a contributor. */
  readonly serviceNeededForRisk: number;
  /** The widow's and each orphan's share of the deceased's pension; the age at which an orphan's right ends. */
  readonly widowShare: number;
  readonly orphanShare: number;
  readonly orphanAgeLast: number;
}

/** Families left behind, by sex and age of the deceased: `sex * PENSION_AGES + age`. */
export interface FamilyTables {
  /** Share with a spouse or partner. */
  readonly partnered: Float64Array;
  /** Years to add to the age of a man (0) or woman (1) for the partner's age. */
  readonly partnerAgeDifference: readonly [number, number];
  /** Children with a right, on average, and their mean age. */
  readonly children: Float64Array;
  readonly childAge: Float64Array;
  /** Yearly probability that a widow(er) loses the right by a new union, by sex and age of the widow(er). */
  readonly remarriage: Float64Array;
}

/**
 * Persons and monthly pensions at the base date. Tables by sex, age and service: `(sex * PENSION_AGES + age) * SERVICE_YEARS + k`;
 * pensioners by sex, age and pay class: `(sex * PENSION_AGES + age) * classes + c`; widows by sex and age; orphans by age.
 */
export interface PensionStocks {
  readonly active: Float64Array;
  readonly inactive: Float64Array;
  readonly oldAge: PensionStock;
  readonly invalidity: PensionStock;
  readonly widows: PensionStock;
  readonly orphans: PensionStock;
  /** The five best yearly means of monthly pay of each sex, age and class, ascending: `((sex*AGES+age)*classes+c)*5 + j`. */
  readonly bestPays: Float64Array;
}

export interface PensionStock {
  readonly persons: Float64Array;
  /** Sum of their monthly pensions. */
  readonly amount: Float64Array;
  /** Sum of their minimum shares, in SBU; the floor of pensions in payment. Survivors have the group's floor at award only. */
  readonly floor: Float64Array;
}

/**
 * What a pension projection needs, all in plain numbers; money is a monthly amount in the currency of the case unless it says
 * yearly. Year 0 is the base date, 31 December of `yearBase`; flows of year t fall between t − 1 and t, for t = 1 … years.
 */
export interface PensionInputs {
  readonly yearBase: number;
  readonly years: number;
  /** Persons on 31 December of year t: `(t * 2 + sex) * PENSION_AGES + age`. */
  readonly population: Float64Array;
  /** Probability of dying in year t by age at its start: `((t - 1) * 2 + sex) * PENSION_AGES + age`. */
  readonly mortality: Float64Array;
  /** Factors on that probability by state. */
  readonly mortalityOf: {
    readonly active: number;
    readonly inactive: number;
    readonly oldAge: number;
    readonly invalidity: number;
    readonly survivors: number;
  };
  /** Persons affiliated that year t should end with; the gap is filled by new entrants and re-entries. */
  readonly affiliatesTarget: Float64Array;
  /** Relative propensity to be affiliated by sex and age, times the population; used below `targetAgeEnd`. */
  readonly coverageProfile: Float64Array;
  readonly targetAgeEnd: number;
  /** Share of the missing affiliates of an age who are called back from the inactive before anyone new enters. */
  readonly reentryShareOfGap: number;
  /** Share of the year that an affiliate contributes: pay and service accrue by it. */
  readonly density: number;
  /** Yearly probabilities by sex and age. */
  readonly exitRate: Float64Array;
  readonly reentryRate: Float64Array;
  readonly invalidityRate: Float64Array;
  /** Probability of retiring in a year with the right to, by sex and age reached: of affiliates and of the inactive. */
  readonly retirementRate: Float64Array;
  readonly retirementRateInactive: Float64Array;
  /** From this age nobody is affiliated: who has the right retires, who has not becomes inactive. */
  readonly workAgeEnd: number;
  /** Relative pay by sex and age; pay is `payScale · payLevel[t]`. */
  readonly payScale: Float64Array;
  readonly payLevel: Float64Array;
  /** Multiples of the mean pay and the share of persons with each. */
  readonly classMultiple: Float64Array;
  readonly classWeight: Float64Array;
  /** Least and greatest insured pay in year t, in SBU. */
  readonly payFloor: Float64Array;
  readonly payCeiling: Float64Array;
  readonly sbu: Float64Array;
  /** Rise of pensions in payment in January of year t: `indexation[t]`, 0.015 for 1.5 %. */
  readonly indexation: Float64Array;
  /** Whether the minimum of the year also lifts pensions already in payment. */
  readonly minimumInPayment: boolean;
  readonly law: readonly AwardLaw[];
  /** Calibration factor on new pensions before minimum and maximum, by year t; and the base of the inactive against that of the active. */
  readonly newPensionFactor: Float64Array;
  readonly inactiveBaseFactor: number;
  /** Minimum pensions multiplied, for scenarios; 1 is the law. */
  readonly minimumFactor: Float64Array;
  readonly family: FamilyTables;
  /** Payments of a year besides the twelve: the thirteenth as a share of them, the fourteenth in SBU per pension. */
  readonly thirteenthShare: number;
  readonly fourteenthSbu: number;
  /** Fourteenth pensions per orphan: it is paid once for a family group. */
  readonly fourteenthPerOrphan: number;
  /** Funeral aid per death of an affiliate or pensioner in year t, and the share of deaths that claim it. */
  readonly funeralAid: Float64Array;
  readonly funeralClaimShare: number;
  readonly stocks: PensionStocks;
}

/** No persons, no pensions: the start of a scheme. */
export function emptyStocks(classes: number): PensionStocks {
  const stock = (cells: number): PensionStock => ({
    persons: new Float64Array(cells),
    amount: new Float64Array(cells),
    floor: new Float64Array(cells),
  });
  const bySexAge = 2 * PENSION_AGES;
  return {
    active: new Float64Array(bySexAge * SERVICE_YEARS),
    inactive: new Float64Array(bySexAge * SERVICE_YEARS),
    oldAge: stock(bySexAge * classes),
    invalidity: stock(bySexAge * classes),
    widows: stock(bySexAge),
    orphans: stock(PENSION_AGES),
    bestPays: new Float64Array(bySexAge * classes * 5),
  };
}

/** A copy that a projection may age in place. */
export function copyStocks(stocks: PensionStocks): PensionStocks {
  const copy = (stock: PensionStock): PensionStock => ({
    persons: stock.persons.slice(),
    amount: stock.amount.slice(),
    floor: stock.floor.slice(),
  });
  return {
    active: stocks.active.slice(),
    inactive: stocks.inactive.slice(),
    oldAge: copy(stocks.oldAge),
    invalidity: copy(stocks.invalidity),
    widows: copy(stocks.widows),
    orphans: copy(stocks.orphans),
    bestPays: stocks.bestPays.slice(),
  };
}

/** The law in force in a calendar year: the last that has begun. @throws RangeError if none has. */
export function lawOfYear(laws: readonly AwardLaw[], year: number): AwardLaw {
  let found: AwardLaw | undefined;
  for (const law of laws)
    if (law.yearFirst <= year && (found === undefined || law.yearFirst >= found.yearFirst)) found = law;
  if (found === undefined) throw new RangeError(`No law of awards is in force in ${year}.`);
  return found;
}
