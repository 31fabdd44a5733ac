import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWithBrowser, expectAccessible } from '../support/browser.ts';
import { type LivedInHouse, openLivedInHouse, signIn } from './house.ts';

// What a voter with an old telephone and a poor connection runs into, in the demonstration's open election.
const code = 'comisiones-consultivas';
const phone = { viewport: { width: 390, height: 844 } };

describeWithBrowser('the booth and the board, with wrong input and a poor connection', ({ newPage }) => {
  let house: LivedInHouse;
  let letter: string;
  beforeAll(async () => {
    house = await openLivedInHouse();
    letter = (await (await fetch(`${house.url}/api/elections/${code}`)).json()).specimen;
  }, 420_000);
  afterAll(() => house.close());

  const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
  const field = (page: Page) => page.getByRole('textbox', { name: 'Su credencial' });
  const enter = async (): Promise<Page> => {
    const page = await newPage(phone);
    await signIn(page, house, null);
    await page.goto(`${house.url}/elecciones/${code}/votar`);
    await field(page).waitFor();
    return page;
  };
  const focused = (page: Page) =>
    page.evaluate(() => (document.activeElement as HTMLInputElement | null)?.name);
  const heading = (page: Page, name: string) => page.getByRole('heading', { name }).waitFor();
  const seal = async (page: Page) => {
    await field(page).fill(letter);
    await press(page, 'Continuar');
    await page.getByRole('checkbox', { name: 'Voto en blanco' }).first().check();
    await page.getByRole('checkbox', { name: 'Voto en blanco' }).nth(1).check();
    await press(page, 'Revisar');
    await press(page, 'Cifrar la papeleta');
    await heading(page, 'Todavía no ha votado');
  };
  const answering = (
    context: BrowserContext,
    path: string,
    status: number,
    contentType: string,
    body: string,
  ) =>
    context.route(`**/api/elections/${code}/${path}`, (route) =>
      route.fulfill({ status, contentType, body }),
    );

  it('says what is wrong with a credential, takes one with what a message puts between its letters, and goes back without loss', async () => {
    const page = await enter();
    const says = async (typed: string, what: string) => {
      await field(page).fill(typed);
      await press(page, 'Continuar');
      await page.getByText(what).waitFor();
      await expect.poll(() => focused(page)).toBe('credencial');
      expect(await field(page).inputValue()).toBe(typed);
    };
    await says('', 'Escriba la credencial de su carta.');
    await says(letter.slice(0, -1), 'Escribió 21 de 22 letras y cifras: revise cuál falta.');
    await says(`${letter}7`, 'Escribió 23 de 22 letras y cifras: revise cuál sobra.');
    await says(`${letter.slice(0, -2)}0l`, 'Ninguna credencial lleva «0l».');
    await expectAccessible(page);
    await says(
      letter.toLowerCase().replaceAll('l', 'L'),
      'Esa credencial no está en el padrón de esta elección',
    );

    await field(page).fill(`\uFEFF ${letter.replaceAll('-', '\u200B – ')}\u00AD`);
    await press(page, 'Continuar');
    const box = page.getByRole('checkbox').first();
    await box.check();
    // The telephone's own way back: to the credential, and forward with the marks that she had made.
    await page.goBack();
    await expect.poll(() => field(page).inputValue()).toBe(letter);
    await press(page, 'Continuar');
    await expect.poll(() => box.isChecked()).toBe(true);
    await page.getByRole('checkbox', { name: 'Voto en blanco' }).nth(1).check();
    await press(page, 'Revisar');
    await heading(page, 'Revise lo que va a votar');
    await page.goBack();
    await expect.poll(() => box.isChecked()).toBe(true);
    await press(page, 'Revisar');
    await page.getByRole('button', { name: 'Cambiar' }).first().click();
    await expect.poll(() => box.isChecked()).toBe(true);
  });

  it('tells no connection from a browser that cannot, and a refusal from silence', async () => {
    const page = await enter();
    const context = page.context();
    // The ballot's text does not come, and then does.
    await context.route(`**/api/elections/${code}/election.json`, (route) => route.abort());
    await field(page).fill(letter);
    await press(page, 'Continuar');
    await page.getByRole('checkbox', { name: 'Voto en blanco' }).first().check();
    await page.getByRole('checkbox', { name: 'Voto en blanco' }).nth(1).check();
    await press(page, 'Revisar');
    await press(page, 'Cifrar la papeleta');
    await page.getByText('No hay conexión con el servidor').waitFor();
    await context.unroute(`**/api/elections/${code}/election.json`);
    await press(page, 'Cifrar la papeleta');
    await heading(page, 'Todavía no ha votado');

    // A public network answers with a page of its own: nobody knows whether the ballot arrived, and it is kept.
    await answering(context, 'ballots', 200, 'text/html', '<h1>Bienvenido a la red</h1>');
    await press(page, 'Depositar en la urna');
    await heading(page, 'Todavía no sabemos si su papeleta llegó');
    await press(page, 'Enviar de nuevo');
    await page.getByText('No hay conexión con el servidor').waitFor();
    // She closes and comes back, and now the house refuses it, with words: she is told, and has a way out.
    await context.unroute(`**/api/elections/${code}/ballots`);
    const refusal = {
      title: 'Hoy ya no puede cambiar más su voto',
      detail: 'La última que depositó es la que cuenta.',
      status: 429,
      refusal: 'voted-too-often-for-now',
    };
    await answering(context, 'ballots', 429, 'application/problem+json', JSON.stringify(refusal));
    await page.reload();
    await heading(page, 'Todavía no sabemos si su papeleta llegó');
    await press(page, 'Enviar de nuevo');
    await heading(page, 'Esta papeleta no se depositó');
    await page.getByText(refusal.title).waitFor();
    await page.getByRole('link', { name: 'Volver a la elección' }).waitFor();
    await expectAccessible(page);
    await context.unroute(`**/api/elections/${code}/ballots`);
    await press(page, 'Preparar otra papeleta');
    await field(page).waitFor();
    await seal(page);
    await press(page, 'Depositar en la urna');
    await heading(page, 'Su voto está en la urna');
    const tracker = (await page.locator('.receipt__digits').textContent())!.trim();

    // On the board: nothing, a piece, another, and her own as she copied it.
    await page.goto(`${house.url}/elecciones/${code}/urna`);
    const sought = page.getByRole('textbox', { name: 'Su código de seguimiento' });
    const search = async (typed: string, what: string) => {
      await sought.fill(typed);
      await press(page, 'Buscar');
      await page.getByText(what).waitFor();
    };
    await search('', 'Escriba o pegue el código de su recibo.');
    await expect.poll(() => focused(page)).toBe('codigo');
    await search(tracker.slice(0, 30), 'Escribió 30 de 43 letras, cifras y signos: revise qué falta.');
    await search(`${tracker}${tracker}`, 'Escribió 86 de 43 letras, cifras y signos: revise qué sobra.');
    await expectAccessible(page);
    await search([...tracker].reverse().join(''), 'Ese código no está en la urna.');
    await page.getByRole('link', { name: 'Comprobar mi recibo' }).waitFor();
    await search(
      `\uFEFF${tracker.slice(0, 20)} \n${tracker.slice(20)}=`,
      'Su papeleta está recibida y cuenta.',
    );
    await context.setOffline(true);
    await search([...tracker].reverse().join(''), 'No hay conexión con el servidor');
    await context.setOffline(false);
    await press(page, 'Intentar de nuevo');
    await page.getByText('Ese código no está en la urna.').waitFor();
  });

  it('sends a ballot whose receipt was lost also after voting is over', async () => {
    const page = await enter();
    await seal(page);
    // The house receives it and the answer is lost.
    await page.context().route(`**/api/elections/${code}/ballots`, async (route) => {
      await route.fetch();
      await route.abort();
    });
    await press(page, 'Depositar en la urna');
    await heading(page, 'Todavía no sabemos si su papeleta llegó');
    await page.context().unroute(`**/api/elections/${code}/ballots`);
    await page.context().route(`**/api/elections/${code}`, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, json: { ...(await response.json()), phase: 'closed' } });
    });
    await page.reload();
    await heading(page, 'Todavía no sabemos si su papeleta llegó');
    await press(page, 'Enviar de nuevo');
    await heading(page, 'Su voto está en la urna');
    await page.reload();
    await heading(page, 'Ahora no se puede votar');
  });

  it('points the electoral secretary to the line that is wrong', async () => {
    const page = await newPage(phone);
    await signIn(page, house, 'electoral-officer');
    await page.goto(`${house.url}/escritorio/elecciones`);
    const write = (label: string, text: string) => page.getByLabel(label, { exact: true }).fill(text);
    await write('Nombre de la elección', 'Comisión de prueba');
    await write('Nombre corto para la dirección', 'comision-de-prueba');
    await write('Qué se elige y para qué', 'Una comisión.');
    await write('Qué comisión o puesto se elige', 'Comisión');
    await write('Candidaturas, una por línea', 'Empleadores; Mujer; Ana Vera; Cámara; Luis Mina');
    await write('Padrón: un documento por línea', '1700000001\n17');
    await write('Abre (fecha y hora)', '2099-12-05T08:00');
    await write('Cierra (fecha y hora)', '2099-12-06T08:00');
    await write('Custodio obligatorio', 'Tribunal electoral');
    await write('Otros custodios, uno por línea', 'Uno del Austro\nDos del Litoral\nTres de la Sierra');
    await write('Autoridad de credenciales', 'Veeduría');
    const go = () => page.getByRole('button', { name: 'Preparar la elección' }).click();
    await go();
    await page
      .getByRole('link', { name: 'Para 3 puestos hacen falta 3 candidaturas o más: escribió 1' })
      .waitFor();
    await page.getByRole('link', { name: 'Padrón, línea 2: escriba el documento completo' }).waitFor();
    await expectAccessible(page);
    await write('Puestos', '1');
    await write('Padrón: un documento por línea', '0000000000\n0000000001');
    await go();
    await page.getByText('Corrija la línea 1 del padrón; lo demás sigue en la página.').waitFor();
  });
});
