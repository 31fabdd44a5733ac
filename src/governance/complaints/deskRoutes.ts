import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { z } from 'zod';
import { dateAt, ok, type PlainDate, type Result, refuse } from '#kernel';
import { recordEntries } from '#platform/audit';
import {
  auditActor,
  decodeCursor,
  defineRoute,
  encodeCursor,
  pageOf,
  type Route,
  type RouteContext,
  runCommand,
} from '#platform/http';
import { actOn, placeOf, type StatedAction } from './act.ts';
import {
  type CaseView,
  caseFileParams,
  caseParams,
  caseView,
  commentBody,
  identityAnswer,
  identityBody,
  officialActionBody,
  overdueAnswer,
  presenceAnswer,
  publishAnswer,
  publishBody,
  queueItem,
  queueQuery,
} from './api.ts';
import { caseViewOf, openGiven } from './caseViewOf.ts';
import { exportRoute } from './exportRoute.ts';
import { listQueue } from './lists.ts';
import type { ComplaintsRoomOptions } from './options.ts';
import { overdueCsv, readOverdue } from './overdue.ts';
import { refusalProblem, sendFile } from './publicRoutes.ts';
import { type CaseRow, findCase } from './store.ts';
import { isUnedited } from './templates.ts';
import { everywhere, mayRead, partyOn, readingScope } from './whoMay.ts';

const tag = 'Complaints: desk';
/** What the person does not see of what officials do. */
const hiddenKinds: readonly string[] = ['noted', 'unitAsked'];
const presentMs = 45_000;

/** What officials do: the queue, the case, each action on it; the public view of what is overdue. */
export function deskRoutes(options: ComplaintsRoomOptions): Route[] {
  return [
    defineRoute({
      method: 'GET',
      url: '/api/complaints/cases',
      permission: 'complaints.desk',
      tag,
      summary: 'The cases open to the official, the most urgent first',
      query: queueQuery,
      answer: pageOf(queueItem),
      handle: async ({ query }, context) => {
        const keys = decodeCursor(query.cursor, 2);
        if (query.cursor && !keys) return refuse({ refusal: 'complaints-cursor-unreadable' });
        const today = dateAt(context.now().getTime());
        const scope = readingScope(
          context.may,
          context.actor.offices.map((office) => office.unit),
        );
        const rows = await listQueue(context.db.kysely, scope, {
          show: query.show,
          kind: query.kind,
          unit: query.unit,
          search: query.search,
          today,
          after: keys ? { dueOn: String(keys[0]), caseId: String(keys[1]) } : null,
          limit: query.limit + 1,
        });
        const shown = rows.slice(0, query.limit);
        const items = await Promise.all(
          shown.map(async ({ sortOn: _sortOn, ...row }) => ({
            ...row,
            daysLeft: row.dueOn && (await daysLeft(context, row.dueOn, row.unit, today)),
          })),
        );
        const last = shown.at(-1);
        return ok({
          items,
          next: rows.length > query.limit && last ? encodeCursor([last.sortOn, last.caseId]) : null,
        });
      },
    }),
    defineRoute({
      method: 'GET',
      url: '/api/complaints/cases/:caseId',
      permission: 'complaints.desk',
      tag,
      summary: 'A case with everything that was done; the reading is recorded',
      params: caseParams,
      answer: caseView,
      handle: async ({ params }, context) => {
        const row = await findReadable(context, params.caseId);
        if (!row.ok) return row;
        await recordEntries(context.db.kysely, auditActor(context.actor), [
          {
            action: 'complaints.case.read',
            subject: { kind: 'case', id: row.value.caseId },
            personId: row.value.personId,
            purpose: 'complaints',
          },
        ]);
        return view(context, row.value);
      },
    }),
    defineRoute({
      method: 'POST',
      url: '/api/complaints/cases/:caseId/presence',
      permission: 'complaints.desk',
      tag,
      summary: 'Says that one has the case open, and hears how many others do and whether it moved',
      idempotency: 'natural',
      params: caseParams,
      answer: presenceAnswer,
      handle: async ({ params }, context) => {
        const row = await findReadable(context, params.caseId);
        if (!row.ok) return row;
        const { db, actor, now } = context;
        const { rows } = await sql<{ others: number }>`
          with mine as (
            insert into complaints.presence (case_id, account_id, seen_at) values (${params.caseId}, ${actor.accountId}, ${now()})
            on conflict (case_id, account_id) do update set seen_at = excluded.seen_at
          )
          select count(*) as others from complaints.presence
          where case_id = ${params.caseId} and account_id <> ${actor.accountId} and seen_at > ${new Date(now().getTime() - presentMs)}
        `.execute(db.kysely);
        return ok({ others: rows[0]?.others ?? 0, version: row.value.version });
      },
    }),
    defineRoute({
      method: 'POST',
      url: '/api/complaints/cases/:caseId/actions',
      permission: 'complaints.desk',
      tag,
      summary: 'Acts on a case: classify, assign, ask, answer, close, join and the rest',
      description:
        'The version is that which the official saw: if somebody acted since then, nothing is done.',
      params: caseParams,
      body: officialActionBody,
      answer: caseView,
      handle: async ({ params, body, key }, context) => {
        const row = await findReadable(context, params.caseId);
        if (!row.ok) return row;
        const party = partyOn(context.may, row.value);
        if (!party || party === 'custodian') return refuse({ refusal: 'case-not-yours' });
        const { action } = body;
        if (action.kind === 'answered' && isUnedited(action.text))
          return refuse({ refusal: 'answer-not-edited' });
        if ('text' in action && isUnedited(action.text)) return refuse({ refusal: 'answer-not-edited' });
        const acted = await runCommand<Record<never, never>, null>(
          context.db,
          context.actor,
          { name: 'complaints.case.act', key, body: { caseId: params.caseId, ...body } },
          async ({ trx, audit }) => {
            const stated = await statedAction(context, action, row.value, party);
            if (!stated.ok) return stated;
            const done = await actOn(trx, options, {
              caseId: params.caseId,
              version: body.version,
              action: stated.value,
              now: context.now(),
              byAccount: context.actor.accountId,
              body: action.text,
              norm: action.kind === 'answered' ? action.norm : null,
              shown: !hiddenKinds.includes(action.kind),
              files: action.files,
            });
            if (!done.ok) return done;
            audit({
              action: 'complaints.case.acted',
              subject: { kind: 'case', id: params.caseId },
              personId: row.value.personId,
              purpose: 'complaints',
              detail: { kind: action.kind, version: done.value.version },
            });
            return ok(null);
          },
        );
        if (!acted.ok) return acted;
        const fresh = await findCase(context.db.kysely, { caseId: params.caseId });
        return view(context, fresh!);
      },
    }),
    defineRoute({
      method: 'GET',
      url: '/api/complaints/cases/:caseId/files/:fileId',
      permission: 'complaints.desk',
      tag,
      summary: 'A file of a case; the reading is recorded',
      params: caseFileParams,
      answer: 'stream',
      handle: async ({ params }, context) => {
        const row = await findReadable(context, params.caseId);
        if (!row.ok) throw refusalProblem(row.refusal, context);
        const content = await sendFile(context, options, row.value, params.fileId, false);
        await recordEntries(context.db.kysely, auditActor(context.actor), [
          {
            action: 'complaints.file.read',
            subject: { kind: 'case', id: params.caseId },
            personId: row.value.personId,
            purpose: 'complaints',
            detail: { fileId: params.fileId },
          },
        ]);
        return content;
      },
    }),
    defineRoute({
      method: 'POST',
      url: '/api/complaints/cases/:caseId/identity',
      permission: 'complaints.identity.open',
      tag,
      summary: 'Opens the sealed identity of a reporter, with a reason that she reads',
      params: caseParams,
      body: identityBody,
      answer: identityAnswer,
      handle: async ({ params, body, key }, context) => {
        const row = await findCase(context.db.kysely, { caseId: params.caseId });
        if (!row || !context.may('complaints.identity.open', everywhere))
          return refuse({ refusal: 'case-unknown' });
        if (!row.confidential || !row.sealed) return refuse({ refusal: 'identity-not-sealed' });
        const opened = await runCommand<Record<never, never>, null>(
          context.db,
          context.actor,
          { name: 'complaints.identity.open', key, body: { caseId: params.caseId, ...body } },
          async ({ trx, audit }) => {
            const done = await actOn(trx, options, {
              caseId: params.caseId,
              version: body.version,
              action: { kind: 'identityOpened', by: 'custodian' },
              now: context.now(),
              byAccount: context.actor.accountId,
              body: body.reason,
            });
            if (!done.ok) return done;
            audit({
              action: 'complaints.identity.opened',
              subject: { kind: 'case', id: params.caseId },
              purpose: 'complaints',
            });
            return ok(null);
          },
        );
        // Only once the opening is written down does anybody see what was sealed; the command keeps no copy of it.
        return opened.ok ? ok(openGiven(options, row)!) : opened;
      },
    }),
    defineRoute({
      method: 'POST',
      url: '/api/complaints/cases/:caseId/published-answer',
      permission: 'complaints.cases.handle',
      tag,
      summary: 'Publishes a question and its answer without names, for who asks something alike',
      params: caseParams,
      body: publishBody,
      answer: publishAnswer,
      handle: async ({ params, body, key }, context) => {
        const row = await findReadable(context, params.caseId);
        if (!row.ok) return row;
        if (row.value.kind === 'irregularity' || partyOn(context.may, row.value) !== 'official')
          return refuse({ refusal: 'case-not-yours' });
        return runCommand<Record<never, never>, { answerId: string }>(
          context.db,
          context.actor,
          { name: 'complaints.answer.publish', key, body: { caseId: params.caseId, ...body } },
          async ({ trx, audit }) => {
            const answerId = randomUUID();
            await sql`
              insert into complaints.published_answer (answer_id, kind, service, question, answer, norm, published_on, published_by)
              values (${answerId}, ${row.value.kind}, ${row.value.service}, ${body.question}, ${body.answer}, ${body.norm},
                ${dateAt(context.now().getTime())}, ${context.actor.accountId})
            `.execute(trx);
            audit({ action: 'complaints.answer.published', subject: { kind: 'answer', id: answerId } });
            return ok({ answerId });
          },
        );
      },
    }),
    defineRoute({
      method: 'POST',
      url: '/api/complaints/comments',
      permission: 'complaints.ombudsman',
      tag,
      summary: 'The ombudsman comments in public on a pattern',
      body: commentBody,
      answer: publishAnswer,
      handle: ({ body, key }, context) => {
        if (!context.may('complaints.ombudsman', everywhere))
          return Promise.resolve(refuse({ refusal: 'case-not-yours' }));
        return runCommand<Record<never, never>, { answerId: string }>(
          context.db,
          context.actor,
          { name: 'complaints.comment.publish', key, body },
          async ({ trx, audit }) => {
            const answerId = randomUUID();
            await sql`
              insert into complaints.public_comment (comment_id, body, unit, made_on, made_by)
              values (${answerId}, ${body.body}, ${body.unit ?? null}, ${dateAt(context.now().getTime())}, ${context.actor.accountId})
            `.execute(trx);
            audit({ action: 'complaints.comment.published', subject: { kind: 'comment', id: answerId } });
            return ok({ answerId });
          },
        );
      },
    }),
    defineRoute({
      method: 'GET',
      url: '/api/complaints/overdue',
      permission: 'public',
      tag,
      summary: 'What is open and overdue by unit, with what the ombudsman says of it',
      answer: overdueAnswer,
      handle: async (_input, { db, now }) => ok(await readOverdue(db.kysely, options, now())),
    }),
    defineRoute({
      method: 'GET',
      url: '/api/complaints/overdue.csv',
      permission: 'public',
      tag,
      summary: 'The same as a file',
      answer: 'stream',
      handle: async (_input, { db, now, reply, language }) => {
        const answer = await readOverdue(db.kysely, options, now());
        reply
          .header('content-disposition', `attachment; filename="reclamos-vencidos-${answer.on}.csv"`)
          .type('text/csv; charset=utf-8');
        return overdueCsv(answer, language);
      },
    }),
    exportRoute(),
  ];

  async function daysLeft(context: RouteContext, dueOn: PlainDate, unit: string | null, today: PlainDate) {
    const place = await placeOf(
      context.db.kysely as Parameters<typeof placeOf>[0],
      options,
      unit,
      context.now(),
    );
    return options.calendar.workingDaysBetween(today, dueOn, place);
  }

  /** A case outside what is open to the official is as unknown as one that does not exist. */
  async function findReadable(context: RouteContext, caseId: string): Promise<Result<CaseRow>> {
    const row = await findCase(context.db.kysely, { caseId });
    return row && mayRead(context.may, row) ? ok(row) : refuse({ refusal: 'case-unknown' });
  }

  async function view(context: RouteContext, row: CaseRow): Promise<Result<CaseView>> {
    const reader = partyOn(context.may, row);
    return ok(await caseViewOf(context.db.kysely, options, row, reader, context.now()));
  }

  async function statedAction(
    context: RouteContext,
    action: z.output<typeof officialActionBody>['action'],
    row: CaseRow,
    party: 'official' | 'ombudsman' | 'person' | 'system',
  ): Promise<Result<StatedAction>> {
    const by = party;
    switch (action.kind) {
      case 'classified':
        return ok({ kind: 'classified', by, caseKind: action.caseKind, seriousness: action.seriousness });
      case 'assigned':
        return ok({
          kind: 'assigned',
          by,
          unit: action.unit,
          assignee: action.toMe ? context.actor.accountId : null,
        });
      case 'closed':
        return ok({ kind: 'closed', by, closing: action.closing });
      case 'joined': {
        const into = await findCase(context.db.kysely, { number: action.number.toUpperCase() });
        if (!into || into.caseId === row.caseId || !mayRead(context.may, into))
          return refuse({ refusal: 'joined-case-unknown', number: action.number });
        return ok({ kind: 'joined', by, into: into.caseId });
      }
      default:
        return ok({ kind: action.kind, by });
    }
  }
}
