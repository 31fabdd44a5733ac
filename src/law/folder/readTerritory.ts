import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Canton, Territory } from '../territory.ts';
import { statuses } from './parseParameter.ts';
import { readTable } from './readTable.ts';
import { type Problem, readYaml, UnreadableFolder } from './readYaml.ts';

const provincesFile = z.strictObject({
  source: z.string().min(1),
  licence: z.string().min(1),
  provinces: z.record(
    z.string().regex(/^\d{2}$/, 'a code of two digits in quotes is expected'),
    z.strictObject({
      name: z.string().min(1),
      capital: z.string().min(1),
      seat: z.string().regex(/^\d{4}$/, 'the code of a canton, four digits in quotes, is expected'),
      region: z.enum(['sierra', 'costa', 'amazonia', 'insular']),
      tile: z.strictObject({ row: z.int().min(0), column: z.int().min(0) }),
    }),
  ),
});

const number = z
  .string()
  .regex(/^\d*(\.\d+)?$/, 'a number is expected')
  .transform((text) => (text === '' ? null : Number(text)));

const cantonRow = z.object({
  code: z.string().regex(/^\d{4}$/, 'a code of four digits is expected'),
  name: z.string().min(1, 'a name is expected'),
  kind: z.enum(['canton', 'undelimited-zone']),
  province: z.string().transform((text) => (text === '' ? null : text)),
  population: number,
  areaKm2: number,
  planningZone: number,
  status: statuses,
  note: z.string(),
});

/**
 * `provinces.yaml` and `cantons.csv` of a folder.
 *
 * @throws UnreadableFolder naming file, line and remedy; also when a canton's province or a province's seat is not listed.
 */
export function readTerritory(folder: string): Territory {
  const problems: Problem[] = [];
  const provinces = readYaml(
    'provinces.yaml',
    readFileSync(join(folder, 'provinces.yaml'), 'utf8'),
    provincesFile,
  );
  const table = readTable('cantons.csv', readFileSync(join(folder, 'cantons.csv'), 'utf8'), cantonRow);
  if ('problems' in provinces) problems.push(...provinces.problems);
  problems.push(...table.problems);
  if ('problems' in provinces || problems.length > 0) throw new UnreadableFolder(problems);

  const cantons: Canton[] = table.rows.map(({ data: { note, ...canton } }) =>
    note === '' ? canton : { ...canton, note },
  );
  table.rows.forEach(({ data, line }) => {
    const expected = data.kind === 'canton' ? data.code.slice(0, 2) : null;
    if (
      data.province !== expected ||
      (expected !== null && !Object.hasOwn(provinces.data.provinces, expected))
    )
      problems.push({
        file: 'cantons.csv',
        line,
        problem: `${data.code} is not in province ${data.province ?? 'none'}.`,
        remedy: 'The first two digits of a canton are the code of its province; a zone has none.',
      });
  });
  for (const [code, { seat }] of Object.entries(provinces.data.provinces))
    if (!cantons.some((canton) => canton.code === seat && canton.province === code))
      problems.push({
        file: 'provinces.yaml',
        line: provinces.lineOf(['provinces', code]),
        problem: `The seat ${seat} is not a canton of province ${code}.`,
        remedy: 'Write the code of the canton of its capital.',
      });
  if (problems.length > 0) throw new UnreadableFolder(problems);

  const byCode = <T extends { code: string }>(a: T, b: T) => (a.code < b.code ? -1 : 1);
  return {
    provinces: Object.entries(provinces.data.provinces)
      .map(([code, province]) => ({ code, ...province }))
      .sort(byCode),
    cantons: cantons.sort(byCode),
    source: provinces.data.source.trim(),
    licence: provinces.data.licence,
  };
}
