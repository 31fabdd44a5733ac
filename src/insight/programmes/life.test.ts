import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSpacesHouse, type SpacesHouse, type TestPerson } from '../../../test/support/spacesHouse.ts';
import { loadCases } from './demonstration.ts';
import { partNames } from './design.ts';
import { soundDesign, soundGoals } from './soundDesign.ts';

const folder = join(import.meta.dirname, '../../../cases/programmes');
let house: SpacesHouse;
let planner: TestPerson;
let officer: TestPerson;
let ofComponent: TestPerson;
beforeAll(async () => {
  house = await openSpacesHouse();
  planner = await house.person('Rita Planificadora', { role: 'planner' });
  officer = await house.person('Omar Responsable', { role: 'programme-officer' });
  ofComponent = await house.person('Carla del Dos', { role: 'programme-officer', unit: 'afiliacion/c2' });
  await loadCases(house.db, folder, house.clock);
});
afterAll(() => house.close());

const url = '/api/programmes/afiliacion';
const save = (part: string, value: unknown) => house.post(planner, `${url}/parts`, { part, value });
const report = (indicator: string, period: string, body: object, who = officer) =>
  house.post(who, `${url}/reports/${indicator}/${period}`, body);
const review = (indicator: string, period: string, body: object, who = planner) =>
  house.post(who, `${url}/reviews/${indicator}/${period}`, body);
async function attach(
  who = officer,
  name = 'acta.txt',
  bytes = 'Acta firmada',
  where = 'evidence',
): Promise<string> {
  const id = randomUUID();
  const { openSignIn } = await import('../../platform/identity/signInStore.ts');
  const { token } = await openSignIn(house.db.kysely, who.accountId, {
    method: 'test',
    device: 'test',
    now: house.clock,
  });
  const response = await house.app.inject({
    method: 'PUT',
    url: `${url}/${where}/${id}?name=${encodeURIComponent(name)}`,
    headers: { cookie: `amparo=${token}`, 'content-type': 'text/csv', 'idempotency-key': randomUUID() },
    payload: bytes,
  });
  return response.statusCode === 200 ? id : response.json().refusal;
}

describe('a programme of the desk', () => {
  it('is opened by who designs, and nobody outside sees it until it is approved', async () => {
    const opening = { slug: 'afiliacion', name: 'Afiliación de independientes' };
    expect((await house.post(officer, '/api/programmes', opening)).status).toBe(403);
    expect((await house.post(planner, '/api/programmes', opening)).status).toBe(201);
    expect((await house.post(planner, '/api/programmes', opening)).body.refusal).toBe('slug-taken');
    expect((await house.get(null, url)).status).toBe(404);
    expect((await house.get(null, '/api/programmes-desk/afiliacion')).status).toBe(401);
  });

  it('is not approved while a finding keeps it from being so', async () => {
    const refused = await house.post(planner, `${url}/approvals`, { act: 'approve' });
    expect(refused.body).toMatchObject({ refusal: 'design-has-blocking', figures: { findings: 5 } });
  });

  it('is written part by part until the check is clean, and approved', async () => {
    for (const part of partNames) expect((await save(part, soundDesign[part])).status, part).toBe(200);
    expect((await save('risks', [{ id: 'r1' }])).status).toBe(400);
    for (const indicator of soundDesign.indicators) {
      expect((await house.post(planner, `${url}/indicators`, { act: 'save', indicator })).status).toBe(200);
      const goals = { indicator: indicator.id, goals: soundGoals(indicator.id), reason: '' };
      expect((await house.post(planner, `${url}/goals`, goals)).status, indicator.id).toBe(200);
    }
    const desk = (await house.get(planner, '/api/programmes-desk/afiliacion')).body;
    expect(desk.findings).toEqual([]);
    expect((await house.post(planner, `${url}/approvals`, { act: 'approve' })).status).toBe(200);
    expect((await save('risks', [])).body.refusal).toBe('design-closed');
    expect((await house.get(null, url)).body).toMatchObject({ version: 1, name: soundDesign.identity.name });
  });

  it('keeps what was approved in sight while it is opened again', async () => {
    await house.post(planner, `${url}/approvals`, { act: 'reopen', reason: 'El Consejo pidió otro riesgo' });
    await save('risks', []);
    expect((await house.get(null, url)).body.design.risks).toHaveLength(1);
    await save('risks', soundDesign.risks);
    await house.post(planner, `${url}/approvals`, { act: 'approve' });
    const { versions } = (await house.get(null, url)).body;
    expect(versions).toMatchObject([
      { version: 1, reason: 'El Consejo pidió otro riesgo' },
      { version: 2, reason: null },
    ]);
  });

  it('goes out as IATI and as a workbook, and comes back from it; a matrix of somebody else is diagnosed', async () => {
    const xml = await house.get(null, `${url}/iati.xml`);
    expect(xml.bytes.toString('utf8')).toContain(
      '<iati-identifier>EC-RUC-9999999999001-afiliacion</iati-identifier>',
    );
    const book = (await house.get(null, `${url}/matrix.xlsx`)).bytes;
    expect((await house.post(planner, '/api/programmes', { slug: 'copia', name: 'Copia' })).status).toBe(201);
    const bring = async (fileName: string, bytes: Buffer, apply: boolean) => {
      const { openSignIn } = await import('../../platform/identity/signInStore.ts');
      const { token } = await openSignIn(house.db.kysely, planner.accountId, {
        method: 'test',
        device: 'test',
        now: house.clock,
      });
      const response = await house.app.inject({
        method: 'PUT',
        url: `/api/programmes/copia/matrix?fileName=${fileName}&apply=${apply}`,
        headers: { cookie: `amparo=${token}`, 'content-type': 'text/csv', 'idempotency-key': randomUUID() },
        payload: bytes,
      });
      return response.json();
    };
    const csv = Buffer.from(
      'Nivel,Objetivo,Indicador\nFin,Contribuir a algo mediante algo,Uno\nPropósito,La gente accede,Dos\n',
    );
    expect(await bring('m.csv', csv, false)).toMatchObject({
      kind: 'foreign',
      objectives: 2,
      indicators: 2,
      missing: ['formula', 'unit', 'frequency', 'baseline', 'goal', 'means', 'assumptions'],
      applied: false,
    });
    expect(await bring('x.csv', Buffer.from('nada,de,nada'), false)).toMatchObject({
      refusal: 'matrix-unreadable',
    });
    expect(await bring('m.csv', csv, true)).toMatchObject({ applied: true });
    expect(await bring('diseno.xlsx', book, true)).toMatchObject({
      kind: 'own',
      findings: [],
      applied: true,
    });
    const copy = (await house.get(planner, '/api/programmes-desk/copia')).body;
    const { indicators, ...design } = JSON.parse(JSON.stringify(soundDesign));
    const { indicators: named, ...parts } = copy.design;
    expect(parts).toEqual(design);
    // The desk comes with the names of its indicators; each sheet is asked for when it is opened.
    expect(named[0]).toEqual({
      id: indicators[0].id,
      objective: indicators[0].objective,
      name: indicators[0].name,
    });
    for (const indicator of indicators)
      expect(
        (await house.get(planner, `/api/programmes-desk/copia/indicators/${indicator.id}`)).body,
      ).toEqual({
        written: indicator,
        inForce: indicator,
      });
    expect((await house.get(planner, '/api/programmes-desk/copia/indicators/no')).body.refusal).toBe(
      'indicator-unknown',
    );
    expect((await house.get(planner, '/api/programmes-desk/copia/goals/i-c1')).body.goals).toEqual(
      soundGoals('i-c1'),
    );
    expect(copy.findings).toEqual([]);
  });

  it('is reported with evidence, returned, reported again, approved and locked', async () => {
    const evidence = [await attach()];
    const figures = { 'sexo=mujeres': { nuevas: 2_100 }, 'sexo=hombres': { nuevas: 2_900 } };
    const captured = { act: 'capture', figures, note: '', evidence };
    expect((await report('i-c1', '2026-T1', captured, ofComponent)).body.refusal).toBe('not-your-component');
    expect((await report('i-c1', '2026-T1', captured)).status).toBe(200);
    expect((await report('i-c1', '2026-T1', { act: 'submit' })).status).toBe(200);
    expect((await review('i-c1', '2026-T1', { act: 'return', reason: 'Falta el mes de marzo' })).status).toBe(
      200,
    );
    const returned = (await house.get(officer, `${url}/reports/i-c1/2026-T1`)).body;
    expect(returned).toMatchObject({ state: 'returned', reason: 'Falta el mes de marzo', mine: true });
    await report('i-c1', '2026-T1', {
      ...captured,
      figures: { 'sexo=mujeres': { nuevas: 2_300 }, 'sexo=hombres': { nuevas: 3_000 } },
    });
    await report('i-c1', '2026-T1', { act: 'submit' });
    // Not approved, so nobody outside sees the figure yet.
    const approved = async () => (await house.get(null, `${url}/figures`)).body;
    expect((await house.get(null, url)).body.last).toEqual([]);
    expect(await approved()).toEqual({ total: 0, items: [] });
    expect((await review('i-c1', '2026-T1', { act: 'approve' })).status).toBe(200);
    expect((await report('i-c1', '2026-T1', captured)).body.refusal).toBe('report-locked');
    expect((await house.get(null, url)).body.last).toMatchObject([
      { indicator: 'i-c1', period: '2026-T1', value: 5_300, goal: 5_000, light: 'good' },
    ]);
    const { total, items } = await approved();
    expect(total).toBe(1);
    expect(items[0]).toMatchObject({
      indicator: 'i-c1',
      period: '2026-T1',
      value: 5_300,
      goal: 5_000,
      light: 'good',
      groups: [
        { group: 'sexo=mujeres', value: 2_300 },
        { group: 'sexo=hombres', value: 3_000 },
      ],
    });
  });

  it('gives every approved figure with its groups as CSV, and what one rule finds, to everybody', async () => {
    const csv = (await house.get(null, `${url}/figures.csv`)).bytes.toString('utf8');
    const name = soundDesign.indicators[2]?.name;
    expect(csv.split('\r\n')).toEqual([
      '\ufeffindicator,name,period,group,value,unit,goal,light',
      `i-c1,${name},2026-T1,,5300,personas,5000,good`,
      `i-c1,${name},2026-T1,sexo=mujeres,2300,personas,,`,
      `i-c1,${name},2026-T1,sexo=hombres,3000,personas,,`,
      '',
    ]);
    expect((await house.get(null, '/api/programmes/copia/figures')).status).toBe(404);
    expect((await house.get(null, '/api/programmes/copia/figures.csv')).status).toBe(404);
    expect((await house.get(null, '/api/programmes/copia/goals/i-c1')).status).toBe(404);
    expect((await house.get(null, '/api/programmes/copia/findings?rule=no-risks')).status).toBe(404);
    expect((await house.get(null, '/api/programmes/patss/findings?rule=no-risks')).body).toMatchObject({
      total: 1,
      items: [{ severity: 'serious' }],
    });
  });

  it('is a grid of lines by variable and group, columns by period, a window at a time', async () => {
    const desk = '/api/programmes-desk/afiliacion';
    const { body } = await house.get(officer, `${desk}/grid?from=2&count=1`);
    expect(body.head.indicators).toHaveLength(7);
    expect(body.head.indicators[2]).toMatchObject({ id: 'i-c1', lines: 3, mayWrite: true });
    expect(body.rows).toEqual([
      {
        indicator: 'i-c1',
        fromPeriod: 0,
        states: ['approved', 'empty', 'empty', 'empty', 'empty', 'empty', 'empty', 'empty'],
        results: [5_300, null, null, null, null, null, null, null],
        goals: [5_000, 10_000, 15_000, 20_000, null, null, null, null],
        lines: [
          { symbol: 'nuevas', group: '', values: [null, null, null, null, null, null, null, null] },
          {
            symbol: 'nuevas',
            group: 'sexo=mujeres',
            values: [2_300, null, null, null, null, null, null, null],
          },
          {
            symbol: 'nuevas',
            group: 'sexo=hombres',
            values: [3_000, null, null, null, null, null, null, null],
          },
        ],
      },
    ]);
    const second = (await house.get(officer, `${desk}/grid?from=2&count=1&fromPeriod=1&periods=2&head=false`))
      .body;
    expect(second.head).toBeNull();
    expect(second.rows[0]).toMatchObject({ fromPeriod: 1, goals: [10_000, 15_000] });
    // Who answers for one component writes there alone.
    const own = (await house.get(ofComponent, `${desk}/grid`)).body.head.indicators;
    expect(
      own.filter((one: { mayWrite: boolean }) => one.mayWrite).map((one: { id: string }) => one.id),
    ).toEqual(['i-c2', 'i-a3']);
  });

  it('is written a figure at a time, over what its writer saw', async () => {
    const cell = (before: number | null, value: number | null, who = officer) =>
      house.post(who, `${url}/cells/i-c2/2026-T2`, {
        cells: [{ group: '', symbol: 'a_tiempo', before, value }],
      });
    expect((await cell(null, 65)).body).toEqual({ seq: 1, state: 'draft', result: null });
    const both = await house.post(officer, `${url}/cells/i-c2/2026-T2`, {
      cells: [{ group: '', symbol: 'solicitudes', before: null, value: 100 }],
    });
    expect(both.body).toEqual({ seq: 2, state: 'draft', result: 65 });
    expect((await cell(null, 66)).body).toMatchObject({ refusal: 'figure-changed', figures: { now: 65 } });
    expect((await cell(65, 66, ofComponent)).body).toMatchObject({ seq: 3, result: 66 });
    expect((await cell(66, 67, planner)).status).toBe(403);
    const kept = (await house.get(officer, `${url}/reports/i-c2/2026-T2`)).body;
    expect(kept.figures).toEqual({ '': { a_tiempo: 66, solicitudes: 100 } });
  });

  it('is followed a page at a time: all its reports, or those that wait', async () => {
    const read = async (query: string) =>
      (await house.get(planner, `/api/programmes-desk/afiliacion/follow-up?${query}`)).body;
    // Two years: 2 of the yearly indicator, 4 of the half-yearly, 8 of each of five quarterly ones.
    expect((await read('')).total).toBe(46);
    expect((await read('from=6&count=2')).items).toMatchObject([
      { indicator: 'i-c1', period: '2026-T1', state: 'approved', value: 5_300, goal: 5_000 },
      { indicator: 'i-c1', period: '2026-T2', state: 'empty', value: null, goal: 10_000 },
    ]);
    expect(await read('state=submitted')).toEqual({ total: 0, items: [] });
    await report('i-c2', '2026-T2', {
      act: 'capture',
      figures: { '': { a_tiempo: 66, solicitudes: 100 } },
      note: '',
      evidence: [await attach()],
    });
    await report('i-c2', '2026-T2', { act: 'submit' });
    expect((await read('state=submitted')).items).toMatchObject([{ indicator: 'i-c2', period: '2026-T2' }]);
    const counted = async () =>
      (await house.get(planner, '/api/programmes-desk')).body.items.find(
        (one: { slug: string }) => one.slug === 'afiliacion',
      );
    expect(await counted()).toMatchObject({ waiting: 1, returned: 0 });
    await review('i-c2', '2026-T2', { act: 'return', reason: 'Falta el mes de junio' });
    expect(await counted()).toMatchObject({ waiting: 0, returned: 1 });
    expect((await read('state=returned')).total).toBe(1);
  });

  it('tells what a rule finds and the goals of an indicator when they are asked for', async () => {
    const desk = '/api/programmes-desk';
    const empty = (await house.get(planner, `${desk}/copia/findings?rule=no-risks`)).body;
    expect(empty).toEqual({ total: 0, items: [] });
    const patss = (await house.get(planner, `${desk}/patss`)).body;
    expect(patss.findingCounts.rules['no-risks']).toBe(1);
    expect((await house.get(planner, `${desk}/patss/findings?rule=no-risks`)).body.items).toMatchObject([
      { rule: 'no-risks', severity: 'serious', part: 'risks' },
    ]);
    const { goals, history } = (await house.get(planner, `${desk}/afiliacion/goals/i-c2`)).body;
    expect(goals).toEqual({ '2026-T1': 55, '2026-T2': 65, '2026-T3': 75, '2026-T4': 85 });
    expect(history).toHaveLength(1);
  });

  it('answers the thirty questions by its data, and takes the answers of who plans to the others', async () => {
    const desk = async () =>
      (await house.get(planner, '/api/programmes-desk/afiliacion/design-evaluation')).body;
    const before = await desk();
    expect([before.points, before.pointsMost, before.mayAnswer]).toEqual([54, 60, true]);
    expect(before.asked).toContain(13);
    const answer = (question: number, level: number | null) =>
      house.post(planner, `${url}/answers`, { question, level, text: 'Consta en el reglamento del esquema' });
    expect((await answer(5, 3)).body).toMatchObject({ refusal: 'question-without-level' });
    expect((await answer(13, 2)).status).toBe(200);
    expect((await house.post(officer, `${url}/answers`, {})).status).toBe(403);
    const after = (await house.get(null, `${url}/design-evaluation`)).body;
    expect([after.points, after.pointsMost, after.mayAnswer]).toEqual([56, 64, false]);
    expect(after.questions[12]).toMatchObject({
      level: 2,
      answer: { text: 'Consta en el reglamento del esquema' },
    });
    expect((await house.get(null, '/api/programmes/patss/design-evaluation')).body.points).toBe(2);
    expect((await house.get(null, '/api/programmes/nada/design-evaluation')).status).toBe(404);
  });

  it('overlaps with what shares its scope, and its planner says what is done about it', async () => {
    const open = async () => (await house.get(null, '/api/programmes-overlaps')).body;
    expect((await open()).pairs).toMatchObject([
      { one: 'patss', other: 'ec-t1241', kind: 'complementarity' },
    ]);
    // The copy was never approved: nobody outside sees it, and at the desk it duplicates.
    const desk = async () => (await house.get(planner, '/api/programmes-desk/afiliacion/overlaps')).body;
    const [pair, ...others] = (await desk()).pairs;
    expect(others).toEqual([]);
    expect([pair.one, pair.other].sort()).toEqual(['afiliacion', 'copia']);
    expect(pair).toMatchObject({ kind: 'duplication', goods: ['affiliation'], judgements: [] });
    const judge = (other: string) =>
      house.post(planner, `${url}/overlaps`, {
        other,
        holds: true,
        text: 'Se juntan los dos registros en uno',
      });
    expect((await judge('e-045')).body.refusal).toBe('overlap-unknown');
    expect((await judge('copia')).status).toBe(200);
    expect((await desk()).pairs[0].judgements).toMatchObject([
      { by: 'afiliacion', holds: true, text: 'Se juntan los dos registros en uno' },
    ]);
  });

  it('takes no file that is not what its name says, nor evidence of nobody', async () => {
    expect(await attach(officer, 'acta.pdf', 'esto no es un PDF')).toBe('evidence-unfit');
    expect(await attach(officer, 'virus.exe', 'MZ')).toBe('evidence-unfit');
    const act = { act: 'capture', figures: { '': { visitas: 3 } }, note: '', evidence: [randomUUID()] };
    expect((await report('i-a1', '2026-T1', act)).body.refusal).toBe('evidence-unknown');
  });

  it('changes a goal in the middle of the year with a reason, and never that of an approved period', async () => {
    const set = (goals: object, reason: string) =>
      house.post(planner, `${url}/goals`, { indicator: 'i-c1', goals, reason });
    expect((await set({ '2026-T1': 1 }, 'Para que se vea bien')).body.refusal).toBe('goal-of-locked-period');
    expect((await set({ '2026-T4': 16_000 }, '')).body.refusal).toBe('reason-missing');
    expect((await set({ '2026-T5': 1 }, 'No es un período')).body.refusal).toBe('period-not-of-indicator');
    expect((await set({ '2026-T4': 16_000 }, 'Se recortó el presupuesto')).status).toBe(200);
    const { goals, history } = (await house.get(null, `${url}/goals/i-c1`)).body;
    expect(goals).toEqual({
      '2026-T1': 5_000,
      '2026-T2': 10_000,
      '2026-T3': 15_000,
      '2026-T4': 16_000,
    });
    expect(history).toMatchObject([
      { goals: { '2026-T4': 20_000 }, reason: '' },
      { goals: { '2026-T4': 16_000 }, reason: 'Se recortó el presupuesto' },
    ]);
    expect((await house.get(null, url)).body.goalChanges).toMatchObject([
      { indicator: 'i-c1', before: { '2026-T4': 20_000 }, goals: { '2026-T4': 16_000 } },
    ]);
  });

  it('alerts on what goes badly until something is done about it', async () => {
    const evidence = [await attach()];
    await report('i-a1', '2026-T2', { act: 'capture', figures: { '': { visitas: 45 } }, note: '', evidence });
    const alerts = async () => (await house.get(planner, '/api/programmes-desk/afiliacion')).body.alerts;
    expect(await alerts()).toMatchObject([
      { about: 'i-a1 2026-T2', value: 45, goal: 90, light: 'bad', isAnswered: false },
    ]);
    const action = {
      act: 'open',
      about: 'i-a1 2026-T2',
      text: 'Contratar dos brigadas más',
      owner: 'Afiliación',
      due: '2026-12-31',
    };
    expect((await house.post(planner, `${url}/correctives`, action)).status).toBe(200);
    expect(await alerts()).toMatchObject([{ isAnswered: true }]);
    const first = async () => (await house.get(null, url)).body.correctives[0];
    expect(await first()).toMatchObject({ isLate: false, closed: null });
    const close = async (...ids: string[]) =>
      house.post(planner, `${url}/correctives`, {
        act: 'close',
        number: 1,
        text: 'Se contrataron y ya recorren',
        evidence: ids,
      });
    expect((await close()).body.refusal).toBe('evidence-missing');
    expect((await close(randomUUID())).body.refusal).toBe('evidence-unknown');
    // Who designs sends what proves an action; figures are proved by who reports them.
    expect(await attach(planner, 'contratos.txt')).not.toMatch(/^[0-9a-f-]{36}$/);
    const proof = await attach(planner, 'contratos.txt', 'Dos contratos', 'corrective-evidence');
    expect((await close(proof)).status).toBe(200);
    expect((await close(proof)).body.refusal).toBe('corrective-closed');
    expect((await first()).closed).toEqual({
      text: 'Se contrataron y ya recorren',
      on: '2026-11-23',
      evidence: [proof],
    });
    const { files } = (await house.get(planner, '/api/programmes-desk/afiliacion')).body;
    expect(files).toMatchObject([{ evidenceId: proof, name: 'contratos.txt' }]);
  });

  it('reports execution, cumulative and within the budget', async () => {
    const execute = (on: string, executedCents: number, committedCents = 0) =>
      house.post(officer, `${url}/executions`, {
        on,
        lines: [{ line: 'b1', executedCents, committedCents }],
      });
    expect((await execute('2026-06-30', 10_000_000)).status).toBe(200);
    expect((await execute('2026-05-31', 11_000_000)).body.refusal).toBe('execution-before-last');
    expect((await execute('2026-09-30', 9_000_000)).body.refusal).toBe('execution-shrinks');
    expect((await execute('2026-09-30', 40_000_000, 8_000_001)).body.refusal).toBe('over-budget');
    expect((await execute('2027-01-01', 12_000_000)).body.refusal).toBe('execution-in-future');
    expect((await execute('2026-09-30', 20_000_000, 1_000_000)).status).toBe(200);
    const { lines } = (await house.get(null, url)).body.progress;
    expect(lines[0]).toMatchObject({
      executedCents: 20_000_000,
      committedCents: 1_000_000,
      balanceCents: 27_000_000,
    });
    // A line that nobody reported has no execution; it is not zero.
    expect(lines[1]).toMatchObject({ executedCents: null, balanceCents: null });
  });

  it('states products with a reason, or with evidence when they are done', async () => {
    const state = (product: string, how: string, more: object = {}) =>
      house.post(officer, `${url}/products`, {
        product,
        state: how,
        reason: '',
        note: '',
        evidence: [],
        ...more,
      });
    expect((await state('p1', 'not-done')).body.refusal).toBe('reason-missing');
    expect((await state('p1', 'done')).body.refusal).toBe('evidence-missing');
    expect((await state('p1', 'done', { evidence: [await attach()] })).status).toBe(200);
    expect((await state('p2', 'partly', { reason: 'Faltan dos provincias' })).status).toBe(200);
    expect((await house.get(null, url)).body.progress.whole.products).toEqual({
      total: 3,
      done: 1,
      partly: 1,
      notDone: 0,
    });
  });
});
