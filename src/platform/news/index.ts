import { sql } from 'kysely';
import { z } from 'zod';
import type { Db } from '#platform/database';

/** One kind of thing that is new, and how often. */
export const newsSchema = z.array(
  z.object({
    kind: z.string(),
    count: z.number().int(),
    lastAt: z.string().describe('ISO with time'),
  }),
);
export type News = z.infer<typeof newsSchema>;

/** An action where it stands in its list. */
interface Listed {
  readonly seq: number;
  readonly at: string;
  readonly by: string | null;
  readonly action: { readonly kind: string };
}

/**
 * One line for each kind of thing that is new to a reader, however many they are; her own doings are no news to her.
 *
 * @param reader who reads, and the place of the last action that she has read. @param told the kinds that tell something, in the order
 * in which they are said.
 */
export function newsIn(
  actions: readonly Listed[],
  reader: { readonly personId: string; readonly seen: number },
  told: readonly string[],
): News {
  return told.flatMap((kind) => {
    const fresh = actions.filter(
      (one) => one.seq > reader.seen && one.by !== reader.personId && one.action.kind === kind,
    );
    const last = fresh.at(-1);
    return last ? [{ kind, count: fresh.length, lastAt: last.at }] : [];
  });
}

/** How far a person has read each list of a room; what is absent she never opened. */
export async function readSeen(db: Db, personId: string, room: string): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ stream: string; seq: number }>`
    select stream, seq from news.seen where person_id = ${personId} and room = ${room}
  `.execute(db);
  return new Map(rows.map(({ stream, seq }) => [stream, seq]));
}

/** Keeps that she has read a list up to an action; never less than before. */
export async function markSeen(
  db: Db,
  personId: string,
  { room, id }: { readonly room: string; readonly id: string },
  seq: number,
): Promise<void> {
  await sql`
    insert into news.seen (person_id, room, stream, seq) values (${personId}, ${room}, ${id}, ${seq})
    on conflict (person_id, room, stream) do update set seq = greatest(news.seen.seq, excluded.seq)
  `.execute(db);
}
