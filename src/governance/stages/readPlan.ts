import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { type StagePlan, stagePlan } from './plan.ts';

/** The stages of a case. @param folder such as `cases/ecuador/stages`. @throws ZodError where the file has another shape. */
export function readPlan(folder: string): StagePlan {
  return stagePlan.parse(parse(readFileSync(join(folder, 'stages.yaml'), 'utf8')));
}
