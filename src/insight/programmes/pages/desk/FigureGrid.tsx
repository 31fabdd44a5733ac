import {
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import {
  Button,
  EmptyState,
  Loading,
  Notice,
  PageHead,
  ProblemNotice,
  TextField,
  useLanguage,
  useMessages,
} from '#design';
import '../programmes.css';
import { type CellEditing, GridRow } from './GridRow.tsx';
import { layOut, placeOf, windowSize } from './gridLayout.ts';
import { gridWords } from './gridWords.ts';
import { type CellPlace, useFigures } from './useFigures.ts';

const size = { row: 34, column: 104, margin: 6 };

/** Every figure of a programme in one grid: it reads and draws only what is in sight, and saves each figure as it is left. */
export function FigureGrid({ slug }: { slug: string }) {
  const t = useMessages(gridWords);
  const [language] = useLanguage();
  const { head, problem, windows, written, read, readAgain, write, settle } = useFigures(slug);
  const [says, setSays] = useState('');
  const [view, setView] = useState({ top: 0, left: 0, height: 620, width: 900 });
  const [active, setActive] = useState({ row: 1, column: 0 });
  const [editing, setEditing] = useState<CellEditing | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const isMoving = useRef(false);
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => read(0, 0), [read]);
  const { blocks, rows } = useMemo(() => (head ? layOut(head, says) : { blocks: [], rows: 0 }), [head, says]);
  const widest = useMemo(() => Math.max(0, ...blocks.map((one) => one.periods.length)), [blocks]);
  const headWidth = Math.min(300, Math.round(view.width * 0.42));

  const first = Math.max(0, Math.floor(view.top / size.row) - size.margin);
  const last = Math.min(rows, first + Math.ceil(view.height / size.row) + 2 * size.margin);
  const from = Math.max(0, Math.floor(view.left / size.column) - 1);
  const until = Math.min(widest, from + Math.ceil((view.width - headWidth) / size.column) + 3);
  const inSight = Array.from({ length: Math.max(0, last - first) }, (_, i) => first + i);
  // The cell of the keyboard stays in the page when it is scrolled away, or the focus would be lost with it.
  if (rows > 0 && (active.row < first || active.row >= last)) inSight.push(active.row);
  useEffect(() => {
    if (!head) return;
    for (const row of inSight) {
      const place = placeOf(blocks, row);
      if (!place) continue;
      const batch = Math.floor(place.block.index / windowSize.indicators);
      for (let column = from; column < until; column += windowSize.periods)
        read(batch, Math.floor(column / windowSize.periods));
      if (until > from) read(batch, Math.floor((until - 1) / windowSize.periods));
    }
  });
  const measure = useCallback(() => {
    const box = frame.current;
    if (box)
      setView({ top: box.scrollTop, left: box.scrollLeft, height: box.clientHeight, width: box.clientWidth });
  }, []);
  const isThere = head !== null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the frame is there once the head is.
  useLayoutEffect(() => {
    measure();
    addEventListener('resize', measure);
    return () => removeEventListener('resize', measure);
  }, [measure, isThere]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: when writing ends the focus goes back to the cell.
  useLayoutEffect(() => {
    const box = frame.current;
    if (!box || !isMoving.current) return;
    isMoving.current = false;
    const top = active.row * size.row;
    // The line of periods stays at the top: a row is seen whole between it and the lower edge.
    if (top < box.scrollTop) box.scrollTop = top;
    else if (top + 2 * size.row > box.scrollTop + box.clientHeight)
      box.scrollTop = top + 2 * size.row - box.clientHeight;
    const left = active.column * size.column;
    if (left < box.scrollLeft) box.scrollLeft = left;
    else if (left + size.column + headWidth > box.scrollLeft + box.clientWidth)
      box.scrollLeft = left + size.column + headWidth - box.clientWidth;
    box
      .querySelector<HTMLElement>(`[data-at="${active.row} ${active.column}"]`)
      ?.focus({ preventScroll: true });
    measure();
  }, [active, editing, headWidth, measure]);

  const goTo = useCallback(
    (row: number, column: number) => {
      const at = Math.max(0, Math.min(rows - 1, row));
      const periods = placeOf(blocks, at)?.block.periods.length ?? 0;
      isMoving.current = true;
      setEditing(null);
      setActive({ row: at, column: Math.max(0, Math.min(periods - 1, column)) });
    },
    [blocks, rows],
  );
  const onKey = (event: KeyboardEvent<HTMLDivElement>) => {
    if (editing || event.target === frame.current) return;
    const { row, column } = active;
    const page = Math.max(1, Math.floor(view.height / size.row) - 2);
    const block = placeOf(blocks, row)?.block;
    const whole = event.ctrlKey || event.metaKey;
    const moves: Record<string, readonly [number, number]> = {
      ArrowUp: [row - 1, column],
      ArrowDown: [row + 1, column],
      ArrowLeft: [row, column - 1],
      ArrowRight: [row, column + 1],
      PageUp: [row - page, column],
      PageDown: [row + page, column],
      Home: whole ? [0, 0] : [row, 0],
      End: whole ? [rows - 1, widest] : [row, (block?.periods.length ?? 1) - 1],
    };
    const move = moves[event.key];
    if (move) {
      event.preventDefault();
      goTo(...move);
    } else if (event.key === 'Enter' || event.key === 'F2') {
      event.preventDefault();
      setEditing({ ...active, typed: null });
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault();
      setEditing({ ...active, typed: '' });
    } else if (/^[\d,.-]$/.test(event.key) && !whole && !event.altKey) {
      event.preventDefault();
      setEditing({ ...active, typed: event.key });
    }
  };
  const onClick = (event: MouseEvent<HTMLDivElement>) => {
    const cell = (event.target as HTMLElement).closest<HTMLElement>('[data-at]');
    const at = cell?.dataset.at?.split(' ').map(Number);
    if (!cell || !at || event.target instanceof HTMLInputElement) return;
    const place = { row: at[0] ?? 0, column: at[1] ?? 0 };
    setActive(place);
    setEditing(cell.dataset.locked === undefined ? { ...place, typed: null } : null);
  };
  const search = (text: string) => {
    setSays(text);
    setEditing(null);
    setActive({ row: 1, column: 0 });
    frame.current?.scrollTo(0, 0);
  };
  const onFocus = useCallback((event: FocusEvent<HTMLDivElement>) => {
    const at = (event.target as HTMLElement).dataset.at?.split(' ').map(Number);
    if (at) setActive({ row: at[0] ?? 0, column: at[1] ?? 0 });
  }, []);
  const close = useCallback(() => setEditing(null), []);
  const onWrite = useCallback(
    (place: CellPlace, value: number | null, kept: number | null) => {
      setFault(null);
      write(place, value, kept);
    },
    [write],
  );

  if (problem !== undefined && !head) return <ProblemNotice problem={problem} onAgain={readAgain} />;
  if (!head) return <Loading />;
  const failed = [...written.values()].filter((one) => one.problem !== undefined);
  const firstProblem = failed[0]?.problem;
  const saving = written.size - failed.length;
  const top = placeOf(blocks, Math.floor(view.top / size.row))?.block;
  return (
    <div className="flow">
      <p>
        <a href={`/escritorio/programas?programa=${slug}&ver=seguimiento`}>{t.back}</a>
      </p>
      <PageHead title={<span lang="es">{head.name}</span>} lede={t.lede} />
      {problem !== undefined && <ProblemNotice problem={problem} onAgain={readAgain} />}
      {failed.length > 0 && (
        <Notice tone="bad" live title={`${t.failed(failed.length)}: ${firstProblem?.title ?? t.unreached}`}>
          <p>{firstProblem?.detail ?? t.kept}</p>
          <div className="actions">
            <Button look="secondary" onClick={() => void settle(true)}>
              {t.retry}
            </Button>
            <Button look="quiet" onClick={() => void settle(false)}>
              {t.discard}
            </Button>
          </div>
        </Notice>
      )}
      <div className="programme-grid-tools">
        <TextField name="indicadores" label={t.find} value={says} onValue={search} width="m" />
        <p role="status">{fault ?? (saving > 0 ? t.saving(saving) : failed.length > 0 ? '' : t.saved)}</p>
      </div>
      {widest === 0 ? (
        <EmptyState title={blocks.length === 0 && says ? t.none : t.noPeriods} />
      ) : (
        // biome-ignore lint/a11y/useSemanticElements: a table cannot leave out the lines that are not in sight.
        <div
          ref={frame}
          role="grid"
          aria-label={t.label}
          aria-rowcount={rows}
          aria-colcount={widest + 1}
          className="programme-grid"
          onKeyDown={onKey}
          onClick={onClick}
          onFocus={onFocus}
          onScroll={measure}
        >
          <div className="programme-grid__periods" aria-hidden="true" style={{ blockSize: size.row }}>
            <span className="programme-grid__head" lang="es" style={{ inlineSize: headWidth }}>
              {top?.name}
            </span>
            {top?.periods.slice(from, until).map((period, i) => (
              <span
                key={period}
                className="programme-grid__cell"
                style={{ insetInlineStart: headWidth + (from + i) * size.column, inlineSize: size.column }}
              >
                {period}
              </span>
            ))}
          </div>
          <div
            role="presentation"
            style={{ blockSize: rows * size.row, inlineSize: headWidth + widest * size.column }}
          >
            {inSight.map((row) => {
              const place = placeOf(blocks, row);
              return place ? (
                <GridRow
                  key={row}
                  row={row}
                  {...place}
                  from={row < first || row >= last ? active.column : from}
                  until={row < first || row >= last ? active.column + 1 : until}
                  active={active.row === row ? active.column : null}
                  editing={editing?.row === row ? editing : null}
                  windows={windows}
                  written={written}
                  size={size}
                  headWidth={headWidth}
                  language={language}
                  onClose={close}
                  onWrite={onWrite}
                  onLeave={goTo}
                  onFault={setFault}
                />
              ) : null;
            })}
          </div>
        </div>
      )}
    </div>
  );
}
