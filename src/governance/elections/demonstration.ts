import { randomBytes } from 'node:crypto';
import {
  type Credential,
  makeBallot,
  makeCredential,
  makeTrusteeSeed,
  makeUuid,
  openElection,
  seededRandom,
} from '#ballots';
import { nativeGroups } from '#ballots/server';
import { randomFromSeed } from '#kernel';
import type { Law } from '#law';
import { type AuditEntry, recordEntries } from '#platform/audit';
import { type Database, type Trx, transaction } from '#platform/database';
import { actStatement } from './act.ts';
import { blindRight, readRightKey, unblindRight } from './blindRight.ts';
import { findPolling } from './board.ts';
import { castBallot } from './casting.ts';
import { draftElection, giveCredentials, givePiece, groupName, linkHash, openVoting } from './command.ts';
import { demonstrationContests, demonstrationTrustees } from './demonstrationCandidates.ts';
import { type ElectionFacts, stepOf } from './election.ts';
import { signBlinded } from './electionKeys.ts';
import { type Doing, holdAndRead, type OpenedElection } from './opened.ts';
import { findAct, signByOffice, signByTrustee } from './signing.ts';
import { authorizeOnce, findElection } from './store.ts';
import {
  answerDispute,
  closeVoting,
  endYesterday,
  ensureTally,
  fileDispute,
  findTallyText,
  giveDecryption,
  proclaim,
} from './tallying.ts';
import { makeDecryption, makePiece, signStatement } from './trusteeWork.ts';
import { linkView } from './views.ts';

/** Persons of the synthetic institution who stand on the rolls; the first is the one who signs in and may vote. */
export interface ElectionsCast {
  readonly voters: readonly string[];
  /** Who signs the act for the electoral authority. */
  readonly officer?: string;
}

const dayMs = 86_400_000;
/** So few vote here that what a true roll asks for would leave the board empty until the end. */
const mixedLeast = 3;
const system = { kind: 'system', id: null, onBehalfOf: null } as const;

/** Marks of one invented voter: one vote in nine is blank, the others lean as people do, each its own way. */
function choicesOf(voter: number): number[][] {
  return demonstrationContests.map((_, contest) => {
    const boxes = [0, 0, 0, 0, 0, 0, 0];
    if ((voter + contest * 4) % 9 === 0) return [1, ...boxes.slice(1)];
    for (const place of [(voter * 5 + contest) % 6, (voter * voter + 1) % 6, contest * 3])
      boxes[place + 1] = 1;
    return boxes;
  });
}

/** Plays an election through the rules themselves, so that nothing stands in the demonstration that the house would refuse. */
function playElection(db: Database, law: Law, facts: ElectionFacts, voters: readonly string[], seed: string) {
  const random = seededRandom(seed);
  const act = (
    at: Date,
    work: (trx: Trx, opened: OpenedElection, doing: Doing) => Promise<{ ok: boolean; refusal?: unknown }>,
  ) =>
    transaction(db, async (trx) => {
      const entries: AuditEntry[] = [];
      const opened = await holdAndRead(trx, facts.code);
      if (!opened.ok) throw new Error('the demonstration has no such election');
      const doing: Doing = { by: null, law, now: at, audit: (entry) => entries.push(entry) };
      const done = await work(trx, opened.value, doing);
      if (!done.ok) throw new Error(`the demonstration was refused: ${JSON.stringify(done)}`);
      await recordEntries(trx, system, entries);
    });
  const seeds = facts.trustees.map(() => makeTrusteeSeed(random));
  const credentials: Credential[] = voters.map(() =>
    makeCredential(nativeGroups(groupName)!, random, facts.uuid),
  );
  if (facts.specimen !== null) credentials[0] = specimenOf(facts.uuid);

  return {
    async prepare(at: Date) {
      await transaction(db, async (trx) => {
        const entries: AuditEntry[] = [];
        const doing: Doing = { by: null, law, now: at, audit: (entry) => entries.push(entry) };
        const links = [0, ...seeds].map(() =>
          linkHash(randomBytes(24).toString('base64url')).toString('hex'),
        );
        const drafted = await draftElection(trx, { facts, voters, linkHashes: links }, doing);
        if (!drafted.ok) throw new Error(`the demonstration was refused: ${JSON.stringify(drafted)}`);
        await recordEntries(trx, system, entries);
      });
      await act(at, async (trx, opened, doing) => {
        let state = opened;
        for (let round = 0; round < 3; round += 1)
          for (const [i, one] of seeds.entries()) {
            const step = stepOf(state.state, i + 1);
            if (!step) continue;
            const told = linkView(state.state, i + 1, { electionText: null, tallyText: null, voters: [] });
            const text = await makePiece(nativeGroups, random, one, { ...told, step });
            const given = await givePiece(trx, state, i + 1, { step, text }, doing);
            if (!given.ok) return given;
            state = given.value;
          }
        return giveCredentials(
          trx,
          state,
          credentials.map((one) => one.public.text),
          doing,
        );
      });
      await act(at, openVoting);
    },

    /** @param who places in the roll, in the order of casting; one that returns votes anew. */
    async vote(who: readonly number[], at: Date) {
      const row = (await findElection(db.kysely, facts.code))!;
      const open = openElection((await findPolling(db.kysely, row.electionId))!.electionText, nativeGroups);
      const rightKey = await transaction(db, async (trx) => holdAndRead(trx, facts.code)).then((one) =>
        one.ok ? one.value.state.rightKey : '',
      );
      const key = readRightKey(rightKey);
      for (const [n, voter] of who.entries()) {
        const { secret, public: credential } = credentials[voter]!;
        const blinded = Buffer.from(blindRight(key, facts.uuid, credential.text, secret));
        const given = await authorizeOnce(
          db.kysely,
          row.electionId,
          voters[voter]!,
          blinded,
          signBlinded(row.rightKeyPem, blinded),
        );
        const right = given && unblindRight(key, facts.uuid, credential.text, secret, given.signature);
        if (!right) throw new Error('the demonstration could not authorize a voter');
        const ballot = makeBallot(open, random, secret, choicesOf(voter + n));
        const sent = { ballot, right: Buffer.from(right) };
        const cast = await castBallot(db, row, rightKey, sent, { now: at, mixedLeast, waitingMost: 3 });
        if (!cast.ok) throw new Error(`the demonstration was refused: ${JSON.stringify(cast)}`);
      }
    },

    /** Closes, decrypts without the trustees of `lost` places, proclaims, and answers a dispute. */
    async finish(
      at: (days: number) => Date,
      {
        lost,
        disputant,
        officer,
      }: { lost: readonly number[]; disputant: string; officer?: string | undefined },
    ) {
      await act(at(0), closeVoting);
      await ensureTally(db, facts.code);
      const row = (await findElection(db.kysely, facts.code))!;
      const electionText = (await findPolling(db.kysely, row.electionId))!.electionText;
      const tallyText = (await findTallyText(db.kysely, row.electionId))!;
      for (const [i, seed] of seeds.entries())
        if (!lost.includes(i + 1))
          await act(at(1), async (trx, opened, doing) => {
            const { share } = linkView(opened.state, i + 1, { electionText, tallyText, voters: [] });
            const text = await makeDecryption(nativeGroups, random, seed, { electionText, tallyText, share });
            return giveDecryption(trx, opened, i + 1, text, doing);
          });
      await act(at(2), proclaim);
      if (officer)
        await act(at(2), async (trx, opened, doing) => {
          const { sha256 } = (await findAct(trx, row.electionId, opened.state))!;
          return signByOffice(trx, opened, sha256, { ...doing, by: officer });
        });
      for (const [i, seed] of seeds.entries())
        if (!lost.includes(i + 1))
          await act(at(2), async (trx, opened, doing) => {
            const { sha256 } = (await findAct(trx, row.electionId, opened.state))!;
            const { mandatory } = facts.trustees[i]!;
            const statement = actStatement(facts.uuid, sha256);
            const signature = signStatement(nativeGroups, random, seed, { mandatory, statement });
            return signByTrustee(trx, opened, i + 1, { sha256, signature }, doing);
          });
      await act(at(3), (trx, opened, doing) =>
        fileDispute(
          trx,
          opened,
          'En mi cantón la carta con la credencial llegó dos días después de abierta la votación. Pido que se revise si alcanzó el tiempo para votar.',
          { ...doing, by: disputant },
        ),
      );
      await act(at(4), (trx, opened, doing) =>
        answerDispute(
          trx,
          opened,
          {
            number: 1,
            outcome: 'rejected',
            reasons:
              'La votación duró siete días y las cartas de ese cantón constan entregadas el segundo. Quedaron cinco días completos para votar, también por teléfono móvil y en los puntos de atención. Para la próxima elección las cartas saldrán antes de abrir.',
          },
          doing,
        ),
      );
    },
  };
}

/** The credential that anybody may try in the demonstration: it is derived from the election's public identifier. */
function specimenOf(uuid: string): Credential {
  return makeCredential(nativeGroups(groupName)!, seededRandom(`specimen ${uuid}`), uuid);
}

/** One finished election with its result and one that is open, where the demonstration's affiliate may vote. */
export async function loadDemonstrationElections(
  db: Database,
  law: Law,
  { voters, officer }: ElectionsCast,
  now: Date,
): Promise<void> {
  const on = (days: number, hour = 13) => {
    const day = new Date(now.getTime() + days * dayMs).toISOString().slice(0, 10);
    return new Date(`${day}T${String(hour).padStart(2, '0')}:00:00Z`);
  };
  const chance = randomFromSeed(20_261_121).split('elections demonstration').integer;
  const endDayBefore = (at: Date) => endYesterday(db, at, { least: mixedLeast, chance });
  const common = {
    call: null,
    contests: demonstrationContests,
    trustees: demonstrationTrustees,
    threshold: 3,
    authority: 'Veeduría sintética de la elección',
    termMonths: 24,
    synthetic: true,
  };
  const past = playElection(
    db,
    law,
    {
      ...common,
      code: 'comisiones-consultivas-anterior',
      uuid: makeUuid(seededRandom('elections demonstration, past')),
      title: 'Delegados a las comisiones técnicas consultivas, periodo que termina',
      description:
        'Elección de la institución sintética: organizaciones, candidaturas y votos son inventados.',
      opensAt: on(-40).toISOString(),
      closesAt: on(-33).toISOString(),
      specimen: null,
    },
    voters,
    'elections demonstration, past',
  );
  await past.prepare(on(-45));
  await endDayBefore(on(-39));
  const everyone = voters.map((_, i) => i);
  // Some stay at home and some vote again.
  await past.vote([...everyone.filter((i) => i % 6 !== 5), ...everyone.filter((i) => i % 10 === 3)], on(-36));
  await endDayBefore(on(-35));
  await past.finish((days) => on(-33 + days, 15), { lost: [4], disputant: voters[1]!, officer });
  await endDayBefore(on(-31));

  const uuid = makeUuid(seededRandom('elections demonstration, present'));
  const present = playElection(
    db,
    law,
    {
      ...common,
      code: 'comisiones-consultivas',
      uuid,
      title: 'Delegados a las comisiones técnicas consultivas',
      description:
        'Elija quiénes hablarán por empleadores y trabajadores en las dos comisiones. Institución sintética: todo es inventado y usted puede probar.',
      opensAt: on(-2).toISOString(),
      closesAt: on(12).toISOString(),
      specimen: specimenOf(uuid).secret,
    },
    voters,
    'elections demonstration, present',
  );
  await present.prepare(on(-5));
  await endDayBefore(on(-2));
  await present.vote(
    everyone.filter((i) => i > 0 && i % 3 === 1),
    on(-1),
  );
  await endDayBefore(on(0));
}
