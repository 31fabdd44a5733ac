import { ok, refuse } from '#kernel';
import { readCatalogue } from '#operations/services';
import { defineRoute, type Route } from '#platform/http';
import { refusalProblem } from '../publicRoutes.ts';
import {
  type FigureDimension,
  type FiguresAnswer,
  figureDimensions,
  figuresAnswer,
  figuresQuery,
  quarterParams,
} from './api.ts';
import { chartsOf, figuresAt, membersOf } from './figures.ts';
import { cellsCsv, figuresCsv } from './files.ts';
import { memberTitle } from './names.ts';
import { ages, type PublishedQuarter, readQuarters } from './store.ts';

const tag = 'Complaints: figures';

/** Rows of one dimension: whoever received most first, ages by age, what is hidden last. */
function rowsOf(
  { file }: PublishedQuarter,
  catalogue: Awaited<ReturnType<typeof readCatalogue>>,
  dimension: FigureDimension,
): FiguresAnswer['by'][FigureDimension] {
  const rows = membersOf(file, dimension).map((member) => ({
    member,
    title: memberTitle(catalogue, dimension, member),
    figures: figuresAt(file, dimension, member),
  }));
  if (dimension === 'age')
    return rows.sort((a, b) => ages.indexOf(a.member as never) - ages.indexOf(b.member as never));
  return rows.sort(
    (a, b) => (b.figures.received ?? -1) - (a.figures.received ?? -1) || (a.member < b.member ? -1 : 1),
  );
}

/** What anybody reads of how cases are answered; each figure follows from a file that anybody downloads. */
export function figureRoutes(): Route[] {
  return [
    defineRoute({
      method: 'GET',
      url: '/api/complaints/figures',
      permission: 'public',
      tag,
      summary:
        'A quarter’s figures: received, answered in time, days, contested and reopened, by kind, unit, province and who complained',
      query: figuresQuery,
      answer: figuresAnswer,
      handle: async ({ query }, { db, reply }) => {
        const published = await readQuarters(db);
        const chosen = query.quarter ? published.find((one) => one.quarter === query.quarter) : published[0];
        if (!chosen) return refuse({ refusal: 'no-figures-yet' });
        const catalogue = await readCatalogue(db.kysely);
        const { file } = chosen;
        reply.header('cache-control', 'public, max-age=60');
        return ok({
          quarters: published.map((one) => one.quarter),
          quarter: chosen.quarter,
          madeAt: file.madeAt,
          sha256: chosen.sha256,
          smallest: file.smallest,
          synthetic: file.synthetic,
          overall: figuresAt(file, 'all', ''),
          knownPersons: figuresAt(file, 'known-persons', ''),
          by: Object.fromEntries(
            figureDimensions.map((dimension) => [dimension, rowsOf(chosen, catalogue, dimension)]),
          ) as FiguresAnswer['by'],
          reports: file.reports,
          charts: chartsOf(published.map((one) => one.file)),
        });
      },
    }),
    defineRoute({
      method: 'GET',
      url: '/api/complaints/figures/:quarter/cells.json',
      permission: 'public',
      tag,
      summary: 'A quarter’s open file, from which its figures follow; its SHA-256 is the one published',
      params: quarterParams,
      answer: 'stream',
      handle: async ({ params }, context) => {
        const [found] = await readQuarters(context.db, params);
        if (!found) throw refusalProblem({ refusal: 'no-figures-yet' }, context);
        context.reply
          .header('x-content-sha256', found.sha256)
          .header('content-disposition', `attachment; filename="reclamos-${found.quarter}.json"`)
          .type('application/json; charset=utf-8');
        return found.content;
      },
    }),
    defineRoute({
      method: 'GET',
      url: '/api/complaints/figures/cells.csv',
      permission: 'public',
      tag,
      summary: 'The cells of every published quarter as CSV',
      answer: 'stream',
      handle: async (_input, { db, reply }) => {
        reply
          .header('content-disposition', 'attachment; filename="reclamos-celdas.csv"')
          .type('text/csv; charset=utf-8');
        return cellsCsv((await readQuarters(db)).map((one) => one.file));
      },
    }),
    defineRoute({
      method: 'GET',
      url: '/api/complaints/figures/:quarter/figures.csv',
      permission: 'public',
      tag,
      summary: 'A quarter’s figures as CSV; an empty field is protected or has nothing to say',
      params: quarterParams,
      answer: 'stream',
      handle: async ({ params }, context) => {
        const [found] = await readQuarters(context.db, params);
        if (!found) throw refusalProblem({ refusal: 'no-figures-yet' }, context);
        const catalogue = await readCatalogue(context.db.kysely);
        context.reply
          .header('content-disposition', `attachment; filename="reclamos-cifras-${found.quarter}.csv"`)
          .type('text/csv; charset=utf-8');
        return figuresCsv(found.file, (dimension, member) => memberTitle(catalogue, dimension, member));
      },
    }),
  ];
}
