import type { Law, WorkingCalendar } from '#law';
import type { FileShelf } from './fileShelf.ts';
import type { ComplaintsKeys } from './keys.ts';

export interface ComplaintsRoomOptions {
  readonly law: Law;
  readonly calendar: WorkingCalendar;
  readonly keys: ComplaintsKeys;
  readonly shelf: FileShelf;
  /** Requests that one address may make in a minute to each route of the public; each route's own number where absent. */
  readonly perMinute?: number;
}
