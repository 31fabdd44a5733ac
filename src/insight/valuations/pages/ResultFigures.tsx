import { Figure, formatNumber, formatPercent, LineChart, Table, useLanguage, useMessages } from '#design';
import type { ResultAnswer } from '../api.ts';
import { figureWords, kindOfFigure, wordOf } from '../reportWords.ts';
import { words } from './words.ts';

interface OfRun {
  readonly result: ResultAnswer;
  /** The command that computes it again, once it is published. */
  readonly recipe?: string;
}

const foot = ({ result, recipe }: OfRun, name: string) => ({
  recipe: recipe ? { command: recipe } : undefined,
  fileName: `${name}-${result.id.slice(0, 8)}`,
});

export function ReserveFigure(props: OfRun) {
  const t = useMessages(words);
  const [language] = useLanguage();
  const { years, figures, paths, id } = props.result;
  const reserve = paths.reserve!.map((value) => value / 1e6);
  const ends = figures.firstNegativeYear ?? null;
  const number = (value: number) => formatNumber(value, { language });
  const title = ends === null ? t.endsNot(years.at(-1)!) : t.endsIn(ends);
  const endsAt = ends === null ? -1 : years.indexOf(ends);
  return (
    <Figure
      title={title}
      measure={t.reserveMeasure(years[0]!, years.at(-1)!)}
      level={2}
      chart={
        <LineChart
          label={t.reserveLabel(number(reserve[0]!), number(reserve.at(-1)!), title)}
          moments={years.map(String)}
          series={[{ id: 'reserve', label: t.reserve, values: reserve }]}
          marks={endsAt > 0 ? [{ at: endsAt, label: `${t.exhausted}: ${ends}` }] : []}
        />
      }
      columns={[
        { key: 'year', label: t.year },
        {
          key: 'reserve',
          label: t.reserve,
          unit: t.million,
          numeric: true,
          show: (value) => number(Number(value)),
        },
      ]}
      rows={years.map((year, at) => ({ year: String(year), reserve: reserve[at]! }))}
      note={t.methodOf}
      source={t.sourceOf(id)}
      {...foot(props, 'reserva')}
    />
  );
}

export function CostFigure(props: OfRun) {
  const t = useMessages(words);
  const [language] = useLanguage();
  const { result } = props;
  // The base year has no flows.
  const years = result.years.slice(1);
  const all = result.paths.payAsYouGo!.slice(1).map((share) => 100 * share);
  const withState = result.paths.payAsYouGoWithState!.slice(1).map((share) => 100 * share);
  const percent = (value: number) => formatPercent(value / 100, { language, decimals: 1 });
  const show = (value: unknown) => percent(Number(value));
  return (
    <Figure
      title={t.cost(percent(all[0]!), percent(all.at(-1)!))}
      measure={t.costMeasure}
      chart={
        <LineChart
          label={t.costLabel}
          moments={years.map(String)}
          fromZero
          series={[
            { id: 'all', label: t.costAll, values: all },
            { id: 'with', label: t.costWith, values: withState },
          ]}
        />
      }
      columns={[
        { key: 'year', label: t.year },
        { key: 'all', label: t.costAll, numeric: true, show },
        { key: 'with', label: t.costWith, numeric: true, show },
      ]}
      rows={years.map((year, at) => ({ year: String(year), all: all[at]!, with: withState[at]! }))}
      note={t.methodOf}
      source={t.sourceOf(result.id)}
      {...foot(props, 'reparto')}
    />
  );
}

export function PersonsFigure(props: OfRun) {
  const t = useMessages(words);
  const [language] = useLanguage();
  const { years, paths, id } = props.result;
  const affiliates = paths.affiliates!.map((value) => value / 1000);
  const kinds = ['oldAgePensioners', 'invalidityPensioners', 'widows', 'orphans'];
  const pensioners = years.map((_, at) => kinds.reduce((sum, kind) => sum + paths[kind]![at]!, 0) / 1000);
  const number = (value: number) => formatNumber(value, { language });
  const show = (value: unknown) => number(Number(value));
  const each = (at: number) => number((100 * pensioners.at(at)!) / affiliates.at(at)!);
  return (
    <Figure
      title={t.persons(each(0), each(-1))}
      measure={t.personsMeasure}
      chart={
        <LineChart
          label={t.personsLabel}
          moments={years.map(String)}
          fromZero
          series={[
            { id: 'affiliates', label: t.affiliates, values: affiliates },
            { id: 'pensioners', label: t.pensioners, values: pensioners },
          ]}
        />
      }
      columns={[
        { key: 'year', label: t.year },
        { key: 'affiliates', label: t.affiliates, numeric: true, show },
        { key: 'pensioners', label: t.pensioners, numeric: true, show },
      ]}
      rows={years.map((year, at) => ({
        year: String(year),
        affiliates: affiliates[at]!,
        pensioners: pensioners[at]!,
      }))}
      note={t.methodOf}
      source={t.sourceOf(id)}
      {...foot(props, 'personas')}
    />
  );
}

export function FanFigure(props: OfRun) {
  const t = useMessages(words);
  const [language] = useLanguage();
  const { fan, years, simulations, seed, id } = props.result;
  if (!fan) return null;
  const paths = fan.paths.map((path) => path.map((value) => value / 1e6));
  const [low, middle, high] = [paths[0]!, paths[2]!, paths[4]!];
  const number = (value: number) => formatNumber(value, { language });
  return (
    <Figure
      title={t.fan(formatPercent(fan.exhausted.at(-1) ?? 0, { language, decimals: 0 }))}
      measure={t.fanMeasure(number(simulations), String(seed))}
      chart={
        <LineChart
          label={t.fanLabel}
          moments={years.map(String)}
          series={[
            {
              id: 'middle',
              label: t.middle,
              values: middle,
              interval: years.map((_, at) => [low[at]!, high[at]!] as const),
            },
          ]}
        />
      }
      columns={[
        { key: 'year', label: t.year },
        ...fan.shares.map((share) => ({
          key: String(share),
          label: formatPercent(share, { language, decimals: 0 }),
          numeric: true,
          show: (value: unknown) => number(Number(value)),
        })),
      ]}
      rows={years.map((year, at) => ({
        year: String(year),
        ...Object.fromEntries(fan.shares.map((share, i) => [String(share), paths[i]![at]!])),
      }))}
      note={t.methodOfFan}
      source={t.sourceOf(id)}
      {...foot(props, 'simulaciones')}
    />
  );
}

/** A single figure as it is written: amounts in millions, rates in per cent, years as they are. */
export function useFigureText(): (name: string, value: number | null) => string {
  const t = useMessages(words);
  const [language] = useLanguage();
  return (name, value) => {
    if (value === null) return t.notWithin;
    const kind = kindOfFigure(name);
    if (kind === 'year') return String(value);
    return kind === 'rate'
      ? formatPercent(value, { language, decimals: 2 })
      : formatNumber(value / 1e6, { language, decimals: 1 });
  };
}

export function BalanceTable({ result }: OfRun) {
  const t = useMessages(words);
  const [language] = useLanguage();
  const text = useFigureText();
  const unit = (name: string): string => ({ usd: t.million, rate: '%', year: t.year })[kindOfFigure(name)];
  return (
    <Table
      caption={t.balance}
      captionHidden
      rows={Object.keys(figureWords.es).filter((name) => name in result.figures)}
      rowKey={(name) => name}
      exportName={`balance-${result.id.slice(0, 8)}`}
      columns={[
        {
          key: 'figure',
          header: t.figure,
          cell: (name) => wordOf(figureWords[language], name),
          plain: (name) => name,
        },
        {
          key: 'value',
          header: t.value,
          numeric: true,
          cell: (name) => text(name, result.figures[name] ?? null),
          plain: (name) => result.figures[name] ?? null,
        },
        {
          key: 'unit',
          header: t.unit,
          cell: (name) => <span className="soft">{unit(name)}</span>,
          plain: unit,
        },
      ]}
    />
  );
}

export function PremiumsTable({ result }: OfRun) {
  const t = useMessages(words);
  const [language] = useLanguage();
  return (
    <>
      <p className="measure soft">{t.premiumsWhat}</p>
      <Table
        caption={t.premiums}
        captionHidden
        rows={result.scaledPremiums}
        rowKey={(row) => String(row.yearFirst)}
        columns={[
          { key: 'period', header: t.period, cell: (row) => `${row.yearFirst}–${row.yearLast}` },
          {
            key: 'rate',
            header: t.rate,
            numeric: true,
            cell: (row) => formatPercent(row.rate, { language, decimals: 2 }),
          },
          {
            key: 'reserve',
            header: t.reserveAtEnd,
            unit: t.million,
            numeric: true,
            cell: (row) => formatNumber(row.reserveAtEnd / 1e6, { language }),
          },
        ]}
      />
    </>
  );
}
