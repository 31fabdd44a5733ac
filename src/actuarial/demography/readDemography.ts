import { ok, type Result, refuse } from '#kernel';
import { type ColumnRule, parseCsv, readColumns } from '../data/csv.ts';
import type { DataDefect } from '../data/defects.ts';
import { AGES, type DemographicInputs, type MigrationTiming } from './projectPopulation.ts';

/** The mean of the UN's ratio for Ecuador 2024–2100; callers with another population give their own. */
export const SEX_RATIO_AT_BIRTH_UN_ECUADOR = 1.0462;

/** Texts of four tables, one row per cell: `year,sex,age,pop` · `…,Sx` · `year,age,asfr_per_woman` · `…,net_migrants`; sex is m or f. */
export interface DemographyTexts {
  readonly population: string;
  readonly survival: string;
  readonly fertility: string;
  readonly migration: string;
}

export interface DemographyRequest {
  readonly yearFrom: number;
  /** Last 1 January wanted. */
  readonly yearTo: number;
  readonly migrationTiming?: MigrationTiming;
  readonly sexRatioAtBirth?: number;
}

const year: ColumnRule = { kind: 'integer', min: 1800, max: 2300 };
const sex: ColumnRule = { kind: 'category', values: ['m', 'f'] };
const age: ColumnRule = { kind: 'integer', min: 0, max: AGES - 1 };

/**
 * Reads and checks the tables for a projection from 1 January `yearFrom` to 1 January `yearTo`. Years that are not needed may be
 * there; a needed cell that is absent, doubled, empty or impossible refuses the whole with every defect listed.
 */
export function readDemography(
  texts: DemographyTexts,
  request: DemographyRequest,
): Result<DemographicInputs, { refusal: 'data-defective'; defects: readonly DataDefect[] }> {
  const years = request.yearTo - request.yearFrom;
  const defects: DataDefect[] = [];
  const grid = (
    name: string,
    text: string,
    value: string,
    rule: ColumnRule,
    bySex: boolean,
    lastYear: number,
    ages: readonly [number, number],
  ) => {
    const table = parseCsv(name, text);
    const read = readColumns(table, { year, ...(bySex ? { sex } : {}), age, [value]: rule });
    defects.push(...read.defects);
    const sexes = bySex ? 2 : 1;
    const count = (lastYear - request.yearFrom + 1) * sexes * AGES;
    const cells = new Float64Array(count);
    if (read.defects.length > 0) return cells;
    const seen = new Uint8Array(count);
    let yearLast = Number.NEGATIVE_INFINITY;
    let previous = { key: '', age: -1 };
    table.rows.forEach((_, i) => {
      const y = read.columns.year![i]!;
      const a = read.columns.age![i]!;
      const s = bySex ? read.columns.sex![i]! : 0;
      yearLast = Math.max(yearLast, y);
      const key = `${y} ${s}`;
      const interleaved = bySex && i > 0 && read.columns.sex![i] !== read.columns.sex![i - 1];
      if (!interleaved && key === previous.key && a < previous.age) {
        defects.push({
          defect: 'ages-out-of-order',
          table: name,
          row: table.lines[i]!,
          column: 'age',
          value: String(a),
          expected: `above ${previous.age}`,
          remedy: 'Sort the rows by year, sex and age.',
        });
      }
      previous = { key, age: a };
      if (y < request.yearFrom || y > lastYear) return;
      const index = ((y - request.yearFrom) * sexes + s) * AGES + a;
      if (seen[index])
        defects.push({
          defect: 'duplicate-row',
          table: name,
          row: table.lines[i]!,
          value: `${y}, ${'mf'[s]}, ${a}`,
          remedy: 'Keep one row for each year, sex and age.',
        });
      seen[index] = 1;
      cells[index] = read.columns[value]![i]!;
    });
    if (yearLast < lastYear) {
      defects.push({
        defect: 'path-stops',
        table: name,
        value: String(yearLast),
        expected: `to ${lastYear}`,
        remedy: `Continue the table to ${lastYear}, or ask for a projection that ends earlier.`,
      });
      return cells;
    }
    for (let index = 0; index < count; index++) {
      const a = index % AGES;
      if (seen[index] || a < ages[0] || a > ages[1]) continue;
      const row = Math.floor(index / AGES);
      const missing = `${request.yearFrom + Math.floor(row / sexes)}${bySex ? `, ${'mf'[row % 2]}` : ''}, age ${a}`;
      defects.push({
        defect: 'missing-row',
        table: name,
        value: missing,
        remedy: `Add the row for ${missing}.`,
      });
      if (defects.length > 200) break;
    }
    return cells;
  };
  const lastFlow = request.yearTo - 1;
  const inputs: DemographicInputs = {
    yearFirst: request.yearFrom,
    years,
    population: grid(
      'population',
      texts.population,
      'pop',
      { kind: 'count' },
      true,
      request.yearFrom,
      [0, 100],
    ),
    survival: grid('survival', texts.survival, 'Sx', { kind: 'rate' }, true, lastFlow, [0, 100]),
    fertility: grid(
      'fertility',
      texts.fertility,
      'asfr_per_woman',
      { kind: 'rate' },
      false,
      lastFlow,
      [15, 49],
    ),
    migration: grid(
      'migration',
      texts.migration,
      'net_migrants',
      { kind: 'number' },
      true,
      lastFlow,
      [0, 100],
    ),
    sexRatioAtBirth: new Float64Array(Math.max(0, years)).fill(
      request.sexRatioAtBirth ?? SEX_RATIO_AT_BIRTH_UN_ECUADOR,
    ),
    migrationTiming: request.migrationTiming ?? 'end',
  };
  return defects.length > 0 ? refuse({ refusal: 'data-defective', defects }) : ok(inputs);
}
