import { type CSSProperties, type PointerEvent, useId, useState } from 'react';
import {
  Axes,
  dashOf,
  type Frame,
  formatNumber,
  leftFor,
  pathThrough,
  scaleOver,
  useLanguage,
  useMessages,
  useWidth,
} from '#design';
import { sayMillions } from '../describe.ts';
import type { Outcome } from '../outcome.ts';
import type { StatePause } from '../scenario.ts';
import { words } from './words.ts';

export interface ReserveLine {
  readonly id: string;
  readonly label: string;
  readonly letter: string;
  readonly outcome: Pick<Outcome, 'paths' | 'exhaustion' | 'yearBase' | 'years'>;
  /** Its place among the series; the law has none and is drawn in ink. */
  readonly series: number | null;
}

/** The look of a line: the law in soft ink, the others in the colours and dashes of the house. */
export function lineStyle(series: number | null): CSSProperties {
  return {
    '--series': series === null ? 'var(--ink-faint)' : `var(--series-${series + 1})`,
  } as CSSProperties;
}

/** A piece of a line, as it stands in a legend or in the head of a table. */
export function LineKey({ series }: { series: number | null }) {
  return (
    <svg
      className="lab-key"
      viewBox="0 0 28 14"
      aria-hidden="true"
      focusable="false"
      style={lineStyle(series)}
    >
      <path
        className="chart__line"
        d="M1 7h26"
        strokeDasharray={series === null ? undefined : dashOf(series)}
      />
    </svg>
  );
}

/** Where the reserve crosses zero, in steps from the base date; nothing if it does not. */
function crossing(reserve: Float64Array): number | null {
  for (let t = 1; t < reserve.length; t++)
    if (reserve[t]! < 0) return t - 1 + reserve[t - 1]! / (reserve[t - 1]! - reserve[t]!);
  return null;
}

const billion = 1e9;

/** Lines that fall to the ground where the money ends, each with its year; the years without the State's payment are hatched. */
export function ReserveChart({
  lines,
  pause,
  height = 340,
}: {
  lines: readonly ReserveLine[];
  pause: StatePause | null;
  height?: number;
}) {
  const t = useMessages(words);
  const [language] = useLanguage();
  const [box, width] = useWidth<HTMLDivElement>();
  const [at, setAt] = useState<number | null>(null);
  const hatch = useId();
  const first = lines[0]?.outcome;
  if (!first) return null;
  const { yearBase, years } = first;
  const [top, bottom] = [42, 30];
  const y = scaleOver(
    lines.flatMap((line) => Array.from(line.outcome.paths.reserve, (value) => Math.max(0, value) / billion)),
    [height - bottom, top],
    { fromZero: true },
  );
  const format = (value: number) => formatNumber(value, { language });
  const frame: Frame = { width, height, top, bottom, left: leftFor(y.ticks, format), right: 22 };
  const span = width - frame.left - frame.right;
  const x = (step: number) => frame.left + (step / years) * span;
  // Round years, and fewer of them where there is little room.
  const every = width < 560 ? 10 : 5;
  const ticks = Array.from({ length: years + 1 }, (_, step) => step).filter(
    (step) => (yearBase + step) % every === 0,
  );
  const point = (event: PointerEvent<SVGSVGElement>) => {
    const { left, width: shown } = event.currentTarget.getBoundingClientRect();
    const place = ((event.clientX - left) * (width / shown) - frame.left) / Math.max(span, 1);
    setAt(Math.min(years, Math.max(0, Math.round(place * years))));
  };
  return (
    <div ref={box} className="chart lab-chart">
      {lines.length > 1 && (
        <ul className="legend bare">
          {lines.map((line) => (
            <li key={line.id}>
              <LineKey series={line.series} />
              {line.label}
            </li>
          ))}
        </ul>
      )}
      <svg
        role="img"
        aria-label={t.chart.label(lines.map((line) => describeLine(line, t, language)).join(' '))}
        viewBox={`0 0 ${width} ${height}`}
        height={height}
        onPointerMove={point}
        onPointerLeave={() => setAt(null)}
      >
        <defs>
          <pattern
            id={hatch}
            width="7"
            height="7"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(-45)"
          >
            <path className="lab-chart__hatch" d="M0 3.5h7" />
          </pattern>
        </defs>
        <text x={0} y={13}>
          {t.chart.axis}
        </text>
        <Axes
          frame={frame}
          y={y}
          format={format}
          labels={ticks.map((step) => String(yearBase + step))}
          x={(place) => x(ticks[place]!)}
        />
        {pause && (
          <g>
            <rect
              x={x(pause.from - yearBase - 1)}
              width={Math.max(3, x(pause.to - yearBase) - x(pause.from - yearBase - 1))}
              y={top - 8}
              height={height - bottom - top + 8}
              fill={`url(#${hatch})`}
            />
            <text
              className="chart__halo lab-chart__pause"
              x={Math.min(x(pause.to - yearBase), width - 160)}
              y={top - 14}
              textAnchor="start"
            >
              {pause.part === 0 ? t.chart.unpaid : t.chart.partly(`${Math.round(pause.part * 100)} %`)}
            </text>
          </g>
        )}
        {lines.map((line) => (
          <Line key={line.id} line={line} x={x} y={y} />
        ))}
        <Endings lines={lines} x={x} ground={height - bottom} />
        {at !== null && (
          <line className="chart__cursor" x1={x(at)} x2={x(at)} y1={top - 6} y2={height - bottom} />
        )}
      </svg>
      <p className="chart__readout" aria-hidden="true">
        {at !== null &&
          `${yearBase + at}: ${lines
            .map((line) => `${line.label} ${sayMillions(line.outcome.paths.reserve[at]!, language)}`)
            .join(' · ')}`}
      </p>
    </div>
  );
}

function Line({
  line,
  x,
  y,
}: {
  line: ReserveLine;
  x: (step: number) => number;
  y: (value: number) => number;
}) {
  const { reserve } = line.outcome.paths;
  const end = crossing(reserve);
  const points: (readonly [number, number])[] = [];
  for (let step = 0; step < reserve.length && (end === null || step < end); step++)
    points.push([x(step), y(reserve[step]! / billion)]);
  if (end !== null) points.push([x(end), y(0)]);
  return (
    <g style={lineStyle(line.series)}>
      <path
        className="chart__line"
        d={pathThrough(points)}
        strokeDasharray={line.series === null ? undefined : dashOf(line.series)}
      />
    </g>
  );
}

/** The year in which each line reaches the ground, pushed up where two would touch. */
function Endings({
  lines,
  x,
  ground,
}: {
  lines: readonly ReserveLine[];
  x: (step: number) => number;
  ground: number;
}) {
  const ends = lines
    .flatMap((line) => {
      const end = crossing(line.outcome.paths.reserve);
      return end === null || line.outcome.exhaustion === null ? [] : [{ line, at: x(end) }];
    })
    .sort((a, b) => a.at - b.at);
  let before = Number.NEGATIVE_INFINITY;
  let floor = 0;
  return (
    <g>
      {ends.map(({ line, at }) => {
        floor = at - before < 52 ? floor + 1 : 0;
        before = at;
        return (
          <g key={line.id} style={lineStyle(line.series)}>
            <circle className="chart__mark chart__halo" cx={at} cy={ground} r={5} />
            <text
              className="chart__end chart__halo lab-chart__end"
              x={at + (line.series === null ? 9 : -9)}
              y={ground - 10 - floor * 19}
              textAnchor={line.series === null ? 'start' : 'end'}
            >
              {line.outcome.exhaustion}
            </text>
          </g>
        );
      })}
    </g>
  );
}

function describeLine(line: ReserveLine, t: (typeof words)['es'], language: 'es' | 'en'): string {
  const { paths, exhaustion, yearBase, years } = line.outcome;
  let best = 0;
  for (let step = 1; step <= years; step++) if (paths.reserve[step]! > paths.reserve[best]!) best = step;
  return t.chart.line(
    line.label,
    sayMillions(paths.reserve[best]!, language),
    yearBase + best,
    exhaustion === null ? t.chart.lasts(yearBase + years) : t.chart.ends(exhaustion),
  );
}

/** The same at the size of a thumbnail, for where the hand is far from the figure. */
export function ReserveSpark({ lines }: { lines: readonly ReserveLine[] }) {
  const [width, height] = [200, 44];
  const first = lines[0]?.outcome;
  if (!first) return null;
  const most = Math.max(...lines.flatMap((line) => Array.from(line.outcome.paths.reserve)), 1) / billion;
  const x = (step: number) => (step / first.years) * width;
  const y = (value: number) => height - 3 - (value / most) * (height - 6);
  return (
    <svg
      className="lab-spark"
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      <path className="chart__axis" d={`M0 ${height - 3}H${width}`} />
      {lines.map((line) => (
        <Line key={line.id} line={line} x={x} y={y} />
      ))}
    </svg>
  );
}
