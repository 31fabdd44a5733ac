import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { dateAt, type PlainDate } from '#kernel';
import { recordEntries } from '#platform/audit';
import { type Database, transaction } from '#platform/database';
import { actOn, houseDutyOf, isDue, placeOf, projectionOf } from './act.ts';
import { foldCase } from './case.ts';
import { publishFigures } from './figures/store.ts';
import { reshelveFiles, sweepFiles } from './fileShelf.ts';
import type { ComplaintsRoomOptions } from './options.ts';
import { renewOverdue } from './overdue.ts';
import { foldable, readActions, writeNow } from './store.ts';

const system = { kind: 'system', id: null, onBehalfOf: null } as const;
const batch = 200;
// A case may be warned and go up all three levels in one turn, if the house was off for long.
const dutiesAtMost = 6;

/**
 * Does what falls due by itself: warns before the last day, sends late cases up the line, closes what a person left without answer.
 * Cases that somebody is acting on are left for the next turn. Any number of processes may do it at once.
 *
 * @returns how many actions were taken.
 */
export async function escalateOnce(db: Database, options: ComplaintsRoomOptions, now: Date): Promise<number> {
  const today = dateAt(now.getTime());
  let done = 0;
  for (;;) {
    const { rows } = await sql<{ caseId: string }>`
      select case_id as "caseId" from complaints.case_now where look_on <= ${today} order by look_on, case_id limit ${batch}
    `.execute(db.kysely);
    let moved = 0;
    for (const { caseId } of rows) {
      const taken = await attendOnce(db, options, caseId, now, today);
      if (taken !== null) moved += 1;
      done += taken ?? 0;
    }
    if (rows.length < batch || moved === 0) return done;
  }
}

/** @returns how many actions; null when somebody else has the case just now. */
async function attendOnce(
  db: Database,
  options: ComplaintsRoomOptions,
  caseId: string,
  now: Date,
  today: PlainDate,
): Promise<number | null> {
  return transaction(db, async (trx) => {
    const { rows } = await sql<{ personId: string | null; confidential: boolean }>`
      select f.person_id as "personId", f.confidential from complaints.case_now n join complaints.case_file f using (case_id)
      where n.case_id = ${caseId} for update of n skip locked
    `.execute(trx);
    const found = rows[0];
    if (!found) return null;
    let state = foldCase((await readActions(trx, caseId)).map(foldable));
    const place = await placeOf(trx, options, state.unit, now);
    let taken = 0;
    for (; taken < dutiesAtMost; taken += 1) {
      const duty = houseDutyOf(state, options, today, place);
      if (!isDue(duty, today)) break;
      const acted = await actOn(trx, options, {
        caseId,
        version: state.version,
        action: { ...duty.action, by: 'system' },
        now,
        // A warning is between the house and the unit.
        shown: duty.action.kind !== 'warned',
        coarse: true,
      });
      if (!acted.ok) throw new Error(`The house could not act on a case: ${acted.refusal.refusal}`);
      state = acted.value;
      await recordEntries(trx, system, [
        {
          action: `complaints.case.${duty.action.kind}`,
          subject: { kind: 'case', id: caseId },
          personId: duty.action.kind === 'warned' ? null : found.personId,
          purpose: 'complaints',
          detail: { level: state.level },
        },
      ]);
    }
    // A case that rests in a pause has a last day that moves: looking again writes down the new one.
    if (taken === 0) await writeNow(trx, caseId, state, projectionOf(state, options, today, place));
    return taken;
  });
}

/**
 * Enters in the audit chain, once a day is over, how many actions its confidential cases had and their common hash: so that none
 * can be taken away unseen, and yet no entry tells the hour of one.
 */
export async function sumUpConfidentialDays(db: Database, now: Date): Promise<number> {
  const today = dateAt(now.getTime());
  return transaction(db, async (trx) => {
    const { rows } = await sql<{ day: PlainDate; rows: string[] }>`
      select a.on_day as day, array_agg(a.case_id::text || ' ' || a.seq || ' ' || encode(sha256(convert_to(coalesce(a.body, '') || chr(31) || a.kind || chr(31) || a.facts::text, 'UTF8')), 'hex')
        order by a.case_id, a.seq) as rows
      from complaints.action a join complaints.case_file f using (case_id)
      where f.confidential and a.by_party = 'person' and a.on_day < ${today}
        -- Days are summed up in order and nothing is added to one that is over.
        and a.on_day > coalesce((select max(d.day) from complaints.confidential_day d), '-infinity'::date)
      group by a.on_day order by a.on_day
    `.execute(trx);
    for (const { day, rows: lines } of rows) {
      const sha256 = createHash('sha256').update(lines.join('\n')).digest();
      const done = await sql`
        insert into complaints.confidential_day (day, actions, sha256) values (${day}, ${lines.length}, ${sha256}) on conflict do nothing
      `.execute(trx);
      if (Number(done.numAffectedRows ?? 0n) === 1)
        await recordEntries(trx, system, [
          {
            action: 'complaints.confidential.day',
            subject: { kind: 'day', id: day },
            detail: { actions: lines.length, sha256: sha256.toString('hex') },
          },
        ]);
    }
    return rows.length;
  });
}

/**
 * Looks every minute at what falls due, and every hour at days and quarters that are over, at what is shown of the overdue, and at
 * files that belong to no case.
 */
export function startEscalation(options: {
  readonly db: Database;
  readonly room: ComplaintsRoomOptions;
  readonly now: () => Date;
  readonly everyMs?: number;
  readonly onError: (error: unknown) => void;
}): { stop(): Promise<void> } {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let turns = 0;
  let running: Promise<void> = Promise.resolve();
  const turn = async () => {
    try {
      await escalateOnce(options.db, options.room, options.now());
      if (turns++ % 60 === 0) {
        await sumUpConfidentialDays(options.db, options.now());
        await renewOverdue(options.db, options.room, options.now());
        await publishFigures(options.db, options.room, options.now());
        await reshelveFiles(options.db, options.room.shelf, options.now());
        await sweepFiles(options.db, options.room.shelf, new Date());
      }
    } catch (error) {
      // What falls due today is still due at the next turn.
      if (!stopped) options.onError(error);
    }
    if (!stopped)
      timer = setTimeout(() => {
        running = turn();
      }, options.everyMs ?? 60_000);
  };
  running = turn();
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
