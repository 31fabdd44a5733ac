import type { Acting } from '#design';
import type { GroupAnswer } from '../api.ts';

/** What each part of a group's page works with. */
export interface GroupPart {
  readonly group: GroupAnswer;
  readonly api: string;
  readonly acting: Acting;
}
