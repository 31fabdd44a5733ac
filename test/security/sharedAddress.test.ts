import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Database, openDatabase } from '#platform/database';
import { openHouse } from '../../src/server.ts';
import { testDatabase } from '../support/database.ts';

let db: Database;
let app: FastifyInstance;
let pages: string;
beforeAll(async () => {
  db = openDatabase({ url: (await testDatabase()).appUrl });
  pages = await mkdtemp(join(tmpdir(), 'amparo-pages-'));
  await mkdir(join(pages, 'assets'));
  for (const name of ['index.html', 'escritorio.html', 'assets/a.js']) await writeFile(join(pages, name), '');
  app = await openHouse(db, { pages, perMinute: 3, logLevel: 'silent' });
});
afterAll(async () => {
  await app.close();
  await db.close();
  await rm(pages, { recursive: true, force: true });
});

it('many at one address open the pages, and only what is asked of the API is counted', async () => {
  const status = async (url: string) => (await app.inject(url)).statusCode;
  for (let visit = 0; visit < 5; visit += 1)
    for (const url of ['/', '/resultados', '/assets/a.js']) expect(await status(url)).toBe(200);
  const asked = [];
  for (let i = 0; i < 5; i += 1) asked.push(await status('/api/institution'));
  expect(asked).toEqual([200, 200, 200, 429, 429]);
});

it('who takes another address of her own network at each request is counted as one', async () => {
  const asked = [];
  for (let i = 0; i < 5; i += 1)
    asked.push(
      (await app.inject({ url: '/api/institution', remoteAddress: `2001:db8:7:7::${i + 1}` })).statusCode,
    );
  expect(asked).toEqual([200, 200, 200, 429, 429]);
  expect((await app.inject({ url: '/api/institution', remoteAddress: '2001:db8:7:8::1' })).statusCode).toBe(
    200,
  );
});
