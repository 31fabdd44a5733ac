import { useEffect, useRef } from 'react';
import { formatNumber } from '../format.ts';
import { useLanguage, useTheme } from '../preferences.ts';
import { dashOf } from './SeriesKey.tsx';

export interface BigLineChartProps {
  /** What the chart shows, in a sentence: it is read in place of the drawing. */
  label: string;
  /** Seconds since 1970, rising. */
  seconds: readonly number[];
  series: readonly { label: string; values: readonly (number | null)[] }[];
  height?: number;
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
          axes: [
            axis,
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
    <div
      ref={box}
      className="chart big-chart"
      role="img"
      aria-label={label}
      style={{ minBlockSize: height }}
    />
  );
}
