import { type PlainDate, plainDate } from '#kernel';

/** A quarter such as `2026-T3`, with its first and last day and its months. */
export interface Period {
  readonly period: string;
  readonly from: PlainDate;
  readonly until: PlainDate;
  /** `2026-07`, `2026-08`, `2026-09` */
  readonly months: readonly string[];
}

/** @param period `2026-T3`. */
export function periodNamed(period: string): Period {
  const [year, quarter] = [period.slice(0, 4), Number(period.slice(6))];
  const months = [2, 1, 0].map((back) => `${year}-${String(quarter * 3 - back).padStart(2, '0')}`);
  const lastDay = [31, 30, 30, 31][quarter - 1];
  return {
    period,
    from: plainDate(`${months[0]}-01`),
    until: plainDate(`${months[2]}-${lastDay}`),
    months,
  };
}

export const periodOf = (day: PlainDate): string =>
  `${day.slice(0, 4)}-T${Math.ceil(Number(day.slice(5, 7)) / 3)}`;

export function periodBefore(period: string): string {
  const [year, quarter] = [Number(period.slice(0, 4)), Number(period.slice(6))];
  return quarter === 1 ? `${year - 1}-T4` : `${year}-T${quarter - 1}`;
}
