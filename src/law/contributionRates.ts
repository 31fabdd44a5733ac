import { firstDayOf, ok, type Period, type RatePpm, type Result, ratePpm } from '#kernel';
import { type Citation, getReading, type Law, type LawRefusal } from './law.ts';
import { rateAt } from './valueAt.ts';

/** The parts of a contribution, in the order in which a statement lists them. Each is a parameter `contributions.<part>`. */
export const contributionParts = [
  'pensions',
  'health',
  'work-risks',
  'severance',
  'unemployment',
  'campesino',
  'administration',
  'disabilities-law',
] as const;

export type ContributionPart = (typeof contributionParts)[number];

export interface ContributionRate {
  readonly part: ContributionPart;
  readonly personal: RatePpm;
  readonly employer: RatePpm;
  readonly citation: Citation;
}

export interface ContributionRates {
  readonly parts: readonly ContributionRate[];
  readonly personal: RatePpm;
  readonly employer: RatePpm;
  readonly total: RatePpm;
}

/**
 * What a regime contributes on pay of a month, part by part. The month is the one declared, never that of payment
 * (C.D. 501, final provisions 1 and 4).
 *
 * @param regime a key of `contributions.pensions`, such as `privateDependant`. @returns the rates, or the refusal of the first
 * part that the law does not have for that regime and month.
 */
export function contributionRates(
  law: Law,
  regime: string,
  declared: Period,
): Result<ContributionRates, LawRefusal> {
  const date = firstDayOf(declared);
  const parts: ContributionRate[] = [];
  for (const part of contributionParts) {
    const personal = rateAt(law, `contributions.${part}`, date, regime, 'personal');
    if (!personal.ok) return personal;
    const employer = getReading(rateAt(law, `contributions.${part}`, date, regime, 'employer'));
    parts.push({
      part,
      personal: personal.value.value,
      employer: employer.value,
      citation: employer.citation,
    });
  }
  const personal = ratePpm(parts.reduce((sum, part) => sum + part.personal, 0));
  const employer = ratePpm(parts.reduce((sum, part) => sum + part.employer, 0));
  return ok({ parts, personal, employer, total: ratePpm(personal + employer) });
}
