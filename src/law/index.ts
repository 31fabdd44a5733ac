export {
  type ContributionPart,
  type ContributionRate,
  type ContributionRates,
  contributionParts,
  contributionRates,
} from './contributionRates.ts';
export { formatScalar } from './formatScalar.ts';
export type {
  Facility,
  FacilityKind,
  Institution,
  Insurance,
  Service,
  SyntheticFigure,
  SyntheticShape,
  SyntheticTable,
} from './institution.ts';
export {
  asCents,
  asRate,
  type Bilingual,
  type Citation,
  getParameter,
  getReading,
  type HolidayRule,
  type Law,
  LawGap,
  type LawRefusal,
  type LawRow,
  type LawScalar,
  type LawStatus,
  type LawTable,
  type LawUnit,
  type LawValue,
  type Parameter,
  type ParameterVersion,
  type Reading,
  type Reads,
  type TransferRule,
  weakestStatus,
} from './law.ts';
export {
  type Canton,
  cantonsOf,
  findCanton,
  findProvince,
  type Province,
  type Region,
  type Territory,
} from './territory.ts';
export {
  historyOf,
  lawOn,
  moneyAt,
  numberAt,
  rateAt,
  rowAt,
  rowsAt,
  type Standing,
  tableAt,
  valueAt,
} from './valueAt.ts';
export { type Holiday, type Place, type WorkingCalendar, workingCalendar } from './workingDays.ts';
