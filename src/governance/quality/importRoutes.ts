import type { Readable } from 'node:stream';
import { ok, refuse } from '#kernel';
import { readCatalogue } from '#operations/services';
import {
  decodeCursor,
  defineRoute,
  encodeCursor,
  type Language,
  pageOf,
  type Route,
  type RouteContext,
  runCommand,
} from '#platform/http';
import {
  type ImportAnswer,
  importAnswer,
  importParams,
  importProblemItem,
  importQuery,
  importsQuery,
} from './api.ts';
import type { FieldProblem } from './attentionFacts.ts';
import { AttentionFileReader } from './attentionFile.ts';
import { catalogueLookup } from './catalogueLookup.ts';
import { sayFailure, sayProblem } from './importProblems.ts';
import {
  discardImport,
  findImport,
  type ImportProblem,
  type ImportRow,
  listImports,
  loadImport,
  lockImport,
  readImportProblems,
  receiveFile,
} from './importStore.ts';
import type { QualityRoomOptions } from './options.ts';
import { everywhere } from './staffRoutes.ts';

const tag = 'Quality: files';
const permission = 'quality.imports.write';
const fileBytesMax = 2 * 1024 ** 3;

function answerOf(row: ImportRow, language: Language): ImportAnswer {
  return {
    ...row,
    failure: row.failure && sayFailure(row.failure, language),
    startedAt: row.startedAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
  };
}

function itemOf(problem: ImportProblem, language: Language) {
  return {
    line: problem.line,
    problem: problem.problem,
    found: problem.found,
    ...sayProblem(problem as FieldProblem, language),
  };
}

const mayImport = (context: RouteContext) => context.may(permission, everywhere);
const notYours = refuse({ refusal: 'whole-institution-only' });

/** Files of attentions: sent, reported line by line, and loaded once somebody has seen the report. */
export function importRoutes(options: QualityRoomOptions): Route[] {
  return [
    defineRoute({
      method: 'PUT',
      url: '/api/quality/imports/:importId',
      permission,
      tag,
      summary: 'Sends a CSV file of attentions and gets its report; nothing is loaded yet',
      description:
        'The sender chooses the identifier (a new UUID), so that a retry finds the same import and progress can be read meanwhile. Columns: cedula; servicio; establecimiento; seguro; solicitada; atendida; cerrada; referencia.',
      idempotency: 'natural',
      rawBody: true,
      bodyLimitBytes: fileBytesMax,
      params: importParams,
      query: importQuery,
      answer: importAnswer,
      handle: async ({ params, query }, context) => {
        if (!mayImport(context)) return notYours;
        const { db, actor, now, request, language } = context;
        const reader = new AttentionFileReader({
          catalogue: catalogueLookup(await readCatalogue(db.kysely)),
          origin: query.origin,
          now: now().getTime(),
        });
        const row = await receiveFile(
          db,
          {
            importId: params.importId,
            fileName: query.fileName,
            origin: query.origin,
            startedBy: actor.accountId,
            bytes: request.body as Readable,
          },
          reader,
          options.persons,
          now,
        );
        return ok(answerOf(row, language));
      },
    }),
    defineRoute({
      method: 'GET',
      url: '/api/quality/imports',
      permission,
      tag,
      summary: 'Files sent, newest first',
      query: importsQuery,
      answer: pageOf(importAnswer),
      handle: async ({ query }, context) => {
        if (!mayImport(context)) return notYours;
        const keys = decodeCursor(query.cursor, 1);
        if (query.cursor && !keys) return refuse({ refusal: 'cursor-unreadable' });
        const rows = await listImports(context.db.kysely, {
          before: keys ? String(keys[0]) : null,
          limit: query.limit + 1,
        });
        const items = rows.slice(0, query.limit).map((row) => answerOf(row, context.language));
        return ok({
          items,
          next: rows.length > query.limit ? encodeCursor([items.at(-1)!.startedAt]) : null,
        });
      },
    }),
    defineRoute({
      method: 'GET',
      url: '/api/quality/imports/:importId',
      permission,
      tag,
      summary: 'How a file is doing: its state, what was read so far, its counts',
      params: importParams,
      answer: importAnswer,
      handle: async ({ params }, context) => {
        if (!mayImport(context)) return notYours;
        const row = await findImport(context.db.kysely, params.importId);
        return row ? ok(answerOf(row, context.language)) : refuse({ refusal: 'import-unknown' });
      },
    }),
    defineRoute({
      method: 'GET',
      url: '/api/quality/imports/:importId/problems',
      permission,
      tag,
      summary: 'The report by line: what is wrong and what to do',
      params: importParams,
      query: importsQuery,
      answer: pageOf(importProblemItem),
      handle: async ({ params, query }, context) => {
        if (!mayImport(context)) return notYours;
        const keys = decodeCursor(query.cursor, 2);
        if (query.cursor && !keys) return refuse({ refusal: 'cursor-unreadable' });
        const rows = await readImportProblems(context.db.kysely, params.importId, {
          afterLine: Number(keys?.[0] ?? -1),
          afterField: String(keys?.[1] ?? ''),
          limit: query.limit + 1,
        });
        const shown = rows.slice(0, query.limit);
        const last = shown.at(-1);
        return ok({
          items: shown.map((row) => itemOf(row, context.language)),
          next: rows.length > query.limit && last ? encodeCursor([last.line, last.field]) : null,
        });
      },
    }),
    defineRoute({
      method: 'GET',
      url: '/api/quality/imports/:importId/problems.csv',
      permission,
      tag,
      summary: 'The report by line as a file',
      params: importParams,
      answer: 'stream',
      handle: async ({ params }, context) => {
        if (!mayImport(context)) return context.reply.code(403).send();
        const rows = await readImportProblems(context.db.kysely, params.importId, {
          afterLine: -1,
          afterField: '',
          limit: 10_000,
        });
        // What the file held is shown as text: a spreadsheet must not run it as a formula.
        const cell = (value: string | number) =>
          `"${String(value)
            .replace(/^[=+\-@\t\r]/, "'$&")
            .replaceAll('"', '""')}"`;
        const lines = rows.map((row) => {
          const { line, field, found, message } = itemOf(row, context.language);
          return [line, field, found, message].map(cell).join(';');
        });
        context.reply
          .header('content-disposition', 'attachment; filename="informe.csv"')
          .type('text/csv; charset=utf-8');
        // The mark lets spreadsheets read the accents.
        return `\uFEFF${['línea;columna;dice;qué hacer', ...lines].join('\r\n')}\r\n`;
      },
    }),
    defineRoute({
      method: 'POST',
      url: '/api/quality/imports/:importId/load',
      permission,
      tag,
      summary: 'Loads the good lines of a reported file, none of them twice',
      params: importParams,
      answer: importAnswer,
      handle: ({ params, key }, context) => {
        const { db, actor, now, language } = context;
        if (!mayImport(context)) return Promise.resolve(notYours);
        return runCommand<Record<never, never>, ImportAnswer>(
          db,
          actor,
          { name: 'quality.import.load', key, body: params },
          async ({ trx, audit }) => {
            const found = await lockImport(trx, params.importId);
            if (!found) return refuse({ refusal: 'import-unknown' });
            if (found.state !== 'reported')
              return refuse({ refusal: 'import-not-reported', state: found.state });
            const loaded = await loadImport(trx, found, options.persons, now());
            if (loaded === 'lines-gone') return refuse({ refusal: 'import-lines-gone' });
            audit({
              action: 'quality.import.loaded',
              subject: { kind: 'quality-import', id: params.importId },
              purpose: 'evaluation-of-quality',
              detail: {
                sha256: found.sha256,
                bytes: found.bytes,
                lines: found.lines,
                loaded,
                bad: found.bad,
                origin: found.origin,
              },
            });
            return ok(answerOf((await findImport(trx, params.importId))!, language));
          },
        );
      },
    }),
    defineRoute({
      method: 'POST',
      url: '/api/quality/imports/:importId/discard',
      permission,
      tag,
      summary: 'Lets a reported file go without loading it',
      params: importParams,
      answer: importAnswer,
      handle: ({ params, key }, context) => {
        const { db, actor, now, language } = context;
        if (!mayImport(context)) return Promise.resolve(notYours);
        return runCommand<Record<never, never>, ImportAnswer>(
          db,
          actor,
          { name: 'quality.import.discard', key, body: params },
          async ({ trx, audit }) => {
            const found = await lockImport(trx, params.importId);
            if (!found) return refuse({ refusal: 'import-unknown' });
            if (found.state !== 'reported')
              return refuse({ refusal: 'import-not-reported', state: found.state });
            await discardImport(trx, params.importId, now());
            audit({
              action: 'quality.import.discarded',
              subject: { kind: 'quality-import', id: params.importId },
              detail: { sha256: found.sha256 },
            });
            return ok(answerOf((await findImport(trx, params.importId))!, language));
          },
        );
      },
    }),
  ];
}
