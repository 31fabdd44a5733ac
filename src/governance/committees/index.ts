export { loadDemonstrationCommittee } from './demonstration.ts';
export { type CommitteeRead, readCommittees } from './forCommission.ts';
export { newsOfCommittees } from './newsRoutes.ts';
export { startOverdueAnswers } from './overdue.ts';
export { committeeNews } from './pages/newsWords.ts';
export { committeesPermissions } from './permissions.ts';
export { committeesRoom } from './routes.ts';
