import { formatNumber, formatPercent } from '../format.ts';
import { useLanguage, useMessages } from '../preferences.ts';

export interface IntervalBar {
  id: string;
  label: string;
  value: number | null;
  /** Bounds of the interval, in the unit of the value. */
  low?: number;
  high?: number;
  /** How many answers it rests on. */
  n?: number;
  highlight?: boolean;
}

export interface IntervalBarsProps {
  label: string;
  bars: readonly IntervalBar[];
  /** The end of the scale: 1, the whole, unless told. */
  max?: number;
  format?: (value: number) => string;
  reference?: { value: number; label: string };
  /** The name of the interval, for the key: "95 %, Wilson". */
  intervalName?: string;
}

const words = {
  es: {
    key: (name: string) => `La línea con topes es el intervalo (${name}).`,
    hidden: 'protegido',
    reference: 'Línea de puntos',
  },
  en: {
    key: (name: string) => `The line with ends is the interval (${name}).`,
    hidden: 'protected',
    reference: 'Dotted line',
  },
};

/** Bars whose doubt is drawn on them. A null value is a small cell that was protected. */
export function IntervalBars({
  label,
  bars,
  max = 1,
  format: given,
  reference,
  intervalName = '95 %, Wilson',
}: IntervalBarsProps) {
  const [language] = useLanguage();
  const t = useMessages(words);
  const format = given ?? ((value: number) => formatPercent(value, { language }));
  const share = (value: number) => `${((Math.min(Math.max(value, 0), max) / max) * 100).toFixed(2)}%`;
  return (
    <div className="chart" role="img" aria-label={label}>
      <div className="bars">
        {bars.map((bar) => (
          <div key={bar.id} className="bars__row" data-highlight={bar.highlight ? '' : undefined}>
            <span className="bars__label">
              {bar.label}
              {bar.n !== undefined && (
                <span className="bars__n">n = {formatNumber(bar.n, { language })}</span>
              )}
            </span>
            <span className="bars__track">
              {bar.value !== null && (
                <span className="bars__bar" style={{ insetInlineStart: 0, inlineSize: share(bar.value) }} />
              )}
              {bar.low !== undefined && bar.high !== undefined && (
                <span
                  className="bars__interval"
                  style={{
                    insetInlineStart: share(bar.low),
                    inlineSize: `calc(${share(bar.high)} - ${share(bar.low)})`,
                  }}
                />
              )}
              {reference && (
                <span className="bars__reference" style={{ insetInlineStart: share(reference.value) }} />
              )}
            </span>
            <span className="bars__value">{bar.value === null ? t.hidden : format(bar.value)}</span>
          </div>
        ))}
      </div>
      <p className="bars__key">
        {bars.some((bar) => bar.low !== undefined) && t.key(intervalName)}{' '}
        {reference && `${t.reference}: ${reference.label}, ${format(reference.value)}.`}
      </p>
    </div>
  );
}
