export type { RegistryOptions } from './ownRoutes.ts';
export { registryPermissions } from './permissions.ts';
export { registryRoom } from './routes.ts';
export {
  findCedula,
  findOtherPersons,
  insertConsent,
  insertContacts,
  insertEmployers,
  insertPersons,
  knowsPerson,
  personNames,
} from './store.ts';
export {
  type SyntheticEmployer,
  type SyntheticOptions,
  type SyntheticPerson,
  syntheticEmployers,
  syntheticPersonCount,
  syntheticPersons,
} from './synthetic.ts';
export { readTraits, type Traits } from './traits.ts';
