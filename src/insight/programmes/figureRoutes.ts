import { Readable } from 'node:stream';
import { csvLine, ok, refuse } from '#kernel';
import type { Db } from '#platform/database';
import { defineRoute, HttpProblem, problemOf, type Route } from '#platform/http';
import {
  figuresAnswer,
  figuresQuery,
  findingsAnswer,
  findingsQuery,
  goalsAnswer,
  goalsParams,
  slugParams,
} from './api.ts';
import type { Indicator } from './design.ts';
import { indicatorPeriods } from './figureWindow.ts';
import { goalsOn } from './programme.ts';
import { programmesRefusals } from './refusals.ts';
import { foldReport } from './report.ts';
import { findProgramme, findReportsIn, type KnownProgramme, readReports } from './store.ts';
import { findingsOf, openDesign, pointOf } from './view.ts';

const tag = 'Programmes';

/** What everybody reads of a programme a page at a time, however large its matrix is: figures with every group, goals, findings. */
export function figureRoutes(): Route[] {
  return [
    defineRoute({
      method: 'GET',
      url: '/api/programmes/:slug/figures',
      permission: 'public',
      tag,
      summary:
        'Target against actual: approved figures by indicator and period, with every group, a page at a time',
      params: slugParams,
      query: figuresQuery,
      answer: figuresAnswer,
      handle: async ({ params, query }, { db }) => {
        const found = await findOpen(db.kysely, params.slug);
        if (!found) return refuse({ refusal: 'programme-unknown' });
        const places = await approvedPlaces(db.kysely, found, query.indicator);
        const shown = places.slice(query.from, query.from + query.count);
        return ok({ total: places.length, items: await figuresAt(db.kysely, found, shown) });
      },
    }),
    defineRoute({
      method: 'GET',
      url: '/api/programmes/:slug/figures.csv',
      permission: 'public',
      tag,
      summary: 'Every approved figure with every group and its goal, as CSV',
      params: slugParams,
      answer: 'stream',
      handle: async ({ params }, { db, reply, language }) => {
        const found = await findOpen(db.kysely, params.slug);
        if (!found)
          throw new HttpProblem(problemOf({ refusal: 'programme-unknown' }, programmesRefusals, language));
        reply
          .header('content-disposition', `attachment; filename="${params.slug}-cifras.csv"`)
          .type('text/csv; charset=utf-8');
        return reply.send(Readable.from(csvOf(db.kysely, found)));
      },
    }),
    defineRoute({
      method: 'GET',
      url: '/api/programmes/:slug/findings',
      permission: 'public',
      tag,
      summary: 'What one rule of the design check finds in the approved design, a page at a time',
      params: slugParams,
      query: findingsQuery,
      answer: findingsAnswer,
      handle: async ({ params, query }, { db }) => {
        const found = await findOpen(db.kysely, params.slug);
        if (!found) return refuse({ refusal: 'programme-unknown' });
        const all = findingsOf(found.state, openDesign(found.state)).filter((one) => one.rule === query.rule);
        return ok({ total: all.length, items: all.slice(query.from, query.from + query.count) });
      },
    }),
    defineRoute({
      method: 'GET',
      url: '/api/programmes/:slug/goals/:indicator',
      permission: 'public',
      tag,
      summary: 'The goals of an indicator by period, and every change of them with its reason',
      params: goalsParams,
      answer: goalsAnswer,
      handle: async ({ params }, { db }) => {
        const found = await findOpen(db.kysely, params.slug);
        if (!found) return refuse({ refusal: 'programme-unknown' });
        const { goals } = found.state;
        return ok({
          goals: goalsOn(goals, params.indicator),
          history: goals
            .filter((one) => one.indicator === params.indicator)
            .map((one) => ({ goals: one.goals, reason: one.reason, on: one.on })),
        });
      },
    }),
  ];
}

/** A case, or a programme whose design was approved: what everybody may see. */
export async function findOpen(db: Db, slug: string): Promise<KnownProgramme | undefined> {
  const found = await findProgramme(db, slug);
  return found && (found.state.origin === 'case' || found.state.version > 0) ? found : undefined;
}

interface FigurePlace {
  readonly indicator: Indicator;
  readonly period: string;
}

/** Indicators and periods with an approved report, in the order of the design. */
async function approvedPlaces(
  db: Db,
  { programmeId, state }: KnownProgramme,
  only?: string,
): Promise<FigurePlace[]> {
  const design = openDesign(state);
  const approved = await findReportsIn(db, programmeId, 'approved');
  return design.indicators
    .filter((one) => only === undefined || one.id === only)
    .flatMap((indicator) =>
      indicatorPeriods(design, indicator)
        .filter((period) => approved.has(`${indicator.id} ${period}`))
        .map((period) => ({ indicator, period })),
    );
}

async function figuresAt(db: Db, { programmeId, state }: KnownProgramme, places: readonly FigurePlace[]) {
  const distinct = (texts: readonly string[]) => [...new Set(texts)];
  const reports = await readReports(
    db,
    programmeId,
    distinct(places.map((one) => one.indicator.id)),
    distinct(places.map((one) => one.period)),
  );
  const known = new Map(reports.map((one) => [`${one.indicator} ${one.period}`, foldReport(one.lines)]));
  return places.map(({ indicator, period }) => {
    const goal = goalsOn(state.goals, indicator.id)[period] ?? null;
    const point = pointOf(indicator, known.get(`${indicator.id} ${period}`), goal, true);
    return { indicator: indicator.id, name: indicator.name, unit: indicator.unit, period, ...point };
  });
}

/** The columns of the figures as CSV: a line for all, and one for each group; an empty value was not reported. */
const figureColumns = ['indicator', 'name', 'period', 'group', 'value', 'unit', 'goal', 'light'];
/** Reports that are read and written out at a time, so that a large matrix is never whole in memory. */
const placesAtOnce = 200;

async function* csvOf(db: Db, found: KnownProgramme): AsyncGenerator<string> {
  const places = await approvedPlaces(db, found);
  yield `\ufeff${csvLine(figureColumns)}`;
  for (let i = 0; i < places.length; i += placesAtOnce) {
    const figures = await figuresAt(db, found, places.slice(i, i + placesAtOnce));
    yield figures
      .flatMap(({ indicator, name, unit, period, value, goal, light, groups }) => [
        csvLine([indicator, name, period, '', value, unit, goal, light]),
        ...groups.map((one) => csvLine([indicator, name, period, one.group, one.value, unit, null, null])),
      ])
      .join('');
  }
}
