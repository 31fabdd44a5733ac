import { sql } from 'kysely';
import { recordEntries } from '#platform/audit';
import { type Database, transaction } from '#platform/database';
import { everyHour, type RunningDuty } from '#platform/duties';
import { overdueNotices } from './decideSpace.ts';
import { foldSpace, type SpaceAction } from './space.ts';
import { system } from './spaceCommand.ts';
import { appendActions, auditOf, holdStream, readStream } from './streams.ts';
import { todayOf } from './views.ts';

/** Writes a notice for each contribution whose reply is past its date. Repeating writes nothing more. @returns how many. */
export async function noticeOverdue(db: Database, now: Date): Promise<number> {
  const today = todayOf(now);
  const { rows } = await sql<{ spaceId: string }>`
    select distinct stream_id as "spaceId" from spaces.action
    where body ->> 'kind' = 'contributed' and (body ->> 'due')::date < ${today}::date
  `.execute(db.kysely);
  let written = 0;
  for (const { spaceId } of rows)
    written += await transaction(db, async (trx) => {
      await holdStream(trx, spaceId);
      const known = await readStream<SpaceAction>(trx, spaceId);
      const notices = overdueNotices(foldSpace(known), today);
      const recorded = await appendActions(trx, spaceId, known, notices, { by: null, at: now });
      await recordEntries(trx, system, auditOf({ kind: 'space', id: spaceId }, recorded));
      return recorded.length;
    });
  return written;
}

/** Looks for what is overdue at once and then every hour. */
export function startOverdueNotices(options: {
  readonly db: Database;
  readonly now: () => Date;
  readonly onError: (error: unknown) => void;
}): RunningDuty {
  return everyHour(() => noticeOverdue(options.db, options.now()), options.onError);
}
