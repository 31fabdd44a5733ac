import { readCatalogue } from '#operations/services';
import type { Db } from '#platform/database';

const freshMs = 60_000;
const kept = new WeakMap<object, { at: number; cantons: Promise<ReadonlyMap<string, string>> }>();

/** The canton of each unit, for its local holidays; read once a minute, since each action on a case asks for it. */
export function cantonsOfUnits(db: Db, now: number): Promise<ReadonlyMap<string, string>> {
  const known = kept.get(db);
  if (known && now - known.at < freshMs && now >= known.at) return known.cantons;
  const cantons = readCatalogue(db).then(
    (catalogue) => new Map(catalogue.facilities.map((one) => [one.code, one.canton])),
  );
  kept.set(db, { at: now, cantons });
  cantons.catch(() => kept.delete(db));
  return cantons;
}
