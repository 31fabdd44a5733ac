import { type Catalogue, readCatalogue } from '#operations/services';
import type { Db } from '#platform/database';

const freshMs = 60_000;
interface Kept {
  readonly at: number;
  readonly catalogue: Promise<Catalogue>;
  cantons?: ReadonlyMap<string, string>;
}
const kept = new WeakMap<object, Kept>();

/**
 * The catalogue as a room knows it, read once a minute: each action on a case asks for the canton of its unit. Kept by the room's
 * options, since a transaction is another object each time.
 */
function keptCatalogue(db: Db, room: object, now: number): Kept {
  const known = kept.get(room);
  if (known && now - known.at < freshMs && now >= known.at) return known;
  const fresh: Kept = { at: now, catalogue: readCatalogue(db) };
  kept.set(room, fresh);
  fresh.catalogue.catch(() => kept.delete(room));
  return fresh;
}

/** The canton of each unit, for its local holidays. */
export async function cantonsOfUnits(
  db: Db,
  room: object,
  now: number,
): Promise<ReadonlyMap<string, string>> {
  const known = keptCatalogue(db, room, now);
  known.cantons ??= new Map((await known.catalogue).facilities.map((one) => [one.code, one.canton]));
  return known.cantons;
}

/** Whether the catalogue has this facility and this service; what the kept one does not know is looked up again. */
export async function knowsPlaces(
  db: Db,
  room: object,
  now: number,
  asked: { readonly facility?: string | undefined; readonly service?: string | undefined },
): Promise<{ readonly facility: boolean; readonly service: boolean }> {
  const look = (catalogue: Catalogue) => ({
    facility: !asked.facility || catalogue.facilities.some((one) => one.code === asked.facility),
    service: !asked.service || catalogue.services.some((one) => one.code === asked.service),
  });
  const found = look(await keptCatalogue(db, room, now).catalogue);
  if (found.facility && found.service) return found;
  return look(await readCatalogue(db));
}
