export { loadDemonstrationOrganisations } from './demonstration.ts';
export {
  isRepresentative,
  type OrganisationState,
  representativesOn,
  type Side,
  sitsInCommittee,
} from './organisation.ts';
export { organisationsPermissions } from './permissions.ts';
export { organisationsRoom } from './routes.ts';
export { findOrganisation, listOrganisations, representedBy } from './store.ts';
