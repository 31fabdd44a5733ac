import type { FacilityMonth } from '#governance/quality';
import { findSeatOf, isSecretary, type KnownPerson, type SpaceState, seatsHeld } from '#governance/spaces';
import type { PlainDate } from '#kernel';
import type { WorkingCalendar } from '#law';
import type { CommitteeAnswer, CommitteesAnswer } from './api.ts';
import { boardElectionView } from './boardView.ts';
import type { CommitteeState } from './committee.ts';
import { chartsOf } from './committeeCommand.ts';
import { lastSignal, sayValue } from './indicators.ts';
import type { CommitteesPolicy } from './policy.ts';
import { composeReport, quarterOf } from './report.ts';

export interface CommitteeScenery {
  readonly space: SpaceState;
  readonly today: PlainDate;
  readonly calendar: WorkingCalendar;
  readonly policy: CommitteesPolicy;
  readonly persons: ReadonlyMap<string, KnownPerson>;
  readonly published:
    | { readonly edition: number; readonly sha256: string; readonly months: readonly FacilityMonth[] }
    | undefined;
}
export interface CommitteeViewer {
  readonly personId: string | null;
  readonly mayAnswer: boolean;
  readonly mayManage: boolean;
}

function stateOf(committee: CommitteeState, today: PlainDate): CommitteeAnswer['state'] {
  if (committee.installedOn !== null) return 'installed';
  return committee.registrationUntil >= today ? 'registering' : 'waiting';
}

export function committeeItem(
  committee: CommitteeState,
  scenery: Pick<CommitteeScenery, 'space' | 'today' | 'published' | 'policy'>,
): CommitteesAnswer['items'][number] {
  const { today } = scenery;
  const charts = chartsOf(committee, scenery.published?.months ?? [], today);
  const waiting = committee.observations.filter((one) => one.answer === null);
  return {
    code: committee.code,
    title: committee.title,
    facility: committee.facility,
    state: stateOf(committee, today),
    registrationUntil: committee.registrationUntil,
    members: seatsHeld(scenery.space, today).length,
    membersMin: scenery.policy.membersMin,
    board: committee.board !== null && committee.board.until >= today,
    signals: committee.indicators.filter(
      (one) => one.answer?.agreed && lastSignal(charts.get(one.number) ?? [])?.kind === 'concern',
    ).length,
    waiting: waiting.length,
    late: waiting.filter((one) => one.due < today).length,
  };
}

export function committeeView(
  committee: CommitteeState,
  viewer: CommitteeViewer,
  scenery: CommitteeScenery,
): CommitteeAnswer {
  const { space, today, calendar, policy, persons, published } = scenery;
  const nameOf = (seat: number) => {
    const found = space.seats.find((one) => one.seat === seat);
    return (found && persons.get(found.personId)?.name) ?? 'Persona no registrada';
  };
  const own = findSeatOf(space, viewer.personId, today)?.seat ?? null;
  const inside = own !== null || viewer.mayAnswer;
  const charts = chartsOf(committee, published?.months ?? [], today);
  const members = seatsHeld(space, today).length;
  const quarter = quarterOf(today);
  const { board } = committee;
  const said = (source: (typeof committee.indicators)[number]['source'], value: number) => ({
    es: sayValue(source, value, 'es'),
    en: sayValue(source, value, 'en'),
  });
  return {
    code: committee.code,
    title: committee.title,
    facility: committee.facility,
    state: stateOf(committee, today),
    registrationUntil: committee.registrationUntil,
    registered: members,
    membersMin: policy.membersMin,
    userMonths: policy.userMonths,
    installedOn: committee.installedOn,
    members,
    seats: seatsHeld(space, today).map(({ seat }) => ({ seat, name: nameOf(seat) })),
    board: board && {
      chair: nameOf(board.chair),
      secretary: nameOf(board.secretary),
      from: board.from,
      until: board.until,
      over: board.until < today,
    },
    boardElection: boardElectionView(committee, {
      ...{ space, today, nameOf, own },
      renewalDays: policy.boardRenewalDays,
    }),
    edition: published ? { number: published.edition, sha256: published.sha256 } : null,
    indicators: committee.indicators.map(({ seat, ...one }) => {
      const points = charts.get(one.number) ?? [];
      const last = points.at(-1);
      return {
        ...one,
        by: nameOf(seat),
        goalSaid: said(one.source, one.goal),
        points: points.map(
          ({ month, value, mean, lowerLimit, upperLimit, pointType, stretch, meetsGoal }) => ({
            ...{ month, value, mean, lowerLimit, upperLimit, pointType, stretch, meetsGoal },
          }),
        ),
        last: last
          ? { month: last.month, said: said(one.source, last.value), meetsGoal: last.meetsGoal }
          : null,
        signal: lastSignal(points),
      };
    }),
    observations: committee.observations.map(({ seat, indicator, answer, ...one }) => ({
      ...one,
      by: nameOf(seat),
      indicator:
        indicator === null
          ? null
          : {
              number: indicator,
              title: committee.indicators.find((known) => known.number === indicator)?.title ?? '',
            },
      workingDaysLeft: calendar.workingDaysBetween(today, one.due),
      late: answer === null && one.due < today,
      answer: answer && { ...answer, inTime: answer.on <= one.due },
    })),
    visits: committee.visits.map(({ seat, photographs, ...one }) => ({
      ...one,
      by: nameOf(seat),
      photographs: inside ? photographs.map((photograph) => photograph.photographId) : [],
    })),
    reports: committee.reports.map((one) => ({
      ...one,
      sections: one.sections.map((section) => ({ ...section, lines: [...section.lines] })),
    })),
    draft:
      committee.installedOn === null || committee.reports.some((one) => one.period === quarter.period)
        ? null
        : {
            period: quarter.period,
            sections: composeReport(committee, charts, quarter, members, today).map((section) => ({
              ...section,
              lines: [...section.lines],
            })),
          },
    me: {
      signedIn: viewer.personId !== null,
      seat: own,
      registered: viewer.personId !== null && committee.registered.includes(viewer.personId) && own !== null,
      board:
        own !== null &&
        (board?.chair === own || board?.secretary === own || isSecretary(space, viewer.personId, today)),
      mayAnswer: viewer.mayAnswer,
      mayManage: viewer.mayManage,
    },
  };
}
