import { sql } from 'kysely';
import {
  addDays,
  addMonths,
  dateAt,
  daysBetween,
  laterOf,
  type PlainDate,
  plainDate,
  type Random,
  randomFromSeed,
} from '#kernel';
import { type Catalogue, readCatalogue } from '#operations/services';
import { type Database, transaction } from '#platform/database';
import { houseDutyOf, isDue } from './act.ts';
import { insertWholeCases, type WholeCase } from './bulk.ts';
import { type CaseAction, type CaseKind, foldCase, type Seriousness } from './case.ts';
import { publishReport } from './figures/report.ts';
import { publishFigures } from './figures/store.ts';
import type { ComplaintsRoomOptions } from './options.ts';
import { renewOverdue } from './overdue.ts';
import { startOfDay } from './startOfDay.ts';
import { answers, comment, published, reportWords, type Story, stories } from './syntheticWords.ts';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * Made-up cases of the synthetic institution: received over six to nine months, most of them answered, some contested, some late.
 *
 * @param persons whose cases they are; the first one has several, so that her account is not empty.
 * @returns how many were written; none where there are some already.
 */
export async function loadSyntheticCases(
  db: Database,
  room: ComplaintsRoomOptions,
  options: {
    readonly persons: readonly string[];
    readonly facility: string;
    readonly now: Date;
    readonly count?: number;
    readonly seed?: number;
  },
): Promise<number> {
  const { now, count = 450, seed = 20_261_121 } = options;
  const { rows } = await sql`select from complaints.case_file limit 1`.execute(db.kysely);
  if (rows.length > 0) return 0;
  const random = randomFromSeed(seed).split('complaints');
  const catalogue = await readCatalogue(db.kysely);
  const today = dateAt(now.getTime());
  // From the beginning of a quarter, so that each that is published is whole: six to nine months.
  const quarter = Math.ceil(Number(today.slice(5, 7)) / 3);
  const begun = addMonths(
    plainDate(`${today.slice(0, 4)}-${String(quarter * 3 - 2).padStart(2, '0')}-01`),
    -6,
  );
  const daysBack = daysBetween(begun, today) + 1;
  const cases = Array.from({ length: count }, (_, index) =>
    syntheticCase(random, room, catalogue, { ...options, today, index, daysBack }),
  );
  const cantons = new Map(catalogue.facilities.map((one) => [one.code, one.canton]));
  const written = await transaction(db, async (trx) => {
    for (const [index, one] of published.entries())
      await sql`
        insert into complaints.published_answer (answer_id, kind, service, question, answer, norm, published_on)
        values (${uuidOf(random)}, ${one.kind}, ${one.service}, ${one.question}, ${one.answer}, ${one.norm}, ${addDays(today, -20 - 9 * index)})
      `.execute(trx);
    await sql`
      insert into complaints.public_comment (comment_id, body, unit, made_on) values (${uuidOf(random)}, ${comment}, null, ${addDays(today, -12)})
    `.execute(trx);
    const done = await insertWholeCases(trx, room, cases, today, (unit) => ({
      canton: unit === null ? undefined : cantons.get(unit),
    }));
    return done.size;
  });
  await renewOverdue(db, room, now);
  const last = (await publishFigures(db, room, now)).at(-1);
  if (last) await publishReport(db, db.kysely, { ...reportWords, year: Number(last.slice(0, 4)) }, null, now);
  return written;
}

function pick<T>(random: Random, from: readonly T[]): T {
  return from[random.integer(from.length)]!;
}

function uuidOf(random: Random): string {
  const hex = Array.from({ length: 16 }, () => random.integer(256).toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
}

function syntheticCase(
  random: Random,
  room: ComplaintsRoomOptions,
  catalogue: Catalogue,
  options: {
    readonly persons: readonly string[];
    readonly facility: string;
    readonly today: PlainDate;
    readonly index: number;
    readonly daysBack: number;
  },
): WholeCase {
  const story: Story = pick(random, stories);
  const { today, index } = options;
  const service = catalogue.services.find((one) => one.code === story.service);
  const fitting = catalogue.facilities.filter((one) => service?.givenAt.includes(one.kind));
  const hospitals = fitting.filter((one) => one.kind === 'hospital' || one.kind === 'provincial-direction');
  const atHome = fitting.some((one) => one.code === options.facility) && random.integer(4) === 0;
  const facility = atHome
    ? options.facility
    : pick(random, hospitals.length > 0 && random.integer(8) > 0 ? hospitals.slice(0, 6) : fitting).code;
  // Three in ten came within the last weeks, so that the desk has what to do.
  const age = random.integer(10) < 3 ? random.integer(26) : 26 + random.integer(options.daysBack - 26);
  const receivedOn = addDays(today, -age);
  const confidential = story.kind === 'irregularity';
  const ofFirst = index % 40 === 1 && !confidential;
  return {
    caseId: uuidOf(random),
    number: `R${receivedOn.slice(2, 4)}-${Array.from({ length: 6 }, () => alphabet[random.integer(32)]).join('')}`,
    kind: story.kind,
    channel: 'synthetic',
    service: story.service,
    facility,
    subject: story.subject,
    personId: confidential ? null : ofFirst ? options.persons[0]! : pick(random, options.persons.slice(1)),
    confidential,
    receivedAt: startOfDay(receivedOn),
    origin: 'synthetic',
    reference: String(index),
    actions: withHouseDuties(historyOf(random, room, story, facility, receivedOn, today, age), room, today),
  };
}

type Step = WholeCase['actions'][number];

/** What the house did by itself until today on a case that nobody has finished. */
function withHouseDuties(steps: Step[], room: ComplaintsRoomOptions, today: PlainDate): Step[] {
  for (;;) {
    const state = foldCase(steps.map(({ action }) => action));
    const duty = houseDutyOf(state, room, today, {});
    if (!isDue(duty, today)) return steps;
    const on = laterOf(duty.from, state.lastOn);
    steps.push({
      action: { ...duty.action, by: 'system', on },
      body: null,
      shown: duty.action.kind !== 'warned',
    });
  }
}

/** What happened to it until today: answered after a while, late in some places, contested by some. */
function historyOf(
  random: Random,
  { calendar }: ComplaintsRoomOptions,
  story: Story,
  unit: string,
  receivedOn: PlainDate,
  today: PlainDate,
  age: number,
): Step[] {
  const steps: Step[] = [];
  const push = (action: CaseAction, body: string | null = null, norm: string | null = null, shown = true) => {
    if (action.on > today) return false;
    steps.push({ action, body, norm, shown });
    return true;
  };
  const later = (from: PlainDate, workingDays: number) => calendar.addWorkingDays(from, workingDays);
  push(
    { kind: 'received', by: 'person', on: receivedOn, caseKind: story.kind, unit },
    pick(random, story.texts),
  );
  if (age < 26 && random.integer(10) < 3) return steps;
  const seriousness: Seriousness = story.serious ? 'serious' : 'ordinary';
  const classifiedOn = later(receivedOn, random.integer(3));
  if (
    !push({ kind: 'classified', by: 'official', on: classifiedOn, caseKind: story.kind, seriousness }, null)
  )
    return steps;
  const assignedOn = later(classifiedOn, random.integer(2));
  if (!push({ kind: 'assigned', by: 'official', on: assignedOn, unit, assignee: null })) return steps;
  // Some units are slow: the sum of the letters of the code stands for the place's own effect.
  const slow = [...unit].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % 4 === 0;
  const usual: Record<CaseKind, number> = { complaint: 11, suggestion: 18, information: 6, irregularity: 21 };
  // A slow place leaves some for weeks: what goes up the line and shows in public.
  if (slow && age < 70 && random.integer(3) === 0) return steps;
  const takes = Math.max(2, Math.round(usual[story.kind] * (slow ? 1.5 : 0.9)) + random.integer(9) - 4);
  let from = assignedOn;
  if (random.integer(6) === 0) {
    const askedOn = later(assignedOn, 1);
    if (
      !push(
        { kind: 'informationAsked', by: 'official', on: askedOn },
        'Para revisar su caso necesitamos la fecha exacta y, si la tiene, una fotografía del turno o del documento.',
      )
    )
      return steps;
    from = later(askedOn, 2 + random.integer(4));
    if (
      !push(
        { kind: 'added', by: 'person', on: from },
        'Fue en la mañana de ese mismo día; adjunto lo que tengo.',
      )
    )
      return steps;
  }
  const answer = pick(random, answers[story.subject] ?? answers.other!);
  const answeredOn = later(from, takes);
  if (!push({ kind: 'answered', by: 'official', on: answeredOn }, answer.text, answer.norm)) return steps;
  const fate = random.integer(10);
  const reactedOn = later(answeredOn, 1 + random.integer(8));
  if (fate < 2 && story.kind === 'complaint') {
    if (
      !push(
        { kind: 'contested', by: 'person', on: reactedOn },
        'No estoy conforme: la respuesta no dice cuándo me atenderán.',
      )
    )
      return steps;
    const second = later(reactedOn, 4 + random.integer(10));
    if (
      !push(
        { kind: 'answered', by: 'official', on: second },
        'Revisamos otra vez su caso. La unidad confirmó una fecha y se la comunicó; si no se cumple, responda aquí mismo.',
        answer.norm,
      )
    )
      return steps;
    push({ kind: 'accepted', by: 'person', on: later(second, 2) });
    return steps;
  }
  if (fate < 6) push({ kind: 'accepted', by: 'person', on: reactedOn });
  else push({ kind: 'closed', by: 'system', on: later(answeredOn, 16), closing: 'silence' });
  return steps;
}
