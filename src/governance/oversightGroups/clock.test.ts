import { describe, expect, it } from 'vitest';
import { d, told } from '../../../test/support/toldGroup.ts';
import { type InstitutionAct, silencesToNote } from './decideAnswer.ts';
import type { MemberAct } from './decideWork.ts';

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
