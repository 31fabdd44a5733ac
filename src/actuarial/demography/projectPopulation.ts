/** Single ages 0 to 100, the last open (100 and over); sex 0 is male and 1 female. */
export const AGES = 101;
export const MALE = 0;
export const FEMALE = 1;

/**
 * When in the year migrants come and go: `end` as the UN does, `even` as half at the start and half at the end, or the share
 * that moves at the start (0 is `end`, 0.5 is `even`).
 */
export type MigrationTiming = 'end' | 'even' | number;

/**
 * What a projection needs. Tables by year, sex and age are flat: index `(year * 2 + sex) * AGES + age`, the year counted from
 * `yearFirst`; fertility by year and age of mother: `year * AGES + age`.
 */
export interface DemographicInputs {
  readonly yearFirst: number;
  readonly years: number;
  /** Persons on 1 January of `yearFirst`, `sex * AGES + age`. */
  readonly population: Float64Array;
  /**
   * Survival to the next 1 January: at index `age`, the share of those who will be `age` then; 0 from births of the year, 100
   * from 99 and 100+ together.
   */
  readonly survival: Float64Array;
  /** Births per woman and year by age of mother. */
  readonly fertility: Float64Array;
  /** Boys per girl at birth, by year. */
  readonly sexRatioAtBirth: Float64Array;
  /** Net migrants by age at the end of the year. */
  readonly migration: Float64Array;
  readonly migrationTiming?: MigrationTiming;
}

/** Persons on each 1 January (years + 1 of them) and the events between. */
export interface PopulationProjection {
  readonly yearFirst: number;
  readonly years: number;
  readonly population: Float64Array;
  /** By year and sex: `year * 2 + sex`. */
  readonly births: Float64Array;
  readonly deaths: Float64Array;
  readonly migrants: Float64Array;
}

/**
 * Cohort-component projection by single age and sex (Preston, Heuveline, Guillot, Demography, ch. 6). Births come from the
 * mean of the women at both ends of the year, before the migrants of its end. Every person is accounted for: the population
 * of a year plus births and migrants less deaths is the next population, by sex.
 */
export function projectPopulation(inputs: DemographicInputs): PopulationProjection {
  const { yearFirst, years, survival, fertility, migration } = inputs;
  const atStart = shareAtStart(inputs.migrationTiming ?? 'end');
  const population = new Float64Array((years + 1) * 2 * AGES);
  const births = new Float64Array(years * 2);
  const deaths = new Float64Array(years * 2);
  const migrants = new Float64Array(years * 2);
  population.set(inputs.population.subarray(0, 2 * AGES));
  const exposed = new Float64Array(2 * AGES);

  for (let year = 0; year < years; year++) {
    for (let sex = 0; sex < 2; sex++) {
      const now = (year * 2 + sex) * AGES;
      const next = ((year + 1) * 2 + sex) * AGES;
      const row = (year * 2 + sex) * AGES;
      let before = 0;
      let after = 0;
      let moved = 0;
      for (let age = 0; age < AGES; age++) exposed[sex * AGES + age] = population[now + age]!;
      for (let age = 0; age < AGES; age++) {
        const coming = migration[row + age]!;
        moved += coming;
        // Who is `age` at the end of the year was a year younger at its start; newborn and the oldest stay where they are.
        const ageThen = sex * AGES + (age > 0 ? age - 1 : 0);
        if (age > 0) exposed[ageThen] = exposed[ageThen]! + atStart * coming;
      }
      for (let age = 1; age < AGES - 1; age++) {
        const living = exposed[sex * AGES + age - 1]!;
        const surviving = living * survival[row + age]!;
        population[next + age] = surviving;
        before += living;
        after += surviving;
      }
      const oldest = exposed[sex * AGES + AGES - 2]! + exposed[sex * AGES + AGES - 1]!;
      const oldestSurviving = oldest * survival[row + AGES - 1]!;
      population[next + AGES - 1] = oldestSurviving;
      deaths[year * 2 + sex] = before + oldest - after - oldestSurviving;
      migrants[year * 2 + sex] = moved;
    }
    addBirths(year);
    for (let sex = 0; sex < 2; sex++) {
      const row = (year * 2 + sex) * AGES;
      const next = ((year + 1) * 2 + sex) * AGES;
      for (let age = 0; age < AGES; age++) {
        const late = age === 0 ? migration[row]! : (1 - atStart) * migration[row + age]!;
        population[next + age] = population[next + age]! + late;
      }
    }
  }
  return { yearFirst, years, population, births, deaths, migrants };

  function addBirths(year: number): void {
    const next = ((year + 1) * 2 + FEMALE) * AGES;
    let born = 0;
    for (let age = 10; age < 60; age++) {
      born += fertility[year * AGES + age]! * 0.5 * (exposed[FEMALE * AGES + age]! + population[next + age]!);
    }
    const ratio = inputs.sexRatioAtBirth[year]!;
    const boys = (born * ratio) / (1 + ratio);
    for (let sex = 0; sex < 2; sex++) {
      const newborn = sex === MALE ? boys : born - boys;
      const surviving = newborn * survival[(year * 2 + sex) * AGES]!;
      births[year * 2 + sex] = newborn;
      deaths[year * 2 + sex] = deaths[year * 2 + sex]! + newborn - surviving;
      population[((year + 1) * 2 + sex) * AGES] = surviving;
    }
  }
}

function shareAtStart(timing: MigrationTiming): number {
  return timing === 'end' ? 0 : timing === 'even' ? 0.5 : timing;
}

/** Persons of both sexes aged `ageFrom` and over (below `ageTo`, where given) on 1 January of each year. */
export function personsAged(projection: PopulationProjection, ageFrom: number, ageTo = AGES): Float64Array {
  const totals = new Float64Array(projection.years + 1);
  for (let year = 0; year <= projection.years; year++) {
    let sum = 0;
    for (let sex = 0; sex < 2; sex++) {
      for (let age = ageFrom; age < ageTo; age++)
        sum += projection.population[(year * 2 + sex) * AGES + age]!;
    }
    totals[year] = sum;
  }
  return totals;
}
