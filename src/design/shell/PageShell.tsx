import { type ReactNode, useEffect } from 'react';
import { Icon } from '../basics/Icon.tsx';
import { Toasts } from '../basics/Toasts.tsx';
import { type Theme, useLanguage, useMessages, useTheme } from '../preferences.ts';

export interface NavigationItem {
  label: string;
  href: string;
  current?: boolean;
}

export interface PageShellProps {
  /** `public` has one thing at a time, `desk` is dense, `lab` shows figures. */
  manner?: 'public' | 'desk' | 'lab';
  /** The institution that runs this house, beside the name of the platform. */
  institution?: string;
  home?: string;
  navigation?: readonly NavigationItem[];
  /** Who is signed in, or the way to sign in. */
  account?: ReactNode;
  footer?: readonly NavigationItem[];
  footNote?: ReactNode;
  /** Uses the whole width, for desks. */
  wide?: boolean;
  children: ReactNode;
}

const words = {
  es: {
    skip: 'Ir al contenido',
    home: 'Página de inicio',
    navigation: 'Secciones',
    foot: 'Pie de página',
    other: 'English',
    theme: 'Apariencia',
    themes: { system: 'Como el dispositivo', light: 'Clara', dark: 'Oscura', contrast: 'Alto contraste' },
  },
  en: {
    skip: 'Go to the content',
    home: 'Home page',
    navigation: 'Sections',
    foot: 'Footer',
    other: 'Español',
    theme: 'Appearance',
    themes: { system: 'As the device', light: 'Light', dark: 'Dark', contrast: 'High contrast' },
  },
};

const themes: readonly Theme[] = ['system', 'light', 'dark', 'contrast'];

/** The frame of every page: skip link, name of the house, sections, language, appearance, content, foot. */
export function PageShell({
  manner = 'public',
  institution,
  home = '/',
  navigation = [],
  account,
  footer = [],
  footNote,
  wide,
  children,
}: PageShellProps) {
  const t = useMessages(words);
  const [language, setLanguage] = useLanguage();
  const [theme, setTheme] = useTheme();
  useEffect(keepFocusFromTheFirst, []);
  return (
    <div className="shell" data-manner={manner} data-wide={wide ? '' : undefined}>
      <a className="skip" href="#contenido">
        {t.skip}
      </a>
      <header className="shell__head">
        <div className="shell__bar">
          <a className="brand" href={home}>
            <Mark />
            <span className="brand__name">Amparo</span>
            {institution && <span className="brand__house">{institution}</span>}
            <span className="visually-hidden">. {t.home}</span>
          </a>
          {navigation.length > 0 && (
            <nav className="shell__nav" aria-label={t.navigation}>
              <ul className="bare">
                {navigation.map((item) => (
                  <li key={item.href}>
                    <a href={item.href} aria-current={item.current ? 'page' : undefined}>
                      {item.label}
                    </a>
                  </li>
                ))}
              </ul>
            </nav>
          )}
          <div className="shell__tools">
            <button
              type="button"
              className="shell__tool"
              lang={language === 'es' ? 'en' : 'es'}
              onClick={() => setLanguage(language === 'es' ? 'en' : 'es')}
            >
              {t.other}
            </button>
            <span className="shell__tool">
              <Icon name="contrast" />
              <span className="shell__tool-text" aria-hidden="true">
                {t.theme}
              </span>
              <select
                aria-label={t.theme}
                value={theme}
                onChange={(event) => setTheme(event.target.value as Theme)}
              >
                {themes.map((one) => (
                  <option key={one} value={one}>
                    {t.themes[one]}
                  </option>
                ))}
              </select>
            </span>
            {account}
          </div>
        </div>
      </header>
      <main className="shell__main" id="contenido" tabIndex={-1}>
        {children}
      </main>
      <footer className="shell__foot">
        <div className="shell__foot-in">
          {footer.length > 0 && (
            <nav aria-label={t.foot}>
              <ul className="bare">
                {footer.map((item) => (
                  <li key={item.href}>
                    <a href={item.href}>{item.label}</a>
                  </li>
                ))}
              </ul>
            </nav>
          )}
          <div>{footNote}</div>
        </div>
      </footer>
      <Toasts />
    </div>
  );
}

/** Who has not stood on anything has no place to lose: what keeps it is downloaded when somebody first does. */
function keepFocusFromTheFirst(): () => void {
  let end: (() => void) | undefined;
  let over = false;
  const begin = () =>
    void import('./keepFocus.ts').then(({ keepFocus }) => {
      if (!over) end = keepFocus(document.activeElement);
    });
  document.addEventListener('focusin', begin, { once: true });
  return () => {
    over = true;
    document.removeEventListener('focusin', begin);
    end?.();
  };
}

/** A stepped roof over a door: shelter, which is what *amparo* means. */
function Mark() {
  return (
    <svg className="brand__mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <path fill="currentColor" d="M2 30V18h4v-6h4V6h4V2h4v4h4v6h4v6h4v12h-9V20a5 5 0 0 0-10 0v10z" />
    </svg>
  );
}
