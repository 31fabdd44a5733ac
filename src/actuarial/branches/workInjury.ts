import { type BranchBalance, branchBalance } from './reserveFund.ts';

/** Work injury: yearly frequencies for each insured person and what each event gives. */
export interface WorkInjuryInputs {
  readonly years: number;
  readonly insured: Float64Array;
  readonly meanPay: Float64Array;
  readonly sbu: Float64Array;
  readonly indexation: Float64Array;
  /** Temporary incapacity: cases a year, days of each, and the share of pay in the first period and after it. */
  readonly temporary: {
    readonly frequency: number;
    readonly days: number;
    readonly firstDays: number;
    readonly firstShare: number;
    readonly laterShare: number;
  };
  /** Partial permanent incapacity: one payment of `months` × pay × degree, at most `maximumSbu`. */
  readonly partial: {
    readonly frequency: number;
    readonly degree: number;
    readonly months: number;
    readonly maximumSbu: number;
  };
  /** Total and absolute incapacity: pensions as shares of pay, at most `maximumSbu`; yearly share of pensions that end. */
  readonly pensions: readonly {
    readonly id: string;
    readonly frequency: number;
    readonly shareOfPay: number;
    readonly endRate: number;
  }[];
  /** Death: survivors' pensions of a family as a share of pay. */
  readonly death: { readonly frequency: number; readonly shareOfPay: number; readonly endRate: number };
  readonly maximumSbu: number;
  /** Pensions in payment at the base date: persons and mean monthly amount by id (`death` for survivors). */
  readonly inPayment: Readonly<Record<string, { readonly persons: number; readonly mean: number }>>;
  readonly prevention: Float64Array;
  readonly contributionRate: Float64Array;
  readonly administrationShare: Float64Array;
  readonly interest: Float64Array;
  readonly reserve: number;
}

export interface WorkInjuryValuation extends BranchBalance {
  readonly temporary: Float64Array;
  readonly partial: Float64Array;
  readonly pensions: Float64Array;
  readonly pensioners: Float64Array;
}

/** Events × amounts, and the stock of pensions rolled forward by new, ended and indexed pensions; new ones are paid half of their first year. */
export function valueWorkInjury(inputs: WorkInjuryInputs): WorkInjuryValuation {
  const { years } = inputs;
  const path = (): Float64Array => new Float64Array(years + 1);
  const [temporary, partial, pensions, pensioners, contributions, wages, expense] = [
    path(),
    path(),
    path(),
    path(),
    path(),
    path(),
    path(),
  ];
  const kinds = [...inputs.pensions, { id: 'death', ...inputs.death }];
  const persons = kinds.map((kind) => inputs.inPayment[kind.id]?.persons ?? 0);
  const amounts = kinds.map(
    (kind) => (inputs.inPayment[kind.id]?.persons ?? 0) * (inputs.inPayment[kind.id]?.mean ?? 0),
  );
  for (let t = 1; t <= years; t++) {
    const insured = inputs.insured[t]!;
    const pay = inputs.meanPay[t]!;
    const { frequency, days, firstDays, firstShare, laterShare } = inputs.temporary;
    const paidDays = Math.min(days, firstDays) * firstShare + Math.max(0, days - firstDays) * laterShare;
    temporary[t] = (insured * frequency * paidDays * pay) / 30;
    partial[t] =
      insured *
      inputs.partial.frequency *
      Math.min(
        inputs.partial.maximumSbu * inputs.sbu[t]!,
        inputs.partial.months * inputs.partial.degree * pay,
      );
    kinds.forEach((kind, i) => {
      const before = amounts[i]! * (1 + inputs.indexation[t]!);
      const first = insured * kind.frequency;
      const added = first * Math.min(inputs.maximumSbu * inputs.sbu[t]!, kind.shareOfPay * pay);
      amounts[i] = before * (1 - kind.endRate) + added;
      persons[i] = persons[i]! * (1 - kind.endRate) + first;
      // Thirteen payments and one SBU, as for other pensions.
      pensions[t] = pensions[t]! + 13 * 0.5 * (before + amounts[i]!) + persons[i]! * inputs.sbu[t]!;
    });
    pensioners[t] = persons.reduce((sum, n) => sum + n, 0);
    wages[t] = 12 * insured * pay;
    contributions[t] = inputs.contributionRate[t]! * wages[t]!;
    expense[t] =
      temporary[t]! +
      partial[t]! +
      pensions[t]! +
      inputs.prevention[t]! * contributions[t]! +
      inputs.administrationShare[t]! * contributions[t]!;
  }
  return {
    ...branchBalance(
      inputs.reserve,
      inputs.interest,
      { income: contributions, expense },
      wages,
      contributions,
    ),
    temporary,
    partial,
    pensions,
    pensioners,
  };
}
