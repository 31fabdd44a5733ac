import { useSyncExternalStore } from 'react';

const changed = 'amparo:address';

/** Goes to another page of this house without loading it anew; filters replace, pages push. */
export function goTo(address: string, how: 'push' | 'replace' = 'push'): void {
  if (how === 'push') history.pushState(null, '', address);
  else history.replaceState(null, '', address);
  dispatchEvent(new Event(changed));
}

function subscribe(listener: () => void): () => void {
  addEventListener('popstate', listener);
  addEventListener(changed, listener);
  return () => {
    removeEventListener('popstate', listener);
    removeEventListener(changed, listener);
  };
}

export function usePath(): string {
  return useSyncExternalStore(
    subscribe,
    () => location.pathname,
    () => '/',
  );
}

/** The filters of a page live in its address: they can be shared, and going back brings them back. */
export function useFilters(): readonly [URLSearchParams, (changes: Record<string, string | null>) => void] {
  const search = useSyncExternalStore(
    subscribe,
    () => location.search,
    () => '',
  );
  const set = (changes: Record<string, string | null>) => {
    const next = new URLSearchParams(location.search);
    for (const [name, value] of Object.entries(changes)) {
      if (value === null || value === '') next.delete(name);
      else next.set(name, value);
    }
    const text = next.toString();
    goTo(location.pathname + (text ? `?${text}` : '') + location.hash, 'replace');
  };
  return [new URLSearchParams(search), set];
}
