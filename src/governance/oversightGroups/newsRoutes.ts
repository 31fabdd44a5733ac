import { sameAs } from '#governance/spaces';
import { ok, refuse } from '#kernel';
import { readRoom, readStream } from '#platform/actions';
import { defineRoute, type Route } from '#platform/http';
import { markSeen, newsIn, readSeen } from '#platform/news';
import { doneAnswer, groupParams, myGroupsAnswer } from './api.ts';
import { foldGroup } from './group.ts';
import type { GroupAction } from './groupActions.ts';
import { findMember } from './standing.ts';
import { room } from './store.ts';
import { personIn } from './whoActs.ts';

/** What tells a member something; registrations of others do not. */
const told: readonly GroupAction['kind'][] = [
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
        const known = await sameAs(kysely, personId);
        const seen = await readSeen(kysely, personId, room);
        const items = [...(await readRoom<GroupAction>(kysely, room))].flatMap(([code, actions]) => {
          const group = foldGroup(actions);
          if (!known.some((one) => findMember(group, one))) return [];
          const news = newsIn(actions, { personId, seen: seen.get(code) ?? 0 }, told);
          return [{ code, title: group.facts.title, news }];
        });
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
