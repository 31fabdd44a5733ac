/**
 * Finds what must be hidden so that a sensitive sum could be many values. The building block is a move: along each axis a step
 * (one more here, one less there), and their product moves units among finest cells so that only the cells where every axis
 * changes are different: the corners of a box, after the hypercube method of Repsilber (1994), here with subtotals and with
 * steps from nowhere. If all changed cells are hidden, no reader can tell the table from the moved one. The sum of feasible
 * moves is feasible, so what they add up to bounds the reader's interval from within.
 */
import { type Lattice, nodesAt, type Step, stepsInto } from './lattice.ts';

export interface Board {
  readonly lattice: Lattice;
  /** Cost of hiding each cell: 0 when it is hidden or never shown, Infinity when it is already known. */
  readonly cost: Float64Array;
  /** How far each finest cell may fall: its count, Infinity where it may be negative, −1 where the reader knows it. */
  readonly slack: Float64Array;
}

export interface Route {
  /** Width that the moves prove, capped at what was asked. */
  readonly width: number;
  /** Cells with a cost that it hides. */
  readonly hides: Set<number>;
  /** All cells that its moves change. */
  readonly changes: Set<number>;
}

const ORDERS_TRIED = 8;

/** Finds each cell's steps once. */
export class Router {
  readonly #board: Board;
  readonly #steps: (Step[] | undefined)[][];
  readonly #up = new Map<number, number>();
  readonly #down = new Map<number, number>();

  constructor(board: Board) {
    this.#board = board;
    this.#steps = board.lattice.axes.map((axis) => new Array<Step[] | undefined>(axis.labels.length));
  }

  /** Hides nothing itself: says which cells would have to be hidden for `cell` to have an interval of `width`. */
  route(cell: number, width: number): Route {
    let best = this.#attempt(cell, width, 0);
    // Moves are made as they are met, and an early one can use up what two later ones needed: then another order is tried.
    for (let order = 1; order < ORDERS_TRIED && best.width < width; order += 1) {
      const other = this.#attempt(cell, width, order);
      if (other.width > best.width) best = other;
    }
    return best;
  }

  #attempt(cell: number, width: number, order: number): Route {
    const { lattice } = this.#board;
    const nodes = nodesAt(lattice, cell);
    const choices = nodes.map((node, i) => {
      this.#steps[i]![node] ??= stepsInto(lattice.axes[i]!, node);
      return inOrder(this.#worthwhile(cell, nodes, i, this.#steps[i]![node]!), order);
    });
    this.#up.clear();
    this.#down.clear();
    const hides = new Set<number>();
    const changes = new Set<number>();
    let proved = 0;
    while (proved < width) {
      let best: readonly Step[] | null = null;
      let bestScore = Number.POSITIVE_INFINITY;
      const chosen: Step[] = [];
      const search = (axis: number): boolean => {
        if (axis === choices.length) {
          const cost = this.#costOf(chosen, hides, bestScore * (width - proved));
          if (cost === Number.POSITIVE_INFINITY) return false;
          const gain = this.#gainOf(chosen);
          if (gain <= 0) return false;
          if (cost === 0) {
            proved += this.#apply(chosen, changes);
            return proved >= width;
          }
          const score = cost / Math.min(gain, width - proved);
          if (score < bestScore) {
            bestScore = score;
            best = [...chosen];
          }
          return false;
        }
        for (const step of choices[axis]!) {
          chosen[axis] = step;
          if (search(axis + 1)) return true;
        }
        return false;
      };
      if (search(0)) break;
      if (best === null) break;
      for (const changed of this.#changedBy(best)) if (this.#board.cost[changed]! > 0) hides.add(changed);
      proved += this.#apply(best, changes);
    }
    return { width: Math.min(proved, width), hides, changes };
  }

  /** An empty finest cell can only rise, so what lies opposite along an axis must have something to give. */
  #worthwhile(cell: number, nodes: readonly number[], axis: number, steps: readonly Step[]): readonly Step[] {
    const { lattice, slack } = this.#board;
    if (slack[cell] !== 0 || nodes.some((node, i) => node >= lattice.axes[i]!.leafCount)) return steps;
    const { stride } = lattice.axes[axis]!;
    return steps.filter(({ plus, minus }) => minus < 0 || slack[cell + (minus - plus) * stride]! > 0);
  }

  #costOf(steps: readonly Step[], hides: ReadonlySet<number>, limit: number): number {
    const { lattice, cost } = this.#board;
    let sum = 0;
    const visit = (axis: number, index: number): boolean => {
      if (axis === steps.length) {
        const one = cost[index]!;
        if (one > 0 && !hides.has(index)) sum += one;
        return sum < limit;
      }
      const { stride } = lattice.axes[axis]!;
      const { changed } = steps[axis]!;
      for (let i = 0; i < changed.length; i += 1)
        if (!visit(axis + 1, index + changed[i]! * stride)) return false;
      return true;
    };
    return visit(0, 0) ? sum : Number.POSITIVE_INFINITY;
  }

  #changedBy(steps: readonly Step[]): number[] {
    let found = [0];
    steps.forEach((step, axis) => {
      const { stride } = this.#board.lattice.axes[axis]!;
      found = found.flatMap((index) => Array.from(step.changed, (node) => index + node * stride));
    });
    return found;
  }

  /** How far up and down together the move can be made; −1 where it would change what the reader knows. */
  #gainOf(steps: readonly Step[]): number {
    let up = Number.POSITIVE_INFINITY;
    let down = Number.POSITIVE_INFINITY;
    this.#corners(steps, (index, sign) => {
      const slack = this.#board.slack[index]!;
      if (slack < 0) {
        up = -1;
        down = 0;
      } else if (sign < 0) up = Math.min(up, slack + (this.#up.get(index) ?? 0));
      else down = Math.min(down, slack + (this.#down.get(index) ?? 0));
    });
    return up + down;
  }

  /** Makes the move as far as it goes both ways and returns by how much the interval grew. */
  #apply(steps: readonly Step[], changes: Set<number>): number {
    let up = Number.POSITIVE_INFINITY;
    let down = Number.POSITIVE_INFINITY;
    this.#corners(steps, (index, sign) => {
      const slack = this.#board.slack[index]!;
      if (sign < 0) up = Math.min(up, slack + (this.#up.get(index) ?? 0));
      else down = Math.min(down, slack + (this.#down.get(index) ?? 0));
    });
    const grown = up + down;
    if (Number.isFinite(grown))
      this.#corners(steps, (index, sign) => {
        this.#up.set(index, (this.#up.get(index) ?? 0) + sign * up);
        this.#down.set(index, (this.#down.get(index) ?? 0) - sign * down);
      });
    for (const changed of this.#changedBy(steps)) changes.add(changed);
    return grown;
  }

  #corners(steps: readonly Step[], see: (index: number, sign: number) => void): void {
    const { axes } = this.#board.lattice;
    const visit = (axis: number, index: number, sign: number): void => {
      if (axis === steps.length) {
        see(index, sign);
        return;
      }
      const { stride } = axes[axis]!;
      const { plus, minus } = steps[axis]!;
      visit(axis + 1, index + plus * stride, sign);
      if (minus >= 0) visit(axis + 1, index + minus * stride, -sign);
    };
    visit(0, 0, 1);
  }
}

/** The same steps: as they are, backwards, and each of these begun at later and later places. */
function inOrder(steps: readonly Step[], order: number): readonly Step[] {
  if (order === 0) return steps;
  const turned = order % 2 === 1 ? steps.toReversed() : steps;
  const start = Math.floor((steps.length * (order >> 1)) / (ORDERS_TRIED / 2));
  return [...turned.slice(start), ...turned.slice(0, start)];
}
