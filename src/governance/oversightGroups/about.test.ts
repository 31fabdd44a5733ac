import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  accreditedGroup,
  type GroupsHouse,
  must,
  openGroupsHouse,
} from '../../../test/support/groupsHouse.ts';

let house: GroupsHouse;
beforeAll(async () => {
  house = await openGroupsHouse();
});
afterAll(() => house.close());

it('opens a case from a supplier by the number of its page, and whoever declared an interest in it is barred', async () => {
  const url = '/api/oversight-groups/veeduria-insulina';
  const { members } = await accreditedGroup(house);
  const [ana, luis] = members;
  await must(
    house.post(luis, `${url}/acts`, {
      act: 'plan',
      text: 'Mirar a quién se compra.',
      activities: [{ what: 'Leer los contratos', due: '2026-10-30' }],
    }),
  );
  const [found] = (
    await must(house.get(null, '/api/oversight/parties?as=supplier&text=suministros%20litoral'))
  ).body.items;
  const open = (id: string) => ({
    act: 'open-case',
    origin: { kind: 'party', id },
    title: 'Compras seguidas',
    why: 'Vende varias veces por debajo del monto.',
  });
  expect((await house.post(luis, `${url}/acts`, open('999999'))).body.refusal).toBe('origin-unknown');
  // She declared its RUC alone, as OCDS does not write it; the number of its page is the house's.
  const interests = [{ kind: 'works', towards: '0990000091001' }];
  await must(house.post(ana, '/api/oversight-interests', { interests }), 201);
  expect((await house.post(ana, `${url}/acts`, open(String(found.party)))).body.refusal).toBe(
    'interest-in-this-case',
  );
  await must(house.post(luis, `${url}/acts`, open(String(found.party))));
  const { items } = (
    await must(house.get(null, `/api/oversight-groups-about?party=${found.party}&as=supplier`))
  ).body;
  expect(items).toEqual([expect.objectContaining({ title: 'Compras seguidas', ocid: null })]);
});
