export type { CallFacts, CallState, Candidate, Commission, ProposingSide } from './call.ts';
export { loadDemonstrationCalls } from './demonstration.ts';
export { candidaciesPermissions } from './permissions.ts';
export { candidaciesRoom } from './routes.ts';
export { type AgreedCandidate, agreedCandidates, findCall, listCalls } from './store.ts';
