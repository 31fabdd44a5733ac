import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ok } from '#kernel';
import { type Database, openDatabase } from '#platform/database';
import { buildHttp, defineRoute, type HttpOptions, type RoleTable, type Room } from '#platform/http';
import { createIdentity, seedLock } from '#platform/identity';
import { roles } from '../../src/roles.ts';
import { openHouse } from '../../src/server.ts';
import { testDatabase } from '../support/database.ts';
import { temporaryFolders } from '../support/temporaryFolders.ts';
import { type Asker, everyAsker, permissionsOfNobody, watchRoutes, whoReachesWhat } from './everyRoute.ts';

const reviewed = join(import.meta.dirname, 'permissions.json');
const text = (table: unknown) => `${JSON.stringify(table, null, 2)}\n`;

describe('every route × every role', () => {
  let db: Database;
  let askers: Asker[];
  const apps: FastifyInstance[] = [];
  const temporaryFolder = temporaryFolders();
  beforeAll(async () => {
    db = openDatabase({ url: (await testDatabase()).appUrl });
    askers = await everyAsker(db, roles);
  });
  afterAll(async () => {
    for (const app of apps) await app.close();
    await db.close();
  });
  const watch = async (build: () => Promise<FastifyInstance>) => {
    const watched = await watchRoutes(build);
    apps.push(watched.app);
    return watched;
  };
  /** The house as it is served, with stand-ins for its built pages. */
  const open = async () => {
    const pages = await temporaryFolder();
    for (const name of ['index.html', 'escritorio.html'])
      await writeFile(join(pages, name), '<!doctype html>');
    return watch(() => openHouse(db, { pages, perMinute: 1_000_000, logLevel: 'silent' }));
  };
  /** A server of the identity room alone, with something planted that must not be. */
  const planted = (wrong: Partial<HttpOptions>) => {
    const identity = createIdentity({
      db,
      now: () => new Date(),
      secureCookies: false,
      roles,
      seedLock: seedLock(() => [Buffer.alloc(32, 7)]),
    });
    const rooms = [identity.room, ...(wrong.rooms ?? [])];
    return buildHttp({
      db,
      roles,
      version: 'test',
      actorOf: identity.actorOf,
      perMinute: 1_000_000,
      ...wrong,
      rooms,
    });
  };

  it('is as it was reviewed (after reviewing a change: npx vitest run test/security -u)', async () => {
    const { app, routes } = await open();
    const { table, failures } = await whoReachesWhat(app, routes, askers);
    expect(failures).toEqual([]);
    expect(Object.keys(table).length).toBeGreaterThan(70);
    await expect(text(table)).toMatchFileSnapshot(reviewed);
  });

  it('names a permission for every route, HEAD as its GET, and none that no role grants', async () => {
    const { routes } = await open();
    expect(routes.filter(({ permission }) => !permission)).toEqual([]);
    for (const head of routes.filter(({ method }) => method === 'HEAD'))
      expect(head).toMatchObject({
        permission: routes.find(({ method, url }) => method === 'GET' && url === head.url)?.permission,
      });
    expect(permissionsOfNobody(routes, roles)).toEqual([]);
    expect(
      permissionsOfNobody([{ method: 'GET', url: '/x', permission: 'no.such.permission' }], roles),
    ).toEqual(['no.such.permission']);
  });

  it('turns away everybody but the few that the reviewed table names for managing offices', async () => {
    const { app, routes } = await open();
    const one = routes.filter(({ method, url }) => method === 'GET' && url === '/api/offices');
    const { table } = await whoReachesWhat(app, one, askers);
    expect(table).toEqual({
      'GET /api/offices': { permission: 'identity.offices.manage', reachedBy: 'access-manager' },
    });
  });

  it('shows a permission that was given to one role too many', async () => {
    const generous: RoleTable = {
      ...roles,
      accountant: { permissions: [...roles.accountant.permissions, 'identity.offices.manage'] },
    };
    const { app, routes } = await watch(() => planted({ roles: generous }));
    const one = routes.filter(({ method, url }) => method === 'GET' && url === '/api/offices');
    const { table } = await whoReachesWhat(app, one, askers);
    expect(table['GET /api/offices']?.reachedBy).toBe('access-manager, accountant');
  });

  it('does not let a route without permission start, in a room or beside the rooms', async () => {
    const forgotten: Room = {
      name: 'forgotten',
      refusals: {},
      routes: [
        defineRoute({
          method: 'GET',
          url: '/api/forgotten',
          permission: '',
          tag: 'forgotten',
          summary: 'A route that somebody forgot to close',
          answer: z.object({}),
          handle: async () => ok({}),
        }),
      ],
    };
    await expect(planted({ rooms: [forgotten] })).rejects.toThrow('/api/forgotten names no permission');
    const beside = planted({
      extend: async (app) => {
        app.get('/forgotten', async () => 'anyone');
      },
    });
    await expect(beside).rejects.toThrow('/forgotten names no permission');
  });
});
