/**
 * The exact interval that a reader can compute for a hidden sum: linear programming over the finest cells (Fischetti & Salazar,
 * 2000, Management Science 46). The unknown part of the table is written as the true one plus a combination of the null space
 * of what is published, so that the true table is a start and no first phase is needed.
 */

/** Directions in which the unknown cells can move without changing anything published. */
export interface Freedom {
  /** One row per unknown cell, one column per direction. */
  readonly rows: readonly Float64Array[];
  readonly directions: number;
}

const TOLERANCE = 1e-9;

/** Null space of equations over `unknowns` columns; each equation lists the columns that it sums. */
export function freedomOf(unknowns: number, equations: readonly (readonly number[])[]): Freedom {
  const pivots: { column: number; row: Float64Array }[] = [];
  for (const columns of equations) {
    const row = new Float64Array(unknowns);
    for (const column of columns) row[column]! += 1;
    for (const pivot of pivots) subtract(row, pivot.row, row[pivot.column]!);
    let column = -1;
    for (let i = 0; i < unknowns; i += 1)
      if (Math.abs(row[i]!) > TOLERANCE && (column < 0 || Math.abs(row[i]!) > Math.abs(row[column]!)))
        column = i;
    if (column < 0) continue;
    const by = row[column]!;
    for (let i = 0; i < unknowns; i += 1) row[i]! /= by;
    for (const pivot of pivots) subtract(pivot.row, row, pivot.row[column]!);
    pivots.push({ column, row });
  }
  const isPivot = new Set(pivots.map((pivot) => pivot.column));
  const free = Array.from({ length: unknowns }, (_, i) => i).filter((i) => !isPivot.has(i));
  const rows = Array.from({ length: unknowns }, () => new Float64Array(free.length));
  free.forEach((column, direction) => {
    rows[column]![direction] = 1;
    for (const pivot of pivots) rows[pivot.column]![direction] = -pivot.row[column]!;
  });
  return { rows, directions: free.length };
}

function subtract(row: Float64Array, other: Float64Array, factor: number): void {
  if (factor === 0) return;
  for (let i = 0; i < row.length; i += 1) row[i]! -= factor * other[i]!;
}

/**
 * How far the sum of some unknowns can rise, and one movement of all unknowns that takes it there (a ray when it is endless).
 *
 * @param slack how far each unknown may fall. @param sign 1 to rise, −1 to fall.
 */
export function reach(
  freedom: Freedom,
  slack: readonly number[],
  members: readonly number[],
  sign: 1 | -1,
): { distance: number; movement: Float64Array } {
  const { rows, directions } = freedom;
  const bounded = rows.map((_, i) => i).filter((i) => Number.isFinite(slack[i]!));
  // Maximise g·z with −Nz ≤ slack and z free: columns z⁺, z⁻, then slacks as the first basis.
  const width = 2 * directions;
  const tableau = bounded.map((i) => {
    const row = new Float64Array(width + 1);
    for (let d = 0; d < directions; d += 1) {
      row[d] = -rows[i]![d]!;
      row[directions + d] = rows[i]![d]!;
    }
    row[width] = slack[i]!;
    return row;
  });
  const objective = new Float64Array(width + 1);
  for (const member of members)
    for (let d = 0; d < directions; d += 1) {
      objective[d]! += sign * rows[member]![d]!;
      objective[directions + d]! -= sign * rows[member]![d]!;
    }
  // Columns are named by the variable they hold; after a pivot a column holds the variable that left the basis.
  const columns = Array.from({ length: width }, (_, i) => i);
  const basis = bounded.map((_, i) => width + i);
  const z = new Float64Array(directions);
  let distance = 0;
  for (;;) {
    // Bland's rule: the lowest-numbered variable that improves, so that degenerate tables cannot cycle.
    let enter = -1;
    for (let c = 0; c < width; c += 1)
      if (objective[c]! > TOLERANCE && (enter < 0 || columns[c]! < columns[enter]!)) enter = c;
    if (enter < 0) break;
    let leave = -1;
    let ratio = Number.POSITIVE_INFINITY;
    tableau.forEach((row, i) => {
      if (row[enter]! <= TOLERANCE) return;
      const candidate = row[width]! / row[enter]!;
      if (
        candidate < ratio - TOLERANCE ||
        (candidate <= ratio + TOLERANCE && leave >= 0 && basis[i]! < basis[leave]!)
      ) {
        ratio = Math.min(ratio, candidate);
        leave = i;
      }
    });
    if (leave < 0) {
      distance = Number.POSITIVE_INFINITY;
      addTo(z, directions, columns[enter]!, 1);
      tableau.forEach((row, i) => {
        addTo(z, directions, basis[i]!, -row[enter]!);
      });
      break;
    }
    pivot(tableau, objective, leave, enter);
    const left = basis[leave]!;
    basis[leave] = columns[enter]!;
    columns[enter] = left;
  }
  if (distance === 0) {
    distance = -objective[width]!;
    tableau.forEach((row, i) => {
      addTo(z, directions, basis[i]!, row[width]!);
    });
  }
  const movement = Float64Array.from(rows, (row) => row.reduce((sum, value, d) => sum + value * z[d]!, 0));
  return { distance, movement };
}

function addTo(z: Float64Array, directions: number, variable: number, amount: number): void {
  if (variable < directions) z[variable]! += amount;
  else if (variable < 2 * directions) z[variable - directions]! -= amount;
}

function pivot(
  tableau: readonly Float64Array[],
  objective: Float64Array,
  leave: number,
  enter: number,
): void {
  const pivotRow = tableau[leave]!;
  const by = pivotRow[enter]!;
  for (let c = 0; c < pivotRow.length; c += 1) pivotRow[c]! /= by;
  pivotRow[enter] = 1 / by;
  const clear = (row: Float64Array): void => {
    const factor = row[enter]!;
    if (factor === 0) return;
    row[enter] = 0;
    for (let c = 0; c < row.length; c += 1) row[c]! -= factor * pivotRow[c]!;
  };
  tableau.forEach((row, i) => {
    if (i !== leave) clear(row);
  });
  clear(objective);
}
