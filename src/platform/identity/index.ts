export { accountHolders } from './accountHolders.ts';
export { createAccount } from './accountStore.ts';
export {
  demonstrationSignIns,
  hasDemonstrationAccounts,
  loadDemonstrationAccounts,
} from './demonstration.ts';
export { createIdentity, tidyIdentity } from './identity.ts';
export { giveOffice } from './offices.ts';
export { readOidcProviders } from './oidcProvider.ts';
export type { OidcProvider, TitledRoleTable } from './parts.ts';
export { addSeedKey, forgetOldKeys, type SeedLock, seedLock, seedLockAt } from './seedLock.ts';
export { issueApiKey } from './serviceKeys.ts';
export { sealSeeds } from './totp.ts';
