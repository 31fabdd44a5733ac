import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { transaction } from '#platform/database';
import {
  type ComplaintsHouse,
  hospital,
  officer,
  openComplaintsHouse,
} from '../../../../test/support/complaintsHouse.ts';
import { insertWholeCases } from '../bulk.ts';
import type { CaseAction } from '../case.ts';
import { newCaseNumber } from '../filing.ts';
import { startOfDay } from '../startOfDay.ts';
import { daysOfQuarter, publishFigures, quarterOf } from './store.ts';

let house: ComplaintsHouse;
const persons: string[] = [];
/** Days to the answer of each case of the first quarter of 2026; null is not answered. */
const took = [2, 2, 3, 4, 5, 5, 6, 7, 8, 9, 12, 14, 15, 18, 20, 24, 26, 28, 30, 35, 38, 40, null, null];

beforeAll(async () => {
  house = await openComplaintsHouse(new Date('2026-04-10T15:00:00Z'));
  // Thirty persons of the registry: 18 women and 12 men, born in 1990.
  for (let i = 0; i < 30; i += 1) persons.push(randomUUID());
  const owner = (await import('#platform/database')).singleClient(house.ownerUrl);
  await owner.connect();
  await owner.query('insert into registry.person (person_id) select unnest($1::uuid[])', [persons]);
  await owner.query(
    `insert into registry.person_search (person_id, folded_name, display_name, birth_date, sex, canton, ethnicity, disability_percent)
     select p, 'x', 'X', '1990-05-05', case when i <= 18 then 'female' else 'male' end, '1701', 'mestizo', 0
     from unnest($1::uuid[]) with ordinality r(p, i)`,
    [persons],
  );
  await owner.end();
  await load('complaint', hospital, took, '2026-01-12');
});
afterAll(() => house.close());

async function load(
  kind: 'complaint' | 'suggestion' | 'irregularity',
  unit: string,
  days: readonly (number | null)[],
  from: string,
  account = true,
) {
  const on = from as never;
  const cases = days.map((answered, i) => {
    const answeredOn = new Date(Date.parse(`${from}T12:00:00Z`) + (answered ?? 0) * 86_400_000)
      .toISOString()
      .slice(0, 10) as never;
    const actions: CaseAction[] = [
      { kind: 'received', by: 'person', on, caseKind: kind, unit },
      { kind: 'classified', by: 'official', on, caseKind: kind, seriousness: 'ordinary' },
      ...(answered === null ? [] : [{ kind: 'answered', by: 'official', on: answeredOn } as const]),
    ];
    return {
      caseId: randomUUID(),
      number: newCaseNumber(on),
      kind,
      channel: 'synthetic',
      service: 'emergency',
      facility: unit,
      subject: 'waiting',
      personId: account ? persons[i % persons.length]! : null,
      confidential: kind === 'irregularity',
      receivedAt: startOfDay(on),
      actions: actions.map((action) => ({ action, body: null })),
    };
  });
  await transaction(house.db, (trx) =>
    insertWholeCases(trx, house.room, cases, '2026-04-10' as never, () => ({})),
  );
}

describe('the figures of a quarter', () => {
  it('are published when it is over, once, and anybody reads them', async () => {
    expect((await house.call('GET', '/api/complaints/figures')).body.refusal).toBe('no-figures-yet');
    const both = await Promise.all([
      publishFigures(house.db, house.room, house.clock),
      publishFigures(house.db, house.room, house.clock),
    ]);
    expect(both.flat()).toEqual(['2026-Q1']);
    const { body, status } = await house.call('GET', '/api/complaints/figures');
    expect(status).toBe(200);
    // By hand: fifteen working days from Monday 12 January end on Monday 2 February, twenty-one days later: 15 of the 22 came in time.
    expect(body).toMatchObject({
      quarters: ['2026-Q1'],
      quarter: '2026-Q1',
      smallest: 5,
      overall: { received: 24, answered: 22, inTime: 15, contested: null, reopened: null },
    });
    expect(body.overall.inTimeShare).toBeCloseTo(15 / 22, 12);
    const bySex = Object.fromEntries(
      body.by.sex.map((row: { member: string; figures: { received: number } }) => [
        row.member,
        row.figures.received,
      ]),
    );
    expect(bySex).toEqual({ female: 18, male: 6 });
    const unit = body.by.unit.find((row: { member: string }) => row.member === hospital);
    expect(unit.title.es).toContain('Carlos Andrade');
  });

  it('stay as they were published, whatever is loaded into it afterwards', async () => {
    const url = '/api/complaints/figures/2026-Q1/cells.json';
    const before = await house.call('GET', url);
    await load('complaint', hospital, [3], '2026-02-02');
    expect(await publishFigures(house.db, house.room, house.clock)).toEqual([]);
    const after = await house.call('GET', url);
    expect(after.text).toBe(before.text);
    const { createHash } = await import('node:crypto');
    const { body } = await house.call('GET', '/api/complaints/figures');
    expect(createHash('sha256').update(after.bytes).digest('hex')).toBe(body.sha256);
    await expect(house.db.pool.query(`update complaints.figures_quarter set content = ''`)).rejects.toThrow(
      'permission denied',
    );
  });

  it('count reports of irregularity for the whole institution and by nothing else', async () => {
    await load('irregularity', 'HO-0901-01', [5, 6, 7, 8, 9, null], '2026-04-13', false);
    await load('suggestion', 'HO-0901-02', [5, 6, 7, 8, 9, 30, null], '2026-04-13', false);
    house.clock = new Date('2026-07-01T12:00:00Z');
    expect(await publishFigures(house.db, house.room, house.clock)).toEqual(['2026-Q2']);
    const { body, text } = await house.call('GET', '/api/complaints/figures?quarter=2026-Q2');
    expect(body.reports).toEqual({ received: 6, answered: 5 });
    expect(body.overall.received).toBe(7);
    const shown = (dimension: string) =>
      body.by[dimension].filter(
        (row: { figures: { received: number | null } }) => row.figures.received !== null,
      );
    // All seven are of one unit: to say so would tell of each that it is there, so nothing is said by place.
    expect(text).not.toContain('irregularity');
    expect(shown('sex')).toEqual([]);
    const csv = await house.call('GET', '/api/complaints/figures/cells.csv');
    expect(csv.text.split('\r\n')[0]).toBe('quarter,measure,dimension,member,month,slot,n');
    expect(csv.text).toContain('2026-Q1,received,all,,,total,24');
    const figures = await house.call('GET', '/api/complaints/figures/2026-Q1/figures.csv');
    expect(figures.text).toContain('2026-Q1,all,,Toda la institución,24,22,15,0.68');
  });

  it('become the ombudsman’s report of the year, with her words, page and document', async () => {
    const words = {
      foreword: 'Un año de esperas largas.',
      recommendations: 'Abrir otro consultorio de noche.',
    };
    const publish = (role: 'ombudsman' | 'director') =>
      house.call('POST', '/api/complaints/reports/2026', { actor: officer(role), body: words });
    expect((await house.call('GET', '/api/complaints/reports/2026')).body.refusal).toBe('no-report-yet');
    expect((await publish('director')).status).toBe(403);
    const draft = await house.call('GET', '/api/complaints/reports/2026/draft', {
      actor: officer('ombudsman'),
    });
    expect(draft.body).toMatchObject({
      version: 1,
      madeOn: null,
      figures: {
        throughQuarter: '2026-Q2',
        // 24 in the first quarter and 7 in the second; the first had no report of irregularity that can be told.
        sums: { received: 31, answered: 28, reports: null },
      },
    });
    expect((await publish('ombudsman')).status).toBe(201);
    expect((await publish('ombudsman')).body.version).toBe(2);
    const report = await house.call('GET', '/api/complaints/reports/2026');
    expect(report.body).toMatchObject({ ...words, version: 2, madeOn: '2026-07-01' });
    expect((await house.call('GET', '/api/complaints/reports')).body).toEqual({
      items: [{ year: 2026, version: 2, madeOn: '2026-07-01', throughQuarter: '2026-Q2' }],
      years: [2026],
    });
    const pdf = await house.call('GET', '/api/complaints/reports/2026/report.pdf');
    if (process.platform === 'linux' && process.arch === 'x64') {
      expect(pdf.bytes.subarray(0, 5).toString()).toBe('%PDF-');
      expect(pdf.bytes.length).toBeGreaterThan(8_000);
    } else expect(pdf.status).toBe(503);
    expect(
      (await house.call('POST', '/api/complaints/reports/2019', { actor: officer('ombudsman'), body: words }))
        .body.refusal,
    ).toBe('no-figures-yet');
  });
});

describe('a quarter', () => {
  it('begins and ends with its months', () => {
    expect(quarterOf('2026-03-31' as never)).toBe('2026-Q1');
    expect(quarterOf('2026-10-01' as never)).toBe('2026-Q4');
    expect(['2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4'].map(daysOfQuarter)).toEqual([
      { from: '2026-01-01', to: '2026-03-31' },
      { from: '2026-04-01', to: '2026-06-30' },
      { from: '2026-07-01', to: '2026-09-30' },
      { from: '2026-10-01', to: '2026-12-31' },
    ]);
  });
});
