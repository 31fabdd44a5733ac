import type { ReactNode } from 'react';
import { formatDate, type PlainDate } from '#kernel';
import { formatNumber, type Language } from '../format.ts';
import { useLanguage, useMessages } from '../preferences.ts';

export interface DeadlineProps {
  /** Working days from today to the last day; negative when it has passed. The page counts them with the law's calendar. */
  workingDaysLeft: number;
  due: PlainDate;
  state?: 'running' | 'paused' | 'met' | 'missed';
  /** Working days of the whole term, for the drawing. */
  total?: number;
  /** The rule in a sentence: "15 días hábiles desde que se presenta el reclamo". */
  rule?: ReactNode;
  article?: ReactNode;
  /** Why it rests and what starts it again. */
  paused?: ReactNode;
  /** One line, for queues and tables. */
  compact?: boolean;
}

const words = {
  es: {
    days: (count: number): string => (count === 1 ? 'día hábil' : 'días hábiles'),
    left: (count: number) => (count === 1 ? 'Queda 1 día hábil' : `Quedan ${count} días hábiles`),
    today: 'Vence hoy',
    late: (count: number) => (count === 1 ? 'Venció hace 1 día hábil' : `Venció hace ${count} días hábiles`),
    states: {
      running: 'El plazo corre',
      paused: 'El plazo está en pausa',
      met: 'Se cumplió a tiempo',
      missed: 'No se cumplió a tiempo',
      late: 'El plazo venció',
    },
    last: 'Último día',
    rule: 'La regla',
  },
  en: {
    days: (count: number): string => (count === 1 ? 'working day' : 'working days'),
    left: (count: number) => (count === 1 ? '1 working day left' : `${count} working days left`),
    today: 'Due today',
    late: (count: number) => (count === 1 ? '1 working day late' : `${count} working days late`),
    states: {
      running: 'The term runs',
      paused: 'The term is paused',
      met: 'Met in time',
      missed: 'Not met in time',
      late: 'The term is over',
    },
    last: 'Last day',
    rule: 'The rule',
  },
};

/** Working days left, whether they run, the last day, and the rule behind it. */
export function Deadline({
  workingDaysLeft,
  due,
  state = 'running',
  total,
  rule,
  article,
  paused,
  compact,
}: DeadlineProps) {
  const t = useMessages(words);
  const [language] = useLanguage();
  const closed = state === 'met' || state === 'missed';
  const urgency = closed
    ? state
    : workingDaysLeft < 0
      ? 'late'
      : state === 'paused'
        ? 'paused'
        : workingDaysLeft <= 2
          ? 'soon'
          : 'calm';
  const sentence = closed
    ? t.states[state]
    : workingDaysLeft === 0
      ? t.today
      : workingDaysLeft < 0
        ? t.late(-workingDaysLeft)
        : t.left(workingDaysLeft);
  if (compact)
    return (
      <span className="due" data-urgency={urgency}>
        <Glyph urgency={urgency} />
        {sentence}
        {state === 'paused' && <> · {t.states.paused}</>}
      </span>
    );
  return (
    <section className="deadline" data-urgency={urgency}>
      <p className="deadline__count">
        {closed || workingDaysLeft === 0 ? (
          <span className="deadline__words">{sentence}</span>
        ) : (
          <>
            <span className="visually-hidden">{sentence}</span>
            <span className="deadline__number" aria-hidden="true">
              {formatNumber(workingDaysLeft, { language })}
            </span>
            <span aria-hidden="true">{t.days(Math.abs(workingDaysLeft))}</span>
          </>
        )}
      </p>
      <p className="deadline__state">
        <Glyph urgency={urgency} />
        {!closed && <strong>{t.states[urgency === 'late' ? 'late' : state]}. </strong>}
        {t.last}: <LongDate date={due} language={language} />
      </p>
      {total !== undefined && !closed && <Ticks total={total} left={workingDaysLeft} />}
      {paused && state === 'paused' && <p>{paused}</p>}
      {rule && (
        <p className="deadline__rule">
          {rule} {article && <cite>{article}</cite>}
        </p>
      )}
    </section>
  );
}

function LongDate({ date, language }: { date: PlainDate; language: Language }) {
  return <time dateTime={date}>{formatDate(date, language)}</time>;
}

/** One tick per working day: gone ones are thin, those left are thick. */
function Ticks({ total, left }: { total: number; left: number }) {
  const gone = Math.min(total, Math.max(0, total - left));
  return (
    <div className="deadline__ticks" aria-hidden="true">
      {Array.from({ length: total }, (_, index) => index).map((day) => (
        <span key={day} data-gone={day < gone ? '' : undefined} />
      ))}
    </div>
  );
}

function Glyph({ urgency }: { urgency: string }) {
  const path =
    urgency === 'paused'
      ? 'M5.5 3.5v9m5-9v9'
      : urgency === 'late' || urgency === 'missed'
        ? 'M8 2 15 14H1zM8 6.5v4M8 12.2v.1'
        : urgency === 'met'
          ? 'm2.5 8.5 4 4 7-9'
          : 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2m0 2.5V8l2.5 1.5';
  return (
    <svg className="due__glyph" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={path} />
    </svg>
  );
}
