import { sql } from 'kysely';
import { readRoom, readStream } from '#platform/actions';
import type { Db } from '#platform/database';
import { type CallAction, type CallState, type Candidate, foldCall, type Sex } from './call.ts';

export const room = 'candidacies';

export async function findCall(db: Db, code: string): Promise<CallState | undefined> {
  const actions = await readStream<CallAction>(db, { room, id: code });
  return actions.length === 0 ? undefined : foldCall(actions);
}

export async function listCalls(db: Db): Promise<CallState[]> {
  return [...(await readRoom<CallAction>(db, room)).values()].map(foldCall);
}

export interface AgreedCandidate {
  readonly candidate: number;
  readonly personId: string;
  readonly alternateId: string;
  readonly name: string;
  readonly side: Candidate['side'];
  readonly commission: Candidate['commission'];
}

/** The candidates that the participatory body agreed, in the order of their numbers; nothing before it did. */
export async function agreedCandidates(
  db: Db,
  code: string,
): Promise<readonly AgreedCandidate[] | undefined> {
  const call = await findCall(db, code);
  if (!call?.agreed) return undefined;
  const { candidates } = call.agreed;
  const chosen = call.candidates.filter((one) => candidates.includes(one.candidate));
  const persons = await readPersons(
    db,
    chosen.map((one) => one.personId),
  );
  return chosen.map(({ candidate, personId, alternateId, side, commission }) => ({
    candidate,
    personId,
    alternateId,
    name: persons.get(personId)?.name ?? '',
    side,
    commission,
  }));
}

export interface KnownPerson {
  readonly personId: string;
  readonly name: string;
  readonly sex: Sex;
}

export async function readPersons(db: Db, personIds: readonly string[]): Promise<Map<string, KnownPerson>> {
  if (personIds.length === 0) return new Map();
  const { rows } = await sql<KnownPerson>`
    select person_id as "personId", display_name as name, sex from candidacies.person
    where person_id = any(${[...new Set(personIds)]}::uuid[])
  `.execute(db);
  return new Map(rows.map((row) => [row.personId, row]));
}

export async function findPersonsByDocuments(
  db: Db,
  documents: readonly string[],
): Promise<Map<string, KnownPerson>> {
  const { rows } = await sql<KnownPerson & { document: string }>`
    select d.document, p.person_id as "personId", p.display_name as name, p.sex
    from registry.person_by_document d join candidacies.person p using (person_id) where d.document = any(${[...documents]})
  `.execute(db);
  return new Map(rows.map(({ document, ...row }) => [document, row]));
}
