import { describe, expect, it } from 'vitest';
import { NoBidScan, type NoBidSettings } from './noBids.ts';

const settings: NoBidSettings = {
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

interface Facts {
  ocid?: string;
  buyer?: string | null;
  supplier?: string;
  amount?: number;
  currency?: string;
  awarded?: string;
  signed?: string;
  contract?: number;
  method?: string;
  details?: string;
  planned?: boolean;
  tenderStatus?: string;
}
let made = 0;
/** One process with one award and one contract; every fact may be otherwise. */
function release(facts: Facts = {}): object {
  made += 1;
  const { ocid = `ocds-x-${made}`, buyer = 'B', supplier = 'S', amount = 5_001.5, currency = 'USD' } = facts;
  return {
    ocid,
    date: '2026-03-01T00:00:00Z',
    ...(buyer === null ? {} : { buyer: { id: buyer } }),
    ...(facts.planned === false ? {} : { planning: { budget: { project: 'P' } } }),
    tender: {
      status: facts.tenderStatus ?? 'complete',
      procurementMethod: facts.method ?? 'open',
      procurementMethodDetails: facts.details ?? 'Licitación',
    },
    awards: [
      {
        id: 'a',
        status: 'active',
        date: `${facts.awarded ?? '2026-03-01'}T00:00:00Z`,
        suppliers: [{ id: supplier }],
        value: { amount, currency },
      },
    ],
    contracts: [
      {
        id: 'c',
        awardID: 'a',
        status: 'active',
        dateSigned: `${facts.signed ?? '2026-03-10'}T00:00:00Z`,
        value: { amount: facts.contract ?? amount, currency },
      },
    ],
  };
}
/** Flags found, as `flag subject id value`. */
function flagsOf(releases: readonly object[], own: Partial<NoBidSettings> = {}): string[] {
  const scan = new NoBidScan(() => ({ ...settings, ...own }));
  for (const one of releases) scan.add(one);
  return scan
    .finish('2026-12-31')
    .map((one) => `${one.flag} ${one.subject} ${one.id} ${Math.round(one.value * 1000) / 1000}`)
    .sort();
}
const one = (facts: Facts) => flagsOf([release({ ocid: 'x', ...facts })]);

describe('each flag, on both sides of its threshold', () => {
  it('an ordinary process has none', () => {
    expect(one({})).toEqual([]);
  });

  it('N001 concentration: half of the amount, five processes, two suppliers', () => {
    const five = (own: number, other: number, suppliers = 2) => [
      ...[1, 2].map(() => release({ supplier: 'S1', amount: own, awarded: '2020-01-01' })),
      ...[1, 2, 3].map((n) =>
        release({
          supplier: suppliers === 1 ? 'S1' : 'S2',
          amount: other,
          awarded: `2020-0${n + 4}-01`,
          buyer: 'B',
        }),
      ),
    ];
    // 2 × 30 000.5 of 120 002: 60 001 / 120 002.5 ≈ 0.49999.
    expect(flagsOf(five(30_000.5, 20_000.5)).filter((flag) => flag.startsWith('N001'))).toEqual([
      'N001 Buyer B 0.5',
      'N001 Tenderer S2 0.5',
    ]);
    expect(flagsOf(five(40_000.5, 10_000.5)).filter((flag) => flag.includes('S1'))).toEqual([
      'N001 Tenderer S1 0.727',
    ]);
    expect(flagsOf(five(24_000.5, 17_000.5)).filter((flag) => flag.includes('S1'))).toEqual([]);
    expect(flagsOf(five(40_000.5, 10_000.5).slice(0, 4))).toEqual([]);
    expect(flagsOf(five(40_000.5, 10_000.5, 1))).toEqual([]);
  });

  it('N002 splitting: three within sixty days, each under the amount and together over it', () => {
    const three = (days: readonly string[], amounts: readonly number[], supplier = 'S') =>
      days.map((awarded, i) => release({ ocid: `o${i}`, awarded, amount: amounts[i]!, supplier }));
    const days = ['2026-01-01', '2026-02-01', '2026-03-02'];
    const found = [
      'N002 Buyer B 3',
      'N002 OCID o0 3',
      'N002 OCID o1 3',
      'N002 OCID o2 3',
      'N002 Tenderer S 3',
    ];
    // 1 January to 2 March 2026 is sixty days; to 3 March it is sixty-one.
    expect(flagsOf(three(days, [3_000, 3_000, 1_000.01]))).toEqual(found);
    expect(flagsOf(three(days, [3_000, 3_000, 1_000]))).toEqual([]);
    expect(flagsOf(three(['2026-01-01', '2026-02-01', '2026-03-03'], [3_000, 3_000, 3_000]))).toEqual([]);
    expect(flagsOf(three(days, [7_000, 7_000, 7_000]))).toEqual(found);
    expect(flagsOf(three(days, [7_000, 7_000, 7_000.01]))).toEqual([]);
    expect(flagsOf(three(days.slice(0, 2), [7_000, 7_000]))).toEqual([]);
    const [a, b] = three(days, [3_000, 3_000, 3_000]);
    expect(flagsOf([a!, b!, release({ supplier: 'other', amount: 3_000, awarded: days[2]! })])).toEqual([]);
  });

  it.each([
    [10_000.5, 11_500.58, ['N003 OCID x 0.15']],
    [20_000.1, 23_000.12, ['N003 OCID x 0.15']],
    [20_000.1, 23_000.11, []],
    [20_000.1, 19_000.1, []],
  ])('N003 amendments: %f awarded, %f contracted', (amount, contract, flags) => {
    expect(one({ amount, contract })).toEqual(flags);
  });

  it.each([
    ['2026-03-01', '2026-02-28', ['N004 OCID x 1']],
    ['2026-03-01', '2026-03-01', []],
    ['2026-03-01', '2026-03-02', []],
  ])('N004 signed before award: awarded %s, signed %s', (awarded, signed, flags) => {
    expect(one({ awarded, signed })).toEqual(flags);
  });

  it.each([
    [10_000, ['N005 OCID x 10000']],
    [9_000, []],
    [10_500, []],
    [10_000.01, []],
    [250_000, ['N005 OCID x 250000']],
  ])('N005 round amount: %f', (amount, flags) => {
    expect(one({ amount })).toEqual(flags);
  });

  it.each([
    ['direct', 7_000, []],
    ['direct', 7_000.01, ['N006 OCID x 7000.01']],
    ['open', 7_000.01, []],
    ['limited', 7_000.01, []],
  ])('N006 direct award: %s of %f', (method, amount, flags) => {
    expect(one({ method, amount })).toEqual(flags);
  });

  it.each([
    ['Contratación en situación de emergencia', ['N007 OCID x 1']],
    ['EMERGENCIA', ['N007 OCID x 1']],
    ['Subasta inversa electrónica', []],
  ])('N007 emergency: %s', (details, flags) => {
    expect(one({ details })).toEqual(flags);
  });

  it('N008 not in the plan: only of who publishes plans', () => {
    expect(flagsOf([release({ ocid: 'x', planned: false })])).toEqual([]);
    expect(flagsOf([release({ ocid: 'x', planned: false }), release()])).toEqual(['N008 OCID x 1']);
    expect(flagsOf([release({ ocid: 'x', planned: false, buyer: null }), release()])).toEqual([]);
  });
});

describe('a gap in the data raises nothing', () => {
  it('cancelled tenders, other currencies, amounts of nothing, no dates, nonsense', () => {
    expect(one({ tenderStatus: 'cancelled', amount: 10_000 })).toEqual([]);
    expect(flagsOf([release(), release({ ocid: 'x', amount: 10_000, currency: 'EUR' })])).toEqual([]);
    expect(one({ amount: 0, method: 'direct' })).toEqual([]);
    expect(
      flagsOf([{ ocid: 'x', awards: [{ status: 'active', value: { amount: 10_000, currency: 'USD' } }] }]),
    ).toEqual([]);
    expect(flagsOf([{}, { ocid: 3 }, { ocid: 'x', awards: 'no', contracts: [null, 7] }])).toEqual([]);
  });

  it('an award with two contracts is not compared with one of them', () => {
    const both = release({ ocid: 'x', amount: 20_000.5, contract: 30_000.5 }) as { contracts: object[] };
    expect(flagsOf([{ ...both, contracts: [...both.contracts, { ...both.contracts[0], id: 'd' }] }])).toEqual(
      [],
    );
  });

  it('takes the settings of the day of the award', () => {
    const scan = new NoBidScan((day) => ({ ...settings, roundLeast: day < '2026-01-01' ? 5_000 : 10_000 }));
    scan.add(release({ ocid: 'old', amount: 5_000, awarded: '2025-12-31' }));
    scan.add(release({ ocid: 'new', amount: 5_000, awarded: '2026-01-01' }));
    expect(scan.finish('2026-12-31').map((each) => each.id)).toEqual(['old']);
  });
});
