export { foldCounters } from './counters.ts';
export { findSomebodyToRate, loadRatingOf } from './demonstration.ts';
export { publishEdition, startPublisher } from './editionStore.ts';
export {
  type FacilityMonth,
  findAttendedSince,
  readFacilitySeries,
  wasAttendedSince,
} from './facilitySeries.ts';
export { type RatedPlace, readInstitutionMonths, readRatedPlaces } from './forCommission.ts';
export {
  type CommentForGrouping,
  findRaterByToken,
  type MeasuredFigure,
  type MeasuredMonth,
  type MeasuredScope,
  measuredFigures,
  readComments,
  readCommentsForGrouping,
  readMeansOfAll,
  readMeasure,
  readPublishedMeasure,
  readRatersOf,
  scopeTitles,
} from './forImprovement.ts';
export { startHousekeeping } from './housekeeping.ts';
export type { FollowUp, QualityRoomOptions } from './options.ts';
export { qualityPermissions } from './permissions.ts';
export type { PersonDirectory } from './personDirectory.ts';
export { qualityRoom } from './routes.ts';
export { countSyntheticAttentions, loadSyntheticAttentions, syntheticAttentions } from './synthetic.ts';
