import type { Law } from '#law';

export interface CommissionsOptions {
  readonly law: Law;
}
