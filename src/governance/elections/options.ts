import type { Law } from '#law';
import type { Outbox } from '#platform/mail';

export interface ElectionsRoomOptions {
  readonly law: Law;
  /** Where invitations are left; without it the house writes to no voter. */
  readonly outbox?: Outbox;
}
