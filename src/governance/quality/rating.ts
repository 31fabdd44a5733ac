import { ok, type Result, refuse } from '#kernel';

/** What is asked of who received an attention; each from 1 (very bad) to 5 (very good), any may be left out but not all. */
export const questions = ['treatment', 'clarity', 'waiting', 'solution', 'place'] as const;
export type Question = (typeof questions)[number];
export type Answers = Readonly<Partial<Record<Question, number>>>;

/** By which way the answers came. `account` is the signed-in person; `assisted` an official beside her. */
export type Channel = 'link' | 'qr' | 'kiosk' | 'assisted' | 'account';

/** What is known of an invitation and its attention when somebody wants to rate. Instants are milliseconds since 1970. */
export interface Ratable {
  readonly attentionId: string;
  readonly issuedAt: number;
  readonly expiresAt: number;
  /** Set when the attention was rated before. */
  readonly ratedAt: number | null;
  /** The client's key of that rating. */
  readonly ratedWithKey: string | null;
}

export interface RatingPolicy {
  readonly offlineGraceDays: number;
}

/** When a rating counts as given, or why it cannot be given. */
export type RatingDecision = Result<{ readonly answeredAt: number; readonly again: boolean }>;

const dayMs = 86_400_000;

/**
 * Whether an attention may be rated now. What was answered on a device without connection counts from the moment that the
 * device says, within the time in which the invitation can have been used; it must arrive within the days of grace.
 */
export function decideRating(
  ratable: Ratable | undefined,
  request: { readonly key: string; readonly answeredAt: number | null; readonly now: number },
  policy: RatingPolicy,
): RatingDecision {
  if (!ratable) return refuse({ refusal: 'invitation-unknown' });
  const { now } = request;
  const said = request.answeredAt ?? now;
  // A device's clock can be wrong; the answer can have been given neither before the invitation nor after its arrival.
  const answeredAt = Math.min(Math.max(said, ratable.issuedAt), now);
  if (ratable.ratedAt !== null) {
    if (ratable.ratedWithKey === request.key) return ok({ answeredAt: ratable.ratedAt, again: true });
    return refuse({ refusal: 'already-rated', ratedAt: new Date(ratable.ratedAt).toISOString() });
  }
  const expiredAt = new Date(ratable.expiresAt).toISOString();
  if (answeredAt > ratable.expiresAt) return refuse({ refusal: 'invitation-expired', expiredAt });
  if (now > ratable.expiresAt + policy.offlineGraceDays * dayMs)
    return refuse({ refusal: 'invitation-expired', expiredAt });
  return ok({ answeredAt, again: false });
}

/** The person's own mean of her answers in sixtieths, which is a whole number for one to five answers. */
export function overallSixtieths(answers: Answers): number {
  const given = questions.flatMap((question) => answers[question] ?? []);
  if (given.length === 0) throw new RangeError('An evaluation has at least one answer');
  return (60 * given.reduce((sum, score) => sum + score, 0)) / given.length;
}
