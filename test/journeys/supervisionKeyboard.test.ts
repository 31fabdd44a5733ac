import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addDays, dateAt } from '#kernel';
import { transaction } from '#platform/database';
import { createAccount } from '#platform/identity';
import { periodNamed, periodOf } from '../../src/governance/commissions/period.ts';
import { readSeats } from '../../src/governance/commissions/seats.ts';
import { readCommission } from '../../src/governance/commissions/store.ts';
import { describeWithBrowser, expectAccessible } from '../support/browser.ts';
import { phone } from './caseSteps.ts';
import { type LivedInHouse, openLivedInHouse, signIn, tabTo, type Who } from './house.ts';

const password = 'lagunas y volcanes del norte';
const facility = 'HO-1001-01';

// Nothing here is clicked: each field is reached with Tab, each choice made with Space or the arrows, each form sent with Enter.
describeWithBrowser('supervision with the keyboard alone', ({ newPage }) => {
  let house: LivedInHouse;
  let shift = 0;
  const now = () => new Date(Date.now() + shift);
  const neighbour = { login: 'vecina@correo.example', password };
  const seat = { login: 'asiento-1@correo.example', password };
  const member = { login: 'integrante@correo.example', password };
  beforeAll(async () => {
    house = await openLivedInHouse({ now });
    const account = async (personId: string, email: string) => {
      await transaction(house.db, (trx) => createAccount(trx, { personId, email, password }, new Date()));
    };
    const { rows } = await house.db.pool.query(
      `select p.person_id as id from registry.person p where not exists (select from identity.account a where a.person_id = p.person_id)
       order by p.person_id desc limit 1`,
    );
    await account(rows[0].id, neighbour.login);
    await house.db.pool.query(
      `insert into quality.attention (attention_id, person_id, service, facility, insurance, requested_at, attended_at, source, origin, reference)
       select gen_random_uuid(), $1::uuid, (select code from services.service order by position limit 1), $2, (select code from services.insurance order by position limit 1),
              now() - interval '48 days', now() - interval '40 days', 'synthetic', 'keyboard', $1::text`,
      [rows[0].id, facility],
    );
    const { rows: members } = await house.db.pool.query(
      `select body ->> 'personId' as id from spaces.action where body ->> 'kind' = 'registered' order by at limit 1`,
    );
    await account(members[0].id, member.login);
    const today = dateAt(Date.now());
    const seats = await readSeats(house.db.kysely, await readCommission(house.db.kysely), today);
    await account(seats.find((one) => one.seat === 1)!.personId, seat.login);
  }, 180_000);
  afterAll(() => house.close());

  const steps = 200;
  const enter = async (who: Who | { login: string; password: string }): Promise<Page> => {
    const page = await newPage(phone);
    await signIn(page, house, who);
    return page;
  };
  const write = async (page: Page, field: RegExp, text: string) => {
    await tabTo(page, field, steps);
    await page.keyboard.type(text);
  };
  const press = async (page: Page, name: RegExp, key = 'Enter') => {
    await tabTo(page, name, steps);
    await page.keyboard.press(key);
  };
  /** A list is walked by what is typed into it, as every browser lets one do. */
  const choose = async (page: Page, field: RegExp, typed: string) => {
    await tabTo(page, field, steps);
    await page.keyboard.type(typed);
    await page.keyboard.press('Enter');
  };
  const date = async (page: Page, group: string, day: string) => {
    const [year, month, dayOfMonth] = day.split('-') as [string, string, string];
    await page.getByRole('group', { name: new RegExp(`^${group}`) }).waitFor();
    await write(page, /^Día/, dayOfMonth);
    await write(page, /^Mes/, month);
    await write(page, /^Año/, year);
  };

  it('registers in a committee and in an oversight group', async () => {
    const ombudsman = await newPage(phone);
    await signIn(ombudsman, house, 'ombudsman');
    const until = addDays(dateAt(Date.now()), 20);
    for (const [url, data] of [
      [
        '/api/committees',
        {
          code: 'comite-teclado',
          title: 'Comité de usuarias y usuarios del Hospital de Ibarra',
          facility,
          registrationUntil: until,
        },
      ],
      [
        '/api/oversight-groups',
        {
          code: 'veeduria-teclado',
          title: 'Veeduría a la compra de oxígeno',
          kind: 'procurement',
          technical: false,
          object: 'La compra de oxígeno, de la convocatoria a la liquidación.',
          registrationUntil: until,
          until: addDays(until, 120),
          facility: null,
          organisations: [],
          resolution: null,
        },
      ],
    ] as const) {
      const said = await ombudsman.request.post(house.url + url, {
        data,
        headers: { 'idempotency-key': crypto.randomUUID() },
      });
      expect(said.ok(), await said.text()).toBe(true);
    }
    await ombudsman.context().close();

    const page = await enter(neighbour);
    await page.goto(`${house.url}/comites/comite-teclado`);
    await page.getByText('Inscribirme en el comité').first().waitFor();
    await press(page, /^Inscribirme en el comité/);
    await press(page, /Sé que mi nombre será público/, 'Space');
    await expectAccessible(page);
    await press(page, /^Inscribirme en el comité$/);
    await page.getByText('Usted integra este comité, en el puesto 1.').waitFor();

    await page.goto(`${house.url}/veedurias/veeduria-teclado?ver=integrantes`);
    await page.getByText('Inscribirme en la veeduría').first().waitFor();
    await press(page, /^Inscribirme en la veeduría/);
    await write(page, /^Por qué quiere integrarla/, 'Soy paciente y uso oxígeno en casa.');
    await press(page, /Sé que mi nombre será público/, 'Space');
    await expectAccessible(page);
    await press(page, /^Inscribirme en la veeduría$/);
    await page.getByText('Inscripción recibida').waitFor();
    await page.context().close();
  }, 240_000);

  it('makes a committee’s observation', async () => {
    const page = await enter(member);
    await page.goto(`${house.url}/comites/comite-usuarios-hospital`);
    await page.getByRole('tab', { selected: true }).waitFor();
    await tabTo(page, /^Indicadores/, steps);
    await page.keyboard.press('ArrowRight');
    await page.getByLabel('Qué observa el comité').waitFor();
    await press(page, /^Enviar la observación/);
    await page.locator('[aria-invalid]').first().waitFor();
    await write(page, /Qué observa el comité/, 'Los sábados nadie atiende la ventanilla de turnos.');
    await expectAccessible(page);
    await press(page, /^Enviar la observación/);
    await page.getByText('Los sábados nadie atiende la ventanilla de turnos.').first().waitFor();
    await page.context().close();
  }, 240_000);

  it('composes, signs and publishes the report of the commission, and answers it at the desk', async () => {
    const period = periodOf(dateAt(Date.now()));
    const { until } = periodNamed(period);
    shift = new Date(`${addDays(until, 6)}T10:00:00-05:00`).getTime() - Date.now();
    let page = await enter('supervisor');
    await page.goto(`${house.url}/escritorio/supervision`);
    await page.getByRole('link', { name: 'Componer el informe' }).waitFor();
    await press(page, /^Componer el informe/);
    await page.getByRole('button', { name: 'Fijar las cifras de hoy' }).waitFor();
    await press(page, /^Fijar las cifras de hoy/);
    await page.getByLabel('Qué encontró la comisión').waitFor();
    await write(page, /^Qué encontró la comisión/, 'Se examinó el trimestre y hay una cosa que decidir.');
    await write(page, /^Título del punto 1/, 'La ventanilla de los sábados');
    await write(page, /^Qué recomienda el punto 1/, 'Abrir la ventanilla de turnos los sábados.');
    await choose(page, /^Registro en que se apoya el punto 1/, 'Observación de un comité: Los');
    await press(page, /^Agregar el registro al punto 1/);
    await page.getByRole('button', { name: /^Quitar ?: Observación de un comité/ }).waitFor();
    await expectAccessible(page);
    await press(page, /^Guardar el borrador/);
    await page.getByText('El borrador quedó guardado para toda la comisión.').first().waitFor();
    await press(page, /^Firmar el informe/);
    await page.getByText('Han firmado 1 integrantes y hacen falta 2.').waitFor();
    await page.context().close();

    page = await enter(seat);
    await page.goto(`${house.url}/supervision/${period}?ver=informe`);
    await page.getByLabel('En qué disiente').waitFor();
    await write(page, /^En qué disiente/, 'Falta decir con qué personal se abre.');
    await press(page, /^Firmar el informe/);
    await page.getByText('Han firmado 2 integrantes: se puede emitir.').waitFor();
    await press(page, /^Emitir el informe/);
    await page.getByText('Huellas en la cadena de auditoría', { exact: false }).waitFor();
    await expectAccessible(page);
    await page.context().close();

    page = await enter('director');
    await page.goto(`${house.url}/escritorio/supervision`);
    await page.getByRole('button', { name: /La ventanilla de los sábados/ }).waitFor();
    await press(page, /^La ventanilla de los sábados/);
    await page.getByLabel('La respuesta, con sus razones').waitFor();
    await write(page, /^La respuesta, con sus razones/, 'Se abre desde el primer sábado del mes.');
    await write(page, /^A qué se compromete/, 'Abrir la ventanilla los sábados');
    await date(page, 'Hasta cuándo', addDays(until, 60));
    await expectAccessible(page);
    await press(page, /^Publicar la respuesta/);
    await page.getByText('La respuesta quedó publicada.').first().waitFor();
    await page.context().close();

    page = await newPage(phone);
    await page.goto(`${house.url}/supervision`);
    const name = new RegExp(`^Trimestre ${period.slice(6)} de ${period.slice(0, 4)}`);
    await page.getByRole('link', { name }).waitFor();
    await press(page, name);
    await page.getByText('Compromiso: Abrir la ventanilla los sábados', { exact: false }).waitFor();
    await press(page, /^Ver la cadena: La ventanilla de los sábados/);
    await page.getByRole('heading', { name: 'De dónde viene y adónde va' }).waitFor();
    await press(page, /^Los sábados nadie atiende/);
    await page.getByRole('link', { name: 'Leer el registro' }).waitFor();
    await page.context().close();
  }, 300_000);
});
