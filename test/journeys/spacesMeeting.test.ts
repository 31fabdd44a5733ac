import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { demonstrationSignIns } from '#platform/identity';
import { describeWithBrowser, expectAccessible } from '../support/browser.ts';
import { spaceFacts } from '../support/spacesHouse.ts';
import { type LivedInHouse, openLivedInHouse, signIn, type Who } from './house.ts';

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

describeWithBrowser('a meeting on two devices', ({ newPage }) => {
  let house: LivedInHouse;
  beforeAll(async () => {
    house = await openLivedInHouse();
  });
  afterAll(() => house.close());

  const documentOf = async (who: Who) => {
    const { login } = demonstrationSignIns.find((one) => one.role === who)!;
    const { rows } = await house.db.pool.query('select document from identity.account where email = $1', [
      login,
    ]);
    return rows[0].document as string;
  };
  const post = async (page: Page, url: string, data: object) => {
    const said = await page.request.post(house.url + url, {
      data,
      headers: { 'idempotency-key': crypto.randomUUID() },
    });
    expect(said.ok(), await said.text()).toBe(true);
  };
  const press = (page: Page, name: string | RegExp) =>
    page.getByRole('button', { name, exact: true }).click();
  const write = (page: Page, label: string, text: string) =>
    page.getByLabel(label, { exact: true }).fill(text);

  it('goes from the convocation to signed minutes that anyone checks', async () => {
    const manager = await newPage();
    await signIn(manager, house, 'ombudsman');
    const { code, ...facts } = spaceFacts({ oversees: { facility: null, organisation: null } });
    await post(manager, '/api/spaces', { code, ...facts });
    await post(manager, `/api/spaces/${code}/management`, {
      act: 'name-secretary',
      document: await documentOf('counter'),
    });
    await manager.context().close();
    const address = `${house.url}/participacion/${code}`;

    const phone = await newPage({ viewport: { width: 390, height: 844 } });
    await signIn(phone, house, null);
    await phone.goto(address);
    await press(phone, 'Unirse a este espacio');
    await press(phone, 'Unirme');
    await phone.getByText('Para unirse debe aceptar que su nombre sea público.').waitFor();
    await phone.getByLabel('Sé que mi nombre será público').check();
    await expectAccessible(phone);
    await press(phone, 'Unirme');
    await phone.getByText('Usted integra este espacio, en el puesto 1.').waitFor();

    const desk = await newPage({ viewport: { width: 1280, height: 900 } });
    await signIn(desk, house, 'counter');
    await desk.goto(address);
    await press(desk, 'Convocar');
    await desk.getByText('Escriba al menos un punto.').waitFor();
    await write(desk, 'Día', '1');
    await write(desk, 'Mes', '3');
    await write(desk, 'Año', '2027');
    await write(desk, 'Hora', '15:30');
    await write(desk, 'Lugar o enlace', 'Sala de reuniones, planta baja');
    await write(
      desk,
      'Orden del día',
      'conocer: Espera en consulta externa\ndecidir: Horario de la farmacia',
    );
    await press(desk, 'Convocar');
    await desk.getByRole('link', { name: /^Sesión 1/ }).click();
    await desk.getByRole('listitem').filter({ hasText: 'Horario de la farmacia' }).waitFor();

    await phone.goto(`${address}/sesiones/1`);
    await press(phone, 'Entrar a distancia');
    await phone.getByRole('button', { name: 'Salir de la sesión' }).waitFor();
    // Nobody reloads the secretary's page: it follows the meeting by itself.
    await press(desk, 'Instalar la sesión');
    await press(desk, 'Iniciar el punto 2');
    await write(desk, 'Moción que se vota', 'Pedir que la farmacia abra los sábados por la mañana');
    await press(desk, 'Abrir la votación');
    await phone.getByText('Votación abierta: han votado 0 de 1').waitFor();
    await press(phone, 'Pedir la palabra');
    await press(phone, 'A favor');
    await phone.getByText('Su voto consta.').waitFor();
    await expectAccessible(phone);
    await desk.getByText('Votación abierta: han votado 1 de 1').waitFor();
    await press(desk, /^Dar la palabra a/);
    await press(desk, 'Cerrar la votación');
    await desk.locator('.agenda-point').getByText('La moción se aprueba.').first().waitFor();
    await write(desk, 'Acuerdo', 'Pedir a la farmacia que abra los sábados por la mañana');
    await write(desk, 'Quién responde por él', 'Jefatura de farmacia');
    await press(desk, 'Dejar constancia del acuerdo');
    await expectAccessible(desk);
    await phone.getByText('Disentir, con sus razones').click();
    await write(
      phone,
      'Por qué disiente del acuerdo 1',
      'Una mañana no alcanza: pido también la tarde del domingo.',
    );
    await press(phone, 'Dejar constancia de mi disenso');
    await desk.getByText('pido también la tarde del domingo').first().waitFor();
    await press(desk, 'Clausurar la sesión');

    await write(phone, 'Pedir una corrección', 'Hablé también de los feriados y no consta');
    await press(phone, 'Pedir la corrección');
    await write(desk, 'Respuesta', 'Se deja constancia de que habló de los feriados');
    await press(desk, 'Aceptar la corrección');
    await phone.getByText('Se deja constancia de que habló de los feriados').first().waitFor();
    await press(phone, 'Acepto el acta como está');
    await press(phone, 'Firmar el acta');
    await phone.getByText('Usted firmó. Falta la otra firma.').waitFor();
    await press(desk, 'Firmar el acta');
    await desk.getByText('Acta firmada').first().waitFor();
    await expectAccessible(desk);
    await desk.context().close();
    await phone.context().close();

    const anyone = await newPage({ viewport: { width: 390, height: 844 }, acceptDownloads: true });
    await anyone.goto(`${address}/sesiones/1`);
    await anyone.getByText('pido también la tarde del domingo').waitFor();
    await expectAccessible(anyone);
    const take = async (name: string) => {
      const download = anyone.waitForEvent('download');
      await anyone.getByRole('link', { name }).click();
      return readFileSync((await (await download).path())!);
    };
    const json = await take('Acta en JSON');
    const pdf = await take('Acta en PDF');
    await anyone.getByText(sha256(json)).waitFor();
    const { rows } = await house.db.pool.query(
      `select detail from audit.entry where action = 'spaces.minutes.sealed' order by entry_id desc limit 1`,
    );
    expect(rows[0].detail).toEqual({ jsonSha256: sha256(json), pdfSha256: sha256(pdf) });
    await anyone.goto(address);
    await anyone.getByText('Sin novedades todavía').waitFor();
    await anyone.context().close();
  }, 240_000);

  it('a person contributes, and the director answers within the clock', async () => {
    const phone = await newPage({ viewport: { width: 390, height: 844 } });
    await signIn(phone, house, null);
    await phone.goto(`${house.url}/participacion/mesa-cobro-de-pensiones`);
    const said = 'Que la agencia de Tumbaco atienda también los sábados de fin de mes.';
    await phone.getByLabel('Escriba su aporte').fill(said);
    await press(phone, 'Enviar el aporte');
    await phone.getByText('Quedan 15 días hábiles').waitFor();

    const desk = await newPage({ viewport: { width: 1280, height: 900 } });
    await signIn(desk, house, 'director');
    await desk.goto(`${house.url}/escritorio/respuestas`);
    await desk.getByRole('button', { name: /Tumbaco/ }).click();
    await desk.getByLabel('Se acepta en parte').check();
    await desk
      .getByLabel('Las razones')
      .fill('Atenderá el último sábado de cada mes, de 08:00 a 12:00, desde enero.');
    await expectAccessible(desk);
    await press(desk, 'Publicar la respuesta');
    await desk.getByText('La respuesta quedó publicada.').first().waitFor();
    await expect.poll(() => desk.getByRole('button', { name: /Tumbaco/ }).count()).toBe(0);

    // She is told in one line among her spaces, and reads it.
    await phone.goto(`${house.url}/participacion`);
    await phone.getByText(/1 respuesta de la institución/).waitFor();
    await phone.goto(`${house.url}/participacion/mesa-cobro-de-pensiones`);
    await phone.getByText('Atenderá el último sábado de cada mes').waitFor();
    await desk.context().close();
    await phone.context().close();
  }, 240_000);
});
