import { sql } from 'kysely';
import type { Database } from '#platform/database';
import type { RecordedEntry } from './entry.ts';
import { recordedEntryColumns } from './store.ts';
import type { AuditExportLine } from './verify.ts';

const pageSize = 2_000;

/**
 * The whole chain as it stood when the reading began, a page at a time in one snapshot, so that it never holds more than a page.
 */
export async function* exportAudit(db: Database): AsyncGenerator<AuditExportLine> {
  const { rows: keys } = await sql<{ keyId: string; publicKey: string }>`
    select key_id as "keyId", encode(public_key, 'hex') as "publicKey" from audit.signing_key order by key_id
  `.execute(db.kysely);
  for (const key of keys) yield { kind: 'key', ...key };

  // The last signed checkpoint bounds the export: links and checkpoints are append-only, so no longer snapshot is needed.
  const { rows: bounds } = await sql<{
    last: string | null;
  }>`select max(seq)::text as last from audit.checkpoint`.execute(db.kysely);
  const last = bounds[0]?.last ?? '0';
  let after = '0';
  for (;;) {
    const { rows } = await sql<
      RecordedEntry & {
        seq: string;
        entryHash: string;
        chainHash: string;
        signedAt: string | null;
        keyId: string | null;
        signature: string | null;
      }
    >`
      select l.seq::text as seq, encode(l.entry_hash, 'hex') as "entryHash", encode(l.chain_hash, 'hex') as "chainHash",
             to_char(c.made_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "signedAt", c.key_id as "keyId",
             encode(c.signature, 'hex') as signature, ${recordedEntryColumns}
      from audit.link l join audit.entry e using (entry_id) left join audit.checkpoint c on c.seq = l.seq
      where l.seq > ${after}::bigint and l.seq <= ${last}::bigint order by l.seq limit ${pageSize}
    `.execute(db.kysely);
    for (const { seq, entryHash, chainHash, signedAt, keyId, signature, ...entry } of rows) {
      yield { kind: 'entry', seq, entryHash, chainHash, entry };
      if (signedAt && keyId && signature)
        yield { kind: 'checkpoint', seq, chainHash, madeAt: signedAt, keyId, signature };
    }
    const end = rows.at(-1);
    if (!end) return;
    after = end.seq;
  }
}

export interface AuditHead {
  readonly seq: string;
  readonly chainHash: string | null;
  readonly madeAt: string | null;
  readonly keyId: string | null;
  readonly publicKey: string | null;
  readonly signature: string | null;
}

/** The last signed checkpoint: who keeps it can tell later whether the chain was rewritten. */
export async function readAuditHead(db: Database): Promise<AuditHead> {
  const { rows } = await sql<AuditHead>`
    select c.seq::text as seq, encode(c.chain_hash, 'hex') as "chainHash",
           to_char(c.made_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "madeAt", c.key_id as "keyId",
           encode(k.public_key, 'hex') as "publicKey", encode(c.signature, 'hex') as signature
    from audit.checkpoint c join audit.signing_key k using (key_id) order by c.seq desc limit 1
  `.execute(db.kysely);
  return (
    rows[0] ?? { seq: '0', chainHash: null, madeAt: null, keyId: null, publicKey: null, signature: null }
  );
}
