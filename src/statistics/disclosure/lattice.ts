/** The word that stands for all categories of a dimension in a cell's address. */
export const TOTAL = 'total';

/** One way of breaking down a count. */
export interface TableDimension {
  readonly name: string;
  /** The finest categories; every counted unit is in exactly one. */
  readonly categories: readonly string[];
  /** Subtotals: name → categories in it. Groups may nest and overlap. The total of all is always there. */
  readonly groups?: Readonly<Record<string, readonly string[]>>;
}

/** Counts of units by every combination of the finest categories; what is not listed is zero. */
export interface CountTable {
  readonly dimensions: readonly TableDimension[];
  /** `at` names one finest category per dimension, in their order; `count` is a whole number from zero. */
  readonly counts: readonly { readonly at: readonly string[]; readonly count: number }[];
  /**
   * Where only some margins are published: lists of dimension names, each a table that is. Cells outside every one of them are
   * never shown. Absent: the whole table with all its totals.
   */
  readonly margins?: readonly (readonly string[])[];
  /**
   * Categories by dimension that everybody knows to have been closed at the release before (past months): where such a cell did
   * not change, its reader knows that it did not.
   */
  readonly settled?: Readonly<Record<string, readonly string[]>>;
}

/** A step along one dimension: a unit more in category `plus`, and one less in `minus` (or in none: −1). */
export interface Step {
  readonly plus: number;
  readonly minus: number;
  /** Nodes whose sum the step changes. */
  readonly changed: Int32Array;
}

export interface Axis {
  readonly name: string;
  /** Labels of leaves first, then of groups. */
  readonly labels: readonly string[];
  readonly leafCount: number;
  /** For each node its leaves. */
  readonly leavesOf: readonly Int32Array[];
  /** For each leaf the nodes that hold it, itself among them. */
  readonly nodesOf: readonly Int32Array[];
  readonly stride: number;
}

/** Every cell of a table with its subtotals, as one array: a cell's index is the sum of node × stride over the axes. */
export interface Lattice {
  readonly axes: readonly Axis[];
  readonly size: number;
  readonly counts: Float64Array;
}

const CELLS_MAX = 4_000_000;

export interface AxisPlan {
  readonly name: string;
  readonly leaves: readonly string[];
  readonly groups: readonly (readonly [label: string, leaves: readonly number[]])[];
}

/** The plan of an ordinary dimension: its categories, its groups, its total. @throws RangeError on unknown or repeated names. */
export function planOf(dimension: TableDimension): AxisPlan {
  const at = new Map(dimension.categories.map((category, i) => [category, i]));
  const groups = Object.entries(dimension.groups ?? {});
  const labels = [...dimension.categories, ...groups.map(([label]) => label), TOTAL];
  const repeated = labels.find((label, i) => labels.indexOf(label) !== i);
  if (repeated !== undefined)
    throw new RangeError(`Dimension ${dimension.name} has two nodes named ${repeated}`);
  const leavesOf = (members: readonly string[]): number[] =>
    members.map((member) => {
      const leaf = at.get(member);
      if (leaf === undefined) throw new RangeError(`Dimension ${dimension.name} has no category ${member}`);
      return leaf;
    });
  return {
    name: dimension.name,
    leaves: dimension.categories,
    groups: [
      ...groups.map(([label, members]) => [label, leavesOf(members)] as const),
      [TOTAL, dimension.categories.map((_, i) => i)],
    ],
  };
}

/** Lays the axes out and leaves every count at zero. @throws RangeError when the table would be beyond what fits in memory. */
export function layOut(plans: readonly AxisPlan[]): Lattice {
  let stride = 1;
  const axes = plans.map((plan): Axis => {
    const leavesOf = [...plan.leaves.map((_, i) => [i]), ...plan.groups.map(([, leaves]) => leaves)];
    const axis = {
      name: plan.name,
      labels: [...plan.leaves, ...plan.groups.map(([label]) => label)],
      leafCount: plan.leaves.length,
      leavesOf: leavesOf.map((leaves) => Int32Array.from(leaves)),
      nodesOf: plan.leaves.map((_, leaf) =>
        Int32Array.from(leavesOf.flatMap((leaves, node) => (leaves.includes(leaf) ? [node] : []))),
      ),
      stride,
    };
    stride *= axis.labels.length;
    return axis;
  });
  if (stride > CELLS_MAX)
    throw new RangeError(`A table of ${stride} cells is beyond the ${CELLS_MAX} that are protected at once`);
  return { axes, size: stride, counts: new Float64Array(stride) };
}

/** Adds a count to a finest cell and to every subtotal that holds it. */
export function addCount(lattice: Lattice, leaves: readonly number[], count: number): void {
  const { axes, counts } = lattice;
  const visit = (axis: number, index: number): void => {
    if (axis === axes.length) {
      counts[index]! += count;
      return;
    }
    const { nodesOf, stride } = axes[axis]!;
    for (const node of nodesOf[leaves[axis]!]!) visit(axis + 1, index + node * stride);
  };
  visit(0, 0);
}

/** Node of each axis of a cell. */
export function nodesAt(lattice: Lattice, cell: number): number[] {
  return lattice.axes.map((axis) => Math.floor(cell / axis.stride) % axis.labels.length);
}

/** Finest cells that add up to a cell. */
export function finestCells(lattice: Lattice, cell: number): number[] {
  let found = [0];
  nodesAt(lattice, cell).forEach((node, i) => {
    const { leavesOf, stride } = lattice.axes[i]!;
    found = found.flatMap((index) => Array.from(leavesOf[node]!, (leaf) => index + leaf * stride));
  });
  return found;
}

const STEPS_PER_NODE_MAX = 600;

/**
 * Steps along one axis that add one to a node: into one of its leaves, from a leaf outside it or from nowhere. For broad groups the
 * list is thinned evenly, as their steps differ little; steps from nowhere always stay.
 */
export function stepsInto(axis: Axis, node: number): Step[] {
  const inside = axis.leavesOf[node]!;
  const isInside = new Set(inside);
  const outside = Array.from({ length: axis.leafCount }, (_, leaf) => leaf).filter(
    (leaf) => !isInside.has(leaf),
  );
  const pairs: [number, number][] = [];
  for (const plus of inside) for (const minus of outside) pairs.push([plus, minus]);
  const every = Math.ceil(pairs.length / STEPS_PER_NODE_MAX) || 1;
  const kept = pairs.filter((_, i) => i % every === 0);
  for (const plus of inside) kept.push([plus, -1]);
  return kept.map(([plus, minus]) => {
    const up = axis.nodesOf[plus]!;
    if (minus < 0) return { plus, minus, changed: up };
    const down = axis.nodesOf[minus]!;
    const changed = [...up.filter((one) => !down.includes(one)), ...down.filter((one) => !up.includes(one))];
    return { plus, minus, changed: Int32Array.from(changed) };
  });
}
