import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { sql } from 'kysely';
import type { DataCorrection, PackageTexts } from '#actuarial';
import { canonicalJson } from '#kernel';
import type { Db, Trx } from '#platform/database';
import type { OpinionReport } from './opinionReport.ts';
import { sha256Of } from './sha256Of.ts';
import type { ValuationDeed, ValuationEvent } from './valuation.ts';

const pack = promisify(gzip);
const unpack = promisify(gunzip);

/** Keeps a text under its hash; what is there already is not written again. @returns the hash. */
export async function keepContent(db: Db, text: string): Promise<string> {
  const sha256 = sha256Of(text);
  const { rows } = await sql`select 1 from valuations.content where sha256 = ${sha256}`.execute(db);
  if (rows.length === 0)
    await sql`
      insert into valuations.content (sha256, packed) values (${sha256}, ${await pack(text, { level: 6 })})
      on conflict (sha256) do nothing
    `.execute(db);
  return sha256;
}

/** @throws Error when nothing has that hash: every hash that is asked for was kept in the transaction that named it. */
export async function getContent(db: Db, sha256: string): Promise<string> {
  const { rows } = await sql<{ packed: Buffer }>`
    select packed from valuations.content where sha256 = ${sha256}
  `.execute(db);
  const row = rows[0];
  if (!row) throw new Error(`No content has the hash ${sha256}.`);
  return (await unpack(row.packed)).toString('utf8');
}

interface EventRow {
  readonly valuationId: string;
  readonly kind: ValuationDeed['kind'];
  readonly at: Date;
  readonly actor: string | null;
  readonly body: Record<string, unknown>;
}

const eventColumns = sql.raw(`valuation_id as "valuationId", kind, at, actor, body`);

function eventOf(row: EventRow): ValuationEvent {
  return { ...row.body, kind: row.kind, at: row.at.toISOString(), actor: row.actor } as ValuationEvent;
}

export async function readEvents(db: Db, valuationId: string): Promise<ValuationEvent[]> {
  const { rows } = await sql<EventRow>`
    select ${eventColumns} from valuations.event where valuation_id = ${valuationId} order by seq
  `.execute(db);
  return rows.map(eventOf);
}

/** Events after taking the valuation's turn: two commands on one valuation go one after the other. */
export async function lockEvents(trx: Trx, valuationId: string): Promise<ValuationEvent[]> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`valuation ${valuationId}`}, 0))`.execute(trx);
  return readEvents(trx, valuationId);
}

/** Every valuation with its events, latest first. They are few: a fund makes one or two a year. */
export async function readAllEvents(db: Db): Promise<{ valuationId: string; events: ValuationEvent[] }[]> {
  const { rows } = await sql<EventRow>`
    select e.valuation_id as "valuationId", e.kind, e.at, e.actor, e.body
    from valuations.event e join valuations.valuation v using (valuation_id)
    order by v.opened_at desc, e.valuation_id, e.seq
  `.execute(db);
  const byId = Map.groupBy(rows, (row) => row.valuationId);
  return [...byId].map(([valuationId, of]) => ({ valuationId, events: of.map(eventOf) }));
}

export async function insertValuation(trx: Trx, valuationId: string, now: Date): Promise<void> {
  await sql`
    insert into valuations.valuation (valuation_id, opened_at) values (${valuationId}, ${now})
  `.execute(trx);
}

export async function appendDeed(
  trx: Trx,
  valuationId: string,
  seq: number,
  deed: ValuationDeed,
  actor: string | null,
  now: Date,
): Promise<void> {
  const { kind, ...body } = deed;
  await sql`
    insert into valuations.event (valuation_id, seq, kind, at, actor, body)
    values (${valuationId}, ${seq}, ${kind}, ${now}, ${actor}, ${JSON.stringify(body)}::jsonb)
  `.execute(trx);
}

/** The next number of a publication, taken in turn: two that publish at once get two numbers. */
export async function nextNumber(trx: Trx): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended('valuations number', 0))`.execute(trx);
  const { rows } = await sql<{ next: number }>`
    select coalesce(max((body ->> 'number')::integer), 0) + 1 as next from valuations.event where kind = 'published'
  `.execute(trx);
  return rows[0]!.next;
}

export async function findByNumber(db: Db, number: number): Promise<string | undefined> {
  const { rows } = await sql<{ valuationId: string }>`
    select valuation_id as "valuationId" from valuations.event
    where kind = 'published' and (body ->> 'number')::integer = ${number}
  `.execute(db);
  return rows[0]?.valuationId;
}

export interface SentFileFact {
  readonly name: string;
  readonly bytes: number;
}

export interface PackageRow {
  readonly packageId: string;
  readonly valuationId: string;
  readonly version: number;
  readonly sha256: string;
  readonly textsSha256: string;
  readonly files: readonly SentFileFact[];
  readonly corrections: readonly DataCorrection[];
  readonly opinion: OpinionReport;
  readonly receivedAt: Date;
}

const packageColumns = sql.raw(`
  package_id as "packageId", valuation_id as "valuationId", version, sha256, texts_sha256 as "textsSha256", files, corrections,
  opinion, received_at as "receivedAt"`);

export async function listPackages(db: Db, valuationId: string): Promise<PackageRow[]> {
  const { rows } = await sql<PackageRow>`
    select ${packageColumns} from valuations.package where valuation_id = ${valuationId} order by version desc
  `.execute(db);
  return rows;
}

export async function findPackage(db: Db, packageId: string): Promise<PackageRow | undefined> {
  const { rows } = await sql<PackageRow>`
    select ${packageColumns} from valuations.package where package_id = ${packageId}
  `.execute(db);
  return rows[0];
}

export async function readTexts(db: Db, row: Pick<PackageRow, 'textsSha256'>): Promise<PackageTexts> {
  return JSON.parse(await getContent(db, row.textsSha256)) as PackageTexts;
}

export async function insertPackage(
  trx: Trx,
  row: Omit<PackageRow, 'textsSha256'> & { readonly texts: PackageTexts; readonly receivedBy: string | null },
): Promise<void> {
  const textsSha256 = await keepContent(trx, canonicalJson(row.texts));
  await sql`
    insert into valuations.package
      (package_id, valuation_id, version, sha256, texts_sha256, files, corrections, opinion, received_by, received_at)
    values (${row.packageId}, ${row.valuationId}, ${row.version}, ${row.sha256}, ${textsSha256},
      ${JSON.stringify(row.files)}::jsonb, ${JSON.stringify(row.corrections)}::jsonb,
      ${JSON.stringify(row.opinion)}::jsonb, ${row.receivedBy}, ${row.receivedAt})
  `.execute(trx);
}
