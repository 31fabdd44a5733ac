export { loadDemonstrationCommittee } from './demonstration.ts';
export { type CommitteeRead, readCommittees } from './forCommission.ts';
export { startOverdueAnswers } from './overdue.ts';
export { committeesPermissions } from './permissions.ts';
export { committeesRoom } from './routes.ts';
