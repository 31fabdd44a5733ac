import { ok, type Result, refuse } from '#kernel';
import type { Catalogue } from '#operations/services';
import { controlChart } from '#statistics';
import type { RecipeAnswer, ResultRow, ResultsAnswer, SeriesAnswer, StaffResultsAnswer } from './api.ts';
import type { AnswerCount, WaitCount } from './counters.ts';
import type { PublishedEdition } from './editionStore.ts';
import { byCautiousShare, type Cell, type Figures, figuresOf } from './figures.ts';
import { type Question, questions } from './rating.ts';
import { stepWidth } from './waiting.ts';

type Dimension = Cell['dimension'];

const everything = { es: 'Toda la institución', en: 'The whole institution' };

/** What a code is called, by dimension. */
export function titleIn(
  catalogue: Catalogue,
  dimension: Dimension,
  code: string,
): { es: string; en: string } {
  const named = (one: { name: string } | undefined) =>
    one ? { es: one.name, en: one.name } : { es: code, en: code };
  const titled = (one: { title: { es: string; en: string } } | undefined) =>
    one?.title ?? { es: code, en: code };
  switch (dimension) {
    case 'all':
      return everything;
    case 'insurance':
      return titled(catalogue.insurances.find((one) => one.code === code));
    case 'service':
      return titled(catalogue.services.find((one) => one.code === code));
    case 'facility':
      return named(catalogue.facilities.find((one) => one.code === code));
    case 'province':
      return named(catalogue.provinces.find((one) => one.code === code));
  }
}

export function editionInfoOf(published: PublishedEdition): ResultsAnswer['edition'] {
  const { madeAt, fromMonth, throughMonth, smallest, synthetic } = published.edition;
  return {
    number: published.number,
    madeAt,
    fromMonth,
    throughMonth,
    smallest,
    synthetic,
    sha256: published.sha256,
  };
}

/** The rows of one dimension over all months, in the cautious order. */
export function rowsBy(published: PublishedEdition, catalogue: Catalogue, dimension: Dimension): ResultRow[] {
  return published.edition.cells
    .filter((cell) => cell.dimension === dimension && cell.month === 'total')
    .map((cell) => ({
      code: cell.member,
      title: titleIn(catalogue, dimension, cell.member),
      figures: figuresOf(cell) as ResultRow['figures'],
    }))
    .sort(byCautiousShare);
}

interface MonthPoint {
  readonly month: string;
  readonly figures: Figures;
}

/** The chart of one figure by month: months that do not show it are left out, since a hidden point cannot be charted. */
export function chartOf(
  points: readonly MonthPoint[],
  figure: (figures: Figures) => number | null,
  better: 'increase' | 'decrease',
): SeriesAnswer['chart'] {
  const shown = points.flatMap((point) => {
    const value = figure(point.figures);
    return value === null ? [] : [{ month: point.month, value }];
  });
  const chart = controlChart({ values: shown.map((one) => one.value), improvementDirection: better });
  return chart.points.map((point, i) => ({
    month: shown[i]!.month,
    value: point.value,
    mean: point.mean,
    lowerLimit: point.lowerLimit,
    upperLimit: point.upperLimit,
    signal: point.specialCause,
    kind: point.pointType,
  }));
}

const meanOf = (figures: Figures) => figures.mean;
const medianOf = (figures: Figures) => figures.waiting?.medianDays ?? null;

function pointsOf(published: PublishedEdition, dimension: Dimension, member: string): MonthPoint[] {
  return published.edition.cells
    .filter((cell) => cell.dimension === dimension && cell.member === member && cell.month !== 'total')
    .map((cell) => ({ month: cell.month, figures: figuresOf(cell) }))
    .sort((a, b) => (a.month < b.month ? -1 : 1));
}

export function resultsOf(published: PublishedEdition, catalogue: Catalogue): ResultsAnswer {
  const total = published.edition.cells.find((cell) => cell.dimension === 'all' && cell.month === 'total')!;
  const points = pointsOf(published, 'all', '');
  return {
    edition: editionInfoOf(published),
    overall: figuresOf(total) as ResultsAnswer['overall'],
    byInsurance: rowsBy(published, catalogue, 'insurance'),
    byService: rowsBy(published, catalogue, 'service'),
    byFacility: rowsBy(published, catalogue, 'facility'),
    byProvince: rowsBy(published, catalogue, 'province'),
    byMonth: points as ResultsAnswer['byMonth'],
    chart: chartOf(points, meanOf, 'increase'),
    waitingChart: chartOf(points, medianOf, 'decrease'),
  };
}

export function seriesOf(
  published: PublishedEdition,
  catalogue: Catalogue,
  dimension: Dimension,
  member: string,
): Result<SeriesAnswer> {
  const points = pointsOf(published, dimension, member);
  if (points.length === 0) return refuse({ refusal: 'no-such-result', dimension, member });
  return ok({
    dimension,
    member,
    title: titleIn(catalogue, dimension, member),
    points: points as SeriesAnswer['points'],
    chart: chartOf(points, meanOf, 'increase'),
    waitingChart: chartOf(points, medianOf, 'decrease'),
  });
}

/** What the staff sees: the same figures from the counters as they stand, nothing hidden and waits by the counted steps. */
export function staffResultsOf(
  asked: { dimension: string; member: string },
  answers: readonly AnswerCount[],
  waits: readonly WaitCount[],
): StaffResultsAnswer {
  const months = [...new Set([...answers, ...waits].map((row) => row.month.slice(0, 7)))].sort();
  const cellOf = (month: string | null): Cell => {
    const inMonth = <Row extends { month: string }>(rows: readonly Row[]) =>
      month === null ? rows : rows.filter((row) => row.month.startsWith(month));
    const answered = inMonth(answers);
    const steps = new Map<number, number>();
    for (const row of inMonth(waits)) steps.set(row.step, (steps.get(row.step) ?? 0) + row.n);
    const sum = (pick: (row: AnswerCount) => number) => answered.reduce((total, row) => total + pick(row), 0);
    return {
      dimension: 'all',
      member: '',
      month: month ?? 'total',
      attentions: [...steps.values()].reduce((total, n) => total + n, 0),
      waits: [...steps]
        .sort((a, b) => a[0] - b[0])
        .map(([from, n]) => ({ from, to: from + stepWidth(from), n })),
      answers: sum((row) => row.answers),
      sixtieths: sum((row) => row.sixtieths),
      satisfied: sum((row) => row.satisfied),
      scores: Object.fromEntries(
        questions.map((question) => [
          question,
          [0, 1, 2, 3, 4].map((i) => sum((row) => row.scores[question][i]!)),
        ]),
      ) as Record<Question, number[]>,
    };
  };
  const points = months.map((month) => ({ month, figures: figuresOf(cellOf(month)) }));
  return {
    dimension: asked.dimension,
    member: asked.member,
    total: figuresOf(cellOf(null)) as StaffResultsAnswer['total'],
    points: points as StaffResultsAnswer['points'],
    chart: chartOf(points, meanOf, 'increase'),
  };
}

const csvCell = (value: string | number | null | undefined): string => {
  if (value === null || value === undefined) return '';
  const text = String(value);
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};
const csvLine = (values: readonly (string | number | null | undefined)[]) =>
  `${values.map(csvCell).join(',')}\r\n`;

/** Figures as a file (RFC 4180, UTF-8); an empty field is hidden or has nothing to say. */
export function figuresCsv(
  published: PublishedEdition,
  catalogue: Catalogue,
  dimension: Dimension,
  month: string,
): string {
  const rows = published.edition.cells
    .filter(
      (cell) =>
        cell.dimension === dimension && (month === 'every' ? cell.month !== 'total' : cell.month === month),
    )
    .map((cell) => ({ cell, code: cell.member, figures: figuresOf(cell) }));
  if (month !== 'every') rows.sort(byCautiousShare);
  const header = [
    ...[
      'dimension',
      'code',
      'name',
      'month',
      'attentions',
      'answers',
      'response_rate',
      'wait_median_days',
      'wait_p90_days',
    ],
    ...['mean', 'satisfied_share', 'satisfied_low', 'satisfied_high'],
    ...questions.flatMap((question) => [`${question}_mean`, `${question}_top_two`]),
  ];
  return (
    csvLine(header) +
    rows
      .map(({ cell, figures }) =>
        csvLine([
          dimension,
          cell.member,
          titleIn(catalogue, dimension, cell.member).es,
          cell.month,
          figures.attentions,
          figures.answers,
          figures.responseRate,
          figures.waiting?.medianDays,
          figures.waiting?.percentile90Days,
          figures.mean,
          figures.satisfied?.share,
          figures.satisfied?.low,
          figures.satisfied?.high,
          ...questions.flatMap((question) => [
            figures.questions?.[question]?.mean,
            figures.questions?.[question]?.topTwo.share,
          ]),
        ]),
      )
      .join('')
  );
}

/** The open file of protected cells as CSV; waits as `from-to:n`, in tenths of a day, separated by blanks. */
export function cellsCsv(published: PublishedEdition): string {
  const header = [
    ...['dimension', 'code', 'month', 'attentions', 'answers', 'sixtieths', 'satisfied'],
    ...questions.flatMap((question) => [1, 2, 3, 4, 5].map((score) => `${question}_${score}`)),
    'waits',
  ];
  return (
    csvLine(header) +
    published.edition.cells
      .map((cell) =>
        csvLine([
          ...[
            cell.dimension,
            cell.member,
            cell.month,
            cell.attentions,
            cell.answers,
            cell.sixtieths,
            cell.satisfied,
          ],
          ...questions.flatMap((question): (number | null)[] => [
            ...(cell.scores?.[question] ?? [null, null, null, null, null]),
          ]),
          cell.waits?.map(({ from, to, n }) => `${from}-${to}:${n}`).join(' ') ?? null,
        ]),
      )
      .join('')
  );
}

/** How every published figure follows from the open file. */
export function recipeOf(published: PublishedEdition): RecipeAnswer {
  const { smallest } = published.edition;
  return {
    edition: editionInfoOf(published),
    files: [
      {
        url: '/api/quality/results/cells.json',
        what: {
          es: 'Las celdas protegidas; su SHA-256 es el de la edición',
          en: 'The protected cells; their SHA-256 is the edition’s',
        },
      },
      {
        url: '/api/quality/results/cells.csv',
        what: { es: 'Las mismas celdas en CSV', en: 'The same cells as CSV' },
      },
      { url: '/api/quality/results', what: { es: 'Las cifras publicadas', en: 'The published figures' } },
    ],
    steps: [
      {
        figure: 'responseRate',
        formula: 'answers / attentions',
        says: {
          es: 'Respuestas recibidas por cada atención; no preguntar no la mejora',
          en: 'Answers received per attention; not asking does not improve it',
        },
      },
      {
        figure: 'mean',
        formula: 'sixtieths / 60 / answers',
        says: {
          es: 'Media de la media de cada persona; cada media se suma en sesentavos, que son enteros',
          en: 'Mean of each person’s mean; each mean is added in sixtieths, which are whole',
        },
      },
      {
        figure: 'satisfied',
        formula: 'satisfied / answers; Wilson 95 %, z = 1.959963984540054',
        says: {
          es: 'Personas cuya media es 4 o más, con el intervalo de Wilson (1927)',
          en: 'People whose mean is 4 or more, with Wilson’s interval (1927)',
        },
      },
      {
        figure: 'questions',
        formula: 'mean = Σ k·n_k / Σ n_k; topTwo = (n_4 + n_5) / Σ n_k',
        says: { es: 'De quienes contestaron esa pregunta', en: 'Among who answered that question' },
      },
      {
        figure: 'waiting',
        formula:
          'rank = p·n; from + (rank − below)/n_stretch·(to − from), in tenths of a day, rounded to a tenth',
        says: {
          es: 'Mediana y percentil 90 por línea recta dentro del tramo: no son la espera de nadie',
          en: 'Median and 90th percentile by a straight line within the stretch: they are nobody’s own wait',
        },
      },
      {
        figure: 'chart',
        formula: 'mean ± 2.66 · mean moving range, ranges of 3.267 means or more dropped once',
        says: {
          es: 'Gráfico XmR de los meses que se muestran, en orden',
          en: 'XmR chart of the months shown, in order',
        },
      },
      {
        figure: 'order',
        formula: 'satisfied.low descending, then code',
        says: {
          es: 'Por el extremo bajo del intervalo: una sola respuesta no pone a nadie primero',
          en: 'By the lower end of the interval: one answer puts nobody first',
        },
      },
      {
        figure: 'hidden',
        formula: `counts under ${smallest}, and others that would give them away`,
        says: {
          es: 'Ocultas para que nadie sea reconocido; una cifra vacía no es un cero',
          en: 'Hidden so that nobody is recognised; an empty figure is not a zero',
        },
      },
    ],
    verify: 'amparo verify indicator --results results.json --cells cells.json',
  };
}
