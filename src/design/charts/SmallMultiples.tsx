import { type CSSProperties, useMemo } from 'react';
import { formatNumber } from '../format.ts';
import { useLanguage } from '../preferences.ts';
import { pathThrough, scaleOver } from './scale.ts';

export interface SmallMultiple {
  id: string;
  label: string;
  values: readonly (number | null)[];
  highlight?: boolean;
}

export interface SmallMultiplesProps {
  label: string;
  moments: readonly string[];
  panels: readonly SmallMultiple[];
  format?: (value: number) => string;
  fromZero?: boolean;
  /** A line that every panel shares, such as the national value. */
  reference?: readonly (number | null)[];
}

const [width, height, foot] = [180, 84, 16];

/** Many small charts on one scale, so that they compare; each says its last value. */
export function SmallMultiples({
  label,
  moments,
  panels,
  format: given,
  fromZero = true,
  reference,
}: SmallMultiplesProps) {
  const [language] = useLanguage();
  const format = given ?? ((value: number) => formatNumber(value, { language }));
  const y = useMemo(
    () =>
      scaleOver([...panels.flatMap((panel) => panel.values), ...(reference ?? [])], [height - foot, 4], {
        fromZero,
        ticks: 3,
      }),
    [panels, reference, fromZero],
  );
  const x = (index: number) => (index / Math.max(1, moments.length - 1)) * (width - 2) + 1;
  const path = (values: readonly (number | null)[]) =>
    pathThrough(values.map((value, index) => (value === null ? null : ([x(index), y(value)] as const))));
  return (
    <div className="chart" role="img" aria-label={label}>
      <ul className="multiples bare">
        {panels.map((panel) => {
          const last = panel.values.findLast((value) => value !== null);
          return (
            <li key={panel.id}>
              <p className="multiples__name">
                {panel.label}
                <span>{last === null || last === undefined ? '–' : format(last)}</span>
              </p>
              <svg
                viewBox={`0 0 ${width} ${height}`}
                aria-hidden="true"
                focusable="false"
                style={{ '--series': `var(--series-${panel.highlight ? 2 : 1})` } as CSSProperties}
              >
                {y.ticks.map((tick) => (
                  <line
                    key={tick}
                    className={tick === 0 ? 'chart__axis' : 'chart__grid'}
                    x1="0"
                    x2={width}
                    y1={y(tick)}
                    y2={y(tick)}
                  />
                ))}
                {reference && <path className="control-line" d={path(reference)} strokeDasharray="3 3" />}
                <path className="chart__line" d={path(panel.values)} />
                <text x="0" y={height - 2}>
                  {moments[0]}
                </text>
                <text x={width} y={height - 2} textAnchor="end">
                  {moments.at(-1)}
                </text>
              </svg>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
