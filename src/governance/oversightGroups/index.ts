export { loadDemonstrationGroups } from './demonstration.ts';
export {
  type GroupPlace,
  listFindings,
  listGroupPlaces,
  listReports,
  type OversightFigures,
  oversightFigures,
  type PublicFinding,
  type PublicReport,
} from './forCommission.ts';
export { readGroupNews } from './newsRoutes.ts';
export { groupNews } from './pages/newsWords.ts';
export { oversightGroupsPermissions } from './permissions.ts';
export { oversightGroupsRoom } from './routes.ts';
export { noteEverySilence, startSilenceNotices } from './silences.ts';
