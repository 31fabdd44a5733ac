export { type DemonstrationCast, loadDemonstrationSpaces, momentOf, storyteller } from './demonstration.ts';
export { noticeOverdue, startOverdueNotices } from './overdue.ts';
export { spacesPermissions } from './permissions.ts';
export { spacesRoom } from './routes.ts';
