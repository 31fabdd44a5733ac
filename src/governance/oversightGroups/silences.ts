import { type AuditEntry, recordEntries } from '#platform/audit';
import { type Database, type Trx, transaction } from '#platform/database';
import { everyHour, type RunningDuty } from '#platform/duties';
import { noteSilences } from './groupCommand.ts';
import { listGroups } from './store.ts';

const system = { kind: 'system', id: null, onBehalfOf: null } as const;

/** Notes every request, finding and report whose clock ran out without an answer: a record of its own, with its hash in the audit. */
export async function noteEverySilence(db: Database, now: Date): Promise<void> {
  for (const { facts } of await listGroups(db.kysely))
    await transaction(db, async (trx: Trx) => {
      const entries: AuditEntry[] = [];
      await noteSilences(facts.code, { trx, now, audit: (entry) => entries.push(entry) });
      if (entries.length > 0) await recordEntries(trx, system, entries);
    });
}

/** Looks for silences at once and then every hour. */
export function startSilenceNotices(options: {
  readonly db: Database;
  readonly now: () => Date;
  readonly onError: (error: unknown) => void;
}): RunningDuty {
  return everyHour(() => noteEverySilence(options.db, options.now()), options.onError);
}
