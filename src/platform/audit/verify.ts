import { createPublicKey, verify } from 'node:crypto';
import { chainHash, chainStart, checkpointStatement, entryHash, type RecordedEntry } from './entry.ts';

/** A line of an audit export (JSON lines): keys first, then each entry with its link, each checkpoint after its entry. */
export type AuditExportLine =
  | { kind: 'key'; keyId: string; publicKey: string }
  | { kind: 'entry'; seq: string; entryHash: string; chainHash: string; entry: RecordedEntry }
  | { kind: 'checkpoint'; seq: string; chainHash: string; madeAt: string; keyId: string; signature: string };

export type AuditVerdict =
  | { sound: true; entries: number; checkpoints: number; head: string }
  | { sound: false; entries: number; brokenSeq: string; why: AuditBreak };

export type AuditBreak =
  | 'sequence-has-a-gap'
  | 'entry-was-changed'
  | 'chain-does-not-follow'
  | 'checkpoint-differs-from-chain'
  | 'checkpoint-key-unknown'
  | 'checkpoint-signature-wrong'
  | 'last-entries-not-signed';

/**
 * Re-derives the chain from an export alone and names the first link that does not hold.
 *
 * @param trustedKeyIds keys that the reader knows from elsewhere (the gazette); without it any key in the export is accepted,
 *   which proves that the record is whole but not whose it is.
 */
export async function verifyAuditExport(
  lines: AsyncIterable<AuditExportLine>,
  trustedKeyIds?: ReadonlySet<string>,
): Promise<AuditVerdict> {
  const keys = new Map<string, string>();
  let previous = chainStart;
  let seq = 0n;
  let signedSeq = 0n;
  let entries = 0;
  let checkpoints = 0;
  const broken = (brokenSeq: string, why: AuditBreak): AuditVerdict => ({
    sound: false,
    entries,
    brokenSeq,
    why,
  });

  for await (const line of lines) {
    if (line.kind === 'key') {
      keys.set(line.keyId, line.publicKey);
    } else if (line.kind === 'entry') {
      if (BigInt(line.seq) !== seq + 1n) return broken((seq + 1n).toString(), 'sequence-has-a-gap');
      const hash = entryHash(line.entry);
      if (hash.toString('hex') !== line.entryHash) return broken(line.seq, 'entry-was-changed');
      const chained = chainHash(previous, hash);
      if (chained.toString('hex') !== line.chainHash) return broken(line.seq, 'chain-does-not-follow');
      previous = chained;
      seq += 1n;
      entries += 1;
    } else {
      if (line.seq !== seq.toString() || line.chainHash !== previous.toString('hex'))
        return broken(line.seq, 'checkpoint-differs-from-chain');
      const publicKey = keys.get(line.keyId);
      if (!publicKey?.startsWith(line.keyId) || (trustedKeyIds && !trustedKeyIds.has(line.keyId)))
        return broken(line.seq, 'checkpoint-key-unknown');
      const statement = checkpointStatement({
        seq: line.seq,
        chainHash: line.chainHash,
        madeAt: line.madeAt,
      });
      const key = createPublicKey({
        key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(publicKey, 'hex').toString('base64url') },
        format: 'jwk',
      });
      if (!verify(null, statement, key, Buffer.from(line.signature, 'hex')))
        return broken(line.seq, 'checkpoint-signature-wrong');
      signedSeq = seq;
      checkpoints += 1;
    }
  }
  if (signedSeq !== seq) return broken((signedSeq + 1n).toString(), 'last-entries-not-signed');
  return { sound: true, entries, checkpoints, head: previous.toString('hex') };
}
