// The door of the voting protocol and of sortition. Everything here also runs in a browser; what needs the server is behind
// `#ballots/server`.
export { type ArchiveHead, appendEvent, isExtensionOf, openArchive, UnusableArchive } from './archive.ts';
export { failuresOfBallot, makeBallot, type ReadBallot, readBallot, trackerOf } from './ballot.ts';
export type { BallotBatch, BatchOutcome } from './batch.ts';
export {
  type Contribution,
  makeCertificate,
  makeContribution,
  makeThresholdKey,
  openThresholdKey,
  type ThresholdKey,
  thresholdParameters,
} from './ceremony.ts';
export { type CheckName, checkNames, checkSentences } from './checks.ts';
export { CheckFailure, decodeText, encodeText } from './codec.ts';
export {
  type Credential,
  makeCredential,
  makeUuid,
  parseCredential,
  type RollEntry,
  writeRoll,
} from './credentials.ts';
export { type ElectionDraft, type OpenElection, openElection, writeElection } from './election.ts';
export {
  type Formats,
  formatsFor,
  type QuestionResult,
  type TallyOfQuestion,
  type Trustee,
} from './formats.ts';
export type { Element, Group, GroupName, Groups, RandomSource } from './group.ts';
export { isTrusteeKeyProven, makeTrusteeKey, makeTrusteeSeed } from './keys.ts';
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
export { pureGroups } from './pureGroups.ts';
export { type Choice, findChoiceFlaw, findQuestionFlaw, type Question } from './questions.ts';
export { randomBelow, seededRandom, systemRandom } from './random.ts';
export { type Rehearsal, type RehearsalPlan, rehearseElection } from './rehearsal.ts';
export type { CheckResult, ElectionReport, ElectionStage } from './report.ts';
export { isShuffleGood, makeShuffle } from './shuffle.ts';
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
export { type BatchVerifier, type VerifyOptions, type VerifyProgress, verifyElection } from './verify.ts';
