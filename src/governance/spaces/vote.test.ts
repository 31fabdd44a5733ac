import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { explainRule, explainVote } from './explainVote.ts';
import {
  decideVote,
  type Majority,
  type Quorum,
  quorumNeeded,
  type VoteCount,
  type VoteRule,
} from './vote.ts';

interface Cases {
  majorities: Majority[];
  scenarios: { name: string; count: VoteCount; results: Record<string, string[]> }[];
  ties: (VoteCount & { majority: Majority; tie: VoteRule['tie']; result: string; reason: string })[];
  quorums: {
    kind: Quorum['kind'];
    part: string;
    members: number;
    needed: number;
    presentUnder: number | null;
  }[];
  words: { name: string; rule: Record<string, string>; count: VoteCount; says: string }[];
}
const cases: Cases = parse(readFileSync(join(import.meta.dirname, 'vote.cases.yaml'), 'utf8'));
const none: Quorum = { kind: 'none', numerator: 1, denominator: 2 };
const plain: VoteRule = {
  base: 'cast',
  majority: 'simple',
  abstention: 'out',
  tie: 'again',
  quorum: none,
  ballot: 'open',
};
const counted = (count: Partial<VoteCount>): VoteCount => ({
  members: 12,
  present: 8,
  for: 0,
  against: 0,
  abstain: 0,
  chair: null,
  round: 1,
  ...count,
});
const quorumOf = (text: string): Quorum => {
  const [kind, part] = text.split(' ') as [Quorum['kind'], string];
  const [numerator, denominator] = part.split('/').map(Number) as [number, number];
  return { kind, numerator, denominator };
};

describe.each(cases.scenarios)('$name', ({ count, results }) => {
  it('meets every base and every abstention', () => {
    expect(Object.keys(results)).toHaveLength(9);
  });
  it.each(
    Object.entries(results).flatMap(([row, expected]) =>
      expected.map((result, i) => ({ row, majority: cases.majorities[i]!, result })),
    ),
  )('$row, $majority: $result', ({ row, majority, result }) => {
    const [base, abstention] = row.split(' ') as [VoteRule['base'], VoteRule['abstention']];
    expect(decideVote({ ...plain, base, abstention, majority }, counted(count)).result).toBe(result);
  });
});

it.each(cases.ties)('$for to $against, $majority, tie $tie, chair $chair, round $round: $result', (one) => {
  const outcome = decideVote({ ...plain, majority: one.majority, tie: one.tie }, counted(one));
  expect(outcome).toMatchObject({ result: one.result, reason: one.reason });
});

it.each(cases.quorums)('a quorum of $kind $part of $members is $needed', (one) => {
  const quorum = quorumOf(`${one.kind} ${one.part}`);
  expect(quorumNeeded(quorum, one.members)).toBe(one.needed);
  const all = { members: one.members, for: one.needed, present: one.needed };
  if (one.needed > 0) expect(decideVote({ ...plain, quorum }, counted(all)).result).toBe('approved');
  if (one.presentUnder !== null)
    expect(decideVote({ ...plain, quorum }, counted({ ...all, present: one.presentUnder })).result).toBe(
      'no-quorum',
    );
});

it.each(cases.words)('says in words: $name', ({ rule, count, says }) => {
  const whole = { ...plain, ...rule, quorum: quorumOf(rule.quorum as string) } as VoteRule;
  const outcome = decideVote(whole, counted(count));
  expect(explainVote(whole, outcome, 'es')).toBe(says);
});

it('says the rule before anybody votes', () => {
  const rule: VoteRule = {
    ...plain,
    base: 'members',
    majority: 'absolute',
    quorum: { kind: 'more-than', numerator: 1, denominator: 2 },
  };
  expect(explainRule(rule, 'es')).toBe(
    'Se aprueba con más de la mitad de todos los miembros, con la presencia de más de la mitad de los miembros; quien se abstiene no cuenta; un empate se vota una vez más; voto abierto.',
  );
  expect(explainRule(rule, 'en')).toBe(
    'It is approved by more than half of all the members, in the presence of more than half of the members; who abstains does not count; a tie is voted once more; open ballot.',
  );
});

it('decides nothing where nobody voted for or against', () => {
  expect(decideVote(plain, counted({ abstain: 8 }))).toMatchObject({
    result: 'rejected',
    reason: 'nobody-voted',
  });
});
