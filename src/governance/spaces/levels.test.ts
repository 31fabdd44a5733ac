import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type PlainDate, plainDate } from '#kernel';
import { spaceFacts } from '../../../test/support/spacesHouse.ts';
import { decideMeeting, type MeetingAct } from './decideMeeting.ts';
import {
  decideSpace,
  type InstitutionAct,
  overdueNotices,
  type SpaceAct,
  type SpaceScene,
} from './decideSpace.ts';
import { type Level, levels } from './levels.ts';
import { applyToMeeting, foldMeeting, type MeetingAction, type MeetingState } from './meeting.ts';
import { applyToSpace, foldSpace, type SpaceAction, type SpaceFacts, type SpaceState } from './space.ts';

const day = (n: number): PlainDate => addDays(plainDate('2026-01-05'), n);
const at = (n: number) => `${day(n)}T15:00:00.000Z`;
const texts = fc.constantFrom(
  'Que la farmacia abra también los sábados',
  'Que se avise la espera por mensaje',
);
const people = ['p1', 'p2', 'p3'];
const subject = { facility: 'HO-1701-01', organisation: null };
const vote = {
  base: 'cast',
  majority: 'simple',
  abstention: 'out',
  tie: 'rejected',
  ballot: 'open',
} as const;
const rule = { ...vote, quorum: { kind: 'none', numerator: 1, denominator: 2 } as const };

/** What contributions leave in a space or a meeting, whatever route they came by. */
const contributions = new Set([
  'contributed',
  'commented',
  'task-assigned',
  'proposed',
  'agreed',
  'dissented',
  'voted',
  'vote-opened',
  'floor-asked',
]);

const spaceActs: fc.Arbitrary<SpaceAct | InstitutionAct> = fc.oneof(
  fc.constant<SpaceAct>({ act: 'join', interests: [], nameIsPublic: true }),
  fc.constant<SpaceAct>({ act: 'leave' }),
  fc.constant<SpaceAct>({ act: 'declare-interest', interest: { kind: 'works', subject } }),
  texts.map((text): SpaceAct => ({ act: 'contribute', text })),
  texts.map((text): SpaceAct => ({ act: 'comment', document: 1, text })),
  texts.map((text): SpaceAct => ({ act: 'publish-document', title: 'Informe', text })),
  fc.constant<SpaceAct>({ act: 'assign-task', seat: 1, title: 'Visitar', due: day(90) }),
  fc.constant<SpaceAct>({ act: 'finish-task', task: 1, note: 'Ya se visitó la sala' }),
  fc.constant<SpaceAct>({ act: 'give-chair', seat: 1 }),
  fc.constant<SpaceAct>({ act: 'cease', seat: 2, reason: 'duty', note: 'Faltó' }),
  fc.constant<InstitutionAct>({ act: 'set-vote-rule', rule, reason: 'Se cambia' }),
  fc.constantFrom(...people).map((personId): InstitutionAct => ({ act: 'name-secretary', personId })),
  fc.constantFrom(...people).map(
    (personId): InstitutionAct => ({
      act: 'seat',
      personId,
      role: 'member',
      vote: true,
      alternateOf: null,
      interests: [],
    }),
  ),
  fc.nat(4).map(
    (n): InstitutionAct => ({
      act: 'reply',
      contribution: n + 1,
      position: 'in-part',
      text: 'Se hará en marzo',
    }),
  ),
);

const facts = (level: Level): SpaceFacts =>
  ({
    ...spaceFacts({
      level,
      contributors: 'anyone',
      bindingResolution: level === 'decisory' ? 'C.D. 700' : null,
    }),
  }) as SpaceFacts;

function begun(level: Level): SpaceState {
  return foldSpace([
    { seq: 1, at: at(0), by: null, action: { kind: 'founded', facts: facts(level) } },
    { seq: 2, at: at(0), by: null, action: { kind: 'secretary-named', personId: 'p1', from: day(0) } },
  ]);
}
const scene = (personId: string, today: PlainDate, other?: string): SpaceScene => ({
  personId,
  today,
  replyDue: addDays(today, 21),
  bars: { blood: 4, marriage: 2 },
  parityDifferenceMax: 1,
  sex: other === 'p3' ? 'male' : 'female',
  worksThere: false,
  declared: [],
  sameAs: [other ?? personId],
});

const steps = fc.array(fc.record({ who: fc.constantFrom(...people), act: spaceActs, wait: fc.nat(12) }), {
  maxLength: 60,
});

/** Plays the steps; whenever time passes the house writes the notices that are owed. @returns every action added. */
function play(level: Level, taken: readonly { who: string; act: SpaceAct | InstitutionAct; wait: number }[]) {
  let space = begun(level);
  let today = 0;
  const added: SpaceAction[] = [];
  const add = (actions: readonly SpaceAction[]) => {
    for (const action of actions) {
      added.push(action);
      space = applyToSpace(space, { seq: added.length, at: at(today), by: null, action });
    }
  };
  for (const { who, act, wait } of taken) {
    today += wait;
    add(overdueNotices(space, day(today)));
    const decided = decideSpace(space, act, scene(who, day(today), 'personId' in act ? act.personId : who));
    if (decided.ok) add(decided.value);
  }
  return { space, added, today: day(today) };
}

describe('the level of a space', () => {
  it('whatever is tried, an informative space takes nothing', () => {
    let accepted = 0;
    fc.assert(
      fc.property(steps, (taken) => {
        const { added } = play('informative', taken);
        accepted += added.length;
        expect(added.filter((one) => contributions.has(one.kind))).toEqual([]);
      }),
      { numRuns: 1_500 },
    );
    // It does take what is not participation, so that the property is not true of nothing.
    expect(accepted).toBeGreaterThan(300);
  });

  it('whatever happens, every contribution has a reply, or days left, or an overdue notice', () => {
    let late = 0;
    let contributed = 0;
    fc.assert(
      fc.property(fc.constantFrom(...levels.slice(1)), steps, (level, taken) => {
        const { space, today } = play(level, taken);
        for (const one of space.contributions) {
          contributed += 1;
          if (one.overdueNoticedOn) late += 1;
          expect(one.reply !== null || one.due >= today || one.overdueNoticedOn !== null).toBe(true);
        }
      }),
      { numRuns: 1_500 },
    );
    expect(contributed).toBeGreaterThan(100);
    expect(late).toBeGreaterThan(20);
  });

  it('lets tasks be given in co-management alone', () => {
    for (const level of levels) {
      const { space } = play(level, [
        { who: 'p1', act: { act: 'join', interests: [], nameIsPublic: true }, wait: 0 },
        {
          who: 'p1',
          act: { act: 'assign-task', seat: 1, title: 'Visitar la farmacia', due: day(9) },
          wait: 0,
        },
      ]);
      expect(space.tasks).toHaveLength(level === 'co-management' ? 1 : 0);
    }
  });
});

const meetingActs: fc.Arbitrary<MeetingAct> = fc.oneof(
  fc.constantFrom<MeetingAct>(
    { act: 'arrive', how: 'remote' },
    { act: 'leave' },
    { act: 'open', presiding: 1 },
    { act: 'start-item', item: 1 },
    { act: 'ask-floor' },
    { act: 'withdraw-floor' },
    { act: 'give-floor', seat: 1 },
    { act: 'note', text: 'Se informa de la espera' },
    { act: 'propose', text: 'Que abra los sábados' },
    { act: 'open-vote', text: 'Que abra los sábados', ballot: 'open' },
    { act: 'open-vote', text: 'Que abra los sábados', ballot: 'secret' },
    { act: 'vote', motion: 1, choice: 'for' },
    { act: 'close-vote', motion: 1 },
    { act: 'record-agreement', text: 'Abrir los sábados', responsible: 'Farmacia', due: null },
    { act: 'dissent', agreement: 1, reason: 'No hay personal para abrir' },
  ),
  fc.constantFrom<MeetingAct>(
    { act: 'close' },
    { act: 'ask-correction', text: 'Yo dije otra cosa' },
    { act: 'answer-correction', correction: 1, accepted: true, text: 'Así fue' },
    { act: 'accept-minutes' },
    { act: 'sign', contentSha256: 'x' },
    { act: 'add-document', title: 'Informe', text: 'La espera' },
    { act: 'amend-agenda', reason: 'Cambio', agenda: [{ title: 'Otro', kind: 'decision', about: null }] },
  ),
);

describe('a meeting', () => {
  const convened: MeetingAction = {
    kind: 'convened',
    number: 1,
    startsAt: at(1),
    mode: 'mixed',
    place: 'Sala',
    agenda: [{ title: 'Espera', kind: 'information', about: null }],
  };
  const ofLevel = (level: Level) =>
    play(level, [
      { who: 'p1', act: { act: 'join', interests: [], nameIsPublic: true }, wait: 0 },
      { who: 'p2', act: { act: 'join', interests: [], nameIsPublic: true }, wait: 0 },
    ]).space;
  const run = (space: SpaceState, taken: readonly { who: string; act: MeetingAct }[]) => {
    let meeting: MeetingState = foldMeeting([{ at: at(0), action: convened }]);
    const added: MeetingAction[] = [];
    for (const { who, act } of taken) {
      const decided = decideMeeting(meeting, act, {
        space,
        personId: who,
        today: day(1),
        bars: { blood: 4, marriage: 2 },
        declaredBy: () => [],
        worksThere: false,
        correctionsUntil: day(6),
        contentSha256: 'x',
        secret: () => ({ for: 0, against: 0, abstain: 0 }),
      });
      if (!decided.ok) continue;
      for (const action of decided.value.actions) {
        added.push(action);
        meeting = applyToMeeting(meeting, { at: at(1), action });
      }
    }
    return { meeting, added };
  };
  const turns = fc.array(fc.record({ who: fc.constantFrom(...people), act: meetingActs }), {
    minLength: 30,
    maxLength: 120,
  });

  it('of an informative space takes no floor, proposal, vote, agreement or dissent', () => {
    const space = ofLevel('informative');
    let noted = 0;
    fc.assert(
      fc.property(turns, (taken) => {
        const { added } = run(space, [
          { who: 'p1', act: { act: 'arrive', how: 'remote' } },
          { who: 'p2', act: { act: 'arrive', how: 'remote' } },
          { who: 'p1', act: { act: 'open', presiding: 1 } },
          { who: 'p1', act: { act: 'start-item', item: 1 } },
          ...taken,
        ]);
        if (added.some((one) => one.kind === 'noted')) noted += 1;
        expect(added.filter((one) => contributions.has(one.kind))).toEqual([]);
      }),
      { numRuns: 1_500 },
    );
    expect(noted).toBeGreaterThan(50);
  });

  it('decides by the rule that was written down when the vote was opened, whatever the space says later', () => {
    const space = ofLevel('consultative');
    const opened = run(space, [
      { who: 'p1', act: { act: 'arrive', how: 'remote' } },
      { who: 'p2', act: { act: 'arrive', how: 'remote' } },
      { who: 'p1', act: { act: 'open', presiding: 1 } },
      { who: 'p1', act: { act: 'start-item', item: 1 } },
      { who: 'p1', act: { act: 'open-vote', text: 'Que abra los sábados', ballot: 'open' } },
      { who: 'p1', act: { act: 'vote', motion: 1, choice: 'for' } },
    ]).meeting;
    const changed = applyToSpace(space, {
      seq: 99,
      at: at(1),
      by: null,
      action: { kind: 'vote-rule-set', rule, reason: 'Ahora basta la mayoría simple' },
    });
    const closing = (of: SpaceState) =>
      decideMeeting(
        opened,
        { act: 'close-vote', motion: 1 },
        {
          space: of,
          personId: 'p1',
          today: day(1),
          bars: { blood: 4, marriage: 2 },
          declaredBy: () => [],
          worksThere: false,
          correctionsUntil: day(6),
          contentSha256: '',
          secret: () => ({ for: 0, against: 0, abstain: 0 }),
        },
      );
    // One of the two present: not more than half of those present, though more for than against.
    for (const of of [space, changed])
      expect(closing(of)).toMatchObject({
        value: { actions: [{ kind: 'vote-closed', outcome: { result: 'rejected', needed: 2, base: 2 } }] },
      });
  });
});
