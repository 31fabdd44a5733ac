import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { ok, refuse } from '#kernel';
import type { Law } from '#law';
import { decodeCursor, defineRoute, encodeCursor, type Language, type Room } from '#platform/http';
import {
  type ImportAnswer,
  importAnswer,
  importParams,
  importQuery,
  importsAnswer,
  problemsAnswer,
  processAnswer,
  processesAnswer,
  processParams,
  processQuery,
} from './api.ts';
import { flagSettingsOf } from './flagSettings.ts';
import { type JsonObject, storyOf } from './ocds.ts';
import { partyRoutes } from './parties/routes.ts';
import { compiledReleases, findProcess, searchProcesses } from './processStore.ts';
import { oversightRefusals, sayFailure, sayFault } from './refusals.ts';
import { releaseChecker } from './releaseFaults.ts';
import { findImport, type ImportRow, listImports, readProblems, receiveReleases } from './store.ts';

export interface OversightRoomOptions {
  /** Thresholds of the flags that need no bids: `law/procurement`. */
  readonly law: Law;
  /** OCDS 1.1.5’s `release-schema.json`, as parsed. */
  readonly releaseSchema: JsonObject;
}

const tag = 'Procurement';
const permission = 'oversight.imports.write';
const fileBytesMax = 20 * 1024 ** 3;

const answerOf = (row: ImportRow, language: Language): ImportAnswer => ({
  ...row,
  failure: row.failure && sayFailure(row.failure, language),
  startedAt: row.startedAt.toISOString(),
  finishedAt: row.finishedAt?.toISOString() ?? null,
});

/** Procurement under everybody's eyes: releases come in, processes tell their story, red flags give reasons to look. */
export function oversightRoom(options: OversightRoomOptions): Room {
  const check = releaseChecker(options.releaseSchema);
  const settingsOn = flagSettingsOf(options.law);
  return {
    name: 'oversight',
    refusals: oversightRefusals,
    routes: [
      defineRoute({
        method: 'PUT',
        url: '/api/oversight/imports/:importId',
        permission,
        tag,
        summary: 'Sends a file of OCDS 1.1 releases: a package, a record package, or one per line',
        description:
          'The sender chooses the identifier, so that a retry finds the same import. Sound releases are kept, each once; the others are reported by path and rule.',
        idempotency: 'natural',
        rawBody: true,
        bodyLimitBytes: fileBytesMax,
        params: importParams,
        query: importQuery,
        answer: importAnswer,
        handle: async ({ params, query }, { db, actor, now, request, language }) =>
          ok(
            answerOf(
              await receiveReleases(
                db,
                { importId: params.importId, fileName: query.fileName, bytes: request.body as Readable },
                check,
                { actor, now, settingsOn },
              ),
              language,
            ),
          ),
      }),
      defineRoute({
        method: 'GET',
        url: '/api/oversight/imports',
        permission,
        tag,
        summary: 'The last files sent, newest first',
        answer: importsAnswer,
        handle: async (_input, { db, language }) =>
          ok({ items: (await listImports(db.kysely, 100)).map((row) => answerOf(row, language)) }),
      }),
      defineRoute({
        method: 'GET',
        url: '/api/oversight/imports/:importId',
        permission,
        tag,
        summary: 'How a file is doing',
        params: importParams,
        answer: importAnswer,
        handle: async ({ params }, { db, language }) => {
          const row = await findImport(db.kysely, params.importId);
          return row ? ok(answerOf(row, language)) : refuse({ refusal: 'oversight-import-unknown' });
        },
      }),
      defineRoute({
        method: 'GET',
        url: '/api/oversight/imports/:importId/problems',
        permission,
        tag,
        summary: 'The releases that break the standard: where, which rule, what to do',
        params: importParams,
        answer: problemsAnswer,
        handle: async ({ params }, { db, language }) => {
          const rows = await readProblems(db.kysely, params.importId, 1_000);
          return ok({
            items: rows.map(({ expected, ...row }) => ({
              ...row,
              message: sayFault({ ...row, expected }, language),
            })),
          });
        },
      }),
      defineRoute({
        method: 'GET',
        url: '/api/oversight/processes',
        permission: 'public',
        tag,
        summary: 'Contracting processes by text, stage, flag or party; the last changed first',
        query: processQuery,
        answer: processesAnswer,
        handle: async ({ query: { cursor, ...asked } }, { db }) => {
          const keys = decodeCursor(cursor, 2);
          if (cursor && !keys) return refuse({ refusal: 'cursor-unreadable' });
          const found = await searchProcesses(
            db.kysely,
            asked,
            keys ? { changedOn: String(keys[0]), ocid: String(keys[1]) } : null,
          );
          const items = found.slice(0, asked.limit);
          const last = items.at(-1);
          return ok({
            items,
            next: found.length > items.length && last ? encodeCursor([last.changedOn, last.ocid]) : null,
          });
        },
      }),
      defineRoute({
        method: 'GET',
        url: '/api/oversight/processes/:ocid',
        permission: 'public',
        tag,
        summary: 'One process: what is known now, and what each release changed',
        params: processParams,
        answer: processAnswer,
        handle: async ({ params }, { db }) => {
          const found = await findProcess(db.kysely, params.ocid);
          if (!found) return refuse({ refusal: 'process-unknown' });
          return ok({
            item: found.item,
            flags: [...found.flags],
            parties: [...found.parties],
            compiled: found.compiled,
            story: storyOf(found.releases).map((step) => ({
              ...step,
              tag: [...step.tag],
              changes: [...step.changes],
            })),
          });
        },
      }),
      ...partyRoutes(settingsOn),
      defineRoute({
        method: 'GET',
        url: '/api/oversight/compiled.jsonl',
        permission: 'public',
        tag,
        summary: 'Every compiled release, one on each line: what the red flags are computed from',
        answer: 'stream',
        handle: async (_input, { db, reply }) => {
          reply.hijack();
          const { raw } = reply;
          raw.writeHead(200, {
            'content-type': 'application/jsonl',
            'content-disposition': 'attachment; filename="compiled.jsonl"',
          });
          for await (const release of compiledReleases(db)) {
            if (raw.destroyed) return reply;
            if (!raw.write(`${JSON.stringify(release)}\n`))
              await Promise.race([once(raw, 'drain'), once(raw, 'close')]);
          }
          raw.end();
          return reply;
        },
      }),
    ],
  };
}
