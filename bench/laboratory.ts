/**
 * The actuarial engine as a reader's browser runs it: a whole valuation on a page held back as a mid phone is, and how long after the
 * hand moved a slider the page shows the answer. Run: node bench/laboratory.ts [throttle] [--engine]; 4 unless told, the slowdown that
 * Chromium's own tools call a mid-tier phone. It holds back a page's main thread and not its workers: so the valuation is measured on
 * the main thread, and the slider both as it is (the engine in its worker) and with a page alone held back.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Browser, chromium, type Page } from 'playwright-core';
import { build, type Rollup } from 'vite';
import { plainLaw, type RunInputs } from '#actuarial';
import { readAwardLaw, readCaseDocument } from '#actuarial/folder';
import { median, root } from './support.ts';

const throttle = Number(process.argv[2] ?? 4);
const frame = 1000 / 60;

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});
try {
  await measureValuation(browser);
  if (!process.argv.includes('--engine')) await measureSlider(browser);
} finally {
  await browser.close();
}

async function holdBack(page: Page, rate: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate });
}

function say(name: string, times: readonly number[], goal?: number): void {
  const sorted = times.toSorted((a, b) => a - b);
  const p95 = sorted[Math.floor(sorted.length * 0.95)]!;
  const verdict =
    goal === undefined ? '' : `  goal ${goal.toFixed(1)} ms: ${median(times) < goal ? 'met' : 'NOT met'}`;
  process.stdout.write(
    `${name.padEnd(64)} median ${median(times).toFixed(1)} ms, least ${sorted[0]!.toFixed(1)}, p95 ${p95.toFixed(1)} (${times.length})${verdict}\n`,
  );
}

/** Both sexes, ages 15 to 105, service 0 to 50, seventy-five years; without and with the implicit debt of the closed groups. */
async function measureValuation(browser: Browser): Promise<void> {
  const built = (await build({
    root,
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      target: 'es2024',
      lib: { entry: join(root, 'src', 'actuarial', 'index.ts'), formats: ['es'], fileName: 'actuarial' },
      // As the pages are built (vite.config.ts).
      rollupOptions: { output: { topLevelVar: false } },
    },
  })) as Rollup.RollupOutput[];
  const code = (Array.isArray(built) ? built[0]! : built).output[0].code;
  const inputs: RunInputs = {
    document: readCaseDocument(join(root, 'cases', 'ecuador')),
    law: plainLaw(readAwardLaw(join(root, 'law'), 2019)),
  };
  const inThePage = `async ({ code, inputs, valued }) => {
    const engine = await import(URL.createObjectURL(new Blob([code], { type: 'text/javascript' })));
    const opened = engine.openCase(inputs.document, engine.citedLaw(inputs.law));
    const study = engine.studyOf(opened, 'ivm-2020');
    const times = [];
    for (let i = 0; i < 52; i++) {
      const start = performance.now();
      engine[valued](opened, study, [], { years: 75 });
      if (i >= 12) times.push(performance.now() - start);
      await new Promise((resolve) => setTimeout(resolve));
    }
    return times;
  }`;
  for (const [valued, name] of [
    ['value', 'valuation, 75 years'],
    ['valueWithDebt', 'the same with implicit debt and scaled premiums'],
  ])
    for (const rate of [1, throttle]) {
      const page = await browser.newPage();
      await page.route('http://amparo.test/**', (route) =>
        route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>engine</title>' }),
      );
      await page.goto('http://amparo.test/');
      await holdBack(page, rate);
      const times = (await page.evaluate(
        `(${inThePage})(${JSON.stringify({ code, inputs, valued })})`,
      )) as number[];
      say(`${name}, on the page's main thread, held back ${rate}x`, times, 60);
      await page.close();
    }
}

interface Hand {
  /** From each movement to the first frame after the page shows its answer; each movement waits for the one before. */
  readonly single: readonly number[];
  /** While the key is held: from one answer on the page to the next, after the first 100 ms. */
  readonly between: readonly number[];
  /** While the key is held: from an answer's newest movement before it to the answer. */
  readonly behind: readonly number[];
  /** The same while a pointer drags the thumb back and forth; the browser tells of a pointer once a frame, and of a key at once. */
  readonly dragged: readonly number[];
}

async function measureSlider(browser: Browser): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'amparo-bench-'));
  const port = await freePort();
  const house = spawn(process.execPath, [join(root, 'src/cli/main.ts'), 'start'], {
    cwd: root,
    env: { ...process.env, AMPARO_DATA: folder, PORT: String(port) },
    stdio: 'ignore',
  });
  try {
    const url = `http://localhost:${port}/laboratorio`;
    for (let waited = 0; waited < 240 && !(await answers(url)); waited += 1) await sleep(500);
    for (const rate of [1, throttle]) {
      const context = await browser.newContext({
        viewport: { width: 390, height: 844 },
        serviceWorkers: 'block',
        // The page's own policy forbids the texts that the bench waits by.
        bypassCSP: true,
      });
      const page = await context.newPage();
      await page.goto(url);
      await page.locator('[data-run-id]').waitFor({ state: 'attached', timeout: 60_000 });
      await holdBack(page, rate);
      const { single, between, behind, dragged } = await moveTheHand(page);
      say(`slider: from the movement to the frame that shows it, ${rate}x`, single, 100);
      say(`slider held: from one answer to the next, ${rate}x`, between);
      say(`slider held: an answer behind the newest movement before it, ${rate}x`, behind, frame);
      say(`slider dragged: an answer behind the newest movement before it, ${rate}x`, dragged, frame);
      await context.close();
    }
  } finally {
    house.kill('SIGTERM');
    await new Promise((resolve) => house.once('exit', resolve));
    await rm(folder, { recursive: true, force: true });
  }
}

async function moveTheHand(page: Page): Promise<Hand> {
  await page.evaluate(`(() => {
    const seen = (globalThis.seen = { moves: [], answers: [] });
    document.addEventListener('input', () => seen.moves.push(performance.now()), true);
    // The drawing and the verdict are the answer; the table beside them follows once the hand rests.
    const inTable = ({ target }) =>
      (target.nodeType === 1 ? target : target.parentElement)?.closest('.figure__table');
    new MutationObserver((records) => {
      if (records.every(inTable)) return;
      requestAnimationFrame(() => seen.answers.push(performance.now()));
    }).observe(document.querySelector('.lab__answer'), {
      subtree: true,
      attributes: true,
      childList: true,
      characterData: true,
    });
  })()`);
  await page.locator('input[type=range]').first().focus();
  const read = async (): Promise<{ moves: number[]; answers: number[] }> =>
    (await page.evaluate('globalThis.seen')) as { moves: number[]; answers: number[] };
  const single: number[] = [];
  for (let i = 0; i < 24; i += 1) {
    const before = (await read()).answers.length;
    await page.keyboard.press(i % 8 < 4 ? 'ArrowRight' : 'ArrowLeft');
    await page.waitForFunction(`globalThis.seen.answers.length > ${before}`, undefined, { timeout: 30_000 });
    const { moves, answers } = await read();
    single.push(answers.at(-1)! - moves.at(-1)!);
    await sleep(150);
  }
  const keys = await held(async () => {
    for (let i = 0; i < 60; i += 1) {
      await page.keyboard.press(i % 20 < 10 ? 'ArrowRight' : 'ArrowLeft');
      await sleep(25);
    }
  });
  const box = (await page.locator('input[type=range]').first().boundingBox())!;
  const y = box.y + box.height / 2;
  const drag = await held(async () => {
    await page.mouse.move(box.x + box.width * 0.45, y);
    await page.mouse.down();
    for (let i = 0; i < 120; i += 1) {
      const way = i % 60 < 30 ? i % 30 : 30 - (i % 30);
      await page.mouse.move(box.x + box.width * (0.45 + way / 150), y);
      await sleep(12);
    }
    await page.mouse.up();
  });
  return { single, ...keys, dragged: drag.behind };

  async function held(move: () => Promise<void>): Promise<Pick<Hand, 'between' | 'behind'>> {
    await page.evaluate('globalThis.seen.moves.length = 0, globalThis.seen.answers.length = 0');
    await move();
    await sleep(1000);
    const { moves, answers } = await read();
    const settled = answers.filter((at) => at > moves[0]! + 100);
    return {
      between: settled.slice(1).map((at, i) => at - settled[i]!),
      behind: settled.map((at) => at - moves.findLast((one) => one <= at)!),
    };
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}
