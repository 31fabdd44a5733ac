import {
  findSeatOf,
  foldSpace,
  listSpacesOf,
  personOf,
  readStreams,
  type SpaceAction,
} from '#governance/spaces';
import { ok, type PlainDate, refuse } from '#kernel';
import type { Db } from '#platform/database';
import { defineRoute, type Route } from '#platform/http';
import { markSeen, type News, newsIn, readSeen } from '#platform/news';
import { committeeParams, doneAnswer, myCommitteesAnswer } from './api.ts';
import type { CommitteeAction } from './committee.ts';
import { todayOf } from './committeeCommand.ts';
import { findCommittee, lastSeq, listCommittees } from './store.ts';

const room = 'committees';

/** What tells a member something; joining of others does not. */
const telling: readonly CommitteeAction['kind'][] = [
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

/** A committee of a person, and what is new there to her. */
export interface CommitteeOfMine {
  readonly committeeId: string;
  readonly code: string;
  readonly title: string;
  readonly seat: SeatOfMine;
  readonly news: News;
  readonly lastSeq: number;
}
type SeatOfMine = NonNullable<ReturnType<typeof findSeatOf>>['seat'];

/** @param told up to where she was told of each in another way than by opening it; by committee. */
export async function newsOfCommittees(
  db: Db,
  personId: string,
  today: PlainDate,
  told: ReadonlyMap<string, number> = new Map(),
): Promise<CommitteeOfMine[]> {
  const own = new Set((await listSpacesOf(db, personId)).map((one) => one.spaceId));
  const rows = (await listCommittees(db)).filter((one) => own.has(one.spaceId));
  const ids = rows.flatMap(({ committeeId, spaceId }) => [committeeId, spaceId]);
  const streams = await readStreams<CommitteeAction | SpaceAction>(db, ids);
  const seen = await readSeen(db, personId, room);
  return rows.flatMap((row) => {
    const space = foldSpace((streams.get(row.spaceId) ?? []) as Parameters<typeof foldSpace>[0]);
    const seat = findSeatOf(space, personId, today);
    if (!seat) return [];
    const { committeeId, code } = row;
    const actions = streams.get(committeeId) ?? [];
    const read = Math.max(seen.get(committeeId) ?? 0, told.get(committeeId) ?? 0);
    return [
      {
        ...{ committeeId, code, title: space.facts.title, seat: seat.seat },
        news: newsIn(actions, { personId, seen: read }, telling),
        lastSeq: actions.at(-1)?.seq ?? 0,
      },
    ];
  });
}

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
        const own = await newsOfCommittees(db.kysely, person.value, todayOf(now()));
        return ok({ items: own.map(({ code, title, seat, news }) => ({ code, title, seat, news })) });
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
