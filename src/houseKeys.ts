import { join } from 'node:path';
import { type SeedLock, seedLockAt } from '#platform/identity';
import type { LetterLock } from '#platform/mail';

/** The file with the keys that seal what waits in the database: processes of one house share it. */
export function identityKeyFile(): string {
  return process.env.AMPARO_IDENTITY_KEY ?? join(import.meta.dirname, '..', '.amparo', 'identity-key');
}

/** Seals the seeds of authenticators. */
export function identityLock(): SeedLock {
  return seedLockAt(identityKeyFile());
}

/** Seals letters while they wait. */
export function letterLock(): LetterLock {
  return seedLockAt(identityKeyFile(), 'letter');
}
