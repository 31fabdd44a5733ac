import { createHash, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PackageTexts, type RunInputs, type RunManifest, verifyRun, yearlyFigures } from '#actuarial';
import { loadLaw } from '#law/folder';
import { type Database, openDatabase } from '#platform/database';
import { readZip, writeZip } from '#platform/documents';
import { type Actor, anonymous, buildHttp } from '#platform/http';
import { testDatabase } from '../../../test/support/database.ts';
import type { DeskAnswer, PublicAnswer, PublicSummary, ResultAnswer } from './api.ts';
import { loadReferenceValuations, openReferenceCase, runOnce, startRunner, valuationsRoom } from './index.ts';
import { traceEs } from './traceWords.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const lawFolder = join(root, 'law');
const on = openReferenceCase({
  caseFolder: join(root, 'cases', 'ecuador'),
  lawFolder,
  law: loadLaw(lawFolder),
});
const clock = () => new Date('2026-06-15T15:00:00Z');
const roles = {
  actuary: {
    permissions: ['valuations.read', 'valuations.prepare', 'valuations.review', 'valuations.publish'],
  },
  reviewer: { permissions: ['valuations.read', 'valuations.review', 'valuations.publish'] },
};
const officer = (role: keyof typeof roles): Actor => ({
  ...anonymous,
  kind: 'person',
  accountId: randomUUID(),
  personId: randomUUID(),
  offices: [{ role, unit: null }],
});
const ana = officer('actuary');
const rafael = officer('reviewer');
const limits = { files: 50, bytesEach: 20_000_000, bytesTotal: 40_000_000 };

let db: Database;
let app: FastifyInstance;
const actors = new Map<string, Actor>();

beforeAll(async () => {
  const { appUrl } = await testDatabase();
  db = openDatabase({ url: appUrl, max: 6 });
  app = await buildHttp({
    db,
    rooms: [valuationsRoom({ case: on })],
    roles,
    now: clock,
    version: 'test',
    perMinute: 100_000,
    logLevel: 'error',
    actorOf: async (request) => actors.get(String(request.headers['x-test-actor'])) ?? anonymous,
  });
  await loadReferenceValuations(db, on, clock());
});
afterAll(async () => {
  await app.close();
  await db.close();
});

async function call(
  method: 'GET' | 'POST',
  url: string,
  actor: Actor,
  body?: unknown,
  key: string = randomUUID(),
) {
  const id = actor.accountId ?? '';
  actors.set(id, actor);
  const answer = await app.inject({
    method,
    url,
    headers: {
      'x-test-actor': id,
      'idempotency-key': key,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    payload: body === undefined ? undefined : JSON.stringify(body),
  });
  // biome-ignore lint/suspicious/noExplicitAny: an answer is whatever the test then says it is.
  const json = (): any => JSON.parse(answer.body);
  return { status: answer.statusCode, json, bytes: answer.rawPayload, text: answer.body };
}
const get = async <T>(url: string, actor: Actor = ana) => (await call('GET', url, actor)).json() as T;
const desk = '/api/valuations/desk';
const errors: unknown[] = [];
const runNext = () => runOnce({ db, now: clock, onError: (error) => errors.push(error) });

const sound = (): PackageTexts => on.exampleOf('ivm-2020', 40);
/** The five defects of the contract: empty cell, negative count, ages out of order, rate of 1.7, path that stops in 2031. */
function withFiveDefects(): PackageTexts {
  const texts = sound();
  return {
    ...texts,
    contributors: texts.contributors!.replace(/^(m,40,3),[^,]+,/m, '$1,,'),
    pensioners: texts.pensioners!.replace(/^(old_age,m,70),[^,]+,/m, '$1,-25,'),
    decrements: texts.decrements!.replace(/^(f,50,[^,]+,[^,]+),[^,]+,/m, '$1,1.7,'),
    family: texts.family!.replace(/^(m,30,.*)\n(m,31,.*)$/m, '$2\n$1'),
    macro: texts.macro!.split('\n').slice(0, 12).join('\n'),
  };
}
const zipped = (texts: PackageTexts) => ({
  name: 'paquete.zip',
  base64: writeZip(Object.entries(texts).map(([table, text]) => [`${table}.csv`, text] as const)).toString(
    'base64',
  ),
});
async function open(actor = ana): Promise<string> {
  const valuationId = randomUUID();
  const body = { valuationId, title: 'IVM con datos', study: 'ivm-2020', years: 40 };
  expect((await call('POST', desk, actor, body)).status).toBe(201);
  return valuationId;
}
const send = (id: string, texts: PackageTexts, keep = false) =>
  call('POST', `${desk}/${id}/packages`, ana, { packageId: randomUUID(), keep, files: [zipped(texts)] });
const view = (id: string, actor = ana) => get<DeskAnswer>(`${desk}/${id}`, actor);
const signature = { name: 'Ana Ruiz', registration: 'Reg. 14' };
const opinion = 'Los datos son suficientes y apropiados para la valuación.';
async function run(
  id: string,
  body: Partial<{ data: string; simulations: number; compareWith: number | null; scenario: string }> = {},
) {
  const runId = randomUUID();
  const answer = await call('POST', `${desk}/${id}/runs`, ana, {
    runId,
    data: 'package',
    scenario: 'base',
    simulations: 0,
    compareWith: 2,
    ...body,
  });
  return { runId, answer };
}

describe('a data package (Must hold 10)', () => {
  it('with five defects is refused by file, row and remedy, and no run is made on it', async () => {
    const id = await open();
    expect((await send(id, withFiveDefects())).status).toBe(200);
    const { packages } = await view(id);
    const [only] = packages;
    expect(only).toMatchObject({ version: 1, verdict: 'unfit', defectsFound: 5 });
    expect(only!.defects.map(({ file, column, found, what }) => [file, column, found, what])).toEqual([
      ['contributors.csv', 'persons', '', 'celda vacía'],
      ['pensioners.csv', 'persons', '-25', 'cantidad negativa'],
      ['decrements.csv', 'exit', '1.7', 'tasa fuera de su rango'],
      ['family.csv', 'age', '30', 'edades en desorden'],
      ['macro.csv', 'year', '2031', 'la trayectoria se corta'],
    ]);
    const line =
      sound()
        .contributors!.split('\n')
        .findIndex((one) => one.startsWith('m,40,3,')) + 1;
    expect(only!.defects[0]).toMatchObject({
      row: line,
      remedy: 'Llene la celda; si el valor es cero, escriba 0.',
    });
    expect(only!.defects[4]!.remedy).toBe('Se corta en 2031; complétela hasta 2060.');
    const refused = await run(id);
    expect([refused.answer.status, refused.answer.json().refusal]).toEqual([409, 'package-unfit']);
    const opined = await call('POST', `${desk}/${id}/opinion`, ana, {
      packageId: only!.packageId,
      opinion,
      ...signature,
    });
    expect(opined.json().refusal).toBe('package-unfit');
  });

  it('is mended file by file and cell by cell, every version kept with its hash, every correction with its effect', async () => {
    const id = await open();
    await send(id, withFiveDefects());
    const { contributors, ...others } = sound();
    await send(id, others, true);
    let [latest] = (await view(id)).packages;
    expect([latest!.version, latest!.defects.map((one) => one.file)]).toEqual([2, ['contributors.csv']]);
    const row = contributors!.split('\n').findIndex((one) => one.startsWith('m,40,3,')) + 1;
    const to = contributors!.split('\n')[row - 1]!.split(',')[3]!;
    const correction = { table: 'contributors', row, column: 'persons', to, reason: 'Tomado del registro' };
    const wrong = await call('POST', `${desk}/${id}/corrections`, ana, {
      packageId: randomUUID(),
      correction: { ...correction, row: 900_000 },
    });
    expect(wrong.json().refusal).toBe('correction-without-cell');
    await call('POST', `${desk}/${id}/corrections`, ana, { packageId: randomUUID(), correction });
    const { packages } = await view(id);
    [latest] = packages;
    expect(latest).toMatchObject({ version: 3, defectsFound: 0 });
    expect(latest!.verdict).not.toBe('unfit');
    expect(latest!.corrections).toMatchObject([{ from: '', to, reason: 'Tomado del registro' }]);
    expect(latest!.corrections[0]!.effect.contributors).toBeCloseTo(Number(to), 3);
    expect(new Set(packages.map((one) => one.sha256)).size).toBe(3);
    const kept = await call('GET', `${desk}/${id}/packages/1`, ana);
    const files = readZip(kept.bytes, limits);
    expect(files.get('macro.csv')!.toString()).toBe(withFiveDefects().macro);
  });

  it('that disagrees with the accounts says by how much; what is no table is refused and nothing is kept', async () => {
    const id = await open();
    await send(id, {
      ...sound(),
      accounts: sound().accounts!.replace(/^wage_mass,.*$/m, 'wage_mass,40000000000'),
    });
    const { accounts, verdict } = (await view(id)).packages[0]!;
    expect(verdict).toBe('unfit');
    expect(accounts.find((one) => one.item === 'wage_mass')).toMatchObject({
      agrees: false,
      accounts: 40_000_000_000,
    });
    const refused = await call('POST', `${desk}/${id}/packages`, ana, {
      packageId: randomUUID(),
      keep: true,
      files: [{ name: 'sueldos.csv', text: 'a,b\n' }],
    });
    expect([refused.status, refused.json().refusal]).toEqual([400, 'file-not-of-the-package']);
    expect((await view(id)).packages).toHaveLength(1);
  });
});

describe('a valuation from data to publication', () => {
  let id: string;
  let runId: string;
  it('runs on signed data, reconciles with the last valuation and is the same each time', async () => {
    id = await open();
    await send(id, sound());
    const unsigned = await run(id);
    expect(unsigned.answer.json().refusal).toBe('opinion-not-signed');
    const small = (await view(id)).packages[0]!.smallCells;
    expect(small).toBeGreaterThan(1000);
    await call('POST', `${desk}/${id}/packages/group`, ana, { packageId: randomUUID() });
    const { packageId, smallCells, version } = (await view(id)).packages[0]!;
    expect([smallCells, version]).toEqual([0, 2]);
    const twice = await call('POST', `${desk}/${id}/packages/group`, ana, { packageId: randomUUID() });
    expect(twice.json().refusal).toBe('no-small-cells');
    await call('POST', `${desk}/${id}/opinion`, ana, { packageId, opinion, ...signature });
    const asked = await run(id, { simulations: 20 });
    expect(asked.answer.status).toBe(202);
    runId = asked.runId;
    expect((await view(id)).runs).toMatchObject([{ runId, state: 'queued', packageVersion: 2 }]);
    const early = await call('POST', `${desk}/${id}/runs/${runId}/choose`, ana, undefined);
    expect(early.json().refusal).toBe('run-not-done');
    expect(await runNext()).toBe(true);
    const result = await get<ResultAnswer>(`${desk}/${id}/runs/${runId}`);
    expect(result.figures.reserve).toBe(7_876_664_012.99);
    expect(result.seed).toBe(20_201_231);
    expect(result.fan!.paths).toHaveLength(5);
    const { deficit } = result.comparison!.measures;
    const moved = deficit!.steps.reduce((sum, step) => sum + step.change, deficit!.start);
    expect(moved / result.figures.deficit!).toBeCloseTo(1, 9);
    expect(deficit!.steps.map((step) => step.id)).toContain('decrements');
    expect(result.comparison!.with.number).toBe(2);
    // Rows of the study of 2020 with what was published, none left out and none fitted on 2018 alone.
    expect(result.published.map((row) => row.id)).toEqual([
      'd40-2020',
      'd31-2020',
      'd0-2020',
      'exhaustion-0-2020',
      'slope-2020',
      'break-even-2020',
      'sufficient-2020',
    ]);
    const again = await run(id, { simulations: 20 });
    await runNext();
    expect((await get<ResultAnswer>(`${desk}/${id}/runs/${again.runId}`)).id).toBe(result.id);
  });

  it('is published by a second person and never by its author', async () => {
    const text = { summary: 'Resumen', method: 'Método', conclusions: 'Conclusiones' };
    await call('POST', `${desk}/${id}/text`, ana, text);
    const soon = await call('POST', `${desk}/${id}/submit`, ana, signature);
    expect(soon.json().refusal).toBe('run-not-chosen');
    await call('POST', `${desk}/${id}/runs/${runId}/choose`, ana);
    expect((await call('POST', `${desk}/${id}/submit`, ana, signature)).json().state).toBe('submitted');
    expect((await call('POST', `${desk}/${id}/text`, ana, text)).json().refusal).toBe(
      'valuation-not-in-preparation',
    );
    const own = await call('POST', `${desk}/${id}/approve`, ana, { ...signature, note: '' });
    expect([own.status, own.json().refusal]).toEqual([403, 'author-cannot-review']);
    await call('POST', `${desk}/${id}/return`, rafael, {
      reason: 'Falta explicar la mortalidad del paquete',
    });
    expect(await view(id)).toMatchObject({
      state: 'draft',
      returned: { reason: 'Falta explicar la mortalidad del paquete' },
    });
    await call('POST', `${desk}/${id}/submit`, ana, signature);
    await call('POST', `${desk}/${id}/approve`, rafael, {
      name: 'Rafael',
      registration: '27',
      note: 'Repetí el cálculo.',
    });
    expect((await call('POST', `${desk}/${id}/publish`, ana, { replaces: null })).json().refusal).toBe(
      'author-cannot-publish',
    );
    const key = randomUUID();
    const published = await call('POST', `${desk}/${id}/publish`, rafael, { replaces: 2 }, key);
    expect(published.json()).toEqual({ valuationId: id, state: 'published' });
    // The same key answers the same thing and publishes nothing more.
    expect((await call('POST', `${desk}/${id}/publish`, rafael, { replaces: 2 }, key)).json()).toEqual(
      published.json(),
    );
    const { items } = await get<{ items: PublicSummary[] }>('/api/valuations', anonymous);
    expect(items.map(({ number, state }) => [number, state])).toEqual([
      [3, 'published'],
      [2, 'replaced'],
      [1, 'published'],
    ]);
  });

  it('whose package would let persons be recognised is not sent to review', async () => {
    const other = await open();
    await send(other, sound());
    const { packageId, smallCells } = (await view(other)).packages[0]!;
    await call('POST', `${desk}/${other}/opinion`, ana, { packageId, opinion, ...signature });
    const asked = await run(other, { compareWith: null });
    await runNext();
    await call('POST', `${desk}/${other}/runs/${asked.runId}/choose`, ana);
    await call('POST', `${desk}/${other}/text`, ana, { summary: 'a', method: '', conclusions: 'b' });
    const refused = await call('POST', `${desk}/${other}/submit`, ana, signature);
    expect(refused.json()).toMatchObject({
      refusal: 'package-with-small-cells',
      figures: { cells: smallCells, smallest: 5 },
    });
  });

  it('leaves for anyone all that re-runs it, and the same report and workbook each time', async () => {
    const shown = await get<PublicAnswer>('/api/valuations/3', anonymous);
    expect(shown).toMatchObject({
      state: 'published',
      onPackage: true,
      opinion: { opinion },
      data: { version: 2 },
    });
    expect(shown.contradictions.length).toBeGreaterThanOrEqual(5);
    const archive = readZip((await call('GET', '/api/valuations/3/archive.zip', anonymous)).bytes, limits);
    const part = (name: string) =>
      [...archive].find(([path]) => path.endsWith(`/${name}`))?.[1].toString('utf8') ?? '';
    const manifest = JSON.parse(part('manifest.json')) as RunManifest;
    const inputs = JSON.parse(part('inputs.json')) as RunInputs;
    const tables = Object.fromEntries(Object.keys(manifest.tables).map((name) => [name, part(name)]));
    expect(verifyRun(manifest, inputs, tables)).toEqual([]);
    expect(JSON.parse((await call('GET', '/api/valuations/3/manifest.json', anonymous)).text)).toEqual(
      manifest,
    );
    expect((await call('GET', '/api/valuations/3/tables/years.csv', anonymous)).text).toBe(
      tables['years.csv'],
    );
    const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
    for (const file of ['report.pdf?language=es', 'report.pdf?language=en', 'workbook.xlsx?language=es']) {
      const first = await call('GET', `/api/valuations/3/${file}`, anonymous);
      expect(first.status, file).toBe(200);
      expect(hash((await call('GET', `/api/valuations/3/${file}`, anonymous)).bytes), file).toBe(
        hash(first.bytes),
      );
    }
  });

  it('withdrawn stays visible with its reason, and its files with it', async () => {
    const own = await call('POST', `${desk}/${id}/withdraw`, ana, {
      reason: 'La oculto yo misma, que soy su autora',
    });
    expect(own.json().refusal).toBe('author-cannot-publish');
    await call('POST', `${desk}/${id}/withdraw`, rafael, {
      reason: 'El registro de pensionistas tenía repetidos',
    });
    expect(await get<PublicAnswer>('/api/valuations/3', anonymous)).toMatchObject({
      state: 'withdrawn',
      withdrawn: { reason: 'El registro de pensionistas tenía repetidos' },
    });
    expect((await call('GET', '/api/valuations/3/archive.zip', anonymous)).status).toBe(200);
  });

  it('leaves an audit entry for each thing done, without what anybody wrote', async () => {
    const { rows } = await db.pool.query<{ action: string; detail: unknown }>(
      'select action, detail from audit.entry where subject_id = $1 order by entry_id',
      [id],
    );
    expect(rows.map((row) => row.action)).toEqual([
      'valuations.opened',
      'valuations.package-received',
      'valuations.package-received',
      'valuations.opinion-signed',
      'valuations.run-asked',
      'valuations.run-asked',
      'valuations.text-written',
      'valuations.run-chosen',
      'valuations.submitted',
      'valuations.returned',
      'valuations.submitted',
      'valuations.approved',
      'valuations.published',
      'valuations.withdrawn',
    ]);
    const replaced = await db.pool.query(
      "select detail from audit.entry where action = 'valuations.replaced'",
    );
    expect(replaced.rows).toEqual([{ detail: { by: 3 } }]);
    expect(JSON.stringify(rows)).not.toMatch(/Ana Ruiz|suficientes|repetidos|mortalidad/);
  });
});

describe('runs', () => {
  it('go on by themselves with progress, and stop when they are told to', async () => {
    const id = await open();
    const { runId } = await run(id, { data: 'case', simulations: 10_000, compareWith: null });
    const runner = startRunner({ db, now: clock, onError: (error) => errors.push(error) });
    const until = async (wanted: (one: DeskAnswer['runs'][number]) => boolean) => {
      for (let i = 0; i < 200; i++) {
        const [one] = (await view(id)).runs;
        if (wanted(one!)) return one!;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      throw new Error('It did not come to that.');
    };
    const going = await until((one) => one.state === 'running' && one.part > 0);
    expect(going.part).toBeLessThan(0.9);
    expect((await call('POST', `${desk}/${id}/runs/${runId}/cancel`, ana)).status).toBe(200);
    await until((one) => one.state === 'cancelled');
    expect((await call('POST', `${desk}/${id}/runs/${runId}/cancel`, ana)).json().refusal).toBe(
      'run-not-going',
    );
    await runner.stop();
    expect(errors).toEqual([]);
    const waiting = await run(id, { data: 'case', compareWith: null });
    await call('POST', `${desk}/${id}/runs/${waiting.runId}/cancel`, ana);
    expect((await view(id)).runs.map((one) => one.state)).toEqual(['cancelled', 'cancelled']);
    expect(await runNext()).toBe(false);
  });

  it('are refused beyond what the policy allows or on what does not exist', async () => {
    const id = await open();
    const ask = async (body: Parameters<typeof run>[1]) => (await run(id, body)).answer.json().refusal;
    expect(await ask({ data: 'case', simulations: 10_001 })).toBe('too-many-simulations');
    expect(await ask({ data: 'case', scenario: 'none' })).toBe('scenario-unknown');
    expect(await ask({ data: 'case', compareWith: 99 })).toBe('comparison-unknown');
    expect(await ask({ data: 'package' })).toBe('package-missing');
    const body = { valuationId: randomUUID(), title: 'x', study: 'otro', years: 40 };
    expect((await call('POST', desk, ana, body)).json().refusal).toBe('study-unknown');
    const long = await call('POST', desk, ana, { ...body, study: 'ivm-2020', years: 75 });
    expect(long.status).toBe(201);
  });

  it('open any yearly figure down to formula, parts, assumptions and sources', async () => {
    const trace = (figure: string, year: number) =>
      call('GET', `/api/valuations/1/trace?figure=${figure}&year=${year}`, anonymous);
    const due = (await trace('stateDue', 2025)).json();
    expect(due.assumptions).toMatchObject([
      { name: 'state-share', value: 0.4, mark: 'published', source: 'LSS 237; ley pensions.state-share' },
    ]);
    expect(due.formula).toBe('parte del Estado × pensiones');
    expect(due.value / due.figures[0].value).toBeCloseTo(0.4, 12);
    const reserve = (await trace('reserve', 2019)).json().assumptions[0];
    expect(reserve).toMatchObject({
      value: 6543201759.76,
      source: 'Valuación IVM con corte al 31-12-2018',
    });
    expect((await trace('stateDue', 2090)).json().refusal).toBe('year-not-in-run');
    expect((await trace('happiness', 2025)).status).toBe(400);
    for (const name of Object.keys(yearlyFigures)) expect(traceEs[name], name).toBeDefined();
  });

  it('of the published reference are beside what was published: every figure with a tolerance within it (Must hold 4)', async () => {
    const first = (await get<PublicAnswer>('/api/valuations/1', anonymous)).result;
    const second = (await get<PublicAnswer>('/api/valuations/2', anonymous)).result;
    const judged = [...first.published, ...second.published].filter((row) => row.within !== null);
    expect(judged).toHaveLength(12);
    expect(judged.every((row) => row.within)).toBe(true);
    expect(first.note.map((row) => [row.id, row.published])).toEqual([
      ['slow-pays', 2037],
      ['slow-unpaid', 2027],
      ['fast-pays', 2040],
      ['fast-unpaid', 2031],
    ]);
    expect(second.comparison!.with.number).toBe(1);
  });
});
