export { registryPermissions } from './permissions.ts';
export { type RegistryOptions, registryRoom } from './routes.ts';
export { insertEmployers, insertPersons, personNames } from './store.ts';
export {
  type SyntheticEmployer,
  type SyntheticOptions,
  type SyntheticPerson,
  syntheticEmployers,
  syntheticPersonCount,
  syntheticPersons,
} from './synthetic.ts';
