import { sql } from 'kysely';
import { listOrganisations } from '#governance/organisations';
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
  readonly sex: Sex;
  readonly alternate: string;
  readonly organisation: string;
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
    chosen.flatMap((one) => [one.personId, one.alternateId]),
  );
  const organisations = new Map((await listOrganisations(db)).map(({ id, state }) => [id, state.facts.name]));
  return chosen.map(({ candidate, personId, alternateId, organisationId, sex, side, commission }) => ({
    candidate,
    personId,
    alternateId,
    sex,
    side,
    commission,
    name: persons.get(personId)?.name ?? '',
    alternate: persons.get(alternateId)?.name ?? '',
    organisation: organisations.get(organisationId) ?? '',
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
