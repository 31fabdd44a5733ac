import { findProgramme } from '#insight/programmes';
import { ok, refuse } from '#kernel';
import type { Db } from '#platform/database';
import { defineRoute, HttpProblem, problemOf, type Route, type RouteContext } from '#platform/http';
import {
  evaluationAnswer,
  evaluationsAnswer,
  idParams,
  type RecommendationItem,
  recommendationAnswer,
  recommendationsAnswer,
  recommendationsQuery,
  slugParams,
  versionParams,
} from './api.ts';
import { todayOf } from './command.ts';
import { recommendationsCsv } from './csv.ts';
import { frozenContent, stateAtVersion } from './evaluation.ts';
import type { EvaluationsRoomOptions } from './options.ts';
import { evaluationsRefusals } from './refusals.ts';
import { answerEvaluationReport, answerEvaluationSheets } from './report.ts';
import { findEvaluation, findFollowUp, listEvaluations, listFollowUps } from './store.ts';
import {
  evaluationItem,
  evaluationView,
  publishedState,
  publishedSteps,
  recommendationItem,
  recommendationView,
  sceneryOn,
} from './views.ts';

const tag = 'Evaluations';

/** Whether the programme has a page that everybody sees: a design that was never approved has none. */
export async function isListed(db: Db, slug: string): Promise<boolean> {
  const found = await findProgramme(db, slug);
  return found !== undefined && !(found.state.origin === 'desk' && found.state.version === 0);
}

interface Asked {
  readonly programme?: string | undefined;
  readonly state?: string | undefined;
  readonly addressee?: string | undefined;
  readonly overdue?: 'yes' | undefined;
}
const matches = (asked: Asked) => (one: RecommendationItem) =>
  (!asked.programme || one.programme === asked.programme) &&
  (!asked.state || one.standing === asked.state) &&
  (!asked.addressee || one.addressees.some(({ key }) => key === asked.addressee)) &&
  (!asked.overdue || one.overdue);

/** What anybody reads: evaluations with their chain from questions to recommendations, and what became of each recommendation. */
export function publicRoutes({ law }: EvaluationsRoomOptions): Route[] {
  const scenery = ({ now }: RouteContext) => sceneryOn(law, todayOf(now()));
  const register = async (context: RouteContext) => {
    const seen = scenery(context);
    return (await listFollowUps(context.db.kysely)).map((one) => recommendationItem(one, seen));
  };
  const versionFor = async (context: RouteContext, slug: string, number: number) => {
    const found = await findEvaluation(context.db.kysely, slug);
    const state = found && stateAtVersion(found.actions, number);
    if (state) return state;
    const refusal = { refusal: found ? 'evaluation-version-unknown' : 'evaluation-unknown' };
    throw new HttpProblem(problemOf(refusal, evaluationsRefusals, context.language));
  };
  return [
    defineRoute({
      method: 'GET',
      url: '/api/evaluations',
      permission: 'public',
      tag,
      summary: 'Every published evaluation, the latest first; those without a date last',
      answer: evaluationsAnswer,
      handle: async (_input, { db }) => {
        const followUps = await listFollowUps(db.kysely);
        const items = (await listEvaluations(db.kysely)).flatMap((one) => {
          const state = publishedState(one);
          return state ? [evaluationItem(state, followUps)] : [];
        });
        return ok({ items: items.sort((a, b) => ((a.publishedOn ?? '') < (b.publishedOn ?? '') ? 1 : -1)) });
      },
    }),
    defineRoute({
      method: 'GET',
      url: '/api/evaluations/:slug',
      permission: 'public',
      tag,
      summary:
        'An evaluation: matrix, informants by category and sex, findings with the strength of their evidence, conclusions, what its figures contradict',
      params: slugParams,
      answer: evaluationAnswer,
      handle: async ({ params }, context) => {
        const found = await findEvaluation(context.db.kysely, params.slug);
        const state = found && publishedState(found);
        if (!state) return refuse({ refusal: 'evaluation-unknown' });
        return ok(
          evaluationView(
            state,
            await listFollowUps(context.db.kysely),
            scenery(context),
            await isListed(context.db.kysely, state.facts.programme),
          ),
        );
      },
    }),
    defineRoute({
      method: 'GET',
      url: '/api/evaluations/:slug/versions/:version/content.json',
      permission: 'public',
      tag,
      summary: 'A frozen version; the SHA-256 of its canonical JSON (RFC 8785) is the one that was published',
      params: versionParams,
      answer: 'stream',
      handle: async ({ params }, context) => {
        const state = await versionFor(context, params.slug, params.version);
        context.reply
          .type('application/json; charset=utf-8')
          .header('content-disposition', `attachment; filename="${params.slug}-v${params.version}.json"`);
        return context.reply.send(JSON.stringify(frozenContent(state), null, 1));
      },
    }),
    defineRoute({
      method: 'GET',
      url: '/api/evaluations/:slug/versions/:version/report.pdf',
      permission: 'public',
      tag,
      summary: 'A frozen version as a tagged PDF that carries its hash',
      params: versionParams,
      answer: 'stream',
      handle: async ({ params }, context) => {
        const state = await versionFor(context, params.slug, params.version);
        return answerEvaluationReport(context, state, params.version, scenery(context).policy.strength);
      },
    }),
    defineRoute({
      method: 'GET',
      url: '/api/evaluations/:slug/versions/:version/sheets.pdf',
      permission: 'public',
      tag,
      summary: 'Lessons and good practices of a frozen version as their standard sheets, with every field',
      params: versionParams,
      answer: 'stream',
      handle: async ({ params }, context) => {
        const state = await versionFor(context, params.slug, params.version);
        const { lessons, goodPractices } = state.content;
        if (lessons.length + goodPractices.length > 0)
          return answerEvaluationSheets(context, state, params.version);
        throw new HttpProblem(
          problemOf({ refusal: 'evaluation-without-sheets' }, evaluationsRefusals, context.language),
        );
      },
    }),
    defineRoute({
      method: 'GET',
      url: '/api/recommendations',
      permission: 'public',
      tag,
      summary:
        'Every recommendation of every programme: to whom, where it stands, what is owed and since when',
      query: recommendationsQuery,
      answer: recommendationsAnswer,
      handle: async ({ query }, context) => {
        const all = await register(context);
        const items = all.filter(matches(query));
        const programmes = new Map(all.map((one) => [one.programme, one.programmeTitle]));
        const addressees = new Map(all.flatMap((one) => one.addressees.map(({ key, name }) => [key, name])));
        return ok({
          items,
          total: all.length,
          today: todayOf(context.now()),
          programmes: [...programmes].map(([slug, title]) => ({ slug, title })),
          addressees: [...addressees].map(([key, name]) => ({ key, name })),
        });
      },
    }),
    defineRoute({
      method: 'GET',
      url: '/api/recommendations.csv',
      permission: 'public',
      tag,
      summary: 'The register as CSV, with the same filters',
      query: recommendationsQuery,
      answer: 'stream',
      handle: async ({ query }, context) => {
        context.reply
          .type('text/csv; charset=utf-8')
          .header('content-disposition', 'attachment; filename="recomendaciones.csv"');
        return context.reply.send(recommendationsCsv((await register(context)).filter(matches(query))));
      },
    }),
    defineRoute({
      method: 'GET',
      url: '/api/recommendations/:id/steps.json',
      permission: 'public',
      tag,
      summary:
        'Each step of a recommendation as it was recorded: the SHA-256 of its canonical JSON (RFC 8785) is the one beside it',
      params: idParams,
      answer: 'stream',
      handle: async ({ params }, context) => {
        const found = await findFollowUp(context.db.kysely, params.id);
        if (!found)
          throw new HttpProblem(
            problemOf({ refusal: 'recommendation-unknown' }, evaluationsRefusals, context.language),
          );
        context.reply
          .type('application/json; charset=utf-8')
          .header('content-disposition', `attachment; filename="${params.id}.json"`);
        return context.reply.send(JSON.stringify(publishedSteps(found), null, 1));
      },
    }),
    defineRoute({
      method: 'GET',
      url: '/api/recommendations/:id',
      permission: 'public',
      tag,
      summary:
        'What came of a recommendation: answer, actions, evidence, verification, and the hash of each step',
      params: idParams,
      answer: recommendationAnswer,
      handle: async ({ params }, context) => {
        const found = await findFollowUp(context.db.kysely, params.id);
        const evaluation = found && (await findEvaluation(context.db.kysely, found.state.evaluation));
        const published = evaluation && publishedState(evaluation);
        if (!found || !published) return refuse({ refusal: 'recommendation-unknown' });
        return ok(
          recommendationView(
            found,
            published,
            scenery(context),
            law,
            await isListed(context.db.kysely, found.state.programme),
          ),
        );
      },
    }),
  ];
}
