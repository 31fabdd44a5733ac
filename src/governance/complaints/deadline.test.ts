import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { plainDate } from '#kernel';
import { workingCalendar } from '#law';
import { loadLaw, parseLaw } from '#law/folder';
import { houseDutyOf, projectionOf } from './act.ts';
import { type CaseAction, foldCase } from './case.ts';
import { deadlineOf } from './deadline.ts';
import { answerDaysOn, termDaysOf } from './policy.ts';

const law = loadLaw(join(import.meta.dirname, '..', '..', '..', 'law'));
const calendar = workingCalendar(law);
const day = plainDate;

interface Golden {
  readonly what: string;
  readonly received: string;
  readonly days: number;
  readonly pauses?: readonly (readonly [string, string | null])[];
  readonly today?: string;
  readonly canton?: string;
  readonly due: string;
  readonly waited?: number;
  readonly used?: number;
}

// Each last day was counted by hand on the calendar; the days of rest are those observed, which the law's own tests cite.
const golden: readonly Golden[] = [
  { what: 'an ordinary week', received: '2026-03-02', days: 3, due: '2026-03-05' },
  { what: 'over a weekend, received on a Friday', received: '2026-03-06', days: 3, due: '2026-03-11' },
  { what: 'received on a Saturday', received: '2026-03-07', days: 3, due: '2026-03-11' },
  { what: 'carnival 2026: 16 and 17 February', received: '2026-02-12', days: 3, due: '2026-02-19' },
  { what: 'carnival 2025: 3 and 4 March', received: '2025-02-27', days: 3, due: '2025-03-06' },
  { what: 'Good Friday 2026: 3 April', received: '2026-04-01', days: 3, due: '2026-04-07' },
  { what: 'Good Friday 2024: 29 March', received: '2024-03-27', days: 3, due: '2024-04-02' },
  { what: '1 May 2024, a Wednesday, kept on Friday 3', received: '2024-04-30', days: 3, due: '2024-05-06' },
  { what: '24 May 2022, a Tuesday, kept on Monday 23', received: '2022-05-20', days: 3, due: '2022-05-26' },
  { what: '10 August 2025, a Sunday, kept on Monday 11', received: '2025-08-08', days: 3, due: '2025-08-14' },
  { what: '2 and 3 November 2026', received: '2026-10-30', days: 3, due: '2026-11-06' },
  {
    what: 'All Souls 2024: Friday 1 and Monday 4 November',
    received: '2024-10-31',
    days: 3,
    due: '2024-11-07',
  },
  { what: 'carnival 2027: 8 and 9 February', received: '2027-02-04', days: 3, due: '2027-02-11' },
  { what: 'Good Friday 2027: 26 March', received: '2027-03-24', days: 3, due: '2027-03-30' },
  {
    what: '10 August 2024, a Saturday, kept on Friday 9',
    received: '2024-08-07',
    days: 3,
    due: '2024-08-13',
  },
  {
    what: '10 August 2023, a Thursday, kept on Friday 11',
    received: '2023-08-09',
    days: 3,
    due: '2023-08-15',
  },
  {
    what: '9 October 2025, a Thursday, kept on Friday 10',
    received: '2025-10-08',
    days: 3,
    due: '2025-10-14',
  },
  {
    what: 'work suspended by decree on 18 and 19 April 2024: the term rests',
    received: '2024-04-16',
    days: 3,
    due: '2024-04-23',
  },
  {
    what: 'a pause that ends within the days suspended by decree',
    received: '2024-04-15',
    days: 3,
    pauses: [['2024-04-16', '2024-04-19']],
    today: '2024-04-22',
    due: '2024-04-23',
    waited: 1,
    used: 2,
  },
  {
    what: 'a pause from one year into the next, over Christmas and 1 January',
    received: '2026-12-21',
    days: 5,
    pauses: [['2026-12-23', '2027-01-04']],
    today: '2027-01-05',
    due: '2027-01-07',
    waited: 6,
    used: 3,
  },
  { what: 'Christmas 2026', received: '2026-12-23', days: 3, due: '2026-12-29' },
  {
    what: 'the end of 2026: Christmas and 1 January, both Fridays',
    received: '2026-12-23',
    days: 10,
    due: '2027-01-08',
  },
  {
    what: '1 January 2022, a Saturday, kept on 31 December 2021',
    received: '2021-12-29',
    days: 3,
    due: '2022-01-04',
  },
  {
    what: 'the foundation of Quito, kept on Monday 7 December 2026, in Quito',
    received: '2026-12-04',
    days: 3,
    canton: '1701',
    due: '2026-12-10',
  },
  { what: 'the same days in Guayaquil', received: '2026-12-04', days: 3, canton: '0901', due: '2026-12-09' },
  {
    what: 'a pause of five working days',
    received: '2026-03-02',
    days: 15,
    pauses: [['2026-03-05', '2026-03-12']],
    today: '2026-03-13',
    due: '2026-03-30',
    waited: 5,
    used: 4,
  },
  {
    what: 'a pause that still lasts moves the last day with today',
    received: '2026-03-02',
    days: 15,
    pauses: [['2026-03-05', null]],
    today: '2026-03-10',
    due: '2026-03-26',
    waited: 3,
    used: 3,
  },
  {
    what: 'two pauses, one over Good Friday and one within a day',
    received: '2026-03-26',
    days: 10,
    pauses: [
      ['2026-03-30', '2026-04-06'],
      ['2026-04-09', '2026-04-09'],
    ],
    today: '2026-04-10',
    due: '2026-04-16',
    waited: 4,
    used: 6,
  },
  {
    what: 'a pause over carnival and its weekend counts no day of rest',
    received: '2026-02-11',
    days: 5,
    pauses: [['2026-02-13', '2026-02-18']],
    today: '2026-02-18',
    due: '2026-02-23',
    waited: 1,
    used: 2,
  },
];

describe('the last day of a term', () => {
  it.each(golden)('$what', ({ received, days, pauses = [], today, canton, due, waited = 0, used }) => {
    const standing = deadlineOf(
      {
        termFrom: day(received),
        termEndedOn: null,
        phase: pauses.some(([, to]) => to === null) ? 'waiting' : 'assigned',
        pauses: pauses.map(([from, to]) => ({ from: day(from), to: to === null ? null : day(to) })),
      },
      days,
      calendar,
      day(today ?? received),
      canton === undefined ? {} : { canton },
    );
    expect(standing.due).toBe(due);
    expect(standing.daysWaited).toBe(waited);
    expect(standing.daysUsed).toBe(used ?? 0);
  });

  it('is met on the last day and missed on the next; what is left is told in working days', () => {
    const standing = (ended: string | null, today: string) =>
      deadlineOf(
        {
          termFrom: day('2026-04-01'),
          termEndedOn: ended === null ? null : day(ended),
          phase: 'assigned',
          pauses: [],
        },
        3,
        calendar,
        day(today),
      );
    expect(standing('2026-04-07', '2026-05-01')).toMatchObject({ state: 'met', due: '2026-04-07' });
    expect(standing('2026-04-08', '2026-05-01')).toMatchObject({ state: 'missed', daysUsed: 4 });
    expect(standing(null, '2026-04-02')).toMatchObject({ state: 'running', daysLeft: 2 });
    expect(standing(null, '2026-04-10')).toMatchObject({ state: 'running', daysLeft: -3 });
  });
});

describe('a law that changes between reception and answer', () => {
  const changed = parseLaw([
    {
      path: 'complaints/answer-days.yaml',
      text: `id: complaints.answer-days
title: { es: Días, en: Days }
keys:
  complaint: { es: Queja, en: Complaint }
  suggestion: { es: Sugerencia, en: Suggestion }
  information: { es: Información, en: Information }
  irregularity: { es: Denuncia, en: Irregularity }
columns: { ordinary: workingDays, serious: workingDays, urgent: workingDays }
norm: Test
status: policy
source: Test
values:
  2000-01-01: { value: { complaint: { ordinary: 15, serious: 10, urgent: 3 }, suggestion: { ordinary: 30, serious: 30, urgent: 30 }, information: { ordinary: 10, serious: 10, urgent: 5 }, irregularity: { ordinary: 30, serious: 20, urgent: 5 } } }
  2026-04-01: { value: { complaint: { ordinary: 10, serious: 5, urgent: 2 }, suggestion: { ordinary: 30, serious: 30, urgent: 30 }, information: { ordinary: 10, serious: 10, urgent: 5 }, irregularity: { ordinary: 30, serious: 20, urgent: 5 } } }
`,
    },
  ]);
  const newLaw = { ...law, parameters: { ...law.parameters, ...changed.parameters } };
  const on = (kind: CaseAction['kind'], by: CaseAction['by'], date: string, more: object = {}) =>
    ({ kind, by, on: day(date), ...more }) as CaseAction;
  const received = on('received', 'person', '2026-03-30', { caseKind: 'complaint', unit: null });
  const classified = on('classified', 'official', '2026-04-08', {
    caseKind: 'complaint',
    seriousness: 'ordinary',
  });

  it('leaves the term of the day of reception; the next term, after a contest, is the new law’s', () => {
    const before = foldCase([received, classified]);
    expect(termDaysOf(newLaw, before)).toBe(15);
    expect(deadlineOf(before, 15, calendar, day('2026-04-20')).due).toBe('2026-04-21');
    const contested = foldCase([
      received,
      classified,
      on('answered', 'official', '2026-04-20'),
      on('contested', 'person', '2026-04-22'),
    ]);
    expect(termDaysOf(newLaw, contested)).toBe(10);
    expect(deadlineOf(contested, 10, calendar, day('2026-04-22')).due).toBe('2026-05-07');
    expect(answerDaysOn(newLaw, day('2026-04-01'), 'complaint', 'serious')).toBe(5);
  });

  it('gives a case that is reopened the term of the day on which it is, and so escalates it by that day’s law', () => {
    const closed = [
      received,
      classified,
      on('answered', 'official', '2026-04-09'),
      on('accepted', 'person', '2026-04-10'),
      on('reopened', 'person', '2026-04-13'),
    ];
    const reopened = foldCase(closed);
    expect(termDaysOf(newLaw, reopened)).toBe(10);
    // Ten working days from Monday 13 April 2026 end on Monday 27; under the old law fifteen would end on Tuesday 5 May.
    expect(projectionOf(reopened, { law: newLaw, calendar }, day('2026-04-13'), {}).dueOn).toBe('2026-04-27');
    expect(projectionOf(reopened, { law, calendar }, day('2026-04-13'), {}).dueOn).toBe('2026-05-05');
  });

  it('does not lengthen or shorten a term that runs while the person is waited for when the law changes', () => {
    const waited = foldCase([
      received,
      on('classified', 'official', '2026-03-30', { caseKind: 'complaint', seriousness: 'urgent' }),
      on('informationAsked', 'official', '2026-03-31'),
      on('added', 'person', '2026-04-06'),
    ]);
    // Three days of the old law: 31 March, then 7 and 8 April, since 1, 2 and 6 April were the person's and Friday 3 is Good Friday.
    expect(termDaysOf(newLaw, waited)).toBe(3);
    expect(projectionOf(waited, { law: newLaw, calendar }, day('2026-04-06'), {}).dueOn).toBe('2026-04-08');
  });

  it('counts a graver case by the term of its gravity, from the day it was received', () => {
    const grave = foldCase([
      received,
      on('classified', 'official', '2026-04-08', { caseKind: 'complaint', seriousness: 'urgent' }),
    ]);
    // Three days from 30 March were over on 2 April: late from the day it was found to be urgent.
    expect(projectionOf(grave, { law, calendar }, day('2026-04-08'), {})).toMatchObject({
      dueOn: '2026-04-02',
    });
  });
});

describe('what the house does by itself', () => {
  const rules = { law, calendar };
  const on = (kind: CaseAction['kind'], by: CaseAction['by'], date: string, more: object = {}) =>
    ({ kind, by, on: day(date), ...more }) as CaseAction;
  const received = on('received', 'person', '2026-03-02', { caseKind: 'complaint', unit: null });
  const classified = on('classified', 'official', '2026-03-02', {
    caseKind: 'complaint',
    seriousness: 'ordinary',
  });
  const duty = (actions: CaseAction[]) => houseDutyOf(foldCase(actions), rules, day('2026-03-02'), {});

  it('warns three working days before 23 March, and escalates one, six and eleven after it', () => {
    const warned = on('warned', 'system', '2026-03-18');
    const up = (date: string) => on('escalated', 'system', date);
    expect(duty([received, classified])).toEqual({ from: '2026-03-18', action: { kind: 'warned' } });
    expect(duty([received, classified, warned])).toEqual({
      from: '2026-03-24',
      action: { kind: 'escalated' },
    });
    expect(duty([received, classified, warned, up('2026-03-24')])?.from).toBe('2026-03-31');
    // Good Friday, 3 April, is no working day.
    expect(duty([received, classified, warned, up('2026-03-24'), up('2026-03-31')])?.from).toBe('2026-04-08');
    expect(
      duty([received, classified, warned, up('2026-03-24'), up('2026-03-31'), up('2026-04-08')]),
    ).toBeNull();
  });

  it('closes what the person leaves without answer for fifteen working days', () => {
    const answered = on('answered', 'official', '2026-03-09');
    expect(duty([received, classified, answered])).toEqual({
      from: '2026-03-31',
      action: { kind: 'closed', closing: 'silence' },
    });
    expect(duty([received, classified, on('informationAsked', 'official', '2026-03-09')])).toEqual({
      from: '2026-03-31',
      action: { kind: 'closed', closing: 'no-information' },
    });
  });
});
