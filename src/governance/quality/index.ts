export { foldCounters, startFolder } from './counters.ts';
export { publishEdition, startPublisher } from './editionStore.ts';
export { qualityPermissions } from './permissions.ts';
export type { PersonDirectory } from './personDirectory.ts';
export { type FollowUp, type QualityRoomOptions, qualityRoom } from './routes.ts';
