import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ok, refuse } from '#kernel';
import { type Database, openDatabase } from '#platform/database';
import { testDatabase } from '../../../test/support/database.ts';
import { type Actor, anonymous, buildHttp, defineRoute, type Room, runCommand } from './index.ts';

let effects = 0;
const room: Room = {
  name: 'test',
  refusals: {
    'sum-too-large': {
      es: ({ most }) => ({ title: 'Suma muy grande', detail: `No pase de ${most}.` }),
      en: ({ most }) => ({ title: 'Sum too large', detail: `At most ${most}.` }),
    },
  },
  routes: [
    defineRoute({
      method: 'POST',
      url: '/api/test/sums',
      permission: 'public',
      tag: 'test',
      summary: 'Adds',
      body: z.object({ a: z.number(), b: z.number() }),
      answer: z.object({ sum: z.number(), effect: z.number() }),
      handle: ({ body, key }, { db, actor }) =>
        runCommand(db, actor, { name: 'test.sum.add', key, body }, async ({ audit }) => {
          if (body.a + body.b > 100) return refuse({ refusal: 'sum-too-large', most: 100 });
          effects += 1;
          audit({ action: 'test.sum.add', subject: { kind: 'sum', id: key } });
          return ok({ sum: body.a + body.b, effect: effects });
        }),
    }),
    defineRoute({
      method: 'GET',
      url: '/api/test/secret',
      permission: 'test.secret.read',
      tag: 'test',
      summary: 'Secret',
      answer: z.object({}),
      handle: async () => ok({}),
    }),
    defineRoute({
      method: 'GET',
      url: '/api/test/broken',
      permission: 'public',
      tag: 'test',
      summary: 'Breaks',
      answer: z.object({}),
      handle: () => Promise.reject(new Error('the password is 1234')),
    }),
  ],
};

describe('the way in', () => {
  let db: Database;
  let app: FastifyInstance;
  let actor: Actor = anonymous;
  beforeAll(async () => {
    db = openDatabase({ url: (await testDatabase()).appUrl });
    app = await buildHttp({
      db,
      rooms: [room],
      roles: {
        keeper: { permissions: ['test.secret.read'] },
        monitoring: { permissions: ['metrics.read'] },
      },
      version: '0',
      logLevel: 'silent',
      actorOf: async () => actor,
    });
  });
  afterAll(async () => {
    await app.close();
    await db.close();
  });
  const add = (key: string, body: object, headers: Record<string, string> = {}) =>
    app.inject({
      method: 'POST',
      url: '/api/test/sums',
      payload: body,
      headers: { ...(key ? { 'idempotency-key': key } : {}), ...headers },
    });

  it('gives one effect to a double click, a retry and a replay, with the same answer', async () => {
    const before = effects;
    const answers = await Promise.all(Array.from({ length: 8 }, () => add('double-click', { a: 1, b: 2 })));
    expect(answers.map((answer) => answer.statusCode)).toEqual(Array(8).fill(200));
    expect(new Set(answers.map((answer) => answer.body))).toHaveProperty('size', 1);
    expect(effects - before).toBe(1);
    const { rows } = await db.pool.query(
      `select count(*)::int as n from audit.entry where subject_id = 'double-click'`,
    );
    expect(rows[0]).toEqual({ n: 1 });
  });

  it('refuses a key that was used for something else, and a command without a key', async () => {
    await add('first-use', { a: 1, b: 2 });
    expect((await add('first-use', { a: 1, b: 3 })).json()).toMatchObject({
      status: 422,
      refusal: 'idempotency-key-reused',
    });
    expect((await add('', { a: 1, b: 3 })).json()).toMatchObject({
      status: 400,
      refusal: 'idempotency-key-missing',
    });
  });

  it('says a refusal in the language asked for, with its figures, and keeps no trace of it', async () => {
    const spanish = await add('too-large-1', { a: 99, b: 2 });
    expect(spanish.headers['content-type']).toContain('application/problem+json');
    expect(spanish.json()).toMatchObject({
      status: 409,
      title: 'Suma muy grande',
      detail: 'No pase de 100.',
      figures: { most: 100 },
    });
    expect((await add('too-large-1', { a: 99, b: 2 }, { 'accept-language': 'en-GB' })).json()).toMatchObject({
      title: 'Sum too large',
    });
    expect((await add('too-large-1', { a: 9, b: 2 })).json()).toMatchObject({ sum: 11 });
  });

  it('names the field that is wrong', async () => {
    expect((await add('wrong-field', { a: 'one', b: 2 })).json()).toMatchObject({
      status: 400,
      refusal: 'input-invalid',
      errors: [{ field: 'a' }],
    });
  });

  it('opens a route to whom its permission names and to nobody else', async () => {
    const ask = async () => (await app.inject('/api/test/secret')).statusCode;
    actor = anonymous;
    expect(await ask()).toBe(401);
    actor = {
      ...anonymous,
      kind: 'person',
      accountId: '00000000-0000-7000-8000-000000000001',
      offices: [{ role: 'stranger', unit: null }],
    };
    expect(await ask()).toBe(403);
    actor = { ...actor, offices: [{ role: 'keeper', unit: null }] };
    expect(await ask()).toBe(200);
    actor = anonymous;
  });

  it('tells a stranger nothing of what broke, and support where to look', async () => {
    const answer = await app.inject('/api/test/broken');
    expect(answer.statusCode).toBe(500);
    expect(answer.body).not.toContain('1234');
    expect(answer.json().requestId).toBe(answer.headers['x-request-id']);
  });

  it('refuses a change that another site asked for', async () => {
    expect(
      (await add('cross-site', { a: 1, b: 1 }, { 'sec-fetch-site': 'cross-site' })).json(),
    ).toMatchObject({ status: 403, refusal: 'cross-site' });
  });

  it('stops at a route without a permission', async () => {
    await expect(
      buildHttp({
        db,
        rooms: [],
        roles: {},
        version: '0',
        logLevel: 'silent',
        extend: async (bare) => void bare.get('/open-by-forgetting', async () => 'x'),
      }),
    ).rejects.toThrow('/open-by-forgetting names no permission');
  });

  it('describes itself in OpenAPI 3.1, from the schemas that it checks with', async () => {
    const document = (await app.inject('/api/openapi.json')).json();
    expect(document.openapi).toBe('3.1.0');
    expect(
      document.paths['/api/test/sums'].post.requestBody.content['application/json'].schema.properties,
    ).toHaveProperty('a.type', 'number');
  });

  it('says to everybody that it is well, and how busy it is to who watches over it', async () => {
    expect((await app.inject('/healthz')).json()).toEqual({ status: 'ok' });
    for (const kind of ['anonymous', 'person'] as const) {
      actor = { ...anonymous, kind };
      const closed = await app.inject('/metrics');
      expect(closed.statusCode).toBe(kind === 'anonymous' ? 401 : 403);
      expect(closed.body).not.toContain('amparo_http_request');
    }
    actor = { ...anonymous, kind: 'service', offices: [{ role: 'monitoring', unit: null }] };
    const open = await app.inject('/metrics');
    actor = anonymous;
    expect(open.headers['content-type']).toContain('text/plain');
    expect(open.body).toContain('amparo_http_request_seconds_bucket');
  });
});
