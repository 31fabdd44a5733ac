import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { exportAudit, recordEntries, sequenceOnce, signingKeyAt, verifyAuditExport } from '#platform/audit';
import { backup, type Database, migrate, openDatabase, restore, transaction } from '#platform/database';
import { emptyDatabase, testDatabase } from './support/database.ts';
import { temporaryFolders } from './support/temporaryFolders.ts';

const system = { kind: 'system', id: null, onBehalfOf: null } as const;
const now = () => new Date('2026-11-21T10:00:00Z');

describe('a backup taken while commands are recorded', () => {
  const temporaryFolder = temporaryFolders();
  const opened: Database[] = [];
  afterAll(() => Promise.all(opened.map((database) => database.close())));
  const open = (url: string): Database => {
    const database = openDatabase({ url });
    opened.push(database);
    return database;
  };

  it('is restored into a database whose audit chain is sound, and goes on from there', async () => {
    const folder = await temporaryFolder();
    const source = await testDatabase();
    const app = open(source.appUrl);
    const key = signingKeyAt(join(folder, 'checkpoint-key.pem'));
    let recorded = 0;
    let going = true;
    const record = async (database: Database, action: string) =>
      transaction(database, (trx) =>
        recordEntries(trx, system, [{ action, subject: { kind: 'test', id: String(recorded++) } }]),
      );
    const recorder = async () => {
      while (going) await record(app, 'test.recorded');
    };
    const sequencer = async () => {
      while (going) await sequenceOnce(app, key, now);
    };
    const work = Promise.all([recorder(), recorder(), sequencer()]);
    while (recorded < 100) await new Promise((resolve) => setTimeout(resolve, 5));
    const before = recorded;
    const file = join(folder, 'while running.backup');
    await backup({ ownerUrl: source.ownerUrl, file });
    const after = recorded;
    going = false;
    await work;
    expect(after).toBeGreaterThan(before);

    const target = await emptyDatabase();
    await restore({ ownerUrl: target.ownerUrl, file });
    const { applied, appUrl } = await migrate(target.ownerUrl);
    expect(applied).toEqual([]);
    const restored = open(appUrl);
    // What was recorded and not yet chained at the moment of the copy is chained now.
    await record(restored, 'test.after-restore');
    await sequenceOnce(restored, key, now);
    const verdict = await verifyAuditExport(exportAudit(restored));
    expect(verdict).toMatchObject({ sound: true });
    const { rows } = await restored.pool.query('select count(*) as entries from audit.entry');
    expect(verdict).toMatchObject({ entries: rows[0].entries });
    expect(rows[0].entries).toBeGreaterThanOrEqual(before - 2);
    await expect(restored.pool.query('delete from audit.entry')).rejects.toMatchObject({ code: '42501' });
    await expect(restored.pool.query("update audit.entry set action = 'x'")).rejects.toMatchObject({
      code: '42501',
    });
  });
});
