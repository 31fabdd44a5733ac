import type { ReadBallot } from './ballot.ts';
import { failuresOfBallot, readBallot } from './ballot.ts';
import type { CheckName } from './checks.ts';
import { CheckFailure } from './codec.ts';
import type { OpenElection } from './election.ts';
import type { Ciphertext, TallyOfQuestion } from './formats.ts';
import { addCiphertext, encryptedTally, sortVotes } from './tally.ts';

/** Ballots to verify together. They and what comes back are plain texts and numbers, so that a worker thread can do it. */
export interface BallotBatch {
  readonly texts: readonly string[];
  /** The weight with which each ballot counts; zero for one that a later ballot replaced or that has no credential. */
  readonly weights: readonly number[];
}

export interface Finding {
  readonly check: CheckName;
  readonly detail: string;
}

export interface BatchOutcome {
  /** What does not hold, with the place of the ballot in the batch. */
  readonly findings: readonly (Finding & { readonly place: number })[];
  /** How many counted ballots could not be read, so that the sums below lack them. */
  readonly unreadable: number;
  /** The batch's part of the encrypted tally, as texts: questions, rows, boxes, [alpha, beta]. */
  readonly tally: readonly (readonly (readonly (readonly [string, string])[])[])[];
}

/** Verifies ballots one by one and adds up those that count. */
export function verifyBatch(open: OpenElection, { texts, weights }: BallotBatch): BatchOutcome {
  const findings: (Finding & { place: number })[] = [];
  const counted: { read: ReadBallot; weight: number }[] = [];
  let unreadable = 0;
  texts.forEach((text, place) => {
    const weight = weights[place] ?? 0;
    try {
      const read = readBallot(open, text);
      const failures = failuresOfBallot(open, read);
      for (const check of failures)
        findings.push({ place, check, detail: `the ballot of credential ${read.ballot.credential.text}` });
      if (weight > 0 && failures.includes('ballot-shape')) unreadable++;
      else if (weight > 0) counted.push({ read, weight });
    } catch (error) {
      if (!(error instanceof CheckFailure)) throw error;
      findings.push({ place, check: error.check, detail: error.message });
      if (weight > 0) unreadable++;
    }
  });
  const tally = encryptedTally(open, counted).map(({ rows }) =>
    rows.map((row) => row.map(({ alpha, beta }) => [alpha.text, beta.text] as const)),
  );
  return { findings, unreadable, tally };
}

/** Joins the parts of the tally that batches made: sums are added, ranked votes put together. */
export function joinTallies(open: OpenElection, outcomes: readonly BatchOutcome[]): TallyOfQuestion[] {
  const { group, election } = open;
  const total = encryptedTally(open, []);
  for (const { tally } of outcomes)
    for (const [i, rows] of tally.entries())
      for (const [j, row] of rows.entries()) {
        const read = row.map(([alpha, beta]): Ciphertext => ({ alpha: known(alpha), beta: known(beta) }));
        const target = total[i]!.rows[j]!;
        if (election.questions[i]!.type === 'NonHomomorphic') target.push(...read);
        else
          for (const [k, ciphertext] of read.entries())
            target[k] = addCiphertext(group, target[k]!, ciphertext);
      }
  return total.map((one, i) =>
    election.questions[i]!.type === 'NonHomomorphic'
      ? { nested: false, rows: [sortVotes(group, one.rows[0]!)] }
      : one,
  );

  function known(text: string) {
    const element = group.decode(text);
    if (!element) throw new Error('a batch returned what is not an element');
    return element;
  }
}
