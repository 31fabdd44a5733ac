import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWithBrowser, expectAccessibleInThemes } from '../support/browser.ts';
import { type LivedInHouse, openLivedInHouse, signIn, tabTo } from './house.ts';

describeWithBrowser('a file of attentions', ({ newPage }) => {
  let house: LivedInHouse;
  beforeAll(async () => {
    house = await openLivedInHouse();
  });
  afterAll(() => house.close());

  const attentions = async () =>
    Number((await house.db.pool.query('select count(*) as n from quality.attention')).rows[0].n);

  it('is reported line by line, its good lines are loaded once, and sent again it loads nothing', async () => {
    const { rows } = await house.db.pool.query<{ document: string; facility: string; service: string }>(
      `select d.document, a.facility, a.service from quality.attention a
       join registry.document d using (person_id) where d.kind = 'cedula' limit 1`,
    );
    const { document, facility, service } = rows[0]!;
    const wrongDigit = document.slice(0, 9) + ((Number(document[9]) + 1) % 10);
    const header = 'cédula;servicio;establecimiento;seguro;solicitada;atendida;cerrada;referencia';
    const line = (number: string, attended: string, reference: string) =>
      `${number};${service};${facility};;01/06/2026 08:00;${attended};;${reference}`;
    const file = Buffer.concat([
      Buffer.from([0xef, 0xbb, 0xbf]),
      // As an office's spreadsheet writes it: Latin-1, semicolons and Windows' ends of line.
      Buffer.from(
        [
          header,
          line(document, '01/06/2026 09:00', 'Ñ-1'),
          line(wrongDigit, '01/06/2026 09:00', 'Ñ-2'),
          line(document, '31/02/2026 09:00', 'Ñ-3'),
          line(document, '02/06/2026 09:00', 'Ñ-4'),
        ].join('\r\n'),
        'latin1',
      ),
    ]);
    const before = await attentions();
    const page = await newPage({ viewport: { width: 1280, height: 900 } });
    await signIn(page, house, 'quality-officer');
    await page.goto(`${house.url}/escritorio/archivos`);
    const send = page.getByRole('button', { name: 'Enviar y revisar' });
    await send.click();
    await page.getByText('Elija un archivo').waitFor();
    await page.getByLabel('Sistema de origen').fill('hcam-turnos');
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'junio.csv', mimeType: 'text/csv', buffer: file });
    await send.dblclick();
    await page.getByRole('heading', { name: 'Informe' }).waitFor();
    const problems = page.getByRole('table', { name: 'Qué corregir' });
    await problems.waitFor();
    await expect
      .poll(() => problems.getByRole('row').allTextContents())
      .toEqual([
        expect.stringContaining('Línea'),
        expect.stringMatching(/3.*cédula.*Compare con el documento/),
        expect.stringMatching(/4.*atendida.*31\/02\/2026.*Corrija el día o el mes/),
      ]);
    await expectAccessibleInThemes(page);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Descargar todos los problemas' }).click(),
    ]);
    expect((await readFile(await download.path(), 'utf8')).trim().split('\r\n')).toHaveLength(3);
    expect(await attentions()).toBe(before);

    await tabTo(page, /Cargar las 2 líneas buenas/);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.getByText('Cargado').first().waitFor();
    expect(await attentions()).toBe(before + 2);

    await page.getByLabel('Sistema de origen').fill('hcam-turnos');
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'junio.csv', mimeType: 'text/csv', buffer: file });
    await send.click();
    await page.getByText('Ya estaban').locator('..').getByText('2', { exact: true }).waitFor();
    expect(await page.getByRole('button', { name: /Cargar las/ }).count()).toBe(0);
    expect(await attentions()).toBe(before + 2);

    await page.setViewportSize({ width: 390, height: 844 });
    await expectAccessibleInThemes(page);
    await page.context().close();
  }, 240_000);
});
