import type { PlainDate } from '#kernel';
import type { Interest } from './interests.ts';
import type { Seat, SpaceState } from './space.ts';

/** Whether a seat is held on a day: begun, not over, not ceased. */
export function isHeld(seat: Seat, today: PlainDate): boolean {
  return (
    seat.from <= today &&
    (seat.until === null || seat.until >= today) &&
    (seat.ceased === null || seat.ceased.on > today)
  );
}

export function seatsHeld(space: SpaceState, today: PlainDate): readonly Seat[] {
  return space.seats.filter((seat) => isHeld(seat, today));
}

export function findSeatOf(space: SpaceState, personId: string | null, today: PlainDate): Seat | undefined {
  return seatsHeld(space, today).find((seat) => seat.personId === personId);
}

export function isSecretary(space: SpaceState, personId: string | null, today: PlainDate): boolean {
  return space.secretaries.some(
    (one) => one.personId === personId && one.from <= today && (one.until === null || one.until > today),
  );
}

/** Members with a vote of their own: an alternate votes only in place of her principal. */
export function votingMembers(space: SpaceState, today: PlainDate): number {
  return seatsHeld(space, today).filter((seat) => seat.vote && seat.alternateOf === null).length;
}

export function interestsOf(space: SpaceState, personId: string): readonly Interest[] {
  return space.interests.filter((one) => one.personId === personId).map((one) => one.interest);
}

/** Women and men among the principals on a day. */
export function parityOf(
  space: SpaceState,
  today: PlainDate,
): { readonly female: number; readonly male: number } {
  const principals = seatsHeld(space, today).filter(
    (seat) => seat.role === 'member' && seat.alternateOf === null,
  );
  const female = principals.filter((seat) => seat.sex === 'female').length;
  return { female, male: principals.length - female };
}
