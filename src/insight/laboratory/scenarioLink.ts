import { type LaboratoryScenario, type Offer, onStep, type StatePause } from './scenario.ts';

/**
 * A link holds what was asked and never an answer: `1.<first 8 of the inputs' hash>~<scenario>~…`, a scenario being its parts joined by
 * `_`: `y2027` the year from which, `p2027-2030-0-n` the State's pause (from, to, part, made up for later or never), and a lever's
 * letter with its value.
 */
const version = '1';
const mostScenarios = 3;

/** Why a link is not read. Each has its sentence in the page's words. */
export type LinkFault =
  | { readonly fault: 'newer-version'; readonly found: string }
  | { readonly fault: 'garbled'; readonly part: string }
  | { readonly fault: 'too-many'; readonly most: number }
  | { readonly fault: 'unknown-lever'; readonly part: string }
  | {
      readonly fault: 'out-of-range';
      readonly lever: string;
      readonly value: number;
      readonly least: number;
      readonly most: number;
    }
  | { readonly fault: 'years'; readonly part: string; readonly first: number; readonly last: number };

export type ReadLink =
  | { readonly ok: true; readonly scenarios: readonly LaboratoryScenario[]; readonly sameInputs: boolean }
  | { readonly ok: false; readonly fault: LinkFault };

export function writeScenario(scenario: LaboratoryScenario, offer: Offer): string {
  const { pause } = scenario;
  const parts = [`y${scenario.since}`];
  if (pause) parts.push(`p${pause.from}-${pause.to}-${pause.part}-${pause.later ? 'l' : 'n'}`);
  for (const lever of offer.levers) {
    const value = scenario.moved[lever.key];
    if (value !== undefined) parts.push(`${lever.key}${value}`);
  }
  return parts.join('_');
}

/** The text of the `e` in a link's address. */
export function writeLink(scenarios: readonly LaboratoryScenario[], offer: Offer, inputs: string): string {
  return [`${version}.${inputs.slice(0, 8)}`, ...scenarios.map((one) => writeScenario(one, offer))].join('~');
}

/** Reads what `writeLink` wrote, or says what is wrong with it. Whether its inputs are the ones served now comes along. */
export function readLink(text: string, offer: Offer, inputs: string): ReadLink {
  const fault = (one: LinkFault): ReadLink => ({ ok: false, fault: one });
  const [head = '', ...rest] = text.split('~');
  const read = /^(\d{1,3})\.([0-9a-f]{8})$/.exec(head);
  if (!read) return fault({ fault: 'garbled', part: head.slice(0, 40) });
  if (read[1] !== version) return fault({ fault: 'newer-version', found: read[1]! });
  if (rest.length === 0) return fault({ fault: 'garbled', part: head });
  if (rest.length > mostScenarios) return fault({ fault: 'too-many', most: mostScenarios });
  const scenarios: LaboratoryScenario[] = [];
  for (const one of rest) {
    const scenario = readScenario(one, offer);
    if ('fault' in scenario) return fault(scenario);
    scenarios.push(scenario);
  }
  return { ok: true, scenarios, sameInputs: inputs.startsWith(read[2]!) };
}

/** Reads one scenario's parts, in any order, each at most once. */
export function readScenario(text: string, offer: Offer): LaboratoryScenario | LinkFault {
  let since: number | undefined;
  let pause: StatePause | null = null;
  const moved: Record<string, number> = {};
  const first = offer.study.yearBase + 1;
  const last = offer.study.yearLast;
  const garbled = (part: string): LinkFault => ({ fault: 'garbled', part: part.slice(0, 40) });
  const within = (year: number): boolean => year >= first && year <= last;
  for (const part of text.split('_')) {
    const year = /^y(\d{4})$/.exec(part);
    if (year) {
      if (since !== undefined) return garbled(part);
      since = Number(year[1]);
      if (!within(since)) return { fault: 'years', part, first, last };
      continue;
    }
    const stop = /^p(\d{4})-(\d{4})-(0|1|0\.\d{1,4})-([ln])$/.exec(part);
    if (stop) {
      if (pause) return garbled(part);
      pause = { from: Number(stop[1]), to: Number(stop[2]), part: Number(stop[3]), later: stop[4] === 'l' };
      if (!within(pause.from) || !within(pause.to) || pause.from > pause.to)
        return { fault: 'years', part, first, last };
      continue;
    }
    const set = /^([a-z])(-?\d{1,6}(?:\.\d{1,6})?)$/.exec(part);
    if (!set) return garbled(part);
    const lever = offer.levers.find((one) => one.key === set[1]);
    if (!lever) return { fault: 'unknown-lever', part };
    if (lever.key in moved) return garbled(part);
    const value = Number(set[2]);
    if (value < lever.least || value > lever.most)
      return { fault: 'out-of-range', lever: lever.key, value, least: lever.least, most: lever.most };
    if (onStep(lever, value) !== value) return garbled(part);
    moved[lever.key] = value;
  }
  if (since === undefined) return garbled(text);
  return { since, pause, moved };
}
