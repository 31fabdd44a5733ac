import { createHash } from 'node:crypto';
import { ok, type Result, refuse } from '#kernel';
import type { Trx } from '#platform/database';
import {
  defineRoute,
  HttpProblem,
  problemOf,
  type Route,
  type RouteContext,
  runCommand,
} from '#platform/http';
import { actPdf } from './actPdf.ts';
import { codeParams, phaseAnswer, signatureBody } from './api.ts';
import { linkHash } from './command.ts';
import { foldElection } from './election.ts';
import { holdAndRead } from './opened.ts';
import type { ElectionsRoomOptions } from './options.ts';
import { electionsRefusals } from './refusals.ts';
import { findAct, findActPdf, keepActPdf, signByTrustee, signedAct } from './signing.ts';
import { findElection, findPlaceOfLink, readActions } from './store.ts';

const tag = 'Elections';

/** The act of a proclaimed election as files, and the signature of who holds a link. */
export function actRoutes({ law }: ElectionsRoomOptions): Route[] {
  return [
    defineRoute({
      method: 'GET',
      url: '/api/elections/:code/act.json',
      permission: 'public',
      tag,
      summary: 'The act, its fingerprint, and every signature with the key that verifies it',
      description:
        'Each signature is of the text `statement`. Those of trustees are Schnorr signatures in the election’s group, as the ceremony makes them (prefix `sigmsg|statement|`); that of the institution is Ed25519.',
      params: codeParams,
      answer: 'stream',
      handle: async ({ params }, context) => {
        const { row, state, act, sha256 } = await actOr(context, params.code);
        context.reply.type('application/json; charset=utf-8');
        return signedAct(row, state, act, sha256);
      },
    }),
    defineRoute({
      method: 'GET',
      url: '/api/elections/:code/act.pdf',
      permission: 'public',
      tag,
      summary: 'The act as a tagged PDF with its signature block',
      params: codeParams,
      answer: 'stream',
      handle: async ({ params }, context) => {
        const { row, state, act, sha256 } = await actOr(context, params.code);
        // Acts signed before files were kept, and those of demonstrations, are typeset when they are asked for.
        const kept = await findActPdf(context.db.kysely, row.electionId, state.signatures.length);
        const pdf = kept?.bytes ?? (await actPdf(act, sha256, state.signatures, state.facts.synthetic));
        if (!pdf) throw problem(context, 'no-pdf-here');
        context.reply
          .header('x-content-sha256', createHash('sha256').update(pdf).digest('hex'))
          .header('content-disposition', `inline; filename="acta-${params.code}.pdf"`)
          .type('application/pdf');
        return pdf;
      },
    }),
    defineRoute({
      method: 'POST',
      url: '/api/elections/:code/signatures',
      permission: 'public',
      tag,
      summary: 'A trustee signs the act with the key of its ceremony, by its link',
      params: codeParams,
      body: signatureBody,
      answer: phaseAnswer,
      handle: ({ params, body, key }, { db, actor, now }) =>
        runCommand(
          db,
          actor,
          { name: 'elections.sign', key, body: { ...params, ...body } },
          async ({ trx: scope, audit }): Promise<Result<{ phase: 'proclaimed' }>> => {
            const trx = scope as Trx;
            const opened = await holdAndRead(trx, params.code);
            if (!opened.ok) return opened;
            const place = await findPlaceOfLink(trx, opened.value.row.electionId, linkHash(body.secret));
            if (place === undefined) return refuse({ refusal: 'link-unknown' });
            const doing = { by: actor.personId, law, now: now(), audit };
            const signed = await signByTrustee(trx, opened.value, place, body, doing);
            if (!signed.ok) return signed;
            await keepActPdf(trx, signed.value, doing);
            return ok({ phase: 'proclaimed' });
          },
        ),
    }),
  ];
}

const problem = (context: RouteContext, refusal: string) =>
  new HttpProblem(problemOf({ refusal }, electionsRefusals, context.language));

async function actOr(context: RouteContext, code: string) {
  const { db } = context;
  const row = await findElection(db.kysely, code);
  if (!row) throw problem(context, 'election-unknown');
  const state = foldElection(await readActions(db.kysely, row.electionId));
  const found = await findAct(db.kysely, row.electionId, state);
  if (!found) throw problem(context, 'not-proclaimed-yet');
  return { row, state, ...found };
}
