import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  announceSortition,
  commitmentOf,
  drawByStrata,
  drawnLines,
  MerkleLeaves,
  rehearseElection,
  resultStep,
  seededRandom,
  seedOf,
  writeAnnouncement,
  writeArchive,
  writeRollLine,
} from '#ballots';
import { nativeGroups } from '#ballots/server';
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

async function election(voters: number, seed = 'cli') {
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
    const [first, second] = [await election(3), await election(5, 'another box')];
    const one = file('box-1.bel', writeArchive(1_800_000_000, first.steps));
    const two = file('box-2.bel', writeArchive(1_800_000_000, second.steps));
    expect(await verifyElection([one, two])).toBe(0);
    // One vote for A in each box, two and four for B.
    expect(printed.at(-1)).toContain('Resultado sumado: [[2,6]]');
    expect(printed.at(-1)).toContain('Padrón 8; papeletas 8; cuentan 8');
    expect(await verifyElection([one, two, one])).toBe(1);
    expect(printed.at(-1)).toContain('RECHAZADA por: each-once');
    expect(printed.at(-1)).toContain('archivos: 3');
    const bad = writeArchive(1_800_000_000, [...second.steps.slice(0, -1), resultStep([[4, 1]])]);
    expect(await verifyElection([one, file('box-bad.bel', bad)])).toBe(1);
    expect(printed.at(-1)).toContain('RECHAZADA por: each-accepted, each-finished');
    const open = writeArchive(1_800_000_000, second.steps.slice(0, 4));
    expect(await verifyElection([one, file('box-open.bel', open), '--json'])).toBe(1);
    expect(JSON.parse(printed.at(-1)!).sum).toMatchObject({
      verdict: 'rejected',
      failed: [{ check: 'each-finished', places: [2] }],
    });
  });

  it('returns 2 for what cannot be used', async () => {
    expect(await verifyElection([])).toBe(2);
    expect(await verifyElection(['--otra'])).toBe(2);
    expect(await verifyElection([join(folder, 'none.bel')])).toBe(2);
    expect(await verifyElection([file('text.bel', 'no es un archivo')])).toBe(2);
  });
});

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
