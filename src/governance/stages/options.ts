import type { Law } from '#law';
import type { StagePlan } from './plan.ts';

export interface StagesOptions {
  readonly law: Law;
  /** The stages as the reference case describes them. */
  readonly plan: StagePlan;
}
