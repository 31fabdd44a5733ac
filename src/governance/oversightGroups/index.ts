export { loadDemonstrationGroups } from './demonstration.ts';
export {
  listFindings,
  listReports,
  type OversightFigures,
  oversightFigures,
  type PublicFinding,
  type PublicReport,
} from './forCommission.ts';
export { oversightGroupsPermissions } from './permissions.ts';
export { oversightGroupsRoom } from './routes.ts';
export { noteEverySilence, startSilenceNotices } from './silences.ts';
