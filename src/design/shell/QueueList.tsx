import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { moveAmong } from '../basics/moveAmong.ts';

export interface QueueItem {
  id: string;
  title: ReactNode;
  /** A line of context under the title. */
  detail?: ReactNode;
  /** At the right: a number, a date. */
  aside?: ReactNode;
  /** Chips and deadlines. */
  marks?: ReactNode;
}

export interface QueueListProps {
  label: string;
  items: readonly QueueItem[];
  selected?: string | null;
  onSelect: (id: string) => void;
  empty?: ReactNode;
}

/** What waits, in the order in which it should be seen. Arrows walk, Enter opens; the chosen one stays in sight. */
export function QueueList({ label, items, selected, onSelect, empty }: QueueListProps) {
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    if (selected) list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }, [selected]);
  if (items.length === 0) return <>{empty}</>;
  const walk = (event: KeyboardEvent<HTMLElement>) => moveAmong(event, '.queue__item');
  return (
    <ul ref={list} className="queue bare" aria-label={label} onKeyDown={walk}>
      {items.map((item) => (
        <li key={item.id}>
          <button
            type="button"
            className="queue__item"
            aria-current={item.id === selected ? 'true' : undefined}
            onClick={() => onSelect(item.id)}
          >
            <span className="queue__title">{item.title}</span>
            {item.aside && <span className="queue__aside">{item.aside}</span>}
            {item.detail && <span className="queue__detail">{item.detail}</span>}
            {item.marks && <span className="queue__marks">{item.marks}</span>}
          </button>
        </li>
      ))}
    </ul>
  );
}
