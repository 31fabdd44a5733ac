import { randomUUID } from 'node:crypto';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { FastifyInstance } from 'fastify';
import { type Database, transaction } from '#platform/database';
import { permits, type RoleTable } from '#platform/http';
import { createAccount, giveOffice, issueApiKey } from '#platform/identity';
import { openSignIn } from '../../src/platform/identity/signInStore.ts';

/** A route as the running server knows it, whoever added it. */
export interface LiveRoute {
  readonly method: string;
  readonly url: string;
  readonly permission: string | undefined;
}

/** Builds a server while listening to Fastify itself, so that no route escapes by being added elsewhere than in a room. */
export async function watchRoutes<Built>(
  build: () => Promise<Built>,
): Promise<{ built: Built; app: FastifyInstance; routes: LiveRoute[] }> {
  const routes: LiveRoute[] = [];
  const apps: FastifyInstance[] = [];
  const onBirth = (message: unknown) => {
    const { fastify } = message as { fastify: FastifyInstance };
    apps.push(fastify);
    fastify.addHook('onRoute', (route) => {
      for (const method of [route.method].flat())
        routes.push({ method, url: route.url, permission: route.config?.permission });
    });
  };
  subscribe('fastify.initialization', onBirth);
  try {
    const built = await build();
    const app = apps[0];
    if (apps.length !== 1 || !app) throw new Error(`${apps.length} servers were built instead of one.`);
    await app.ready();
    return { built, app, routes };
  } finally {
    unsubscribe('fastify.initialization', onBirth);
  }
}

/** Somebody who asks: fresh headers for each request, because some requests close the sign-in they come with. */
export interface Asker {
  readonly name: string;
  readonly kind: 'nobody' | 'person' | 'service';
  headers(): Promise<Record<string, string>>;
}

/** Nobody, a person without office, a person with each office, and a service; all with real sign-ins and keys. */
export async function everyAsker(db: Database, roles: RoleTable): Promise<Asker[]> {
  const now = new Date();
  const person = (role: string | null): Promise<Asker> =>
    transaction(db, async (trx) => {
      const accountId = await createAccount(trx, { personId: randomUUID() }, now);
      if (role)
        await giveOffice(
          trx,
          { accountId, role, unit: null, from: '2020-01-01', until: null, reason: 'test' },
          null,
          now,
        );
      return {
        name: role ?? 'person without office',
        kind: 'person' as const,
        headers: async () => {
          const facts = { method: 'test', device: 'test', now: new Date() };
          return { cookie: `amparo=${(await openSignIn(db.kysely, accountId, facts)).token}` };
        },
      };
    });
  const askers: Asker[] = [{ name: 'nobody', kind: 'nobody', headers: async () => ({}) }, await person(null)];
  for (const role of Object.keys(roles)) askers.push(await person(role));
  const wanted = {
    service: 'test',
    name: 'test',
    role: 'integration',
    unit: null,
    daysValid: 1,
    reason: 'test',
  };
  const issued = await transaction(db, (trx) => issueApiKey(trx, wanted, null, now));
  askers.push({
    name: 'service with integration',
    kind: 'service',
    headers: async () => ({ authorization: `Bearer ${issued?.key}` }),
  });
  return askers;
}

export interface Reached {
  readonly permission: string;
  /** `everyone`, `every person`, or the names of those whom the server let in. */
  readonly reachedBy: string;
}

/**
 * Asks every route as everybody, over the live server, and writes down whom it let in. What the route then says of the empty
 * request does not matter here, as long as it is not a failure.
 */
export async function whoReachesWhat(
  app: FastifyInstance,
  routes: readonly LiveRoute[],
  askers: readonly Asker[],
): Promise<{ table: Record<string, Reached>; failures: string[] }> {
  const table: Record<string, Reached> = {};
  const failures: string[] = [];
  let asked = 0;
  for (const route of routes.filter(({ method }) => method !== 'HEAD')) {
    const reached: Asker[] = [];
    for (const asker of askers) {
      asked += 1;
      const response = await app.inject({
        method: route.method as 'GET',
        url: route.url
          .replace(/:provider/g, 'none')
          .replace(/:\w+/g, () => randomUUID())
          .replace('*', 'none'),
        // An address of its own for each request: what is asked here is who may, not how often.
        remoteAddress: `10.${(asked >> 16) & 255}.${(asked >> 8) & 255}.${asked & 255}`,
        headers: { 'idempotency-key': randomUUID(), ...(await asker.headers()) },
      });
      const refusal = refusalOf(response.body);
      if (response.statusCode >= 500)
        failures.push(
          `${route.method} ${route.url} as ${asker.name}: ${response.statusCode} ${refusal ?? ''}`,
        );
      const turnedAway =
        (response.statusCode === 401 && refusal === 'not-signed-in') ||
        (response.statusCode === 403 && refusal === 'not-permitted');
      if (!turnedAway) reached.push(asker);
    }
    table[`${route.method} ${route.url}`] = {
      permission: route.permission ?? 'none',
      reachedBy: nameOf(reached, askers),
    };
  }
  return { table: Object.fromEntries(Object.entries(table).sort(([a], [b]) => (a < b ? -1 : 1))), failures };
}

function refusalOf(body: string): string | undefined {
  try {
    return JSON.parse(body).refusal;
  } catch {
    return undefined;
  }
}

function nameOf(reached: readonly Asker[], askers: readonly Asker[]): string {
  if (reached.length === askers.length) return 'everyone';
  const persons = askers.filter(({ kind }) => kind === 'person');
  if (reached.length === persons.length && reached.every(({ kind }) => kind === 'person'))
    return 'every person';
  return reached.map(({ name }) => name).join(', ') || 'nobody';
}

/** Permissions that routes ask for and no role grants: doors that nobody can open. */
export function permissionsOfNobody(routes: readonly LiveRoute[], roles: RoleTable): string[] {
  const asked = new Set(routes.map(({ permission }) => permission ?? 'none'));
  const holder = (role: string) => ({
    kind: 'person' as const,
    accountId: null,
    personId: null,
    signInId: null,
    offices: [{ role, unit: null }],
    assisting: null,
  });
  return [...asked].filter(
    (permission) => !Object.keys(roles).some((role) => permits(roles, holder(role), permission)),
  );
}
