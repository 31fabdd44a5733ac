import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWithBrowser, expectAccessibleInThemes } from '../support/browser.ts';
import { fillLargeMatrix } from '../support/largeMatrix.ts';
import { type LivedInHouse, openLivedInHouse, signIn, tabTo } from './house.ts';

// 400 indicators × 60 months × 12 groups, each with its line of results and a line for all: 400 × (1 + 13) lines.
// The figure of indicator i, month m (from 0) and group g (from 1) is (7i + 3m + 11g) mod 900.
describeWithBrowser('a grid of 400 indicators, 60 periods and 12 groups', ({ newPage }) => {
  let house: LivedInHouse;
  let page: Page;
  const slug = 'matriz-grande';
  const api = `/api/programmes/${slug}`;
  const figuresOf = async (indicator: string, period: string) => {
    const answer = await page.request.get(`${house.url}${api}/reports/${indicator}/${period}`);
    return ((await answer.json()) as { figures: Record<string, { n: number | null }> }).figures;
  };
  const cell = (name: string | RegExp) => page.getByRole('gridcell', { name });
  const open = () => page.goto(`${house.url}/escritorio/programas?programa=${slug}&ver=cuadricula`);

  beforeAll(async () => {
    house = await openLivedInHouse();
    await fillLargeMatrix(house.ownerUrl, slug);
    page = await newPage();
    await signIn(page, house, 'programme-officer');
  });
  afterAll(() => house.close());

  it('draws and reads only what is in sight, and says how large it is', async () => {
    const asked: string[] = [];
    page.on('request', (one) => {
      if (one.url().includes('/grid?')) asked.push(one.url());
    });
    await open();
    // 7 + 0 + 11: the first indicator, January 2019, women.
    await cell('Indicador 1 · n · grupo: mujeres, 2019-01: 18').waitFor();
    const grid = page.getByRole('grid', { name: 'Cuadrícula de cifras' });
    await expect.poll(() => grid.getAttribute('aria-rowcount')).toBe('5600');
    await expect.poll(() => grid.getAttribute('aria-colcount')).toBe('61');
    expect(await page.getByRole('row').count()).toBeLessThan(60);
    expect(await page.getByRole('gridcell').count()).toBeLessThan(1_000);
    // Six indicators and 24 periods at a time: 67 windows by 3 would be the whole.
    expect(asked.length).toBeLessThan(5);
    // Twelve groups of the first month: 12 × 7 + 11 × (1 + … + 12).
    await cell('Indicador 1 · resultado, 2019-01: 942').waitFor();
    page.removeAllListeners('request');
    await expectAccessibleInThemes(page);
  }, 120_000);

  it('is walked and written by keyboard alone, and the right figure is kept', async () => {
    await open();
    await cell('Indicador 1 · n · grupo: mujeres, 2019-01: 18').waitFor();
    await tabTo(page, /^Indicador 1 · n · Total, 2019-01/);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')))
      .toBe('Indicador 1 · n · grupo: mujeres, 2019-02: 21');
    await page.keyboard.press('Control+End');
    const last = cell(/^Indicador 400 · n · grupo: grupo 10, 2023-12: /);
    // 2800 + 177 + 132 is 3109: 409 over three times 900.
    await cell('Indicador 400 · n · grupo: grupo 10, 2023-12: 409').waitFor();
    expect(await last.evaluate((one) => one === document.activeElement)).toBe(true);
    const answered = page.waitForResponse((one) => one.url().endsWith('/cells/i400/2023-12'));
    await page.keyboard.type('512,5');
    await page.keyboard.press('Enter');
    expect((await answered).status()).toBe(200);
    await page.getByText('Todo está guardado').waitFor();
    const kept = await figuresOf('i400', '2023-12');
    expect(kept['grupo=grupo 10']).toEqual({ n: 512.5 });
    expect(kept['grupo=mujeres']).toEqual({ n: 288 });
    expect((await figuresOf('i400', '2023-11'))['grupo=grupo 10']).toEqual({ n: 406 });
    // Its total comes back worked out by the server: 4182 − 409 + 512.5.
    await page.keyboard.press('Home');
    await page.keyboard.press('End');
    await cell('Indicador 400 · resultado, 2023-12: 4.285,5').waitFor();
    await page.reload();
    await cell('Indicador 1 · n · grupo: mujeres, 2019-01: 18').waitFor();
    await page.getByLabel('Mostrar los indicadores que digan').fill('indicador 400');
    await page.getByRole('gridcell', { name: /^Indicador 400 · n · Total, 2019-01/ }).focus();
    await page.keyboard.press('Control+End');
    await cell('Indicador 400 · n · grupo: grupo 10, 2023-12: 512,5').waitFor();
  }, 180_000);

  it('leaves a cell as it was with Esc, empties it with Delete, and takes no text that is no number', async () => {
    await open();
    await cell('Indicador 1 · n · grupo: hombres, 2019-01: 29').focus();
    await page.keyboard.type('77');
    await page.keyboard.press('Escape');
    await cell('Indicador 1 · n · grupo: hombres, 2019-01: 29').waitFor();
    await page.keyboard.type('7,7,7');
    await page.keyboard.press('Enter');
    await page.getByText('«7,7,7» no es un número').waitFor();
    await page.keyboard.press('Escape');
    const answered = page.waitForResponse((one) => one.url().endsWith('/cells/i1/2019-01'));
    await page.keyboard.press('Delete');
    await page.keyboard.press('Enter');
    await answered;
    await cell('Indicador 1 · n · grupo: hombres, 2019-01: sin dato').waitFor();
    expect((await figuresOf('i1', '2019-01'))['grupo=hombres']).toEqual({ n: null });
    // Without one of its groups there is no total: an empty figure is not zero.
    await cell('Indicador 1 · resultado, 2019-01: sin dato').waitFor();
  }, 120_000);

  it('says what was not saved and why, keeps it in its cell, and saves it when asked again', async () => {
    await open();
    const before = 'Indicador 2 · n · grupo: mujeres, 2019-01: 25';
    await cell(before).waitFor();
    // Somebody else writes first.
    await page.request.post(`${house.url}${api}/cells/i2/2019-01`, {
      headers: { 'idempotency-key': 'another-writer' },
      data: { cells: [{ group: 'grupo=mujeres', symbol: 'n', before: 25, value: 99 }] },
    });
    await cell(before).focus();
    await page.keyboard.type('31');
    await page.keyboard.press('Enter');
    await page.getByText('1 cifra no se guardó: Otra persona cambió esta cifra: ahora dice 99').waitFor();
    await cell(/^Indicador 2 · n · grupo: mujeres, 2019-01: 31, no se guardó: Otra persona/).waitFor();
    await expectAccessibleInThemes(page);
    await page.getByRole('button', { name: 'Volver a lo guardado' }).click();
    await cell('Indicador 2 · n · grupo: mujeres, 2019-01: 99').waitFor();

    await page.context().setOffline(true);
    await cell('Indicador 2 · n · grupo: mujeres, 2019-01: 99').focus();
    await page.keyboard.type('33');
    await page.keyboard.press('Enter');
    await page.getByText('1 cifra no se guardó: No hay conexión con el servidor').waitFor();
    await page.context().setOffline(false);
    await page.getByRole('button', { name: 'Intentar de nuevo' }).click();
    await page.getByText('Todo está guardado').waitFor();
    expect((await figuresOf('i2', '2019-01'))['grupo=mujeres']).toEqual({ n: 33 });
  }, 180_000);

  it('opens at the desk without its figures: a page of its reports, a page of its indicators', async () => {
    const read = async (path: string) => {
      const answer = await page.request.get(`${house.url}/api/programmes-desk/${slug}${path}`);
      return (await answer.json()) as Record<string, never>;
    };
    expect(Object.keys(await read(''))).not.toContain('series');
    const reports = (await read('/follow-up?from=60')) as unknown as {
      total: number;
      items: { indicator: string; period: string; value: number }[];
    };
    expect(reports.total).toBe(24_000);
    // The second indicator's first month, 12 × 14 + 858, with what the test before wrote over 25.
    expect(reports.items[0]).toMatchObject({ indicator: 'i2', period: '2019-01', value: 1_034 });
    await page.goto(`${house.url}/escritorio/programas?programa=${slug}&ver=seguimiento`);
    await page.getByText('Se muestran 25 de 24.000').waitFor();
    await page.goto(`${house.url}/escritorio/programas?programa=${slug}&ver=indicators`);
    await page.getByText('Se muestran 40 de 400').first().waitFor();
  }, 120_000);

  it('is read on a phone, without scrolling the page sideways', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await open();
    await cell('Indicador 1 · n · grupo: mujeres, 2019-02: 21').waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    );
    await expectAccessibleInThemes(page);
  }, 120_000);

  it('is read by everybody once it is approved: a page of it at a time, and each figure with its groups', async () => {
    const open = 'matriz-grande-publica';
    await fillLargeMatrix(house.ownerUrl, open, { isApproved: true });
    const stranger = await newPage();
    await stranger.goto(`${house.url}/programas/${open}`);
    const last = stranger.getByRole('table', { name: 'Última cifra de cada indicador' });
    // Of the last month, 59: twelve groups of 7 + 177, and 11 × (1 + … + 12).
    const first = last.getByRole('row').nth(1);
    await first.waitFor();
    await expect
      .poll(() => first.getByRole('cell').allTextContents())
      .toEqual(['2023-12', '3.066 personas', '—', 'Sin juicio']);
    await expect.poll(() => last.getByRole('row').count()).toBe(41);
    for (let i = 0; i < 9; i += 1) {
      await stranger.getByRole('button', { name: 'Siguientes' }).first().click();
      await last.getByText(`Indicador ${(i + 1) * 40 + 1}`, { exact: true }).waitFor();
    }
    // The last: 4 182 in all, of groups whose figures came round 900.
    await last
      .getByRole('row', { name: /^Indicador 400 / })
      .getByText('4.182 personas')
      .waitFor();
    await stranger.getByText('Cada período, con cada desagregación').click();
    const each = stranger.getByRole('table', { name: 'Cada período, con cada desagregación' });
    await each.getByRole('row', { name: 'Indicador 1 2019-01 Total 942 —' }).waitFor();
    await each.getByRole('row', { name: 'Indicador 1 2019-01 grupo: mujeres 18 —' }).waitFor();
    await expectAccessibleInThemes(stranger);
    await stranger.context().close();
  }, 180_000);
});
