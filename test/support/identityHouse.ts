import { randomBytes, randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { Secret, TOTP } from 'otpauth';
import { z } from 'zod';
import { ok } from '#kernel';
import { type Database, openDatabase, singleClient, transaction } from '#platform/database';
import { buildHttp, defineRoute, type Room } from '#platform/http';
import { createAccount, createIdentity, giveOffice, type OidcProvider, seedLock } from '#platform/identity';
import { createOutbox, type LetterLock, type MailSetup } from '#platform/mail';
import { roles } from '../../src/roles.ts';
import { testDatabase } from './database.ts';

/** A room that says who it sees, to look at what `actorOf` makes of a request. */
const mirrorRoom: Room = {
  name: 'mirror',
  refusals: {},
  routes: [
    defineRoute({
      method: 'GET',
      url: '/api/mirror',
      permission: 'public',
      tag: 'mirror',
      summary: 'Who asks',
      answer: z.any(),
      handle: async (_input, { actor }) => ok(actor),
    }),
    defineRoute({
      method: 'GET',
      url: '/api/mirror/broken',
      permission: 'public',
      tag: 'mirror',
      summary: 'Breaks',
      answer: z.any(),
      handle: () => Promise.reject(new Error('something broke')),
    }),
  ],
};

export interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: an answer is whatever the test then says it is.
  readonly body: any;
  readonly headers: Readonly<Record<string, string | string[] | number | undefined>>;
  readonly setCookies: readonly string[];
}

/** A browser: it keeps cookies and comes from an address of its own. */
export interface Browser {
  readonly cookies: Map<string, string>;
  call(
    method: 'GET' | 'POST' | 'DELETE',
    url: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Answer>;
  signIn(login: string, password: string): Promise<Answer>;
}

export interface IdentityHouse {
  readonly db: Database;
  readonly owner: ReturnType<typeof singleClient>;
  readonly app: FastifyInstance;
  readonly identity: ReturnType<typeof createIdentity>;
  readonly log: string[];
  clock: Date;
  /** What seals the seeds of authenticators, the newest first. */
  seedKeys: Buffer[];
  /** What seals letters while they wait, under the same keys. */
  readonly letterLock: LetterLock;
  browser(address?: string): Browser;
  account(
    facts?: { email?: string; document?: string; password?: string },
    office?: { role: string; unit?: string | null; from?: string; until?: string | null },
  ): Promise<{ accountId: string; personId: string; email: string; password: string }>;
  close(): Promise<void>;
}

export const password = 'volcanes y lagunas';

export async function identityHouse(options: {
  oidc?: readonly OidcProvider[];
  secureCookies?: boolean;
  /** How letters leave; without it there is no way back by e-mail. */
  mail?: MailSetup;
}): Promise<IdentityHouse> {
  const { appUrl, ownerUrl } = await testDatabase();
  const db = openDatabase({ url: appUrl, max: 12 });
  const owner = singleClient(ownerUrl);
  await owner.connect();
  let addresses = 0;
  const log: string[] = [];
  const letterLock = seedLock(() => house.seedKeys, 'letter');
  const identity = createIdentity({
    db,
    now: () => house.clock,
    secureCookies: options.secureCookies ?? false,
    roles,
    seedLock: seedLock(() => house.seedKeys),
    oidc: options.oidc ?? [],
    ...(options.mail ? { outbox: createOutbox({ lock: letterLock, setup: options.mail }) } : {}),
  });
  const app = await buildHttp({
    db,
    rooms: [identity.room, mirrorRoom],
    roles,
    now: () => house.clock,
    version: 'test',
    actorOf: identity.actorOf,
    logLevel: 'info',
    logTo: { write: (line) => void log.push(line) },
    perMinute: 100_000,
  });
  const house: IdentityHouse = {
    db,
    owner,
    app,
    identity,
    log,
    clock: new Date('2026-11-21T15:00:00Z'),
    seedKeys: [randomBytes(32)],
    letterLock,
    browser(address) {
      addresses += 1;
      const remoteAddress = address ?? `10.0.${addresses >> 8}.${addresses & 255}`;
      const cookies = new Map<string, string>();
      const browser: Browser = {
        cookies,
        async call(method, url, body, headers = {}) {
          const response = await app.inject({
            method,
            url,
            remoteAddress,
            cookies: Object.fromEntries(cookies),
            headers: {
              'user-agent': 'Mozilla/5.0 (Android 15; Mobile; rv:143.0) Gecko/143.0 Firefox/143.0',
              ...(method === 'GET' ? {} : { 'idempotency-key': randomUUID() }),
              ...headers,
            },
            ...(body === undefined ? {} : { payload: body as object }),
          });
          for (const { name, value } of response.cookies)
            if (value) cookies.set(name, value);
            else cookies.delete(name);
          const json = String(response.headers['content-type']).includes('json');
          return {
            status: response.statusCode,
            body: json ? response.json() : response.body,
            headers: response.headers,
            setCookies: [response.headers['set-cookie'] ?? []].flat(),
          };
        },
        signIn: (login, secret) => browser.call('POST', '/api/sign-in', { login, password: secret }),
      };
      return browser;
    },
    account: (facts = {}, office) =>
      transaction(db, async (trx) => {
        const personId = randomUUID();
        const email = facts.email ?? `${personId.slice(0, 8)}@correo.example`;
        const account = { personId, email, document: facts.document, password: facts.password ?? password };
        const accountId = await createAccount(trx, account, house.clock);
        if (office)
          await giveOffice(
            trx,
            {
              accountId,
              role: office.role,
              unit: office.unit ?? null,
              from: office.from ?? '2026-01-01',
              until: office.until ?? null,
              reason: 'test',
            },
            null,
            house.clock,
          );
        return { accountId, personId, email, password: account.password };
      }),
    async close() {
      await app.close();
      await db.close();
      await owner.end();
    },
  };
  return house;
}

/** The code that an authenticator with this secret shows at an instant. */
export function codeAt(secret: string, instant: Date): string {
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: instant.getTime() });
}

/** Signs in and begins to use an authenticator. @returns its secret and the recovery codes. */
export async function turnOnTotp(
  house: IdentityHouse,
  browser: Browser,
): Promise<{ secret: string; recoveryCodes: string[] }> {
  const { body } = await browser.call('POST', '/api/me/totp', { password });
  const confirmed = await browser.call('POST', '/api/me/totp/confirm', {
    code: codeAt(body.secret, house.clock),
  });
  if (confirmed.status !== 200) throw new Error(JSON.stringify(confirmed.body));
  return { secret: body.secret, recoveryCodes: confirmed.body.recoveryCodes };
}

export function later(house: IdentityHouse, minutes: number): void {
  house.clock = new Date(house.clock.getTime() + minutes * 60_000);
}

/** Every value of every table of the room as text, as a thief of the database would read it. */
export async function everythingKept(house: IdentityHouse): Promise<string> {
  const { rows } = await house.owner.query<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
     where table_schema in ('identity', 'http', 'audit', 'mail') and table_type = 'BASE TABLE'`,
  );
  const texts: string[] = [];
  for (const { name } of rows) {
    const found = await house.owner.query<{ row: string }>(`select t::text as row from ${name} t`);
    texts.push(...found.rows.map(({ row }) => row));
  }
  return texts.join('\n');
}
