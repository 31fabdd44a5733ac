import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JsonObject } from '#governance/oversight';

/** OCDS 1.1.5's schema of releases, as the project carries it. */
export function releaseSchema(): JsonObject {
  const path = join(import.meta.dirname, '..', 'cases', 'ocds', '1.1.5', 'release-schema.json');
  return JSON.parse(readFileSync(path, 'utf8')) as JsonObject;
}
