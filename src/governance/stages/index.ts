export { loadDemonstrationStages } from './demonstration.ts';
export { stagesPermissions } from './permissions.ts';
export type { StagePlan } from './plan.ts';
export { readPlan } from './readPlan.ts';
export { stagesRoom } from './routes.ts';
