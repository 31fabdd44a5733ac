import {
  addPeriods,
  dayNumberOf,
  earlierOf,
  firstDayOf,
  lastDayOf,
  laterOf,
  type Period,
  type PlainDate,
  period,
  periodOf,
  periodsBetween,
  plainDate,
} from '#kernel';
import type { Design, Level } from './design.ts';

/** An activity takes time; a product and what is handed over at the end are a day by which they are due. */
export interface ScheduleLine {
  readonly kind: 'activity' | 'product' | 'handover';
  /** Of the objective or the product; of what is handed over, its place in the list. */
  readonly id: string;
  readonly name: string;
  /** Of what is due on a day, both are that day; null where the design does not say. */
  readonly from: PlainDate | null;
  readonly to: PlainDate | null;
}
export interface ScheduleGroup {
  /** Null for what belongs to no component. */
  readonly component: string | null;
  readonly name: string;
  readonly lines: readonly ScheduleLine[];
}
export interface Span {
  readonly from: PlainDate;
  readonly until: PlainDate;
}
export interface Schedule {
  readonly groups: readonly ScheduleGroup[];
  /** From the first day to the last that it speaks of, the programme's own months included; null where no line has a day. */
  readonly span: Span | null;
}

const dayOf = (text: string | null): PlainDate | null => (text === null ? null : plainDate(text));

/** When each activity happens and each product is due, component by component in the order of the matrix. */
export function scheduleOf(
  design: Pick<Design, 'identity' | 'objectives' | 'products' | 'sustainability'>,
): Schedule {
  const at = (level: Level) => design.objectives.filter((one) => one.level === level);
  const components = at('component');
  const isKnown = (id: string | null) => components.some((one) => one.id === id);
  const linesOf = (component: string | null): ScheduleLine[] => [
    ...at('activity')
      .filter((one) => (isKnown(one.parent) ? one.parent : null) === component)
      .map((one) => ({
        kind: 'activity' as const,
        id: one.id,
        name: one.title ?? one.text,
        from: dayOf(one.starts) ?? dayOf(one.ends),
        to: dayOf(one.ends) ?? dayOf(one.starts),
      })),
    ...design.products
      .filter((one) => (isKnown(one.component) ? one.component : null) === component)
      .map((one) => ({
        kind: 'product' as const,
        id: one.id,
        name: one.code === '' ? one.name : `${one.code}. ${one.name}`,
        from: dayOf(one.due),
        to: dayOf(one.due),
      })),
  ];
  const handovers = design.sustainability.continues.map((one, i) => ({
    kind: 'handover' as const,
    id: String(i + 1),
    name: `${one.what}: ${one.who}`,
    from: dayOf(one.by),
    to: dayOf(one.by),
  }));
  const groups = [
    ...components.map((one) => ({
      component: one.id,
      name: one.title ?? one.text,
      lines: linesOf(one.id),
    })),
    { component: null, name: '', lines: [...linesOf(null), ...handovers] },
  ].filter((one) => one.lines.length > 0);
  return { groups, span: spanOf(groups, design.identity) };
}

function spanOf(groups: readonly ScheduleGroup[], { starts, ends }: Design['identity']): Span | null {
  const days = groups.flatMap(({ lines }) => lines.flatMap(({ from, to }) => (from && to ? [from, to] : [])));
  if (days.length === 0) return null;
  const whole = [
    ...days,
    ...(starts ? [firstDayOf(period(starts))] : []),
    ...(ends ? [lastDayOf(period(ends))] : []),
  ];
  return {
    from: whole.reduce((a, b) => earlierOf(a, b)),
    until: whole.reduce((a, b) => laterOf(a, b)),
  };
}

/** How many days the whole has, its first and its last included. */
export const daysOfSpan = ({ from, until }: Span): number => dayNumberOf(until) + 1 - dayNumberOf(from);

/** Where a day begins between the two ends of the whole: 0 at its first day, 1 after its last. */
export const placeOf = (span: Span, day: PlainDate): number =>
  (dayNumberOf(day) - dayNumberOf(span.from)) / daysOfSpan(span);

/** Where the day after one begins: a bar that ends on a day has that day in it. */
export const endOf = (span: Span, day: PlainDate): number =>
  (dayNumberOf(day) + 1 - dayNumberOf(span.from)) / daysOfSpan(span);

/** Months to write under the drawing, at most `count`: each one, or those that begin a quarter, half a year, one year or more. */
export function monthsToWrite({ from, until }: Span, count = 12): Period[] {
  const [first, last] = [periodOf(from), periodOf(until)];
  const months = periodsBetween(first, last) + 1;
  const step = [1, 3, 6, 12, 24, 60].find((one) => Math.ceil(months / one) <= count) ?? 120;
  const index = Number(first.slice(0, 4)) * 12 + Number(first.slice(5, 7)) - 1;
  const found: Period[] = [];
  let month = addPeriods(first, (step - (index % step)) % step);
  while (month <= last) {
    if (firstDayOf(month) >= from) found.push(month);
    month = addPeriods(month, step);
  }
  return found;
}
