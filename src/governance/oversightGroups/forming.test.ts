import { describe, expect, it } from 'vitest';
import { d, policy, told } from '../../../test/support/toldGroup.ts';
import type { ManagingAct } from './decideForming.ts';
import type { MemberAct } from './decideWork.ts';
import { barOf, type Standing } from './interests.ts';
import { activeMembers, isAlternate } from './standing.ts';

describe('a challenge', () => {
  const challenged = () => {
    const group = told();
    for (const n of [1, 2, 3]) group.register(n);
    group.on('2026-01-12');
    for (const member of [1, 2, 3]) group.manage({ act: 'qualify', member, ground: '…' });
    group.manage({ act: 'induct', members: [1, 2, 3], topics: '…' });
    group.challenge(4, 1);
    return group;
  };

  it('is notified, answered within three days and decided; upheld, its member leaves', () => {
    const group = challenged();
    expect(group.state().challenges[0]).toMatchObject({ noticeBy: '2026-01-14', decideBy: '2026-01-22' });
    const decide: ManagingAct = { act: 'decide-challenge', challenge: 1, upheld: true, reason: '…' };
    expect(() => group.manage(decide)).toThrow('challenged-not-heard-yet');
    expect(() => group.answer(1, 1)).toThrow('nothing-to-answer');
    group.manage({ act: 'notify-challenge', challenge: 1 });
    expect(group.state().challenges[0]?.notified?.answerBy).toBe('2026-01-15');
    expect(() => group.manage(decide)).toThrow('challenged-not-heard-yet');
    expect(() => group.answer(2, 1)).toThrow('challenge-unknown');
    group.answer(1, 1);
    group.manage(decide);
    expect(group.state().members[0]?.ceased?.why).toBe('challenge');
    group.on('2026-01-09');
    expect(() => group.register(1)).toThrow('left-by-challenge');
  });

  it('may be decided without an answer once its term passed, and keeps its member from the card meanwhile', () => {
    const group = challenged();
    expect(() => group.manage({ act: 'accredit' })).toThrow('too-few-members');
    group.manage({ act: 'notify-challenge', challenge: 1 });
    group.on('2026-01-15');
    const decide: ManagingAct = { act: 'decide-challenge', challenge: 1, upheld: false, reason: '…' };
    expect(() => group.manage(decide)).toThrow('challenged-not-heard-yet');
    group.on('2026-01-16');
    expect(() => group.answer(1, 1)).toThrow('term-over');
    group.manage(decide);
    group.manage({ act: 'accredit' });
    expect(group.state().members.map((one) => one.card?.card)).toEqual(['CARD1', 'CARD2', 'CARD3']);
  });

  it('is neither of oneself nor made twice by one person', () => {
    const group = challenged();
    expect(() => group.challenge(2, 2)).toThrow('challenge-of-oneself');
    expect(() => group.challenge(4, 1)).toThrow('challenge-pending');
    group.challenge(5, 1);
  });
});

describe('the three of the ethics committee', () => {
  /** Six designated persons: three principals, each with her alternate; sexes and ages as told. */
  const formed = (people: readonly (readonly ['female' | 'male', number])[]) => {
    const group = told({ kind: 'ethics-committee', resolution: 'C.D. 1' });
    for (const [i] of people.entries())
      group.manage(
        {
          act: 'designate',
          document: '…',
          alternateOf: i < 3 ? null : i - 2,
          designatedBy: `Consejero ${(i % 3) + 1}`,
        },
        i + 1,
      );
    for (const [i, [sex, age]] of people.entries()) group.register(i + 1, { sex, age });
    group.on('2026-01-12');
    for (const [i] of people.entries()) group.manage({ act: 'qualify', member: i + 1, ground: '…' });
    group.manage({ act: 'induct', members: people.map((_one, i) => i + 1), topics: '…' });
    return group;
  };

  it.each([
    [
      'two principals',
      [
        ['female', 40],
        ['male', 40],
      ],
      'too-few-members',
    ],
    [
      'an alternate missing',
      [
        ['female', 40],
        ['male', 40],
        ['female', 70],
        ['male', 40],
        ['female', 40],
      ],
      'alternate-missing',
    ],
    [
      'three women',
      [
        ['female', 40],
        ['female', 40],
        ['female', 70],
        ['male', 40],
        ['male', 40],
        ['male', 40],
      ],
      'parity-missing',
    ],
    [
      'one generation',
      [
        ['female', 30],
        ['male', 40],
        ['female', 64],
        ['male', 40],
        ['male', 40],
        ['male', 40],
      ],
      'generations-missing',
    ],
  ] as const)('are not accredited with %s', (_name, people, refusal) => {
    expect(() => formed(people).manage({ act: 'accredit' })).toThrow(refusal);
  });

  it('are accredited with parity and a person of 29 or of 65, and an alternate acts only while her principal is away', () => {
    for (const age of [29, 65]) {
      const people = [
        ['female', 40],
        ['male', 40],
        ['female', age],
        ['male', 40],
        ['male', 40],
        ['male', 40],
      ] as const;
      const group = formed(people);
      group.manage({ act: 'accredit' });
      const state = group.state();
      expect(state.members.map((one) => isAlternate(state, one))).toEqual([
        false,
        false,
        false,
        true,
        true,
        true,
      ]);
      expect(activeMembers(state, d('2026-01-12')).map((one) => one.member)).toEqual([1, 2, 3]);
      group.manage({
        act: 'note-absence',
        member: 1,
        from: d('2026-02-01'),
        until: d('2026-02-10'),
        reason: '…',
      });
      const absent = group.state();
      expect(activeMembers(absent, d('2026-02-10')).map((one) => one.member)).toEqual([2, 3, 4]);
      expect(activeMembers(absent, d('2026-02-11')).map((one) => one.member)).toEqual([1, 2, 3]);
      const plan: MemberAct = { act: 'plan', text: '…', activities: [] };
      expect(() => group.member(4, plan)).toThrow('alternate-not-in-place');
      group.member(1, { act: 'resign', text: '…' });
      group.member(4, plan);
    }
  });

  it('are only those whom the Board designated', () => {
    expect(() => told({ kind: 'ethics-committee' })).toThrow('resolution-needed');
    expect(() => told({ kind: 'ethics-committee', resolution: 'C.D. 1' }).register(1)).toThrow(
      'not-designated',
    );
  });
});

describe('what bars', () => {
  const one = (declared: Standing['declared'], overseen = ['institution', 'EC-RUC-0990000010001']) =>
    barOf({ holdsOffice: false, declared }, overseen, policy.bars)?.refusal ?? null;
  it.each([
    ['blood', 4, 'kinship-with-what-is-overseen'],
    ['blood', 5, null],
    ['marriage', 2, 'kinship-with-what-is-overseen'],
    ['marriage', 3, null],
  ] as const)('kinship by %s of degree %i: %s', (line, degree, refusal) => {
    expect(one([{ kind: 'kinship', towards: 'institution', line, degree }])).toBe(refusal);
  });
  it('names an organisation by its RUC, with or without the scheme, and no other', () => {
    expect(one([{ kind: 'works', towards: '0990000010001' }])).toBe('works-in-what-is-overseen');
    expect(one([{ kind: 'works', towards: 'EC-RUC-0990000011001' }])).toBeNull();
    expect(one([{ kind: 'works', towards: 'Proveedora S. A.' }], ['proveedora s. a.'])).toBe(
      'works-in-what-is-overseen',
    );
  });
});
