import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { qualityRoom } from '#governance/quality';
import { cedulaFromStem } from '#kernel';
import { loadLaw, readInstitution, readTerritory } from '#law/folder';
import { loadCatalogue, servicesRoom } from '#operations/services';
import { type Database, openDatabase, singleClient } from '#platform/database';
import { type Actor, anonymous, buildHttp } from '#platform/http';
import { testDatabase } from './database.ts';

const root = join(import.meta.dirname, '..', '..');
export const law = loadLaw(join(root, 'law'));
export const persons = { relation: 'stand_in.person_by_document' };

export const roles = {
  system: { permissions: ['quality.attentions.write', 'quality.imports.write'] },
  desk: {
    permissions: ['quality.attentions.read', 'quality.attentions.write', 'quality.invitations.issue'],
  },
  director: {
    permissions: [
      'quality.results.staff',
      'quality.comments.read',
      'quality.editions.publish',
      'quality.imports.write',
    ],
  },
};

/** An actor with one office; the test's stand-in for a sign-in. */
export function officer(role: keyof typeof roles, unit: string | null = null): Actor {
  return {
    ...anonymous,
    kind: 'person',
    accountId: randomUUID(),
    personId: randomUUID(),
    offices: [{ role, unit }],
  };
}
export function person(personId: string): Actor {
  return { ...anonymous, kind: 'person', accountId: randomUUID(), personId };
}

/** A cédula of Pichincha, right in its check digit, for each number below 6 000 000. */
export function cedula(number: number): string {
  return cedulaFromStem(`17${String(number).padStart(7, '0')}`);
}

export interface House {
  readonly db: Database;
  readonly ownerUrl: string;
  readonly appUrl: string;
  clock: Date;
  app(db?: Database): Promise<FastifyInstance>;
  register(count: number): Promise<{ document: string; personId: string }[]>;
  call(method: 'GET' | 'POST' | 'PUT', url: string, options?: CallOptions): Promise<Answered>;
  close(): Promise<void>;
}
export interface CallOptions {
  readonly body?: unknown;
  readonly key?: string;
  readonly actor?: Actor;
  readonly raw?: Buffer | string;
  readonly app?: FastifyInstance;
}
// biome-ignore lint/suspicious/noExplicitAny: an answer is whatever the test then says it is.
export type Answered = { readonly status: number; readonly body: any; readonly text: string };

/** The room on a real database with the reference catalogue, and a stand-in for the registry of persons. */
export async function openHouse(): Promise<House> {
  const { ownerUrl, appUrl } = await testDatabase();
  const owner = singleClient(ownerUrl);
  await owner.connect();
  const role = decodeURIComponent(/\/\/([^:]+):/.exec(appUrl)![1]!);
  await owner.query(`
    create schema stand_in; grant usage on schema stand_in to ${role};
    create table stand_in.person_by_document (document text primary key, person_id uuid not null);
    grant select, insert on stand_in.person_by_document to ${role}`);
  await owner.end();

  const db = openDatabase({ url: appUrl, max: 20 });
  await loadCatalogue(
    db,
    readTerritory(join(root, 'cases/ecuador/territory')),
    readInstitution(join(root, 'cases/ecuador/institution')),
  );
  const apps: FastifyInstance[] = [];
  const actors = new Map<string, Actor>();
  let registered = 0;
  let first: FastifyInstance | undefined;

  const house: House = {
    db,
    ownerUrl,
    appUrl,
    clock: new Date('2026-03-15T15:00:00Z'),
    async app(other = db) {
      const now = () => house.clock;
      const app = await buildHttp({
        db: other,
        rooms: [
          servicesRoom,
          qualityRoom({ law, persons, followUps: [], now, evaluationsPerMinute: 100_000 }),
        ],
        roles,
        now,
        version: 'test',
        perMinute: 100_000,
        actorOf: async (request) => actors.get(String(request.headers['x-test-actor'])) ?? anonymous,
      });
      apps.push(app);
      return app;
    },
    async register(count) {
      const made = Array.from({ length: count }, () => ({
        document: cedula(registered++),
        personId: randomUUID(),
      }));
      await db.pool.query(
        'insert into stand_in.person_by_document select * from unnest($1::text[], $2::uuid[])',
        [made.map((one) => one.document), made.map((one) => one.personId)],
      );
      return made;
    },
    async call(method, url, options = {}) {
      first ??= await house.app();
      const headers: Record<string, string> = {};
      if (options.actor) {
        const name = options.actor.accountId ?? 'anonymous';
        actors.set(name, options.actor);
        headers['x-test-actor'] = name;
      }
      if (method === 'POST') headers['idempotency-key'] = options.key ?? randomUUID();
      if (options.raw !== undefined) headers['content-type'] = 'text/csv';
      const answer = await (options.app ?? first).inject({
        method,
        url,
        headers,
        payload: options.raw ?? (options.body as object),
      });
      const isJson = String(answer.headers['content-type']).includes('json');
      return { status: answer.statusCode, body: isJson ? answer.json() : undefined, text: answer.body };
    },
    async close() {
      for (const app of apps) await app.close();
      await db.close();
    },
  };
  return house;
}

/** Some attentions of Hospital Carlos Andrade Marín's emergency, reported through the room's own route. */
export async function reportAttentions(
  house: House,
  count: number,
  facts: { service?: string; facility?: string; attended?: string; requested?: string } = {},
): Promise<{ attentionId: string; personId: string; document: string }[]> {
  const people = await house.register(count);
  const reported: { attentionId: string; personId: string; document: string }[] = [];
  for (let from = 0; from < count; from += 1000) {
    const some = people.slice(from, from + 1000);
    const { body } = await house.call('POST', '/api/quality/attentions', {
      actor: officer('system'),
      body: {
        origin: 'test',
        attentions: some.map(({ document }) => ({
          document,
          service: facts.service ?? 'emergency',
          facility: facts.facility ?? 'HO-1701-01',
          requested: facts.requested ?? '2026-03-10T08:00',
          attended: facts.attended ?? '2026-03-10T09:30',
          reference: randomUUID(),
        })),
      },
    });
    some.forEach((one, i) => {
      reported.push({ ...one, attentionId: body.items[i].attentionId });
    });
  }
  return reported;
}

/** A fresh token for an attention, issued by its facility's desk. */
export async function tokenFor(house: House, attentionId: string): Promise<string> {
  const { body } = await house.call('POST', `/api/quality/attentions/${attentionId}/invitations`, {
    actor: officer('desk'),
    body: { kind: 'link' },
  });
  return body.token;
}
