import { type KeyboardEvent, type PointerEvent, useId, useRef } from 'react';
import { formatDateShort, useLanguage, useMessages } from '#design';
import { addDays, monthName, type PlainDate, plainDate } from '#kernel';
import {
  daysOfSpan,
  endOf,
  monthsToWrite,
  placeOf,
  type Schedule,
  type ScheduleLine,
  type Span,
} from '../schedule.ts';
import { scheduleWords } from './scheduleWords.ts';

type Dated = ScheduleLine & { readonly from: PlainDate; readonly to: PlainDate };
const isDated = (line: ScheduleLine): line is Dated => line.from !== null && line.to !== null;
const percent = (share: number) => `${(share * 100).toFixed(3)}%`;

/** What a bar or a diamond is moved to. */
export type Move = (line: ScheduleLine, from: PlainDate, to: PlainDate) => void;

/**
 * The schedule as a calendar: a bar for each activity, a diamond for each day by which something is due, and a line where today is. It
 * is one drawing with a name for who cannot see it; where it can be moved, each bar is a button that arrows move.
 */
export function ScheduleChart({
  schedule,
  span,
  today,
  isDone,
  onMove,
}: {
  schedule: Schedule;
  span: Span;
  today: PlainDate;
  isDone: (line: ScheduleLine) => boolean;
  onMove?: Move;
}) {
  const t = useMessages(scheduleWords);
  const [language] = useLanguage();
  const how = useId();
  const date = (on: PlainDate) => formatDateShort(on, language);
  const groups = schedule.groups
    .map((group) => ({ ...group, lines: group.lines.filter(isDated) }))
    .filter((group) => group.lines.length > 0);
  const lines = groups.flatMap((group) => group.lines);
  const activities = lines.filter((one) => one.kind === 'activity').length;
  const label = t.drawing(activities, lines.length - activities, date(span.from), date(span.until));
  const months = monthsToWrite(span, 8).map((month) => ({
    month,
    at: placeOf(span, plainDate(`${month}-01`)),
  }));
  const named = { role: onMove ? 'group' : 'img', 'aria-label': label };
  const isWithin = today >= span.from && today <= span.until;
  return (
    <div className="flow">
      {onMove && (
        <p className="soft measure" id={how}>
          {t.how}
        </p>
      )}
      <div className="chart programme-calendar" {...named}>
        <div className="programme-calendar__months" aria-hidden="true">
          {months.map(({ month, at }) => (
            // The last label stands before its line, where there is room for it.
            <span key={month} data-last={at > 0.9 ? '' : undefined} style={{ insetInlineStart: percent(at) }}>
              {monthName(Number(month.slice(5)), language).slice(0, 3)} <i>{month.slice(0, 4)}</i>
            </span>
          ))}
          {isWithin && <b style={{ insetInlineStart: percent(placeOf(span, today)) }}>{t.today}</b>}
        </div>
        {groups.map((group) => (
          <div key={group.component ?? ''} className="programme-calendar__group">
            <p>{group.component === null ? t.exit : <span lang="es">{group.name}</span>}</p>
            {group.lines.map((line) => (
              <div key={`${line.kind} ${line.id}`} className="programme-calendar__row">
                <span className="programme-calendar__name" lang="es">
                  {line.name}
                </span>
                <span className="programme-calendar__track">
                  <Mark {...{ line, span, today, onMove }} describedBy={how} isDone={isDone(line)} />
                </span>
              </div>
            ))}
          </div>
        ))}
        <div className="programme-calendar__lines" aria-hidden="true">
          {months.map(({ month, at }) => (
            <span key={month} style={{ insetInlineStart: percent(at) }} />
          ))}
          {isWithin && <b style={{ insetInlineStart: percent(placeOf(span, today)) }} />}
        </div>
      </div>
      <ul className="legend programme-calendar__key" aria-hidden="true">
        {(['activity', 'product', 'done', 'handover'] as const).map((kind) => (
          <li key={kind}>
            <span
              className="programme-calendar__mark"
              data-kind={kind === 'done' ? 'product' : kind}
              data-done={kind === 'done' ? '' : undefined}
            />
            {t.key[kind]}
          </li>
        ))}
      </ul>
    </div>
  );
}

interface Held {
  readonly x: number;
  readonly width: number;
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly isEnd: boolean;
}

function Mark({
  line,
  span,
  today,
  isDone,
  onMove,
  describedBy,
}: {
  line: Dated;
  span: Span;
  today: PlainDate;
  isDone: boolean;
  onMove: Move | undefined;
  describedBy: string;
}) {
  const t = useMessages(scheduleWords);
  const [language] = useLanguage();
  const held = useRef<Held | null>(null);
  const isBar = line.kind === 'activity';
  const isLate = line.kind === 'product' && !isDone && line.to < today;
  const [start, end] = [placeOf(span, line.from), endOf(span, line.to)];
  const look = {
    className: 'programme-calendar__mark',
    'data-kind': line.kind,
    'data-done': isDone ? '' : undefined,
    'data-late': isLate ? '' : undefined,
    style: isBar
      ? { insetInlineStart: percent(start), inlineSize: percent(Math.max(0.004, end - start)) }
      : { insetInlineStart: percent((start + end) / 2) },
  };
  if (!onMove) return <span {...look} />;
  const date = (on: PlainDate) => formatDateShort(on, language);
  // Within the calendar as it is drawn: what is beyond its ends is written in the table.
  const shift = (one: Pick<Held, 'from' | 'to' | 'isEnd'>, days: number) => {
    const kept = (on: PlainDate) => (on < span.from ? span.from : on > span.until ? span.until : on);
    const to = kept(addDays(one.to, days));
    if (one.isEnd) return onMove(line, one.from, to < one.from ? one.from : to);
    const from = kept(addDays(one.from, days));
    if (from !== addDays(one.from, days) || to !== addDays(one.to, days)) return;
    onMove(line, from, to);
  };
  const onKey = (event: KeyboardEvent) => {
    const weeks = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (weeks === undefined) return;
    event.preventDefault();
    shift({ from: line.from, to: line.to, isEnd: isBar && event.shiftKey }, weeks * 7);
  };
  const onDown = (event: PointerEvent<HTMLButtonElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    event.currentTarget.setPointerCapture(event.pointerId);
    held.current = {
      x: event.clientX,
      width: event.currentTarget.parentElement?.clientWidth ?? 1,
      from: line.from,
      to: line.to,
      isEnd: isBar && box.right - event.clientX < Math.min(12, box.width / 2),
    };
  };
  const onPull = (event: PointerEvent) => {
    const one = held.current;
    if (one) shift(one, Math.round(((event.clientX - one.x) / one.width) * daysOfSpan(span)));
  };
  return (
    <button
      type="button"
      {...look}
      data-movable=""
      aria-label={
        isBar ? t.moves(line.name, date(line.from), date(line.to)) : t.movesDay(line.name, date(line.to))
      }
      aria-describedby={describedBy}
      onKeyDown={onKey}
      onPointerDown={onDown}
      onPointerMove={onPull}
      onPointerUp={() => {
        held.current = null;
      }}
    />
  );
}
