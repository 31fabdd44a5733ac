import { canonicalJson } from '#kernel';
import type { BeaconRound } from './beacon.ts';
import { findBeaconChain, timeOfRound } from './beacon.ts';
import type { Draw, RollColumns } from './draw.ts';
import { stratumSizes } from './draw.ts';
import { largestRemainderQuotas } from './quotas.ts';
import { ticketOf } from './sampler.ts';

/** What is published before the seed exists, and binds the draw. */
export interface Announcement {
  readonly version: 1;
  readonly title: string;
  /** Day on which the roll was frozen, ISO. */
  readonly rollDate: string;
  readonly rollSize: number;
  readonly rollRoot: string;
  /** How many are to be drawn in all. */
  readonly seats: number;
  /** Of them, how many in each stratum «province,sector,sex». */
  readonly quotas: Readonly<Record<string, number>>;
  /** When this was published, ISO with time. */
  readonly publishedAt: string;
  readonly beacon: { readonly chain: string; readonly round: number };
}

/** The dice ceremony, held in public before the round of the beacon. */
export interface DiceCeremony {
  readonly thrownAt: string;
  /** Faces from 1 to 6 in the order thrown. */
  readonly throws: readonly number[];
}

/** Twenty-five throws of a die carry 64 bits: no beacon operator can prepare for them. */
export const diceThrowsMin = 25;

/** Announces a draw of `seats` from a roll, with the quotas of its strata. */
export function announceSortition(
  about: Pick<Announcement, 'title' | 'rollDate' | 'publishedAt' | 'beacon'>,
  roll: RollColumns,
  rollRoot: string,
  seats: number,
): Announcement {
  const quotas = largestRemainderQuotas(stratumSizes(roll), seats);
  return {
    version: 1,
    ...about,
    rollSize: roll.numbers.length,
    rollRoot,
    seats,
    quotas: Object.fromEntries(quotas),
  };
}

export function writeAnnouncement(announcement: Announcement): string {
  return canonicalJson(announcement);
}

/** The seed: everything that was fixed before, and the two that nobody could know: the beacon's randomness and the dice. */
export function seedOf(announcement: Announcement, beacon: BeaconRound, dice: DiceCeremony): string {
  const { rollRoot } = announcement;
  const { chain } = announcement.beacon;
  return `amparo-sortition-1|${rollRoot}|${chain}|${beacon.round}|${beacon.randomness}|${dice.throws.join('')}`;
}

/** Why the ceremony does not bind, in one sentence; nothing when it does. */
export function findDiceFlaw({ throws }: DiceCeremony): string | undefined {
  if (throws.length < diceThrowsMin) return `${throws.length} throws are fewer than ${diceThrowsMin}`;
  return throws.every((face) => Number.isInteger(face) && face >= 1 && face <= 6)
    ? undefined
    : 'a throw is not a face of a die';
}

/** Why the times are not in order, in one sentence: announcement, dice, beacon. Nothing when they are. */
export function findTimeFlaw(
  { publishedAt, beacon }: Announcement,
  { thrownAt }: DiceCeremony,
): string | undefined {
  const chain = findBeaconChain(beacon.chain);
  if (!chain) return 'the beacon is not a known one';
  const [published, thrown] = [Date.parse(publishedAt) / 1000, Date.parse(thrownAt) / 1000];
  const round = timeOfRound(chain, beacon.round);
  if (!(published < thrown)) return 'the dice were thrown before the announcement';
  return thrown < round ? undefined : 'the round of the beacon was already known when the dice were thrown';
}

/** The lines of drawn.csv: stratum, order of call, number, ticket. */
export function drawnLines({ numbers }: RollColumns, { drawn, prefix }: Draw): string[] {
  return [...drawn].flatMap(([stratum, places]) =>
    places.map((place, i) => `${stratum},${i + 1},${numbers[place]!},${ticketOf(prefix, numbers[place]!)}`),
  );
}
