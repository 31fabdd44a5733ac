import { emptyStocks, type PensionInputs } from '../pensions/inputs.ts';
import { projectPensions } from '../pensions/projectPensions.ts';
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

/** Values the closed group and the pensions in payment by two further projections of the same scheme. */
export function implicitDebt(
  inputs: PensionInputs,
  finance: FinanceInputs,
  openGroupDeficit: number,
): ImplicitDebt {
  const closed = actuarialBalance(
    balanceOf(projectPensions({ ...inputs, closedGroup: true }).projection, finance),
  );
  const empty = emptyStocks(inputs.classWeight.length);
  const onlyPensioners = { ...inputs.stocks, active: empty.active, inactive: empty.inactive };
  const payment = actuarialBalance(
    balanceOf(projectPensions({ ...inputs, closedGroup: true, stocks: onlyPensioners }).projection, finance),
  );
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
