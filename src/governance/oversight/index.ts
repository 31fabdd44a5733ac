export { startReadingOlder } from './compile.ts';
export { loadSyntheticProcurement, syntheticReleases } from './demonstration.ts';
export { countByRegion, countFlagged } from './forCommission.ts';
export type { JsonObject } from './ocds.ts';
export { identifiersOf, listBuyersByRegion, processesOf } from './parties/reads.ts';
export { oversightPermissions } from './permissions.ts';
export { findProcess } from './processStore.ts';
export { type OversightRoomOptions, oversightRoom } from './routes.ts';
export { sercopBase, sercopPackages, type Transport as PortalTransport } from './sercop/client.ts';
