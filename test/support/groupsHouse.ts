import { join } from 'node:path';
import { loadSyntheticProcurement } from '#governance/oversight';
import { loadLaw } from '#law/folder';
import { releaseSchema } from '../../src/releaseSchema.ts';
import { openSpacesHouse, type SpacesHouse, type TestPerson } from './spacesHouse.ts';

export interface GroupsHouse extends SpacesHouse {
  /** Sets the clock to a day at ten in the morning of mainland Ecuador. */
  on(day: string): void;
}

/** The whole house with published procurement, on Monday 5 October 2026. */
export async function openGroupsHouse(
  options: Parameters<typeof openSpacesHouse>[0] = {},
): Promise<GroupsHouse> {
  const house = await openSpacesHouse(options);
  const on = (day: string) => {
    house.clock = new Date(`${day}T10:00:00-05:00`);
  };
  on('2026-10-05');
  await loadSyntheticProcurement(
    house.db,
    releaseSchema(),
    loadLaw(join(import.meta.dirname, '..', '..', 'law')),
    house.clock,
  );
  return Object.assign(house, { on });
}

export const groupFacts = (facts: Record<string, unknown> = {}) => ({
  code: 'veeduria-insulina',
  title: 'Veeduría a la compra de insulina',
  kind: 'procurement',
  technical: false,
  object: 'La compra de insulina de 2026, de la convocatoria a la liquidación.',
  facility: null,
  organisations: [],
  resolution: null,
  registrationUntil: '2026-10-09',
  until: '2027-03-31',
  ...facts,
});

export const statement = 'Soy paciente y quiero saber en qué se gasta.';

export interface Formed {
  readonly manager: TestPerson;
  readonly members: readonly [TestPerson, TestPerson, TestPerson];
}

/** A group of three, accredited on Monday 12 October 2026. */
export async function accreditedGroup(
  house: GroupsHouse,
  facts: Record<string, unknown> = {},
): Promise<Formed> {
  const manager = await house.person('Gestora', { role: 'ombudsman' });
  const called = groupFacts(facts);
  const url = `/api/oversight-groups/${called.code}`;
  await must(house.post(manager, '/api/oversight-groups', called), 201);
  const members: TestPerson[] = [];
  for (const name of ['Ana Paz', 'Luis Vera', 'Rosa Mora']) {
    const member = await house.person(name);
    members.push(member);
    await must(house.post(member, `${url}/registrations`, { interests: [], statement, nameIsPublic: true }));
  }
  house.on('2026-10-12');
  for (const member of [1, 2, 3])
    await must(house.post(manager, `${url}/management`, { act: 'qualify', member, ground: 'Cumple todo.' }));
  await must(
    house.post(manager, `${url}/management`, {
      act: 'induct',
      members: [1, 2, 3],
      topics: 'Contratación pública y acceso a la información',
    }),
  );
  await must(house.post(manager, `${url}/management`, { act: 'accredit' }));
  return { manager, members: members as [TestPerson, TestPerson, TestPerson] };
}

/** Waits for an answer and fails with what it said where it is another than expected. */
export async function must<Answer extends { readonly status: number; readonly body: unknown }>(
  answer: Promise<Answer>,
  status = 200,
): Promise<Answer> {
  const said = await answer;
  if (said.status !== status) throw new Error(`${said.status}: ${JSON.stringify(said.body)}`);
  return said;
}
