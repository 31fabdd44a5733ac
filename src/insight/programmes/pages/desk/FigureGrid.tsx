import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { ask, Button, Loading, PageHead, ProblemNotice, useAct, useLanguage, useMessages } from '#design';
import type { GridAnswer, ReportAnswer } from '../../api.ts';
import '../programmes.css';

const words = {
  es: {
    lede: 'Cada línea es una variable y un grupo; cada columna, un período. Flechas para moverse, Enter para escribir. Vacío no es cero.',
    back: 'Volver al programa',
    save: (n: number): string => (n === 1 ? 'Guardar 1 cambio' : `Guardar ${n} cambios`),
    nothing: 'Sin cambios',
    label: 'Cuadrícula de cifras',
    all: 'Total',
    line: 'Indicador, variable y grupo',
    cell: (line: string, period: string): string => `${line}, ${period}`,
  },
  en: {
    lede: 'Each line is a variable and a group; each column, a period. Arrows to move, Enter to write. Empty is not zero.',
    back: 'Back to the programme',
    save: (n: number): string => (n === 1 ? 'Save 1 change' : `Save ${n} changes`),
    nothing: 'No changes',
    label: 'Grid of figures',
    all: 'Total',
    line: 'Indicator, variable and group',
    cell: (line: string, period: string): string => `${line}, ${period}`,
  },
};

const size = { row: 34, column: 92, head: 300, batch: 20, margin: 4 };
type Rows = GridAnswer['rows'][number];
interface Place {
  readonly indicator: number;
  readonly line: number;
}

/** Every figure of a programme in one grid that draws only what is in sight, and reads only the indicators that are. */
export function FigureGrid({ slug }: { slug: string }) {
  const t = useMessages(words);
  const [language] = useLanguage();
  const url = `/api/programmes-desk/${encodeURIComponent(slug)}/grid`;
  const [answer, setAnswer] = useState<GridAnswer | null>(null);
  const [rows, setRows] = useState<ReadonlyMap<string, Rows>>(new Map());
  const [view, setView] = useState({ top: 0, left: 0, height: 600, width: 1000 });
  const [changes, setChanges] = useState<ReadonlyMap<string, number | null>>(new Map());
  const asked = useRef(new Set<number>());
  const frame = useRef<HTMLDivElement>(null);
  const acting = useAct(() => setChanges(new Map()));
  const load = (batch: number) => {
    if (asked.current.has(batch)) return;
    asked.current.add(batch);
    void ask<GridAnswer>(`${url}?from=${batch * size.batch}&count=${size.batch}`).then((more) => {
      setAnswer((before) => before ?? more);
      setRows((before) => new Map([...before, ...more.rows.map((one) => [one.indicator, one] as const)]));
    });
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: the first batch is read once.
  useEffect(() => load(0), []);
  const places = useMemo(
    () =>
      (answer?.indicators ?? []).flatMap((one, indicator) =>
        Array.from({ length: one.lines }, (_, line): Place => ({ indicator, line })),
      ),
    [answer],
  );
  if (!answer) return <Loading />;
  const widest = Math.max(0, ...[...rows.values()].map((one) => one.periods.length));
  const first = Math.max(0, Math.floor(view.top / size.row) - size.margin);
  const shown = places.slice(first, first + Math.ceil(view.height / size.row) + 2 * size.margin);
  const from = Math.max(0, Math.floor(view.left / size.column) - 1);
  const until = Math.min(widest, from + Math.ceil(view.width / size.column) + 3);
  for (const one of shown) load(Math.floor(one.indicator / size.batch));
  const nameOf = (row: Rows | undefined, place: Place) => {
    const line = row?.lines[place.line];
    const name = answer.indicators[place.indicator]?.name ?? '';
    return line ? `${name} · ${line.symbol} · ${line.group.replace('=', ': ') || t.all}` : name;
  };
  const move = (event: KeyboardEvent<HTMLInputElement>, line: number, column: number) => {
    const by = { ArrowUp: [-1, 0], ArrowDown: [1, 0], Enter: [1, 0] }[event.key];
    if (!by) return;
    event.preventDefault();
    frame.current?.querySelector<HTMLInputElement>(`[data-at="${line + (by[0] ?? 0)} ${column}"]`)?.focus();
  };
  const save = async () => {
    // One capture for each indicator and period that changed, over what it had.
    const byReport = new Map<string, [group: string, symbol: string, value: number | null][]>();
    for (const [key, value] of changes) {
      const [indicator = '', period = '', symbol = '', group = ''] = key.split('\t');
      const report = `${indicator}/${period}`;
      byReport.set(report, [...(byReport.get(report) ?? []), [group, symbol, value]]);
    }
    for (const [report, cells] of byReport) {
      const path = `/api/programmes/${encodeURIComponent(slug)}/reports/${report}`;
      const before = await ask<ReportAnswer>(path);
      const figures: Record<string, Record<string, number | null>> = structuredClone(before.figures ?? {});
      for (const [group, symbol, value] of cells) figures[group] = { ...figures[group], [symbol]: value };
      const evidence = before.evidence.map((one) => one.evidenceId);
      if (!(await acting.send(path, { act: 'capture', figures, note: before.note, evidence }))) return;
    }
  };
  return (
    <div className="flow">
      <p>
        <a href={`/escritorio/programas?programa=${slug}&ver=seguimiento`}>{t.back}</a>
      </p>
      <PageHead title={<span lang="es">{answer.name}</span>} lede={t.lede} />
      {acting.problem !== undefined && <ProblemNotice problem={acting.problem} />}
      <div className="actions">
        <Button look="primary" busy={acting.busy} disabled={changes.size === 0} onClick={() => void save()}>
          {changes.size === 0 ? t.nothing : t.save(changes.size)}
        </Button>
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a table cannot leave out the lines that are not in sight. */}
      <div
        ref={frame}
        role="table"
        aria-label={t.label}
        aria-rowcount={places.length}
        aria-colcount={widest + 1}
        className="programme-grid"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
        tabIndex={0}
        onScroll={(event) => {
          const {
            scrollTop: top,
            scrollLeft: left,
            clientHeight: height,
            clientWidth: width,
          } = event.currentTarget;
          setView({ top, left, height, width });
        }}
      >
        <div style={{ blockSize: places.length * size.row, inlineSize: size.head + widest * size.column }}>
          {shown.map((place, i) => {
            const line = first + i;
            const row = rows.get(answer.indicators[place.indicator]?.id ?? '');
            const known = row?.lines[place.line];
            return (
              // biome-ignore lint/a11y/useSemanticElements: it is a line of the table above.
              // biome-ignore lint/a11y/useFocusableInteractive: its cells take the focus.
              <div
                key={line}
                role="row"
                aria-rowindex={line + 1}
                className="programme-grid__row"
                style={{ insetBlockStart: line * size.row, blockSize: size.row }}
              >
                {/* biome-ignore lint/a11y/useSemanticElements: it heads a line of the table above. */}
                {/* biome-ignore lint/a11y/useFocusableInteractive: its cells take the focus. */}
                <span
                  role="rowheader"
                  className="programme-grid__head"
                  lang="es"
                  style={{ inlineSize: size.head }}
                >
                  {nameOf(row, place)}
                </span>
                {row?.periods.slice(from, until).map((period, at) => {
                  const column = from + at;
                  const key = [row.indicator, period, known?.symbol, known?.group].join('\t');
                  const value = changes.has(key)
                    ? (changes.get(key) ?? null)
                    : (known?.values[column] ?? null);
                  const state = row.states[column];
                  return (
                    // biome-ignore lint/a11y/useSemanticElements: it is a cell of the table above.
                    <span
                      key={period}
                      role="cell"
                      className="programme-grid__cell"
                      style={{ insetInlineStart: size.head + column * size.column, inlineSize: size.column }}
                    >
                      <input
                        inputMode="decimal"
                        data-at={`${line} ${column}`}
                        data-changed={changes.has(key) ? '' : undefined}
                        aria-label={t.cell(nameOf(row, place), period)}
                        title={period}
                        readOnly={!answer.mayReport || state === 'approved' || state === 'submitted'}
                        defaultValue={
                          value === null ? '' : String(value).replace('.', language === 'es' ? ',' : '.')
                        }
                        onKeyDown={(event) => move(event, line, column)}
                        onChange={(event) => {
                          const typed = event.target.value.trim().replace(',', '.');
                          const number = typed === '' ? null : Number(typed);
                          if (number === null || Number.isFinite(number))
                            setChanges((before) => new Map(before).set(key, number));
                        }}
                      />
                    </span>
                  );
                })}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}
