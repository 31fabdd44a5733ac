/**
 * How long the booth takes to encrypt a ballot of one question of six with blank, as a voter's browser does it: the same code, built as
 * pages are built, in Chromium. The booth works in a worker, which Chromium's throttle does not hold back: so it is measured on the main
 * thread, as fast as the machine is and held back six times. The first ballot of a visit is told apart, after what the booth does
 * while the voter chooses.
 * Run: node bench/boothEncryption.ts
 */
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { build, type Rollup } from 'vite';
import { makeCredential, pureGroups, type Question, rehearseElection, seededRandom } from '#ballots';
import { nativeGroups } from '#ballots/server';
import { median, root } from './support.ts';

const goals: Readonly<Record<number, number>> = { 1: 100, 6: 1000 };
const visits = 8;
const ballotsPerVisit = 12;
const question: Question = {
  type: 'Homomorphic',
  value: { answers: ['A', 'B', 'C', 'D', 'E', 'F'], blank: true, min: 1, max: 1, question: '¿Qué terna?' },
};

const { open } = await rehearseElection(
  { group: 'Ed25519', name: 'Medida', questions: [question], weights: [1], votes: [], mandatory: 1 },
  nativeGroups,
  seededRandom('booth'),
);
const { secret } = makeCredential(pureGroups('Ed25519')!, seededRandom('voter'), open.election.uuid);
const built = (await build({
  root,
  configFile: false,
  logLevel: 'silent',
  build: {
    write: false,
    target: ['chrome107', 'firefox110', 'safari16'],
    lib: { entry: join(root, 'src', 'ballots', 'index.ts'), formats: ['es'], fileName: 'ballots' },
  },
})) as Rollup.RollupOutput[];
const { code } = (Array.isArray(built) ? built[0]! : built).output[0];

const inThePage = `async ({ code, text, secret, ballots }) => {
  const booth = await import(URL.createObjectURL(new Blob([code], { type: 'text/javascript' })));
  // While the voter chooses, the booth opens the election and makes a ballot that it throws away.
  const begun = performance.now();
  const election = booth.openElection(text, booth.pureGroups);
  booth.makePracticeBallot(election, booth.systemRandom);
  const ready = performance.now() - begun;
  const times = [];
  for (let i = 0; i < ballots; i += 1) {
    const choice = Array.from({ length: 7 }, (_, box) => (box === i % 7 ? 1 : 0));
    const start = performance.now();
    booth.makeBallotToOpen(election, booth.systemRandom, secret, [choice]);
    times.push(performance.now() - start);
    await new Promise((resolve) => setTimeout(resolve));
  }
  return [ready, ...times];
}`;

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});
try {
  for (const rate of [1, 6]) {
    const ready: number[] = [];
    const first: number[] = [];
    const later: number[] = [];
    for (let visit = 0; visit < visits; visit += 1) {
      const page = await browser.newPage();
      await page.route('http://amparo.test/**', (route) =>
        route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>booth</title>' }),
      );
      await page.goto('http://amparo.test/');
      const session = await page.context().newCDPSession(page);
      await session.send('Emulation.setCPUThrottlingRate', { rate });
      const given = { code, text: open.text, secret, ballots: ballotsPerVisit };
      const [prepared, cold, ...warm] = (await page.evaluate(
        `(${inThePage})(${JSON.stringify(given)})`,
      )) as number[];
      ready.push(prepared!);
      first.push(cold!);
      later.push(...warm);
      await page.close();
    }
    process.stdout.write(
      `getting ready while the voter chooses, ${rate}x: median ${median(ready).toFixed(0)} ms\n`,
    );
    say(`first ballot of a visit, held back ${rate}x`, first, goals[rate]!);
    say(`ballots after it, held back ${rate}x`, later, goals[rate]!);
  }
} finally {
  await browser.close();
}

function say(name: string, times: readonly number[], goal: number): void {
  const sorted = times.toSorted((a, b) => a - b);
  const middle = median(times);
  process.stdout.write(
    `${name.padEnd(44)} median ${middle.toFixed(1)} ms, least ${sorted[0]!.toFixed(1)}, most ${sorted.at(-1)!.toFixed(1)} (${times.length})  goal ${goal} ms: ${middle < goal ? 'met' : 'NOT met'}\n`,
  );
}
