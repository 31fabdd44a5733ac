import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addDays, dateAt } from '#kernel';
import { describeWithBrowser, expectAccessible } from '../support/browser.ts';
import { desktop, phone } from './caseSteps.ts';
import { type LivedInHouse, openLivedInHouse, signIn, tabTo, type Who } from './house.ts';
import { choose, day, followFault, pick, press, rewrite, standsOn, write } from './keyboard.ts';

// Nothing here is clicked. After each step the focus stands where the next one begins, and never at the beginning of the page.
describeWithBrowser('founding and calling, with the keyboard alone', ({ newPage }) => {
  let house: LivedInHouse;
  const today = dateAt(Date.now());
  beforeAll(async () => {
    house = await openLivedInHouse();
  }, 180_000);
  afterAll(() => house.close());

  const enter = async (who: Who, address: string, size = phone): Promise<Page> => {
    const page = await newPage(size);
    await signIn(page, house, who);
    await page.goto(house.url + address);
    await page.getByRole('heading', { level: 1 }).waitFor();
    return page;
  };

  it.each([
    ['a phone', phone, 'Mesa sobre farmacias'],
    ['a desktop', desktop, 'Mesa sobre ambulancias'],
  ] as const)(
    'on %s a space is founded from the first step to its secretary',
    async (_where, size, title) => {
      const page = await enter('board-secretary', '/escritorio/espacios', size);
      await page.getByRole('link', { name: 'Fundar un espacio' }).waitFor();
      await press(page, /^Fundar un espacio/);
      await standsOn(page, 'Qué es');
      await press(page, /^Continuar$/);
      await followFault(page, 'Escriba cómo se llama, entre 3 y 160 letras');
      await write(page, /^Cómo se llama/, title);
      await write(page, /^Para qué existe/, 'Opinar sobre lo que se entrega y cuándo.');
      await pick(page, /^Categoría/, /^Participación directa/);
      await pick(page, /^Fase del ciclo/, /^Implementación/);
      await press(page, /^Continuar$/);

      await standsOn(page, 'Qué se puede hacer en él');
      await press(page, /^Continuar$/);
      await followFault(page, 'Elija el nivel');
      await pick(page, /^Nivel/, /^Consultivo/);
      await press(page, /^Continuar$/);

      await standsOn(page, 'Con qué base y hasta cuándo');
      // Back to the first step and on again: each time the focus goes along, and nothing that was written is lost.
      await press(page, /^Atrás$/);
      await standsOn(page, 'Qué se puede hacer en él');
      await press(page, /^Atrás$/);
      await standsOn(page, 'Qué es');
      await press(page, /^Continuar$/);
      await standsOn(page, 'Qué se puede hacer en él');
      await press(page, /^Continuar$/);
      await standsOn(page, 'Con qué base y hasta cuándo');
      await write(page, /^Base legal/, 'Ley Orgánica de Participación Ciudadana, art. 80');
      await pick(page, /^Duración/, /^Temporal/);
      await day(page, /^Último día/, addDays(today, 200));
      await expectAccessible(page);
      await press(page, /^Continuar$/);

      await standsOn(page, 'Quiénes');
      await pick(page, /^Cómo se integra/, /^Libre/);
      await press(page, /^Continuar$/);
      await standsOn(page, 'Cómo decide');
      await choose(page, /^Mayoría/, 'Dos');
      await page.getByText(/Se aprueba con dos tercios o más/).waitFor();
      await press(page, /^Continuar$/);
      await standsOn(page, 'Revise antes de fundar');
      await press(page, /^Fundar el espacio$/);
      await standsOn(page, 'Hecho: El espacio quedó fundado. Ahora designe su secretaría.');

      // Its secretary: what lacks is gone to, who is not known is told so, and what was written stays.
      await press(page, /^Designar a la secretaría/);
      await page.getByText('Escriba el documento de la persona').waitFor();
      await standsOnField(page, 'cedula-secretaria');
      await write(page, /^Cédula/, '0000000000');
      await press(page, /^Designar a la secretaría/);
      await page.getByRole('alert').first().waitFor();
      const { rows } = await house.db.pool.query(
        `select d.document from registry.document d join identity.account a using (person_id)
         join identity.office o using (account_id) where o.role = 'counter' and d.kind = 'cedula' limit 1`,
      );
      await page.keyboard.press('Shift+Tab');
      await rewrite(page, /^Cédula/, rows[0].document);
      await press(page, /^Designar a la secretaría/);
      await page.getByText(/^En la secretaría: /).waitFor();
      await expect.poll(() => page.evaluate(() => document.activeElement !== document.body)).toBe(true);
      await expectAccessible(page);
      await press(page, /^Ver su página/);
      await page.getByRole('heading', { level: 1, name: title }).waitFor();
      await page.context().close();
    },
    240_000,
  );

  const standsOnField = (page: Page, id: string) =>
    page.waitForFunction((wanted) => document.activeElement?.id === wanted, id);

  it('an informative space is founded without being asked how it votes', async () => {
    const page = await enter('board-secretary', '/escritorio/espacios?fundar=1', desktop);
    await write(page, /^Cómo se llama/, 'Boletín de inversiones');
    await write(page, /^Para qué existe/, 'Informar cada trimestre en qué se invierte la reserva.');
    await press(page, /^Participación directa/, 'Space');
    await press(page, /^Diseño y formulación/, 'Space');
    await press(page, /^Continuar$/);
    await standsOn(page, 'Qué se puede hacer en él');
    await press(page, /^Informativo/, 'Space');
    await press(page, /^Continuar$/);
    await standsOn(page, 'Con qué base y hasta cuándo');
    await write(page, /^Base legal/, 'Política de transparencia de la institución');
    await press(page, /^Continuar$/);
    await standsOn(page, 'Quiénes');
    await press(page, /^Continuar$/);
    await standsOn(page, 'Revise antes de fundar');
    await press(page, /^Fundar el espacio$/);
    await standsOn(page, 'Hecho: El espacio quedó fundado. Ahora designe su secretaría.');
    await page.goto(`${house.url}/participacion/boletin-de-inversiones`);
    await page.getByText('La institución informa. Aquí no se reciben aportes.').waitFor();
    await page.context().close();
  }, 240_000);

  it('a committee is called, and its call is extended', async () => {
    const page = await enter('ombudsman', '/escritorio/convocatorias');
    await page.getByRole('link', { name: 'Convocar un comité' }).waitFor();
    await press(page, /^Convocar un comité/);
    await standsOn(page, 'Para qué lugar');
    await page.locator('select[name="provincia"] option[value="10"]').waitFor({ state: 'attached' });
    await press(page, /^Continuar$/);
    await followFault(page, 'Elija el lugar');
    await page.keyboard.press('Shift+Tab');
    await choose(page, /^Provincia/, 'Imb');
    await tabTo(page, /^Lugar/);
    await page.keyboard.press('ArrowDown');
    const place = await page.evaluate(
      () => (document.activeElement as HTMLSelectElement).selectedOptions[0]?.text ?? '',
    );
    expect(place).not.toBe('');
    await expectAccessible(page);
    await press(page, /^Continuar$/);
    await standsOn(page, 'La convocatoria');
    await rewrite(page, /^Nombre corto/, 'comite-por-teclado');
    await press(page, /^Continuar$/);
    await followFault(page, 'Escriba el último día para inscribirse, desde hoy');
    await day(page, /^Último día para inscribirse/, addDays(today, 12));
    await press(page, /^Continuar$/);
    await standsOn(page, 'Revise antes de convocar');
    // What one sees before sending can be changed from there, and one comes back.
    await press(page, /^Cambiar: Nombre del comité/);
    await standsOn(page, 'La convocatoria');
    await press(page, /^Continuar$/);
    await standsOn(page, 'Revise antes de convocar');
    await press(page, /^Convocar el comité$/);
    await page.waitForURL('**/comites/comite-por-teclado');
    await page.getByText('Faltan 5 inscripciones para instalarlo.').waitFor();
    await press(page, /^Instalar el comité/);
    await page.getByText('Todavía faltan integrantes para instalar el comité').waitFor();
    await press(page, /^Ampliar la convocatoria/);
    await tabTo(page, /^Año/);
    await press(page, /^Ampliar la convocatoria$/);
    await followFault(page, 'Escriba un día posterior al anunciado');
    await day(page, /^Nuevo último día/, addDays(today, 30));
    await press(page, /^Ampliar la convocatoria$/);
    await page.getByText('Todavía faltan integrantes para instalar el comité').waitFor({ state: 'detached' });
    await expect.poll(() => page.evaluate(() => document.activeElement !== document.body)).toBe(true);
    await page.context().close();
  }, 240_000);

  it('a resolution that suspends a stage is recorded, and the stage says so where one stands', async () => {
    const page = await enter('board-secretary', '/etapas');
    await page.getByText('Anotar la resolución que la suspende').first().waitFor();
    await press(page, /^Anotar la resolución que la suspende/);
    await press(page, /^Anotar$/);
    await followFault(page, 'Escriba el número de la resolución');
    await write(page, /^Resolución/, 'C.D. 709');
    await day(page, /^Fecha de la resolución/, addDays(today, -1));
    await write(page, /^Por qué se suspende/, 'Se revisa cómo se forman las veedurías');
    await expectAccessible(page);
    await press(page, /^Anotar$/);
    await standsOn(page, 'Fortalecer la supervisión');
    await page.getByText(/^Suspendida por la resolución C\.D\. 709/).waitFor();
    await standsOn(page, 'Fortalecer la supervisión');
    await press(page, /^Anotar la resolución que la abre/);
    await write(page, /^Resolución/, 'C.D. 710');
    await day(page, /^Fecha de la resolución/, today);
    await press(page, /^Anotar$/);
    await page.getByText(/^Abierta por la resolución C\.D\. 710/).waitFor();
    await standsOn(page, 'Fortalecer la supervisión');
    await page.context().close();
  }, 180_000);

  it('the map leads to what there is in a province, and back to the line from which it was opened', async () => {
    const page = await newPage(phone);
    await page.goto(`${house.url}/mapa`);
    await page.getByRole('img', { name: /^Comités instalados por provincia/ }).waitFor();
    await pick(page, /^Qué mostrar/, /^Compras con alerta/);
    await page.getByRole('img', { name: /^Compras con alerta por provincia/ }).waitFor();
    await press(page, /^Ver qué hay en Pichincha/);
    await standsOn(page, 'Qué hay en Pichincha');
    await expectAccessible(page);
    await press(page, /^Cerrar/);
    await standsOn(page, 'Ver qué hay en Pichincha');
    await page.keyboard.press('Enter');
    await standsOn(page, 'Qué hay en Pichincha');
    await press(page, /^Comité de usuarias y usuarios del/);
    await page.waitForURL('**/comites/comite-usuarios-hospital');
    await page.context().close();
  }, 120_000);
});
