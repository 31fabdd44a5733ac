export { type InstitutionAct, refusedFromOverseeing, type StandingNow } from './decideSpace.ts';
export { type DemonstrationCast, loadDemonstrationSpaces, momentOf, storyteller } from './demonstration.ts';
export { explainRule, explainVote } from './explainVote.ts';
export { barringInterest, type Interest, type KinshipBars } from './interests.ts';
export { type Level, levelAllows } from './levels.ts';
export { newsOfSpaces } from './newsOf.ts';
export { noticeOverdue, startOverdueNotices } from './overdue.ts';
export { spaceNews } from './pages/newsWords.ts';
export { spacesPermissions } from './permissions.ts';
export { spacesPolicyOn } from './policy.ts';
export { spacesRoom } from './routes.ts';
export { findSeatOf, isHeld, isSecretary, seatsHeld } from './seats.ts';
export { foldSpace, type Recorded, type SpaceAction, type SpaceFacts, type SpaceState } from './space.ts';
export {
  actInSpace,
  declareFirst,
  foundSpace,
  leaveWhereBarred,
  type OpenedSpace,
  openSpace,
  personOf,
  sceneFor,
} from './spaceCommand.ts';
export {
  findSpace,
  interestsDeclaredBy,
  type KnownPerson,
  listSpaceStates,
  listSpacesOf,
  readPersons,
  sameAs,
  worksAt,
} from './store.ts';
export { appendActions, auditOf, holdStream, readStream, readStreams } from './streams.ts';
export { decideVote, type VoteOutcome, type VoteRule } from './vote.ts';
