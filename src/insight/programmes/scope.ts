// Whom a programme serves, what it delivers and where, in words that all programmes share, so that they can be compared. Free texts say
// it better to a reader; two free texts never say the same.

export const populationCodes = [
  'independent-workers',
  'dependent-workers',
  'public-workers',
  'pensioners',
  'older-persons',
  'families-of-insured',
  'families-in-poverty',
  'women',
  'children',
  'persons-with-disability',
  'rural-population',
  'social-security-staff',
  'social-services-staff',
  'social-partners',
] as const;
export const goodCodes = [
  'affiliation',
  'contribution-collection',
  'pension',
  'health-care',
  'loan',
  'cash-transfer',
  'child-care',
  'family-support',
  'funeral-services',
  'culture-and-sport',
  'training',
  'technical-assistance',
  'studies',
  'information-systems',
  'social-dialogue',
] as const;
/** Ecuador's provinces as ISO 3166-2 writes them; a country alone is all of it. */
export const territoryCodes = [
  'EC',
  'EC-A',
  'EC-B',
  'EC-C',
  'EC-D',
  'EC-E',
  'EC-F',
  'EC-G',
  'EC-H',
  'EC-I',
  'EC-L',
  'EC-M',
  'EC-N',
  'EC-O',
  'EC-P',
  'EC-R',
  'EC-S',
  'EC-SD',
  'EC-SE',
  'EC-T',
  'EC-U',
  'EC-W',
  'EC-X',
  'EC-Y',
  'EC-Z',
  'MX',
] as const;
export type PopulationCode = (typeof populationCodes)[number];
export type GoodCode = (typeof goodCodes)[number];
export type TerritoryCode = (typeof territoryCodes)[number];

/** The territory that two places share: a province lies in its country. Null where they share none. */
export function sharedTerritory(a: TerritoryCode, b: TerritoryCode): TerritoryCode | null {
  if (a === b) return a;
  if (b.startsWith(`${a}-`)) return b;
  return a.startsWith(`${b}-`) ? a : null;
}
