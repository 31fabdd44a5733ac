import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  announceSortition,
  commitmentOf,
  digestOfRoll,
  drawByStrata,
  drawnLines,
  MerkleLeaves,
  nameOfBox,
  type RehearsalPlan,
  verifyElection as readElection,
  rehearseElection,
  resultStep,
  seededRandom,
  seedOf,
  writeAnnouncement,
  writeArchive,
  writeRollLine,
} from '#ballots';
import { nativeGroups } from '#ballots/server';
import { canonicalJson } from '#kernel';
import { streamZip, writeZip } from '#platform/documents';
import { run as verifyElection } from './verifyElection.ts';
import { run as verifySortition } from './verifySortition.ts';

const folder = mkdtempSync(join(tmpdir(), 'amparo-verify-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const printed: string[] = [];
beforeEach(() => {
  printed.length = 0;
  vi.spyOn(console, 'log').mockImplementation((text: string) => void printed.push(text));
  vi.spyOn(console, 'error').mockImplementation((text: string) => void printed.push(text));
  return () => vi.restoreAllMocks();
});

function file(name: string, bytes: Uint8Array | string): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

async function election(voters: number, seed = 'cli', change: Partial<RehearsalPlan> = {}) {
  const question = {
    type: 'Homomorphic' as const,
    value: { answers: ['A', 'B'], min: 1, max: 1, question: '¿Quién?' },
  };
  return rehearseElection(
    {
      group: 'Ed25519',
      name: 'Ensayo',
      questions: [question],
      weights: Array(voters).fill(1),
      votes: Array.from({ length: voters }, (_, voter) => ({
        voter,
        choices: [voter === 0 ? [1, 0] : [0, 1]],
      })),
      mandatory: 1,
      ...change,
    },
    nativeGroups,
    seededRandom(seed),
  );
}

describe('amparo verify election', () => {
  it('returns 0 and the result for an election that holds', async () => {
    const { steps } = await election(3);
    expect(await verifyElection([file('good.bel', writeArchive(1_800_000_000, steps))])).toBe(0);
    expect(printed.join('\n')).toContain('Resultado: [[1,2]]');
    expect(printed.join('\n')).toContain('ACEPTADA');
  });

  it('returns 1 and the reason for one that does not', async () => {
    const { steps } = await election(3);
    const bad = writeArchive(1_800_000_000, [...steps.slice(0, -1), resultStep([[2, 1]])]);
    expect(await verifyElection([file('bad.bel', bad)])).toBe(1);
    expect(printed.join('\n')).toContain('RECHAZADA por: result');
    expect(await verifyElection([join(folder, 'bad.bel'), '--json'])).toBe(1);
    expect(JSON.parse(printed.at(-1)!)).toMatchObject({ verdict: 'rejected' });
  });

  it('verifies a large one in threads, with the same word', async () => {
    const { steps } = await election(150);
    const archive = writeArchive(1_800_000_000, steps);
    expect(archive.length).toBeGreaterThan(500_000);
    expect(await verifyElection([file('large.bel', archive)])).toBe(0);
    expect(printed.join('\n')).toContain('Resultado: [[1,149]]');
    const ballot = JSON.parse(steps[50]!.data[0]!) as { signature: { proof: { response: string } } };
    ballot.signature.proof.response = '1';
    const changed = steps.with(50, { type: 'Ballot', data: [JSON.stringify(ballot)] });
    expect(await verifyElection([file('large-bad.bel', writeArchive(1_800_000_000, changed))])).toBe(1);
    expect(printed.join('\n')).toContain('RECHAZADA por: ballot-signature');
    expect(printed.join('\n')).toContain('ballot 50: ');
  });

  it('adds up several boxes, each verified by itself, and says which one spoils the sum', async () => {
    const [one, two] = await boxesOfThreeAndFour();
    expect(await verifyElection([one.path, two.path])).toBe(0);
    // One vote for A in each box, two and three for B.
    expect(printed.at(-1)).toContain('Resultado sumado: [[2,5]]');
    expect(printed.at(-1)).toContain('Padrón 7; papeletas 7; cuentan 7');
    expect(printed.at(-1)).toContain('· La suma es el resultado que el acta proclama [act-result]');
    expect(await verifyElection([one.path, two.path, one.path])).toBe(1);
    expect(printed.at(-1)).toContain('RECHAZADA por: each-once, all-boxes');
    expect(printed.at(-1)).toContain(`archivos: ${one.path}`);
    const bad = writeArchive(1_800_000_000, [...two.steps.slice(0, -1), resultStep([[4, 1]])]);
    expect(await verifyElection([one.path, file('box-bad.bel', bad)])).toBe(1);
    expect(printed.at(-1)).toContain('RECHAZADA por: each-accepted');
    const open = writeArchive(1_800_000_000, two.steps.slice(0, 4));
    expect(await verifyElection([one.path, file('box-open.bel', open), '--json'])).toBe(1);
    expect(JSON.parse(printed.at(-1)!).sum).toMatchObject({ verdict: 'rejected' });
    // One of them alone is verified as ever, and says that it is a part.
    expect(await verifyElection([two.path])).toBe(0);
    expect(printed.at(-1)).toContain('Esta es la urna 2 de 2: su resultado es una parte.');
    expect(await verifyElection([two.path, '--json'])).toBe(0);
    expect(JSON.parse(printed.at(-1)!)).toMatchObject({ verdict: 'accepted', rollSize: 4 });
  });

  it('takes them as a folder or as the ZIP of the institution, and holds the sum against the act', async () => {
    const made = await boxesOfThreeAndFour();
    const archives = made.map(({ steps }) => writeArchive(1_800_000_000, steps));
    const act = await actOf(archives);
    const inFolder = join(folder, 'urnas');
    mkdirSync(inFolder);
    for (const [i, bytes] of archives.entries()) file(`urnas/urna-${i + 1}.bel`, bytes);
    file('urnas/LEAME.txt', 'Lo que no es de la elección no se lee.');
    expect(await verifyElection([inFolder])).toBe(0);
    expect(printed.at(-1)).toContain('Resultado sumado: [[2,5]]');
    file('urnas/acta.json', act);
    expect(await verifyElection([inFolder])).toBe(1);
    // What is asked here has no blank vote, and no act of this house proclaims such an election.
    expect(printed.at(-1)).toContain('RECHAZADA por: act-result');
    expect(printed.at(-1)).toContain(
      '✓ Cada urna es la que el acta nombra, hasta su último acto [act-boxes]',
    );
    expect(printed.at(-1)).toContain('✓ El acta tiene la huella que se publica con ella [act-fingerprint]');
    const zipped = await zip([
      ...archives.map((bytes, i): [string, Uint8Array] => [`urna-${i + 1}.bel`, bytes]),
      ['acta.json', Buffer.from(act.replace('"voters":7', '"voters":8'))],
    ]);
    expect(await verifyElection([file('urnas.zip', zipped)])).toBe(1);
    expect(printed.at(-1)).toContain('RECHAZADA por: act-fingerprint, act-roll, act-result');
    expect(await verifyElection([file('sola.zip', await zip([['urna.bel', archives[0]!]]))])).toBe(0);
    expect(printed.at(-1)).toContain('Esta es la urna 1 de 2');
  });

  it('returns 2 for what cannot be used', async () => {
    expect(await verifyElection([])).toBe(2);
    expect(await verifyElection(['--otra'])).toBe(2);
    expect(await verifyElection([join(folder, 'none.bel')])).toBe(2);
    expect(await verifyElection([file('text.bel', 'no es un archivo')])).toBe(2);
    const [one] = await boxesOfThreeAndFour();
    expect(await verifyElection([one.path, file('otra.json', '{"amparo":"opened-ballot-1"}')])).toBe(2);
    expect(printed.at(-1)).toContain('no es el acta de una elección');
    mkdirSync(join(folder, 'vacia'));
    expect(await verifyElection([join(folder, 'vacia')])).toBe(2);
    expect(await verifyElection([file('roto.zip', 'no es un ZIP')])).toBe(2);
    expect(printed.at(-1)).toContain('No se puede leer el ZIP');
    // One that was packed is not read as if it were whole: its archives would not be what they seem.
    const packed = writeZip([['urna.bel', Buffer.alloc(2000)]]);
    expect(await verifyElection([file('packed.zip', packed)])).toBe(2);
    expect(printed.at(-1)).toContain('unpack the ZIP');
  });
});

/** Two boxes of one election under one key. */
async function boxesOfThreeAndFour() {
  const first = await election(3, 'box 1', { name: nameOfBox('Ensayo', 1, 2) });
  const second = await election(4, 'box 2', { name: nameOfBox('Ensayo', 2, 2), keptBy: first });
  return [first, second].map(({ steps }, i) => ({
    steps,
    path: file(`box-${i + 1}.bel`, writeArchive(1_800_000_000, steps)),
  })) as [{ steps: typeof first.steps; path: string }, { steps: typeof first.steps; path: string }];
}

/** What an institution would publish of these boxes. */
async function actOf(archives: readonly Uint8Array[]): Promise<string> {
  const boxes = [];
  for (const bytes of archives) {
    let sha256 = '';
    const report = await readElection(bytes, {
      onRoll: (roll) => {
        sha256 = digestOfRoll(roll).sha256;
      },
    });
    const { election: said, head, rollSize, ballotsCast, ballotsCounted, result } = report;
    boxes.push({
      ...{ code: 'urna', uuid: said!.uuid, fingerprint: said!.fingerprint, head, roll: rollSize },
      ...{ credentialsSha256: sha256, ballots: ballotsCast, voters: ballotsCounted, result },
    });
  }
  const act = {
    format: 'amparo-election-act-1',
    election: { uuid: boxes[0]!.uuid },
    origin: null,
    roll: { voters: 7, credentialsSha256: boxes[0]!.credentialsSha256, authority: 'Veeduría' },
    box: { ballots: 7, voters: 7, head: boxes[0]!.head },
    boxes,
    contests: [{ title: '¿Quién?', blank: 0, candidates: [] }],
  };
  const sha256 = createHash('sha256').update(canonicalJson(act)).digest('hex');
  return canonicalJson({ act, sha256 });
}

async function zip(files: readonly (readonly [string, Uint8Array])[]): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of streamZip(files.map(([name, bytes]) => ({ name, bytes: [bytes] }))))
    parts.push(part);
  return Buffer.concat(parts);
}

/** A published draw of four among twenty; the beacon's round is one that drand published. */
function publishDraw(name: string, changeDrawn: (text: string) => string): string {
  const lines = Array.from({ length: 20 }, (_, i) => {
    const affiliate = {
      number: `AF-${i + 10}`,
      identity: `${i}`,
      province: 'Loja',
      sector: 'privado',
      sex: i % 2 ? 'M' : 'H',
    };
    return writeRollLine({ ...affiliate, commitment: commitmentOf('5a'.repeat(32), affiliate) });
  });
  const leaves = new MerkleLeaves();
  for (const line of lines) leaves.add(line);
  const roll = {
    numbers: lines.map((line) => line.split(',')[0]!),
    strata: ['Loja,privado,H', 'Loja,privado,M'],
    stratumOf: Uint32Array.from(lines, (_, i) => i % 2),
  };
  const beacon = {
    round: 657413,
    signature:
      'b713718a38ae728dfd477991af2822e08d2f305e47718cef9f7848ce4050e7be41076862b98fad56e91a6b85b89cd97b',
    randomness: 'fc1873a13f3545aeade8401532ef5519920652eee6b0d2b19ca12643b87b3587',
  };
  const dice = { thrownAt: '2023-09-15T10:30:00Z', throws: [...'3154266123541625431265431'].map(Number) };
  const chain = '52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971';
  const announcement = announceSortition(
    {
      title: 'Colegio',
      rollDate: '2023-08-31',
      publishedAt: '2023-09-15T10:00:00Z',
      beacon: { chain, round: beacon.round },
    },
    roll,
    leaves.tree().root,
    4,
  );
  const draw = drawByStrata(
    roll,
    new Map(Object.entries(announcement.quotas)),
    seedOf(announcement, beacon, dice),
  );
  mkdirSync(join(folder, name));
  file(`${name}/announcement.json`, writeAnnouncement(announcement));
  file(`${name}/dice.json`, JSON.stringify(dice));
  file(`${name}/beacon.json`, JSON.stringify(beacon));
  file(`${name}/roll.csv`, `${lines.join('\n')}\n`);
  file(`${name}/drawn.csv`, changeDrawn(`${drawnLines(roll, draw).join('\n')}\n`));
  return join(folder, name);
}

describe('amparo verify sortition', () => {
  it('returns 0 for a draw that holds and 1 with the reason for one that does not', async () => {
    expect(await verifySortition([publishDraw('good', (text) => text)])).toBe(0);
    expect(printed.join('\n')).toContain('ACEPTADO');
    expect(
      await verifySortition([publishDraw('bad', (text) => text.replace(/AF-\d\d/, 'AF-99')), '--json']),
    ).toBe(1);
    expect(JSON.parse(printed.at(-1)!)).toMatchObject({ verdict: 'rejected' });
    expect(await verifySortition([join(folder, 'bad')])).toBe(1);
    expect(printed.join('\n')).toContain('RECHAZADO por: draw');
  });

  it('returns 2 for what cannot be used', async () => {
    expect(await verifySortition([])).toBe(2);
    expect(await verifySortition([join(folder, 'none')])).toBe(2);
    expect(printed.join('\n')).toContain('announcement.json');
  });
});
