import type { RunRequest, RunTables } from '#actuarial';
import { canonicalJson, ok, type Result, refuse } from '#kernel';
import type { Db } from '#platform/database';
import { defineRoute, type Route, type RouteContext, runCommand } from '#platform/http';
import {
  doneAnswer,
  languageQuery,
  type ResultAnswer,
  resultAnswer,
  runBody,
  runParams,
  runTableParams,
  valuationParams,
} from './api.ts';
import { change } from './change.ts';
import { publishedBefore } from './deskView.ts';
import type { ReferenceCase } from './referenceCase.ts';
import { answerReport, answerWorkbook } from './reportAnswer.ts';
import { resultView } from './resultView.ts';
import { cancelRun, findResult, findRun, insertRun, type RunResultRow, type RunRow } from './runStore.ts';
import { findPackage, getContent, keepContent, readEvents, readTexts } from './store.ts';
import { foldValuation, mayPrepare, mayRun, type ValuationDeed } from './valuation.ts';

const tag = 'Valuations: runs';
const runs = '/api/valuations/desk/:valuationId/runs';

/** Runs: asked for, followed, cancelled, chosen; their results before anything is published. */
export function runRoutes(on: ReferenceCase): Route[] {
  return [
    defineRoute({
      method: 'POST',
      url: runs,
      permission: 'valuations.prepare',
      tag,
      summary: 'Asks for a run; it goes on by itself and its progress is read with the valuation',
      params: valuationParams,
      body: runBody,
      answer: doneAnswer,
      status: 202,
      perMinute: 60,
      handle: ({ params, body, key }, context) =>
        change(
          context,
          { name: 'valuations.run.ask', key, body },
          params.valuationId,
          async ({ trx, now, account, at }) => {
            const allowed = mayRun(now, body.data);
            if (!allowed.ok) return allowed;
            const scenario = on.scenarios.find((one) => one.id === body.scenario);
            if (!scenario) return refuse({ refusal: 'scenario-unknown' });
            if (body.simulations > on.simulationsMost)
              return refuse({ refusal: 'too-many-simulations', most: on.simulationsMost });
            const before = await publishedBefore(context);
            const other = before.find((one) => one.number === body.compareWith);
            if (body.compareWith !== null && !other) return refuse({ refusal: 'comparison-unknown' });
            const packageId = body.data === 'package' ? now.package!.packageId : null;
            const request: RunRequest = {
              study: now.study,
              years: now.years,
              scenario,
              ...(body.simulations > 0
                ? { stochastic: { runs: body.simulations, model: on.stochastic } }
                : {}),
            };
            const inputs = on.inputsOf(
              packageId === null ? undefined : await packageOf(on, trx, packageId, now.study),
            );
            await insertRun(
              trx,
              {
                runId: body.runId,
                valuationId: params.valuationId,
                packageId,
                request,
                inputsSha256: await keepContent(trx, canonicalJson(inputs)),
                comparedWith: other?.runId ?? null,
                askedBy: account,
              },
              at,
            );
            return ok<ValuationDeed>({ kind: 'run-asked', runId: body.runId, packageId });
          },
        ),
    }),
    defineRoute({
      method: 'POST',
      url: `${runs}/:runId/cancel`,
      permission: 'valuations.prepare',
      tag,
      summary: 'Stops a run that waits or goes on',
      params: runParams,
      answer: doneAnswer,
      handle: ({ params, key }, { db, actor, now }) =>
        runCommand<Record<never, never>, { valuationId: string; state: 'draft' }>(
          db,
          actor,
          { name: 'valuations.run.cancel', key, body: params },
          async ({ trx, audit }) => {
            const run = await findRun(trx, params.runId);
            if (run?.valuationId !== params.valuationId) return refuse({ refusal: 'run-unknown' });
            if (!(await cancelRun(trx, params.runId, now()))) return refuse({ refusal: 'run-not-going' });
            audit({
              action: 'valuations.run-cancelled',
              subject: { kind: 'valuation', id: params.valuationId },
              detail: { runId: params.runId },
            });
            return ok({ valuationId: params.valuationId, state: 'draft' });
          },
        ),
    }),
    defineRoute({
      method: 'POST',
      url: `${runs}/:runId/choose`,
      permission: 'valuations.prepare',
      tag,
      summary: 'Chooses the finished run that the valuation presents',
      params: runParams,
      answer: doneAnswer,
      handle: ({ params, key }, context) =>
        change(
          context,
          { name: 'valuations.run.choose', key, body: params },
          params.valuationId,
          async ({ trx, now }) => {
            const allowed = mayPrepare(now);
            if (!allowed.ok) return allowed;
            const run = await findRun(trx, params.runId);
            if (run?.valuationId !== params.valuationId) return refuse({ refusal: 'run-unknown' });
            if (run.state !== 'done') return refuse({ refusal: 'run-not-done' });
            if (run.packageId !== null && run.packageId !== now.package?.packageId)
              return refuse({ refusal: 'run-of-other-data' });
            return ok<ValuationDeed>({ kind: 'run-chosen', runId: run.runId, packageId: run.packageId });
          },
        ),
    }),
    defineRoute({
      method: 'GET',
      url: `${runs}/:runId`,
      permission: 'valuations.read',
      tag,
      summary: 'What a finished run found',
      params: runParams,
      answer: resultAnswer,
      handle: async ({ params }, context) => {
        const found = await finishedRun(context, params);
        return found.ok ? ok(await viewOf(on, context, found.value)) : found;
      },
    }),
    defineRoute({
      method: 'GET',
      url: `${runs}/:runId/tables/:table`,
      permission: 'valuations.read',
      tag,
      summary: 'A table of a finished run, as CSV',
      params: runTableParams,
      answer: 'stream',
      handle: async ({ params }, context) => {
        const found = await finishedRun(context, params);
        const text = found.ok
          ? (await tablesOfResult(context.db.kysely, found.value.result))[params.table]
          : undefined;
        if (text === undefined) return context.reply.code(404).send();
        return context.reply.type('text/csv; charset=utf-8').send(text);
      },
    }),
    ...(['report.pdf', 'workbook.xlsx'] as const).map((file) =>
      defineRoute({
        method: 'GET',
        url: `${runs}/:runId/${file}`,
        permission: 'valuations.read',
        tag,
        summary:
          file === 'report.pdf'
            ? 'The report as it would be published with this run (tagged PDF)'
            : 'The run’s figures with formulas that live (XLSX)',
        params: runParams,
        query: languageQuery,
        answer: 'stream',
        perMinute: 30,
        handle: async ({ params, query }, context) => {
          const found = await finishedRun(context, params);
          if (!found.ok) return context.reply.code(404).send();
          const now = foldValuation(await readEvents(context.db.kysely, params.valuationId));
          const subject = {
            on,
            now,
            run: found.value.run,
            result: await viewOf(on, context, found.value),
            language: query.language,
          };
          return file === 'report.pdf' ? answerReport(context, subject) : answerWorkbook(context, subject);
        },
      }),
    ),
  ];
}

interface FinishedRun {
  readonly run: RunRow;
  readonly result: RunResultRow;
}

async function finishedRun(
  { db }: RouteContext,
  params: { valuationId: string; runId: string },
): Promise<Result<FinishedRun>> {
  const run = await findRun(db.kysely, params.runId);
  if (run?.valuationId !== params.valuationId) return refuse({ refusal: 'run-unknown' });
  const result = await findResult(db.kysely, params.runId);
  return result ? ok({ run, result }) : refuse({ refusal: 'run-not-done' });
}

export async function viewOf(
  on: ReferenceCase,
  { db }: Pick<RouteContext, 'db'>,
  { run, result }: FinishedRun,
): Promise<ResultAnswer> {
  const other = run.comparedWith === null ? undefined : await findRun(db.kysely, run.comparedWith);
  const compared = other && foldValuation(await readEvents(db.kysely, other.valuationId));
  return resultView(
    on,
    result,
    await tablesOfResult(db.kysely, result),
    compared ? { number: compared.published?.number ?? null, title: compared.title } : null,
    run.packageId !== null,
  );
}

export async function tablesOfResult(db: Db, result: RunResultRow): Promise<RunTables> {
  return JSON.parse(await getContent(db, result.tablesSha256)) as RunTables;
}

/** A kept package as a run takes it. @throws Error when there is none: whoever asks has just seen it. */
export async function packageOf(on: ReferenceCase, db: Db, packageId: string, study: string) {
  const row = await findPackage(db, packageId);
  if (!row) throw new Error(`No package has the id ${packageId}.`);
  return { texts: await readTexts(db, row), corrections: row.corrections, settings: on.settingsFor(study) };
}
