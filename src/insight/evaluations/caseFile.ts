import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { dangling } from './checks.ts';
import {
  type Content,
  contentSchema,
  type EvaluationFacts,
  type EvaluationSource,
  factsSchema,
  sourceSchema,
} from './content.ts';

const fileSchema = z
  .strictObject({
    ...factsSchema.shape,
    ...contentSchema.shape,
    source: z.strictObject({ title: z.string(), date: z.string(), licence: z.string() }),
  })
  .extend(sourceSchema.omit({ title: true, date: true, licence: true }).shape);

export interface EvaluationCase {
  readonly facts: EvaluationFacts;
  readonly content: Content;
  readonly source: EvaluationSource;
}

/** One `evaluation.yaml`. @throws Error that names the place of each fault, and of each link that leads nowhere. */
export function readEvaluationCase(text: string, name: string): EvaluationCase {
  const read = fileSchema.safeParse(parse(text));
  if (!read.success) throw new Error(`${name}: ${z.prettifyError(read.error)}`);
  const { source, country, published, evaluators, planned, discrepancies, gaps, ...rest } = read.data;
  const facts = factsSchema.parse(pick(rest, Object.keys(factsSchema.shape)));
  const content = contentSchema.parse(pick(rest, Object.keys(contentSchema.shape)));
  const broken = dangling(content);
  if (broken.length > 0)
    throw new Error(
      `${name}: ${broken.map((one) => `${one.from} names ${one.to}, which is not there`).join('; ')}`,
    );
  return {
    facts,
    content,
    source: { ...source, country, published, evaluators, planned, discrepancies, gaps },
  };
}

const pick = (from: Readonly<Record<string, unknown>>, keys: readonly string[]) =>
  Object.fromEntries(keys.map((key) => [key, from[key]]));

/** Every `<folder>/<slug>/evaluation.yaml`, in the order of the slugs. */
export function readEvaluationCases(folder: string): EvaluationCase[] {
  return readdirSync(folder)
    .sort()
    .map((name) => join(folder, name, 'evaluation.yaml'))
    .filter((path) => existsSync(path))
    .map((path) => readEvaluationCase(readFileSync(path, 'utf8'), path));
}
