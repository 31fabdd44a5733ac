import { changesToldTo } from '#governance/improvement';
import { readRatedPlaces } from '#governance/quality';
import { ok, type Result, refuse } from '#kernel';
import type { Trx } from '#platform/database';
import {
  defineRoute,
  HttpProblem,
  problemOf,
  type Room,
  type Route,
  type RouteContext,
  runCommand,
} from '#platform/http';
import {
  accountabilityBody,
  auditBody,
  auditParams,
  constitutionBody,
  directorBody,
  doneAnswer,
  examinationBody,
  followBody,
  memberBody,
  mineAnswer,
  overviewAnswer,
  periodAnswer,
  periodParams,
  seatBody,
  traceAnswer,
  traceParams,
  waitingAnswer,
  yearParams,
} from './api.ts';
import {
  actOnReport,
  answerReport,
  constitute,
  type Doing,
  dayOf,
  examineGoal,
  followAudit,
  presentAccountability,
  registerAudit,
  seatMember,
} from './command.ts';
import { gatherTrace } from './gatherTrace.ts';
import { ledFrom } from './led.ts';
import { newsRoutes } from './news.ts';
import type { CommissionsOptions } from './options.ts';
import { commissionsPolicyOn } from './policy.ts';
import { commissionsRefusals } from './refusals.ts';
import { findPersonByDocument, findSealed, room } from './store.ts';
import { kindSlugs, type TraceKind, tracePath, walk } from './trace.ts';
import { nodeView, overviewOf, periodViewOf, toCompose, type Viewer, waitingOf } from './views.ts';
import { personIn } from './whoAsks.ts';

const tag = 'Commission of supervision';
const everywhere = '*';
const viewerIn = (context: RouteContext): Viewer => ({
  personId: personIn(context),
  mayConstitute: context.may('commissions.constitute', everywhere),
  mayAudit: context.may('commissions.audits', everywhere),
  mayAnswer: context.may('commissions.answer', everywhere),
  atDesk: context.may('commissions.desk', everywhere),
});

/** The commission of supervision: what it gathers, what it reports, how it is answered, and the chain of records. */
export function commissionsRoom(options: CommissionsOptions): Room {
  return {
    name: room,
    refusals: commissionsRefusals,
    routes: [
      ...readingRoutes(options),
      ...documentRoutes(),
      ...traceRoutes(options),
      ...actingRoutes(options),
      ...newsRoutes(),
    ],
  };
}

function readingRoutes({ law }: CommissionsOptions): Route[] {
  return [
    defineRoute({
      method: 'GET',
      url: '/api/supervision',
      permission: 'public',
      tag,
      summary:
        'The commission of supervision: its resolution, its seats, its quarters, the register of audits, the accountability reports',
      answer: overviewAnswer,
      handle: async (_input, context) =>
        ok(await overviewOf(context.db, law, viewerIn(context), dayOf(context.now()))),
    }),
    defineRoute({
      method: 'GET',
      url: '/api/supervision/:period',
      permission: 'public',
      tag,
      summary:
        'A quarter: its figures with their recipes, living until they are frozen; its report once issued, with the answers',
      params: periodParams,
      answer: periodAnswer,
      handle: ({ params }, context) =>
        periodViewOf(context.db, law, params.period, viewerIn(context), dayOf(context.now())),
    }),
    defineRoute({
      method: 'GET',
      url: '/api/supervision-waiting',
      permission: 'commissions.desk',
      tag,
      summary:
        'Items of reports that await an answer, commitments that await their evidence, and the quarter whose report is to be composed',
      answer: waitingAnswer,
      handle: async (_input, context) =>
        ok({
          items: await waitingOf(context.db, law, dayOf(context.now())),
          compose: await toCompose(context.db, personIn(context), dayOf(context.now())),
          mayAnswer: viewerIn(context).mayAnswer,
        }),
    }),
  ];
}

function documentRoutes(): Route[] {
  const refused = (refusal: string, context: RouteContext) =>
    new HttpProblem(problemOf({ refusal }, commissionsRefusals, context.language));
  return (['json', 'pdf'] as const).map((format) =>
    defineRoute({
      method: 'GET',
      url: `/api/supervision/:period/report.${format}`,
      permission: 'public',
      tag,
      summary: `An issued report as it left the house (${format.toUpperCase()}); its hash is in the audit chain`,
      params: periodParams,
      answer: 'stream',
      handle: async ({ params }, context) => {
        const found = await findSealed(context.db.kysely, params.period);
        if (!found) throw refused('report-unknown', context);
        const bytes = format === 'json' ? Buffer.from(found.json) : found.pdf;
        if (!bytes) throw refused('no-pdf-here', context);
        context.reply
          .header('content-disposition', `inline; filename="supervision-${params.period}.${format}"`)
          .type(format === 'json' ? 'application/json' : 'application/pdf');
        return bytes;
      },
    }),
  );
}

function traceRoutes({ law }: CommissionsOptions): Route[] {
  const graphIn = ({ db, now }: RouteContext) => {
    const today = dayOf(now());
    return gatherTrace(db, today, commissionsPolicyOn(law, today).smallest);
  };
  const kindOf = new Map(
    Object.entries(kindSlugs).map(([kind, slug]) => [slug as string, kind as TraceKind]),
  );
  return [
    defineRoute({
      method: 'GET',
      url: '/api/traces/:slug/:id',
      permission: 'public',
      tag: 'Trace',
      summary: 'The chain of records through one of them: what it rests on, and what came of it',
      params: traceParams,
      answer: traceAnswer,
      handle: async ({ params }, context) => {
        const kind = kindOf.get(params.slug);
        const walked = kind && walk(await graphIn(context), kind, params.id);
        if (!walked) return refuse({ refusal: 'trace-unknown' });
        return ok({
          here: nodeView(walked.here),
          before: walked.before.map(nodeView),
          after: walked.after.map(nodeView),
        });
      },
    }),
    defineRoute({
      method: 'GET',
      url: '/api/traces/mine',
      permission: 'signed-in',
      tag: 'Trace',
      summary: 'Where what she rated or complained of led, for herself alone',
      answer: mineAnswer,
      handle: async (_input, context) => {
        // Not at the counter either: that she rated, and where, is for her own eyes.
        const personId = personIn(context);
        if (personId === null) return ok({ items: [] });
        const [places, changes] = await Promise.all([
          readRatedPlaces(context.db.kysely, personId),
          changesToldTo(context.db.kysely, personId),
        ]);
        if (places.length + changes.length === 0) return ok({ items: [] });
        const led = ledFrom(await graphIn(context), {
          changes,
          places: places.map(({ facility, since, ratings }) => ({ facility, ratings, since: dayOf(since) })),
        });
        return ok({
          items: led.map(({ because, begin, since, ratings, after }) => ({
            ...{ because, since, ratings },
            title: begin.title,
            trace: tracePath(begin.kind, begin.id),
            after: after.map(nodeView),
          })),
        });
      },
    }),
  ];
}

function actingRoutes({ law }: CommissionsOptions): Route[] {
  /** Runs a command of this room as the person herself: nobody acts for another at the counter. */
  const command = (
    context: RouteContext,
    name: string,
    key: string,
    body: unknown,
    work: (doing: Doing) => Promise<Result<{ seq: number }>>,
  ) =>
    runCommand(
      context.db,
      context.actor,
      { name: `commissions.${name}`, key, body },
      async ({ trx, audit }): Promise<Result<{ seq: number }>> => {
        const personId = personIn(context);
        if (personId === null) return refuse({ refusal: 'person-needed' });
        return work({ trx: trx as Trx, db: context.db, law, now: context.now(), personId, audit });
      },
    );
  return [
    defineRoute({
      method: 'POST',
      url: '/api/supervision-constitutions',
      permission: 'commissions.constitute',
      tag,
      summary: 'Records the resolution of the Board: seats, profiles, competences and directives',
      body: constitutionBody,
      answer: doneAnswer,
      status: 201,
      handle: ({ body, key }, context) =>
        command(context, 'constitute', key, body, (doing) => constitute(body, doing)),
    }),
    defineRoute({
      method: 'POST',
      url: '/api/supervision-seats',
      permission: 'commissions.constitute',
      tag,
      summary: 'Seats whom the Board named, with the profile that she has and why',
      body: seatBody,
      answer: doneAnswer,
      status: 201,
      handle: ({ body, key }, context) =>
        command(context, 'seat', key, body, async (doing) => {
          const personId = await findPersonByDocument(doing.trx, body.document);
          if (!personId) return refuse({ refusal: 'person-unknown' });
          return seatMember({ personId, profile: body.profile, ground: body.ground }, doing);
        }),
    }),
    defineRoute({
      method: 'POST',
      url: '/api/supervision-audits',
      permission: 'commissions.audits',
      tag,
      summary: 'Registers an internal or external audit with its findings and recommendations',
      body: auditBody,
      answer: doneAnswer,
      status: 201,
      handle: ({ body, key }, context) =>
        command(context, 'registerAudit', key, body, (doing) => registerAudit(body, doing)),
    }),
    defineRoute({
      method: 'POST',
      url: '/api/supervision-audits/:code/follow-ups',
      permission: 'commissions.audits',
      tag,
      summary: 'Notes how a recommendation of an audit stands, with what shows it',
      params: auditParams,
      body: followBody,
      answer: doneAnswer,
      handle: ({ params, body, key }, context) =>
        command(context, 'followAudit', key, { ...params, ...body }, (doing) =>
          followAudit(params.code, body, doing),
        ),
    }),
    defineRoute({
      method: 'POST',
      url: '/api/supervision-accountability',
      permission: 'commissions.answer',
      tag,
      summary: 'The institution presents its accountability report: goal, result and evidence',
      body: accountabilityBody,
      answer: doneAnswer,
      status: 201,
      handle: ({ body, key }, context) =>
        command(context, 'presentAccountability', key, body, (doing) => presentAccountability(body, doing)),
    }),
    defineRoute({
      method: 'POST',
      url: '/api/supervision-accountability/:year/examinations',
      permission: 'signed-in',
      tag,
      summary: 'A member of the commission examines a goal against its result',
      params: yearParams,
      body: examinationBody,
      answer: doneAnswer,
      handle: ({ params, body, key }, context) =>
        command(context, 'examineGoal', key, { ...params, ...body }, (doing) =>
          examineGoal(params.year, body, doing),
        ),
    }),
    defineRoute({
      method: 'POST',
      url: '/api/supervision/:period/acts',
      permission: 'signed-in',
      tag,
      summary:
        'What members do with the report of a quarter: freeze its figures, write, sign or dissent, issue',
      params: periodParams,
      body: memberBody,
      answer: doneAnswer,
      handle: ({ params, body, key }, context) =>
        command(context, 'act', key, { ...params, ...body }, (doing) =>
          actOnReport(params.period, body, doing),
        ),
    }),
    defineRoute({
      method: 'POST',
      url: '/api/supervision/:period/answers',
      permission: 'commissions.answer',
      tag,
      summary: 'The Director General answers an item, or shows that what was promised is done',
      params: periodParams,
      body: directorBody,
      answer: doneAnswer,
      handle: ({ params, body, key }, context) =>
        command(context, 'answer', key, { ...params, ...body }, (doing) =>
          answerReport(params.period, body, doing),
        ),
    }),
  ];
}
