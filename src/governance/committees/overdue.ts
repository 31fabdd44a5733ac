import { sql } from 'kysely';
import { appendActions, auditOf, holdStream, readStream } from '#governance/spaces';
import { recordEntries } from '#platform/audit';
import { type Database, transaction } from '#platform/database';
import { everyHour, type RunningDuty } from '#platform/duties';
import { type CommitteeAction, foldCommittee } from './committee.ts';
import { todayOf } from './committeeCommand.ts';
import { overdueAnswers } from './decideCommittee.ts';

const system = { kind: 'system', id: null, onBehalfOf: null } as const;

/** Writes a notice for each observation whose answer is past its date. Repeating writes nothing more. @returns how many. */
export async function noticeOverdueAnswers(db: Database, now: Date): Promise<number> {
  const today = todayOf(now);
  const { rows } = await sql<{ committeeId: string }>`
    select distinct a.stream_id as "committeeId" from spaces.action a join committees.committee c on c.committee_id = a.stream_id
    where a.body ->> 'kind' = 'observed' and (a.body ->> 'due')::date < ${today}::date
  `.execute(db.kysely);
  let written = 0;
  for (const { committeeId } of rows)
    written += await transaction(db, async (trx) => {
      await holdStream(trx, committeeId);
      const known = await readStream<CommitteeAction>(trx, committeeId);
      const notices = overdueAnswers(foldCommittee(known), today);
      const recorded = await appendActions(trx, committeeId, known, notices, { by: null, at: now });
      await recordEntries(
        trx,
        system,
        auditOf({ kind: 'committee', id: committeeId }, recorded, 'committees'),
      );
      return recorded.length;
    });
  return written;
}

/** Looks for what is overdue at once and then every hour. */
export function startOverdueAnswers(options: {
  readonly db: Database;
  readonly now: () => Date;
  readonly onError: (error: unknown) => void;
}): RunningDuty {
  return everyHour(() => noticeOverdueAnswers(options.db, options.now()), options.onError);
}
