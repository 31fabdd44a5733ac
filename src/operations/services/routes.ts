import { ok } from '#kernel';
import { defineRoute, type Room } from '#platform/http';
import { catalogueAnswer, institutionAnswer } from './api.ts';
import { readCatalogue, readInstitutionState } from './store.ts';

export const servicesRoom: Room = {
  name: 'services',
  refusals: {},
  routes: [
    defineRoute({
      method: 'GET',
      url: '/api/institution',
      permission: 'public',
      tag: 'Institution',
      summary: 'What this institution is, and whether its figures are synthetic',
      answer: institutionAnswer,
      handle: async (_input, { db }) => ok(await readInstitutionState(db.kysely)),
    }),
    defineRoute({
      method: 'GET',
      url: '/api/catalogue',
      permission: 'public',
      tag: 'Institution',
      summary: 'Insurances, services and benefits, facilities, provinces and cantons with their codes',
      answer: catalogueAnswer,
      handle: async (_input, { db, reply }) => {
        reply.header('cache-control', 'public, max-age=300');
        return ok(await readCatalogue(db.kysely));
      },
    }),
  ],
};
