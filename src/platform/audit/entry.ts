import { createHash } from 'node:crypto';
import { canonicalJson } from '#kernel';

/** Who did it. In assisted mode `id` is the official and `onBehalfOf` the person served. */
export interface AuditActor {
  readonly kind: 'person' | 'service' | 'anonymous' | 'system';
  readonly id: string | null;
  readonly onBehalfOf: string | null;
}

/** What a command leaves behind. `detail` holds figures and hashes, never names, documents or free text of persons. */
export interface AuditEntry {
  readonly action: string;
  readonly subject: { readonly kind: string; readonly id: string };
  /** The person whose data it touched, where there is one. */
  readonly personId?: string | null;
  /** Why the data was read or changed, in the reader's words or by the name of the duty. */
  readonly purpose?: string | null;
  readonly detail?: Record<string, unknown>;
}

/** An entry as it stands in the database and in an export; times are ISO 8601 in UTC with microseconds. */
export interface RecordedEntry {
  readonly entryId: string;
  readonly recordedAt: string;
  readonly actorKind: string;
  readonly actorId: string | null;
  readonly onBehalfOf: string | null;
  readonly action: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly personId: string | null;
  readonly purpose: string | null;
  readonly detail: unknown;
}

/** SHA-256 of the entry's canonical JSON (RFC 8785). */
export function entryHash(entry: RecordedEntry): Buffer {
  return createHash('sha256')
    .update(canonicalJson({ ...entry }))
    .digest();
}

/** SHA-256(previous ‖ entry hash); the first link follows 32 zero bytes. */
export function chainHash(previous: Buffer, entry: Buffer): Buffer {
  return createHash('sha256').update(previous).update(entry).digest();
}

export const chainStart: Buffer = Buffer.alloc(32);

/** The bytes that a checkpoint's Ed25519 signature covers. */
export function checkpointStatement(checkpoint: { seq: string; chainHash: string; madeAt: string }): Buffer {
  return Buffer.from(canonicalJson({ amparo: 'audit-checkpoint-1', ...checkpoint }), 'utf8');
}
