export {
  type Assurance,
  type ControlChart,
  type ControlChartInput,
  type ControlChartPoint,
  controlChart,
  type ImprovementDirection,
  type PointType,
  type SpecialCause,
} from './controlChart.ts';
export { type CountTable, type TableDimension, TOTAL } from './disclosure/lattice.ts';
export {
  type CellStatus,
  type ProtectedCell,
  type ProtectedTable,
  type ProtectOptions,
  protect,
} from './disclosure/protect.ts';
export type { DisclosurePolicy, Release } from './disclosure/stage.ts';
export { type Interval, marginOfError, sampleSize, wilsonInterval } from './proportions.ts';
export { CountedValues, type Fences, fences, median, percentile90, quantile } from './quantile.ts';
export { concentrationIn, NoBidScan, type NoBidSettings } from './redFlags/noBids.ts';
export {
  type FlaggedGroup,
  type RedFlagResult,
  RedFlagScan,
  type RedFlags,
  singleBidMethods,
} from './redFlags/scan.ts';
export {
  type RedFlag,
  type RedFlagSettings,
  RedFlagSettingsError,
  readRedFlagSettings,
  redFlags,
} from './redFlags/settings.ts';
export {
  type AnswerOf,
  type ChiSquareTest,
  chiSquareTest,
  cronbachAlpha,
  type DesignChiSquareTest,
  degreesOfFreedom,
  designChiSquareTest,
  type Estimate,
  type MeanEstimate,
  promoterScore,
  type SampledUnit,
  shareInterval,
  weightedMean,
  weightedMeansBy,
  weightedTotal,
} from './survey.ts';
