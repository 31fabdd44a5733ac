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
export { issueApiKey } from './serviceKeys.ts';
