export { loadDemonstrationProgrammes } from './demonstration.ts';
export { programmesPermissions } from './permissions.ts';
export { programmesRoom } from './routes.ts';
export { findProgramme } from './store.ts';
