import { type LaboratoryScenario, move, type Offer, onStep, type StatePause, valueIn } from './scenario.ts';

/** What a slider of the page turns: a value of the scenario between two ends, by steps. */
export interface Dial {
  readonly least: number;
  readonly most: number;
  readonly step: number;
  readonly value: number;
  turned(to: number): LaboratoryScenario;
}

/** Names of the sliders that are no lever of the case. */
export const sinceDial = 'desde';
export const pauseDials = { from: 'pausa-desde', to: 'pausa-hasta', part: 'pausa-parte' } as const;
export const leverDial = (key: string): string => `palanca-${key}`;

/** The slider of that name in a scenario; nothing when the scenario does not show it. */
export function dialOf(name: string, scenario: LaboratoryScenario, offer: Offer): Dial | undefined {
  const { yearBase, yearLast } = offer.study;
  const years = { least: yearBase + 1, most: yearLast, step: 1 };
  if (name === sinceDial)
    return { ...years, value: scenario.since, turned: (since) => ({ ...scenario, since }) };
  const { pause } = scenario;
  if (pause && name === pauseDials.from)
    return { ...years, value: pause.from, turned: (from) => withPause(scenario, pause, { from }) };
  if (pause && name === pauseDials.to)
    return { ...years, value: pause.to, turned: (to) => withPause(scenario, pause, { to }) };
  if (pause && name === pauseDials.part)
    return {
      least: 0,
      most: 0.95,
      step: 0.05,
      value: pause.part,
      turned: (part) => withPause(scenario, pause, { part: Number(part.toFixed(2)) }),
    };
  const lever = offer.levers.find((one) => leverDial(one.key) === name);
  return (
    lever && {
      least: lever.least,
      most: lever.most,
      step: lever.step,
      value: onStep(lever, valueIn(scenario, lever)),
      turned: (to) => move(scenario, lever, to),
    }
  );
}

/** A pause with a part of it changed. Either end pushes the other, so that the years never cross. */
function withPause(
  scenario: LaboratoryScenario,
  pause: StatePause,
  part: Partial<StatePause>,
): LaboratoryScenario {
  const next = { ...pause, ...part };
  if (part.from !== undefined) next.to = Math.max(next.to, part.from);
  if (part.to !== undefined) next.from = Math.min(next.from, part.to);
  return { ...scenario, pause: next };
}

const stepsAhead = 20;
const stepsBehind = 8;

/**
 * Where the hand will likely be next, the likeliest first: as far again as it went last, then step by step the way that it goes, with
 * some steps back in between.
 *
 * @param stride steps of the last movement, with its sign; 0 when the hand has only touched the slider.
 */
export function likelyNext(dial: Dial, stride: number): LaboratoryScenario[] {
  const way = stride < 0 ? -1 : 1;
  const offsets = new Set<number>();
  if (stride !== 0) offsets.add(stride);
  for (let away = 1; away <= stepsAhead; away++) {
    offsets.add(way * away);
    if (away <= stepsBehind || stride === 0) offsets.add(-way * away);
  }
  const slack = dial.step / 2;
  return [...offsets]
    .map((offset) => dial.value + offset * dial.step)
    .filter((value) => value > dial.least - slack && value < dial.most + slack)
    .map((value) => dial.turned(value));
}
