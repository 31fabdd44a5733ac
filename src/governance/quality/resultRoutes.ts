import { ok } from '#kernel';
import { readCatalogue } from '#operations/services';
import {
  defineRoute,
  HttpProblem,
  type Language,
  problemOf,
  type Route,
  type RouteContext,
} from '#platform/http';
import { recipeAnswer, resultsAnswer, resultsFileQuery, seriesAnswer, seriesQuery } from './api.ts';
import { type PublishedEdition, readEdition } from './editionStore.ts';
import { qualityRefusals } from './refusals.ts';
import { cellsCsv, figuresCsv, recipeOf, resultsOf, seriesOf } from './results.ts';

const tag = 'Quality: results';

/** Files are not answers with a schema: their refusals are thrown as the problems that routes with one would answer. */
async function publishedOr(problemLanguage: Language, { db }: RouteContext): Promise<PublishedEdition> {
  const found = await readEdition(db);
  if (!found.ok) throw new HttpProblem(problemOf(found.refusal, qualityRefusals, problemLanguage));
  return found.value;
}

/** Published results: they come from the edition in force, which anyone can download whole and recompute. */
export function resultRoutes(): Route[] {
  return [
    defineRoute({
      method: 'GET',
      url: '/api/quality/results',
      permission: 'public',
      tag,
      summary:
        'Published results: overall, by insurance, service, facility, province and month, with control charts',
      answer: resultsAnswer,
      handle: async (_input, { db, reply }) => {
        const published = await readEdition(db);
        if (!published.ok) return published;
        reply.header('cache-control', 'public, max-age=60');
        return ok(resultsOf(published.value, await readCatalogue(db.kysely)));
      },
    }),
    defineRoute({
      method: 'GET',
      url: '/api/quality/results/series',
      permission: 'public',
      tag,
      summary: 'One insurance, service, facility or province month by month, with its control charts',
      query: seriesQuery,
      answer: seriesAnswer,
      handle: async ({ query }, { db }) => {
        const published = await readEdition(db);
        if (!published.ok) return published;
        return seriesOf(
          published.value,
          await readCatalogue(db.kysely),
          query.dimension,
          query.dimension === 'all' ? '' : query.member,
        );
      },
    }),
    defineRoute({
      method: 'GET',
      url: '/api/quality/results/figures.csv',
      permission: 'public',
      tag,
      summary: 'The published figures of one dimension as CSV',
      query: resultsFileQuery,
      answer: 'stream',
      handle: async ({ query }, context) => {
        const published = await publishedOr(context.language, context);
        context.reply
          .header(
            'content-disposition',
            `attachment; filename="calidad-${query.by}-${published.edition.throughMonth}.csv"`,
          )
          .type('text/csv; charset=utf-8');
        return figuresCsv(published, await readCatalogue(context.db.kysely), query.by, query.month);
      },
    }),
    defineRoute({
      method: 'GET',
      url: '/api/quality/results/cells.json',
      permission: 'public',
      tag,
      summary: 'The open file of protected cells, from which every published figure follows',
      answer: 'stream',
      handle: async (_input, context) => {
        const published = await publishedOr(context.language, context);
        context.reply.header('x-content-sha256', published.sha256).type('application/json; charset=utf-8');
        return published.json;
      },
    }),
    defineRoute({
      method: 'GET',
      url: '/api/quality/results/cells.csv',
      permission: 'public',
      tag,
      summary: 'The same open file as CSV',
      answer: 'stream',
      handle: async (_input, context) => {
        const published = await publishedOr(context.language, context);
        context.reply.type('text/csv; charset=utf-8');
        return cellsCsv(published);
      },
    }),
    defineRoute({
      method: 'GET',
      url: '/api/quality/results/recipe',
      permission: 'public',
      tag,
      summary: 'How to recompute every published figure',
      answer: recipeAnswer,
      handle: async (_input, { db }) => {
        const published = await readEdition(db);
        return published.ok ? ok(recipeOf(published.value)) : published;
      },
    }),
  ];
}
