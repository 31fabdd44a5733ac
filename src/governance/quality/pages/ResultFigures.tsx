import {
  ControlChart,
  type ControlPointType,
  Figure,
  type FigureColumn,
  formatNumber,
  formatPercent,
  formatPercentInterval,
  formatPeriodShort,
  IntervalBars,
  TileMap,
  useLanguage,
  useMessages,
} from '#design';
import { period } from '#kernel';
import type { ResultRow, ResultsAnswer, SeriesAnswer } from '../api.ts';
import { questions } from '../rating.ts';
import { resultWords } from './resultWords.ts';

type Figures = ResultsAnswer['overall'];
type Points = ResultsAnswer['chart'];
export type ListedDimension = 'insurance' | 'service' | 'facility' | 'province';

function useFormats() {
  const t = useMessages(resultWords);
  const [language] = useLanguage();
  const style = { language } as const;
  const orHidden = (show: (value: number) => string) => (value: unknown) =>
    typeof value === 'number' ? show(value) : <span className="soft">{t.hidden}</span>;
  return {
    t,
    language,
    percent: (value: number) => formatPercent(value, { ...style, decimals: 0 }),
    count: orHidden((value) => formatNumber(value, style)),
    share: orHidden((value) => formatPercent(value, { ...style, decimals: 1 })),
    score: orHidden((value) => formatNumber(value, { ...style, decimals: 2 })),
    days: orHidden((value) => formatNumber(value, { ...style, decimals: 1 })),
    month: (month: string) => formatPeriodShort(period(month), language),
    interval: (low: number, high: number) => formatPercentInterval(low, high, style),
  };
}

function flat(figures: Figures) {
  return {
    attentions: figures.attentions,
    answers: figures.answers,
    rate: figures.responseRate,
    satisfied: figures.satisfied?.share ?? null,
    low: figures.satisfied?.low ?? null,
    high: figures.satisfied?.high ?? null,
    mean: figures.mean,
    median: figures.waiting?.medianDays ?? null,
    p90: figures.waiting?.percentile90Days ?? null,
  };
}

/** One dimension: bars with their intervals (a tile map for provinces), and the table behind them. */
export function DimensionFigure({
  dimension,
  rows,
  smallest,
  synthetic,
  most,
}: {
  dimension: ListedDimension;
  rows: readonly ResultRow[];
  smallest: number;
  synthetic: boolean;
  most?: number;
}) {
  const f = useFormats();
  const { t, language } = f;
  const columns: FigureColumn[] = [
    {
      key: 'name',
      label: t.name[dimension],
      show: (value, row) => (
        <a href={`/resultados/${dimension}/${encodeURIComponent(String(row.code))}`}>{value}</a>
      ),
    },
    { key: 'answers', label: t.answers, numeric: true, show: f.count },
    { key: 'satisfied', label: t.satisfied, numeric: true, show: f.share },
    {
      key: 'low',
      label: t.interval,
      numeric: true,
      show: (value, row) =>
        typeof value === 'number' && typeof row.high === 'number' ? (
          f.interval(value, row.high)
        ) : (
          <span className="soft">{t.hidden}</span>
        ),
    },
    { key: 'mean', label: t.mean, unit: t.outOf, numeric: true, show: f.score },
    { key: 'median', label: t.median, unit: t.days, numeric: true, show: f.days },
    { key: 'p90', label: t.p90, unit: t.days, numeric: true, show: f.days },
    { key: 'rate', label: t.rate, numeric: true, show: f.share },
    { key: 'attentions', label: t.attentions, numeric: true, show: f.count },
  ];
  const shown = rows.filter((row) => row.figures.satisfied).slice(0, most ?? 20);
  return (
    <Figure
      level={2}
      title={t.byTitle[dimension]}
      measure={t.overallMeasure}
      chart={
        dimension === 'province' ? (
          <TileMap
            label={t.byTitle.province}
            values={Object.fromEntries(rows.map((row) => [row.code, row.figures.satisfied?.share ?? null]))}
            limits={quantileLimits(rows)}
            format={f.percent}
          />
        ) : (
          <IntervalBars
            label={t.byTitle[dimension]}
            format={f.percent}
            intervalName={t.interval}
            bars={shown.map((row) => ({
              id: row.code,
              label: row.title[language],
              value: row.figures.satisfied?.share ?? null,
              low: row.figures.satisfied?.low,
              high: row.figures.satisfied?.high,
              n: row.figures.answers ?? undefined,
            }))}
          />
        )
      }
      columns={columns}
      rows={rows.map((row) => ({ code: row.code, name: row.title[language], ...flat(row.figures) }))}
      note={`${t.order} ${t.hiddenNote(smallest)}`}
      source={t.source}
      recipe={{ href: '#receta' }}
      fileName={`calidad-${dimension}`}
      fileHref={`/api/quality/results/figures.csv?by=${dimension}`}
      synthetic={synthetic ? {} : undefined}
    />
  );
}

function quantileLimits(rows: readonly ResultRow[]): number[] {
  const values = rows.flatMap((row) => row.figures.satisfied?.share ?? []).sort((a, b) => a - b);
  if (values.length < 5) return [];
  const at = (share: number) =>
    Math.round((values[Math.floor(share * (values.length - 1))] ?? 0) * 100) / 100;
  return [...new Set([at(0.2), at(0.4), at(0.6), at(0.8)])];
}

/** A month-by-month chart with its limits: what is noise and what is signal. */
export function MonthlyFigure({
  what,
  points,
  synthetic,
  fileName,
}: {
  what: 'mean' | 'waiting';
  points: Points;
  synthetic: boolean;
  fileName: string;
}) {
  const f = useFormats();
  const { t, language } = f;
  if (points.length < 3) return null;
  const title = what === 'mean' ? t.monthly : t.waitingMonthly;
  const signals = points.filter((point) => point.kind !== 'common-cause').length;
  const number = (value: number) => formatNumber(value, { language, decimals: what === 'mean' ? 2 : 1 });
  const show = (value: unknown) => (typeof value === 'number' ? number(value) : '');
  return (
    <Figure
      level={2}
      title={title}
      measure={what === 'mean' ? t.monthlyMeasure : t.waitingMeasure}
      chart={
        <ControlChart
          label={t.chartLabel(title, signals)}
          moments={points.map((point) => f.month(point.month))}
          format={number}
          points={points.map((point) => ({
            value: point.value,
            mean: point.mean,
            lowerLimit: point.lowerLimit,
            upperLimit: point.upperLimit,
            pointType: point.kind as ControlPointType,
            stretch: 0,
          }))}
        />
      }
      columns={[
        { key: 'month', label: t.month, show: (value) => f.month(String(value)) },
        { key: 'value', label: t.value, numeric: true, show },
        { key: 'low', label: t.low, numeric: true, show },
        { key: 'high', label: t.high, numeric: true, show },
        { key: 'kind', label: t.signal, show: (value) => t.signals[String(value)] ?? String(value) },
      ]}
      rows={points.map((point) => ({
        month: point.month,
        value: point.value,
        low: point.lowerLimit,
        high: point.upperLimit,
        kind: point.kind,
      }))}
      source={t.source}
      recipe={{ href: '#receta' }}
      fileName={fileName}
      synthetic={synthetic ? {} : undefined}
    />
  );
}

/** The five questions of one group. */
export function QuestionsFigure({
  figures,
  synthetic,
  fileName,
}: {
  figures: SeriesAnswer['points'][number]['figures'];
  synthetic: boolean;
  fileName: string;
}) {
  const f = useFormats();
  const { t } = f;
  if (!figures.questions) return null;
  const asked = figures.questions;
  return (
    <Figure
      level={2}
      title={t.byQuestion}
      measure={t.overallMeasure}
      chart={
        <IntervalBars
          label={t.byQuestion}
          format={f.percent}
          intervalName={t.interval}
          bars={questions.map((question) => ({
            id: question,
            label: t.questions[question],
            value: asked[question]?.topTwo.share ?? null,
            low: asked[question]?.topTwo.low,
            high: asked[question]?.topTwo.high,
          }))}
        />
      }
      columns={[
        { key: 'question', label: t.question },
        { key: 'share', label: t.satisfied, numeric: true, show: f.share },
        { key: 'mean', label: t.mean, unit: t.outOf, numeric: true, show: f.score },
      ]}
      rows={questions.map((question) => ({
        question: t.questions[question],
        share: asked[question]?.topTwo.share ?? null,
        mean: asked[question]?.mean ?? null,
      }))}
      source={t.source}
      fileName={fileName}
      synthetic={synthetic ? {} : undefined}
    />
  );
}
