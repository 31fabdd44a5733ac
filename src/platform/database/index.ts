export { withDatabaseName, withoutCredentials } from './address.ts';
export { type BackupOptions, type BackupResult, backup } from './backup.ts';
export { NoServerForPlatform } from './binaries.ts';
export {
  type Database,
  type DatabaseOptions,
  type Db,
  type NoTables,
  openDatabase,
  singleClient,
  withTables,
} from './connect.ts';
export { DataInUse } from './dataFolder.ts';
export {
  type Embedded,
  type EmbeddedOptions,
  enterEmbedded,
  type ServerEvent,
  startEmbedded,
} from './embedded.ts';
export { type Migrated, type MigrateOptions, migrate } from './migrate.ts';
export { type RestoreOptions, type RestoreResult, restore } from './restore.ts';
export { type TransactionOptions, type Trx, transaction } from './transaction.ts';
