import { sql } from 'kysely';
import type { PlainDate } from '#kernel';
import { readRoom, readStream } from '#platform/actions';
import type { Db } from '#platform/database';
import {
  foldOrganisation,
  isRepresentative,
  type OrganisationAction,
  type OrganisationState,
} from './organisation.ts';

export const room = 'organisations';

export interface Registered {
  readonly id: string;
  readonly state: OrganisationState;
}

export async function listOrganisations(db: Db): Promise<Registered[]> {
  const streams = await readRoom<OrganisationAction>(db, room);
  return [...streams].map(([id, actions]) => ({ id, state: foldOrganisation(actions) }));
}

export async function findOrganisation(db: Db, id: string): Promise<OrganisationState | undefined> {
  const actions = await readStream<OrganisationAction>(db, { room, id });
  return actions.length === 0 ? undefined : foldOrganisation(actions);
}

/** The accredited organisations that a person represents on a day. */
export async function representedBy(db: Db, personId: string, day: PlainDate): Promise<Registered[]> {
  return (await listOrganisations(db)).filter(
    ({ state }) => state.status === 'accredited' && isRepresentative(state, personId, day),
  );
}

export async function namesOf(db: Db, personIds: readonly string[]): Promise<Map<string, string>> {
  if (personIds.length === 0) return new Map();
  const { rows } = await sql<{ id: string; name: string }>`
    select person_id as id, display_name as name from organisations.person where person_id = any(${[...new Set(personIds)]}::uuid[])
  `.execute(db);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

export async function findPersonByDocument(db: Db, document: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select person_id as id from registry.person_by_document where document = ${document}
  `.execute(db);
  return rows[0]?.id;
}
