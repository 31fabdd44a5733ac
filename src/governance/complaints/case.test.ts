import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, plainDate } from '#kernel';
import {
  type ActionKind,
  applyAction,
  type CaseAction,
  type CaseState,
  caseKinds,
  closings,
  foldCase,
  forbids,
  type Party,
  type Phase,
  possibleActions,
  rules,
  seriousnesses,
} from './case.ts';

const first = plainDate('2026-03-02');
const parties: readonly Party[] = ['person', 'official', 'ombudsman', 'custodian', 'system'];
const phases: readonly Phase[] = [
  'received',
  'classified',
  'assigned',
  'waiting',
  'answered',
  'contested',
  'reopened',
  'closed',
  'withdrawn',
  'joined',
];
const kinds = ['received', ...Object.keys(rules)] as ActionKind[];

/** Any action at all, by anybody, up to five days after the one before. */
const anyStep = fc.record({
  kind: fc.constantFrom(...kinds),
  by: fc.constantFrom(...parties),
  days: fc.integer({ min: 0, max: 5 }),
  caseKind: fc.constantFrom(...caseKinds),
  seriousness: fc.constantFrom(...seriousnesses),
  closing: fc.constantFrom(...closings),
  // Half of the steps are something that is possible, so that sequences go far; the others are anything.
  possible: fc.boolean(),
  choice: fc.nat(1000),
});
type Step = typeof anyStep extends fc.Arbitrary<infer T> ? T : never;
const actionOf = ({ kind, by, caseKind, seriousness, closing }: Step, on: CaseAction['on']): CaseAction =>
  ({
    kind,
    by,
    on,
    caseKind,
    seriousness,
    closing,
    unit: 'HO-1701-01',
    assignee: null,
    into: 'another',
    changeId: 'change',
    path: null,
  }) as CaseAction;

const possibleStep = (state: CaseState, step: Step): Step => {
  const all = parties.flatMap((by) => possibleActions(state, by).map((kind) => ({ kind, by })));
  return { ...step, ...all[step.choice % all.length] };
};

function expectDefined(state: CaseState): void {
  expect(phases).toContain(state.phase);
  const opened = state.pauses.filter((pause) => pause.to === null).length;
  expect(opened).toBe(state.phase === 'waiting' || (state.phase === 'joined' && opened === 1) ? 1 : 0);
  expect(state.phase === 'closed').toBe(state.closing !== null);
  expect(state.phase === 'joined').toBe(state.joinedInto !== null);
  if (state.phase === 'answered') expect(state.termEndedOn).not.toBeNull();
  if (['received', 'classified', 'assigned', 'contested', 'reopened', 'waiting'].includes(state.phase))
    expect(state.termEndedOn).toBeNull();
  expect(state.level).toBeGreaterThanOrEqual(0);
  expect(state.level).toBeLessThanOrEqual(3);
  expect(state.contests).toBeLessThanOrEqual(state.answers);
}

describe('the fold of a case', () => {
  it('reaches no undefined state by any sequence of actions of anybody', () => {
    const reached = new Set<Phase>();
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 40 }), (steps) => {
        let on = first;
        const done: CaseAction[] = [];
        let state: CaseState | null = null;
        const begun: Step[] = [{ ...(steps[0] as Step), kind: 'received', by: 'person' }, ...steps];
        for (const step of steps.length > 0 ? begun : []) {
          on = addDays(on, step.days);
          const action = actionOf(step.possible && state ? possibleStep(state, step) : step, on);
          const next = applyAction(state, action);
          if (!next.ok) {
            // What is refused is refused for a fact with a name, and changes nothing.
            expect(next.refusal.refusal).toMatch(/^[a-z-]+$/);
            on = state?.lastOn ?? on;
            continue;
          }
          state = next.value;
          done.push(action);
          reached.add(state.phase);
          expect(state.version).toBe(done.length);
          expectDefined(state);
        }
        if (done.length > 0) expect(foldCase(done)).toEqual(state);
      }),
      { numRuns: 3000, seed: 20261121 },
    );
    expect([...reached].sort()).toEqual([...phases].sort());
  });

  it('says of each action what it then does', () => {
    fc.assert(
      fc.property(fc.array(anyStep, { minLength: 1, maxLength: 25 }), anyStep, (steps, last) => {
        let state = foldCase([actionOf({ ...last, kind: 'received' }, first)]);
        for (const step of steps) {
          const next = applyAction(state, actionOf(step, first));
          if (next.ok) state = next.value;
        }
        for (const by of parties)
          for (const kind of possibleActions(state, by).filter((one) => one !== 'closed'))
            expect(applyAction(state, actionOf({ ...last, kind, by }, first)).ok).toBe(true);
        for (const by of parties)
          for (const kind of kinds)
            if (forbids(state, kind, by) !== null)
              expect(applyAction(state, actionOf({ ...last, kind, by }, first)).ok).toBe(false);
      }),
      { numRuns: 500, seed: 20261121 },
    );
  });

  const at = (kind: ActionKind, by: Party, day: string, more: object = {}): CaseAction =>
    ({ kind, by, on: plainDate(day), ...more }) as CaseAction;
  const received = at('received', 'person', '2026-03-02', { caseKind: 'complaint', unit: 'HO-1701-01' });
  const classified = at('classified', 'official', '2026-03-03', {
    caseKind: 'complaint',
    seriousness: 'serious',
  });

  it('tells a whole story: asked, answered, contested, answered again, accepted, reopened', () => {
    const told = [
      received,
      classified,
      at('assigned', 'official', '2026-03-03', { unit: 'HO-1701-02', assignee: 'a' }),
      at('informationAsked', 'official', '2026-03-04'),
      at('added', 'person', '2026-03-09'),
      at('answered', 'official', '2026-03-16'),
      at('contested', 'person', '2026-03-18'),
      at('answered', 'official', '2026-03-25'),
      at('accepted', 'person', '2026-03-26'),
      at('reopened', 'ombudsman', '2026-04-06'),
    ];
    expect(foldCase(told.slice(0, 4))).toMatchObject({
      phase: 'waiting',
      before: 'assigned',
      pauses: [{ from: '2026-03-04', to: null }],
    });
    expect(foldCase(told.slice(0, 6))).toMatchObject({
      phase: 'answered',
      termFrom: '2026-03-02',
      termEndedOn: '2026-03-16',
      pauses: [{ from: '2026-03-04', to: '2026-03-09' }],
      unit: 'HO-1701-02',
      seriousness: 'serious',
    });
    expect(foldCase(told.slice(0, 7))).toMatchObject({
      phase: 'contested',
      termFrom: '2026-03-18',
      termEndedOn: null,
      pauses: [],
    });
    expect(foldCase(told.slice(0, 9))).toMatchObject({ phase: 'closed', closing: 'accepted', answers: 2 });
    expect(foldCase(told)).toMatchObject({ phase: 'reopened', reopenings: 1, termFrom: '2026-04-06' });
  });

  it('joins a repeated case and splits it off where it was', () => {
    const joined = [received, classified, at('joined', 'official', '2026-03-04', { into: 'other' })];
    expect(foldCase(joined)).toMatchObject({ phase: 'joined', joinedInto: 'other' });
    expect(foldCase([...joined, at('split', 'official', '2026-03-05')])).toMatchObject({
      phase: 'classified',
      joinedInto: null,
    });
  });

  it('does not let a report of irregularity be withdrawn, nor anybody else act for the person', () => {
    const report = foldCase([
      at('received', 'person', '2026-03-02', { caseKind: 'irregularity', unit: null }),
    ]);
    expect(forbids(report, 'withdrawn', 'person')).toBe('irregularity-goes-on');
    const answered = foldCase([received, classified, at('answered', 'official', '2026-03-04')]);
    for (const by of ['official', 'ombudsman', 'custodian', 'system'] as const)
      for (const kind of ['accepted', 'contested', 'withdrawn', 'added'] as const)
        expect(forbids(answered, kind, by)).toBe('not-your-action');
  });
});
