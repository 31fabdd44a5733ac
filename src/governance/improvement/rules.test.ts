import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, plainDate } from '#kernel';
import {
  type ChangeAction,
  type ChangeFacts,
  foldChange,
  isOverdue,
  type Reading,
  type Recorded,
} from './change.ts';
import {
  type ActName,
  actsOffered,
  type ChangeAct,
  type ChangeScene,
  decideChange,
  partiesOf,
  phasesOf,
} from './decide.ts';

const facts: ChangeFacts = {
  code: 'citas-que-cambian',
  title: 'Avisar cuando cambia una cita',
  cause: 'Las citas se mueven sin aviso',
  origin: { kind: 'own' },
  dimension: 'facility',
  member: 'HO-1701-01',
  figure: 'mean',
  responsible: 'ana',
  office: 'Jefatura de consulta externa',
  due: plainDate('2026-12-18'),
};
const record = (actions: readonly ChangeAction[]): Recorded[] =>
  actions.map((action, i) => ({
    seq: i + 1,
    at: `2026-11-${String(i + 1).padStart(2, '0')}T15:00:00Z`,
    by: null,
    action,
  }));
const opened: ChangeAction = { kind: 'opened', facts, before: { months: 12, mean: 3.2 } };
const better: Reading = {
  effect: 'better',
  before: { months: 12, mean: 3.2 },
  after: { months: 4, mean: 3.9 },
  monthsNeeded: 3,
};
const nobody: ChangeScene = {
  manages: false,
  isResponsible: false,
  isOmbudsman: false,
  today: plainDate('2026-11-21'),
  reading: null,
  told: 0,
};
const manager: ChangeScene = { ...nobody, manages: true };
const responsible: ChangeScene = { ...nobody, isResponsible: true };
const ombudsman: ChangeScene = { ...nobody, isOmbudsman: true };

const planned: ChangeAction = {
  kind: 'planned',
  plan: 'Avisar por mensaje y por llamada',
  steps: [{ text: 'Revisar los teléfonos', due: plainDate('2026-12-01') }],
};
const stepDone: ChangeAction = { kind: 'step-done', step: 1, evidence: 'Acta 14', link: null };
const finished: ChangeAction = { kind: 'finished', summary: 'Se avisa por mensaje' };
const announced: ChangeAction = { kind: 'announced', told: 40 };
const effective: ChangeAction = { kind: 'measured', effective: true, reading: better, words: 'Subió' };
const notEffective: ChangeAction = { kind: 'measured', effective: false, reading: better, words: 'No' };
const closed: ChangeAction = { kind: 'closed', words: 'Terminado' };

const reached = (...actions: ChangeAction[]) => foldChange(record([opened, ...actions]));
const refusalOf = (state: ReturnType<typeof reached>, act: ChangeAct, scene: ChangeScene) => {
  const decided = decideChange(state, act, scene);
  return decided.ok ? 'ok' : decided.refusal.refusal;
};
const acts: Record<ActName, ChangeAct> = {
  'join-voices': { act: 'join-voices', voices: [{ kind: 'rating', id: 'r1' }] },
  'split-voice': { act: 'split-voice', voice: { kind: 'rating', id: 'r1' }, reason: 'Trata de otra cosa' },
  plan: { act: 'plan', plan: 'Avisar', steps: [{ text: 'Llamar', due: plainDate('2026-12-01') }] },
  'finish-step': { act: 'finish-step', step: 1, evidence: 'Acta 14', link: null },
  'add-evidence': { act: 'add-evidence', evidence: 'Fotografía', link: null },
  'change-due': { act: 'change-due', due: plainDate('2027-01-15'), reason: 'Falta personal' },
  reassign: { act: 'reassign', responsible: 'luz', office: 'Subdirección', reason: 'Traslado' },
  finish: { act: 'finish', summary: 'Se avisa' },
  announce: { act: 'announce' },
  measure: { act: 'measure', effective: true, words: 'Subió' },
  close: { act: 'close', words: 'Terminado' },
  reopen: { act: 'reopen', reason: 'Volvió a bajar' },
  comment: { act: 'comment', text: 'Bien hecho' },
};
const phases = {
  open: reached(),
  planned: reached(planned),
  done: reached(planned, stepDone, finished),
  effective: reached(planned, stepDone, finished, effective),
  'not-effective': reached(planned, stepDone, finished, notEffective),
  closed: reached(planned, stepDone, finished, announced, effective, closed),
};

describe('who does what, and when', () => {
  it('each act belongs to its party, and to nobody else', () => {
    const table: Record<ActName, 'manager' | 'responsible' | 'ombudsman'> = {
      'join-voices': 'manager',
      'split-voice': 'manager',
      plan: 'responsible',
      'finish-step': 'responsible',
      'add-evidence': 'responsible',
      'change-due': 'manager',
      reassign: 'manager',
      finish: 'responsible',
      announce: 'manager',
      measure: 'manager',
      close: 'manager',
      reopen: 'manager',
      comment: 'ombudsman',
    };
    const scenes = { manager, responsible, ombudsman, nobody };
    for (const [name, party] of Object.entries(table) as [ActName, string][])
      for (const [who, scene] of Object.entries(scenes))
        for (const state of Object.values(phases))
          expect([name, who, refusalOf(state, acts[name], scene) === 'not-yours-to-do']).toEqual([
            name,
            who,
            who !== party,
          ]);
  });

  it('each act has its phases: the first list passes the phase, all others are refused by it', () => {
    const may: Record<ActName, string> = {
      'join-voices': 'open planned done',
      'split-voice': 'open planned done',
      plan: 'open planned',
      'finish-step': 'planned',
      'add-evidence': 'planned done',
      'change-due': 'open planned',
      reassign: 'open planned',
      finish: 'planned',
      announce: 'done effective not-effective',
      measure: 'done',
      close: 'effective not-effective',
      reopen: 'not-effective closed',
      comment: 'open planned done effective not-effective closed',
    };
    const everyone: ChangeScene = { ...nobody, manages: true, isResponsible: true, isOmbudsman: true };
    for (const [name, list] of Object.entries(may) as [ActName, string][])
      for (const [phase, state] of Object.entries(phases))
        expect([name, phase, refusalOf(state, acts[name], everyone) === 'not-in-this-phase']).toEqual([
          name,
          phase,
          !list.split(' ').includes(phase),
        ]);
    expect(Object.keys(phasesOf)).toEqual(Object.keys(partiesOf));
  });
});

describe('what each act asks for', () => {
  it('nothing is finished without evidence of each step', () => {
    expect(refusalOf(reached(planned), acts.finish, responsible)).toBe('steps-without-evidence');
    expect(refusalOf(reached(planned, stepDone), acts.finish, responsible)).toBe('ok');
    expect(refusalOf(reached(planned, stepDone), acts['finish-step'], responsible)).toBe('step-already-done');
    expect(refusalOf(reached(planned), { ...acts['finish-step'], step: 2 } as ChangeAct, responsible)).toBe(
      'step-unknown',
    );
  });
  it('a plan with evidence is not rewritten, and no step ends after the change is due', () => {
    expect(refusalOf(reached(planned), acts.plan, responsible)).toBe('ok');
    expect(refusalOf(reached(planned, stepDone), acts.plan, responsible)).toBe('plan-already-begun');
    const late: ChangeAct = {
      act: 'plan',
      plan: 'Tarde',
      steps: [{ text: 'x', due: plainDate('2026-12-19') }],
    };
    expect(refusalOf(reached(), late, responsible)).toBe('step-after-due');
  });
  it('whoever did it does not judge it; the chart must show what is called effective; sooner than needed nobody judges', () => {
    const done = phases.done;
    const judge = (scene: Partial<ChangeScene>, effectiveToo = true) =>
      refusalOf(done, { act: 'measure', effective: effectiveToo, words: 'x' }, { ...manager, ...scene });
    expect(judge({ reading: better })).toBe('ok');
    expect(judge({ reading: better, isResponsible: true })).toBe('judge-of-own-work');
    expect(judge({ reading: null })).toBe('too-soon-to-measure');
    expect(judge({ reading: { ...better, effect: 'too-soon' } })).toBe('too-soon-to-measure');
    for (const effect of ['worse', 'no-signal', 'no-baseline'] as const) {
      expect(judge({ reading: { ...better, effect } })).toBe('measure-shows-no-effect');
      expect(judge({ reading: { ...better, effect } }, false)).toBe('ok');
    }
  });
  it('nobody is told twice, and nothing is closed before they were told', () => {
    expect(refusalOf(phases.done, acts.announce, manager)).toBe('ok');
    expect(refusalOf(reached(planned, stepDone, finished, announced), acts.announce, manager)).toBe(
      'already-announced',
    );
    expect(refusalOf(phases.effective, acts.close, manager)).toBe('nobody-told-yet');
    expect(refusalOf(reached(planned, stepDone, finished, announced, effective), acts.close, manager)).toBe(
      'ok',
    );
    const again = reached(
      planned,
      stepDone,
      finished,
      announced,
      notEffective,
      { kind: 'reopened', reason: 'No bastó' },
      planned,
      stepDone,
      finished,
    );
    expect(refusalOf(again, acts.announce, manager)).toBe('already-announced');
    expect(again.cycle).toBe(2);
    expect(again.evidence.map((one) => one.text)).toEqual(['Acta 14']);
  });
  it('voices are joined and split again until people were told', () => {
    const joined = reached({
      kind: 'voices-joined',
      voices: [
        { kind: 'rating', id: 'r1' },
        { kind: 'case', id: 'c1' },
      ],
    });
    expect(refusalOf(joined, acts['split-voice'], manager)).toBe('ok');
    expect(refusalOf(reached(), acts['split-voice'], manager)).toBe('voice-not-joined');
    const split = reached(
      {
        kind: 'voices-joined',
        voices: [
          { kind: 'rating', id: 'r1' },
          { kind: 'case', id: 'c1' },
        ],
      },
      { kind: 'voice-split', voice: { kind: 'rating', id: 'r1' }, reason: 'Otra cosa' },
    );
    expect(split.voices).toEqual([{ kind: 'case', id: 'c1' }]);
    expect(split.splitOff).toEqual([{ kind: 'rating', id: 'r1' }]);
    expect(refusalOf(reached(planned, stepDone, finished, announced), acts['join-voices'], manager)).toBe(
      'already-announced',
    );
  });
  it('a date is moved forward with a reason, never into the past; what is done is not overdue', () => {
    expect(refusalOf(reached(), acts['change-due'], manager)).toBe('ok');
    expect(
      refusalOf(reached(), { act: 'change-due', due: plainDate('2026-11-20'), reason: 'x' }, manager),
    ).toBe('due-in-the-past');
    expect(isOverdue(reached(), plainDate('2026-12-18'))).toBe(false);
    expect(isOverdue(reached(), plainDate('2026-12-19'))).toBe(true);
    expect(isOverdue(phases.done, plainDate('2027-12-19'))).toBe(false);
  });
});

describe('any sequence of acts', () => {
  const scene = fc.record({
    manages: fc.boolean(),
    isResponsible: fc.boolean(),
    isOmbudsman: fc.boolean(),
    reading: fc.constantFrom(null, better, { ...better, effect: 'no-signal' as const }),
    told: fc.nat(500),
    today: fc.integer({ min: 0, max: 400 }).map((days) => addDays(plainDate('2026-01-01'), days)),
  });
  const anyAct = fc.constantFrom(...Object.values(acts), {
    act: 'measure',
    effective: false,
    words: 'No',
  } as const);
  it('reaches a known phase, is offered what it accepts, and keeps what must hold', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(anyAct, scene), { maxLength: 60 }), (sequence) => {
        const actions: ChangeAction[] = [opened];
        for (const [act, now] of sequence) {
          const state = foldChange(record(actions));
          const decided = decideChange(state, act, now);
          if (decided.ok) {
            expect(actsOffered(state, now)).toContain(act.act);
            actions.push(decided.value);
          }
        }
        const state = foldChange(record(actions));
        expect(Object.keys(phases)).toContain(state.phase);
        expect(actions.filter((one) => one.kind === 'announced').length).toBeLessThanOrEqual(1);
        if (state.phase === 'closed') expect(state.announced).not.toBeNull();
        if (state.phase === 'effective') expect(state.measured?.reading.effect).toBe('better');
        if (state.finished) expect(state.steps.every((step) => step.done !== null)).toBe(true);
        const keys = state.voices.map((one) => `${one.kind} ${one.id}`);
        expect(new Set(keys).size).toBe(keys.length);
      }),
      { numRuns: 300 },
    );
  });
});
