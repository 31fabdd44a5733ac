import { type RunInputs, traceFigure, type Valuation, valuationOfRun } from '#actuarial';
import { ok, type Result, refuse } from '#kernel';
import type { Db } from '#platform/database';
import { defineRoute, type Route, type RouteContext } from '#platform/http';
import { numberParams, traceAnswer, traceQuery } from './api.ts';
import type { RunRow } from './runStore.ts';
import { getContent } from './store.ts';
import { nameOfYearly, traceEs } from './traceWords.ts';

// A run never changes, so its valuation is computed once; a few are kept, since people look at one figure after another.
const kept = new Map<string, Valuation>();
const keptMost = 3;

async function valuationOf(db: Db, run: RunRow): Promise<Valuation> {
  const there = kept.get(run.runId);
  if (there) return there;
  const inputs = JSON.parse(await getContent(db, run.inputsSha256)) as RunInputs;
  const valuation = valuationOfRun(inputs, run.request);
  if (kept.size >= keptMost) kept.delete(kept.keys().next().value!);
  kept.set(run.runId, valuation);
  return valuation;
}

/** Opens a yearly figure of a published run one step: its formula, what it is made of, the assumptions with their marks and sources. */
export function traceRoute(
  find: (context: RouteContext, number: number) => Promise<Result<{ readonly run: RunRow }>>,
): Route {
  return defineRoute({
    method: 'GET',
    url: '/api/valuations/:number/trace',
    permission: 'public',
    tag: 'Valuations: published',
    summary: 'A yearly figure opened one step: formula, parts, assumptions with their sources',
    params: numberParams,
    query: traceQuery,
    answer: traceAnswer,
    perMinute: 120,
    handle: async ({ params, query }, context) => {
      const found = await find(context, params.number);
      if (!found.ok) return found;
      const { db, language } = context;
      const valuation = await valuationOf(db.kysely, found.value.run);
      const { yearBase, years } = valuation.projection;
      if (query.year < yearBase || query.year > yearBase + years)
        return refuse({ refusal: 'year-not-in-run', from: yearBase, to: yearBase + years });
      const { document } = JSON.parse(await getContent(db.kysely, found.value.run.inputsSha256)) as RunInputs;
      const study = document.studies[found.value.run.request.study];
      const traced = traceFigure(valuation, query.figure, query.year, document.assumptions);
      return ok({
        ...traced,
        name: nameOfYearly(traced.figure, language),
        formula: language === 'es' ? (traceEs[traced.figure]?.[1] ?? traced.formula) : traced.formula,
        figures: traced.figures.map((part) => ({
          ...part,
          name: nameOfYearly(part.figure, language),
          before: part.before ?? null,
        })),
        assumptions: traced.assumptions.map((one) => ({
          ...one,
          title: document.assumptions[one.name]?.title[language] ?? one.name,
          // What a study says in place of the case comes from that study.
          source: study?.assumptions[one.name] === undefined ? one.source[language] : study.title[language],
        })),
        tables: [...traced.tables],
        sources: [...traced.sources],
      });
    },
  });
}
