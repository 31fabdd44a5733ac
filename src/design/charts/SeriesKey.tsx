import type { CSSProperties } from 'react';

const dashes = [undefined, '7 4', '2 4', '10 3 2 3', '4 3', '1 5'];

/** Each series has a dash of its own, for who does not see the colours and for paper without them. */
export function dashOf(index: number): string | undefined {
  return dashes[index % dashes.length];
}

/** A piece of the line, as it stands in a legend. */
export function SeriesKey({ index }: { index: number }) {
  return (
    <svg
      viewBox="0 0 28 14"
      aria-hidden="true"
      focusable="false"
      style={{ '--series': `var(--series-${(index % 6) + 1})` } as CSSProperties}
    >
      <path className="chart__line" d="M1 7h26" strokeDasharray={dashOf(index)} />
    </svg>
  );
}
