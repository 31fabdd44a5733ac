import {
  findSeatOf,
  foldSpace,
  listSpacesOf,
  personOf,
  readStreams,
  type SpaceAction,
} from '#governance/spaces';
import { ok, refuse } from '#kernel';
import { defineRoute, type Route } from '#platform/http';
import { markSeen, newsIn, readSeen } from '#platform/news';
import { committeeParams, doneAnswer, myCommitteesAnswer } from './api.ts';
import type { CommitteeAction } from './committee.ts';
import { todayOf } from './committeeCommand.ts';
import { findCommittee, lastSeq, listCommittees } from './store.ts';

const room = 'committees';

/** What tells a member something; joining of others does not. */
const told: readonly CommitteeAction['kind'][] = [
  'answer-overdue',
  'observation-answered',
  'indicator-answered',
  'board-vote-opened',
  'board-elected',
  'installed',
  'observed',
  'indicator-proposed',
  'visited',
  'reported',
];

/** What is new in one's committees. */
export function newsRoutes(): Route[] {
  return [
    defineRoute({
      method: 'GET',
      url: '/api/my-committees',
      permission: 'signed-in',
      tag: 'User committees',
      summary: 'The committees of the person signed in, and what is new in each, in groups',
      answer: myCommitteesAnswer,
      handle: async (_input, { db, actor, now }) => {
        const person = personOf(actor);
        if (!person.ok) return ok({ items: [] });
        const own = new Set((await listSpacesOf(db.kysely, person.value)).map((one) => one.spaceId));
        const rows = (await listCommittees(db.kysely)).filter((one) => own.has(one.spaceId));
        const ids = rows.flatMap(({ committeeId, spaceId }) => [committeeId, spaceId]);
        const streams = await readStreams<CommitteeAction | SpaceAction>(db.kysely, ids);
        const seen = await readSeen(db.kysely, person.value, room);
        const today = todayOf(now());
        return ok({
          items: rows.flatMap((row) => {
            const space = foldSpace((streams.get(row.spaceId) ?? []) as Parameters<typeof foldSpace>[0]);
            const seat = findSeatOf(space, person.value, today);
            if (!seat) return [];
            const reader = { personId: person.value, seen: seen.get(row.committeeId) ?? 0 };
            const news = newsIn(streams.get(row.committeeId) ?? [], reader, told);
            return [{ code: row.code, title: space.facts.title, seat: seat.seat, news }];
          }),
        });
      },
    }),
    defineRoute({
      method: 'POST',
      url: '/api/committees/:code/seen',
      permission: 'signed-in',
      tag: 'User committees',
      summary: 'She has read what is new in a committee',
      idempotency: 'natural',
      params: committeeParams,
      answer: doneAnswer,
      handle: async ({ params }, { db, actor }) => {
        const person = personOf(actor);
        if (!person.ok) return person;
        const row = await findCommittee(db.kysely, params.code);
        if (!row) return refuse({ refusal: 'committee-unknown' });
        const seq = await lastSeq(db.kysely, row.committeeId);
        await markSeen(db.kysely, person.value, { room, id: row.committeeId }, seq);
        return ok({ seq });
      },
    }),
  ];
}
