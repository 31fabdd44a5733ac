import { type DisclosurePolicy, protect, type Release, TOTAL } from '#statistics';
import type { Measure } from './events.ts';
import { measures } from './events.ts';
import { broadSlotsOf, type Slot, slotOf, slotsOf } from './slots.ts';

// A quarter is published once, when it is over, and never again: what happened in it is in no other release, so that nothing can be
// learnt by comparing releases. Within it the whole institution is shown only by numbers that are large enough, and every table
// is protected knowing them: tables that share nothing but shown totals tell together no more than each tells alone.

export const dimensions = ['kind', 'unit', 'sex', 'age', 'ethnicity', 'disability'] as const;
export type Dimension = (typeof dimensions)[number];
/** Those that are known only of who has an account. */
const personal: readonly Dimension[] = ['sex', 'age', 'ethnicity', 'disability'];

/** An event with what it is broken down by; a case whose person is not known has none of the personal ones. */
export interface CountedEvent {
  readonly measure: Measure;
  /** `YYYY-MM`. */
  readonly month: string;
  readonly days: number | null;
  readonly inTime: boolean | null;
  readonly at: Readonly<Partial<Record<Dimension, string>>>;
}

/** How many, in one member of one dimension; null is hidden. `slot` is `total`, `in-time`, `late` or the id of a slot. */
export interface FigureCell {
  readonly measure: Measure;
  readonly dimension: Dimension | 'province' | 'all' | 'known-persons';
  readonly member: string;
  readonly slot: string;
  readonly n: number | null;
}

export interface QuarterFile {
  readonly format: 'amparo-complaints-1';
  readonly quarter: string;
  readonly madeAt: string;
  readonly smallest: number;
  readonly synthetic: boolean;
  /** Of the answers of the whole institution. */
  readonly slots: readonly Slot[];
  /** Of those of its parts: fewer, and each of whole ones of `slots`. */
  readonly broadSlots: readonly Slot[];
  readonly cells: readonly FigureCell[];
  readonly months: readonly {
    readonly measure: Measure;
    readonly month: string;
    readonly slot: string;
    readonly n: number;
  }[];
  /** Reports of irregularity are counted for the whole institution and by nothing else. */
  readonly reports: { readonly received: number | null; readonly answered: number | null };
}

export interface QuarterInput {
  readonly quarter: string;
  /** Without those of reports of irregularity. */
  readonly events: readonly CountedEvent[];
  readonly reports: { readonly received: number; readonly answered: number };
  /** Every member of each dimension, also those with nothing: what is missing would tell of a zero. */
  readonly members: Readonly<Record<Dimension, readonly string[]>>;
  readonly provinceByUnit: ReadonlyMap<string, string>;
  readonly policy: DisclosurePolicy;
  readonly madeAt: Date;
  readonly synthetic: boolean;
}

const wholeSlot: Slot = { id: 'all', outcome: 'any', from: 0, to: 0 };

/** Makes a quarter's open file: what of its counts can be shown without telling of fewer people than the policy allows. */
export function makeQuarter(input: QuarterInput): QuarterFile {
  const { policy, quarter } = input;
  const smallest = policy.threshold;
  const cells: FigureCell[] = [];
  const months: QuarterFile['months'][number][] = [];
  let answerSlots: { fine: Slot[]; broad: Slot[] } = { fine: [], broad: [] };
  for (const measure of measures) {
    const events = input.events.filter((event) => event.measure === measure);
    const isAnswered = measure === 'answered';
    const whole = events.length >= smallest ? [wholeSlot] : [];
    const fine = isAnswered ? slotsOf(events.map(answerOf), smallest) : whole;
    const broad = isAnswered ? broadSlotsOf(events.map(answerOf), smallest) : whole;
    // Fewer than are shown of anybody: nothing is said of this measure at all.
    if (fine.length === 0) continue;
    if (isAnswered) answerSlots = { fine, broad };
    const idIn = (slots: readonly Slot[]) => (event: CountedEvent) =>
      isAnswered ? slotOf(slots, answerOf(event)).id : wholeSlot.id;
    const idOf = idIn(broad);
    cells.push(...totalsOf(measure, 'all', events.map(idIn(fine)), fine));
    months.push(...monthsOf(measure, events, fine, idIn(fine), smallest));
    const known = events.filter((event) => event.at.sex !== undefined);
    const mayTellPersons = broad.every(({ id }) => {
      const [all, some] = [events, known].map((list) => list.filter((event) => idOf(event) === id).length);
      return some! >= smallest && (all === some || all! - some! >= smallest);
    });
    if (mayTellPersons) cells.push(...totalsOf(measure, 'known-persons', known.map(idOf), broad));
    for (const dimension of dimensions) {
      const ofPersons = personal.includes(dimension);
      if (ofPersons && !mayTellPersons) continue;
      cells.push(...tableOf(input, measure, dimension, ofPersons ? known : events, broad, idOf));
    }
  }
  const orFew = (n: number) => (n >= smallest ? n : null);
  return {
    format: 'amparo-complaints-1',
    quarter,
    madeAt: input.madeAt.toISOString(),
    smallest,
    synthetic: input.synthetic,
    slots: answerSlots.fine,
    broadSlots: answerSlots.broad,
    cells,
    months,
    reports: { received: orFew(input.reports.received), answered: orFew(input.reports.answered) },
  };
}

const answerOf = ({ inTime, days }: CountedEvent) => ({ inTime: inTime === true, days: days ?? 0 });

/** The sums over slots that are published: in time, late, and all. */
function groupsOf(slots: readonly Slot[]): Record<string, string[]> {
  const ids = (outcome: Slot['outcome']) =>
    slots.filter((slot) => slot.outcome === outcome).map((slot) => slot.id);
  return slots.some((slot) => slot.outcome === 'late')
    ? { 'in-time': ids('in-time'), late: ids('late') }
    : {};
}

function totalsOf(
  measure: Measure,
  dimension: 'all' | 'known-persons',
  ids: readonly string[],
  slots: readonly Slot[],
): FigureCell[] {
  const count = (some: readonly string[]) => ids.filter((id) => some.includes(id)).length;
  const cell = (slot: string, n: number): FigureCell => ({ measure, dimension, member: '', slot, n });
  return [
    ...(slots.length > 1 ? slots.map(({ id }) => cell(id, count([id]))) : []),
    ...Object.entries(groupsOf(slots)).map(([group, some]) => cell(group, count(some))),
    cell(TOTAL, ids.length),
  ];
}

function tableOf(
  input: QuarterInput,
  measure: Measure,
  dimension: Dimension,
  events: readonly CountedEvent[],
  slots: readonly Slot[],
  idOf: (event: CountedEvent) => string,
): FigureCell[] {
  const members = input.members[dimension];
  const counts = new Map<string, { at: [string, string]; count: number }>();
  for (const event of events) {
    const at: [string, string] = [event.at[dimension]!, idOf(event)];
    const key = at.join('\u001f');
    counts.set(key, { at, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  const groups: Record<string, string[]> = {};
  if (dimension === 'unit')
    for (const member of members) {
      const province = input.provinceByUnit.get(member);
      if (province === undefined) continue;
      const label = `province ${province}`;
      groups[label] = [...(groups[label] ?? []), member];
    }
  const table = {
    dimensions: [
      { name: dimension, categories: members, groups },
      { name: 'slot', categories: slots.map((slot) => slot.id), groups: groupsOf(slots) },
    ],
    counts: [...counts.values()],
  };
  // The totals are shown in any case: whatever is hidden must hold against who knows them.
  const totals: Release = { table: { ...table, margins: [['slot']] }, asOf: input.quarter, hidden: [] };
  const guard = protect(table, input.policy, { asOf: input.quarter, alreadyPublished: [totals] });
  if (guard.exposed.length > 0) return [];
  return guard.cells.flatMap(({ at: [member, slot], count }): FigureCell[] => {
    if (member === TOTAL || (slots.length === 1 && slot !== TOTAL)) return [];
    const province = /^province (.+)$/.exec(member!)?.[1];
    return [
      province === undefined
        ? { measure, dimension, member: member!, slot: slot!, n: count }
        : { measure, dimension: 'province', member: province, slot: slot!, n: count },
    ];
  });
}

/** Months are told for the whole institution where all of the quarter's can be: the one left out would follow from the others. */
function monthsOf(
  measure: Measure,
  events: readonly CountedEvent[],
  slots: readonly Slot[],
  idOf: (event: CountedEvent) => string,
  smallest: number,
): QuarterFile['months'][number][] {
  const names = [...new Set(events.map((event) => event.month))].sort();
  const groups = Object.entries({ ...groupsOf(slots) });
  const count = (month: string, some: readonly string[] | null) =>
    events.filter((event) => event.month === month && (some === null || some.includes(idOf(event)))).length;
  const rows = (parts: readonly (readonly [string, readonly string[] | null])[]) =>
    names.flatMap((month) => parts.map(([slot, some]) => ({ measure, month, slot, n: count(month, some) })));
  const whole = rows([[TOTAL, null]]);
  if (whole.some((row) => row.n < smallest)) return [];
  const parts = rows(groups);
  return [...whole, ...(parts.some((row) => row.n < smallest) ? [] : parts)];
}
