import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { canonicalJson, ok, type Result, refuse } from '#kernel';
import { type AuditEntry, recordEntries } from '#platform/audit';
import { type Database, type Trx, transaction } from '#platform/database';
import { type Actor, auditActor } from './actor.ts';

/** One of many commands of the same name that were asked at about the same moment, each by its own actor. */
export interface BatchedCommand<Body> {
  readonly actor: Actor;
  readonly key: string;
  readonly body: Body;
}

/** What deciding a batch works with; each entry is recorded as the act of the command it belongs to. */
export interface BatchScope<Body> {
  readonly trx: Trx;
  audit(command: BatchedCommand<Body>, entry: AuditEntry): void;
}

/**
 * Runs commands of one name in one transaction, each with the same promises as `runCommand`: a key answers the same thing
 * once, a reused key is refused, what was done and its audit entry stand or fall together. `decide` gets the commands that
 * were not answered before, in order, and gives a result for each; for one that it refuses it must have written nothing.
 *
 * @returns the results in the order of the commands.
 */
export async function runCommands<Body, Answer>(
  db: Database,
  name: string,
  commands: readonly BatchedCommand<Body>[],
  decide: (scope: BatchScope<Body>, fresh: readonly BatchedCommand<Body>[]) => Promise<Result<Answer>[]>,
): Promise<Result<Answer>[]> {
  const keyed = commands.map((command) => ({
    command,
    owner: command.actor.accountId ?? command.actor.kind,
    hash: createHash('sha256')
      .update(name)
      .update('\n')
      .update(canonicalJson(command.body ?? null))
      .digest(),
  }));
  type Keyed = (typeof keyed)[number];
  return transaction(db, async (trx) => {
    const { rows: answered } = await sql<{ ord: number; name: string; body_hash: Buffer; answer: Answer }>`
      select ord, name, body_hash, answer
      from http.begin_commands(${keyed.map((one) => one.owner)}::text[], ${keyed.map((one) => one.command.key)}::text[])
    `.execute(trx);
    const answeredByOrd = new Map(answered.map((row) => [Number(row.ord), row]));

    // The same key twice in one batch is one command asked twice: the first stands for both.
    const firstByKey = new Map<string, Keyed>();
    keyed.forEach((one, i) => {
      const key = `${one.owner}\u001f${one.command.key}`;
      if (!answeredByOrd.has(i + 1) && !firstByKey.has(key)) firstByKey.set(key, one);
    });
    const fresh = [...firstByKey.values()];
    const results = new Map<Keyed, Result<Answer>>();
    const entries: { command: BatchedCommand<Body>; entry: AuditEntry }[] = [];
    if (fresh.length > 0) {
      const decided = await decide(
        { trx, audit: (command, entry) => entries.push({ command, entry }) },
        fresh.map((one) => one.command),
      );
      fresh.forEach((one, i) => {
        const result = decided[i];
        if (!result) throw new Error(`${name} gave ${decided.length} results for ${fresh.length} commands.`);
        results.set(one, result);
      });
      await recordByActor(trx, entries);
      await storeAnswers(
        trx,
        name,
        fresh.flatMap((one) => {
          const result = results.get(one)!;
          return result.ok
            ? [{ owner: one.owner, key: one.command.key, hash: one.hash, answer: result.value }]
            : [];
        }),
      );
    }
    return keyed.map((one, i) => {
      const before = answeredByOrd.get(i + 1);
      if (before)
        return before.name === name && before.body_hash.equals(one.hash) ? ok(before.answer) : keyReused;
      const first = firstByKey.get(`${one.owner}\u001f${one.command.key}`)!;
      return first.hash.equals(one.hash) ? results.get(first)! : keyReused;
    });
  });
}

const keyReused = refuse({ refusal: 'idempotency-key-reused' });

async function recordByActor<Body>(
  trx: Trx,
  entries: readonly { command: BatchedCommand<Body>; entry: AuditEntry }[],
): Promise<void> {
  const byActor = new Map<string, { actor: Actor; entries: AuditEntry[] }>();
  for (const { command, entry } of entries) {
    const { actor } = command;
    const id = `${actor.kind} ${actor.accountId} ${actor.assisting?.personId}`;
    const group = byActor.get(id);
    if (group) group.entries.push(entry);
    else byActor.set(id, { actor, entries: [entry] });
  }
  for (const group of byActor.values()) await recordEntries(trx, auditActor(group.actor), group.entries);
}

async function storeAnswers(
  trx: Trx,
  name: string,
  rows: readonly { owner: string; key: string; hash: Buffer; answer: unknown }[],
): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    insert into http.command (actor, key, name, body_hash, answer)
    select r.actor, r.key, ${name}, r.hash, r.answer
    from unnest(${rows.map((row) => row.owner)}::text[], ${rows.map((row) => row.key)}::text[],
                ${rows.map((row) => row.hash)}::bytea[], ${rows.map((row) => JSON.stringify(row.answer ?? null))}::jsonb[])
      as r(actor, key, hash, answer)
  `.execute(trx);
}

/**
 * Lets what arrives while the database is busy travel together. Nothing waits for company: an item that finds a free lane
 * goes at once; the others leave with the next lane that comes free. When a batch fails as a whole its items are run one by
 * one, so that a defect of one is not a failure of its neighbours.
 *
 * @param lanes batches under way at the same time; @param sizeMax items in a batch at most.
 */
export function gathered<Item, Outcome>(options: {
  readonly run: (items: readonly Item[]) => Promise<readonly Outcome[]>;
  readonly lanes: number;
  readonly sizeMax: number;
}): (item: Item) => Promise<Outcome> {
  interface Waiting {
    readonly item: Item;
    readonly resolve: (outcome: Outcome) => void;
    readonly reject: (error: unknown) => void;
  }
  const queue: Waiting[] = [];
  let busy = 0;

  const runOne = async (one: Waiting) => {
    try {
      one.resolve((await options.run([one.item]))[0]!);
    } catch (error) {
      one.reject(error);
    }
  };
  const lane = async () => {
    while (queue.length > 0) {
      const batch = queue.splice(0, options.sizeMax);
      if (batch.length === 1) {
        await runOne(batch[0]!);
        continue;
      }
      try {
        const outcomes = await options.run(batch.map((one) => one.item));
        batch.forEach((one, i) => {
          one.resolve(outcomes[i]!);
        });
      } catch {
        for (const one of batch) await runOne(one);
      }
    }
    busy -= 1;
  };
  return (item) =>
    new Promise<Outcome>((resolve, reject) => {
      queue.push({ item, resolve, reject });
      if (busy >= options.lanes) return;
      busy += 1;
      // A turn of the event loop lets requests that were read from the sockets together start together.
      setImmediate(() => void lane());
    });
}
