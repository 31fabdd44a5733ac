import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { ok, type Result, refuse } from '#kernel';
import { personNames } from '#operations/registry';
import { recordEntries } from '#platform/audit';
import { transaction } from '#platform/database';
import {
  auditActor,
  defineRoute,
  HttpProblem,
  problemOf,
  type Route,
  type RouteContext,
} from '#platform/http';
import {
  captureBody,
  cellsAnswer,
  cellsBody,
  doneAnswer,
  type EvidenceItem,
  evidenceAnswer,
  evidenceParams,
  evidenceQuery,
  reportAnswer,
  reportParams,
  reviewBody,
} from './api.ts';
import { actOnReport, type Doing } from './doing.ts';
import { resultOf } from './figureWindow.ts';
import { mediaTypeOf } from './mediaType.ts';
import { programmesRefusals } from './refusals.ts';
import { foldReport, statesAfter } from './report.ts';
import { findEvidence, findProgrammeRow, insertEvidence, readEvidenceFile, readReport } from './store.ts';

const tag = 'Programmes';
const evidenceBytesMax = 8_000_000;

type Command = <Answer>(
  context: RouteContext,
  name: string,
  key: string,
  body: unknown,
  work: (doing: Doing) => Promise<Result<Answer>>,
) => Promise<Result<Answer>>;

/** Follow-up: what is captured by indicator and period, its evidence, its review. */
export function reportRoutes(command: Command): Route[] {
  return [
    defineRoute({
      method: 'GET',
      url: '/api/programmes/:slug/reports/:indicator/:period',
      permission: 'programmes.read',
      tag,
      summary:
        'The report of an indicator in a period: figures by group, evidence, and each update with who made it and when',
      params: reportParams,
      answer: reportAnswer,
      handle: async ({ params }, { db, actor }) => {
        const row = await findProgrammeRow(db.kysely, params.slug);
        if (!row) return refuse({ refusal: 'programme-unknown' });
        const lines = await readReport(db.kysely, { ...row, ...params });
        const { capturedBy, ...report } = foldReport(lines);
        const files = await findEvidence(
          db.kysely,
          row.programmeId,
          lines.flatMap((one) => one.evidence),
        );
        const byId = new Map(files.map((one) => [one.evidenceId, one]));
        const filesOf = (ids: readonly string[]) => ids.flatMap((id) => byId.get(id) ?? []);
        const names = await personNames(db.kysely, [...new Set(lines.flatMap(({ by }) => by ?? []))]);
        const states = statesAfter(lines);
        return ok({
          ...report,
          evidence: filesOf(report.evidence),
          mine: capturedBy.includes(actor.personId),
          history: lines.map(({ by, evidence, ...line }, i) => ({
            ...line,
            state: states[i] ?? report.state,
            evidence: filesOf(evidence),
            by: (by !== null && names.get(by)) || null,
            mine: by !== null && by === actor.personId,
          })),
        });
      },
    }),
    defineRoute({
      method: 'POST',
      url: '/api/programmes/:slug/reports/:indicator/:period',
      permission: 'programmes.report',
      tag,
      summary: 'Captures figures with evidence, as often as wanted, or sends them for review',
      bodyLimitBytes: 1_000_000,
      params: reportParams,
      body: captureBody,
      answer: doneAnswer,
      handle: ({ params, body, key }, context) =>
        command(context, 'programmes.capture', key, { ...params, ...body }, (doing) =>
          onlySeq(actOnReport(params, body, (unit) => context.may('programmes.report', unit), doing)),
        ),
    }),
    defineRoute({
      method: 'POST',
      url: '/api/programmes/:slug/cells/:indicator/:period',
      permission: 'programmes.report',
      tag,
      summary: 'Writes some figures of a report over what their writer saw there; the note and evidence stay',
      params: reportParams,
      body: cellsBody,
      answer: cellsAnswer,
      handle: ({ params, body, key }, context) =>
        command(context, 'programmes.fill', key, { ...params, ...body }, async (doing) => {
          const act = { act: 'fill', ...body } as const;
          const may = (unit: string) => context.may('programmes.report', unit);
          const done = await actOnReport(params, act, may, doing);
          if (!done.ok) return done;
          const { seq, report, indicator } = done.value;
          return ok({ seq, state: report.state, result: resultOf(indicator, report) });
        }),
    }),
    defineRoute({
      method: 'POST',
      url: '/api/programmes/:slug/reviews/:indicator/:period',
      permission: 'programmes.review',
      tag,
      summary: 'Returns a report with its reason, approves and locks it, or opens it again',
      params: reportParams,
      body: reviewBody,
      answer: doneAnswer,
      handle: ({ params, body, key }, context) =>
        command(context, 'programmes.review', key, { ...params, ...body }, (doing) =>
          onlySeq(actOnReport(params, body, () => true, doing)),
        ),
    }),
    defineRoute({
      method: 'PUT',
      url: '/api/programmes/:slug/evidence/:evidenceId',
      permission: 'programmes.report',
      tag,
      summary: 'Receives a file that proves a figure or a product; the sender chooses its identifier',
      ...evidenceFile,
      handle: ({ params, query }, context) => receiveEvidence(params, query.name, context),
    }),
    defineRoute({
      method: 'PUT',
      url: '/api/programmes/:slug/corrective-evidence/:evidenceId',
      permission: 'programmes.design',
      tag,
      summary: 'Receives a file that proves what a corrective action did; the sender chooses its identifier',
      ...evidenceFile,
      handle: ({ params, query }, context) => receiveEvidence(params, query.name, context),
    }),
    defineRoute({
      method: 'GET',
      url: '/api/programmes/:slug/evidence/:evidenceId',
      permission: 'programmes.read',
      tag,
      summary: 'A file of evidence, as it was received',
      params: evidenceParams,
      answer: 'stream',
      handle: async ({ params }, { db, reply, language }) => {
        const row = await findProgrammeRow(db.kysely, params.slug);
        const file = row && (await readEvidenceFile(db.kysely, row.programmeId, params.evidenceId));
        if (!file)
          throw new HttpProblem(problemOf({ refusal: 'evidence-unknown' }, programmesRefusals, language));
        // Never shown inside the house's own pages: what a stranger wrote into it could act as the reader.
        reply
          .header('cache-control', 'private, no-store')
          .header('x-content-type-options', 'nosniff')
          .header('content-security-policy', "sandbox; default-src 'none'")
          .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`)
          .type(file.mediaType);
        return file.bytes;
      },
    }),
  ];
}

const evidenceFile = {
  idempotency: 'natural',
  rawBody: true,
  bodyLimitBytes: evidenceBytesMax,
  params: evidenceParams,
  query: evidenceQuery,
  answer: evidenceAnswer,
} as const;

async function receiveEvidence(
  { slug, evidenceId }: { readonly slug: string; readonly evidenceId: string },
  name: string,
  { db, actor, now, request }: RouteContext,
): Promise<Result<EvidenceItem>> {
  const row = await findProgrammeRow(db.kysely, slug);
  if (!row) return refuse({ refusal: 'programme-unknown' });
  const bytes = await readAll(request.body as Readable);
  const mediaType = mediaTypeOf(bytes, name);
  if (mediaType === null || bytes.length > evidenceBytesMax) return refuse({ refusal: 'evidence-unfit' });
  const sha256 = createHash('sha256').update(bytes).digest();
  await transaction(db, async (trx) => {
    const evidence = { ...row, evidenceId, name, mediaType, bytes, sha256, by: actor.personId };
    await insertEvidence(trx, evidence, now());
    await recordEntries(trx, auditActor(actor), [
      {
        action: 'programmes.evidence-received',
        subject: { kind: 'programmes', id: row.programmeId },
        detail: { evidenceId, sha256: sha256.toString('hex') },
      },
    ]);
  });
  const [kept] = await findEvidence(db.kysely, row.programmeId, [evidenceId]);
  // An identifier that another file has: the first one stays.
  return kept && kept.sha256 === sha256.toString('hex') ? ok(kept) : refuse({ refusal: 'evidence-unfit' });
}

const onlySeq = async (done: ReturnType<typeof actOnReport>): Promise<Result<{ seq: number }>> => {
  const known = await done;
  return known.ok ? ok({ seq: known.value.seq }) : known;
};

async function readAll(stream: Readable): Promise<Buffer> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of stream) {
    length += (part as Buffer).length;
    if (length > evidenceBytesMax) break;
    parts.push(part as Buffer);
  }
  return length > evidenceBytesMax ? Buffer.alloc(evidenceBytesMax + 1) : Buffer.concat(parts);
}
