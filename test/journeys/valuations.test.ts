import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { PackageTexts } from '#actuarial';
import { openReferenceCase, startRunner } from '#insight/valuations';
import { loadLaw } from '#law/folder';
import { readZip, writeZip } from '#platform/documents';
import { describeWithBrowser, expectAccessibleInThemes } from '../support/browser.ts';
import { type LivedInHouse, openLivedInHouse, signIn, tabTo } from './house.ts';

const root = join(import.meta.dirname, '..', '..');
const execute = promisify(execFile);
const limits = { files: 50, bytesEach: 20_000_000, bytesTotal: 40_000_000 };

const sound = (): PackageTexts =>
  openReferenceCase({
    caseFolder: join(root, 'cases', 'ecuador'),
    lawFolder: join(root, 'law'),
    law: loadLaw(join(root, 'law')),
  }).exampleOf('ivm-2020', 40);

const csv = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });

describeWithBrowser('valuations', ({ newPage }) => {
  let house: LivedInHouse;
  let runner: { stop(): Promise<void> };
  const errors: unknown[] = [];
  const folder = mkdtempSync(join(tmpdir(), 'amparo-valuation-'));
  beforeAll(async () => {
    house = await openLivedInHouse();
    runner = startRunner({ db: house.db, now: () => new Date(), onError: (error) => errors.push(error) });
  });
  afterAll(async () => {
    await runner.stop();
    await house.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const part = (page: Page, name: string) => page.getByRole('tab', { name, exact: true }).click();

  it('an actuary loads a package with five defects, reads the opinion, mends, runs, compares and publishes with a second person', async () => {
    const texts = sound();
    const spoilt: PackageTexts = {
      ...texts,
      contributors: texts.contributors!.replace(/^(m,40,3),[^,]+,/m, '$1,,'),
      pensioners: texts.pensioners!.replace(/^(old_age,m,70),[^,]+,/m, '$1,-25,'),
      decrements: texts.decrements!.replace(/^(f,50,[^,]+,[^,]+),[^,]+,/m, '$1,1.7,'),
      family: texts.family!.replace(/^(m,30,.*)\n(m,31,.*)$/m, '$2\n$1'),
      macro: texts.macro!.split('\n').slice(0, 12).join('\n'),
    };
    const page = await newPage({ viewport: { width: 1280, height: 900 } });
    await signIn(page, house, 'actuary');
    await page.goto(`${house.url}/escritorio/valuaciones`);
    await page.getByLabel('Título').fill('Valuación IVM con datos propios');
    await page.getByRole('button', { name: 'Abrir una valuación' }).click();
    await page.getByRole('heading', { level: 1, name: 'Valuación IVM con datos propios' }).waitFor();

    await page.locator('input[type=file]').setInputFiles({
      name: 'paquete.zip',
      mimeType: 'application/zip',
      buffer: writeZip(Object.entries(spoilt).map(([table, text]) => [`${table}.csv`, text] as const)),
    });
    await page.getByRole('button', { name: 'Enviar y revisar' }).click();
    const defects = page.getByRole('table', { name: '5 defectos por corregir' });
    await defects.waitFor();
    const line = texts.contributors!.split('\n').findIndex((one) => one.startsWith('m,40,3,')) + 1;
    await expect
      .poll(async () => (await defects.getByRole('row').allTextContents()).slice(1))
      .toEqual([
        expect.stringMatching(new RegExp(`contributors\\.csv.*${line}.*persons.*vacía.*Llene la celda`)),
        expect.stringMatching(
          /pensioners\.csv.*persons.*-25.*cantidad negativa.*no puede ser menor que cero/,
        ),
        expect.stringMatching(/decrements\.csv.*exit.*1\.7.*fuera de su rango.*0\.017/),
        expect.stringMatching(/family\.csv.*age.*30.*edades en desorden.*Ordene las filas/),
        expect.stringMatching(/macro\.csv.*year.*2031.*se corta.*hasta 2060/),
      ]);
    await expectAccessibleInThemes(page);
    await part(page, 'Opinión');
    await page.getByText('Estos datos no se pueden valorar todavía').waitFor();

    // Four files come anew from their owners; the empty cell is mended here, with its reason.
    await part(page, 'Datos');
    await page
      .locator('input[type=file]')
      .setInputFiles(
        (['pensioners', 'decrements', 'family', 'macro'] as const).map((table) =>
          csv(`${table}.csv`, texts[table]!),
        ),
      );
    await page.getByRole('button', { name: 'Enviar y revisar' }).click();
    await page.getByRole('table', { name: '1 defecto por corregir' }).waitFor();
    const correct = page.getByRole('form', { name: 'Corregir una celda' });
    await correct.getByLabel('Fila').fill(String(line));
    await correct.getByLabel('Archivo').selectOption('contributors');
    await correct.getByLabel('Columna').selectOption('persons');
    await correct
      .getByLabel('Valor correcto')
      .fill(texts.contributors!.split('\n')[line - 1]!.split(',')[3]!);
    await correct.getByLabel('Motivo').fill('Tomado del registro de afiliados');
    await correct.getByRole('button', { name: 'Guardar la corrección' }).click();
    await page.getByRole('table', { name: 'Correcciones hechas aquí' }).waitFor();
    await page.getByRole('button', { name: 'Agrupar celdas pequeñas' }).click();
    await page.getByRole('heading', { name: 'Versión 4' }).waitFor();
    expect(await page.getByText('celdas con pocas personas').count()).toBe(0);

    await part(page, 'Opinión');
    await page
      .getByRole('textbox', { name: 'Opinión' })
      .fill('Los datos son suficientes y apropiados; se corrigió una celda y se agruparon las pequeñas.');
    await page.getByLabel('Nombre de quien firma').fill('Ana Ruiz');
    await page.getByLabel('Registro profesional').fill('Reg. 14');
    await page.getByRole('button', { name: 'Firmar la opinión' }).click();
    await page.getByText(/Firmada el/).waitFor();

    await part(page, 'Corridas');
    await page.getByLabel('Simulaciones').fill('60');
    await tabTo(page, /^Correr$/);
    await page.keyboard.press('Enter');
    await page.getByText('Terminada').waitFor({ timeout: 60_000 });
    await page.getByRole('button', { name: 'Presentar esta corrida' }).click();
    await page.getByText('La que se presenta').waitFor();
    await page.getByRole('heading', { name: /La reserva se agota en 20\d\d/ }).waitFor();
    await page.getByRole('table', { name: 'Lo que otros publicaron' }).waitFor();
    await expectAccessibleInThemes(page);

    await part(page, 'Comparación');
    await page
      .getByRole('heading', {
        name: 'Qué cambió desde «Valuación de referencia IVM con corte al 31-12-2020»',
      })
      .waitFor();
    await page.getByText('Mortalidad, invalidez, salidas y retiro del paquete').first().waitFor();
    await expectAccessibleInThemes(page);

    await part(page, 'Informe');
    await page.getByLabel('Resumen').fill('La reserva alcanza hasta mediados de siglo si el Estado paga.');
    await page.getByLabel('Conclusiones y recomendaciones').fill('Conviene fijar una regla de revisión.');
    await page.getByRole('button', { name: 'Guardar los textos' }).click();
    await page.getByText('Textos guardados').waitFor();
    const report = await page.getByRole('link', { name: 'Ver el informe (PDF)' }).getAttribute('href');
    const pdf = await page.request.get(house.url + report!);
    expect((await pdf.body()).subarray(0, 8).toString()).toBe('%PDF-1.7');
    await part(page, 'Revisión');
    await page.getByLabel('Nombre de quien firma').fill('Ana Ruiz');
    await page.getByLabel('Registro profesional').fill('Reg. 14');
    await page.getByRole('button', { name: 'Firmar y enviar a revisión' }).click();
    await page.getByText('En revisión: la aprueba o la devuelve otra persona').waitFor();
    expect(await page.getByRole('button', { name: /Aprobar|Publicar/ }).count()).toBe(0);
    const address = new URL(page.url());
    await page.context().close();

    const second = await newPage({ viewport: { width: 390, height: 844 } });
    await signIn(second, house, 'actuarial-reviewer');
    await second.goto(house.url + address.pathname + address.search);
    await part(second, 'Revisión');
    await second.getByLabel('Nota de la revisión').fill('Repetí el cálculo y concuerda.');
    await second.getByLabel('Nombre de quien firma').fill('Rafael Guamán');
    await second.getByLabel('Registro profesional').fill('Reg. 27');
    await expectAccessibleInThemes(second);
    await second.context().setOffline(true);
    await second.getByRole('button', { name: 'Aprobar' }).click();
    await second.getByRole('alert').waitFor();
    await second.context().setOffline(false);
    // Nothing of what was written without connection is lost.
    expect(await second.getByLabel('Nota de la revisión').inputValue()).toBe(
      'Repetí el cálculo y concuerda.',
    );
    await second.getByRole('button', { name: 'Aprobar' }).click();
    await second.getByLabel('Reemplaza a').selectOption('2');
    await second.getByRole('button', { name: 'Publicar' }).click();
    await second.getByRole('link', { name: 'Ver como la ve el público' }).click();
    await second.getByRole('heading', { level: 1, name: 'Valuación IVM con datos propios' }).waitFor();
    await second.getByText('Repetí el cálculo y concuerda.').waitFor();
    await second.goto(`${house.url}/valuaciones/2`);
    await second.getByRole('link', { name: 'Ver la valuación n.º 3' }).waitFor();
    await second.context().close();
    expect(errors).toEqual([]);
  }, 180_000);

  it('a journalist downloads the published run and computes it again on her machine, to the last digit', async () => {
    const page = await newPage({ viewport: { width: 1280, height: 900 } });
    await page.goto(`${house.url}/valuaciones`);
    await page.getByRole('button', { name: /Valuación de referencia IVM con corte al 31-12-2018/ }).click();
    await page.getByRole('heading', { name: 'Vuelva a calcularla' }).waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Manifiesto, insumos y tablas (ZIP)' }).click(),
    ]);
    const archive = join(folder, download.suggestedFilename());
    await download.saveAs(archive);
    // The page prints the command with the name that the browser gives the file.
    await expect
      .poll(() => page.getByText(`amparo verify run ${download.suggestedFilename()}`).count())
      .toBeGreaterThan(0);
    const id = await page
      .locator('dt', { hasText: 'Corrida' })
      .last()
      .locator('xpath=..')
      .locator('dd')
      .innerText();
    const verify = (file: string) =>
      execute(process.execPath, [join(root, 'src', 'cli', 'main.ts'), 'verify', 'run', file], {
        cwd: folder,
      }).then(
        ({ stdout }) => ({ code: 0, said: stdout }),
        (error: { code: number; stderr: string }) => ({ code: error.code, said: error.stderr }),
      );
    const agreed = await verify(archive);
    expect(agreed.code).toBe(0);
    expect(agreed.said).toContain('concuerda hasta el último dígito');
    expect(agreed.said).toContain(id.trim());

    const files = [...readZip(readFileSync(archive), limits)].map(([name, bytes]) => {
      const text = bytes.toString('utf8');
      const altered = name.endsWith('/figures.csv')
        ? text.replace(/^deficit,(\d)/m, (_, digit) => `deficit,${(Number(digit) + 1) % 10}`)
        : text;
      return [name, altered] as const;
    });
    const forged = join(folder, 'alterada.zip');
    writeFileSync(forged, writeZip(files));
    const disagreed = await verify(forged);
    expect(disagreed.code).toBe(1);
    expect(disagreed.said).toContain('figures.csv');
    expect(disagreed.said).toContain('NO concuerda');
    await page.context().close();
  }, 240_000);
});
