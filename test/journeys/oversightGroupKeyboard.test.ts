import type { Page } from 'playwright-core';
import { afterAll, beforeAll, it } from 'vitest';
import { describeWithBrowser, expectAccessible } from '../support/browser.ts';
import { type LivedInHouse, openLivedInHouse, signIn, tabTo } from './house.ts';

const address = '/veedurias/veeduria-insumos-hospitalarios';

describeWithBrowser('a member of an oversight group, with the keyboard alone', ({ newPage }) => {
  let house: LivedInHouse;
  beforeAll(async () => {
    house = await openLivedInHouse();
  }, 180_000);
  afterAll(() => house.close());

  const steps = 160;
  /** Goes to a field and writes in it. */
  const write = async (page: Page, field: RegExp, text: string) => {
    await tabTo(page, field, steps);
    await page.keyboard.type(text);
  };
  const enter = async (page: Page, name: RegExp) => {
    await tabTo(page, name, steps);
    await page.keyboard.press('Enter');
  };

  it('opens a case from a flag, asks, takes a silence up, finds with evidence, and drafts and signs a report', async () => {
    const page = await newPage({ viewport: { width: 390, height: 844 } });
    await signIn(page, house, null);
    await page.goto(`${house.url}/compras/ocds-amparo-9005`);
    await page.getByRole('heading', { name: 'Veedurías que la observan' }).waitFor();
    await enter(page, /^Abrir un caso en una veeduría por la alerta: Firmado antes de adjudicar/);
    await page.getByRole('link', { name: 'Veeduría a la compra de insumos hospitalarios' }).waitFor();
    await enter(page, /^Veeduría a la compra de insumos hospitalarios/);
    await page.getByRole('heading', { name: 'Abrir un caso' }).waitFor();
    await write(page, /^Cómo se llama el caso/, 'Firmado antes');
    await write(page, /^Por qué hay que mirarlo/, 'La fecha de la firma es anterior.');
    await enter(page, /^Abrir un caso$/);
    await page.getByRole('heading', { name: 'Caso 2. Firmado antes' }).waitFor();

    await page.goto(`${house.url}${address}?ver=documentos&caso=2`);
    await page.getByLabel('Qué documento pide').waitFor();
    await write(page, /^Qué documento pide/, 'El acta de adjudicación con su fecha.');
    await enter(page, /^Enviar el pedido/);
    await page.getByRole('heading', { name: 'El acta de adjudicación con su fecha.' }).waitFor();
    await write(page, /^Por qué se eleva/, 'Nadie contestó en la Dirección.');
    await enter(page, /^Elevar el pedido$/);
    await page.getByText('Debe contestar el Consejo Directivo').waitFor();

    await page.goto(`${house.url}${address}?ver=hallazgos&caso=2`);
    await page.getByText('Presentar un hallazgo').first().waitFor();
    await enter(page, /^Presentar un hallazgo/);
    await write(page, /^Qué se halló, en una frase/, 'Se firmó antes de adjudicar');
    await write(page, /^Explíquelo/, 'La firma lleva una fecha anterior.');
    await tabTo(page, /^De dónde sale/, steps);
    await page.keyboard.press('ArrowDown');
    await write(page, /^Prueba 1/, 'La fecha publicada del contrato.');
    await expectAccessible(page);
    await enter(page, /^Presentar el hallazgo/);
    await page.getByRole('heading', { name: '3. Se firmó antes de adjudicar' }).waitFor();

    await page.goto(`${house.url}${address}?ver=informes`);
    await page.getByText('Escribir un informe').first().waitFor();
    await enter(page, /^Escribir un informe/);
    await write(page, /^El informe/, 'Segundo informe de avance de la veeduría.');
    await write(page, /^Recomendación 1/, 'Publicar la fecha de cada acta.');
    await enter(page, /^Guardar el borrador/);
    await page.getByText('Borrador', { exact: true }).waitFor();
    await enter(page, /^Firmar$/);
    await page.getByText(/^Firmas: 1; hacen falta/).waitFor();
    await expectAccessible(page);
    await page.context().close();
  }, 300_000);
});
