import { explainRule, explainVote } from './explainVote.ts';
import type { AgendaKind, MeetingState } from './meeting.ts';
import type { SpaceState } from './space.ts';

export interface MinutesItem {
  readonly number: number;
  readonly title: string;
  readonly kind: AgendaKind;
  readonly recused: readonly string[];
  readonly speakers: readonly { readonly name: string; readonly at: string }[];
  readonly notes: readonly string[];
  readonly proposals: readonly { readonly number: number; readonly name: string; readonly text: string }[];
  readonly votes: readonly {
    readonly text: string;
    readonly rule: string;
    readonly result: string;
    readonly explanation: string;
    /** How each voted; empty in a secret vote. */
    readonly choices: readonly { readonly name: string; readonly choice: string }[];
  }[];
  readonly agreements: readonly {
    readonly number: number;
    readonly text: string;
    readonly responsible: string;
    readonly due: string | null;
    readonly dissents: readonly { readonly name: string; readonly reason: string }[];
  }[];
}

/** The minutes of a meeting as they stand, in the language of the country; who reads them needs nothing else. */
export interface Minutes {
  readonly format: 'amparo-minutes-1';
  readonly space: {
    readonly code: string;
    readonly title: string;
    readonly level: string;
    readonly legalBasis: string;
  };
  readonly meeting: {
    readonly number: number;
    readonly mode: string;
    readonly place: string;
    readonly convenedAt: string;
    readonly startsAt: string;
    readonly openedAt: string | null;
    readonly closedAt: string | null;
    readonly presiding: string | null;
    readonly quorum: { readonly members: number; readonly present: number; readonly needed: number } | null;
  };
  readonly attendance: readonly {
    readonly name: string;
    readonly role: 'member' | 'alternate' | 'institution';
    readonly how: string;
    readonly arrivedAt: string;
    readonly leftAt: string | null;
  }[];
  readonly absent: readonly string[];
  readonly agenda: readonly MinutesItem[];
  readonly documents: readonly { readonly number: number; readonly title: string }[];
  readonly corrections: readonly {
    readonly number: number;
    readonly name: string;
    readonly text: string;
    readonly accepted: boolean;
    readonly answer: string;
  }[];
}

/**
 * Assembles the minutes from what happened; nobody types them.
 *
 * @param nameOf the name of the holder of a seat.
 */
export function assembleMinutes(
  space: SpaceState,
  meeting: MeetingState,
  nameOf: (seat: number) => string,
): Minutes {
  const { facts } = space;
  const day = meeting.startsAt.slice(0, 10);
  const came = new Set(meeting.attendance.map((one) => one.seat));
  const expected = space.seats.filter(
    (one) =>
      one.role === 'member' &&
      one.alternateOf === null &&
      one.from <= day &&
      (one.until === null || one.until >= day) &&
      (one.ceased === null || one.ceased.on > day),
  );
  const roleOf = (number: number) => {
    const seat = space.seats.find((one) => one.seat === number);
    if (seat?.role === 'institution') return 'institution' as const;
    return seat?.alternateOf === null || seat === undefined ? ('member' as const) : ('alternate' as const);
  };
  return {
    format: 'amparo-minutes-1',
    space: { code: facts.code, title: facts.title, level: facts.level, legalBasis: facts.legalBasis },
    meeting: {
      number: meeting.number,
      mode: meeting.mode,
      place: meeting.place,
      convenedAt: meeting.convenedAt,
      startsAt: meeting.startsAt,
      openedAt: meeting.opened?.at ?? null,
      closedAt: meeting.closedAt,
      presiding: meeting.opened ? nameOf(meeting.opened.presiding) : null,
      quorum: meeting.opened && {
        members: meeting.opened.members,
        present: meeting.opened.present,
        needed: meeting.opened.needed,
      },
    },
    attendance: meeting.attendance.map((one) => ({
      name: nameOf(one.seat),
      role: roleOf(one.seat),
      how: one.how,
      arrivedAt: one.arrivedAt,
      leftAt: one.leftAt,
    })),
    absent: expected.filter((one) => !came.has(one.seat)).map((one) => nameOf(one.seat)),
    agenda: meeting.agenda.map((_item, i) => minutesItem(meeting, i + 1, nameOf)),
    documents: meeting.documents.map(({ number, title }) => ({ number, title })),
    corrections: meeting.corrections.flatMap((one) =>
      one.answer
        ? [
            {
              number: one.number,
              name: nameOf(one.seat),
              text: one.text,
              accepted: one.answer.accepted,
              answer: one.answer.text,
            },
          ]
        : [],
    ),
  };
}

function minutesItem(meeting: MeetingState, number: number, nameOf: (seat: number) => string): MinutesItem {
  const item = meeting.agenda[number - 1];
  const here = <One extends { readonly item: number }>(list: readonly One[]) =>
    list.filter((one) => one.item === number);
  return {
    number,
    title: item?.title ?? '',
    kind: item?.kind ?? 'information',
    recused: [...new Set(here(meeting.recused).map((one) => one.seat))].map(nameOf),
    speakers: here(meeting.turns).map((one) => ({ name: nameOf(one.seat), at: one.at })),
    notes: here(meeting.notes).map((one) => one.text),
    proposals: here(meeting.proposals).map((one) => ({
      number: one.number,
      name: nameOf(one.seat),
      text: one.text,
    })),
    votes: here(meeting.motions).flatMap((motion) =>
      motion.outcome
        ? [
            {
              text: motion.text,
              rule: explainRule(motion.rule, 'es'),
              result: motion.outcome.result,
              explanation: explainVote(motion.rule, motion.outcome, 'es'),
              choices: motion.votes.flatMap((vote) =>
                vote.choice === null ? [] : [{ name: nameOf(vote.seat), choice: vote.choice }],
              ),
            },
          ]
        : [],
    ),
    agreements: here(meeting.agreements).map((one) => ({
      number: one.number,
      text: one.text,
      responsible: one.responsible,
      due: one.due,
      dissents: one.dissents.map((dissent) => ({ name: nameOf(dissent.seat), reason: dissent.reason })),
    })),
  };
}
