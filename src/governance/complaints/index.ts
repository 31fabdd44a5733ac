export { escalateOnce, startEscalation } from './escalation.ts';
export { publishFigures } from './figures/store.ts';
export type { FileShelf } from './fileShelf.ts';
export { readOverdueShown, readPublishedQuarter } from './forCommission.ts';
export {
  type CaseForGrouping,
  findCaseByReceipt,
  type GroupingFilter,
  isCaseOf,
  readCasesForGrouping,
  readWhomToTell,
  type Telling,
  tellCases,
} from './forImprovement.ts';
export { type ComplaintsKeys, complaintsKeysAt } from './keys.ts';
export type { ComplaintsRoomOptions } from './options.ts';
export { renewOverdue } from './overdue.ts';
export { complaintsPermissions } from './permissions.ts';
export { complaintsRoom } from './routes.ts';
export { loadSyntheticCases } from './synthetic.ts';
