import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSpacesHouse, type SpacesHouse, type TestPerson } from '../../../test/support/spacesHouse.ts';
import { openSignIn } from '../../platform/identity/signInStore.ts';
import { partNames } from './design.ts';
import { soundDesign, soundGoals } from './soundDesign.ts';

let house: SpacesHouse;
let planner: TestPerson;
let officer: TestPerson;
let other: TestPerson;
const url = '/api/programmes/afiliacion';
const desk = '/api/programmes-desk/afiliacion';

beforeAll(async () => {
  house = await openSpacesHouse();
  planner = await house.person('Rita Planificadora', { role: 'planner' });
  officer = await house.person('Omar Responsable', { role: 'programme-officer' });
  other = await house.person('Carla Suplente', { role: 'programme-officer' });
  await house.post(planner, '/api/programmes', { slug: 'afiliacion', name: 'Afiliación' });
  for (const part of partNames) await house.post(planner, `${url}/parts`, { part, value: soundDesign[part] });
  for (const indicator of soundDesign.indicators) {
    await house.post(planner, `${url}/indicators`, { act: 'save', indicator });
    const goals = { indicator: indicator.id, goals: soundGoals(indicator.id), reason: '' };
    await house.post(planner, `${url}/goals`, goals);
  }
});
afterAll(() => house.close());

async function attach(who: TestPerson, name: string): Promise<string> {
  const id = randomUUID();
  const { token } = await openSignIn(house.db.kysely, who.accountId, {
    method: 'test',
    device: 'test',
    now: house.clock,
  });
  await house.app.inject({
    method: 'PUT',
    url: `${url}/evidence/${id}?name=${name}`,
    headers: { cookie: `amparo=${token}`, 'content-type': 'text/csv' },
    payload: `Contenido de ${name}`,
  });
  return id;
}

describe('the document of a programme', () => {
  it('of a draft is read at the desk alone, and of an approved design by everybody', async () => {
    expect((await house.get(null, `${url}/programme.pdf`)).status).toBe(404);
    expect((await house.get(null, `${desk}/programme.pdf`)).status).toBe(401);
    const draft = await house.get(officer, `${desk}/programme.pdf`);
    expect(draft.status).toBe(200);
    expect(draft.bytes.subarray(0, 8).toString('latin1')).toBe('%PDF-1.7');
    await house.post(planner, `${url}/approvals`, { act: 'approve' });
    const open = await house.get(null, `${url}/programme.pdf`);
    expect(open.status).toBe(200);
    expect(open.bytes.subarray(0, 8).toString('latin1')).toBe('%PDF-1.7');
    // The same design gives the same bytes; another state of it gives others.
    expect((await house.get(null, `${url}/programme.pdf`)).bytes.equals(open.bytes)).toBe(true);
    expect(open.bytes.equals(draft.bytes)).toBe(false);
    expect((await house.get(null, '/api/programmes/no-existe/programme.pdf')).status).toBe(404);
  });
});

describe('several updates of one period', () => {
  const act = (body: object, who = officer, way = 'reports') =>
    house.post(who, `${url}/${way}/i-c2/2026-T1`, body);
  const capture = (figures: object, note: string, evidence: string[], who = officer) =>
    act({ act: 'capture', figures, note, evidence }, who);

  it('keep each its own figures, note, evidence, author, moment and state', async () => {
    const first = await attach(officer, 'enero.txt');
    const second = await attach(other, 'marzo.txt');
    await capture({ '': { a_tiempo: 300, solicitudes: null } }, 'Faltan las recibidas', [first]);
    await capture(
      { '': { a_tiempo: 812, solicitudes: 1_012 } },
      'Cifras del trimestre',
      [first, second],
      other,
    );
    expect((await act({ act: 'submit' })).status).toBe(200);
    await act({ act: 'return', reason: 'La evidencia de enero no corresponde' }, planner, 'reviews');
    await capture({ '': { a_tiempo: 806, solicitudes: 1_012 } }, 'Corregido', [second]);
    await act({ act: 'submit' });
    await act({ act: 'approve' }, planner, 'reviews');

    const { history, captures } = (await house.get(officer, `${url}/reports/i-c2/2026-T1`)).body;
    expect(captures).toBe(3);
    type Step = {
      kind: string;
      state: string;
      figures: object | null;
      by: string;
      mine: boolean;
      note: string;
      evidence: { name: string }[];
    };
    expect((history as Step[]).map((one) => [one.kind, one.state, one.by, one.mine, one.figures])).toEqual([
      ['captured', 'draft', 'Omar Responsable', true, { '': { a_tiempo: 300, solicitudes: null } }],
      ['captured', 'draft', 'Carla Suplente', false, { '': { a_tiempo: 812, solicitudes: 1_012 } }],
      ['submitted', 'submitted', 'Omar Responsable', true, null],
      ['returned', 'returned', 'Rita Planificadora', false, null],
      ['captured', 'returned', 'Omar Responsable', true, { '': { a_tiempo: 806, solicitudes: 1_012 } }],
      ['submitted', 'submitted', 'Omar Responsable', true, null],
      ['approved', 'approved', 'Rita Planificadora', false, null],
    ]);
    expect((history as Step[]).map((one) => one.evidence.map(({ name }) => name))).toEqual([
      ['enero.txt'],
      ['enero.txt', 'marzo.txt'],
      [],
      [],
      ['marzo.txt'],
      [],
      [],
    ]);
    expect((history as Step[]).map((one) => one.note)).toEqual([
      'Faltan las recibidas',
      'Cifras del trimestre',
      '',
      'La evidencia de enero no corresponde',
      'Corregido',
      '',
      '',
    ]);
    for (const one of history) expect(one.at).toMatch(/^2026-11-23T/);
  });

  it('are of the desk: a stranger reads the approved figure and nobody’s name', async () => {
    expect((await house.get(null, `${url}/reports/i-c2/2026-T1`)).status).toBe(401);
    const open = (await house.get(null, `${url}/figures`)).body;
    expect(open.items).toMatchObject([{ indicator: 'i-c2', period: '2026-T1' }]);
    expect(open.items[0].value).toBeCloseTo(79.64, 2);
    expect(JSON.stringify(open)).not.toContain('Omar');
  });
});
