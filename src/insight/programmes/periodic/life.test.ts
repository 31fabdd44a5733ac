import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canonicalJson } from '#kernel';
import { openSpacesHouse, type SpacesHouse, type TestPerson } from '../../../../test/support/spacesHouse.ts';
import { partNames } from '../design.ts';
import { readSheets } from '../sheetFile.ts';
import { soundDesign, soundGoals } from '../soundDesign.ts';

let house: SpacesHouse;
let planner: TestPerson;
let officer: TestPerson;
const url = '/api/programmes/afiliacion';
const desk = '/api/programmes-desk/afiliacion/periodic-reports';
const issue = (period: string, who = planner) =>
  house.post(who, `${url}/periodic-reports/${period}`, { act: 'issue' });
const reports = (period: string, query = '') => house.get(null, `${url}/periodic-reports/${period}${query}`);
const party = (id: string, name: string, address = 'oficina@entidad.example') => ({
  act: 'save',
  party: { id, name, kind: 'government', channel: 'email', address },
});
const deliver = (on: string, who = 'consejo', number = 1) =>
  house.post(planner, `${url}/deliveries`, {
    period: '2026-S1',
    number,
    party: who,
    channel: 'letter',
    on,
    note: 'Oficio 12',
  });

beforeAll(async () => {
  house = await openSpacesHouse();
  planner = await house.person('Rita Planificadora', { role: 'planner' });
  officer = await house.person('Omar Responsable', { role: 'programme-officer' });
  await house.post(planner, '/api/programmes', { slug: 'afiliacion', name: 'Afiliación' });
  for (const part of partNames) await house.post(planner, `${url}/parts`, { part, value: soundDesign[part] });
  for (const indicator of soundDesign.indicators) {
    await house.post(planner, `${url}/indicators`, { act: 'save', indicator });
    await house.post(planner, `${url}/goals`, {
      indicator: indicator.id,
      goals: soundGoals(indicator.id),
      reason: '',
    });
  }
});
afterAll(() => house.close());

describe('the report of a period, issued and brought to every party', () => {
  it('is issued once the design is approved and the period is over, by who reviews', async () => {
    expect((await issue('2026-S1')).body.refusal).toBe('never-approved');
    await house.post(planner, `${url}/approvals`, { act: 'approve' });
    expect((await issue('2026-S2')).body).toMatchObject({
      refusal: 'period-still-runs',
      figures: { until: '2026-12-31' },
    });
    expect((await issue('2025-S1')).body.refusal).toBe('period-not-of-programme');
    expect((await issue('2026-T1')).status).toBe(400);
    expect((await issue('2026-S1', officer)).status).toBe(403);
    expect((await reports('2026-S1')).body.refusal).toBe('periodic-report-unknown');
    const owed = (await house.get(planner, desk)).body.periods;
    expect(owed.map((one: { period: string; standing: string }) => [one.period, one.standing])).toEqual([
      ['2026-C1', 'owed'],
      ['2026-C2', 'owed'],
      ['2026-C3', 'running'],
      ['2026-S1', 'owed'],
      ['2026-S2', 'running'],
      ['2026', 'running'],
    ]);
    const seen = (await house.get(planner, `${desk}/2026-S2`)).body;
    expect(seen).toMatchObject({ issued: null, mayBeIssued: false, report: { period: '2026-S2' } });
    expect((await issue('2026-S1')).status).toBe(200);
    expect((await issue('2026-S1')).body).toMatchObject({ refusal: 'periodic-report-unchanged' });
  });

  it('is read by everybody, with a hash that anybody works out again', async () => {
    const { body } = await reports('2026-S1');
    expect(body.report).toMatchObject({ period: '2026-S1', on: '2026-11-23', until: '2026-06-30' });
    expect(body.report.owed.length).toBeGreaterThan(5);
    const again = createHash('sha256').update(canonicalJson(body.report)).digest('hex');
    expect(body.issued).toEqual({ period: '2026-S1', number: 1, on: '2026-11-23', sha256: again });
    expect((await house.get(null, url)).body.issued).toEqual([
      { period: '2026-S1', number: 1, on: '2026-11-23', reached: 0, parties: 0 },
    ]);
    expect((await house.get(null, '/api/programmes/nada/periodic-reports/2026-S1')).status).toBe(404);
  });

  it('reaches offices, whose addresses stay at the desk; who it did not reach is told', async () => {
    expect((await house.post(officer, `${url}/parties`, party('consejo', 'Consejo'))).status).toBe(403);
    expect((await house.post(planner, `${url}/parties`, party('consejo', 'Consejo'))).status).toBe(200);
    expect((await house.post(planner, `${url}/parties`, party('otro', 'CONSEJO'))).body.refusal).toBe(
      'party-known',
    );
    expect((await house.post(planner, `${url}/parties`, party('gremio', 'Gremio'))).status).toBe(200);
    expect((await deliver('2026-11-24')).body.refusal).toBe('delivery-in-future');
    expect((await deliver('2026-11-22')).body).toMatchObject({
      refusal: 'delivery-before-report',
      figures: { on: '2026-11-23' },
    });
    expect((await deliver('2026-11-23', 'nadie')).body.refusal).toBe('party-unknown');
    expect((await deliver('2026-11-23', 'consejo', 2)).body.refusal).toBe('periodic-report-unknown');
    expect((await deliver('2026-11-23')).status).toBe(200);
    const { body } = await reports('2026-S1');
    expect(body.reach).toEqual([
      { name: 'Gremio', kind: 'government', delivery: null },
      { name: 'Consejo', kind: 'government', delivery: { channel: 'letter', on: '2026-11-23' } },
    ]);
    expect(JSON.stringify(body)).not.toContain('oficina@entidad.example');
    const seen = (await house.get(planner, desk)).body;
    expect(seen.parties[0].address).toBe('oficina@entidad.example');
    // The stakeholders of the design that are not among the parties are offered.
    expect(seen.proposed).toEqual(soundDesign.stakeholders.map((one) => one.name));
    expect((await house.post(planner, `${url}/parties`, { act: 'remove', party: 'gremio' })).status).toBe(
      200,
    );
    expect((await reports('2026-S1')).body.reach).toHaveLength(1);
  });

  it('is corrected by a further number, and the one before stays as it was', async () => {
    await house.post(officer, `${url}/executions`, {
      on: '2026-06-30',
      lines: soundDesign.budget.map((one) => ({ line: one.id, executedCents: 100_000, committedCents: 0 })),
    });
    expect((await house.get(planner, `${desk}/2026-S1`)).body).toMatchObject({
      issued: { number: 1 },
      mayBeIssued: true,
    });
    expect((await issue('2026-S1')).status).toBe(200);
    const now = (await reports('2026-S1')).body;
    expect(now.issued.number).toBe(2);
    expect(now.numbers.map((one: { number: number }) => one.number)).toEqual([1, 2]);
    expect(now.report.budget.on).toBe('2026-06-30');
    // A correction reached nobody until somebody brings it.
    expect(now.reach).toEqual([{ name: 'Consejo', kind: 'government', delivery: null }]);
    const before = (await reports('2026-S1', '?number=1')).body;
    expect(before.report.budget.on).toBeNull();
    expect(before.reach[0].delivery).toEqual({ channel: 'letter', on: '2026-11-23' });
  });

  it('goes out as a PDF and as a workbook whose figures are numbers', async () => {
    const pdf = await house.get(null, `${url}/periodic-reports/2026-S1/report.pdf`);
    expect(pdf.status).toBe(200);
    expect(pdf.bytes.subarray(0, 5).toString('latin1')).toBe('%PDF-');
    const sheets = readSheets((await house.get(null, `${url}/periodic-reports/2026-S1/report.xlsx`)).bytes);
    const budget = sheets?.['Presupuesto y ejecución'] ?? [];
    const total = budget.at(-1);
    // Three lines of 1 000 dollars each.
    expect(soundDesign.budget).toHaveLength(3);
    expect([total?.[0], total?.[2]]).toEqual(['Total', 3_000]);
    expect((await house.get(null, `${url}/periodic-reports/2026-C1/report.pdf`)).status).toBe(404);
  });

  it('is not of cases, which stand as their source has them', async () => {
    const { loadCases } = await import('../demonstration.ts');
    await loadCases(house.db, `${import.meta.dirname}/../../../../cases/programmes`, house.clock);
    const refused = await house.post(planner, '/api/programmes/patss/periodic-reports/2019-S1', {
      act: 'issue',
    });
    expect(refused.body.refusal).toBe('case-is-fixed');
    const seen = (await house.get(planner, '/api/programmes-desk/patss/periodic-reports')).body;
    expect(seen).toMatchObject({ periods: [], may: { issue: false, tell: false } });
  });
});
