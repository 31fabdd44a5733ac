import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { qualityRoom } from '#governance/quality';
import { loadLaw } from '#law/folder';
import { servicesRoom } from '#operations/services';
import type { Database } from '#platform/database';
import { buildHttp, type RoleTable, type Room } from '#platform/http';
import { createIdentity, type Identity } from '#platform/identity';
import { roles } from '../../src/roles.ts';

/** The rooms that are open. */
function rooms(identity: Identity): Room[] {
  const law = loadLaw(join(import.meta.dirname, '..', '..', 'law'));
  const now = () => new Date();
  return [
    identity.room,
    servicesRoom,
    qualityRoom({ law, now, followUps: [], persons: { relation: 'registry.person_by_document' } }),
  ];
}

export function openRooms(
  db: Database,
  more: { rooms?: readonly Room[]; roles?: RoleTable; extend?: (app: FastifyInstance) => Promise<void> } = {},
): Promise<FastifyInstance> {
  const now = () => new Date();
  const identity = createIdentity({ db, now, secureCookies: false, roles });
  return buildHttp({
    db,
    now,
    rooms: [...rooms(identity), ...(more.rooms ?? [])],
    roles: more.roles ?? roles,
    version: 'test',
    actorOf: identity.actorOf,
    perMinute: 1_000_000,
    extend: more.extend,
  });
}
