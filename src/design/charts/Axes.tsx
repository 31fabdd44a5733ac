import { labelsThatFit, type Scale } from './scale.ts';

export interface Frame {
  width: number;
  height: number;
  top: number;
  right: number;
  bottom: number;
  left: number;
}

interface AxesProps {
  frame: Frame;
  y: Scale;
  format: (value: number) => string;
  labels: readonly string[];
  x: (index: number) => number;
}

/** Hairlines for the values, words for the moments; zero, where it is seen, is a line of ink. */
export function Axes({ frame, y, format, labels, x }: AxesProps) {
  const { width, height, left, right, bottom } = frame;
  const widest = Math.max(1, ...labels.map((label) => label.length)) * 6.6 + 14;
  const written = labelsThatFit(labels.length, width - left - right, widest);
  return (
    <g>
      {y.ticks.map((tick) => (
        <g key={tick}>
          <line
            className={tick === 0 ? 'chart__axis' : 'chart__grid'}
            x1={left}
            x2={width - right}
            y1={y(tick)}
            y2={y(tick)}
          />
          <text x={left - 8} y={y(tick)} textAnchor="end" dominantBaseline="central">
            {format(tick)}
          </text>
        </g>
      ))}
      {labels.map((label, index) =>
        written.has(index) ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: a moment is known by its place on the axis.
          <g key={index}>
            <line
              className="chart__axis"
              x1={x(index)}
              x2={x(index)}
              y1={height - bottom}
              y2={height - bottom + 5}
            />
            <text {...inside(x(index), widest, width)} y={height - bottom + 19}>
              {label}
            </text>
          </g>
        ) : null,
      )}
    </g>
  );
}

/** In the middle of its moment, unless it would cross the right edge. */
function inside(at: number, widest: number, width: number): { x: number; textAnchor: 'middle' | 'end' } {
  return at + widest / 2 - 7 > width ? { x: width, textAnchor: 'end' } : { x: at, textAnchor: 'middle' };
}

/** Room at the left for the longest value. */
export function leftFor(ticks: readonly number[], format: (value: number) => string): number {
  return Math.max(...ticks.map((tick) => format(tick).length)) * 6.8 + 12;
}
