import type { Change, RunRequest, Scenario } from '#actuarial';
import type { OfferedLever } from './api.ts';
import type { LaboratoryScenario, StatePause } from './scenario.ts';

/** The changes of a scenario as the engine takes them, but for what the State makes up for, which depends on what it then owes. */
export function changesOf(scenario: LaboratoryScenario, levers: readonly OfferedLever[]): Change[] {
  const changes: Change[] = [];
  const { pause } = scenario;
  if (pause)
    changes.push({
      parameter: 'state-paid',
      operation: 'set',
      value: pause.part,
      yearFrom: pause.from,
      yearTo: pause.to,
    });
  for (const lever of levers) {
    const value = scenario.moved[lever.key];
    if (value === undefined) continue;
    changes.push({
      parameter: lever.parameter,
      operation: 'set',
      value,
      ...(lever.dated ? { yearFrom: scenario.since } : {}),
    });
  }
  return changes;
}

/**
 * What the State pays above its due in the year after a pause, as a multiple of that year's due, so that it makes up in money for what
 * it left owing, without interest.
 *
 * @param due what the State owes in each year from the base date on, in money.
 * @returns nothing when the year after lies beyond the horizon or nothing is owed then.
 */
export function arrearsChange(
  pause: StatePause,
  due: ArrayLike<number>,
  yearBase: number,
): Change | undefined {
  const year = pause.to + 1;
  const dueThen = due[year - yearBase];
  if (!pause.later || dueThen === undefined || dueThen <= 0) return undefined;
  let owed = 0;
  for (let at = pause.from; at <= pause.to; at++) owed += (1 - pause.part) * due[at - yearBase]!;
  return {
    parameter: 'state-paid',
    operation: 'add',
    // Nine decimals are less than a dollar of what is owed, and a person can write them.
    value: Number((owed / dueThen).toFixed(9)),
    yearFrom: year,
    yearTo: year,
  };
}

const untouchedScenario: Scenario = { id: 'base', title: { es: 'Base', en: 'Base' }, changes: [] };

/** What a laboratory run asks. Its name is always the same, so that one question has one id whoever asks it. */
export function requestOf(study: string, years: number, changes: readonly Change[]): RunRequest {
  const scenario: Scenario =
    changes.length === 0
      ? untouchedScenario
      : {
          id: 'laboratorio',
          title: { es: 'Escenario del laboratorio', en: 'Laboratory scenario' },
          changes,
        };
  return { study, years, scenario };
}
