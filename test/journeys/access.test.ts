import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWithBrowser, expectAccessibleInThemes } from '../support/browser.ts';
import { type LivedInHouse, openLivedInHouse, signInByKeyboard, tabTo } from './house.ts';

describeWithBrowser('from the counter to an office', ({ newPage }) => {
  let house: LivedInHouse;
  beforeAll(async () => {
    house = await openLivedInHouse();
  });
  afterAll(() => house.close());

  it('a person gets a code at the counter, chooses her password, receives an office and loses it', async () => {
    const { rows } = await house.db.pool.query<{ document: string; name: string }>(
      `select d.document, s.display_name as name from registry.person_search s join registry.document d using (person_id)
       where d.kind = 'cedula' and not exists (select from identity.account a where a.person_id = s.person_id) limit 1`,
    );
    const person = rows[0]!;
    const desk = await newPage({ viewport: { width: 1280, height: 900 } });
    await signInByKeyboard(desk, house, 'counter');
    await desk.goto(`${house.url}/escritorio/personas`);
    await desk.getByLabel('Buscar a una persona').fill(person.document);
    await desk.getByLabel('Para qué la busca').selectOption('Trámite pedido por la persona');
    await desk.getByRole('button', { name: 'Buscar', exact: true }).click();
    await desk.locator('.desk__queue').getByText(person.name).click();
    await desk.getByRole('heading', { name: 'Su cuenta en línea' }).waitFor();
    await desk.getByRole('button', { name: 'Dar un código' }).dblclick();
    await desk.getByText('La cuenta quedó abierta').waitFor();
    await expectAccessibleInThemes(desk);
    const code = (await desk.locator('.big-code').textContent()) ?? '';

    const phone = await newPage({ viewport: { width: 390, height: 844 } });
    await phone.goto(`${house.url}/ingresar`);
    await phone.getByRole('link', { name: 'Tengo un código para activar mi cuenta' }).click();
    await phone.getByRole('button', { name: 'Activar y entrar' }).click();
    await phone.getByRole('alert').first().waitFor();
    const fill = async (wrong: string) => {
      await phone.getByLabel('Cédula o correo electrónico').fill(person.document);
      await phone.getByLabel('Código que recibió').fill(code + wrong);
      await phone.getByLabel('Su contraseña nueva').fill('la neblina baja despacio');
      await phone.getByRole('button', { name: 'Activar y entrar' }).click();
    };
    await fill('X');
    await phone.getByRole('alert').first().waitFor();
    await expectAccessibleInThemes(phone);
    await fill('');
    await phone.waitForURL('**/mi-cuenta');
    await phone.goto(`${house.url}/escritorio`);
    await phone.getByText('No tiene una función vigente').waitFor();

    const manager = await newPage({ viewport: { width: 1280, height: 900 } });
    await signInByKeyboard(manager, house, 'access-manager');
    await manager.goto(`${house.url}/escritorio/accesos`);
    await manager.getByRole('button', { name: 'Dar una función' }).click();
    await manager.getByText('Complete la cuenta, la función').waitFor();
    await manager.getByLabel('Cédula o correo de la cuenta').fill(person.document);
    await manager.locator('select[name=dar-funcion]').selectOption('inspector');
    await manager.getByLabel('Motivo').first().fill('Acción de personal 2026-114');
    await manager.getByRole('button', { name: 'Dar una función' }).click();
    await manager.getByText('La función quedó dada').waitFor();
    await phone.reload();
    await phone
      .getByRole('link', { name: /Personas/ })
      .first()
      .waitFor();

    await manager.getByLabel('Ver', { exact: true }).selectOption('inspector');
    await tabTo(manager, /^Terminar: Inspección/);
    await manager.keyboard.press('Enter');
    await manager.getByLabel('Motivo para terminarla').fill('Fin del encargo');
    await expectAccessibleInThemes(manager);
    await manager.getByRole('button', { name: 'Terminar', exact: true }).click();
    await expect
      .poll(
        async () =>
          (
            await house.db.pool.query(
              "select held_until is not null as ended from identity.office where role = 'inspector' and reason like 'Acción%'",
            )
          ).rows,
      )
      .toEqual([{ ended: true }]);
    const { rows: kept } = await house.db.pool.query(
      "select action, purpose from audit.entry where action in ('identity.office.give', 'identity.office.end') and purpose like any (array['Acción%', 'Fin del%']) order by entry_id",
    );
    expect(kept).toEqual([
      { action: 'identity.office.give', purpose: 'Acción de personal 2026-114' },
      { action: 'identity.office.end', purpose: 'Fin del encargo' },
    ]);
    for (const page of [desk, phone, manager]) await page.context().close();
  }, 240_000);

  it('a person turns on the second step with the drawn key', async () => {
    const page = await newPage({ viewport: { width: 390, height: 844 } });
    await signInByKeyboard(page, house, null);
    await page.goto(`${house.url}/mi-cuenta?ver=seguridad`);
    await page.getByLabel('Su contraseña, para').fill('demostracion-afiliada-2026');
    await page.getByRole('button', { name: 'Activar', exact: true }).click();
    const drawing = page.getByRole('img', { name: 'Código QR de la clave que sigue' });
    await drawing.waitFor();
    expect(
      await drawing.evaluate((one: HTMLImageElement) => one.decode().then(() => one.naturalWidth)),
    ).toBeGreaterThan(20);
    await expectAccessibleInThemes(page);
    await page.context().close();
  }, 240_000);

  it('a system gets a key that is shown once, works, and ends when it is revoked', async () => {
    const page = await newPage({ viewport: { width: 390, height: 844 } });
    await signInByKeyboard(page, house, 'access-manager');
    await page.goto(`${house.url}/escritorio/llaves`);
    await page.getByText('Ningún sistema tiene llave').waitFor();
    await page.getByRole('button', { name: 'Hacer una llave' }).click();
    await page.getByRole('alert').first().waitFor();
    await expectAccessibleInThemes(page);
    await page.getByLabel('Sistema que la usará').fill('prometheus');
    await page.getByLabel('Nombre de esta llave').fill('principal');
    await page.getByLabel('Qué podrá hacer').selectOption('monitoring');
    await page.getByLabel('Motivo').fill('Vigilar el funcionamiento');
    await page.getByRole('button', { name: 'Hacer una llave' }).click();
    const key = (await page.locator('code.long-code').textContent()) ?? '';
    const metrics = () => fetch(`${house.url}/metrics`, { headers: { authorization: `Bearer ${key}` } });
    expect((await metrics()).status).toBe(200);
    await expectAccessibleInThemes(page);
    await page.getByRole('button', { name: 'Anular: prometheus, principal' }).click();
    await page.getByRole('button', { name: 'Anular', exact: true }).click();
    await page.getByText('La llave quedó anulada').waitFor();
    expect((await metrics()).status).toBe(401);
    await page.context().close();
  }, 240_000);

  it('an official finds persons by what else is known of them', async () => {
    const desk = await newPage({ viewport: { width: 1280, height: 900 } });
    await signInByKeyboard(desk, house, 'counter');
    await desk.goto(`${house.url}/escritorio/personas`);
    const { rows } = await house.db.pool.query<{ birth: number; ethnicity: string; n: string }>(
      `select extract(year from birth_date)::int as birth, ethnicity, count(*) as n from registry.person_search
       where sex = 'female' and ethnicity = 'indigenous' group by 1, 2 order by count(*) limit 1`,
    );
    await desk.getByText('Más datos para buscar').click();
    await desk.getByLabel('Sexo').selectOption('female');
    await desk.getByLabel('Autoidentificación').selectOption('indigenous');
    await desk.getByLabel('Nació desde el año').fill(String(rows[0]!.birth));
    await desk.getByLabel('Nació hasta el año').fill(String(rows[0]!.birth));
    await desk.getByLabel('Para qué la busca').selectOption('Revisión de afiliación');
    await desk.getByRole('button', { name: 'Buscar', exact: true }).click();
    await desk.getByText('cumple los filtros').first().waitFor();
    await expect
      .poll(() => desk.getByText('cumple los filtros').count())
      .toBe(Math.min(20, Number(rows[0]!.n)));
    await expectAccessibleInThemes(desk);
    await desk.context().close();
  }, 240_000);
});
