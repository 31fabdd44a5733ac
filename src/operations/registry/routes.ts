import { randomUUID } from 'node:crypto';
import { dateAt, ok, refuse } from '#kernel';
import { recordEntries } from '#platform/audit';
import { type Trx, transaction } from '#platform/database';
import { auditActor, defineRoute, type Room, type RouteContext, runCommand } from '#platform/http';
import {
  apartBody,
  correctionBody,
  doneAnswer,
  duplicatesAnswer,
  mergeAnswer,
  mergeBody,
  mergeParams,
  personParams,
  personRecord,
  readingBody,
  registerAnswer,
  registerBody,
  searchAnswer,
  searchBody,
  undoBody,
} from './api.ts';
import { readDocument } from './document.ts';
import {
  insertKeptApart,
  insertMerge,
  isMerged,
  lockPersons,
  proposeDuplicates,
  undoMerge,
} from './duplicateStore.ts';
import { ownRoutes, type RegistryOptions } from './ownRoutes.ts';
import { registryRefusals } from './refusals.ts';
import {
  findRecord,
  haveDifferentCedulas,
  identifiersOf,
  insertDocument,
  insertPerson,
  insertVersion,
  isMergedAway,
  knowsPerson,
  searchPersons,
} from './store.ts';

const tag = 'Registry';
const foundMax = 20;

export function registryRoom(options: RegistryOptions): Room {
  const today = (context: RouteContext) => dateAt(context.now().getTime(), options.zone);
  return {
    name: 'registry',
    refusals: registryRefusals,
    routes: [
      defineRoute({
        method: 'POST',
        url: '/api/registry/persons/search',
        permission: 'registry.persons.search',
        tag,
        summary:
          'Finds persons by name, document, contact, birth, sex, self-identification, disability, canton or consent, tolerant of accents and typing errors',
        description:
          'Each person shown is recorded with the purpose, and can read it. What was typed is not kept.',
        idempotency: 'natural',
        body: searchBody,
        answer: searchAnswer,
        handle: async ({ body }, { db, actor }) =>
          ok({
            items: await transaction(db, async (trx) => {
              const { text, purpose: _why, ...filters } = body;
              const found = await searchPersons(trx, text, filters, foundMax);
              await recordEntries(
                trx,
                auditActor(actor),
                found.map((one) => ({
                  action: 'registry.person.found',
                  subject: { kind: 'person', id: one.personId },
                  personId: one.personId,
                  purpose: body.purpose,
                })),
              );
              return found;
            }),
          }),
      }),
      defineRoute({
        method: 'POST',
        url: '/api/registry/persons/:personId/reading',
        permission: 'registry.persons.read',
        tag,
        summary: 'A person’s record, as it was on a day and as it was known on a day',
        idempotency: 'natural',
        params: personParams,
        body: readingBody,
        answer: personRecord,
        handle: async ({ params, body }, context) =>
          transaction(context.db, async (trx) => {
            const { actor } = context;
            const record = await findRecord(trx, params.personId, {
              asOf: body.asOf ?? today(context),
              knownOn: body.knownOn ?? null,
              zone: options.zone,
            });
            if (!record) return refuse({ refusal: 'person-not-found' });
            await recordEntries(trx, auditActor(actor), [
              {
                action: 'registry.person.read',
                subject: { kind: 'person', id: record.personId },
                personId: record.personId,
                purpose: body.purpose,
              },
            ]);
            return ok(record);
          }),
      }),
      defineRoute({
        method: 'POST',
        url: '/api/registry/persons',
        permission: 'registry.persons.write',
        tag,
        summary: 'Registers a person; somebody very alike must be looked at first',
        body: registerBody,
        answer: registerAnswer,
        status: 201,
        handle: ({ body, key }, context) =>
          runCommand(
            context.db,
            context.actor,
            { name: 'registry.person.register', key, body },
            async ({ trx, audit }) => {
              const document = readDocument(body.document);
              if (!document.ok) return document;
              if (body.person.birthDate > today(context)) return refuse({ refusal: 'birth-in-future' });
              const base = trx as unknown as Trx;
              if (!body.anyway) {
                const alike = await alikeCount(
                  base,
                  `${body.person.givenNames} ${body.person.surnames}`,
                  body.person.birthDate,
                );
                if (alike > 0) return refuse({ refusal: 'alike-person-known', count: alike });
              }
              const personId = randomUUID();
              await insertPerson(base, personId);
              if (!(await insertDocument(base, personId, document.value)))
                return refuse({ refusal: 'document-taken' });
              await insertVersion(base, personId, body.person, {
                validFrom: body.person.birthDate,
                today: today(context),
                reason: 'registered',
                recordedBy: context.actor.accountId,
              });
              audit({
                action: 'registry.person.registered',
                subject: { kind: 'person', id: personId },
                personId,
              });
              return ok({ personId });
            },
          ),
      }),
      defineRoute({
        method: 'POST',
        url: '/api/registry/persons/:personId/corrections',
        permission: 'registry.persons.write',
        tag,
        summary: 'Corrects a record from a day on; what it said before stays',
        params: personParams,
        body: correctionBody,
        answer: doneAnswer,
        handle: ({ params, body, key }, context) =>
          runCommand(
            context.db,
            context.actor,
            { name: 'registry.person.correct', key, body: { ...body, ...params } },
            async ({ trx, audit }) => {
              const base = trx as unknown as Trx;
              const own = context.actor.personId;
              if (own && (await identifiersOf(base, own)).includes(params.personId))
                return refuse({ refusal: 'own-record' });
              if (!(await knowsPerson(base, params.personId))) return refuse({ refusal: 'person-not-found' });
              if (body.person.birthDate > today(context)) return refuse({ refusal: 'birth-in-future' });
              await lockPersons(base, [params.personId]);
              if (await isMergedAway(base, params.personId)) return refuse({ refusal: 'merged-already' });
              await insertVersion(base, params.personId, body.person, {
                validFrom: body.validFrom,
                today: today(context),
                reason: body.reason,
                recordedBy: context.actor.accountId,
              });
              audit({
                action: 'registry.person.corrected',
                subject: { kind: 'person', id: params.personId },
                personId: params.personId,
                purpose: body.reason,
              });
              return ok({ done: true as const });
            },
          ),
      }),
      defineRoute({
        method: 'GET',
        url: '/api/registry/duplicates',
        permission: 'registry.duplicates.manage',
        tag,
        summary: 'Records that may be of one person, with why they are proposed',
        answer: duplicatesAnswer,
        handle: async (_input, { db, actor }) =>
          transaction(db, async (trx) => {
            const items = await proposeDuplicates(trx, 100);
            await recordEntries(
              trx,
              auditActor(actor),
              [...new Set(items.flatMap((pair) => [pair.first.personId, pair.second.personId]))].map(
                (id) => ({
                  action: 'registry.person.found',
                  subject: { kind: 'person', id },
                  personId: id,
                  purpose: 'duplicates',
                }),
              ),
            );
            return ok({ items });
          }),
      }),
      defineRoute({
        method: 'POST',
        url: '/api/registry/merges',
        permission: 'registry.duplicates.manage',
        tag,
        summary: 'Joins two records of one person; it can be undone',
        body: mergeBody,
        answer: mergeAnswer,
        status: 201,
        handle: ({ body, key }, { db, actor }) =>
          runCommand(db, actor, { name: 'registry.persons.merge', key, body }, async ({ trx, audit }) => {
            const base = trx as unknown as Trx;
            if (actor.personId && [body.keptId, body.mergedId].includes(actor.personId))
              return refuse({ refusal: 'own-record' });
            if (body.keptId === body.mergedId || (await lockPersons(base, [body.keptId, body.mergedId])) < 2)
              return refuse({ refusal: 'person-not-found' });
            if (!body.differentCedulas && (await haveDifferentCedulas(base, body.keptId, body.mergedId)))
              return refuse({ refusal: 'different-cedulas' });
            if (await isMerged(base, body.keptId, body.mergedId))
              return refuse({ refusal: 'merged-already' });
            const mergeId = randomUUID();
            await insertMerge(base, {
              mergeId,
              keptId: body.keptId,
              mergedId: body.mergedId,
              reason: body.reason,
              by: actor.accountId,
            });
            for (const personId of [body.keptId, body.mergedId])
              audit({
                action: 'registry.persons.merged',
                subject: { kind: 'merge', id: mergeId },
                personId,
                purpose: body.reason,
              });
            return ok({ mergeId });
          }),
      }),
      defineRoute({
        method: 'POST',
        url: '/api/registry/merges/:mergeId/undo',
        permission: 'registry.duplicates.manage',
        tag,
        summary: 'Undoes a join: both records are again as they were',
        params: mergeParams,
        body: undoBody,
        answer: doneAnswer,
        handle: ({ params, body, key }, { db, actor }) =>
          runCommand(
            db,
            actor,
            { name: 'registry.persons.unmerge', key, body: { ...body, ...params } },
            async ({ trx, audit }) => {
              const undone = await undoMerge(
                trx as unknown as Trx,
                params.mergeId,
                body.reason,
                actor.accountId,
              );
              if (!undone) return refuse({ refusal: 'merge-not-in-force' });
              for (const personId of [undone.keptId, undone.mergedId])
                audit({
                  action: 'registry.persons.unmerged',
                  subject: { kind: 'merge', id: params.mergeId },
                  personId,
                  purpose: body.reason,
                });
              return ok({ done: true as const });
            },
          ),
      }),
      defineRoute({
        method: 'POST',
        url: '/api/registry/kept-apart',
        permission: 'registry.duplicates.manage',
        tag,
        summary: 'Notes that two alike records are two persons, so that they are not proposed again',
        body: apartBody,
        answer: doneAnswer,
        handle: ({ body, key }, { db, actor }) =>
          runCommand(
            db,
            actor,
            { name: 'registry.persons.keep-apart', key, body },
            async ({ trx, audit }) => {
              const base = trx as unknown as Trx;
              if (
                body.firstId === body.secondId ||
                (await lockPersons(base, [body.firstId, body.secondId])) < 2
              )
                return refuse({ refusal: 'person-not-found' });
              await insertKeptApart(base, [body.firstId, body.secondId], body.reason, actor.accountId);
              for (const personId of [body.firstId, body.secondId])
                audit({
                  action: 'registry.persons.kept-apart',
                  subject: { kind: 'person', id: personId },
                  personId,
                  purpose: body.reason,
                });
              return ok({ done: true as const });
            },
          ),
      }),
      ...ownRoutes(options),
    ],
  };
}

/** Records with the same birth date and names very alike. */
async function alikeCount(trx: Trx, name: string, birthDate: string): Promise<number> {
  const found = await searchPersons(trx, name, {}, foundMax);
  return found.filter((one) => one.birthDate === birthDate && one.similarity > 0.6).length;
}
