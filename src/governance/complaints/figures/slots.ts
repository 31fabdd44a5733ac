/** Ends, in calendar days, of the stretches in which the days to an answer are counted; what is longer is counted in the last. */
const ladder = [0, 3, 6, 11, 16, 21, 31, 46, 61, 91, 181, 366, 731] as const;
const longest = ladder.at(-1)!;

/** Some of the answers of a quarter: in time or late, given after `from` days (included) and before `to`. */
export interface Slot {
  readonly id: string;
  readonly outcome: 'in-time' | 'late' | 'any';
  readonly from: number;
  readonly to: number;
}

export interface Answered {
  readonly inTime: boolean;
  readonly days: number;
}

const nameOf = ({ outcome, from, to }: Omit<Slot, 'id'>): Slot => ({
  outcome,
  from,
  to,
  id: `${outcome} ${from}-${to}`,
});

type Counted = Omit<Slot, 'id'> & { readonly n: number };

/** Neighbours joined until each holds at least `least`; what is left at the long end joins the stretch before it. */
function joinedUntil(steps: readonly Counted[], least: number): Counted[] {
  const done: Counted[] = [];
  let open: Counted | null = null;
  for (const step of steps) {
    if (step.n === 0) continue;
    const whole: Counted = open ? { ...open, to: step.to, n: open.n + step.n } : step;
    open = whole.n >= least ? null : whole;
    if (!open) done.push(whole);
  }
  const last = done.pop();
  if (!last) return [];
  done.push(open ? { ...last, to: open.to, n: last.n + open.n } : last);
  // No gap between them: a stretch begins where the one before it ends.
  return done.map((one, i) => ({ ...one, from: i === 0 ? 0 : done[i - 1]!.to }));
}

function joined(outcome: Slot['outcome'], days: readonly number[], smallest: number): Counted[] {
  const steps = ladder.slice(1).map((to, i) => {
    const from = ladder[i]!;
    const n = days.filter((day) => day >= from && (day < to || to === longest)).length;
    return { outcome, from, to, n };
  });
  return joinedUntil(steps, smallest);
}

/**
 * The slots in which a quarter's answers are published: so joined that the whole institution has at least `smallest` in each.
 * Where too few came late (or in time) to be shown, the two are not told apart; where all are too few there is no slot.
 */
export function slotsOf(answers: readonly Answered[], smallest: number): Slot[] {
  return countedSlots(answers, smallest).map(nameOf);
}

/** The same, fewer and broader, for parts of the institution: about five in all, each made of whole ones of `slotsOf`. */
export function broadSlotsOf(answers: readonly Answered[], smallest: number): Slot[] {
  const fine = countedSlots(answers, smallest);
  const least = Math.max(smallest, answers.length / 5);
  return [...Map.groupBy(fine, (slot) => slot.outcome).values()].flatMap((some) => {
    const broad = joinedUntil(some, least);
    // Fewer than that in all: they are one.
    return (broad.length > 0 ? broad : [{ ...some[0]!, to: some.at(-1)!.to, n: 0 }]).map(nameOf);
  });
}

function countedSlots(answers: readonly Answered[], smallest: number): Counted[] {
  const days = (inTime: boolean) => answers.filter((one) => one.inTime === inTime).map((one) => one.days);
  const [inTime, late] = [days(true), days(false)];
  if (inTime.length >= smallest && late.length >= smallest)
    return [...joined('in-time', inTime, smallest), ...joined('late', late, smallest)];
  return joined('any', [...inTime, ...late], smallest);
}

/** The slot in which an answer is counted. @throws Error when none holds it. */
export function slotOf(slots: readonly Slot[], { inTime, days }: Answered): Slot {
  const outcome = inTime ? 'in-time' : 'late';
  const found = slots.find(
    (slot) =>
      (slot.outcome === 'any' || slot.outcome === outcome) &&
      days >= slot.from &&
      (days < slot.to || slot.to === longest),
  );
  if (!found) throw new Error(`No slot holds an answer after ${days} days`);
  return found;
}

/**
 * The days within which a share of the answers came, from published slots, by a straight line within each: nobody's own days.
 *
 * @param probability from 0 to 1. @returns days to one decimal, or null where nothing was answered.
 */
export function daysWithin(
  counted: readonly { readonly from: number; readonly to: number; readonly n: number }[],
  probability: number,
): number | null {
  const total = counted.reduce((sum, one) => sum + one.n, 0);
  if (total === 0) return null;
  const upTo = (day: number) =>
    counted.reduce(
      (sum, { from, to, n }) => sum + n * Math.min(1, Math.max(0, (day - from) / (to - from))),
      0,
    );
  const edges = [...new Set(counted.flatMap(({ from, to }) => [from, to]))].sort((a, b) => a - b);
  const rank = probability * total;
  for (const [i, edge] of edges.entries()) {
    if (upTo(edge) < rank) continue;
    const before = edges[i - 1] ?? edge;
    const [low, high] = [upTo(before), upTo(edge)];
    const day = high === low ? edge : before + ((rank - low) / (high - low)) * (edge - before);
    return Math.round(day * 10) / 10;
  }
  return edges.at(-1)!;
}
