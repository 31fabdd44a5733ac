import {
  addDays,
  dateFromParts,
  daysInMonth,
  easterSunday,
  type PlainDate,
  weekdayOf,
  yearOf,
} from '#kernel';
import type { Bilingual, Citation, HolidayRule, Law } from './law.ts';

/** A day of rest as it is kept. */
export interface Holiday {
  /** The day on which nobody works. */
  readonly date: PlainDate;
  /** The day that is commemorated; it differs when the rest was moved. */
  readonly commemorates: PlainDate;
  readonly id: string;
  readonly title: Bilingual;
  /** Code of the canton or province; absent for the whole country. */
  readonly territory?: string;
  readonly citation: Citation;
}

/** Whose calendar: the four-digit code of a canton adds its local holidays and its province's. */
export interface Place {
  readonly canton?: string;
}

export interface WorkingCalendar {
  /** Days of rest kept in a year, in order of date; with a canton, its own too. */
  holidays(year: number, place?: Place): readonly Holiday[];
  /** The holidays kept on a date; empty on any other day. */
  holidaysOn(date: PlainDate, place?: Place): readonly Holiday[];
  /** Neither Saturday, Sunday nor holiday. */
  isWorkingDay(date: PlainDate, place?: Place): boolean;
  /** The date itself if it is a working day, else the first one after it. */
  nextWorkingDay(date: PlainDate, place?: Place): PlainDate;
  /**
   * The day on which a term of working days ends: the count starts on the day after `date`, so that one working day from a Friday is
   * the Monday. A negative count goes back; zero is the date itself.
   */
  addWorkingDays(date: PlainDate, count: number, place?: Place): PlainDate;
  /** Working days after `from` up to and including `to`; negative when `to` is earlier (those after `to` up to `from`). */
  workingDaysBetween(from: PlainDate, to: PlainDate, place?: Place): number;
}

function commemoratedDate(rule: HolidayRule, year: number): PlainDate | undefined {
  switch (rule.when.kind) {
    case 'fixed':
      return rule.when.day <= daysInMonth(year, rule.when.month)
        ? dateFromParts(year, rule.when.month, rule.when.day)
        : undefined;
    case 'easter':
      return addDays(easterSunday(year), rule.when.offsetDays);
    case 'once':
      return yearOf(rule.when.date) === year ? rule.when.date : undefined;
  }
}

function keptHoliday(law: Law, rule: HolidayRule, year: number): Holiday | undefined {
  const commemorates = commemoratedDate(rule, year);
  if (!commemorates || commemorates < rule.from || (rule.until && commemorates > rule.until))
    return undefined;
  const transfer = rule.transfer === undefined ? undefined : law.transfers[rule.transfer];
  const moves = transfer && commemorates >= transfer.from;
  const shift = moves ? (transfer.shiftByWeekday[weekdayOf(commemorates) - 1] ?? 0) : 0;
  return {
    date: addDays(commemorates, shift),
    commemorates,
    id: rule.id,
    title: rule.title,
    ...(rule.territory === undefined ? {} : { territory: rule.territory }),
    citation: shift !== 0 && transfer ? transfer.citation : rule.citation,
  };
}

function isKeptIn(holiday: Holiday, canton: string | undefined): boolean {
  return holiday.territory === undefined || (canton?.startsWith(holiday.territory) ?? false);
}

/**
 * The calendar of working days that the law's holiday rules make. Rest moved from one year into another (1 January on a Saturday is
 * kept on 31 December) is found in the year in which it is kept. Years are worked out once and kept.
 */
export function workingCalendar(law: Law): WorkingCalendar {
  const holidaysByYear = new Map<number, readonly Holiday[]>();
  const holidaysByDate = new Map<PlainDate, Holiday[]>();

  function everyHoliday(year: number): readonly Holiday[] {
    const known = holidaysByYear.get(year);
    if (known) return known;
    const kept = [year - 1, year, year + 1]
      .flatMap((nominal) => law.holidays.map((rule) => keptHoliday(law, rule, nominal)))
      .filter((holiday) => holiday !== undefined)
      .filter((holiday) => yearOf(holiday.date) === year)
      .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.id < b.id ? -1 : 1));
    holidaysByYear.set(year, kept);
    for (const holiday of kept) {
      const sameDay = holidaysByDate.get(holiday.date);
      if (sameDay) sameDay.push(holiday);
      else holidaysByDate.set(holiday.date, [holiday]);
    }
    return kept;
  }

  function holidaysOn(date: PlainDate, place: Place = {}): readonly Holiday[] {
    everyHoliday(yearOf(date));
    return (holidaysByDate.get(date) ?? []).filter((holiday) => isKeptIn(holiday, place.canton));
  }

  function isWorkingDay(date: PlainDate, place: Place = {}): boolean {
    return weekdayOf(date) < 6 && holidaysOn(date, place).length === 0;
  }

  function nextWorkingDay(date: PlainDate, place: Place = {}): PlainDate {
    let day = date;
    while (!isWorkingDay(day, place)) day = addDays(day, 1);
    return day;
  }

  function addWorkingDays(date: PlainDate, count: number, place: Place = {}): PlainDate {
    if (!Number.isInteger(count)) throw new RangeError(`${count} is not a whole number of working days`);
    const step = count < 0 ? -1 : 1;
    let day = date;
    for (let left = Math.abs(count); left > 0; ) {
      day = addDays(day, step);
      if (isWorkingDay(day, place)) left -= 1;
    }
    return day;
  }

  function workingDaysBetween(from: PlainDate, to: PlainDate, place: Place = {}): number {
    if (to < from) return -workingDaysBetween(to, from, place) + 0;
    let count = 0;
    for (let day = from; day < to; ) {
      day = addDays(day, 1);
      if (isWorkingDay(day, place)) count += 1;
    }
    return count;
  }

  return {
    holidays: (year, place = {}) => everyHoliday(year).filter((holiday) => isKeptIn(holiday, place.canton)),
    holidaysOn,
    isWorkingDay,
    nextWorkingDay,
    addWorkingDays,
    workingDaysBetween,
  };
}
