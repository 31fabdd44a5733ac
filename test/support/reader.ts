/**
 * A reader who wants to know: from nothing but what was shown, the narrowest interval that arithmetic allows for a sum. A
 * two-phase simplex over the finest cells, on purpose unlike what the disclosure control itself uses.
 */
export interface Shown {
  /** Unknown numbers that the figure adds up. */
  readonly of: readonly number[];
  readonly value: number;
}

const EPSILON = 1e-9;

/** @returns bounds of the sum of `target` over all x ≥ 0 that agree with `shown`. @throws if nothing agrees. */
export function readerInterval(
  unknowns: number,
  shown: readonly Shown[],
  target: readonly number[],
): { low: number; high: number } {
  return { low: -maximum(unknowns, shown, target, -1), high: maximum(unknowns, shown, target, 1) };
}

function maximum(unknowns: number, shown: readonly Shown[], target: readonly number[], sign: number): number {
  const width = unknowns + shown.length + 1;
  const rows = shown.map(({ of, value }, i) => {
    const row = new Float64Array(width);
    for (const at of of) row[at]! += 1;
    row[unknowns + i] = 1;
    row[width - 1] = value;
    return row;
  });
  const basis = shown.map((_, i) => unknowns + i);
  const first = new Float64Array(width);
  for (const row of rows)
    for (let c = 0; c < width; c += 1) if (c < unknowns || c === width - 1) first[c]! += row[c]!;
  climb(rows, basis, first, unknowns);
  if (first[width - 1]! > 1e-6) throw new Error(`No table agrees with what was shown: ${first[width - 1]}`);
  // Drive the artificial unknowns out; a row where that cannot be done repeats others.
  const kept = rows.filter((row, i) => {
    if (basis[i]! < unknowns) return true;
    const enter = row.findIndex((value, c) => c < unknowns && Math.abs(value) > EPSILON);
    if (enter < 0) return false;
    exchange(rows, [], i, enter);
    basis[i] = enter;
    return true;
  });
  const keptBasis = basis.filter((_, i) => kept.includes(rows[i]!));
  const second = new Float64Array(width);
  for (const at of target) second[at]! += sign;
  kept.forEach((row, i) => {
    const factor = second[keptBasis[i]!]!;
    for (let c = 0; c < width; c += 1) second[c]! -= factor * row[c]!;
  });
  return climb(kept, keptBasis, second, unknowns) ? -second[width - 1]! : Number.POSITIVE_INFINITY;
}

/** Pivots by Bland's rule until nothing improves; false where the objective has no bound. */
function climb(
  rows: readonly Float64Array[],
  basis: number[],
  objective: Float64Array,
  unknowns: number,
): boolean {
  for (;;) {
    let enter = -1;
    for (let c = 0; c < unknowns && enter < 0; c += 1) if (objective[c]! > EPSILON) enter = c;
    if (enter < 0) return true;
    let leave = -1;
    let best = Number.POSITIVE_INFINITY;
    rows.forEach((row, i) => {
      if (row[enter]! <= EPSILON) return;
      const ratio = row[row.length - 1]! / row[enter]!;
      if (ratio < best - EPSILON || (ratio < best + EPSILON && basis[i]! < basis[leave]!)) {
        best = ratio;
        leave = i;
      }
    });
    if (leave < 0) return false;
    exchange(rows, [objective], leave, enter);
    basis[leave] = enter;
  }
}

function exchange(
  rows: readonly Float64Array[],
  others: readonly Float64Array[],
  leave: number,
  enter: number,
): void {
  const by = rows[leave]!;
  const factor = by[enter]!;
  for (let c = 0; c < by.length; c += 1) by[c]! /= factor;
  for (const row of [...rows, ...others]) {
    const times = row[enter]!;
    if (row === by || times === 0) continue;
    for (let c = 0; c < row.length; c += 1) row[c]! -= times * by[c]!;
  }
}
