export { loadSyntheticProcurement, syntheticReleases } from './demonstration.ts';
export { countByRegion, countFlagged } from './forCommission.ts';
export type { JsonObject } from './ocds.ts';
export { oversightPermissions } from './permissions.ts';
export { type OversightRoomOptions, oversightRoom } from './routes.ts';
export { sercopBase, sercopPackages, type Transport as PortalTransport } from './sercop/client.ts';
export { findParty, findProcess } from './store.ts';
