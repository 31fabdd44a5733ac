export { loadDemonstrationChanges } from './demonstration.ts';
export { changesFollowUp } from './followUp.ts';
export { casesToldOf, changesToldTo, listPublicChanges, type PublicChange } from './forCommission.ts';
export type { CaseSource, ImprovementRoomOptions } from './options.ts';
export { improvementPermissions } from './permissions.ts';
export { releaseAnswers, startAnswerReleases } from './releases.ts';
export { improvementRoom } from './routes.ts';
