import {
  type Axis,
  type AxisPlan,
  addCount,
  type CountTable,
  type Lattice,
  layOut,
  nodesAt,
  planOf,
  TOTAL,
} from './lattice.ts';

/** What was published once: kept confidentially, so that later releases can be checked against it. */
export interface Release {
  readonly table: CountTable;
  /** Which data it was counted from; two releases with the same word are of the same data. */
  readonly asOf: string;
  /** Addresses of the cells that were not shown: one label per dimension, `total` for all of it. */
  readonly hidden: readonly (readonly string[])[];
}

export interface DisclosurePolicy {
  /** Counts below this are protected. */
  readonly threshold: number;
  /** Whether a zero is protected too. Default true. */
  readonly protectZeros?: boolean;
  /** A reader's interval for a protected count is at least this wide. Default: the threshold. */
  readonly intervalWidth?: number;
  /** Whether every release only adds units to the one before, and readers know it. Default true. */
  readonly cumulative?: boolean;
}

/** A sum that a reader must not learn: its cell in the lattice, and whether it is a cell of the table to be shown now. */
export interface Sensitive {
  readonly cell: number;
  readonly isShownNow: boolean;
}

/** Everything that the search needs to know about the table, its past, and the policy. */
export interface Stage {
  readonly lattice: Lattice;
  /** Cells of the table to be shown now, in the lattice's order. */
  readonly current: readonly number[];
  /** Cells that earlier releases showed. */
  readonly known: ReadonlySet<number>;
  readonly sensitive: readonly Sensitive[];
  readonly slack: Float64Array;
  readonly width: number;
  /** One label per dimension of the table. */
  labelsAt(cell: number): string[];
  /** Number of dimensions along which the cell is a subtotal or total. */
  levelOf(cell: number): number;
}

/**
 * With earlier releases the table has one dimension more: the step in time in which a unit was added. A release shows sums over
 * the steps up to it; the differences between releases are sums that nobody shows, and small ones are as sensitive as small cells.
 *
 * @throws RangeError when a release has other dimensions, a count is not a whole number from zero, or an address is unknown.
 */
export function setStage(
  table: CountTable,
  asOf: string,
  policy: DisclosurePolicy,
  alreadyPublished: readonly Release[],
): Stage {
  const { threshold, protectZeros = true, intervalWidth: width = threshold } = policy;
  if (!(threshold >= 1)) throw new RangeError(`A threshold of ${threshold} protects nothing`);
  const moments = [
    ...new Set([...alreadyPublished.map((release) => release.asOf).filter((one) => one !== asOf), asOf]),
  ];
  const steps = moments.length;
  const lattice = layOut([...table.dimensions.map(planOf), ...(steps > 1 ? [timePlan(moments)] : [])]);
  const dimensions = table.dimensions.length;
  const time = lattice.axes[dimensions];
  const finder = finderOf(lattice.axes.slice(0, dimensions));
  const at = (cell: number, timeNode: number): number => (time ? cell + timeNode * time.stride : cell);
  const upTo = (moment: number): number => steps + moment;

  const settled = fillCounts(table, asOf, alreadyPublished, moments, lattice, finder);
  const cumulative = (policy.cumulative ?? true) && !settled.falls;
  const slack = new Float64Array(lattice.size);
  const size = time ? time.stride : lattice.size;
  for (let cell = 0; cell < lattice.size; cell += 1) {
    const step = Math.floor(cell / size);
    slack[cell] = step > 0 && !cumulative ? Number.POSITIVE_INFINITY : lattice.counts[cell]!;
  }
  for (const cell of settled.unmoved) slack[cell] = -1;

  const known = new Set<number>();
  const sensitive: Sensitive[] = [];
  const isSmall = (cell: number, evenZero: boolean): boolean => {
    const count = Math.abs(lattice.counts[cell]!);
    return count < threshold && (count > 0 || evenZero);
  };
  for (const release of alreadyPublished) {
    const timeNode = upTo(moments.indexOf(release.asOf));
    const hidden = new Set(release.hidden.map((labels) => finder(labels)));
    for (const cell of shownCells(release.table, lattice, dimensions, size)) {
      const there = at(cell, timeNode);
      if (!hidden.has(cell)) known.add(there);
      else if (isSmall(there, protectZeros)) sensitive.push({ cell: there, isShownNow: false });
    }
  }
  const shown = shownCells(table, lattice, dimensions, size);
  const current = shown.map((cell) => at(cell, upTo(steps - 1)));
  for (const cell of current) if (isSmall(cell, protectZeros)) sensitive.push({ cell, isShownNow: true });
  if (time) {
    // The nodes of time that are differences: every step but the first, and all sums of later steps in a row.
    const nodes = [...time.labels.keys()];
    const differences = nodes.filter((node) => (node > 0 && node < steps) || node >= 2 * steps);
    for (const cell of shown)
      for (const node of differences)
        if (isSmall(at(cell, node), false)) sensitive.push({ cell: at(cell, node), isShownNow: false });
  }
  return {
    lattice,
    current,
    known,
    sensitive: withoutRepeats(sensitive),
    slack,
    width,
    labelsAt: (cell) =>
      nodesAt(lattice, cell)
        .slice(0, dimensions)
        .map((node, i) => lattice.axes[i]!.labels[node]!),
    levelOf: (cell) =>
      nodesAt(lattice, cell)
        .slice(0, dimensions)
        .filter((node, i) => node >= lattice.axes[i]!.leafCount).length,
  };
}

/** Leaves: the steps. Groups: sums up to each moment, then the differences between any two moments more than a step apart. */
function timePlan(moments: readonly string[]): AxisPlan {
  const all = moments.map((_, i) => i);
  return {
    name: 'release',
    leaves: all.map((i) => `step ${i}`),
    groups: [
      ...all.map((i) => [`up to ${i}`, all.slice(0, i + 1)] as const),
      ...all.flatMap((from) =>
        all.slice(from + 2).map((to) => [`from ${from} to ${to}`, all.slice(from + 1, to + 1)] as const),
      ),
    ],
  };
}

function fillCounts(
  table: CountTable,
  asOf: string,
  alreadyPublished: readonly Release[],
  moments: readonly string[],
  lattice: Lattice,
  finder: (labels: readonly string[]) => number,
): { falls: boolean; unmoved: number[] } {
  const dimensions = table.dimensions.length;
  const tableAt = new Map<string, CountTable>([
    ...alreadyPublished.map((one) => [one.asOf, one.table] as const),
    [asOf, table],
  ]);
  const size = lattice.axes[dimensions]?.stride ?? lattice.size;
  const unmoved: number[] = [];
  let falls = false;
  let before = new Map<number, number>();
  moments.forEach((moment, step) => {
    const one = tableAt.get(moment)!;
    const names = one.dimensions.map((dimension) => dimension.name).join();
    if (names !== table.dimensions.map((dimension) => dimension.name).join())
      throw new RangeError(
        `The release of ${moment} is broken down by ${names}, which the present table is not`,
      );
    const now = new Map<number, number>();
    for (const { at, count } of one.counts) {
      if (!Number.isSafeInteger(count) || count < 0)
        throw new RangeError(`A count must be a whole number from zero, not ${count}`);
      const cell = finder(at);
      if (nodesAt(lattice, cell).some((node, i) => i < dimensions && node >= lattice.axes[i]!.leafCount))
        throw new RangeError(`Counts are given for finest categories; ${at.join(' × ')} is a subtotal`);
      now.set(cell, (now.get(cell) ?? 0) + count);
    }
    for (const cell of new Set([...now.keys(), ...before.keys()])) {
      const added = (now.get(cell) ?? 0) - (before.get(cell) ?? 0);
      if (added < 0) falls = true;
      if (added === 0) continue;
      const leaves = nodesAt(lattice, cell).slice(0, dimensions);
      addCount(lattice, moments.length > 1 ? [...leaves, step] : leaves, added);
    }
    if (step > 0 && one.settled) {
      const { settled } = one;
      for (const cell of finestOf(lattice, dimensions))
        if (
          lattice.counts[cell + step * size] === 0 &&
          nodesAt(lattice, cell).some(
            (node, i) =>
              i < dimensions && settled[lattice.axes[i]!.name]?.includes(lattice.axes[i]!.labels[node]!),
          )
        )
          unmoved.push(cell + step * size);
    }
    before = now;
  });
  return { falls, unmoved };
}

function finestOf(lattice: Lattice, dimensions: number): number[] {
  let all = [0];
  for (const axis of lattice.axes.slice(0, dimensions))
    all = all.flatMap((cell) =>
      Array.from({ length: axis.leafCount }, (_, leaf) => cell + leaf * axis.stride),
    );
  return all;
}

function finderOf(axes: readonly Axis[]): (labels: readonly string[]) => number {
  const nodes = axes.map((axis) => new Map(axis.labels.map((label, node) => [label, node])));
  return (labels) => {
    if (labels.length !== axes.length)
      throw new RangeError(`A cell has ${axes.length} labels, not ${labels.length}`);
    return labels.reduce((cell, label, i) => {
      const node = nodes[i]!.get(label);
      if (node === undefined) throw new RangeError(`Dimension ${axes[i]!.name} has no category ${label}`);
      return cell + node * axes[i]!.stride;
    }, 0);
  };
}

/** Cells that the table shows: all within its own categories, or those of its margins. */
function shownCells(table: CountTable, lattice: Lattice, dimensions: number, size: number): number[] {
  const own = table.dimensions.map(
    (dimension) => new Set([...dimension.categories, ...Object.keys(dimension.groups ?? {}), TOTAL]),
  );
  const found: number[] = [];
  for (let cell = 0; cell < size; cell += 1) {
    const nodes = nodesAt(lattice, cell).slice(0, dimensions);
    if (!nodes.every((node, i) => own[i]!.has(lattice.axes[i]!.labels[node]!))) continue;
    const isTotal = nodes.map((node, i) => lattice.axes[i]!.labels[node] === TOTAL);
    if (
      table.margins &&
      !table.margins.some((margin) =>
        isTotal.every((total, i) => total || margin.includes(lattice.axes[i]!.name)),
      )
    )
      continue;
    found.push(cell);
  }
  return found;
}

function withoutRepeats(sensitive: readonly Sensitive[]): Sensitive[] {
  const byCell = new Map<number, Sensitive>();
  for (const one of sensitive) if (one.isShownNow || !byCell.has(one.cell)) byCell.set(one.cell, one);
  return [...byCell.values()];
}
