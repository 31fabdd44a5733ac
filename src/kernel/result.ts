/**
 * An expected outcome of a decision. A refusal is a value named as the fact it states, with its figures, so that a page can
 * say it in plain words: `{ refusal: 'already-rated', ratedAt }`. Defects are thrown, never returned.
 */
export type Result<T, R extends Refusal = Refusal> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: R };

/** The fact that made a command impossible. `refusal` is its stable name; the other fields are its figures. */
export interface Refusal {
  readonly refusal: string;
  readonly [figure: string]: unknown;
}

export function ok<T>(value: T): Result<T, never> {
  return { ok: true, value };
}

export function refuse<const R extends Refusal>(refusal: R): Result<never, R> {
  return { ok: false, refusal };
}

/** Marks a switch as exhaustive: a new case does not compile until the switch has met it. */
export function unreachable(value: never): never {
  throw new Error(`A case that cannot be was met: ${JSON.stringify(value)}`);
}
