import type { Law } from '#law';

export interface OversightGroupsOptions {
  readonly law: Law;
}
