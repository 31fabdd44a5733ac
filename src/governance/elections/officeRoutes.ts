import type { z } from 'zod';
import { dateAt, ok, type Result, refuse, unreachable } from '#kernel';
import type { Trx } from '#platform/database';
import { defineRoute, type Route, type RouteContext, runCommand } from '#platform/http';
import {
  answerBody,
  callsAnswer,
  codeParams,
  credentialsBody,
  decryptionBody,
  draftAnswer,
  draftBody,
  electionAct,
  linkAnswer,
  linkBody,
  phaseAnswer,
  pieceBody,
} from './api.ts';
import { findPolling } from './board.ts';
import { decideAtFirst, readBoxes } from './boxes.ts';
import { draftElection, giveCredentials, givePiece, linkHash, openVoting } from './command.ts';
import { type CallOrigin, foldElection } from './election.ts';
import { type CallMaterial, listReadyCalls, readCallMaterial } from './fromCall.ts';
import { type Doing, holdAndRead, type OpenedElection } from './opened.ts';
import type { ElectionsRoomOptions } from './options.ts';
import { keepActPdf, signByOffice } from './signing.ts';
import {
  findElection,
  findPersonsByDocument,
  findPlaceOfLink,
  listBoxes,
  listVoters,
  readActions,
} from './store.ts';
import {
  answerDispute,
  closeVoting,
  ensureTally,
  findTallyText,
  giveDecryption,
  proclaim,
  throwLot,
} from './tallying.ts';
import { linkView, stepAmong } from './views.ts';

const tag = 'Elections: preparation and tally';

/** What the office, trustees and the authority do. Trustees and authority come in by a link's secret, sent in the body and never in an address. */
export function officeRoutes({ law }: ElectionsRoomOptions): Route[] {
  /** A command on one election, held: `work` decides and writes. */
  const within = async (
    context: RouteContext,
    command: { name: string; key: string; code: string; body: object },
    work: (trx: Trx, opened: OpenedElection, doing: Doing) => Promise<Result<OpenedElection>>,
  ) => {
    const { db, actor, now } = context;
    const { name, key, code, body } = command;
    return runCommand(db, actor, { name, key, body: { code, ...body } }, async ({ trx: scope, audit }) => {
      const trx = scope as Trx;
      const opened = await holdAndRead(trx, code);
      if (!opened.ok) return opened;
      const done = await work(trx, opened.value, { by: actor.personId, law, now: now(), audit });
      return done.ok ? ok({ phase: done.value.state.phase }) : done;
    });
  };
  /** The same by a link: only who holds the secret of the place. */
  const byLink = (
    context: RouteContext,
    command: { name: string; key: string; code: string; body: { secret: string } },
    work: (trx: Trx, opened: OpenedElection, place: number, doing: Doing) => Promise<Result<OpenedElection>>,
  ) =>
    within(context, command, async (trx, opened, doing) => {
      const place = await findPlaceOfLink(trx, opened.row.electionId, linkHash(command.body.secret));
      if (place === undefined) return refuse({ refusal: 'link-unknown' });
      return work(trx, opened, place, doing);
    });

  /** Keeps the act as a file after what changed it. */
  const typeset = async (trx: Trx, done: Result<OpenedElection>, doing: Doing) => {
    if (done.ok) await keepActPdf(trx, done.value, doing);
    return done;
  };

  /** Candidates and roll, from the call or as they were written. */
  const materialOf = async (
    trx: Trx,
    from: z.infer<typeof draftBody>['from'],
    now: Date,
  ): Promise<
    Result<
      Omit<CallMaterial, 'origin' | 'division'> & {
        readonly origin: CallOrigin | null;
        readonly division: CallMaterial['division'] | undefined;
      }
    >
  > => {
    if (from.kind === 'call') return readCallMaterial(trx, law, from.call, dateAt(now.getTime()));
    const persons = await findPersonsByDocument(trx, from.voters);
    const missing = persons.indexOf(undefined);
    if (missing >= 0) return refuse({ refusal: 'voter-unknown', line: missing + 1 });
    const voters = persons.flatMap((one) => one ?? []);
    return ok({ origin: null, contests: from.contests, voters, strata: new Map(), division: undefined });
  };

  return [
    defineRoute({
      method: 'GET',
      url: '/api/election-calls',
      permission: 'elections.manage',
      tag,
      summary:
        'Calls whose candidates are agreed and whose college is drawn: what a vote may be prepared from',
      answer: callsAnswer,
      handle: async (_input, { db }) => ok({ items: await listReadyCalls(db.kysely) }),
    }),
    defineRoute({
      method: 'POST',
      url: '/api/elections',
      permission: 'elections.manage',
      tag,
      summary:
        'Drafts an election: contests, dates, rule of seats, trustees, roll by documents, hashes of the links',
      body: draftBody,
      answer: draftAnswer,
      status: 201,
      bodyLimitBytes: 4_000_000,
      handle: ({ body, key }, { db, actor, now }) =>
        runCommand(db, actor, { name: 'elections.draft', key, body }, async ({ trx: scope, audit }) => {
          const trx = scope as Trx;
          const { from, linkHashes, ...facts } = body;
          const material = await materialOf(trx, from, now());
          if (!material.ok) return material;
          const { origin, contests, voters, strata, division } = material.value;
          const drafted = await draftElection(
            trx,
            {
              facts: { ...facts, contests, call: origin, synthetic: false, specimen: null },
              ...{ voters, strata, division, linkHashes },
            },
            { by: actor.personId, law, now: now(), audit },
          );
          return drafted.ok ? ok({ code: facts.code }) : drafted;
        }),
    }),
    defineRoute({
      method: 'POST',
      url: '/api/elections/:code/acts',
      permission: 'elections.manage',
      tag,
      summary:
        'Opens the voting, closes it once its time is over, notes the lot between equals, proclaims, signs the act',
      params: codeParams,
      body: electionAct,
      answer: phaseAnswer,
      handle: async ({ params, body, key }, context) => {
        const { code } = params;
        const done = await within(
          context,
          { name: 'elections.act', key, code, body },
          async (trx, opened, doing) => {
            const here = decideAtFirst(opened.state);
            if (!here.ok) return here;
            switch (body.act) {
              case 'open':
                return openVoting(trx, opened, doing);
              case 'close':
                return closeVoting(trx, opened, doing);
              case 'lot':
                return throwLot(trx, opened, { throws: body.throws, witnesses: body.witnesses }, doing);
              case 'proclaim':
                return typeset(trx, await proclaim(trx, opened, doing), doing);
              case 'sign':
                return doing.by === null
                  ? refuse({ refusal: 'person-needed-to-sign' })
                  : typeset(trx, await signByOffice(trx, opened, body.sha256, doing), doing);
              default:
                return unreachable(body);
            }
          },
        );
        if (done.ok && body.act === 'close') {
          const row = (await findElection(context.db.kysely, code))!;
          for (const box of await listBoxes(context.db.kysely, row.electionId))
            await ensureTally(context.db, box.code);
        }
        return done;
      },
    }),
    defineRoute({
      method: 'POST',
      url: '/api/elections/:code/answers',
      permission: 'elections.disputes',
      tag,
      summary: 'Answers a dispute with reasons; once published the answer does not change',
      params: codeParams,
      body: answerBody,
      answer: phaseAnswer,
      handle: ({ params, body, key }, context) =>
        within(context, { name: 'elections.answer', key, code: params.code, body }, (trx, opened, doing) =>
          answerDispute(trx, opened, body, doing),
        ),
    }),
    defineRoute({
      method: 'POST',
      url: '/api/elections/:code/link',
      permission: 'public',
      tag,
      summary: 'What the holder of a link has to do now, with what her device needs for it',
      idempotency: 'natural',
      perMinute: 120,
      params: codeParams,
      body: linkBody,
      answer: linkAnswer,
      handle: async ({ params, body }, { db }) => {
        const row = await findElection(db.kysely, params.code);
        if (!row) return refuse({ refusal: 'election-unknown' });
        const place = await findPlaceOfLink(db.kysely, row.electionId, linkHash(body.secret));
        if (place === undefined) return refuse({ refusal: 'link-unknown' });
        const state = foldElection(await readActions(db.kysely, row.electionId));
        const polling = await findPolling(db.kysely, row.electionId);
        const awaited = place === 0 && state.credentials === null;
        const view = linkView(state, place, {
          electionText: polling?.electionText ?? null,
          tallyText: (await findTallyText(db.kysely, row.electionId)) ?? null,
          voters: awaited ? await listVoters(db.kysely, row.electionId) : [],
        });
        if (state.facts.box?.number !== 1) return ok(view);
        // At the first of several boxes the link says what is due in any of them.
        const others: (typeof view.step)[] = [];
        for (const box of await readBoxes(db.kysely, row)) {
          if (box.row.electionId === row.electionId) continue;
          const tallyText = (await findTallyText(db.kysely, box.row.electionId)) ?? null;
          others.push(linkView(box.state, place, { electionText: null, tallyText, voters: [] }).step);
        }
        return ok({ ...view, step: stepAmong(view.step, others) });
      },
    }),
    defineRoute({
      method: 'POST',
      url: '/api/elections/:code/pieces',
      permission: 'public',
      tag,
      summary: 'A trustee gives a piece of the key ceremony, by its link',
      params: codeParams,
      body: pieceBody,
      answer: phaseAnswer,
      handle: ({ params, body, key }, context) =>
        byLink(
          context,
          { name: 'elections.piece', key, code: params.code, body },
          (trx, opened, place, doing) =>
            givePiece(trx, opened, place, { step: body.step, text: body.text }, doing),
        ),
    }),
    defineRoute({
      method: 'POST',
      url: '/api/elections/:code/credentials',
      permission: 'public',
      tag,
      summary:
        'The authority gives the public parts of the credentials, by its link; the secret ones never come here',
      params: codeParams,
      body: credentialsBody,
      answer: phaseAnswer,
      bodyLimitBytes: 6_000_000,
      handle: ({ params, body, key }, context) =>
        byLink(
          context,
          { name: 'elections.credentials', key, code: params.code, body },
          async (trx, opened, place, doing) =>
            place === 0
              ? giveCredentials(trx, opened, body.credentials, doing)
              : refuse({ refusal: 'link-unknown' }),
        ),
    }),
    defineRoute({
      method: 'POST',
      url: '/api/elections/:code/decryptions',
      permission: 'public',
      tag,
      summary:
        'A trustee gives its partial decryption with proofs, by its link; the last one needed publishes the result',
      params: codeParams,
      body: decryptionBody,
      answer: phaseAnswer,
      bodyLimitBytes: 2_500_000,
      handle: ({ params, body, key }, context) =>
        byLink(
          context,
          { name: 'elections.decryption', key, code: params.code, body },
          (trx, opened, place, doing) => giveDecryption(trx, opened, place, body.text, doing),
        ),
    }),
  ];
}
