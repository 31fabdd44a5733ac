import { Readable } from 'node:stream';
import { dateAt, ok, refuse } from '#kernel';
import type { Trx } from '#platform/database';
import { type Actor, defineRoute, HttpProblem, problemOf, type Route, runCommand } from '#platform/http';
import {
  archiveQuery,
  ballotsAnswer,
  ballotsQuery,
  castAnswer,
  castBody,
  challengeAnswer,
  challengeBody,
  codeParams,
  credentialsAnswer,
  credentialsQuery,
  disputeAnswer,
  disputeBody,
  electionAnswer,
  electionsAnswer,
  headsAnswer,
  myRightAnswer,
  rightAnswer,
  rightBody,
  trackerAnswer,
  trackerQuery,
} from './api.ts';
import { archiveBytes, countBoard, findBallot, findPolling, listBallots, listDailyHeads } from './board.ts';
import { readBoxes } from './boxes.ts';
import { castBallot, challengeBallot } from './casting.ts';
import { foldElection } from './election.ts';
import { isBlindable, signBlinded } from './electionKeys.ts';
import { holdAndRead } from './opened.ts';
import type { ElectionsRoomOptions } from './options.ts';
import { participationOf } from './participation.ts';
import { electionsPolicyOn } from './policy.ts';
import { electionsRefusals } from './refusals.ts';
import { findAct } from './signing.ts';
import {
  authorizeOnce,
  countByStratum,
  findBoxOf,
  findElection,
  findRight,
  listBoxes,
  listCredentials,
  listElections,
  readActions,
} from './store.ts';
import { fileDispute } from './tallying.ts';
import { boxesView, electionView } from './views.ts';

const tag = 'Elections';
const ballotsAtOnce = 200;

/** The person who votes for herself. */
export const voterOf = (actor: Actor): string | null => (actor.assisting === null ? actor.personId : null);

export function publicRoutes({ law }: ElectionsRoomOptions): Route[] {
  return [
    defineRoute({
      method: 'GET',
      url: '/api/elections',
      permission: 'public',
      tag,
      summary: 'Every election, the latest first',
      answer: electionsAnswer,
      handle: async (_input, { db }) => {
        const items = [];
        for (const row of await listElections(db.kysely)) {
          const boxes = await readBoxes(db.kysely, row);
          const { state } = boxes[0]!;
          const { code, title, opensAt, closesAt, synthetic } = state.facts;
          items.push({
            code,
            title,
            opensAt,
            closesAt,
            synthetic,
            phase: state.phase,
            voters: boxes.reduce((sum, box) => sum + box.state.voters, 0),
            voted: boxes.reduce((sum, box) => sum + box.counts.voters, 0),
          });
        }
        return ok({ items });
      },
    }),
    defineRoute({
      method: 'GET',
      url: '/api/elections/:code',
      permission: 'public',
      tag,
      summary: 'An election: its rules, its keys, how far it has come, its result and its disputes',
      params: codeParams,
      answer: electionAnswer,
      handle: async ({ params }, { db, now, may, actor }) => {
        const row = await findElection(db.kysely, params.code);
        if (!row) return refuse({ refusal: 'election-unknown' });
        const boxes = await readBoxes(db.kysely, row);
        const { state, counts } = boxes.find((one) => one.row.electionId === row.electionId)!;
        const { participation } = electionsPolicyOn(law, dateAt(now().getTime()));
        // The groups of an election of several boxes are those of its whole roll.
        const rolls = row.firstId === null ? boxes.map((one) => one.row.electionId) : [row.electionId];
        const strata = state.fingerprint === null ? [] : await countByStratum(db.kysely, rolls);
        return ok(
          electionView(state, counts, boxesView(boxes), participationOf(strata, participation), now(), {
            person: actor.personId,
            manage: may('elections.manage'),
            answer: may('elections.disputes'),
            act: (await findAct(db.kysely, row.electionId, state))?.sha256,
          }),
        );
      },
    }),
    defineRoute({
      method: 'GET',
      url: '/api/elections/:code/election.json',
      permission: 'public',
      tag,
      summary: 'The election with its key, byte by byte as in the archive',
      params: codeParams,
      answer: 'stream',
      handle: async ({ params }, { db, reply, language }) => {
        const row = await findElection(db.kysely, params.code);
        const polling = row && (await findPolling(db.kysely, row.electionId));
        if (!polling)
          throw new HttpProblem(
            problemOf(
              { refusal: row ? 'election-in-preparation' : 'election-unknown' },
              electionsRefusals,
              language,
            ),
          );
        reply.type('application/json; charset=utf-8');
        return polling.electionText;
      },
    }),
    defineRoute({
      method: 'GET',
      url: '/api/elections/:code/credentials',
      permission: 'public',
      tag,
      summary:
        'Public credentials of the roll, those with an ending, so that asking tells little of which one is meant',
      params: codeParams,
      query: credentialsQuery,
      answer: credentialsAnswer,
      handle: async ({ params, query }, { db }) => {
        const row = await findElection(db.kysely, params.code);
        if (!row) return refuse({ refusal: 'election-unknown' });
        const all = await listCredentials(db.kysely, row.electionId);
        return ok({ items: all.filter((one) => one.endsWith(query.ending)) });
      },
    }),
    defineRoute({
      method: 'GET',
      url: '/api/elections/:code/ballots',
      permission: 'public',
      tag,
      summary: 'The board: ballots by their trackers, in pages; those that wait for it are counted',
      params: codeParams,
      query: ballotsQuery,
      answer: ballotsAnswer,
      handle: async ({ params, query }, { db }) => {
        const row = await findElection(db.kysely, params.code);
        if (!row) return refuse({ refusal: 'election-unknown' });
        const items = await listBallots(db.kysely, row.electionId, query.from, ballotsAtOnce);
        const last = items.at(-1);
        const { waiting } = await countBoard(db.kysely, row.electionId);
        return ok({ items, next: items.length === ballotsAtOnce && last ? last.height + 1 : null, waiting });
      },
    }),
    defineRoute({
      method: 'GET',
      url: '/api/elections/:code/heads',
      permission: 'public',
      tag,
      summary: 'Where the board stood at the end of each day, for the gazette and for who compares copies',
      params: codeParams,
      answer: headsAnswer,
      handle: async ({ params }, { db }) => {
        const row = await findElection(db.kysely, params.code);
        if (!row) return refuse({ refusal: 'election-unknown' });
        return ok({ items: await listDailyHeads(db.kysely, row.electionId) });
      },
    }),
    defineRoute({
      method: 'GET',
      url: '/api/elections/:code/tracked',
      permission: 'public',
      tag,
      summary:
        'Whether the ballot of a tracker was received, where it is on the board, and whether a later one took its place',
      params: codeParams,
      query: trackerQuery,
      answer: trackerAnswer,
      handle: async ({ params, query }, { db }) => {
        const row = await findElection(db.kysely, params.code);
        if (!row) return refuse({ refusal: 'election-unknown' });
        // Who looks for her ballot need not know in which box she votes: here first, then in the others.
        const boxes = await listBoxes(db.kysely, row.firstId ?? row.electionId);
        for (const box of [row, ...boxes.filter((one) => one.electionId !== row.electionId)]) {
          const found = await findBallot(db.kysely, box.electionId, query.tracker);
          if (!found) continue;
          const { height, hash: event, replaced } = found;
          const elsewhere = box.electionId === row.electionId ? null : { code: box.code, number: box.box };
          return ok({ found: { height, event, replaced, elsewhere } });
        }
        return ok({ found: null });
      },
    }),
    defineRoute({
      method: 'GET',
      url: '/api/elections/:code/archive.bel',
      permission: 'public',
      tag,
      summary:
        'The archive of the election (.bel), or what was appended from an event on; for mirrors and verifiers',
      params: codeParams,
      query: archiveQuery,
      answer: 'stream',
      handle: async ({ params, query }, { db, reply, language }) => {
        const row = await findElection(db.kysely, params.code);
        if (!row)
          throw new HttpProblem(problemOf({ refusal: 'election-unknown' }, electionsRefusals, language));
        reply
          .type('application/octet-stream')
          .header('content-disposition', `attachment; filename="${row.uuid}.bel"`)
          // An archive is random to a compressor: packing it only costs time.
          .header('content-encoding', 'identity');
        return Readable.from(archiveBytes(db.kysely, row.electionId, query.from), { objectMode: false });
      },
    }),
    defineRoute({
      method: 'POST',
      url: '/api/elections/:code/ballots',
      permission: 'public',
      tag,
      summary:
        'Casts a ballot. It must come without a sign-in: the credential signs it, and the blind right says that it may be cast',
      description:
        'Sending the same ballot again gives the same receipt. The ballot waits among others and goes onto the board when a day ends, or voting does. Nothing is written of who sent it, when, or before and after whom.',
      idempotency: 'natural',
      params: codeParams,
      body: castBody,
      answer: castAnswer,
      bodyLimitBytes: 500_000,
      handle: async ({ params, body }, { db, actor, now }) => {
        if (actor.kind !== 'anonymous') return refuse({ refusal: 'sign-in-not-wanted-here' });
        const row = await findElection(db.kysely, params.code);
        if (!row) return refuse({ refusal: 'election-unknown' });
        const { rightKey } = foldElection(await readActions(db.kysely, row.electionId));
        const { mixedLeast, waitingMost } = electionsPolicyOn(law, dateAt(now().getTime()));
        const sent = { ballot: body.ballot, right: Buffer.from(body.right, 'hex') };
        return castBallot(db, row, rightKey, sent, { now: now(), mixedLeast, waitingMost });
      },
    }),
    defineRoute({
      method: 'POST',
      url: '/api/elections/:code/challenges',
      permission: 'public',
      tag,
      summary:
        'Notes that a ballot is opened to check the device that made it: it can never be cast. Without a sign-in',
      idempotency: 'natural',
      params: codeParams,
      body: challengeBody,
      answer: challengeAnswer,
      bodyLimitBytes: 500_000,
      handle: async ({ params, body }, { db, actor }) => {
        if (actor.kind !== 'anonymous') return refuse({ refusal: 'sign-in-not-wanted-here' });
        const row = await findElection(db.kysely, params.code);
        if (!row) return refuse({ refusal: 'election-unknown' });
        return challengeBallot(db, row, body.ballot);
      },
    }),
    defineRoute({
      method: 'GET',
      url: '/api/elections/:code/my-right',
      permission: 'signed-in',
      tag,
      summary: 'Whether the person signed in is on the roll of voters and has authorized a credential',
      params: codeParams,
      answer: myRightAnswer,
      handle: async ({ params }, { db, actor }) => {
        const row = await findElection(db.kysely, params.code);
        if (!row) return refuse({ refusal: 'election-unknown' });
        const person = voterOf(actor);
        const right = person ? await findRight(db.kysely, row.electionId, person) : undefined;
        const mine =
          person && !right ? await findBoxOf(db.kysely, row.firstId ?? row.electionId, person) : undefined;
        return ok({
          onRoll: right !== undefined,
          authorized: right?.authorized ?? false,
          elsewhere: mine ?? null,
        });
      },
    }),
    defineRoute({
      method: 'POST',
      url: '/api/elections/:code/rights',
      permission: 'signed-in',
      tag,
      summary:
        'Signs blindly the credential of a voter of the roll: one each, and the same answer to the same question',
      description:
        'The server does not learn which credential it signs. No entry of audit and no time are written.',
      idempotency: 'natural',
      params: codeParams,
      body: rightBody,
      answer: rightAnswer,
      handle: async ({ params, body }, { db, actor, now }) => {
        const row = await findElection(db.kysely, params.code);
        if (!row) return refuse({ refusal: 'election-unknown' });
        const person = voterOf(actor);
        if (!person) return refuse({ refusal: 'person-needed-to-vote' });
        const polling = await findPolling(db.kysely, row.electionId);
        if (!polling) return refuse({ refusal: 'election-in-preparation' });
        if (now() >= polling.closesAt) return refuse({ refusal: 'voting-over' });
        const blinded = Buffer.from(body.blinded, 'hex');
        if (!isBlindable(row.rightKeyPem, blinded)) return refuse({ refusal: 'right-not-blinded' });
        const signature = signBlinded(row.rightKeyPem, blinded);
        const right = await authorizeOnce(db.kysely, row.electionId, person, blinded, signature);
        if (!right) return refuse({ refusal: 'not-on-the-roll-of-voters' });
        if (!right.blinded.equals(blinded)) return refuse({ refusal: 'authorized-for-another-credential' });
        return ok({ signature: right.signature.toString('hex') });
      },
    }),
    defineRoute({
      method: 'POST',
      url: '/api/elections/:code/disputes',
      permission: 'signed-in',
      tag,
      summary: 'Files a dispute of the result; its text is published without a name',
      params: codeParams,
      body: disputeBody,
      answer: disputeAnswer,
      status: 201,
      handle: ({ params, body, key }, { db, actor, now }) =>
        runCommand(
          db,
          actor,
          { name: 'elections.dispute', key, body: { ...params, ...body } },
          async ({ trx: scope, audit }) => {
            const trx = scope as Trx;
            const by = voterOf(actor);
            if (!by) return refuse({ refusal: 'person-needed-to-vote' });
            const opened = await holdAndRead(trx, params.code);
            if (!opened.ok) return opened;
            return fileDispute(trx, opened.value, body.text, { by, law, now: now(), audit });
          },
        ),
    }),
  ];
}
