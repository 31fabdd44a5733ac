export { type AccountHolder, accountHolders } from './accountHolders.ts';
export { createAccount, type NewAccount } from './accountStore.ts';
export {
  demonstrationSignIns,
  hasDemonstrationAccounts,
  loadDemonstrationAccounts,
} from './demonstration.ts';
export { createIdentity, type Identity, type IdentityOptions } from './identity.ts';
export { giveOffice, type NewOffice } from './offices.ts';
export { readOidcProviders } from './oidcProvider.ts';
export type { OidcProvider, TitledRoleTable } from './parts.ts';
export { issueApiKey } from './serviceKeys.ts';
