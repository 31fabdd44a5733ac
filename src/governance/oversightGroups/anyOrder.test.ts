import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type PlainDate } from '#kernel';
import { at, d, free, person, policy, told } from '../../../test/support/toldGroup.ts';
import type { InstitutionAct } from './decideAnswer.ts';
import type { ManagingAct } from './decideForming.ts';
import { decideMember, type MemberAct } from './decideWork.ts';
import type { GroupState } from './group.ts';
import { levels } from './groupActions.ts';
import { cardStanding, isActive, phaseOf } from './standing.ts';

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
