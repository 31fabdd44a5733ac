import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { dateAt, foldText, ok, refuse } from '#kernel';
import { type Catalogue, readCatalogue } from '#operations/services';
import { recordEntries } from '#platform/audit';
import { transaction } from '#platform/database';
import { auditActor, defineRoute, type Route } from '#platform/http';
import { importParams, importQuery, importReport } from './api.ts';
import { readHistory, sayLineProblem } from './historyFile.ts';
import type { ComplaintsRoomOptions } from './options.ts';
import { insertPastCases, knownReferences, pastCase } from './pastCases.ts';
import { everywhere } from './whoMay.ts';

const bytesMax = 64 * 1024 * 1024;
const problemsShown = 1_000;
const casesAtOnce = 1_000;

/** Cases of the past from a file: checked and reported by line; loaded when asked, none of them twice. */
export function importRoutes(options: ComplaintsRoomOptions): Route[] {
  return [
    defineRoute({
      method: 'PUT',
      url: '/api/complaints/history/:origin',
      permission: 'complaints.imports.write',
      tag: 'Complaints: files',
      summary: 'Checks a CSV file of past cases line by line; with load=yes it also loads the good lines',
      description:
        'Columns: referencia; tipo; asunto; servicio; establecimiento; recibido; respondido; texto. The reference is unique within its origin: sending the file again loads nothing twice.',
      idempotency: 'natural',
      rawBody: true,
      bodyLimitBytes: bytesMax,
      params: importParams,
      query: importQuery,
      answer: importReport,
      handle: async ({ params, query }, context) => {
        if (!context.may('complaints.imports.write', everywhere))
          return refuse({ refusal: 'case-not-yours' });
        const { db, now, language, actor } = context;
        const pieces: Buffer[] = [];
        for await (const piece of (context.request.body as Readable | undefined) ?? [])
          pieces.push(piece as Buffer);
        const content = Buffer.concat(pieces);
        const today = dateAt(now().getTime());
        const catalogue = await readCatalogue(db.kysely);
        const file = readHistory(content, { today, ...lookups(catalogue) });
        if (!file) return refuse({ refusal: 'history-columns-missing' });
        const known = await knownReferences(
          db.kysely,
          params.origin,
          file.good.map((one) => one.reference),
        );
        const fresh = file.good.filter((one) => !known.has(one.reference));
        let loaded = 0;
        if (query.load === 'yes') {
          const cantons = new Map(catalogue.facilities.map((one) => [one.code, one.canton]));
          const placeOfUnit = (unit: string | null) => ({
            canton: unit === null ? undefined : cantons.get(unit),
          });
          loaded = await transaction(db, async (trx) => {
            let written = 0;
            for (let from = 0; from < fresh.length; from += casesAtOnce)
              written += await insertPastCases(
                trx,
                options,
                fresh.slice(from, from + casesAtOnce).map((one) => pastCase(one, params.origin)),
                today,
                placeOfUnit,
              );
            await recordEntries(trx, auditActor(actor), [
              {
                action: 'complaints.history.loaded',
                subject: { kind: 'history', id: params.origin },
                purpose: 'complaints',
                detail: {
                  sha256: createHash('sha256').update(content).digest('hex'),
                  lines: file.lines,
                  loaded: written,
                  bad: file.badLines,
                },
              },
            ]);
            return written;
          });
        }
        return ok({
          lines: file.lines,
          good: file.good.length,
          bad: file.badLines,
          known: known.size,
          loaded,
          problems: file.problems.slice(0, problemsShown).map((problem) => ({
            line: problem.line,
            field: problem.field,
            found: problem.found,
            message: sayLineProblem(problem, language),
          })),
        });
      },
    }),
  ];
}

function lookups(catalogue: Catalogue) {
  const finder = (items: readonly (readonly [string, readonly string[]])[]) => {
    const codes = new Map(items.flatMap(([code, names]) => names.map((name) => [foldText(name), code])));
    return (stated: string) => codes.get(foldText(stated)) ?? null;
  };
  return {
    service: finder(catalogue.services.map((one) => [one.code, [one.code, one.title.es, one.title.en]])),
    facility: finder(catalogue.facilities.map((one) => [one.code, [one.code, one.name]])),
  };
}
