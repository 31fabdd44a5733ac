import { sameAs } from '#governance/spaces';
import { ok, refuse } from '#kernel';
import { readRoom, readStream } from '#platform/actions';
import type { Db } from '#platform/database';
import { defineRoute, type Route } from '#platform/http';
import { markSeen, type News, newsIn, readSeen } from '#platform/news';
import { doneAnswer, groupParams, myGroupsAnswer } from './api.ts';
import { foldGroup } from './group.ts';
import type { GroupAction } from './groupActions.ts';
import { findMember } from './standing.ts';
import { room } from './store.ts';
import { personIn } from './whoActs.ts';

/** What tells a member something; registrations of others do not. */
const telling: readonly GroupAction['kind'][] = [
  'silence-noted',
  'answer-overdue',
  'request-answered',
  'request-extended',
  'finding-answered',
  'report-answered',
  'recommendation-followed',
  'recommendation-ended',
  'accredited',
  'case-opened',
  'found',
  'report-drafted',
  'report-published',
  'term-extended',
  'cancelled',
  'closed',
];

/** A group of a person, and what is new there to her. */
export interface GroupOfMine {
  readonly code: string;
  readonly title: string;
  readonly news: News;
  readonly lastSeq: number;
}

/**
 * Reads every group once, to answer for many persons.
 *
 * @returns what is new to a person in each of hers; `told`: up to where she was told of each in another way than by opening it.
 */
export async function readGroupNews(
  db: Db,
): Promise<(on: Db, personId: string, told?: ReadonlyMap<string, number>) => Promise<GroupOfMine[]>> {
  const groups = [...(await readRoom<GroupAction>(db, room))].map(([code, actions]) => ({
    code,
    actions,
    group: foldGroup(actions),
  }));
  return async (on, personId, told = new Map()) => {
    const known = await sameAs(on, personId);
    const seen = await readSeen(on, personId, room);
    return groups.flatMap(({ code, actions, group }) => {
      if (!known.some((one) => findMember(group, one))) return [];
      const read = Math.max(seen.get(code) ?? 0, told.get(code) ?? 0);
      const news = newsIn(actions, { personId, seen: read }, telling);
      return [{ code, title: group.facts.title, news, lastSeq: actions.at(-1)?.seq ?? 0 }];
    });
  };
}

/** What is new in one's oversight groups. */
export function newsRoutes(): Route[] {
  return [
    defineRoute({
      method: 'GET',
      url: '/api/my-oversight-groups',
      permission: 'signed-in',
      tag: 'Oversight groups',
      summary: 'The groups of the person signed in, and what is new in each, in groups',
      answer: myGroupsAnswer,
      handle: async (_input, context) => {
        const personId = personIn(context);
        if (personId === null) return ok({ items: [] });
        const { kysely } = context.db;
        const own = await (await readGroupNews(kysely))(kysely, personId);
        const items = own.map(({ code, title, news }) => ({ code, title, news }));
        return ok({ items });
      },
    }),
    defineRoute({
      method: 'POST',
      url: '/api/oversight-groups/:code/seen',
      permission: 'signed-in',
      tag: 'Oversight groups',
      summary: 'She has read what is new in a group',
      idempotency: 'natural',
      params: groupParams,
      answer: doneAnswer,
      handle: async ({ params }, context) => {
        const personId = personIn(context);
        if (personId === null) return refuse({ refusal: 'person-needed' });
        const { kysely } = context.db;
        const last = (await readStream<GroupAction>(kysely, { room, id: params.code })).at(-1);
        if (!last) return refuse({ refusal: 'group-unknown' });
        await markSeen(kysely, personId, { room, id: params.code }, last.seq);
        return ok({ seq: last.seq });
      },
    }),
  ];
}
