import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anonymous } from '#platform/http';
import { type GroupsHouse, must, openGroupsHouse } from '../../../../test/support/groupsHouse.ts';
import { readOlderProcesses } from '../compile.ts';
import type { JsonObject } from '../ocds.ts';
import { receiveReleases } from '../store.ts';
import { listBuyersByRegion } from './reads.ts';

let house: GroupsHouse;
beforeAll(async () => {
  house = await openGroupsHouse();
});
afterAll(() => house.close());

const settings = {
  concentrationShare: 0.5,
  concentrationProcessesMin: 5,
  concentrationSuppliersMin: 2,
  smallPurchase: 7_000,
  splitProcessesMin: 3,
  splitDays: 60,
  amendmentShare: 0.15,
  roundMultiple: 1_000,
  roundLeast: 10_000,
};
const send = (releases: readonly JsonObject[]) =>
  receiveReleases(
    house.db,
    {
      importId: randomUUID(),
      fileName: 'prueba.jsonl',
      bytes: Readable.from([Buffer.from(releases.map((one) => `${JSON.stringify(one)}\n`).join(''))]),
    },
    () => [],
    { actor: anonymous, now: () => house.clock, settingsOn: () => settings },
  );
const get = async (url: string) => (await must(house.get(null, url))).body;
const named = async (as: string, text: string): Promise<{ party: number; name: string }[]> =>
  (await get(`/api/oversight/parties?${new URLSearchParams({ as, text })}`)).items;

const clinic = 'EC-RUC-1760000077001';
const tailor = 'EC-RUC-1712345675001';
/** A process of a clinic that no other test touches. */
const purchase = (
  n: number,
  own: { supplier?: JsonObject; amount?: number; year?: number; bidders?: number } = {},
) => ({
  ocid: `ocds-clinic-${n}`,
  id: `ocds-clinic-${n}-1`,
  date: `${own.year ?? 2026}-03-0${n}T00:00:00Z`,
  tag: ['award'],
  initiationType: 'tender',
  buyer: { id: clinic, name: 'Clínica de Ñuñoa Álvarez' },
  tender: {
    id: 't',
    title: `Uniformes ${n}`,
    procurementMethod: 'open',
    procurementMethodDetails: 'Licitación',
    numberOfTenderers: own.bidders ?? 3,
  },
  awards: [
    {
      id: 'a',
      status: 'active',
      date: `${own.year ?? 2026}-03-01T00:00:00Z`,
      suppliers: [own.supplier ?? { id: 'EC-RUC-0990000555001', name: 'Textiles Quizhpe S.A.' }],
      ...(own.amount === 0 ? {} : { value: { amount: own.amount ?? 100.5, currency: 'USD' } }),
    },
  ],
});

describe('the page of a buyer and of a supplier', () => {
  let buyer: number;
  let supplier: number;
  beforeAll(async () => {
    await send([
      purchase(1, { amount: 600, year: 2024 }),
      purchase(2, { amount: 100, bidders: 1, supplier: { id: tailor, name: 'Sastre Pérez Zoila' } }),
      purchase(3, { amount: 100 }),
      purchase(4, { amount: 0, bidders: 1 }),
      purchase(5, { amount: 100, supplier: { id: '0990000555001-12', name: 'TEXTILES QUIZHPE SA' } }),
      purchase(6, { amount: 100, supplier: { id: tailor, name: 'Sastre Pérez Zoila' } }),
    ]);
    buyer = (await named('buyer', 'nunoa alvarez'))[0]!.party;
    supplier = (await named('supplier', 'textiles quizhpe'))[0]!.party;
  });

  it('is found by name without accents, with a small mistake, and only on its side', async () => {
    expect((await named('buyer', 'Clínica de Ñuñoa')).map(({ party }) => party)).toEqual([buyer]);
    expect((await named('buyer', 'clinca nunoa')).map(({ party }) => party)).toContain(buyer);
    expect((await named('supplier', 'Quishpe textiles')).map(({ party }) => party)).toContain(supplier);
    expect((await named('supplier', 'Ñuñoa')).map(({ party }) => party)).not.toContain(buyer);
    expect(await named('supplier', 'zzzz qqqq')).toEqual([]);
  });

  it('sums its years, counterparties, methods and competition from its own processes alone', async () => {
    const page = await get(`/api/oversight/parties/${buyer}?as=buyer`);
    expect(page.quality).toMatchObject({
      processes: 6,
      awarded: 6,
      unsaid: 1,
      withBids: 6,
      withPeriod: 0,
      planned: 0,
    });
    expect(page.years).toEqual([
      { year: 2024, processes: 1, awarded: 600, contracted: null, amended: 0, amendments: 0 },
      { year: 2026, processes: 5, awarded: 400, contracted: null, amended: 0, amendments: 0 },
    ]);
    // 600 + 100 + 100 of 1 000 to Textiles Quizhpe, written in two ways; 200 to Sastre Pérez.
    expect(
      page.counterparties.items.map((one: { name: string; processes: number; share: number }) => [
        one.name,
        one.processes,
        one.share,
      ]),
    ).toEqual([
      ['TEXTILES QUIZHPE SA', 3, 0.8],
      ['Sastre Pérez Zoila', 2, 0.2],
    ]);
    expect(page.counterparties).toMatchObject({ parties: 2, processes: 5, awarded: 1000 });
    expect(page.counterparties.items.map((one: { isConcentrated: boolean }) => one.isConcentrated)).toEqual([
      true,
      false,
    ]);
    expect(page.methods).toEqual([{ method: 'open', details: 'Licitación', processes: 6, awarded: 1000 }]);
    expect(page.singleBid).toEqual({ processes: 6, single: 2 });
    expect(page.bidding).toBeNull();
  });

  it('a supplier shows each way it was written, and both shares of what it sold', async () => {
    const page = await get(`/api/oversight/parties/${supplier}?as=supplier`);
    expect(
      page.writings.map((one: { identifier: string; name: string }) => [one.identifier, one.name]),
    ).toEqual([
      ['0990000555001-12', 'TEXTILES QUIZHPE SA'],
      ['EC-RUC-0990000555001', 'Textiles Quizhpe S.A.'],
    ]);
    expect(page.counterparties.items).toEqual([
      {
        party: buyer,
        name: 'Clínica de Ñuñoa Álvarez',
        processes: 3,
        awarded: 800,
        share: 1,
        shareOfBuyer: 0.8,
        isConcentrated: true,
      },
    ]);
    expect(page.quality).toMatchObject({ processes: 4, unsaid: 1 });
  });

  it('groups the flags of its processes by kind, with its own beside', async () => {
    const page = await get(`/api/oversight/parties/${buyer}?as=buyer`);
    expect(page.flags.ofProcesses).toEqual([{ flag: 'R018', processes: 2 }]);
    // The flag compares what is written alike: of 1 000, 700 went to one identifier.
    expect(page.flags.own).toEqual([{ flag: 'N001', value: 0.7 }]);
  });

  it('lists its processes a page at a time, each once, the last changed first', async () => {
    const seen: string[] = [];
    let cursor = '';
    do {
      const page = await get(
        `/api/oversight/processes?${new URLSearchParams({ party: `${buyer}`, as: 'buyer', limit: '4', ...(cursor ? { cursor } : {}) })}`,
      );
      seen.push(...page.items.map((one: { ocid: string }) => one.ocid));
      cursor = page.next ?? '';
    } while (cursor);
    expect(seen).toEqual(
      [6, 5, 4, 3, 2, 1].map((n) => `ocds-clinic-${n}`).sort((a, b) => seen.indexOf(a) - seen.indexOf(b)),
    );
    expect(seen.slice(0, 5)).toEqual([6, 5, 4, 3, 2].map((n) => `ocds-clinic-${n}`));
    expect(seen).toHaveLength(6);
    const flagged = await get(`/api/oversight/processes?party=${buyer}&as=buyer&flag=R018`);
    expect(flagged.items.map((one: { ocid: string }) => one.ocid)).toEqual([
      'ocds-clinic-4',
      'ocds-clinic-2',
    ]);
    expect(flagged.items[0]).toMatchObject({ buyerParty: buyer, suppliers: [{ party: supplier }] });
  });

  it('hands all of them out as CSV and JSON', async () => {
    const csv = await must(house.get(null, `/api/oversight/parties/${supplier}/processes.csv?as=supplier`));
    expect(csv.headers['content-disposition']).toBe(`attachment; filename="proveedor-${supplier}.csv"`);
    const lines = String(csv.body).trim().split('\r\n');
    expect(lines).toHaveLength(5);
    expect(lines[1]).toBe(
      'ocds-clinic-5,Uniformes 5,EC-RUC-1760000077001,Clínica de Ñuñoa Álvarez,award,2026,open,Licitación,100,,0,3,,2026-03-05T00:00:00.000000Z',
    );
    const json = (
      await must(house.get(null, `/api/oversight/parties/${supplier}/processes.json?as=supplier`))
    ).body;
    expect(json).toMatchObject({
      format: 'amparo-procurement-1',
      party: supplier,
      as: 'supplier',
      currency: 'USD',
    });
    expect(
      json.processes.map((one: { ocid: string; awarded: number | null }) => [one.ocid, one.awarded]),
    ).toEqual([
      ['ocds-clinic-5', 100],
      ['ocds-clinic-4', null],
      ['ocds-clinic-3', 100],
      ['ocds-clinic-1', 600],
    ]);
    expect((await house.get(null, '/api/oversight/parties/999999/processes.csv?as=buyer')).status).toBe(404);
  });

  it('a natural person is shown as published, told as such, and found under a number that is not hers', async () => {
    const [found] = await named('supplier', 'sastre perez');
    const answer = await house.get(null, `/api/oversight/parties/${found!.party}?as=supplier`);
    expect(answer.body).toMatchObject({ kind: 'person', name: 'Sastre Pérez Zoila' });
    expect(answer.body.writings[0].identifier).toBe(tailor);
    expect(answer.headers['x-robots-tag']).toBe('noindex');
    expect(String(found!.party)).not.toContain('1712345675');
    // No address of the house takes the document of a person in place of her number.
    for (const url of [
      `/api/oversight/processes?party=${tailor}`,
      `/api/oversight-groups-about?party=${tailor}&as=supplier`,
    ])
      expect((await house.get(null, url)).status).toBe(400);
    for (const document of [tailor, '1712345675001', '1712345675'])
      expect((await house.get(null, `/api/oversight/parties/${document}?as=supplier`)).status).toBe(404);
  });

  it('what a later release takes back is taken back from its page', async () => {
    await send([
      {
        ...purchase(6),
        id: 'ocds-clinic-6-2',
        date: '2026-04-01T00:00:00Z',
        tag: ['awardCancellation'],
        awards: [{ id: 'a', status: 'cancelled' }],
      },
    ]);
    const page = await get(`/api/oversight/parties/${buyer}?as=buyer`);
    expect(page.quality).toMatchObject({ processes: 6, awarded: 5 });
    expect(page.counterparties.awarded).toBe(900);
    const [person] = await named('supplier', 'sastre perez');
    expect(person).toMatchObject({ sold: 1 });
  });

  it('processes that an older program compiled are read again, once', async () => {
    await house.db.pool.query("delete from oversight.part where ocid like 'ocds-clinic-%'");
    await house.db.pool.query("update oversight.process set reading = 0 where ocid like 'ocds-clinic-%'");
    expect(await readOlderProcesses(house.db)).toBe(6);
    expect(await readOlderProcesses(house.db)).toBe(0);
    const page = await get(`/api/oversight/parties/${buyer}?as=buyer`);
    expect(page).toMatchObject({ bought: 6, quality: { processes: 6 } });
  });
});

it('who buys most in each region is told by its folded name', async () => {
  const found = await listBuyersByRegion(house.db.kysely, 1);
  expect(found.map(({ region, name }) => [region, name])).toEqual([
    ['azuay', 'Hospital José Carrasco Arteaga'],
    ['guayas', 'Hospital Teodoro Maldonado Carbo'],
    ['los rios', 'Hospital de Babahoyo'],
    ['pichincha', 'Hospital Carlos Andrade Marín'],
  ]);
  const page = await get(`/api/oversight/parties/${found.at(-1)!.party}?as=buyer`);
  expect(page.bought).toBe(found.at(-1)!.bought);
  expect(page.writings.map((one: { name: string }) => one.name)).toEqual([
    'Hospital Carlos Andrade Marín',
    'HOSPITAL CARLOS ANDRADE MARIN (HCAM)',
  ]);
  expect(page.years.map((one: { year: number }) => one.year)).toEqual([2022, 2023, 2024, 2025, 2026]);
});
