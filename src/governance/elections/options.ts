import type { Law } from '#law';

export interface ElectionsRoomOptions {
  readonly law: Law;
}
