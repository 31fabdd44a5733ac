import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addDays, dateAt, formatDate, type PlainDate, partsOf, plainDate } from '#kernel';
import { transaction } from '#platform/database';
import { createAccount } from '#platform/identity';
import { periodBefore, periodNamed, periodOf } from '../../src/governance/commissions/period.ts';
import { readSeats } from '../../src/governance/commissions/seats.ts';
import { readCommission } from '../../src/governance/commissions/store.ts';
import { describeWithBrowser, expectAccessible, expectAccessibleInThemes } from '../support/browser.ts';
import { desktop, phone } from './caseSteps.ts';
import { type LivedInHouse, openLivedInHouse, signIn } from './house.ts';

const password = 'lagunas y volcanes del norte';

describeWithBrowser('the commission of supervision', ({ newPage }) => {
  let house: LivedInHouse;
  let shift = 0;
  const now = () => new Date(Date.now() + shift);
  const today = () => dateAt(now().getTime());
  /** The house's clock goes to ten in the morning of a day; whoever had signed in signs in again. */
  const goTo = (day: PlainDate) => {
    shift = new Date(`${day}T10:00:00-05:00`).getTime() - Date.now();
  };
  /** Two members whose sign-in is by their e-mail; the third has the office of the demonstration. */
  const members: string[] = [];
  beforeAll(async () => {
    house = await openLivedInHouse({ now });
    const seats = await readSeats(house.db.kysely, await readCommission(house.db.kysely), today());
    for (const { seat, personId } of seats.filter((one) => one.seat < 3)) {
      const email = `asiento-${seat}@correo.example`;
      await transaction(house.db, (trx) => createAccount(trx, { personId, email, password }, new Date()));
      members.push(email);
    }
    expect(members).toHaveLength(2);
  }, 180_000);
  afterAll(() => house.close());

  const enter = async (who: 'supervisor' | 'director' | string, size: BrowserContextOptions) => {
    const page = await newPage(size);
    const member = who.includes('@');
    await signIn(page, house, member ? { login: who, password } : (who as 'supervisor' | 'director'));
    return page;
  };
  const press = (page: Page, name: string | RegExp) =>
    page.getByRole('button', { name, exact: typeof name === 'string' }).click();
  const refused = (page: Page, title: string) => page.getByRole('alert').getByText(title).waitFor();
  const promise = async (page: Page, text: string, due: PlainDate) => {
    await page.getByLabel('A qué se compromete').fill(text);
    const date = page.getByRole('group', { name: /Hasta cuándo/ });
    const { day, month, year } = partsOf(due);
    await date.getByLabel('Día').fill(String(day));
    await date.getByLabel('Mes').fill(String(month));
    await date.getByLabel('Año').fill(String(year));
  };
  const quarterName = (period: string) => `Trimestre ${period.slice(6)} de ${period.slice(0, 4)}`;
  /** The desk on a phone shows one pane at a time. */
  const choose = async (page: Page, item: RegExp) => {
    await page.getByRole('button', { name: item }).click();
    await page.getByRole('heading', { level: 1, name: item }).waitFor();
  };

  it.each([
    ['a desktop', desktop, phone, 0],
    ['a phone', phone, desktop, 1],
  ] as const)(
    'on %s: composes the report of its quarter, a member dissents, it is sealed, and the Director answers each item',
    async (_where, size, otherSize, later) => {
      let period = periodOf(dateAt(Date.now()));
      for (let i = 0; i < later; i += 1) period = periodOf(addDays(periodNamed(period).until, 1));
      const quarter = periodNamed(period);
      const address = `${house.url}/supervision/${period}`;
      const [first, second] = ['El faltante no llega a la compra', 'El abastecimiento no se demuestra'];

      // While the quarter runs its figures live, and there is nothing to compose.
      goTo(quarter.until);
      let chair = await enter('supervisor', size);
      await chair.goto(`${address}?ver=informe`);
      await chair
        .getByText(`El trimestre termina el ${formatDate(quarter.until, 'es')}.`, { exact: false })
        .waitFor();
      expect(await chair.getByRole('button', { name: 'Fijar las cifras de hoy' }).count()).toBe(0);
      await chair.context().close();

      goTo(addDays(quarter.until, 6));
      chair = await enter('supervisor', size);
      await chair.goto(`${house.url}/escritorio/supervision`);
      await chair.getByText(`${quarterName(period)}: terminó y espera el informe de la comisión`).waitFor();
      await expectAccessibleInThemes(chair);
      await chair.getByRole('link', { name: 'Componer el informe' }).click();
      await chair.getByRole('heading', { level: 1, name: quarterName(period) }).waitFor();
      // The figures that were gathered, each with where it comes from.
      await chair.getByRole('tab', { name: 'Cifras' }).click();
      await chair.getByText('Cifras vivas, como están hoy', { exact: false }).waitFor();
      await chair.getByText('De dónde sale: Auditorías internas informadas').click();
      await chair.locator('details[open]').getByText('Registros contados').waitFor();
      await expectAccessibleInThemes(chair);
      await chair.getByRole('tab', { name: 'Informe' }).click();
      await press(chair, 'Fijar las cifras de hoy');
      await chair.getByText(`Cifras fijadas el ${formatDate(today(), 'es')}.`, { exact: false }).waitFor();

      // What is missing is said where it is missing, and nothing written is lost.
      await chair.getByLabel('Título del punto 1').fill(first);
      await press(chair, 'Guardar el borrador');
      await chair
        .getByRole('alert')
        .getByRole('link', { name: 'Agregue al menos un registro en que se apoye el punto 1' })
        .waitFor();
      await expectAccessible(chair);
      await chair
        .getByLabel('Qué encontró la comisión')
        .fill('Los comités observaron faltantes.\n\nHay dos puntos.');
      await chair
        .getByLabel('Qué recomienda el punto 1')
        .fill('Registrar cada entrega parcial y avisar a compras.');
      const record = async (n: number, option: string | { label: string }) => {
        await chair.getByLabel(`Registro en que se apoya el punto ${n}`).selectOption(option);
        await press(chair, `Agregar el registro al punto ${n}`);
      };
      await record(1, { label: 'Auditoría: Examen especial a la dispensación de medicamentos' });
      await record(1, 'figure audits.internal');
      await chair.reload();
      await chair.getByText('Lo que escribió y no guardó sigue aquí, en este navegador.').waitFor();
      await expect.poll(() => chair.getByLabel('Título del punto 1').inputValue()).toBe(first);
      await press(chair, 'Agregar otro punto');
      await chair.getByLabel('Título del punto 2').fill(second);
      await chair
        .getByLabel('Qué recomienda el punto 2')
        .fill('Publicar el abastecimiento por hospital y por mes.');
      await record(2, {
        label: 'Meta de la rendición de cuentas: Abastecimiento de medicamentos',
      });
      await press(chair, 'Guardar el borrador');
      await chair.getByText('El borrador quedó guardado para toda la comisión.').first().waitFor();

      // Two signatures of three issue it; with one it is refused, and said why.
      await press(chair, 'Firmar el informe');
      await chair.getByText('Han firmado 1 integrantes y hacen falta 2.').waitFor();
      await press(chair, 'Emitir el informe');
      await refused(chair, 'Faltan firmas');

      // Another member reads it on the other size of screen; meanwhile the words change, so that she signs what she read.
      const other = await enter(members[0]!, otherSize);
      await other.goto(`${address}?ver=informe`);
      await other.getByRole('heading', { name: `1. ${first}` }).waitFor();
      await chair
        .getByLabel('Qué recomienda el punto 2')
        .fill('Publicar el abastecimiento por hospital, cada mes.');
      await press(chair, 'Guardar el borrador');
      await chair.getByText('Han firmado 0 integrantes y hacen falta 2.').waitFor();
      await other.getByLabel('En qué disiente').fill('No comparto el punto 2: falta decir cuánto cuesta.');
      await press(other, 'Firmar el informe');
      await refused(other, 'El informe cambió mientras usted lo tenía abierto');
      await expectAccessible(other);
      await press(other, 'Leer la versión nueva');
      await other.getByText('Publicar el abastecimiento por hospital, cada mes.').first().waitFor();
      await expect.poll(() => other.getByLabel('En qué disiente').inputValue()).toContain('cuánto cuesta');
      await press(other, 'Firmar el informe');
      await other.getByRole('heading', { name: /^Disiente / }).waitFor();
      await expectAccessibleInThemes(other);
      await other.context().close();

      await chair.reload();
      await press(chair, 'Firmar el informe');
      await chair.getByText('Han firmado 2 integrantes: se puede emitir.').waitFor();
      await press(chair, 'Emitir el informe');
      await chair.getByText('Huellas en la cadena de auditoría', { exact: false }).waitFor();
      expect(await chair.getByRole('heading', { name: 'Componer el informe' }).count()).toBe(0);
      await chair.context().close();

      // The Director answers the first item within the term.
      goTo(addDays(quarter.until, 12));
      let director = await enter('director', size);
      await director.goto(`${house.url}/escritorio/supervision`);
      await choose(director, new RegExp(first));
      await director
        .getByLabel('La respuesta, con sus razones')
        .fill('La Dirección General acepta el punto.');
      await press(director, 'Publicar la respuesta');
      await refused(director, 'Quien acepta un punto dice qué hará y hasta cuándo');
      await promise(director, 'Registrar cada entrega parcial', addDays(today(), -1));
      await press(director, 'Publicar la respuesta');
      await refused(director, 'El compromiso tiene una fecha que ya pasó');
      await expectAccessibleInThemes(director);
      await promise(director, 'Registrar cada entrega parcial', addDays(today(), 50));
      await press(director, 'Publicar la respuesta');
      await director.getByText('La respuesta quedó publicada.').first().waitFor();
      await director.context().close();

      const anybody = await newPage(otherSize);
      const report = `${address}?ver=informe`;
      await anybody.goto(report);
      await anybody.getByText('1 de 2 puntos contestados.').waitFor();
      await anybody.getByText('Compromiso: Registrar cada entrega parcial', { exact: false }).waitFor();
      await anybody.getByText('La Dirección General todavía no contesta este punto.').waitFor();
      await anybody.getByRole('heading', { name: /^Disiente / }).waitFor();
      await expectAccessibleInThemes(anybody);

      // The term goes by without the second answer, and then the day of what was promised: everybody sees both.
      goTo(addDays(quarter.until, 48));
      await anybody.goto(`${house.url}/supervision`);
      const listed = anybody.getByRole('listitem').filter({ hasText: quarterName(period) });
      await listed.getByText('1 respuesta atrasada').waitFor();
      await anybody.goto(report);
      await anybody.getByText('Respuesta atrasada', { exact: true }).waitFor();
      goTo(addDays(quarter.until, 70));
      await anybody.goto(`${house.url}/supervision`);
      await listed.getByText('1 compromiso vencido').waitFor();
      await expectAccessibleInThemes(anybody);

      director = await enter('director', size);
      await director.goto(`${house.url}/escritorio/supervision`);
      await choose(director, new RegExp(second));
      await director.getByLabel('No acepta', { exact: true }).check();
      await director
        .getByLabel('La respuesta, con sus razones')
        .fill('Se publica ya por provincia; por hospital expone a pocas personas.');
      await press(director, 'Publicar la respuesta');
      await director.getByText('La respuesta quedó publicada.').first().waitFor();
      await director.goto(`${house.url}/escritorio/supervision`);
      await choose(director, new RegExp(first));
      await director
        .getByLabel('Qué muestra que se cumplió')
        .fill('El registro de entregas parciales funciona en todas las farmacias.');
      await press(director, 'Dar el compromiso por cumplido');
      await director.getByText('El compromiso consta cumplido.').first().waitFor();
      await director.context().close();

      await anybody.goto(report);
      await anybody.getByText('Todo está contestado').waitFor();
      await anybody.getByText('Contestó fuera de plazo.').waitFor();
      await anybody.getByText('Consta cumplido desde el', { exact: false }).waitFor();
      await anybody.getByRole('link', { name: new RegExp(`^Ver la cadena ?: ${first}`) }).click();
      await anybody.getByText('Evidencia de que se cumplió').waitFor();
      await expectAccessibleInThemes(anybody);
      // Both files are there, and the page says the hash that each has.
      const shown = (await anybody.request.get(`${house.url}/api/supervision/${period}`)).json();
      const { issued } = (await shown).report;
      for (const [format, hash] of [
        ['json', issued.jsonSha256],
        ['pdf', issued.pdfSha256],
      ]) {
        const file = await anybody.request.get(`${house.url}/api/supervision/${period}/report.${format}`);
        const digest = await crypto.subtle.digest('SHA-256', new Uint8Array(await file.body()));
        expect(Buffer.from(digest).toString('hex')).toBe(hash);
      }
      await anybody.context().close();
    },
    420_000,
  );

  it('keeps who signed in the report after her seat is over', async () => {
    // The last quarter whose report the demonstration has issued.
    const period = periodBefore(periodOf(addDays(dateAt(Date.now()), -15)));
    const anybody = await newPage(phone);
    const names = async () => {
      await anybody.goto(`${house.url}/supervision/${period}?ver=informe`);
      const signed = anybody.locator('.sheet__signatures strong');
      await signed.first().waitFor();
      return signed.allTextContents();
    };
    goTo(plainDate(dateAt(Date.now())));
    const before = await names();
    expect(before.length).toBeGreaterThan(1);
    goTo(addDays(dateAt(Date.now()), 3 * 366));
    expect(await names()).toEqual(before);
    await anybody.context().close();
  }, 120_000);
});
