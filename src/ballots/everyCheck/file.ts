import { expect } from 'vitest';
import { fileBlocks, joinBytes } from '../archive.ts';
import { sha256Hex } from '../hash.ts';
import {
  archiveOf,
  archiveWithEvent,
  caseList,
  election,
  failing,
  failingSteps,
  placeOf,
  rankedElection,
  replaceStep,
  timestamp,
} from './support.ts';

const { cases, only } = caseList();

const changedBytes = (change: (bytes: Uint8Array) => void) => () => {
  const bytes = archiveOf(election.steps);
  change(bytes);
  return failing(bytes);
};
only(
  'archive-bytes',
  'a header’s owner is not zero, its sum mended',
  changedBytes((bytes) => {
    bytes[512 * 2 + 114] = 0x31;
    const sum = bytes
      .subarray(1024, 1536)
      .reduce((total, byte, i) => total + (i >= 148 && i < 156 ? 32 : byte), 0);
    bytes.set(new TextEncoder().encode(`${sum.toString(8).padStart(6, '0')}\0 `), 1024 + 148);
  }),
);
only(
  'archive-bytes',
  'something is hidden after the end of a file',
  changedBytes((bytes) => {
    bytes[1023] = 1;
  }),
);
only('archive-bytes', 'it ends with the two empty blocks of other tars', () =>
  failing(joinBytes([archiveOf(election.steps), new Uint8Array(1024)])),
);

only('file-hash', 'the roll is named otherwise, and Setup refers to that name', () => {
  const [text, trustees, roll] = election.steps[0]!.data as [string, string, string];
  const wrong = 'ab'.repeat(32);
  const setup = JSON.stringify({
    election: sha256Hex(text),
    trustees: sha256Hex(trustees),
    credentials: wrong,
  });
  const bytes = archiveOf(
    replaceStep(election.steps, 0, { type: 'Setup', data: [text, trustees, roll, setup] }),
  );
  const name = new TextEncoder().encode(wrong);
  const at = Buffer.from(bytes).indexOf(`${sha256Hex(roll)}.data.json`);
  const block = bytes.subarray(at, at + 512);
  block.set(name);
  const sum = block.reduce((total, byte, i) => total + (i >= 148 && i < 156 ? 32 : byte), 0);
  block.set(new TextEncoder().encode(`${sum.toString(8).padStart(6, '0')}\0 `), 148);
  return failing(bytes);
});

only('canonical-json', 'a ballot has a space', () => {
  const [first, ...rest] = election.ballots as [string, ...string[]];
  return failingSteps([
    ...election.steps.slice(0, 1),
    { type: 'Ballot', data: [first.replace(':', ': ')] },
    ...election.steps.slice(2),
  ]).then((failed) => {
    expect(rest).toHaveLength(1);
    return failed;
  });
});
only('canonical-json', 'an event has its number written otherwise', () =>
  failing(
    archiveWithEvent(election.steps, 1, (event) =>
      JSON.stringify(event).replace('"height":1', '"height":1.0'),
    ),
  ),
);
only('format', 'a ballot has its fields in another order', () => {
  const { election_uuid, ...rest } = JSON.parse(election.ballots[0]!) as Record<string, unknown>;
  return failingSteps(
    replaceStep(election.steps, 1, { type: 'Ballot', data: [JSON.stringify({ ...rest, election_uuid })] }),
  );
});
only('format', 'a ballot has one more field', () =>
  failingSteps(
    replaceStep(election.steps, 1, {
      type: 'Ballot',
      data: [JSON.stringify({ ...JSON.parse(election.ballots[0]!), note: '' })],
    }),
  ),
);
only('format', 'a number has a leading zero', () =>
  failingSteps(
    replaceStep(election.steps, 1, {
      type: 'Ballot',
      data: [election.ballots[0]!.replace('"response":"', '"response":"0')],
    }),
  ),
);
only('format', 'an election has an unknown type of question', () => {
  const text = election.open.text.replace('"type":"Lists"', '"type":"Otra"');
  const [, trustees, roll] = election.steps[0]!.data as [string, string, string];
  const setup = JSON.stringify({
    election: sha256Hex(text),
    trustees: sha256Hex(trustees),
    credentials: sha256Hex(roll),
  });
  return failingSteps(replaceStep(election.steps, 0, { type: 'Setup', data: [text, trustees, roll, setup] }));
});

only('event-order', 'a ballot is cast after the end', () => {
  const { steps } = election;
  return failingSteps([steps[0]!, steps[1]!, steps[3]!, steps[2]!, ...steps.slice(4)]);
});
only('event-order', 'the tally is there before the end of ballots', () => {
  const end = placeOf(election.steps, 'EndBallots');
  return failingSteps(election.steps.filter((_, i) => i !== end));
});
only('event-order', 'shuffles end in an election that has no ranked question', () => {
  const tally = placeOf(election.steps, 'EncryptedTally');
  return failingSteps([
    ...election.steps.slice(0, tally + 1),
    { type: 'EndShuffles', data: [] },
    ...election.steps.slice(tally + 1),
  ]);
});
only('event-order', 'decryption begins before the shuffles end', () =>
  failingSteps(rankedElection.steps.filter(({ type }) => type !== 'EndShuffles')),
);
only('event-parent', 'an event points to another', () =>
  failing(
    archiveWithEvent(election.steps, 2, (event) => JSON.stringify({ ...event, parent: '00'.repeat(32) })),
  ),
);
only('event-parent', 'an event points to none', () =>
  failing(archiveWithEvent(election.steps, 2, ({ parent: _, ...event }) => JSON.stringify(event))),
);
only('event-height', 'a number is skipped', () =>
  failing(archiveWithEvent(election.steps, 2, (event) => JSON.stringify({ ...event, height: 3 }))),
);
only('event-payload', 'a piece of data belongs to no event', () =>
  failing(
    joinBytes([
      archiveOf(election.steps),
      fileBlocks(`${sha256Hex('{}')}.data.json`, new TextEncoder().encode('{}'), timestamp),
    ]),
  ),
);
only('event-payload', 'a ballot brings one piece more than it refers to', () =>
  failingSteps(replaceStep(election.steps, 1, { type: 'Ballot', data: ['{}', election.ballots[0]!] })),
);

export const fileCases = cases;
