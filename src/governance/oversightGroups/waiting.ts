import type { PlainDate } from '#kernel';
import type { WorkingCalendar } from '#law';
import { mayAnswerAt } from './decideAnswer.ts';
import type { GroupState } from './group.ts';
import type { Level } from './groupActions.ts';
import { phaseOf } from './standing.ts';
import type { WaitingAnswer } from './waitingApi.ts';

type Item = WaitingAnswer['items'][number];

/** What a group waits for from whoever manages oversight or answers for the institution, whose offices are given. */
export function waitingOf(
  state: GroupState,
  office: { readonly mayManage: boolean; readonly speaksFor: readonly Level[] },
  { today, calendar }: { readonly today: PlainDate; readonly calendar: WorkingCalendar },
): Item[] {
  const { facts } = state;
  const phase = phaseOf(state, today);
  const item = (one: Pick<Item, 'kind' | 'number' | 'title' | 'text'> & Partial<Item>): Item => ({
    id: `${facts.code}:${one.kind}:${one.report ?? 0}:${one.number}`,
    code: facts.code,
    group: facts.title,
    report: null,
    level: null,
    extendable: false,
    recommendations: [],
    due: null,
    workingDaysLeft: one.due ? calendar.workingDaysBetween(today, one.due as PlainDate) : null,
    ...one,
  });
  return [
    ...(office.mayManage ? managingItems(state, phase, item) : []),
    ...answeringItems(state, phase, office.speaksFor, item),
  ];
}

function managingItems(
  state: GroupState,
  phase: ReturnType<typeof phaseOf>,
  item: (one: Pick<Item, 'kind' | 'number' | 'title' | 'text'> & Partial<Item>) => Item,
): Item[] {
  const { facts } = state;
  const items: Item[] = [];
  if (phase === 'proposed')
    items.push(
      item({ kind: 'initiative', number: 1, title: facts.title, text: state.proposer?.reason ?? '' }),
    );
  if (['registering', 'preparing', 'working'].includes(phase)) {
    const waiting = state.members.filter((one) => one.ceased === null && one.card === null);
    if (waiting.length > 0)
      items.push(
        item({
          kind: 'applicant',
          number: waiting.length,
          title: facts.title,
          text: facts.object,
          due: facts.registrationUntil,
        }),
      );
    for (const one of state.challenges.filter((each) => each.decision === null))
      items.push(
        item({
          kind: 'challenge',
          number: one.challenge,
          title: facts.title,
          text: one.ground,
          due: one.notified ? one.decideBy : one.noticeBy,
        }),
      );
  }
  const published = state.reports.filter((one) => one.published !== null);
  if (
    phase === 'reported' &&
    published.every((one) => one.recommendations.every((each) => each.ended !== null))
  )
    items.push(item({ kind: 'closing', number: 1, title: facts.title, text: facts.object }));
  return items;
}

function answeringItems(
  state: GroupState,
  phase: ReturnType<typeof phaseOf>,
  speaksFor: readonly Level[],
  item: (one: Pick<Item, 'kind' | 'number' | 'title' | 'text'> & Partial<Item>) => Item,
): Item[] {
  if (!['working', 'expired', 'reported'].includes(phase)) return [];
  const directs = speaksFor.some((one) => one !== 'office');
  const requests = state.requests
    .filter((one) => one.awaiting && mayAnswerAt(speaksFor, one.level))
    .map((one) =>
      item({
        kind: 'request',
        number: one.number,
        title: state.cases.find((each) => each.number === one.case)?.title ?? state.facts.title,
        text: one.what,
        level: one.level,
        extendable: one.level === 'office' && !one.steps.some((each) => each.what === 'extended'),
        due: one.due,
      }),
    );
  if (!directs) return requests;
  return [
    ...requests,
    ...state.findings
      .filter((one) => one.answer === null)
      .map((one) =>
        item({ kind: 'finding', number: one.number, title: one.title, text: one.text, due: one.due }),
      ),
    ...state.reports.flatMap((one) => {
      if (one.published === null) return [];
      if (one.answer === null)
        return [
          item({
            kind: 'report',
            number: one.number,
            title: state.facts.title,
            text: one.text,
            recommendations: one.recommendations.map(({ number, text }) => ({ number, text })),
            due: one.published.due,
          }),
        ];
      return one.recommendations
        .filter((each) => each.ended === null && each.answer !== null && each.answer.position !== 'rejects')
        .filter((each) => each.steps.at(-1)?.state !== 'done')
        .map((each) =>
          item({
            kind: 'recommendation',
            number: each.number,
            report: one.number,
            title: state.facts.title,
            text: each.text,
            due: each.answer?.due ?? null,
          }),
        );
    }),
  ];
}
