import { type KeyboardEvent, type ReactNode, useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { type CsvCell, saveFile, toCsv } from '../csv.ts';
import { formatNumber } from '../format.ts';
import { useLanguage, useMessages } from '../preferences.ts';
import { Button } from './Button.tsx';
import { moveAmong } from './moveAmong.ts';

export interface Column<Row> {
  key: string;
  header: string;
  /** Written once in the header, never in each cell. */
  unit?: string;
  cell: (row: Row) => ReactNode;
  /** What the column sorts by; absent where order means nothing. Nulls go last. */
  sortBy?: (row: Row) => string | number | null;
  /** What the exported file holds; `sortBy` when absent. */
  plain?: (row: Row) => CsvCell;
  /** Right-aligned with tabular figures. */
  numeric?: boolean;
  /** Heads its row for screen readers; the first column unless told. */
  rowHeader?: boolean;
}

export interface Sorting {
  column: string;
  direction: 'ascending' | 'descending';
}

export interface TableProps<Row> {
  /** What the table holds; it is its name. */
  caption: ReactNode;
  captionHidden?: boolean;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Given with `onSort` when the server sorts; otherwise the table sorts what it has. */
  sort?: Sorting | null;
  onSort?: (sort: Sorting) => void;
  defaultSort?: Sorting;
  /** Under this name the table finds its order and its place again within the visit. */
  name?: string;
  /** Name of the file, without ending, that "Descargar" gives. `onExport` replaces it when not all rows are here. */
  exportName?: string;
  onExport?: () => void;
  /** Opens a row; arrows then walk among rows and Enter opens. */
  onOpen?: (row: Row) => void;
  openLabel?: (row: Row) => string;
  selectedKey?: string;
  /** Rows become small lists where there is no room for columns. */
  stack?: boolean;
  maxHeight?: string;
  empty?: ReactNode;
  /** The line of totals: one node per column. */
  totals?: Readonly<Record<string, ReactNode>>;
}

const words = {
  es: {
    download: 'Descargar (CSV)',
    rows: (count: string) => `${count} filas`,
    one: '1 fila',
    open: 'Abrir',
  },
  en: { download: 'Download (CSV)', rows: (count: string) => `${count} rows`, one: '1 row', open: 'Open' },
};

export function Table<Row>(props: TableProps<Row>) {
  const {
    caption,
    captionHidden,
    columns,
    rows,
    rowKey,
    name,
    exportName,
    onExport,
    maxHeight,
    empty,
    totals,
    stack,
  } = props;
  const captionId = useId();
  const t = useMessages(words);
  const [language] = useLanguage();
  const [own, setOwn] = useState<Sorting | null>(() => recallSort(name) ?? props.defaultSort ?? null);
  const sort = props.sort === undefined ? own : props.sort;
  const frame = useKeptPlace(name);
  const sorted = useMemo(
    () => (props.onSort ? rows : sortRows(rows, columns, sort)),
    [rows, columns, sort, props.onSort],
  );
  const changeSort = (column: string) => {
    const next: Sorting = {
      column,
      direction: sort?.column === column && sort.direction === 'ascending' ? 'descending' : 'ascending',
    };
    setOwn(next);
    if (name) sessionStorage.setItem(`table.${name}.sort`, JSON.stringify(next));
    props.onSort?.(next);
  };
  const save = () =>
    saveFile(
      `${exportName}.csv`,
      'text/csv;charset=utf-8',
      toCsv(
        columns.map((column) => (column.unit ? `${column.header} (${column.unit})` : column.header)),
        sorted.map((row) => columns.map((column) => (column.plain ?? column.sortBy)?.(row))),
      ),
    );
  return (
    <div className="table-box" data-stack={stack ? '' : undefined}>
      <section
        ref={frame}
        className="table-scroll"
        aria-labelledby={captionId}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
        tabIndex={0}
        style={{ maxBlockSize: maxHeight }}
      >
        <table className="table" onKeyDown={props.onOpen && walkRows}>
          <caption id={captionId} className={captionHidden ? 'visually-hidden' : undefined}>
            {caption}
          </caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <HeaderCell key={column.key} column={column} sort={sort} onSort={changeSort} />
              ))}
            </tr>
          </thead>
          <tbody>
            {sorted.map((row) => (
              <BodyRow key={rowKey(row)} row={row} {...props} openWord={t.open} />
            ))}
          </tbody>
          {totals && (
            <tfoot>
              <tr>
                {columns.map((column, index) =>
                  index === 0 ? (
                    <th key={column.key} scope="row">
                      {totals[column.key]}
                    </th>
                  ) : (
                    <td
                      key={column.key}
                      className={column.numeric ? 'numeric' : undefined}
                      data-label={column.header}
                    >
                      {totals[column.key]}
                    </td>
                  ),
                )}
              </tr>
            </tfoot>
          )}
        </table>
        {rows.length === 0 && empty}
      </section>
      {(exportName || onExport) && rows.length > 0 && (
        <div className="table-foot">
          <span className="soft tabular">
            {rows.length === 1 ? t.one : t.rows(formatNumber(rows.length, { language }))}
          </span>
          <Button look="quiet" size="small" icon="download" onClick={onExport ?? save}>
            {t.download}
            <span className="visually-hidden">: {caption}</span>
          </Button>
        </div>
      )}
    </div>
  );
}

function HeaderCell<Row>({
  column,
  sort,
  onSort,
}: {
  column: Column<Row>;
  sort: Sorting | null;
  onSort: (key: string) => void;
}) {
  const direction = sort?.column === column.key ? sort.direction : undefined;
  const title = (
    <>
      {column.header}
      {column.unit && <span className="table__unit"> {column.unit}</span>}
    </>
  );
  return (
    <th scope="col" className={column.numeric ? 'numeric' : undefined} aria-sort={direction}>
      {column.sortBy ? (
        <button type="button" className="table__sort" onClick={() => onSort(column.key)}>
          <span>{title}</span>
          <svg viewBox="0 0 10 14" aria-hidden="true" focusable="false">
            <path d="M5 1 9 6H1z" data-on={direction === 'ascending' ? '' : undefined} />
            <path d="M5 13 1 8h8z" data-on={direction === 'descending' ? '' : undefined} />
          </svg>
        </button>
      ) : (
        title
      )}
    </th>
  );
}

function BodyRow<Row>({
  row,
  columns,
  rowKey,
  selectedKey,
  onOpen,
  openLabel,
  openWord,
}: TableProps<Row> & { row: Row; openWord: string }) {
  const header = columns.find((column) => column.rowHeader) ?? columns[0];
  return (
    <tr data-selected={selectedKey === rowKey(row) ? '' : undefined}>
      {columns.map((column) => {
        const className = column.numeric ? 'numeric' : undefined;
        const content = column.cell(row);
        if (column !== header)
          return (
            <td key={column.key} className={className} data-label={column.header}>
              {content}
            </td>
          );
        return (
          <th key={column.key} scope="row" className={className}>
            {onOpen ? (
              <button
                type="button"
                className="table__open"
                aria-current={selectedKey === rowKey(row) ? 'true' : undefined}
                onClick={() => onOpen(row)}
              >
                <span className="visually-hidden">{openLabel?.(row) ?? openWord} </span>
                {content}
              </button>
            ) : (
              content
            )}
          </th>
        );
      })}
    </tr>
  );
}

function walkRows(event: KeyboardEvent<HTMLElement>): void {
  moveAmong(event, '.table__open');
}

/** Stable; texts by the order of Spanish, nulls last in both directions. */
function sortRows<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  sort: Sorting | null,
): readonly Row[] {
  const by = columns.find((column) => column.key === sort?.column)?.sortBy;
  if (!by || !sort) return rows;
  const sign = sort.direction === 'ascending' ? 1 : -1;
  const collator = new Intl.Collator('es', { numeric: true });
  return [...rows].sort((a, b) => {
    const [left, right] = [by(a), by(b)];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    if (typeof left === 'number' && typeof right === 'number') return sign * (left - right);
    return sign * collator.compare(String(left), String(right));
  });
}

function recallSort(name: string | undefined): Sorting | null {
  const kept = name && sessionStorage.getItem(`table.${name}.sort`);
  return kept ? (JSON.parse(kept) as Sorting) : null;
}

/** Puts the frame back where it was scrolled to when one last left it. */
function useKeptPlace(name: string | undefined) {
  const frame = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const element = frame.current;
    if (!element || !name) return;
    const key = `table.${name}.place`;
    const [top, left] = (sessionStorage.getItem(key) ?? '0,0').split(',').map(Number);
    element.scrollTo({ top: top ?? 0, left: left ?? 0 });
    return () => sessionStorage.setItem(key, `${element.scrollTop},${element.scrollLeft}`);
  }, [name]);
  return frame;
}
