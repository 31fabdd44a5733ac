import type { FacilityMonth } from '#governance/quality';
import { formatDate, plainDate } from '#kernel';
import { type ControlChartPoint, controlChart, type SpecialCause } from '#statistics';
import type { CommitteeState, Indicator, Source } from './committee.ts';

export interface MonthValue {
  readonly month: string;
  readonly value: number;
}
export interface IndicatorPoint extends ControlChartPoint {
  readonly month: string;
  readonly meetsGoal: boolean;
}

const share = (part: number, whole: number) => (whole === 0 ? null : part / whole);
const monthOf = (day: string) => day.slice(0, 7);

/** The months of a source, in order, without those of which nothing is known or nothing may be shown. */
export function valuesOf(
  source: Source,
  committee: CommitteeState,
  published: readonly FacilityMonth[],
  today: string,
): readonly MonthValue[] {
  const ofEdition = (pick: (month: FacilityMonth) => number | null) =>
    published.flatMap((one) => {
      const value = pick(one);
      return value === null ? [] : [{ month: one.month, value }];
    });
  switch (source) {
    case 'waiting-median':
      return ofEdition((one) => one.waitingMedianDays);
    case 'waiting-percentile-90':
      return ofEdition((one) => one.waitingPercentile90Days);
    case 'satisfied-share':
      return ofEdition((one) => one.satisfiedShare);
    case 'mean-score':
      return ofEdition((one) => one.meanScore);
    case 'medicines-share':
      return byMonth(
        committee.visits.filter((one) => one.seen.medicines !== 'not-seen'),
        (one) => monthOf(one.on),
        (some) => share(some.filter((one) => one.seen.medicines === 'yes').length, some.length),
      );
    case 'answers-in-time-share':
      // An observation counts in the month in which its answer was due, once that day is over or it was answered.
      return byMonth(
        committee.observations.filter((one) => one.answer !== null || one.due < today),
        (one) => monthOf(one.due),
        (some) =>
          share(some.filter((one) => one.answer !== null && one.answer.on <= one.due).length, some.length),
      );
  }
}

function byMonth<One>(
  list: readonly One[],
  month: (one: One) => string,
  value: (some: readonly One[]) => number | null,
): readonly MonthValue[] {
  return [...new Set(list.map(month))].sort().flatMap((at) => {
    const found = value(list.filter((one) => month(one) === at));
    return found === null ? [] : [{ month: at, value: found }];
  });
}

export function meetsGoal(indicator: Pick<Indicator, 'better' | 'goal'>, value: number): boolean {
  return indicator.better === 'increase' ? value >= indicator.goal : value <= indicator.goal;
}

/** The control chart of an indicator; months before it was agreed give the limits, and are shown as what there was before. */
export function chartOf(indicator: Indicator, values: readonly MonthValue[]): readonly IndicatorPoint[] {
  const shown = values.filter((one) => indicator.until === null || one.month <= indicator.until);
  const chart = controlChart({
    values: shown.map((one) => one.value),
    improvementDirection: indicator.better,
    target: indicator.goal,
  });
  // A share cannot be under nothing or over everything, nor a wait negative: a limit out there would say nothing.
  const most = indicator.source.endsWith('-share') ? 1 : Number.POSITIVE_INFINITY;
  const possible = (limit: number | null) => (limit === null || limit < 0 || limit > most ? null : limit);
  return chart.points.map((point, i) => ({
    ...point,
    lowerLimit: possible(point.lowerLimit),
    upperLimit: possible(point.upperLimit),
    month: shown[i]?.month ?? '',
    meetsGoal: meetsGoal(indicator, point.value),
  }));
}

const causes: Record<SpecialCause, { readonly es: string; readonly en: string }> = {
  'above-upper-limit': { es: 'está por encima de su límite', en: 'it is above its limit' },
  'below-lower-limit': { es: 'está por debajo de su límite', en: 'it is below its limit' },
  'two-of-three-high': {
    es: 'dos de tres meses casi llegan al límite de arriba',
    en: 'two of three months are close to the upper limit',
  },
  'two-of-three-low': {
    es: 'dos de tres meses casi llegan al límite de abajo',
    en: 'two of three months are close to the lower limit',
  },
  'trend-increasing': { es: 'sube siete meses seguidos', en: 'it has risen for seven months' },
  'trend-decreasing': { es: 'baja siete meses seguidos', en: 'it has fallen for seven months' },
  'seven-above-mean': {
    es: 'siete meses seguidos sobre la media',
    en: 'seven months in a row above the mean',
  },
  'seven-below-mean': {
    es: 'siete meses seguidos bajo la media',
    en: 'seven months in a row below the mean',
  },
};

export interface Signal {
  readonly month: string;
  readonly kind: 'concern' | 'improvement';
  readonly es: string;
  readonly en: string;
}

/** The signal of the last month, where it has one: that what happens is no longer the usual variation. */
export function lastSignal(points: readonly IndicatorPoint[]): Signal | null {
  const last = points.at(-1);
  if (!last?.specialCause || (last.pointType !== 'concern' && last.pointType !== 'improvement')) return null;
  const cause = causes[last.specialCause];
  const day = plainDate(`${last.month}-01`);
  const month = (language: 'es' | 'en') => formatDate(day, language).replace(/^\D*\d+\s+(de\s+)?/, '');
  const es = last.pointType === 'concern' ? 'Señal de alarma' : 'Señal de mejora';
  const en = last.pointType === 'concern' ? 'Signal of concern' : 'Signal of improvement';
  return {
    month: last.month,
    kind: last.pointType,
    es: `${es} en ${month('es')}: ${cause.es}.`,
    en: `${en} in ${month('en')}: ${cause.en}.`,
  };
}

/** A value in the unit of its source, for a sentence. */
export function sayValue(source: Source, value: number, language: 'es' | 'en'): string {
  const style = (digits: number) =>
    new Intl.NumberFormat(language === 'es' ? 'es-EC' : 'en', {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    });
  switch (source) {
    case 'waiting-median':
    case 'waiting-percentile-90':
      return `${style(1).format(value)} ${language === 'es' ? 'días' : 'days'}`;
    case 'mean-score':
      return style(2).format(value);
    case 'satisfied-share':
    case 'medicines-share':
    case 'answers-in-time-share':
      return `${style(0).format(value * 100)} %`;
  }
}
