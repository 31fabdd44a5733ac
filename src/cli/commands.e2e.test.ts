import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDatabase, startEmbedded } from '#platform/database';
import { emptyDatabase } from '../../test/support/database.ts';
import { temporaryFolders } from '../../test/support/temporaryFolders.ts';

const bin = join(import.meta.dirname, '..', '..', 'bin', 'amparo.js');

async function amparo(args: string[], environment: Record<string, string>) {
  const { DATABASE_URL: _, ...inherited } = process.env;
  const child = spawn(process.execPath, [bin, ...args], { env: { ...inherited, LANG: 'C', ...environment } });
  let out = '';
  let complaints = '';
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    complaints += chunk;
  });
  const [code] = await once(child, 'close');
  return { code, out, complaints };
}

describe('the amparo command', () => {
  const temporaryFolder = temporaryFolders();

  it('migrates, backs up beside a program that serves, and restores into other data', async () => {
    const folder = await temporaryFolder();
    const systemFolder = await temporaryFolder();
    const first = { AMPARO_DATA: join(folder, 'datos'), AMPARO_SYSTEM_FOLDER: systemFolder };
    const second = { ...first, AMPARO_DATA: join(folder, 'otros') };
    const file = join(folder, 'hoy.backup');

    expect(await amparo(['migrate'], first)).toMatchObject({ code: 0, complaints: '' });
    const serving = await startEmbedded({ dataFolder: first.AMPARO_DATA, systemFolder });
    try {
      expect(await amparo(['backup', file], first)).toMatchObject({
        code: 0,
        complaints: '',
        out: expect.stringContaining(`Respaldo completo en ${file}`),
      });
      const database = openDatabase({ url: serving.ownerUrl, max: 1 });
      expect((await database.pool.query('select 1 as alive')).rows).toEqual([{ alive: 1 }]);
      await database.close();
      expect(await amparo(['restore', file], { ...first, LANG: 'en_US.UTF-8' })).toMatchObject({
        code: 1,
        complaints: expect.stringContaining('The database is not empty'),
      });
    } finally {
      await serving.stop();
    }
    expect(await amparo(['restore', file], second)).toMatchObject({
      code: 0,
      complaints: '',
      out: expect.stringContaining('Restauración completa y comprobada'),
    });
    expect(await amparo(['migrate'], second)).toMatchObject({ code: 0, out: 'El esquema está al día.\n' });
  });

  it('says what to do when the database of DATABASE_URL is not there, is none, or a file is missing', async () => {
    const nowhere = await amparo(['migrate'], { DATABASE_URL: 'postgresql://a:secret@localhost:1/none' });
    expect(nowhere).toMatchObject({ code: 1, complaints: expect.stringContaining('Revise DATABASE_URL') });
    expect(nowhere.complaints).toContain('postgresql://localhost:1/none');
    expect(nowhere.complaints).not.toContain('secret');

    const none = await amparo(['migrate'], { DATABASE_URL: 'mysql://a:secret@localhost/none' });
    expect(none).toMatchObject({
      code: 1,
      complaints: expect.stringContaining('postgresql://user:password@host'),
    });
    expect(none.complaints).not.toContain('secret');

    const { ownerUrl } = await emptyDatabase();
    const missing = join(await temporaryFolder(), 'no such file');
    expect(await amparo(['restore', missing], { DATABASE_URL: ownerUrl })).toMatchObject({
      code: 1,
      complaints: expect.stringContaining(missing),
    });
    expect(await readdir(join(missing, '..'))).toEqual([]);
  });

  it('answers a wrong command, a missing argument and a wrong port with status 2', async () => {
    expect(await amparo(['bakcup'], {})).toMatchObject({
      code: 2,
      complaints: expect.stringContaining('¿Quiso decir «amparo backup»?'),
    });
    expect(await amparo(['backup'], {})).toMatchObject({
      code: 2,
      complaints: expect.stringContaining('Uso: '),
    });
    expect(await amparo(['start'], { PORT: 'ochenta' })).toMatchObject({
      code: 2,
      complaints: expect.stringContaining('«ochenta»'),
    });
    expect(await amparo(['--help'], {})).toMatchObject({
      code: 0,
      out: expect.stringContaining('Uso: amparo <orden>'),
    });
    expect(await amparo([], {})).toMatchObject({ code: 2 });
  });
});
