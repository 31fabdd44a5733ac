import { organisationKey } from '#kernel';

/** What is overseen: the institution itself, or an organisation by the identifier that published procurement gives it. */
export type Overseen = 'institution' | (string & {});

export const kinshipLines = ['blood', 'marriage'] as const;
export const plainInterests = ['works', 'contracts', 'interest'] as const;

/** What a person declares of herself towards something that may be overseen. */
export type Declared =
  | { readonly kind: (typeof plainInterests)[number]; readonly towards: Overseen }
  | {
      readonly kind: 'kinship';
      readonly towards: Overseen;
      readonly line: (typeof kinshipLines)[number];
      readonly degree: number;
    };

/** The farthest degrees of kinship that still bar: `law/spaces/kinship-degrees.yaml`. */
export interface KinshipBars {
  readonly blood: number;
  readonly marriage: number;
}

/** What is known of a person when she asks to oversee or acts as who does. */
export interface Standing {
  readonly holdsOffice: boolean;
  readonly declared: readonly Declared[];
}

/** Why somebody may not oversee something; the name is that of the refusal. */
export type Bar =
  | { readonly refusal: 'works-in-what-is-overseen'; readonly known: 'office' | 'declared' }
  | { readonly refusal: 'contracts-with-what-is-overseen' }
  | { readonly refusal: 'interest-in-what-is-overseen' }
  | {
      readonly refusal: 'kinship-with-what-is-overseen';
      readonly line: 'blood' | 'marriage';
      readonly degree: number;
      readonly limit: number;
    };

/**
 * What bars a person from overseeing any of several things. An office of the institution bars from whatever group, since every group
 * oversees the institution.
 *
 * @returns the first bar, or undefined where nothing does.
 */
export function barOf(
  { holdsOffice, declared }: Standing,
  overseen: readonly Overseen[],
  bars: KinshipBars,
): Bar | undefined {
  const keys = new Set(overseen.map(organisationKey));
  if (holdsOffice && keys.has('institution'))
    return { refusal: 'works-in-what-is-overseen', known: 'office' };
  for (const one of declared) {
    if (!keys.has(organisationKey(one.towards))) continue;
    switch (one.kind) {
      case 'works':
        return { refusal: 'works-in-what-is-overseen', known: 'declared' };
      case 'contracts':
        return { refusal: 'contracts-with-what-is-overseen' };
      case 'interest':
        return { refusal: 'interest-in-what-is-overseen' };
      case 'kinship': {
        const limit = bars[one.line];
        if (one.degree <= limit)
          return {
            refusal: 'kinship-with-what-is-overseen',
            line: one.line,
            degree: one.degree,
            limit,
          };
      }
    }
  }
  return undefined;
}

/** What a person has declared, wherever she did: her own list of actions. */
export type InterestAction = { readonly kind: 'interest-declared'; readonly interest: Declared };
