import { sql } from 'kysely';
import { readRoom, readStream } from '#platform/actions';
import type { Db, Trx } from '#platform/database';
import { type AccountabilityAction, type AccountabilityState, foldAccountability } from './accountability.ts';
import { type AuditAction, type AuditState, foldAudit } from './audits.ts';
import { type CommissionAction, type CommissionState, foldCommission } from './commission.ts';
import { foldReport, type ReportAction, type ReportState } from './report.ts';

/** Lists of actions of this room: its constitution, its audits, the accountability of each year, the report of each quarter. */
export const room = 'commissions';
export const commissionStream = { room, id: 'supervision' };
export const auditStream = (code: string) => ({ room: 'commissions.audits', id: code });
export const accountabilityStream = (year: string) => ({ room: 'commissions.accountability', id: year });
export const reportStream = (period: string) => ({ room: 'commissions.reports', id: period });

export async function readCommission(db: Db): Promise<CommissionState> {
  return foldCommission(await readStream<CommissionAction>(db, commissionStream));
}

const byDay =
  <One>(pick: (one: One) => string) =>
  (a: One, b: One) =>
    pick(a) < pick(b) ? -1 : 1;

export async function listAudits(db: Db): Promise<AuditState[]> {
  const streams = await readRoom<AuditAction>(db, 'commissions.audits');
  return [...streams.values()].map(foldAudit).sort(byDay((one) => one.facts.on));
}

export async function listAccountability(db: Db): Promise<AccountabilityState[]> {
  const streams = await readRoom<AccountabilityAction>(db, 'commissions.accountability');
  return [...streams.values()].map(foldAccountability).sort(byDay((one) => one.year));
}

export async function listReports(db: Db): Promise<ReportState[]> {
  const streams = await readRoom<ReportAction>(db, 'commissions.reports');
  return [...streams.values()].map(foldReport).sort(byDay((one) => one.period));
}

export async function findReport(db: Db, period: string): Promise<ReportState | undefined> {
  const actions = await readStream<ReportAction>(db, reportStream(period));
  return actions.length === 0 ? undefined : foldReport(actions);
}

export interface SealedReport {
  readonly json: string;
  readonly jsonSha256: string;
  readonly pdf: Buffer | null;
  readonly pdfSha256: string | null;
}

export async function insertSealed(trx: Trx, period: string, sealed: SealedReport, at: Date): Promise<void> {
  await sql`
    insert into commissions.report (period, json, json_sha256, pdf, pdf_sha256, sealed_at)
    values (${period}, ${sealed.json}, decode(${sealed.jsonSha256}, 'hex'), ${sealed.pdf}, decode(${sealed.pdfSha256}, 'hex'), ${at})
  `.execute(trx);
}

export async function findSealed(
  db: Db,
  period: string,
): Promise<{ readonly json: string; readonly pdf: Buffer | null } | undefined> {
  const { rows } = await sql<{ json: string; pdf: Buffer | null }>`
    select json, pdf from commissions.report where period = ${period}
  `.execute(db);
  return rows[0];
}

export async function findPersonByDocument(db: Db, document: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select person_id as id from registry.person_by_document where document = ${document}
  `.execute(db);
  return rows[0]?.id;
}
