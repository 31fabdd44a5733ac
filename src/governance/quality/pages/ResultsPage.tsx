import {
  EmptyState,
  formatInstant,
  formatNumber,
  formatPercent,
  formatPercentInterval,
  formatPeriodShort,
  LoadedView,
  PageHead,
  Table,
  Tabs,
  useFilters,
  useLanguage,
  useLoaded,
  useMessages,
} from '#design';
import { period } from '#kernel';
import type { RecipeAnswer, ResultsAnswer } from '../api.ts';
import { DimensionFigure, type ListedDimension, MonthlyFigure, QuestionsFigure } from './ResultFigures.tsx';
import { resultWords } from './resultWords.ts';

/** The published results: the figure first, its uncertainty with it, its table beside it, its recipe under it. */
export default function ResultsPage() {
  const t = useMessages(resultWords);
  const [loaded, again] = useLoaded<ResultsAnswer>('/api/quality/results');
  if (loaded.state === 'refused' && loaded.problem.status === 404)
    return (
      <>
        <PageHead title={t.title} lede={t.lede} />
        <EmptyState title={t.none}>{t.noneWhat}</EmptyState>
      </>
    );
  return (
    <>
      <PageHead title={t.title} lede={t.lede} />
      <LoadedView loaded={loaded} again={again}>
        {(results) => <Published results={results} />}
      </LoadedView>
    </>
  );
}

function Published({ results }: { results: ResultsAnswer }) {
  const t = useMessages(resultWords);
  const [language] = useLanguage();
  const [filters, setFilters] = useFilters();
  const { edition, overall } = results;
  const month = (text: string) => formatPeriodShort(period(text), language);
  const lists: readonly (readonly [ListedDimension, ResultsAnswer['byFacility']])[] = [
    ['facility', results.byFacility],
    ['service', results.byService],
    ['province', results.byProvince],
    ['insurance', results.byInsurance],
  ];
  const chosen = filters.get('por');
  return (
    <div className="flow">
      <p className="soft">
        {t.period(month(edition.fromMonth), month(edition.throughMonth))} ·{' '}
        {t.edition(edition.number, formatInstant(edition.madeAt, language))}
      </p>
      <p className="cluster">
        <span>{t.watched}</span>
        <a href="/que-cambio">{t.watchers.changes}</a>
        <a href="/comites">{t.watchers.committees}</a>
        <a href="/veedurias">{t.watchers.groups}</a>
        <a href="/supervision">{t.watchers.supervision}</a>
      </p>
      {overall.satisfied && (
        <dl className="home-figures">
          <div>
            <dt>{t.satisfied}</dt>
            <dd className="home-figure">
              {formatPercent(overall.satisfied.share, { language, decimals: 0 })}
            </dd>
            <dd className="soft">
              {t.interval}:{' '}
              {formatPercentInterval(overall.satisfied.low, overall.satisfied.high, { language })}
            </dd>
          </div>
          {overall.mean !== null && (
            <div>
              <dt>{t.mean}</dt>
              <dd className="home-figure">{formatNumber(overall.mean, { language, decimals: 2 })}</dd>
              <dd className="soft">
                {t.outOf} · {formatNumber(overall.answers ?? 0, { language })} {t.answers.toLowerCase()}
              </dd>
            </div>
          )}
          {overall.waiting && (
            <div>
              <dt>{t.median}</dt>
              <dd className="home-figure">
                {formatNumber(overall.waiting.medianDays, { language, decimals: 1 })}
              </dd>
              <dd className="soft">
                {t.days} · {t.p90}:{' '}
                {formatNumber(overall.waiting.percentile90Days, { language, decimals: 1 })}
              </dd>
            </div>
          )}
        </dl>
      )}
      <Tabs
        label={t.title}
        value={lists.some(([dimension]) => dimension === chosen) ? (chosen as string) : 'facility'}
        onValue={(id) => setFilters({ por: id === 'facility' ? null : id })}
        tabs={lists.map(([dimension, rows]) => ({
          id: dimension,
          label: t.by[dimension],
          panel: (
            <DimensionFigure
              dimension={dimension}
              rows={rows}
              smallest={edition.smallest}
              synthetic={edition.synthetic}
            />
          ),
        }))}
      />
      <MonthlyFigure
        what="mean"
        points={results.chart}
        synthetic={edition.synthetic}
        fileName="calidad-mensual"
      />
      <MonthlyFigure
        what="waiting"
        points={results.waitingChart}
        synthetic={edition.synthetic}
        fileName="espera-mensual"
      />
      <QuestionsFigure figures={overall} synthetic={edition.synthetic} fileName="calidad-preguntas" />
      <Recipe />
    </div>
  );
}

function Recipe() {
  const t = useMessages(resultWords);
  const [language] = useLanguage();
  const [loaded, again] = useLoaded<RecipeAnswer>('/api/quality/results/recipe');
  return (
    <section id="receta" aria-labelledby="receta-titulo" className="flow">
      <h2 id="receta-titulo">{t.recipe}</h2>
      <p>{t.recipeWhat}</p>
      <LoadedView loaded={loaded} again={again}>
        {(recipe) => (
          <div className="flow">
            <ul>
              {recipe.files.map((file) => (
                <li key={file.url}>
                  <a href={file.url} download>
                    {file.what[language]}
                  </a>
                </li>
              ))}
            </ul>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
            <pre className="command" tabIndex={0}>
              <code>{recipe.verify}</code>
            </pre>
            <Table
              caption={t.steps}
              rows={recipe.steps}
              rowKey={(step) => step.figure}
              stack
              columns={[
                {
                  key: 'figure',
                  header: t.figure,
                  cell: (step) => t.figureNames[step.figure] ?? step.figure,
                },
                {
                  key: 'formula',
                  header: t.formula,
                  cell: (step) => (
                    <code>{t.formulas(recipe.edition.smallest)[step.figure] ?? step.formula}</code>
                  ),
                },
                { key: 'says', header: t.says, cell: (step) => step.says[language] },
              ]}
            />
          </div>
        )}
      </LoadedView>
    </section>
  );
}
