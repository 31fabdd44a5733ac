import type { RunManifest } from '#actuarial';
import { ok, type Result, refuse } from '#kernel';
import { writeZip } from '#platform/documents';
import { defineRoute, type Route, type RouteContext } from '#platform/http';
import {
  besideAnswer,
  languageQuery,
  numberParams,
  numberTableParams,
  type PublicSummary,
  publicAnswer,
  publicListAnswer,
} from './api.ts';
import type { ReferenceCase } from './referenceCase.ts';
import { answerReport, answerWorkbook } from './reportAnswer.ts';
import { archiveFiles } from './resultView.ts';
import { tablesOfResult, viewOf } from './runRoutes.ts';
import { findResult, findRun, type RunResultRow, type RunRow } from './runStore.ts';
import { findByNumber, findPackage, getContent, readAllEvents, readEvents } from './store.ts';
import { traceRoute } from './traceRoute.ts';
import { foldValuation, type ValuationNow } from './valuation.ts';

const tag = 'Valuations: published';
const one = '/api/valuations/:number';
const archiveReadme = `Esta carpeta tiene una corrida actuarial publicada: manifest.json dice qué se calculó, inputs.json de qué,
y las tablas CSV lo que dio. Para volver a calcularla en su equipo, hasta el último dígito:

  amparo verify run manifest.json

This folder holds a published actuarial run: manifest.json says what was computed, inputs.json from what, and the CSV tables what came
out. To compute it again on your machine, to the last digit, use the command above.
`;

/** What anyone sees: every valuation that was ever published, also after it was replaced or withdrawn, and all that re-runs it. */
export function publicRoutes(on: ReferenceCase): Route[] {
  return [
    defineRoute({
      method: 'GET',
      url: '/api/valuations',
      permission: 'public',
      tag,
      summary: 'Published valuations, latest first; replaced and withdrawn ones too',
      answer: publicListAnswer,
      handle: async (_input, { db }) => {
        const all = await readAllEvents(db.kysely);
        const items = await Promise.all(
          all.map(async ({ events }) => {
            const now = foldValuation(events);
            if (!now.published || !now.chosen) return [];
            const result = await findResult(db.kysely, now.chosen.runId);
            return result ? [publicSummaryOf(on, now, now.published, result)] : [];
          }),
        );
        return ok({ items: items.flat().sort((a, b) => b.number - a.number) });
      },
    }),
    defineRoute({
      method: 'GET',
      url: '/api/valuations/beside',
      permission: 'public',
      tag,
      summary:
        'What was published of each study beside what the reference valuations compute, with every difference',
      answer: besideAnswer,
      handle: async (_input, context) => {
        const byStudy = new Map<string, ValuationNow>();
        for (const { events } of await readAllEvents(context.db.kysely)) {
          const now = foldValuation(events);
          if (!now.published || now.state === 'withdrawn' || now.chosen?.packageId !== null) continue;
          const other = byStudy.get(now.study)?.published?.number ?? 0;
          if (now.published.number > other) byStudy.set(now.study, now);
        }
        const items = await Promise.all(
          [...byStudy.values()].map(async (now) => {
            const found = await publishedRun(context, now.published?.number ?? 0);
            if (!found.ok) return [];
            const { published, note } = await viewOf(on, context, found.value);
            return [
              {
                number: now.published?.number ?? 0,
                title: now.title,
                studyTitle: titleOfStudy(on, now.study),
                published,
                note,
              },
            ];
          }),
        );
        return ok({
          items: items.flat().sort((a, b) => a.number - b.number),
          contradictions: on.contradictions.map((entry) => ({ ...entry })),
        });
      },
    }),
    defineRoute({
      method: 'GET',
      url: one,
      permission: 'public',
      tag,
      summary: 'A published valuation: its opinion, its texts, its results, what others published beside it',
      params: numberParams,
      answer: publicAnswer,
      handle: async ({ params }, context) => {
        const found = await publishedRun(context, params.number);
        if (!found.ok) return found;
        const { now, run, result } = found.value;
        const { published, text, submitted, approved } = now;
        // None is published without these: the fold of its events has them.
        if (!published || !text || !submitted || !approved) return refuse({ refusal: 'valuation-unknown' });
        const data = run.packageId === null ? undefined : await findPackage(context.db.kysely, run.packageId);
        return ok({
          ...publicSummaryOf(on, now, published, result),
          studyTitle: titleOfStudy(on, now.study),
          text,
          opinion: now.opinion && {
            opinion: now.opinion.opinion,
            name: now.opinion.name,
            registration: now.opinion.registration,
            at: now.opinion.at,
          },
          submitted,
          approved,
          withdrawn: now.withdrawn,
          replacedBy: now.replacedBy,
          data: data
            ? {
                version: data.version,
                sha256: data.sha256,
                verdict: data.opinion.verdict,
                totals: { ...data.opinion.totals },
                corrections: data.corrections.length,
              }
            : null,
          result: await viewOf(on, context, found.value),
          contradictions: on.contradictions.map((entry) => ({ ...entry })),
        });
      },
    }),
    file(
      'manifest.json',
      'The run’s manifest',
      'application/json; charset=utf-8',
      async (_context, { result }) => `${JSON.stringify(manifestOf(result), null, 2)}\n`,
    ),
    file(
      'inputs.json',
      'Everything that the run computed from',
      'application/json; charset=utf-8',
      (context, { run }) => getContent(context.db.kysely, run.inputsSha256),
    ),
    traceRoute(publishedRun),
    file(
      'archive.zip',
      'Manifest, inputs and tables in one archive, for `amparo verify run`',
      'application/zip',
      async (context, { run, result }) =>
        writeZip(
          archiveFiles(
            {
              manifest: manifestOf(result),
              inputsText: await getContent(context.db.kysely, run.inputsSha256),
              tables: await tablesOfResult(context.db.kysely, result),
            },
            archiveReadme,
          ),
        ),
    ),
    defineRoute({
      method: 'GET',
      url: `${one}/tables/:table`,
      permission: 'public',
      tag,
      summary: 'A table of the published run, as CSV',
      params: numberTableParams,
      answer: 'stream',
      handle: async ({ params }, context) => {
        const found = await publishedRun(context, params.number);
        const text = found.ok
          ? (await tablesOfResult(context.db.kysely, found.value.result))[params.table]
          : undefined;
        if (text === undefined) return context.reply.code(404).send();
        return context.reply.type('text/csv; charset=utf-8').send(text);
      },
    }),
    ...(['report.pdf', 'workbook.xlsx'] as const).map((name) =>
      defineRoute({
        method: 'GET',
        url: `${one}/${name}`,
        permission: 'public',
        tag,
        summary:
          name === 'report.pdf'
            ? 'The valuation’s report (tagged PDF)'
            : 'The valuation’s figures with formulas that live (XLSX)',
        params: numberParams,
        query: languageQuery,
        answer: 'stream',
        perMinute: 30,
        handle: async ({ params, query }, context) => {
          const found = await publishedRun(context, params.number);
          if (!found.ok) return context.reply.code(404).send();
          const { now, run } = found.value;
          const subject = {
            on,
            now,
            run,
            result: await viewOf(on, context, found.value),
            language: query.language,
          };
          return name === 'report.pdf' ? answerReport(context, subject) : answerWorkbook(context, subject);
        },
      }),
    ),
  ];

  function file(
    name: string,
    summary: string,
    media: string,
    content: (context: RouteContext, found: PublishedRun) => Promise<string | Uint8Array>,
  ): Route {
    return defineRoute({
      method: 'GET',
      url: `${one}/${name}`,
      permission: 'public',
      tag,
      summary,
      params: numberParams,
      answer: 'stream',
      perMinute: 60,
      handle: async ({ params }, context) => {
        const found = await publishedRun(context, params.number);
        if (!found.ok) return context.reply.code(404).send();
        const saved = name === 'archive.zip' ? `valuacion-${params.number}.zip` : name;
        context.reply.type(media).header('content-disposition', `attachment; filename="${saved}"`);
        return context.reply.send(await content(context, found.value));
      },
    });
  }
}

interface PublishedRun {
  readonly now: ValuationNow;
  readonly run: RunRow;
  readonly result: RunResultRow;
}

async function publishedRun({ db }: RouteContext, number: number): Promise<Result<PublishedRun>> {
  const valuationId = await findByNumber(db.kysely, number);
  if (valuationId === undefined) return refuse({ refusal: 'valuation-unknown' });
  const now = foldValuation(await readEvents(db.kysely, valuationId));
  const run = now.chosen && (await findRun(db.kysely, now.chosen.runId));
  const result = run && (await findResult(db.kysely, run.runId));
  return run && result ? ok({ now, run, result }) : refuse({ refusal: 'valuation-unknown' });
}

function titleOfStudy(on: ReferenceCase, study: string): { es: string; en: string } {
  return on.document.studies[study]?.title ?? { es: study, en: study };
}

function publicSummaryOf(
  on: ReferenceCase,
  now: ValuationNow,
  published: NonNullable<ValuationNow['published']>,
  result: RunResultRow,
): PublicSummary {
  const { figures } = result;
  return {
    number: published.number,
    title: now.title,
    study: now.study,
    yearBase: on.document.studies[now.study]?.yearBase ?? 0,
    years: now.years,
    state: now.state === 'withdrawn' || now.state === 'replaced' ? now.state : 'published',
    publishedAt: published.at,
    onPackage: now.chosen?.packageId != null,
    reserve: figures.reserve ?? null,
    deficit: figures.deficit ?? null,
    levelRate: figures.levelRate ?? null,
    firstNegativeYear: figures.firstNegativeYear ?? null,
  };
}

/** In the order in which a run writes it; the database orders keys by its own rule. */
function manifestOf({ manifest }: RunResultRow): RunManifest {
  const { format, id, engine, request, inputs, parts, tables } = manifest;
  return { format, id, engine, case: manifest.case, request, inputs, ...(parts ? { parts } : {}), tables };
}
