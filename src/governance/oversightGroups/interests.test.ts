import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { transaction } from '#platform/database';
import { giveOffice } from '#platform/identity';
import {
  accreditedGroup,
  type GroupsHouse,
  must,
  openGroupsHouse,
} from '../../../test/support/groupsHouse.ts';
import type { TestPerson } from '../../../test/support/spacesHouse.ts';

let house: GroupsHouse;
beforeAll(async () => {
  house = await openGroupsHouse();
});
afterAll(() => house.close());

type Said = { kind: string; towards: string; line?: string; degree?: number };

/** What a lawyer would say, written apart from the program: works, contracts and interests bar; kinship to the 4th degree by blood, the 2nd by marriage. */
function isBarred(declared: readonly Said[], towards: readonly string[]): boolean {
  return declared.some(
    (one) =>
      towards.some((each) => each.slice(-13) === one.towards.slice(-13)) &&
      (one.kind !== 'kinship' || (one.degree ?? 0) <= (one.line === 'blood' ? 4 : 2)),
  );
}

it('nobody oversees where she has declared an interest or a kinship or holds an office, whatever she tries and in what order', async () => {
  const items = (await must(house.get(null, '/api/oversight/processes?stage=contract&limit=40'))).body
    .items as {
    ocid: string;
    buyerId: string;
    supplierIds: string[];
  }[];
  const sold = items.filter((each) => each.supplierIds.length > 0);
  const [one, two] = [sold[0]!, sold.find((each) => each.supplierIds[0] !== sold[0]!.supplierIds[0])!];
  const partiesOf = async (ocid: string): Promise<string[]> => {
    const { compiled, item } = (await must(house.get(null, `/api/oversight/processes/${ocid}`))).body;
    return [...compiled.parties.map((each: { id: string }) => each.id), item.buyerId, ...item.supplierIds];
  };
  const parties = [await partiesOf(one.ocid), await partiesOf(two.ocid)];
  const organisations = [one.supplierIds[0]!, two.supplierIds[0]!, 'EC-RUC-0999999999001', one.buyerId];
  const counted = { done: 0, refused: 0, barredTries: 0 };
  let round = 0;

  const declaration = fc.oneof(
    fc.record({
      kind: fc.constantFrom('works', 'contracts', 'interest'),
      towards: fc.constantFrom('institution', ...organisations, ...organisations),
    }),
    fc.record({
      kind: fc.constant('kinship'),
      towards: fc.constantFrom('institution', ...organisations),
      line: fc.constantFrom('blood', 'marriage'),
      degree: fc.integer({ min: 1, max: 6 }),
    }),
  );
  const step = fc.oneof(
    {
      weight: 1,
      arbitrary: fc.record({ what: fc.constant('declare' as const), by: fc.nat(2), interest: declaration }),
    },
    { weight: 1, arbitrary: fc.record({ what: fc.constant('office' as const), by: fc.nat(8) }) },
    {
      weight: 6,
      arbitrary: fc.record({
        what: fc.constant('act' as const),
        by: fc.nat(2),
        act: fc.constantFrom('open', 'note', 'request', 'find', 'draft', 'sign'),
        file: fc.nat(1),
      }),
    },
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 12, maxLength: 24 }), async (steps) => {
      round += 1;
      const code = `veeduria-${round}`;
      house.on('2026-10-05');
      const { members, manager } = await accreditedGroup(house, { code });
      const url = `/api/oversight-groups/${code}`;
      await must(
        house.post(members[0], `${url}/acts`, {
          act: 'plan',
          text: 'Mirar dos compras.',
          activities: [{ what: 'Leer', due: '2026-11-30' }],
        }),
      );
      // Two cases that stand whatever follows, opened while nobody had declared anything.
      for (const each of [one, two])
        await must(
          house.post(members[0], `${url}/acts`, {
            act: 'open-case',
            origin: { kind: 'process', ocid: each.ocid },
            title: 'Caso',
            why: 'Hay que mirarla de cerca.',
          }),
        );
      const declared = new Map<TestPerson, Said[]>(members.map((each) => [each, []]));
      const officials = new Set<TestPerson>();
      for (const tried of steps) {
        const who = members[tried.by % 3]!;
        if (tried.what === 'declare') {
          await must(house.post(who, '/api/oversight-interests', { interests: [tried.interest] }), 201);
          declared.get(who)!.push(tried.interest);
          continue;
        }
        if (tried.what === 'office') {
          if (tried.by > 2) continue;
          await transaction(house.db, (trx) =>
            giveOffice(
              trx,
              {
                accountId: who.accountId,
                role: 'accountant',
                unit: null,
                from: '2026-01-01',
                until: null,
                reason: 'test',
              },
              null,
              house.clock,
            ),
          );
          officials.add(who);
          continue;
        }
        const body = {
          open: {
            act: 'open-case',
            origin: { kind: 'process', ocid: [one, two][tried.file]!.ocid },
            title: 'Otra vez',
            why: 'Hay algo más que mirar.',
          },
          note: { act: 'note', case: tried.file + 1, text: 'Comparar los precios.' },
          request: { act: 'request', case: tried.file + 1, what: 'El contrato firmado.' },
          find: {
            act: 'find',
            case: tried.file + 1,
            title: 'Hallazgo',
            text: 'El precio es más alto.',
            severity: 'low',
            evidence: [{ kind: 'statement', text: 'Se comparó con otro.' }],
          },
          draft: { act: 'draft-report', final: false, text: 'Lo que se vio hasta hoy.', recommendations: [] },
          sign: { act: 'sign-report', report: 1, dissent: null },
        }[tried.act];
        // A report speaks of both cases.
        const towards = [
          'institution',
          ...(['draft', 'sign'].includes(tried.act) ? parties.flat() : parties[tried.file]!),
        ];
        const barred = officials.has(who) || isBarred(declared.get(who)!, towards);
        const { status, body: said } = await house.post(who, `${url}/acts`, body);
        if (status === 200) counted.done += 1;
        else counted.refused += 1;
        if (barred) counted.barredTries += 1;
        if (barred)
          expect([status, said.refusal]).toEqual([
            expect.any(Number),
            expect.stringMatching(/what-is-overseen|interest-in-this-case|not-a-member|too-few-members/),
          ]);
        if (barred) expect(status).toBeGreaterThanOrEqual(400);
        // Who is not barred is never told that she is.
        if (!barred) expect(said.refusal ?? '').not.toMatch(/what-is-overseen|interest-in-this-case/);
      }
      await must(house.post(manager, `${url}/management`, { act: 'cancel', reason: 'La prueba terminó.' }));
    }),
    { numRuns: 12, seed: 7, endOnFailure: true },
  );
  expect(counted.done).toBeGreaterThan(20);
  expect(counted.barredTries).toBeGreaterThan(20);
}, 180_000);
