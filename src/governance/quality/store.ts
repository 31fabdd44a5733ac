import { sql } from 'kysely';
import type { Db, Trx } from '#platform/database';
import type { SoundAttention } from './attentionFacts.ts';
import type { PersonDirectory } from './personDirectory.ts';
import type { Answers, Ratable } from './rating.ts';

export interface AttentionPlace {
  readonly service: string;
  readonly facility: string;
  readonly insurance: string;
}

/** An attention with all that is needed to decide whether it may be rated. */
export interface RatableAttention extends Ratable, AttentionPlace {
  readonly personId: string;
  readonly attendedAt: number;
  readonly invitedBy: 'link' | 'qr' | 'kiosk' | null;
}

interface RatableRow extends AttentionPlace {
  ord: number;
  attentionId: string;
  personId: string;
  attendedAt: Date;
  issuedAt: Date | null;
  expiresAt: Date | null;
  kind: 'link' | 'qr' | 'kiosk' | null;
  ratedAt: Date | null;
  ratedWithKey: string | null;
}

/** The attentions that these secrets open, by the secret's place in the list; secrets that open nothing are missing. */
export async function findBySecrets(
  db: Db,
  secretHashes: readonly Buffer[],
): Promise<Map<number, RatableAttention>> {
  const { rows } = await sql<RatableRow>`
    select i.ord, a.attention_id as "attentionId", a.person_id as "personId", a.service, a.facility, a.insurance, a.attended_at as "attendedAt",
           v.issued_at as "issuedAt", v.expires_at as "expiresAt", v.kind, e.received_at as "ratedAt", e.client_key as "ratedWithKey"
    from unnest(${secretHashes}::bytea[]) with ordinality as i(secret, ord)
    join quality.invitation v on v.secret_hash = i.secret
    join quality.attention a on a.attention_id = v.attention_id
    left join quality.evaluation e on e.attention_id = a.attention_id
  `.execute(db);
  return new Map(rows.map((row) => [Number(row.ord) - 1, ratableOf(row, 0)]));
}

/** Attentions by themselves, for who is signed in: the leave to rate runs from the attention. */
export async function findByIds(
  db: Db,
  attentionIds: readonly string[],
  ratableMs: number,
): Promise<Map<string, RatableAttention>> {
  const { rows } = await sql<RatableRow>`
    select 0 as ord, a.attention_id as "attentionId", a.person_id as "personId", a.service, a.facility, a.insurance, a.attended_at as "attendedAt",
           null as "issuedAt", null as "expiresAt", null as kind, e.received_at as "ratedAt", e.client_key as "ratedWithKey"
    from quality.attention a left join quality.evaluation e on e.attention_id = a.attention_id
    where a.attention_id = any(${attentionIds}::uuid[])
  `.execute(db);
  return new Map(rows.map((row) => [row.attentionId, ratableOf(row, ratableMs)]));
}

function ratableOf(row: RatableRow, ratableMs: number): RatableAttention {
  const attendedAt = row.attendedAt.getTime();
  return {
    attentionId: row.attentionId,
    personId: row.personId,
    service: row.service,
    facility: row.facility,
    insurance: row.insurance,
    attendedAt,
    invitedBy: row.kind,
    issuedAt: row.issuedAt?.getTime() ?? attendedAt,
    expiresAt: row.expiresAt?.getTime() ?? attendedAt + ratableMs,
    ratedAt: row.ratedAt?.getTime() ?? null,
    ratedWithKey: row.ratedWithKey,
  };
}

export interface NewEvaluation extends AttentionPlace {
  readonly attentionId: string;
  readonly answers: Answers;
  readonly comment: string | null;
  readonly channel: string;
  readonly offline: boolean;
  readonly answeredAt: Date;
  readonly receivedAt: Date;
  readonly clientKey: string;
}

/**
 * Writes evaluations down, in the order of their attentions so that two batches never wait for each other crosswise.
 *
 * @returns the attentions whose evaluation was written; one that another transaction rated first is not among them.
 */
export async function insertEvaluations(
  trx: Trx,
  evaluations: readonly NewEvaluation[],
): Promise<Set<string>> {
  if (evaluations.length === 0) return new Set();
  const column = <T>(pick: (one: NewEvaluation) => T) => evaluations.map(pick);
  const { rows } = await sql<{ attentionId: string }>`
    insert into quality.evaluation (attention_id, facility, service, insurance, treatment, clarity, waiting, solution, place, channel, offline, answered_at, received_at, client_key)
    select * from unnest(
      ${column((one) => one.attentionId)}::uuid[], ${column((one) => one.facility)}::text[], ${column((one) => one.service)}::text[], ${column((one) => one.insurance)}::text[],
      ${column((one) => one.answers.treatment ?? null)}::smallint[], ${column((one) => one.answers.clarity ?? null)}::smallint[], ${column((one) => one.answers.waiting ?? null)}::smallint[],
      ${column((one) => one.answers.solution ?? null)}::smallint[], ${column((one) => one.answers.place ?? null)}::smallint[], ${column((one) => one.channel)}::text[],
      ${column((one) => one.offline)}::boolean[], ${column((one) => one.answeredAt)}::timestamptz[], ${column((one) => one.receivedAt)}::timestamptz[], ${column((one) => one.clientKey)}::text[]
    ) as r(attention_id) order by attention_id
    on conflict (attention_id) do nothing returning attention_id as "attentionId"
  `.execute(trx);
  const written = new Set(rows.map((row) => row.attentionId));
  const commented = evaluations.filter((one) => one.comment !== null && written.has(one.attentionId));
  if (commented.length > 0)
    await sql`
      insert into quality.evaluation_comment (attention_id, body)
      select * from unnest(${commented.map((one) => one.attentionId)}::uuid[], ${commented.map((one) => one.comment)}::text[])
    `.execute(trx);
  return written;
}

export interface NewInvitation {
  readonly invitationId: string;
  readonly attentionId: string;
  readonly kind: 'link' | 'qr' | 'kiosk';
  readonly secretHash: Buffer;
  readonly issuedAt: Date;
  readonly expiresAt: Date;
  readonly issuedBy: string | null;
}

/** @returns false when the secret is in use already, which for a short code can happen. */
export async function insertInvitation(db: Db, one: NewInvitation): Promise<boolean> {
  const done = await sql`
    insert into quality.invitation (invitation_id, attention_id, kind, secret_hash, issued_at, expires_at, issued_by)
    values (${one.invitationId}, ${one.attentionId}, ${one.kind}, ${one.secretHash}, ${one.issuedAt}, ${one.expiresAt}, ${one.issuedBy})
    on conflict (secret_hash) do nothing
  `.execute(db);
  return Number(done.numAffectedRows ?? 0n) === 1;
}

/** Documents of registered persons with their persons. */
export async function findPersons(
  db: Db,
  persons: PersonDirectory,
  documents: readonly string[],
): Promise<Map<string, string>> {
  const { rows } = await sql<{ document: string; personId: string }>`
    select p.document, p.person_id as "personId" from ${sql.raw(persons.relation)} p where p.document = any(${documents}::text[])
  `.execute(db);
  return new Map(rows.map((row) => [row.document, row.personId]));
}

/** @returns the identifiers of those that were new. */
export async function insertAttentions(
  trx: Trx,
  attentions: readonly (SoundAttention & { readonly personId: string })[],
  from: { readonly source: 'api' | 'staff'; readonly origin: string },
): Promise<Set<string>> {
  if (attentions.length === 0) return new Set();
  const column = <T>(pick: (one: (typeof attentions)[number]) => T) => attentions.map(pick);
  const { rows } = await sql<{ attentionId: string }>`
    insert into quality.attention (attention_id, person_id, service, facility, insurance, requested_at, attended_at, closed_at, reference, source, origin)
    select r.*, ${from.source}, ${from.origin} from unnest(
      ${column((one) => one.attentionId)}::uuid[], ${column((one) => one.personId)}::uuid[], ${column((one) => one.service)}::text[], ${column((one) => one.facility)}::text[],
      ${column((one) => one.insurance)}::text[], ${column((one) => one.requestedAt)}::timestamptz[], ${column((one) => one.attendedAt)}::timestamptz[],
      ${column((one) => one.closedAt)}::timestamptz[], ${column((one) => one.reference)}::text[]
    ) as r(attention_id) order by attention_id
    on conflict (attention_id) do nothing returning attention_id as "attentionId"
  `.execute(trx);
  return new Set(rows.map((row) => row.attentionId));
}

export interface AttentionRow extends AttentionPlace {
  readonly attentionId: string;
  readonly requestedAt: Date;
  readonly attendedAt: Date;
  readonly closedAt: Date | null;
  readonly reference: string;
  readonly rated: boolean;
}

const attentionColumns = sql.raw(`
  a.attention_id as "attentionId", a.service, a.facility, a.insurance, a.requested_at as "requestedAt", a.attended_at as "attendedAt",
  a.closed_at as "closedAt", a.reference, exists (select from quality.evaluation e where e.attention_id = a.attention_id) as rated`);

export interface AttentionFilter {
  readonly facility: string;
  readonly service?: string;
  readonly from?: Date;
  readonly to?: Date;
  readonly before: { readonly attendedAt: Date; readonly attentionId: string } | null;
  readonly limit: number;
}

/** A facility's attentions, newest first. */
export async function listAttentions(db: Db, filter: AttentionFilter): Promise<AttentionRow[]> {
  const { rows } = await sql<AttentionRow>`
    select ${attentionColumns} from quality.attention a
    where a.facility = ${filter.facility}
      ${filter.service ? sql`and a.service = ${filter.service}` : sql``}
      ${filter.from ? sql`and a.attended_at >= ${filter.from}` : sql``}
      ${filter.to ? sql`and a.attended_at < ${filter.to}` : sql``}
      ${filter.before ? sql`and (a.attended_at, a.attention_id) < (${filter.before.attendedAt}, ${filter.before.attentionId})` : sql``}
    order by a.attended_at desc, a.attention_id desc limit ${filter.limit}
  `.execute(db);
  return rows;
}

/** A person's attentions, newest first. */
export async function listAttentionsOf(db: Db, personId: string, limit: number): Promise<AttentionRow[]> {
  const { rows } = await sql<AttentionRow>`
    select ${attentionColumns} from quality.attention a where a.person_id = ${personId} order by a.attended_at desc limit ${limit}
  `.execute(db);
  return rows;
}

export interface CommentRow extends AttentionPlace {
  readonly attentionId: string;
  readonly personId: string;
  readonly receivedAt: Date;
  readonly overallSixtieths: number;
  readonly body: string;
}

/** What people wrote about a facility, newest first. */
export async function listComments(
  db: Db,
  page: { facility: string; before: string | null; limit: number },
): Promise<CommentRow[]> {
  const { rows } = await sql<CommentRow>`
    select c.attention_id as "attentionId", a.person_id as "personId", e.service, e.facility, e.insurance, e.received_at as "receivedAt",
           e.overall_sixtieths as "overallSixtieths", c.body
    from quality.evaluation_comment c join quality.evaluation e using (attention_id) join quality.attention a using (attention_id)
    where e.facility = ${page.facility} ${page.before === null ? sql`` : sql`and e.received_at < ${page.before}::timestamptz`}
    order by e.received_at desc limit ${page.limit}
  `.execute(db);
  return rows;
}
