import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { z } from 'zod';
import { dateAt, ok, type Result, refuse } from '#kernel';
import { recordEntries } from '#platform/audit';
import { transaction } from '#platform/database';
import {
  auditActor,
  defineRoute,
  HttpProblem,
  problemOf,
  type Route,
  type RouteContext,
  runCommand,
} from '#platform/http';
import { actOn, type StatedAction } from './act.ts';
import {
  type CaseView,
  caseFileParams,
  caseParams,
  caseView,
  type FilingAnswer,
  fileAnswer,
  fileParams,
  fileQuery,
  filingAnswer,
  filingBody,
  followActionBody,
  followBody,
  followFileBody,
  guideAnswer,
  guideBody,
  myCasesAnswer,
  personAction,
} from './api.ts';
import { caseViewOf } from './caseViewOf.ts';
import { fileBytesMax, keepFile, readKeptFile } from './fileShelf.ts';
import { isConfidential, receiveCase } from './filing.ts';
import { readGuide } from './guide.ts';
import { listCasesOf } from './lists.ts';
import type { ComplaintsRoomOptions } from './options.ts';
import { normalReceiptCode } from './receiptCode.ts';
import { complaintsRefusals } from './refusals.ts';
import { startOfDay } from './startOfDay.ts';
import { type CaseRow, findCase, readAttachments } from './store.ts';

const tag = 'Complaints';
type PersonAction = z.output<typeof personAction>;
const needsText: readonly PersonAction['kind'][] = ['added', 'contested', 'reopened'];

/** Whose cases these are: the person signed in, or the one whom an official is serving. */
const personServed = ({ actor }: RouteContext): string | null => actor.assisting?.personId ?? actor.personId;

/** What a person does: choose, file, follow, add, accept, contest, withdraw; with her account or with the receipt code alone. */
export function publicRoutes(options: ComplaintsRoomOptions): Route[] {
  const findByCode = async (context: RouteContext, typed: string): Promise<Result<CaseRow>> => {
    const code = normalReceiptCode(typed);
    const row = code && (await findCase(context.db.kysely, { receiptHash: options.keys.receiptHash(code) }));
    return row ? ok(row) : refuse({ refusal: 'receipt-unknown' });
  };
  const view = async (context: RouteContext, row: CaseRow): Promise<Result<CaseView>> =>
    ok(await caseViewOf(context.db.kysely, options, row, 'person', context.now()));

  /** Confidential cases keep neither the hour nor a command's trace: the key's hash beside the action makes a repetition harmless. */
  const actAsPerson = async (context: RouteContext, row: CaseRow, stated: PersonAction, key: string) => {
    if (needsText.includes(stated.kind) && stated.text === '' && stated.files.length === 0)
      return refuse({ refusal: 'text-missing' });
    const { db, actor, now } = context;
    const act = {
      caseId: row.caseId,
      version: null,
      action: { kind: stated.kind, by: 'person' } as StatedAction,
      now: now(),
      body: stated.text,
      files: stated.files,
      coarse: row.confidential,
    };
    const keyHash = createHash('sha256').update(`${row.caseId}\n${key}`).digest();
    if (row.confidential || actor.kind === 'anonymous') {
      const repeated = await isKeyKnown(context, keyHash);
      if (!repeated) {
        const acted = await transaction(db, (trx) =>
          refusing(actOn(trx, options, { ...act, keyHash })),
        ).catch(refusalIn);
        if (!acted.ok) return acted;
      }
    } else {
      const acted = await runCommand<Record<never, never>, null>(
        db,
        actor,
        { name: 'complaints.case.act', key, body: { caseId: row.caseId, ...stated } },
        async ({ trx, audit }) => {
          const done = await actOn(trx, options, act);
          if (!done.ok) return done;
          audit({
            action: 'complaints.case.acted',
            subject: { kind: 'case', id: row.caseId },
            personId: row.personId,
            purpose: 'complaints',
            detail: { kind: stated.kind },
          });
          return ok(null);
        },
      );
      if (!acted.ok) return acted;
    }
    const fresh = await findCase(db.kysely, { caseId: row.caseId });
    return view(context, fresh!);
  };

  return [
    defineRoute({
      method: 'POST',
      url: '/api/complaints/guide',
      permission: 'public',
      tag,
      summary:
        'What helps to choose: how long each kind takes, and answers that others received to something alike',
      description: 'What is typed comes in the body, never in an address, and is not kept.',
      idempotency: 'natural',
      body: guideBody,
      answer: guideAnswer,
      handle: async ({ body }, { db, now }) => ok(await readGuide(db.kysely, options, body, now())),
    }),
    defineRoute({
      method: 'PUT',
      url: '/api/complaints/files/:fileId',
      permission: 'public',
      tag,
      summary:
        'Keeps a file of up to 20 MB until a case takes it: checked by content, stripped of its author, encrypted',
      description:
        'JPEG, PNG, PDF or plain text, as application/octet-stream. The sender chooses the identifier (a new UUID). What no case takes within two days goes.',
      idempotency: 'natural',
      perMinute: options.perMinute ?? 60,
      rawBody: true,
      bodyLimitBytes: fileBytesMax,
      params: fileParams,
      query: fileQuery,
      answer: fileAnswer,
      handle: async ({ params, query }, context) => {
        const content = await readLimited(context.request.body as Readable | undefined);
        if (!content) return refuse({ refusal: 'file-too-big', mostBytes: fileBytesMax });
        const day = startOfDay(dateAt(context.now().getTime()));
        return keepFile(context.db, options.shelf, {
          fileId: params.fileId,
          content,
          name: query.name ?? null,
          day,
        });
      },
    }),
    defineRoute({
      method: 'POST',
      url: '/api/complaints/cases',
      permission: 'public',
      tag,
      summary: 'Files a complaint, a suggestion, a request for information or a report of irregularity',
      description:
        'The sender makes the receipt code; the server keeps only its keyed hash. Of a confidential case neither account, hour nor command is kept.',
      perMinute: options.perMinute ?? 20,
      body: filingBody,
      answer: filingAnswer,
      status: 201,
      handle: async ({ body, key }, context) => {
        const { db, actor, now } = context;
        const byStaff = body.channel !== 'web' && body.channel !== 'kiosk';
        if (byStaff && !context.may('complaints.cases.enter')) return refuse({ refusal: 'channel-of-staff' });
        const personId = personServed(context);
        if (isConfidential(body))
          return transaction(db, (trx) => refusing(receiveCase(trx, options, body, null, now()))).catch(
            refusalIn<FilingAnswer>,
          );
        return runCommand<Record<never, never>, FilingAnswer>(
          db,
          actor,
          // The code stays out of what is hashed for the command: who reads the table has nothing to try codes against.
          { name: 'complaints.case.file', key, body: { ...body, code: null, linkedCode: null } },
          async ({ trx, audit }) => {
            const received = await receiveCase(trx, options, body, personId, now());
            if (received.ok)
              audit({
                action: 'complaints.case.filed',
                subject: { kind: 'case', id: received.value.caseId },
                personId: body.identity === 'account' ? personId : null,
                purpose: 'complaints',
                detail: { kind: body.kind, channel: body.channel },
              });
            return received;
          },
        );
      },
    }),
    defineRoute({
      method: 'POST',
      url: '/api/complaints/follow',
      permission: 'public',
      tag,
      summary: 'The whole case, by its receipt code',
      idempotency: 'natural',
      // Eighty bits of chance: at this pace a guess never succeeds.
      perMinute: options.perMinute ?? 30,
      body: followBody,
      answer: caseView,
      handle: async ({ body }, context) => {
        const row = await findByCode(context, body.code);
        return row.ok ? view(context, row.value) : row;
      },
    }),
    defineRoute({
      method: 'POST',
      url: '/api/complaints/follow/actions',
      permission: 'public',
      tag,
      summary: 'Adds, accepts, contests, withdraws or asks to reopen, by the receipt code',
      perMinute: options.perMinute ?? 30,
      body: followActionBody,
      answer: caseView,
      handle: async ({ body: { code, ...stated }, key }, context) => {
        const row = await findByCode(context, code);
        return row.ok ? actAsPerson(context, row.value, stated, key) : row;
      },
    }),
    defineRoute({
      method: 'POST',
      url: '/api/complaints/follow/file',
      permission: 'public',
      tag,
      summary: 'A file of the case, by its receipt code',
      idempotency: 'natural',
      perMinute: options.perMinute ?? 30,
      body: followFileBody,
      answer: 'stream',
      handle: async ({ body }, context) => {
        const row = await findByCode(context, body.code);
        if (!row.ok) throw refusalProblem(row.refusal, context);
        return sendFile(context, options, row.value, body.fileId, true);
      },
    }),
    defineRoute({
      method: 'GET',
      url: '/api/complaints/mine',
      permission: 'signed-in',
      tag,
      summary: 'The cases of the person signed in, or of the one served at the counter',
      answer: myCasesAnswer,
      handle: async (_input, context) => {
        const personId = personServed(context);
        if (!personId) return ok({ items: [] });
        const { db, actor } = context;
        const items = await listCasesOf(db.kysely, personId);
        if (actor.assisting)
          await recordEntries(
            db.kysely,
            auditActor(actor),
            items.map(({ caseId }) => ({
              action: 'complaints.case.read',
              subject: { kind: 'case', id: caseId },
              personId,
              purpose: actor.assisting?.reason ?? null,
            })),
          );
        return ok({ items });
      },
    }),
    defineRoute({
      method: 'GET',
      url: '/api/complaints/mine/:caseId',
      permission: 'signed-in',
      tag,
      summary: 'One’s own case, whole',
      params: caseParams,
      answer: caseView,
      handle: async ({ params }, context) => {
        const row = await findOwn(context, params.caseId);
        if (!row.ok) return row;
        if (context.actor.assisting)
          await recordEntries(context.db.kysely, auditActor(context.actor), [
            {
              action: 'complaints.case.read',
              subject: { kind: 'case', id: params.caseId },
              personId: row.value.personId,
              purpose: context.actor.assisting.reason,
            },
          ]);
        return view(context, row.value);
      },
    }),
    defineRoute({
      method: 'POST',
      url: '/api/complaints/mine/:caseId/actions',
      permission: 'signed-in',
      tag,
      summary: 'Adds to one’s own case, accepts, contests, withdraws or asks to reopen it',
      params: caseParams,
      body: personAction,
      answer: caseView,
      handle: async ({ params, body, key }, context) => {
        const row = await findOwn(context, params.caseId);
        return row.ok ? actAsPerson(context, row.value, body, key) : row;
      },
    }),
    defineRoute({
      method: 'GET',
      url: '/api/complaints/mine/:caseId/files/:fileId',
      permission: 'signed-in',
      tag,
      summary: 'A file of one’s own case',
      params: caseFileParams,
      answer: 'stream',
      handle: async ({ params }, context) => {
        const row = await findOwn(context, params.caseId);
        if (!row.ok) throw refusalProblem(row.refusal, context);
        return sendFile(context, options, row.value, params.fileId, true);
      },
    }),
  ];

  async function findOwn(context: RouteContext, caseId: string): Promise<Result<CaseRow>> {
    const personId = personServed(context);
    const row = personId && (await findCase(context.db.kysely, { caseId, personId }));
    return row ? ok(row) : refuse({ refusal: 'case-unknown' });
  }
}

async function isKeyKnown(context: RouteContext, keyHash: Buffer): Promise<boolean> {
  const { rows } = await context.db.pool.query('select 1 from complaints.action where key_hash = $1', [
    keyHash,
  ]);
  return rows.length > 0;
}

/** The whole body, empty where none came; null where it is too big. */
async function readLimited(body: Readable | undefined): Promise<Buffer | null> {
  let bytes = 0;
  const pieces: Buffer[] = [];
  for await (const piece of body ?? []) {
    bytes += (piece as Buffer).length;
    if (bytes > fileBytesMax) return null;
    pieces.push(piece as Buffer);
  }
  return Buffer.concat(pieces);
}

/** Sends a file of a case as what it is, never as something that a browser runs. */
export async function sendFile(
  context: RouteContext,
  options: ComplaintsRoomOptions,
  row: CaseRow,
  fileId: string,
  onlyShown: boolean,
): Promise<Buffer> {
  const files = await readAttachments(context.db.kysely, row.caseId);
  const file = files.find((one) => one.fileId === fileId);
  const hidden = onlyShown && file && (await isHidden(context, row.caseId, file.seq));
  if (!file || hidden) throw refusalProblem({ refusal: 'file-unknown' }, context);
  const content = await readKeptFile(options.shelf, fileId);
  context.reply
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`)
    .header('cache-control', 'no-store')
    .type(file.media);
  return content;
}

async function isHidden(context: RouteContext, caseId: string, seq: number): Promise<boolean> {
  const { rows } = await context.db.pool.query<{ shown: boolean }>(
    'select shown from complaints.action where case_id = $1 and seq = $2',
    [caseId, seq],
  );
  return rows[0]?.shown !== true;
}

/** A refusal where the answer is a stream and not a result. */
export function refusalProblem(refusal: { readonly refusal: string }, context: RouteContext): HttpProblem {
  return new HttpProblem(problemOf(refusal, complaintsRefusals, context.language));
}

class Refusing extends Error {
  readonly result: Result<never>;
  constructor(result: Result<never>) {
    super('refused');
    this.result = result;
  }
}

/** Inside a transaction a refusal must undo what was written before it. */
export async function refusing<T>(work: Promise<Result<T>>): Promise<Result<T>> {
  const result = await work;
  if (!result.ok) throw new Refusing(result);
  return result;
}

export function refusalIn<T>(error: unknown): Result<T> {
  if (error instanceof Refusing) return error.result;
  throw error;
}
