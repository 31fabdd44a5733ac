import { expect, it } from 'vitest';
import { byProvince, type Placed } from './byProvince.ts';

const catalogue = {
  provinces: [
    { code: '17', name: 'Pichincha' },
    { code: '03', name: 'Cañar' },
    { code: '23', name: 'Santo Domingo de los Tsáchilas' },
  ],
  facilities: [
    { code: 'HO-1701-01', province: '17' },
    { code: 'CS-1701-02', province: '17' },
    { code: 'HO-0301-01', province: '03' },
  ],
};
const thing = (kind: Placed['kind'], facility: string | null, active = true): Placed => ({
  kind,
  title: `${kind} ${facility}`,
  href: `/${kind}`,
  facility,
  active,
});

it('puts each thing in the province of its place, and what has none apart', () => {
  const found = byProvince(
    catalogue,
    [
      thing('committee', 'HO-1701-01'),
      thing('committee', 'HO-0301-01', false),
      thing('group', 'CS-1701-02'),
      thing('space', null),
      thing('space', 'HO-9999-99'),
    ],
    [
      { region: 'pichincha', processes: 40, flagged: 7 },
      { region: 'canar', processes: 3, flagged: 1 },
      { region: 'santo domingo', processes: 2, flagged: 0 },
      { region: 'quito', processes: 5, flagged: 5 },
      { region: null, processes: 11, flagged: 2 },
    ],
    [
      { region: 'canar', party: 7, name: 'Hospital', bought: 3 },
      { region: 'quito', party: 8, name: 'Clínica', bought: 5 },
    ],
  );
  expect(found.provinces.map(({ buyers }) => buyers)).toEqual([
    [{ party: 7, name: 'Hospital', bought: 3 }],
    [],
    [],
  ]);
  expect(
    found.provinces.map(({ code, facilities, spaces, committees, groups, processes, flagged }) => [
      ...[code, facilities, spaces, committees, groups, processes, flagged],
    ]),
  ).toEqual([
    ['03', 1, 0, 0, 0, 3, 1],
    ['17', 2, 0, 1, 1, 40, 7],
    ['23', 0, 0, 0, 0, 2, 0],
  ]);
  // A committee that is only called is listed in its province, though it does not count yet.
  expect(found.provinces[0]?.things).toEqual([
    { kind: 'committee', title: 'committee HO-0301-01', href: '/committee', active: false },
  ]);
  expect(found.elsewhere.map((one) => one.title)).toEqual(['space null', 'space HO-9999-99']);
  // A city is no province: it is not guessed which one.
  expect(found.unplaced).toEqual({ processes: 16, flagged: 7 });
});
