import type { Db } from '#platform/database';
import type { News } from '#platform/news';
import { foldSpace, type SpaceAction } from './space.ts';
import { listSpacesOf, readSeen } from './store.ts';
import { readStreams } from './streams.ts';
import { newsFor } from './views.ts';

/** A space of a person, and what is new there to her. */
export interface SpaceOfMine {
  readonly spaceId: string;
  readonly code: string;
  readonly title: string;
  readonly news: News;
  readonly lastSeq: number;
}

/** @param told up to where she was told of each in another way than by opening it; by space. */
export async function newsOfSpaces(
  db: Db,
  personId: string,
  told: ReadonlyMap<string, number>,
): Promise<SpaceOfMine[]> {
  const rows = await listSpacesOf(db, personId);
  const streams = await readStreams<SpaceAction>(
    db,
    rows.map((row) => row.spaceId),
  );
  const seen = await readSeen(db, personId);
  return rows.map(({ spaceId, code }) => {
    const actions = streams.get(spaceId) ?? [];
    const read = Math.max(seen.get(spaceId) ?? 0, told.get(spaceId) ?? 0);
    return {
      ...{ spaceId, code, title: foldSpace(actions).facts.title },
      news: newsFor(actions, personId, read),
      lastSeq: actions.at(-1)?.seq ?? 0,
    };
  });
}
