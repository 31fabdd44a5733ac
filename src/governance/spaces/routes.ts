import { ok, refuse, unreachable } from '#kernel';
import { workingCalendar } from '#law';
import type { Trx } from '#platform/database';
import { defineRoute, type Room, type Route, type RouteContext, runCommand } from '#platform/http';
import {
  codeParams,
  convokeBody,
  convokedAnswer,
  doneAnswer,
  foundBody,
  managementAct,
  mySpacesAnswer,
  owedAnswer,
  replyAct,
  spaceAct,
  spaceAnswer,
  spacesAnswer,
} from './api.ts';
import type { InstitutionAct } from './decideSpace.ts';
import { unknownPlace } from './knownPlace.ts';
import { convene } from './meetingCommand.ts';
import { meetingRoutes } from './meetingRoutes.ts';
import type { SpacesRoomOptions } from './options.ts';
import { spacesPolicyOn } from './policy.ts';
import { spacesRefusals } from './refusals.ts';
import { findSeatOf, isSecretary } from './seats.ts';
import { foldSpace, type SpaceAction } from './space.ts';
import { actInSpace, declareFirst, foundSpace, openSpace, personOf, sceneFor } from './spaceCommand.ts';
import {
  findPersonByDocument,
  findSpace,
  listSpaces,
  listSpacesOf,
  markSeen,
  readPersons,
  readSeen,
} from './store.ts';
import { readStream, readStreams } from './streams.ts';
import { itemOf, newsFor, personsIn, spaceView, todayOf, type Viewer } from './views.ts';

const tag = 'Participation spaces';
/** No facility is called so: only an office held for every unit permits it. */
const everywhere = '*';

/** Who looks, and what the institution lets her do in this space. */
export function viewerOf(context: RouteContext, facility: string | null): Viewer {
  const { actor } = context;
  return {
    personId: actor.assisting === null ? actor.personId : null,
    mayReply: context.may('spaces.reply', facility ?? everywhere),
    mayManage: context.may('spaces.manage', everywhere),
  };
}

export function spacesRoom(options: SpacesRoomOptions): Room {
  return {
    name: 'spaces',
    refusals: spacesRefusals,
    routes: [...readingRoutes(options), ...actingRoutes(options), ...meetingRoutes(options)],
  };
}

function readingRoutes({ law }: SpacesRoomOptions): Route[] {
  const calendar = workingCalendar(law);
  return [
    defineRoute({
      method: 'GET',
      url: '/api/spaces',
      permission: 'public',
      tag,
      summary: 'Every participation space: its level, how it is joined, and what is owed to it',
      answer: spacesAnswer,
      handle: async (_input, { db, now }) => {
        const rows = await listSpaces(db.kysely);
        const streams = await readStreams<SpaceAction>(
          db.kysely,
          rows.map((row) => row.spaceId),
        );
        const today = todayOf(now());
        return ok({
          items: rows.map((row) => itemOf(foldSpace(streams.get(row.spaceId) ?? []), today, now())),
        });
      },
    }),
    defineRoute({
      method: 'GET',
      url: '/api/spaces/:code',
      permission: 'public',
      tag,
      summary: 'A space: what it is, who is in it, what it did and what became of it',
      params: codeParams,
      answer: spaceAnswer,
      handle: async ({ params }, context) => {
        const { db, now } = context;
        const row = await findSpace(db.kysely, params.code);
        if (!row) return refuse({ refusal: 'space-unknown' });
        const space = foldSpace(await readStream<SpaceAction>(db.kysely, row.spaceId));
        const today = todayOf(now());
        return ok(
          spaceView(space, viewerOf(context, space.facts.oversees.facility), {
            today,
            calendar,
            persons: await readPersons(db.kysely, personsIn(space)),
            replyWorkingDays: spacesPolicyOn(law, today).replyWorkingDays,
          }),
        );
      },
    }),
    defineRoute({
      method: 'GET',
      url: '/api/my-spaces',
      permission: 'signed-in',
      tag,
      summary: 'The spaces of the person signed in, and what is new in each, in groups',
      answer: mySpacesAnswer,
      handle: async (_input, { db, actor, now }) => {
        const person = personOf(actor);
        if (!person.ok) return ok({ items: [] });
        const rows = await listSpacesOf(db.kysely, person.value);
        const streams = await readStreams<SpaceAction>(
          db.kysely,
          rows.map((row) => row.spaceId),
        );
        const seen = await readSeen(db.kysely, person.value);
        const today = todayOf(now());
        return ok({
          items: rows.map((row) => {
            const actions = streams.get(row.spaceId) ?? [];
            const space = foldSpace(actions);
            const next = space.meetings
              .filter((one) => Date.parse(one.startsAt) > now().getTime())
              .sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1))[0];
            return {
              code: row.code,
              title: space.facts.title,
              seat: findSeatOf(space, person.value, today)?.seat ?? null,
              secretary: isSecretary(space, person.value, today),
              nextMeeting: next ? { meeting: next.meeting, startsAt: next.startsAt } : null,
              news: newsFor(actions, person.value, seen.get(row.spaceId) ?? 0),
            };
          }),
        });
      },
    }),
    defineRoute({
      method: 'POST',
      url: '/api/spaces/:code/seen',
      permission: 'signed-in',
      tag,
      summary: 'She has read what is new in a space',
      idempotency: 'natural',
      params: codeParams,
      answer: doneAnswer,
      handle: async ({ params }, { db, actor }) => {
        const person = personOf(actor);
        if (!person.ok) return person;
        const row = await findSpace(db.kysely, params.code);
        if (!row) return refuse({ refusal: 'space-unknown' });
        const seq = (await readStream<SpaceAction>(db.kysely, row.spaceId)).at(-1)?.seq ?? 0;
        await markSeen(db.kysely, person.value, row.spaceId, seq);
        return ok({ seq });
      },
    }),
    defineRoute({
      method: 'GET',
      url: '/api/spaces-owed',
      permission: 'spaces.reply',
      tag,
      summary: 'The replies that the institution owes, the nearest date first',
      answer: owedAnswer,
      handle: async (_input, context) => {
        const { db, now } = context;
        const rows = await listSpaces(db.kysely);
        const streams = await readStreams<SpaceAction>(
          db.kysely,
          rows.map((row) => row.spaceId),
        );
        const today = todayOf(now());
        const items = rows.flatMap((row) => {
          const space = foldSpace(streams.get(row.spaceId) ?? []);
          if (!viewerOf(context, space.facts.oversees.facility).mayReply) return [];
          return space.contributions
            .filter((one) => one.reply === null)
            .map((one) => ({
              code: row.code,
              title: space.facts.title,
              contribution: one.number,
              text: one.text,
              at: one.at,
              due: one.due,
              workingDaysLeft: calendar.workingDaysBetween(today, one.due),
            }));
        });
        return ok({ items: items.sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0)) });
      },
    }),
  ];
}

function actingRoutes({ law }: SpacesRoomOptions): Route[] {
  return [
    defineRoute({
      method: 'POST',
      url: '/api/spaces',
      permission: 'spaces.manage',
      tag,
      summary: 'Founds a space: category, level, phase, legal basis, who may join, how it votes',
      body: foundBody,
      answer: codeParams,
      status: 201,
      handle: ({ body, key }, { db, actor, now }) =>
        runCommand(db, actor, { name: 'spaces.found', key, body }, async ({ trx, audit }) => {
          const unknown = await unknownPlace(trx as Trx, [body.oversees.facility]);
          if (unknown !== null) return refuse({ refusal: 'place-unknown', facility: unknown });
          const founded = await foundSpace(trx as Trx, body, actor.personId, now(), audit);
          return founded.ok ? ok({ code: body.code }) : founded;
        }),
    }),
    defineRoute({
      method: 'POST',
      url: '/api/spaces/:code/acts',
      permission: 'signed-in',
      tag,
      summary: 'What participants and the secretary do in a space; the space says who may do what',
      description: 'An informative space refuses every contribution with `level-takes-no-contributions`.',
      params: codeParams,
      body: spaceAct,
      answer: doneAnswer,
      handle: async ({ params, body, key }, { db, actor, now }) => {
        const interests = body.act === 'join' ? body.interests : [];
        if (interests.length > 0) {
          const command = { name: 'spaces.declare', key: `${key}:declared`, body: { ...params, interests } };
          const declared = await runCommand(db, actor, command, async ({ trx, audit }) => {
            const person = personOf(actor);
            if (!person.ok) return person;
            const doing = { trx: trx as Trx, law, now: now(), personId: person.value, audit };
            return declareFirst(params.code, interests, doing);
          });
          if (!declared.ok) return declared;
        }
        return runCommand(
          db,
          actor,
          { name: 'spaces.act', key, body: { ...params, ...body } },
          async ({ trx: scope, audit }) => {
            const trx = scope as Trx;
            const person = personOf(actor);
            if (!person.ok) return person;
            const space = await openSpace(trx, params.code);
            if (!space.ok) return space;
            const scene = await sceneFor(trx, law, now(), person.value, space.value.state);
            const act = body.act === 'join' ? { ...body, interests: [] } : body;
            return actInSpace(trx, space.value, act, scene, now(), audit);
          },
        );
      },
    }),
    defineRoute({
      method: 'POST',
      url: '/api/spaces/:code/management',
      permission: 'spaces.manage',
      tag,
      summary: 'Names the secretary, seats who was designated, sets the voting rule, closes the space',
      params: codeParams,
      body: managementAct,
      answer: doneAnswer,
      handle: async ({ params, body, key }, { db, actor, now }) => {
        if (body.act === 'seat' && body.interests.length > 0) {
          const { document, interests } = body;
          const said = { ...params, document, interests };
          const command = { name: 'spaces.note-interests', key: `${key}:declared`, body: said };
          const noted = await runCommand(db, actor, command, async ({ trx: scope, audit }) => {
            const trx = scope as Trx;
            const by = personOf(actor);
            if (!by.ok) return by;
            const named = await findPersonByDocument(trx, document);
            if (!named) return refuse({ refusal: 'person-unknown' });
            const doing = { trx, law, now: now(), personId: by.value, audit };
            return declareFirst(params.code, interests, doing, named);
          });
          if (!noted.ok) return noted;
        }
        return runCommand(
          db,
          actor,
          { name: 'spaces.manage', key, body: { ...params, ...body } },
          async ({ trx: scope, audit }) => {
            const trx = scope as Trx;
            const by = personOf(actor);
            if (!by.ok) return by;
            const space = await openSpace(trx, params.code);
            if (!space.ok) return space;
            const named = 'document' in body ? await findPersonByDocument(trx, body.document) : by.value;
            if (!named) return refuse({ refusal: 'person-unknown' });
            const act = managedAct(body, named);
            const scene = await sceneFor(trx, law, now(), by.value, space.value.state, named);
            return actInSpace(trx, space.value, act, scene, now(), audit);
          },
        );
      },
    }),
    defineRoute({
      method: 'POST',
      url: '/api/spaces/:code/replies',
      permission: 'spaces.reply',
      tag,
      summary: 'The institution’s reasoned reply to a contribution; once published it does not change',
      params: codeParams,
      body: replyAct,
      answer: doneAnswer,
      handle: ({ params, body, key }, context) =>
        runCommand(
          context.db,
          context.actor,
          { name: 'spaces.reply', key, body: { ...params, ...body } },
          async ({ trx: scope, audit }) => {
            const trx = scope as Trx;
            const person = personOf(context.actor);
            if (!person.ok) return person;
            const space = await openSpace(trx, params.code);
            if (!space.ok) return space;
            if (!viewerOf(context, space.value.state.facts.oversees.facility).mayReply)
              return refuse({ refusal: 'not-your-facility' });
            const scene = await sceneFor(trx, law, context.now(), person.value, space.value.state);
            return actInSpace(trx, space.value, body, scene, context.now(), audit);
          },
        ),
    }),
    defineRoute({
      method: 'POST',
      url: '/api/spaces/:code/meetings',
      permission: 'signed-in',
      tag,
      summary: 'The secretary convenes a meeting with its agenda',
      params: codeParams,
      body: convokeBody,
      answer: convokedAnswer,
      status: 201,
      handle: ({ params, body, key }, { db, actor, now }) =>
        runCommand(
          db,
          actor,
          { name: 'spaces.convene', key, body: { ...params, ...body } },
          async ({ trx: scope, audit }) => {
            const trx = scope as Trx;
            const person = personOf(actor);
            if (!person.ok) return person;
            const space = await openSpace(trx, params.code);
            if (!space.ok) return space;
            const unknown = await unknownPlace(
              trx,
              body.agenda.map(({ about }) => about?.facility ?? null),
            );
            if (unknown !== null) return refuse({ refusal: 'place-unknown', facility: unknown });
            return convene(trx, space.value, body, { personId: person.value, law, now: now(), audit });
          },
        ),
    }),
  ];
}

type Managed = ReturnType<typeof managementAct.parse>;

function managedAct(body: Managed, personId: string): InstitutionAct {
  switch (body.act) {
    case 'name-secretary':
    case 'end-secretary':
      return { act: body.act, personId };
    case 'seat': {
      // What she declared is kept already, whether she is seated or refused.
      const { document: _document, ...seat } = body;
      return { ...seat, interests: [], personId };
    }
    case 'set-vote-rule':
    case 'close':
      return body;
    default:
      return unreachable(body);
  }
}
