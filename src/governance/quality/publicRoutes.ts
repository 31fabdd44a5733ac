import { dateAt, ok, refuse } from '#kernel';
import { readCatalogue } from '#operations/services';
import { recordEntries } from '#platform/audit';
import { auditActor, defineRoute, type Route, type RouteContext } from '#platform/http';
import {
  attentionParams,
  evaluationAnswer,
  evaluationBody,
  followUpAnswer,
  invitationAnswer,
  kioskAnswer,
  kioskBody,
  myAttentionsAnswer,
  ownEvaluationBody,
  pulseAnswer,
  tokenBody,
} from './api.ts';
import { readPulse } from './counters.ts';
import { type EvaluationReceipt, type evaluationReceiver, receiptOf } from './evaluate.ts';
import { issueInvitation } from './invite.ts';
import type { QualityRoomOptions } from './options.ts';
import { qualityPolicyOn } from './policy.ts';
import { titleIn } from './results.ts';
import { kioskCodeHash, tokenHash } from './secret.ts';
import { findBySecrets, listAttentionsOf } from './store.ts';

const tag = 'Quality';
const dayMs = 86_400_000;
const kioskMinutes = 30;

/** Whose attentions these are: the person signed in, or the one whom an official is serving. */
function personServed({ actor }: RouteContext): string | null {
  return actor.assisting?.personId ?? actor.personId;
}

const commentOf = (comment: string | undefined) => (comment === undefined || comment === '' ? null : comment);
const millisecondsOf = (instant: string | undefined) => (instant === undefined ? null : Date.parse(instant));

/** What a person does: open an invitation, rate, see her own attentions and what became of a rating. */
export function publicRoutes(
  options: QualityRoomOptions,
  receive: ReturnType<typeof evaluationReceiver>,
): Route[] {
  return [
    defineRoute({
      method: 'POST',
      url: '/api/quality/invitations/lookup',
      permission: 'public',
      tag,
      summary: 'What an invitation is for, and whether it can still be used',
      description: 'The token comes in the body, never in an address, so that no log holds it.',
      idempotency: 'natural',
      body: tokenBody,
      answer: invitationAnswer,
      handle: async ({ body }, { db, actor, now }) => {
        const found = (await findBySecrets(db.kysely, [tokenHash(body.token)])).get(0);
        if (!found) return refuse({ refusal: 'invitation-unknown' });
        await recordEntries(db.kysely, auditActor(actor), [
          {
            action: 'quality.invitation.opened',
            subject: { kind: 'attention', id: found.attentionId },
            personId: found.personId,
            purpose: 'evaluation-of-quality',
          },
        ]);
        const catalogue = await readCatalogue(db.kysely);
        return ok({
          state:
            found.ratedAt !== null
              ? ('rated' as const)
              : now().getTime() > found.expiresAt
                ? ('expired' as const)
                : ('open' as const),
          service: { code: found.service, title: titleIn(catalogue, 'service', found.service) },
          facility: { code: found.facility, name: titleIn(catalogue, 'facility', found.facility).es },
          attendedOn: dateAt(found.attendedAt),
          expiresAt: new Date(found.expiresAt).toISOString(),
          ratedAt: found.ratedAt === null ? null : new Date(found.ratedAt).toISOString(),
        });
      },
    }),
    defineRoute({
      method: 'POST',
      url: '/api/quality/kiosk/open',
      permission: 'public',
      tag,
      summary: 'Opens the short code of a kiosk and gives a token for the next half hour',
      idempotency: 'natural',
      // Forty bits of chance, thousands of codes alive at most: at this pace a guess succeeds once in some ten thousand years.
      perMinute: 20,
      body: kioskBody,
      answer: kioskAnswer,
      handle: async ({ body }, context) => {
        const { db, now } = context;
        const found = (await findBySecrets(db.kysely, [kioskCodeHash(body.facility, body.code)])).get(0);
        if (!found || now().getTime() > found.expiresAt) return refuse({ refusal: 'kiosk-code-unknown' });
        const issued = await issueInvitation(context, {
          attentionId: found.attentionId,
          personId: found.personId,
          facility: found.facility,
          kind: 'kiosk-token',
          validMs: kioskMinutes * 60_000,
        });
        return ok({ token: issued.secret, expiresAt: issued.expiresAt.toISOString() });
      },
    }),
    defineRoute({
      method: 'POST',
      url: '/api/quality/evaluations',
      permission: 'public',
      tag,
      summary: 'Rates the attention that the token was given for, once',
      description:
        'Kept on the device without connection? Send it later with `answeredAt` and the same Idempotency-Key: it counts once.',
      perMinute: options.evaluationsPerMinute,
      body: evaluationBody,
      answer: evaluationAnswer,
      status: 201,
      handle: ({ body, key }, { db, actor }) =>
        receive(db, {
          actor,
          key,
          body: {
            secretHash: tokenHash(body.token).toString('hex'),
            own: null,
            answers: body.answers,
            comment: commentOf(body.comment),
            channel: actor.assisting ? 'assisted' : null,
            answeredAt: millisecondsOf(body.answeredAt),
          },
        }),
    }),
    defineRoute({
      method: 'POST',
      url: '/api/quality/evaluations/follow-up',
      permission: 'public',
      tag,
      summary: 'Whether the evaluation was received, and what became of it',
      idempotency: 'natural',
      body: tokenBody,
      answer: followUpAnswer,
      handle: async ({ body }, { db }) => {
        const found = (await findBySecrets(db.kysely, [tokenHash(body.token)])).get(0);
        if (!found) return refuse({ refusal: 'invitation-unknown' });
        const events =
          found.ratedAt === null
            ? []
            : (await Promise.all(options.followUps.map((tell) => tell(db, found)))).flat();
        const receipt: Partial<EvaluationReceipt> =
          found.ratedAt === null
            ? {}
            : { receipt: receiptOf(found.attentionId), receivedAt: new Date(found.ratedAt).toISOString() };
        return ok({
          rated: found.ratedAt !== null,
          receipt: receipt.receipt ?? null,
          receivedAt: receipt.receivedAt ?? null,
          events: events.toSorted((a, b) => (a.at < b.at ? -1 : 1)),
        });
      },
    }),
    defineRoute({
      method: 'GET',
      url: '/api/quality/my-attentions',
      permission: 'signed-in',
      tag,
      summary: 'The attentions of the person signed in, or of the one served at the counter',
      answer: myAttentionsAnswer,
      handle: async (_input, context) => {
        const personId = personServed(context);
        if (!personId) return ok({ items: [] });
        const { db, actor, now } = context;
        const policy = qualityPolicyOn(options.law, dateAt(now().getTime()));
        const rows = await listAttentionsOf(db.kysely, personId, 200);
        if (actor.assisting)
          await recordEntries(db.kysely, auditActor(actor), [
            {
              action: 'quality.attentions.read',
              subject: { kind: 'person', id: personId },
              personId,
              purpose: actor.assisting.reason,
            },
          ]);
        return ok({
          items: rows.map((row) => ({
            ...row,
            requestedAt: row.requestedAt.toISOString(),
            attendedAt: row.attendedAt.toISOString(),
            closedAt: row.closedAt?.toISOString() ?? null,
            canRateUntil: new Date(row.attendedAt.getTime() + policy.invitationDays * dayMs).toISOString(),
          })),
        });
      },
    }),
    defineRoute({
      method: 'POST',
      url: '/api/quality/my-attentions/:attentionId/evaluation',
      permission: 'signed-in',
      tag,
      summary: 'Rates one’s own attention, or with an official’s help at the counter',
      params: attentionParams,
      body: ownEvaluationBody,
      answer: evaluationAnswer,
      status: 201,
      handle: async ({ params, body, key }, context) => {
        const personId = personServed(context);
        if (!personId) return refuse({ refusal: 'invitation-unknown' });
        return receive(context.db, {
          actor: context.actor,
          key,
          body: {
            secretHash: null,
            own: { attentionId: params.attentionId, personId },
            answers: body.answers,
            comment: commentOf(body.comment),
            channel: context.actor.assisting ? 'assisted' : 'account',
            answeredAt: millisecondsOf(body.answeredAt),
          },
        });
      },
    }),
    defineRoute({
      method: 'GET',
      url: '/api/quality/pulse',
      permission: 'public',
      tag,
      summary: 'How many attentions there are and how many were rated, now',
      answer: pulseAnswer,
      handle: async (_input, { db }) => ok(await readPulse(db.kysely)),
    }),
  ];
}
