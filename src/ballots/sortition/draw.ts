import { smallestTickets, ticketKeys, ticketOf, ticketPrefix } from './sampler.ts';

/** The roll by columns: place i of each is one affiliate. */
export interface RollColumns {
  /** Public number in the roll. */
  readonly numbers: readonly string[];
  /** Place of the affiliate's stratum in `strata`. */
  readonly stratumOf: Uint32Array;
  /** Names of the strata: province, sector and sex. */
  readonly strata: readonly string[];
}

export interface Draw {
  readonly prefix: string;
  /** Places in the roll, by stratum, in the order in which tickets call them. */
  readonly drawn: ReadonlyMap<string, readonly number[]>;
  readonly quotas: ReadonlyMap<string, number>;
}

/** How many affiliates each stratum has. */
export function stratumSizes({ stratumOf, strata }: RollColumns): Map<string, number> {
  const counts = new Uint32Array(strata.length);
  for (const stratum of stratumOf) counts[stratum] = counts[stratum]! + 1;
  return new Map(strata.map((name, i) => [name, counts[i]!]));
}

/** Draws from each stratum as many as its quota: those with the smallest tickets. */
export function drawByStrata(roll: RollColumns, quotas: ReadonlyMap<string, number>, seed: string): Draw {
  const { numbers, stratumOf, strata } = roll;
  const prefix = ticketPrefix(seed);
  const keys = new Float64Array(numbers.length);
  const keyOf = ticketKeys(prefix);
  for (let i = 0; i < numbers.length; i++) keys[i] = keyOf(numbers[i]!);

  const sizes = stratumSizes(roll);
  const members = strata.map((name) => new Uint32Array(sizes.get(name)!));
  const filled = new Uint32Array(strata.length);
  for (let i = 0; i < stratumOf.length; i++) {
    const stratum = stratumOf[i]!;
    members[stratum]![filled[stratum]!] = i;
    filled[stratum] = filled[stratum]! + 1;
  }
  const drawn = new Map(
    strata.map((name, i) => [
      name,
      smallestTickets(prefix, numbers, keys, members[i]!, quotas.get(name) ?? 0),
    ]),
  );
  return { prefix, drawn, quotas };
}

/** Why an affiliate was or was not drawn: her ticket's rank in her stratum against its quota. */
export interface DrawReason {
  readonly drawn: boolean;
  readonly stratum: string;
  readonly ticket: string;
  /** How many of her stratum have a smaller ticket, plus one. */
  readonly rank: number;
  readonly quota: number;
  readonly stratumSize: number;
  /** The greatest ticket that was drawn in her stratum; hers had to be at most this. Nothing when none was drawn. */
  readonly lastTicketDrawn: string | undefined;
}

/** @throws RangeError when the number is not in the roll. */
export function explainDraw(roll: RollColumns, { prefix, drawn, quotas }: Draw, number: string): DrawReason {
  const place = roll.numbers.indexOf(number);
  if (place < 0) throw new RangeError(`${number} is not in the roll`);
  const stratum = roll.strata[roll.stratumOf[place]!]!;
  const ticket = ticketOf(prefix, number);
  let [rank, stratumSize] = [1, 0];
  for (let i = 0; i < roll.numbers.length; i++) {
    if (roll.stratumOf[i] !== roll.stratumOf[place]) continue;
    stratumSize++;
    if (i !== place && ticketOf(prefix, roll.numbers[i]!) < ticket) rank++;
  }
  const quota = quotas.get(stratum) ?? 0;
  const last = drawn.get(stratum)?.at(-1);
  return {
    drawn: rank <= quota,
    stratum,
    ticket,
    rank,
    quota,
    stratumSize,
    lastTicketDrawn: last === undefined ? undefined : ticketOf(prefix, roll.numbers[last]!),
  };
}
