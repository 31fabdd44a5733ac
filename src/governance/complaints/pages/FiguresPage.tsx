import {
  ControlChart,
  EmptyState,
  Figure,
  formatInstant,
  formatNumber,
  formatPercent,
  formatPeriodShort,
  IntervalBars,
  LoadedView,
  PageHead,
  Select,
  Table,
  Tabs,
  TileMap,
  useFilters,
  useLanguage,
  useLoaded,
  useMessages,
} from '#design';
import { period } from '#kernel';
import {
  type FigureDimension,
  type FigurePoint,
  type FigureRow,
  type FiguresAnswer,
  figureDimensions,
} from '../figures/api.ts';
import { figureWords } from './figureWords.ts';
import { quarterName } from './quarterName.ts';

const ofPersons: readonly FigureDimension[] = ['sex', 'age', 'ethnicity', 'disability'];

/** The published figures of cases: a quarter's sums first, whose they were, months with their limits, and how to recompute them. */
export default function FiguresPage() {
  const t = useMessages(figureWords);
  const [filters] = useFilters();
  const quarter = filters.get('trimestre');
  const [loaded, again] = useLoaded<FiguresAnswer>(
    `/api/complaints/figures${quarter ? `?${new URLSearchParams({ quarter })}` : ''}`,
  );
  return (
    <>
      <PageHead title={t.title} lede={t.lede} />
      {loaded.state === 'refused' && loaded.problem.status === 404 ? (
        <EmptyState title={t.none}>{t.noneWhat}</EmptyState>
      ) : (
        <LoadedView loaded={loaded} again={again}>
          {(answer) => <Published answer={answer} />}
        </LoadedView>
      )}
    </>
  );
}

function useShow() {
  const t = useMessages(figureWords);
  const [language] = useLanguage();
  return {
    number: (value: number) => formatNumber(value, { language }),
    day: (value: number) => formatNumber(value, { language, decimals: 1 }),
    percent: (value: number) => formatPercent(value, { language, decimals: 0 }),
    orHidden: (show: (value: number) => string) => (value: unknown) =>
      typeof value === 'number' ? show(value) : <span className="soft">{t.hidden}</span>,
  };
}

function Published({ answer }: { answer: FiguresAnswer }) {
  const t = useMessages(figureWords);
  const [language] = useLanguage();
  const [filters, setFilters] = useFilters();
  const show = useShow();
  const { overall } = answer;
  const chosen = filters.get('por');
  const words = (value: number | null) => (value === null ? t.hidden : show.number(value));
  const orFew = (value: number | null) =>
    value === null ? t.few(show.number(answer.smallest)) : show.number(value);
  return (
    <div className="flow">
      <Select
        name="trimestre"
        label={t.quarter}
        value={answer.quarter}
        onValue={(quarter) => setFilters({ trimestre: quarter })}
        options={answer.quarters.map((one) => ({ value: one, label: quarterName(one, language) }))}
      />
      <p className="soft">{t.madeAt(formatInstant(answer.madeAt, language))}</p>
      <dl className="home-figures">
        <div>
          <dt>{t.received}</dt>
          <dd className="home-figure">{words(overall.received)}</dd>
          <dd className="soft">
            {t.contested}: {words(overall.contested)} · {t.reopened}: {words(overall.reopened)}
          </dd>
        </div>
        {overall.inTimeShare !== null && (
          <div>
            <dt>{t.inTime}</dt>
            <dd className="home-figure">{show.percent(overall.inTimeShare)}</dd>
            <dd className="soft">{t.inTimeOf(words(overall.answered))}</dd>
          </div>
        )}
        {overall.medianDays !== null && overall.percentile90Days !== null && (
          <div>
            <dt>{t.median}</dt>
            <dd className="home-figure">{show.day(overall.medianDays)}</dd>
            <dd className="soft">
              {t.p90}: {show.day(overall.percentile90Days)}
            </dd>
          </div>
        )}
      </dl>
      <p className="measure">{t.reports(orFew(answer.reports.received), orFew(answer.reports.answered))}</p>
      <Tabs
        label={t.tabs}
        value={figureDimensions.some((one) => one === chosen) ? (chosen as string) : 'unit'}
        onValue={(id) => setFilters({ por: id === 'unit' ? null : id })}
        tabs={(['unit', 'province', 'kind', 'sex', 'age', 'ethnicity', 'disability'] as const).map(
          (dimension) => ({
            id: dimension,
            label: t.by[dimension],
            panel: <ByDimension answer={answer} dimension={dimension} />,
          }),
        )}
      />
      <Monthly
        title={t.inTimeMonthly}
        points={answer.charts.inTime}
        show={show.percent}
        fileName="reclamos-a-tiempo"
        synthetic={answer.synthetic}
      />
      <Monthly
        title={t.receivedMonthly}
        points={answer.charts.received}
        show={show.number}
        fileName="reclamos-recibidos"
        synthetic={answer.synthetic}
      />
      <Recipe answer={answer} />
    </div>
  );
}

/** One dimension: the share answered in time where it can be shown (received cases on the map), and the table behind it. */
function ByDimension({ answer, dimension }: { answer: FiguresAnswer; dimension: FigureDimension }) {
  const t = useMessages(figureWords);
  const [language] = useLanguage();
  const show = useShow();
  const all = answer.by[dimension];
  if (all.length === 0) return <p>{t.notTold}</p>;
  // Of places by the hundred those are listed of which something is said; the others are counted.
  const isPlace = dimension === 'unit' || dimension === 'province';
  const rows = isPlace ? all.filter((row) => Object.values(row.figures).some((one) => one !== null)) : all;
  const name = (row: FigureRow) => row.title?.[language] ?? row.member;
  const shown = rows.filter((row) => row.figures.received !== null);
  const count = show.orHidden(show.number);
  const days = show.orHidden(show.day);
  const note = [
    ...(ofPersons.includes(dimension) && answer.knownPersons.received !== null
      ? [t.persons(show.number(answer.knownPersons.received))]
      : []),
    t.note(answer.smallest),
    ...(rows.length < all.length ? [t.more(show.number(all.length - rows.length))] : []),
  ].join(' ');
  return (
    <Figure
      level={2}
      title={t.by[dimension]}
      measure={t.measure}
      chart={
        dimension === 'province' ? (
          <TileMap
            label={`${t.received}, ${t.by.province.toLowerCase()}`}
            values={Object.fromEntries(rows.map((row) => [row.member, row.figures.received]))}
            limits={limitsOf(shown)}
            format={show.number}
          />
        ) : (
          <IntervalBars
            label={`${t.received}, ${t.by[dimension].toLowerCase()}`}
            format={show.number}
            intervalName=""
            bars={shown
              .slice(0, 15)
              .map((row) => ({ id: row.member, label: name(row), value: row.figures.received }))}
          />
        )
      }
      columns={[
        { key: 'name', label: t.name[dimension] },
        { key: 'received', label: t.received, numeric: true, show: count },
        { key: 'answered', label: t.answered, numeric: true, show: count },
        { key: 'share', label: t.inTime, numeric: true, show: show.orHidden(show.percent) },
        { key: 'median', label: t.median, numeric: true, show: days },
        { key: 'p90', label: t.p90, numeric: true, show: days },
        { key: 'contested', label: t.contested, numeric: true, show: count },
        { key: 'reopened', label: t.reopened, numeric: true, show: count },
      ]}
      rows={rows.map((row) => ({
        name: name(row),
        received: row.figures.received,
        answered: row.figures.answered,
        share: row.figures.inTimeShare,
        median: row.figures.medianDays,
        p90: row.figures.percentile90Days,
        contested: row.figures.contested,
        reopened: row.figures.reopened,
      }))}
      note={note}
      source={t.source}
      recipe={{ href: '#receta' }}
      fileName={`reclamos-${dimension}-${answer.quarter}`}
      fileHref={`/api/complaints/figures/${answer.quarter}/figures.csv`}
      synthetic={answer.synthetic ? {} : undefined}
    />
  );
}

function limitsOf(rows: readonly FigureRow[]): number[] {
  const values = rows.flatMap((row) => row.figures.received ?? []).sort((a, b) => a - b);
  if (values.length < 5) return [];
  const at = (share: number) => values[Math.floor(share * (values.length - 1))] ?? 0;
  return [...new Set([at(0.25), at(0.5), at(0.75)])];
}

function Monthly({
  title,
  points,
  show,
  fileName,
  synthetic,
}: {
  title: string;
  points: readonly FigurePoint[];
  show: (value: number) => string;
  fileName: string;
  synthetic: boolean;
}) {
  const t = useMessages(figureWords);
  const [language] = useLanguage();
  if (points.length < 3) return null;
  const month = (text: string) => formatPeriodShort(period(text), language);
  const cell = (value: unknown) => (typeof value === 'number' ? show(value) : '–');
  const signals = points.filter((point) => point.kind !== 'common-cause').length;
  return (
    <Figure
      level={2}
      title={title}
      measure={t.monthlyMeasure}
      chart={
        <ControlChart
          label={t.chart(title, signals)}
          moments={points.map((point) => month(point.month))}
          format={show}
          points={points.map((point) => ({ ...point, pointType: point.kind, stretch: 0 }))}
        />
      }
      columns={[
        { key: 'month', label: t.month, show: (value) => month(String(value)) },
        { key: 'value', label: t.value, numeric: true, show: cell },
        { key: 'low', label: t.low, numeric: true, show: cell },
        { key: 'high', label: t.high, numeric: true, show: cell },
      ]}
      rows={points.map((point) => ({
        month: point.month,
        value: point.value,
        low: point.lowerLimit,
        high: point.upperLimit,
      }))}
      source={t.source}
      recipe={{ href: '#receta' }}
      fileName={fileName}
      synthetic={synthetic ? {} : undefined}
    />
  );
}

function Recipe({ answer }: { answer: FiguresAnswer }) {
  const t = useMessages(figureWords);
  const files = [
    [t.files.json, `/api/complaints/figures/${answer.quarter}/cells.json`],
    [t.files.figures, `/api/complaints/figures/${answer.quarter}/figures.csv`],
    [t.files.cells, '/api/complaints/figures/cells.csv'],
  ] as const;
  return (
    <section id="receta" aria-labelledby="receta-titulo" className="flow">
      <h2 id="receta-titulo">{t.recipe}</h2>
      <p className="measure">{t.recipeWhat}</p>
      <ul>
        {files.map(([label, href]) => (
          <li key={href}>
            <a href={href} download>
              {label}
            </a>
          </li>
        ))}
      </ul>
      <p className="soft">
        {t.sum}: <code style={{ overflowWrap: 'anywhere' }}>{answer.sha256}</code>
      </p>
      <Table
        caption={t.stepsCaption}
        rows={t.steps}
        rowKey={([figure]) => figure}
        stack
        columns={[
          { key: 'figure', header: t.figure, cell: ([figure]) => figure },
          { key: 'formula', header: t.formula, cell: ([, formula]) => formula },
        ]}
      />
    </section>
  );
}
