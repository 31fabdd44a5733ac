import type { Acting } from '#design';
import type { CommitteeAnswer } from '../api.ts';

/** What each part of a committee's page works with. */
export interface CommitteePart {
  readonly committee: CommitteeAnswer;
  readonly api: string;
  readonly acting: Acting;
}
