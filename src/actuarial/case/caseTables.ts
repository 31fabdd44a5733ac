import { parseCsv } from '../data/csv.ts';
import {
  AGES as DEMOGRAPHIC_AGES,
  type DemographicInputs,
  projectPopulation,
} from '../demography/projectPopulation.ts';
import { varyDemography } from '../demography/varyDemography.ts';
import { PENSION_AGES as AGES } from '../pensions/inputs.ts';

/** The texts of a case's tables, by the names of their files. */
export interface CaseTexts {
  readonly population: string;
  readonly mortality: string;
  readonly survival: string;
  readonly fertility: string;
  readonly migration: string;
  readonly sexRatioAtBirth: string;
  readonly profiles: string;
  readonly history: string;
}

/** Rows of a table whose heading is year, sex (or not) and one column for each age: `rows.get('2024 m')`. */
export function readWide(name: string, text: string): Map<string, Float64Array> {
  const table = parseCsv(name, text);
  const bySex = table.columns[1] === 'sex';
  const first = bySex ? 2 : 1;
  const ageFirst = Number(table.columns[first]);
  const rows = new Map<string, Float64Array>();
  table.rows.forEach((cells, i) => {
    const values = new Float64Array(ageFirst + cells.length - first);
    for (let c = first; c < table.columns.length; c++) {
      const value = cells[c] === undefined || cells[c] === '' ? Number.NaN : Number(cells[c]);
      if (!Number.isFinite(value))
        throw new RangeError(`${name}, row ${table.lines[i]}, ${table.columns[c]}: a number is missing.`);
      values[ageFirst + c - first] = value;
    }
    rows.set(bySex ? `${cells[0]} ${cells[1]}` : cells[0]!, values);
  });
  return rows;
}

/** Population and mortality of a country between two years, past tables and projection joined. */
export interface CountryPath {
  /** 31 December of yearBase + t: `(t * 2 + sex) * AGES + age`, to 105 (the open group at 100 stays at 100). */
  readonly population: Float64Array;
  /** Death probability in year t by age at its start: `((t - 1) * 2 + sex) * AGES + age`. */
  readonly mortality: Float64Array;
}

/** The demographic tables of a case, read once. */
export interface CaseDemography {
  readonly population: Map<string, Float64Array>;
  readonly mortality: Map<string, Float64Array>;
  readonly inputs: DemographicInputs;
}

const sexes = ['m', 'f'] as const;

export function readCaseDemography(texts: CaseTexts): CaseDemography {
  const population = readWide('population', texts.population);
  const survival = readWide('survival', texts.survival);
  const fertility = readWide('fertility', texts.fertility);
  const migration = readWide('migration', texts.migration);
  const ratios = parseCsv('sex ratio at birth', texts.sexRatioAtBirth);
  const yearFirst = Math.min(...[...fertility.keys()].map(Number));
  const years = fertility.size;
  const flat = (rows: Map<string, Float64Array>): Float64Array => {
    const out = new Float64Array(years * 2 * DEMOGRAPHIC_AGES);
    for (let t = 0; t < years; t++)
      for (const [s, sex] of sexes.entries())
        out.set(get(rows, `${yearFirst + t} ${sex}`), (t * 2 + s) * DEMOGRAPHIC_AGES);
    return out;
  };
  const mothers = new Float64Array(years * DEMOGRAPHIC_AGES);
  for (let t = 0; t < years; t++) mothers.set(get(fertility, String(yearFirst + t)), t * DEMOGRAPHIC_AGES);
  const start = new Float64Array(2 * DEMOGRAPHIC_AGES);
  for (const [s, sex] of sexes.entries())
    start.set(get(population, `${yearFirst} ${sex}`), s * DEMOGRAPHIC_AGES);
  return {
    population,
    mortality: readWide('mortality', texts.mortality),
    inputs: {
      yearFirst,
      years,
      population: start,
      survival: flat(survival),
      fertility: mothers,
      migration: flat(migration),
      sexRatioAtBirth: Float64Array.from(ratios.rows, (cells) => Number(cells[1])),
      migrationTiming: 'end',
    },
  };
}

/** What a scenario does to the country; see `varyDemography`. */
export interface CountryVariant {
  readonly mortalityMultiplier: number;
  readonly mortalityImprovement: number;
  readonly childrenMore: number;
  readonly migrationMultiplier: number;
  /** Years whose mortality is not to be believed as a trend (an epidemic): they take the table of the year before. */
  readonly yearsWithoutExcess: readonly number[];
}

export const COUNTRY_AS_IT_IS: CountryVariant = {
  mortalityMultiplier: 1,
  mortalityImprovement: 0,
  childrenMore: 0,
  migrationMultiplier: 1,
  yearsWithoutExcess: [],
};

/**
 * Joins past and projected population and mortality from 31 December of `yearBase`. Past years use the published tables, later ones
 * the projection from the case's first projected year.
 *
 * @throws RangeError where the tables do not reach.
 */
export function countryPath(
  demography: CaseDemography,
  yearBase: number,
  years: number,
  variant: CountryVariant = COUNTRY_AS_IT_IS,
): CountryPath {
  const { inputs } = demography;
  const varied = varyDemography(inputs, {
    mortalityMultiplier: variant.mortalityMultiplier,
    mortalityImprovementPerYear: variant.mortalityImprovement,
    childrenPerWomanMore: variant.childrenMore,
    migrationMultiplier: variant.migrationMultiplier,
  });
  const needed = Math.max(0, yearBase + years + 1 - inputs.yearFirst);
  if (needed > inputs.years)
    throw new RangeError(
      `The demographic tables end in ${inputs.yearFirst + inputs.years - 1}; the valuation asks for ${yearBase + years}.`,
    );
  const projection = projectPopulation({ ...varied, years: needed });
  const population = new Float64Array((years + 1) * 2 * AGES);
  const mortality = new Float64Array(years * 2 * AGES);
  for (let t = 0; t <= years; t++) {
    for (let s = 0; s < 2; s++) {
      const january = yearBase + t + 1;
      const row =
        january <= inputs.yearFirst
          ? get(demography.population, `${january} ${sexes[s]}`)
          : projection.population.subarray(
              ((january - inputs.yearFirst) * 2 + s) * DEMOGRAPHIC_AGES,
              ((january - inputs.yearFirst) * 2 + s + 1) * DEMOGRAPHIC_AGES,
            );
      population.set(row, (t * 2 + s) * AGES);
    }
  }
  for (let t = 1; t <= years; t++) {
    for (let s = 0; s < 2; s++) {
      const to = ((t - 1) * 2 + s) * AGES;
      const year = yearBase + t;
      if (year >= inputs.yearFirst) {
        const from = ((year - inputs.yearFirst) * 2 + s) * DEMOGRAPHIC_AGES;
        for (let age = 0; age < AGES; age++)
          mortality[to + age] = 1 - varied.survival[from + Math.min(DEMOGRAPHIC_AGES - 1, age + 1)]!;
      } else {
        let believed = year;
        while (variant.yearsWithoutExcess.includes(believed)) believed--;
        const table = get(demography.mortality, `${believed} ${sexes[s]}`);
        for (let age = 0; age < AGES; age++) {
          // Persons in their year of age: the mean of this birthday's probability and the next one's.
          const here = table[Math.min(DEMOGRAPHIC_AGES - 2, age)]!;
          const next = table[Math.min(DEMOGRAPHIC_AGES - 2, age + 1)]!;
          mortality[to + age] = Math.min(1, variant.mortalityMultiplier * 0.5 * (here + next));
        }
      }
    }
  }
  return { population, mortality };
}

function get<T>(rows: Map<string, T>, key: string): T {
  const row = rows.get(key);
  if (row === undefined) throw new RangeError(`The demographic tables have no row for ${key}.`);
  return row;
}
