import { openAsBlob } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import {
  type BoxFile,
  checkSentences,
  digestOfRoll,
  type ElectionReport,
  gatherFiles,
  type PublishedElection,
  type RollDigest,
  readBoxName,
  type SumReport,
  sumBoxes,
  sumSentences,
  UnreadableBundle,
  UnusableArchive,
  type VerifiedBox,
  verifyElection,
} from '#ballots';
import { workerVerifier } from '#ballots/server';

const usage = `amparo verify election <archivo.bel> [--json]
amparo verify election <carpeta | urnas.zip | urna-1.bel urna-2.bel …> [acta.json] [drawn.csv division.csv] [--json]

Verifica una elección con sus archivos públicos y nada más. Si la elección tiene varias urnas, dé el archivo de todas, la carpeta en
que están o el ZIP que las trae: se verifican una por una, se comprueba que son todas y de la misma elección, y se suman. Con el acta
(acta.json) la suma se compara además con lo proclamado; con las listas del sorteo, también el reparto en urnas.
Sale con 0 si se acepta, 1 si se rechaza, 2 si no se puede usar.`;

/** Below this size threads cost more than they bring. */
const threadsFromBytes = 500_000;

/** What cannot be used, with the sentence that says so. */
class Unusable extends Error {}

/**
 * `amparo verify election <file.bel> …`: prints every check of each archive with its result, and of several the checks of the set with
 * their sum. Returns 0 accepted, 1 rejected, 2 unusable.
 */
export async function run(args: string[]): Promise<number> {
  const json = args.includes('--json');
  const paths = args.filter((arg) => arg !== '--json');
  if (paths.length === 0 || paths.some((path) => path.startsWith('-'))) {
    console.error(usage);
    return 2;
  }
  try {
    return await verify(paths, json);
  } catch (error) {
    if (!(error instanceof Unusable)) throw error;
    console.error(error.message);
    return 2;
  }
}

async function verify(paths: readonly string[], json: boolean): Promise<number> {
  const { archives, jsons, drawn, division } = await gather(paths);
  if (archives.length === 0) throw new Unusable(`No hay archivos de elección (.bel) en ${paths.join(', ')}`);
  const act = jsons.length > 0 ? await readAct(jsons) : undefined;
  if (!act && paths.some((path) => path.toLowerCase().endsWith('.json')))
    throw new Unusable('El archivo .json no es el acta de una elección (acta.json)');
  const alone = archives.length === 1 && !act;
  const boxes: VerifiedBox[] = [];
  for (const file of archives) {
    const { name } = file;
    const box = await verifyArchive(file);
    boxes.push(box);
    if (!json) console.log(describe(box.report, alone ? undefined : name));
  }
  const [only] = boxes;
  if (alone) {
    if (json) console.log(JSON.stringify(only!.report, undefined, 2));
    return only!.report.verdict === 'accepted' ? 0 : 1;
  }
  const sum = sumBoxes(boxes, { act, drawn, division });
  const names = archives.map(({ name }) => name);
  console.log(
    json
      ? JSON.stringify({ archives: boxes.map(({ report }) => report), sum }, undefined, 2)
      : describeSum(sum, names),
  );
  return sum.verdict === 'accepted' ? 0 : 1;
}

const namesOfFolder = /\.(bel|json|csv|zip)$/i;

/** The files at these paths; of a folder those that an election publishes. */
async function gather(paths: readonly string[]) {
  const files: BoxFile[] = [];
  for (const path of paths) {
    try {
      const isFolder = (await stat(path)).isDirectory();
      const found = isFolder
        ? (await readdir(path)).filter((name) => namesOfFolder.test(name)).map((name) => join(path, name))
        : [path];
      for (const one of found)
        files.push({ name: isFolder ? basename(one) : one, blob: (await openAsBlob(one)) as Blob });
    } catch (error) {
      throw new Unusable(`No se puede leer ${path}: ${(error as Error).message}`);
    }
  }
  try {
    return await gatherFiles(files);
  } catch (error) {
    if (!(error instanceof UnreadableBundle)) throw error;
    throw new Unusable(`No se puede leer el ZIP: ${error.message}`);
  }
}

/** The act among JSON files. The room that writes acts is read only where there is one: it brings much with it. */
async function readAct(jsons: readonly string[]): Promise<PublishedElection | undefined> {
  const { readProclamation } = await import('#governance/elections');
  return jsons.map(readProclamation).find((one) => one !== undefined);
}

/** @throws Unusable where it is no archive that can be verified. */
async function verifyArchive({ name, blob }: BoxFile): Promise<VerifiedBox> {
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await blob.arrayBuffer());
  } catch (error) {
    throw new Unusable(`No se puede leer ${name}: ${(error as Error).message}`);
  }
  const workers = bytes.length >= threadsFromBytes ? workerVerifier() : undefined;
  let roll: RollDigest | undefined;
  try {
    const report = await verifyElection(bytes, {
      verifyBatches: workers?.verifyBatches,
      onProgress: ({ step, done, total }) => {
        if (step === 'ballots' && process.stderr.isTTY)
          process.stderr.write(`\r${done} de ${total} papeletas verificadas `);
      },
      onRoll: (credentials) => {
        roll = digestOfRoll(credentials);
      },
    });
    if (process.stderr.isTTY) process.stderr.write('\n');
    return { report, roll };
  } catch (error) {
    if (!(error instanceof UnusableArchive)) throw error;
    throw new Unusable(`${name} no es un archivo de elección que se pueda verificar: ${error.message}`);
  } finally {
    await workers?.close();
  }
}

const stages = {
  voting: 'votación abierta',
  tallying: 'en escrutinio, sin resultado todavía',
  finished: 'con resultado',
} as const;
const marks = { passed: '✓', failed: '✗', 'not-evaluated': '·' } as const;

/** @param name of the file, where it is one of several. */
function describe(report: ElectionReport, name: string | undefined): string {
  const lines: string[] = name === undefined ? [] : [`— ${name}`];
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
  const box = name === undefined ? readBoxName(report.election?.name ?? '') : undefined;
  if (box)
    lines.push(
      `Esta es la urna ${box.number} de ${box.of}: su resultado es una parte. Dé el archivo de todas para verificar la suma.`,
    );
  lines.push(report.verdict === 'accepted' ? 'ACEPTADA' : `RECHAZADA por: ${failedChecks(report.checks)}`);
  return lines.join('\n');
}

function describeSum(sum: SumReport, names: readonly string[]): string {
  const lines = ['— La suma de las urnas'];
  lines.push(`Padrón ${sum.rollSize}; papeletas ${sum.ballotsCast}; cuentan ${sum.ballotsCounted}`);
  for (const { check, status, places, details } of sum.checks) {
    lines.push(`${marks[status]} ${sumSentences[check].es} [${check}]`);
    if (places.length > 0) lines.push(`    archivos: ${places.map((place) => names[place - 1]).join(', ')}`);
    for (const detail of details) lines.push(`    ${detail}`);
  }
  if (sum.result) lines.push(`Resultado sumado: ${JSON.stringify(sum.result)}`);
  lines.push(sum.verdict === 'accepted' ? 'ACEPTADA' : `RECHAZADA por: ${failedChecks(sum.checks)}`);
  return lines.join('\n');
}

const failedChecks = (checks: readonly { readonly check: string; readonly status: string }[]): string =>
  checks.flatMap(({ check, status }) => (status === 'failed' ? [check] : [])).join(', ');
