import { setTimeout as sleep } from 'node:timers/promises';
import type { IsolationLevel, Transaction } from 'kysely';
import type { Database, Db, NoTables } from './connect.ts';

export type Trx = Transaction<NoTables>;

export interface TransactionOptions {
  /** `read committed` unless told. */
  readonly isolation?: IsolationLevel;
  /** How many times the work may be begun; 5 unless told. */
  readonly attemptsMax?: number;
}

// PostgreSQL, appendix A: serialization_failure and deadlock_detected. Nothing of such a transaction was kept, so that
// running the work again cannot do it twice.
const retryable = new Set(['40001', '40P01']);

/**
 * Runs the work in one transaction: all of it or nothing. Begins again, a bounded number of times and after a pause that
 * grows, when the server chose this transaction as the victim of a conflict; the work must therefore touch nothing but
 * `trx`. Inside a transaction already in course the work joins it, and whoever began it answers for it.
 *
 * @throws what the work throws, or the server's last error when every attempt was a victim.
 */
export async function transaction<T>(
  db: Database | Db,
  work: (trx: Trx) => Promise<T>,
  options: TransactionOptions = {},
): Promise<T> {
  const kysely = 'kysely' in db ? db.kysely : db;
  if (isTransaction(kysely)) return work(kysely);
  const attemptsMax = options.attemptsMax ?? 5;
  for (let attempt = 1; ; attempt++) {
    try {
      const begin = kysely.transaction();
      return await (options.isolation ? begin.setIsolationLevel(options.isolation) : begin).execute(work);
    } catch (error) {
      if (attempt >= attemptsMax || !isRetryable(error)) throw error;
      await sleep(Math.random() * 10 * 2 ** attempt);
    }
  }
}

function isTransaction(db: Db): db is Trx {
  return db.isTransaction;
}

function isRetryable(error: unknown): boolean {
  return (
    error instanceof Error && 'code' in error && typeof error.code === 'string' && retryable.has(error.code)
  );
}
