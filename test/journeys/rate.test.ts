import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDatabase } from '#platform/database';
import { describeWithBrowser, expectAccessibleInThemes } from '../support/browser.ts';
import { untilQuiet } from '../support/quiet.ts';
import { type LivedInHouse, openLivedInHouse, scoreByKeyboard, signIn, tabTo } from './house.ts';

describeWithBrowser('rating by the code on a phone', ({ newPage }) => {
  let house: LivedInHouse;
  let links: string[];
  beforeAll(async () => {
    house = await openLivedInHouse();
    // The official at the counter hands the invitations, as she would: through the page of the desk.
    const desk = await newPage({ viewport: { width: 1280, height: 900 } });
    await signIn(desk, house, 'counter');
    links = [];
    await desk.goto(`${house.url}/escritorio/atenciones`);
    const waiting = desk.locator('.desk__queue').getByText('Sin calificar');
    await waiting.first().waitFor();
    for (let i = 0; i < 3; i += 1) {
      await waiting.nth(i).click();
      await desk.getByRole('button', { name: 'Mostrar un código QR' }).click();
      const link = desk.getByRole('link', { name: /calificar#/ });
      await link.waitFor();
      await desk.locator('img.qr[src^="data:image/svg+xml"]').waitFor();
      links.push((await link.getAttribute('href')) ?? '');
    }
    await desk.context().close();
  });
  afterAll(() => house.close());

  const rated = async () =>
    Number((await house.db.pool.query('select count(*) as n from quality.evaluation')).rows[0].n);

  it('keeps what was answered without a connection and sends it once when it is back', async () => {
    const before = await rated();
    const page = await newPage({ viewport: { width: 360, height: 740 } });
    // A first visit leaves the page on the phone.
    await page.goto(house.url);
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
    await page.goto(house.url + links[0]);
    await page.getByRole('heading', { name: 'Califique su atención' }).waitFor();
    await expectAccessibleInThemes(page);
    await page.context().setOffline(true);
    await scoreByKeyboard(page, 'treatment', 5);
    await scoreByKeyboard(page, 'waiting', 3);
    await page.getByLabel('¿Quiere contarnos algo más?').fill('Me explicaron con paciencia.');
    const send = page.getByRole('button', { name: 'Enviar calificación' });
    await send.dblclick();
    await page.getByRole('heading', { name: 'Su calificación está guardada en este teléfono' }).waitFor();
    expect(await rated()).toBe(before);
    // The page opens from the phone itself, still without a connection.
    await page.goto(`${house.url}/calificar`);
    await page.getByText('Hay una calificación guardada en este teléfono').waitFor();
    await page.context().setOffline(false);
    await expect.poll(rated, { timeout: 20_000 }).toBe(before + 1);
    await page.reload();
    await untilQuiet(page);
    expect(await page.getByText('Hay una calificación guardada').count()).toBe(0);
    expect(await rated()).toBe(before + 1);
    await page.goto('about:blank');
    await page.goto(house.url + links[0]);
    await page.getByRole('heading', { name: 'Esta atención ya fue calificada' }).waitFor();
    const { rows } = await house.db.pool.query(
      'select treatment, waiting, clarity from quality.evaluation order by received_at desc limit 1',
    );
    expect(rows[0]).toEqual({ treatment: 5, waiting: 3, clarity: null });
    await page.context().close();
  }, 240_000);

  it('can be done by keyboard alone, and says what is missing', async () => {
    const before = await rated();
    const page = await newPage({ viewport: { width: 360, height: 740 } });
    await page.goto(house.url + links[1]);
    await page.getByRole('heading', { name: 'Califique su atención' }).waitFor();
    await tabTo(page, /Enviar calificación/);
    await page.keyboard.press('Enter');
    await page.getByText('Responda al menos una pregunta').first().waitFor();
    await tabTo(page, /Muy mal/);
    await page.keyboard.press('Space');
    for (let i = 0; i < 3; i += 1) await page.keyboard.press('ArrowDown');
    await tabTo(page, /Enviar calificación/);
    await page.keyboard.press('Enter');
    await page.getByText('Recibimos su calificación').first().waitFor();
    expect(await rated()).toBe(before + 1);
    const { rows } = await house.db.pool.query(
      'select treatment from quality.evaluation order by received_at desc limit 1',
    );
    expect(rows[0]).toEqual({ treatment: 4 });
    await page.context().close();
  }, 240_000);

  it('tells who comes with a wrong link what to do', async () => {
    const page = await newPage({ viewport: { width: 360, height: 740 } });
    await page.goto(`${house.url}/calificar#${'A'.repeat(22)}`);
    await page.getByRole('alert').first().waitFor();
    await expectAccessibleInThemes(page);
    expect(await page.getByRole('button', { name: 'Enviar calificación' }).count()).toBe(0);
    await page.context().close();
  });

  it('tells who comes too late that the link has expired, and takes nothing', async () => {
    const before = await rated();
    const owner = openDatabase({ url: house.ownerUrl });
    await owner.pool.query("update quality.invitation set expires_at = now() - interval '1 hour'");
    await owner.close();
    const page = await newPage({ viewport: { width: 390, height: 844 } });
    await page.goto(house.url + links[2]);
    await page.getByRole('heading', { name: 'El plazo para calificar terminó' }).waitFor();
    await expectAccessibleInThemes(page);
    expect(await page.getByRole('button', { name: 'Enviar calificación' }).count()).toBe(0);
    expect(await rated()).toBe(before);
    await page.context().close();
  });
});
