import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addDays, dateAt } from '#kernel';
import { describeWithBrowser, expectAccessible } from '../support/browser.ts';
import { phone } from './caseSteps.ts';
import { type LivedInHouse, openLivedInHouse, signIn, tabTo, type Who } from './house.ts';
import { choose, day, followFault, press, rewrite, standsOn, write } from './keyboard.ts';

// The desk of supervision without a pointer: the resolution and its seats, an audit and its follow-up, the accountability report and
// its examination. Nothing here is clicked.
describeWithBrowser('the desk of supervision, with the keyboard alone', ({ newPage }) => {
  let house: LivedInHouse;
  let shift = 0;
  const now = () => new Date(Date.now() + shift);
  const today = () => dateAt(now().getTime());
  beforeAll(async () => {
    house = await openLivedInHouse({ now });
  }, 180_000);
  afterAll(() => house.close());

  const enter = async (who: Who): Promise<Page> => {
    const page = await newPage(phone);
    await signIn(page, house, who);
    await page.goto(`${house.url}/escritorio/supervision`);
    await page.getByRole('tab', { selected: true }).waitFor();
    return page;
  };
  /** To the list of parts, and along it with the arrow to the one that is so called. */
  const part = async (page: Page, name: string) => {
    await tabTo(page, /^Espera respuesta/, 60);
    for (let i = 0; i < 4; i += 1) {
      const on = await page.evaluate(() => document.activeElement?.textContent ?? '');
      if (on.startsWith(name)) return;
      await page.keyboard.press('ArrowRight');
    }
    throw new Error(`No part of the desk is called ${name}.`);
  };
  const focusId = (page: Page, id: string) =>
    page.waitForFunction((wanted) => document.activeElement?.id === wanted, id);
  const isHeld = async (page: Page) =>
    await expect.poll(() => page.evaluate(() => document.activeElement !== document.body)).toBe(true);

  it('the Secretary records a resolution of the Board and seats whom it names', async () => {
    const page = await enter('board-secretary');
    await part(page, 'La comisión');
    await page.getByText('Registrar otra resolución del Consejo Directivo').waitFor();
    await press(page, /^Registrar otra resolución del Consejo Directivo/);
    await press(page, /^Registrar la resolución$/);
    await followFault(page, 'Escriba el nombre del perfil 1');
    await page.keyboard.type('Persona usuaria de los servicios de salud');
    await write(page, /^Qué se pide para el perfil 1/, 'Haber recibido una atención en dos años.');
    await write(page, /^Asientos del perfil 1/, '2');
    // Who adds a row goes on writing in it; who removes one is not thrown back to the beginning.
    await press(page, /^Agregar otro perfil/);
    await focusId(page, 'perfil-2');
    await page.keyboard.type('Especialista en datos');
    await press(page, /^Agregar otro perfil/);
    await focusId(page, 'perfil-3');
    await press(page, /^Quitar perfil 3/);
    await page.locator('#perfil-3').waitFor({ state: 'detached' });
    await standsOn(page, 'Perfil 2');
    await rewrite(page, /^Nombre del perfil 2/, 'Especialista en datos de salud');
    await write(page, /^Qué se pide para el perfil 2/, 'Título de tercer nivel y cinco años de ejercicio.');
    await write(page, /^Asientos del perfil 2/, '1');
    await write(page, /^Qué le compete \(1\)/, 'Informar cada trimestre al Consejo Directivo.');
    await write(page, /^Directrices de su gestión/, 'Sesiona al menos una vez al mes.');
    await write(page, /^Meses que dura cada asiento/, '24');
    await press(page, /^Registrar la resolución$/);
    await followFault(page, 'Escriba el número de la resolución');
    await page.keyboard.type('C.D. 719');
    await day(page, /^Fecha de la resolución/, addDays(today(), -1));
    await expectAccessible(page);
    await press(page, /^Registrar la resolución$/);
    await page.getByText('La resolución quedó registrada.').first().waitFor();
    await page.getByText('Constituida por C.D. 719', { exact: false }).waitFor();
    await isHeld(page);

    const { rows } = await house.db.pool.query(
      `select d.document, s.display_name as name from registry.document d join registry.person_search s using (person_id)
       where not exists (select from identity.account a where a.person_id = d.person_id)
         and not exists (select from spaces.action o where o.body ->> 'personId' = d.person_id::text)
       order by d.document limit 1`,
    );
    await press(page, /^Dar un asiento a quien designó el Consejo Directivo/);
    await press(page, /^Dar el asiento$/);
    await followFault(page, 'Escriba la cédula');
    await page.keyboard.type('0000000000');
    await choose(page, /^Perfil/, 'Especialista');
    await write(page, /^Con qué se comprobó/, 'Constan sus documentos.');
    await press(page, /^Dar el asiento$/);
    await page.getByRole('alert').getByText('No encontramos a esa persona').waitFor();
    await rewrite(page, /^Cédula de la persona/, rows[0].document);
    await expectAccessible(page);
    await press(page, /^Dar el asiento$/);
    await page.getByText('El asiento quedó ocupado.').first().waitFor();
    await page.getByText(`${rows[0].name}, Especialista en datos de salud`, { exact: false }).waitFor();
    await isHeld(page);
    await page.context().close();
  }, 300_000);

  it('Audit registers an audit and follows its recommendation to the end', async () => {
    const page = await enter('auditor');
    await part(page, 'Auditorías');
    await page.getByText('Registrar una auditoría').first().waitFor();
    await press(page, /^Registrar una auditoría/);
    await write(page, /^Qué se auditó/, 'Servicio de esterilización');
    await write(page, /^Nombre corto/, 'esterilizacion');
    await write(page, /^Quién auditó/, 'Auditoría Interna');
    await day(page, /^Primer día que examinó/, addDays(today(), -200));
    await day(page, /^Último día que examinó/, addDays(today(), -100));
    await day(page, /^Fecha del informe/, addDays(today(), -150));
    await write(page, /^Cómo se llama el informe/, 'Informe AI-021');
    await write(page, /^Hallazgo 1, en una frase/, 'Ciclos sin bitácora');
    await write(page, /^Explique el hallazgo 1/, 'Uno de cada tres ciclos no consta en la bitácora.');
    await choose(page, /^Gravedad del hallazgo 1/, 'Alta');
    await write(page, /^Qué recomienda \(1\)/, 'Registrar cada ciclo con su hora.');
    await write(page, /^Quién responde por la recomendación 1/, 'Jefatura de enfermería');
    await press(page, /^Registrar la auditoría$/);
    await followFault(page, 'Diga el plazo de la recomendación 1');
    await day(page, /^Plazo de la recomendación 1/, addDays(today(), 60));
    await press(page, /^Registrar la auditoría$/);
    await page.getByRole('alert').getByText('Las fechas de la auditoría no cuadran').waitFor();
    await day(page, /^Fecha del informe/, addDays(today(), -20));
    await expectAccessible(page);
    await press(page, /^Registrar la auditoría$/);
    await page.getByText('La auditoría quedó registrada.').first().waitFor();
    await isHeld(page);
    const entry = page.locator('#esterilizacion');
    await entry.getByText('Pendiente', { exact: true }).waitFor();
    await press(page, /^Anotar cómo va: Servicio de esterilización/);
    // What lacks is gone to, without looking for it.
    await tabTo(page, /^Cómo está/);
    await press(page, /^Anotar$/);
    await focusId(page, 'muestra-esterilizacion-1');
    await page.keyboard.press('Shift+Tab');
    await choose(page, /^Cómo está/, 'Cumplida');
    await write(page, /^Qué lo muestra/, 'Un mes entero de ciclos consta con su hora.');
    await press(page, /^Anotar$/);
    await entry.getByText('Cumplida', { exact: true }).first().waitFor();
    await isHeld(page);
    await page.context().close();
  }, 300_000);

  it('the Director presents the accountability report and a member examines it', async () => {
    const year = today().slice(0, 4);
    shift = new Date(`${Number(year) + 1}-02-03T10:00:00-05:00`).getTime() - Date.now();
    let page = await enter('director');
    await part(page, 'Rendición de cuentas');
    await page.getByText(`Presentar la rendición de cuentas de ${year}`).waitFor();
    await press(page, new RegExp(`^Presentar la rendición de cuentas de ${year}`));
    await tabTo(page, /^Título/);
    await press(page, /^Presentar la rendición de cuentas$/);
    await followFault(page, 'Escriba el nombre de la meta 1');
    await page.keyboard.type('Turnos a tiempo');
    await write(page, /^Qué se propuso \(meta 1\)/, 'Dar turno en menos de quince días.');
    await write(page, /^Qué se logró \(meta 1\)/, 'Se dio turno en once días.');
    await press(page, /^Agregar otra meta/);
    await focusId(page, 'meta-2');
    await page.keyboard.type('Personas conformes');
    await write(page, /^Qué se propuso \(meta 2\)/, 'Que siete de cada diez queden conformes.');
    await write(page, /^Qué se logró \(meta 2\)/, 'Ocho de cada diez quedaron conformes.');
    await expectAccessible(page);
    await press(page, /^Presentar la rendición de cuentas$/);
    await page.getByText('La rendición de cuentas quedó presentada.').first().waitFor();
    await page.getByText(`La rendición de cuentas de ${year} está presentada.`).waitFor();
    await isHeld(page);
    await page.context().close();

    page = await enter('supervisor');
    await part(page, 'Rendición de cuentas');
    const goal = page.locator(`#meta-${year}-1`);
    await goal.waitFor();
    await press(page, /^Examinar esta meta: Turnos a tiempo/);
    await choose(page, /^Qué sostiene la comisión/, 'Se cumplió');
    await write(page, /^Por qué/, 'La institución dice que se cumplió.');
    await press(page, /^Registrar el examen$/);
    await page.getByRole('alert').getByText('Sin evidencia no se puede decir que se cumplió').waitFor();
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Shift+Tab');
    await choose(page, /^Qué sostiene la comisión/, 'No se demostró');
    await rewrite(page, /^Por qué/, 'No se presentó con qué se midieron los turnos.');
    await press(page, /^Registrar el examen$/);
    await goal.getByText('No se demostró', { exact: true }).first().waitFor();
    await goal
      .getByText('No se presentó con qué se midieron los turnos.', { exact: false })
      .first()
      .waitFor();
    await isHeld(page);
    await page.context().close();
  }, 300_000);
});
