import {
  findSeatOf,
  isSecretary,
  type Level,
  levelAllows,
  refusedFromOverseeing,
  type SpaceState,
  type StandingNow,
} from '#governance/spaces';
import { addMonths, ok, type PlainDate, type Result, refuse } from '#kernel';
import type { Checkpoint, Seen } from './checklist.ts';
import type { CommitteeAction, CommitteeState, IndicatorFacts, ReportSection } from './committee.ts';

/** What members do. */
export type MemberAct =
  | { readonly act: 'propose-indicator'; readonly facts: IndicatorFacts }
  | {
      readonly act: 'observe';
      readonly indicator: number | null;
      readonly month: string | null;
      readonly text: string;
    }
  | {
      readonly act: 'judge-answer';
      readonly observation: number;
      readonly satisfied: boolean;
      readonly text: string;
    }
  | { readonly act: 'report'; readonly text: string }
  | {
      readonly act: 'visit';
      readonly on: PlainDate;
      readonly seen: Readonly<Record<Checkpoint, Seen>>;
      readonly note: string;
      readonly photographs: readonly { readonly photographId: string; readonly sha256: string }[];
    };

/** What the provider does. */
export type ProviderAct =
  | {
      readonly act: 'answer-indicator';
      readonly indicator: number;
      readonly agreed: boolean;
      readonly text: string;
    }
  | {
      readonly act: 'answer-observation';
      readonly observation: number;
      readonly text: string;
      readonly commitment: { readonly text: string; readonly due: PlainDate } | null;
    };

export interface CommitteeScene {
  readonly space: SpaceState;
  readonly personId: string;
  /** What may keep her from overseeing the place, as it stands now. */
  readonly standing: StandingNow;
  readonly today: PlainDate;
  /** Last day for an answer to what is observed today. */
  readonly answerDue: PlainDate;
  /** The quarter of today and what its report computes. */
  readonly period: string;
  readonly sections: readonly ReportSection[];
}

type Decision = Result<readonly CommitteeAction[]>;

const byLevel = (level: Level) =>
  levelAllows(level, 'contribute')
    ? null
    : refuse({ refusal: 'level-takes-no-contributions', level, participation: 'contribute' });

/** What a committee does with an act of a member: seats are those of its space, so that a term or an interest that ends one ends this. */
export function decideMember(committee: CommitteeState, act: MemberAct, scene: CommitteeScene): Decision {
  const { space, personId, today } = scene;
  const no = byLevel(space.facts.level);
  if (no) return no;
  if (committee.installedOn === null) return refuse({ refusal: 'committee-not-installed' });
  const seat = findSeatOf(space, personId, today);
  if (!seat) return refuse({ refusal: 'not-a-member' });
  const barred = refusedFromOverseeing(space, scene.standing);
  if (barred) return barred;
  switch (act.act) {
    case 'propose-indicator':
      if (act.facts.until !== null && act.facts.until < act.facts.from)
        return refuse({ refusal: 'period-ends-before-it-begins' });
      return ok([
        {
          kind: 'indicator-proposed',
          number: committee.indicators.length + 1,
          facts: act.facts,
          seat: seat.seat,
        },
      ]);
    case 'observe': {
      const indicator = committee.indicators.find((one) => one.number === act.indicator);
      if (act.indicator !== null && !indicator?.answer?.agreed)
        return refuse({ refusal: 'indicator-not-agreed' });
      return ok([
        {
          kind: 'observed',
          number: committee.observations.length + 1,
          seat: seat.seat,
          indicator: act.indicator,
          month: act.month,
          text: act.text,
          on: today,
          due: scene.answerDue,
        },
      ]);
    }
    case 'judge-answer': {
      const observation = committee.observations.find((one) => one.number === act.observation);
      if (!observation?.answer || observation.judged) return refuse({ refusal: 'nothing-to-judge' });
      const { act: _act, ...judged } = act;
      return ok([{ kind: 'answer-judged', ...judged, on: today }]);
    }
    case 'visit':
      if (act.on > today) return refuse({ refusal: 'visit-in-the-future', on: act.on });
      return ok([
        {
          kind: 'visited',
          number: committee.visits.length + 1,
          seat: seat.seat,
          on: act.on,
          seen: act.seen,
          note: act.note,
          photographs: act.photographs,
        },
      ]);
    case 'report': {
      const isBoard =
        committee.board?.chair === seat.seat ||
        committee.board?.secretary === seat.seat ||
        isSecretary(space, personId, today);
      if (!isBoard) return refuse({ refusal: 'board-only' });
      if (committee.reports.some((one) => one.period === scene.period))
        return refuse({ refusal: 'already-reported', period: scene.period });
      return ok([
        { kind: 'reported', period: scene.period, text: act.text, sections: scene.sections, on: today },
      ]);
    }
  }
}

/** What a committee does with an act of its provider. */
export function decideProvider(committee: CommitteeState, act: ProviderAct, today: PlainDate): Decision {
  switch (act.act) {
    case 'answer-indicator': {
      const indicator = committee.indicators.find((one) => one.number === act.indicator);
      if (!indicator || indicator.answer) return refuse({ refusal: 'nothing-to-answer' });
      const { act: _act, ...answer } = act;
      return ok([{ kind: 'indicator-answered', ...answer, on: today }]);
    }
    case 'answer-observation': {
      const observation = committee.observations.find((one) => one.number === act.observation);
      if (!observation || observation.answer) return refuse({ refusal: 'nothing-to-answer' });
      const { act: _act, ...answer } = act;
      return ok([{ kind: 'observation-answered', ...answer, on: today }]);
    }
  }
}

/** The notices that are owed on a day: one for each observation past its date without an answer and without a notice. */
export function overdueAnswers(committee: CommitteeState, today: PlainDate): readonly CommitteeAction[] {
  return committee.observations
    .filter((one) => one.answer === null && one.overdueNoticedOn === null && one.due < today)
    .map((one) => ({ kind: 'answer-overdue', observation: one.number, due: one.due, noticedOn: today }));
}

export interface Registration {
  readonly personId: string;
  readonly today: PlainDate;
  /** Whether she received an attention there within the months of the policy. */
  readonly isUser: boolean;
  /** Whether she holds a seat now; who left may come back. */
  readonly seated: boolean;
}

/** Free registration: who meets the requirement is in; interests and offices are looked at when her seat is given. */
export function decideRegistration(committee: CommitteeState, one: Registration): Decision {
  if (one.seated) return refuse({ refusal: 'already-registered' });
  if (committee.installedOn === null && committee.registrationUntil < one.today)
    return refuse({ refusal: 'registration-over', until: committee.registrationUntil });
  if (!one.isUser) return refuse({ refusal: 'not-a-user-of-it' });
  return ok([{ kind: 'registered', personId: one.personId }]);
}

/** A call that ends before it begins gives nobody time to register. */
export function decideCall(
  call: Omit<Extract<CommitteeAction, { kind: 'called' }>, 'kind'>,
  today: PlainDate,
): Decision {
  if (call.registrationUntil < today)
    return refuse({ refusal: 'call-over-before-it-begins', until: call.registrationUntil });
  return ok([{ kind: 'called', ...call }]);
}

/** Where too few registered, the call is extended: who registered stays registered. */
export function decideExtension(committee: CommitteeState, until: PlainDate, today: PlainDate): Decision {
  if (committee.installedOn !== null)
    return refuse({ refusal: 'already-installed', on: committee.installedOn });
  if (until < today || until <= committee.registrationUntil)
    return refuse({ refusal: 'call-not-longer', until: committee.registrationUntil });
  return ok([{ kind: 'call-extended', until, on: today }]);
}

export function decideInstallation(
  committee: CommitteeState,
  members: number,
  membersMin: number,
  today: PlainDate,
): Decision {
  if (committee.installedOn !== null)
    return refuse({ refusal: 'already-installed', on: committee.installedOn });
  if (members < membersMin) return refuse({ refusal: 'too-few-registered', members, needed: membersMin });
  return ok([{ kind: 'installed', on: today, members }]);
}

/** The board as the committee elected it; another may begin when the term is over, or before by a new election. */
export function decideBoard(
  committee: CommitteeState,
  board: { readonly chair: number; readonly secretary: number },
  space: SpaceState,
  boardMonths: number,
  today: PlainDate,
): Decision {
  if (committee.installedOn === null) return refuse({ refusal: 'committee-not-installed' });
  if (board.chair === board.secretary) return refuse({ refusal: 'one-person-two-duties' });
  const held = (seat: number) =>
    space.seats.some((one) => one.seat === seat && findSeatOf(space, one.personId, today)?.seat === seat);
  for (const seat of [board.chair, board.secretary])
    if (!held(seat)) return refuse({ refusal: 'seat-unknown', seat });
  return ok([{ kind: 'board-elected', ...board, from: today, until: addMonths(today, boardMonths) }]);
}
