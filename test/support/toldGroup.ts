import { addDays, type PlainDate, plainDate } from '#kernel';
import type { Recorded } from '#platform/actions';
import { decideInstitution, type InstitutionAct } from '../../src/governance/oversightGroups/decideAnswer.ts';
import {
  type Applicant,
  type Decision,
  decideCall,
  decideChallenge,
  decideChallengeAnswer,
  decideManaging,
  decideRegistration,
  type ManagingAct,
} from '../../src/governance/oversightGroups/decideForming.ts';
import { decideMember, type MemberAct } from '../../src/governance/oversightGroups/decideWork.ts';
import { foldGroup } from '../../src/governance/oversightGroups/group.ts';
import {
  type GroupAction,
  type GroupFacts,
  levels,
} from '../../src/governance/oversightGroups/groupActions.ts';
import type { Standing } from '../../src/governance/oversightGroups/interests.ts';
import type { GroupsPolicy } from '../../src/governance/oversightGroups/policy.ts';

export const policy: GroupsPolicy = {
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
export const at = (today: PlainDate) => ({ today, policy, addWorkingDays: addDays });
export const d = plainDate;
export const free: Standing = { holdsOffice: false, declared: [] };
export const person = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;
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
export function told(more: Partial<GroupFacts> = {}) {
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
