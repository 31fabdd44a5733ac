import { join } from 'node:path';
import { type ComplaintsRoomOptions, complaintsKeysAt } from '#governance/complaints';
import { type Law, workingCalendar } from '#law';

const project = join(import.meta.dirname, '..');

/**
 * What the room of complaints works with: its key and the folder of attachments lie outside the database, so that neither opens
 * without the other. AMPARO_COMPLAINTS_KEY names the key's file, AMPARO_FILES the folder; processes of one house share both.
 * AMPARO_FILES_GB says how much room all files may take together.
 *
 * @throws Error where AMPARO_FILES_GB is no number above zero.
 */
export function complaintsOptions(law: Law): ComplaintsRoomOptions {
  const keys = complaintsKeysAt(
    process.env.AMPARO_COMPLAINTS_KEY ?? join(project, '.amparo', 'complaints-key'),
  );
  const folder = process.env.AMPARO_FILES ?? join(project, '.amparo', 'files');
  const gigabytes = Number(process.env.AMPARO_FILES_GB ?? 20);
  if (!(gigabytes > 0)) throw new Error('AMPARO_FILES_GB is not a number above zero.');
  return {
    law,
    calendar: workingCalendar(law),
    keys,
    shelf: { folder, keys, bytesMost: gigabytes * 1_000_000_000 },
  };
}
