import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { emptyDatabase } from '../../../test/support/database.ts';
import { openDatabase, singleClient } from './connect.ts';
import { migrate } from './migrate.ts';
import { findMigrationFiles } from './migrationFiles.ts';

let sourceFolder: string;
beforeEach(async () => {
  sourceFolder = await mkdtemp(join(tmpdir(), 'amparo migración '));
});
afterEach(() => rm(sourceFolder, { recursive: true, force: true }));

async function write(name: string, sql: string): Promise<void> {
  const [floor = '', room = '', file = ''] = name.split('/');
  const path = join(sourceFolder, floor, room, 'schema', `${file}.sql`);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, sql);
}

async function namesInOrder(): Promise<string[]> {
  return (await findMigrationFiles(sourceFolder)).map((file) => file.name);
}

describe('the order of migrations', () => {
  it('is by floor, room and number', async () => {
    await write('governance/board/0001_sessions', '');
    await write('platform/identity/0002_codes', '');
    await write('platform/identity/0001_people', '');
    await write('platform/audit/0001_entries', '');
    await write('operations/registry/0001_persons', '');
    expect(await namesInOrder()).toEqual([
      'platform/audit/0001_entries',
      'platform/identity/0001_people',
      'platform/identity/0002_codes',
      'operations/registry/0001_persons',
      'governance/board/0001_sessions',
    ]);
  });

  it('puts a room after those of its floor that it needs, and lets it need a floor below', async () => {
    await write(
      'operations/accounts/0001_entries',
      '-- needs: operations/registry, platform/audit\nselect 1;',
    );
    await write('operations/registry/0001_persons', '');
    await write('platform/audit/0001_entries', '');
    expect(await namesInOrder()).toEqual([
      'platform/audit/0001_entries',
      'operations/registry/0001_persons',
      'operations/accounts/0001_entries',
    ]);
  });

  it('refuses a circle, a need from above, a number used twice and a name without number', async () => {
    await write('operations/a/0001_a', '-- needs: operations/b');
    await write('operations/b/0001_b', '-- needs: operations/a');
    await expect(namesInOrder()).rejects.toThrow('operations/a → operations/b → operations/a');
    await write('operations/b/0001_b', '-- needs: governance/board');
    await write('governance/board/0001_x', '');
    await expect(namesInOrder()).rejects.toThrow('needs: governance/board');
    await write('operations/b/0001_b', '');
    await write('operations/b/0001_c', '');
    await expect(namesInOrder()).rejects.toThrow('0001_b.sql and 0001_c.sql have the same number');
    await rm(join(sourceFolder, 'operations'), { recursive: true });
    await write('operations/b/first', '');
    await expect(namesInOrder()).rejects.toThrow('operations/b/schema/first.sql');
  });
});

describe('migrating', () => {
  const schema = `create schema ledger;
    create table ledger.entry (id bigint generated always as identity primary key, cents bigint not null);
    grant usage on schema ledger to amparo_app;
    grant select, insert on ledger.entry to amparo_app;`;
  const clients: { end(): Promise<void> }[] = [];
  afterAll(() => Promise.all(clients.map((client) => client.end())));

  async function connected(url: string) {
    const client = singleClient(url);
    await client.connect();
    clients.push(client);
    return client;
  }

  it('applies what is missing once and says what it applied', async () => {
    const { ownerUrl } = await emptyDatabase();
    await write('operations/ledger/0001_entries', schema);
    const steps: string[] = [];
    const options = { sourceFolder, onStep: (name: string) => void steps.push(name) };
    expect((await migrate(ownerUrl, options)).applied).toEqual(['operations/ledger/0001_entries']);
    expect((await migrate(ownerUrl, options)).applied).toEqual([]);
    await write('operations/ledger/0002_note', 'alter table ledger.entry add note text;');
    expect((await migrate(ownerUrl, options)).applied).toEqual(['operations/ledger/0002_note']);
    expect(steps).toEqual(['operations/ledger/0001_entries', 'operations/ledger/0002_note']);
  });

  it('may be done by several processes at once', async () => {
    const { ownerUrl } = await emptyDatabase();
    await write('operations/ledger/0001_entries', `select pg_sleep(0.2); ${schema}`);
    await write('operations/ledger/0002_seed', 'insert into ledger.entry (cents) values (100);');
    const all = await Promise.all([1, 2, 3].map(() => migrate(ownerUrl, { sourceFolder })));
    expect(all.flatMap((one) => one.applied).sort()).toEqual([
      'operations/ledger/0001_entries',
      'operations/ledger/0002_seed',
    ]);
    expect(new Set(all.map((one) => one.appUrl)).size).toBe(1);
    const database = openDatabase({ url: all[0]!.appUrl });
    expect((await database.pool.query('select count(*) as n from ledger.entry')).rows).toEqual([{ n: 1 }]);
    await database.close();
  });

  it('refuses a file changed after it was applied, and says what to do', async () => {
    const { ownerUrl } = await emptyDatabase();
    await write('operations/ledger/0001_entries', schema);
    await migrate(ownerUrl, { sourceFolder });
    await write('operations/ledger/0001_entries', `${schema} -- changed`);
    await write('operations/ledger/0002_more', 'create table ledger.more ();');
    await expect(migrate(ownerUrl, { sourceFolder })).rejects.toThrow(
      /operations\/ledger\/0001_entries\.sql: changed after it was applied.*new migration with the next number/,
    );
    const owner = await connected(ownerUrl);
    expect((await owner.query("select to_regclass('ledger.more') as made")).rows).toEqual([{ made: null }]);
  });

  it('refuses a database that a newer program migrated', async () => {
    const { ownerUrl } = await emptyDatabase();
    await write('operations/ledger/0001_entries', schema);
    await write('operations/ledger/0002_more', 'select 1;');
    await migrate(ownerUrl, { sourceFolder });
    await rm(join(sourceFolder, 'operations', 'ledger', 'schema', '0002_more.sql'));
    await expect(migrate(ownerUrl, { sourceFolder })).rejects.toThrow(/newer program.*ledger\/0002_more/);
  });

  it('keeps nothing of a file that fails, keeps those before it, and names the line', async () => {
    const { ownerUrl } = await emptyDatabase();
    await write('operations/ledger/0001_entries', schema);
    await write(
      'operations/ledger/0002_bad',
      'create table ledger.half ();\nselect 1;\nselect no_such_column;',
    );
    await expect(migrate(ownerUrl, { sourceFolder })).rejects.toThrow(
      /ledger\/0002_bad\.sql, line 3: .*no_such_column/,
    );
    const owner = await connected(ownerUrl);
    expect(
      (
        await owner.query(
          "select to_regclass('ledger.half') as half, to_regclass('ledger.entry') is not null as entry",
        )
      ).rows,
    ).toEqual([{ half: null, entry: true }]);
    await write('operations/ledger/0002_bad', 'create table ledger.half ();');
    expect((await migrate(ownerUrl, { sourceFolder })).applied).toEqual(['operations/ledger/0002_bad']);
  });

  describe('gives the program a role', () => {
    const refusals: [string, string][] = [
      ['update ledger.entry set cents = 1', '42501'],
      ['delete from ledger.entry', '42501'],
      ['truncate ledger.entry', '42501'],
      ['create table public.mine ()', '42501'],
      ['create table ledger.mine ()', '42501'],
      ['create schema mine', '42501'],
      ['create role somebody', '42501'],
      ['create database another', '42501'],
      ['select * from amparo.installation', '42501'],
      ["insert into amparo.migration (name, hash) values ('x', repeat('0', 64))", '42501'],
      ['alter table ledger.entry disable trigger all', '42501'],
      ['drop table ledger.entry', '42501'],
      ["copy ledger.entry to program 'true'", '42501'],
      ["select pg_read_file('/etc/passwd')", '42501'],
    ];

    it('that can do what a migration granted, and nothing else', async () => {
      const { ownerUrl } = await emptyDatabase();
      await write('operations/ledger/0001_entries', schema);
      const { appUrl } = await migrate(ownerUrl, { sourceFolder });
      const app = await connected(appUrl);
      await app.query('insert into ledger.entry (cents) values (100)');
      expect((await app.query('select cents from ledger.entry')).rows).toEqual([{ cents: 100 }]);
      for (const [statement, code] of refusals)
        await expect(app.query(statement), statement).rejects.toMatchObject({ code });
      const { rows } = await app.query(
        'select rolsuper, rolcreatedb, rolcreaterole, rolreplication, rolbypassrls from pg_roles where rolname = current_user',
      );
      expect(rows).toEqual([
        {
          rolsuper: false,
          rolcreatedb: false,
          rolcreaterole: false,
          rolreplication: false,
          rolbypassrls: false,
        },
      ]);
    });

    it('that cannot enter another database of the same server', async () => {
      const [first, second] = [await emptyDatabase(), await emptyDatabase()];
      const app = new URL((await migrate(first.ownerUrl, { sourceFolder })).appUrl.replace('@/', '@socket/'));
      await migrate(second.ownerUrl, { sourceFolder });
      app.pathname = second.name;
      const stranger = singleClient(app.href.replace('@socket/', '@/'));
      await expect(stranger.connect()).rejects.toMatchObject({ code: '42501' });
    });

    it('that keeps its name and password when the same database is migrated again', async () => {
      const { ownerUrl } = await emptyDatabase();
      const first = await migrate(ownerUrl, { sourceFolder });
      expect((await migrate(ownerUrl, { sourceFolder })).appUrl).toBe(first.appUrl);
    });
  });

  it('works for an owner who is no superuser, and tells one who may not create roles what to grant', async () => {
    const { name, ownerUrl } = await emptyDatabase();
    const administrator = await connected(ownerUrl);
    const owner = `${name}_owner`;
    await administrator.query(`create role ${owner} login password 'secret'`);
    try {
      await administrator.query(`alter database ${name} owner to ${owner}`);
      const url = ownerUrl.replace(/\/\/[^@]*@/, `//${owner}:secret@`);
      await write('operations/ledger/0001_entries', schema);
      await expect(migrate(url, { sourceFolder })).rejects.toThrow('ALTER ROLE <owner> CREATEROLE');
      await administrator.query(`alter role ${owner} createrole`);
      const { appUrl } = await migrate(url, { sourceFolder });
      const app = await connected(appUrl);
      await app.query('insert into ledger.entry (cents) values (100)');
      await expect(app.query('delete from ledger.entry')).rejects.toMatchObject({ code: '42501' });
    } finally {
      await administrator.query(`reassign owned by ${owner} to current_user`);
      await administrator.query(`drop owned by ${owner}`).catch(() => {});
    }
  });
});
