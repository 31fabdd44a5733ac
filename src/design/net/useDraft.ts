import { useState } from 'react';

/**
 * A form that outlives a lost connection and a page loaded again: what was typed stays in this tab until it is forgotten, which is when
 * the server has it. Nothing of it goes to another tab, nor stays when the tab is closed.
 *
 * @param name of the form, unique in the house. @param empty the form as it begins; what was kept of an earlier shape of it is ignored.
 */
export function useDraft<Draft extends object>(
  name: string,
  empty: Draft,
): readonly [draft: Draft, change: (changes: Partial<Draft>) => void, forget: () => void] {
  const place = `amparo.draft.${name}`;
  const [draft, setDraft] = useState<Draft>(() => readDraft(place, empty));
  const change = (changes: Partial<Draft>) =>
    setDraft((before) => {
      const next = { ...before, ...changes };
      store(place, JSON.stringify(next));
      return next;
    });
  const forget = () => {
    store(place, null);
    setDraft(empty);
  };
  return [draft, change, forget];
}

function readDraft<Draft extends object>(place: string, empty: Draft): Draft {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(place) ?? 'null');
    if (!kept || typeof kept !== 'object') return empty;
    const known = Object.entries(kept).filter(
      ([field, value]) => field in empty && typeof value === typeof empty[field as keyof Draft],
    );
    return { ...empty, ...Object.fromEntries(known) };
  } catch {
    // A browser that refuses storage only loses the draft when the page is closed.
    return empty;
  }
}

function store(place: string, text: string | null): void {
  try {
    if (text === null) sessionStorage.removeItem(place);
    else sessionStorage.setItem(place, text);
  } catch {}
}
