import { addMonths, dateAt, ok, type PlainDate, plainDate, type Result, refuse } from '#kernel';
import type { Law } from '#law';
import { actOn, type Recorded } from '#platform/actions';
import type { AuditEntry } from '#platform/audit';
import type { Trx } from '#platform/database';
import type { EvaluationCase } from './caseFile.ts';
import type { EvaluationFacts, RecommendationFacts } from './content.ts';
import {
  decideBeginning,
  decideEvaluation,
  decidePublication,
  type EvaluationAct,
} from './decideEvaluation.ts';
import { decideFollowUp, type FollowUpAct } from './decideRecommendation.ts';
import { type EvaluationAction, type EvaluationState, foldEvaluation } from './evaluation.ts';
import { calendarOf, evaluationsPolicyOn } from './policy.ts';
import { type FollowUpAction, foldFollowUp } from './recommendation.ts';
import { evaluationsStream, followUpStream, versionHash } from './store.ts';

export interface Doing {
  readonly trx: Trx;
  readonly law: Law;
  readonly now: Date;
  /** Who acts; null where the house loads what others published. */
  readonly personId: string | null;
  readonly synthetic: boolean;
  readonly audit: (entry: AuditEntry) => void;
}

export const todayOf = (now: Date): PlainDate => dateAt(now.getTime());
export const idOf = (slug: string, number: number): string => `${slug}-${number}`;

type Decide<Action> = (known: readonly Recorded<Action>[]) => Result<readonly Action[]>;
const onEvaluation = (slug: string, decide: Decide<EvaluationAction>, { trx, now, personId, audit }: Doing) =>
  actOn<EvaluationAction>(trx, evaluationsStream(slug), { by: personId, at: now, audit, decide });
const onFollowUp = (id: string, decide: Decide<FollowUpAction>, { trx, now, personId, audit }: Doing) =>
  actOn<FollowUpAction>(trx, followUpStream(id), { by: personId, at: now, audit, decide });

/** Of two who act on what they had read, the second is told that it changed. */
const changedSince = (known: readonly { readonly seq: number }[], seen: number | null) =>
  seen !== null && (known.at(-1)?.seq ?? 0) !== seen ? refuse({ refusal: 'changed-since-read' }) : null;

export function beginEvaluation(facts: EvaluationFacts, doing: Doing): Promise<Result<{ seq: number }>> {
  return onEvaluation(facts.slug, (known) => decideBeginning(facts, known, doing.synthetic), doing);
}

export function actOnEvaluation(
  slug: string,
  act: EvaluationAct,
  seen: number | null,
  doing: Doing,
): Promise<Result<{ seq: number }>> {
  return onEvaluation(
    slug,
    (known) => {
      if (known.length === 0) return refuse({ refusal: 'evaluation-unknown' });
      return changedSince(known, seen) ?? decideEvaluation(foldEvaluation(known), act, todayOf(doing.now));
    },
    doing,
  );
}

/** Freezes a version and begins the follow-up of each recommendation that had none, all of it or nothing. */
export async function publishEvaluation(
  slug: string,
  seen: number | null,
  doing: Doing,
): Promise<Result<{ seq: number; version: number; sha256: string }>> {
  const today = todayOf(doing.now);
  const frozen: { state?: EvaluationState; sha256?: string } = {};
  const done = await onEvaluation(
    slug,
    (known) => {
      if (known.length === 0) return refuse({ refusal: 'evaluation-unknown' });
      const changed = changedSince(known, seen);
      if (changed) return changed;
      const state = foldEvaluation(known);
      const sha256 = versionHash(state);
      Object.assign(frozen, { state, sha256 });
      return decidePublication(state, sha256, today);
    },
    doing,
  );
  if (!done.ok) return done;
  const { facts, content, followed, versions } = frozen.state as EvaluationState;
  const sha256 = frozen.sha256 as string;
  const version = versions.length + 1;
  doing.audit({
    action: 'evaluations.version.frozen',
    subject: { kind: 'evaluation', id: slug },
    detail: { version, sha256 },
  });
  for (const one of content.recommendations) {
    if (followed.includes(one.number)) continue;
    const begun = await recommend(facts, one, { version, since: today, sinceIs: 'published' }, doing);
    if (!begun.ok) return begun;
  }
  return ok({ ...done.value, version, sha256 });
}

function recommend(
  evaluation: EvaluationFacts,
  facts: RecommendationFacts,
  from: { readonly version: number; readonly since: PlainDate; readonly sinceIs: 'published' | 'registered' },
  doing: Doing,
): Promise<Result<{ seq: number }>> {
  const policy = evaluationsPolicyOn(doing.law, from.since);
  return onFollowUp(
    idOf(evaluation.slug, facts.number),
    (known) =>
      known.length > 0
        ? ok([])
        : ok([
            {
              kind: 'recommended',
              evaluation: evaluation.slug,
              programme: evaluation.programme,
              programmeTitle: evaluation.programmeTitle,
              facts,
              ...from,
              responseDue: calendarOf(doing.law).addWorkingDays(from.since, policy.responseWorkingDays),
              termDue: facts.term && addMonths(from.since, policy.termMonths[facts.term]),
            },
          ]),
    doing,
  );
}

/** Takes in what others published, once; its recommendations are followed from the day that it gives, or from today where it has none. */
export async function transcribe(
  { facts, content, source }: EvaluationCase,
  doing: Doing,
): Promise<Result<{ seq: number }>> {
  const on = source.published ? plainDate(source.published.on) : todayOf(doing.now);
  const sha256 = versionHash({ facts, content, source });
  const done = await onEvaluation(
    facts.slug,
    (known) =>
      known.length > 0
        ? refuse({ refusal: 'evaluation-slug-taken', slug: facts.slug })
        : ok([{ kind: 'transcribed', facts, content, source, on, sha256 }]),
    doing,
  );
  if (!done.ok) return done;
  const sinceIs = source.published ? ('published' as const) : ('registered' as const);
  for (const one of content.recommendations) {
    const begun = await recommend(facts, one, { version: 1, since: on, sinceIs }, doing);
    if (!begun.ok) return begun;
  }
  return done;
}

/**
 * An act of an addressee or of who verifies.
 *
 * @param reaches whether who asks may act for one of these addressees; asked with none where nobody is addressed.
 */
export function actOnFollowUp(
  id: string,
  act: FollowUpAct,
  asked: { readonly seen: number | null; readonly reaches: (addressees: readonly string[]) => boolean },
  doing: Doing & { readonly personId: string },
): Promise<Result<{ seq: number }>> {
  const today = todayOf(doing.now);
  const policy = evaluationsPolicyOn(doing.law, today);
  const calendar = calendarOf(doing.law);
  return onFollowUp(
    id,
    (known) => {
      if (known.length === 0) return refuse({ refusal: 'recommendation-unknown' });
      const changed = changedSince(known, asked.seen);
      if (changed) return changed;
      const state = foldFollowUp(known);
      if (!asked.reaches(state.facts.addressees.map((one) => one.key)))
        return refuse({ refusal: 'recommendation-not-addressed-to-you' });
      return decideFollowUp(state, act, {
        personId: doing.personId,
        today,
        planDue: calendar.addWorkingDays(today, policy.planWorkingDays),
        verdictDue: calendar.addWorkingDays(today, policy.verdictWorkingDays),
        synthetic: doing.synthetic,
      });
    },
    doing,
  );
}
