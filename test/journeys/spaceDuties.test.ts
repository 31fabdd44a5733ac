import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addDays, dateAt } from '#kernel';
import { transaction } from '#platform/database';
import { createAccount } from '#platform/identity';
import { describeWithBrowser, expectAccessible } from '../support/browser.ts';
import { phone } from './caseSteps.ts';
import { type LivedInHouse, openLivedInHouse, signIn, tabTo, type Who } from './house.ts';
import { choose, day, followFault, press, rewrite, write } from './keyboard.ts';

const code = 'cogestion-de-farmacia';
const password = 'lagunas y volcanes del norte';

// What keeps a space alive between its meetings, at its pages and with the keyboard: tasks, interests, seats, agendas, rules.
describeWithBrowser('the duties of a space', ({ newPage }) => {
  let house: LivedInHouse;
  const today = dateAt(Date.now());
  const members = ['vecina-a@correo.example', 'vecina-b@correo.example'] as const;
  beforeAll(async () => {
    house = await openLivedInHouse();
    const { rows } = await house.db.pool.query(
      `select p.person_id as id from registry.person p
       where not exists (select from identity.account a where a.person_id = p.person_id) order by p.person_id desc limit 2`,
    );
    for (const [i, email] of members.entries())
      await transaction(house.db, (trx) =>
        createAccount(trx, { personId: rows[i].id, email, password }, new Date()),
      );
    const manager = await enter('ombudsman');
    await post(manager, '/api/spaces', {
      ...{
        code,
        title: 'Cogestión de la farmacia',
        purpose: 'Que la farmacia entregue completo y a tiempo.',
      },
      ...{ category: 'direct', level: 'co-management', phase: 'implementation' },
      ...{ legalBasis: 'Resolución C.D. 700', until: null, admission: 'free', contributors: 'members' },
      ...{ commentable: true, oversees: { facility: 'HO-1701-01', organisation: null } },
      ...{ bindingResolution: null, parity: false, termMonths: null },
      voteRule: {
        ...{ base: 'cast', majority: 'simple', abstention: 'out', tie: 'again', ballot: 'open' },
        quorum: { kind: 'more-than', numerator: 1, denominator: 2 },
      },
    });
    const { rows: named } = await house.db.pool.query(
      `select d.document from registry.document d join identity.account a using (person_id)
       join identity.office o using (account_id) where o.role = 'counter' and d.kind = 'cedula' limit 1`,
    );
    const act = { act: 'name-secretary', document: named[0].document };
    await post(manager, `/api/spaces/${code}/management`, act);
    await manager.context().close();
    for (const email of members) {
      const one = await enter(email);
      await post(one, `/api/spaces/${code}/acts`, { act: 'join', interests: [], nameIsPublic: true });
      await one.context().close();
    }
  }, 240_000);
  afterAll(() => house.close());

  const enter = async (who: Who | (typeof members)[number]): Promise<Page> => {
    const page = await newPage(phone);
    await signIn(page, house, who?.includes('@') ? { login: who, password } : (who as Who));
    return page;
  };
  const post = async (page: Page, url: string, data: object) => {
    const said = await page.request.post(house.url + url, {
      data,
      headers: { 'idempotency-key': crypto.randomUUID() },
    });
    expect(said.ok(), await said.text()).toBe(true);
  };
  const held = async (page: Page) =>
    await expect.poll(() => page.evaluate(() => document.activeElement !== document.body)).toBe(true);

  it('a task is given by the secretary and done by whom it was given to', async () => {
    let page = await enter('counter');
    await page.goto(`${house.url}/participacion/${code}`);
    await page.getByText('Asignar una tarea').first().waitFor();
    await press(page, /^Asignar una tarea/);
    await press(page, /^Asignar la tarea$/);
    await followFault(page, 'Elija a una persona');
    await page.keyboard.press('ArrowDown');
    await write(page, /^Qué hay que hacer/, 'Contar las recetas incompletas de la semana');
    await day(page, /^Hasta cuándo/, addDays(today, 20));
    await expectAccessible(page);
    await press(page, /^Asignar la tarea$/);
    await page.getByText('Por hacer').waitFor();
    await held(page);
    await page.context().close();
    page = await enter(members[0]);
    await page.goto(`${house.url}/participacion/${code}`);
    await page.getByText('Cumplí esta tarea').first().waitFor();
    await press(page, /^Cumplí esta tarea: Contar las recetas/);
    await write(page, /^Qué se hizo/, 'Se contaron 212 recetas; 31 salieron incompletas.');
    await press(page, /^Cumplí esta tarea$/);
    await page.getByText(/^Cumplida el /).waitFor();
    await page.getByText('Se contaron 212 recetas; 31 salieron incompletas.').waitFor();
    await held(page);
    await page.context().close();
  }, 180_000);

  it('a meeting gets another agenda before it opens, with its reason, and its documents', async () => {
    const page = await enter('counter');
    await post(page, `/api/spaces/${code}/meetings`, {
      startsAt: new Date(Date.now() + 5 * 86_400_000).toISOString(),
      ...{ mode: 'mixed', place: 'Sala 2 y enlace' },
      agenda: [{ title: 'Recetas incompletas', kind: 'discussion', about: null }],
    });
    await page.goto(`${house.url}/participacion/${code}/sesiones/1`);
    await page.getByText('Cambiar el orden del día').first().waitFor();
    await press(page, /^Cambiar el orden del día/);
    await rewrite(page, /^Orden del día/, 'Recetas incompletas\ndecidir: Un segundo turno de farmacia');
    await press(page, /^Publicar el nuevo orden del día/);
    await followFault(page, 'Diga por qué se cambia, con al menos diez letras');
    await page.keyboard.type('Lo pidieron tres integrantes del espacio');
    await expectAccessible(page);
    await press(page, /^Publicar el nuevo orden del día/);
    await page.getByRole('listitem').filter({ hasText: 'Un segundo turno de farmacia' }).waitFor();
    await held(page);
    await press(page, /^Agregar un documento de la sesión/);
    await write(page, /^Título del documento/, 'Cuadro de la semana');
    await write(page, /^Texto del documento/, 'Lunes 40, martes 52, miércoles 39 recetas.');
    await press(page, /^Agregar el documento$/);
    await page.getByRole('heading', { name: 'Documentos de la sesión' }).waitFor();
    await page.getByText('Cuadro de la semana').first().waitFor();
    await held(page);
    await page.context().close();
  }, 180_000);

  it('a point is convened with what it is about; who declares an interest in that neither discusses nor votes it', async () => {
    const desk = await enter('counter');
    const convened = {
      startsAt: new Date(Date.now() + 9 * 86_400_000).toISOString(),
      ...{ mode: 'mixed', place: 'Sala 2 y enlace' },
    };
    // A code that is no place would keep out nobody.
    const about = { facility: 'HO-9999-99', organisation: null };
    const refused = await desk.request.post(`${house.url}/api/spaces/${code}/meetings`, {
      data: { ...convened, agenda: [{ title: 'Contrato de limpieza', kind: 'decision', about }] },
      headers: { 'idempotency-key': crypto.randomUUID() },
    });
    expect(await refused.json()).toMatchObject({ refusal: 'place-unknown' });
    await desk.goto(`${house.url}/participacion/${code}`);
    await desk.getByRole('tab', { name: 'Convocar una sesión' }).waitFor();
    const form = desk.getByRole('tabpanel');
    await form.getByLabel('Día', { exact: true }).fill('1');
    await form.getByLabel('Mes', { exact: true }).fill('3');
    await form.getByLabel('Año', { exact: true }).fill(String(Number(today.slice(0, 4)) + 1));
    await form.getByLabel('Hora').fill('15:30');
    await form.getByLabel('Lugar o enlace').fill('Sala de reuniones');
    await form.getByLabel('Orden del día').fill('decidir: Contrato de limpieza\nVarios');
    await form.getByText('Decir de qué lugar u organización trata un punto').click();
    const ruc = form.getByLabel('RUC de la organización: Contrato de limpieza');
    await ruc.fill('0990000');
    await form.getByRole('button', { name: 'Convocar', exact: true }).click();
    await form.getByText('El RUC tiene trece dígitos.').waitFor();
    await ruc.fill('0990000010001');
    await expectAccessible(desk);
    await form.getByRole('button', { name: 'Convocar', exact: true }).click();
    await desk.getByRole('link', { name: /^Sesión 2/ }).waitFor();
    await desk.goto(`${house.url}/participacion/${code}/sesiones/2`);
    await desk.getByText('la organización de RUC 0990000010001').waitFor();

    const page = await enter(members[0]);
    await page.goto(`${house.url}/participacion/${code}/sesiones/2`);
    await page.getByText('la organización de RUC 0990000010001').waitFor();
    await press(page, /^Declarar un interés en el punto: Contrato de limpieza/);
    await press(page, /^Le vendo o tengo un contrato/, 'Space');
    await expectAccessible(page);
    await press(page, /^Declarar$/);
    await page.getByText('Su declaración quedó anotada.').first().waitFor();
    await press(page, /^Entrar a distancia/);
    await page.getByRole('button', { name: 'Salir de la sesión' }).waitFor();
    const other = await enter(members[1]);
    await other.goto(`${house.url}/participacion/${code}/sesiones/2`);
    await press(other, /^Entrar a distancia/);
    await other.getByRole('button', { name: 'Salir de la sesión' }).waitFor();
    await desk.getByRole('button', { name: 'Instalar la sesión' }).click();
    await desk.getByRole('button', { name: 'Iniciar el punto 1' }).click();
    await page.getByText('En este punto no interviene, por un interés declarado.').waitFor();
    // Her seat goes on, for every other point.
    await desk.getByRole('button', { name: 'Iniciar el punto 2' }).click();
    await page
      .getByText('En este punto no interviene, por un interés declarado.')
      .waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Pedir la palabra' }).waitFor();
    for (const one of [desk, page, other]) await one.context().close();
  }, 240_000);

  it('who comes to have an interest declares it and leaves; a seat is ended with its reason; the rule changes with its own', async () => {
    let page = await enter(members[1]);
    await page.goto(`${house.url}/participacion/${code}`);
    await page.getByText('Usted integra este espacio, en el puesto 2.').waitFor();
    await press(page, /^Declarar un interés/);
    await press(page, /^Declarar$/);
    await page.getByText('Marque lo que se cumpla').waitFor();
    await press(page, /^Le vendo o tengo un contrato/, 'Space');
    await expectAccessible(page);
    await press(page, /^Declarar$/);
    await page.getByText('Usted integra este espacio, en el puesto 2.').waitFor({ state: 'detached' });
    await held(page);
    await page.context().close();
    page = await enter('counter');
    await page.goto(`${house.url}/participacion/${code}`);
    await page.getByRole('tab', { name: 'Terminar un puesto' }).waitFor();
    await press(page, /^Convocar una sesión/);
    for (let i = 0; i < 6; i += 1) {
      if (await page.getByRole('tab', { name: 'Terminar un puesto', selected: true }).count()) break;
      await page.keyboard.press('ArrowRight');
    }
    await press(page, /^Terminar el puesto/);
    await followFault(page, 'Elija a una persona');
    await page.keyboard.press('ArrowDown');
    await choose(page, /^Por qué/, 'Renunció');
    await write(page, /^Con qué se comprobó/, 'Carta recibida hoy en la secretaría.');
    await press(page, /^Terminar el puesto/);
    await page.getByText('Todavía no lo integra nadie.').waitFor();
    await held(page);
    await page.context().close();
    page = await enter('ombudsman');
    await page.goto(`${house.url}/escritorio/espacios?espacio=${code}`);
    await page.getByText('Cambiar la regla de votación').first().waitFor();
    await press(page, /^Cambiar la regla de votación/);
    await choose(page, /^Mayoría/, 'Dos');
    await write(page, /^Por qué se cambia/, 'Lo acordó el espacio en su primera sesión.');
    await expectAccessible(page);
    await press(page, /^Cambiar la regla de votación$/);
    await page.getByText('La regla nueva rige desde ahora.').first().waitFor();
    await page.getByText(/^Rige ahora: Se aprueba con dos tercios/).waitFor();
    await page.context().close();
  }, 240_000);

  it('whoever manages oversight notes that a member is away, and she does not act meanwhile', async () => {
    const page = await enter('ombudsman');
    await page.goto(`${house.url}/veedurias/veeduria-insumos-hospitalarios?ver=integrantes`);
    await page.getByText('Anotar una ausencia').first().waitFor();
    const before = await page.getByText('No actúa hoy').count();
    await press(page, /^Anotar una ausencia/);
    await tabTo(page, /^Quién se ausenta/);
    await page.keyboard.press('ArrowDown');
    await day(page, /^Primer día de ausencia/, today);
    await day(page, /^Último día de ausencia/, addDays(today, 10));
    await write(page, /^Por qué se ausenta/, 'Tratamiento médico fuera de la ciudad.');
    await expectAccessible(page);
    await press(page, /^Anotar una ausencia$/);
    await page.getByText('Quedó anotado.').first().waitFor();
    await expect.poll(() => page.getByText('No actúa hoy').count(), { timeout: 60_000 }).toBe(before + 1);
    await held(page);
    await page.context().close();
  }, 180_000);
});
