import type { CSSProperties } from 'react';
import { formatNumber } from '../format.ts';
import { useLanguage, useMessages } from '../preferences.ts';
import { type MapTile, provinceTiles } from './provinceTiles.ts';
import { stepOf } from './steps.ts';

export interface TileMapProps {
  /** What the map shows, in a sentence. */
  label: string;
  /** By code of the tile: "17" is Pichincha. Null is a small cell that was protected. */
  values: Readonly<Record<string, number | null>>;
  /** Up to four limits, rising, that part the values into up to five steps. */
  limits: readonly number[];
  format?: (value: number) => string;
  /** The provinces of Ecuador unless told. */
  tiles?: readonly MapTile[];
}

const words = {
  es: {
    under: (limit: string) => `menos de ${limit}`,
    from: (limit: string) => `${limit} o más`,
    between: (low: string, high: string) => `de ${low} a ${high}`,
    none: 'sin dato o protegido',
  },
  en: {
    under: (limit: string) => `under ${limit}`,
    from: (limit: string) => `${limit} or more`,
    between: (low: string, high: string) => `${low} to ${high}`,
    none: 'no data or protected',
  },
};

/** A map where each province is a square of one size, near where it lies, with its figure written on it. */
export function TileMap({ label, values, limits, format: given, tiles = provinceTiles }: TileMapProps) {
  const [language] = useLanguage();
  const t = useMessages(words);
  const format = given ?? ((value: number) => formatNumber(value, { language }));
  const columns = Math.max(...tiles.map((tile) => tile.column)) + 1;
  const said = (step: number) => {
    const [low, high] = [limits[step - 2], limits[step - 1]];
    if (low === undefined) return t.under(format(high as number));
    return high === undefined ? t.from(format(low)) : t.between(format(low), format(high));
  };
  const missing = tiles.some((tile) => values[tile.code] === null || values[tile.code] === undefined);
  return (
    <div className="chart tiles-box" role="img" aria-label={label}>
      <div className="tiles" style={{ '--columns': columns } as CSSProperties}>
        {tiles.map((tile) => {
          const value = values[tile.code];
          return (
            <span
              key={tile.code}
              className="tiles__tile"
              title={tile.name}
              data-step={value === null || value === undefined ? 'none' : stepOf(value, limits)}
              style={{ gridColumn: tile.column + 1, gridRow: tile.row + 1 }}
            >
              <span>{tile.short}</span>
              <b>{value === null || value === undefined ? '–' : format(value)}</b>
            </span>
          );
        })}
      </div>
      <ul className="tiles__scale bare">
        {[...limits, null].map((_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a step is its number.
          <li key={index}>
            <span className="tiles__tile tiles__swatch" data-step={index + 1} />
            {said(index + 1)}
          </li>
        ))}
        {missing && (
          <li>
            <span className="tiles__tile tiles__swatch" data-step="none" />
            {t.none}
          </li>
        )}
      </ul>
    </div>
  );
}
