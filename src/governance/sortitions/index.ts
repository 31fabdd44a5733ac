export { loadDemonstrationSortition } from './demonstration.ts';
export { sortitionsPermissions } from './permissions.ts';
export { type CollegeVoter, drawnFile, type StratumResult } from './roll.ts';
export { sortitionsRoom } from './routes.ts';
export { type College, findCollege, findCollegeSize } from './store.ts';
