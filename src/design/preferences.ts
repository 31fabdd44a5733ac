import { useSyncExternalStore } from 'react';
import type { Language } from './format.ts';

/** What the person chose to see; `system` follows the device. */
export type Theme = 'system' | 'light' | 'dark' | 'contrast';

/** The words of a page in both languages; English has exactly the shape of Spanish. */
export interface Messages<T> {
  readonly es: T;
  readonly en: NoInfer<T>;
}

let language: Language = 'es';
let theme: Theme = 'system';
const listeners = new Set<() => void>();

/**
 * Reads what this device remembers and marks the document with it. The entry calls it once, before it renders, so that nothing
 * flashes. A link may carry `?lang=en`, which counts more than what was remembered.
 */
export function restorePreferences(): void {
  const asked = new URLSearchParams(globalThis.location?.search ?? '').get('lang');
  const remembered = asked ?? /(?:^|;\s*)lang=(es|en)/.exec(document.cookie)?.[1] ?? recall('lang');
  language = remembered === 'en' ? 'en' : 'es';
  const chosen = recall('theme');
  theme = chosen === 'light' || chosen === 'dark' || chosen === 'contrast' ? chosen : 'system';
  markDocument();
}

/** The language of the interface at this moment, for code that is not a component. */
export function currentLanguage(): Language {
  return language;
}

/** Changes the language here and tells the server by cookie, so that documents and notices come in it too. */
export function setLanguage(chosen: Language): void {
  language = chosen;
  remember('lang', chosen);
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser that our people use.
  document.cookie = `lang=${chosen}; path=/; max-age=31536000; samesite=lax`;
  markDocument();
  for (const listener of listeners) listener();
}

export function setTheme(chosen: Theme): void {
  theme = chosen;
  remember('theme', chosen);
  markDocument();
  for (const listener of listeners) listener();
}

/** The language and the way to change it. */
export function useLanguage(): readonly [Language, (chosen: Language) => void] {
  return [useSyncExternalStore(subscribe, currentLanguage, spanish), setLanguage];
}

/** The words of the language in use: `const t = useMessages(words)`, then `t.send`. */
export function useMessages<T>(messages: Messages<T>): T {
  const [chosen] = useLanguage();
  return messages[chosen];
}

export function useTheme(): readonly [Theme, (chosen: Theme) => void] {
  return [useSyncExternalStore(subscribe, currentTheme, systemTheme), setTheme];
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function currentTheme(): Theme {
  return theme;
}

function spanish(): Language {
  return 'es';
}

function systemTheme(): Theme {
  return 'system';
}

function markDocument(): void {
  const root = document.documentElement;
  root.lang = language === 'es' ? 'es-EC' : 'en';
  if (theme === 'system') delete root.dataset.theme;
  else root.dataset.theme = theme;
}

// A browser may refuse storage (private windows, policies); the choice then lasts as long as the page.
function remember(key: string, value: string): void {
  try {
    localStorage.setItem(`amparo.${key}`, value);
  } catch {}
}

function recall(key: string): string | null {
  try {
    return localStorage.getItem(`amparo.${key}`);
  } catch {
    return null;
  }
}
