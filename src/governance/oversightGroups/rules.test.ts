import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type PlainDate, plainDate } from '#kernel';
import type { Recorded } from '#platform/actions';
import { decideInstitution, type InstitutionAct, silencesToNote } from './decideAnswer.ts';
import {
  type Applicant,
  type Decision,
  decideCall,
  decideChallenge,
  decideChallengeAnswer,
  decideManaging,
  decideRegistration,
  type ManagingAct,
} from './decideForming.ts';
import { decideMember, type MemberAct } from './decideWork.ts';
import { foldGroup, type GroupState } from './group.ts';
import { type GroupAction, type GroupFacts, levels } from './groupActions.ts';
import { barOf, type Standing } from './interests.ts';
import type { GroupsPolicy } from './policy.ts';
import { activeMembers, cardStanding, isActive, isAlternate, phaseOf } from './standing.ts';

const policy: GroupsPolicy = {
  membersMin: 3,
  groupsAtOnce: 1,
  challenge: { notice: 2, answer: 3, decision: 10 },
  request: { answer: 10, extension: 5 },
  escalationDays: 5,
  findingDays: 10,
  reportDays: 15,
  termMonths: 12,
  extensionMonths: 6,
  ethics: { members: 3, sexDifference: 1, youthUntil: 29, elderFrom: 65, generations: 2 },
  bars: { blood: 4, marriage: 2 },
};
// In these cases every day is a working day: the calendar has its own tests.
const at = (today: PlainDate) => ({ today, policy, addWorkingDays: addDays });
const d = plainDate;
const free: Standing = { holdsOffice: false, declared: [] };
const person = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;
const applicant = (n: number, facts: Partial<Applicant> = {}): Applicant => ({
  ...free,
  personId: person(n),
  sex: n % 2 === 0 ? 'male' : 'female',
  age: 40,
  elsewhere: [],
  ...facts,
});
const facts = (more: Partial<GroupFacts> = {}): GroupFacts => ({
  code: 'veeduria',
  title: 'Veeduría',
  kind: 'procurement',
  technical: false,
  object: 'Una compra',
  facility: null,
  organisations: [],
  resolution: null,
  registrationUntil: d('2026-01-10'),
  until: d('2026-12-31'),
  ...more,
});

/** A group that is told step by step; a refused step throws with its refusal. */
function told(more: Partial<GroupFacts> = {}) {
  const actions: Recorded<GroupAction>[] = [];
  let today = d('2026-01-01');
  const state = () => foldGroup(actions);
  const add = (decision: Decision): void => {
    if (!decision.ok) throw new Error(decision.refusal.refusal);
    for (const action of decision.value)
      actions.push({ seq: actions.length + 1, at: `${today}T15:00:00.000Z`, by: null, action });
  };
  add(decideCall(facts(more), at(today)));
  const scene = (personId: string) => ({
    ...at(today),
    personId,
    standings: new Map(state().members.map((one) => [one.member, free])),
  });
  return {
    state,
    actions,
    on(day: string) {
      today = d(day);
    },
    register: (n: number, more2: Partial<Applicant> = {}) =>
      add(decideRegistration(state(), { statement: '…' }, applicant(n, more2), at(today))),
    manage: (act: ManagingAct, designated: number | null = null) =>
      add(
        decideManaging(state(), act, {
          ...scene(person(9)),
          designatedId: designated === null ? null : person(designated),
          newCard: ({ member }) => ({ card: `CARD${member}`, sha256: '00' }),
        }),
      ),
    challenge: (by: number, member: number) =>
      add(decideChallenge(state(), { member, ground: '…' }, person(by), at(today))),
    answer: (by: number, challenge: number) =>
      add(decideChallengeAnswer(state(), { challenge, text: '…' }, person(by), at(today))),
    member: (by: number, act: MemberAct, standing: Standing = free) =>
      add(decideMember(state(), act, { ...scene(person(by)), standing, parties: [], sealed: null })),
    institution: (act: InstitutionAct, speaksFor = levels.slice()) =>
      add(decideInstitution(state(), act, { ...at(today), personId: person(8), speaksFor })),
  };
}

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

describe('the clock of a request', () => {
  const asked = () => {
    const group = told();
    for (const n of [1, 2, 3]) group.register(n);
    group.on('2026-01-12');
    for (const member of [1, 2, 3]) group.manage({ act: 'qualify', member, ground: '…' });
    group.manage({ act: 'induct', members: [1, 2, 3], topics: '…' });
    group.manage({ act: 'accredit' });
    group.member(1, { act: 'request', case: null, what: 'El contrato' });
    return group;
  };

  it('is extended once by the office, before it runs out, and not above', () => {
    const group = asked();
    const extend: InstitutionAct = { act: 'extend', request: 1, reason: '…' };
    group.on('2026-01-22');
    group.institution(extend);
    expect(group.state().requests[0]?.due).toBe('2026-01-27');
    expect(() => group.institution(extend)).toThrow('extended-once-already');
    group.on('2026-01-28');
    group.member(1, { act: 'escalate', request: 1, text: '…' });
    expect(group.state().requests[0]).toMatchObject({ level: 'direction', due: '2026-02-02' });
    expect(() => group.institution(extend)).toThrow(/extended-once-already|no-extension-above/);
    expect(() =>
      group.institution({ act: 'answer-request', request: 1, outcome: 'denied', text: '…', documents: [] }, [
        'board',
      ]),
    ).toThrow('not-your-level');
  });

  it('goes up by silence and by an answer that is not enough, to the Board and no further', () => {
    const group = asked();
    const up: MemberAct = { act: 'escalate', request: 1, text: '…' };
    group.on('2026-01-22');
    expect(() => group.member(1, up)).toThrow('clock-still-runs');
    group.on('2026-01-23');
    group.member(1, up);
    group.institution({ act: 'answer-request', request: 1, outcome: 'denied', text: '…', documents: [] }, [
      'direction',
    ]);
    group.member(2, { act: 'settle-request', request: 1, satisfied: false, text: '…' });
    group.member(1, up);
    expect(group.state().requests[0]?.level).toBe('board');
    group.on('2026-03-01');
    expect(() => group.member(1, up)).toThrow('no-higher-level');
    const silences = silencesToNote(group.state(), d('2026-03-01'));
    expect(silences.ok && silences.value).toEqual([
      { kind: 'silence-noted', request: 1, level: 'board', on: '2026-03-01' },
    ]);
  });

  it('once that nobody answered a finding in time, and no more when somebody looks again', () => {
    const group = asked();
    group.on('2026-01-22');
    group.member(1, {
      act: 'find',
      case: null,
      title: '…',
      text: '…',
      severity: 'high',
      evidence: [{ kind: 'statement', text: '…' }],
    });
    const overdue = (on: string) => {
      const noted = silencesToNote(group.state(), d(on));
      return noted.ok ? noted.value.filter((one) => one.kind === 'answer-overdue') : [];
    };
    expect(overdue('2026-02-01')).toEqual([]);
    const expected = { kind: 'answer-overdue', about: 'finding', number: 1, due: '2026-02-01' };
    const [noted, ...more] = overdue('2026-02-02');
    expect([noted, more]).toEqual([{ ...expected, on: '2026-02-02' }, []]);
    group.actions.push({ seq: 99, at: '2026-02-02T15:00:00.000Z', by: null, action: noted! });
    expect(overdue('2026-02-03')).toEqual([]);
  });

  it('is asked, taken up and found by no stranger, applicant or barred member, whatever they try', () => {
    const group = asked();
    const acts: MemberAct[] = [
      { act: 'plan', text: '…', activities: [] },
      { act: 'open-case', origin: { kind: 'other' }, title: '…', why: '…' },
      { act: 'request', case: null, what: '…' },
      { act: 'escalate', request: 1, text: '…' },
      { act: 'find', case: null, title: '…', text: '…', severity: 'low', evidence: [] },
      { act: 'draft-report', final: false, text: '…', recommendations: [] },
      { act: 'publish-report', report: 1 },
    ];
    for (const act of acts) {
      expect(() => group.member(7, act)).toThrow('not-a-member');
      for (const declared of [
        { kind: 'interest', towards: 'institution' },
        { kind: 'kinship', towards: 'institution', line: 'blood', degree: 4 },
      ] as const)
        expect(() => group.member(1, act, { holdsOffice: false, declared: [declared] })).toThrow(
          /what-is-overseen/,
        );
      expect(() => group.member(1, act, { holdsOffice: true, declared: [] })).toThrow(
        'works-in-what-is-overseen',
      );
    }
  });
});

describe('whatever is tried in whatever order', () => {
  const n = fc.integer({ min: 1, max: 3 });
  const first = fc.constantFrom(1, 1, 1, 2);
  const text = fc.constant('…');
  const leaving = fc.record({ act: fc.constant('resign' as const), text: fc.constant('…') });
  type Try =
    | { who: 'manager'; act: ManagingAct }
    | { who: 'member'; by: number; act: MemberAct }
    | { who: 'institution'; act: InstitutionAct }
    | { who: 'applicant'; by: number }
    | { who: 'challenger'; by: number; member: number }
    | { who: 'clock'; days: number };
  const manager = fc.oneof(
    fc.record({ act: fc.constant('qualify' as const), member: n, ground: text }),
    fc.record({ act: fc.constant('induct' as const), members: fc.constant([1, 2, 3]), topics: text }),
    fc.constant({ act: 'accredit' as const }),
    fc.record({ act: fc.constant('notify-challenge' as const), challenge: n }),
    fc.record({
      act: fc.constant('decide-challenge' as const),
      challenge: n,
      upheld: fc.boolean(),
      reason: text,
    }),
    fc.record({ act: fc.constant('close' as const), text }),
    fc.record({
      act: fc.constant('reopen-registration' as const),
      until: fc.constant(d('2026-05-01')),
      reason: text,
    }),
  );
  const member = fc.oneof(
    fc.record({ act: fc.constant('plan' as const), text, activities: fc.constant([]) }),
    fc.record({
      act: fc.constant('open-case' as const),
      origin: fc.constant({ kind: 'other' as const }),
      title: text,
      why: text,
    }),
    fc.record({ act: fc.constant('request' as const), case: fc.option(n), what: text }),
    fc.record({ act: fc.constant('escalate' as const), request: n, text }),
    fc.record({ act: fc.constant('settle-request' as const), request: n, satisfied: fc.boolean(), text }),
    fc.record({
      act: fc.constant('find' as const),
      case: fc.option(n),
      title: text,
      text,
      severity: fc.constant('high' as const),
      evidence: fc.constant([{ kind: 'statement' as const, text: '…' }]),
    }),
    fc.record({ act: fc.constant('keep-finding' as const), finding: first, agrees: fc.boolean(), text }),
    fc.record({
      act: fc.constant('draft-report' as const),
      final: fc.boolean(),
      text,
      recommendations: fc.constant([{ text: '…', finding: null }]),
    }),
    fc.record({ act: fc.constant('sign-report' as const), report: first, dissent: fc.constant(null) }),
    fc.record({ act: fc.constant('publish-report' as const), report: first }),
    fc.record({
      act: fc.constant('end-recommendation' as const),
      report: first,
      recommendation: fc.constant(1),
      verdict: fc.constantFrom('fulfilled' as const, 'not-fulfilled' as const),
      text,
    }),
  );
  const institution = fc.oneof(
    fc.record({ act: fc.constant('extend' as const), request: n, reason: text }),
    fc.record({
      act: fc.constant('answer-request' as const),
      request: n,
      outcome: fc.constant('partly' as const),
      text,
      documents: fc.constant([]),
    }),
    fc.record({
      act: fc.constant('answer-finding' as const),
      finding: first,
      position: fc.constant('rejects' as const),
      text,
    }),
    fc.record({
      act: fc.constant('answer-report' as const),
      report: first,
      text,
      answers: fc.constant([
        { recommendation: 1, position: 'rejects' as const, text: '…', responsible: null, due: null },
      ]),
    }),
    fc.record({
      act: fc.constant('follow' as const),
      report: first,
      recommendation: fc.constant(1),
      state: fc.constant('done' as const),
      text,
    }),
  );
  const step: fc.Arbitrary<Try> = fc.oneof(
    { weight: 3, arbitrary: fc.record({ who: fc.constant('applicant' as const), by: n }) },
    {
      weight: 6,
      arbitrary: fc.record({
        who: fc.constant('manager' as const),
        act: manager as fc.Arbitrary<ManagingAct>,
      }),
    },
    {
      weight: 24,
      arbitrary: fc.record({
        who: fc.constant('member' as const),
        by: n,
        act: member as fc.Arbitrary<MemberAct>,
      }),
    },
    {
      weight: 6,
      arbitrary: fc.record({
        who: fc.constant('institution' as const),
        act: institution as fc.Arbitrary<InstitutionAct>,
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        who: fc.constant('member' as const),
        by: n,
        act: leaving as fc.Arbitrary<MemberAct>,
      }),
    },
    { weight: 1, arbitrary: fc.record({ who: fc.constant('challenger' as const), by: n, member: n }) },
    {
      weight: 4,
      arbitrary: fc.record({ who: fc.constant('clock' as const), days: fc.integer({ min: 1, max: 12 }) }),
    },
  );

  it('a group is in one phase, nothing published changes, and nobody acts without a card', () => {
    const reached = new Map<string, number>();
    fc.assert(
      fc.property(fc.boolean(), fc.array(step, { minLength: 80, maxLength: 200 }), (ready, steps) => {
        const group = told();
        let today = d('2026-01-01');
        if (ready) {
          for (const one of [1, 2, 3]) group.register(one);
          today = d('2026-01-12');
          group.on(today);
          for (const one of [1, 2, 3]) group.manage({ act: 'qualify', member: one, ground: '…' });
          group.manage({ act: 'induct', members: [1, 2, 3], topics: '…' });
          group.manage({ act: 'accredit' });
        }
        for (const tried of steps) {
          const before = group.state();
          const actionsBefore = group.actions.length;
          try {
            switch (tried.who) {
              case 'clock':
                today = addDays(today, tried.days);
                group.on(today);
                break;
              case 'applicant':
                group.register(tried.by);
                break;
              case 'challenger':
                group.challenge(tried.by, tried.member);
                break;
              case 'manager':
                group.manage(tried.act);
                break;
              case 'institution':
                group.institution(tried.act);
                break;
              case 'member':
                // A report that is published here was sealed.
                publishSealed(group, before, tried.by, tried.act, today);
            }
          } catch (error) {
            // A refusal has a name and adds nothing.
            expect((error as Error).message).toMatch(/^[a-z]+(-[a-z]+)+$/);
            expect(group.actions.length).toBe(actionsBefore);
            continue;
          }
          const after = group.state();
          const phase = phaseOf(after, today);
          reached.set(phase, (reached.get(phase) ?? 0) + 1);
          for (const { action } of group.actions.slice(actionsBefore)) {
            reached.set(action.kind, (reached.get(action.kind) ?? 0) + 1);
            if (tried.who === 'member' && action.kind !== 'ceased') {
              const acting = before.members.findLast((one) => one.personId === person(tried.by));
              expect(acting && isActive(before, acting, today)).toBe(true);
              expect(['working', 'expired', 'reported']).toContain(phaseOf(before, today));
            }
          }
          for (const one of before.reports.filter(({ published }) => published !== null)) {
            const same = after.reports.find((each) => each.number === one.number);
            expect([same?.text, same?.signatures, same?.published]).toEqual([
              one.text,
              one.signatures,
              one.published,
            ]);
          }
          for (const one of after.requests) {
            const earlier = before.requests.find((each) => each.number === one.number);
            if (earlier)
              expect(levels.indexOf(one.level)).toBeGreaterThanOrEqual(levels.indexOf(earlier.level));
            expect(one.due > one.on).toBe(true);
          }
          expect(
            after.reports.filter((one) => one.final && one.published !== null).length,
          ).toBeLessThanOrEqual(1);
          for (const one of after.members.filter(({ card }) => card !== null))
            expect(['valid', 'expired', 'revoked']).toContain(cardStanding(after, one, today));
          if (after.accreditedOn !== null)
            expect(after.members.filter((one) => one.card !== null).length).toBeGreaterThanOrEqual(
              policy.membersMin,
            );
        }
      }),
      { numRuns: 250, seed: 20261121 },
    );
    // The generator went far enough for the above to mean something.
    for (const far of [
      'working',
      'request-escalated',
      'finding-kept',
      'report-published',
      'report-answered',
      'reported',
    ])
      expect([far, (reached.get(far) ?? 0) > 0]).toEqual([far, true]);
  }, 120_000);

  function publishSealed(
    group: ReturnType<typeof told>,
    state: GroupState,
    by: number,
    act: MemberAct,
    today: PlainDate,
  ) {
    if (act.act !== 'publish-report') return group.member(by, act);
    const decision = decideMember(state, act, {
      ...at(today),
      personId: person(by),
      standing: free,
      standings: new Map(state.members.map((one) => [one.member, free])),
      parties: [],
      sealed: { jsonSha256: 'ab', pdfSha256: null },
    });
    if (!decision.ok) throw new Error(decision.refusal.refusal);
    for (const action of decision.value)
      group.actions.push({ seq: group.actions.length + 1, at: `${today}T15:00:00.000Z`, by: null, action });
  }
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
