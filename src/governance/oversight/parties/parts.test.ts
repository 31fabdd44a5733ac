import { describe, expect, it } from 'vitest';
import type { JsonObject, Release } from '../ocds.ts';
import { kindOf, partsOf, writingsIn } from './parts.ts';

const usd = (amount: number) => ({ amount, currency: 'USD' });
/** One process with one award of 1 000 to S1 and its contract; every part of it may be otherwise. */
function process(own: JsonObject = {}): Release {
  return {
    ocid: 'o',
    id: 'o-1',
    date: '2026-05-06T00:00:00Z',
    tag: ['compiled'],
    buyer: { id: 'B', name: 'Hospital' },
    tender: { procurementMethod: 'open', procurementMethodDetails: 'Licitación', numberOfTenderers: 2 },
    awards: [
      {
        id: 'a',
        status: 'active',
        date: '2025-12-30T00:00:00Z',
        suppliers: [{ id: 'S1' }],
        value: usd(1000),
      },
    ],
    contracts: [{ id: 'c', awardID: 'a', status: 'active', value: usd(1100), amendments: [{ id: '1' }] }],
    ...own,
  };
}
const partOf = (release: Release, role: string, identifier: string) =>
  partsOf(release).parts.find((one) => one.role === role && one.identifier === identifier);

describe('who has which part in a process', () => {
  it('reads what was awarded, contracted and amended, in the year of the award', () => {
    const read = partsOf(process());
    expect(read).toEqual({
      year: 2025,
      method: 'open',
      methodDetails: 'Licitación',
      amendments: 1,
      hasAward: true,
      bids: 2,
      singleBid: false,
      hasPeriod: false,
      isPlanned: false,
      parts: [
        { role: 'buyer', identifier: 'B', awarded: 1000, contracted: 1100, unsaid: 0 },
        { role: 'supplier', identifier: 'S1', awarded: 1000, contracted: 1100, unsaid: 0 },
      ],
      deals: [{ buyer: 'B', supplier: 'S1', awarded: 1000 }],
    });
  });

  it('gives what two were awarded together to neither, and makes no deal of it', () => {
    const shared = process({
      awards: [
        { id: 'a', status: 'active', suppliers: [{ id: 'S1' }, { id: 'S2' }], value: usd(900) },
        { id: 'b', status: 'active', suppliers: [{ id: 'S2' }], value: usd(50.1) },
      ],
      contracts: [
        { id: 'c', awardID: 'a', value: usd(900) },
        { id: 'd', awardID: 'b', value: usd(50.1) },
      ],
    });
    expect(partOf(shared, 'buyer', 'B')).toMatchObject({ awarded: 950.1, contracted: 950.1, unsaid: 0 });
    expect(partOf(shared, 'supplier', 'S1')).toMatchObject({ awarded: null, contracted: null, unsaid: 1 });
    expect(partOf(shared, 'supplier', 'S2')).toMatchObject({ awarded: 50.1, contracted: 50.1, unsaid: 1 });
    expect(partsOf(shared).deals).toEqual([{ buyer: 'B', supplier: 'S2', awarded: 50.1 }]);
  });

  it('takes no part of what was cancelled, is of another currency or does not say its amount', () => {
    const award = (id: string, more: JsonObject) => ({
      id,
      status: 'active',
      suppliers: [{ id: 'S1' }],
      ...more,
    });
    const read = process({
      awards: [
        award('a', { value: { amount: 10, currency: 'EUR' } }),
        award('b', {}),
        award('c', { status: 'cancelled', value: usd(7) }),
        award('d', { value: usd(3) }),
      ],
      contracts: [
        { id: 'x', awardID: 'd', status: 'cancelled', value: usd(3) },
        { id: 'y', awardID: 'd', status: 'active', value: usd(4) },
      ],
    });
    expect(partOf(read, 'supplier', 'S1')).toMatchObject({ awarded: 3, contracted: 4, unsaid: 2 });
    const cancelled = process({
      tender: { status: 'cancelled', procurementMethod: 'open', numberOfTenderers: 1 },
    });
    expect(partsOf(cancelled)).toMatchObject({ hasAward: false, singleBid: null, deals: [] });
    expect(partsOf(cancelled).parts.map(({ role }) => role)).toEqual(['buyer']);
  });

  it.each([
    ['open', 1, true],
    ['selective', 1, true],
    ['open', 2, false],
    ['direct', 1, null],
    ['limited', 1, null],
    ['open', undefined, null],
  ])(
    'a single bid tells something only where several could compete: %s with %s',
    (procurementMethod, numberOfTenderers, single) => {
      const tender = { procurementMethod, ...(numberOfTenderers ? { numberOfTenderers } : {}) };
      expect(partsOf(process({ tender })).singleBid).toBe(single);
    },
  );

  it('counts who is written in two ways once, by its RUC', () => {
    const ids = ['EC-RUC-0990000010001', '0990000010001-4821'];
    const read = partsOf(
      process({
        awards: ids.map((id, i) => ({ id: `${i}`, status: 'active', suppliers: [{ id }], value: usd(10) })),
        contracts: [],
      }),
    );
    expect(read.parts.filter(({ role }) => role === 'supplier')).toEqual([
      { role: 'supplier', identifier: ids[0], awarded: 20, contracted: null, unsaid: 0 },
    ]);
  });

  it('who runs the procedure buys where no buyer is identified; who bids is listed too', () => {
    const read = partsOf(
      process({
        buyer: { name: 'Sin identificador' },
        tender: { procuringEntity: { id: 'P' }, tenderers: [{ id: 'S1' }] },
        bids: { details: [{ id: '1', tenderers: [{ id: 'S2' }] }] },
      }),
    );
    expect(read.parts.map(({ role, identifier }) => `${role} ${identifier}`)).toEqual([
      'buyer P',
      'supplier S1',
      'bidder S1',
      'bidder S2',
    ]);
  });
});

it('keeps each way of writing a name, with the first and the last publication that used it', () => {
  const release = (date: string, name: string | undefined): Release => ({
    ocid: 'o',
    id: date,
    date,
    tag: ['tender'],
    buyer: name === undefined ? { id: 'B' } : { id: 'B', name },
    awards: [{ id: 'a', suppliers: [{ id: 'S' }] }],
  });
  expect(
    writingsIn([
      release('2026-03-01T00:00:00-05:00', 'Hospital'),
      release('2026-01-01T00:00:00Z', 'HOSPITAL'),
      release('2026-02-01T00:00:00Z', 'Hospital'),
      release('2026-04-01T00:00:00Z', undefined),
    ]),
  ).toEqual([
    {
      identifier: 'B',
      name: 'Hospital',
      since: '2026-02-01T00:00:00.000Z',
      until: '2026-03-01T05:00:00.000Z',
    },
    { identifier: 'S', name: '', since: '2026-01-01T00:00:00.000Z', until: '2026-04-01T00:00:00.000Z' },
    {
      identifier: 'B',
      name: 'HOSPITAL',
      since: '2026-01-01T00:00:00.000Z',
      until: '2026-01-01T00:00:00.000Z',
    },
  ]);
});

it.each([
  ['EC-RUC-1710000421001', 'person'],
  ['1710000421', 'person'],
  ['EC-RUC-1760000010001', 'public'],
  ['EC-RUC-0990000010001-7', 'company'],
  ['GB-COH-02495453', 'unknown'],
])('%s is of a %s', (identifier, kind) => {
  expect(kindOf(identifier)).toBe(kind);
});
