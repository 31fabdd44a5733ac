import { createHash } from 'node:crypto';
import { sql, type Transaction } from 'kysely';
import { canonicalJson, ok, type Refusal, type Result, refuse } from '#kernel';
import { type AuditEntry, recordEntries } from '#platform/audit';
import { type Database, transaction } from '#platform/database';
import { type Actor, auditActor } from './actor.ts';

export interface Command {
  /** The command's stable name, `room.noun.verb`. */
  readonly name: string;
  /** The client's key: the same key answers the same thing once. */
  readonly key: string;
  /** What was asked, as parsed: the same key with another body is refused. */
  readonly body: unknown;
}

/** What a command's decision works with: the open transaction, and where it leaves its audit entries. */
export interface CommandScope<Tables> {
  readonly trx: Transaction<Tables>;
  audit(entry: AuditEntry): void;
}

class RefusedCommand extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.refusal);
    this.refusal = refusal;
  }
}

/** Who a key belongs to: two people may choose the same key without meeting. */
function keyOwner(actor: Actor): string {
  return actor.accountId ?? actor.kind;
}

/**
 * Runs a command once: in one transaction it takes the key, lets `decide` load, decide and write, and stores the audit entries
 * and the answer. A refusal leaves nothing behind. A second request with the same key waits and gets the first one's answer.
 *
 * @returns the answer (JSON), or the refusal that `decide` gave, or `idempotency-key-reused`.
 */
// biome-ignore lint/suspicious/noExplicitAny: Kysely's own bound on a set of tables.
export async function runCommand<Tables extends Record<string, Record<string, any>>, Answer>(
  db: Database,
  actor: Actor,
  command: Command,
  decide: (scope: CommandScope<Tables>) => Promise<Result<Answer>>,
): Promise<Result<Answer>> {
  const bodyHash = createHash('sha256')
    .update(command.name)
    .update('\n')
    .update(canonicalJson(command.body ?? null))
    .digest();
  try {
    return await transaction<Result<Answer>>(db, async (trx) => {
      const { rows } = await sql<{ name: string | null; body_hash: Buffer; answer: Answer }>`
        select name, body_hash, answer from http.begin_command(${keyOwner(actor)}, ${command.key})
      `.execute(trx);
      const done = rows[0];
      if (done?.name != null) {
        if (!done.body_hash.equals(bodyHash)) return refuse({ refusal: 'idempotency-key-reused' });
        return ok(done.answer);
      }
      const entries: AuditEntry[] = [];
      const result = await decide({
        trx: trx as unknown as Transaction<Tables>,
        audit: (entry) => entries.push(entry),
      });
      if (!result.ok) throw new RefusedCommand(result.refusal);
      await recordEntries(trx, auditActor(actor), entries);
      await sql`
        insert into http.command (actor, key, name, body_hash, answer)
        values (${keyOwner(actor)}, ${command.key}, ${command.name}, ${bodyHash}, ${JSON.stringify(result.value ?? null)}::jsonb)
      `.execute(trx);
      return result;
    });
  } catch (error) {
    if (error instanceof RefusedCommand) return refuse(error.refusal);
    throw error;
  }
}
