import {
  Breadcrumb,
  Figure,
  formatNumber,
  formatPercent,
  formatPeriodShort,
  LineChart,
  LoadedView,
  Notice,
  PageHead,
  useLanguage,
  useLoaded,
  useMessages,
} from '#design';
import { period } from '#kernel';
import type { SeriesAnswer } from '../api.ts';
import { MonthlyFigure } from './ResultFigures.tsx';
import { resultWords } from './resultWords.ts';

/** One place, service, province or insurance through time. */
export default function SeriesPage({ params }: { params: Readonly<Record<string, string>> }) {
  const t = useMessages(resultWords);
  const query = new URLSearchParams({ dimension: params.dimension ?? '', member: params.member ?? '' });
  const [loaded, again] = useLoaded<SeriesAnswer>(`/api/quality/results/series?${query}`);
  const [language] = useLanguage();
  return (
    <LoadedView loaded={loaded} again={again}>
      {(series) => {
        const title = series.title[language];
        const crumbs = [
          { label: t.home, href: '/' },
          { label: t.title, href: `/resultados?por=${series.dimension}` },
          { label: title },
        ];
        const known = series.points.filter((point) => point.figures.answers !== null);
        const number = (value: unknown) =>
          typeof value === 'number' ? formatNumber(value, { language }) : t.hidden;
        return (
          <div className="flow">
            <Breadcrumb items={crumbs} />
            <PageHead kicker={t.name[series.dimension as keyof typeof t.name]} title={title} />
            {series.dimension === 'facility' && (
              <p>
                <a href={`/rastro/calificaciones/${encodeURIComponent(series.member)}`}>{t.led}</a>
              </p>
            )}
            {known.length === 0 && <Notice>{t.tooFew}</Notice>}
            <MonthlyFigure
              what="mean"
              points={series.chart}
              synthetic={false}
              fileName={`calidad-${series.member}`}
            />
            <MonthlyFigure
              what="waiting"
              points={series.waitingChart}
              synthetic={false}
              fileName={`espera-${series.member}`}
            />
            {known.length > 0 && (
              <Figure
                level={2}
                title={t.answers}
                measure={t.attentions}
                chart={
                  <LineChart
                    label={t.answers}
                    moments={series.points.map((point) => formatPeriodShort(period(point.month), language))}
                    series={[
                      {
                        id: 'answers',
                        label: t.answers,
                        values: series.points.map((point) => point.figures.answers),
                      },
                    ]}
                  />
                }
                columns={[
                  {
                    key: 'month',
                    label: t.month,
                    show: (value) => formatPeriodShort(period(String(value)), language),
                  },
                  { key: 'answers', label: t.answers, numeric: true, show: number },
                  { key: 'attentions', label: t.attentions, numeric: true, show: number },
                  {
                    key: 'rate',
                    label: t.rate,
                    numeric: true,
                    show: (value) =>
                      typeof value === 'number' ? formatPercent(value, { language }) : t.hidden,
                  },
                ]}
                rows={series.points.map((point) => ({
                  month: point.month,
                  answers: point.figures.answers,
                  attentions: point.figures.attentions,
                  rate: point.figures.responseRate,
                }))}
                source={t.source}
                fileName={`respuestas-${series.member}`}
              />
            )}
          </div>
        );
      }}
    </LoadedView>
  );
}
