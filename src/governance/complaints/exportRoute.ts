import { Readable } from 'node:stream';
import type { Database } from '#platform/database';
import { defineRoute, type Route } from '#platform/http';
import { refusalProblem } from './publicRoutes.ts';
import { everywhere } from './whoMay.ts';

const columns = [
  'kind',
  'channel',
  'service',
  'unit',
  'subject',
  'seriousness',
  'phase',
  'level',
  'closing',
  'received_on',
  'answered_on',
  'met',
  'answers',
  'contests',
  'reopenings',
] as const;
const rowsAtOnce = 2_000;

/** Lines of every case but reports of irregularity, without what anybody wrote and without numbers; memory is that of one piece. */
export async function* exportLines(db: Database): AsyncGenerator<string> {
  yield `${columns.join(';')}\r\n`;
  const client = await db.pool.connect();
  try {
    await client.query('begin read only');
    await client.query(`set local statement_timeout = 0`);
    await client.query(`
      declare cases no scroll cursor for
      select n.kind, f.channel, f.service, n.unit, f.subject, n.seriousness, n.phase, n.level, n.closing,
             to_char(f.received_at at time zone 'America/Guayaquil', 'YYYY-MM-DD') as received_on,
             case when n.answers > 0 then n.term_ended_on::text end as answered_on, n.met, n.answers, n.contests, n.reopenings
      from complaints.case_file f join complaints.case_now n using (case_id)
      where n.kind <> 'irregularity' and not f.confidential order by f.case_id`);
    for (;;) {
      const { rows } = await client.query<Record<string, unknown>>(`fetch ${rowsAtOnce} from cases`);
      if (rows.length === 0) return;
      yield rows.map((row) => `${columns.map((name) => cell(row[name])).join(';')}\r\n`).join('');
    }
  } finally {
    await client.query('rollback').catch(() => {});
    client.release();
  }
}

function cell(value: unknown): string {
  const text = value === null || value === undefined ? '' : String(value);
  return /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function exportRoute(): Route {
  return defineRoute({
    method: 'GET',
    url: '/api/complaints/export.csv',
    permission: 'complaints.export',
    tag: 'Complaints: desk',
    summary: 'Every case but reports of irregularity, without what people wrote, as a stream',
    answer: 'stream',
    handle: async (_input, context) => {
      if (!context.may('complaints.export', everywhere))
        throw refusalProblem({ refusal: 'case-not-yours' }, context);
      context.reply
        .header('content-disposition', 'attachment; filename="casos.csv"')
        .type('text/csv; charset=utf-8');
      return Readable.from(exportLines(context.db));
    },
  });
}
