import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { sql } from 'kysely';
import {
  addDays,
  addMonths,
  dateAt,
  firstDayOf,
  lastDayOf,
  ok,
  periodOf,
  type Result,
  refuse,
} from '#kernel';
import type { Law } from '#law';
import { readCatalogue, readInstitutionState } from '#operations/services';
import { type AuditActor, recordEntries } from '#platform/audit';
import { type Database, type Db, transaction } from '#platform/database';
import { readAnswerCounts, readWaitCounts } from './counters.ts';
import type { Edition } from './edition.ts';
import { makeEditionApart } from './editionThread.ts';
import { qualityPolicyOn } from './policy.ts';

const expand = promisify(gunzip);

export interface PublishedEdition {
  readonly number: number;
  readonly sha256: string;
  readonly edition: Edition;
  /** The JSON of which `sha256` is the hash, as anyone can download it. */
  readonly json: string;
}

/** The last month that an edition made at this moment publishes: whole, and with the days of lag behind it. */
export function lastPublishableMonth(now: Date, lagDays: number): string {
  const today = dateAt(now.getTime());
  let month = periodOf(addMonths(today, -1));
  if (addDays(lastDayOf(month), lagDays) >= today) month = periodOf(addMonths(firstDayOf(month), -1));
  return month;
}

// SHA-256("amparo quality edition"), first four bytes.
const editionLock = 1_774_310_392;

/**
 * Makes the edition that is due and writes it down with its audit entry; two processes that try make one.
 *
 * @param again true makes one even where the last month is published already, after late files came in.
 * @returns the number of the edition now in force; refusals of `makeEdition`.
 */
export async function publishEdition(
  db: Database,
  law: Law,
  now: Date,
  actor: AuditActor,
  again = false,
): Promise<Result<{ readonly edition: number; readonly made: boolean }>> {
  const policy = qualityPolicyOn(law, dateAt(now.getTime()));
  const throughMonth = lastPublishableMonth(now, policy.editionLagDays);
  return transaction(db, async (trx): Promise<Result<{ edition: number; made: boolean }>> => {
    await sql`set local statement_timeout = 0`.execute(trx);
    await sql`select pg_advisory_xact_lock(${editionLock})`.execute(trx);
    const { rows: ends } = await sql<{ edition: number; content: Buffer }>`
      select edition, content from quality.edition order by edition desc limit 1
    `.execute(trx);
    const last = ends[0];
    if (last && !again && (await throughMonthOf(last.content)) >= throughMonth)
      return ok({ edition: last.edition, made: false });
    const { rows: past } = await sql<{ content: Buffer; releases: Buffer }>`
      select content, releases from quality.edition order by edition
    `.execute(trx);

    const [answers, waits, catalogue, institution] = [
      await readAnswerCounts(trx),
      await readWaitCounts(trx),
      await readCatalogue(trx),
      await readInstitutionState(trx),
    ];
    const made = await makeEditionApart({
      answers,
      waits,
      provinceByFacility: new Map(catalogue.facilities.map((one) => [one.code, one.province])),
      throughMonth,
      smallest: policy.smallestPublishedCount,
      madeAt: now,
      synthetic: institution.synthetic,
      past,
    });
    if (!made.ok) return made;
    const { content, releases, cells } = made.value;
    const sha256 = Buffer.from(made.value.sha256);
    const { rows: inserted } = await sql<{ edition: number }>`
      insert into quality.edition (made_at, content, sha256, releases)
      values (${now}, ${Buffer.from(content)}, ${sha256}, ${Buffer.from(releases)})
      returning edition
    `.execute(trx);
    const { edition } = inserted[0]!;
    await recordEntries(trx, actor, [
      {
        action: 'quality.edition.published',
        subject: { kind: 'quality-edition', id: String(edition) },
        detail: { throughMonth, sha256: sha256.toString('hex'), cells },
      },
    ]);
    return ok({ edition, made: true });
  });
}

/** The last month of a kept edition, from its head: parsing the whole each hour would hold everybody up for nothing. */
async function throughMonthOf(content: Buffer): Promise<string> {
  const head = (await expand(content)).toString('utf8', 0, 1_000);
  const found =
    /^{"format":"amparo-quality-1","madeAt":"[^"]+","fromMonth":"[^"]+","throughMonth":"([^"]+)"/.exec(head);
  if (!found) throw new Error('The last edition does not begin as editions do.');
  return found[1]!;
}

const cache = new WeakMap<Database, PublishedEdition>();

/** The edition in force; `nothing-published-yet` before the first. An edition never changes, so it is unpacked once. */
export async function readEdition(db: Database): Promise<Result<PublishedEdition>> {
  const number = await lastEditionNumber(db.kysely);
  if (number === null) return refuse({ refusal: 'nothing-published-yet' });
  const cached = cache.get(db);
  if (cached?.number === number) return ok(cached);
  const { rows } = await sql<{ content: Buffer; sha256: string }>`
    select content, encode(sha256, 'hex') as sha256 from quality.edition where edition = ${number}
  `.execute(db.kysely);
  const json = (await expand(rows[0]!.content)).toString('utf8');
  const published = { number, sha256: rows[0]!.sha256, edition: JSON.parse(json) as Edition, json };
  cache.set(db, published);
  return ok(published);
}

async function lastEditionNumber(db: Db): Promise<number | null> {
  const { rows } = await sql<{
    number: number | null;
  }>`select max(edition) as number from quality.edition`.execute(db);
  return rows[0]!.number;
}

/** Publishes whatever becomes due, looking once an hour, until stopped. */
export function startPublisher(options: {
  db: Database;
  law: Law;
  now: () => Date;
  everyMs?: number;
  onError: (error: unknown) => void;
}): { stop(): Promise<void> } {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  const system: AuditActor = { kind: 'system', id: null, onBehalfOf: null };
  const turn = async () => {
    try {
      await publishEdition(options.db, options.law, options.now(), system);
    } catch (error) {
      if (!stopped) options.onError(error);
    }
    if (!stopped) timer = setTimeout(() => (running = turn()), options.everyMs ?? 3_600_000);
  };
  running = turn();
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
