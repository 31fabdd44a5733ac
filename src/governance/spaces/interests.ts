/** What a space watches over. Nobody sits in one who has an interest in it. */
export interface Subject {
  /** Code of a facility of the institution. */
  readonly facility: string | null;
  /** RUC of a supplier or another organisation. */
  readonly organisation: string | null;
}

/**
 * What somebody declares of herself: that she works there, that she sells to it, or that a relative does. Kinship has a line
 * (by blood, or by marriage) and a degree.
 */
export type Interest = {
  readonly subject: Subject;
} & (
  | { readonly kind: 'works' | 'contracts' }
  | { readonly kind: 'kinship'; readonly line: 'blood' | 'marriage'; readonly degree: number }
);

/** The farthest degree that still bars, by blood and by marriage: `law/spaces/kinship-degrees.yaml`. */
export interface KinshipBars {
  readonly blood: number;
  readonly marriage: number;
}

/** What stands for a facility in an interest in the institution as a whole: it reaches every place of it. */
export const anyFacility = '*';

const sameFacility = (one: string, other: string) =>
  one === anyFacility || one.trim().toLowerCase() === other.trim().toLowerCase();

const sameSubject = (one: Subject, other: Subject) =>
  (one.facility !== null && other.facility !== null && sameFacility(one.facility, other.facility)) ||
  (one.organisation !== null && one.organisation === other.organisation);

/** @returns the declared interest that keeps its holder from overseeing the subject, or undefined. */
export function barringInterest(
  declared: readonly Interest[],
  subject: Subject,
  bars: KinshipBars,
): Interest | undefined {
  return declared.find(
    (one) =>
      sameSubject(one.subject, subject) &&
      (one.kind !== 'kinship' || one.degree <= (one.line === 'blood' ? bars.blood : bars.marriage)),
  );
}
