import { formatDate, plainDate } from '#kernel';
import { NoPdfForPlatform, renderPdf } from '#platform/documents';
import type { ReportAnswer } from './api.ts';

const template = `#import "/house.typ": *
#let d = json(bytes(sys.inputs.data))
#show: house.with(d, numbered: false)
#facts(d.facts)
= #d.words.foreword
#written(d.foreword)
= #d.words.year
#data-table([#d.words.quarters], d.quarterColumns, d.quarters)
#d.words.sums
#if d.kinds.len() > 0 [
  = #d.words.kinds
  #data-table([#d.words.kindsCaption], d.rowColumns, d.kinds)
]
#if d.units.len() > 0 [
  = #d.words.units
  #data-table([#d.words.unitsCaption], d.rowColumns, d.units)
]
#if d.overdue.len() > 0 [
  = #d.words.overdue
  #data-table([#d.words.overdueCaption], d.overdueColumns, d.overdue)
]
#if d.comments.len() > 0 [
  = #d.words.comments
  #for one in d.comments [ #written(one.body) #text(fill: soft, one.on) ]
]
= #d.words.recommendations
#written(d.recommendations)
= #d.words.method
#d.words.methodText
#v(1em)
#text(size: 8.5pt, fill: soft)[#d.words.hash #d.hash]
`;

const words = {
  es: {
    kicker: 'Defensoría del afiliado',
    title: (year: number) => `Informe de reclamos ${year}`,
    through: (quarter: string) => `Con las cifras publicadas hasta el trimestre ${quarter}`,
    published: 'Publicado',
    version: 'Versión',
    foreword: 'Lo que pasó este año',
    year: 'El año en cifras',
    quarters: 'Casos por trimestre, en toda la institución',
    columns: [
      'Trimestre',
      'Recibidos',
      'Respondidos',
      'A tiempo',
      'Mediana de días',
      'No aceptados',
      'Reabiertos',
    ],
    sums: (received: string, share: string, reports: string) =>
      `En el período se recibieron ${received} casos y se respondió a tiempo el ${share} de los respondidos. Denuncias de irregularidad recibidas: ${reports}.`,
    kinds: 'Por clase',
    kindsCaption: 'Casos recibidos y parte respondida a tiempo',
    units: 'Dónde',
    unitsCaption: 'Unidades con más casos, de las que se pueden mostrar',
    rows: ['', 'Recibidos', 'A tiempo'],
    overdue: 'Lo que está vencido',
    overdueCaption: 'Casos con el plazo vencido, por unidad',
    overdueColumns: ['Unidad', 'Vencidos', 'Al'],
    comments: 'Lo que la Defensoría dijo durante el año',
    recommendations: 'Recomendaciones',
    method: 'De dónde salen las cifras',
    methodText: (smallest: number) =>
      `Cada trimestre se publica una sola vez, cuando termina, y de sus archivos abiertos salen todas las cifras. Una cifra protegida (–) es de menos de ${smallest} casos, o permitiría deducir uno de esos grupos. Los días son los del calendario, desde que empieza el plazo hasta la respuesta.`,
    hash: 'Huella de las cifras (SHA-256):',
    synthetic: 'Institución de demostración: las personas y los casos son inventados.',
    hidden: '–',
  },
  en: {
    kicker: 'Ombudsman',
    title: (year: number) => `Report on complaints ${year}`,
    through: (quarter: string) => `With the figures published up to quarter ${quarter}`,
    published: 'Published',
    version: 'Version',
    foreword: 'What happened this year',
    year: 'The year in figures',
    quarters: 'Cases by quarter, in the whole institution',
    columns: ['Quarter', 'Received', 'Answered', 'In time', 'Median days', 'Contested', 'Reopened'],
    sums: (received: string, share: string, reports: string) =>
      `${received} cases were received and ${share} of those answered were answered in time. Reports of irregularity received: ${reports}.`,
    kinds: 'By kind',
    kindsCaption: 'Cases received and share answered in time',
    units: 'Where',
    unitsCaption: 'Units with most cases, of those that can be shown',
    rows: ['', 'Received', 'In time'],
    overdue: 'What is overdue',
    overdueCaption: 'Cases past their term, by unit',
    overdueColumns: ['Unit', 'Overdue', 'On'],
    comments: 'What the ombudsman said during the year',
    recommendations: 'Recommendations',
    method: 'Where the figures come from',
    methodText: (smallest: number) =>
      `Each quarter is published once, when it is over, and all figures follow from its open files. A protected figure (–) is of fewer than ${smallest} cases, or would let such a group be deduced. Days are of the calendar, from the beginning of the term to the answer.`,
    hash: 'Hash of the figures (SHA-256):',
    synthetic: 'Demonstration institution: persons and cases are invented.',
    hidden: '–',
  },
};

/** The report as a tagged PDF; the same report gives the same bytes. @returns null where the machine cannot typeset. */
export async function reportPdf(report: ReportAnswer, language: 'es' | 'en'): Promise<Buffer | null> {
  const t = words[language];
  const { figures } = report;
  const locale = language === 'es' ? 'es-EC' : 'en';
  const number = (value: number | null) => (value === null ? t.hidden : value.toLocaleString(locale));
  const percent = (value: number | null) =>
    value === null
      ? t.hidden
      : new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }).format(value);
  const day = (text: string) => formatDate(plainDate(text), language);
  const { sums } = figures;
  const share = sums.answered && sums.inTime !== null ? sums.inTime / sums.answered : null;
  const columns = (headers: readonly string[], lefts: number) =>
    headers.map((header, i) => ({ header, align: i < lefts ? 'left' : 'right' }));
  const rows = (list: YearRows) =>
    list.map((row) => [row.title?.[language] ?? row.member, number(row.received), percent(row.inTimeShare)]);
  const data = {
    language,
    kicker: t.kicker,
    title: t.title(report.year),
    subtitle: t.through(figures.throughQuarter),
    foot: report.sha256 === null ? '' : report.sha256.slice(0, 16),
    hash: report.sha256 ?? '',
    ...(figures.synthetic ? { notice: t.synthetic } : {}),
    facts: [
      [t.published, report.madeOn === null ? t.hidden : day(report.madeOn)],
      [t.version, String(report.version)],
    ],
    words: {
      ...t,
      sums: t.sums(number(sums.received), percent(share), number(sums.reports)),
      methodText: t.methodText(figures.smallest),
      title: '',
      through: '',
    },
    foreword: report.foreword,
    recommendations: report.recommendations,
    quarterColumns: columns(t.columns, 1),
    quarters: figures.quarters.map(({ quarter, figures: one }) => [
      quarter,
      number(one.received),
      number(one.answered),
      percent(one.inTimeShare),
      one.medianDays === null ? t.hidden : one.medianDays.toLocaleString(locale),
      number(one.contested),
      number(one.reopened),
    ]),
    rowColumns: columns(t.rows, 1),
    kinds: rows(figures.kinds),
    units: rows(figures.units),
    overdueColumns: columns(t.overdueColumns, 1),
    overdue: figures.overdue.map((one) => [one.title[language], number(one.overdue), day(one.on)]),
    comments: figures.comments.map((one) => ({ body: one.body, on: day(one.on) })),
  };
  try {
    return Buffer.from(
      await renderPdf(template, data, new Date(`${report.madeOn ?? '2000-01-01'}T12:00:00Z`)),
    );
  } catch (error) {
    if (error instanceof NoPdfForPlatform) return null;
    throw error;
  }
}
type YearRows = ReportAnswer['figures']['kinds'];
