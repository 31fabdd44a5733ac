// Ballots verified per second, one question of six with blank on Ed25519, beside two measures of the same machine: its bound
// by scalar multiplications, and belenios-tool on an archive of the same votes (BELENIOS-2048, the group it shares with us).
// Then a whole archive with worker threads and progress.
// Run: node bench/ballots.ts [voters of the whole archive, 30000 for the limit]
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type Choice,
  failuresOfBallot,
  type GroupName,
  type Groups,
  makeBallot,
  pureGroups,
  type Question,
  readBallot,
  rehearseElection,
  seededRandom,
  verifierGroups,
  verifyElection,
  writeArchive,
} from '#ballots';
import { nativeGroups, workerVerifier } from '#ballots/server';

const question: Question = {
  type: 'Homomorphic',
  value: { answers: ['A', 'B', 'C', 'D', 'E', 'F'], blank: true, min: 1, max: 1, question: '¿Qué terna?' },
};
const choiceOf = (i: number): Choice => Array.from({ length: 7 }, (_, box) => (box === i % 7 ? 1 : 0));

async function rehearse(group: GroupName, groups: Groups, voters: number) {
  const plan = {
    group,
    name: 'Medida',
    questions: [question],
    weights: Array.from({ length: voters }, () => 1),
    votes: Array.from({ length: voters }, (_, voter) => ({ voter, choices: [choiceOf(voter)] })),
    mandatory: 1,
  };
  return rehearseElection(plan, groups, seededRandom(`bench ${group} ${voters}`));
}

/** Runs for about two seconds of processor time and returns how many times per second of it. */
function perSecond(run: (i: number) => void): number {
  for (let i = 0; i < 3; i++) run(i);
  const start = process.cpuUsage();
  for (let count = 1; ; count++) {
    run(count);
    const { user, system } = process.cpuUsage(start);
    if (user + system > 2e6) return count / ((user + system) / 1e6);
  }
}

/**
 * A ballot of this form has 18 branches of two commitments and a signature: 37 products of two powers, 19 of which are of
 * the generator. The bound is what libsodium could do if it did these one by one and nothing else. It is a bound for who
 * shares nothing: doublings shared by the powers of one element, and two points side by side, go beyond it.
 */
function boundByScalarMultiplications(): number {
  const { generator, power, q } = nativeGroups('Ed25519')!;
  const element = power(generator, 123456789n);
  const exponent = q - 987654321n;
  const ofElements = perSecond(() => power(element, exponent));
  const ofGenerator = perSecond(() => power(generator, exponent));
  const bound = 1 / (55 / ofElements + 19 / ofGenerator);
  console.log(
    `libsodium: ${ofElements.toFixed(0)} powers of an element and ${ofGenerator.toFixed(0)} of the generator per second bound it at ${bound.toFixed(0)} ballots/s`,
  );
  return bound;
}

async function measureOneCore(label: string, groups: Groups, bound: number): Promise<number> {
  const { open, ballots } = await rehearse('Ed25519', groups, 20);
  const verified = perSecond((i) => {
    if (failuresOfBallot(open, readBallot(open, ballots[i % 20]!)).length > 0)
      throw new Error('a good ballot fails');
  });
  console.log(
    `${label}: ${verified.toFixed(0)} ballots/s on one core; ${(verified / bound).toFixed(2)} of the bound by scalar multiplications`,
  );
  return verified;
}

async function measureEncryption(label: string, groups: Groups): Promise<void> {
  const { open, credentials } = await rehearse('Ed25519', groups, 1);
  const made = perSecond(
    (i) => void makeBallot(open, seededRandom(`${i}`), credentials[0]!.secret, [choiceOf(i)]),
  );
  console.log(`${label}: a ballot is made in ${(1000 / made).toFixed(1)} ms`);
}

/** Our verifier and belenios-tool on the same archive. */
async function compareWithTool(voters: number): Promise<void> {
  if (spawnSync('belenios-tool', ['--version']).status !== 0) {
    console.log('belenios-tool is not installed: no comparison');
    return;
  }
  const { open, steps } = await rehearse('BELENIOS-2048', nativeGroups, voters);
  const folder = mkdtempSync(join(tmpdir(), 'amparo-bench-'));
  try {
    const bytes = writeArchive(1_800_000_000, steps);
    writeFileSync(join(folder, `${open.election.uuid}.bel`), bytes);
    const start = performance.now();
    const tool = spawnSync('belenios-tool', ['election', 'verify'], { cwd: folder });
    const toolSeconds = (performance.now() - start) / 1000;
    const ourStart = performance.now();
    const { verdict } = await verifyElection(bytes);
    const ourSeconds = (performance.now() - ourStart) / 1000;
    console.log(
      `BELENIOS-2048, ${voters} ballots, one core: belenios-tool ${toolSeconds.toFixed(2)} s (${tool.status === 0 ? 'accepted' : 'rejected'}), ours ${ourSeconds.toFixed(2)} s (${verdict}): ratio ${(ourSeconds / toolSeconds).toFixed(2)}`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function verifyWhole(voters: number): Promise<void> {
  // Making 30 000 ballots takes longer than verifying them: the archive is kept for the next run.
  const path = join(tmpdir(), `amparo-bench-${voters}.bel`);
  if (!existsSync(path)) {
    const start = performance.now();
    const { steps } = await rehearse('Ed25519', nativeGroups, voters);
    writeFileSync(path, writeArchive(1_800_000_000, steps));
    console.log(
      `an archive of ${voters} voters was made in ${((performance.now() - start) / 1000).toFixed(0)} s`,
    );
  }
  const workers = workerVerifier();
  const start = performance.now();
  let shown = 0;
  const report = await verifyElection(readFileSync(path), {
    verifyBatches: workers.verifyBatches,
    onProgress: ({ step, done, total }) => {
      if (step !== 'ballots' || done < shown) return;
      console.log(`  ${done} of ${total} ballots after ${((performance.now() - start) / 1000).toFixed(1)} s`);
      shown += total / 10;
    },
  });
  const seconds = (performance.now() - start) / 1000;
  await workers.close();
  const { user, system } = process.cpuUsage();
  console.log(
    `${voters} voters: ${report.verdict} in ${seconds.toFixed(1)} s with ${availableParallelism()} threads (process so far ${((user + system) / 1e6).toFixed(0)} s of processor); limit 180 s for 30 000: ratio ${(seconds / ((180 * voters) / 30_000)).toFixed(2)}`,
  );
  if (report.verdict !== 'accepted') process.exitCode = 1;
}

const bound = boundByScalarMultiplications();
const fastest = await measureOneCore('Ed25519 in WebAssembly', verifierGroups, bound);
await measureOneCore('Ed25519 over libsodium', nativeGroups, bound);
await measureOneCore('Ed25519 in pure JavaScript', pureGroups, bound);
await measureEncryption('on the server', nativeGroups);
await measureEncryption('in pure JavaScript', pureGroups);
await compareWithTool(50);
await verifyWhole(Number(process.argv[2] ?? 30_000));
console.log(`limit of 200 ballots/s ${fastest >= 200 ? 'kept' : 'MISSED'}`);
if (fastest < 200) process.exitCode = 1;
