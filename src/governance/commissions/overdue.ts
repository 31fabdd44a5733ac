import { ok } from '#kernel';
import { actOn } from '#platform/actions';
import { type AuditEntry, recordEntries } from '#platform/audit';
import { type Database, type Trx, transaction } from '#platform/database';
import { everyHour, type RunningDuty } from '#platform/duties';
import { dayOf } from './command.ts';
import { foldReport, overdueAnswers, type ReportAction } from './report.ts';
import { listReports, reportStream } from './store.ts';

const system = { kind: 'system', id: null, onBehalfOf: null } as const;

/** Notes, once, each item of a report whose answer did not come by its day: a record of its own, with its hash in the audit. */
export async function noteOverdueAnswers(db: Database, now: Date): Promise<void> {
  const today = dayOf(now);
  for (const report of await listReports(db.kysely)) {
    if (overdueAnswers(report, today).length === 0) continue;
    await transaction(db, async (trx: Trx) => {
      const entries: AuditEntry[] = [];
      await actOn<ReportAction>(trx, reportStream(report.period), {
        ...{ by: null, at: now, audit: (entry: AuditEntry) => entries.push(entry) },
        // Looked at again where nobody else writes: it may have been answered meanwhile.
        decide: (known) => ok(overdueAnswers(foldReport(known), today)),
      });
      if (entries.length > 0) await recordEntries(trx, system, entries);
    });
  }
}

/** Looks for what is overdue at once and then every hour. */
export function startOverdueReportAnswers(options: {
  readonly db: Database;
  readonly now: () => Date;
  readonly onError: (error: unknown) => void;
}): RunningDuty {
  return everyHour(() => noteOverdueAnswers(options.db, options.now()), options.onError);
}
