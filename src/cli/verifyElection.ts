import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import {
  checkSentences,
  type ElectionReport,
  type SumReport,
  sumReports,
  sumSentences,
  UnusableArchive,
  verifyElection,
} from '#ballots';
import { workerVerifier } from '#ballots/server';

const usage = `amparo verify election <archivo.bel> [<otra-urna.bel> …] [--json]

Verifica una elección con su archivo público y nada más. Si la elección tiene varias urnas, dé el archivo de cada una: se verifican
una por una y sus resultados se suman.
Sale con 0 si se acepta, 1 si se rechaza, 2 si no se puede usar.`;

/** Below this size threads cost more than they bring. */
const threadsFromBytes = 500_000;

/**
 * `amparo verify election <file.bel> …`: prints every check of each archive with its result, and of several the sum. Returns 0 accepted,
 * 1 rejected, 2 unusable.
 */
export async function run(args: string[]): Promise<number> {
  const json = args.includes('--json');
  const paths = args.filter((arg) => arg !== '--json');
  if (paths.length === 0 || paths.some((path) => path.startsWith('-'))) {
    console.error(usage);
    return 2;
  }
  const reports: ElectionReport[] = [];
  for (const path of paths) {
    const report = await verifyFile(path);
    if (!report) return 2;
    reports.push(report);
    if (!json) console.log(describe(report, paths.length > 1 ? path : undefined));
  }
  if (reports.length === 1) {
    if (json) console.log(JSON.stringify(reports[0], undefined, 2));
    return reports[0]?.verdict === 'accepted' ? 0 : 1;
  }
  const sum = sumReports(reports);
  console.log(json ? JSON.stringify({ archives: reports, sum }, undefined, 2) : describeSum(sum));
  return sum.verdict === 'accepted' ? 0 : 1;
}

/** The report of one archive; nothing, and why is said, where it cannot be used. */
async function verifyFile(path: string): Promise<ElectionReport | undefined> {
  let bytes: Uint8Array;
  try {
    bytes = await readWhole(path);
  } catch (error) {
    console.error(`No se puede leer ${path}: ${(error as Error).message}`);
    return undefined;
  }
  const workers = bytes.length >= threadsFromBytes ? workerVerifier() : undefined;
  try {
    const report = await verifyElection(bytes, {
      verifyBatches: workers?.verifyBatches,
      onProgress: ({ step, done, total }) => {
        if (step === 'ballots' && process.stderr.isTTY)
          process.stderr.write(`\r${done} de ${total} papeletas verificadas `);
      },
    });
    if (process.stderr.isTTY) process.stderr.write('\n');
    return report;
  } catch (error) {
    if (!(error instanceof UnusableArchive)) throw error;
    console.error(`${path} no es un archivo de elección que se pueda verificar: ${error.message}`);
    return undefined;
  } finally {
    await workers?.close();
  }
}

async function readWhole(path: string): Promise<Uint8Array> {
  const { size } = await stat(path);
  const bytes = new Uint8Array(size);
  let at = 0;
  for await (const chunk of createReadStream(path)) {
    if (at + chunk.length > size) throw new Error('el archivo cambió mientras se leía');
    bytes.set(chunk as Buffer, at);
    at += (chunk as Buffer).length;
  }
  return bytes.subarray(0, at);
}

const stages = {
  voting: 'votación abierta',
  tallying: 'en escrutinio, sin resultado todavía',
  finished: 'con resultado',
} as const;
const marks = { passed: '✓', failed: '✗', 'not-evaluated': '·' } as const;

function describe(report: ElectionReport, path: string | undefined): string {
  const lines: string[] = path === undefined ? [] : [`— ${path}`];
  if (report.election) {
    lines.push(`Elección ${report.election.uuid} — ${report.election.name} (${report.election.group})`);
    lines.push(`Huella ${report.election.fingerprint}`);
  }
  if (report.stage) lines.push(`Estado: ${stages[report.stage]}`);
  lines.push(
    `Padrón ${report.rollSize ?? '?'}; papeletas ${report.ballotsCast}; cuentan ${report.ballotsCounted}, con peso ${report.totalWeight}`,
  );
  if (report.head) lines.push(`Último acto ${report.head}`);
  lines.push('');
  for (const { check, status, failures, details } of report.checks) {
    lines.push(
      `${marks[status]} ${checkSentences[check].es} [${check}]${failures > 0 ? `: ${failures} fallas` : ''}`,
    );
    for (const detail of details) lines.push(`    ${detail}`);
  }
  lines.push('');
  if (report.result) lines.push(`Resultado: ${JSON.stringify(report.result)}`);
  lines.push(report.verdict === 'accepted' ? 'ACEPTADA' : `RECHAZADA por: ${failedChecks(report)}`);
  return lines.join('\n');
}

function describeSum(sum: SumReport): string {
  const lines = ['— La suma de las urnas'];
  lines.push(`Padrón ${sum.rollSize}; papeletas ${sum.ballotsCast}; cuentan ${sum.ballotsCounted}`);
  for (const [check, { es }] of Object.entries(sumSentences)) {
    const failed = sum.failed.find((one) => one.check === check);
    lines.push(`${failed ? marks.failed : marks.passed} ${es} [${check}]`);
    if (failed) lines.push(`    archivos: ${failed.places.join(', ')}`);
  }
  if (sum.result) lines.push(`Resultado sumado: ${JSON.stringify(sum.result)}`);
  lines.push(
    sum.verdict === 'accepted'
      ? 'ACEPTADA'
      : `RECHAZADA por: ${sum.failed.map(({ check }) => check).join(', ')}`,
  );
  return lines.join('\n');
}

function failedChecks({ checks }: ElectionReport): string {
  return checks.flatMap(({ check, status }) => (status === 'failed' ? [check] : [])).join(', ');
}
