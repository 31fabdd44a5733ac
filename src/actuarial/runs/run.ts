import { canonicalJson } from '#kernel';
import type { Scenario } from '../case/assumptions.ts';
import type { CitedAwardLaw } from '../case/awardLaw.ts';
import { type CaseDocument, openCase } from '../case/caseDocument.ts';
import { studyOf } from '../case/pensionCase.ts';
import { type ValuationWithDebt, valueWithDebt } from '../case/valuation.ts';
import { sha256Hex } from '../math/sha256.ts';
import { type RunTables, tablesOf } from './tables.ts';

/** Changed whenever any result could change in its last bit. */
export const engineVersion = 'amparo-actuarial 1.0.0';

/** Everything that a run computes from, as plain JSON: the case's documents and the law of awards in numbers. */
export interface RunInputs {
  readonly document: CaseDocument;
  readonly law: PlainAwardLaw;
}

/** `CitedAwardLaw` with its typed arrays as lists. */
export interface PlainAwardLaw extends Omit<CitedAwardLaw, 'law'> {
  readonly law: Readonly<Record<string, number | readonly number[]>>;
}

/** What was asked. */
export interface RunRequest {
  readonly study: string;
  readonly years: number;
  readonly scenario: Scenario;
}

/** The record of a run: published beside its inputs and tables, it lets anyone recompute them. */
export interface RunManifest {
  readonly format: 'amparo-run-1';
  /** SHA-256 of engine version, inputs, assumptions and scenario. */
  readonly id: string;
  readonly engine: string;
  readonly case: string;
  readonly request: RunRequest;
  /** SHA-256 of the inputs' canonical JSON, and of each table's text. */
  readonly inputs: string;
  readonly tables: Readonly<Record<string, string>>;
}

export const baseScenario: Scenario = { id: 'base', title: { es: 'Base', en: 'Base' }, changes: [] };

export function plainLaw(cited: CitedAwardLaw): PlainAwardLaw {
  const law = Object.fromEntries(
    Object.entries(cited.law).map(([name, value]) => [
      name,
      typeof value === 'number' ? value : Array.from(value as Float64Array),
    ]),
  );
  return { ...cited, law };
}

function citedLaw(plain: PlainAwardLaw): CitedAwardLaw {
  const law = Object.fromEntries(
    Object.entries(plain.law).map(([name, value]) => [
      name,
      typeof value === 'number' ? value : Float64Array.from(value),
    ]),
  );
  return { ...plain, law: law as unknown as CitedAwardLaw['law'] };
}

/** The id of a run before it is run. */
export function runId(inputs: RunInputs, request: RunRequest): string {
  return sha256Hex(
    canonicalJson({ engine: engineVersion, inputs: sha256Hex(canonicalJson(inputs)), request }),
  );
}

/** Runs a request and returns its manifest, its tables and the valuation itself. @throws RangeError on unknown study or parameter. */
export function performRun(
  inputs: RunInputs,
  request: RunRequest,
): { manifest: RunManifest; tables: RunTables; valuation: ValuationWithDebt } {
  const opened = openCase(inputs.document, citedLaw(inputs.law));
  const valuation = valueWithDebt(opened, studyOf(opened, request.study), request.scenario.changes, {
    years: request.years,
  });
  const tables = tablesOf(valuation);
  const manifest: RunManifest = {
    format: 'amparo-run-1',
    id: runId(inputs, request),
    engine: engineVersion,
    case: inputs.document.id,
    request,
    inputs: sha256Hex(canonicalJson(inputs)),
    tables: Object.fromEntries(Object.entries(tables).map(([name, text]) => [name, sha256Hex(text)])),
  };
  return { manifest, tables, valuation };
}

/** One thing in which a published run and its recomputation differ. */
export interface RunDifference {
  readonly what:
    | 'format'
    | 'engine'
    | 'inputs'
    | 'id'
    | 'table-missing'
    | 'table-unexpected'
    | 'table-altered'
    | 'table-differs';
  readonly table?: string;
  /** The first line that differs, counted from 1, with both texts. */
  readonly line?: number;
  readonly published?: string;
  readonly recomputed?: string;
}

/**
 * Recomputes a published run and compares to the last digit: inputs against their hash, the id, every table's text against its hash and
 * against the recomputation. An empty list is agreement.
 */
export function verifyRun(
  manifest: RunManifest,
  inputs: RunInputs,
  publishedTables: Readonly<Record<string, string>>,
): RunDifference[] {
  if (manifest.format !== 'amparo-run-1')
    return [{ what: 'format', published: String(manifest.format), recomputed: 'amparo-run-1' }];
  const differences: RunDifference[] = [];
  if (manifest.engine !== engineVersion)
    differences.push({ what: 'engine', published: manifest.engine, recomputed: engineVersion });
  const again = performRun(inputs, manifest.request);
  if (again.manifest.inputs !== manifest.inputs)
    differences.push({ what: 'inputs', published: manifest.inputs, recomputed: again.manifest.inputs });
  if (again.manifest.id !== manifest.id)
    differences.push({ what: 'id', published: manifest.id, recomputed: again.manifest.id });
  for (const table of new Set([...Object.keys(again.tables), ...Object.keys(manifest.tables)])) {
    const text = publishedTables[table];
    const recomputed = again.tables[table];
    if (recomputed === undefined) differences.push({ what: 'table-unexpected', table });
    else if (text === undefined) differences.push({ what: 'table-missing', table });
    else if (text !== recomputed)
      differences.push({ what: 'table-differs', table, ...firstDifference(text, recomputed) });
    else if (sha256Hex(text) !== manifest.tables[table]) differences.push({ what: 'table-altered', table });
  }
  return differences;
}

function firstDifference(
  published: string,
  recomputed: string,
): { line: number; published: string; recomputed: string } {
  const a = published.split('\n');
  const b = recomputed.split('\n');
  let line = 0;
  while (line < Math.max(a.length, b.length) && a[line] === b[line]) line++;
  return { line: line + 1, published: a[line] ?? '', recomputed: b[line] ?? '' };
}
