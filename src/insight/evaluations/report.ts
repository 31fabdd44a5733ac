import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatDate } from '#kernel';
import { NoPdfForPlatform, renderPdf } from '#platform/documents';
import { HttpProblem, type Language, problemOf, type RouteContext } from '#platform/http';
import { informantTotals } from './checks.ts';
import type { EvaluationState } from './evaluation.ts';
import { evaluationWords } from './evaluationWords.ts';
import { evaluationsRefusals } from './refusals.ts';
import { reportWords } from './reportWords.ts';
import { evaluationSheets, lessonFields, practiceFields } from './sheets.ts';
import { type StrengthPolicy, strengthOf } from './strength.ts';

const template = readFileSync(join(import.meta.dirname, 'report.typ'), 'utf8');
const sheetsTemplate = readFileSync(join(import.meta.dirname, 'sheets.typ'), 'utf8');

/** Everything that the template typesets, as JSON: texts as they were written, words in the reader's language. */
export function evaluationReport(
  state: EvaluationState,
  number: number,
  policy: StrengthPolicy,
  language: Language,
): Record<string, unknown> {
  const { facts, content, source, versions } = state;
  const words = reportWords[language];
  const w = evaluationWords[language];
  const version = versions.find((one) => one.version === number);
  const rows = content.informants?.rows ?? [];
  const totals = informantTotals(rows);
  const on = source ? source.published?.on : version?.on;
  return {
    language,
    title: facts.title,
    kicker: words.kicker,
    subtitle: facts.programmeTitle,
    foot: `${words.version} ${number} · SHA-256 ${version?.sha256 ?? ''}`,
    words,
    head: [
      [words.kind, w.kind[facts.kind]],
      [words.commissionedBy, facts.commissionedBy],
      [words.published, on ? formatDate(on as never, language) : words.undated],
      ...(source ? [[words.source, source.title]] : []),
      ['SHA-256', version?.sha256 ?? ''],
    ],
    terms: content.terms && { purpose: content.terms.purpose, scope: content.terms.scope },
    questions: content.questions.map((one) => [
      String(one.number),
      w.criterion[one.criterion],
      one.text,
      one.sources.map((kind) => w.source[kind]).join(', '),
      one.methods.map((method) => w.method[method]).join(', '),
    ]),
    informants: [
      ...rows.map((row) => [
        row.as ?? w.category[row.category],
        String(row.women),
        String(row.men),
        String(row.women + row.men),
      ]),
      ...(rows.length > 0
        ? [[words.total, String(totals.women), String(totals.men), String(totals.total)]]
        : []),
    ],
    findings: content.findings.map((one) => [
      String(one.number),
      one.text,
      w.strength[strengthOf(one.evidence, policy).strength],
      one.place ?? '',
    ]),
    conclusions: content.conclusions.map((one) => [String(one.number), one.text, one.findings.join(', ')]),
    recommendations: content.recommendations.map((one) => [
      String(one.number),
      `${one.title}. ${one.text}`,
      one.addressees.map(({ name }) => name).join('; '),
      one.priority ? w.priority[one.priority] : words.unsaid,
      one.term ? w.term[one.term] : words.unsaid,
      one.conclusions.join(', '),
    ]),
    lessons: content.lessons.map((one) => ({ title: one.title, fields: lessonFields(state, one, language) })),
    goodPractices: content.goodPractices.map((one) => ({
      title: one.title,
      fields: practiceFields(state, one, language),
    })),
    discrepancies: (source?.discrepancies ?? []).map((one) => [
      one.what,
      `${one.says.text} (${one.says.place})`,
      `${one.also.text} (${one.also.place})`,
    ]),
  };
}

export async function answerEvaluationReport(
  context: RouteContext,
  state: EvaluationState,
  version: number,
  policy: StrengthPolicy,
): Promise<unknown> {
  const data = evaluationReport(state, version, policy, context.language);
  return answerPdf(context, state, version, { template, data, name: `${state.facts.slug}-v${version}` });
}

/** The standard sheets of the lessons and good practices of a frozen version, each on a page of its own. */
export function answerEvaluationSheets(
  context: RouteContext,
  state: EvaluationState,
  version: number,
): Promise<unknown> {
  const data = evaluationSheets(state, version, context.language);
  const name = `${state.facts.slug}-${context.language === 'es' ? 'fichas' : 'sheets'}-v${version}`;
  return answerPdf(context, state, version, { template: sheetsTemplate, data, name });
}

async function answerPdf(
  { language, reply }: RouteContext,
  { versions }: EvaluationState,
  version: number,
  asked: { readonly template: string; readonly data: Record<string, unknown>; readonly name: string },
): Promise<unknown> {
  const on = versions.find((one) => one.version === version)?.on ?? '2000-01-01';
  try {
    const pdf = await renderPdf(asked.template, asked.data, new Date(`${on}T12:00:00Z`));
    reply.type('application/pdf').header('content-disposition', `inline; filename="${asked.name}.pdf"`);
    return reply.send(Buffer.from(pdf));
  } catch (error) {
    if (!(error instanceof NoPdfForPlatform)) throw error;
    const refusal = { refusal: 'evaluation-report-not-here' };
    throw new HttpProblem(problemOf(refusal, evaluationsRefusals, language));
  }
}
