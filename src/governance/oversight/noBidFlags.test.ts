import { afterAll, beforeAll, expect, it } from 'vitest';
import { type GroupsHouse, must, openGroupsHouse } from '../../../test/support/groupsHouse.ts';

let house: GroupsHouse;
beforeAll(async () => {
  house = await openGroupsHouse();
});
afterAll(() => house.close());

const flagsOf = async (ocid: string): Promise<string[]> =>
  (await must(house.get(null, `/api/oversight/processes/${ocid}`))).body.flags.map(
    (one: { flag: string }) => one.flag,
  );

it.each([
  ['ocds-amparo-9001', ['N002']],
  ['ocds-amparo-9002', ['N002']],
  ['ocds-amparo-9004', ['N005', 'N006', 'N007', 'N008']],
  ['ocds-amparo-9005', ['N004']],
  ['ocds-amparo-9006', ['N003']],
])('%s has the flags that need no bids: %j', async (ocid, flags) => {
  expect(await flagsOf(ocid)).toEqual(flags);
});

it('a supplier and a buyer show theirs, and processes are found by one', async () => {
  const ownFlags = async (as: string, name: string): Promise<string[]> => {
    const asked = new URLSearchParams({ as, text: name });
    const [who] = (await must(house.get(null, `/api/oversight/parties?${asked}`))).body.items;
    const { body } = await must(house.get(null, `/api/oversight/parties/${who.party}?as=${as}`));
    return body.flags.own.map((one: { flag: string }) => one.flag);
  };
  expect(await ownFlags('supplier', 'Suministros ficticios del Litoral')).toEqual(['N001', 'N002']);
  expect(await ownFlags('buyer', 'Hospital de Babahoyo')).toEqual(['N001', 'N002']);
  const found = (await must(house.get(null, '/api/oversight/processes?flag=N007'))).body.items;
  expect(found.map((one: { ocid: string }) => one.ocid)).toEqual(['ocds-amparo-9004']);
});
