import { describe, expect, it } from 'vitest';
import { randomFromSeed } from '#kernel';
import { readerInterval, type Shown } from '../../../../test/support/reader.ts';
import { type Measure, measures } from './events.ts';
import { figuresAt } from './figures.ts';
import {
  type CountedEvent,
  type Dimension,
  dimensions,
  type FigureCell,
  makeQuarter,
  type QuarterFile,
} from './quarter.ts';
import { broadSlotsOf, daysWithin, slotOf, slotsOf } from './slots.ts';

const policy = { threshold: 5, intervalWidth: 5, protectZeros: true };
const members: Record<Dimension, string[]> = {
  kind: ['complaint', 'suggestion', 'information'],
  unit: ['A1', 'A2', 'A3', 'B1', 'B2', 'C1', 'none'],
  sex: ['female', 'male'],
  age: ['18-29', '30-44', '45-59', '60-74'],
  ethnicity: ['mestizo', 'indigenous', 'afro-ecuadorian'],
  disability: ['yes', 'no'],
};
const provinceByUnit = new Map(
  members.unit.filter((one) => one !== 'none').map((one) => [one, `0${one.charCodeAt(0) - 64}`]),
);

/** A quarter of a small institution: some places and groups have many cases, some a few, some none. */
function eventsOf(seed: number, size: number): CountedEvent[] {
  const random = randomFromSeed(seed);
  const pick = (some: readonly string[]) => some[Math.floor(some.length * random.uniform() ** 2)]!;
  const events: CountedEvent[] = [];
  for (let i = 0; i < size; i += 1) {
    const at = {
      kind: pick(members.kind),
      unit: pick(members.unit),
      ...(random.chance(0.7)
        ? {
            sex: pick(members.sex),
            age: pick(members.age),
            ethnicity: pick(members.ethnicity),
            disability: random.chance(0.04) ? 'yes' : 'no',
          }
        : {}),
    };
    const month = `2026-0${1 + Math.floor(random.uniform() * 3)}`;
    const plain = { month, at, days: null, inTime: null };
    events.push({ ...plain, measure: 'received' });
    if (random.chance(0.8)) {
      const days = Math.floor(random.uniform() ** 2 * 60);
      events.push({ ...plain, measure: 'answered', days, inTime: days <= 21 });
      if (random.chance(0.25)) events.push({ ...plain, measure: 'contested' });
    }
    if (random.chance(0.04)) events.push({ ...plain, measure: 'reopened' });
  }
  return events;
}

const fileOf = (events: readonly CountedEvent[], how = policy, quarter = '2026-Q1') =>
  makeQuarter({
    quarter,
    events,
    reports: { received: 3, answered: 2 },
    members,
    provinceByUnit,
    policy: how,
    madeAt: new Date('2026-04-01T06:00:00Z'),
    synthetic: true,
  });

// ---- The reader who wants to know: she has the open files, knows how they are made, and is good at arithmetic.

/** Every number that the file says, as a sum of what she does not know: how many of each member in each slot. */
function readTable(file: QuarterFile, measure: Measure, dimension: Dimension) {
  const broad = file.broadSlots;
  const slots = measure === 'answered' && broad.length > 1 ? broad.map((one) => one.id) : ['total'];
  const places = members[dimension];
  const unknown = (member: number, slot: number) => member * slots.length + slot;
  const slotsIn = (slot: string) =>
    slots.flatMap((id, i) => (slot === 'total' || slot === id || id.startsWith(`${slot} `) ? [i] : []));
  const membersIn = (cell: Pick<FigureCell, 'dimension' | 'member'>) =>
    places.flatMap((one, i) =>
      cell.member === '' ||
      one === cell.member ||
      (cell.dimension === 'province' && provinceByUnit.get(one) === cell.member)
        ? [i]
        : [],
    );
  const own = dimension === 'unit' ? [dimension, 'province'] : [dimension];
  const ofPersons = !['kind', 'unit'].includes(dimension);
  const cells = file.cells.filter(
    (cell) =>
      cell.measure === measure &&
      (own.includes(cell.dimension) ||
        (cell.dimension === (ofPersons ? 'known-persons' : 'all') && slotsIn(cell.slot).length > 0)),
  );
  // The whole institution is told in finer stretches: she adds them up.
  if (!ofPersons && measure === 'answered')
    for (const one of broad) {
      const fine = file.slots.filter(
        (slot) => slot.outcome === one.outcome && slot.from >= one.from && slot.to <= one.to,
      );
      const parts = file.cells.filter(
        (cell) =>
          cell.measure === measure && cell.dimension === 'all' && fine.some((slot) => slot.id === cell.slot),
      );
      const n = parts.reduce((sum, cell) => sum + cell.n!, 0);
      if (slots.length > 1 && parts.length === fine.length && parts.every((cell) => cell.n !== null))
        cells.push({ measure, dimension: 'all', member: '', slot: one.id, n });
    }
  const of = (cell: FigureCell) =>
    membersIn(cell).flatMap((member) => slotsIn(cell.slot).map((slot) => unknown(member, slot)));
  const isPublished = file.cells.some((cell) => cell.measure === measure && cell.dimension === dimension);
  return { cells, of, size: places.length * slots.length, isPublished };
}

/** Cells of a few people that she comes closer to than the policy allows, with what she finds out. */
function attack(file: QuarterFile, truth: readonly CountedEvent[]): string[] {
  const found: string[] = [];
  for (const measure of measures)
    for (const dimension of dimensions) {
      const { cells, of, size, isPublished } = readTable(file, measure, dimension);
      if (!isPublished) continue;
      const shown: Shown[] = cells.flatMap((cell) =>
        cell.n === null ? [] : [{ of: of(cell), value: cell.n }],
      );
      const real = realCounts(file, truth, measure, dimension);
      for (const cell of cells) {
        const target = of(cell);
        const count = target.reduce((sum, one) => sum + real[one]!, 0);
        if (count >= policy.threshold || cell.member === '') continue;
        const { low, high } = readerInterval(size, shown, target);
        expect(low - 1e-6).toBeLessThanOrEqual(count);
        expect(high + 1e-6).toBeGreaterThanOrEqual(count);
        if (high - low < policy.intervalWidth - 1e-6)
          found.push(`${measure} ${dimension} ${cell.member} ${cell.slot}: ${low} to ${high}`);
      }
    }
  return found;
}

function realCounts(
  file: QuarterFile,
  truth: readonly CountedEvent[],
  measure: string,
  dimension: Dimension,
): number[] {
  const slots = measure === 'answered' && file.broadSlots.length > 1 ? file.broadSlots : [];
  const width = Math.max(1, slots.length);
  const real = Array.from({ length: members[dimension].length * width }, () => 0);
  for (const event of truth) {
    const member = members[dimension].indexOf(event.at[dimension] ?? '');
    if (event.measure !== measure || member < 0) continue;
    const slot =
      slots.length === 0 ? 0 : slots.indexOf(slotOf(slots, { inTime: event.inTime!, days: event.days! }));
    real[member * width + slot]! += 1;
  }
  return real;
}

/** What somebody careless publishes: every count of five or more, whatever it gives away. */
function careless(events: readonly CountedEvent[], smallest: number): QuarterFile {
  const open = fileOf(events, { ...policy, threshold: 1, intervalWidth: 1, protectZeros: false });
  return {
    ...open,
    cells: open.cells.map((cell) => ({ ...cell, n: cell.n !== null && cell.n >= smallest ? cell.n : null })),
  };
}

describe('what is published of cases', () => {
  const quarters = Array.from({ length: 10 }, (_, i) => ({
    name: `${2024 + Math.floor(i / 4)}-Q${(i % 4) + 1}`,
    events: eventsOf(1000 + i, 60 + i * 15),
  }));
  const released = quarters.map(({ name, events }) => fileOf(events, policy, name));

  it('ten consecutive releases tell of no few people closer than five', () => {
    const lookedAt = released.flatMap((file) => file.cells.filter((cell) => cell.n === null)).length;
    expect(lookedAt).toBeGreaterThan(600);
    for (const [i, { events }] of quarters.entries()) expect(attack(released[i]!, events)).toEqual([]);
    // And yet they say something: most people are in cells that are shown.
    const shown = released.flatMap((file) => file.cells.filter((cell) => cell.n !== null)).length;
    expect(shown).toBeGreaterThan(400);
  }, 240_000);

  it('the same reader finds out where nothing is protected, and where only small counts are hidden', () => {
    const { events } = quarters[3]!;
    expect(attack(careless(events, 0), events).length).toBeGreaterThan(20);
    const onlySmall = attack(careless(events, 5), events);
    expect(onlySmall.length).toBeGreaterThan(3);
    // A planted one: a single case of a person with a disability, taken from the total of who is known.
    const one = events.map((event) => ({
      ...event,
      at: event.at.sex === undefined ? event.at : { ...event.at, disability: 'no' },
    }));
    const at = one.findIndex((event) => event.measure === 'received' && event.at.sex !== undefined);
    one[at] = { ...one[at]!, at: { ...one[at]!.at, disability: 'yes' } };
    expect(attack(careless(one, 5), one)).toContain('received disability yes total: 1 to 1');
    expect(attack(fileOf(one), one)).toEqual([]);
  }, 240_000);

  it('publishing a quarter again with one case more would tell of that case: nothing is published twice', () => {
    const { events } = quarters[5]!;
    const more = [...events, { ...events[0]!, at: { ...events[0]!.at } }];
    const [before, after] = [fileOf(events), fileOf(more)];
    const told = before.cells.filter((cell) => {
      const later = after.cells.find(
        (one) =>
          one.measure === cell.measure &&
          one.dimension === cell.dimension &&
          one.member === cell.member &&
          one.slot === cell.slot,
      );
      return cell.n !== null && later?.n != null && later.n - cell.n === 1;
    });
    // Each is safe alone; the two together are not. `store.test.ts` shows that a quarter stays as it was published.
    expect(told.length).toBeGreaterThan(3);
  });

  it('shows the whole institution only by five or more, and the months only where all can be', () => {
    for (const file of released) {
      const whole = file.cells.filter((cell) => cell.member === '');
      expect(whole.every((cell) => cell.n !== null && cell.n >= 5)).toBe(true);
      for (const measure of measures) {
        const total = whole.find(
          (cell) => cell.measure === measure && cell.dimension === 'all' && cell.slot === 'total',
        );
        const months = file.months.filter((row) => row.measure === measure && row.slot === 'total');
        expect(months.every((row) => row.n >= 5)).toBe(true);
        if (months.length > 0) expect(months.reduce((sum, row) => sum + row.n, 0)).toBe(total!.n);
      }
    }
    expect(released[0]!.reports).toEqual({ received: null, answered: null });
    expect(fileOf(eventsOf(5, 4)).cells).toEqual([]);
  });

  it('a few cases without an account keep the tables of persons from being made, since they would follow', () => {
    const known = eventsOf(77, 90).filter((event) => event.at.sex !== undefined);
    const stranger: CountedEvent = {
      measure: 'received',
      month: '2026-01',
      days: null,
      inTime: null,
      at: { kind: 'complaint', unit: 'A1' },
    };
    const tables = (events: readonly CountedEvent[]) =>
      fileOf(events).cells.filter((cell) => cell.measure === 'received' && cell.dimension === 'sex').length;
    expect(tables(known)).toBe(2);
    expect(tables([...known, stranger, stranger])).toBe(0);
    expect(tables([...known, ...Array.from({ length: 6 }, () => stranger)])).toBe(2);
  });
});

describe('the days to an answer', () => {
  const answers = (inTime: boolean, days: number[]) => days.map((day) => ({ inTime, days: day }));
  it('are counted in stretches of five or more, in time and late apart where both are enough', () => {
    const some = [
      ...answers(true, [1, 2, 4, 5, 7, 8, 9, 12, 14, 15, 16, 20]),
      ...answers(false, [25, 33, 40, 60, 400]),
    ];
    expect(slotsOf(some, 5).map((slot) => slot.id)).toEqual(['in-time 0-11', 'in-time 11-21', 'late 0-731']);
    expect(
      slotsOf([...answers(true, [1, 2, 4, 5, 7, 8]), ...answers(false, [25])], 5).map((slot) => slot.id),
    ).toEqual(['any 0-31']);
    expect(slotsOf(answers(true, [1, 2, 3]), 5)).toEqual([]);
    expect(slotOf(slotsOf(some, 5), { inTime: true, days: 11 }).id).toBe('in-time 11-21');
    // Seventeen in all: broad ones hold five again, and a hundred are told in parts by about five.
    const many = answers(
      true,
      Array.from({ length: 100 }, (_, i) => i % 20),
    );
    expect(slotsOf(many, 5).map((slot) => slot.id)).toEqual([
      'any 0-3',
      'any 3-6',
      'any 6-11',
      'any 11-16',
      'any 16-21',
    ]);
    expect(broadSlotsOf(many, 5).map((slot) => slot.id)).toEqual([
      'any 0-6',
      'any 6-11',
      'any 11-16',
      'any 16-21',
    ]);
  });
  it('have a median and a ninetieth percentile by a straight line within the stretch', () => {
    // Ten from 0 to 10 days and ten from 10 to 30: half within 10 days, nine in ten within 10 + 0,8 × 20 = 26.
    const counted = [
      { from: 0, to: 10, n: 10 },
      { from: 10, to: 30, n: 10 },
    ];
    expect(daysWithin(counted, 0.5)).toBe(10);
    expect(daysWithin(counted, 0.9)).toBe(26);
    // Stretches that overlap, in time and late: at 10 days 10 × 10/20 + 0 = 5 of 15, so the median 7.5 lies at 10 + 2.5/1.5 = 11.7.
    expect(
      daysWithin(
        [
          { from: 0, to: 20, n: 10 },
          { from: 10, to: 15, n: 5 },
        ],
        0.5,
      ),
    ).toBe(11.7);
    expect(daysWithin([], 0.5)).toBeNull();
  });
  it('of a member are shown only where all its stretches are', () => {
    const file = fileOf(eventsOf(9, 400));
    for (const dimension of ['all', 'kind'] as const) {
      const figures = figuresAt(file, dimension, dimension === 'all' ? '' : 'complaint');
      expect(figures.medianDays).toBeGreaterThan(5);
      expect(figures.percentile90Days).toBeGreaterThan(figures.medianDays!);
      expect(figures.inTimeShare).toBeGreaterThan(0.4);
    }
    expect(figuresAt(fileOf(eventsOf(9, 90)), 'unit', 'none').medianDays).toBeNull();
  });
});
