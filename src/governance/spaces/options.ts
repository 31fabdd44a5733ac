import type { Law } from '#law';

export interface SpacesRoomOptions {
  readonly law: Law;
  readonly now: () => Date;
}
