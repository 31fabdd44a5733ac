import { ok, type Result, refuse } from '#kernel';
import type { RouteContext } from '#platform/http';
import type { DeskAnswer, DeskSummary, PackageAnswer, RunAnswerItem } from './api.ts';
import { sayDefect, sayRemark } from './opinionReport.ts';
import type { ReferenceCase } from './referenceCase.ts';
import { findResult, listRuns, type RunRow } from './runStore.ts';
import { listPackages, type PackageRow, readAllEvents, readEvents } from './store.ts';
import { foldValuation, type ValuationEvent } from './valuation.ts';

export function summaryOf(
  on: ReferenceCase,
  valuationId: string,
  events: readonly ValuationEvent[],
  account: string | null,
): DeskSummary {
  const now = foldValuation(events);
  return {
    valuationId,
    number: now.published?.number ?? null,
    title: now.title,
    study: now.study,
    yearBase: on.document.studies[now.study]?.yearBase ?? 0,
    years: now.years,
    state: now.state,
    mine: account !== null && now.authors.includes(account),
    changedAt: events.at(-1)!.at,
  };
}

/** A valuation as its preparation stands. */
export async function deskView(
  on: ReferenceCase,
  valuationId: string,
  context: RouteContext,
): Promise<Result<DeskAnswer>> {
  const { db, actor } = context;
  const events = await readEvents(db.kysely, valuationId);
  if (events.length === 0) return refuse({ refusal: 'valuation-unknown' });
  const now = foldValuation(events);
  const packages = await listPackages(db.kysely, valuationId);
  const runs = await listRuns(db.kysely, valuationId);
  const study = on.document.studies[now.study];
  const author = actor.accountId !== null && now.authors.includes(actor.accountId);
  return ok({
    ...summaryOf(on, valuationId, events, actor.accountId),
    studyTitle: study?.title ?? { es: now.study, en: now.study },
    packages: packages.map((row) => packageView(row, context)),
    opinion: now.opinion,
    runs: await Promise.all(runs.map((run) => runView(run, packages, context))),
    chosenRun: now.chosen?.runId ?? null,
    text: now.text,
    submitted: now.submitted,
    approved: now.approved,
    returned: now.returned,
    withdrawn: now.withdrawn,
    replacedBy: now.replacedBy,
    history: events.map(({ kind, at, actor: by }) => ({
      kind,
      at,
      mine: by !== null && by === actor.accountId,
    })),
    may: {
      prepare: context.may('valuations.prepare') && now.state === 'draft',
      review: context.may('valuations.review') && now.state === 'submitted' && !author,
      publish:
        context.may('valuations.publish') &&
        !author &&
        (now.state === 'approved' || now.state === 'published'),
    },
    publishedBefore: await publishedBefore(context),
  });
}

/** Published valuations that stand, latest first: with one of them a new run is reconciled. */
export async function publishedBefore(
  context: Pick<RouteContext, 'db'>,
): Promise<{ number: number; title: string; valuationId: string; runId: string }[]> {
  return (await readAllEvents(context.db.kysely))
    .flatMap(({ valuationId, events }) => {
      const now = foldValuation(events);
      return now.state === 'published' && now.published && now.chosen
        ? [{ number: now.published.number, title: now.title, valuationId, runId: now.chosen.runId }]
        : [];
    })
    .sort((a, b) => b.number - a.number);
}

function packageView(row: PackageRow, { language }: RouteContext): PackageAnswer {
  const { opinion } = row;
  return {
    packageId: row.packageId,
    version: row.version,
    sha256: row.sha256,
    receivedAt: row.receivedAt.toISOString(),
    files: row.files.map((file) => ({ ...file })),
    verdict: opinion.verdict,
    defects: opinion.defects.map((defect) => ({
      file: `${defect.table}.csv`,
      row: defect.row ?? null,
      column: defect.column ?? null,
      found: defect.value ?? null,
      ...sayDefect(defect, language),
    })),
    defectsFound: opinion.defectsFound,
    smallCells: opinion.smallCells,
    remarks: opinion.remarks.map((remark) => ({
      file: `${remark.table}.csv`,
      row: remark.row,
      found: remark.value,
      what: sayRemark(remark, language),
    })),
    remarksFound: opinion.remarksFound,
    accounts: opinion.accounts.map((check) => ({ ...check })),
    totals: { ...opinion.totals },
    corrections: opinion.corrections.map((one) => ({ ...one, effect: { ...one.effect } })),
  };
}

async function runView(
  run: RunRow,
  packages: readonly PackageRow[],
  { db }: RouteContext,
): Promise<RunAnswerItem> {
  const result = run.state === 'done' ? await findResult(db.kysely, run.runId) : undefined;
  return {
    runId: run.runId,
    state: run.state,
    part: run.part,
    failure: run.failure,
    packageVersion: packages.find((one) => one.packageId === run.packageId)?.version ?? null,
    scenario: run.request.scenario.title,
    simulations: run.request.stochastic?.runs ?? 0,
    askedAt: run.askedAt.toISOString(),
    tookMs: result?.tookMs ?? null,
    id: result?.id ?? null,
    deficit: result?.figures.deficit ?? null,
    levelRate: result?.figures.levelRate ?? null,
    firstNegativeYear: result?.figures.firstNegativeYear ?? null,
  };
}
