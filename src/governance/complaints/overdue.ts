import { sql } from 'kysely';
import { dateAt, type PlainDate } from '#kernel';
import { readCatalogue } from '#operations/services';
import type { Db } from '#platform/database';
import { placeOf } from './act.ts';
import type { OverdueAnswer } from './api.ts';
import type { ComplaintsRoomOptions } from './options.ts';
import { complaintsPolicyOn } from './policy.ts';

interface UnitRow {
  readonly unit: string | null;
  readonly open: number;
  readonly overdue: number;
  readonly oldestDue: PlainDate | null;
  readonly answered: number;
  readonly inTime: number;
}

/**
 * What is overdue, by unit, for everyone. Reports of irregularity are left out: that there is one about a small place would point
 * at who can know of it. A count below the policy's smallest shows only as "some".
 */
export async function readOverdue(db: Db, options: ComplaintsRoomOptions, now: Date): Promise<OverdueAnswer> {
  const today = dateAt(now.getTime());
  const smallest = complaintsPolicyOn(options.law, today).smallestPublished;
  const [catalogue, units, comments] = await Promise.all([
    readCatalogue(db),
    readUnits(db, today, now),
    readComments(db),
  ]);
  const nameOf = new Map(catalogue.facilities.map((one) => [one.code, one.name]));
  const shown = (count: number) => (count > 0 && count < smallest ? null : count);
  const rows: OverdueAnswer['units'] = [];
  for (const row of units) {
    const name = row.unit === null ? null : (nameOf.get(row.unit) ?? row.unit);
    const place = await placeOf(db as Parameters<typeof placeOf>[0], row.unit, now);
    rows.push({
      unit: row.unit,
      title: name ? { es: name, en: name } : { es: 'Sin unidad todavía', en: 'No unit yet' },
      open: shown(row.open),
      overdue: shown(row.overdue),
      longestDays: row.oldestDue ? options.calendar.workingDaysBetween(row.oldestDue, today, place) : null,
      answered: shown(row.answered),
      answeredInTime: row.answered >= smallest ? row.inTime / row.answered : null,
    });
  }
  return { on: today, smallest, units: rows, comments };
}

async function readUnits(db: Db, today: PlainDate, now: Date): Promise<UnitRow[]> {
  const { rows } = await sql<UnitRow>`
    select unit,
      count(*) filter (where phase in ('received', 'classified', 'assigned', 'contested', 'reopened', 'waiting')) as open,
      count(*) filter (where phase in ('received', 'classified', 'assigned', 'contested', 'reopened') and due_on < ${today}) as overdue,
      min(due_on) filter (where phase in ('received', 'classified', 'assigned', 'contested', 'reopened') and due_on < ${today}) as "oldestDue",
      count(*) filter (where answers > 0 and met is not null and term_ended_on > (${now}::timestamptz - interval '1 year')::date) as answered,
      count(*) filter (where answers > 0 and met and term_ended_on > (${now}::timestamptz - interval '1 year')::date) as "inTime"
    from complaints.case_now where kind <> 'irregularity'
    group by unit order by overdue desc, open desc, unit
  `.execute(db);
  return rows;
}

async function readComments(db: Db): Promise<OverdueAnswer['comments']> {
  const { rows } = await sql<OverdueAnswer['comments'][number]>`
    select made_on as "on", unit, body from complaints.public_comment order by made_on desc, comment_id limit 50
  `.execute(db);
  return rows;
}

/** The same figures as a file; an empty cell and `1-4` say what is hidden. */
export function overdueCsv(answer: OverdueAnswer, language: 'es' | 'en'): string {
  const few = `1-${answer.smallest - 1}`;
  const cell = (value: string | number | null) =>
    /[",;\n]/.test(String(value ?? '')) ? `"${String(value).replaceAll('"', '""')}"` : String(value ?? '');
  const header =
    language === 'es'
      ? 'fecha;unidad;nombre;abiertos;vencidos;dias_habiles_del_mas_atrasado;respondidos_12_meses;a_tiempo'
      : 'date;unit;name;open;overdue;working_days_of_the_latest;answered_12_months;in_time';
  const lines = answer.units.map((row) =>
    [
      answer.on,
      row.unit,
      row.title[language],
      row.open ?? few,
      row.overdue ?? few,
      row.longestDays,
      row.answered ?? few,
      row.answeredInTime === null ? null : row.answeredInTime.toFixed(3),
    ]
      .map(cell)
      .join(';'),
  );
  return `\uFEFF${[header, ...lines].join('\r\n')}\r\n`;
}
