import type { Law } from '#law';

export interface EvaluationsRoomOptions {
  readonly law: Law;
}
