import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWithBrowser, expectAccessibleInThemes } from '../support/browser.ts';
import { readPdf } from '../support/pdfText.ts';
import { type LivedInHouse, openLivedInHouse, signIn } from './house.ts';
import { firstHalfTold } from './pages.ts';

const slug = 'afiliacion-independientes';

describeWithBrowser(
  'a programme followed: updates, corrective actions, calendar, documents',
  ({ newPage }) => {
    let house: LivedInHouse;
    let planner: Page;
    let officer: Page;
    beforeAll(async () => {
      house = await openLivedInHouse();
      planner = await newPage();
      officer = await newPage();
      await signIn(planner, house, 'planner');
      await signIn(officer, house, 'programme-officer');
    });
    afterAll(() => house.close());

    const at = (page: Page, part: string, more = '') =>
      page.goto(`${house.url}/escritorio/programas?programa=${slug}&ver=${part}${more}`);
    const sideways = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

    it('has a corrective action closed with evidence, and not without it', async () => {
      const page = planner;
      await at(page, 'seguimiento');
      const actions = page.getByRole('table', { name: 'Acciones correctivas' });
      const row = actions.getByRole('row').filter({ hasText: 'Alquilar dos vehículos' });
      await row.getByText('Abierta', { exact: true }).waitFor();
      await row.getByText('Decir qué se hizo y cerrar').click();
      await row
        .getByLabel('Qué se hizo y qué cambió')
        .fill('Se alquilaron dos vehículos y ya recorren Morona Santiago');
      const close = async () => {
        const answered = page.waitForResponse(
          (one) => one.url().endsWith('/correctives') && one.request().method() === 'POST',
        );
        await row.getByRole('button', { name: 'Cerrar la acción' }).click();
        return (await answered).status();
      };
      expect(await close()).toBe(409);
      await page.getByRole('alert').getByText('Falta la evidencia').waitFor();
      await row.getByText('Abierta', { exact: true }).waitFor();

      await row.locator('input[type=file]').setInputFiles({
        name: 'contrato-de-alquiler.txt',
        mimeType: 'text/plain',
        buffer: Buffer.from('Contrato de alquiler de dos vehículos'),
      });
      await row.getByText('contrato-de-alquiler.txt').first().waitFor();
      expect(await close()).toBe(200);
      await row.getByText(/^Cerrada el /).waitFor();
      const download = page.waitForEvent('download');
      await row.getByRole('link', { name: 'contrato-de-alquiler.txt' }).click();
      expect((await download).suggestedFilename()).toBe('contrato-de-alquiler.txt');
      await expectAccessibleInThemes(page);

      // Everybody reads what was done; the file stays at the desk.
      const stranger = await newPage();
      await stranger.goto(`${house.url}/programas/${slug}`);
      const told = stranger.getByRole('table', { name: 'Alertas y lo que se hace' });
      await told.getByText('Se alquilaron dos vehículos y ya recorren Morona Santiago').waitFor();
      expect(await stranger.getByRole('link', { name: 'contrato-de-alquiler.txt' }).count()).toBe(0);
      await stranger.context().close();
    }, 180_000);

    it('tells each update of a period with its figures, who made it and what proves it', async () => {
      const page = officer;
      await at(page, 'seguimiento', `&reporte=i-a2 ${firstHalfTold().slice(0, 4)}-T1`);
      const form = page.getByRole('region', { name: /^Funcionarios capacitados/ });
      const box = form.getByRole('textbox', { name: 'Aprobaron el curso' });
      const save = async (value: string, times: RegExp) => {
        await box.fill(value);
        await form.getByRole('button', { name: 'Guardar', exact: true }).click();
        await form.getByText(times).waitFor();
      };
      await save('80', /^Capturado una vez$/);
      await save('95', /^Capturado 2 veces$/);
      await save('118', /^Capturado 3 veces$/);
      await form.getByText('Qué se hizo con este reporte').click();
      const updates = form.getByRole('table', {
        name: 'Cada actualización con sus cifras, lo último primero',
      });
      const rows = updates.getByRole('row');
      await expect.poll(() => rows.count()).toBe(4);
      for (const [i, update, result, changed] of [
        [1, 'Actualización 3', '118 funcionarios', '95 → 118'],
        [2, 'Actualización 2', '95 funcionarios', '80 → 95'],
        [3, 'Actualización 1', '80 funcionarios', '80'],
      ] as const) {
        await rows
          .nth(i)
          .getByRole('rowheader', { name: new RegExp(`^${update}`) })
          .waitFor();
        await rows.nth(i).getByText(result, { exact: true }).waitFor();
        await rows.nth(i).getByText(changed, { exact: false }).first().waitFor();
        await rows.nth(i).getByText('(usted)').waitFor();
        await rows.nth(i).getByText('Aprobaron el curso', { exact: false }).first().waitFor();
      }
      await expectAccessibleInThemes(page);
      await page.setViewportSize({ width: 390, height: 844 });
      expect(await sideways(page)).toBeLessThanOrEqual(0);
      await expectAccessibleInThemes(page);
      await page.setViewportSize({ width: 1280, height: 900 });
    }, 180_000);

    it('has a calendar beside its table, written by date or by arrows, and sound on a phone', async () => {
      const page = planner;
      await at(page, 'revision');
      await page.getByLabel('Por qué se abre').fill('Se reprograma la capacitación de ventanilla');
      await page.getByRole('button', { name: 'Abrir el diseño de nuevo' }).click();
      await page.getByText('En diseño').first().waitFor();
      await at(page, 'cronograma');
      const ends = page.getByLabel('Termina: Capacitación del personal de ventanilla');
      const year = Number((await ends.inputValue()).slice(0, 4));
      const bar = page.getByRole('button', { name: /^Capacitación del personal de ventanilla: del / });
      const before = (await bar.boundingBox())?.width ?? 0;
      await ends.fill(`${year}-12-15`);
      await expect.poll(async () => ((await bar.boundingBox())?.width ?? 0) > before * 1.2).toBe(true);
      // The keyboard moves what the mouse moves, and the table follows: a week later, and its end alone a week earlier.
      const starts = page.getByLabel('Empieza: Capacitación del personal de ventanilla');
      await expect.poll(() => starts.inputValue()).toBe(`${year}-03-01`);
      await bar.focus();
      await page.keyboard.press('ArrowRight');
      await expect.poll(() => starts.inputValue()).toBe(`${year}-03-08`);
      await expect.poll(() => ends.inputValue()).toBe(`${year}-12-22`);
      await page.keyboard.press('Shift+ArrowLeft');
      await expect.poll(() => ends.inputValue()).toBe(`${year}-12-15`);
      await expect.poll(() => starts.inputValue()).toBe(`${year}-03-08`);
      // What ends before it begins is said where it was written, and is not sent.
      await ends.fill(`${year}-01-15`);
      await page.getByText('Termina antes de empezar').waitFor();
      await ends.fill(`${year}-12-15`);
      const due = page.getByLabel('Vence: P1. Reglamento del esquema simple');
      await due.fill(`${year}-04-30`);
      await page.getByRole('button', { name: 'Guardar el cronograma' }).click();
      await page.getByText('El cronograma está guardado.').waitFor();
      await page.reload();
      await expect.poll(() => ends.inputValue()).toBe(`${year}-12-15`);
      await expect.poll(() => starts.inputValue()).toBe(`${year}-03-08`);
      await expect.poll(() => due.inputValue()).toBe(`${year}-04-30`);
      for (const width of [1280, 390]) {
        await page.setViewportSize({ width, height: 844 });
        await expectAccessibleInThemes(page);
        expect(await sideways(page), `at ${width}`).toBeLessThanOrEqual(0);
      }
      await page.setViewportSize({ width: 1280, height: 900 });

      // What is approved stays in sight until the next approval, with its drawing named and its table.
      const stranger = await newPage();
      await stranger.goto(`${house.url}/programas/${slug}`);
      await stranger
        .getByRole('img', { name: /^Calendario del .* 3 actividades como barras y 4 plazos/ })
        .waitFor();
      const table = stranger.getByRole('table', { name: 'Actividades y plazos' });
      await expect.poll(() => table.getByRole('row').count()).toBe(8);
      await stranger.context().close();
    }, 240_000);

    it('gives its document and the sheets of what was learnt, in both languages', async () => {
      for (const [locale, document, sheets, words, fields] of [
        [
          'es-EC',
          'Descargar el documento completo (PDF)',
          'Descargar las fichas de lecciones y buenas prácticas (PDF)',
          '$2.323.564,95',
          'Aspectos administrativos La fuente deja este campo vacío',
        ],
        [
          'en-US',
          'Download the whole document (PDF)',
          'Download the sheets of lessons and good practices (PDF)',
          '$2,323,564.95',
          'Administrative issues The source leaves this field empty',
        ],
      ] as const) {
        const page = await newPage({ locale });
        await page.context().addCookies([{ name: 'lang', value: locale.slice(0, 2), url: house.url }]);
        const read = async (address: string, name: string) => {
          await page.goto(house.url + address);
          const href = await page.getByRole('link', { name }).getAttribute('href');
          return readPdf(await (await page.request.get(house.url + href)).body());
        };
        const patss = await read('/programas/patss', document);
        expect(patss.language).toBe(locale.slice(0, 2));
        expect(patss.text).toContain(words);
        expect((await read('/evaluaciones/patss', sheets)).text).toContain(fields);
        await page.context().close();
      }
      await at(planner, 'intercambio');
      const draft = await planner.getByRole('link', { name: /marcado como borrador/ }).getAttribute('href');
      const read = readPdf(await (await planner.request.get(house.url + draft)).body());
      expect(read.text).toContain('Borrador: el diseño que se está escribiendo');
    }, 180_000);
  },
);
