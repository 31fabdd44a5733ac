import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe } from 'vitest';

const folder = process.env.AMPARO_ORACLES;
if (process.env.CI && !folder)
  throw new Error('In CI the oracles must be there: set AMPARO_ORACLES to their folder.');
if (folder && !existsSync(folder))
  throw new Error(`AMPARO_ORACLES names a folder that is not there: ${folder}`);

/** Path of an expected result that the project did not compute. Call only inside `describeWithOracles`. */
export function oraclePath(...parts: string[]): string {
  return join(folder ?? '', ...parts);
}

export function readOracle(...parts: string[]): string {
  return readFileSync(oraclePath(...parts), 'utf8');
}

/** A group of tests that needs the oracles; where they are not at hand it is skipped and says so. */
export function describeWithOracles(name: string, tests: () => void): void {
  if (folder) describe(name, tests);
  else {
    // The reporter shows no reason for what is skipped.
    console.warn(`Skipped, since AMPARO_ORACLES does not say where the expected results are: ${name}`);
    describe.skip(name, () => {});
  }
}
