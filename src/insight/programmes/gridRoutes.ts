import { dateAt, ok, refuse } from '#kernel';
import { defineRoute, type Route } from '#platform/http';
import {
  findingsAnswer,
  findingsQuery,
  followUpAnswer,
  followUpQuery,
  goalsAnswer,
  goalsParams,
  gridAnswer,
  gridQuery,
  sheetAnswer,
  slugParams,
} from './api.ts';
import { unitOf } from './doing.ts';
import { figureRows, indicatorPeriods, inWindow } from './figureWindow.ts';
import { groupsOf } from './measure.ts';
import { goalsOn } from './programme.ts';
import { foldReport } from './report.ts';
import { findProgramme, findReportsIn, readReports } from './store.ts';
import { findingsOf, wholeOf } from './view.ts';

const tag = 'Programmes';

/** What the desk reads of a programme a window at a time, however large its matrix is: figures, reports, goals, findings. */
export function gridRoutes(): Route[] {
  return [
    defineRoute({
      method: 'GET',
      url: '/api/programmes-desk/:slug/grid',
      permission: 'programmes.read',
      tag,
      summary: 'A window of the captured figures: some indicators, some periods; null is “not reported”',
      params: slugParams,
      query: gridQuery,
      answer: gridAnswer,
      handle: async ({ params, query }, { db, may, now }) => {
        const found = await findProgramme(db.kysely, params.slug);
        if (!found) return refuse({ refusal: 'programme-unknown' });
        const { state } = found;
        const design = state.approved ?? state.design;
        const shown = inWindow(design, query);
        const reports = await readReports(
          db.kysely,
          found.programmeId,
          shown.indicators.map((one) => one.id),
          shown.periods,
        );
        const head = {
          name: state.name,
          starts: design.identity.starts,
          ends: design.identity.ends,
          today: dateAt(now().getTime()),
          indicators: design.indicators.map((indicator) => ({
            id: indicator.id,
            name: indicator.name,
            unit: indicator.unit,
            frequency: indicator.frequency,
            lines: indicator.variables.length * groupsOf(indicator).length,
            mayWrite:
              state.origin === 'desk' && may('programmes.report', unitOf(state.slug, design, indicator)),
          })),
        };
        return ok({ head: query.head ? head : null, rows: figureRows(state, design, query, reports) });
      },
    }),
    defineRoute({
      method: 'GET',
      url: '/api/programmes-desk/:slug/follow-up',
      permission: 'programmes.read',
      tag,
      summary: 'Reports of each indicator and period, a page at a time: all, those that wait, those returned',
      params: slugParams,
      query: followUpQuery,
      answer: followUpAnswer,
      handle: async ({ params, query }, { db }) => {
        const found = await findProgramme(db.kysely, params.slug);
        if (!found) return refuse({ refusal: 'programme-unknown' });
        const { state, programmeId } = found;
        const design = state.design;
        const only = query.state && (await findReportsIn(db.kysely, programmeId, query.state));
        const places = design.indicators.flatMap((indicator) =>
          indicatorPeriods(design, indicator)
            .filter((period) => only === undefined || only.has(`${indicator.id} ${period}`))
            .map((period) => ({ indicator, period })),
        );
        const shown = places.slice(query.from, query.from + query.count);
        const distinct = (texts: readonly string[]) => [...new Set(texts)];
        const reports = await readReports(
          db.kysely,
          programmeId,
          distinct(shown.map((one) => one.indicator.id)),
          distinct(shown.map((one) => one.period)),
        );
        const known = new Map(
          reports.map((one) => [`${one.indicator} ${one.period}`, foldReport(one.lines)]),
        );
        return ok({
          total: places.length,
          items: shown.map(({ indicator, period }) => {
            const goal = goalsOn(state.goals, indicator.id)[period] ?? null;
            const point = wholeOf(indicator, known.get(`${indicator.id} ${period}`), goal, false);
            return { indicator: indicator.id, name: indicator.name, period, ...point };
          }),
        });
      },
    }),
    defineRoute({
      method: 'GET',
      url: '/api/programmes-desk/:slug/indicators/:indicator',
      permission: 'programmes.read',
      tag,
      summary:
        'The sheet of an indicator: as it is being written, and as approved, which is how it is reported',
      params: goalsParams,
      answer: sheetAnswer,
      handle: async ({ params }, { db }) => {
        const found = await findProgramme(db.kysely, params.slug);
        if (!found) return refuse({ refusal: 'programme-unknown' });
        const { design, approved } = found.state;
        const of = (known: typeof design) => known.indicators.find((one) => one.id === params.indicator);
        const [written, inForce] = [of(design), of(approved ?? design)];
        return written || inForce
          ? ok({ written: written ?? null, inForce: inForce ?? null })
          : refuse({ refusal: 'indicator-unknown' });
      },
    }),
    defineRoute({
      method: 'GET',
      url: '/api/programmes-desk/:slug/goals/:indicator',
      permission: 'programmes.read',
      tag,
      summary: 'The goals of an indicator by period, and every change of them with its reason',
      params: goalsParams,
      answer: goalsAnswer,
      handle: async ({ params }, { db }) => {
        const found = await findProgramme(db.kysely, params.slug);
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
    defineRoute({
      method: 'GET',
      url: '/api/programmes-desk/:slug/findings',
      permission: 'programmes.read',
      tag,
      summary: 'What one rule of the design check finds, a page at a time',
      params: slugParams,
      query: findingsQuery,
      answer: findingsAnswer,
      handle: async ({ params, query }, { db }) => {
        const found = await findProgramme(db.kysely, params.slug);
        if (!found) return refuse({ refusal: 'programme-unknown' });
        const all = findingsOf(found.state, found.state.design).filter((one) => one.rule === query.rule);
        return ok({ total: all.length, items: all.slice(query.from, query.from + query.count) });
      },
    }),
  ];
}
