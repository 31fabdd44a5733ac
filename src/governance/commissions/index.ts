export { loadDemonstrationCommission } from './demonstration.ts';
export { type CommissionStanding, readCommissionStanding } from './forStages.ts';
export { reportsFollowUp } from './followUp.ts';
export { commissionsPermissions } from './permissions.ts';
export { commissionsRoom } from './routes.ts';
