import { toString as qrToString } from 'qrcode';
import { addDays, dateAt, ok, plainDate, refuse } from '#kernel';
import { readCatalogue } from '#operations/services';
import { recordEntries } from '#platform/audit';
import {
  auditActor,
  decodeCursor,
  defineRoute,
  encodeCursor,
  pageOf,
  type Route,
  runCommand,
} from '#platform/http';
import {
  type AttentionsAnswer,
  attentionItem,
  attentionParams,
  attentionsAnswer,
  attentionsBody,
  attentionsQuery,
  commentItem,
  commentsQuery,
  issueAnswer,
  issueBody,
  personAttentionsBody,
  publishAnswer,
  ratePath,
  staffResultsAnswer,
  staffResultsQuery,
} from './api.ts';
import { checkAttention, documentProblem, normalDocument, type SoundAttention } from './attentionFacts.ts';
import { catalogueLookup } from './catalogueLookup.ts';
import { readAnswerCounts, readWaitCounts } from './counters.ts';
import { publishEdition } from './editionStore.ts';
import { sayProblem } from './importProblems.ts';
import { issueInvitation } from './invite.ts';
import type { QualityRoomOptions } from './options.ts';
import { qualityPolicyOn } from './policy.ts';
import { staffResultsOf } from './results.ts';
import {
  type AttentionRow,
  findByIds,
  findPersons,
  insertAttentions,
  listAttentions,
  listAttentionsOf,
  listComments,
} from './store.ts';

const tag = 'Quality: staff';
const dayMs = 86_400_000;
/** No facility is called so: only an office held for every unit permits it. */
export const everywhere = '*';

const itemOf = (row: AttentionRow) => ({
  ...row,
  requestedAt: row.requestedAt.toISOString(),
  attendedAt: row.attendedAt.toISOString(),
  closedAt: row.closedAt?.toISOString() ?? null,
});
/** The first moment of a day on the wall of the mainland's offices. */
const startOf = (day: string) => new Date(`${day}T00:00:00-05:00`);

/** What officials do: report attentions, invite to rate, read what was said, publish. */
export function staffRoutes(options: QualityRoomOptions): Route[] {
  return [
    defineRoute({
      method: 'POST',
      url: '/api/quality/attentions',
      permission: 'quality.attentions.write',
      tag,
      summary: 'Reports attentions, one or up to a thousand; each is taken once whatever is repeated',
      body: attentionsBody,
      answer: attentionsAnswer,
      handle: ({ body, key }, context) => {
        const { db, actor, language, now } = context;
        return runCommand<Record<never, never>, AttentionsAnswer>(
          db,
          actor,
          { name: 'quality.attentions.report', key, body },
          async ({ trx, audit }) => {
            const check = {
              catalogue: catalogueLookup(await readCatalogue(trx)),
              origin: body.origin,
              now: now().getTime(),
            };
            const checked = body.attentions.map((stated) => checkAttention(stated, check));
            const sound = checked.filter((one): one is SoundAttention => 'attentionId' in one);
            const outside = sound.find((one) => !context.may('quality.attentions.write', one.facility));
            if (outside) return refuse({ refusal: 'not-your-unit', facility: outside.facility });
            const personByDocument = await findPersons(trx, options.persons, [
              ...new Set(sound.map((one) => one.document)),
            ]);
            const known = new Map(
              sound.flatMap((one) => {
                const personId = personByDocument.get(one.document);
                return personId ? [[one.attentionId, { ...one, personId }] as const] : [];
              }),
            );
            const fresh = await insertAttentions(trx, [...known.values()], {
              source: actor.kind === 'service' ? 'api' : 'staff',
              origin: body.origin,
            });

            const told = new Set<string>();
            const items = checked.map((one, index): AttentionsAnswer['items'][number] => {
              if (!('attentionId' in one))
                return {
                  index,
                  outcome: 'refused',
                  attentionId: null,
                  problems: one.map((problem) => ({
                    problem: problem.problem,
                    ...sayProblem(problem, language),
                  })),
                };
              if (!known.has(one.attentionId)) {
                const problem = {
                  field: 'document',
                  problem: 'person-unknown',
                  found: one.document,
                } as const;
                return {
                  index,
                  outcome: 'refused',
                  attentionId: null,
                  problems: [{ problem: problem.problem, ...sayProblem(problem, language) }],
                };
              }
              const isNew = fresh.has(one.attentionId) && !told.has(one.attentionId);
              told.add(one.attentionId);
              return {
                index,
                outcome: isNew ? 'loaded' : 'known',
                attentionId: one.attentionId,
                problems: [],
              };
            });
            const count = (outcome: string) => items.filter((item) => item.outcome === outcome).length;
            const answer = {
              loaded: count('loaded'),
              known: count('known'),
              refused: count('refused'),
              items,
            };
            const only = known.size === 1 ? [...known.values()][0]! : undefined;
            audit({
              action: 'quality.attentions.reported',
              subject: only
                ? { kind: 'attention', id: only.attentionId }
                : { kind: 'quality-origin', id: body.origin },
              personId: only?.personId ?? null,
              purpose: 'evaluation-of-quality',
              detail: {
                origin: body.origin,
                loaded: answer.loaded,
                known: answer.known,
                refused: answer.refused,
              },
            });
            return ok(answer);
          },
        );
      },
    }),
    defineRoute({
      method: 'GET',
      url: '/api/quality/attentions',
      permission: 'quality.attentions.read',
      tag,
      summary: 'A facility’s attentions, newest first, without saying whose',
      query: attentionsQuery,
      answer: pageOf(attentionItem),
      handle: async ({ query }, context) => {
        if (!context.may('quality.attentions.read', query.facility))
          return refuse({ refusal: 'not-your-unit', facility: query.facility });
        const keys = decodeCursor(query.cursor, 2);
        if (query.cursor && (!keys || Number.isNaN(Date.parse(String(keys[0])))))
          return refuse({ refusal: 'cursor-unreadable' });
        const rows = await listAttentions(context.db.kysely, {
          facility: query.facility,
          service: query.service,
          from: query.from ? startOf(query.from) : undefined,
          to: query.to ? startOf(addDays(plainDate(query.to), 1)) : undefined,
          before: keys ? { attendedAt: new Date(String(keys[0])), attentionId: String(keys[1]) } : null,
          limit: query.limit + 1,
        });
        const items = rows.slice(0, query.limit).map(itemOf);
        const last = items.at(-1);
        return ok({
          items,
          next: rows.length > query.limit && last ? encodeCursor([last.attendedAt, last.attentionId]) : null,
        });
      },
    }),
    defineRoute({
      method: 'POST',
      url: '/api/quality/attentions/of-person',
      permission: 'quality.attentions.read',
      tag,
      summary: 'The attentions of a person by document; the reading and its reason are recorded',
      idempotency: 'natural',
      body: personAttentionsBody,
      answer: pageOf(attentionItem),
      handle: async ({ body }, context) => {
        const { db, actor, language } = context;
        const problem = documentProblem(body.document.trim());
        if (problem)
          return refuse({
            refusal: 'document-invalid',
            message: sayProblem({ field: 'document', problem, found: body.document }, language).message,
          });
        const document = normalDocument(body.document.trim());
        const personId = (await findPersons(db.kysely, options.persons, [document])).get(document);
        if (!personId) return refuse({ refusal: 'person-unknown' });
        await recordEntries(db.kysely, auditActor(actor), [
          {
            action: 'quality.attentions.read',
            subject: { kind: 'person', id: personId },
            personId,
            purpose: body.reason,
          },
        ]);
        const rows = await listAttentionsOf(db.kysely, personId, 200);
        return ok({
          items: rows.filter((row) => context.may('quality.attentions.read', row.facility)).map(itemOf),
          next: null,
        });
      },
    }),
    defineRoute({
      method: 'POST',
      url: '/api/quality/attentions/:attentionId/invitations',
      permission: 'quality.invitations.issue',
      tag,
      summary: 'Gives an invitation to rate: a link, a QR code or a kiosk’s short code',
      description: 'The secret is told this once. Several invitations open the same single evaluation.',
      idempotency: 'natural',
      params: attentionParams,
      body: issueBody,
      answer: issueAnswer,
      status: 201,
      handle: async ({ params, body }, context) => {
        const { db, now, request } = context;
        const attention = (await findByIds(db.kysely, [params.attentionId], 0)).get(params.attentionId);
        if (!attention) return refuse({ refusal: 'attention-unknown' });
        if (!context.may('quality.invitations.issue', attention.facility))
          return refuse({ refusal: 'not-your-unit', facility: attention.facility });
        if (attention.ratedAt !== null)
          return refuse({ refusal: 'already-rated', ratedAt: new Date(attention.ratedAt).toISOString() });
        const policy = qualityPolicyOn(options.law, dateAt(now().getTime()));
        const issued = await issueInvitation(context, {
          attentionId: attention.attentionId,
          personId: attention.personId,
          facility: attention.facility,
          kind: body.kind,
          validMs: (body.kind === 'kiosk' ? policy.kioskCodeDays : policy.invitationDays) * dayMs,
        });
        const path = body.kind === 'kiosk' ? null : `${ratePath}#${issued.secret}`;
        return ok({
          kind: body.kind,
          token: path && issued.secret,
          path,
          qrSvg:
            body.kind === 'qr'
              ? await qrToString(`${request.protocol}://${request.host}${path}`, {
                  type: 'svg',
                  errorCorrectionLevel: 'M',
                  margin: 2,
                })
              : null,
          code: body.kind === 'kiosk' ? issued.secret : null,
          expiresAt: issued.expiresAt.toISOString(),
        });
      },
    }),
    defineRoute({
      method: 'GET',
      url: '/api/quality/comments',
      permission: 'quality.comments.read',
      tag,
      summary: 'What people wrote about a facility; each reading is recorded for the person who wrote',
      query: commentsQuery,
      answer: pageOf(commentItem),
      handle: async ({ query }, context) => {
        if (!context.may('quality.comments.read', query.facility))
          return refuse({ refusal: 'not-your-unit', facility: query.facility });
        const keys = decodeCursor(query.cursor, 1);
        if (query.cursor && !keys) return refuse({ refusal: 'cursor-unreadable' });
        const rows = await listComments(context.db.kysely, {
          facility: query.facility,
          before: keys ? String(keys[0]) : null,
          limit: query.limit + 1,
        });
        const shown = rows.slice(0, query.limit);
        await recordEntries(
          context.db.kysely,
          auditActor(context.actor),
          shown.map((row) => ({
            action: 'quality.comment.read',
            subject: { kind: 'attention', id: row.attentionId },
            personId: row.personId,
            purpose: 'evaluation-of-quality',
          })),
        );
        return ok({
          items: shown.map(({ personId: _whose, overallSixtieths, receivedAt, ...row }) => ({
            ...row,
            receivedAt: receivedAt.toISOString(),
            mean: overallSixtieths / 60,
          })),
          next: rows.length > query.limit ? encodeCursor([shown.at(-1)!.receivedAt.toISOString()]) : null,
        });
      },
    }),
    defineRoute({
      method: 'GET',
      url: '/api/quality/staff/results',
      permission: 'quality.results.staff',
      tag,
      summary: 'Results as they stand at this moment, nothing hidden: not for publication',
      query: staffResultsQuery,
      answer: staffResultsAnswer,
      handle: async ({ query }, context) => {
        const unit = query.dimension === 'facility' ? query.member : everywhere;
        if (!context.may('quality.results.staff', unit))
          return query.dimension === 'facility'
            ? refuse({ refusal: 'not-your-unit', facility: query.member })
            : refuse({ refusal: 'whole-institution-only' });
        const filter = {
          dimension: query.dimension,
          member: query.dimension === 'all' ? '' : query.member,
          from: query.from && `${query.from}-01`,
          to: query.to && `${query.to}-01`,
        };
        const [answers, waits] = await Promise.all([
          readAnswerCounts(context.db.kysely, filter),
          readWaitCounts(context.db.kysely, filter),
        ]);
        return ok(staffResultsOf(filter, answers, waits));
      },
    }),
    defineRoute({
      method: 'POST',
      url: '/api/quality/editions',
      permission: 'quality.editions.publish',
      tag,
      summary: 'Publishes an edition of the results now, after late files came in',
      idempotency: 'natural',
      answer: publishAnswer,
      handle: async (_input, context) => {
        if (!context.may('quality.editions.publish', everywhere))
          return refuse({ refusal: 'whole-institution-only' });
        return publishEdition(context.db, options.law, context.now(), auditActor(context.actor), true);
      },
    }),
  ];
}
