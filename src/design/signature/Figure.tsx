import { memo, type ReactNode, useId, useMemo, useState } from 'react';
import { Button } from '../basics/Button.tsx';
import { Icon } from '../basics/Icon.tsx';
import { type CsvCell, saveFile, toCsv } from '../csv.ts';
import { formatNumber, type Language } from '../format.ts';
import { useRested } from '../net/useRested.ts';
import { useLanguage, useMessages } from '../preferences.ts';
import { Synthetic, type SyntheticProps } from './Synthetic.tsx';

export interface FigureColumn {
  key: string;
  label: string;
  unit?: string;
  numeric?: boolean;
  /** How a value is shown; the file always holds the value itself. */
  show?: (value: CsvCell, row: FigureRow) => ReactNode;
}

export type FigureRow = Readonly<Record<string, CsvCell>>;

export interface FigureProps {
  /** What the figure finds, as a statement. */
  title: ReactNode;
  /** What is measured, where and when, with its unit. */
  measure: ReactNode;
  /** The chart; it says in its own label what it shows. */
  chart: ReactNode;
  columns: readonly FigureColumn[];
  rows: readonly FigureRow[];
  /** How it was computed and what it cannot say. */
  note?: ReactNode;
  source: ReactNode;
  sourceHref?: string;
  /** How anyone can compute it again: a command, a page with the steps. */
  recipe?: { command?: string; href?: string };
  /** Name of the downloaded file, without ending; or where the published file is. */
  fileName: string;
  fileHref?: string;
  synthetic?: SyntheticProps;
  /** Heading level of the title: 3 unless told. */
  level?: 2 | 3 | 4;
}

const words = {
  es: {
    table: 'Ver la tabla',
    hide: 'Ocultar la tabla',
    download: 'Descargar los datos (CSV)',
    source: 'Fuente',
    note: 'Método',
    recipe: 'Receta',
    again: 'Cómo volver a calcularla',
  },
  en: {
    table: 'See the table',
    hide: 'Hide the table',
    download: 'Download the data (CSV)',
    source: 'Source',
    note: 'Method',
    recipe: 'Recipe',
    again: 'How to compute it again',
  },
};

/** The figure first, its table beside it, its method, source, data and recipe under it; all of it prints. */
export function Figure(props: FigureProps) {
  const {
    title,
    measure,
    chart,
    columns,
    rows,
    note,
    source,
    sourceHref,
    recipe,
    fileName,
    fileHref,
    synthetic,
    level = 3,
  } = props;
  const id = useId();
  const t = useMessages(words);
  const [open, setOpen] = useState(false);
  const Heading = `h${level}` as const;
  // The drawing follows the hand; its table, which nobody reads in motion, comes when there is time.
  const table = useRested(useMemo(() => ({ columns, rows }), [columns, rows]));
  const save = () =>
    saveFile(
      `${fileName}.csv`,
      'text/csv;charset=utf-8',
      toCsv(
        columns.map((column) => (column.unit ? `${column.label} (${column.unit})` : column.label)),
        rows.map((row) => columns.map((column) => row[column.key])),
      ),
    );
  return (
    <figure className="figure" aria-labelledby={id}>
      {synthetic && <Synthetic {...synthetic} />}
      <figcaption className="figure__head">
        <Heading id={id}>{title}</Heading>
        <p className="figure__measure">{measure}</p>
      </figcaption>
      <div className="figure__body">
        <div className="figure__chart">{chart}</div>
        <div className="figure__side">
          <Button
            look="quiet"
            size="small"
            aria-expanded={open}
            aria-controls={`${id}table`}
            onClick={() => setOpen(!open)}
          >
            {open ? t.hide : t.table}
          </Button>
          <div className="figure__table" id={`${id}table`} data-open={open ? '' : undefined}>
            <FigureTable labelledBy={id} columns={table.columns} rows={table.rows} />
          </div>
        </div>
      </div>
      <dl className="figure__foot">
        {note && (
          <div>
            <dt>{t.note}</dt>
            <dd>{note}</dd>
          </div>
        )}
        <div>
          <dt>{t.source}</dt>
          <dd>{sourceHref ? <a href={sourceHref}>{source}</a> : source}</dd>
        </div>
        {recipe && (
          <div>
            <dt>{t.recipe}</dt>
            <dd>
              {recipe.command && <code>{recipe.command}</code>}{' '}
              {recipe.href && <a href={recipe.href}>{t.again}</a>}
            </dd>
          </div>
        )}
      </dl>
      <p className="figure__actions">
        {fileHref ? (
          <a href={fileHref} download className="link-action">
            <Icon name="download" />
            {t.download}
          </a>
        ) : (
          <Button look="quiet" size="small" icon="download" onClick={save}>
            {t.download}
          </Button>
        )}
      </p>
    </figure>
  );
}

const FigureTable = memo(function FigureTable({
  labelledBy,
  columns,
  rows,
}: {
  labelledBy: string;
  columns: readonly FigureColumn[];
  rows: readonly FigureRow[];
}) {
  const [language] = useLanguage();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section className="table-scroll" aria-labelledby={labelledBy} tabIndex={0}>
      <table className="table">
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" className={column.numeric ? 'numeric' : undefined}>
                {column.label}
                {column.unit && <span className="table__unit"> {column.unit}</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of a published table keep their place.
            <tr key={index}>
              {columns.map((column, place) => {
                const shown = column.show
                  ? column.show(row[column.key], row)
                  : writeCell(column, rows, row, language);
                const className = column.numeric ? 'numeric' : undefined;
                return place === 0 ? (
                  <th key={column.key} scope="row" className={className}>
                    {shown}
                  </th>
                ) : (
                  <td key={column.key} className={className}>
                    {shown}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
});

/** A number with as many decimals as the column needs, so that they align; at most three. Years keep no thousands mark. */
function writeCell(
  column: FigureColumn,
  rows: readonly FigureRow[],
  row: FigureRow,
  language: Language,
): string {
  const value = row[column.key];
  if (typeof value !== 'number' || !column.numeric) return String(value ?? '–');
  const decimals = Math.max(...rows.map((one) => String(one[column.key] ?? '').split('.')[1]?.length ?? 0));
  return formatNumber(value, { decimals: Math.min(3, decimals), language });
}
