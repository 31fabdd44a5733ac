import { type ComponentType, lazy, type ReactNode, Suspense, useEffect, useMemo, useRef } from 'react';
import { goTo, Loading, useLanguage, usePath } from '#design';

export interface PageProps {
  readonly params: Readonly<Record<string, string>>;
}

/** A page and its address: "/ley/:id". It is downloaded when somebody goes there. */
export interface PageEntry {
  readonly path: string;
  readonly title: { readonly es: string; readonly en: string };
  // Pages that need nothing of their address take no properties.
  readonly load: () => Promise<{ default: ComponentType<PageProps> | ComponentType }>;
}

interface Match {
  readonly page: PageEntry;
  readonly params: Record<string, string>;
}

export function matchPath(pages: readonly PageEntry[], path: string): Match | null {
  const parts = path.replace(/\/+$/, '').split('/');
  for (const page of pages) {
    const pattern = page.path.replace(/\/+$/, '').split('/');
    if (pattern.length !== parts.length) continue;
    const params: Record<string, string> = {};
    const fits = pattern.every((piece, i) => {
      if (!piece.startsWith(':')) return piece === parts[i];
      params[piece.slice(1)] = safeDecode(parts[i] ?? '');
      return parts[i] !== '';
    });
    if (fits) return { page, params };
  }
  return null;
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Shows the page of the address; links between pages of the same entry do not load the document anew. */
export function Pages({ pages, missing }: { pages: readonly PageEntry[]; missing: ReactNode }) {
  const path = usePath();
  const [language] = useLanguage();
  const found = useMemo(() => matchPath(pages, path), [pages, path]);
  const page = found?.page;
  const Page = useMemo(
    () => (page ? lazy(page.load as () => Promise<{ default: ComponentType<PageProps> }>) : null),
    [page],
  );
  const first = useRef(true);

  useEffect(() => {
    document.title = found ? `${found.page.title[language]} · Amparo` : 'Amparo';
  }, [found, language]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new address is the event, whatever page it leads to.
  useEffect(() => {
    if (first.current) {
      first.current = false;
      return;
    }
    // Who reads with a screen reader is taken to the new page as who sees it is.
    scrollTo(0, 0);
    document.getElementById('contenido')?.focus({ preventScroll: true });
  }, [path]);

  useEffect(() => {
    const follow = (event: MouseEvent) => {
      if (
        event.defaultPrevented ||
        event.button !== 0 ||
        event.metaKey ||
        event.ctrlKey ||
        event.shiftKey ||
        event.altKey
      )
        return;
      const link = (event.target as Element | null)?.closest?.('a');
      if (!link || link.target || link.hasAttribute('download') || link.origin !== location.origin) return;
      if (link.pathname === location.pathname && link.hash) return;
      if (!matchPath(pages, link.pathname)) return;
      event.preventDefault();
      goTo(link.pathname + link.search + link.hash);
    };
    document.addEventListener('click', follow);
    return () => document.removeEventListener('click', follow);
  }, [pages]);

  if (!found || !Page) return missing;
  return (
    <Suspense fallback={<Loading height="20rem" />}>
      <Page params={found.params} />
    </Suspense>
  );
}
