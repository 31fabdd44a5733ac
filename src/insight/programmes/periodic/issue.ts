import { createHash } from 'node:crypto';
import { canonicalJson, ok, type PlainDate, type Result, refuse } from '#kernel';
import { actOn } from '#platform/actions';
import type { Db } from '#platform/database';
import { type Doing, todayOf } from '../doing.ts';
import { daysOf } from '../periods.ts';
import { foldProgramme, type ProgrammeAction, type ProgrammeState } from '../programme.ts';
import { findIssued, findProgrammeRow, insertIssued, readReports, room } from '../store.ts';
import type { PeriodicReport } from './content.ts';
import { measuredDesign, measuredWithin, reportablePeriods, writePeriodicReport } from './write.ts';

/** The SHA-256 of a report's canonical JSON (RFC 8785), in hexadecimal. */
export const sha256Of = (report: object): string =>
  createHash('sha256').update(canonicalJson(report)).digest('hex');

/** What a report says, the day of its writing apart: two days on which nothing happened say the same. */
export const saysTheSame = ({ on: _a, ...a }: PeriodicReport, { on: _b, ...b }: PeriodicReport): boolean =>
  canonicalJson(a) === canonicalJson(b);

/** The report of a period as it would be written on a day. */
export async function periodicReportOf(
  db: Db,
  programmeId: string,
  state: ProgrammeState,
  period: string,
  today: PlainDate,
): Promise<PeriodicReport> {
  const design = measuredDesign(state);
  const measured = design.indicators.map((one) => [one.id, measuredWithin(design, one, period)] as const);
  const reports = await readReports(
    db,
    programmeId,
    measured.filter(([, periods]) => periods.length > 0).map(([id]) => id),
    [...new Set(measured.flatMap(([, periods]) => periods))],
  );
  return writePeriodicReport(state, reports, period, today);
}

/**
 * Issues the report of a period: it is written from what is known today, kept whole, and its hash goes into the programme's list and
 * so into the audit chain. A further issue of the same period is a correction with the next number.
 */
export async function issueReport(
  slug: string,
  period: string,
  { trx, now, personId, audit }: Doing,
): Promise<Result<{ seq: number }>> {
  const row = await findProgrammeRow(trx, slug);
  if (!row) return refuse({ refusal: 'programme-unknown' });
  const today = todayOf(now);
  let written: { number: number; report: PeriodicReport; sha256: string } | null = null;
  const done = await actOn<ProgrammeAction>(
    trx,
    { room, id: row.programmeId },
    {
      by: personId,
      at: now,
      audit,
      decide: async (known) => {
        const state = foldProgramme(known);
        const refusal = whyNotIssued(state, period, today);
        if (refusal) return refusal;
        const report = await periodicReportOf(trx, row.programmeId, state, period, today);
        const before = await findIssued(trx, row.programmeId, period);
        if (before && saysTheSame(before.content, report))
          return refuse({ refusal: 'periodic-report-unchanged', number: before.number });
        const sha256 = sha256Of(report);
        const number = (before?.number ?? 0) + 1;
        written = { number, report, sha256 };
        return ok([{ kind: 'report-issued', period, number, on: today, sha256 }]);
      },
    },
  );
  // The compiler does not see that `decide` ran.
  const kept = written as { number: number; report: PeriodicReport; sha256: string } | null;
  if (done.ok && kept)
    await insertIssued(
      trx,
      {
        programmeId: row.programmeId,
        period,
        number: kept.number,
        content: kept.report,
        sha256: kept.sha256,
        by: personId,
      },
      now,
    );
  return done;
}

function whyNotIssued(state: ProgrammeState, period: string, today: PlainDate) {
  if (state.origin === 'case') return refuse({ refusal: 'case-is-fixed' });
  if (state.version === 0) return refuse({ refusal: 'never-approved' });
  if (!reportablePeriods(measuredDesign(state)).includes(period))
    return refuse({ refusal: 'period-not-of-programme', period });
  const { until } = daysOf(period);
  return today <= until ? refuse({ refusal: 'period-still-runs', period, until }) : null;
}
