import { type CSSProperties, type PointerEvent, useState } from 'react';
import { formatNumber } from '../format.ts';
import { useLanguage } from '../preferences.ts';
import { Axes, type Frame, leftFor } from './Axes.tsx';
import { dashOf, SeriesKey } from './SeriesKey.tsx';
import { decimalsOf, pathThrough, type Scale, scaleOver } from './scale.ts';
import { useWidth } from './useWidth.ts';

export interface LineSeries {
  id: string;
  label: string;
  values: readonly (number | null)[];
  /** Lower and upper bound of each value, drawn as a band. */
  interval?: readonly (readonly [number, number] | null)[];
}

export interface LineChartProps {
  /** What the chart shows, in a sentence: it is read in place of the drawing. */
  label: string;
  /** One per moment: "2026", "nov 2026". */
  moments: readonly string[];
  /** At most six; more are small multiples. */
  series: readonly LineSeries[];
  format?: (value: number) => string;
  fromZero?: boolean;
  height?: number;
  /** Moments with a name: a reform, the year in which a reserve ends. */
  marks?: readonly { at: number; label: string }[];
  /** A level with a name: a goal, a legal minimum. */
  levels?: readonly { value: number; label: string }[];
}

/** Lines told apart by colour, dash and a name at their end; the pointer reads the values of a moment. */
export function LineChart({
  label,
  moments,
  series,
  format: given,
  fromZero,
  height = 320,
  marks = [],
  levels = [],
}: LineChartProps) {
  const [box, width] = useWidth<HTMLDivElement>();
  const [language] = useLanguage();
  const [at, setAt] = useState<number | null>(null);
  const all = series.flatMap((one) => [...one.values, ...(one.interval ?? []).flatMap((pair) => pair ?? [])]);
  const [top, bottom] = [marks.length > 0 ? 34 : 14, 30];
  const y = scaleOver([...all, ...levels.map((level) => level.value)], [height - bottom, top], { fromZero });
  const format =
    given ?? ((value: number) => formatNumber(value, { decimals: decimalsOf(y.ticks), language }));
  const named = width >= 560 && series.length > 1;
  const frame: Frame = {
    width,
    height,
    top,
    bottom,
    left: leftFor(y.ticks, format),
    right: named ? Math.min(180, Math.max(...series.map((one) => one.label.length)) * 7 + 18) : 16,
  };
  const span = width - frame.left - frame.right;
  const x = (index: number) =>
    frame.left + (moments.length < 2 ? span / 2 : (index / (moments.length - 1)) * span);
  const point = (event: PointerEvent<SVGSVGElement>) => {
    const { left, width: shown } = event.currentTarget.getBoundingClientRect();
    const place = ((event.clientX - left) * (width / shown) - frame.left) / Math.max(span, 1);
    setAt(Math.min(moments.length - 1, Math.max(0, Math.round(place * (moments.length - 1)))));
  };
  return (
    <div ref={box} className="chart">
      {series.length > 1 && !named && (
        <ul className="legend bare">
          {series.map((one, index) => (
            <li key={one.id}>
              <SeriesKey index={index} />
              {one.label}
            </li>
          ))}
        </ul>
      )}
      <svg
        role="img"
        aria-label={label}
        viewBox={`0 0 ${width} ${height}`}
        height={height}
        onPointerMove={point}
        onPointerLeave={() => setAt(null)}
      >
        <Axes frame={frame} y={y} format={format} labels={moments} x={x} />
        {levels.map((level) => (
          <g key={level.label}>
            <line
              className="control-target"
              x1={frame.left}
              x2={width - frame.right}
              y1={y(level.value)}
              y2={y(level.value)}
            />
            <text className="chart__strong chart__halo" x={frame.left + 4} y={y(level.value) - 7}>
              {level.label}
            </text>
          </g>
        ))}
        {marks.map((mark) => (
          <g key={mark.label}>
            <line
              className="chart__moment"
              x1={x(mark.at)}
              x2={x(mark.at)}
              y1={top - 12}
              y2={height - bottom}
            />
            <text
              className="chart__halo"
              x={x(mark.at)}
              y={top - 18}
              textAnchor={x(mark.at) > width * 0.7 ? 'end' : x(mark.at) < width * 0.3 ? 'start' : 'middle'}
            >
              {mark.label}
            </text>
          </g>
        ))}
        {series.map((one, index) => (
          <Line key={one.id} series={one} index={index} x={x} y={y} />
        ))}
        {named && <EndNames series={series} x={x} y={y} />}
        {at !== null && (
          <line className="chart__cursor" x1={x(at)} x2={x(at)} y1={top - 6} y2={height - bottom} />
        )}
      </svg>
      <p className="chart__readout" aria-hidden="true">
        {at !== null &&
          `${moments[at]}: ${series
            .map((one) => {
              const value = one.values[at];
              return `${series.length > 1 ? `${one.label} ` : ''}${value === null || value === undefined ? '–' : format(value)}`;
            })
            .join(' · ')}`}
      </p>
    </div>
  );
}

function Line({
  series,
  index,
  x,
  y,
}: {
  series: LineSeries;
  index: number;
  x: (at: number) => number;
  y: Scale;
}) {
  const points = series.values.map((value, at) => (value === null ? null : ([x(at), y(value)] as const)));
  const bounds = series.interval ?? [];
  const upper = bounds.flatMap((pair, at) => (pair ? [[x(at), y(pair[1])] as const] : []));
  const lower = bounds.flatMap((pair, at) => (pair ? [[x(at), y(pair[0])] as const] : []));
  return (
    <g style={{ '--series': `var(--series-${(index % 6) + 1})` } as CSSProperties}>
      {upper.length > 1 && (
        <path className="chart__band" d={`${pathThrough([...upper, ...lower.reverse()])}Z`} />
      )}
      <path className="chart__line" d={pathThrough(points)} strokeDasharray={dashOf(index)} />
    </g>
  );
}

/** Names beside the last value of each line, pushed apart where two lines end at one moment. */
function EndNames({ series, x, y }: { series: readonly LineSeries[]; x: (at: number) => number; y: Scale }) {
  const names = series
    .map((one, index) => {
      const end = one.values.findLastIndex((value) => value !== null);
      return { one, index, end, at: y(one.values[end] ?? 0) };
    })
    .sort((a, b) => a.at - b.at);
  const free = new Map<number, number>();
  return (
    <g>
      {names.map(({ one, index, end, at }) => {
        const place = Math.max(at, free.get(end) ?? Number.NEGATIVE_INFINITY);
        free.set(end, place + 17);
        return (
          <text
            key={one.id}
            className="chart__end chart__halo"
            style={{ '--series': `var(--series-${(index % 6) + 1})` } as CSSProperties}
            x={x(end) + 10}
            y={place}
            dominantBaseline="central"
          >
            {one.label}
          </text>
        );
      })}
    </g>
  );
}
