import {
  performRun,
  type RunInputs,
  type RunManifest,
  type RunReconciliation,
  type RunRequest,
  type RunTables,
  reconcileRuns,
  singleFigures,
} from '#actuarial';

/** What a run needs, as texts: threads copy them faster than objects. */
export interface RunWork {
  readonly inputsText: string;
  readonly request: RunRequest;
  readonly comparedWith: { readonly inputsText: string; readonly request: RunRequest } | null;
}

export interface RunDone {
  readonly manifest: RunManifest;
  readonly tables: RunTables;
  readonly figures: Readonly<Record<string, number | null>>;
  readonly comparison: RunReconciliation | null;
}

/** Of a run with simulations, what they take; the rest is the comparison. */
const simulationsPart = 0.9;

/**
 * Does a run and reconciles it with another.
 *
 * @param onProgress hears 0 to 1; false stops it.
 * @throws RangeError on data that are unfit, RunCancelled.
 */
export function doRun(work: RunWork, onProgress: (part: number) => boolean): RunDone {
  const inputs = JSON.parse(work.inputsText) as RunInputs;
  const { manifest, tables, valuation } = performRun(inputs, work.request, (part) =>
    onProgress(simulationsPart * part),
  );
  onProgress(simulationsPart);
  const { comparedWith } = work;
  return {
    manifest,
    tables,
    figures: Object.fromEntries(
      Object.entries(singleFigures(valuation)).map(([name, value]) => [name, value ?? null]),
    ),
    comparison:
      comparedWith &&
      reconcileRuns(
        { inputs: JSON.parse(comparedWith.inputsText) as RunInputs, request: comparedWith.request },
        { inputs, request: work.request },
      ),
  };
}
