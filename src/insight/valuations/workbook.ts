import { formula, type SheetCell, type SheetSpec, type WorkbookSpec } from '#platform/documents';
import { reportData, unitText } from './report.ts';
import type { WholeSubject } from './reportSubject.ts';
import { reportText } from './reportText.ts';
import {
  experienceWords,
  figureWords,
  kindOfFigure,
  noteWords,
  publishedWords,
  wordOf,
} from './reportWords.ts';

const names = {
  es: {
    summary: 'Resumen',
    balance: 'Balance',
    persons: 'Personas',
    premiums: 'Primas',
    published: 'Publicado',
    comparison: 'Comparación',
    experience: 'Experiencia',
    fan: 'Simulaciones',
    assumptions: 'Hipótesis',
    manifest: 'Manifiesto',
    opening: 'Reserva al inicio',
    expense: 'Gasto',
    funeral: 'Funerales',
    other: 'Otros ingresos',
    wages: 'Masa salarial',
    rate: 'Rendimiento anual',
    discount: 'Descuento',
    payAsYouGo: 'Tasa de reparto',
    affiliates: 'Afiliados',
    pensioners: 'Pensionistas',
    dependency: 'Pensionistas por afiliado',
    living: 'Las celdas con fórmula se recalculan: cambie un flujo y vea moverse la reserva y el déficit.',
    unit: 'Unidad',
    units: { usd: 'USD', rate: 'parte de la masa salarial', year: 'año' },
    exhausted: 'Parte agotada',
    total: 'Valor presente',
  },
  en: {
    summary: 'Summary',
    balance: 'Balance',
    persons: 'Persons',
    premiums: 'Premiums',
    published: 'Published',
    comparison: 'Comparison',
    experience: 'Experience',
    fan: 'Simulations',
    assumptions: 'Assumptions',
    manifest: 'Manifest',
    opening: 'Opening reserve',
    expense: 'Expense',
    funeral: 'Funerals',
    other: 'Other income',
    wages: 'Wages',
    rate: 'Yearly return',
    discount: 'Discount',
    payAsYouGo: 'Pay-as-you-go rate',
    affiliates: 'Affiliates',
    pensioners: 'Pensioners',
    dependency: 'Pensioners per affiliate',
    living: 'Cells with a formula recompute: change a flow and see reserve and deficit move.',
    unit: 'Unit',
    units: { usd: 'USD', rate: 'share of wages', year: 'year' },
    exhausted: 'Share exhausted',
    total: 'Present value',
  },
} as const;

/** First data row of a sheet with that many notes: the notes, a blank line, the heading. */
const firstRow = (notes: number): number => notes + 3;

/**
 * The valuation as an actuary would keep it: the reserve of each year, present values, deficit, level rate and ratios are formulas over
 * the flows; the rest are values. Every formula carries the run's own figure as its result.
 */
export function valuationWorkbook(subject: WholeSubject): WorkbookSpec {
  const { now, language, result, madeAt } = subject;
  const words = names[language];
  const texts = reportText[language];
  const balance = balanceSheet(subject);
  return {
    title: now.title,
    author: 'Amparo',
    madeAt,
    sheets: [
      summarySheet(subject),
      balance,
      personsSheet(subject),
      {
        name: words.premiums,
        notes: [texts.premiumsTable],
        columns: [
          { header: `${texts.period} (1)`, show: 'year' },
          { header: `${texts.period} (2)`, show: 'year' },
          { header: texts.rate, show: 'percent' },
          { header: `${texts.reserveAtEnd} (USD)`, show: 'integer', width: 20 },
        ],
        rows: result.scaledPremiums.map((period) => [
          period.yearFirst,
          period.yearLast,
          period.rate,
          period.reserveAtEnd,
        ]),
      },
      ...(result.published.length + result.note.length > 0 ? [publishedSheet(subject)] : []),
      ...(result.comparison ? comparisonSheets(subject) : []),
      ...(result.fan ? [fanSheet(subject)] : []),
      {
        name: words.assumptions,
        notes: [texts.assumptionsTable, texts.assumptionsText],
        columns: [
          { header: texts.assumption, width: 48 },
          { header: texts.value },
          { header: texts.mark },
          { header: texts.source, width: 60 },
        ],
        rows: reportData(subject).assumptions as string[][],
      },
      {
        name: words.manifest,
        notes: [texts.again, texts.againText],
        columns: [
          { header: texts.figure, width: 28 },
          { header: texts.value, width: 72 },
        ],
        rows: [
          [texts.engine, result.engine],
          [texts.run, result.id],
          [texts.inputs, result.inputs],
          ...Object.entries(result.parts).map(([name, hash]) => [wordOf(texts.parts, name), hash]),
          ...(result.seed === null ? [] : [['seed', result.seed]]),
        ],
      },
    ],
  };
}

const balanceNotes = 2;

function balanceSheet({ result, language }: WholeSubject): SheetSpec {
  const words = names[language];
  const { paths } = reportText[language];
  const p = result.paths;
  const top = firstRow(balanceNotes);
  const rows = result.years.map((year, t): SheetCell[] => {
    const row = top + t;
    if (t === 0)
      return [year, null, null, null, null, null, null, null, null, null, p.reserve![0]!, null, 1, null];
    const opening = p.reserve![t - 1]!;
    const interest = p.interest![t]!;
    const flows = ['contributions', 'statePaid', 'pensions', 'funeral', 'administration'].map(
      (name) => p[name]![t]!,
    ) as [number, number, number, number, number];
    const [contributions, state, pensions, funeral, administration] = flows;
    const known = opening + interest + contributions + state - pensions - funeral - administration;
    // What is left are other incomes; cents are the last thing that a run of 40 years can still tell apart.
    const other = Math.round((p.reserve![t]! - known) * 100) / 100;
    return [
      year,
      formula(`K${row - 1}`, opening),
      rateOf(p, t),
      formula(`B${row}*C${row}`, interest),
      ...flows,
      other,
      formula(`B${row}+D${row}+E${row}+F${row}-G${row}-H${row}-I${row}+J${row}`, p.reserve![t]!),
      p.wages![t]!,
      formula(`M${row - 1}/(1+C${row})`, discountAt(p, t)),
      formula(`(G${row}+H${row}+I${row})/L${row}`, p.payAsYouGo![t]!),
    ];
  });
  const money = (header: string) => ({ header, show: 'integer' as const, width: 18 });
  return {
    name: words.balance,
    notes: [reportText[language].financialTable.replace(/,[^,]*$/, ' (USD)'), words.living],
    columns: [
      { header: reportText[language].year, show: 'year', width: 8 },
      money(words.opening),
      { header: words.rate, show: 'percent' },
      money(paths.interest),
      money(paths.contributions),
      money(paths.statePaid),
      money(paths.pensions),
      money(words.funeral),
      money(paths.administration),
      money(words.other),
      money(paths.reserve),
      money(words.wages),
      { header: words.discount, show: 'decimal' },
      { header: words.payAsYouGo, show: 'percent' },
    ],
    rows,
  };
}

/** The product of what one dollar of each year is worth at the base date, as the sheet's own formula computes it. */
function discountAt(paths: Readonly<Record<string, readonly number[]>>, t: number): number {
  let discount = 1;
  for (let year = 1; year <= t; year++) discount /= 1 + rateOf(paths, year);
  return discount;
}

/** The year's return: what the reserve earned over what it was. */
function rateOf(paths: Readonly<Record<string, readonly number[]>>, t: number): number {
  return paths.interest![t]! / paths.reserve![t - 1]!;
}

function summarySheet({ result, language, now }: WholeSubject): SheetSpec {
  const words = names[language];
  const figures = result.figures;
  const first = firstRow(balanceNotes) + 1;
  const last = firstRow(balanceNotes) + result.years.length - 1;
  const sheet = `'${words.balance}'!`;
  const pv = (column: string, value: number): SheetCell =>
    formula(`SUMPRODUCT(${sheet}${column}${first}:${column}${last},${sheet}M${first}:M${last})`, value);
  const at = firstRow(2);
  const get = (name: string): number => figures[name] ?? 0;
  // The rows below are named by their place: reserve, wages, contributions, administration, pensions, funeral, state, other income.
  const row = Object.fromEntries(
    [
      'reserve',
      'wages',
      'contributions',
      'administration',
      'pensions',
      'funeral',
      'state',
      'otherIncome',
      'deficit',
    ].map((name, i) => [name, `B${at + i}`]),
  ) as Record<string, string>;
  const living: Record<string, SheetCell> = {
    reserve: formula(`${sheet}K${firstRow(balanceNotes)}`, get('reserve')),
    wages: pv('L', get('wages')),
    contributions: pv('E', get('contributions')),
    administration: pv('I', get('administration')),
    pensions: pv('G', get('pensions')),
    funeral: pv('H', get('funeral')),
    state: pv('F', get('state')),
    otherIncome: pv('J', get('otherIncome')),
    deficit: formula(
      `${row.pensions}+${row.funeral}+${row.administration}-${row.reserve}-${row.contributions}-${row.state}-${row.otherIncome}`,
      get('deficit'),
    ),
    balanceRate: formula(`-${row.deficit}/${row.wages}`, get('balanceRate')),
    levelRate: formula(`(${row.contributions}+${row.deficit})/${row.wages}`, get('levelRate')),
    levelRateWithoutState: formula(
      `(${row.contributions}+${row.deficit}+${row.state})/${row.wages}`,
      get('levelRateWithoutState'),
    ),
    breakEvenStateShare: formula(`(${row.deficit}+${row.state})/${row.pensions}`, get('breakEvenStateShare')),
  };
  const order = [...Object.keys(living), ...Object.keys(figures).filter((name) => !(name in living))];
  return {
    name: words.summary,
    notes: [now.title, words.living],
    columns: [
      { header: reportText[language].figure, width: 56 },
      { header: reportText[language].value, width: 22 },
      { header: words.unit, width: 26 },
    ],
    rows: order.map((name) => [
      wordOf(figureWords[language], name),
      living[name] ?? figures[name] ?? null,
      words.units[kindOfFigure(name)],
    ]),
  };
}

function personsSheet({ result, language }: WholeSubject): SheetSpec {
  const words = names[language];
  const { paths } = reportText[language];
  const p = result.paths;
  const top = firstRow(1);
  const kinds = ['oldAgePensioners', 'invalidityPensioners', 'widows', 'orphans'] as const;
  return {
    name: words.persons,
    notes: [reportText[language].demographicTable],
    columns: [
      { header: reportText[language].year, show: 'year', width: 8 },
      { header: paths.contributors, show: 'integer' },
      { header: words.affiliates, show: 'integer' },
      ...kinds.map((name) => ({ header: paths[name], show: 'integer' as const })),
      { header: words.pensioners, show: 'integer' },
      { header: words.dependency, show: 'decimal' },
    ],
    rows: result.years.map((year, t) => {
      const row = top + t;
      const pensioners = kinds.reduce((sum, name) => sum + p[name]![t]!, 0);
      return [
        year,
        p.contributors![t]!,
        p.affiliates![t]!,
        ...kinds.map((name) => p[name]![t]!),
        formula(`SUM(D${row}:G${row})`, pensioners),
        formula(`H${row}/C${row}`, p.dependency![t]!),
      ];
    }),
  };
}

function publishedSheet({ result, language }: WholeSubject): SheetSpec {
  const words = names[language];
  const texts = reportText[language];
  const top = firstRow(2);
  const rows: SheetCell[][] = result.published.map((row, i) => [
    `${wordOf(publishedWords[language], row.figure)}${row.fittedOn2018 ? ` (${texts.fittedOn2018})` : ''}`,
    row.unit,
    row.published,
    row.computed,
    formula(`D${top + i}-C${top + i}`, row.difference),
    row.tolerance,
    row.within === null ? texts.shownOnly : row.within ? texts.within : texts.outside,
    row.source[language],
  ]);
  const note: SheetCell[][] = result.note.map((row, i) => {
    const at = top + rows.length + i;
    return [
      wordOf(noteWords[language], row.id),
      'year',
      row.published,
      row.computed,
      formula(`D${at}-C${at}`, row.computed - row.published),
      null,
      texts.shownOnly,
      row.permanentLoss === null
        ? null
        : `${texts.shock}: ${unitText(100 * row.permanentLoss, 'percent', plainSay)} %`,
    ];
  });
  return {
    name: words.published,
    notes: [texts.publishedTable, texts.othersText],
    columns: [
      { header: texts.figure, width: 56 },
      { header: words.unit },
      { header: texts.published },
      { header: texts.computed },
      { header: texts.difference },
      { header: texts.tolerance },
      { header: texts.tolerance },
      { header: texts.source, width: 60 },
    ],
    rows: [...rows, ...note],
  };
}

const plainSay = {
  millions: (usd: number) => (usd / 1e6).toFixed(1),
  percent: (share: number) => `${(100 * share).toFixed(2)} %`,
  whole: (value: number) => value.toFixed(0),
  decimal: (value: number, decimals: number) => value.toFixed(decimals),
};

function comparisonSheets({ result, language }: WholeSubject): SheetSpec[] {
  const words = names[language];
  const texts = reportText[language];
  const comparison = result.comparison!;
  const { start, steps } = comparison.measures.deficit!;
  const top = firstRow(2);
  const money = (header: string) => ({ header, show: 'integer' as const, width: 20 });
  return [
    {
      name: words.comparison,
      notes: [texts.waterfall.replace(/,[^,]*$/, ' (USD)'), texts.comparisonText(comparison.with.title)],
      columns: [{ header: texts.step, width: 56 }, money(texts.change), money(texts.after)],
      rows: [
        [texts.before, null, start],
        ...steps.map((step, i): SheetCell[] => [
          step.title[language],
          step.change,
          formula(`C${top + i}+B${top + i + 1}`, step.after),
        ]),
      ],
    },
    ...(comparison.experience
      ? [
          {
            name: words.experience,
            notes: [texts.experience],
            columns: [
              { header: texts.figure, width: 36 },
              money(texts.expected),
              money(texts.actual),
              money(texts.difference),
            ],
            rows: comparison.experience.map((row, i): SheetCell[] => [
              wordOf(experienceWords[language], row.id),
              row.expected,
              row.actual,
              formula(`C${firstRow(1) + i}-B${firstRow(1) + i}`, row.difference),
            ]),
          },
        ]
      : []),
  ];
}

function fanSheet({ result, language }: WholeSubject): SheetSpec {
  const words = names[language];
  const fan = result.fan!;
  return {
    name: words.fan,
    notes: [
      reportText[language].fanChart,
      reportText[language].fanText(
        result.simulations,
        result.seed ?? 0,
        `${(100 * (fan.exhausted.at(-1) ?? 0)).toFixed(1)} %`,
      ),
    ],
    columns: [
      { header: reportText[language].year, show: 'year', width: 8 },
      ...fan.shares.map((share) => ({ header: `${100 * share} %`, show: 'integer' as const, width: 20 })),
      { header: words.exhausted, show: 'percent' },
    ],
    rows: result.years.map((year, t) => [year, ...fan.paths.map((path) => path[t]!), fan.exhausted[t]!]),
  };
}
