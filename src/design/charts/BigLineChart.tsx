import { useEffect, useRef } from 'react';
import { monthName } from '#kernel';
import { formatNumber, type Language } from '../format.ts';
import { useLanguage, useTheme } from '../preferences.ts';
import { dashOf, SeriesKey } from './SeriesKey.tsx';

export interface BigLineChartProps {
  /** What the chart shows, in a sentence: it is read in place of the drawing. */
  label: string;
  /** Seconds since 1970, rising. */
  seconds: readonly number[];
  series: readonly { label: string; values: readonly (number | null)[] }[];
  height?: number;
}

/** "19 nov" for a midnight of Ecuador (UTC−5 all year), "14:00" for another hour. */
function writeMoment(second: number, language: Language): string {
  const local = new Date((second - 5 * 3600) * 1000);
  const [hour, minute] = [local.getUTCHours(), local.getUTCMinutes()];
  if (hour === 0 && minute === 0)
    return `${local.getUTCDate()} ${monthName(local.getUTCMonth() + 1, language).slice(0, 3)}`;
  return `${hour}:${String(minute).padStart(2, '0')}`;
}

/** For thousands of points and more: uPlot, fetched (22 KB gzipped) only when such a chart is on the page. */
export function BigLineChart({ label, seconds, series, height = 320 }: BigLineChartProps) {
  const box = useRef<HTMLDivElement>(null);
  const [language] = useLanguage();
  const [theme] = useTheme();
  // The canvas holds colours, not variables: it is drawn anew when the theme changes.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above.
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    let remove: (() => void) | undefined;
    let gone = false;
    const draw = async () => {
      const [{ default: Plot }] = await Promise.all([import('uplot'), import('uplot/dist/uPlot.min.css')]);
      if (gone) return;
      const colour = (token: string) => getComputedStyle(element).getPropertyValue(token).trim();
      const axis = {
        stroke: colour('--ink-soft'),
        grid: { stroke: colour('--rule'), width: 1 },
        font: '13px Source Sans 3 Variable',
      };
      const plot = new Plot(
        {
          width: element.clientWidth,
          height,
          legend: { show: false },
          cursor: { show: false },
          tzDate: (second) => Plot.tzDate(new Date(second * 1000), 'America/Guayaquil'),
          axes: [
            { ...axis, values: (_plot, ticks) => ticks.map((tick) => writeMoment(tick, language)) },
            {
              ...axis,
              size: 64,
              values: (_plot, ticks) => ticks.map((tick) => formatNumber(tick, { language })),
            },
          ],
          series: [
            {},
            ...series.map((one, index) => ({
              label: one.label,
              stroke: colour(`--series-${(index % 6) + 1}`),
              dash: dashOf(index)?.split(' ').map(Number),
              width: 1.5,
              points: { show: false },
            })),
          ],
        },
        [[...seconds], ...series.map((one) => [...one.values])],
        element,
      );
      const observer = new ResizeObserver(() => plot.setSize({ width: element.clientWidth, height }));
      observer.observe(element);
      remove = () => {
        observer.disconnect();
        plot.destroy();
      };
    };
    void draw();
    return () => {
      gone = true;
      remove?.();
    };
  }, [seconds, series, height, language, theme]);
  return (
    <div className="chart big-chart">
      {series.length > 1 && (
        <ul className="legend bare">
          {series.map((one, index) => (
            <li key={one.label}>
              <SeriesKey index={index} />
              {one.label}
            </li>
          ))}
        </ul>
      )}
      <div ref={box} role="img" aria-label={label} style={{ minBlockSize: height }} />
    </div>
  );
}
