import { sameAs } from '#governance/spaces';
import { ok, refuse } from '#kernel';
import { readRoom, readStream } from '#platform/actions';
import { defineRoute, type Route } from '#platform/http';
import { markSeen, newsIn, readSeen } from '#platform/news';
import { doneAnswer, mySupervisionAnswer, periodParams } from './api.ts';
import { dayOf } from './command.ts';
import { foldReport, type ReportAction } from './report.ts';
import { readSeats } from './seats.ts';
import { readCommission, reportStream } from './store.ts';
import { personIn } from './whoAsks.ts';

const room = 'commissions.reports';

/** What tells a member something, what matters most first. An answer that came after its day is another thing than one in time. */
const told = ['answer-overdue', 'answered-late', 'answered', 'fulfilled', 'issued'] as const;

/** Answers that came late under a name of their own. */
function toldOf<One extends { readonly seq: number; readonly action: ReportAction }>(
  actions: readonly One[],
) {
  const due = foldReport(actions).issued?.due;
  return actions.map((one) => ({
    ...one,
    action: {
      kind:
        one.action.kind === 'answered' && due !== undefined && one.action.on > due
          ? 'answered-late'
          : one.action.kind,
    },
  }));
}

/** What is new in the reports of the commission to who sits in it. */
export function newsRoutes(): Route[] {
  return [
    defineRoute({
      method: 'GET',
      url: '/api/my-supervision',
      permission: 'signed-in',
      tag: 'Commission of supervision',
      summary:
        'Reports of the commission in which the person signed in sits, and what is new in each, in groups',
      answer: mySupervisionAnswer,
      handle: async (_input, context) => {
        const personId = personIn(context);
        if (personId === null) return ok({ items: [] });
        const { kysely } = context.db;
        const known = await sameAs(kysely, personId);
        const seats = await readSeats(kysely, await readCommission(kysely), dayOf(context.now()));
        if (!seats.some((one) => known.includes(one.personId))) return ok({ items: [] });
        const seen = await readSeen(kysely, personId, room);
        const reports = await readRoom<ReportAction>(kysely, room);
        const items = [...reports]
          .map(([period, actions]) => ({
            period,
            news: newsIn(toldOf(actions), { personId, seen: seen.get(period) ?? 0 }, told),
          }))
          .filter(({ news }) => news.length > 0)
          .sort((a, b) => (a.period < b.period ? 1 : -1));
        return ok({ items });
      },
    }),
    defineRoute({
      method: 'POST',
      url: '/api/supervision/:period/seen',
      permission: 'signed-in',
      tag: 'Commission of supervision',
      summary: 'She has read what is new in a report',
      idempotency: 'natural',
      params: periodParams,
      answer: doneAnswer,
      handle: async ({ params }, context) => {
        const personId = personIn(context);
        if (personId === null) return refuse({ refusal: 'not-of-the-commission' });
        const { kysely } = context.db;
        const stream = reportStream(params.period);
        const seq = (await readStream<ReportAction>(kysely, stream)).at(-1)?.seq ?? 0;
        if (seq > 0) await markSeen(kysely, personId, stream, seq);
        return ok({ seq });
      },
    }),
  ];
}
