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
import { type StrengthPolicy, strengthOf } from './strength.ts';

const template = readFileSync(join(import.meta.dirname, 'report.typ'), 'utf8');

/** Everything that the template typesets, as JSON: texts as they were written, words in the reader's language. */
export function evaluationReport(
  { facts, content, source, versions }: EvaluationState,
  number: number,
  policy: StrengthPolicy,
  language: Language,
): Record<string, unknown> {
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
    lessons: content.lessons.map((one) => [one.title, one.sheet.description]),
    goodPractices: content.goodPractices.map((one) => [one.title, one.sheet.description]),
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
  const { language, reply } = context;
  const on = state.versions.find((one) => one.version === version)?.on ?? '2000-01-01';
  try {
    const pdf = await renderPdf(
      template,
      evaluationReport(state, version, policy, language),
      new Date(`${on}T12:00:00Z`),
    );
    reply
      .type('application/pdf')
      .header('content-disposition', `inline; filename="${state.facts.slug}-v${version}.pdf"`);
    return reply.send(Buffer.from(pdf));
  } catch (error) {
    if (!(error instanceof NoPdfForPlatform)) throw error;
    const refusal = { refusal: 'evaluation-report-not-here' };
    throw new HttpProblem(problemOf(refusal, evaluationsRefusals, language));
  }
}
