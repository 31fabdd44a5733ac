import { type ReactNode, useId, useState } from 'react';
import { useMessages } from '../preferences.ts';

export type Pane = 'queue' | 'case' | 'history';

export interface DeskProps {
  queueTitle: string;
  queue: ReactNode;
  /** Filters above the queue; the page keeps them in the address. */
  filters?: ReactNode;
  caseTitle: string;
  children: ReactNode;
  historyTitle?: string;
  history?: ReactNode;
  /** On a narrow screen one pane is seen at a time; the page shows the case when one is chosen. */
  pane?: Pane;
  onPane?: (pane: Pane) => void;
}

const words = {
  es: { panes: 'Partes del escritorio', history: 'Historia' },
  en: { panes: 'Parts of the desk', history: 'History' },
};

/** Queue on the left, case in the middle, history on the right; each is a landmark and scrolls by itself. */
export function Desk({
  queueTitle,
  queue,
  filters,
  caseTitle,
  children,
  historyTitle,
  history,
  pane,
  onPane,
}: DeskProps) {
  const base = useId();
  const t = useMessages(words);
  const [own, setOwn] = useState<Pane>('queue');
  const shown = pane ?? own;
  const choose = (next: Pane) => {
    setOwn(next);
    onPane?.(next);
  };
  const titles: readonly (readonly [Pane, string])[] = [
    ['queue', queueTitle],
    ['case', caseTitle],
    ...(history ? [['history', historyTitle ?? t.history] as const] : []),
  ];
  return (
    <div className="desk" data-pane={shown} data-history={history ? '' : undefined}>
      <nav className="desk__switch" aria-label={t.panes}>
        {titles.map(([id, title]) => (
          <button key={id} type="button" aria-pressed={shown === id} onClick={() => choose(id)}>
            {title}
          </button>
        ))}
      </nav>
      <div className="desk__panes">
        <section className="desk__pane desk__queue" aria-labelledby={`${base}queue`}>
          <div className="desk__head">
            <h2 id={`${base}queue`}>{queueTitle}</h2>
            {filters}
          </div>
          {queue}
        </section>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
        <section className="desk__pane desk__case" aria-label={caseTitle} tabIndex={0}>
          {children}
        </section>
        {history && (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
          <section className="desk__pane desk__history" aria-labelledby={`${base}history`} tabIndex={0}>
            <div className="desk__head">
              <h2 id={`${base}history`}>{historyTitle ?? t.history}</h2>
            </div>
            {history}
          </section>
        )}
      </div>
    </div>
  );
}
