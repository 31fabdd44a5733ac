import { addMonths, ok, type PlainDate, type Result, refuse } from '#kernel';
import { barringInterest, type Interest, type KinshipBars } from './interests.ts';
import { levelAllows, type Participation } from './levels.ts';
import { findSeatOf, interestsOf, isHeld, isSecretary, parityOf, seatsHeld } from './seats.ts';
import type { CeasedFor, FollowState, Position, SeatRole, SpaceAction, SpaceState } from './space.ts';
import type { VoteRule } from './vote.ts';

/** What participants and the secretary do in a space. */
export type SpaceAct =
  | { readonly act: 'join'; readonly interests: readonly Interest[]; readonly nameIsPublic: true }
  | { readonly act: 'leave' }
  | { readonly act: 'declare-interest'; readonly interest: Interest }
  | { readonly act: 'contribute'; readonly text: string }
  | { readonly act: 'comment'; readonly document: number; readonly text: string }
  | { readonly act: 'publish-document'; readonly title: string; readonly text: string }
  | { readonly act: 'assign-task'; readonly seat: number; readonly title: string; readonly due: PlainDate }
  | { readonly act: 'finish-task'; readonly task: number; readonly note: string }
  | { readonly act: 'give-chair'; readonly seat: number }
  | { readonly act: 'cease'; readonly seat: number; readonly reason: CeasedFor; readonly note: string }
  | {
      readonly act: 'tell-outcome';
      readonly meeting: number;
      readonly agreement: number;
      readonly state: FollowState;
      readonly text: string;
    };

/** What the institution does: who manages spaces, and who answers in its name. */
export type InstitutionAct =
  | { readonly act: 'name-secretary'; readonly personId: string }
  | { readonly act: 'end-secretary'; readonly personId: string }
  | {
      readonly act: 'seat';
      readonly personId: string;
      readonly role: SeatRole;
      readonly vote: boolean;
      readonly alternateOf: number | null;
      readonly interests: readonly Interest[];
    }
  /** What a person whom the institution would seat declared of herself. */
  | { readonly act: 'note-interest'; readonly personId: string; readonly interest: Interest }
  | { readonly act: 'set-vote-rule'; readonly rule: VoteRule; readonly reason: string }
  | { readonly act: 'close'; readonly reason: string }
  | {
      readonly act: 'reply';
      readonly contribution: number;
      readonly position: Position;
      readonly text: string;
    };

export interface SpaceScene {
  /** Who acts. */
  readonly personId: string;
  readonly today: PlainDate;
  /** Last day of a reply to what is contributed today. */
  readonly replyDue: PlainDate;
  readonly bars: KinshipBars;
  /** Women and men may differ by so many where parity is asked. */
  readonly parityDifferenceMax: number;
  /** The sex of who would be seated, from the registry; null where the registry does not know her. */
  readonly sex: 'female' | 'male' | null;
  /** Whether who would be seated holds an office of the institution where this space watches. */
  readonly worksThere: boolean;
  /** Whatever who acts, or would be seated, declared anywhere, under any record of hers. */
  readonly declared: readonly Interest[];
  /** The identifiers of the person who acts or would be seated: her own, and those of records joined with hers. */
  readonly sameAs: readonly string[];
}

/** What may keep a person from overseeing, as it stands now. */
export type StandingNow = Pick<SpaceScene, 'declared' | 'bars' | 'worksThere'>;

export type SpaceDecision = Result<readonly SpaceAction[]>;

/**
 * Why a person may not oversee what a space watches, as things stand now: what she declared, wherever and whenever, or an office that
 * she holds there. Null where nothing keeps her from it.
 */
export function refusedFromOverseeing({ facts }: SpaceState, scene: StandingNow) {
  const bar = barringInterest(scene.declared, facts.oversees, scene.bars);
  if (bar) return refuse({ refusal: 'interest-in-what-is-overseen', interest: bar.kind });
  return scene.worksThere ? refuse({ refusal: 'works-where-it-oversees' }) : null;
}

/** Level first: what an informative space cannot take is refused whoever asks and however. */
function refuseByLevel(space: SpaceState, participation: Participation) {
  return levelAllows(space.facts.level, participation)
    ? null
    : refuse({ refusal: 'level-takes-no-contributions', level: space.facts.level, participation });
}

/** What a space does with an act: the actions that it adds, or why it cannot be. */
export function decideSpace(
  space: SpaceState,
  act: SpaceAct | InstitutionAct,
  scene: SpaceScene,
): SpaceDecision {
  const { facts } = space;
  const { personId, today } = scene;
  if (space.closed) return refuse({ refusal: 'space-closed', on: space.closed.on });
  if (facts.until !== null && facts.until < today)
    return refuse({ refusal: 'space-closed', on: facts.until });
  const held = findSeatOf(space, personId, today);
  // Whoever came to have an interest after she was seated keeps the seat until she leaves it, and does nothing in it.
  const barred = held?.role === 'member' ? refusedFromOverseeing(space, scene) : null;
  const own = barred ? undefined : held;
  const secretary = isSecretary(space, personId, today);
  const secretaryOnly = secretary ? null : refuse({ refusal: 'secretary-only' });

  switch (act.act) {
    case 'join':
      if (facts.admission !== 'free') return refuse({ refusal: 'admission-by-appointment' });
      return seated(
        space,
        { personId, role: 'member', vote: true, alternateOf: null, interests: act.interests },
        scene,
      );
    case 'seat':
      return seated(space, act, scene);
    case 'leave':
      if (!held) return refuse({ refusal: 'not-a-member' });
      return ok([{ kind: 'ceased', seat: held.seat, on: today, reason: 'left', note: '' }]);
    case 'declare-interest':
      return declared(space, personId, act.interest, scene);
    case 'note-interest':
      return declared(space, act.personId, act.interest, scene);
    case 'contribute': {
      const no = refuseByLevel(space, 'contribute');
      if (no) return no;
      if (facts.contributors === 'members' && !own) return barred ?? refuse({ refusal: 'not-a-member' });
      return ok([
        {
          kind: 'contributed',
          number: space.contributions.length + 1,
          personId,
          seat: own?.seat ?? null,
          text: act.text,
          due: scene.replyDue,
        },
      ]);
    }
    case 'comment': {
      const no = refuseByLevel(space, 'comment');
      if (no) return no;
      if (!facts.commentable) return refuse({ refusal: 'not-commentable' });
      if (!space.documents.some((one) => one.number === act.document))
        return refuse({ refusal: 'document-unknown', document: act.document });
      return ok([{ kind: 'commented', document: act.document, personId, text: act.text }]);
    }
    case 'publish-document':
      if (secretaryOnly) return secretaryOnly;
      return ok([
        { kind: 'document-published', number: space.documents.length + 1, title: act.title, text: act.text },
      ]);
    case 'assign-task': {
      if (secretaryOnly) return secretaryOnly;
      const no = refuseByLevel(space, 'take-task');
      if (no) return no;
      if (!seatsHeld(space, today).some((one) => one.seat === act.seat))
        return refuse({ refusal: 'seat-unknown', seat: act.seat });
      return ok([
        {
          kind: 'task-assigned',
          number: space.tasks.length + 1,
          seat: act.seat,
          title: act.title,
          due: act.due,
        },
      ]);
    }
    case 'finish-task': {
      const task = space.tasks.find((one) => one.number === act.task);
      if (!task || task.finished) return refuse({ refusal: 'task-unknown', task: act.task });
      if (own?.seat !== task.seat) return barred ?? refuse({ refusal: 'task-of-another' });
      return ok([{ kind: 'task-finished', task: act.task, note: act.note, on: today }]);
    }
    case 'give-chair': {
      if (secretaryOnly) return secretaryOnly;
      const seat = space.seats.find((one) => one.seat === act.seat);
      if (!seat || !isHeld(seat, today) || seat.role !== 'member' || seat.alternateOf !== null)
        return refuse({ refusal: 'seat-unknown', seat: act.seat });
      return ok([{ kind: 'chair-given', seat: act.seat }]);
    }
    case 'cease': {
      if (secretaryOnly) return secretaryOnly;
      const seat = space.seats.find((one) => one.seat === act.seat);
      if (!seat || !isHeld(seat, today)) return refuse({ refusal: 'seat-unknown', seat: act.seat });
      return ok([{ kind: 'ceased', seat: act.seat, on: today, reason: act.reason, note: act.note }]);
    }
    case 'tell-outcome': {
      if (secretaryOnly) return secretaryOnly;
      const known = space.agreements.some(
        (one) => one.meeting === act.meeting && one.number === act.agreement,
      );
      if (!known) return refuse({ refusal: 'agreement-unknown' });
      const { act: _act, ...told } = act;
      return ok([{ kind: 'outcome-told', ...told, on: today }]);
    }
    case 'name-secretary':
      if (isSecretary(space, act.personId, today)) return refuse({ refusal: 'already-secretary' });
      return ok([{ kind: 'secretary-named', personId: act.personId, from: today }]);
    case 'end-secretary':
      if (!isSecretary(space, act.personId, today)) return refuse({ refusal: 'not-secretary' });
      return ok([{ kind: 'secretary-ended', personId: act.personId, on: today }]);
    case 'set-vote-rule':
      return ok([{ kind: 'vote-rule-set', rule: act.rule, reason: act.reason }]);
    case 'close':
      return ok([{ kind: 'space-closed', on: today, reason: act.reason }]);
    case 'reply': {
      const contribution = space.contributions.find((one) => one.number === act.contribution);
      if (!contribution) return refuse({ refusal: 'contribution-unknown' });
      if (contribution.reply) return refuse({ refusal: 'already-replied', on: contribution.reply.on });
      if (contribution.personId === personId) return refuse({ refusal: 'reply-to-oneself' });
      return ok([
        {
          kind: 'replied',
          contribution: act.contribution,
          position: act.position,
          text: act.text,
          on: today,
        },
      ]);
    }
  }
}

/** An interest that a person declares: whoever has one in what the space watches leaves it on that day; what she did before stands. */
function declared(space: SpaceState, personId: string, interest: Interest, scene: SpaceScene): SpaceDecision {
  const { bars, today } = scene;
  const noted: SpaceAction = { kind: 'interest-declared', personId, interest };
  const held = findSeatOf(space, personId, today);
  if (!held || !barringInterest([interest], space.facts.oversees, bars)) return ok([noted]);
  return ok([noted, { kind: 'ceased', seat: held.seat, on: today, reason: 'interest', note: '' }]);
}

type Seating = Omit<Extract<InstitutionAct, { act: 'seat' }>, 'act'>;

/** Seats a person unless an interest, an office there, or parity keeps her out. Declarations are kept with the seat. */
function seated(space: SpaceState, wanted: Seating, scene: SpaceScene): SpaceDecision {
  const { facts } = space;
  const { today } = scene;
  // One person with two records that were joined sits once.
  if ([wanted.personId, ...scene.sameAs].some((one) => findSeatOf(space, one, today)))
    return refuse({ refusal: 'already-a-member' });
  if (scene.sex === null) return refuse({ refusal: 'person-unknown' });
  if (wanted.role === 'member') {
    const declared = [...scene.declared, ...interestsOf(space, wanted.personId), ...wanted.interests];
    const no = refusedFromOverseeing(space, { ...scene, declared });
    if (no) return no;
  }
  if (wanted.alternateOf !== null) {
    const principal = space.seats.find((one) => one.seat === wanted.alternateOf);
    if (!principal || principal.alternateOf !== null || !isHeld(principal, today))
      return refuse({ refusal: 'seat-unknown', seat: wanted.alternateOf });
  } else if (facts.parity && wanted.role === 'member') {
    const { female, male } = parityOf(space, today);
    const [women, men] = scene.sex === 'female' ? [female + 1, male] : [female, male + 1];
    if (Math.abs(women - men) > scene.parityDifferenceMax)
      return refuse({ refusal: 'parity-would-break', female: women, male: men });
  }
  return ok([
    ...wanted.interests.map(
      (interest): SpaceAction => ({ kind: 'interest-declared', personId: wanted.personId, interest }),
    ),
    {
      kind: 'seated',
      seat: space.seats.length + 1,
      personId: wanted.personId,
      role: wanted.role,
      vote: wanted.vote && wanted.role === 'member',
      alternateOf: wanted.alternateOf,
      sex: scene.sex,
      from: today,
      until: facts.termMonths === null ? null : addMonths(today, facts.termMonths),
    },
  ]);
}

/** The notices that are owed on a day: one for each contribution past its date without a reply and without a notice. */
export function overdueNotices(space: SpaceState, today: PlainDate): readonly SpaceAction[] {
  return space.contributions
    .filter((one) => one.reply === null && one.overdueNoticedOn === null && one.due < today)
    .map((one) => ({ kind: 'reply-overdue', contribution: one.number, due: one.due, noticedOn: today }));
}
