export { loadReferenceValuations } from './demonstration.ts';
export { listPublishedValuations } from './forCommission.ts';
export { valuationsPermissions } from './permissions.ts';
export { openReferenceCase, type ReferenceCase } from './referenceCase.ts';
export { valuationsRoom } from './routes.ts';
export { runOnce, startRunner } from './runner.ts';
