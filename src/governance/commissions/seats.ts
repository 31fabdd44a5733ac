import {
  findSpace,
  foldSpace,
  readPersons,
  readStream,
  type SpaceAction,
  type SpaceState,
  seatsHeld,
} from '#governance/spaces';
import type { PlainDate } from '#kernel';
import type { Db } from '#platform/database';
import { type CommissionState, spaceCode } from './commission.ts';

export interface SeatHeld {
  readonly seat: number;
  readonly personId: string;
  readonly name: string;
  /** The profile for which who holds it was seated; null where it was not said. */
  readonly profile: string | null;
  readonly from: PlainDate;
  readonly until: PlainDate | null;
}

/** The space whose seats are the commission's; undefined before the Board constituted it. */
export async function findCommissionSpace(db: Db): Promise<SpaceState | undefined> {
  const row = await findSpace(db, spaceCode);
  return row && foldSpace(await readStream<SpaceAction>(db, row.spaceId));
}

/** Who sits in the commission on a day. */
export async function readSeats(db: Db, commission: CommissionState, today: PlainDate): Promise<SeatHeld[]> {
  const space = await findCommissionSpace(db);
  if (!space) return [];
  const held = seatsHeld(space, today);
  const persons = await readPersons(
    db,
    held.map((one) => one.personId),
  );
  return held.map(({ seat, personId, from, until }) => {
    return {
      seat,
      personId,
      name: persons.get(personId)?.name ?? 'Persona no registrada',
      profile: commission.profiles.findLast((one) => one.seat === seat)?.title ?? null,
      from,
      until,
    };
  });
}
