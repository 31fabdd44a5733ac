export { withDatabaseName, withoutCredentials } from './address.ts';
export { backup } from './backup.ts';
export { NoServerForPlatform } from './binaries.ts';
export { type Database, type Db, openDatabase, singleClient, withTables } from './connect.ts';
export { DataInUse } from './dataFolder.ts';
export { enterEmbedded, type ServerEvent, startEmbedded } from './embedded.ts';
export { migrate } from './migrate.ts';
export { restore } from './restore.ts';
export { type Trx, transaction } from './transaction.ts';
