import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';
import { Badge } from './Badge.tsx';

export interface Tab {
  id: string;
  label: string;
  count?: number;
  panel: ReactNode;
}

export interface TabsProps {
  /** What the tabs divide, for who does not see them together. */
  label: string;
  tabs: readonly Tab[];
  value?: string;
  onValue?: (id: string) => void;
}

/** Arrows move among tabs, Tab goes into the panel. Only the panel shown is rendered. */
export function Tabs({ label, tabs, value, onValue }: TabsProps) {
  const base = useId();
  const [own, setOwn] = useState(tabs[0]?.id);
  const list = useRef<HTMLDivElement>(null);
  const selected = value ?? own;
  const choose = (id: string) => {
    setOwn(id);
    onValue?.(id);
  };
  const move = (event: KeyboardEvent) => {
    const at = tabs.findIndex((tab) => tab.id === selected);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const next = tabs[(to + tabs.length) % tabs.length];
    if (!next) return;
    choose(next.id);
    list.current?.querySelector<HTMLElement>(`[data-tab="${CSS.escape(next.id)}"]`)?.focus();
  };
  const shown = tabs.find((tab) => tab.id === selected);
  return (
    <div className="tabs">
      <div ref={list} className="tabs__list" role="tablist" aria-label={label} onKeyDown={move}>
        {tabs.map((tab) => (
          <button
            key={tab.id}
            type="button"
            role="tab"
            className="tabs__tab"
            data-tab={tab.id}
            id={`${base}${tab.id}`}
            aria-selected={tab.id === selected}
            aria-controls={tab.id === selected ? `${base}panel` : undefined}
            tabIndex={tab.id === selected ? 0 : -1}
            onClick={() => choose(tab.id)}
          >
            {tab.label}
            {tab.count !== undefined && <Badge>{tab.count}</Badge>}
          </button>
        ))}
      </div>
      {shown && (
        <div
          key={shown.id}
          className="tabs__panel"
          role="tabpanel"
          id={`${base}panel`}
          aria-labelledby={`${base}${shown.id}`}
        >
          {shown.panel}
        </div>
      )}
    </div>
  );
}
