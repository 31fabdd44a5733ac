import { useState } from 'react';
import { formatNumber, LoadedView, Pagination, Table, useLanguage, useLoaded, useMessages } from '#design';
import type { FiguresAnswer } from '../api.ts';
import { programmeWords } from '../programmeWords.ts';

const words = {
  es: {
    each: 'Cada período, con cada desagregación',
    indicator: 'Indicador',
    period: 'Período',
    group: 'Grupo',
    all: 'Total',
    value: 'Logrado',
    goal: 'Meta',
    none: 'Sin cifras aprobadas todavía',
    csv: 'Descargar todas las cifras (CSV)',
  },
  en: {
    each: 'Each period, with each disaggregation',
    indicator: 'Indicator',
    period: 'Period',
    group: 'Group',
    all: 'Total',
    value: 'Achieved',
    goal: 'Goal',
    none: 'No approved figures yet',
    csv: 'Download every figure (CSV)',
  },
};

const reportsAtOnce = 20;

/** Target against actual: every approved report with each of its groups, a page at a time. */
export function EveryFigure({ slug }: { slug: string }) {
  const t = useMessages(words);
  const w = useMessages(programmeWords);
  const [language] = useLanguage();
  const [from, setFrom] = useState(0);
  const query = new URLSearchParams({ from: String(from), count: String(reportsAtOnce) });
  const url = `/api/programmes/${encodeURIComponent(slug)}`;
  const [loaded, again] = useLoaded<FiguresAnswer>(`${url}/figures?${query}`);
  const number = (value: number | null) =>
    value === null ? '—' : formatNumber(value, { language, decimals: value % 1 === 0 ? 0 : 1 });
  return (
    <LoadedView loaded={loaded} again={again}>
      {({ total, items }) => (
        <>
          <Table
            caption={t.each}
            captionHidden
            stack
            rows={items.flatMap((report) =>
              [{ group: '', value: report.value }, ...report.groups].map((row) => ({ ...row, report })),
            )}
            rowKey={(row) => `${row.report.indicator} ${row.report.period} ${row.group}`}
            empty={<p>{t.none}</p>}
            columns={[
              {
                key: 'indicator',
                header: t.indicator,
                cell: (row) => <span lang="es">{row.report.name}</span>,
              },
              { key: 'period', header: t.period, cell: (row) => row.report.period },
              {
                key: 'group',
                header: t.group,
                cell: (row) => (row.group ? <span lang="es">{row.group.replace('=', ': ')}</span> : t.all),
              },
              {
                key: 'value',
                header: t.value,
                numeric: true,
                cell: (row) =>
                  row.value === null && row.report.why ? w.whys[row.report.why] : number(row.value),
              },
              {
                key: 'goal',
                header: t.goal,
                numeric: true,
                cell: (row) => (row.group ? '—' : number(row.report.goal)),
              },
            ]}
          />
          {total > items.length && (
            <Pagination
              label={t.each}
              shown={items.length}
              total={total}
              onPrevious={from > 0 ? () => setFrom(Math.max(0, from - reportsAtOnce)) : undefined}
              onNext={from + items.length < total ? () => setFrom(from + items.length) : undefined}
            />
          )}
          <p>
            <a href={`${url}/figures.csv`}>{t.csv}</a>
          </p>
        </>
      )}
    </LoadedView>
  );
}
