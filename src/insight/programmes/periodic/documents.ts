import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatDate, type PlainDate } from '#kernel';
import { NoPdfForPlatform, renderPdf, type SheetSpec, writeXlsx } from '#platform/documents';
import { HttpProblem, type Language, problemOf, type RouteContext } from '#platform/http';
import { programmesRefusals } from '../refusals.ts';
import type { IssuedRow } from '../store.ts';
import type { PeriodicReport } from './content.ts';
import { sentencesOf } from './sentences.ts';
import { periodicWords, written, writtenMoney, writtenShare } from './words.ts';

const template = readFileSync(join(import.meta.dirname, 'report.typ'), 'utf8');
const groupName = (group: string) => group.replace('=', ': ');

/** Everything that the template typesets, as JSON: texts as they were written, words in the reader's language. */
export function periodicPdfData(
  { period, number, sha256, content: report }: Pick<IssuedRow, 'period' | 'number' | 'sha256' | 'content'>,
  language: Language,
): Record<string, unknown> {
  const w = periodicWords[language];
  const figure = (value: number | null | undefined) => written(value, language);
  const date = (on: string | null) => (on === null ? '—' : formatDate(on as PlainDate, language));
  const money = (amount: number | null) => writtenMoney(amount, language);
  const { whole } = report.budget;
  return {
    language,
    title: report.programme.name,
    kicker: w.kicker,
    subtitle: w.title(period),
    foot: `${w.number} ${number} · SHA-256 ${sha256}`,
    words: { ...w, how: null, whys: null, states: null, lights: null, levels: null, reportStates: null },
    head: [
      [w.covers, w.fromTo(report.from, report.until)],
      [w.writtenOn, date(report.on)],
      [w.executor, report.programme.executor],
      [w.donor, report.programme.donor],
      [w.version, w.versionIs(report.version)],
      ['SHA-256', sha256],
    ],
    sentences: sentencesOf(report, language),
    results: report.indicators.flatMap((one) => [
      ...one.periods.map((each, i) => [
        i === 0 ? one.name : '',
        each.period,
        each.why ? w.whys[each.why] : each.value === null ? w.reportStates[each.state] : figure(each.value),
        figure(each.goal),
        one.unit,
        w.lights[each.light],
      ]),
      ...(one.together && one.together.value !== null
        ? [
            [
              '',
              `${w.together} (${w.how[one.together.how]})`,
              `${figure(one.together.value)}${one.together.missing.length > 0 ? `, ${w.partial(one.together.missing.join(', '))}` : ''}`,
              '',
              one.unit,
              '',
            ],
          ]
        : []),
    ]),
    groups: report.indicators.flatMap((one) =>
      one.periods.flatMap((each) =>
        each.groups.map((group) => [
          one.name,
          each.period,
          groupName(group.group),
          figure(group.value),
          one.unit,
        ]),
      ),
    ),
    notes: report.indicators.flatMap((one) =>
      one.periods.filter((each) => each.note).map((each) => [one.name, each.period, each.note]),
    ),
    products: report.products.items.map((one) => [
      one.code,
      one.name,
      w.states[one.state ?? 'none'],
      date(one.due),
      one.reason,
    ]),
    budgetOn: report.budget.on === null ? w.noExecution : w.budgetOn(report.budget.on),
    budget: [
      ...report.budget.components.map((one) => [
        one.name || w.management,
        money(one.budgetedCents),
        money(one.executedCents),
        money(one.committedCents),
        money(one.balanceCents),
        one.products.total > 0 ? `${one.products.done}/${one.products.total}` : '—',
        one.executedCents !== null && one.budgetedCents > 0
          ? writtenShare(one.executedCents, one.budgetedCents, language)
          : '—',
      ]),
      [
        w.whole,
        money(whole.budgetedCents),
        money(whole.executedCents),
        money(whole.committedCents),
        money(whole.balanceCents),
        `${report.products.whole.done}/${report.products.whole.total}`,
        whole.executedCents !== null && whole.budgetedCents > 0
          ? writtenShare(whole.executedCents, whole.budgetedCents, language)
          : '—',
      ],
    ],
    alerts: report.alerts.map((one) => [
      w.alertWhat(one.name, one.period, figure(one.value), figure(one.goal)),
      w.lights[one.light],
      one.corrective === null ? w.unanswered : w.answeredBy(one.corrective),
    ]),
    correctives: report.correctives.map((one) => [
      String(one.number),
      one.text,
      one.about,
      one.owner,
      date(one.due),
      one.closed ? w.closed(one.closed.on, one.closed.text) : one.isLate ? w.late : w.open,
    ]),
    goalChanges: report.goalChanges.map((one) => [
      one.name,
      date(one.on),
      changeOf(one, language),
      one.reason,
    ]),
    owed: report.owed.map((one) => [one.name, one.period, w.reportStates[one.state], one.responsible]),
    later: report.later.map((one) => w.laterWhat(one.name, one.period)),
  };
}

/** A goal that changed, period by period: “2026-T4: 20.000 → 16.000”. */
export const changeOf = (
  { before, goals }: PeriodicReport['goalChanges'][number],
  language: Language,
): string =>
  Object.entries(goals)
    .map(([period, goal]) => `${period}: ${written(before[period], language)} → ${written(goal, language)}`)
    .join('; ');

/** The report as sheets: numbers as numbers, so that they can be worked with. */
export function periodicSheets(
  { period, number, sha256, content: report }: Pick<IssuedRow, 'period' | 'number' | 'sha256' | 'content'>,
  language: Language,
): SheetSpec[] {
  const w = periodicWords[language];
  const amount = (value: number | null) => (value === null ? null : value / 100);
  const notes = [
    `${report.programme.name}. ${w.title(period)}`,
    `${w.covers} ${w.fromTo(report.from, report.until)}. ${w.writtenOn} ${formatDate(report.on as PlainDate, language)}. ${w.number} ${number}. SHA-256 ${sha256}`,
  ];
  const text = (header: string, width = 24) => ({ header, width });
  const decimal = (header: string) => ({ header, width: 16, show: 'decimal' as const });
  return [
    {
      name: w.summary,
      notes,
      columns: [text(w.summary, 110)],
      rows: sentencesOf(report, language).map((one) => [one]),
    },
    {
      name: w.results,
      notes,
      columns: [
        text(w.indicator, 48),
        text(w.level),
        text(w.period),
        text(w.group, 30),
        decimal(w.value),
        decimal(w.goal),
        text(w.unit),
        text(w.light),
        text(w.state),
        text(w.note, 48),
      ],
      rows: report.indicators.flatMap((one) =>
        one.periods.flatMap((each) => [
          [
            one.name,
            one.level ? w.levels[one.level] : null,
            each.period,
            w.all,
            each.value,
            each.goal,
            one.unit,
            w.lights[each.light],
            each.why ? w.whys[each.why] : w.reportStates[each.state],
            each.note || null,
          ],
          ...each.groups.map((group) => [
            one.name,
            one.level ? w.levels[one.level] : null,
            each.period,
            groupName(group.group),
            group.value,
            null,
            one.unit,
            null,
            null,
            null,
          ]),
        ]),
      ),
    },
    {
      name: w.products,
      notes,
      columns: [text(w.product, 48), text(w.component, 36), text(w.due), text(w.state), text(w.reason, 48)],
      rows: report.products.items.map((one) => [
        `${one.code} ${one.name}`.trim(),
        one.component,
        one.due,
        w.states[one.state ?? 'none'],
        one.reason || null,
      ]),
    },
    {
      name: w.budget,
      notes: [...notes, report.budget.on === null ? w.noExecution : w.budgetOn(report.budget.on)],
      columns: [
        text(w.component, 40),
        decimal(w.budgeted),
        decimal(w.executed),
        decimal(w.committed),
        decimal(w.balance),
        { header: w.physical, width: 18, show: 'percent' },
        { header: w.financial, width: 18, show: 'percent' },
      ],
      rows: [
        ...report.budget.components.map((one) => ({ ...one, name: one.name || w.management })),
        { name: w.whole, products: report.products.whole, ...report.budget.whole },
      ].map((one) => [
        one.name,
        amount(one.budgetedCents),
        amount(one.executedCents),
        amount(one.committedCents),
        amount(one.balanceCents),
        one.products.total > 0 ? one.products.done / one.products.total : null,
        one.executedCents !== null && one.budgetedCents > 0 ? one.executedCents / one.budgetedCents : null,
      ]),
    },
    {
      name: w.correctives,
      notes,
      columns: [
        text('N.º', 8),
        text(w.action, 60),
        text(w.about, 40),
        text(w.owner, 36),
        text(w.due),
        text(w.state, 48),
      ],
      rows: report.correctives.map((one) => [
        one.number,
        one.text,
        one.about,
        one.owner,
        one.due,
        one.closed ? w.closed(one.closed.on, one.closed.text) : one.isLate ? w.late : w.open,
      ]),
    },
    {
      name: w.owed,
      notes,
      columns: [text(w.indicator, 48), text(w.period), text(w.state), text(w.responsible, 40)],
      rows: report.owed.map((one) => [one.name, one.period, w.reportStates[one.state], one.responsible]),
    },
  ];
}

const nameOf = ({ period, content }: IssuedRow, language: Language): string =>
  `${content.programme.slug}-${language === 'es' ? 'informe' : 'report'}-${period}`;
const madeAt = ({ content }: IssuedRow): Date => new Date(`${content.on}T12:00:00Z`);

export async function answerPeriodicPdf(context: RouteContext, row: IssuedRow): Promise<unknown> {
  const { language, reply } = context;
  try {
    const pdf = await renderPdf(template, periodicPdfData(row, language), madeAt(row));
    reply
      .type('application/pdf')
      .header('content-disposition', `inline; filename="${nameOf(row, language)}.pdf"`);
    return reply.send(Buffer.from(pdf));
  } catch (error) {
    if (!(error instanceof NoPdfForPlatform)) throw error;
    throw new HttpProblem(problemOf({ refusal: 'pdf-not-here' }, programmesRefusals, language));
  }
}

export async function answerPeriodicWorkbook(context: RouteContext, row: IssuedRow): Promise<unknown> {
  const { language, reply } = context;
  reply
    .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
    .header('content-disposition', `attachment; filename="${nameOf(row, language)}.xlsx"`);
  return reply.send(
    writeXlsx({
      title: `${row.content.programme.name}. ${periodicWords[language].title(row.period)}`,
      author: 'Amparo',
      madeAt: madeAt(row),
      sheets: periodicSheets(row, language),
    }),
  );
}
