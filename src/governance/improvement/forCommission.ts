import { sql } from 'kysely';
import { dateAt, type PlainDate } from '#kernel';
import type { Db } from '#platform/database';
import { type ChangeFacts, foldChange, type Phase } from './change.ts';
import { changePath } from './command.ts';
import { listChanges, readActions } from './store.ts';

/** A change as everybody may read it: what the commission of supervision and the trace of a record work with. */
export interface PublicChange
  extends Pick<ChangeFacts, 'code' | 'title' | 'origin' | 'dimension' | 'member' | 'due'> {
  readonly href: string;
  readonly phase: Phase;
  readonly openedOn: PlainDate;
  readonly doneOn: PlainDate | null;
  readonly summary: string | null;
  readonly effective: boolean | null;
  /** How many persons were told of it; null where nobody was, or too few to say. */
  readonly told: number | null;
}

const dayOf = (iso: string) => dateAt(Date.parse(iso));

/** Every change, in the order in which they were opened. */
export async function listPublicChanges(db: Db, smallest: number): Promise<PublicChange[]> {
  const rows = await listChanges(db);
  const actions = await readActions(
    db,
    rows.map((row) => row.changeId),
  );
  return rows
    .map((row): PublicChange => {
      const { facts, phase, openedAt, finished, measured, announced } = foldChange(
        actions.get(row.changeId)!,
      );
      const { code, title, origin, dimension, member, due } = facts;
      return {
        ...{ code, title, origin, dimension, member, due, phase },
        href: changePath(code),
        openedOn: dayOf(openedAt),
        doneOn: finished && dayOf(finished.at),
        summary: finished?.summary ?? null,
        effective: measured?.effective ?? null,
        told: announced && announced.told >= smallest ? announced.told : null,
      };
    })
    .sort((a, b) => (a.openedOn < b.openedOn ? -1 : a.openedOn > b.openedOn ? 1 : 0));
}

/** The changes that a person was told of, the latest first, with what of hers they came from. */
export async function changesToldTo(
  db: Db,
  personId: string,
): Promise<{ readonly code: string; readonly because: 'rating' | 'case' }[]> {
  const { rows } = await sql<{ code: string; because: 'rating' | 'case' }>`
    select c.code, t.kind as because from improvement.told t join improvement.change c using (change_id)
    where t.person_id = ${personId} order by t.told_at desc
  `.execute(db);
  return rows;
}

/** The cases that were told of a change: whoever tells more of it tells the same. */
export async function casesToldOf(db: Db, code: string): Promise<string[]> {
  const { rows } = await sql<{ caseId: string }>`
    select t.ref as "caseId" from improvement.told t join improvement.change c using (change_id)
    where c.code = ${code} and t.kind = 'case' order by t.ref
  `.execute(db);
  return rows.map((row) => row.caseId);
}
