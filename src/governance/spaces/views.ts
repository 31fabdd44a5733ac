import { createHash } from 'node:crypto';
import { canonicalJson, dateAt, type PlainDate, plainDate } from '#kernel';
import type { WorkingCalendar } from '#law';
import { newsIn } from '#platform/news';
import type { MeetingAnswer, MySpacesAnswer, SpaceAnswer, SpacesAnswer } from './api.ts';
import { correctionsAreOver, votersPresent } from './decideMeeting.ts';
import { explainRule, explainVote } from './explainVote.ts';
import { effectOf } from './levels.ts';
import { attended, isPresent, type MeetingState } from './meeting.ts';
import { assembleMinutes, type Minutes } from './minutes.ts';
import { findSeatOf, isSecretary, parityOf, seatsHeld, votingMembers } from './seats.ts';
import type { Recorded, SpaceAction, SpaceState } from './space.ts';
import type { KnownPerson } from './store.ts';
import { quorumNeeded } from './vote.ts';

export interface Viewer {
  readonly personId: string | null;
  readonly mayReply: boolean;
  readonly mayManage: boolean;
}
export interface Scenery {
  readonly today: PlainDate;
  readonly calendar: WorkingCalendar;
  readonly persons: ReadonlyMap<string, KnownPerson>;
  readonly replyWorkingDays: number;
}

/** Every person whose name a view of the space may show. */
export function personsIn(space: SpaceState): string[] {
  return [...space.seats, ...space.secretaries].map((one) => one.personId);
}

const nameOf = (persons: ReadonlyMap<string, KnownPerson>, personId: string) =>
  persons.get(personId)?.name ?? 'Persona no registrada';

export function namesBySeat(space: SpaceState, persons: ReadonlyMap<string, KnownPerson>) {
  return (seat: number): string => {
    const found = space.seats.find((one) => one.seat === seat);
    return found ? nameOf(persons, found.personId) : '';
  };
}

export function itemOf(space: SpaceState, today: PlainDate, now: Date): SpacesAnswer['items'][number] {
  const { facts } = space;
  const waiting = space.contributions.filter((one) => one.reply === null);
  const upcoming = space.meetings
    .map((one) => one.startsAt)
    .filter((startsAt) => Date.parse(startsAt) > now.getTime())
    .sort();
  return {
    code: facts.code,
    title: facts.title,
    purpose: facts.purpose,
    category: facts.category,
    level: facts.level,
    phase: facts.phase,
    facility: facts.oversees.facility,
    admission: facts.admission,
    secretary: space.secretaries.some((one) => isSecretary(space, one.personId, today)),
    closed: space.closed !== null || (facts.until !== null && facts.until < today),
    members: seatsHeld(space, today).filter((one) => one.role === 'member').length,
    nextMeeting: upcoming[0] ?? null,
    owed: waiting.length,
    overdue: waiting.filter((one) => one.due < today).length,
    replied: space.contributions.length - waiting.length,
  };
}

export function spaceView(space: SpaceState, viewer: Viewer, scenery: Scenery): SpaceAnswer {
  const { facts } = space;
  const { today, persons, calendar } = scenery;
  const bySeat = namesBySeat(space, persons);
  const memberName = (personId: string) => {
    const seat = space.seats.find((one) => one.personId === personId);
    // Who writes without a seat did not give her name to the public.
    return seat ? nameOf(persons, personId) : null;
  };
  const { code, title, purpose, category, level, phase, legalBasis, until, admission, contributors } = facts;
  return {
    ...{ code, title, purpose, category, level, phase, legalBasis, until, admission, contributors },
    commentable: facts.commentable,
    oversees: facts.oversees,
    bindingResolution: facts.bindingResolution,
    effect: effectOf(level, facts.bindingResolution),
    rule: { es: explainRule(space.voteRule, 'es'), en: explainRule(space.voteRule, 'en') },
    replyWorkingDays: scenery.replyWorkingDays,
    closed: space.closed ?? (until !== null && until < today ? { on: until, reason: '' } : null),
    parity: { asked: facts.parity, ...parityOf(space, today) },
    secretaries: space.secretaries
      .filter((one) => isSecretary(space, one.personId, today))
      .map((one) => nameOf(persons, one.personId)),
    seats: seatsHeld(space, today).map((one) => ({
      seat: one.seat,
      name: nameOf(persons, one.personId),
      role: one.role,
      vote: one.vote,
      alternateOf: one.alternateOf,
      chair: space.chair === one.seat,
      from: one.from,
      until: one.until,
    })),
    contributions: space.contributions.map((one) => ({
      number: one.number,
      by: memberName(one.personId),
      mine: viewer.personId !== null && one.personId === viewer.personId,
      text: one.text,
      at: one.at,
      due: one.due,
      workingDaysLeft: calendar.workingDaysBetween(today, one.due),
      overdue: one.reply === null && one.due < today,
      overdueNoticedOn: one.overdueNoticedOn,
      reply: one.reply,
    })),
    documents: space.documents.map((one) => ({
      ...one,
      comments: one.comments.map(({ personId, ...comment }) => ({ ...comment, by: memberName(personId) })),
    })),
    tasks: space.tasks.map((one) => ({ ...one, name: bySeat(one.seat) })),
    meetings: [...space.meetings],
    agreements: space.agreements.map((one) => ({ ...one, told: [...one.told] })),
    me: {
      signedIn: viewer.personId !== null,
      seat: findSeatOf(space, viewer.personId, today)?.seat ?? null,
      secretary: isSecretary(space, viewer.personId, today),
      mayReply: viewer.mayReply,
      mayManage: viewer.mayManage,
    },
  };
}

export const sha256Of = (text: string) => createHash('sha256').update(text).digest('hex');

/** The minutes as they stand and the hash by which they are signed. */
export function minutesNow(
  space: SpaceState,
  meeting: MeetingState,
  persons: ReadonlyMap<string, KnownPerson>,
): { readonly minutes: Minutes; readonly contentSha256: string } {
  const minutes = assembleMinutes(space, meeting, namesBySeat(space, persons));
  return { minutes, contentSha256: sha256Of(canonicalJson(minutes)) };
}

export function meetingView(
  space: SpaceState,
  meeting: MeetingState,
  viewer: Viewer,
  scenery: Pick<Scenery, 'today' | 'persons'>,
  /** The minutes as they were sealed: a name corrected in the registry afterwards does not reach them. */
  sealedMinutes: Minutes | null,
): MeetingAnswer {
  const { today, persons } = scenery;
  const bySeat = namesBySeat(space, persons);
  const named = (seat: number) => ({ seat, name: bySeat(seat) });
  const seat = findSeatOf(space, viewer.personId, today)?.seat ?? null;
  const secretary = isSecretary(space, viewer.personId, today);
  const inside = seat !== null || secretary;
  const { minutes, contentSha256 } = minutesNow(space, meeting, persons);
  const everybody = [...new Set(meeting.attendance.map((one) => one.seat))];
  const rule = quorumNeeded(space.voteRule.quorum, votingMembers(space, today));
  return {
    space: { code: space.facts.code, title: space.facts.title, level: space.facts.level },
    number: meeting.number,
    status: meeting.status,
    startsAt: meeting.startsAt,
    mode: meeting.mode,
    place: meeting.place,
    agenda: meeting.agenda.map(({ title, kind, about }) => ({ title, kind, about: about && { ...about } })),
    documents: [...meeting.documents],
    live:
      !inside || meeting.status === 'sealed'
        ? null
        : {
            seats: seatsHeld(space, today).map((one) => ({
              ...named(one.seat),
              present: isPresent(meeting, one.seat),
              how: meeting.attendance.findLast((came) => came.seat === one.seat)?.how ?? null,
              vote: one.vote,
            })),
            quorum: meeting.opened ?? {
              members: votingMembers(space, today),
              present: votersPresent(meeting, space, today).length,
              needed: rule,
            },
            presiding: meeting.opened?.presiding ?? null,
            item: meeting.item,
            queue: meeting.queue.map(named),
            floor: meeting.floor === null ? null : named(meeting.floor),
            motions: meeting.motions.map((motion) => ({
              motion: motion.motion,
              item: motion.item,
              text: motion.text,
              rule: { es: explainRule(motion.rule, 'es'), en: explainRule(motion.rule, 'en') },
              ballot: motion.rule.ballot,
              round: motion.round,
              onRoll: seat !== null && motion.roll.includes(seat),
              voted: motion.votes.some((one) => one.seat === seat),
              cast: motion.votes.length,
              roll: motion.roll.length,
              outcome: motion.outcome && {
                result: motion.outcome.result,
                es: explainVote(motion.rule, motion.outcome, 'es'),
                en: explainVote(motion.rule, motion.outcome, 'en'),
              },
            })),
            correctionsUntil: meeting.correctionsUntil,
            corrections: meeting.corrections.map(({ seat: asker, ...one }) => ({
              ...one,
              name: bySeat(asker),
            })),
            accepted: meeting.accepted.map(named),
            attended: everybody.map(named),
            signable:
              meeting.status === 'closed' &&
              correctionsAreOver(meeting, today) &&
              meeting.corrections.every((one) => one.answer !== null),
            contentSha256,
          },
    minutes: (sealedMinutes ?? (inside ? minutes : null)) as MeetingAnswer['minutes'],
    signatures: meeting.signatures.map((one) => ({
      as: one.as,
      name: nameOf(persons, one.personId),
      at: one.at,
    })),
    sealed: meeting.sealed,
    me: {
      seat,
      secretary,
      present: seat !== null && isPresent(meeting, seat),
      attended: seat !== null && attended(meeting, seat),
      recused: meeting.recused.some((one) => one.item === meeting.item && one.seat === seat),
      signed: meeting.signatures.some((one) => one.personId === viewer.personId),
    },
  };
}

/** What tells somebody something; joining and leaving of others does not. */
const told: readonly SpaceAction['kind'][] = [
  'contributed',
  'replied',
  'reply-overdue',
  'document-published',
  'commented',
  'task-assigned',
  'meeting-convened',
  'minutes-signed',
  'outcome-told',
  'space-closed',
];

/** One line for each kind of thing that is new since she looked, however many they are; her own doings are no news to her. */
export function newsFor(
  actions: readonly Recorded<SpaceAction>[],
  personId: string,
  seenSeq: number,
): MySpacesAnswer['items'][number]['news'] {
  return newsIn(actions, { personId, seen: seenSeq }, told);
}

export const todayOf = (now: Date): PlainDate => plainDate(dateAt(now.getTime()));
