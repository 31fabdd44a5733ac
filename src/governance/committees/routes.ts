import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { readFacilitySeries } from '#governance/quality';
import {
  declareFirst,
  findSeatOf,
  foldSpace,
  personOf,
  readPersons,
  readStream,
  type SpaceAction,
} from '#governance/spaces';
import { ok, type Result, refuse, unreachable } from '#kernel';
import { workingCalendar } from '#law';
import { readCatalogue } from '#operations/services';
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
  callBody,
  committeeAnswer,
  committeeParams,
  committeesAnswer,
  doneAnswer,
  managementBody,
  memberBody,
  photographParams,
  providerBody,
  registrationBody,
  visitBody,
  waitingAnswer,
} from './api.ts';
import { type CommitteeAction, foldCommittee } from './committee.ts';
import {
  actAsMember,
  actAsProvider,
  actOnBoard,
  callCommittee,
  type Doing,
  extendCall,
  install,
  newId,
  recordBoard,
  register,
  todayOf,
} from './committeeCommand.ts';
import { sayValue } from './indicators.ts';
import { newsRoutes } from './newsRoutes.ts';
import type { CommitteesRoomOptions } from './options.ts';
import { readPhotograph } from './photograph.ts';
import { committeesPolicyOn } from './policy.ts';
import { committeesRefusals } from './refusals.ts';
import {
  type CommitteeRow,
  findCommittee,
  findPhotograph,
  insertPhotographs,
  listCommittees,
  type NewPhotograph,
} from './store.ts';
import { committeeItem, committeeView } from './views.ts';

const tag = 'User committees';
const everywhere = '*';

export function committeesRoom(options: CommitteesRoomOptions): Room {
  return {
    name: 'committees',
    refusals: committeesRefusals,
    routes: [...readingRoutes(options), ...actingRoutes(options), ...newsRoutes()],
  };
}

async function readBoth({ db }: Pick<RouteContext, 'db'>, row: CommitteeRow) {
  return {
    committee: foldCommittee(await readStream<CommitteeAction>(db.kysely, row.committeeId)),
    space: foldSpace(await readStream<SpaceAction>(db.kysely, row.spaceId)),
    published: await readFacilitySeries(db, row.facility),
  };
}

function readingRoutes({ law }: CommitteesRoomOptions): Route[] {
  const calendar = workingCalendar(law);
  return [
    defineRoute({
      method: 'GET',
      url: '/api/committees',
      permission: 'public',
      tag,
      summary: 'Every user committee: open calls, signals, and observations that wait for an answer',
      answer: committeesAnswer,
      handle: async (_input, context) => {
        const today = todayOf(context.now());
        const rows = await listCommittees(context.db.kysely);
        const policy = committeesPolicyOn(law, today);
        const items = [];
        for (const row of rows) {
          const { committee, space, published } = await readBoth(context, row);
          items.push(committeeItem(committee, { space, today, published, policy }));
        }
        return ok({ items });
      },
    }),
    defineRoute({
      method: 'GET',
      url: '/api/committees/:code',
      permission: 'public',
      tag,
      summary:
        'A committee: indicators with their charts, observations with their answers, visits and reports',
      params: committeeParams,
      answer: committeeAnswer,
      handle: async ({ params }, context) => {
        const row = await findCommittee(context.db.kysely, params.code);
        if (!row) return refuse({ refusal: 'committee-unknown' });
        const { committee, space, published } = await readBoth(context, row);
        const today = todayOf(context.now());
        const { actor } = context;
        return ok(
          committeeView(
            committee,
            {
              personId: actor.assisting === null ? actor.personId : null,
              mayAnswer: context.may('committees.answer', row.facility),
              mayManage: context.may('committees.manage', everywhere),
            },
            {
              space,
              today,
              calendar,
              policy: committeesPolicyOn(law, today),
              persons: await readPersons(
                context.db.kysely,
                space.seats.map((one) => one.personId),
              ),
              published,
            },
          ),
        );
      },
    }),
    defineRoute({
      method: 'GET',
      url: '/api/committees-waiting',
      permission: 'committees.answer',
      tag,
      summary: 'What the provider owes to committees: indicators to agree, observations to answer',
      answer: waitingAnswer,
      handle: async (_input, context) => {
        const today = todayOf(context.now());
        const rows = (await listCommittees(context.db.kysely)).filter((row) =>
          context.may('committees.answer', row.facility),
        );
        const items = [];
        for (const row of rows) {
          const committee = foldCommittee(
            await readStream<CommitteeAction>(context.db.kysely, row.committeeId),
          );
          for (const one of committee.observations.filter((known) => known.answer === null))
            items.push({
              id: `${row.code}:o${one.number}`,
              code: row.code,
              committee: committee.title,
              kind: 'observation' as const,
              number: one.number,
              title: committee.indicators.find((known) => known.number === one.indicator)?.title ?? '',
              text: one.text,
              goal: null,
              on: one.on,
              due: one.due,
              workingDaysLeft: calendar.workingDaysBetween(today, one.due),
            });
          for (const one of committee.indicators.filter((known) => known.answer === null))
            items.push({
              id: `${row.code}:i${one.number}`,
              code: row.code,
              committee: committee.title,
              kind: 'indicator' as const,
              number: one.number,
              title: one.title,
              text: one.definition,
              goal: { es: sayValue(one.source, one.goal, 'es'), en: sayValue(one.source, one.goal, 'en') },
              on: null,
              due: null,
              workingDaysLeft: null,
            });
        }
        const when = (one: { due: string | null }) => one.due ?? '9999';
        return ok({ items: items.sort((a, b) => (when(a) < when(b) ? -1 : when(a) > when(b) ? 1 : 0)) });
      },
    }),
    defineRoute({
      method: 'GET',
      url: '/api/committees/:code/photographs/:photographId',
      permission: 'signed-in',
      tag,
      summary: 'A photograph of a visit, for members of the committee and its provider',
      params: photographParams,
      answer: 'stream',
      handle: async ({ params }, context) => {
        const found = await photographFor(context, params);
        if (!found.ok) throw new HttpProblem(problemOf(found.refusal, committeesRefusals, context.language));
        context.reply.header('cache-control', 'private, no-store').type('image/jpeg');
        return found.value;
      },
    }),
  ];
}

async function photographFor(
  context: RouteContext,
  params: { code: string; photographId: string },
): Promise<Result<Buffer>> {
  const { db, actor, now } = context;
  const row = await findCommittee(db.kysely, params.code);
  if (!row) return refuse({ refusal: 'committee-unknown' });
  const space = foldSpace(await readStream<SpaceAction>(db.kysely, row.spaceId));
  const member = findSeatOf(space, actor.assisting === null ? actor.personId : null, todayOf(now()));
  if (!member && !context.may('committees.answer', row.facility))
    return refuse({ refusal: 'photograph-not-for-you' });
  const bytes = await findPhotograph(db.kysely, row.committeeId, params.photographId);
  return bytes ? ok(bytes) : refuse({ refusal: 'photograph-unknown' });
}

function actingRoutes({ law }: CommitteesRoomOptions): Route[] {
  /** Runs a command of this room as the person herself. */
  const command = <Answer>(
    { db, actor, now }: RouteContext,
    name: string,
    key: string,
    body: unknown,
    work: (doing: Doing) => Promise<Result<Answer>>,
  ) =>
    runCommand(db, actor, { name, key, body }, async ({ trx, audit }) => {
      const person = personOf(actor);
      if (!person.ok) return person;
      return work({ trx: trx as Trx, law, now: now(), personId: person.value, audit });
    });
  const seriesOf = async ({ db }: RouteContext, code: string) => {
    const row = await findCommittee(db.kysely, code);
    return (row && (await readFacilitySeries(db, row.facility)))?.months ?? [];
  };
  return [
    defineRoute({
      method: 'POST',
      url: '/api/committees',
      permission: 'committees.manage',
      tag,
      summary: 'Calls a user committee for a facility; registration is free until a day',
      body: callBody,
      answer: doneAnswer,
      status: 201,
      handle: async ({ body, key }, context) => {
        const { facilities } = await readCatalogue(context.db.kysely);
        if (!facilities.some((one) => one.code === body.facility))
          return refuse({ refusal: 'facility-unknown' });
        return command(context, 'committees.call', key, body, (doing) => callCommittee(body, doing));
      },
    }),
    defineRoute({
      method: 'POST',
      url: '/api/committees/:code/registrations',
      permission: 'signed-in',
      tag,
      summary: 'Whoever uses the service registers; interests, kinship and offices there keep out',
      params: committeeParams,
      body: registrationBody,
      answer: doneAnswer,
      handle: async ({ params, body, key }, context) => {
        const { interests } = body;
        if (interests.length > 0) {
          const said = { ...params, interests };
          const declared = await command(context, 'committees.declare', `${key}:declared`, said, (doing) =>
            declareFirst(params.code, interests, doing),
          );
          if (!declared.ok) return declared;
        }
        return command(context, 'committees.register', key, { ...params, ...body }, (doing) =>
          register(params.code, [], doing),
        );
      },
    }),
    defineRoute({
      method: 'POST',
      url: '/api/committees/:code/management',
      permission: 'committees.manage',
      tag,
      summary: 'Extends a call, installs a committee, records the board that it elected',
      params: committeeParams,
      body: managementBody,
      answer: doneAnswer,
      handle: ({ params, body, key }, context) =>
        command(context, 'committees.manage', key, { ...params, ...body }, (doing) =>
          manage(params.code, body, doing),
        ),
    }),
    defineRoute({
      method: 'POST',
      url: '/api/committees/:code/acts',
      permission: 'signed-in',
      tag,
      summary:
        'What members do: propose an indicator, observe, judge an answer, complete the report, elect their board',
      params: committeeParams,
      body: memberBody,
      answer: doneAnswer,
      handle: async ({ params, body, key }, context) => {
        const said = { ...params, ...body };
        switch (body.act) {
          case 'propose-board':
          case 'accept-board':
          case 'open-board-vote':
          case 'vote-board':
          case 'close-board-vote':
            return command(context, 'committees.board', key, said, (doing) =>
              actOnBoard(params.code, body, doing),
            );
          default: {
            const published = body.act === 'report' ? await seriesOf(context, params.code) : [];
            return command(context, 'committees.act', key, said, (doing) =>
              actAsMember(params.code, body, published, doing),
            );
          }
        }
      },
    }),
    defineRoute({
      method: 'POST',
      url: '/api/committees/:code/visits',
      permission: 'signed-in',
      tag,
      summary:
        'A visit with its checklist and photographs; kept on the device without connection and sent later, once',
      bodyLimitBytes: 4_500_000,
      params: committeeParams,
      body: visitBody,
      answer: doneAnswer,
      status: 201,
      handle: ({ params, body, key }, context) => {
        const photographs: NewPhotograph[] = [];
        for (const base64 of body.photographs) {
          const bytes = readPhotograph(base64);
          if (!bytes.ok) return Promise.resolve(bytes);
          photographs.push({
            photographId: newId(context.now()),
            bytes: bytes.value,
            sha256: createHash('sha256').update(bytes.value).digest(),
          });
        }
        const hashes = body.photographs.map((one) => createHash('sha256').update(one).digest('hex'));
        return command(
          context,
          'committees.visit',
          key,
          { ...params, ...body, photographs: hashes },
          async (doing) => {
            const visit = {
              ...body,
              act: 'visit' as const,
              photographs: photographs.map(({ photographId, sha256 }) => ({
                photographId,
                sha256: sha256.toString('hex'),
              })),
            };
            const done = await actAsMember(params.code, visit, [], doing);
            const row = await findCommittee(doing.trx, params.code);
            if (done.ok && row) await insertPhotographs(doing.trx, row.committeeId, photographs, doing.now);
            return done;
          },
        );
      },
    }),
    defineRoute({
      method: 'POST',
      url: '/api/committees/:code/answers',
      permission: 'committees.answer',
      tag,
      summary:
        'The provider agrees an indicator or answers an observation; a published answer does not change',
      params: committeeParams,
      body: providerBody,
      answer: doneAnswer,
      handle: ({ params, body, key }, context) =>
        command(context, 'committees.answer', key, { ...params, ...body }, (doing) =>
          actAsProvider(params.code, body, (facility) => context.may('committees.answer', facility), doing),
        ),
    }),
  ];
}

function manage(code: string, body: z.output<typeof managementBody>, doing: Doing) {
  switch (body.act) {
    case 'extend-call':
      return extendCall(code, body.until, doing);
    case 'install':
      return install(code, doing);
    case 'record-board':
      return recordBoard(code, body, doing);
    default:
      return unreachable(body);
  }
}
