import { createHash, randomBytes } from 'node:crypto';
import { uuidv7 } from '#kernel';

/** A small text file that stands as evidence in the demonstration. */
export function demonstrationEvidence(now: Date) {
  const bytes = Buffer.from('Reporte sintético del registro de afiliación, para la demostración.\n', 'utf8');
  return {
    evidenceId: uuidv7(now.getTime(), randomBytes(10)),
    name: 'reporte-de-afiliacion.txt',
    mediaType: 'text/plain',
    bytes,
    sha256: createHash('sha256').update(bytes).digest(),
  };
}
