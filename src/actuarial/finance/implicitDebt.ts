import type { PensionProjection } from '../pensions/outputs.ts';
import { actuarialBalance, balanceOf, type FinanceInputs } from './balance.ts';

/** Present values at the base date over the horizon, for those who were in the scheme then. */
export interface ImplicitDebt {
  /** Pensions already in payment, with the survivors they will leave. */
  readonly pensionsInPayment: number;
  /** All other pensions and funeral aid of the closed group: to those who contribute or have contributed. */
  readonly pensionsToMembers: number;
  readonly contributionsOfMembers: number;
  readonly administration: number;
  readonly reserve: number;
  /** Debt of the closed group: pensions and administration less contributions and reserve; then less what the State pays. */
  readonly closedGroup: number;
  readonly closedGroupAfterState: number;
  /** Deficit of the open group over the same horizon, after the State. */
  readonly openGroup: number;
}

/** Values the projections of the closed group and of the pensions in payment. */
export function implicitDebt(
  closedGroup: PensionProjection,
  inPayment: PensionProjection,
  finance: FinanceInputs,
  openGroupDeficit: number,
): ImplicitDebt {
  const closed = actuarialBalance(balanceOf(closedGroup, finance));
  const payment = actuarialBalance(balanceOf(inPayment, finance));
  return {
    pensionsInPayment: payment.pensions + payment.funeral,
    pensionsToMembers: closed.pensions + closed.funeral - payment.pensions - payment.funeral,
    contributionsOfMembers: closed.contributions,
    administration: closed.administration,
    reserve: closed.reserve,
    closedGroup: closed.deficit + closed.state,
    closedGroupAfterState: closed.deficit,
    openGroup: openGroupDeficit,
  };
}
