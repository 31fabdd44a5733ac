import { join } from 'node:path';
import { Worker as NodeThread } from 'node:worker_threads';
import { build, type Rollup } from 'vite';
import { beforeAll, expect, it } from 'vitest';
import { baseScenario, performRun, plainLaw, type RunInputs, type RunManifest } from '#actuarial';
import { readAwardLaw, readCaseDocument } from '#actuarial/folder';
import { describeWithBrowser } from '../support/browser.ts';

const root = join(import.meta.dirname, '..', '..');
const inputs: RunInputs = {
  document: readCaseDocument(join(root, 'cases', 'ecuador')),
  law: plainLaw(readAwardLaw(join(root, 'law'), 2019)),
};
const request = { study: 'ivm-2020', years: 40, scenario: baseScenario };

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

  it('in Chromium and in its worker: every table, to the last digit', async () => {
    const page = await browser.newPage();
    // A page of some origin: a worker from a blob needs one.
    await page.route('http://amparo.test/**', (route) =>
      route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>engine</title>' }),
    );
    await page.goto('http://amparo.test/');
    const [onPage, inWorker, valuationMs] = (await page.evaluate(
      `(${inTheBrowser})(${JSON.stringify({ code, inputs, request })})`,
    )) as [RunManifest, RunManifest, number];
    expect(onPage).toEqual(here);
    expect(inWorker).toEqual(here);
    expect(Object.keys(here.tables)).toHaveLength(4);
    // The goal is 60 ms on a phone; here it only must not be of another order, on a machine that others share.
    expect(valuationMs).toBeLessThan(500);
  });
});
