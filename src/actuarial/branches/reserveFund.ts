/** Yearly income and expense of a short-term branch; index t, 0 unused. */
export interface BranchFlows {
  readonly income: Float64Array;
  readonly expense: Float64Array;
}

/** A branch's fund: reserve by year, the first year below zero, and the constant rate of wages that would close the horizon. */
export interface BranchBalance extends BranchFlows {
  readonly reserve: Float64Array;
  /** Index of the first year with a negative reserve; undefined if none. */
  readonly firstNegative: number | undefined;
  /** PV(expense) − reserve, over PV(wages); other income than contributions counted against the expense. */
  readonly sufficientRate: number;
  readonly deficit: number;
}

/** Flows at the end of the year, as in the pension balance. `contributions` is the part of the income that is rate × wages. */
export function branchBalance(
  reserve: number,
  interest: Float64Array,
  flows: BranchFlows,
  wages: Float64Array,
  contributions: Float64Array,
): BranchBalance {
  const years = interest.length - 1;
  const path = new Float64Array(years + 1);
  path[0] = reserve;
  let firstNegative: number | undefined = reserve < 0 ? 0 : undefined;
  let discount = 1;
  let expense = 0;
  let other = 0;
  let mass = 0;
  let income = 0;
  for (let t = 1; t <= years; t++) {
    path[t] = path[t - 1]! * (1 + interest[t]!) + flows.income[t]! - flows.expense[t]!;
    if (path[t]! < 0 && firstNegative === undefined) firstNegative = t;
    discount /= 1 + interest[t]!;
    expense += discount * flows.expense[t]!;
    income += discount * flows.income[t]!;
    other += discount * (flows.income[t]! - contributions[t]!);
    mass += discount * wages[t]!;
  }
  return {
    ...flows,
    reserve: path,
    firstNegative,
    sufficientRate: (expense - other - reserve) / mass,
    deficit: expense - income - reserve,
  };
}
