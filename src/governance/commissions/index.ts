export { loadDemonstrationCommission } from './demonstration.ts';
export { reportsFollowUp } from './followUp.ts';
export { type CommissionStanding, readCommissionStanding } from './forStages.ts';
export { startOverdueReportAnswers } from './overdue.ts';
export { commissionsPermissions } from './permissions.ts';
export { commissionsRoom } from './routes.ts';
