import { sql } from 'kysely';
import type { z } from 'zod';
import { dateAt, foldedWords, type PlainDate } from '#kernel';
import type { Db } from '#platform/database';
import type { GuideAnswer, guideBody } from './api.ts';
import { type CaseKind, caseKinds } from './case.ts';
import type { ComplaintsRoomOptions } from './options.ts';
import { answerDaysOn } from './policy.ts';

interface PublishedRow {
  readonly answerId: string;
  readonly kind: CaseKind;
  readonly service: string | null;
  readonly question: string;
  readonly answer: string;
  readonly norm: string;
  readonly publishedOn: PlainDate;
}

// Words that say nothing of what is asked.
const empty = new Set(
  'el la los las un una unos unas de del al a en y o u que se me mi su sus es con por para no si lo le les como cuando hay fue ha he iess'.split(
    ' ',
  ),
);

/** Words of a text by their stem of five letters, so that "citas" meets "cita" and "demora" meets "demoran". */
function stemsOf(text: string): Map<string, string> {
  const stems = new Map<string, string>();
  for (const word of foldedWords(text))
    if (word.length > 2 && !empty.has(word)) stems.set(word.slice(0, 5).replace(/s$/, ''), word);
  return stems;
}

/** The words that a text and a published question have in common: why it is shown. */
export function commonWords(text: string, question: string): string[] {
  const asked = stemsOf(text);
  return [...stemsOf(question)].filter(([stem]) => asked.has(stem)).map(([, word]) => word);
}

/** How long each kind takes, by law and in fact, and the published answers nearest to what is being asked. */
export async function readGuide(
  db: Db,
  options: ComplaintsRoomOptions,
  asked: z.output<typeof guideBody>,
  now: Date,
): Promise<GuideAnswer> {
  const today = dateAt(now.getTime());
  const [published, took] = await Promise.all([readPublished(db), keptMedians(db, options, now)]);
  const scored = published
    .map((row) => ({
      row,
      alike: commonWords(asked.text, row.question),
      fits:
        Number(row.kind === asked.kind) + 2 * Number(row.service !== null && row.service === asked.service),
    }))
    .filter(({ alike, fits }) => alike.length > 0 || fits > 0)
    .sort((a, b) => b.alike.length * 2 + b.fits - (a.alike.length * 2 + a.fits))
    .slice(0, 4);
  return {
    days: caseKinds.map((kind) => ({
      kind,
      termDays: answerDaysOn(options.law, today, kind, 'ordinary'),
      medianDays: took.get(kind) ?? null,
    })),
    similar: scored.map(({ row: { kind: _kind, service: _service, ...row }, alike }) => ({ ...row, alike })),
  };
}

async function readPublished(db: Db): Promise<PublishedRow[]> {
  const { rows } = await sql<PublishedRow>`
    select answer_id as "answerId", kind, service, question, answer, norm, published_on as "publishedOn"
    from complaints.published_answer order by published_on desc, answer_id limit 500
  `.execute(db);
  return rows;
}

const freshMs = 600_000;
const kept = new WeakMap<object, { at: number; medians: Promise<Map<CaseKind, number>> }>();

/** Counted anew every ten minutes at most: the first screen asks at each word that is typed. */
function keptMedians(db: Db, room: object, now: Date): Promise<Map<CaseKind, number>> {
  const known = kept.get(room);
  const at = now.getTime();
  if (known && at - known.at < freshMs && at >= known.at) return known.medians;
  const medians = readMedians(db, now);
  kept.set(room, { at, medians });
  medians.catch(() => kept.delete(room));
  return medians;
}

const atLeast = 20;
/** Median of calendar days to the answer, of the last year, where at least twenty cases say it. */
async function readMedians(db: Db, now: Date): Promise<Map<CaseKind, number>> {
  const { rows } = await sql<{ kind: CaseKind; days: number }>`
    select kind, percentile_disc(0.5) within group (order by term_ended_on - term_from) as days
    from complaints.case_now
    where term_ended_on > (${now}::timestamptz - interval '1 year')::date and answers > 0
    group by kind having count(*) >= ${atLeast}
  `.execute(db);
  return new Map(rows.map((row) => [row.kind, Number(row.days)]));
}
