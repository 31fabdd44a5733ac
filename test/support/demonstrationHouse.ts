import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { type Database, openDatabase, singleClient, transaction } from '#platform/database';
import { createAccount } from '#platform/identity';
import { loadDemonstration } from '../../src/demonstration.ts';
import { openSignIn } from '../../src/platform/identity/signInStore.ts';
import { openHouse } from '../../src/server.ts';
import { filledDatabase } from './database.ts';

export interface Heard {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: an answer is whatever the test then says it is.
  readonly body: any;
  /** The answer as it went over the line, headers before the body. */
  readonly text: string;
}

/** The lived-in demonstration without a browser: who asks is an account, or nobody. */
export interface DemonstrationHouse {
  readonly db: Database;
  readonly ownerUrl: string;
  readonly app: FastifyInstance;
  /** Lines that the program logged. */
  readonly log: string[];
  clock: Date;
  /** The account of one of the demonstration's sign-ins, by its word. */
  accountOf(word: string): Promise<string>;
  /** A person of the registry who has no account yet gets one. */
  newAccount(personId: string): Promise<string>;
  /** A cookie that signs in as an account. */
  cookieOf(accountId: string): Promise<string>;
  ask(cookie: string | null, method: 'GET' | 'POST', url: string, body?: object): Promise<Heard>;
  /** What only the owner of the database can do. */
  asOwner(query: string, values?: unknown[]): Promise<unknown[]>;
  close(): Promise<void>;
}

export async function openDemonstrationHouse(): Promise<DemonstrationHouse> {
  const { appUrl, ownerUrl } = await filledDatabase('demonstration', ({ appUrl: url }) =>
    loadDemonstration({ appUrl: url, scale: 3000 }),
  );
  const db = openDatabase({ url: appUrl, max: 6 });
  const owner = singleClient(ownerUrl);
  await owner.connect();
  const log: string[] = [];
  const app = await openHouse(db, {
    now: () => house.clock,
    perMinute: 1_000_000,
    logLevel: 'info',
    logTo: { write: (line: string) => log.push(line) },
  });
  const house: DemonstrationHouse = {
    ...{ db, ownerUrl, app, log },
    clock: new Date(),
    async accountOf(word) {
      const [row] = (await house.asOwner('select account_id as id from identity.account where email = $1', [
        `${word}@amparo.example`,
      ])) as { id: string }[];
      if (!row) throw new Error(`The demonstration has no sign-in ${word}.`);
      return row.id;
    },
    newAccount: (personId) => transaction(db, (trx) => createAccount(trx, { personId }, house.clock)),
    async cookieOf(accountId) {
      const facts = { method: 'test', device: 'test', now: house.clock };
      return `amparo=${(await openSignIn(db.kysely, accountId, facts)).token}`;
    },
    async ask(cookie, method, url, body) {
      const response = await app.inject({
        method,
        url,
        headers: {
          'accept-language': 'es',
          ...(method === 'POST' ? { 'idempotency-key': randomUUID() } : {}),
          ...(cookie ? { cookie } : {}),
        },
        ...(method === 'POST' ? { payload: body ?? {} } : {}),
      });
      const json = String(response.headers['content-type']).includes('json');
      return {
        status: response.statusCode,
        body: json ? response.json() : null,
        text: `${JSON.stringify(response.headers)}\n${response.rawPayload.toString('latin1')}\n${response.body}`,
      };
    },
    asOwner: async (query, values = []) => (await owner.query(query, values)).rows,
    async close() {
      await app.close();
      await db.close();
      await owner.end();
    },
  };
  return house;
}
