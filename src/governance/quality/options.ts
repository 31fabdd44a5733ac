import type { Law } from '#law';
import type { Database } from '#platform/database';
import type { FollowUpAnswer } from './api.ts';
import type { PersonDirectory } from './personDirectory.ts';

/** How a later room tells the person what became of her evaluation: a complaint, a commitment, a change. */
export type FollowUp = (
  db: Database,
  rated: {
    readonly attentionId: string;
    readonly personId: string;
    readonly facility: string;
    readonly service: string;
    readonly ratedAt: number | null;
  },
) => Promise<FollowUpAnswer['events']>;

export interface QualityRoomOptions {
  readonly law: Law;
  readonly persons: PersonDirectory;
  readonly followUps: readonly FollowUp[];
  readonly now: () => Date;
  /** Evaluations that one address may send in a minute; the house's default where absent. */
  readonly evaluationsPerMinute?: number;
}
