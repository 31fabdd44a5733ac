import { type BranchBalance, branchBalance } from './reserveFund.ts';

/** Monthly pensions of unemployment: how much in each month, as a share of mean pay or of the SBU at the event. */
export interface UnemploymentSchedule {
  readonly of: 'pay' | 'sbu';
  /** One share for each month of payment. */
  readonly shares: readonly number[];
}

export interface UnemploymentInputs {
  readonly years: number;
  /** Insured dependants of the year, and their mean monthly pay. */
  readonly insured: Float64Array;
  readonly meanPay: Float64Array;
  readonly sbu: Float64Array;
  /** Yearly probability of losing the post; share of those losses that are involuntary, have the contributions, and claim. */
  readonly separationRate: Float64Array;
  readonly involuntaryShare: number;
  readonly eligibleShare: number;
  readonly claimShare: number;
  /** Pay of who loses the post against the mean. */
  readonly payOfLeavers: number;
  /** Months of waiting, and the monthly probability of finding work. */
  readonly waitingMonths: number;
  readonly reemploymentRate: number;
  readonly schedule: UnemploymentSchedule;
  readonly contributionRate: Float64Array;
  readonly administrationShare: Float64Array;
  readonly interest: Float64Array;
  readonly reserve: number;
}

export interface UnemploymentValuation extends BranchBalance {
  readonly beneficiaries: Float64Array;
  /** Mean number of payments to a beneficiary. */
  readonly meanPayments: number;
}

/** Inflow × eligibility × the payments that the survival in unemployment lets happen. Months of a spell fall in the year of its start. */
export function valueUnemployment(inputs: UnemploymentInputs): UnemploymentValuation {
  const stay = 1 - inputs.reemploymentRate;
  let waiting = 1;
  for (let month = 0; month < inputs.waitingMonths; month++) waiting *= stay;
  let still = 1;
  let meanPayments = 0;
  let paidShares = 0;
  for (const share of inputs.schedule.shares) {
    meanPayments += still;
    paidShares += still * share;
    still *= stay;
  }
  const path = (value: (t: number) => number): Float64Array =>
    Float64Array.from({ length: inputs.years + 1 }, (_, t) => (t === 0 ? 0 : value(t)));
  const beneficiaries = path(
    (t) =>
      inputs.insured[t]! *
      inputs.separationRate[t]! *
      inputs.involuntaryShare *
      inputs.eligibleShare *
      inputs.claimShare *
      waiting,
  );
  const wages = path((t) => 12 * inputs.insured[t]! * inputs.meanPay[t]!);
  const contributions = path((t) => inputs.contributionRate[t]! * wages[t]!);
  const base = (t: number): number =>
    inputs.schedule.of === 'sbu' ? inputs.sbu[t]! : inputs.meanPay[t]! * inputs.payOfLeavers;
  const expense = path(
    (t) => beneficiaries[t]! * paidShares * base(t) + inputs.administrationShare[t]! * contributions[t]!,
  );
  return {
    ...branchBalance(
      inputs.reserve,
      inputs.interest,
      { income: contributions, expense },
      wages,
      contributions,
    ),
    beneficiaries,
    meanPayments,
  };
}
