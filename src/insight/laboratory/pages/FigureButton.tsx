import { formatNumber, formatPercent, type Language, useLanguage, useMessages } from '#design';
import { sayMillions } from '../describe.ts';
import { type FigureUnit, singleWords, yearlyWords } from '../figureWords.ts';
import type { LaboratoryScenario } from '../scenario.ts';
import { words } from './words.ts';

/** What is open: in which scenario, and the way from the figure that was pressed to the one in sight. */
export interface OpenFigure {
  readonly scenario: LaboratoryScenario;
  readonly scenarioTitle: string;
  readonly path: readonly string[];
}

function unitOf(name: string): FigureUnit {
  return singleWords[name]?.unit ?? yearlyWords[name.split('@')[0]!]?.unit ?? 'ratio';
}

export function titleOf(name: string, language: Language): string {
  const single = singleWords[name];
  if (single) return single[language];
  const [figure = '', year] = name.split('@');
  const title = yearlyWords[figure]?.[language] ?? figure;
  return year ? `${title}, ${year}` : title;
}

/** A value as its figure is written. */
export function sayFigure(name: string, value: number | null, language: Language, nothing = '–'): string {
  if (value === null) return nothing;
  switch (unitOf(name)) {
    case 'money':
      return Math.abs(value) < 1e6
        ? `$${formatNumber(value, { language, decimals: 2 })}`
        : sayMillions(value, language);
    case 'persons':
      return formatNumber(value, { language });
    case 'rate':
      return formatPercent(value, { language, decimals: 2 });
    case 'ratio':
      return formatNumber(value, { language, decimals: 3 });
    case 'year':
      return String(value);
  }
}

/** A figure that can be pressed, to see what it is made of. */
export function FigureButton({
  name,
  value,
  onOpen,
  children,
}: {
  name: string;
  value?: string;
  onOpen: (name: string) => void;
  children: React.ReactNode;
}) {
  const [language] = useLanguage();
  const t = useMessages(words);
  return (
    <button
      type="button"
      className="figure-open"
      title={t.open}
      aria-label={value === undefined ? undefined : `${titleOf(name, language)}: ${value}. ${t.open}`}
      onClick={() => onOpen(name)}
    >
      {children}
    </button>
  );
}
