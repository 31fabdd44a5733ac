import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeWithOracles, readOracle } from '../../../test/support/oracles.ts';
import { type RedFlagResult, RedFlagScan } from './scan.ts';
import { type RedFlag, type RedFlagSettings, readRedFlagSettings } from './settings.ts';

function scan(releases: readonly unknown[], settings: RedFlagSettings = {}): RedFlagResult {
  const scanning = new RedFlagScan(settings);
  for (const release of releases) scanning.add(release);
  const flags = scanning.finish();
  const result = flags.toJSON();
  expect(JSON.parse([...flags.text()].join(''))).toEqual(result);
  return result;
}

describeWithOracles('red flags that others computed', () => {
  it.each(['R003', 'R018', 'R024', 'R028', 'R035', 'R036'] as const)('%s', (flag) => {
    const releases = readOracle('red-flags', `${flag}.jsonl`)
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as unknown);
    const settings = {
      flags: [flag],
      excludedMethodDetails: ['EXC'],
      noPriceComparisonMethodDetails: ['NPC'],
    };
    expect(scan(releases, settings)).toEqual(JSON.parse(readOracle('red-flags', `${flag}.expected`)));
  });
});

const bid = (id: string, amount: number, status = 'valid', more: object = {}) => ({
  status,
  tenderers: [{ id }],
  value: { amount, currency: 'USD' },
  ...more,
});
const award = (id: string, more: object = {}) => ({ status: 'active', suppliers: [{ id }], ...more });
const only = (flag: RedFlag, releases: readonly unknown[], settings: RedFlagSettings = {}) =>
  scan(releases, { flags: [flag], ...settings });
const step = (from: number, by: number) => Array.from({ length: 10 }, (_, i) => from + by * i);

describe('both sides of each threshold, worked by hand', () => {
  it('R003: fourteen whole days are short, fifteen are not; a method may have its own number', () => {
    const period = (startDate: string, endDate: string, ocid: string, more: object = {}) => ({
      ocid,
      tender: { tenderPeriod: { startDate, endDate }, ...more },
    });
    const releases = [
      period('2026-03-01T10:00:00-05:00', '2026-03-16T14:59:59Z', 'short'),
      period('2026-03-01T10:00:00-05:00', '2026-03-16T15:00:00Z', 'enough'),
      period('2026-03-10T00:00:00Z', '2026-03-01T00:00:00Z', 'backwards'),
      period('2026-03-01', '2026-03-02', 'dates without time'),
      period('2026-02-31T00:00:00Z', 'soon', 'no dates'),
    ];
    expect(only('R003', releases)).toEqual({ OCID: { short: { R003: 1 }, backwards: { R003: 1 } } });
    const four = period('2026-03-01T00:00:00Z', '2026-03-05T00:00:00Z', 'four', {
      procurementMethodDetails: 'Subasta',
    });
    const at = (threshold: number) =>
      only('R003', [four], { R003: { thresholdByMethodDetails: { Subasta: threshold } } });
    expect([at(4), at(5)]).toEqual([{}, { OCID: { four: { R003: 1 } } }]);
    expect(only('R003', releases.slice(0, 1), { R003: { procurementMethods: ['open'] } })).toEqual({});
  });
  it('R018: one tenderer, where several could compete', () => {
    const tender = (numberOfTenderers: unknown, procurementMethod: string) => ({
      ocid: `${String(numberOfTenderers)} ${procurementMethod}`,
      tender: { numberOfTenderers, procurementMethod },
    });
    const releases = [
      tender(1, 'open'),
      tender(2, 'open'),
      tender(0, 'open'),
      tender('one', 'open'),
      tender(1, 'direct'),
    ];
    expect(only('R018', releases)).toEqual({ OCID: { '1 open': { R018: 1 } } });
    expect(only('R018', releases, { R018: { procurementMethods: ['direct'] } })).toEqual({
      OCID: { '1 direct': { R018: 1 } },
    });
  });
  // Winning 100; second lowest 200, 210 … 290, so d is 1.0 … 1.9, and one more process is tried on either side.
  const priced = (ocid: string, second: number) => ({
    ocid,
    bids: { details: [bid(`winner of ${ocid}`, 100), bid(`second of ${ocid}`, second)] },
    awards: [award(`winner of ${ocid}`)],
  });
  const usual = step(200, 10).map((second, i) => priced(`usual ${i}`, second));
  it('R024: with one low d, Q1 = 1.116667, Q3 = 1.683333, lower fence 0.266667', () => {
    expect(only('R024', [...usual, priced('x', 127)])).toEqual({});
    const found = only('R024', [...usual, priced('x', 126)]);
    expect(found.OCID!.x!.R024).toBeCloseTo(0.26, 12);
    expect(found.Tenderer).toEqual({ 'winner of x': { R024: 0 }, 'second of x': { R024: 0 } });
    expect(
      Object.keys(only('R024', [...usual, priced('x', 127)], { R024: { threshold: 0.28 } }).OCID!),
    ).toEqual(['x']);
  });
  it('R024: where a quarter have no difference at all nothing is flagged', () => {
    expect(only('R024', [...usual, ...[1, 2, 3, 4].map((i) => priced(`equal ${i}`, 100))])).toEqual({});
  });
  it('R058: with one high d, Q1 = 1.216667, Q3 = 1.783333, upper fence 2.633333', () => {
    expect(only('R058', [...usual, priced('y', 363)])).toEqual({});
    const found = only('R058', [...usual, priced('y', 364)]);
    expect(found.OCID!.y!.R058).toBeCloseTo(2.64, 12);
    expect(found.Tenderer).toEqual({ 'winner of y': { R058: 0 } });
  });
  it('R058: other currencies, prices of nothing and excluded processes do not count', () => {
    const other = priced('other', 900);
    for (const one of other.bids.details) one.value.currency = 'EUR';
    const free = { ...priced('free', 500), bids: { details: [bid('winner of free', 0), bid('z', 5)] } };
    const excluded = { ...priced('excluded', 900), tender: { procurementMethodDetails: 'EXC' } };
    const settings = { excludedMethodDetails: ['EXC'], currency: 'USD' };
    expect(only('R058', [other, free, excluded, ...usual, priced('y', 363)], settings)).toEqual({});
  });
  it('R025: of ratios x, 0.50 … 0.95 the lower fence is 0.133333; bids at least the 75th percentile', () => {
    const record = (id: string, bids: number, wins: number) =>
      Array.from({ length: bids }, (_, i) => ({
        ocid: `${id} ${i}`,
        bids: { details: [bid(id, 10), bid(id, 11)] },
        awards: [award(i < wins ? id : 'somebody else')],
      }));
    const others = step(10, 1).flatMap((wins) => record(`t${wins}`, 20, wins));
    expect(only('R025', [...others, ...record('x', 20, 2)])).toEqual({ Tenderer: { x: { R025: 0.1 } } });
    expect(only('R025', [...others, ...record('x', 20, 3)])).toEqual({});
    expect(only('R025', [...others, ...record('x', 19, 2)])).toEqual({});
  });
  it('R028: the same amount and currency by different tenderers', () => {
    const process = (ocid: string, ...details: object[]) => ({ ocid, bids: { details } });
    expect(
      only('R028', [
        process('same', bid('A', 10), bid('B', 11), bid('C', 10, 'pending')),
        process('a cent apart', bid('D', 10), bid('E', 10.01)),
        process('twice its own', bid('F', 10), bid('F', 10)),
        process('withdrawn', bid('G', 10), bid('H', 10, 'withdrawn')),
      ]),
    ).toEqual({ OCID: { same: { R028: 1 } }, Tenderer: { A: { R028: 1 }, C: { R028: 1 } } });
  });
  it('R030: a second after the end is late, the end itself is not', () => {
    const process = (ocid: string, date: string, more: object = {}) => ({
      ocid,
      tender: { tenderPeriod: { endDate: '2026-03-16T18:00:00Z' } },
      bids: { details: [bid(ocid, 10, 'valid', { date, ...more })] },
      awards: [award(ocid)],
    });
    expect(
      only('R030', [
        process('late', '2026-03-16T13:00:01-05:00'),
        process('on time', '2026-03-16T13:00:00-05:00'),
        process('late and lost', '2026-03-17T00:00:00Z', { tenderers: [{ id: 'loser' }] }),
        process('late and disqualified', '2026-03-17T00:00:00Z', { status: 'disqualified' }),
      ]),
    ).toEqual({ OCID: { late: { R030: 1 } }, Tenderer: { late: { R030: 1 } } });
  });
  it('R035: somebody else must have been disqualified, and as many as asked', () => {
    const process = (ocid: string, ...disqualified: string[]) => ({
      ocid,
      bids: { details: [bid('V', 10), ...disqualified.map((id) => bid(id, 9, 'disqualified'))] },
      awards: [award('V')],
    });
    const releases = [
      process('none'),
      process('itself', 'V'),
      process('one', 'A', 'A'),
      process('two', 'A', 'B', 'V'),
    ];
    expect(only('R035', releases).OCID).toEqual({ one: { R035: 1 }, two: { R035: 2 } });
    expect(only('R035', releases, { R035: { threshold: 2 } }).OCID).toEqual({ two: { R035: 2 } });
  });
  it('R036: the lowest was disqualified and something valid is left', () => {
    const process = (ocid: string, low: number, status: string, awards: object[] = [award('V')]) => ({
      ocid,
      bids: { details: [bid('V', 10, status), bid('D', low, 'disqualified')] },
      awards,
    });
    expect(
      only('R036', [
        process('lower', 9.99, 'valid'),
        process('equal, listed after', 10, 'valid'),
        process('higher', 10.01, 'valid'),
        process('none valid', 9.99, 'pending'),
        process('no award', 9.99, 'valid', []),
      ]),
    ).toEqual({ OCID: { lower: { R036: 1 } } });
  });
  // Of shares 0, 0.05 … 0.45 and y: Q1 = 0.108333, Q3 = 0.391667, upper fence 0.816667; 16 of 20 below it, 17 of 20 above.
  it('R038 of buyers and procuring entities with two processes or more', () => {
    const record = (id: string, disqualified: number, processes = 2) =>
      Array.from({ length: processes }, (_, half) => ({
        ocid: `${id} ${half}`,
        buyer: { id },
        tender: { procuringEntity: { id: `entity ${id}` } },
        bids: {
          details: Array.from({ length: 20 / processes }, (__, i) => ({
            status: half * 10 + i < disqualified ? 'disqualified' : 'valid',
          })),
        },
      }));
    const others = step(0, 1).flatMap((disqualified) => record(`b${disqualified}`, disqualified));
    expect(only('R038', [...others, ...record('y', 16)])).toEqual({});
    expect(only('R038', [...others, ...record('y', 17)])).toEqual({
      Buyer: { y: { R038: 0.85 } },
      ProcuringEntity: { 'entity y': { R038: 0.85 } },
    });
    expect(only('R038', [...others, ...record('y', 17), ...record('once', 20, 1)]).Buyer).toEqual({
      y: { R038: 0.85 },
    });
  });
  it('R038 of tenderers with two bids or more; where three quarters have none nobody is flagged', () => {
    const record = (id: string, disqualified: number, bids = 20) => ({
      ocid: id,
      bids: {
        details: Array.from({ length: bids }, (_, i) =>
          bid(id, 1, i < disqualified ? 'disqualified' : 'valid'),
        ),
      },
    });
    const others = step(0, 1).map((disqualified) => record(`t${disqualified}`, disqualified));
    expect(only('R038', [...others, record('y', 16)])).toEqual({});
    expect(only('R038', [...others, record('y', 17), record('once', 1, 1)])).toEqual({
      Tenderer: { y: { R038: 0.85 } },
    });
    expect(only('R038', [...step(0, 1).map((i) => record(`clean ${i}`, 0)), record('y', 20)])).toEqual({});
  });
  // Of 10, 11 … 19 classes and y: Q1 = 12.166667, Q3 = 17.833333, upper fence 26.333333.
  it('R048: suppliers of twenty processes or more in too many classes', () => {
    const record = (id: string, classes: number, processes = 20) =>
      Array.from({ length: processes }, (_, i) => ({
        ocid: `${id} ${i}`,
        awards: [award(id, { items: i === 0 ? items(classes) : items(1) })],
      }));
    const items = (classes: number) =>
      Array.from({ length: classes }, (_, i) => ({ classification: { id: `${10 + i}777` } }));
    const others = step(10, 1).flatMap((classes) => record(`s${classes}`, classes));
    expect(only('R048', [...others, ...record('y', 26)])).toEqual({});
    expect(only('R048', [...others, ...record('y', 27)])).toEqual({ Tenderer: { y: { R048: 27 } } });
    expect(only('R048', [...others, ...record('y', 40, 19)])).toEqual({});
  });
});

describe('whatever the file holds', () => {
  it('what is not a release, a cancelled tender and a release without ocid are not judged', () => {
    const scanning = new RedFlagScan();
    const judged = [
      null,
      3,
      'x',
      [],
      {},
      { ocid: 7 },
      { ocid: 'a', tender: { status: 'cancelled' } },
      { ocid: 'b' },
    ].map((one) => scanning.add(one));
    expect(judged).toEqual([false, false, false, false, false, false, false, true]);
    expect(scanning.finish().toJSON()).toEqual({});
  });
  it('no JSON makes it stumble', () => {
    const anything = fc.letrec((tie) => ({
      value: fc.oneof(
        { depthSize: 'small' },
        fc.string(),
        fc.double(),
        fc.constant(null),
        fc.boolean(),
        tie('list'),
        tie('object'),
      ),
      list: fc.array(tie('value'), { maxLength: 3 }),
      object: fc.dictionary(
        fc.constantFrom(
          'ocid',
          'tender',
          'bids',
          'details',
          'awards',
          'status',
          'suppliers',
          'tenderers',
          'id',
          'value',
          'amount',
          'items',
        ),
        tie('value'),
      ),
    })).object;
    fc.assert(fc.property(fc.array(anything, { maxLength: 5 }), (releases) => void scan(releases)));
  });
});

describe('settings', () => {
  it('are read from INI and from JSON alike', () => {
    const ini = `; comment
currency = USD
no_price_comparison_procurement_methods = Sorteo|Ínfima
[exclusions]
procurement_method_details = EXC
[R003]
threshold = 10
procurement_methods = open|selective
[R003.procurement_method_details]
Subasta = 5
[R030]
[R038]
minimum_submitted_bids = 3
[defaults]
currency = USD`;
    const json = JSON.stringify({
      currency: 'USD',
      no_price_comparison_procurement_methods: ['Sorteo', 'Ínfima'],
      exclusions: { procurement_method_details: 'EXC' },
      R003: {
        threshold: 10,
        procurement_methods: 'open|selective',
        procurement_method_details: { Subasta: 5 },
      },
      R030: {},
      R038: { minimum_submitted_bids: 3 },
    });
    for (const text of [ini, json])
      expect(readRedFlagSettings(text)).toMatchObject({
        currency: 'USD',
        excludedMethodDetails: ['EXC'],
        noPriceComparisonMethodDetails: ['Sorteo', 'Ínfima'],
        flags: ['R003', 'R030', 'R038'],
        R003: {
          threshold: 10,
          procurementMethods: ['open', 'selective'],
          thresholdByMethodDetails: { Subasta: 5 },
        },
        R038: { minimumSubmittedBids: 3 },
      });
    expect(readRedFlagSettings('').flags).toBeUndefined();
  });
  it('refuse what they do not know', () => {
    expect(() => readRedFlagSettings('curency = USD')).toThrow(/no setting curency/);
    expect(() => readRedFlagSettings('[R003]\nthreshold = many')).toThrow(/must be a number/);
    expect(() => readRedFlagSettings('[R003]\ndays = 3')).toThrow(/\[R003\] days/);
    expect(() => readRedFlagSettings('nonsense')).toThrow(/Line 1/);
  });
});
