export type { AuditActor, AuditEntry, RecordedEntry } from './entry.ts';
export { exportAudit, readAuditHead } from './export.ts';
export { type SigningKey, sequenceOnce, signingKeyAt, startSequencer } from './sequencer.ts';
export { readEntriesAbout, recordEntries } from './store.ts';
export { type AuditBreak, type AuditExportLine, type AuditVerdict, verifyAuditExport } from './verify.ts';
