import { ok, type PlainDate, type Result, refuse } from '#kernel';
import { refusedFromOverseeing } from './decideSpace.ts';
import { barringInterest, type Interest, type KinshipBars } from './interests.ts';
import { levelAllows, type Participation } from './levels.ts';
import {
  type AgendaItem,
  attended,
  isPresent,
  type MeetingAction,
  type MeetingMode,
  type MeetingState,
  type Motion,
} from './meeting.ts';
import { findSeatOf, isSecretary, seatsHeld, votingMembers } from './seats.ts';
import type { Seat, SpaceState } from './space.ts';
import { type Choice, decideVote, quorumNeeded } from './vote.ts';

export interface Convocation {
  readonly startsAt: string;
  readonly mode: MeetingMode;
  readonly place: string;
  readonly agenda: readonly AgendaItem[];
}

export type MeetingAct =
  | { readonly act: 'amend-agenda'; readonly agenda: readonly AgendaItem[]; readonly reason: string }
  | { readonly act: 'add-document'; readonly title: string; readonly text: string }
  | { readonly act: 'arrive'; readonly how: 'in-place' | 'remote' }
  | { readonly act: 'leave' }
  | { readonly act: 'open'; readonly presiding: number }
  | { readonly act: 'start-item'; readonly item: number }
  | { readonly act: 'ask-floor' }
  | { readonly act: 'withdraw-floor' }
  | { readonly act: 'give-floor'; readonly seat: number }
  | { readonly act: 'note'; readonly text: string }
  | { readonly act: 'propose'; readonly text: string }
  | { readonly act: 'open-vote'; readonly text: string; readonly ballot: 'open' | 'secret' }
  | { readonly act: 'vote'; readonly motion: number; readonly choice: Choice }
  | { readonly act: 'close-vote'; readonly motion: number }
  | {
      readonly act: 'record-agreement';
      readonly text: string;
      readonly responsible: string;
      readonly due: PlainDate | null;
    }
  | { readonly act: 'dissent'; readonly agreement: number; readonly reason: string }
  | { readonly act: 'close' }
  | { readonly act: 'ask-correction'; readonly text: string }
  | {
      readonly act: 'answer-correction';
      readonly correction: number;
      readonly accepted: boolean;
      readonly text: string;
    }
  | { readonly act: 'accept-minutes' }
  | { readonly act: 'sign'; readonly contentSha256: string };

export interface MeetingScene {
  readonly space: SpaceState;
  readonly personId: string;
  readonly today: PlainDate;
  readonly bars: KinshipBars;
  /** Whatever a person who sits in the space declared anywhere, under any record of hers. */
  readonly declaredBy: (personId: string) => readonly Interest[];
  /** Whether who acts holds an office of the institution where this space watches. */
  readonly worksThere: boolean;
  /** Last day on which those who attended may ask for corrections, were the meeting closed now. */
  readonly correctionsUntil: PlainDate;
  /** SHA-256 of the minutes as they stand. */
  readonly contentSha256: string;
  /** What was put into the box of a secret vote, by motion. */
  readonly secret: (motion: number) => {
    readonly for: number;
    readonly against: number;
    readonly abstain: number;
  };
}

export interface MeetingDecision {
  readonly actions: readonly MeetingAction[];
  /** What goes into the box of a secret vote, without a name. */
  readonly ballot?: { readonly motion: number; readonly choice: Choice };
}

const did = (...actions: MeetingAction[]): Result<MeetingDecision> => ok({ actions });

/** Whether a seat votes now: a principal does, an alternate only while her principal is absent. */
function votesNow(seat: Seat, meeting: MeetingState): boolean {
  return seat.vote && (seat.alternateOf === null || !isPresent(meeting, seat.alternateOf));
}

/** Seats that are present and vote; an alternate comes in for her principal. */
export function votersPresent(meeting: MeetingState, space: SpaceState, today: PlainDate): readonly Seat[] {
  return seatsHeld(space, today).filter((seat) => isPresent(meeting, seat.seat) && votesNow(seat, meeting));
}

/** What a meeting does with an act: the actions that it adds, or why it cannot be. */
export function decideMeeting(
  meeting: MeetingState,
  act: MeetingAct,
  scene: MeetingScene,
): Result<MeetingDecision> {
  if (meeting.status === 'sealed') return refuse({ refusal: 'minutes-are-final', at: meeting.sealed?.at });
  const { space, personId, today } = scene;
  const seat = findSeatOf(space, personId, today);
  const secretary = isSecretary(space, personId, today);
  if (!seat && !secretary) return refuse({ refusal: 'not-a-member' });
  switch (act.act) {
    case 'amend-agenda':
    case 'open':
    case 'start-item':
    case 'give-floor':
    case 'note':
    case 'open-vote':
    case 'close-vote':
    case 'record-agreement':
    case 'close':
    case 'add-document':
    case 'answer-correction':
      return secretary ? conducts(meeting, act, scene) : refuse({ refusal: 'secretary-only' });
    case 'sign':
      return signs(meeting, act.contentSha256, scene, seat, secretary);
    default: {
      if (!seat) return refuse({ refusal: 'not-a-member' });
      const { worksThere, bars } = scene;
      const barred =
        seat.role === 'member' && act.act !== 'leave'
          ? refusedFromOverseeing(space, { declared: scene.declaredBy(personId), worksThere, bars })
          : null;
      return barred ?? attends(meeting, act, scene, seat);
    }
  }
}

/** Whether an interest keeps a seat from what a point of the agenda is about, or from what the whole space watches, as things stand now. */
function isBarredFrom(item: AgendaItem | undefined, seat: Seat, { space, bars, declaredBy }: MeetingScene) {
  const declared = declaredBy(seat.personId);
  return (
    (item !== undefined &&
      item.about !== null &&
      barringInterest(declared, item.about, bars) !== undefined) ||
    (seat.role === 'member' && barringInterest(declared, space.facts.oversees, bars) !== undefined)
  );
}

type Conducting = Extract<
  MeetingAct,
  {
    act:
      | 'amend-agenda'
      | 'open'
      | 'start-item'
      | 'give-floor'
      | 'note'
      | 'open-vote'
      | 'close-vote'
      | 'record-agreement'
      | 'close'
      | 'add-document'
      | 'answer-correction';
  }
>;
type Attending = Exclude<MeetingAct, Conducting | { act: 'sign' }>;

const openVote = (meeting: MeetingState) => meeting.motions.find((one) => one.outcome === null);

/** What the secretary does. */
function conducts(meeting: MeetingState, act: Conducting, scene: MeetingScene): Result<MeetingDecision> {
  const { space, today } = scene;
  const during =
    meeting.status === 'open' ? null : refuse({ refusal: 'meeting-not-open', status: meeting.status });
  const byLevel = (participation: Participation) =>
    levelAllows(space.facts.level, participation)
      ? null
      : refuse({ refusal: 'level-takes-no-contributions', level: space.facts.level, participation });
  switch (act.act) {
    case 'amend-agenda':
      if (meeting.status !== 'convened') return refuse({ refusal: 'meeting-already-open' });
      return did({
        kind: 'agenda-amended',
        // A point that stays is about what it was: who has an interest in that is kept from it as before.
        agenda: act.agenda.map((item) => ({
          ...item,
          about: item.about ?? meeting.agenda.find((one) => one.title === item.title)?.about ?? null,
        })),
        reason: act.reason,
      });
    case 'add-document':
      if (meeting.status === 'closed') return refuse({ refusal: 'meeting-not-open', status: meeting.status });
      return did({
        kind: 'document-added',
        number: meeting.documents.length + 1,
        title: act.title,
        text: act.text,
      });
    case 'open': {
      if (meeting.status !== 'convened') return refuse({ refusal: 'meeting-already-open' });
      const presiding = seatsHeld(space, today).find((one) => one.seat === act.presiding);
      if (!presiding || !isPresent(meeting, act.presiding))
        return refuse({ refusal: 'presiding-not-present' });
      const members = votingMembers(space, today);
      const present = votersPresent(meeting, space, today).length;
      const needed = quorumNeeded(space.voteRule.quorum, members);
      if (present < needed) return refuse({ refusal: 'no-quorum', present, needed });
      return did({ kind: 'opened', presiding: act.presiding, members, present, needed });
    }
    case 'start-item': {
      if (during) return during;
      if (openVote(meeting)) return refuse({ refusal: 'vote-still-open' });
      const item = meeting.agenda[act.item - 1];
      if (!item) return refuse({ refusal: 'item-unknown', item: act.item });
      const recused = seatsHeld(space, today).filter((one) => isBarredFrom(item, one, scene));
      return did(
        { kind: 'item-started', item: act.item },
        ...recused.map((one): MeetingAction => ({ kind: 'recused', item: act.item, seat: one.seat })),
      );
    }
    case 'give-floor':
      if (during) return during;
      if (!meeting.queue.includes(act.seat)) return refuse({ refusal: 'floor-not-asked' });
      return did({ kind: 'floor-given', seat: act.seat });
    case 'note':
      if (during) return during;
      if (meeting.item === null) return refuse({ refusal: 'no-item-started' });
      return did({ kind: 'noted', item: meeting.item, text: act.text });
    case 'open-vote': {
      const no = byLevel('vote');
      if (no) return no;
      if (during) return during;
      if (meeting.item === null) return refuse({ refusal: 'no-item-started' });
      if (openVote(meeting)) return refuse({ refusal: 'vote-still-open' });
      return did(voteOpened(meeting, act.text, act.ballot, 1, scene));
    }
    case 'close-vote':
      return closesVote(meeting, act.motion, scene);
    case 'record-agreement': {
      const no = byLevel('agree');
      if (no) return no;
      if (during) return during;
      if (meeting.item === null) return refuse({ refusal: 'no-item-started' });
      return did({
        kind: 'agreed',
        number: meeting.agreements.length + 1,
        item: meeting.item,
        text: act.text,
        responsible: act.responsible,
        due: act.due,
      });
    }
    case 'close':
      if (during) return during;
      if (openVote(meeting)) return refuse({ refusal: 'vote-still-open' });
      return did({ kind: 'closed', correctionsUntil: scene.correctionsUntil });
    case 'answer-correction': {
      const correction = meeting.corrections.find((one) => one.number === act.correction);
      if (!correction || correction.answer) return refuse({ refusal: 'correction-unknown' });
      return did({
        kind: 'correction-answered',
        correction: act.correction,
        accepted: act.accepted,
        text: act.text,
      });
    }
  }
}

/** The rule is written down whole here, with the roll: nothing that happens later reaches this vote. */
function voteOpened(
  meeting: MeetingState,
  text: string,
  ballot: 'open' | 'secret',
  round: 1 | 2,
  scene: MeetingScene,
): MeetingAction {
  const item = meeting.item ?? 0;
  const recused = new Set(meeting.recused.filter((one) => one.item === item).map((one) => one.seat));
  // An interest declared after the point was begun, and whoever was seated since, are looked at here again.
  const roll = votersPresent(meeting, scene.space, scene.today)
    .filter((one) => !recused.has(one.seat) && !isBarredFrom(meeting.agenda[item - 1], one, scene))
    .map((one) => one.seat);
  return {
    kind: 'vote-opened',
    motion: meeting.motions.length + 1,
    item,
    text,
    rule: { ...scene.space.voteRule, ballot },
    members: votingMembers(scene.space, scene.today),
    roll,
    chair: meeting.opened?.presiding ?? 0,
    round,
  };
}

function closesVote(meeting: MeetingState, number: number, scene: MeetingScene): Result<MeetingDecision> {
  const motion = meeting.motions.find((one) => one.motion === number);
  if (!motion || motion.outcome) return refuse({ refusal: 'vote-not-open' });
  const outcome = decideVote(motion.rule, {
    members: motion.members,
    present: motion.roll.length,
    ...sumOf(motion, scene),
    round: motion.round,
  });
  const closed: MeetingAction = { kind: 'vote-closed', motion: number, outcome };
  if (outcome.result !== 'tied') return did(closed);
  // The second vote is the same motion under the same rule and the same roll.
  const { votes: _votes, outcome: _outcome, openedAt: _openedAt, ...same } = motion;
  return did(closed, { kind: 'vote-opened', ...same, motion: meeting.motions.length + 1, round: 2 });
}

function sumOf(motion: Motion, scene: MeetingScene) {
  const chair = motion.votes.find((one) => one.seat === motion.chair)?.choice ?? null;
  if (motion.rule.ballot === 'secret') return { ...scene.secret(motion.motion), chair: null };
  const count = (choice: Choice) => motion.votes.filter((one) => one.choice === choice).length;
  return { for: count('for'), against: count('against'), abstain: count('abstain'), chair };
}

/** What those who attend do, each for herself. */
function attends(
  meeting: MeetingState,
  act: Attending,
  scene: MeetingScene,
  seat: Seat,
): Result<MeetingDecision> {
  const level = scene.space.facts.level;
  const byLevel = (participation: Participation) =>
    levelAllows(level, participation)
      ? null
      : refuse({ refusal: 'level-takes-no-contributions', level, participation });
  const present = isPresent(meeting, seat.seat);
  const recused =
    meeting.recused.some((one) => one.item === meeting.item && one.seat === seat.seat) ||
    isBarredFrom(meeting.agenda[(meeting.item ?? 0) - 1], seat, scene);
  const speaking =
    meeting.status !== 'open'
      ? refuse({ refusal: 'meeting-not-open', status: meeting.status })
      : !present
        ? refuse({ refusal: 'not-present' })
        : recused
          ? refuse({ refusal: 'recused-here' })
          : null;
  switch (act.act) {
    case 'arrive':
      if (meeting.status === 'closed') return refuse({ refusal: 'meeting-not-open', status: meeting.status });
      if (present) return refuse({ refusal: 'already-present' });
      if (meeting.mode !== 'mixed' && meeting.mode !== act.how)
        return refuse({ refusal: 'mode-not-offered', mode: meeting.mode });
      return did({ kind: 'arrived', seat: seat.seat, how: act.how });
    case 'leave':
      return present ? did({ kind: 'left', seat: seat.seat }) : refuse({ refusal: 'not-present' });
    case 'ask-floor': {
      const no = byLevel('contribute') ?? speaking;
      if (no) return no;
      if (meeting.queue.includes(seat.seat)) return refuse({ refusal: 'floor-already-asked' });
      return did({ kind: 'floor-asked', seat: seat.seat });
    }
    case 'withdraw-floor':
      if (!meeting.queue.includes(seat.seat) && meeting.floor !== seat.seat)
        return refuse({ refusal: 'floor-not-asked' });
      return did({ kind: 'floor-withdrawn', seat: seat.seat });
    case 'propose': {
      const no = byLevel('propose') ?? speaking;
      if (no) return no;
      if (meeting.item === null) return refuse({ refusal: 'no-item-started' });
      return did({
        kind: 'proposed',
        number: meeting.proposals.length + 1,
        item: meeting.item,
        seat: seat.seat,
        text: act.text,
      });
    }
    case 'vote': {
      const no = byLevel('vote');
      if (no) return no;
      const motion = meeting.motions.find((one) => one.motion === act.motion);
      if (!motion || motion.outcome) return refuse({ refusal: 'vote-not-open' });
      if (!motion.roll.includes(seat.seat)) return refuse({ refusal: 'not-on-the-roll' });
      if (motion.votes.some((one) => one.seat === seat.seat)) return refuse({ refusal: 'already-voted' });
      if (isBarredFrom(meeting.agenda[motion.item - 1], seat, scene))
        return refuse({ refusal: 'recused-here' });
      const voted = { kind: 'voted' as const, motion: act.motion, seat: seat.seat };
      return motion.rule.ballot === 'secret'
        ? ok({ actions: [voted], ballot: { motion: act.motion, choice: act.choice } })
        : did({ ...voted, choice: act.choice });
    }
    case 'dissent': {
      const no = byLevel('agree');
      if (no) return no;
      const agreement = meeting.agreements.find((one) => one.number === act.agreement);
      if (!agreement || meeting.signatures.length > 0) return refuse({ refusal: 'agreement-unknown' });
      if (!attended(meeting, seat.seat)) return refuse({ refusal: 'did-not-attend' });
      if (agreement.dissents.some((one) => one.seat === seat.seat))
        return refuse({ refusal: 'already-dissented' });
      return did({ kind: 'dissented', agreement: act.agreement, seat: seat.seat, reason: act.reason });
    }
    case 'ask-correction': {
      const no = correctionRefusal(meeting, scene, seat);
      if (no) return no;
      return did({
        kind: 'correction-asked',
        number: meeting.corrections.length + 1,
        seat: seat.seat,
        text: act.text,
      });
    }
    case 'accept-minutes': {
      const no = correctionRefusal(meeting, scene, seat);
      if (no) return no;
      if (meeting.accepted.includes(seat.seat)) return refuse({ refusal: 'already-accepted' });
      return did({ kind: 'minutes-accepted', seat: seat.seat });
    }
  }
}

function correctionRefusal(meeting: MeetingState, scene: MeetingScene, seat: Seat) {
  if (meeting.status !== 'closed') return refuse({ refusal: 'meeting-not-closed' });
  if (!attended(meeting, seat.seat)) return refuse({ refusal: 'did-not-attend' });
  if (meeting.signatures.length > 0) return refuse({ refusal: 'being-signed' });
  if (meeting.correctionsUntil !== null && meeting.correctionsUntil < scene.today)
    return refuse({ refusal: 'corrections-over', until: meeting.correctionsUntil });
  return null;
}

/** Whether nobody can ask for a correction any more: the days are over, or whoever attended has accepted the minutes. */
export function correctionsAreOver(meeting: MeetingState, today: PlainDate): boolean {
  const everybody = new Set(meeting.attendance.map((one) => one.seat));
  return (
    (meeting.correctionsUntil !== null && meeting.correctionsUntil < today) ||
    [...everybody].every((seat) => meeting.accepted.includes(seat))
  );
}

/** Who presided and the secretary sign the same content, known by its hash; two persons, never one twice. */
function signs(
  meeting: MeetingState,
  contentSha256: string,
  scene: MeetingScene,
  seat: Seat | undefined,
  secretary: boolean,
): Result<MeetingDecision> {
  if (meeting.status !== 'closed') return refuse({ refusal: 'meeting-not-closed' });
  const pending = meeting.corrections.filter((one) => one.answer === null).length;
  if (pending > 0) return refuse({ refusal: 'corrections-unanswered', pending });
  if (!correctionsAreOver(meeting, scene.today))
    return refuse({ refusal: 'corrections-still-open', until: meeting.correctionsUntil });
  if (contentSha256 !== scene.contentSha256) return refuse({ refusal: 'minutes-changed' });
  const has = (as: 'chair' | 'secretary') => meeting.signatures.some((one) => one.as === as);
  if (meeting.signatures.some((one) => one.personId === scene.personId))
    return refuse({ refusal: 'already-signed' });
  const as =
    seat && seat.seat === meeting.opened?.presiding && !has('chair')
      ? 'chair'
      : secretary && !has('secretary')
        ? 'secretary'
        : null;
  if (!as) return refuse({ refusal: 'not-a-signer' });
  return did({ kind: 'signed', as, personId: scene.personId, contentSha256 });
}
