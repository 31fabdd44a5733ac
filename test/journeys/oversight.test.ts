import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { RedFlagScan } from '#statistics';
import { describeWithBrowser, expectAccessibleInThemes } from '../support/browser.ts';
import { type LivedInHouse, openLivedInHouse, signIn } from './house.ts';

const folder = join(import.meta.dirname, '../../cases/ocds/example');
const files = readdirSync(folder)
  .filter((name) => name.startsWith('ocds-'))
  .sort();
const ocid = 'ocds-213czf-000-00001';

describeWithBrowser('procurement in plain sight', ({ newPage }) => {
  let house: LivedInHouse;
  beforeAll(async () => {
    house = await openLivedInHouse();
  });
  afterAll(() => house.close());
  const count = async (what: string) =>
    Number((await house.db.pool.query(`select count(*) as n from ${what}`)).rows[0].n);

  it('a process goes from its plan to its end, release by release, and its page shows each change', async () => {
    const desk = await newPage({ viewport: { width: 1280, height: 900 } });
    await signIn(desk, house, 'procurement-officer');
    await desk.goto(`${house.url}/escritorio/compras`);
    const send = desk.getByRole('button', { name: 'Enviar y cargar' });
    await send.click();
    await desk.getByText('Elija un archivo').waitFor();
    const before = await count('oversight.release');
    const reader = await newPage({ viewport: { width: 390, height: 844 } });
    const stages = [
      'Se planificó',
      'Se convocó',
      'Se modificó la convocatoria',
      'Se adjudicó',
      'Se firmó el contrato',
      'Se informó de la ejecución',
    ];
    for (const [i, name] of files.entries()) {
      await desk.locator('input[type=file]').setInputFiles(join(folder, name));
      await desk.getByRole('list', { name: 'Archivos elegidos' }).getByText(name).first().waitFor();
      await send.dblclick();
      // What stands there instead says more than that it did not come.
      const report = desk.getByRole('heading', { name, level: 2 });
      await expect
        .poll(async () => ((await report.count()) ? 'there' : await desk.locator('main').innerText()), {
          timeout: 30_000,
        })
        .toBe('there');
      await desk.getByText('Todas las publicaciones cumplen el estándar.').waitFor();
      await reader.goto(`${house.url}/compras/${ocid}`);
      await reader.getByRole('list', { name: 'Qué pasó, paso a paso' }).waitFor();
      await expect
        .poll(() => reader.locator('.timeline__title').allTextContents())
        .toEqual(stages.slice(0, i + 1));
    }
    expect(await count('oversight.release')).toBe(before + files.length);
    const amended = reader.locator('.timeline__entry').nth(2);
    await amended.getByText('Convocatoria, Plazo para ofertar, Hasta').waitFor();
    await expect.poll(() => amended.locator('del').count()).toBeGreaterThan(0);
    await expectAccessibleInThemes(reader);

    // A file sent again brings nothing, and one that breaks the standard is refused by path and rule.
    await desk.locator('input[type=file]').setInputFiles(join(folder, files[1]!));
    await send.click();
    await expect
      .poll(
        async () =>
          (
            await house.db.pool.query(
              'select loaded, known from oversight.import order by started_at desc limit 1',
            )
          ).rows[0],
      )
      .toEqual({ loaded: 0, known: 1 });
    const wrong = JSON.parse(readFileSync(join(folder, files[1]!), 'utf8'));
    wrong.releases[0].id = 'otra';
    wrong.releases[0].tender.value.amount = 'mil';
    wrong.releases[0].date = '31/02/2026';
    await desk.locator('input[type=file]').setInputFiles({
      name: 'mal.json',
      mimeType: 'application/json',
      buffer: Buffer.from(`\uFEFF${JSON.stringify(wrong)}`),
    });
    await send.click();
    const problems = desk.getByRole('table', { name: 'Qué corregir' });
    await problems.waitFor();
    await expect
      .poll(async () => (await problems.getByRole('row').allTextContents()).slice(1))
      .toEqual([
        expect.stringMatching(/date.*format.*Escríbala como/),
        expect.stringMatching(/tender\/value\/amount.*type.*otro tipo/),
      ]);
    await expectAccessibleInThemes(desk);
    expect(await count('oversight.release')).toBe(before + files.length);
    for (const page of [desk, reader]) await page.context().close();
  }, 240_000);

  it('anybody finds what has a flag, reads why, and computes the flags again from what is published', async () => {
    const page = await newPage({ viewport: { width: 390, height: 844 } });
    await page.goto(`${house.url}/compras`);
    await page.getByLabel('Alerta').selectOption('R018');
    await page.locator('.process-list .badge, .process-list [data-tone]').first().waitFor();
    await expectAccessibleInThemes(page);
    const links = page.locator('.process-list__head a');
    const own = await links.first().getAttribute('href');
    await links.first().click();
    await page.getByText('no hubo con quién comparar').waitFor();
    expect(own).toContain('ocds-amparo-');
    // The journalist's way: every compiled release, and the same engine that stands in the command.
    const text = await (await fetch(`${house.url}/api/oversight/compiled.jsonl`)).text();
    const scan = new RedFlagScan();
    for (const line of text.trim().split('\n')) scan.add(JSON.parse(line));
    const again = [...scan.finish().entries('OCID')].flatMap(([id, values]) =>
      Object.keys(values).map((flag) => `${id} ${flag}`),
    );
    const { rows } = await house.db.pool.query<{ one: string }>(
      "select id || ' ' || flag as one from oversight.flag where subject = 'OCID' and flag like 'R%'",
    );
    expect(rows.length).toBeGreaterThan(10);
    expect(again.sort()).toEqual(rows.map(({ one }) => one).sort());
    await page.context().close();
  }, 240_000);

  it('from a purchase to its supplier, whose other purchases anybody reads and takes along', async () => {
    const page = await newPage({ viewport: { width: 390, height: 844 }, acceptDownloads: true });
    await page.goto(`${house.url}/compras/ocds-amparo-9005`);
    await page.getByRole('link', { name: 'Suministros ficticios del Litoral' }).first().click();
    await page.getByRole('heading', { level: 1, name: 'Suministros ficticios del Litoral' }).waitFor();
    // No document of anybody stands in the address: the page has a number of the house.
    expect(new URL(page.url()).pathname).toMatch(/^\/compras\/proveedores\/\d{1,4}$/);
    // What the data do not say comes before any figure.
    const headings = await page.getByRole('heading', { level: 2 }).allTextContents();
    expect(headings.slice(0, 3)).toEqual([
      'Cómo se publicó',
      'Antes de leer: qué dicen los datos y qué no',
      'Cuánto se le adjudicó y contrató cada año',
    ]);
    const list = page.getByRole('list', { name: 'Procesos' });
    await list.getByRole('link', { name: 'Generador eléctrico' }).waitFor();
    await expect.poll(() => list.getByRole('listitem').count()).toBe(5);
    await page.getByText('Una alerta es una señal para mirar, no un veredicto.').first().waitFor();
    await expectAccessibleInThemes(page);

    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Descargar sus procesos (CSV)' }).click(),
    ]);
    expect(file.suggestedFilename()).toMatch(/^proveedor-\d+\.csv$/);
    const lines = readFileSync(await file.path(), 'utf8')
      .trim()
      .split('\r\n');
    expect(lines.slice(1).map((line) => line.split(',')[0])).toEqual([
      'ocds-amparo-9005',
      'ocds-amparo-9004',
      'ocds-amparo-9003',
      'ocds-amparo-9002',
      'ocds-amparo-9001',
    ]);

    // A flag leads to the processes that have it, and one of them to its own page.
    await page.getByRole('link', { name: 'Ver el proceso: Compra de emergencia' }).click();
    await expect.poll(() => list.getByRole('listitem').count(), { timeout: 30_000 }).toBe(1);
    await list.getByRole('link', { name: 'Generador eléctrico' }).click();
    await page.getByRole('heading', { level: 1, name: 'Generador eléctrico' }).waitFor();

    // The buyer is found by its name with a mistake and without accents, and says with whom it deals.
    await page.goto(`${house.url}/compras`);
    await page.getByLabel('Buscar', { exact: true }).fill('hospital de babaoyo');
    await page.getByRole('button', { name: 'Buscar' }).click();
    await page
      .getByRole('region', { name: 'Quiénes se llaman así' })
      .getByRole('link', { name: 'Hospital de Babahoyo' })
      .click();
    const counterparties = page.getByRole('table', { name: 'A quién compra' });
    await counterparties.getByRole('link', { name: 'Equipos ficticios del Austro' }).waitFor();
    await counterparties.getByText('Concentración').waitFor();
    await page.getByText('La alerta se enciende desde 50,0 %').waitFor();
    await page.context().close();
  }, 240_000);

  it('two files with the same release at once keep it once', async () => {
    const releases = [1, 2, 3].map((n) => ({
      ocid: 'ocds-two',
      id: `r${n}`,
      date: `2026-0${n}-01T00:00:00Z`,
      tag: ['tender'],
      initiationType: 'tender',
      tender: { id: 't', title: `Título ${n}` },
    }));
    const desk = await newPage();
    await signIn(desk, house, 'procurement-officer');
    await desk.goto(`${house.url}/escritorio/compras`);
    const answers = await desk.evaluate(
      async (lines) =>
        await Promise.all(
          [lines, [...lines].reverse()].map(async (some) => {
            const answer = await fetch(`/api/oversight/imports/${crypto.randomUUID()}?fileName=dos.jsonl`, {
              method: 'PUT',
              headers: { 'content-type': 'application/octet-stream' },
              body: some.join('\n'),
            });
            return (await answer.json()) as { loaded: number; known: number };
          }),
        ),
      releases.map((one) => JSON.stringify(one)),
    );
    expect(answers.map(({ loaded }) => loaded).reduce((a, b) => a + b)).toBe(3);
    expect(answers.map(({ known }) => known).reduce((a, b) => a + b)).toBe(3);
    const { rows } = await house.db.pool.query(
      "select title, releases from oversight.process where ocid = 'ocds-two'",
    );
    expect(rows).toEqual([{ title: 'Título 3', releases: 3 }]);
    await desk.context().close();
  }, 240_000);
});
