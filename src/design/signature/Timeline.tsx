import type { ReactNode } from 'react';
import { formatDate, type PlainDate } from '#kernel';
import { useLanguage, useMessages } from '../preferences.ts';

export interface TimelineEntry {
  id: string;
  /** The day it happened, or the day by which it should. */
  date?: PlainDate;
  /** "14:05" on that day. */
  time?: string;
  title: ReactNode;
  /** Who did it, or who must. */
  actor?: ReactNode;
  children?: ReactNode;
  state?: 'done' | 'now' | 'next' | 'late';
}

const words = {
  es: {
    now: 'Ahora',
    next: 'Lo que sigue',
    late: 'Con retraso',
    by: 'hasta el',
    label: 'Qué ha pasado y qué sigue',
  },
  en: {
    now: 'Now',
    next: 'What comes next',
    late: 'Late',
    by: 'by',
    label: 'What happened and what comes next',
  },
};

/** What happened to this case, who did it, what is next and by when. Earliest first, as one tells a story. */
export function Timeline({ entries, label }: { entries: readonly TimelineEntry[]; label?: string }) {
  const t = useMessages(words);
  const [language] = useLanguage();
  return (
    <ol className="timeline bare" aria-label={label ?? t.label}>
      {entries.map(({ id, date, time, title, actor, children, state = 'done' }) => (
        <li key={id} className="timeline__entry" data-state={state}>
          <p className="timeline__when">
            {state !== 'done' && <strong>{t[state]}</strong>}
            {state !== 'done' && date && ', '}
            {(state === 'next' || state === 'late') && date && `${t.by} `}
            {date && <time dateTime={time ? `${date}T${time}` : date}>{formatDate(date, language)}</time>}
            {time && `, ${time}`}
          </p>
          <p className="timeline__title">{title}</p>
          {actor && <p className="timeline__actor">{actor}</p>}
          {children && <div className="timeline__body flow">{children}</div>}
        </li>
      ))}
    </ol>
  );
}
