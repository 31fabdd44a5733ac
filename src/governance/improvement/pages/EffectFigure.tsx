import { ControlChart, Figure, formatNumber, formatPeriodShort, useLanguage, useMessages } from '#design';
import { period } from '#kernel';
import type { Point } from '../api.ts';
import type { Reading } from '../change.ts';
import { changeWords } from './changeWords.ts';

/** The measure month by month with the limits of each side of the change, its table beside it. */
export function EffectFigure({
  points,
  reading,
  figure,
  where,
  fileName,
  synthetic,
  staff = false,
  level = 2,
}: {
  points: readonly Point[];
  reading: Reading | null;
  figure: string;
  where: string;
  fileName: string;
  synthetic: boolean;
  staff?: boolean;
  level?: 2 | 3;
}) {
  const t = useMessages(changeWords);
  const [language] = useLanguage();
  if (points.length < 3) return null;
  const decimals = figure === 'waiting-days' ? 1 : 2;
  const number = (value: number) => formatNumber(value, { language, decimals });
  const show = (value: unknown) => (typeof value === 'number' ? number(value) : '');
  const measured = t.figure[figure] ?? figure;
  const { before, after } = reading ?? { before: { mean: null }, after: { mean: null } };
  const title = reading
    ? reading.effect === 'too-soon'
      ? `${t.effect['too-soon']}. ${t.tooSoon(reading.after.months, reading.monthsNeeded)}`
      : `${t.effect[reading.effect]}${
          before.mean !== null && after.mean !== null
            ? `. ${t.beforeAfter(number(before.mean), number(after.mean))}`
            : ''
        }`
    : t.measureOf(measured, where);
  return (
    <Figure
      level={level}
      title={title}
      measure={`${t.measureOf(measured, where)} (${t.unit(figure)})`}
      chart={
        <ControlChart
          label={title}
          moments={points.map((point) => formatPeriodShort(period(point.month), language))}
          format={number}
          points={points.map((point) => ({ ...point, pointType: point.kind }))}
        />
      }
      columns={[
        {
          key: 'month',
          label: t.month,
          show: (value) => formatPeriodShort(period(String(value)), language),
        },
        { key: 'side', label: t.when, show: (value) => t.side[String(value)] ?? String(value) },
        { key: 'value', label: t.value, numeric: true, show },
        { key: 'low', label: t.low, numeric: true, show },
        { key: 'high', label: t.high, numeric: true, show },
        { key: 'kind', label: t.signal, show: (value) => t.signals[String(value)] ?? String(value) },
      ]}
      rows={points.map((point) => ({
        month: point.month,
        side: point.side,
        value: point.value,
        low: point.lowerLimit,
        high: point.upperLimit,
        kind: point.kind,
      }))}
      note={t.chartNote}
      source={staff ? t.staffSource : t.source}
      {...(staff ? {} : { sourceHref: '/resultados' })}
      fileName={fileName}
      synthetic={synthetic ? {} : undefined}
    />
  );
}
