export { draftElection, type NewElection } from './command.ts';
export { loadDemonstrationElections } from './demonstration.ts';
export { inviteInDemonstration } from './demonstrationInvitations.ts';
export type { CandidateFacts, Contest, ElectionFacts, SeatRule } from './election.ts';
export type { Doing } from './opened.ts';
export { electionsPermissions } from './permissions.ts';
export { readProclamation } from './proclamation.ts';
export { electionsRoom } from './routes.ts';
export { startClosing } from './tallying.ts';
