import type { PlainDate } from '#kernel';
import type { Db } from '#platform/database';
import { inForce } from './commission.ts';
import { readSeats } from './seats.ts';
import { listReports, readCommission } from './store.ts';

/** How the commission stands, for who decides whether a stage may open. */
export interface CommissionStanding {
  /** The resolution in force; null before the Board constituted it. */
  readonly resolution: string | null;
  readonly competences: number;
  /** Seats that the resolution fixes, and those held on a day. */
  readonly seats: number;
  readonly held: number;
  /** Reports that it issued. */
  readonly issued: number;
}

export async function readCommissionStanding(db: Db, today: PlainDate): Promise<CommissionStanding> {
  const commission = await readCommission(db);
  const constitution = inForce(commission);
  return {
    resolution: constitution?.resolution ?? null,
    competences: constitution?.competences.length ?? 0,
    seats: (constitution?.profiles ?? []).reduce((sum, one) => sum + one.seats, 0),
    held: (await readSeats(db, commission, today)).length,
    issued: (await listReports(db)).filter((one) => one.issued !== null).length,
  };
}
