import { ok, refuse } from '#kernel';
import { defineRoute, type Route } from '#platform/http';
import { gridAnswer, gridQuery, slugParams } from './api.ts';
import { groupsOf } from './measure.ts';
import { periodsOf } from './periods.ts';
import { foldReport } from './report.ts';
import { findProgramme, readReports } from './store.ts';

/** The figures of a programme as a grid: a line for each variable and group, a column for each period, some indicators at a time. */
export function gridRoutes(): Route[] {
  return [
    defineRoute({
      method: 'GET',
      url: '/api/programmes-desk/:slug/grid',
      permission: 'programmes.read',
      tag: 'Programmes',
      summary:
        'Captured figures as lines of numbers by period, for the indicators asked; null is “not reported”',
      params: slugParams,
      query: gridQuery,
      answer: gridAnswer,
      handle: async ({ params, query }, { db, may }) => {
        const found = await findProgramme(db.kysely, params.slug);
        if (!found) return refuse({ refusal: 'programme-unknown' });
        const design = found.state.approved ?? found.state.design;
        const { starts, ends } = design.identity;
        const asked = design.indicators.slice(query.from, query.from + query.count);
        const reports = await readReports(
          db.kysely,
          found.programmeId,
          asked.map((one) => one.id),
        );
        const known = new Map(
          reports.map((one) => [`${one.indicator} ${one.period}`, foldReport(one.lines)]),
        );
        return ok({
          name: found.state.name,
          mayReport: found.state.origin === 'desk' && may('programmes.report'),
          from: query.from,
          indicators: design.indicators.map(({ id, name, variables, disaggregations }) => ({
            id,
            name,
            lines: variables.length * groupsOf({ disaggregations }).length,
          })),
          rows: asked.map((indicator) => {
            const periods =
              indicator.frequency && starts && ends ? periodsOf(indicator.frequency, starts, ends) : [];
            const found = periods.map((period) => known.get(`${indicator.id} ${period}`));
            return {
              indicator: indicator.id,
              periods,
              states: found.map((one) => one?.state ?? ('empty' as const)),
              lines: indicator.variables.flatMap(({ symbol }) =>
                groupsOf(indicator).map((group) => ({
                  symbol,
                  group,
                  values: found.map((one) => one?.figures?.[group]?.[symbol] ?? null),
                })),
              ),
            };
          }),
        });
      },
    }),
  ];
}
