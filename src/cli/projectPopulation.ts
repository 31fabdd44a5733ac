import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { AGES, formatCsv, projectPopulation, readDemography } from '#actuarial';
import { actuarialWords } from './support/actuarialWords.ts';

/** `amparo project population …`. @returns 0 done, 1 the data were refused, 2 the command was not understood. */
export async function run(args: string[]): Promise<number> {
  const say = actuarialWords();
  const options = readOptions(args);
  if (typeof options === 'string') {
    process.stderr.write(`${options}\n\n${say.projectUsage}\n`);
    return 2;
  }
  const texts = { population: '', survival: '', fertility: '', migration: '' };
  for (const table of ['population', 'survival', 'fertility', 'migration'] as const) {
    try {
      texts[table] = readFileSync(options.files[table], 'utf8');
    } catch (error) {
      process.stderr.write(`${say.fileUnreadable(table, options.files[table], (error as NodeJS.ErrnoException).code)}
`);
      return 1;
    }
  }
  const read = readDemography(texts, options);
  if (!read.ok) {
    for (const defect of read.refusal.defects) process.stderr.write(`${say.defect(defect)}\n`);
    process.stderr.write(`${say.refused(read.refusal.defects.length)}\n`);
    return 1;
  }
  const projection = projectPopulation(read.value);
  process.stdout.write(options.summary ? summary() : byAge());
  return 0;

  function byAge(): string {
    const rows: (string | number)[][] = [];
    projection.population.forEach((persons, index) => {
      const row = Math.floor(index / AGES);
      rows.push([
        projection.yearFirst + Math.floor(row / 2),
        row % 2 === 0 ? 'm' : 'f',
        index % AGES,
        persons,
      ]);
    });
    return formatCsv(['year', 'sex', 'age', 'pop'], rows);
  }

  function summary(): string {
    const rows: (string | number)[][] = [];
    for (let year = 0; year <= projection.years; year++) {
      const persons = projection.population.subarray(year * 2 * AGES, (year + 1) * 2 * AGES);
      const aged = (from: number): number =>
        persons.reduce((sum, value, i) => (i % AGES >= from ? sum + value : sum), 0);
      const flow = (of: Float64Array): number | string =>
        year < projection.years ? of[year * 2]! + of[year * 2 + 1]! : '';
      rows.push([
        projection.yearFirst + year,
        aged(0),
        flow(projection.births),
        flow(projection.deaths),
        flow(projection.migrants),
        aged(65),
        aged(80),
      ]);
    }
    return formatCsv(
      ['year', 'pop_1jan', 'births', 'deaths', 'net_migrants', 'aged_65plus', 'aged_80plus'],
      rows,
    );
  }
}

interface Options {
  readonly files: Record<'population' | 'survival' | 'fertility' | 'migration', string>;
  readonly yearFrom: number;
  readonly yearTo: number;
  readonly migrationTiming: 'end' | 'even';
  readonly sexRatioAtBirth: number | undefined;
  readonly summary: boolean;
}

/** The options, or a sentence that says what is wrong with them. */
function readOptions(args: string[]): Options | string {
  const say = actuarialWords();
  let values: Record<string, string | boolean | undefined>;
  try {
    const text = { type: 'string' } as const;
    values = parseArgs({
      args,
      options: {
        population: text,
        survival: text,
        fertility: text,
        migration: text,
        from: text,
        to: text,
        'migration-timing': text,
        'sex-ratio-at-birth': text,
        summary: { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    return (error as Error).message;
  }
  const needed = ['population', 'survival', 'fertility', 'migration', 'from', 'to'];
  const absent = needed.filter((name) => values[name] === undefined);
  if (absent.length > 0) return say.missingOptions(absent.map((name) => `--${name}`));
  const yearFrom = Number(values.from);
  const yearTo = Number(values.to);
  if (!Number.isInteger(yearFrom) || !Number.isInteger(yearTo) || yearTo <= yearFrom)
    return say.yearsOutOfOrder(String(values.from), String(values.to));
  const timing = values['migration-timing'] ?? 'end';
  if (timing !== 'end' && timing !== 'even') return say.timingUnknown(String(timing));
  const ratio = values['sex-ratio-at-birth'] === undefined ? undefined : Number(values['sex-ratio-at-birth']);
  if (ratio !== undefined && !(ratio > 0.5 && ratio < 2))
    return say.ratioUnlikely(String(values['sex-ratio-at-birth']));
  const file = (name: string): string => String(values[name]);
  return {
    files: {
      population: file('population'),
      survival: file('survival'),
      fertility: file('fertility'),
      migration: file('migration'),
    },
    yearFrom,
    yearTo,
    migrationTiming: timing,
    sexRatioAtBirth: ratio,
    summary: values.summary === true,
  };
}
