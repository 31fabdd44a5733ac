import {
  formatDateShort,
  formatNumber,
  formatPercent,
  Synthetic,
  Table,
  useLanguage,
  useMessages,
} from '#design';
import { plainDate } from '#kernel';
import type { ReportAnswer } from '../figures/api.ts';
import { quarterName } from './quarterName.ts';
import { reportWords } from './reportWords.ts';

type Row = ReportAnswer['figures']['kinds'][number];

/** Paragraphs that a person wrote; an empty line begins a new one. */
function Written({ text }: { text: string }) {
  return text.split(/\n{2,}/).map((paragraph, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs of a text that does not change.
    <p key={index} className="measure" style={{ overflowWrap: 'anywhere' }}>
      {paragraph}
    </p>
  ));
}

/** The report itself: the same for everybody, and for the ombudsman before she publishes it. */
export function ReportSheet({ report }: { report: ReportAnswer }) {
  const t = useMessages(reportWords);
  const [language] = useLanguage();
  const { figures } = report;
  const number = (value: number | null) =>
    value === null ? <span className="soft">{t.hidden}</span> : formatNumber(value, { language });
  const percent = (value: number | null) =>
    value === null ? (
      <span className="soft">{t.hidden}</span>
    ) : (
      formatPercent(value, { language, decimals: 0 })
    );
  const day = (text: string) => formatDateShort(plainDate(text), language);
  const { sums } = figures;
  const rows = [
    ...figures.quarters.map(({ quarter, figures: one }) => ({
      name: quarterName(quarter, language),
      ...one,
    })),
    ...(figures.quarters.length > 1
      ? [
          {
            name: t.year,
            ...sums,
            inTimeShare: sums.answered && sums.inTime !== null ? sums.inTime / sums.answered : null,
            medianDays: null,
          },
        ]
      : []),
  ];
  const members = (caption: string, header: string, list: readonly Row[]) =>
    list.length > 0 && (
      <Table
        caption={caption}
        stack
        rows={list}
        rowKey={(row) => row.member}
        columns={[
          { key: 'name', header, cell: (row) => row.title?.[language] ?? row.member },
          { key: 'received', header: t.received, numeric: true, cell: (row) => number(row.received) },
          { key: 'inTime', header: t.inTime, numeric: true, cell: (row) => percent(row.inTimeShare) },
        ]}
      />
    );
  return (
    <article className="flow">
      {figures.synthetic && <Synthetic />}
      {report.foreword && (
        <section className="flow">
          <h2>{t.foreword}</h2>
          <Written text={report.foreword} />
        </section>
      )}
      <section className="flow">
        <h2>{t.figures}</h2>
        <Table
          caption={t.through(figures.throughQuarter)}
          stack
          rows={rows}
          rowKey={(row) => row.name}
          columns={[
            { key: 'name', header: t.quarter, cell: (row) => row.name },
            { key: 'received', header: t.received, numeric: true, cell: (row) => number(row.received) },
            { key: 'answered', header: t.answered, numeric: true, cell: (row) => number(row.answered) },
            { key: 'inTime', header: t.inTime, numeric: true, cell: (row) => percent(row.inTimeShare) },
            {
              key: 'median',
              header: t.median,
              numeric: true,
              cell: (row) =>
                row.medianDays === null ? '–' : formatNumber(row.medianDays, { language, decimals: 1 }),
            },
            { key: 'contested', header: t.contested, numeric: true, cell: (row) => number(row.contested) },
            { key: 'reopened', header: t.reopened, numeric: true, cell: (row) => number(row.reopened) },
          ]}
        />
        <p>{t.reports(sums.reports === null ? t.hidden : formatNumber(sums.reports, { language }))}</p>
        {members(t.kinds, t.kind, figures.kinds)}
        {members(t.units, t.unit, figures.units)}
        {figures.overdue.length > 0 && (
          <Table
            caption={t.overdue}
            stack
            rows={figures.overdue}
            rowKey={(row) => row.title.es}
            columns={[
              { key: 'unit', header: t.unit, cell: (row) => row.title[language] },
              { key: 'overdue', header: t.overdueCount, numeric: true, cell: (row) => number(row.overdue) },
              { key: 'on', header: t.on, cell: (row) => day(row.on) },
            ]}
          />
        )}
        <p className="soft measure">{t.note(figures.smallest)}</p>
      </section>
      {figures.comments.length > 0 && (
        <section className="flow">
          <h2>{t.comments}</h2>
          {figures.comments.map((one) => (
            <blockquote key={one.on + one.body} className="measure">
              <p style={{ overflowWrap: 'anywhere' }}>{one.body}</p>
              <footer className="soft">{day(one.on)}</footer>
            </blockquote>
          ))}
        </section>
      )}
      {report.recommendations && (
        <section className="flow">
          <h2>{t.recommendations}</h2>
          <Written text={report.recommendations} />
        </section>
      )}
    </article>
  );
}
