import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { sql } from 'kysely';
import { type Database, transaction } from '#platform/database';
import { chainHash, chainStart, checkpointStatement, entryHash, type RecordedEntry } from './entry.ts';
import { recordedEntryColumns } from './store.ts';

/** The Ed25519 key that signs checkpoints; `keyId` is the first 16 hex digits of the public key. */
export interface SigningKey {
  readonly keyId: string;
  readonly publicKey: Buffer;
  readonly privateKey: KeyObject;
}

/** Reads the key at `path` (PKCS#8 PEM), or makes one there that only its owner can read. */
export function signingKeyAt(path: string): SigningKey {
  if (!existsSync(path)) {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' });
    writeFileSync(`${path}.new`, pem, { mode: 0o600 });
    renameSync(`${path}.new`, path);
  }
  const privateKey = createPrivateKey(readFileSync(path));
  const publicKey = createPublicKey(privateKey).export({ type: 'spki', format: 'der' }).subarray(-32);
  return { keyId: publicKey.toString('hex').slice(0, 16), publicKey, privateKey };
}

const batchSize = 5_000;
// Any number will do as long as nothing else in the database locks with it.
const sequencerLock = 4_850_172_210;

/**
 * Chains the entries that have been committed since the last batch and signs how far it came. Only one process at a time does
 * so; the others return at once. Commands never wait for it.
 *
 * @returns how many entries were chained.
 */
export async function sequenceOnce(db: Database, key: SigningKey, now: () => Date): Promise<number> {
  return transaction(db, async (trx) => {
    const { rows: locks } = await sql<{
      held: boolean;
    }>`select pg_try_advisory_xact_lock(${sequencerLock}) as held`.execute(trx);
    if (!locks[0]?.held) return 0;

    const { rows: ends } = await sql<{
      seq: string;
      chain_hash: Buffer;
      horizon: string;
      cluster: string;
      here: string;
      current: string;
    }>`
      select l.seq::text as seq, l.chain_hash, coalesce(c.horizon::text, '0') as horizon, coalesce(c.cluster, '') as cluster,
             (select system_identifier::text from pg_control_system()) || '/' || (select oid::text from pg_database where datname = current_database()) as here,
             pg_snapshot_xmin(pg_current_snapshot())::text as current
      from (select 1) one
      left join lateral (select seq, chain_hash from audit.link order by seq desc limit 1) l on true
      left join lateral (select horizon, cluster from audit.checkpoint order by seq desc limit 1) c on true
    `.execute(trx);
    const end = ends[0]!;
    // Transaction numbers mean something only in the cluster that gave them: in a restored database everything is looked at once.
    const since = end.cluster === end.here ? end.horizon : '0';
    const { rows: candidates } = await sql<RecordedEntry>`
      select ${recordedEntryColumns}
      from audit.entry e
      where e.xact >= ${since}::text::xid8 and not exists (select from audit.link l where l.entry_id = e.entry_id)
      order by e.entry_id limit ${batchSize}
    `.execute(trx);
    if (candidates.length === 0) return 0;

    let seq = BigInt(end.seq ?? '0');
    let previous = end.chain_hash ?? chainStart;
    const links: { seq: string[]; entryId: string[]; entryHash: Buffer[]; chainHash: Buffer[] } = {
      seq: [],
      entryId: [],
      entryHash: [],
      chainHash: [],
    };
    for (const entry of candidates) {
      const hash = entryHash(entry);
      previous = chainHash(previous, hash);
      seq += 1n;
      links.seq.push(seq.toString());
      links.entryId.push(entry.entryId);
      links.entryHash.push(hash);
      links.chainHash.push(previous);
    }
    await sql`
      insert into audit.link (seq, entry_id, entry_hash, chain_hash)
      select * from unnest(${links.seq}::bigint[], ${links.entryId}::bigint[], ${links.entryHash}::bytea[], ${links.chainHash}::bytea[])
    `.execute(trx);

    await sql`
      insert into audit.signing_key (key_id, public_key) values (${key.keyId}, ${key.publicKey}) on conflict do nothing
    `.execute(trx);
    const madeAt = now().toISOString();
    const signature = sign(
      null,
      checkpointStatement({ seq: seq.toString(), chainHash: previous.toString('hex'), madeAt }),
      key.privateKey,
    );
    // A full batch may have left older entries for the next one, so the horizon moves only when all were taken.
    const horizon = candidates.length < batchSize ? end.current : since;
    await sql`
      insert into audit.checkpoint (seq, chain_hash, made_at, horizon, cluster, key_id, signature)
      values (${seq.toString()}::bigint, ${previous}, ${madeAt}::timestamptz, ${horizon}::text::xid8, ${end.here}, ${key.keyId}, ${signature})
    `.execute(trx);
    return candidates.length;
  });
}

/** Runs the sequencer until it is stopped; an error is reported and tried again, since nothing is lost by waiting. */
export function startSequencer(options: {
  db: Database;
  key: SigningKey;
  now: () => Date;
  everyMs?: number;
  onError: (error: unknown) => void;
}): { stop(): Promise<void> } {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  const turn = async () => {
    let chained = 0;
    try {
      chained = await sequenceOnce(options.db, options.key, options.now);
    } catch (error) {
      if (!stopped) options.onError(error);
    }
    if (!stopped)
      timer = setTimeout(() => (running = turn()), chained === batchSize ? 0 : (options.everyMs ?? 400));
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
