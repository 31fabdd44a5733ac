import { formatNumber } from '../format.ts';
import { useLanguage, useMessages } from '../preferences.ts';
import { Axes, type Frame, leftFor } from './Axes.tsx';
import { decimalsOf, pathThrough, type Scale, scaleOver } from './scale.ts';
import { useWidth } from './useWidth.ts';

export type ControlPointType = 'common-cause' | 'improvement' | 'concern' | 'neutral-high' | 'neutral-low';

/** A point as the statistics of the house give it: value, mean and limits of its stretch, and what kind of signal it is. */
export interface ControlPoint {
  value: number;
  mean: number;
  lowerLimit: number | null;
  upperLimit: number | null;
  pointType: ControlPointType;
  /** Points of one number share their limits. */
  stretch: number;
}

export interface ControlChartProps {
  /** What the chart shows, in a sentence, signals included. */
  label: string;
  moments: readonly string[];
  points: readonly ControlPoint[];
  target?: number | null;
  format?: (value: number) => string;
  height?: number;
}

const words = {
  es: {
    types: {
      'common-cause': 'Variación de siempre',
      improvement: 'Señal de mejora',
      concern: 'Señal de alarma',
      'neutral-high': 'Señal hacia arriba',
      'neutral-low': 'Señal hacia abajo',
    },
    mean: 'media',
    upper: 'límite',
    limits: (low: string, high: string) => `límites ${low} y ${high}`,
    target: 'meta',
  },
  en: {
    types: {
      'common-cause': 'Usual variation',
      improvement: 'Signal of improvement',
      concern: 'Signal of concern',
      'neutral-high': 'Signal upward',
      'neutral-low': 'Signal downward',
    },
    mean: 'mean',
    upper: 'limit',
    limits: (low: string, high: string) => `limits ${low} and ${high}`,
    target: 'goal',
  },
};

/** Tells signal from noise: mean, limits, and points whose shape says what they are. */
export function ControlChart({
  label,
  moments,
  points,
  target,
  format: given,
  height = 320,
}: ControlChartProps) {
  const [box, width] = useWidth<HTMLDivElement>();
  const [language] = useLanguage();
  const t = useMessages(words);
  const format = given ?? ((value: number) => formatNumber(value, { decimals: 1, language }));
  const [top, bottom] = [18, 30];
  const y = scaleOver(
    [...points.flatMap((point) => [point.value, point.lowerLimit, point.upperLimit]), target],
    [height - bottom, top],
  );
  const onAxis =
    given ?? ((value: number) => formatNumber(value, { decimals: decimalsOf(y.ticks), language }));
  const frame: Frame = {
    width,
    height,
    top,
    bottom,
    left: leftFor(y.ticks, onAxis),
    right: width >= 480 ? 92 : 14,
  };
  const last = points.at(-1);
  const span = width - frame.left - frame.right;
  const x = (index: number) => frame.left + ((index + 0.5) / points.length) * span;
  const present = (Object.keys(t.types) as ControlPointType[]).filter((type) =>
    points.some((point) => point.pointType === type),
  );
  return (
    <div ref={box} className="chart">
      <ul className="legend bare">
        {present.map((type) => (
          <li key={type}>
            <svg viewBox="-14 -7 28 14" aria-hidden="true" focusable="false">
              <path className="control-point" data-type={type} d={shapes[type]} />
            </svg>
            {t.types[type]}
          </li>
        ))}
      </ul>
      <svg role="img" aria-label={label} viewBox={`0 0 ${width} ${height}`} height={height}>
        <Axes frame={frame} y={y} format={onAxis} labels={moments} x={x} />
        <Limits points={points} x={x} y={y} half={span / points.length / 2} />
        {target !== null && target !== undefined && (
          <line
            className="control-target"
            x1={frame.left}
            x2={width - frame.right}
            y1={y(target)}
            y2={y(target)}
          />
        )}
        <path
          className="control-line"
          d={pathThrough(points.map((point, index) => [x(index), y(point.value)] as const))}
        />
        {points.map((point, index) => (
          <path
            // biome-ignore lint/suspicious/noArrayIndexKey: a point is known by its place in time.
            key={index}
            className="control-point"
            data-type={point.pointType}
            d={shapes[point.pointType]}
            transform={`translate(${x(index).toFixed(1)} ${y(point.value).toFixed(1)})`}
          />
        ))}
        {width >= 480 && (
          <Names last={last} target={target} x={width - frame.right + 6} y={y} format={format} words={t} />
        )}
      </svg>
      {width < 480 && last && (
        <p className="chart__readout" aria-hidden="true">
          {[
            `${t.mean} ${format(last.mean)}`,
            last.lowerLimit !== null &&
              last.upperLimit !== null &&
              t.limits(format(last.lowerLimit), format(last.upperLimit)),
            typeof target === 'number' && `${t.target} ${format(target)}`,
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      )}
    </div>
  );
}

const shapes: Record<ControlPointType, string> = {
  'common-cause': 'M0-3.75a3.75 3.75 0 1 0 .01 0z',
  improvement: 'M-5.5-5.5h11v11h-11z',
  concern: 'M0-8 8 0 0 8-8 0z',
  'neutral-high': 'M0-7 7 5.5H-7z',
  'neutral-low': 'M0 7-7-5.5H7z',
};

function Limits({
  points,
  x,
  y,
  half,
}: {
  points: readonly ControlPoint[];
  x: (at: number) => number;
  y: Scale;
  half: number;
}) {
  const starts = points.flatMap((point, index) =>
    index === 0 || points[index - 1]?.stretch !== point.stretch ? [index] : [],
  );
  return (
    <g>
      {starts.map((start, order) => {
        const point = points[start] as ControlPoint;
        const [from, to] = [x(start) - half, x((starts[order + 1] ?? points.length) - 1) + half];
        return (
          <g key={start}>
            <line className="control-mean" x1={from} x2={to} y1={y(point.mean)} y2={y(point.mean)} />
            {[point.lowerLimit, point.upperLimit].map((limit, which) =>
              limit === null ? null : (
                // biome-ignore lint/suspicious/noArrayIndexKey: the lower and the upper one.
                <line key={which} className="control-limit" x1={from} x2={to} y1={y(limit)} y2={y(limit)} />
              ),
            )}
          </g>
        );
      })}
    </g>
  );
}

interface NamesProps {
  last: ControlPoint | undefined;
  target: number | null | undefined;
  x: number;
  y: Scale;
  format: (value: number) => string;
  words: { mean: string; upper: string; target: string };
}

function Names({ last, target, x, y, format, words: t }: NamesProps) {
  const lines = [
    [last?.upperLimit, t.upper],
    [last?.mean, t.mean],
    [last?.lowerLimit, t.upper],
    [target, t.target],
  ] as const;
  let free = Number.NEGATIVE_INFINITY;
  return (
    <g>
      {lines
        .flatMap(([value, name]) =>
          value === null || value === undefined ? [] : [{ value, name, at: y(value) }],
        )
        .sort((a, b) => a.at - b.at)
        .map(({ value, name, at }) => {
          const place = Math.max(at, free);
          free = place + 16;
          return (
            <text
              key={`${name}${value}`}
              x={x}
              y={place}
              dominantBaseline="central"
              className={name === t.mean ? 'chart__strong' : undefined}
            >
              {`${name} ${format(value)}`}
            </text>
          );
        })}
    </g>
  );
}
