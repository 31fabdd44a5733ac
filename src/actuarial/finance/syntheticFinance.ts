import type { PensionInputs } from '../pensions/inputs.ts';
import type { FinanceInputs } from './balance.ts';

/** Financing with round figures for the made-up scheme of `syntheticScheme`. */
export function syntheticFinance(inputs: PensionInputs): FinanceInputs {
  const constant = (value: number): Float64Array => new Float64Array(inputs.years + 1).fill(value);
  return {
    reserve: 5e9,
    interest: constant(0.0625),
    contributionRate: constant(0.11),
    wageMassFactor: constant(1),
    pensionFactor: [constant(1), constant(1), constant(1), constant(1)],
    pensionerRate: constant(0),
    contributionsOnExtraPay: false,
    administrationShare: constant(0.04),
    stateShare: constant(0.4),
    statePaidShare: constant(1),
    otherIncome: constant(0),
    sbu: inputs.sbu,
  };
}
