import { Readable } from 'node:stream';
import { dateAt, ok, refuse } from '#kernel';
import { decodeCursor, defineRoute, encodeCursor, HttpProblem, problemOf, type Route } from '#platform/http';
import { oversightRefusals } from '../refusals.ts';
import type { FlagSettings } from '../store.ts';
import { filesQuery, partiesAnswer, partiesQuery, partyAnswer, partyParams, partyQuery } from './api.ts';
import { csvOf, jsonOf } from './files.ts';
import { findParty, findPartyHead, linesOf, listParties } from './reads.ts';

const tag = 'Procurement';

/** Who buys and who sells: found by name, summed up, and every process of theirs as a file. */
export function partyRoutes(settingsOn: FlagSettings): Route[] {
  return [
    defineRoute({
      method: 'GET',
      url: '/api/oversight/parties',
      permission: 'public',
      tag,
      summary:
        'Buyers or suppliers by name, accents and small mistakes forgiven; without a name, those with most processes first',
      query: partiesQuery,
      answer: partiesAnswer,
      handle: async ({ query: { cursor, ...asked } }, { db }) => {
        const keys = decodeCursor(cursor, 2);
        if (cursor && !keys) return refuse({ refusal: 'cursor-unreadable' });
        const found = await listParties(
          db,
          asked,
          keys ? { processes: Number(keys[0]), party: Number(keys[1]) } : null,
        );
        const items = found.slice(0, asked.limit);
        const last = items.at(-1);
        const processes = last && (asked.as === 'buyer' ? last.bought : last.sold);
        return ok({
          items,
          next: found.length > items.length && last ? encodeCursor([processes ?? 0, last.party]) : null,
        });
      },
    }),
    defineRoute({
      method: 'GET',
      url: '/api/oversight/parties/:party',
      permission: 'public',
      tag,
      summary:
        'A buyer or a supplier: how it was published, quality of the data, years, with whom, methods and flags',
      params: partyParams,
      query: partyQuery,
      answer: partyAnswer,
      handle: async ({ params, query }, { db, now, reply }) => {
        const today = dateAt(now().getTime());
        const found = await findParty(db.kysely, params.party, query.as, settingsOn(today));
        if (!found) return refuse({ refusal: 'party-unknown' });
        // Whoever looks for a person by name in a search engine has no need to be brought here.
        if (found.kind === 'person') reply.header('x-robots-tag', 'noindex');
        return ok(found);
      },
    }),
    ...(['csv', 'json'] as const).map((format) =>
      defineRoute({
        method: 'GET',
        url: `/api/oversight/parties/:party/processes.${format}`,
        permission: 'public',
        tag,
        summary: `Every process in which a party buys, sells or bids, as ${format.toUpperCase()}`,
        params: partyParams,
        query: filesQuery,
        answer: 'stream',
        handle: async ({ params, query }, { db, reply, language }) => {
          const found = await findPartyHead(db.kysely, params.party);
          if (!found)
            throw new HttpProblem(problemOf({ refusal: 'party-unknown' }, oversightRefusals, language));
          const lines = linesOf(db, { party: params.party, as: query.as });
          const { party, name, kind, writings } = found;
          reply
            .header(
              'content-disposition',
              `attachment; filename="${query.as === 'buyer' ? 'entidad' : 'proveedor'}-${party}.${format}"`,
            )
            .header('x-robots-tag', 'noindex')
            .type(format === 'csv' ? 'text/csv; charset=utf-8' : 'application/json; charset=utf-8');
          return Readable.from(
            format === 'csv'
              ? csvOf(lines)
              : jsonOf({ party, as: query.as, name, kind, writings, currency: 'USD' }, lines),
          );
        },
      }),
    ),
  ];
}
