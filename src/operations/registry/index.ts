export { registryPermissions } from './permissions.ts';
export { type RegistryOptions, registryRoom } from './routes.ts';
export { findCedula, findOtherPersons, insertEmployers, insertPersons, knowsPerson } from './store.ts';
export {
  type SyntheticEmployer,
  type SyntheticOptions,
  type SyntheticPerson,
  syntheticEmployers,
  syntheticPersonCount,
  syntheticPersons,
} from './synthetic.ts';
export { readTraits, type Traits } from './traits.ts';
