import { type KeyboardEvent, memo, useRef, useState } from 'react';
import { formatNumber, type Language, readTypedNumber, useMessages } from '#design';
import { type Block, keyOfCell, type Windows, windowKey, windowSize } from './gridLayout.ts';
import { gridWords } from './gridWords.ts';
import type { CellPlace, Written } from './useFigures.ts';

export interface CellEditing {
  readonly row: number;
  readonly column: number;
  /** What begins the new text; null begins with the figure that is there. */
  readonly typed: string | null;
}
interface Props {
  readonly row: number;
  readonly block: Block;
  /** -1 is the line of results. */
  readonly line: number;
  readonly from: number;
  readonly until: number;
  readonly active: number | null;
  readonly editing: CellEditing | null;
  readonly windows: Windows;
  readonly written: ReadonlyMap<string, Written>;
  readonly size: { readonly row: number; readonly column: number };
  readonly headWidth: number;
  readonly language: Language;
  readonly onClose: () => void;
  readonly onWrite: (place: CellPlace, value: number | null, kept: number | null) => void;
  readonly onLeave: (row: number, column: number) => void;
  readonly onFault: (fault: string | null) => void;
}

const decimalsOf = (value: number): number => Math.min(4, (String(value).split('.')[1] ?? '').length);

/** One line of the grid: the results of an indicator, or a variable and group of it, in the periods that are in sight. */
export const GridRow = memo(function GridRow(props: Props) {
  const { row, block, line, from, until, active, editing, windows, written, size, headWidth, language } =
    props;
  const t = useMessages(gridWords);
  const write = (value: number | null | undefined) =>
    value === null || value === undefined
      ? ''
      : formatNumber(value, { language, decimals: decimalsOf(value) });
  const columns = Array.from(
    { length: Math.max(0, Math.min(until, block.periods.length) - from) },
    (_, i) => from + i,
  );
  // The cell of the keyboard is drawn wherever it is: the focus goes to it before the grid has scrolled there.
  if (active !== null && !columns.includes(active) && active < block.periods.length) columns.push(active);
  const any = windows.get(windowKey(block.id, from)) ?? windows.get(windowKey(block.id, 0));
  const known = line < 0 ? undefined : any?.lines[line];
  const name =
    line < 0
      ? t.result(block.name)
      : known
        ? t.line(block.name, known.symbol, known.group.replace('=', ': ') || t.all)
        : block.name;
  return (
    // biome-ignore lint/a11y/useSemanticElements: it is a line of the grid.
    // biome-ignore lint/a11y/useFocusableInteractive: its cells take the focus.
    <div
      role="row"
      aria-rowindex={row + 1}
      className="programme-grid__row"
      data-results={line < 0 ? '' : undefined}
      style={{ insetBlockStart: row * size.row, blockSize: size.row }}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: it heads a line of the grid. */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: its cells take the focus. */}
      <span
        role="rowheader"
        aria-colindex={1}
        className="programme-grid__head"
        lang="es"
        title={name}
        style={{ inlineSize: headWidth }}
      >
        {line < 0 ? (
          <strong>
            {block.name} ({block.unit})
          </strong>
        ) : (
          <>
            {known?.symbol} <span className="soft">{known && (known.group.replace('=', ': ') || t.all)}</span>
          </>
        )}
      </span>
      {columns.map((column) => {
        const period = block.periods[column] ?? '';
        const window = windows.get(windowKey(block.id, column));
        const at = column % windowSize.periods;
        const own = window?.lines[line];
        const kept = line < 0 ? (window?.results[at] ?? null) : (own?.values[at] ?? null);
        const cell = own && written.get(keyOfCell(block.id, period, own.symbol, own.group));
        const value = cell ? cell.value : kept;
        const state = window?.states[at];
        const goal = line < 0 ? (window?.goals[at] ?? null) : null;
        const lock =
          column >= block.begun
            ? t.locked.future
            : state === 'approved' || state === 'submitted'
              ? t.locked[state]
              : block.mayWrite
                ? null
                : t.locked.notYours;
        const isFailed = cell !== undefined && cell.problem !== undefined;
        const canWrite = line >= 0 && window !== undefined && lock === null;
        const place = {
          indicator: block.id,
          period,
          column,
          symbol: own?.symbol ?? '',
          group: own?.group ?? '',
        };
        const said = [
          window === undefined ? t.loading : write(value) || t.empty,
          goal === null ? null : t.goal(write(goal)),
          isFailed ? `${t.failedMark}: ${cell.problem?.title ?? t.unreached}` : null,
          line >= 0 ? lock : null,
        ].filter((one) => one !== null);
        return (
          // biome-ignore lint/a11y/useSemanticElements: it is a cell of the grid.
          <div
            key={period}
            role="gridcell"
            aria-colindex={column + 2}
            aria-readonly={!canWrite}
            aria-label={`${t.cell(name, period)}: ${said.join(', ')}`}
            tabIndex={active === column ? 0 : -1}
            data-at={`${row} ${column}`}
            data-written={cell && !isFailed ? '' : undefined}
            data-failed={isFailed ? '' : undefined}
            data-locked={canWrite ? undefined : ''}
            className="programme-grid__cell"
            style={{ insetInlineStart: headWidth + column * size.column, inlineSize: size.column }}
          >
            {canWrite && editing?.column === column ? (
              <CellBox
                label={t.cell(name, period)}
                text={
                  editing.typed ??
                  write(value)
                    .replaceAll(language === 'es' ? '.' : ',', '')
                    .replace('−', '-')
                }
                language={language}
                onLeave={(figure, move) => {
                  props.onWrite(place, figure, kept);
                  if (move) props.onLeave(row + move[0], column + move[1]);
                  else props.onClose();
                }}
                onFault={(text) => props.onFault(t.notNumber(text))}
                onCancel={() => props.onLeave(row, column)}
              />
            ) : (
              <>
                {isFailed && <span aria-hidden="true">! </span>}
                {line < 0 && <span className="programme-grid__period">{period}: </span>}
                {write(value)}
              </>
            )}
          </div>
        );
      })}
    </div>
  );
});

/** The box in which a cell is written: only it is drawn again with each keystroke. */
function CellBox({
  label,
  text,
  language,
  onLeave,
  onFault,
  onCancel,
}: {
  label: string;
  text: string;
  language: Language;
  /** A null figure is an empty cell; without a move the focus went elsewhere. */
  onLeave: (value: number | null, move: readonly [number, number] | null) => void;
  onFault: (text: string) => void;
  onCancel: () => void;
}) {
  const [typed, setTyped] = useState(text);
  const [isWrong, setWrong] = useState(false);
  const isDone = useRef(false);
  const leave = (move: readonly [number, number] | null) => {
    if (isDone.current) return;
    const value = typed.trim() === '' ? null : readTypedNumber(typed, language);
    if (value === null && typed.trim() !== '') {
      setWrong(true);
      onFault(typed.trim());
      return;
    }
    isDone.current = true;
    onLeave(value, move);
  };
  const onKey = (event: KeyboardEvent<HTMLInputElement>) => {
    const moves: Record<string, readonly [number, number]> = {
      Enter: [1, 0],
      ArrowDown: [1, 0],
      ArrowUp: [-1, 0],
      Tab: event.shiftKey ? [0, -1] : [0, 1],
    };
    const move = moves[event.key];
    event.stopPropagation();
    if (move) {
      event.preventDefault();
      leave(move);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      isDone.current = true;
      onCancel();
    }
  };
  return (
    <input
      // biome-ignore lint/a11y/noAutofocus: the person asked to write in this cell.
      autoFocus
      inputMode="decimal"
      autoComplete="off"
      aria-label={label}
      aria-invalid={isWrong || undefined}
      value={typed}
      onChange={(event) => {
        setTyped(event.target.value);
        setWrong(false);
      }}
      onKeyDown={onKey}
      onBlur={() => leave(null)}
    />
  );
}
