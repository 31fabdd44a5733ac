import { join } from 'node:path';
import { Worker as NodeThread } from 'node:worker_threads';
import type { Page } from 'playwright-core';
import { build, type Rollup } from 'vite';
import { beforeAll, expect, it } from 'vitest';
import {
  baseScenario,
  citedLaw,
  openCase,
  performRun,
  plainLaw,
  type RunInputs,
  type RunManifest,
  reducedInputs,
  simulate,
  studyOf,
} from '#actuarial';
import { readAwardLaw, readCaseDocument, readStochasticModel } from '#actuarial/folder';
import { describeWithBrowser } from '../support/browser.ts';

const root = join(import.meta.dirname, '..', '..');
const inputs: RunInputs = {
  document: readCaseDocument(join(root, 'cases', 'ecuador')),
  law: plainLaw(readAwardLaw(join(root, 'law'), 2019)),
};
const model = readStochasticModel(join(root, 'cases', 'ecuador'));
const request = {
  study: 'ivm-2020',
  years: 40,
  // A path, a parameter and chance: whatever takes a logarithm or an exponential somewhere takes it here.
  scenario: {
    ...baseScenario,
    changes: [
      { parameter: 'wage-growth', operation: 'add', value: 0.0013 },
      { parameter: 'state-paid', operation: 'set', value: 0.37 },
    ] as const,
  },
  stochastic: { runs: 24, model },
};

/** The engine as a browser would download it: one module, nothing outside it. */
async function bundled(): Promise<string> {
  const built = (await build({
    root,
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      minify: false,
      target: 'es2024',
      lib: { entry: join(root, 'src', 'actuarial', 'index.ts'), formats: ['es'], fileName: 'actuarial' },
    },
  })) as Rollup.RollupOutput[];
  const chunk = (Array.isArray(built) ? built[0]! : built).output[0];
  expect(chunk.imports).toEqual([]);
  return chunk.code;
}

/** What the page does, as text: the runner would rewrite the import inside a function. */
const inTheBrowser = `async ({ code, inputs, request }) => {
  const url = (text) => URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
  const engine = await import(url(code));
  const answer = "self.onmessage = ({ data }) => self.postMessage(performRun(data.inputs, data.request).manifest);";
  const worker = new Worker(url(code + '\\n' + answer), { type: 'module' });
  const answered = new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = (event) => reject(new Error(event.message));
  });
  worker.postMessage({ inputs, request });
  const manifest = engine.performRun(inputs, request).manifest;
  const scheme = engine.syntheticScheme({ years: 75 });
  const times = [];
  for (let i = 0; i < 25; i++) {
    const start = performance.now();
    engine.projectPensions(scheme);
    times.push(performance.now() - start);
  }
  return [manifest, await answered, times.sort((a, b) => a - b)[12]];
}`;

/** The runs of chance cut unevenly among as many workers of the page. */
const sharedAmongWorkers = `async ({ code, inputs, model, cuts }) => {
  const url = (text) => URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
  const answer = 'self.onmessage = ({ data: { inputs, model, first, count } }) => {' +
    'const opened = openCase(inputs.document, citedLaw(inputs.law));' +
    "const { deficit, reserve } = simulate(reducedInputs(opened, studyOf(opened, 'ivm-2020')), model, first, count);" +
    'self.postMessage([[...deficit], [...reserve]]); };';
  const parts = await Promise.all(cuts.slice(1).map((last, i) => new Promise((resolve, reject) => {
    const worker = new Worker(url(code + '\\n' + answer), { type: 'module' });
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = (event) => reject(new Error(event.message));
    worker.postMessage({ inputs, model, first: cuts[i], count: last - cuts[i] });
  })));
  return parts.reduce(([deficit, reserve], part) => [deficit.concat(part[0]), reserve.concat(part[1])], [[], []]);
}`;

describeWithBrowser('the engine gives the same bits everywhere (Must hold 8)', (browser) => {
  let code: string;
  let here: RunManifest;
  beforeAll(async () => {
    code = await bundled();
    here = performRun(inputs, request).manifest;
  });

  it('in a thread of Node', async () => {
    const program = `import { parentPort, workerData } from 'node:worker_threads';\n${code}\nparentPort.postMessage(performRun(workerData.inputs, workerData.request).manifest);`;
    const there = await new Promise<RunManifest>((resolve, reject) => {
      const worker = new NodeThread(new URL(`data:text/javascript,${encodeURIComponent(program)}`), {
        workerData: { inputs, request },
      });
      worker.on('message', resolve);
      worker.on('error', reject);
    });
    expect(there).toEqual(here);
  });

  /** A page of some origin: a worker from a blob needs one. */
  async function emptyPage(): Promise<Page> {
    const page = await browser.newPage();
    await page.route('http://amparo.test/**', (route) =>
      route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>engine</title>' }),
    );
    await page.goto('http://amparo.test/');
    return page;
  }

  it('in Chromium and in its worker: every table, to the last digit', async () => {
    const page = await emptyPage();
    const [onPage, inWorker, valuationMs] = (await page.evaluate(
      `(${inTheBrowser})(${JSON.stringify({ code, inputs, request })})`,
    )) as [RunManifest, RunManifest, number];
    expect(onPage).toEqual(here);
    expect(inWorker).toEqual(here);
    expect(Object.keys(here.tables)).toHaveLength(5);
    expect(here.tables).toHaveProperty(['stochastic.csv']);
    // The goal is 60 ms on a phone; here it only must not be of another order, on a machine that others share.
    expect(valuationMs).toBeLessThan(500);
  });

  it('for any number of threads: runs of chance cut among five workers of Chromium are those of one here', async () => {
    const opened = openCase(inputs.document, citedLaw(inputs.law));
    const whole = simulate(reducedInputs(opened, studyOf(opened, 'ivm-2020')), model, 0, 13);
    const page = await emptyPage();
    const [deficit, reserve] = (await page.evaluate(
      `(${sharedAmongWorkers})(${JSON.stringify({ code, inputs, model, cuts: [0, 1, 2, 5, 9, 13] })})`,
    )) as [number[], number[]];
    expect(deficit).toEqual([...whole.deficit]);
    expect(reserve).toEqual([...whole.reserve]);
    expect(new Set(deficit).size).toBe(13);
  });
});
