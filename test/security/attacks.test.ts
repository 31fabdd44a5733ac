import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, openDatabase, transaction } from '#platform/database';
import { encodeCursor } from '#platform/http';
import { createAccount, giveOffice, seedLock } from '#platform/identity';
import { newReceiptCode } from '../../src/governance/complaints/receiptCode.ts';
import { openSignIn } from '../../src/platform/identity/signInStore.ts';
import { roles } from '../../src/roles.ts';
import { openHouse } from '../../src/server.ts';
import { testDatabase } from '../support/database.ts';

let db: Database;
let app: FastifyInstance;
const log: string[] = [];
/** Holds every office there is: whatever is refused to her is not refused for want of permission. */
let everything: string;
let everythingPerson: string;

async function cookieOf(held: readonly string[], personId: string): Promise<string> {
  const now = new Date();
  const accountId = await transaction(db, async (trx) => {
    const id = await createAccount(trx, { personId }, now);
    for (const role of held)
      await giveOffice(
        trx,
        { accountId: id, role, unit: null, from: '2020-01-01', until: null, reason: 'test' },
        null,
        now,
      );
    return id;
  });
  const { token } = await openSignIn(db.kysely, accountId, { method: 'test', device: 'test', now });
  return `amparo=${token}`;
}

beforeAll(async () => {
  db = openDatabase({ url: (await testDatabase()).appUrl });
  app = await openHouse(db, {
    perMinute: 1_000_000,
    logLevel: 'info',
    logTo: { write: (line) => void log.push(line) },
    seedLock: seedLock(() => [Buffer.alloc(32, 7)]),
  });
  everythingPerson = randomUUID();
  everything = await cookieOf(Object.keys(roles), everythingPerson);
});
afterAll(async () => {
  await app.close();
  await db.close();
});

const post = (url: string, payload: object, headers: Record<string, string> = {}) =>
  app.inject({
    method: 'POST',
    url,
    payload,
    headers: { 'idempotency-key': randomUUID(), cookie: everything, ...headers },
  });

describe('who asks with what nobody would type', () => {
  it('gets no failure of ours by a cursor that she made up, on any list', async () => {
    const { paths } = (await app.inject('/api/openapi.json')).json() as {
      paths: Record<string, Record<string, { parameters?: { in: string; name: string }[] }>>;
    };
    const lists = Object.entries(paths).filter(([, methods]) =>
      methods.get?.parameters?.some((one) => one.in === 'query' && one.name === 'cursor'),
    );
    expect(lists.length).toBeGreaterThan(4);
    const madeUp = [
      'x',
      '%00',
      encodeCursor(['x']),
      encodeCursor(['x', 'y']),
      encodeCursor([null]),
      encodeCursor(['\u0000']),
      encodeCursor(['2026-02-31', '1e400']),
      encodeCursor(["' or 1=1 --", 7]),
    ];
    for (const [path] of lists)
      for (const cursor of madeUp) {
        const address = path.replaceAll(/\{\w+\}/g, randomUUID());
        const answer = await app.inject({
          url: `${address}?cursor=${cursor}&facility=HO-1701-01`,
          headers: { cookie: everything },
        });
        expect(answer.statusCode, `${path} ${cursor} ${answer.body}`).toBeLessThan(500);
      }
  });

  it('gets no failure of ours by a character that no text may hold', async () => {
    const texts: readonly (readonly [string, object])[] = [
      ['/api/sign-in', { login: 'a\u0000b@correo.example', password: 'x'.repeat(12) }],
      ['/api/registry/persons/search', { text: 'Mar\u0000ía', purpose: 'attack of a test' }],
      ['/api/complaints/follow', { code: '\u0000'.repeat(20) }],
      ['/api/quality/kiosk/open', { facility: 'HO-1701-01\u0000', code: '7KQ2-M9XD' }],
      ['/api/accounts/find', { login: '\u0000\u0000\u0000', reason: 'attack\u0000of a test' }],
    ];
    for (const [url, body] of texts) {
      const answer = await post(url, body);
      expect(answer.statusCode, `${url} ${answer.body}`).toBeLessThan(500);
    }
  });

  it('is told that an address names nothing, and not to correct fields that she does not have', async () => {
    for (const url of [
      '/api/organisations/nada',
      '/api/recommendations/%20',
      '/api/spaces/nada/meetings/uno',
    ])
      expect((await app.inject(url)).json(), url).toMatchObject({ status: 404 });
  });

  it('is told so in her language, without the program’s insides', async () => {
    const broken = await app.inject({
      method: 'POST',
      url: '/api/sign-in',
      payload: '{"login": ',
      headers: { 'content-type': 'application/json' },
    });
    expect(broken.json()).toMatchObject({ status: 400, title: 'El pedido no se pudo leer' });
    const tooLarge = await post('/api/sign-in', { login: 'a', password: 'x'.repeat(1_100_000) });
    expect(tooLarge.json()).toMatchObject({ status: 413, title: 'Lo enviado es demasiado grande' });
    const strange = await app.inject({
      method: 'POST',
      url: '/api/sign-in',
      payload: '<login/>',
      headers: { 'content-type': 'application/xml', 'accept-language': 'en' },
    });
    expect(strange.json()).toMatchObject({ status: 415, title: 'The request could not be read' });
  });
});

describe('what was told to one person', () => {
  it('stays in no cache', async () => {
    for (const url of ['/api/me', '/api/me/sign-ins', '/api/me/readings', '/api/spaces', '/api/offices'])
      expect((await app.inject({ url, headers: { cookie: everything } })).headers['cache-control']).toBe(
        url === '/api/me' ? 'no-store' : 'private, no-store',
      );
    // What everybody may read, read by nobody in particular, may be kept.
    expect((await app.inject('/api/spaces')).headers['cache-control']).toBeUndefined();
  });

  it('is in no line of the log, however it was asked', async () => {
    await post('/api/registry/persons/search', { text: 'Quitumbe Duchicela', purpose: 'a secret purpose' });
    await app.inject(`/api/oversight-cards/quitumbe-duchicela?nombre=duchicela`);
    const lines = log.join('').toLowerCase();
    for (const word of ['duchicela', 'secret purpose', everything.slice(7)])
      expect(lines).not.toContain(word.toLowerCase());
  });
});

describe('an official', () => {
  const person = {
    givenNames: 'Rosa Elena',
    surnames: 'Quishpe Toapanta',
    birthDate: '1960-05-04',
    sex: 'female',
  };

  it('does not correct or join her own record, whatever her office', async () => {
    const registered = await post('/api/registry/persons', { document: '1710034065', person });
    expect(registered.statusCode, registered.body).toBe(201);
    const { personId } = registered.json() as { personId: string };
    const cookie = await cookieOf(['counter', 'data-protection-officer'], personId);
    const corrected = await post(
      `/api/registry/persons/${personId}/corrections`,
      { person: { ...person, birthDate: '1950-05-04' }, validFrom: '1950-05-04', reason: 'a pension sooner' },
      { cookie },
    );
    expect(corrected.json()).toMatchObject({ status: 403, refusal: 'own-record' });
    const other = await post('/api/registry/persons', {
      document: 'COL:AB123456',
      person: { ...person, surnames: 'Tipán Lema' },
    });
    const joined = await post(
      '/api/registry/merges',
      { keptId: personId, mergedId: other.json().personId, reason: 'years of somebody else' },
      { cookie },
    );
    expect(joined.json()).toMatchObject({ status: 403, refusal: 'own-record' });
    // Another official does.
    const byAnother = await post(`/api/registry/persons/${personId}/corrections`, {
      person: { ...person, givenNames: 'Rosa Helena' },
      validFrom: '1960-05-04',
      reason: 'as in her document',
    });
    expect(byAnother.statusCode, byAnother.body).toBe(200);
  });

  it('who manages access gives herself no office by a key that she makes', async () => {
    const cookie = await cookieOf(['access-manager'], randomUUID());
    const make = (role: string) =>
      post(
        '/api/service-keys',
        { service: `s-${role}`, name: 'one', role, unit: null, daysValid: 30, reason: 'attack of a test' },
        { cookie },
      );
    for (const role of Object.keys(roles)) {
      const made = await make(role);
      const ofServices = role === 'integration' || role === 'monitoring';
      expect(made.statusCode, `${role} ${made.body}`).toBe(ofServices ? 201 : 422);
      if (!ofServices) expect(made.json().refusal).toBe('role-not-of-services');
    }
  });

  it('reads figures of the program only with the key of who watches over it', async () => {
    const cookie = await cookieOf(['access-manager'], randomUUID());
    const made = await post(
      '/api/service-keys',
      {
        service: 'prometheus',
        name: 'one',
        role: 'monitoring',
        unit: null,
        daysValid: 30,
        reason: 'watching over the program',
      },
      { cookie },
    );
    const { key } = made.json() as { key: string };
    const open = await app.inject({ url: '/metrics', headers: { authorization: `Bearer ${key}` } });
    expect(open.body).toContain('amparo_http_request_seconds_bucket');
    expect((await app.inject('/metrics')).statusCode).toBe(401);
    expect((await app.inject({ url: '/metrics', headers: { cookie } })).statusCode).toBe(403);
    // The key opens nothing else.
    for (const url of ['/api/offices', '/api/quality/imports', '/api/audit/export.jsonl'])
      expect((await app.inject({ url, headers: { authorization: `Bearer ${key}` } })).statusCode).toBe(403);
  });
});

describe('a document that somebody may have', () => {
  it('is not told to be known by who may not name anybody with it', async () => {
    await post('/api/registry/persons', {
      document: '0926687856',
      person: { givenNames: 'Ana', surnames: 'Yépez Loor', birthDate: '1980-01-02', sex: 'female' },
    });
    const { rows } = await db.pool.query("select from registry.document where document = '0926687856'");
    expect(rows).toHaveLength(1);
    const cookie = await cookieOf([], randomUUID());
    const applied = await post(
      '/api/organisations',
      {
        kind: 'union',
        side: 'workers',
        name: 'Sindicato de quien pregunta',
        ruc: '1790011674001',
        legalAct: 'Acuerdo ministerial 1 de 2020',
        statutes: { adopted: '2020-01-01', sha256: 'a'.repeat(64), title: 'Estatuto' },
        sector: 'Comercio',
        territory: 'national',
        members: 20,
      },
      { cookie },
    );
    expect(applied.statusCode, applied.body).toBe(201);
    const [known, unknown] = ['0926687856', '1710034065'];
    for (const url of [`/api/organisations/${applied.json().id}/acts`]) {
      const answers = await Promise.all(
        [known, unknown].map((document) => post(url, { act: 'name-representative', document }, { cookie })),
      );
      const [first, second] = answers.map((one) => one.json().refusal);
      expect(first).toBe(second);
      expect(first).not.toBe('person-unknown');
    }
    const shortlist = await Promise.all(
      [known, unknown].map((document) =>
        post(
          '/api/calls/delegados-2023/shortlists',
          {
            organisationId: randomUUID(),
            commission: 'supervision',
            candidates: [1, 2, 3].map(() => ({ document, alternate: document })),
          },
          { cookie },
        ),
      ),
    );
    expect(shortlist[0]!.json().refusal).toBe(shortlist[1]!.json().refusal);
    expect(shortlist[0]!.json().refusal).not.toBe('person-unknown');
  });
});

describe('somebody else’s identifier', () => {
  it('opens nothing of hers: every own thing is as unknown as one that is not there', async () => {
    const mine = randomUUID();
    const [first, second] = [await cookieOf([], mine), await cookieOf([], randomUUID())];
    const signIns = (await app.inject({ url: '/api/me/sign-ins', headers: { cookie: first } })).json() as {
      items: { signInId: string }[];
    };
    const closed = await app.inject({
      method: 'DELETE',
      url: `/api/me/sign-ins/${signIns.items[0]!.signInId}`,
      headers: { cookie: second },
    });
    expect(closed.statusCode).toBe(404);
    expect((await app.inject({ url: '/api/me/sign-ins', headers: { cookie: first } })).statusCode).toBe(200);

    const code = newReceiptCode();
    const filed = await post(
      '/api/complaints/cases',
      {
        kind: 'complaint',
        subject: 'waiting',
        text: 'Esperé cuatro horas y nadie me atendió.',
        identity: 'account',
        channel: 'web',
        code,
      },
      { cookie: first },
    );
    expect(filed.statusCode, filed.body).toBe(201);
    const { caseId } = filed.json() as { caseId: string };
    const read = (cookie: string) =>
      app.inject({ url: `/api/complaints/mine/${caseId}`, headers: { cookie } });
    expect((await read(first)).statusCode).toBe(200);
    expect((await read(second)).statusCode).toBe(404);
  });
});
