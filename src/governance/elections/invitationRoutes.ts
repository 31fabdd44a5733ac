import { ok, refuse } from '#kernel';
import type { Trx } from '#platform/database';
import { defineRoute, type Route, runCommand } from '#platform/http';
import type { Outbox } from '#platform/mail';
import { codeParams, invitationsAnswer, invitedAnswer } from './api.ts';
import { decideAtFirst } from './boxes.ts';
import { foldElection } from './election.ts';
import { decideInviting, inviteVoters, readInvitations } from './invitations.ts';
import { holdAndRead } from './opened.ts';
import { findElection, readActions } from './store.ts';

const tag = 'Elections: preparation and tally';
const permission = 'elections.manage';

/** Telling voters by e-mail that they are on the roll. */
export function invitationRoutes(outbox: Outbox): Route[] {
  return [
    defineRoute({
      method: 'GET',
      url: '/api/elections/:code/invitations',
      permission,
      tag,
      summary: 'How many voters have an address, and how far their invitations have come',
      params: codeParams,
      answer: invitationsAnswer,
      handle: async ({ params }, { db, now }) => {
        const row = await findElection(db.kysely, params.code);
        if (!row) return refuse({ refusal: 'election-unknown' });
        const state = foldElection(await readActions(db.kysely, row.electionId));
        const first = decideAtFirst(state);
        if (!first.ok) return first;
        return ok({
          configured: outbox.configured,
          mayInvite: decideInviting(state, now()).ok,
          ...(await readInvitations(db.kysely, row)),
        });
      },
    }),
    defineRoute({
      method: 'POST',
      url: '/api/elections/:code/invitations',
      permission,
      tag,
      summary:
        'Invites by e-mail every voter who has an address and no invitation yet; no credential is in it',
      params: codeParams,
      answer: invitedAnswer,
      handle: ({ params, key }, { db, actor, now }) =>
        runCommand(
          db,
          actor,
          { name: 'elections.invite', key, body: params },
          async ({ trx: scope, audit }) => {
            const trx = scope as Trx;
            const opened = await holdAndRead(trx, params.code);
            if (!opened.ok) return opened;
            const first = decideAtFirst(opened.value.state);
            if (!first.ok) return first;
            return inviteVoters(trx, opened.value, outbox, { now: now(), audit });
          },
        ),
    }),
  ];
}
