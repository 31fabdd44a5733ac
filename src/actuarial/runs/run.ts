import { canonicalJson } from '#kernel';
import type { Scenario } from '../case/assumptions.ts';
import type { ValuationWithDebt } from '../case/valuation.ts';
import { sha256Hex } from '../math/sha256.ts';
import { besideTables, stochasticTable } from './besideTables.ts';
import { caseBasis, type RunBasis, valueBasis, valueBasisWithDebt } from './caseBasis.ts';
import { basisOf } from './runBasis.ts';
import type { RunInputs, RunRequest } from './runInputs.ts';
import { type RunTables, tablesOf } from './tables.ts';

/** Changed whenever any result could change in its last bit. */
export const engineVersion = 'amparo-actuarial 1.0.0';

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
  /** SHA-256 of the canonical JSON of each part of the inputs: documents of the case, law, data package, published figures. */
  readonly parts?: Readonly<Record<string, string>>;
  readonly tables: Readonly<Record<string, string>>;
}

/** A run whose progress was answered with “stop”. */
export class RunCancelled extends Error {
  constructor() {
    super('The run was cancelled.');
  }
}

export const baseScenario: Scenario = { id: 'base', title: { es: 'Base', en: 'Base' }, changes: [] };

/** SHA-256 of the inputs' canonical JSON: what a manifest names them by. */
export function inputsHash(inputs: RunInputs): string {
  return sha256Hex(canonicalJson(inputs));
}

/** The id of a run before it is run. */
export function runId(inputs: RunInputs, request: RunRequest): string {
  return runIdOf(inputsHash(inputs), request);
}

/** The same for who asks many times of the same inputs. */
export function runIdOf(hashOfInputs: string, request: RunRequest): string {
  return sha256Hex(canonicalJson({ engine: engineVersion, inputs: hashOfInputs, request }));
}

interface PerformedRun {
  readonly manifest: RunManifest;
  readonly tables: RunTables;
  readonly valuation: ValuationWithDebt;
}

/**
 * Runs a request and returns its manifest, its tables and the valuation itself.
 *
 * @param onProgress hears how much of the work is done, 0 to 1; returning false stops a stochastic run.
 * @throws RangeError on an unknown study or parameter, and on a data package that is unfit; RunCancelled.
 */
export function performRun(
  inputs: RunInputs,
  request: RunRequest,
  onProgress: (part: number) => boolean = () => true,
): PerformedRun {
  return runOn(basisOf(inputs, request), inputs, request, onProgress);
}

/** The same without what reads data packages. @throws RangeError also on inputs that have one. */
export function performCaseRun(inputs: RunInputs, request: RunRequest): PerformedRun {
  if (inputs.package)
    throw new RangeError('These inputs have a data package, which a run of the case alone does not read.');
  return runOn(caseBasis(inputs, request), inputs, request, () => true);
}

function runOn(
  basis: RunBasis,
  inputs: RunInputs,
  request: RunRequest,
  onProgress: (part: number) => boolean,
): PerformedRun {
  const valuation = valueBasisWithDebt(basis);
  const tables: RunTables = {
    ...tablesOf(valuation),
    ...besideTables(inputs, request, basis, valuation),
    ...(request.stochastic
      ? {
          'stochastic.csv': stochasticTable(
            valueBasis(basis, 'reduced').inputs,
            request.stochastic,
            progress,
          ),
        }
      : {}),
  };
  const manifest: RunManifest = {
    format: 'amparo-run-1',
    id: runId(inputs, request),
    engine: engineVersion,
    case: inputs.document.id,
    request,
    inputs: inputsHash(inputs),
    parts: partsOf(inputs),
    tables: Object.fromEntries(Object.entries(tables).map(([name, text]) => [name, sha256Hex(text)])),
  };
  return { manifest, tables, valuation };

  function progress(part: number): void {
    if (!onProgress(part)) throw new RunCancelled();
  }
}

function partsOf(inputs: RunInputs): Record<string, string> {
  return Object.fromEntries(
    Object.entries(inputs)
      .filter(([, part]) => part !== undefined)
      .map(([name, part]) => [name, sha256Hex(canonicalJson(part))]),
  );
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
  // Runs published before the parts were named have none.
  for (const [name, hash] of Object.entries(manifest.parts ?? {}))
    if (again.manifest.parts?.[name] !== hash)
      differences.push({
        what: 'inputs',
        table: name,
        published: hash,
        recomputed: again.manifest.parts?.[name],
      });
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
