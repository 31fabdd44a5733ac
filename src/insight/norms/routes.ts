import { dateAt, ok, plainDate } from '#kernel';
import { type Law, lawOn, workingCalendar } from '#law';
import { defineRoute, type Room } from '#platform/http';
import { lawAnswer, lawOnAnswer, lawOnQuery, termAnswer, termQuery } from './api.ts';

/** The law, for anyone. It changes with a release of the platform, so that an hour in a cache does no harm. */
export function normsRoom({ law, zone }: { law: Law; zone: string }): Room {
  const calendar = workingCalendar(law);
  return {
    name: 'norms',
    refusals: {},
    routes: [
      defineRoute({
        method: 'GET',
        url: '/api/law',
        permission: 'public',
        tag: 'Law',
        summary: 'Every legal parameter with its history, and the rules of holidays',
        answer: lawAnswer,
        handle: async (_input, { reply }) => {
          reply.header('cache-control', 'public, max-age=3600');
          return ok({
            parameters: { ...law.parameters },
            holidays: [...law.holidays],
            transfers: { ...law.transfers },
          });
        },
      }),
      defineRoute({
        method: 'GET',
        url: '/api/law/on',
        permission: 'public',
        tag: 'Law',
        summary: 'The law as it stood on a date, each value with its norm',
        query: lawOnQuery,
        answer: lawOnAnswer,
        handle: async ({ query }, { now }) => {
          const date = query.date ? plainDate(query.date) : dateAt(now().getTime(), zone);
          return ok({
            date,
            parameters: lawOn(law, date).map((standing) => {
              const citation =
                standing.state === 'in-force'
                  ? standing.reading.citation
                  : standing.state === 'repealed'
                    ? standing.citation
                    : null;
              return {
                id: standing.parameter.id,
                title: standing.parameter.title,
                state: standing.state,
                value: standing.state === 'in-force' ? standing.reading.value : null,
                unit: standing.parameter.unit ?? standing.parameter.columns ?? null,
                citation: citation && {
                  norm: citation.norm,
                  gazette: citation.gazette ?? null,
                  status: citation.status,
                  from: citation.from,
                  to: citation.to ?? null,
                  source: citation.source,
                },
              };
            }),
          });
        },
      }),
      defineRoute({
        method: 'GET',
        url: '/api/law/term',
        permission: 'public',
        tag: 'Law',
        summary:
          'The day on which a term of working days ends, with the holidays of a canton if one is named',
        query: termQuery,
        answer: termAnswer,
        handle: async ({ query }) =>
          ok({
            from: query.from,
            days: query.days,
            ends: calendar.addWorkingDays(plainDate(query.from), query.days, { canton: query.canton }),
          }),
      }),
    ],
  };
}
