import { type Assumption, valueInYear } from '#actuarial';
import { formatDate, plainDate } from '#kernel';
import type { ResultAnswer } from './api.ts';
import { dayOf } from './refusals.ts';
import type { WholeSubject } from './reportSubject.ts';
import { reportText } from './reportText.ts';
import {
  accountWords,
  experienceWords,
  figureWords,
  kindOfFigure,
  markWords,
  noteWords,
  publishedWords,
  wordOf,
} from './reportWords.ts';
import { type Say, sayIn, ticksFor } from './say.ts';

const mainFigures = [
  'deficit',
  'balanceRate',
  'levelRate',
  'levelRateWithoutState',
  'lastPositiveYear',
  'firstNegativeYear',
  'debtOpenGroup',
] as const;

/** Everything that the report's template typesets, as JSON: numbers written in the reader's language, texts as they were written. */
export function reportData(subject: WholeSubject): Record<string, unknown> {
  const { now, result, language, on } = subject;
  const say = sayIn(language);
  const words = reportText[language];
  const { years } = result;
  const study = on.document.studies[now.study];
  const figures = figureWords[language];
  const write = (name: string): string[] => [
    wordOf(figures, name),
    figureText(name, result.figures[name] ?? null, say, words.notWithin),
  ];
  return {
    language,
    title: now.title,
    kicker: words.kicker,
    subtitle: study?.title[language] ?? now.study,
    foot: `${words.run} ${result.id.slice(0, 16)}`,
    notice: noticeOf(subject),
    words,
    head: [
      [words.baseDate, formatDate(plainDate(`${years[0]}-12-31`), language)],
      [words.horizon, `${years[0]}–${years.at(-1)}`],
      [words.scenario, result.scenario[language]],
      [words.engine, result.engine],
      [words.stateOf, words.states[now.state]],
      ...(now.published
        ? [[words.publishedOn, `${dayOf(now.published.at, language)} · n.º ${now.published.number}`]]
        : []),
    ],
    text: now.text ?? { summary: words.notWritten, method: '', conclusions: words.notWritten },
    main: mainFigures.map(write),
    figures: Object.keys(figures)
      .filter((name) => name in result.figures)
      .map(write),
    labels: years.map(String),
    reserve: chartOf(words.reserveAlt(lastPositive(result)), say, [
      [words.reserve, result.paths.reserve!.map((value) => value / 1e6)],
    ]),
    cost: chartOf(words.costAlt, say, [
      [words.costWithout, result.paths.payAsYouGo!.map((share) => 100 * share), 1],
      [words.costWith, result.paths.payAsYouGoWithState!.map((share) => 100 * share), 1],
    ]),
    opinion: opinionOf(subject, say),
    citations: citationsOf(subject),
    assumptions: assumptionsOf(subject, say),
    financial: yearlyTable(
      result,
      say,
      words,
      ['contributions', 'interest', 'statePaid', 'pensions', 'administration', 'reserve'],
      (value) => say.decimal(value / 1e6, 0),
    ),
    demographic: yearlyTable(
      result,
      say,
      words,
      ['contributors', 'oldAgePensioners', 'invalidityPensioners', 'widows', 'orphans'],
      (value) => say.whole(value),
    ),
    premiums: result.scaledPremiums.map((period) => [
      `${period.yearFirst}–${period.yearLast}`,
      say.percent(period.rate),
      say.millions(period.reserveAtEnd),
    ]),
    fan: result.fan && {
      text: words.fanText(
        result.simulations,
        result.seed ?? 0,
        say.percent(result.fan.exhausted.at(-1) ?? 0, 1),
      ),
      ...chartOf(
        words.fanAlt,
        say,
        result.fan.shares.map((share, i) => [
          `${Math.round(100 * share)} %`,
          result.fan!.paths[i]!.map((value) => value / 1e6),
        ]),
      ),
    },
    comparison: comparisonOf(subject, say),
    published: result.published.map((row) => {
      const show = (value: number): string => unitText(value, row.unit, say);
      return [
        `${wordOf(publishedWords[language], row.figure)}${row.fittedOn2018 ? ` (${words.fittedOn2018})` : ''}`,
        show(row.published),
        show(row.computed),
        show(row.difference),
        row.within === null ? words.shownOnly : row.within ? words.within : words.outside,
      ];
    }),
    note: result.note.map((row) => [
      wordOf(noteWords[language], row.id),
      String(row.published),
      String(row.computed),
      row.permanentLoss === null ? '–' : say.percent(row.permanentLoss, 1),
    ]),
    contradictions: on.contradictions.map((entry) => entry[language]),
    reviewNote: now.approved?.note ?? '',
    signatures: [
      ...(now.submitted
        ? [signatureOf(now.submitted, words.author, language)]
        : [{ name: words.notSigned, role: words.author, when: null }]),
      ...(now.approved ? [signatureOf(now.approved, words.reviewer, language)] : []),
    ],
    command: `amparo verify run valuacion-${now.published?.number ?? 'N'}.zip`,
    hashes: [
      [words.run, result.id],
      [words.inputs, result.inputs],
      ...Object.entries(result.parts).map(([name, hash]) => [wordOf(words.parts, name), hash]),
    ],
  };
}

function signatureOf(
  signed: { name: string; registration: string; at: string },
  role: string,
  language: 'es' | 'en',
): Record<string, string> {
  return {
    name: signed.name,
    role: `${role} · ${signed.registration}`,
    when: dayOf(signed.at, language),
  };
}

function noticeOf({ now, language, result }: WholeSubject): string | null {
  const words = reportText[language];
  if (now.withdrawn) return words.withdrawn(dayOf(now.withdrawn.at, language), now.withdrawn.reason);
  if (now.replacedBy !== null) return words.replaced(now.replacedBy);
  if (now.state !== 'published') return words.draft;
  return result.onPackage ? null : words.reconstructed;
}

export function figureText(name: string, value: number | null, say: Say, notWithin: string): string {
  if (value === null) return notWithin;
  switch (kindOfFigure(name)) {
    case 'year':
      return String(value);
    case 'rate':
      return say.percent(value);
    default:
      return say.millions(value);
  }
}

export function unitText(value: number, unit: string, say: Say): string {
  if (unit === 'year')
    return Number.isInteger(value) ? String(value).replace('-', '−') : say.decimal(value, 1);
  if (unit === 'percent' || unit === 'ratio') return say.decimal(value, 2);
  return say.decimal(value, 0);
}

function lastPositive(result: ResultAnswer): number {
  return result.figures.lastPositiveYear ?? result.years.at(-1)!;
}

function chartOf(
  alt: string,
  say: Say,
  series: readonly (readonly [label: string, values: readonly number[], from?: number])[],
): Record<string, unknown> {
  // Rates of the base year, which has no flows, are not drawn.
  const drawn = series.map(([label, values, from = 0]) => ({
    label,
    values: values.map((value, at) => (at < from || !Number.isFinite(value) ? null : value)),
  }));
  const ticks = ticksFor(drawn.flatMap((one) => one.values.filter((value) => value !== null)));
  return { alt, series: drawn, ticks: ticks.map((value) => ({ value, label: say.decimal(value, 0) })) };
}

function yearlyTable(
  result: ResultAnswer,
  _say: Say,
  words: (typeof reportText)['es'] | (typeof reportText)['en'],
  names: readonly (keyof (typeof reportText)['es']['paths'])[],
  show: (value: number) => string,
): Record<string, unknown> {
  return {
    columns: [
      { header: words.year },
      ...names.map((name) => ({ header: words.paths[name], align: 'right' })),
    ],
    rows: result.years.map((year, t) => [
      String(year),
      ...names.map((name) =>
        t === 0 && name !== 'reserve' && !personPaths.includes(name) ? '' : show(result.paths[name]![t]!),
      ),
    ]),
  };
}

const personPaths: readonly string[] = [
  'contributors',
  'oldAgePensioners',
  'invalidityPensioners',
  'widows',
  'orphans',
];

function opinionOf(subject: WholeSubject, say: Say): Record<string, unknown> | null {
  const { data, now, language } = subject;
  if (!data) return null;
  const words = reportText[language];
  return {
    facts: [
      [words.version, String(data.version)],
      [words.verdict, words.verdicts[data.opinion.verdict]],
      [words.packageHash, data.sha256.slice(0, 32)],
      ...(now.opinion ? [[words.signedBy, `${now.opinion.name} · ${now.opinion.registration}`]] : []),
    ],
    text: now.opinion?.opinion ?? words.notWritten,
    accounts: data.opinion.accounts.map((check) => [
      wordOf(accountWords[language], check.item),
      say.whole(check.data),
      say.whole(check.accounts),
      say.percent(check.accounts === 0 ? 0 : check.difference / check.accounts),
    ]),
    corrections: data.opinion.corrections.map((one) => [
      `${one.table}.csv ${one.row} ${one.column}`,
      one.from === '' ? words.empty : one.from,
      one.to,
      one.reason,
    ]),
  };
}

function citationsOf({ inputs, language }: WholeSubject): string[][] {
  const words = reportText[language];
  const seen = new Map<string, string[]>();
  for (const { norm, gazette, status, from, to } of inputs.law.citations) {
    const text = gazette ? `${norm}, ${gazette}` : norm;
    seen.set(text, [text, words.statuses[status], to ? `${from} – ${to}` : `${words.since} ${from}`]);
  }
  return [...seen.values()];
}

function assumptionsOf(subject: WholeSubject, say: Say): string[][] {
  const { inputs, now, language, result } = subject;
  const { document } = inputs;
  const study = document.studies[now.study];
  const first = result.years[0]! + 1;
  return Object.entries(document.assumptions).map(([name, entry]) => {
    const own: Assumption = study?.assumptions[name] ?? document.calibration.values[name] ?? entry.value;
    const varies = typeof own !== 'number';
    const value = valueInYear(own, first);
    return [
      entry.title[language],
      `${Math.abs(value) >= 1000 ? say.whole(value) : say.decimal(value, 4)}${varies ? ' →' : ''}`,
      markWords[language][entry.mark],
      // What a study says in place of the case comes from that study.
      study?.assumptions[name] === undefined ? entry.source[language] : study.title[language],
    ];
  });
}

function comparisonOf({ result, language }: WholeSubject, say: Say): Record<string, unknown> | null {
  const { comparison } = result;
  if (!comparison) return null;
  const words = reportText[language];
  const { start, end, steps } = comparison.measures.deficit!;
  return {
    text: words.comparisonText(comparison.with.title),
    steps: [
      [words.before, '', say.millions(start)],
      ...steps.map((step) => [step.title[language], say.millions(step.change), say.millions(step.after)]),
      [words.thisOne, say.millions(end - start), say.millions(end)],
    ],
    experience: (comparison.experience ?? []).map((row) => [
      wordOf(experienceWords[language], row.id),
      say.whole(row.expected),
      say.whole(row.actual),
      `${say.percent(row.expected === 0 ? 0 : row.difference / row.expected, 1)}`,
    ]),
  };
}
