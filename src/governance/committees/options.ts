import type { Law } from '#law';

export interface CommitteesRoomOptions {
  readonly law: Law;
}
