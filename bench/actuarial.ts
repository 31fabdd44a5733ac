/**
 * Measures the actuarial engine: the projection kernel, a whole valuation with all its outputs, a slider's answer, and a stochastic run;
 * and, where a C compiler is found, the kernel against the same arithmetic in C (goal: at most three times its time).
 *
 *   node bench/actuarial.ts [--runs 10000]
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import {
  buildValuation,
  projectPensions,
  reducedInputs,
  reductionError,
  simulate,
  studyOf,
  syntheticScheme,
  value,
  valueWithDebt,
} from '#actuarial';
import { openCaseFolder, readStochasticModel } from '#actuarial/folder';
import type { PensionInputs } from '../src/actuarial/pensions/inputs.ts';
import { loadScheme, loadStocks, loadYear, memory } from '../src/actuarial/pensions/memory.ts';
import { ageWorkforce, retirementAgeFirst } from '../src/actuarial/pensions/workforce.ts';

const root = join(import.meta.dirname, '..');
const { case: ecuador } = openCaseFolder(join(root, 'cases', 'ecuador'), join(root, 'law'));
const study = studyOf(ecuador, 'ivm-2020');
const model = readStochasticModel(join(root, 'cases', 'ecuador'));

function measure(name: string, goalMs: number | undefined, work: () => unknown, repeats = 40): number {
  for (let i = 0; i < 12; i++) work();
  const times: number[] = [];
  for (let i = 0; i < repeats; i++) {
    const start = performance.now();
    work();
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  const median = times[times.length >> 1]!;
  const goal = goalMs === undefined ? '' : `  goal ${goalMs} ms: ${median < goalMs ? 'met' : 'NOT met'}`;
  process.stdout.write(
    `${name.padEnd(66)} median ${median.toFixed(2)} ms, least ${times[0]!.toFixed(2)} ms${goal}\n`,
  );
  return times[0]!;
}

/** The kernel alone: seventy-five years of ageing affiliates and inactive; returns nanoseconds and the sum of the flows. */
function kernel(inputs: PensionInputs): { nanoseconds: number; sum: number } {
  const law = inputs.law[0]!;
  loadScheme(inputs);
  loadStocks(inputs.stocks, inputs.classWeight.length, true);
  const retirementFirst = retirementAgeFirst(law, inputs.workAgeEnd);
  const flows = new Float64Array(memory.flows.length);
  const start = performance.now();
  for (let t = 1; t <= inputs.years; t++) {
    loadYear(inputs, law, t);
    ageWorkforce(inputs, law, retirementFirst);
    for (let i = 0; i < flows.length; i++) flows[i] = flows[i]! + memory.flows[i]!;
  }
  const nanoseconds = (performance.now() - start) * 1e6;
  return { nanoseconds, sum: flows.reduce((sum, persons) => sum + persons, 0) };
}

function compareWithC(inputs: PensionInputs): void {
  const compiler = ['cc', 'gcc', 'clang'].find((name) => spawnSync(name, ['--version']).status === 0);
  if (!compiler) {
    process.stdout.write('No C compiler was found: the ratio is not measured.\n');
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'amparo-bench-'));
  try {
    const program = join(folder, 'kernel');
    const built = spawnSync(
      compiler,
      [
        '-O2',
        '-std=c11',
        '-D_POSIX_C_SOURCE=199309L',
        '-ffp-contract=off',
        '-o',
        program,
        join(import.meta.dirname, 'actuarialKernel.c'),
      ],
      { encoding: 'utf8' },
    );
    if (built.status !== 0) throw new Error(built.stderr);
    const law = inputs.law[0]!;
    const retirementFirst = law.serviceNeeded.findIndex((needed, age) => age >= 15 && needed < 51);
    const numbers = [
      Float64Array.of(
        inputs.years,
        inputs.workAgeEnd,
        law.serviceNeededForRisk,
        inputs.density,
        retirementFirst,
        inputs.mortalityOf.active,
        inputs.mortalityOf.inactive,
        0,
      ),
      inputs.mortality,
      inputs.exitRate,
      inputs.reentryRate,
      inputs.invalidityRate,
      inputs.retirementRate,
      inputs.retirementRateInactive,
      law.coefficient,
      law.minimum,
      law.maximum,
      law.serviceNeeded,
      inputs.stocks.active,
      inputs.stocks.inactive,
    ];
    writeFileSync(
      join(folder, 'data'),
      Buffer.concat(numbers.map((part) => Buffer.from(part.buffer, part.byteOffset, part.byteLength))),
    );
    // The two are measured in turns, so that a busy machine disturbs both alike; the least of each counts.
    let ours = Number.POSITIVE_INFINITY;
    let theirs = Number.POSITIVE_INFINITY;
    let sums: [number, number] = [0, 0];
    for (let turn = 0; turn < 8; turn++) {
      const [nanoseconds, sum] = spawnSync(program, [join(folder, 'data'), '60'], { encoding: 'utf8' })
        .stdout.trim()
        .split(' ')
        .map(Number) as [number, number];
      theirs = Math.min(theirs, nanoseconds);
      for (let i = 0; i < 60; i++) {
        const run = kernel(inputs);
        ours = Math.min(ours, run.nanoseconds);
        sums = [run.sum, sum];
      }
    }
    const same = Math.abs(sums[0] / sums[1] - 1) < 1e-12;
    process.stdout.write(
      `projection kernel, 75 years: TypeScript ${(ours / 1e6).toFixed(2)} ms, C (${compiler} -O2) ${(theirs / 1e6).toFixed(2)} ms, ratio ${(ours / theirs).toFixed(2)}  goal 3: ${ours / theirs <= 3 ? 'met' : 'NOT met'}; same flows: ${same ? 'yes' : 'NO'}\n`,
    );
    if (!same) process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Shares the runs among threads and reports time, progress and agreement with the same runs on one. */
async function manyRuns(count: number, threads: number): Promise<void> {
  const start = performance.now();
  const shares = Array.from({ length: threads }, (_, i) => ({
    first: Math.floor((count * i) / threads),
    last: Math.floor((count * (i + 1)) / threads),
  }));
  const parts = await Promise.all(
    shares.map(
      ({ first, last }) =>
        new Promise<Float64Array>((resolve, reject) => {
          const worker = new Worker(join(root, 'bench', 'actuarialRuns.worker.ts'), {
            workerData: { first, count: last - first },
          });
          worker.on(
            'message',
            (message: { deficit?: Float64Array }) => message.deficit && resolve(message.deficit),
          );
          worker.on('error', reject);
        }),
    ),
  );
  const seconds = (performance.now() - start) / 1000;
  const sample = simulate(reducedInputs(ecuador, study), model, Math.floor(count / 2) - 2, 4);
  const all = parts.flatMap((part) => [...part]);
  const same = sample.deficit.every((deficit, i) => deficit === all[sample.first + i]);
  process.stdout.write(
    `${count} stochastic runs on ${threads} threads: ${seconds.toFixed(1)} s${count === 10_000 ? `  goal 60 s: ${seconds < 60 ? 'met' : 'NOT met'}` : ''}; same numbers as on one thread: ${same ? 'yes' : 'NO'}\n`,
  );
  if (!same) process.exitCode = 1;
}

const scheme = syntheticScheme({ years: 75 });
measure('projection, synthetic scheme, 75 years, 5 pay classes', undefined, () => projectPensions(scheme));
measure('projection, Ecuador, 75 years, 5 pay classes', undefined, () =>
  projectPensions(buildValuation(ecuador, study, [], { years: 75 }).pension),
);
measure('valuation, Ecuador, 75 years: inputs, projection, finance', 20, () =>
  value(ecuador, study, [], { years: 75 }),
);
measure('the same with implicit debt (two closed groups) and scaled premiums', 20, () =>
  valueWithDebt(ecuador, study, [], { years: 75 }),
);
measure('a slider, 40 years', 16.7, () =>
  value(ecuador, study, [{ parameter: 'wage-growth', operation: 'add', value: 0.001 }]),
);
compareWithC(scheme);
const error = reductionError(ecuador, study);
process.stdout.write(
  `reduced model: deficit off by ${(100 * error.deficitShare).toFixed(3)} % of PV of pensions, exhaustion by ${error.exhaustionYears} years\n`,
);
const asked = process.argv.indexOf('--runs');
await manyRuns(asked > 0 ? Number(process.argv[asked + 1]) : 1000, 2);
