import { ok, type Result, refuse } from '#kernel';
import { readInstitutionState } from '#operations/services';
import type { Trx } from '#platform/database';
import { defineRoute, type Route, type RouteContext, runCommand } from '#platform/http';
import {
  answeringBody,
  beginBody,
  deskEvaluationAnswer,
  deskEvaluationsAnswer,
  deskRecommendationAnswer,
  deskRecommendationsAnswer,
  doneAnswer,
  evaluationActBody,
  idParams,
  publicationBody,
  publishedAnswer,
  slugParams,
  verifyingBody,
} from './api.ts';
import { gapsOf } from './checks.ts';
import {
  actOnEvaluation,
  actOnFollowUp,
  beginEvaluation,
  type Doing,
  publishEvaluation,
  todayOf,
} from './command.ts';
import { actsOffered } from './decideRecommendation.ts';
import type { EvaluationsRoomOptions } from './options.ts';
import { isListed } from './publicRoutes.ts';
import { findEvaluation, findFollowUp, listEvaluations, listFollowUps } from './store.ts';
import {
  gapsAnswer,
  publishedState,
  recommendationItem,
  recommendationView,
  sceneryOn,
  strengthsOf,
} from './views.ts';

const tag = 'Evaluations: desk';
/** No addressee is called so: only an office held for every unit permits it. */
const everywhere = '*';

/** Whether an office for some unit reaches one of the addressees; what nobody is addressed by, only an office that holds everywhere. */
const reachesBy =
  ({ may }: RouteContext, permission: string) =>
  (addressees: readonly string[]) =>
    addressees.length === 0 ? may(permission, everywhere) : addressees.some((key) => may(permission, key));

export function deskRoutes({ law }: EvaluationsRoomOptions): Route[] {
  const command = <Answer>(
    context: RouteContext,
    name: string,
    key: string,
    body: unknown,
    work: (doing: Doing & { readonly personId: string }) => Promise<Result<Answer>>,
  ) => {
    const { db, actor, now } = context;
    return runCommand(db, actor, { name, key, body }, async ({ trx, audit }) => {
      const personId = actor.assisting === null ? actor.personId : null;
      if (personId === null) return refuse({ refusal: 'evaluations-person-needed' });
      const { synthetic } = await readInstitutionState(db.kysely);
      return work({ trx: trx as Trx, law, now: now(), personId, synthetic, audit });
    });
  };
  return [...evaluationRoutes({ law }, command), ...followUpRoutes({ law }, command)];
}

type RunAct = <Answer>(
  context: RouteContext,
  name: string,
  key: string,
  body: unknown,
  work: (doing: Doing & { readonly personId: string }) => Promise<Result<Answer>>,
) => Promise<Result<Answer>>;

function evaluationRoutes({ law }: EvaluationsRoomOptions, command: RunAct): Route[] {
  return [
    defineRoute({
      method: 'GET',
      url: '/api/evaluations-desk',
      permission: 'evaluations.prepare',
      tag,
      summary: 'Evaluations that are being written, with what each still lacks, and those published',
      answer: deskEvaluationsAnswer,
      handle: async (_input, { db }) => {
        const items = (await listEvaluations(db.kysely)).map(({ state }) => ({
          slug: state.facts.slug,
          title: state.facts.title,
          programmeTitle: state.facts.programmeTitle,
          open: state.open,
          versions: state.versions.length,
          missing: gapsOf(state.content).filter((one) => one.hinders).length,
          ofOthers: state.source !== null,
        }));
        return ok({ items: items.sort((a, b) => Number(b.open) - Number(a.open)) });
      },
    }),
    defineRoute({
      method: 'GET',
      url: '/api/evaluations-desk/:slug',
      permission: 'evaluations.prepare',
      tag,
      summary: 'An evaluation as it is being written',
      params: slugParams,
      answer: deskEvaluationAnswer,
      handle: async ({ params }, context) => {
        const found = await findEvaluation(context.db.kysely, params.slug);
        if (!found) return refuse({ refusal: 'evaluation-unknown' });
        const { state, actions } = found;
        const { policy } = sceneryOn(law, todayOf(context.now()));
        return ok({
          facts: state.facts,
          content: state.content,
          versions: state.versions.map(({ version, on, sha256 }) => ({ version, on, sha256 })),
          open: state.open,
          ofOthers: state.source !== null,
          followed: [...state.followed],
          strengths: strengthsOf(state.content, policy.strength),
          strengthPolicy: { ...policy.strength },
          gaps: gapsAnswer(state.content),
          seq: actions.at(-1)?.seq ?? 0,
          mayPublish: context.may('evaluations.publish', everywhere),
        });
      },
    }),
    defineRoute({
      method: 'POST',
      url: '/api/evaluations-desk',
      permission: 'evaluations.prepare',
      tag,
      summary: 'Begins an evaluation of a programme',
      body: beginBody,
      answer: doneAnswer,
      status: 201,
      handle: ({ body, key }, context) =>
        command(context, 'evaluations.begin', key, body, (doing) => beginEvaluation(body, doing)),
    }),
    defineRoute({
      method: 'POST',
      url: '/api/evaluations-desk/:slug/acts',
      permission: 'evaluations.prepare',
      tag,
      summary:
        'Writes one thing of an evaluation: terms, question, count of informants, finding, conclusion, recommendation',
      params: slugParams,
      body: evaluationActBody,
      answer: doneAnswer,
      handle: ({ params, body, key }, context) =>
        command(context, 'evaluations.act', key, { ...params, ...body }, (doing) =>
          actOnEvaluation(params.slug, body.act, body.seen, doing),
        ),
    }),
    defineRoute({
      method: 'POST',
      url: '/api/evaluations-desk/:slug/publication',
      permission: 'evaluations.publish',
      tag,
      summary: 'Freezes what is written as a version and begins the follow-up of its recommendations',
      params: slugParams,
      body: publicationBody,
      answer: publishedAnswer,
      handle: ({ params, body, key }, context) =>
        command(context, 'evaluations.publish', key, { ...params, ...body }, (doing) =>
          publishEvaluation(params.slug, body.seen, doing),
        ),
    }),
  ];
}

function followUpRoutes({ law }: EvaluationsRoomOptions, command: RunAct): Route[] {
  return [
    defineRoute({
      method: 'GET',
      url: '/api/recommendations-desk',
      permission: 'recommendations.follow',
      tag,
      summary: 'Recommendations by what is owed: the latest first, those that owe nothing last',
      answer: deskRecommendationsAnswer,
      handle: async (_input, { db, now }) => {
        const scenery = sceneryOn(law, todayOf(now()));
        const items = (await listFollowUps(db.kysely)).map((one) => recommendationItem(one, scenery));
        const due = (one: (typeof items)[number]) => one.owed?.due ?? '9999-12-31';
        return ok({ items: items.sort((a, b) => (due(a) < due(b) ? -1 : due(a) > due(b) ? 1 : 0)) });
      },
    }),
    defineRoute({
      method: 'GET',
      url: '/api/recommendations-desk/:id',
      permission: 'recommendations.follow',
      tag,
      summary: 'A recommendation with what whoever asks may do with it now',
      params: idParams,
      answer: deskRecommendationAnswer,
      handle: async ({ params }, context) => {
        const { db, actor, now } = context;
        const found = await findFollowUp(db.kysely, params.id);
        const evaluation = found && (await findEvaluation(db.kysely, found.state.evaluation));
        const published = evaluation && publishedState(evaluation);
        if (!found || !published) return refuse({ refusal: 'recommendation-unknown' });
        const keys = found.state.facts.addressees.map((one) => one.key);
        const own = actor.assisting === null ? actor.personId : null;
        return ok({
          ...recommendationView(
            found,
            published,
            sceneryOn(law, todayOf(now())),
            law,
            await isListed(db.kysely, found.state.programme),
          ),
          seq: found.actions.at(-1)?.seq ?? 0,
          offered:
            own === null
              ? []
              : actsOffered(found.state, {
                  personId: own,
                  answers: reachesBy(context, 'recommendations.answer')(keys),
                  verifies: context.may('recommendations.verify', everywhere),
                }),
        });
      },
    }),
    defineRoute({
      method: 'POST',
      url: '/api/recommendations/:id/answers',
      permission: 'recommendations.answer',
      tag,
      summary: 'The addressee answers with reasons, plans an action, changes its day, reports with evidence',
      params: idParams,
      body: answeringBody,
      answer: doneAnswer,
      handle: ({ params, body, key }, context) =>
        command(context, 'recommendations.answer', key, { ...params, ...body }, (doing) =>
          actOnFollowUp(
            params.id,
            body.act,
            { seen: body.seen, reaches: reachesBy(context, 'recommendations.answer') },
            doing,
          ),
        ),
    }),
    defineRoute({
      method: 'POST',
      url: '/api/recommendations/:id/verdicts',
      permission: 'recommendations.verify',
      tag,
      summary:
        'Somebody else than the responsible returns a report, verifies an action, closes or opens again',
      params: idParams,
      body: verifyingBody,
      answer: doneAnswer,
      handle: ({ params, body, key }, context) =>
        command(context, 'recommendations.verify', key, { ...params, ...body }, (doing) =>
          actOnFollowUp(
            params.id,
            body.act,
            { seen: body.seen, reaches: () => context.may('recommendations.verify', everywhere) },
            doing,
          ),
        ),
    }),
  ];
}
