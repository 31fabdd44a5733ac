import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, openDatabase, transaction } from '#platform/database';
import { testDatabase } from '../../../test/support/database.ts';
import { temporaryFolders } from '../../../test/support/temporaryFolders.ts';

const temporaryFolder = temporaryFolders();

import {
  type AuditExportLine,
  exportAudit,
  recordEntries,
  sequenceOnce,
  signingKeyAt,
  verifyAuditExport,
} from './index.ts';

const system = { kind: 'system', id: null, onBehalfOf: null } as const;
const now = () => new Date('2026-11-21T10:00:00Z');

describe('the audit chain', () => {
  let app: Database;
  let owner: Database;
  let key: ReturnType<typeof signingKeyAt>;
  beforeAll(async () => {
    const { appUrl, ownerUrl } = await testDatabase();
    app = openDatabase({ url: appUrl });
    owner = openDatabase({ url: ownerUrl });
    key = signingKeyAt(`${await temporaryFolder()}/checkpoint-key.pem`);
  });
  afterAll(async () => {
    await app.close();
    await owner.close();
  });
  const record = (action: string, n = 1) =>
    transaction(app, (trx) =>
      recordEntries(
        trx,
        system,
        Array.from({ length: n }, (_, i) => ({
          action,
          subject: { kind: 'test', id: String(i) },
          detail: { share: 0.1, name: 'ñ' },
        })),
      ),
    );
  const lines = async () => {
    const all: AuditExportLine[] = [];
    for await (const line of exportAudit(app)) all.push(JSON.parse(JSON.stringify(line)));
    return all;
  };
  const verifyLines = (all: AuditExportLine[]) =>
    verifyAuditExport(
      (async function* () {
        yield* all;
      })(),
    );

  it('holds every entry of commands that ran side by side, once, whoever sequences', async () => {
    let going = true;
    const sequencers = [1, 2].map(async () => {
      while (going) await sequenceOnce(app, key, now);
    });
    await Promise.all(Array.from({ length: 40 }, (_, i) => record(`test.parallel.${i}`, 5)));
    going = false;
    await Promise.all(sequencers);
    await sequenceOnce(app, key, now);
    expect(await verifyLines(await lines())).toMatchObject({ sound: true, entries: 200 });
  });

  it('takes an entry whose transaction began long before others and ended after them', async () => {
    await transaction(app, async (slow) => {
      await recordEntries(slow, system, [{ action: 'test.slow', subject: { kind: 'test', id: 'slow' } }]);
      await record('test.quick');
      await sequenceOnce(app, key, now);
      await record('test.quick');
      await sequenceOnce(app, key, now);
    });
    await sequenceOnce(app, key, now);
    const all = await lines();
    expect(all.filter((line) => line.kind === 'entry').at(-1)).toMatchObject({
      entry: { action: 'test.slow' },
    });
    expect(await verifyLines(all)).toMatchObject({ sound: true, entries: 203 });
  });

  it('names the first broken link of an export that was changed', async () => {
    const all = await lines();
    const entryAt = (seq: string) => all.findIndex((line) => line.kind === 'entry' && line.seq === seq);
    const changed = structuredClone(all);
    const victim = changed[entryAt('7')];
    if (victim?.kind === 'entry') Object.assign(victim.entry, { action: 'test.other' });
    expect(await verifyLines(changed)).toMatchObject({
      sound: false,
      brokenSeq: '7',
      why: 'entry-was-changed',
    });
    expect(await verifyLines(all.toSpliced(entryAt('7'), 1))).toMatchObject({
      sound: false,
      brokenSeq: '7',
      why: 'sequence-has-a-gap',
    });
    const forged = structuredClone(all);
    const last = forged.findLast((line) => line.kind === 'checkpoint');
    if (last?.kind === 'checkpoint') last.madeAt = '2020-01-01T00:00:00.000Z';
    expect(await verifyLines(forged)).toMatchObject({
      sound: false,
      brokenSeq: '203',
      why: 'checkpoint-signature-wrong',
    });
  });

  it('shows what the owner of the database changed behind the application', async () => {
    await owner.pool.query(
      `update audit.entry set detail = '{"share": 0.2}' where entry_id = (select entry_id from audit.link where seq = 11)`,
    );
    expect(await verifyLines(await lines())).toMatchObject({
      sound: false,
      brokenSeq: '11',
      why: 'entry-was-changed',
    });
  });

  it.each(['entry', 'link', 'checkpoint', 'signing_key'])(
    'cannot be updated or deleted by the application: %s',
    async (table) => {
      const column = { entry: 'action', link: 'chain_hash', checkpoint: 'signature', signing_key: 'key_id' }[
        table
      ];
      await expect(app.pool.query(`update audit.${table} set ${column} = ${column}`)).rejects.toMatchObject({
        code: '42501',
      });
      await expect(app.pool.query(`delete from audit.${table}`)).rejects.toMatchObject({ code: '42501' });
      await expect(app.pool.query(`truncate audit.${table} cascade`)).rejects.toMatchObject({
        code: '42501',
      });
    },
  );
});
