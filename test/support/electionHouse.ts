import { randomUUID } from 'node:crypto';
import { makeBallot, makeCredential, openElection, seededRandom } from '#ballots';
import { nativeGroups } from '#ballots/server';
import { loadLaw } from '#law/folder';
import type { AuditEntry } from '#platform/audit';
import { type Database, transaction } from '#platform/database';
import { blindRight, readRightKey, unblindRight } from '../../src/governance/elections/blindRight.ts';
import { findPolling } from '../../src/governance/elections/board.ts';
import {
  draftElection,
  giveCredentials,
  givePiece,
  openVoting,
} from '../../src/governance/elections/command.ts';
import { type ElectionFacts, stepOf } from '../../src/governance/elections/election.ts';
import { holdAndRead } from '../../src/governance/elections/opened.ts';
import { findElection } from '../../src/governance/elections/store.ts';
import { makePiece } from '../../src/governance/elections/trusteeWork.ts';
import { linkView } from '../../src/governance/elections/views.ts';

export interface TestVoter {
  readonly personId: string;
  readonly secret: string;
  readonly credential: string;
}

const candidate = (id: string, side: 'employers' | 'workers', sex: 'female' | 'male') => ({
  id,
  name: `Candidatura ${id}`,
  side,
  sex,
  organisation: `Organización ${id}`,
  alternate: `Alterna ${id}`,
});

/** Facts of an election of one question of six with blank. */
export function electionFacts(code: string, now: Date): ElectionFacts {
  return {
    code,
    uuid: 'TestE1ection23',
    title: 'Elección de prueba',
    description: 'Una elección para las pruebas.',
    call: null,
    contests: [
      {
        title: 'Comisión',
        marksMost: 1,
        rule: { seats: 3, sideMost: { employers: 2, workers: 1 }, sameSexMost: 2 },
        candidates: [
          candidate('w1', 'workers', 'female'),
          candidate('w2', 'workers', 'male'),
          candidate('w3', 'workers', 'female'),
          candidate('e1', 'employers', 'male'),
          candidate('e2', 'employers', 'female'),
          candidate('e3', 'employers', 'male'),
        ],
      },
    ],
    opensAt: new Date(now.getTime() - 3_600_000).toISOString(),
    closesAt: new Date(now.getTime() + 86_400_000).toISOString(),
    trustees: [
      { name: 'Obligatorio', mandatory: true },
      { name: 'Uno', mandatory: false },
      { name: 'Dos', mandatory: false },
      { name: 'Tres', mandatory: false },
    ],
    threshold: 2,
    authority: 'Autoridad',
    termMonths: 24,
    synthetic: true,
    specimen: null,
  };
}

/** Drafts, keys and opens an election for these persons. @returns what each voter holds. */
export async function openTestElection(
  db: Database,
  facts: ElectionFacts,
  persons: readonly string[],
  now: Date,
): Promise<TestVoter[]> {
  const random = seededRandom(`test election ${facts.code}`);
  const law = loadLaw('law');
  const group = nativeGroups('Ed25519')!;
  const voters = persons.map((personId): TestVoter => {
    const { secret, public: credential } = makeCredential(group, random, facts.uuid);
    return { personId, secret, credential: credential.text };
  });
  const audit = (_entry: AuditEntry) => {};
  const doing = { by: null, law, now, audit };
  await transaction(db, async (trx) => {
    const linkHashes = [0, ...facts.trustees].map(() => randomUUID().replaceAll('-', '').padEnd(64, '0'));
    const drafted = await draftElection(trx, { facts, voters: persons, linkHashes }, doing);
    if (!drafted.ok) throw new Error(JSON.stringify(drafted));
    const held = await holdAndRead(trx, facts.code);
    if (!held.ok) throw new Error('no election');
    let opened = held.value;
    const seeds = facts.trustees.map((_, i) => `${i + 1}`.repeat(22));
    for (let round = 0; round < 3; round += 1)
      for (const [i, seed] of seeds.entries()) {
        const step = stepOf(opened.state, i + 1);
        if (!step) continue;
        const told = linkView(opened.state, i + 1, { electionText: null, tallyText: null, voters: [] });
        const text = await makePiece(nativeGroups, random, seed, { ...told, step });
        const given = await givePiece(trx, opened, i + 1, { step, text }, doing);
        if (!given.ok) throw new Error(JSON.stringify(given));
        opened = given.value;
      }
    const credentials = voters.map(({ credential }) => credential);
    const given = await giveCredentials(trx, opened, credentials, doing);
    if (!given.ok) throw new Error(JSON.stringify(given));
    const open = await openVoting(trx, given.value, doing);
    if (!open.ok) throw new Error(JSON.stringify(open));
  });
  return voters;
}

/** What a voter's browser does, without the browser. */
export async function voterTools(db: Database, facts: ElectionFacts, rightKey: string) {
  const row = (await findElection(db.kysely, facts.code))!;
  const { electionText } = (await findPolling(db.kysely, row.electionId))!;
  const open = openElection(electionText, nativeGroups);
  const key = readRightKey(rightKey);
  const random = seededRandom(`ballots of ${facts.code}`);
  return {
    electionId: row.electionId,
    blind: ({ credential, secret }: TestVoter) =>
      Buffer.from(blindRight(key, facts.uuid, credential, secret)).toString('hex'),
    unblind: ({ credential, secret }: TestVoter, answer: string) =>
      Buffer.from(unblindRight(key, facts.uuid, credential, secret, Buffer.from(answer, 'hex'))!).toString(
        'hex',
      ),
    /** @param choice 0 is blank, 1 to 6 a candidate. */
    ballot: ({ secret }: TestVoter, choice: number) =>
      makeBallot(open, random, secret, [Array.from({ length: 7 }, (_, i) => (i === choice ? 1 : 0))]),
  };
}
