import { sql } from 'kysely';
import { dateAt, type PlainDate } from '#kernel';
import { readCatalogue } from '#operations/services';
import { type Database, type Db, transaction } from '#platform/database';
import { placeOf } from './act.ts';
import type { OverdueAnswer } from './api.ts';
import type { ComplaintsRoomOptions } from './options.ts';
import { complaintsPolicyOn } from './policy.ts';

interface ShownRow {
  /** The empty text: no unit yet. */
  readonly unit: string;
  readonly open: number;
  readonly openOn: PlainDate;
  readonly overdue: number;
  readonly overdueOn: PlainDate;
}
interface CountedRow {
  readonly unit: string;
  readonly open: number;
  readonly overdue: number;
}

const late = sql`n.phase in ('received', 'classified', 'assigned', 'contested', 'reopened') and n.due_on <`;

async function countUnits(db: Db, today: PlainDate): Promise<CountedRow[]> {
  const { rows } = await sql<CountedRow>`
    select coalesce(n.unit, '') as unit,
      count(*) filter (where n.phase in ('received', 'classified', 'assigned', 'contested', 'reopened', 'waiting')) as open,
      count(*) filter (where ${late} ${today}) as overdue
    from complaints.case_now n where n.kind <> 'irregularity' and n.phase not in ('closed', 'withdrawn', 'joined') group by 1
  `.execute(db);
  return rows;
}

/**
 * Renews what everybody is shown of open and overdue cases. A count stays as it was shown until it differs by at least the
 * policy's smallest: whoever compares today with yesterday does not learn that one case came, or was answered, in a small place.
 *
 * @returns how many counts were renewed.
 */
export async function renewOverdue(
  db: Database,
  options: Pick<ComplaintsRoomOptions, 'law'>,
  now: Date,
): Promise<number> {
  const today = dateAt(now.getTime());
  const { smallestPublished: smallest } = complaintsPolicyOn(options.law, today);
  return transaction(db, async (trx) => {
    const counted = new Map((await countUnits(trx, today)).map((row) => [row.unit, row]));
    const shown = new Map((await readShown(trx)).map((row) => [row.unit, row]));
    let renewed = 0;
    for (const unit of new Set([...counted.keys(), ...shown.keys()])) {
      const before = shown.get(unit);
      const { open, overdue } = counted.get(unit) ?? { open: 0, overdue: 0 };
      const renew = (last: number | undefined, next: number) =>
        last === undefined || Math.abs(next - last) >= smallest;
      const openToo = renew(before?.open, open);
      const overdueToo = renew(before?.overdue, overdue);
      if (!openToo && !overdueToo) continue;
      renewed += Number(openToo) + Number(overdueToo);
      const next: ShownRow = {
        unit,
        open: openToo ? open : before!.open,
        openOn: openToo ? today : before!.openOn,
        overdue: overdueToo ? overdue : before!.overdue,
        overdueOn: overdueToo ? today : before!.overdueOn,
      };
      await sql`
        insert into complaints.overdue_shown (unit, open, open_on, overdue, overdue_on)
        values (${unit}, ${next.open}, ${next.openOn}, ${next.overdue}, ${next.overdueOn})
        on conflict (unit) do update set open = excluded.open, open_on = excluded.open_on, overdue = excluded.overdue, overdue_on = excluded.overdue_on
      `.execute(trx);
    }
    return renewed;
  });
}

async function readShown(db: Db): Promise<ShownRow[]> {
  const { rows } = await sql<ShownRow>`
    select unit, open, open_on as "openOn", overdue, overdue_on as "overdueOn" from complaints.overdue_shown order by overdue desc, open desc, unit
  `.execute(db);
  return rows;
}

/** The last day of the latest case of each unit, where enough are overdue that it is nobody's in particular. */
async function readOldest(db: Db, today: PlainDate, smallest: number): Promise<Map<string, PlainDate>> {
  const { rows } = await sql<{ unit: string; oldest: PlainDate }>`
    select coalesce(n.unit, '') as unit, min(n.due_on) as oldest from complaints.case_now n
    where n.kind <> 'irregularity' and ${late} ${today} group by 1 having count(*) >= ${smallest}
  `.execute(db);
  return new Map(rows.map((row) => [row.unit, row.oldest]));
}

/**
 * What is overdue, by unit, for everyone. Reports of irregularity are left out: that there is one about a small place would point
 * at who can know of it. A count below the policy's smallest shows only as "fewer".
 */
export async function readOverdue(db: Db, options: ComplaintsRoomOptions, now: Date): Promise<OverdueAnswer> {
  const today = dateAt(now.getTime());
  const smallest = complaintsPolicyOn(options.law, today).smallestPublished;
  const [catalogue, shown, oldest, comments] = await Promise.all([
    readCatalogue(db),
    readShown(db),
    readOldest(db, today, smallest),
    readComments(db),
  ]);
  const nameOf = new Map(catalogue.facilities.map((one) => [one.code, one.name]));
  const orFewer = (count: number) => (count < smallest ? null : count);
  const units: OverdueAnswer['units'] = [];
  for (const row of shown) {
    const unit = row.unit === '' ? null : row.unit;
    const name = unit === null ? null : (nameOf.get(unit) ?? unit);
    const overdue = orFewer(row.overdue);
    const due = overdue === null ? undefined : oldest.get(row.unit);
    const place = await placeOf(db as Parameters<typeof placeOf>[0], options, unit, now);
    units.push({
      unit,
      title: name ? { es: name, en: name } : { es: 'Sin unidad todavía', en: 'No unit yet' },
      open: orFewer(row.open),
      openOn: row.openOn,
      overdue,
      overdueOn: row.overdueOn,
      longestDays: due ? options.calendar.workingDaysBetween(due, today, place) : null,
    });
  }
  return { on: today, smallest, units, comments };
}

export async function readComments(
  db: Db,
  between?: { readonly from: PlainDate; readonly to: PlainDate },
): Promise<OverdueAnswer['comments']> {
  const { rows } = await sql<OverdueAnswer['comments'][number]>`
    select made_on as "on", unit, body from complaints.public_comment
    ${between ? sql`where made_on between ${between.from} and ${between.to}` : sql``}
    order by made_on desc, comment_id limit 50
  `.execute(db);
  return rows;
}

/** The same figures as a file; `0-4` says what is hidden. */
export function overdueCsv(answer: OverdueAnswer, language: 'es' | 'en'): string {
  const few = `0-${answer.smallest - 1}`;
  const cell = (value: string | number | null) =>
    /[",;\n]/.test(String(value ?? '')) ? `"${String(value).replaceAll('"', '""')}"` : String(value ?? '');
  const header =
    language === 'es'
      ? 'fecha;unidad;nombre;abiertos;vencidos;abiertos_al;vencidos_al;dias_habiles_del_mas_atrasado'
      : 'date;unit;name;open;overdue;open_on;overdue_on;working_days_of_the_latest';
  const lines = answer.units.map((row) =>
    [
      answer.on,
      row.unit,
      row.title[language],
      row.open ?? few,
      row.overdue ?? few,
      row.openOn,
      row.overdueOn,
      row.longestDays,
    ]
      .map(cell)
      .join(';'),
  );
  return `\uFEFF${[header, ...lines].join('\r\n')}\r\n`;
}
