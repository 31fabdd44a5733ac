import type { PlainDate } from '#kernel';

/** The first moment of a day on the wall of the mainland's offices. */
export const startOfDay = (day: PlainDate): Date => new Date(`${day}T00:00:00-05:00`);
