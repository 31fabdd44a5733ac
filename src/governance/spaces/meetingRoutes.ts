import { ok, type Result, refuse } from '#kernel';
import type { Trx } from '#platform/database';
import {
  defineRoute,
  HttpProblem,
  problemOf,
  type Route,
  type RouteContext,
  runCommand,
} from '#platform/http';
import { doneAnswer, meetingAct, meetingAnswer, meetingParams } from './api.ts';
import { unknownPlace } from './knownPlace.ts';
import { foldMeeting, type MeetingAction } from './meeting.ts';
import { actInMeeting } from './meetingCommand.ts';
import type { Minutes } from './minutes.ts';
import type { SpacesRoomOptions } from './options.ts';
import { spacesRefusals } from './refusals.ts';
import { foldSpace, type SpaceAction } from './space.ts';
import { personOf } from './spaceCommand.ts';
import { findMeeting, findMinutes, findSpace, readPersons, type SealedMinutes } from './store.ts';
import { readStream } from './streams.ts';
import { meetingView, personsIn, todayOf } from './views.ts';

const tag = 'Participation spaces: meetings';

export function meetingRoutes({ law }: SpacesRoomOptions): Route[] {
  return [
    defineRoute({
      method: 'GET',
      url: '/api/spaces/:code/meetings/:number',
      permission: 'public',
      tag,
      summary:
        'A meeting: its convocation for everyone, what goes on for its members, its minutes once signed',
      params: meetingParams,
      answer: meetingAnswer,
      handle: async ({ params }, { db, actor, now }) => {
        const space = await findSpace(db.kysely, params.code);
        if (!space) return refuse({ refusal: 'space-unknown' });
        const row = await findMeeting(db.kysely, space.spaceId, params.number);
        if (!row) return refuse({ refusal: 'meeting-unknown' });
        const state = foldSpace(await readStream<SpaceAction>(db.kysely, space.spaceId));
        const meeting = foldMeeting(await readStream<MeetingAction>(db.kysely, row.meetingId));
        const sealed = meeting.sealed && (await findMinutes(db.kysely, row.meetingId));
        return ok(
          meetingView(
            state,
            meeting,
            { personId: actor.assisting === null ? actor.personId : null, mayReply: false, mayManage: false },
            { today: todayOf(now()), persons: await readPersons(db.kysely, personsIn(state)) },
            sealed ? (JSON.parse(sealed.json) as { minutes: Minutes }).minutes : null,
          ),
        );
      },
    }),
    defineRoute({
      method: 'POST',
      url: '/api/spaces/:code/meetings/:number/acts',
      permission: 'signed-in',
      tag,
      summary: 'What the secretary and those who attend do in a meeting',
      params: meetingParams,
      body: meetingAct,
      answer: doneAnswer,
      handle: ({ params, body, key }, { db, actor, now }) =>
        runCommand(
          db,
          actor,
          { name: 'spaces.meeting.act', key, body: { ...params, ...body } },
          async ({ trx, audit }) => {
            const person = personOf(actor);
            if (!person.ok) return person;
            if (body.act === 'amend-agenda') {
              const places = body.agenda.map(({ about }) => about?.facility ?? null);
              const unknown = await unknownPlace(trx as Trx, places);
              if (unknown !== null) return refuse({ refusal: 'place-unknown', facility: unknown });
            }
            return actInMeeting(trx as Trx, params, body, {
              personId: person.value,
              law,
              now: now(),
              audit,
            });
          },
        ),
    }),
    defineRoute({
      method: 'GET',
      url: '/api/spaces/:code/meetings/:number/minutes.json',
      permission: 'public',
      tag,
      summary: 'The signed minutes as they were sealed; their SHA-256 stands in the audit chain',
      params: meetingParams,
      answer: 'stream',
      handle: async ({ params }, context) => {
        const { json, jsonSha256 } = await sealedOr(context, params);
        context.reply
          .header('x-content-sha256', jsonSha256.toString('hex'))
          .type('application/json; charset=utf-8');
        return json;
      },
    }),
    defineRoute({
      method: 'GET',
      url: '/api/spaces/:code/meetings/:number/minutes.pdf',
      permission: 'public',
      tag,
      summary: 'The signed minutes as a tagged PDF; its SHA-256 stands in the audit chain',
      params: meetingParams,
      answer: 'stream',
      handle: async ({ params }, context) => {
        const { pdf, pdfSha256 } = await sealedOr(context, params);
        if (!pdf || !pdfSha256) throw problem(context, 'no-pdf-here');
        context.reply
          .header('x-content-sha256', pdfSha256.toString('hex'))
          .header('content-disposition', `inline; filename="acta-${params.code}-${params.number}.pdf"`)
          .type('application/pdf');
        return pdf;
      },
    }),
  ];
}

const problem = (context: RouteContext, refusal: string) =>
  new HttpProblem(problemOf({ refusal }, spacesRefusals, context.language));

async function sealedOr(
  context: RouteContext,
  params: { code: string; number: number },
): Promise<SealedMinutes> {
  const found = await findSealed(context, params);
  if (!found.ok) throw problem(context, found.refusal.refusal);
  return found.value;
}

async function findSealed(
  { db }: RouteContext,
  params: { code: string; number: number },
): Promise<Result<SealedMinutes>> {
  const space = await findSpace(db.kysely, params.code);
  if (!space) return refuse({ refusal: 'space-unknown' });
  const meeting = await findMeeting(db.kysely, space.spaceId, params.number);
  if (!meeting) return refuse({ refusal: 'meeting-unknown' });
  const minutes = await findMinutes(db.kysely, meeting.meetingId);
  return minutes ? ok(minutes) : refuse({ refusal: 'minutes-unsigned' });
}
