const minute = 60_000;

/** How long things last, in milliseconds, and how many failures are forgiven. Choices of the house, not of a norm. */
export const signInPolicy = {
  idleMs: 60 * minute,
  absoluteMs: 12 * 60 * minute,
  pendingMs: 10 * minute,
  pendingAttemptsMax: 5,
  activationMs: 7 * 24 * 60 * minute,
  oidcRequestMs: 15 * minute,
  /** How old a sign-in may be to stand for a password where the account has none. */
  recentMs: 15 * minute,
  assistanceMs: 2 * 60 * minute,
  /** How often `last_seen_at` is written. */
  seenEveryMs: minute,
  closedKeptMs: 90 * 24 * 60 * minute,
  recoveryCodes: 10,
  /** A link to choose another password. */
  resetMs: 30 * minute,
  /** A link that confirms an address. */
  confirmEmailMs: 3 * 24 * 60 * minute,
  /** How long an answer takes to who says that she forgot her password, whoever she is. */
  forgotAnswerMs: 400,
} as const;

export interface AttemptLimit {
  /** The failure that first makes one wait. */
  readonly free: number;
  readonly baseSeconds: number;
  readonly capSeconds: number;
  /** Seconds without an attempt after which the count begins again. */
  readonly quietSeconds: number;
}

/** Five guesses, then 30 s, 1 min, 2 min … 1 h. */
export const accountLimit: AttemptLimit = {
  free: 5,
  baseSeconds: 30,
  capSeconds: 3600,
  quietSeconds: 24 * 3600,
};
/** Three letters to an account, then 5 min, 10 min … a day. */
export const forgottenLimit: AttemptLimit = {
  free: 3,
  baseSeconds: 300,
  capSeconds: 24 * 3600,
  quietSeconds: 24 * 3600,
};
/** Many people share an address (offices, mobile networks): more are forgiven and the wait stays short. */
export const addressLimit: AttemptLimit = { free: 30, baseSeconds: 2, capSeconds: 300, quietSeconds: 3600 };
