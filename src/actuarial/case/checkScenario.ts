import type { DataDefect } from '../data/defects.ts';
import type { Change, Scenario } from './assumptions.ts';
import type { AssumptionEntry } from './caseDocument.ts';

const fields = ['parameter', 'operation', 'value', 'yearFrom', 'yearTo'];

/**
 * Reads a scenario that a person wrote (parsed JSON or YAML). A change may give `path`, values by year, in place of `value`; the path
 * must reach the valuation's last year.
 *
 * @returns the scenario, or every defect by the number of its change.
 */
export function checkScenario(
  written: unknown,
  entries: Readonly<Record<string, AssumptionEntry>>,
  yearLast: number,
): { scenario: Scenario; defects: readonly DataDefect[] } {
  const defects: DataDefect[] = [];
  const table = 'scenario';
  const document = (typeof written === 'object' && written !== null ? written : {}) as Record<
    string,
    unknown
  >;
  const changes: Change[] = [];
  if (!Array.isArray(document.changes))
    defects.push({
      defect: 'missing-column',
      table,
      column: 'changes',
      remedy: 'Give “changes” as a list; it may be empty.',
    });
  else for (const [i, one] of document.changes.entries()) readChange(one, i + 1);
  const title = (document.title ?? {}) as Record<string, unknown>;
  const name = typeof document.id === 'string' ? document.id : 'scenario';
  const scenario: Scenario = {
    id: name,
    title: {
      es: typeof title.es === 'string' ? title.es : name,
      en: typeof title.en === 'string' ? title.en : name,
    },
    changes,
  };
  return { scenario, defects };

  function readChange(one: unknown, row: number): void {
    const change = (typeof one === 'object' && one !== null ? one : {}) as Record<string, unknown>;
    const complain = (defect: DataDefect['defect'], column: string, value: unknown, remedy: string): void => {
      defects.push({ defect, table, row, column, value: String(value), remedy });
    };
    for (const key of Object.keys(change))
      if (![...fields, 'path'].includes(key))
        complain('unknown-category', key, key, `A change has ${fields.join(', ')} or path.`);
    const parameter = String(change.parameter);
    const entry = entries[parameter];
    if (!entry) {
      complain(
        'unknown-category',
        'parameter',
        parameter,
        `Use one of the case's assumptions: ${Object.keys(entries).join(', ')}.`,
      );
      return;
    }
    const operation = change.operation ?? 'set';
    if (operation !== 'set' && operation !== 'add' && operation !== 'multiply') {
      complain('unknown-category', 'operation', operation, 'Use set, add or multiply.');
      return;
    }
    const [least, most] = entry.range;
    const checked = (value: unknown, column: string): number | undefined => {
      if (typeof value !== 'number' || !Number.isFinite(value)) {
        complain(
          value === undefined || value === null || value === '' ? 'empty-cell' : 'not-a-number',
          column,
          value,
          'Give a number.',
        );
        return undefined;
      }
      if (operation === 'set' && (value < least || value > most)) {
        const rate = most <= 1 && least >= 0;
        complain(
          rate ? 'rate-out-of-range' : 'value-out-of-range',
          column,
          value,
          `“${parameter}” lies between ${least} and ${most}.${rate ? ' Write 1.7 % as 0.017.' : ''}`,
        );
        return undefined;
      }
      return value;
    };
    if (change.path !== undefined) {
      const path = (typeof change.path === 'object' && change.path !== null ? change.path : {}) as Record<
        string,
        unknown
      >;
      const years = Object.keys(path)
        .map(Number)
        .sort((a, b) => a - b);
      const last = years.at(-1) ?? 0;
      if (last < yearLast)
        defects.push({
          defect: 'path-stops',
          table,
          row,
          column: `path of ${parameter}`,
          value: String(last),
          expected: String(yearLast),
          remedy: `The path stops in ${last}; give every year to ${yearLast}, or use value with yearFrom and yearTo.`,
        });
      years.forEach((year, i) => {
        if (i > 0 && year !== years[i - 1]! + 1)
          complain(
            'path-has-gap',
            `path of ${parameter}`,
            year,
            `Give the years between ${years[i - 1]} and ${year}.`,
          );
        const value = checked(path[String(year)], `path, ${year}`);
        if (value !== undefined) changes.push({ parameter, operation, value, yearFrom: year, yearTo: year });
      });
      return;
    }
    const value = checked(change.value, 'value');
    const bound = (key: 'yearFrom' | 'yearTo'): number | undefined => {
      if (change[key] === undefined) return undefined;
      if (Number.isInteger(change[key])) return change[key] as number;
      complain('not-a-number', key, change[key], 'Give a calendar year.');
      return undefined;
    };
    const yearFrom = bound('yearFrom');
    const yearTo = bound('yearTo');
    if (value === undefined) return;
    changes.push({
      parameter,
      operation,
      value,
      ...(yearFrom === undefined ? {} : { yearFrom }),
      ...(yearTo === undefined ? {} : { yearTo }),
    });
  }
}
