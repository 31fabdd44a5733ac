import type { Bilingual, LawStatus } from './law.ts';

export type FacilityKind = 'hospital' | 'day-hospital' | 'health-centre' | 'provincial-direction';

export interface Facility {
  /** Stable: kind, canton, serial, as in `HO-1701-01`. */
  readonly code: string;
  readonly name: string;
  readonly kind: FacilityKind;
  /** Level of care, 1 to 3; null where there is no care. */
  readonly level: number | null;
  readonly canton: string;
  readonly status: LawStatus;
  readonly source: string;
}

export interface Insurance {
  readonly code: string;
  readonly title: Bilingual;
}

export interface Service {
  readonly code: string;
  readonly title: Bilingual;
  readonly insurance: string;
  readonly kind: 'care' | 'benefit' | 'procedure';
  readonly where: readonly FacilityKind[];
  /** A key of `waitingMedianDays`. */
  readonly waiting: string;
  /** Share among synthetic attentions, relative to the other services. */
  readonly weight: number;
}

/** A figure that shapes the synthetic institution, with its ground. */
export interface SyntheticFigure {
  readonly value: number;
  readonly status: LawStatus;
  readonly source: string;
}

/** Numbers by name with one ground, such as shares that add up to one. */
export interface SyntheticTable {
  readonly parts: Readonly<Record<string, number>>;
  readonly status: LawStatus;
  readonly source: string;
}

export const figureNames = [
  'affiliatesTotal',
  'privateEmployersTotal',
  'publicEmployersTotal',
  'voluntaryAffiliatesTotal',
  'pensionersTotal',
  'campesinoAffiliatesTotal',
  'wageMeanUsd',
  'wageLogDeviation',
  'disabilityShare',
  'attentionsPerAffiliateYear',
  'attentionsDispersion',
  'waitingLogDeviation',
  'responseRate',
  'responseFactorOver65',
  'facilityEffectDeviation',
] as const;

export const shareNames = ['sex', 'age', 'ethnicity', 'affiliatesByProvince'] as const;

export interface SyntheticShape {
  readonly figures: Readonly<Record<(typeof figureNames)[number], SyntheticFigure>>;
  readonly shares: Readonly<Record<(typeof shareNames)[number], SyntheticTable>>;
  readonly waitingMedianDays: SyntheticTable;
}

/** The reference institution as data: what it insures, gives and where, and what shapes its synthetic load. */
export interface Institution {
  readonly insurances: readonly Insurance[];
  readonly services: readonly Service[];
  readonly facilities: readonly Facility[];
  readonly synthetic: SyntheticShape;
}
