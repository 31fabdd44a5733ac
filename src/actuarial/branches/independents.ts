import { exp } from '../math/exactMath.ts';
import { type BranchBalance, branchBalance } from './reserveFund.ts';

/** A branch of the independents' scheme: from which year of membership it covers, its rate, and what it costs a covered member. */
export interface SchemeBranch {
  readonly id: string;
  /** Years of membership after which the branch begins: health 0, work risks, unemployment, pensions later. */
  readonly yearsUntilCover: number;
  readonly rate: number;
  /** Yearly cost of a covered member at the start, as a share of insured pay, and its yearly growth for each further year of membership. */
  readonly costShare: number;
  readonly costGrowthPerYear: number;
  /** Share of the cost that the State owes. */
  readonly stateShare: number;
}

/** The independents' scheme with scheduled progressive coverage (ILO 2022, source 001): members join year by year and stay with a given persistence. */
export interface IndependentsInputs {
  readonly years: number;
  readonly branches: readonly SchemeBranch[];
  /** Persons who join in year t. */
  readonly joining: Float64Array;
  readonly persistence: number;
  readonly meanPay: Float64Array;
  /** Share of joiners under 30, and their discount on the rate while they are young members. */
  readonly youngShare: number;
  readonly youngDiscount: number;
  readonly youngYears: number;
  /** Discount for timely automatic debit and the share of members who use it. */
  readonly debitDiscount: number;
  readonly debitShare: number;
  readonly statePaidShare: Float64Array;
  readonly administrationShare: number;
  readonly interest: Float64Array;
  readonly reserve: number;
}

export interface IndependentsValuation extends BranchBalance {
  readonly members: Float64Array;
  /** Members covered by each branch. */
  readonly coveredByBranch: Readonly<Record<string, Float64Array>>;
}

export function valueIndependents(inputs: IndependentsInputs): IndependentsValuation {
  const { years } = inputs;
  const path = (): Float64Array => new Float64Array(years + 1);
  const members = path();
  const [income, expense, contributions, wages] = [path(), path(), path(), path()];
  const coveredByBranch: Record<string, Float64Array> = Object.fromEntries(
    inputs.branches.map((branch) => [branch.id, path()]),
  );
  for (let t = 1; t <= years; t++) {
    const pay = 12 * inputs.meanPay[t]!;
    for (let joined = 1; joined <= t; joined++) {
      const membership = t - joined;
      let persons = inputs.joining[joined]!;
      for (let year = 0; year < membership; year++) persons *= inputs.persistence;
      members[t] = members[t]! + persons;
      const young = membership < inputs.youngYears ? inputs.youngShare * inputs.youngDiscount : 0;
      const discount = (1 - young) * (1 - inputs.debitDiscount * inputs.debitShare);
      for (const branch of inputs.branches) {
        if (membership < branch.yearsUntilCover) continue;
        const cost =
          persons *
          pay *
          branch.costShare *
          exp(branch.costGrowthPerYear * (membership - branch.yearsUntilCover));
        const contributed = persons * pay * branch.rate * discount;
        coveredByBranch[branch.id]![t] = coveredByBranch[branch.id]![t]! + persons;
        contributions[t] = contributions[t]! + contributed;
        income[t] = income[t]! + contributed + cost * branch.stateShare * inputs.statePaidShare[t]!;
        expense[t] = expense[t]! + cost + contributed * inputs.administrationShare;
      }
    }
    wages[t] = members[t]! * pay;
  }
  return {
    ...branchBalance(inputs.reserve, inputs.interest, { income, expense }, wages, contributions),
    members,
    coveredByBranch,
  };
}
