export { loadDemonstrationEvaluations } from './demonstration.ts';
export { evaluationsPermissions } from './permissions.ts';
export { evaluationsRoom } from './routes.ts';
