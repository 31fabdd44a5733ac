import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { ageOn, dateAt, type PlainDate, plainDate } from '#kernel';
import { getReading, type Law, numberAt } from '#law';
import { readTraits, type Traits } from '#operations/registry';
import { type Catalogue, readCatalogue, readInstitutionState } from '#operations/services';
import { recordEntries } from '#platform/audit';
import { type Database, type Trx, transaction } from '#platform/database';
import type { DisclosurePolicy } from '#statistics';
import type { CaseKind } from '../case.ts';
import type { ComplaintsRoomOptions } from '../options.ts';
import { type ActionRow, foldable } from '../store.ts';
import { type CaseEvent, eventsOf } from './events.ts';
import { type CountedEvent, type Dimension, makeQuarter, type QuarterFile } from './quarter.ts';

const system = { kind: 'system', id: null, onBehalfOf: null } as const;
// SHA-256("amparo complaints figures"), first four bytes.
const figuresLock = 2_893_177_041;
const casesAtOnce = 1_000;

/** Members of the dimensions that the catalogue does not give. `none` is a case without unit, `unsaid` who did not say. */
export const ages = ['0-17', '18-29', '30-44', '45-59', '60-74', '75+'] as const;
const ethnicities = [
  'mestizo',
  'montubio',
  'indigenous',
  'afro-ecuadorian',
  'white',
  'other',
  'unsaid',
] as const;

export const quarterOf = (day: PlainDate): string =>
  `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;

/** First and last day of a quarter such as `2026-Q3`. */
export function daysOfQuarter(quarter: string): { readonly from: PlainDate; readonly to: PlainDate } {
  const [year, number] = [quarter.slice(0, 4), Number(quarter.slice(6))];
  const month = (n: number) => String(n).padStart(2, '0');
  const last = [31, 30, 30, 31][number - 1]!;
  return {
    from: plainDate(`${year}-${month(number * 3 - 2)}-01`),
    to: plainDate(`${year}-${month(number * 3)}-${last}`),
  };
}

function nextQuarter(quarter: string): string {
  const number = Number(quarter.slice(6));
  return number === 4 ? `${Number(quarter.slice(0, 4)) + 1}-Q1` : `${quarter.slice(0, 6)}${number + 1}`;
}

function disclosureOn(law: Law, on: PlainDate): DisclosurePolicy {
  const read = (column: string) => getReading(numberAt(law, 'disclosure.policy', on, column)).value;
  // A zero can say as much as a one.
  return { threshold: read('threshold'), intervalWidth: read('intervalWidth'), protectZeros: true };
}

/**
 * Publishes every quarter that is over and was not published yet, the oldest first, each with its audit entry. Of two processes that
 * try, one does it.
 *
 * @returns the quarters published now.
 */
export async function publishFigures(
  db: Database,
  options: Pick<ComplaintsRoomOptions, 'law' | 'calendar'>,
  now: Date,
): Promise<string[]> {
  const today = dateAt(now.getTime());
  const running = quarterOf(today);
  const { rows } = await sql<{ first: PlainDate | null; last: string | null }>`
    select (select min(on_day) from complaints.action) as first, (select max(quarter) from complaints.figures_quarter) as last
  `.execute(db.kysely);
  const { first, last } = rows[0]!;
  if (first === null) return [];
  const made: string[] = [];
  for (
    let quarter = last === null ? quarterOf(first) : nextQuarter(last);
    quarter < running;
    quarter = nextQuarter(quarter)
  )
    if (await publishQuarter(db, options, quarter, now)) made.push(quarter);
  return made;
}

async function publishQuarter(
  db: Database,
  options: Pick<ComplaintsRoomOptions, 'law' | 'calendar'>,
  quarter: string,
  now: Date,
): Promise<boolean> {
  return transaction(db, async (trx) => {
    await sql`set local statement_timeout = 0`.execute(trx);
    await sql`select pg_advisory_xact_lock(${figuresLock})`.execute(trx);
    const { rows: done } = await sql`
      select from complaints.figures_quarter where quarter = ${quarter}
    `.execute(trx);
    if (done.length > 0) return false;
    const catalogue = await readCatalogue(trx);
    const counted = await countQuarter(trx, options, catalogue, quarter);
    const { synthetic } = await readInstitutionState(trx);
    const file = makeQuarter({
      quarter,
      ...counted,
      members: {
        kind: ['complaint', 'suggestion', 'information'],
        unit: [...catalogue.facilities.map((one) => one.code), 'none'],
        sex: ['female', 'male'],
        age: ages,
        ethnicity: ethnicities,
        disability: ['yes', 'no'],
      },
      provinceByUnit: new Map(catalogue.facilities.map((one) => [one.code, one.province])),
      policy: disclosureOn(options.law, dateAt(now.getTime())),
      madeAt: now,
      synthetic,
    });
    const content = JSON.stringify(file);
    const sha256 = createHash('sha256').update(content).digest();
    await sql`
      insert into complaints.figures_quarter (quarter, made_at, content, sha256) values (${quarter}, ${now}, ${content}, ${sha256})
    `.execute(trx);
    await recordEntries(trx, system, [
      {
        action: 'complaints.figures.published',
        subject: { kind: 'quarter', id: quarter },
        detail: { sha256: sha256.toString('hex'), cells: file.cells.length },
      },
    ]);
    return true;
  });
}

interface FoldedRow extends Pick<ActionRow, 'kind' | 'by' | 'on' | 'facts'> {
  readonly caseId: string;
  readonly caseKind: CaseKind;
  readonly personId: string | null;
}

async function countQuarter(
  trx: Trx,
  options: Pick<ComplaintsRoomOptions, 'law' | 'calendar'>,
  catalogue: Catalogue,
  quarter: string,
): Promise<{ events: CountedEvent[]; reports: { received: number; answered: number } }> {
  const { from, to } = daysOfQuarter(quarter);
  const cantons = new Map(catalogue.facilities.map((one) => [one.code, one.canton]));
  const placeOfUnit = (unit: string | null) => {
    const canton = unit === null ? undefined : cantons.get(unit);
    return canton === undefined ? {} : { canton };
  };
  const { rows: cases } = await sql<{ caseId: string }>`
    select distinct case_id as "caseId" from complaints.action
    where on_day between ${from} and ${to} and kind in ('received', 'answered', 'contested', 'reopened')
  `.execute(trx);
  const events: CountedEvent[] = [];
  const reports = { received: 0, answered: 0 };
  for (let at = 0; at < cases.length; at += casesAtOnce) {
    const ids = cases.slice(at, at + casesAtOnce).map((one) => one.caseId);
    const { rows } = await sql<FoldedRow>`
      select a.case_id as "caseId", n.kind as "caseKind", f.person_id as "personId", a.kind, a.by_party as by, a.on_day as "on", a.facts
      from complaints.action a join complaints.case_now n using (case_id) join complaints.case_file f using (case_id)
      where a.case_id = any(${ids}::uuid[]) order by a.case_id, a.seq
    `.execute(trx);
    const traits = await readTraits(trx, [...new Set(rows.flatMap((row) => row.personId ?? []))]);
    for (const own of Map.groupBy(rows, (row) => row.caseId).values()) {
      const { caseKind, personId } = own[0]!;
      const happened = eventsOf(own.map(foldable), options, placeOfUnit).filter(
        ({ on }) => on >= from && on <= to,
      );
      if (caseKind === 'irregularity')
        for (const { measure } of happened) {
          if (measure === 'received') reports.received += 1;
          if (measure === 'answered') reports.answered += 1;
        }
      else
        events.push(
          ...happened.map((event) =>
            countedEvent(event, caseKind, cantons, personId === null ? undefined : traits.get(personId)),
          ),
        );
    }
  }
  return { events, reports };
}

function countedEvent(
  event: CaseEvent,
  kind: CaseKind,
  units: ReadonlyMap<string, string>,
  person: Traits | undefined,
): CountedEvent {
  const ofPerson: Partial<Record<Dimension, string>> = person
    ? {
        sex: person.sex,
        age: ageBand(ageOn(person.birthDate, event.on)),
        ethnicity:
          person.ethnicity === null
            ? 'unsaid'
            : ((ethnicities as readonly string[]).find((one) => one === person.ethnicity) ?? 'other'),
        disability: person.hasDisability ? 'yes' : 'no',
      }
    : {};
  return {
    measure: event.measure,
    month: event.on.slice(0, 7),
    days: event.days,
    inTime: event.inTime,
    at: { kind, unit: event.unit !== null && units.has(event.unit) ? event.unit : 'none', ...ofPerson },
  };
}

function ageBand(age: number): string {
  if (age < 18) return '0-17';
  if (age < 30) return '18-29';
  if (age < 45) return '30-44';
  if (age < 60) return '45-59';
  return age < 75 ? '60-74' : '75+';
}

export interface PublishedQuarter {
  readonly quarter: string;
  readonly sha256: string;
  /** The file as anyone can download it: `sha256` is its hash. */
  readonly content: string;
  readonly file: QuarterFile;
}

/** Published quarters, the newest first; a quarter never changes. */
export async function readQuarters(
  db: Database,
  filter: { readonly quarter?: string; readonly year?: number } = {},
): Promise<PublishedQuarter[]> {
  const { rows } = await sql<{ quarter: string; content: string; sha256: string }>`
    select quarter, content, encode(sha256, 'hex') as sha256 from complaints.figures_quarter
    where ${filter.quarter === undefined ? sql`true` : sql`quarter = ${filter.quarter}`}
      and ${filter.year === undefined ? sql`true` : sql`quarter like ${`${filter.year}-Q_`}`}
    order by quarter desc limit 80
  `.execute(db.kysely);
  return rows.map((row) => ({ ...row, file: JSON.parse(row.content) as QuarterFile }));
}
