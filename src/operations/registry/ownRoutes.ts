import { dateAt, ok, refuse } from '#kernel';
import { readEntriesAbout, recordEntries } from '#platform/audit';
import { type Database, type Trx, transaction } from '#platform/database';
import {
  auditActor,
  decodeCursor,
  defineRoute,
  encodeCursor,
  type Room,
  type RouteContext,
  runCommand,
} from '#platform/http';
import { actionWords, otherAction, purposeWords } from './actions.ts';
import { consentBody, contactBody, doneAnswer, myPerson, readingsAnswer, readingsQuery } from './api.ts';
import {
  findRecord,
  identifiersOf,
  insertConsent,
  insertContacts,
  personNames,
  readConsents,
} from './store.ts';

export interface RegistryOptions {
  /** Who stands behind the accounts of officials, and in what office: what a person reads of who saw her data. */
  readonly accountHolders: (
    db: Database,
    accountIds: readonly string[],
  ) => Promise<
    ReadonlyMap<
      string,
      {
        readonly personId: string | null;
        readonly office: { readonly es: string; readonly en: string } | null;
      }
    >
  >;
  /** The institution's clock on the wall. */
  readonly zone: string;
}

const tag = 'Registry';
const me = (context: RouteContext) => context.actor.assisting?.personId ?? context.actor.personId;

/** What a person reads and changes of her own record; an official at the counter for her, with her name and his. */
export function ownRoutes(options: RegistryOptions): Room['routes'] {
  const today = (context: RouteContext) => dateAt(context.now().getTime(), options.zone);
  return [
    defineRoute({
      method: 'GET',
      url: '/api/me/person',
      permission: 'signed-in',
      tag,
      summary: 'One’s own data',
      answer: myPerson,
      handle: async (_input, context) => {
        const personId = me(context);
        if (!personId) return refuse({ refusal: 'no-person' });
        return transaction(context.db, async (trx) => {
          const record = await findRecord(trx, personId, {
            asOf: today(context),
            knownOn: null,
            zone: options.zone,
          });
          if (!record) return refuse({ refusal: 'no-person' });
          if (context.actor.assisting)
            await recordEntries(trx, auditActor(context.actor), [
              {
                action: 'registry.person.read',
                subject: { kind: 'person', id: personId },
                personId,
                purpose: context.actor.assisting.reason,
              },
            ]);
          const { mergedFrom: _merged, versions: _versions, ...own } = record;
          return ok({ ...own, consents: await readConsents(trx, personId) });
        });
      },
    }),
    defineRoute({
      method: 'PUT',
      url: '/api/me/contact',
      permission: 'signed-in',
      tag,
      summary: 'How to reach one',
      body: contactBody,
      answer: doneAnswer,
      handle: ({ body, key }, context) => {
        const personId = me(context);
        if (!personId) return Promise.resolve(refuse({ refusal: 'no-person' }));
        return runCommand(
          context.db,
          context.actor,
          { name: 'registry.contact.change', key, body: { ...body, personId } },
          async ({ trx, audit }) => {
            await insertContacts(trx as unknown as Trx, personId, body);
            audit({
              action: 'registry.contact.changed',
              subject: { kind: 'person', id: personId },
              personId,
            });
            return ok({ done: true as const });
          },
        );
      },
    }),
    defineRoute({
      method: 'POST',
      url: '/api/me/consents',
      permission: 'signed-in',
      tag,
      summary: 'Gives a consent or takes it back',
      body: consentBody,
      answer: doneAnswer,
      handle: ({ body, key }, context) => {
        const personId = me(context);
        if (!personId) return Promise.resolve(refuse({ refusal: 'no-person' }));
        return runCommand(
          context.db,
          context.actor,
          { name: 'registry.consent.change', key, body: { ...body, personId } },
          async ({ trx, audit }) => {
            await insertConsent(trx as unknown as Trx, personId, body.purpose, body.given);
            audit({
              action: 'registry.consent.changed',
              subject: { kind: 'person', id: personId },
              personId,
              detail: { consent: body.purpose, given: body.given },
            });
            return ok({ done: true as const });
          },
        );
      },
    }),
    defineRoute({
      method: 'GET',
      url: '/api/me/readings',
      permission: 'signed-in',
      tag,
      summary: 'Who has seen or changed one’s data, and why; newest first',
      query: readingsQuery,
      answer: readingsAnswer,
      handle: async ({ query }, { db, actor, language }) => {
        const { personId } = actor;
        if (!personId) return ok({ items: [], next: null });
        const before = decodeCursor(query.cursor, 1)?.[0];
        const entries = await readEntriesAbout(db.kysely, await identifiersOf(db.kysely, personId), {
          before: before == null ? null : String(before),
          limit: query.limit + 1,
        });
        const shown = entries.slice(0, query.limit);
        const holders = await options.accountHolders(db, [
          ...new Set(shown.flatMap((entry) => entry.actorId ?? [])),
        ]);
        const names = await personNames(
          db.kysely,
          [...holders.values()].flatMap((holder) => holder.personId ?? []),
        );
        return ok({
          items: shown.map((entry) => {
            const holder = entry.actorId ? holders.get(entry.actorId) : undefined;
            return {
              entryId: entry.entryId,
              at: `${entry.recordedAt.slice(0, 23)}Z`,
              action: entry.action,
              says: actionWords[entry.action] ?? otherAction,
              purpose: purposeWords[entry.purpose ?? '']?.[language] ?? entry.purpose,
              own: entry.actorId !== null && entry.actorId === actor.accountId,
              by:
                entry.actorId === null
                  ? null
                  : {
                      name: (holder?.personId && names.get(holder.personId)) ?? null,
                      office: holder?.office ?? null,
                    },
            };
          }),
          next: entries.length > query.limit ? encodeCursor([shown.at(-1)!.entryId]) : null,
        });
      },
    }),
  ];
}
