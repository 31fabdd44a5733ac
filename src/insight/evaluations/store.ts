import { createHash } from 'node:crypto';
import { canonicalJson } from '#kernel';
import { type Recorded, readRoom, readStream } from '#platform/actions';
import type { Db } from '#platform/database';
import { type EvaluationAction, type EvaluationState, foldEvaluation, frozenContent } from './evaluation.ts';
import { type FollowUpAction, type FollowUpState, foldFollowUp } from './recommendation.ts';

export const evaluationsStream = (slug: string) => ({ room: 'evaluations', id: slug });
export const followUpStream = (id: string) => ({ room: 'recommendations', id });

export interface StoredEvaluation {
  readonly actions: readonly Recorded<EvaluationAction>[];
  readonly state: EvaluationState;
}
export interface StoredFollowUp {
  readonly id: string;
  readonly actions: readonly Recorded<FollowUpAction>[];
  readonly state: FollowUpState;
}

export async function findEvaluation(db: Db, slug: string): Promise<StoredEvaluation | undefined> {
  const actions = await readStream<EvaluationAction>(db, evaluationsStream(slug));
  return actions.length === 0 ? undefined : { actions, state: foldEvaluation(actions) };
}

export async function listEvaluations(db: Db): Promise<StoredEvaluation[]> {
  const streams = await readRoom<EvaluationAction>(db, 'evaluations');
  return [...streams.values()].map((actions) => ({ actions, state: foldEvaluation(actions) }));
}

export async function findFollowUp(db: Db, id: string): Promise<StoredFollowUp | undefined> {
  const actions = await readStream<FollowUpAction>(db, followUpStream(id));
  return actions.length === 0 ? undefined : { id, actions, state: foldFollowUp(actions) };
}

export async function listFollowUps(db: Db): Promise<StoredFollowUp[]> {
  const streams = await readRoom<FollowUpAction>(db, 'recommendations');
  return [...streams]
    .map(([id, actions]) => ({ id, actions, state: foldFollowUp(actions) }))
    .sort(
      (a, b) =>
        a.state.evaluation.localeCompare(b.state.evaluation, 'es') ||
        a.state.facts.number - b.state.facts.number,
    );
}

export const sha256Of = (value: unknown): string =>
  createHash('sha256').update(canonicalJson(value)).digest('hex');

/** The hash that a version carries: of what was published, so that anyone who has the file computes it again. */
export const versionHash = (state: Pick<EvaluationState, 'facts' | 'content' | 'source'>): string =>
  sha256Of(frozenContent(state));
