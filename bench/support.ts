import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadLaw, readInstitution, readTerritory } from '#law/folder';
import { loadCatalogue } from '#operations/services';
import { type Database, migrate, openDatabase, singleClient, startEmbedded } from '#platform/database';

export const root = join(import.meta.dirname, '..');
export const law = loadLaw(join(root, 'law'));
export const institution = readInstitution(join(root, 'cases/ecuador/institution'));

export interface Bench {
  readonly db: Database;
  readonly ownerUrl: string;
  readonly appUrl: string;
  close(): Promise<void>;
}

/**
 * A database of the bench's own, migrated and with the catalogue: on the server of `DATABASE_URL` if set (it must be empty), else
 * on an embedded one in a temporary folder. It has a stand-in for the registry: `bench.person_by_document`.
 */
export async function openBench(): Promise<Bench> {
  const folder = await mkdtemp(join(tmpdir(), 'amparo bench '));
  const embedded = process.env.DATABASE_URL
    ? undefined
    : await startEmbedded({
        dataFolder: join(folder, 'data'),
        systemFolder: join(tmpdir(), `amparo-bench-${process.getuid?.() ?? ''}`),
      });
  const ownerUrl = process.env.DATABASE_URL ?? embedded!.ownerUrl;
  const { appUrl } = await migrate(ownerUrl);
  const owner = singleClient(ownerUrl);
  await owner.connect();
  const role = decodeURIComponent(/\/\/([^:]+):/.exec(appUrl)![1]!);
  await owner.query(`
    create schema bench; grant usage, create on schema bench to ${role};
    create table bench.person_by_document (document text primary key, person_id uuid not null);
    grant select, insert on bench.person_by_document to ${role}`);
  await owner.end();
  const db = openDatabase({ url: appUrl, max: 16, statementTimeoutMs: 0 });
  await loadCatalogue(db, readTerritory(join(root, 'cases/ecuador/territory')), institution);
  return {
    db,
    ownerUrl,
    appUrl,
    async close() {
      await db.close();
      await embedded?.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export const persons = { relation: 'bench.person_by_document' };

/** Seconds that the work took. */
export async function seconds(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
}
