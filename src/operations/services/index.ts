export type { Catalogue } from './api.ts';
export { loadStep, readLoadedSteps } from './loadedSteps.ts';
export { servicesRoom } from './routes.ts';
export { declareInstitution, loadCatalogue, readCatalogue, readInstitutionState } from './store.ts';
