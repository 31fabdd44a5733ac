import { exp, log } from '../math/exactMath.ts';
import { AGES, type DemographicInputs } from './projectPopulation.ts';

/** A variant: what is changed against the medium inputs. Absent means unchanged. */
export interface DemographicVariant {
  /** Children per woman more (or fewer) from `yearFrom` on, spread over the ages as in the base; the UN's high variant is 0.5. */
  readonly childrenPerWomanMore?: number;
  /** Factor on the force of mortality at every age: 0.9 is 10 % lighter. */
  readonly mortalityMultiplier?: number;
  /** Further yearly improvement of mortality, compounding from the first year: 0.005 lightens it by 0.5 % each year. */
  readonly mortalityImprovementPerYear?: number;
  readonly migrationMultiplier?: number;
}

/** Inputs of a variant; the base is left as it was, and shares with it what the variant does not change. */
export function varyDemography(inputs: DemographicInputs, variant: DemographicVariant): DemographicInputs {
  let { survival, fertility, migration } = inputs;
  const improvement = variant.mortalityImprovementPerYear ?? 0;
  const level = variant.mortalityMultiplier ?? 1;
  if (improvement !== 0 || level !== 1) {
    survival = survival.slice();
    for (let year = 0; year < inputs.years; year++) {
      const multiplier = level * exp((year + 1) * log(1 - improvement));
      for (let i = year * 2 * AGES; i < (year + 1) * 2 * AGES; i++) {
        survival[i] = survival[i]! > 0 ? exp(multiplier * log(survival[i]!)) : 0;
      }
    }
  }
  const more = variant.childrenPerWomanMore ?? 0;
  if (more !== 0) {
    fertility = fertility.slice();
    for (let year = 0; year < inputs.years; year++) {
      const row = fertility.subarray(year * AGES, (year + 1) * AGES);
      const total = row.reduce((sum, rate) => sum + rate, 0);
      const factor = Math.max(0, (total + more) / total);
      for (let age = 0; age < AGES; age++) row[age] = row[age]! * factor;
    }
  }
  const moving = variant.migrationMultiplier ?? 1;
  if (moving !== 1) migration = migration.map((persons) => persons * moving);
  return { ...inputs, survival, fertility, migration };
}
