import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { demonstrationSignIns } from '#platform/identity';
import { describeWithBrowser, expectAccessibleInThemes } from '../support/browser.ts';
import { type LivedInHouse, openLivedInHouse, scoreByKeyboard, signIn, tabTo } from './house.ts';

describeWithBrowser('the counter and the director', ({ newPage }) => {
  let house: LivedInHouse;
  let affiliate: { person_id: string; name: string };
  beforeAll(async () => {
    house = await openLivedInHouse();
    const { login } = demonstrationSignIns.find((one) => one.role === null)!;
    const { rows } = await house.db.pool.query(
      'select a.person_id, s.display_name as name from identity.account a join registry.person_search s using (person_id) where a.email = $1',
      [login],
    );
    affiliate = rows[0];
  });
  afterAll(() => house.close());

  it('an official serves a person by keyboard, in both names, and she reads who saw her data and why', async () => {
    const desk = await newPage({ viewport: { width: 1280, height: 900 } });
    await signIn(desk, house, 'counter');
    await desk.goto(`${house.url}/escritorio/personas`);
    await tabTo(desk, /Buscar a una persona/);
    await desk.keyboard.type(affiliate.name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase());
    await tabTo(desk, /Para qué la busca/);
    await desk.keyboard.press('ArrowDown');
    await tabTo(desk, /^Buscar$/);
    await desk.keyboard.press('Enter');
    await desk.locator('.desk__queue').getByText(affiliate.name).first().waitFor();
    await expectAccessibleInThemes(desk);
    await tabTo(desk, new RegExp(affiliate.name), 120);
    await desk.keyboard.press('Enter');
    await desk.getByRole('heading', { level: 2, name: affiliate.name }).waitFor();
    expect(desk.url()).not.toContain(affiliate.person_id);
    await tabTo(desk, /Empezar a atender/, 200);
    await desk.keyboard.press('Enter');
    await desk.waitForURL('**/mi-cuenta');
    await desk.getByRole('heading', { name: 'Cuenta de la persona que atiende' }).waitFor();
    await tabTo(desk, /^Calificar:/, 120);
    await desk.keyboard.press('Enter');
    await desk.getByRole('button', { name: 'Enviar calificación' }).waitFor();
    await scoreByKeyboard(desk, 'treatment', 5);
    await tabTo(desk, /^Enviar calificación/);
    await desk.keyboard.press('Enter');
    await desk.getByText('Recibimos su calificación').first().waitFor();
    await desk.goto(`${house.url}/escritorio`);
    await desk.getByRole('button', { name: 'Terminar la atención' }).waitFor();
    await tabTo(desk, /^Terminar la atención/);
    await desk.keyboard.press('Enter');
    await expect.poll(() => desk.getByRole('button', { name: 'Terminar la atención' }).count()).toBe(0);
    await desk.context().close();

    const { rows } = await house.db.pool.query(
      `select actor_id is not null as official, on_behalf_of from audit.entry where action = 'quality.evaluation.received' order by entry_id desc limit 1`,
    );
    expect(rows[0]).toEqual({ official: true, on_behalf_of: affiliate.person_id });

    const own = await newPage({ viewport: { width: 390, height: 844 } });
    await signIn(own, house, null);
    await own.goto(`${house.url}/mi-cuenta`);
    await own.getByRole('tab', { name: 'Quién vio mis datos' }).waitFor();
    await tabTo(own, /^Mis atenciones/);
    await own.keyboard.press('ArrowRight');
    await own.keyboard.press('Enter');
    await own.getByText('Se leyó su registro').first().waitFor();
    await own.getByText('Motivo: Atención en ventanilla').first().waitFor();
    await own
      .getByText(/Atención en ventanilla/)
      .first()
      .waitFor();
    await own.context().close();
  }, 240_000);

  it('the director reads the results and downloads them', async () => {
    const page = await newPage({ viewport: { width: 1280, height: 900 }, acceptDownloads: true });
    await signIn(page, house, 'director');
    await page.goto(`${house.url}/escritorio/calidad`);
    await page.getByRole('heading', { name: 'Calificación media, mes a mes' }).waitFor();
    const download = page.waitForEvent('download');
    await tabTo(page, /Descargar mes a mes/, 300);
    await page.keyboard.press('Enter');
    const file = readFileSync((await (await download).path())!, 'utf8');
    expect(file.split('\r\n')[0]).toContain('mes,Calificaciones,Promedio');
    expect(file.trim().split('\r\n').length).toBeGreaterThan(20);
    await page.context().close();
  }, 240_000);
});
