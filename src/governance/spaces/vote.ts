/** How one member votes. Who is on the roll and says nothing is silent: in the base of those present, in no sum. */
export type Choice = 'for' | 'against' | 'abstain';

export type Majority = 'simple' | 'absolute' | 'two-thirds' | 'unanimous';

/**
 * The rule by which a motion is decided. It is written down whole when the vote is opened and cannot change after.
 *
 * - `base`: of what the majority is taken: the votes cast, those present when the vote was opened, or all members with a vote.
 * - `majority`: `simple`, more for than against; `absolute`, more than half of the base; `two-thirds`, at least two thirds of it;
 *   `unanimous`, all of it.
 * - `abstention`: `out`, who abstains leaves the base; `in`, stays in it and so weighs against; `with-majority`, is added to the
 *   greater side.
 * - `tie`: `rejected`; `chair`, the chair's own vote counts once more; `again`, one second vote, and rejected if that ties too.
 * - `quorum`: the part of the members that must be on the roll, exceeded (`more-than`) or reached (`at-least`).
 */
export interface VoteRule {
  readonly base: 'cast' | 'present' | 'members';
  readonly majority: Majority;
  readonly abstention: 'out' | 'in' | 'with-majority';
  readonly tie: 'rejected' | 'chair' | 'again';
  readonly quorum: Quorum;
  readonly ballot: 'open' | 'secret';
}

export interface Quorum {
  readonly kind: 'none' | 'more-than' | 'at-least';
  readonly numerator: number;
  readonly denominator: number;
}

export interface VoteCount {
  /** Members with a vote, seated on that day. */
  readonly members: number;
  /** Of them, how many were on the roll when the vote was opened. */
  readonly present: number;
  readonly for: number;
  readonly against: number;
  readonly abstain: number;
  /** What the chair voted; null when the chair did not vote or the vote was secret. */
  readonly chair: Choice | null;
  /** The second vote on the same motion is round 2. */
  readonly round: 1 | 2;
}

export type VoteReason =
  | 'no-quorum'
  | 'nobody-voted'
  | 'majority-reached'
  | 'majority-not-reached'
  | 'tie-rejects'
  | 'chair-decided'
  | 'chair-did-not-decide'
  | 'tie-votes-again'
  | 'tie-again-rejects';

export interface VoteOutcome {
  readonly result: 'approved' | 'rejected' | 'tied' | 'no-quorum';
  readonly reason: VoteReason;
  readonly count: VoteCount;
  /** Votes for and against after the abstentions were placed. */
  readonly countedFor: number;
  readonly countedAgainst: number;
  /** How many make up the base. */
  readonly base: number;
  /** The least votes for that approve; null for the simple majority, which compares the two sides. */
  readonly needed: number | null;
  /** The least presence that makes a quorum. */
  readonly quorumNeeded: number;
}

/** The least number of members that makes a quorum. */
export function quorumNeeded(quorum: Quorum, members: number): number {
  const { kind, numerator, denominator } = quorum;
  switch (kind) {
    case 'none':
      return 0;
    case 'more-than':
      return Math.floor((members * numerator) / denominator) + 1;
    case 'at-least':
      return Math.ceil((members * numerator) / denominator);
  }
}

/** The least votes for that approve with this majority of this base; null for the simple majority. */
function votesNeeded(majority: Majority, base: number): number | null {
  switch (majority) {
    case 'simple':
      return null;
    case 'absolute':
      return Math.floor(base / 2) + 1;
    case 'two-thirds':
      return Math.ceil((2 * base) / 3);
    case 'unanimous':
      return base;
  }
}

/**
 * What a vote decides. A tie is as many for as against where one vote more would decide; two thirds and unanimity know no tie.
 *
 * @returns the outcome with every figure that it rests on. `vote.cases.yaml` is the table of cases.
 */
export function decideVote(rule: VoteRule, count: VoteCount): VoteOutcome {
  const quorum = quorumNeeded(rule.quorum, count.members);
  const withMajority = rule.abstention === 'with-majority' ? count.abstain : 0;
  const countedFor = count.for + (count.for > count.against ? withMajority : 0);
  const countedAgainst = count.against + (count.against > count.for ? withMajority : 0);
  const whole = {
    cast: count.for + count.against + count.abstain,
    present: count.present,
    members: count.members,
  }[rule.base];
  const base = whole - (rule.abstention === 'out' ? count.abstain : 0);
  const needed = votesNeeded(rule.majority, base);
  const outcome = (result: VoteOutcome['result'], reason: VoteReason): VoteOutcome => ({
    result,
    reason,
    count,
    countedFor,
    countedAgainst,
    base,
    needed,
    quorumNeeded: quorum,
  });
  const approves = (votesFor: number) => (needed === null ? votesFor > countedAgainst : votesFor >= needed);

  if (count.present < quorum) return outcome('no-quorum', 'no-quorum');
  if (count.for + count.against === 0) return outcome('rejected', 'nobody-voted');
  if (approves(countedFor)) return outcome('approved', 'majority-reached');
  const knowsTie = rule.majority === 'simple' || rule.majority === 'absolute';
  const tied = knowsTie && countedFor === countedAgainst && approves(countedFor + 1);
  if (!tied) return outcome('rejected', 'majority-not-reached');
  switch (rule.tie) {
    case 'rejected':
      return outcome('rejected', 'tie-rejects');
    case 'chair':
      if (count.chair === 'for') return outcome('approved', 'chair-decided');
      return outcome('rejected', count.chair === 'against' ? 'chair-decided' : 'chair-did-not-decide');
    case 'again':
      return count.round === 1
        ? outcome('tied', 'tie-votes-again')
        : outcome('rejected', 'tie-again-rejects');
  }
}
