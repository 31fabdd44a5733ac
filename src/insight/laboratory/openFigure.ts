import { type AssumptionEntry, type Study, traceFigure, type Valuation, yearlyFigures } from '#actuarial';
import { type DeficitPart, deficitParts, expenseParts } from './outcome.ts';

/**
 * A figure opened one step, towards its formula, its inputs and their sources. Names: a yearly figure with its year (`reserve@2030`), a
 * present value of one (`value:pensions`), or a single figure (`deficit`).
 */
export interface OpenedFigure {
  readonly name: string;
  readonly value: number | null;
  /** In the engine's words; single figures are explained by their parts. */
  readonly formula: string;
  /** Further figures by their names, with how each enters: added, taken away, divided by, or shown beside. */
  readonly parts: readonly {
    readonly name: string;
    readonly value: number;
    readonly sign: '+' | '−' | '÷' | '';
  }[];
  readonly assumptions: readonly {
    readonly name: string;
    readonly title: { readonly es: string; readonly en: string };
    readonly value: number;
    readonly mark: string;
    readonly source: { readonly es: string; readonly en: string };
  }[];
  readonly tables: readonly string[];
  readonly sources: readonly string[];
  /** For a present value: each year's flow and what a dollar of that year was worth at the base date. */
  readonly flows: readonly { readonly year: number; readonly flow: number; readonly discount: number }[];
}

/** The yearly flow behind each part of the deficit; the reserve is a stock and has none. */
const flowOf: Readonly<Partial<Record<DeficitPart | 'wages', string>>> = {
  pensions: 'pensions',
  funeral: 'funeral',
  administration: 'administration',
  contributions: 'contributions',
  state: 'statePaid',
  wages: 'wages',
};

export const singleFigures = [
  'deficit',
  'balanceRate',
  'levelRate',
  'levelRateWithoutState',
  'breakEvenStateShare',
  'exhaustion',
] as const;
export type SingleFigure = (typeof singleFigures)[number];

/** @throws RangeError on a name that no valuation has. */
export function openFigure(
  valuation: Valuation,
  name: string,
  entries: Readonly<Record<string, AssumptionEntry>>,
  study: Pick<Study, 'id' | 'assumptions'>,
): OpenedFigure {
  const yearly = /^([a-zA-Z]+)@(\d{4})$/.exec(name);
  if (yearly) return openYearly(valuation, yearly[1]!, Number(yearly[2]), entries, study);
  if (name.startsWith('value:')) return openPresentValue(valuation, name.slice(6), entries);
  return openSingle(valuation, name);
}

const nothingMore = { formula: '', assumptions: [], tables: [], sources: [], flows: [] } as const;

function openYearly(
  valuation: Valuation,
  figure: string,
  year: number,
  entries: Readonly<Record<string, AssumptionEntry>>,
  study: Pick<Study, 'id' | 'assumptions'>,
): OpenedFigure {
  const traced = traceFigure(valuation, figure, year, entries);
  const { yearBase } = valuation.projection;
  // The past of a stock is one of its parts, and interest rests on the reserve of the year before, not of its own.
  const before =
    stocks.includes(figure) && year > yearBase
      ? [
          {
            name: `${figure}@${year - 1}`,
            value: yearlyFigures[figure]!.path(valuation)[year - yearBase - 1]!,
            sign: '+' as const,
          },
        ]
      : [];
  return {
    name: `${figure}@${year}`,
    value: traced.value,
    formula: traced.formula,
    parts: [
      ...before,
      ...traced.figures.map((part) => {
        const ofYearBefore = figure === 'interest' && part.figure === 'reserve' && year > yearBase;
        return {
          name: `${part.figure}@${ofYearBefore ? year - 1 : year}`,
          value: ofYearBefore ? part.before! : part.value,
          sign: figure === 'reserve' ? signInReserve(part.figure) : ('' as const),
        };
      }),
    ],
    assumptions: traced.assumptions.map((one) => ({
      ...one,
      title: entries[one.name]?.title ?? { es: one.name, en: one.name },
      // A study may give its own value in place of the case's common one.
      source:
        study.assumptions[one.name] === undefined
          ? one.source
          : { es: `${one.source.es} · ${study.id}`, en: `${one.source.en} · ${study.id}` },
    })),
    tables: traced.tables,
    sources: traced.sources,
    flows: [],
  };
}

const stocks = [
  'reserve',
  'affiliates',
  'inactive',
  'oldAgePensioners',
  'invalidityPensioners',
  'widows',
  'orphans',
];

function signInReserve(part: string): '+' | '−' {
  return ['pensions', 'funeral', 'administration'].includes(part) ? '−' : '+';
}

function openPresentValue(
  valuation: Valuation,
  part: string,
  entries: Readonly<Record<string, AssumptionEntry>>,
): OpenedFigure {
  const { balance } = valuation;
  const { figures } = valuation;
  const flow = flowOf[part as DeficitPart];
  const path = flow
    ? yearlyFigures[flow]!.path(valuation)
    : part === 'otherIncome'
      ? balance.otherIncome
      : undefined;
  const flows = path
    ? Array.from({ length: balance.years }, (_, i) => ({
        year: balance.yearBase + i + 1,
        flow: path[i + 1]!,
        discount: balance.discount[i + 1]!,
      }))
    : [];
  const interest = entries.interest;
  const value = (figures as unknown as Record<string, number>)[part];
  if (value === undefined) throw new RangeError(`No present value is called “${part}”.`);
  return {
    ...nothingMore,
    name: `value:${part}`,
    value,
    parts: [],
    flows,
    assumptions:
      flows.length > 0 && interest
        ? [
            {
              name: 'interest',
              title: interest.title,
              value: valuation.inputs.resolved.interest![1]!,
              mark: interest.mark,
              source: interest.source,
            },
          ]
        : part === 'reserve' && entries.reserve
          ? [
              {
                name: 'reserve',
                title: entries.reserve.title,
                value,
                mark: entries.reserve.mark,
                source: entries.reserve.source,
              },
            ]
          : [],
  };
}

function openSingle(valuation: Valuation, name: string): OpenedFigure {
  const { figures, exhaustion, balance, projection } = valuation;
  const part = (of: DeficitPart | 'wages', sign: '+' | '−' | '÷'): OpenedFigure['parts'][number] => ({
    name: `value:${of}`,
    value: figures[of],
    sign,
  });
  const opened = (value: number | null, parts: OpenedFigure['parts']): OpenedFigure => ({
    ...nothingMore,
    name,
    value,
    parts,
  });
  const deficit = { name: 'deficit', value: figures.deficit };
  switch (name as SingleFigure) {
    case 'deficit':
      return opened(
        figures.deficit,
        deficitParts.map((of) => part(of, expenseParts.includes(of) ? '+' : '−')),
      );
    case 'balanceRate':
      return opened(figures.balanceRate, [{ ...deficit, sign: '−' }, part('wages', '÷')]);
    case 'levelRate':
      return opened(figures.levelRate, [
        part('contributions', '+'),
        { ...deficit, sign: '+' },
        part('wages', '÷'),
      ]);
    case 'levelRateWithoutState':
      return opened(figures.levelRateWithoutState, [
        part('contributions', '+'),
        { ...deficit, sign: '+' },
        part('state', '+'),
        part('wages', '÷'),
      ]);
    case 'breakEvenStateShare':
      return opened(figures.breakEvenStateShare, [
        { ...deficit, sign: '+' },
        part('state', '+'),
        part('pensions', '÷'),
      ]);
    case 'exhaustion': {
      const year = exhaustion.firstNegativeYear ?? projection.yearBase + projection.years;
      const t = year - balance.yearBase;
      return opened(exhaustion.firstNegativeYear ?? null, [
        ...(t > 0
          ? [{ name: `reserve@${year - 1}`, value: balance.reserve[t - 1]!, sign: '' as const }]
          : []),
        { name: `reserve@${year}`, value: balance.reserve[t]!, sign: '' as const },
      ]);
    }
    default:
      throw new RangeError(`No figure is called “${name}”.`);
  }
}
