// The door of the voting protocol and of sortition. Everything here also runs in a browser; what needs the server is behind
// `#ballots/server`.
export { type ArchiveHead, appendEvent, isExtensionOf, openArchive, UnusableArchive } from './archive.ts';
export { failuresOfBallot, makeBallot, type ReadBallot, readBallot, trackerOf } from './ballot.ts';
export { type BallotBatch, type BatchOutcome, joinTallies, verifyBatch } from './batch.ts';
export { type BoxFile, type GatheredFiles, gatherFiles, UnreadableBundle } from './bundle.ts';
export {
  type Contribution,
  makeCertificate,
  makeContribution,
  makeThresholdKey,
  openThresholdKey,
  type ThresholdKey,
  thresholdParameters,
} from './ceremony.ts';
export { type BallotOpening, isOpeningTrue, makeBallotToOpen, makePracticeBallot } from './challenge.ts';
export { type CheckName, checkNames, checkSentences } from './checks.ts';
export { CheckFailure, decodeText, encodeText } from './codec.ts';
export {
  type Credential,
  credentialExponent,
  flawOfCredential,
  makeCredential,
  makeUuid,
  parseCredential,
  type RollEntry,
  writeRoll,
} from './credentials.ts';
export { divideByLot, numbersDrawn, writeDivision } from './division.ts';
export { type ElectionDraft, type OpenElection, openElection, writeElection } from './election.ts';
export {
  type Formats,
  formatsFor,
  type QuestionResult,
  type SignedText,
  type TallyOfQuestion,
  type Trustee,
  type TrusteeKey,
} from './formats.ts';
export type { Element, Group, GroupName, Groups, RandomSource } from './group.ts';
export {
  isSigned,
  isTrusteeKeyProven,
  keyringOf,
  makeTrusteeKey,
  makeTrusteeSeed,
  signatureOf,
} from './keys.ts';
export {
  ballotStep,
  decryptionStep,
  endBallotsStep,
  endShufflesStep,
  resultStep,
  type Step,
  setupStep,
  shuffleStep,
  tallyStep,
  writeArchive,
} from './making.ts';
export type { PublishedBox, PublishedElection, PublishedTexts } from './published.ts';
export { pureGroups } from './pureGroups.ts';
export {
  type Choice,
  findChoiceFlaw,
  findQuestionFlaw,
  type HomomorphicQuestion,
  type Question,
} from './questions.ts';
export { randomBelow, seededRandom, systemRandom } from './random.ts';
export { type Rehearsal, type RehearsalPlan, rehearseElection } from './rehearsal.ts';
export type { CheckResult, ElectionReport, ElectionStage } from './report.ts';
export { digestOfRoll, type RollDigest } from './rollDigest.ts';
export {
  nameOfBox,
  readBoxName,
  type SumReport,
  sumBoxes,
  sumSentences,
  type VerifiedBox,
} from './shards.ts';
export { isShuffleGood, makeShuffle } from './shuffle.ts';
export {
  type Announcement,
  announceSortition,
  type DiceCeremony,
  drawnLines,
  findDiceFlaw,
  findTimeFlaw,
  seedOf,
  writeAnnouncement,
} from './sortition/announcement.ts';
export {
  type BeaconChain,
  type BeaconRound,
  beaconChains,
  findBeaconChain,
  isBeaconRoundGenuine,
  roundAt,
  timeOfRound,
} from './sortition/beacon.ts';
export {
  type Draw,
  type DrawReason,
  drawByStrata,
  explainDraw,
  type RollColumns,
  stratumSizes,
} from './sortition/draw.ts';
export { isInTree, MerkleLeaves, MerkleTree } from './sortition/merkle.ts';
export { largestRemainderQuotas } from './sortition/quotas.ts';
export {
  type Affiliate,
  commitmentOf,
  isMember,
  type MembershipProof,
  type PublicAffiliate,
  parseRollLine,
  stratumName,
  writeRollLine,
} from './sortition/roll.ts';
export { drawConsistently, drawWithReplacement, ticketOf, ticketPrefix } from './sortition/sampler.ts';
export {
  type FolderReader,
  type SortitionCheck,
  type SortitionReport,
  sortitionChecks,
  UnusableFolder,
  verifySortition,
} from './sortition/verifySortition.ts';
export {
  decrypt,
  encryptedTally,
  isPartialDecryptionGood,
  lastPlaces,
  makePartialDecryption,
  type TrusteePlace,
  trusteePlaces,
} from './tally.ts';
export { findingsOfTrustees, subKeys } from './trusteeChecks.ts';
export { verifierGroups } from './verifierGroups.ts';
export { type BatchVerifier, type VerifyOptions, type VerifyProgress, verifyElection } from './verify.ts';
