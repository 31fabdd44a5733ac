import { sql } from 'kysely';
import { dateAt } from '#kernel';
import type { Law } from '#law';
import { type AuditActor, recordEntries } from '#platform/audit';
import { type Database, transaction } from '#platform/database';
import { everyHour, type RunningDuty } from '#platform/duties';
import { improvementPolicyOn } from './policy.ts';
import { countAnswers, holdChange, insertRelease, listChanges, readReleases } from './store.ts';
import { releaseVerdicts } from './verdicts.ts';

const system: AuditActor = { kind: 'system', id: null, onBehalfOf: null };

/**
 * Publishes what people say of each change, as of the beginning of the month: at most once a month, and only where nobody is
 * exposed by it or by what it adds to the releases before.
 *
 * @returns how many changes have a new release.
 */
export async function releaseAnswers(db: Database, law: Law, now: Date): Promise<number> {
  const today = dateAt(now.getTime());
  const until = new Date(`${today.slice(0, 7)}-01T00:00:00-05:00`);
  const policy = improvementPolicyOn(law, today);
  const rows = await listChanges(db.kysely);
  const counted = await countAnswers(
    db.kysely,
    rows.map((row) => row.changeId),
    until,
  );
  let made = 0;
  for (const { changeId } of rows) {
    const counts = counted.get(changeId)!;
    if (counts.yes + counts.partly + counts.no < policy.disclosure.threshold) continue;
    made += await transaction(db, async (trx) => {
      await sql`set local statement_timeout = 0`.execute(trx);
      await holdChange(trx, changeId);
      const past = await readReleases(trx, changeId);
      const last = past.at(-1);
      if (last && last.madeAt >= until) return 0;
      const next = releaseVerdicts(counts, policy.disclosure, past);
      if (!next) return 0;
      await insertRelease(trx, changeId, past.length + 1, next, now);
      await recordEntries(trx, system, [
        {
          action: 'improvement.answers.released',
          subject: { kind: 'change', id: changeId },
          detail: { release: past.length + 1 },
        },
      ]);
      return 1;
    });
  }
  return made;
}

/** Publishes what is due at once and then looks every hour. */
export function startAnswerReleases(options: {
  readonly db: Database;
  readonly law: Law;
  readonly now: () => Date;
  readonly onError: (error: unknown) => void;
}): RunningDuty {
  return everyHour(() => releaseAnswers(options.db, options.law, options.now()), options.onError);
}
