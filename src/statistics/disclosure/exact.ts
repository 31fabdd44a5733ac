import { type Freedom, freedomOf, reach } from './interval.ts';
import { finestCells } from './lattice.ts';
import type { Stage } from './stage.ts';

const TOLERANCE = 1e-7;

/** Exact intervals of sensitive sums, with the movements that prove them so that most need not be computed twice. */
export class ExactProofs {
  readonly #stage: Stage;
  readonly #slacks: number[];
  readonly #column: ReadonlyMap<number, number>;
  readonly #columns = new Map<number, readonly number[]>();
  #proofs = new Map<number, readonly Float64Array[]>();

  constructor(stage: Stage) {
    this.#stage = stage;
    const finest = unknownsOf(stage);
    this.#column = new Map(finest.map((cell, i) => [cell, i]));
    this.#slacks = finest.map((cell) => stage.slack[cell]!);
  }

  /** Proves every one of the sums with these cells hidden; those that cannot be are returned. */
  proveAll(sums: readonly number[], hidden: ReadonlySet<number>): number[] {
    const freedom = this.#freedom(hidden);
    return sums.filter((cell) => {
      const movements = this.#movementsOf(cell, freedom);
      if (movements) this.#proofs.set(cell, movements);
      return movements === null;
    });
  }

  /** Whether all proofs hold, or others are found, when one cell is no longer hidden. Keeps the new proofs only if so. */
  surviveShowing(shown: number, hidden: ReadonlySet<number>): boolean {
    const disturbed = [...this.#proofs].filter(([, movements]) =>
      movements.some((one) => this.#changes(one, shown)),
    );
    if (disturbed.length === 0) return true;
    const freedom = this.#freedom(hidden);
    const next = new Map(this.#proofs);
    for (const [cell] of disturbed) {
      const movements = this.#movementsOf(cell, freedom);
      if (movements === null) return false;
      next.set(cell, movements);
    }
    this.#proofs = next;
    return true;
  }

  /** Cells, among those of the present table, that the proof of a sum changes. */
  changedBy(cell: number): number[] {
    const movements = this.#proofs.get(cell) ?? [];
    return this.#stage.current.filter((one) => movements.some((movement) => this.#changes(movement, one)));
  }

  #freedom(hidden: ReadonlySet<number>): Freedom {
    const { known, current } = this.#stage;
    const told = [...known, ...current.filter((cell) => !hidden.has(cell) && !known.has(cell))];
    return freedomOf(
      this.#slacks.length,
      told.map((cell) => this.#columnsOf(cell)),
    );
  }

  #movementsOf(cell: number, freedom: Freedom): readonly Float64Array[] | null {
    const columns = this.#columnsOf(cell);
    const up = reach(freedom, this.#slacks, columns, 1);
    if (up.distance >= this.#stage.width) return [up.movement];
    const down = reach(freedom, this.#slacks, columns, -1);
    return up.distance + down.distance < this.#stage.width - TOLERANCE ? null : [up.movement, down.movement];
  }

  #changes(movement: Float64Array, cell: number): boolean {
    let sum = 0;
    for (const column of this.#columnsOf(cell)) sum += movement[column]!;
    return Math.abs(sum) > TOLERANCE;
  }

  #columnsOf(cell: number): readonly number[] {
    let columns = this.#columns.get(cell);
    if (!columns) {
      columns = finestCells(this.#stage.lattice, cell).flatMap((member) => this.#column.get(member) ?? []);
      this.#columns.set(cell, columns);
    }
    return columns;
  }
}

/** Finest cells that a reader does not know from elsewhere. */
export function unknownsOf({ lattice: { axes }, slack }: Stage): number[] {
  let all = [0];
  for (const axis of axes)
    all = all.flatMap((cell) =>
      Array.from({ length: axis.leafCount }, (_, leaf) => cell + leaf * axis.stride),
    );
  return all.filter((cell) => slack[cell]! >= 0);
}
