import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RunInputs } from '#actuarial';
import { NoPdfForPlatform, renderPdf, writeXlsx } from '#platform/documents';
import { HttpProblem, problemOf, type RouteContext } from '#platform/http';
import { valuationsRefusals } from './refusals.ts';
import { reportData } from './report.ts';
import type { ReportSubject, WholeSubject } from './reportSubject.ts';
import { findPackage, getContent } from './store.ts';
import { valuationWorkbook } from './workbook.ts';

const template = readFileSync(join(import.meta.dirname, 'report.typ'), 'utf8');

async function wholeOf({ db }: RouteContext, subject: ReportSubject): Promise<WholeSubject> {
  const { now, run } = subject;
  return {
    ...subject,
    inputs: JSON.parse(await getContent(db.kysely, run.inputsSha256)) as RunInputs,
    data: run.packageId === null ? undefined : await findPackage(db.kysely, run.packageId),
    madeAt: new Date(now.published?.at ?? run.askedAt),
  };
}

const nameOf = ({ now, language }: ReportSubject): string =>
  `${language === 'es' ? 'valuacion' : 'valuation'}-${now.published?.number ?? now.study}`;

export async function answerReport(context: RouteContext, subject: ReportSubject): Promise<unknown> {
  const { reply } = context;
  const whole = await wholeOf(context, subject);
  try {
    const pdf = await renderPdf(template, reportData(whole), whole.madeAt);
    reply.type('application/pdf').header('content-disposition', `inline; filename="${nameOf(subject)}.pdf"`);
    return reply.send(Buffer.from(pdf));
  } catch (error) {
    if (!(error instanceof NoPdfForPlatform)) throw error;
    throw new HttpProblem(problemOf({ refusal: 'report-not-here' }, valuationsRefusals, context.language));
  }
}

export async function answerWorkbook(context: RouteContext, subject: ReportSubject): Promise<unknown> {
  const workbook = writeXlsx(valuationWorkbook(await wholeOf(context, subject)));
  context.reply
    .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
    .header('content-disposition', `attachment; filename="${nameOf(subject)}.xlsx"`);
  return context.reply.send(workbook);
}
