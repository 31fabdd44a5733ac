import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PlainDate, plainDate } from '#kernel';
import {
  actsOffered,
  answeringActs,
  decideFollowUp,
  type FollowUpAct,
  verifyingActs,
} from './decideRecommendation.ts';
import {
  escalatedTo,
  type FollowUpAction,
  type FollowUpState,
  type FollowUpStep,
  foldFollowUp,
  isOverdue,
  owedOf,
  standingOf,
  standings,
} from './recommendation.ts';

const day = (text: string): PlainDate => plainDate(text);
const first: FollowUpAction = {
  kind: 'recommended',
  evaluation: 'patss',
  programme: 'patss',
  programmeTitle: 'PATSS',
  version: 1,
  facts: {
    number: 7,
    title: 'Monitoreo',
    text: 'Mirar resultados',
    addressees: [],
    priority: 'high',
    term: 'medium',
    resources: 'medium',
    conclusions: [2],
    lessons: [],
    goodPractices: [],
    place: null,
  },
  since: day('2026-01-05'),
  sinceIs: 'published',
  responseDue: day('2026-02-16'),
  termDue: day('2027-01-05'),
};
const scene = (personId: string, today: string) => ({
  personId,
  today: day(today),
  planDue: day('2026-12-30'),
  verdictDue: day('2026-12-31'),
  synthetic: false,
});

/** Plays acts in order; each must be taken. */
function play(...acts: readonly (readonly [who: string, today: string, act: FollowUpAct])[]): FollowUpState {
  const steps: FollowUpStep[] = [{ seq: 1, by: null, action: first }];
  for (const [who, today, act] of acts) {
    const done = decideFollowUp(foldFollowUp(steps), act, scene(who, today));
    if (!done.ok) throw new Error(JSON.stringify(done.refusal));
    for (const action of done.value) steps.push({ seq: steps.length + 1, by: who, action });
  }
  return foldFollowUp(steps);
}
const refusalOf = (state: FollowUpState, who: string, today: string, act: FollowUpAct) => {
  const done = decideFollowUp(state, act, scene(who, today));
  return done.ok ? null : done.refusal.refusal;
};

const accept: FollowUpAct = {
  act: 'answer',
  decision: 'accepted',
  text: 'La hacemos nuestra',
  office: 'Dirección',
};
const reject: FollowUpAct = {
  act: 'answer',
  decision: 'rejected',
  text: 'No corresponde a la ley',
  office: 'Dirección',
};
const planned = (due = '2026-06-30'): FollowUpAct => ({
  act: 'plan-action',
  text: 'Marco de indicadores',
  responsible: 'Planificación',
  due: day(due),
});
const reported = (number = 1): FollowUpAct => ({
  act: 'report',
  number,
  text: 'Está hecho y aprobado',
  evidence: 'Acta de aprobación',
  link: null,
});
const verify = (number = 1): FollowUpAct => ({
  act: 'verify',
  number,
  text: 'Se comprobó el acta',
  office: 'Evaluación',
});
const insufficient: FollowUpAct = {
  act: 'find-insufficient',
  number: 1,
  reason: 'Falta la línea base',
  office: 'Evaluación',
};
const close: FollowUpAct = { act: 'close', text: 'Cumplida y comprobada', office: 'Evaluación' };

describe('what came of a recommendation', () => {
  it('goes from silence to carried out, with a report returned and mended on the way', () => {
    expect(standingOf(play())).toBe('unanswered');
    expect(standingOf(play(['d', '2026-02-01', accept]))).toBe('accepted');
    expect(standingOf(play(['d', '2026-02-01', reject]))).toBe('rejected');
    const plan = [
      ['d', '2026-02-01', accept],
      ['d', '2026-02-02', planned()],
    ] as const;
    expect(standingOf(play(...plan))).toBe('planned');
    const sent = [...plan, ['d', '2026-03-01', reported()]] as const;
    expect(standingOf(play(...sent))).toBe('to-verify');
    const back = [...sent, ['e', '2026-03-05', insufficient]] as const;
    expect(play(...back).actions[0]?.state).toBe('returned');
    expect(standingOf(play(...back))).toBe('in-progress');
    const mended = [...back, ['d', '2026-04-01', reported()], ['a', '2026-04-03', verify()]] as const;
    expect(standingOf(play(...mended))).toBe('verified');
    expect(standingOf(play(...mended, ['a', '2026-04-03', close]))).toBe('carried-out');
  });

  it('is verified by nobody who answered, planned or reported in it, whatever her office', () => {
    const state = play(
      ['d', '2026-02-01', accept],
      ['p', '2026-02-02', planned()],
      ['r', '2026-03-01', reported()],
    );
    for (const who of ['d', 'p', 'r']) {
      expect(refusalOf(state, who, '2026-03-02', verify())).toBe('verifier-is-responsible');
      expect(refusalOf(state, who, '2026-03-02', insufficient)).toBe('verifier-is-responsible');
    }
    expect(refusalOf(state, 'e', '2026-03-02', verify())).toBeNull();
    const verified = play(
      ['d', '2026-02-01', accept],
      ['d', '2026-02-02', planned()],
      ['d', '2026-03-01', reported()],
      ['e', '2026-03-02', verify()],
    );
    expect(refusalOf(verified, 'd', '2026-03-03', close)).toBe('verifier-is-responsible');
    expect(refusalOf(verified, 'e', '2026-03-03', close)).toBeNull();
    // And who verified does nothing for the addressee.
    expect(refusalOf(verified, 'e', '2026-03-03', planned())).toBe('responsible-is-verifier');
  });

  it('refuses what its state does not allow, each by its name', () => {
    const silent = play();
    expect(refusalOf(silent, 'd', '2026-02-01', planned())).toBe('recommendation-not-accepted');
    expect(refusalOf(silent, 'e', '2026-02-01', close)).toBe('actions-not-all-verified');
    expect(refusalOf(silent, 'd', '2026-02-01', reported())).toBe('action-unknown');
    const accepted = play(['d', '2026-02-01', accept]);
    expect(refusalOf(accepted, 'd', '2026-02-02', accept)).toBe('recommendation-already-answered');
    expect(refusalOf(accepted, 'd', '2026-02-02', planned('2026-02-01'))).toBe('action-due-in-the-past');
    expect(refusalOf(accepted, 'd', '2026-02-02', planned('2026-02-02'))).toBeNull();
    const rejected = play(['d', '2026-02-01', reject]);
    expect(refusalOf(rejected, 'd', '2026-02-02', planned())).toBe('recommendation-not-accepted');
    expect(refusalOf(rejected, 'd', '2026-02-02', reject)).toBe('recommendation-already-answered');
    // Who rejected may think again.
    expect(refusalOf(rejected, 'd', '2026-02-02', accept)).toBeNull();
    const sent = play(
      ['d', '2026-02-01', accept],
      ['d', '2026-02-02', planned()],
      ['d', '2026-02-03', reported()],
    );
    expect(refusalOf(sent, 'd', '2026-02-04', reported())).toBe('action-not-open');
    expect(refusalOf(sent, 'e', '2026-02-04', close)).toBe('actions-not-all-verified');
    expect(
      refusalOf(sent, 'e', '2026-02-04', { ...insufficient, reason: 'Lo dijo la Ing. Pérez' } as FollowUpAct),
    ).toBe('personal-data-in-text');
  });

  it('owes the earliest of what is due, and is late from the day after', () => {
    expect(owedOf(play())).toEqual({ what: 'answer', by: 'addressee', due: '2026-02-16', action: null });
    expect(isOverdue(play(), day('2026-02-16'))).toBe(false);
    expect(isOverdue(play(), day('2026-02-17'))).toBe(true);
    expect(owedOf(play(['d', '2026-02-01', reject]))).toBeNull();
    expect(owedOf(play(['d', '2026-02-01', accept]))).toMatchObject({ what: 'plan', due: '2026-12-30' });
    const two = play(
      ['d', '2026-02-01', accept],
      ['d', '2026-02-02', planned('2026-09-30')],
      ['d', '2026-02-02', planned('2026-06-30')],
    );
    expect(owedOf(two)).toMatchObject({ what: 'action', due: '2026-06-30', action: 2 });
    const sent = play(
      ['d', '2026-02-01', accept],
      ['d', '2026-02-02', planned()],
      ['d', '2026-02-03', reported()],
    );
    expect(owedOf(sent)).toMatchObject({ what: 'verdict', by: 'verifier', due: '2026-12-31' });
  });

  it('goes up a level on the day that the policy says', () => {
    const levels = { director: 10, board: 30 };
    expect([-5, 0, 9, 10, 29, 30, 400].map((late) => escalatedTo(late, levels))).toEqual([
      ...[null, null, null, 'director', 'director', 'board', 'board'],
    ]);
  });
});

describe('any sequence of acts by anybody', () => {
  const who = fc.constantFrom('d', 'p', 'e', 'a');
  const number = fc.constantFrom(1, 1, 1, 2);
  const act: fc.Arbitrary<FollowUpAct> = fc.oneof(
    fc.constantFrom(accept, reject, { ...accept, decision: 'partly' as const }),
    fc.constantFrom(planned(), planned('2025-01-01')),
    fc.constant(close),
    number.map(reported),
    number.map(verify),
    number.map((one) => ({ ...insufficient, number: one })),
    number.map((one) => ({
      act: 'change-due' as const,
      number: one,
      due: day('2026-10-10'),
      reason: 'Faltan datos',
    })),
    fc.constant({ act: 'reopen' as const, reason: 'La evidencia era falsa', office: 'Auditoría' }),
  );

  it('reaches only states that have a name, and none in which a doer verified', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(fc.array(fc.tuple(who, act), { minLength: 20, maxLength: 60, size: 'max' }), (acts) => {
        const steps: FollowUpStep[] = [{ seq: 1, by: null, action: first }];
        for (const [person, one] of acts) {
          const before = foldFollowUp(steps);
          const offered = actsOffered(before, { personId: person, answers: true, verifies: true });
          const done = decideFollowUp(before, one, scene(person, '2026-05-05'));
          if (!done.ok) {
            expect(done.refusal.refusal).toMatch(/^[a-z-]+$/);
            continue;
          }
          // What is taken was offered: the page never hides what would be done.
          expect(offered, JSON.stringify(one)).toContain(one.act);
          if ((verifyingActs as readonly string[]).includes(one.act))
            expect(before.doers).not.toContain(person);
          for (const action of done.value) steps.push({ seq: steps.length + 1, by: person, action });
          const after = foldFollowUp(steps);
          const standing = standingOf(after);
          seen.add(standing);
          expect(standings).toContain(standing);
          expect(after.doers.filter((one) => after.judges.includes(one))).toEqual([]);
          if (after.closed) expect(after.actions.every((action) => action.state === 'verified')).toBe(true);
          expect(owedOf(after) === null).toBe(
            standing === 'rejected' || standing === 'carried-out' || standing === 'verified',
          );
          if ((answeringActs as readonly string[]).includes(one.act)) expect(after.doers).toContain(person);
        }
      }),
      { seed: 7, numRuns: 700 },
    );
    expect([...seen].sort()).toEqual([
      ...['accepted', 'carried-out', 'in-progress', 'planned', 'rejected', 'to-verify', 'verified'],
    ]);
  });
});
