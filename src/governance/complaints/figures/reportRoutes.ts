import { ok, type Result, refuse } from '#kernel';
import type { Trx } from '#platform/database';
import { defineRoute, type Route, runCommand } from '#platform/http';
import { refusalProblem } from '../publicRoutes.ts';
import { everywhere } from '../whoMay.ts';
import { type ReportAnswer, reportAnswer, reportBody, reportParams, reportsAnswer } from './api.ts';
import { composeYear, findReport, listReports, publishReport } from './report.ts';
import { reportPdf } from './reportPdf.ts';

const tag = 'Complaints: ombudsman’s report';

/** The ombudsman's report of a year: the figures write themselves, the words are hers. */
export function reportRoutes(): Route[] {
  return [
    defineRoute({
      method: 'GET',
      url: '/api/complaints/reports',
      permission: 'public',
      tag,
      summary: 'The years that have a report, and those of which figures are published',
      answer: reportsAnswer,
      handle: async (_input, { db }) => ok(await listReports(db.kysely)),
    }),
    defineRoute({
      method: 'GET',
      url: '/api/complaints/reports/:year',
      permission: 'public',
      tag,
      summary: 'The report of a year as it was published last',
      params: reportParams,
      answer: reportAnswer,
      handle: async ({ params }, { db }) => {
        const report = await findReport(db.kysely, params.year);
        return report ? ok(report) : refuse({ refusal: 'no-report-yet' });
      },
    }),
    defineRoute({
      method: 'GET',
      url: '/api/complaints/reports/:year/report.pdf',
      permission: 'public',
      tag,
      summary: 'The same report as a document',
      params: reportParams,
      answer: 'stream',
      handle: async ({ params }, context) => {
        const report = await findReport(context.db.kysely, params.year);
        if (!report) throw refusalProblem({ refusal: 'no-report-yet' }, context);
        const pdf = await reportPdf(report, context.language);
        if (!pdf) throw refusalProblem({ refusal: 'document-not-here' }, context);
        context.reply
          .header('content-disposition', `inline; filename="informe-reclamos-${params.year}.pdf"`)
          .type('application/pdf');
        return pdf;
      },
    }),
    defineRoute({
      method: 'GET',
      url: '/api/complaints/reports/:year/draft',
      permission: 'complaints.ombudsman',
      tag,
      summary: 'The report of a year as it would be published now, with the words of the last one',
      params: reportParams,
      answer: reportAnswer,
      handle: async ({ params }, { db }): Promise<Result<ReportAnswer>> => {
        const figures = await composeYear(db, params.year);
        if (!figures.ok) return figures;
        const last = await findReport(db.kysely, params.year);
        return ok({
          year: params.year,
          version: (last?.version ?? 0) + 1,
          madeOn: null,
          foreword: last?.foreword ?? '',
          recommendations: last?.recommendations ?? '',
          sha256: null,
          figures: figures.value,
        });
      },
    }),
    defineRoute({
      method: 'POST',
      url: '/api/complaints/reports/:year',
      permission: 'complaints.ombudsman',
      tag,
      summary: 'Publishes the report of a year with the figures as they stand',
      params: reportParams,
      body: reportBody,
      answer: reportAnswer,
      status: 201,
      handle: async ({ params, body, key }, context) => {
        const { db, actor, now } = context;
        if (!context.may('complaints.ombudsman', everywhere)) return refuse({ refusal: 'case-not-yours' });
        const published = await runCommand<Record<never, never>, { version: number }>(
          db,
          actor,
          { name: 'complaints.report.publish', key, body: { ...params, ...body } },
          async ({ trx, audit }) => {
            const done = await publishReport(db, trx as Trx, { ...params, ...body }, actor.accountId, now());
            if (done.ok)
              audit({
                action: 'complaints.report.published',
                subject: { kind: 'report', id: `${params.year}` },
                detail: { version: done.value.version },
              });
            return done;
          },
        );
        if (!published.ok) return published;
        return ok((await findReport(db.kysely, params.year))!);
      },
    }),
  ];
}
