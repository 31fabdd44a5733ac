import { sql } from 'kysely';
import { type Database, type Db, type Trx, transaction } from '#platform/database';
import { type Fault, waitAfter } from './attempts.ts';
import type { LetterLanguage } from './letter.ts';
import type { LetterLock, NewLetter } from './newLetter.ts';

type SealedLetter = Omit<NewLetter, 'content'> & { readonly letterId: string; readonly sealed: Buffer };

/** @returns how many were not there yet. */
export async function insertLetters(trx: Trx, letters: readonly SealedLetter[], now: Date): Promise<number> {
  const rows = letters.map(({ sealed, ...one }) => ({ ...one, sealed: sealed.toString('hex') }));
  const { rows: inserted } = await sql`
    insert into mail.letter (letter_id, kind, about, person_id, once, urgent, expires_at, sealed, written_at, next_try_at)
    select r."letterId", r.kind, r.about, r."personId", r.once, r.urgent, r."expiresAt", decode(r.sealed, 'hex'), ${now}, ${now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r("letterId" uuid, kind text, about text, "personId" uuid, once text,
      urgent boolean, "expiresAt" timestamptz, sealed text)
    on conflict (kind, once) do nothing returning 1
  `.execute(trx);
  return inserted.length;
}

export interface ClaimedLetter {
  readonly letterId: string;
  readonly sealed: Buffer;
  readonly attempts: number;
  readonly messageId: string | null;
  readonly expiresAt: Date | null;
}

/**
 * Takes the letter that is due first, so that nobody else takes it until `until`; the try is counted before it is made, so that one that
 * ends the process is not tried for ever. What a process left behind when it went is taken up by the next.
 */
export async function claimLetter(
  db: Db,
  claim: { readonly id: string; readonly until: Date },
  now: Date,
): Promise<ClaimedLetter | undefined> {
  const { rows } = await sql<ClaimedLetter>`
    with due as (
      select letter_id from mail.letter where state in ('waiting', 'sending') and next_try_at <= ${now}
      order by urgent desc, next_try_at, letter_id limit 1 for update skip locked
    )
    update mail.letter l set state = 'sending', claim = ${claim.id}, next_try_at = ${claim.until}, attempts = l.attempts + 1
    from due where l.letter_id = due.letter_id
    returning l.letter_id as "letterId", l.sealed, l.attempts, l.message_id as "messageId", l.expires_at as "expiresAt"
  `.execute(db);
  return rows[0];
}

/** Remembers the Message-ID before the first try. */
export async function keepMessageId(
  db: Db,
  letterId: string,
  claim: string,
  messageId: string,
): Promise<void> {
  await sql`
    update mail.letter set message_id = ${messageId} where letter_id = ${letterId} and claim = ${claim} and message_id is null
  `.execute(db);
}

/** The server has it: its words are deleted. */
export async function settleSent(db: Db, letterId: string, claim: string, now: Date): Promise<void> {
  await sql`
    update mail.letter set state = 'sent', sealed = null, ended_at = ${now}, reason = null, smtp_code = null, smtp_text = null
    where letter_id = ${letterId} and claim = ${claim} and state = 'sending'
  `.execute(db);
}

export async function settleLater(
  db: Db,
  letter: { readonly letterId: string; readonly attempts: number },
  claim: string,
  fault: Fault,
  now: Date,
): Promise<void> {
  const next = new Date(now.getTime() + waitAfter(letter.attempts));
  await sql`
    update mail.letter set state = 'waiting', next_try_at = ${next},
      reason = ${fault.reason}, smtp_code = ${fault.code}, smtp_text = ${fault.said}
    where letter_id = ${letter.letterId} and claim = ${claim} and state = 'sending'
  `.execute(db);
}

/** Gives it up. @param keeps whether its words stay, so that somebody may try it again by hand. */
export async function settleFailed(
  db: Db,
  letterId: string,
  claim: string,
  fault: Fault & { readonly keeps: boolean },
  now: Date,
): Promise<void> {
  await sql`
    update mail.letter set state = 'failed', ended_at = ${now}, reason = ${fault.reason}, smtp_code = ${fault.code},
      smtp_text = ${fault.said}, sealed = case when ${fault.keeps} then sealed end
    where letter_id = ${letterId} and claim = ${claim} and state = 'sending'
  `.execute(db);
}

export interface StateCount {
  readonly kind: string;
  readonly state: 'waiting' | 'sent' | 'failed';
  readonly count: number;
}

/** How many letters of each kind are in each state; one that is being sent still waits. */
export async function countLetters(db: Db, about: string | null): Promise<StateCount[]> {
  const { rows } = await sql<StateCount>`
    select kind, case state when 'sending' then 'waiting' else state end as state, count(*)::int as count
    from mail.letter where ${about}::text is null or about = ${about} group by 1, 2 order by 1, 2
  `.execute(db);
  return rows;
}

export interface FailedLetter {
  readonly letterId: string;
  readonly kind: string;
  readonly sealed: Buffer | null;
  readonly reason: string | null;
  readonly code: number | null;
  readonly said: string | null;
  readonly attempts: number;
  readonly writtenAt: Date;
  readonly endedAt: Date;
}

/** What was given up, and what waits after a try that did not go well; the newest first. */
export async function listTroubled(
  db: Db,
  most: number,
): Promise<(FailedLetter & { readonly state: string })[]> {
  const { rows } = await sql<FailedLetter & { readonly state: string }>`
    select letter_id as "letterId", kind, sealed, reason, smtp_code as code, smtp_text as said, attempts, state,
      written_at as "writtenAt", coalesce(ended_at, next_try_at) as "endedAt"
    from mail.letter where state = 'failed' or (state = 'waiting' and reason is not null)
    order by (state = 'failed') desc, ended_at desc nulls last, next_try_at, letter_id limit ${most}
  `.execute(db);
  return rows;
}

/** When the letter that waits longest was written. */
export async function findOldestWaiting(db: Db): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`
    select min(written_at) as at from mail.letter where state in ('waiting', 'sending')
  `.execute(db);
  return rows[0]?.at ?? null;
}

/** Puts letters that were given up back among those that wait; `letterId` null: all whose words are still here. @returns which. */
export async function retryLetters(trx: Trx, letterId: string | null, now: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update mail.letter set state = 'waiting', attempts = 0, next_try_at = ${now}, ended_at = null, reason = null,
      smtp_code = null, smtp_text = null, claim = null
    where state = 'failed' and sealed is not null and (expires_at is null or expires_at > ${now})
      and (${letterId}::uuid is null or letter_id = ${letterId}::uuid)
    returning letter_id as id
  `.execute(trx);
  return rows.map((row) => row.id);
}

const dayMs = 86_400_000;
/** How long it stays known that a letter left or failed, and how long the words of a failed one wait for somebody to try again. */
const kept = { rowsMs: 90 * dayMs, wordsMs: 30 * dayMs };

/** Gives up what says nothing true any more, deletes words that nobody tried again, and forgets what ended long ago. */
export async function tidyLetters(db: Db, now: Date): Promise<void> {
  await sql`
    update mail.letter set state = 'failed', ended_at = ${now}, reason = 'expired', smtp_code = null, smtp_text = null, sealed = null
    where state = 'waiting' and expires_at <= ${now}
  `.execute(db);
  await sql`
    update mail.letter set sealed = null where state = 'failed' and sealed is not null
      and (ended_at < ${new Date(now.getTime() - kept.wordsMs)} or expires_at <= ${now})
  `.execute(db);
  await sql`delete from mail.letter where ended_at < ${new Date(now.getTime() - kept.rowsMs)}`.execute(db);
}

const resealedAtATime = 200;

/** Seals anew what an older key sealed. @returns how many, and how many no key here opens. */
export async function resealLetters(
  db: Database,
  lock: LetterLock,
): Promise<{ readonly sealed: number; readonly lost: number }> {
  const head = lock.newest();
  let [sealed, lost, after] = [0, 0, '00000000-0000-0000-0000-000000000000'];
  for (;;) {
    const found = await transaction(db, async (trx) => {
      const { rows } = await sql<{ id: string; sealed: Buffer }>`
        select letter_id as id, sealed from mail.letter
        where sealed is not null and letter_id > ${after} and substring(sealed for ${head.length}) <> ${head}
        order by letter_id limit ${resealedAtATime} for update
      `.execute(trx);
      for (const row of rows) {
        const content = lock.open(row.id, row.sealed);
        if (content) {
          await sql`update mail.letter set sealed = ${lock.seal(row.id, content)} where letter_id = ${row.id}`.execute(
            trx,
          );
          sealed += 1;
        } else lost += 1;
      }
      return rows;
    });
    if (found.length === 0) return { sealed, lost };
    after = found.at(-1)!.id;
  }
}

/** In which language each wants her letters; absent where she did not say. */
export async function languagesOf(
  db: Db,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, LetterLanguage>> {
  const { rows } = await sql<{ id: string; language: LetterLanguage }>`
    select person_id as id, language from mail.preference where person_id = any(${[...personIds]}::uuid[])
  `.execute(db);
  return new Map(rows.map((row) => [row.id, row.language]));
}

export async function chooseLanguage(trx: Trx, personId: string, language: LetterLanguage): Promise<void> {
  await sql`
    insert into mail.preference (person_id, language) values (${personId}, ${language})
    on conflict (person_id) do update set language = excluded.language
  `.execute(trx);
}
