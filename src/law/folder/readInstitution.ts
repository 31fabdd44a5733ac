import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { figureNames, type Institution, shareNames } from '../institution.ts';
import { bilingual, sentence, statuses } from './parseParameter.ts';
import { readTable } from './readTable.ts';
import { type Problem, readYaml, UnreadableFolder, type YamlFile } from './readYaml.ts';

const code = z.string().regex(/^[a-z][a-z-]*$/, 'a code of small letters and hyphens is expected');
const facilityKinds = z.enum(['hospital', 'day-hospital', 'health-centre', 'provincial-direction']);

const insurancesFile = z.strictObject({
  source: sentence,
  licence: sentence,
  insurances: z.record(code, z.strictObject({ title: bilingual })),
});

const servicesFile = z.strictObject({
  source: sentence,
  licence: sentence,
  services: z.record(
    code,
    z.strictObject({
      insurance: code,
      kind: z.enum(['care', 'benefit', 'procedure']),
      where: z.array(facilityKinds).min(1),
      waiting: code,
      weight: z.number().positive(),
      title: bilingual,
    }),
  ),
});

const figure = z.strictObject({ value: z.number().nonnegative(), status: statuses, source: sentence });
const table = z.strictObject({
  status: statuses,
  source: sentence,
  parts: z.record(z.string(), z.number().nonnegative()),
});
// The published shares of age and ethnicity add up to 0.9999 and 0.999.
const shares = table.refine(
  ({ parts }) => Math.abs(Object.values(parts).reduce((sum, part) => sum + part, 0) - 1) < 0.0015,
  'shares add up to one',
);

const sharesFile = z.strictObject({
  licence: sentence,
  figures: z.record(z.enum(figureNames), figure),
  shares: z.record(z.enum(shareNames), shares),
  waitingMedianDays: table,
});

const facilityRow = z.object({
  code: z.string().regex(/^[A-Z]{2}-\d{4}-\d{2}$/, 'a code such as HO-1701-01 is expected'),
  name: z.string().min(1, 'a name is expected'),
  kind: facilityKinds,
  level: z
    .string()
    .regex(/^[123]?$/, '1, 2, 3 or nothing is expected')
    .transform((text) => (text === '' ? null : Number(text))),
  canton: z.string().regex(/^\d{4}$/, 'the code of a canton, four digits, is expected'),
  status: statuses,
  source: z.string().min(1, 'a source is expected'),
});

/**
 * `insurances.yaml`, `services.yaml`, `facilities.csv` and `shares.yaml` of a folder.
 *
 * @throws UnreadableFolder naming file, line and remedy; also when a service names an insurance or a class of waiting that is not there.
 */
export function readInstitution(folder: string): Institution {
  const problems: Problem[] = [];
  const textOf = (file: string) => readFileSync(join(folder, file), 'utf8');
  function yamlOf<T>(file: string, schema: z.ZodType<T>): YamlFile<T> | undefined {
    const read = readYaml(file, textOf(file), schema);
    if (!('problems' in read)) return read;
    problems.push(...read.problems);
    return undefined;
  }
  const insurances = yamlOf('insurances.yaml', insurancesFile);
  const services = yamlOf('services.yaml', servicesFile);
  const shape = yamlOf('shares.yaml', sharesFile);
  const facilities = readTable('facilities.csv', textOf('facilities.csv'), facilityRow);
  problems.push(...facilities.problems);
  if (!insurances || !services || !shape) throw new UnreadableFolder(problems);

  for (const [name, service] of Object.entries(services.data.services)) {
    const named = [
      ['insurance', insurances.data.insurances, service.insurance],
      ['waiting', shape.data.waitingMedianDays.parts, service.waiting],
    ] as const;
    for (const [field, known, value] of named)
      if (!Object.hasOwn(known, value))
        problems.push({
          file: 'services.yaml',
          line: services.lineOf(['services', name, field]),
          problem: `${name} names ${value}, which is not there.`,
          remedy: `Known: ${Object.keys(known).join(', ')}.`,
        });
  }
  for (const { data, line } of facilities.rows)
    if (data.code.slice(3, 7) !== data.canton)
      problems.push({
        file: 'facilities.csv',
        line,
        problem: `${data.code} is in canton ${data.canton}.`,
        remedy: 'The four digits in its code are those of its canton.',
      });
  if (problems.length > 0) throw new UnreadableFolder(problems);

  const { figures, shares: parts, waitingMedianDays } = shape.data;
  return {
    insurances: Object.entries(insurances.data.insurances).map(([one, rest]) => ({ code: one, ...rest })),
    services: Object.entries(services.data.services).map(([one, rest]) => ({ code: one, ...rest })),
    facilities: facilities.rows.map((row) => row.data),
    synthetic: { figures, shares: parts, waitingMedianDays },
  };
}
