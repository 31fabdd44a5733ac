import { ok, plainDate, type Result, refuse } from '#kernel';
import type { Db, Trx } from '#platform/database';
import { defineRoute, type Room, type Route, type RouteContext, runCommand } from '#platform/http';
import {
  answerBody,
  approvalBody,
  correctiveBody,
  deskItemsAnswer,
  deskProgrammeAnswer,
  doneAnswer,
  executionBody,
  goalsBody,
  indicatorBody,
  type LastFigure,
  newProgramme,
  partBody,
  productBody,
  programmeAnswer,
  programmesAnswer,
  slugParams,
} from './api.ts';
import { comparisonRoutes } from './comparisonRoutes.ts';
import type { ProgrammeAct } from './decideProgramme.ts';
import { documentRoutes } from './document/routes.ts';
import { actOnProgramme, type Doing, openProgramme, todayOf } from './doing.ts';
import { exchangeRoutes, type ProgrammesRoomOptions } from './exchangeRoutes.ts';
import { figureRoutes, findOpen } from './figureRoutes.ts';
import { gridRoutes } from './gridRoutes.ts';
import { periodicRoutes } from './periodic/routes.ts';
import type { PartSaved } from './programme.ts';
import { programmesRefusals } from './refusals.ts';
import { reportRoutes } from './reportRoutes.ts';
import {
  countReviews,
  findEvidence,
  findProgramme,
  type KnownProgramme,
  readLastReports,
  readProgrammes,
} from './store.ts';
import { deskView, lastFigures, openDesign, programmeItem, programmeView } from './view.ts';

const tag = 'Programmes';

/** Programmes managed by results: designed, checked, approved, followed, shown. */
export function programmesRoom(options: ProgrammesRoomOptions): Room {
  return {
    name: 'programmes',
    refusals: programmesRefusals,
    routes: [
      ...readingRoutes(),
      ...designRoutes(),
      ...reportRoutes(command),
      ...figureRoutes(),
      ...gridRoutes(),
      ...comparisonRoutes(act),
      ...periodicRoutes(act, command),
      ...documentRoutes(),
      ...exchangeRoutes(options, command),
    ],
  };
}

/** Runs a command of this room as who asks. */
function command<Answer>(
  { db, actor, now }: RouteContext,
  name: string,
  key: string,
  body: unknown,
  work: (doing: Doing) => Promise<Result<Answer>>,
): Promise<Result<Answer>> {
  return runCommand(db, actor, { name, key, body }, ({ trx, audit }) =>
    work({ trx: trx as unknown as Trx, now: now(), personId: actor.personId, audit }),
  );
}

function readingRoutes(): Route[] {
  return [
    defineRoute({
      method: 'GET',
      url: '/api/programmes',
      permission: 'public',
      tag,
      summary: 'Cases, and programmes whose design was approved',
      answer: programmesAnswer,
      handle: async (_input, { db }) =>
        ok({
          items: (await readProgrammes(db.kysely))
            .filter(({ state }) => state.origin === 'case' || state.version > 0)
            .map(({ state }) => programmeItem(state)),
        }),
    }),
    defineRoute({
      method: 'GET',
      url: '/api/programmes/:slug',
      permission: 'public',
      tag,
      summary:
        'A programme as approved: products, budget, its last figures, the check of its design, its sums',
      params: slugParams,
      answer: programmeAnswer,
      handle: async ({ params }, { db, now }) => {
        const found = await findOpen(db.kysely, params.slug);
        if (!found) return refuse({ refusal: 'programme-unknown' });
        const last = await readLastFigures(db.kysely, found, 'approved');
        return ok(programmeView(found.state, last, todayOf(now())));
      },
    }),
    defineRoute({
      method: 'GET',
      url: '/api/programmes-desk',
      permission: 'programmes.read',
      tag,
      summary: 'Every programme, drafts too, with what waits for review and what was returned',
      answer: deskItemsAnswer,
      handle: async (_input, { db, may }) => {
        const reviews = await countReviews(db.kysely);
        const items = (await readProgrammes(db.kysely)).map(({ state, programmeId }) => ({
          ...programmeItem(state),
          ...(reviews.get(programmeId) ?? { waiting: 0, returned: 0 }),
        }));
        return ok({ items, mayDesign: may('programmes.design') });
      },
    }),
    defineRoute({
      method: 'GET',
      url: '/api/programmes-desk/:slug',
      permission: 'programmes.read',
      tag,
      summary: 'A programme as it is being written, with its alerts; figures and goals are asked for apart',
      params: slugParams,
      answer: deskProgrammeAnswer,
      handle: async ({ params }, { db, may, now }) => {
        const found = await findProgramme(db.kysely, params.slug);
        if (!found) return refuse({ refusal: 'programme-unknown' });
        const isCase = found.state.origin === 'case';
        const proofs = [
          ...found.state.products,
          ...found.state.correctives.flatMap(({ closed }) => closed ?? []),
        ];
        return ok({
          files: await findEvidence(
            db.kysely,
            found.programmeId,
            proofs.flatMap((one) => one.evidence),
          ),
          ...deskView(found.state, await readLastFigures(db.kysely, found, 'captured'), todayOf(now())),
          may: {
            design: !isCase && may('programmes.design'),
            report: !isCase && may('programmes.report'),
            review: !isCase && may('programmes.review'),
          },
        });
      },
    }),
  ];
}

/** The last figure of each indicator of a programme, captured or approved: where the last report gives none, of the one before. */
async function readLastFigures(
  db: Db,
  { programmeId, state }: KnownProgramme,
  which: 'captured' | 'approved',
): Promise<LastFigure[]> {
  const design = which === 'captured' ? state.design : openDesign(state);
  const found: LastFigure[] = [];
  let asked: { indicator: string; before: string | null }[] = design.indicators.map((one) => ({
    indicator: one.id,
    before: null,
  }));
  while (asked.length > 0) {
    const reports = await readLastReports(db, programmeId, asked, which);
    const { known, further } = lastFigures(state, design, reports, which === 'approved');
    found.push(...known);
    asked = further;
  }
  const order = new Map(design.indicators.map((one, i) => [one.id, i]));
  return found.sort((a, b) => (order.get(a.indicator) ?? 0) - (order.get(b.indicator) ?? 0));
}

/** Runs an act on a programme as who asks. */
const act = (context: RouteContext, key: string, slug: string, name: string, asked: ProgrammeAct) =>
  command(context, `programmes.${name}`, key, { slug, asked }, (doing) => actOnProgramme(slug, asked, doing));

function designRoutes(): Route[] {
  return [
    defineRoute({
      method: 'POST',
      url: '/api/programmes',
      permission: 'programmes.design',
      tag,
      summary: 'Opens a programme: an empty page with its address',
      body: newProgramme,
      answer: doneAnswer,
      status: 201,
      handle: ({ body, key }, context) =>
        command(context, 'programmes.open', key, body, (doing) =>
          openProgramme({ ...body, origin: 'desk' }, [], doing),
        ),
    }),
    defineRoute({
      method: 'POST',
      url: '/api/programmes/:slug/parts',
      permission: 'programmes.design',
      tag,
      summary: 'Saves a part of the design whole: situation, populations, matrix, risks, budget, canvases…',
      bodyLimitBytes: 2_000_000,
      params: slugParams,
      body: partBody,
      answer: doneAnswer,
      handle: ({ params, body, key }, context) =>
        act(context, key, params.slug, 'save-part', {
          act: 'save-part',
          saved: { kind: 'part-saved', ...body } as PartSaved,
        }),
    }),
    defineRoute({
      method: 'POST',
      url: '/api/programmes/:slug/indicators',
      permission: 'programmes.design',
      tag,
      summary: 'Saves an indicator’s sheet, or takes it out of the design',
      params: slugParams,
      body: indicatorBody,
      answer: doneAnswer,
      handle: ({ params, body, key }, context) =>
        act(
          context,
          key,
          params.slug,
          'indicator',
          body.act === 'save'
            ? { act: 'save-indicator', indicator: body.indicator }
            : { act: 'remove-indicator', indicator: body.id, reason: body.reason },
        ),
    }),
    defineRoute({
      method: 'POST',
      url: '/api/programmes/:slug/goals',
      permission: 'programmes.design',
      tag,
      summary: 'Sets goals by period; those before stay in the history with the reason of the change',
      params: slugParams,
      body: goalsBody,
      answer: doneAnswer,
      handle: ({ params, body, key }, context) =>
        act(context, key, params.slug, 'goals', { act: 'set-goals', ...body }),
    }),
    defineRoute({
      method: 'POST',
      url: '/api/programmes/:slug/approvals',
      permission: 'programmes.review',
      tag,
      summary: 'Approves the design as a version that everybody sees, or opens it again with a reason',
      params: slugParams,
      body: approvalBody,
      answer: doneAnswer,
      handle: ({ params, body, key }, context) => act(context, key, params.slug, 'approval', body),
    }),
    defineRoute({
      method: 'POST',
      url: '/api/programmes/:slug/products',
      permission: 'programmes.report',
      tag,
      summary: 'States a product as done, partly done or not done, with its reason and evidence',
      params: slugParams,
      body: productBody,
      answer: doneAnswer,
      handle: async ({ params, body, key }, context) => {
        const found = await findProgramme(context.db.kysely, params.slug);
        const component = found?.state.design.products.find((one) => one.id === body.product)?.component;
        if (component && !context.may('programmes.report', `${params.slug}/${component}`))
          return refuse({ refusal: 'not-your-component' });
        return act(context, key, params.slug, 'product', { act: 'state-product', ...body });
      },
    }),
    defineRoute({
      method: 'POST',
      url: '/api/programmes/:slug/executions',
      permission: 'programmes.report',
      tag,
      summary: 'Reports what was executed and committed of each budget line as of a day, cumulative',
      params: slugParams,
      body: executionBody,
      answer: doneAnswer,
      handle: async ({ params, body, key }, context) =>
        context.may('programmes.report', params.slug)
          ? act(context, key, params.slug, 'execution', {
              act: 'report-execution',
              lines: body.lines,
              on: plainDate(body.on),
            })
          : refuse({ refusal: 'not-your-component' }),
    }),
    defineRoute({
      method: 'POST',
      url: '/api/programmes/:slug/correctives',
      permission: 'programmes.design',
      tag,
      summary:
        'Opens a corrective action that answers an alert, or closes it with what was done and its evidence',
      params: slugParams,
      body: correctiveBody,
      answer: doneAnswer,
      handle: ({ params, body, key }, context) =>
        act(
          context,
          key,
          params.slug,
          'corrective',
          body.act === 'open'
            ? {
                act: 'open-corrective',
                about: body.about,
                text: body.text,
                owner: body.owner,
                due: plainDate(body.due),
              }
            : {
                act: 'close-corrective',
                number: body.number,
                text: body.text,
                evidence: body.evidence,
              },
        ),
    }),
    defineRoute({
      method: 'POST',
      url: '/api/programmes/:slug/answers',
      permission: 'programmes.design',
      tag,
      summary: 'Answers one of the thirty questions of the design evaluation that data cannot answer',
      params: slugParams,
      body: answerBody,
      answer: doneAnswer,
      handle: ({ params, body, key }, context) =>
        act(context, key, params.slug, 'answer', { act: 'answer-question', ...body }),
    }),
  ];
}
