import type { LawStatus } from './law.ts';

export type Region = 'sierra' | 'costa' | 'amazonia' | 'insular';

export interface Province {
  /** Two digits. */
  readonly code: string;
  readonly name: string;
  readonly capital: string;
  /** Code of the canton of the capital. */
  readonly seat: string;
  readonly region: Region;
  /** Place on a tile map, row and column from 0. */
  readonly tile: { readonly row: number; readonly column: number };
}

export interface Canton {
  /** Four digits; the first two are its province's. */
  readonly code: string;
  readonly name: string;
  /** Three zones without agreed limits are listed beside the cantons, and belong to no province. */
  readonly kind: 'canton' | 'undelimited-zone';
  readonly province: string | null;
  readonly population: number | null;
  readonly areaKm2: number | null;
  readonly planningZone: number | null;
  readonly status: LawStatus;
  readonly note?: string;
}

/** Provinces and cantons of the country with their official codes, in order of code. */
export interface Territory {
  readonly provinces: readonly Province[];
  readonly cantons: readonly Canton[];
  readonly source: string;
  readonly licence: string;
}

/** The cantons of a province, without undelimited zones. */
export function cantonsOf(territory: Territory, province: string): Canton[] {
  return territory.cantons.filter((canton) => canton.province === province);
}

export function findCanton(territory: Territory, code: string): Canton | undefined {
  return territory.cantons.find((canton) => canton.code === code);
}

export function findProvince(territory: Territory, code: string): Province | undefined {
  return territory.provinces.find((province) => province.code === code);
}
