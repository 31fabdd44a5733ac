import { readCatalogue } from '#operations/services';
import type { Trx } from '#platform/database';

/**
 * The first of some places that is none of the institution's, or null. Who has an interest in a place is kept out by its code: a code that
 * is no place would keep out nobody. An institution without a catalogue has nothing to compare with.
 */
export async function unknownPlace(trx: Trx, places: readonly (string | null)[]): Promise<string | null> {
  if (places.every((one) => one === null)) return null;
  const { facilities } = await readCatalogue(trx);
  if (facilities.length === 0) return null;
  return places.find((one) => one !== null && !facilities.some(({ code }) => code === one)) ?? null;
}
