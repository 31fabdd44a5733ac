import type { ReactNode } from 'react';
import { formatPercent } from '../format.ts';
import { useLanguage, useMessages } from '../preferences.ts';

/** How much is done. Without `value` it is not known how much there is. */
export function Progress({
  label,
  value,
  max = 1,
  said,
}: {
  label: string;
  value?: number;
  max?: number;
  said?: string;
}) {
  const [language] = useLanguage();
  const text = said ?? (value === undefined ? '' : formatPercent(value / max, { decimals: 0, language }));
  return (
    <div className="progress">
      <span>{label}</span>
      <span className="tabular">{text}</span>
      <progress aria-label={label} max={max} value={value}>
        {text}
      </progress>
    </div>
  );
}

const words = {
  es: { step: (step: number, of: number) => `Paso ${step} de ${of}` },
  en: { step: (step: number, of: number) => `Step ${step} of ${of}` },
};

/** Where one is in a form of several pages. */
export function StepProgress({ step, of, children }: { step: number; of: number; children?: ReactNode }) {
  const t = useMessages(words);
  return (
    <div>
      <p className="kicker">
        {t.step(step, of)}
        {children && <> · {children}</>}
      </p>
      <div className="steps" aria-hidden="true">
        {Array.from({ length: of }, (_, index) => index + 1).map((one) => (
          <span key={one} className="steps__step" data-done={one <= step ? '' : undefined} />
        ))}
      </div>
    </div>
  );
}
