import { canonicalJson } from '#kernel';
import type { Announcement, DiceCeremony } from './announcement.ts';
import { drawnLines, findDiceFlaw, findTimeFlaw, seedOf } from './announcement.ts';
import type { BeaconRound } from './beacon.ts';
import { findBeaconChain, isBeaconRoundGenuine } from './beacon.ts';
import type { RollColumns } from './draw.ts';
import { drawByStrata, stratumSizes } from './draw.ts';
import { MerkleLeaves } from './merkle.ts';
import { largestRemainderQuotas } from './quotas.ts';
import { parseRollLine, stratumName } from './roll.ts';

/** Reads the published files of a draw by name, wherever they are. */
export interface FolderReader {
  /** The whole of a small file. @throws when it is not there. */
  text(name: string): Promise<string>;
  /** The lines of a file, in blocks, without their ends. @throws when it is not there. */
  lines(name: string): AsyncIterable<readonly string[]>;
}

/** What cannot be verified at all: a file is missing or is not what it should be. */
export class UnusableFolder extends Error {
  override readonly name = 'UnusableFolder';
}

export const sortitionChecks = [
  'announcement',
  'roll-format',
  'roll-order',
  'roll-size',
  'roll-root',
  'quotas',
  'dice',
  'time-order',
  'beacon',
  'draw',
] as const;
export type SortitionCheck = (typeof sortitionChecks)[number];

export interface SortitionReport {
  readonly verdict: 'accepted' | 'rejected';
  readonly checks: readonly {
    readonly check: SortitionCheck;
    readonly passed: boolean;
    readonly detail?: string;
  }[];
  readonly title: string;
  readonly rollSize: number;
  readonly rollRoot: string;
  readonly seats: number;
  readonly strata: number;
  readonly seed: string;
}

type Note = (check: SortitionCheck, detail: string) => void;

/**
 * Verifies a draw from its published folder: the roll is the one announced, the seed is the beacon's and the dice's, the
 * quotas are the proportional ones, and those drawn are those with the smallest tickets.
 *
 * @throws UnusableFolder when a file is missing or cannot be read.
 */
export async function verifySortition(
  folder: FolderReader,
  onProgress?: (lines: number) => void,
): Promise<SortitionReport> {
  const failures = new Map<SortitionCheck, string>();
  const note: Note = (check, detail) => {
    if (!failures.has(check)) failures.set(check, detail);
  };
  const announcement = await readAnnouncement(folder, note);
  const dice = await readJson<DiceCeremony>(folder, 'dice.json', isDice);
  const beacon = await readJson<BeaconRound>(folder, 'beacon.json', isBeacon);

  const { roll, root } = await readRoll(folder, note, onProgress);
  if (roll.numbers.length !== announcement.rollSize)
    note(
      'roll-size',
      `the roll has ${roll.numbers.length} lines, and ${announcement.rollSize} were announced`,
    );
  if (root !== announcement.rollRoot)
    note('roll-root', `the root of the roll is ${root}, not the one announced`);
  checkQuotas(announcement, roll, note);
  const diceFlaw = findDiceFlaw(dice);
  if (diceFlaw) note('dice', diceFlaw);
  const timeFlaw = findTimeFlaw(announcement, dice);
  if (timeFlaw) note('time-order', timeFlaw);
  const chain = findBeaconChain(announcement.beacon.chain);
  if (!chain || beacon.round !== announcement.beacon.round || !isBeaconRoundGenuine(chain, beacon))
    note('beacon', 'the round is not the one announced, signed by the network');

  const seed = seedOf(announcement, beacon, dice);
  await checkDrawn(folder, announcement, roll, seed, note);
  return {
    verdict: failures.size === 0 ? 'accepted' : 'rejected',
    checks: sortitionChecks.map((check) => ({
      check,
      passed: !failures.has(check),
      detail: failures.get(check),
    })),
    title: announcement.title,
    rollSize: roll.numbers.length,
    rollRoot: root,
    seats: announcement.seats,
    strata: roll.strata.length,
    seed,
  };
}

async function readText(folder: FolderReader, name: string): Promise<string> {
  try {
    return await folder.text(name);
  } catch (error) {
    throw new UnusableFolder(`${name} cannot be read: ${error instanceof Error ? error.message : error}`);
  }
}

async function readJson<T>(
  folder: FolderReader,
  name: string,
  isFormed: (value: Record<string, unknown>) => boolean,
): Promise<T> {
  const text = await readText(folder, name);
  try {
    const value = JSON.parse(text) as Record<string, unknown>;
    if (typeof value === 'object' && value !== null && isFormed(value)) return value as T;
  } catch {
    // Said below.
  }
  throw new UnusableFolder(`${name} has not its form`);
}

const isDice = ({ thrownAt, throws }: Record<string, unknown>) =>
  typeof thrownAt === 'string' && Array.isArray(throws) && throws.every((face) => typeof face === 'number');
const isBeacon = ({ round, signature, randomness }: Record<string, unknown>) =>
  Number.isSafeInteger(round) && typeof signature === 'string' && typeof randomness === 'string';
const isAnnouncement = (value: Record<string, unknown>) => {
  const { version, title, rollDate, rollSize, rollRoot, seats, quotas, publishedAt, beacon } = value;
  return (
    version === 1 &&
    [title, rollDate, rollRoot, publishedAt].every((text) => typeof text === 'string') &&
    [rollSize, seats].every(Number.isSafeInteger) &&
    typeof quotas === 'object' &&
    quotas !== null &&
    Object.values(quotas).every(Number.isSafeInteger) &&
    typeof (beacon as { chain?: unknown } | null)?.chain === 'string' &&
    Number.isSafeInteger((beacon as { round?: unknown }).round)
  );
};

async function readAnnouncement(folder: FolderReader, note: Note): Promise<Announcement> {
  const announcement = await readJson<Announcement>(folder, 'announcement.json', isAnnouncement);
  if ((await readText(folder, 'announcement.json')).trimEnd() !== canonicalJson(announcement))
    note(
      'announcement',
      'the announcement is not in its one written form, so its hash in the gazette says nothing',
    );
  return announcement;
}

async function readRoll(folder: FolderReader, note: Note, onProgress?: (lines: number) => void) {
  const leaves = new MerkleLeaves();
  const numbers: string[] = [];
  const strata: string[] = [];
  const placeOf = new Map<string, number>();
  let stratumOf = new Uint32Array(1024);
  let last = '';
  try {
    for await (const block of folder.lines('roll.csv')) {
      for (const line of block) {
        leaves.add(line);
        const entry = parseRollLine(line);
        if (!entry) {
          note('roll-format', `line ${leaves.size} of the roll has not its form`);
          continue;
        }
        if (!(last < entry.number))
          note('roll-order', `${entry.number} does not follow ${last}: numbers go up and are not repeated`);
        last = entry.number;
        if (numbers.length === stratumOf.length) {
          const grown = new Uint32Array(stratumOf.length * 2);
          grown.set(stratumOf);
          stratumOf = grown;
        }
        stratumOf[numbers.length] = placeOfStratum(stratumName(entry), strata, placeOf);
        numbers.push(entry.number);
      }
      onProgress?.(leaves.size);
    }
  } catch (error) {
    throw new UnusableFolder(`roll.csv cannot be read: ${error instanceof Error ? error.message : error}`);
  }
  const roll: RollColumns = { numbers, strata, stratumOf: stratumOf.subarray(0, numbers.length) };
  return { roll, root: leaves.tree().root };
}

function placeOfStratum(name: string, strata: string[], placeOf: Map<string, number>): number {
  const known = placeOf.get(name);
  if (known !== undefined) return known;
  placeOf.set(name, strata.length);
  return strata.push(name) - 1;
}

function checkQuotas({ seats, quotas }: Announcement, roll: RollColumns, note: Note): void {
  if (seats > roll.numbers.length || seats < 0) {
    note('quotas', `${seats} cannot be drawn from ${roll.numbers.length}`);
    return;
  }
  const expected = largestRemainderQuotas(stratumSizes(roll), seats);
  if (expected.size !== Object.keys(quotas).length)
    note('quotas', 'the strata announced are not those of the roll');
  for (const [stratum, quota] of expected)
    if (quotas[stratum] !== quota)
      note('quotas', `the quota of ${stratum} is ${quota}, and ${quotas[stratum]} was announced`);
}

async function checkDrawn(
  folder: FolderReader,
  announcement: Announcement,
  roll: RollColumns,
  seed: string,
  note: Note,
): Promise<void> {
  const expected = drawnLines(
    roll,
    drawByStrata(roll, new Map(Object.entries(announcement.quotas)), seed),
  ).sort();
  const published: string[] = [];
  try {
    for await (const block of folder.lines('drawn.csv')) for (const line of block) published.push(line);
  } catch (error) {
    throw new UnusableFolder(`drawn.csv cannot be read: ${error instanceof Error ? error.message : error}`);
  }
  published.sort();
  if (published.length !== expected.length)
    note('draw', `${published.length} are published as drawn, and ${expected.length} are`);
  const wrong = expected.findIndex((line, i) => line !== published[i]);
  if (wrong >= 0) note('draw', `«${published[wrong] ?? 'nobody'}» stands where «${expected[wrong]}» should`);
}
