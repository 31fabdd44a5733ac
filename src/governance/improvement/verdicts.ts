import { type DisclosurePolicy, protect, type Release, TOTAL } from '#statistics';

export const verdicts = ['yes', 'partly', 'no'] as const;
/** What a person who was told says: it works, in part, it does not. */
export type Verdict = (typeof verdicts)[number];

export type VerdictCounts = Readonly<Record<Verdict, number>>;

/** What is published of the answers to one change; null is protected. */
export interface PublishedVerdicts {
  readonly yes: number | null;
  readonly partly: number | null;
  readonly no: number | null;
  readonly total: number | null;
}

export interface VerdictRelease {
  readonly published: PublishedVerdicts;
  /** Kept in the house, and shown to the control of the next one. */
  readonly release: Release;
}

/**
 * The answers to a change as they may be published, knowing what was published of them before: no count, and no difference
 * between two releases, tells of fewer people than the policy allows.
 *
 * @returns null where a release now would expose somebody, or would hide what the last one shows: the last one then stays, and the
 *   answers wait until there are more of them.
 */
export function releaseVerdicts(
  counts: VerdictCounts,
  policy: DisclosurePolicy,
  past: readonly VerdictRelease[],
): VerdictRelease | null {
  const table = protect(
    {
      dimensions: [{ name: 'answer', categories: verdicts }],
      counts: verdicts.map((one) => ({ at: [one], count: counts[one] })),
    },
    policy,
    { asOf: `release ${past.length + 1}`, alreadyPublished: past.map((one) => one.release) },
  );
  if (table.exposed.length > 0) return null;
  const total = counts.yes + counts.partly + counts.no;
  const published: PublishedVerdicts = {
    yes: table.figure(['yes'], counts.yes),
    partly: table.figure(['partly'], counts.partly),
    no: table.figure(['no'], counts.no),
    total: table.figure([TOTAL], total),
  };
  const last = past.at(-1)?.published;
  const cells = [...verdicts, 'total'] as const;
  if (last && cells.some((cell) => last[cell] !== null && published[cell] === null)) return null;
  return cells.every((cell) => published[cell] === null) ? null : { published, release: table.release };
}
