import { sha256Hex } from './hash.ts';
import { ticketPrefix } from './sortition/sampler.ts';

// How a roll that was drawn in public is divided among boxes: by the seed of that draw, so that nobody chose who votes together and anyone
// comes to the same boxes from the published files.

/**
 * The box of each number, from 1: numbers in the ascending order of SHA-256(hex(SHA-256(seed)) ‖ "urna-" ‖ number), written in hexadecimal,
 * are dealt out to boxes 1, 2, … `of`, 1, 2, … (rule `amparo-division-1`).
 *
 * @param seed of the public draw, which nobody knew before its dice and its beacon.
 * @param numbers of the roll, each once.
 */
export function divideByLot(seed: string, numbers: readonly string[], of: number): Map<string, number> {
  const prefix = `${ticketPrefix(seed)}urna-`;
  return new Map(
    numbers
      .map((number) => ({ number, ticket: sha256Hex(prefix + number) }))
      .sort((a, b) => (a.ticket < b.ticket ? -1 : 1))
      .map(({ number }, i) => [number, (i % of) + 1]),
  );
}

/** `division.csv`: lines `number,box`, numbers ascending. */
export const writeDivision = (boxes: Iterable<readonly [number: string, box: number]>): string =>
  [...boxes]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([number, box]) => `${number},${box}\n`)
    .join('');

/** The numbers of `drawn.csv`, whose lines are `province,sector,sex,order,number,ticket`; one that is not such a line has none. */
export const numbersDrawn = (text: string): string[] =>
  text.split('\n').flatMap((line) => line.split(',')[4] ?? []);
