import {
  type ActuarialBalance,
  actuarialBalance,
  type Balance,
  balanceOf,
  type Exhaustion,
  exhaustionOf,
  ratiosOf,
  type ScaledPremiumPeriod,
  scaledPremiums,
} from '../finance/balance.ts';
import { type ImplicitDebt, implicitDebt } from '../finance/implicitDebt.ts';
import type { PensionProjection } from '../pensions/outputs.ts';
import { projectGroups } from '../pensions/projectPensions.ts';
import type { Change } from './assumptions.ts';
import { buildValuation, type PensionCase, type Study, type ValuationInputs } from './pensionCase.ts';

/** A whole valuation: demographic and financial projection, single figures, ratios, debt. */
export interface Valuation {
  readonly inputs: ValuationInputs;
  readonly projection: PensionProjection;
  readonly balance: Balance;
  readonly figures: ActuarialBalance;
  readonly exhaustion: Exhaustion;
  readonly ratios: ReturnType<typeof ratiosOf>;
}

export interface ValuationWithDebt extends Valuation {
  readonly scaledPremiums: readonly ScaledPremiumPeriod[];
  readonly debt: ImplicitDebt;
}

/** Runs a study under a scenario. The debt of the closed group and the scaled premiums are `valueWithDebt`'s. */
export function value(
  from: PensionCase,
  study: Study,
  changes: readonly Change[] = [],
  options: { readonly years?: number; readonly classes?: number } = {},
): Valuation {
  return valueInputs(buildValuation(from, study, changes, options));
}

export function valueInputs(inputs: ValuationInputs): Valuation {
  const [projection] = projectGroups(inputs.pension, ['open']);
  return { inputs, projection: projection!, ...financeOf(projection!, inputs) };
}

/** The money of a projection that is already there: rates, State's share and return move without projecting again. */
export function financeOf(
  projection: PensionProjection,
  inputs: ValuationInputs,
): Pick<Valuation, 'balance' | 'figures' | 'exhaustion' | 'ratios'> {
  const balance = balanceOf(projection, inputs.finance);
  return {
    balance,
    figures: actuarialBalance(balance),
    exhaustion: exhaustionOf(balance),
    ratios: ratiosOf(projection),
  };
}

/** The full report: all of `value`, scaled premiums in ten-year periods, and the implicit debt of closed and open group. */
export function valueWithDebt(
  from: PensionCase,
  study: Study,
  changes: readonly Change[] = [],
  options: { readonly years?: number } = {},
): ValuationWithDebt {
  return valueInputsWithDebt(buildValuation(from, study, changes, options));
}

export function valueInputsWithDebt(inputs: ValuationInputs): ValuationWithDebt {
  const [open, closed, inPayment] = projectGroups(inputs.pension, ['open', 'closed', 'inPayment']);
  const finance = financeOf(open!, inputs);
  return {
    inputs,
    projection: open!,
    ...finance,
    scaledPremiums: scaledPremiums(finance.balance, inputs.finance, 10),
    debt: implicitDebt(closed!, inPayment!, inputs.finance, finance.figures.deficit),
  };
}
