import { z } from 'zod';
import { isPlainDate, plainDate } from '#kernel';
import type { Citation, HolidayRule, TransferRule } from '../law.ts';
import { bilingual, grounds, sentence, statuses } from './parseParameter.ts';
import { type Problem, readYaml } from './readYaml.ts';

const date = z.string().refine(isPlainDate, 'a date of the calendar YYYY-MM-DD is expected');
const shift = z.int().min(-7).max(7);
const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

const fileGrounds = { ...grounds, norm: sentence, status: statuses, source: sentence };

const transfersFile = z.strictObject({
  kind: z.literal('transfers'),
  ...fileGrounds,
  from: date,
  rules: z.record(
    z.string(),
    z.strictObject({
      title: bilingual,
      shifts: z.strictObject(
        Object.fromEntries(weekdays.map((weekday) => [weekday, shift])) as Record<
          (typeof weekdays)[number],
          typeof shift
        >,
      ),
    }),
  ),
});

const holidaysFile = z.strictObject({
  kind: z.literal('holidays'),
  ...fileGrounds,
  from: date,
  until: date.optional(),
  days: z.record(
    z.string(),
    z
      .strictObject({
        title: bilingual,
        month: z.int().min(1).max(12).optional(),
        day: z.int().min(1).max(31).optional(),
        easterOffsetDays: z.int().min(-100).max(100).optional(),
        date: date.optional(),
        territory: z
          .string()
          .regex(
            /^\d{2}(\d{2})?$/,
            'an official code is expected: two digits of a province or four of a canton, in quotes',
          )
          .optional(),
        transfer: z.string().optional(),
        from: date.optional(),
        until: date.optional(),
        ...grounds,
      })
      .refine(
        (day) =>
          [
            day.month !== undefined && day.day !== undefined,
            day.easterOffsetDays !== undefined,
            day.date !== undefined,
          ].filter(Boolean).length === 1 && (day.month === undefined) === (day.day === undefined),
        'say when it falls in one way: month and day, easterOffsetDays, or date',
      ),
  ),
});

const anyFile = z.discriminatedUnion('kind', [transfersFile, holidaysFile]);

export interface HolidayFile {
  readonly holidays: HolidayRule[];
  readonly transfers: Record<string, TransferRule>;
  /** Where each holiday names the rule that moves it, to complain there when there is no such rule. */
  readonly lineOfTransfer: Record<string, number>;
}

function citationOf(
  id: string,
  title: Citation['title'],
  from: string,
  ground: { norm?: string; gazette?: string; status?: Citation['status']; source?: string; note?: string },
  file: { norm: string; gazette?: string; status: Citation['status']; source: string; note?: string },
): Citation {
  const gazette = ground.gazette ?? (ground.norm === undefined ? file.gazette : undefined);
  const note = ground.note ?? file.note;
  return {
    id,
    title,
    norm: ground.norm ?? file.norm,
    ...(gazette === undefined ? {} : { gazette }),
    status: ground.status ?? file.status,
    from: plainDate(from),
    source: ground.source ?? file.source,
    ...(note === undefined ? {} : { note }),
  };
}

/** One file of `law/holidays/`: a list of holidays or of transfer rules. */
export function parseHolidays(path: string, text: string): HolidayFile | { readonly problems: Problem[] } {
  const read = readYaml(path, text, anyFile);
  if ('problems' in read) return read;
  const file = read.data;
  const base = path.replace(/\.yaml$/, '').replaceAll('/', '.');
  const result: HolidayFile = { holidays: [], transfers: {}, lineOfTransfer: {} };
  if (file.kind === 'transfers') {
    for (const [name, rule] of Object.entries(file.rules))
      result.transfers[name] = {
        from: plainDate(file.from),
        shiftByWeekday: weekdays.map((weekday) => rule.shifts[weekday]),
        citation: citationOf(`${base}.${name}`, rule.title, file.from, file, file),
      };
    return result;
  }
  for (const [name, day] of Object.entries(file.days)) {
    const id = `${base}.${name}`;
    const from = day.from ?? day.date ?? file.from;
    const until = day.until ?? file.until;
    if (day.transfer !== undefined) result.lineOfTransfer[id] = read.lineOf(['days', name, 'transfer']);
    result.holidays.push({
      id,
      title: day.title,
      when:
        day.date !== undefined
          ? { kind: 'once', date: plainDate(day.date) }
          : day.easterOffsetDays !== undefined
            ? { kind: 'easter', offsetDays: day.easterOffsetDays }
            : { kind: 'fixed', month: day.month as number, day: day.day as number },
      ...(day.territory === undefined ? {} : { territory: day.territory }),
      ...(day.transfer === undefined ? {} : { transfer: day.transfer }),
      from: plainDate(from),
      ...(until === undefined ? {} : { until: plainDate(until) }),
      citation: citationOf(id, day.title, from, day, file),
    });
  }
  return result;
}
