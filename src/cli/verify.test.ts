import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { rehearseElection, resultStep, seededRandom, writeArchive } from '#ballots';
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

async function election(voters: number) {
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
    seededRandom('cli'),
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
    const { steps } = await election(700);
    const archive = writeArchive(1_800_000_000, steps);
    expect(archive.length).toBeGreaterThan(2_000_000);
    expect(await verifyElection([file('large.bel', archive)])).toBe(0);
    expect(printed.join('\n')).toContain('Resultado: [[1,699]]');
    const ballot = JSON.parse(steps[350]!.data[0]!) as { signature: { proof: { response: string } } };
    ballot.signature.proof.response = '1';
    const changed = steps.with(350, { type: 'Ballot', data: [JSON.stringify(ballot)] });
    expect(await verifyElection([file('large-bad.bel', writeArchive(1_800_000_000, changed))])).toBe(1);
    expect(printed.join('\n')).toContain('RECHAZADA por: ballot-signature');
    expect(printed.join('\n')).toContain('ballot 350: ');
  });

  it('returns 2 for what cannot be used', async () => {
    expect(await verifyElection([])).toBe(2);
    expect(await verifyElection(['--otra'])).toBe(2);
    expect(await verifyElection([join(folder, 'none.bel')])).toBe(2);
    expect(await verifyElection([file('text.bel', 'no es un archivo')])).toBe(2);
  });
});

describe('amparo verify sortition', () => {
  it('returns 2 for what cannot be used', async () => {
    expect(await verifySortition([])).toBe(2);
    expect(await verifySortition([join(folder, 'none')])).toBe(2);
    expect(printed.join('\n')).toContain('announcement.json');
  });
});
