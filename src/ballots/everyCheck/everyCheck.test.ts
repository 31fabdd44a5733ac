import { beforeAll, describe, expect, it } from 'vitest';
import { checkNames, pureGroups, UnusableArchive, verifyElection } from '#ballots';
import { sha256Hex } from '../hash.ts';
import { ballotCases } from './ballots.ts';
import { fileCases } from './file.ts';
import { setupCases } from './setup.ts';
import { archiveOf, election, failingSteps, prepareElections, rankedElection } from './support.ts';
import { tallyCases } from './tally.ts';

beforeAll(prepareElections);

describe('the good archives', () => {
  it('are accepted with the votes that were cast', async () => {
    expect(await failingSteps(election.steps)).toEqual([]);
    expect(await failingSteps(rankedElection.steps)).toEqual([]);
    const report = await verifyElection(archiveOf(election.steps), { groups: pureGroups });
    // Voter 0 weighs 2 and marks A and C, and candidate a of L1; voter 1 votes blank, and candidate c of L2.
    expect(report.result).toEqual([
      [1, 2, 0, 2],
      [
        [2, 2, 0],
        [1, 1],
      ],
    ]);
  });
});

const cases = [...fileCases, ...setupCases, ...ballotCases, ...tallyCases];

describe('an archive is rejected by one check alone', () => {
  for (const { check, what, failing: run } of cases)
    it(`${check}: ${what}`, async () => expect(await run()).toEqual([check]));

  it('and there is such an archive for every check', () => {
    expect(checkNames.filter((check) => !cases.some((one) => one.check === check))).toEqual([]);
  });
});

describe('what is not an archive', () => {
  it('is unusable when it is not an archive, or of another version or group', async () => {
    const bytes = archiveOf(election.steps);
    for (const bad of [
      new Uint8Array(0),
      new TextEncoder().encode('hola'),
      bytes.subarray(0, 700),
      bytes.subarray(512),
      new Uint8Array(2048),
      archiveOf([]),
    ])
      await expect(verifyElection(bad)).rejects.toThrow(UnusableArchive);
    const other = (change: object) => {
      const text = JSON.stringify({ ...JSON.parse(election.open.text), ...change });
      const [, trustees, roll] = election.steps[0]!.data as [string, string, string];
      const setup = JSON.stringify({
        election: sha256Hex(text),
        trustees: sha256Hex(trustees),
        credentials: sha256Hex(roll),
      });
      return archiveOf([{ type: 'Setup', data: [text, trustees, roll, setup] }]);
    };
    await expect(verifyElection(other({ version: 2 }))).rejects.toThrow('version 2');
    await expect(verifyElection(other({ group: 'P-256' }))).rejects.toThrow('P-256');
  });
});
