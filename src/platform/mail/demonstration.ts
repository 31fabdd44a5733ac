import { sql } from 'kysely';
import type { Trx } from '#platform/database';

/**
 * Gives up some of the demonstration's waiting letters as a server would make it do, so that the desk shows what that looks like.
 *
 * @returns how many there were to give up.
 */
export async function failSomeLetters(trx: Trx, now: Date): Promise<number> {
  const examples = [
    ['recipient-refused', 550, '550 5.1.1 …: Recipient address rejected: User unknown'],
    ['recipient-refused', 552, '552 5.2.2 …: Mailbox full'],
  ] as const;
  let failed = 0;
  for (const [reason, code, said] of examples) {
    const { rows } = await sql`
      update mail.letter set state = 'failed', ended_at = ${now}, attempts = 1, reason = ${reason}, smtp_code = ${code}, smtp_text = ${said}
      where letter_id = (select letter_id from mail.letter where state = 'waiting' order by letter_id limit 1) returning 1
    `.execute(trx);
    failed += rows.length;
  }
  return failed;
}
