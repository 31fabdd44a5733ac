import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { pureGroups, type QuestionResult, verifierGroups, verifyElection } from '#ballots';
import { nativeGroups } from '#ballots/server';
import { describeWithOracles, oraclePath, readOracle } from '../../test/support/oracles.ts';

const failedChecks = (report: Awaited<ReturnType<typeof verifyElection>>) =>
  report.checks.filter(({ status }) => status === 'failed').map(({ check }) => check);

function archiveIn(...folder: string[]): Uint8Array {
  const name = readdirSync(oraclePath('voting', ...folder)).find((file) => file.endsWith('.bel'));
  return readFileSync(oraclePath('voting', ...folder, name!));
}

type Vote = (number[] | number[][])[];

/** What the votes imply: the sum of each box, or for a ranked question the votes themselves, in any order. */
function impliedResult(folder: string, ranked: number[]): QuestionResult[] {
  const lines = readOracle('voting', 'ok', folder, 'votes.txt').trim().split('\n');
  const votes = lines.map((line) => JSON.parse(line) as Vote);
  const add = (a: unknown, b: unknown): unknown =>
    Array.isArray(a) ? a.map((one, i) => add(one, (b as unknown[])[i])) : Number(a) + Number(b);
  return votes[0]!.map((first, i) =>
    ranked.includes(i)
      ? votes.map((vote) => vote[i] as number[]).sort((a, b) => String(a).localeCompare(String(b)))
      : (votes.slice(1).reduce<unknown>((sum, vote) => add(sum, vote[i]), first) as QuestionResult),
  );
}

describeWithOracles('archives made by the reference tool', () => {
  for (const folder of [
    'h-belenios2048-threshold-tool3.3.0',
    'h-ed25519-basic-tool3.3.0',
    'h-ed25519-threshold-tool3.3.0',
    'lists-ed25519-basic-tool3.3.0',
  ])
    it(`${folder} is accepted with the result that its votes imply`, async () => {
      const report = await verifyElection(archiveIn('ok', folder), { groups: verifierGroups });
      expect(failedChecks(report)).toEqual([]);
      expect(report).toMatchObject({
        verdict: 'accepted',
        stage: 'finished',
        result: impliedResult(folder, []),
      });
    });

  it('the ranked one is accepted with the votes that were cast, in another order', async () => {
    const folder = 'nh-ed25519-threshold-tool3.3.0';
    const report = await verifyElection(archiveIn('ok', folder), { groups: verifierGroups });
    expect(failedChecks(report)).toEqual([]);
    const [first, second, ranked] = report.result!;
    const sorted = [...(ranked as number[][])].sort((a, b) => String(a).localeCompare(String(b)));
    expect([first, second, sorted]).toEqual(impliedResult(folder, [2]));
  });

  it('the one with weights and revotes is accepted with the last votes', async () => {
    const report = await verifyElection(archiveIn('ok', 'weights-revote-ed25519-tool3.3.0'), {
      groups: nativeGroups,
    });
    expect(report).toMatchObject({
      verdict: 'accepted',
      ballotsCast: 5,
      ballotsCounted: 3,
      totalWeight: 6,
      result: [[1, 2, 0, 0, 0, 0, 3]],
    });
  });

  it('an archive still open is accepted as far as it goes', async () => {
    const report = await verifyElection(
      archiveIn('ok', 'weights-revote-ed25519-tool3.3.0', 'before-revote'),
      { groups: verifierGroups },
    );
    expect(report).toMatchObject({ verdict: 'accepted', stage: 'voting', result: undefined });
  });

  it('pure JavaScript, libsodium and WebAssembly say the same', async () => {
    for (const folder of ['lists-ed25519-basic-tool3.3.0', 'nh-ed25519-threshold-tool3.3.0']) {
      const archive = archiveIn('ok', folder);
      const report = await verifyElection(archive, { groups: verifierGroups });
      expect(await verifyElection(archive, { groups: pureGroups })).toEqual(report);
      expect(await verifyElection(archive, { groups: nativeGroups })).toEqual(report);
    }
  });

  const reasons: Record<string, string[]> = {
    'bad-individual-proof-resigned': ['individual-proof'],
    'bad-signature': ['ballot-signature'],
    'below-threshold': ['threshold'],
    'dropped-ballot': ['tally-count', 'tally-weight', 'encrypted-tally'],
    'noncanonical-json': ['canonical-json'],
    // The proofs were made for another vote: none of the three holds.
    'overvote-consistent-tally': ['individual-proof', 'overall-proof', 'blank-proof'],
    // The stuffed ballot is a copy of another voter's, so its proofs are bound to another credential.
    'unknown-credential-stuffing': ['ballot-credential', 'individual-proof', 'overall-proof', 'blank-proof'],
    'unreduced-challenge-resigned': ['scalar-range'],
    'wrong-result': ['result'],
  };
  for (const [folder, reason] of Object.entries(reasons))
    it(`${folder} is rejected for ${reason.join(', ')}`, async () => {
      const report = await verifyElection(archiveIn('reject', folder), { groups: verifierGroups });
      expect(report).toMatchObject({ verdict: 'rejected', result: undefined });
      expect(failedChecks(report)).toEqual(reason);
    });
});
