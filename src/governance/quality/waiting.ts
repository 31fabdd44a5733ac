/**
 * The steps in which waits are counted, in tenths of a day: fine where waits are short, coarse where a day more changes little.
 * `quality.waiting_step` in the schema is its twin; a test holds them together.
 *
 * @param tenths whole tenths of a day from request to attention, from 0.
 * @returns the lower bound of the step, in tenths of a day.
 */
export function waitingStep(tenths: number): number {
  return Math.floor(tenths / stepWidth(tenths)) * stepWidth(tenths);
}

/** @returns the width of the step that holds this wait, in tenths of a day. */
export function stepWidth(tenths: number): number {
  if (tenths < 10) return 1;
  if (tenths < 300) return 10;
  if (tenths < 1200) return 50;
  if (tenths < 3600) return 100;
  return 300;
}

/** A stretch of waits with how many fell into it: from `from` (included) to `to` (excluded), in tenths of a day. */
export interface WaitStretch {
  readonly from: number;
  readonly to: number;
  readonly n: number;
}

/**
 * Joins neighbouring steps until each stretch holds at least `smallest` waits, so that no published count shows few people.
 *
 * @param steps counts by lower bound of their step, in any order.
 * @returns stretches in order; empty when all together are fewer than `smallest`.
 */
export function protectedStretches(
  steps: Iterable<readonly [step: number, n: number]>,
  smallest: number,
): WaitStretch[] {
  const stretches: { from: number; to: number; n: number }[] = [];
  let open: { from: number; to: number; n: number } | null = null;
  for (const [step, n] of [...steps].sort((a, b) => a[0] - b[0])) {
    if (n === 0) continue;
    const to = step + stepWidth(step);
    open = open ? { from: open.from, to, n: open.n + n } : { from: step, to, n };
    if (open.n >= smallest) {
      stretches.push(open);
      open = null;
    }
  }
  if (open) {
    // What is left at the long end joins the stretch before it.
    const last = stretches.pop();
    if (!last) return [];
    stretches.push({ from: last.from, to: open.to, n: last.n + open.n });
  }
  return stretches;
}

/**
 * The wait, in days, that a share of people did not exceed, read from stretches by a straight line within the stretch. It is
 * thus nobody's own wait, and anyone can repeat it from the published file.
 *
 * @param probability from 0 to 1. @returns days to one decimal, or null without stretches.
 */
export function waitQuantileDays(stretches: readonly WaitStretch[], probability: number): number | null {
  const total = stretches.reduce((sum, one) => sum + one.n, 0);
  if (total === 0) return null;
  const rank = probability * total;
  let below = 0;
  for (const { from, to, n } of stretches) {
    if (below + n >= rank) return Math.round(from + ((rank - below) / n) * (to - from)) / 10;
    below += n;
  }
  return stretches.at(-1)!.to / 10;
}
