import type { ValuationWithDebt } from '../case/valuation.ts';
import { formatCsv } from '../data/csv.ts';
import { PENSION_AGES as AGES } from '../pensions/inputs.ts';
import { KINDS } from '../pensions/outputs.ts';
import { yearlyFigures } from './trace.ts';

/** A run's tables by file name, as CSV texts whose numbers read back to the same bits. */
export type RunTables = Readonly<Record<string, string>>;

export function tablesOf(valuation: ValuationWithDebt): RunTables {
  return {
    'figures.csv': figuresTable(valuation),
    'years.csv': yearsTable(valuation),
    'by-age.csv': byAgeTable(valuation),
    'scaled-premiums.csv': formatCsv(
      ['year_first', 'year_last', 'rate', 'reserve_at_end'],
      valuation.scaledPremiums.map((period) => [
        period.yearFirst,
        period.yearLast,
        period.rate,
        period.reserveAtEnd,
      ]),
    ),
  };
}

/** Single figures, one a row; absent is an empty cell. */
export function singleFigures(valuation: ValuationWithDebt): Record<string, number | undefined> {
  const { debt } = valuation;
  return {
    ...valuation.figures,
    firstNegativeYear: valuation.exhaustion.firstNegativeYear,
    lastPositiveYear: valuation.exhaustion.lastPositiveYear,
    debtPensionsInPayment: debt.pensionsInPayment,
    debtPensionsToMembers: debt.pensionsToMembers,
    debtContributionsOfMembers: debt.contributionsOfMembers,
    debtClosedGroup: debt.closedGroup,
    debtClosedGroupAfterState: debt.closedGroupAfterState,
    debtOpenGroup: debt.openGroup,
  };
}

function figuresTable(valuation: ValuationWithDebt): string {
  return formatCsv(
    ['figure', 'value'],
    Object.entries(singleFigures(valuation)).map(([name, value]) => [name, value ?? '']),
  );
}

function yearsTable(valuation: ValuationWithDebt): string {
  const columns = Object.entries(yearlyFigures);
  const rows: number[][] = [];
  for (let t = 0; t <= valuation.projection.years; t++)
    rows.push([
      valuation.projection.yearBase + t,
      ...columns.map(([, figure]) => figure.path(valuation)[t]!),
    ]);
  return formatCsv(['year', ...columns.map(([name]) => name)], rows);
}

/** Every fifth year: affiliates and old-age pensioners by sex and age. */
function byAgeTable(valuation: ValuationWithDebt): string {
  const { projection } = valuation;
  const rows: (string | number)[][] = [];
  for (let t = 0; t <= projection.years; t += 5) {
    for (let sex = 0; sex < 2; sex++) {
      for (let age = 15; age < AGES; age++) {
        const at = (t * 2 + sex) * AGES + age;
        rows.push([
          projection.yearBase + t,
          'mf'[sex]!,
          age,
          projection.activeByAge[at]!,
          projection.oldAgeByAge[at]!,
        ]);
      }
    }
  }
  return formatCsv(['year', 'sex', 'age', 'affiliates', KINDS[0]], rows);
}
