import { type BranchBalance, branchBalance } from './reserveFund.ts';

/** A group of covered persons. Tables by year and by sex and age: `(t * 2 + sex) * ages + age`, cost tables `sex * ages + age`. */
export interface HealthGroup {
  readonly id: string;
  readonly covered: Float64Array;
  /** Attentions a year for each covered person, and cost of one at the base date's prices. */
  readonly utilisation: Float64Array;
  readonly unitCost: Float64Array;
  /** Part of the group's cost that the State owes, and the part of it that it pays, by year. */
  readonly stateShare: Float64Array;
  readonly statePaidShare: Float64Array;
  /** What the group itself or its family contributes in the year, beyond the rate on wages. */
  readonly ownContributions: Float64Array;
}

export interface HealthInputs {
  readonly years: number;
  readonly ages: number;
  readonly groups: readonly HealthGroup[];
  /** Yearly growth of the cost of care: the studies take 1.2 times inflation. */
  readonly medicalInflation: Float64Array;
  /** Yearly change of utilisation at every age; 0 keeps it. */
  readonly utilisationGrowth: Float64Array;
  readonly wages: Float64Array;
  readonly contributionRate: Float64Array;
  readonly administrationShare: Float64Array;
  /** Cash subsidies for sickness and maternity as a share of wages. */
  readonly subsidyShare: Float64Array;
  readonly interest: Float64Array;
  readonly reserve: number;
}

export interface HealthValuation extends BranchBalance {
  /** Cost of care by group and year. */
  readonly careByGroup: Readonly<Record<string, Float64Array>>;
  readonly subsidies: Float64Array;
  readonly stateDue: Float64Array;
  readonly statePaid: Float64Array;
}

/** Covered × utilisation × unit cost by sex and age, with medical inflation and the State's shares by group. */
export function valueHealth(inputs: HealthInputs): HealthValuation {
  const { years, ages } = inputs;
  const path = (): Float64Array => new Float64Array(years + 1);
  const careByGroup: Record<string, Float64Array> = {};
  const subsidies = path();
  const stateDue = path();
  const statePaid = path();
  const contributions = path();
  const income = path();
  const expense = path();
  for (const group of inputs.groups) careByGroup[group.id] = path();
  let price = 1;
  for (let t = 1; t <= years; t++) {
    price *= (1 + inputs.medicalInflation[t]!) * (1 + inputs.utilisationGrowth[t]!);
    contributions[t] = inputs.contributionRate[t]! * inputs.wages[t]!;
    subsidies[t] = inputs.subsidyShare[t]! * inputs.wages[t]!;
    let received = contributions[t]!;
    let spent = subsidies[t]! + inputs.administrationShare[t]! * contributions[t]!;
    for (const group of inputs.groups) {
      let care = 0;
      for (let cell = 0; cell < 2 * ages; cell++)
        care += group.covered[t * 2 * ages + cell]! * group.utilisation[cell]! * group.unitCost[cell]!;
      care *= price;
      careByGroup[group.id]![t] = care;
      const due = care * group.stateShare[t]!;
      stateDue[t] = stateDue[t]! + due;
      statePaid[t] = statePaid[t]! + due * group.statePaidShare[t]!;
      received += due * group.statePaidShare[t]! + group.ownContributions[t]!;
      spent += care;
    }
    income[t] = received;
    expense[t] = spent;
  }
  return {
    ...branchBalance(inputs.reserve, inputs.interest, { income, expense }, inputs.wages, contributions),
    careByGroup,
    subsidies,
    stateDue,
    statePaid,
  };
}
