import { addDays, compareDates, type PlainDate } from '#kernel';
import type { Place, WorkingCalendar } from '#law';
import type { CaseState, Pause } from './case.ts';

/** How the term of a case stands on a day; every count is of working days. */
export interface DeadlineStanding {
  readonly state: 'running' | 'paused' | 'met' | 'missed';
  /** The last day. While the case is paused, what it would be if the person answered today. */
  readonly due: PlainDate;
  readonly termDays: number;
  /** From today to the last day; negative when it has passed, zero on the day itself. */
  readonly daysLeft: number;
  /** Spent by the institution. */
  readonly daysUsed: number;
  /** Spent waiting for the person: not counted, and shown. */
  readonly daysWaited: number;
}

/** The day of asking still counts for the institution; the days after it, up to and with the day of the answer, for the person. */
function isPaused(day: PlainDate, pauses: readonly Pause[], today: PlainDate): boolean {
  return pauses.some(
    (pause) => compareDates(day, pause.from) > 0 && compareDates(day, pause.to ?? today) <= 0,
  );
}

/**
 * The standing of a term of working days. It counts from the day after `termFrom`; days on which the institution waited for the
 * person are left out. Pure: the calendar and today come in.
 *
 * @param termDays working days that the law in force on `termFrom` gives. Source: `law/complaints/answer-days.yaml`.
 */
export function deadlineOf(
  state: Pick<CaseState, 'termFrom' | 'termEndedOn' | 'pauses' | 'phase'>,
  termDays: number,
  calendar: WorkingCalendar,
  today: PlainDate,
  place: Place = {},
): DeadlineStanding {
  const until = state.termEndedOn ?? today;
  let due = state.termFrom;
  for (let left = termDays; left > 0; ) {
    due = addDays(due, 1);
    if (calendar.isWorkingDay(due, place) && !isPaused(due, state.pauses, until)) left -= 1;
  }
  let daysUsed = 0;
  let daysWaited = 0;
  for (let day = state.termFrom; compareDates(day, until) < 0; ) {
    day = addDays(day, 1);
    if (!calendar.isWorkingDay(day, place)) continue;
    if (isPaused(day, state.pauses, until)) daysWaited += 1;
    else daysUsed += 1;
  }
  if (state.termEndedOn !== null)
    return {
      state: compareDates(state.termEndedOn, due) <= 0 ? 'met' : 'missed',
      due,
      termDays,
      daysLeft: termDays - daysUsed,
      daysUsed,
      daysWaited,
    };
  return {
    state: state.phase === 'waiting' ? 'paused' : 'running',
    due,
    termDays,
    daysLeft: calendar.workingDaysBetween(today, due, place),
    daysUsed,
    daysWaited,
  };
}

/** Until when the person may give what was asked, accept or contest: working days after the action that asked her. */
export function personsLastDay(
  askedOn: PlainDate,
  days: number,
  calendar: WorkingCalendar,
  place: Place = {},
): PlainDate {
  return calendar.addWorkingDays(askedOn, days, place);
}
