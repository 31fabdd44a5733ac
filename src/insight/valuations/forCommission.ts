import { dateAt, type PlainDate } from '#kernel';
import type { Db } from '#platform/database';
import { readAllEvents } from './store.ts';
import { foldValuation } from './valuation.ts';

/** An actuarial study that was published, also where it was replaced or withdrawn since. */
export interface PublishedValuation {
  readonly number: number;
  readonly title: string;
  readonly on: PlainDate;
  readonly state: 'published' | 'replaced' | 'withdrawn';
  readonly href: string;
}

/** Every published actuarial study, in the order in which they were published. */
export async function listPublishedValuations(db: Db): Promise<PublishedValuation[]> {
  return (await readAllEvents(db))
    .flatMap(({ events }): PublishedValuation[] => {
      const { published, title, state } = foldValuation(events);
      if (!published) return [];
      return [
        {
          number: published.number,
          title,
          on: dateAt(Date.parse(published.at)),
          state: state === 'replaced' || state === 'withdrawn' ? state : 'published',
          href: `/valuaciones/${published.number}`,
        },
      ];
    })
    .sort((a, b) => a.number - b.number);
}
