import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { cedulaFromStem } from '#kernel';
import { type Database, openDatabase, transaction } from '#platform/database';
import { createAccount, giveOffice } from '#platform/identity';
import type { LetterLock, MailSetup } from '#platform/mail';
import { openSignIn } from '../../src/platform/identity/signInStore.ts';
import { openHouse } from '../../src/server.ts';
import { testDatabase } from './database.ts';

export interface TestPerson {
  readonly name: string;
  readonly personId: string;
  readonly accountId: string;
  readonly document: string;
}
export interface Said {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: an answer is whatever the test then says it is.
  readonly body: any;
  readonly bytes: Buffer;
  readonly headers: Readonly<Record<string, unknown>>;
}

export interface SpacesHouse {
  readonly db: Database;
  readonly appUrl: string;
  readonly ownerUrl: string;
  readonly app: FastifyInstance;
  clock: Date;
  /** Registers a person with an account, and if wanted an office of the institution. */
  person(
    name: string,
    facts?: { sex?: 'female' | 'male'; role?: string; unit?: string | null; birthDate?: string },
  ): Promise<TestPerson>;
  get(who: TestPerson | null, url: string): Promise<Said>;
  post(who: TestPerson | null, url: string, body?: unknown, key?: string): Promise<Said>;
  put(who: TestPerson | null, url: string, body: unknown): Promise<Said>;
  close(): Promise<void>;
}

let registered = 0;

/** The whole house on a real database, with persons of the test's own. */
export async function openSpacesHouse(
  options: { readonly mail?: { readonly lock: LetterLock; readonly setup: MailSetup } } = {},
): Promise<SpacesHouse> {
  const { appUrl, ownerUrl } = await testDatabase();
  const db = openDatabase({ url: appUrl, max: 12 });
  const app = await openHouse(db, {
    ...options,
    now: () => house.clock,
    perMinute: 1_000_000,
    logLevel: 'silent',
  });
  const call = async (
    who: TestPerson | null,
    method: 'GET' | 'POST' | 'PUT',
    url: string,
    body?: unknown,
    key?: string,
  ) => {
    const cookie = who
      ? (await openSignIn(db.kysely, who.accountId, { method: 'test', device: 'test', now: house.clock }))
          .token
      : null;
    const response = await app.inject({
      method,
      url,
      headers: {
        'accept-language': 'es',
        ...(method !== 'GET' ? { 'idempotency-key': key ?? randomUUID() } : {}),
        ...(cookie ? { cookie: `amparo=${cookie}` } : {}),
      },
      ...(method !== 'GET' ? { payload: (body ?? {}) as object } : {}),
    });
    const json = String(response.headers['content-type']).includes('json');
    return {
      status: response.statusCode,
      body: json ? response.json() : response.body,
      bytes: response.rawPayload,
      headers: response.headers,
    };
  };
  const house: SpacesHouse = {
    db,
    appUrl,
    ownerUrl,
    app,
    clock: new Date('2026-11-23T15:00:00Z'),
    async person(name, facts = {}) {
      registered += 1;
      const document = cedulaFromStem(`17${String(registered).padStart(7, '0')}`);
      const personId = randomUUID();
      await db.pool.query('insert into registry.person (person_id, synthetic) values ($1, true)', [personId]);
      await db.pool.query(
        "insert into registry.document (document, kind, person_id) values ($1, 'cedula', $2)",
        [document, personId],
      );
      await db.pool.query(
        'insert into registry.person_search (person_id, folded_name, display_name, birth_date, sex) values ($1, lower($2), $2, $3, $4)',
        [personId, name, facts.birthDate ?? '1980-05-01', facts.sex ?? 'female'],
      );
      const accountId = await transaction(db, async (trx) => {
        const id = await createAccount(trx, { personId, document }, house.clock);
        if (facts.role)
          await giveOffice(
            trx,
            {
              accountId: id,
              role: facts.role,
              unit: facts.unit ?? null,
              from: '2020-01-01',
              until: null,
              reason: 'test',
            },
            null,
            house.clock,
          );
        return id;
      });
      return { name, personId, accountId, document };
    },
    get: (who, url) => call(who, 'GET', url),
    post: (who, url, body, key) => call(who, 'POST', url, body, key),
    put: (who, url, body) => call(who, 'PUT', url, body),
    async close() {
      await app.close();
      await db.close();
    },
  };
  return house;
}

/** A space as founded, with what the test wants otherwise. */
export function spaceFacts(facts: Record<string, unknown> = {}) {
  return {
    code: `mesa-${randomUUID().slice(0, 8)}`,
    title: 'Mesa de usuarias y usuarios de consulta externa',
    purpose: 'Opinar sobre la atención en consulta externa.',
    category: 'direct',
    level: 'consultative',
    phase: 'supervision',
    legalBasis: 'Política de participación de la institución',
    until: null,
    admission: 'free',
    contributors: 'members',
    commentable: true,
    oversees: { facility: 'HO-1701-01', organisation: null },
    bindingResolution: null,
    parity: false,
    termMonths: 24,
    voteRule: {
      base: 'present',
      majority: 'absolute',
      abstention: 'in',
      tie: 'rejected',
      quorum: { kind: 'more-than', numerator: 1, denominator: 2 },
      ballot: 'open',
    },
    ...facts,
  };
}
