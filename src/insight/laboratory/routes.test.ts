import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inputsHash, type RunInputs } from '#actuarial';
import { type Database, openDatabase } from '#platform/database';
import { buildHttp } from '#platform/http';
import { testDatabase } from '../../../test/support/database.ts';
import type { BaseAnswer } from './api.ts';
import { laboratoryRoom } from './index.ts';

const root = join(import.meta.dirname, '..', '..', '..');

describe('the laboratory’s routes', () => {
  let db: Database;
  let app: FastifyInstance;
  let base: BaseAnswer;
  beforeAll(async () => {
    db = openDatabase({ url: (await testDatabase()).appUrl });
    app = await buildHttp({
      db,
      roles: {},
      version: '0',
      logLevel: 'silent',
      rooms: [laboratoryRoom({ caseFolder: join(root, 'cases', 'ecuador'), lawFolder: join(root, 'law') })],
    });
    base = (await app.inject('/api/laboratory/base')).json() as BaseAnswer;
  });
  afterAll(async () => {
    await app.close();
    await db.close();
  });

  it('name the inputs by their hash, and serve under it exactly what hashes to it, to be kept for good', async () => {
    const answer = await app.inject(`/api/laboratory/inputs/${base.inputs}`);
    expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(inputsHash(answer.json() as RunInputs)).toBe(base.inputs);
    for (const [encoding, unpack] of [
      ['br', brotliDecompressSync],
      ['gzip', gunzipSync],
    ] as const) {
      const packed = await app.inject({
        url: `/api/laboratory/inputs/${base.inputs}`,
        headers: { 'accept-encoding': encoding },
      });
      expect(packed.headers['content-encoding']).toBe(encoding);
      expect(unpack(packed.rawPayload).toString()).toBe(answer.body);
      // What a phone downloads before its first answer.
      expect(packed.rawPayload.length).toBeLessThan(encoding === 'br' ? 115_000 : 165_000);
    }
  });

  it('say so when inputs were replaced, in the reader’s language', async () => {
    const url = `/api/laboratory/inputs/${'0'.repeat(64)}`;
    expect((await app.inject(url)).json()).toMatchObject({ status: 404, refusal: 'inputs-replaced' });
    expect((await app.inject({ url, headers: { 'accept-language': 'en' } })).json()).toMatchObject({
      title: 'Those base data are no longer here',
    });
    // An address that names nothing is not found.
    expect((await app.inject('/api/laboratory/inputs/x')).statusCode).toBe(404);
  });

  it('mark what is not confirmed: six values of the law of awards, each with its norm', () => {
    expect(base.unconfirmed.length).toBeGreaterThan(0);
    for (const one of base.unconfirmed) expect(one.norm.length).toBeGreaterThan(3);
  });
});
