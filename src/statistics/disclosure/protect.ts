import { ExactProofs, unknownsOf } from './exact.ts';
import type { CountTable } from './lattice.ts';
import { Router } from './route.ts';
import { type DisclosurePolicy, type Release, type Sensitive, type Stage, setStage } from './stage.ts';

export type CellStatus = 'shown' | 'primary' | 'complementary';

export interface ProtectedCell {
  /** One label per dimension, `total` for all of it. */
  readonly at: readonly string[];
  /** Null when hidden. */
  readonly count: number | null;
  /** Why it is hidden: itself small (`primary`), or because it would give another one away (`complementary`). */
  readonly status: CellStatus;
}

export interface ProtectedTable {
  /** Every cell of the table with its subtotals. */
  readonly cells: readonly ProtectedCell[];
  isHidden(at: readonly string[]): boolean;
  /**
   * Any other figure of a cell (mean, median, share, rate, interval): null where the cell is hidden, since a figure computed on
   * a hidden count gives it away.
   */
  figure<T>(at: readonly string[], value: T): T | null;
  /** Sums that could not be protected because of what is already published. Publish only when this is empty. */
  readonly exposed: readonly string[][];
  /** To be kept confidentially and passed as `alreadyPublished` next time. */
  readonly release: Release;
}

export interface ProtectOptions {
  /** Which data the counts are of. Default: other data than every earlier release. */
  readonly asOf?: string;
  readonly alreadyPublished?: readonly Release[];
}

/** Beyond so many finest cells the exact interval is not computed; the moves found are proof enough. */
const EXACT_FINEST_MAX = 120;
const EXACT_WORK_MAX = 30_000;
/** Beyond so many, what only combinations of moves would guard is reported as exposed. */
const RESCUE_FINEST_MAX = 2_000;
const SEVERAL_ORDERS_CELLS_MAX = 600;
const REROUTE_WORK_MAX = 3_000_000;

/**
 * The one disclosure-control step. Hides every small count, then as few and as small others as it can so that, from all that is
 * shown now and was shown before, no reader's interval for a protected count is narrower than the policy's width.
 *
 * Primary rule and complementary suppression after Hundepool et al., Statistical Disclosure Control (2012), ch. 4.
 *
 * @throws RangeError on unknown categories, counts that are not whole, or releases of other dimensions.
 */
export function protect(
  table: CountTable,
  policy: DisclosurePolicy,
  options: ProtectOptions = {},
): ProtectedTable {
  const alreadyPublished = options.alreadyPublished ?? [];
  const asOf = options.asOf ?? `release ${alreadyPublished.length + 1}`;
  const stage = setStage(table, asOf, policy, alreadyPublished);
  const primary = new Set(stage.sensitive.filter((one) => one.isShownNow).map((one) => one.cell));
  const { complementary, exposed } = choose(stage, primary);

  const statusOf = (cell: number): CellStatus =>
    primary.has(cell) ? 'primary' : complementary.has(cell) ? 'complementary' : 'shown';
  const cells = stage.current.map((cell): ProtectedCell => {
    const status = statusOf(cell);
    return {
      at: stage.labelsAt(cell),
      count: status === 'shown' ? stage.lattice.counts[cell]! : null,
      status,
    };
  });
  const shown = new Set(
    cells.filter((cell) => cell.status === 'shown').map((cell) => JSON.stringify(cell.at)),
  );
  // What is not a cell of the table counts as hidden, so that a wrong address never shows anything.
  const isHidden = (at: readonly string[]): boolean => !shown.has(JSON.stringify(at));
  return {
    cells,
    isHidden,
    figure: (at, value) => (isHidden(at) ? null : value),
    exposed: exposed.map((cell) => stage.labelsAt(cell)),
    release: { table, asOf, hidden: cells.filter((cell) => cell.status !== 'shown').map((cell) => cell.at) },
  };
}

interface Choice {
  readonly complementary: Set<number>;
  readonly exposed: number[];
  readonly cost: number;
}

function choose(stage: Stage, primary: ReadonlySet<number>): Choice {
  const few = stage.lattice.size <= SEVERAL_ORDERS_CELLS_MAX;
  const level = (one: Sensitive): number => stage.levelOf(one.cell);
  const count = (one: Sensitive): number => stage.lattice.counts[one.cell]!;
  const orders: ((a: Sensitive, b: Sensitive) => number)[] = [
    (a, b) => level(b) - level(a) || count(a) - count(b) || a.cell - b.cell,
    (a, b) => count(a) - count(b) || a.cell - b.cell,
    (a, b) => count(b) - count(a) || a.cell - b.cell,
    (a, b) => level(a) - level(b) || b.cell - a.cell,
  ];
  const choices = orders
    .slice(0, few ? orders.length : 1)
    .map((order) => refine(stage, primary, routeAll(stage, primary, stage.sensitive.toSorted(order))));
  return choices.reduce((best, one) => (isBetter(one, best) ? one : best));
}

function isBetter(a: Choice, b: Choice): boolean {
  if (a.exposed.length !== b.exposed.length) return a.exposed.length < b.exposed.length;
  return a.complementary.size !== b.complementary.size
    ? a.complementary.size < b.complementary.size
    : a.cost < b.cost;
}

/** A total is worth more to readers than a detail, and a large count more than a small one. */
function priceOf(stage: Stage, cell: number): number {
  return 1 + 0.3 * stage.levelOf(cell) + 0.02 * Math.log2(1 + Math.abs(stage.lattice.counts[cell]!));
}

function routeAll(stage: Stage, primary: ReadonlySet<number>, sensitive: readonly Sensitive[]): Choice {
  const cost = new Float64Array(stage.lattice.size);
  const price = new Float64Array(stage.lattice.size);
  for (const cell of stage.current) price[cell] = primary.has(cell) ? 0 : priceOf(stage, cell);
  cost.set(price);
  for (const cell of stage.known) {
    cost[cell] = Number.POSITIVE_INFINITY;
    price[cell] = Number.POSITIVE_INFINITY;
  }
  const router = new Router({ lattice: stage.lattice, cost, slack: stage.slack });
  const uses = new Map<number, number>();
  const usedBy = new Map<number, number[]>();
  const exposed = new Set<number>();

  const routeOne = ({ cell }: Sensitive): number => {
    const route = router.route(cell, stage.width);
    if (route.width < stage.width) {
      exposed.add(cell);
      return 0;
    }
    exposed.delete(cell);
    for (const hidden of route.hides) cost[hidden] = 0;
    const used = [...route.changes].filter((changed) => price[changed]! > 0);
    for (const one of used) uses.set(one, (uses.get(one) ?? 0) + 1);
    usedBy.set(cell, used);
    return route.hides.size;
  };
  for (const one of sensitive) routeOne(one);

  // Once all is hidden that must be, a later choice may make an earlier one needless: take each route up and lay it anew.
  const work = sensitive.length * stage.current.length;
  for (let pass = 0; pass < (work <= REROUTE_WORK_MAX ? 2 : 0); pass += 1)
    for (const one of sensitive) {
      const used = usedBy.get(one.cell);
      if (!used) continue;
      const freed = used.filter((cell) => uses.get(cell) === 1);
      if (freed.length === 0) continue;
      for (const cell of used) uses.set(cell, uses.get(cell)! - 1);
      for (const cell of freed) cost[cell] = price[cell]!;
      routeOne(one);
    }
  const complementary = new Set(stage.current.filter((cell) => price[cell]! > 0 && cost[cell] === 0));
  return { complementary, exposed: [...exposed], cost: sum([...complementary].map((cell) => price[cell]!)) };
}

/**
 * Exact work on a choice. What earlier releases left guarded only by combinations of moves is looked for by linear programming,
 * in tables up to thousands of unknowns; in small ones whatever proves needless is shown again, the dearest first.
 */
function refine(stage: Stage, primary: ReadonlySet<number>, choice: Choice): Choice {
  const unknowns = unknownsOf(stage).length;
  const isSmall = unknowns <= EXACT_FINEST_MAX && unknowns * stage.sensitive.length <= EXACT_WORK_MAX;
  if (choice.exposed.length > 0 ? unknowns > RESCUE_FINEST_MAX : !isSmall || choice.complementary.size === 0)
    return choice;
  const proofs = new ExactProofs(stage);
  const hidden = new Set([...primary, ...choice.complementary]);
  let exposed: readonly number[] = choice.exposed;
  if (exposed.length > 0) {
    exposed = proofs.proveAll(exposed, hidden);
    const beyondHelp = exposed.length > 0 ? proofs.proveAll(exposed, new Set(stage.current)) : [];
    for (const cell of exposed)
      if (!beyondHelp.includes(cell)) for (const changed of proofs.changedBy(cell)) hidden.add(changed);
    exposed = beyondHelp;
  }
  if (isSmall) {
    const guarded = stage.sensitive.map((one) => one.cell).filter((cell) => !exposed.includes(cell));
    const contradicted = proofs.proveAll(guarded, hidden);
    // The moves already proved every width; an exact interval that is narrower would be a defect of one of the two.
    if (contradicted.length > 0) throw new Error('The exact intervals contradict the moves that were found');
    const dearestFirst = [...hidden]
      .filter((cell) => !primary.has(cell) && !stage.known.has(cell))
      .sort((a, b) => priceOf(stage, b) - priceOf(stage, a) || a - b);
    for (const cell of dearestFirst) {
      hidden.delete(cell);
      if (!proofs.surviveShowing(cell, hidden)) hidden.add(cell);
    }
  }
  const complementary = new Set([...hidden].filter((cell) => !primary.has(cell) && !stage.known.has(cell)));
  return {
    complementary,
    exposed: [...exposed],
    cost: sum([...complementary].map((cell) => priceOf(stage, cell))),
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
