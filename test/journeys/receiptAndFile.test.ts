import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWithBrowser, expectAccessibleInThemes } from '../support/browser.ts';
import { type LivedInHouse, openLivedInHouse, signIn } from './house.ts';

describeWithBrowser('what the rater and the director take home', ({ newPage }) => {
  let house: LivedInHouse;
  let desk: Page;
  beforeAll(async () => {
    house = await openLivedInHouse();
    desk = await newPage({ viewport: { width: 1280, height: 900 } });
    await signIn(desk, house, 'counter');
    await desk.goto(`${house.url}/escritorio/atenciones`);
  });
  afterAll(() => house.close());

  const oneToRate = async () => {
    const { rows } = await house.db.pool.query<{ attention_id: string; facility: string }>(
      `select a.attention_id, a.facility from quality.attention a
       where a.attended_at > now() - interval '20 days'
         and a.facility = (select unit from identity.office where role = 'counter' limit 1)
         and not exists (select from quality.evaluation e where e.attention_id = a.attention_id)
         and not exists (select from quality.invitation i where i.attention_id = a.attention_id)
       order by a.attended_at desc limit 1`,
    );
    if (!rows[0]) throw new Error('Nothing is left to rate at the counter’s facility.');
    return rows[0];
  };
  const invite = (attentionId: string) =>
    desk.evaluate(async (id) => {
      const response = await fetch(`/api/quality/attentions/${id}/invitations`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
        body: JSON.stringify({ kind: 'qr' }),
      });
      return ((await response.json()) as { path: string }).path;
    }, attentionId);

  it('pressing twice with a connection rates once, and the receipt has no violation', async () => {
    const { attention_id } = await oneToRate();
    const path = await invite(attention_id);
    const page = await newPage({ viewport: { width: 320, height: 640 } });
    await page.goto(house.url + path);
    await page
      .getByRole('group', { name: '¿Cómo le trataron?' })
      .getByRole('radio', { name: /Muy bien/ })
      .check();
    await page.getByRole('button', { name: 'Enviar calificación' }).dblclick();
    await page.getByRole('heading', { name: 'Recibimos su calificación', level: 2 }).waitFor();
    await expectAccessibleInThemes(page);
    const { rows } = await house.db.pool.query(
      'select treatment, channel from quality.evaluation where attention_id = $1',
      [attention_id],
    );
    expect(rows).toEqual([{ treatment: 5, channel: 'qr' }]);
    await page.context().close();
  });

  it('the director’s file counts every rating, and each comment read is recorded for who wrote it', async () => {
    const page = await newPage({ viewport: { width: 1280, height: 900 } });
    await signIn(page, house, 'director');
    await page.goto(`${house.url}/escritorio/calidad`);
    const button = page.getByRole('button', { name: 'Descargar mes a mes (CSV)' });
    await button.waitFor();
    const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
    const lines = (await readFile(await download.path(), 'utf8')).trim().split('\r\n').slice(1);
    const sum = lines.reduce((total, line) => total + Number(line.split(',')[1]), 0);
    const count = async (sql: string) => Number((await house.db.pool.query(sql)).rows[0]?.n);
    expect(sum).toBe(await count('select count(*) as n from quality.evaluation'));
    expect(sum).toBeGreaterThan(0);

    const { rows } = await house.db.pool.query<{ facility: string }>(
      'select facility from quality.evaluation join quality.evaluation_comment using (attention_id) group by 1 order by count(*) desc limit 1',
    );
    const read = "select count(*) as n from audit.entry where action like '%comment%'";
    const before = await count(read);
    await page.getByLabel('Lugar').selectOption(rows[0]?.facility ?? '');
    await page.getByRole('button', { name: 'Leer los comentarios' }).click();
    await page.getByRole('columnheader', { name: 'Comentario' }).waitFor();
    const written = await house.db.pool.query<{ n: number }>(
      'select count(*)::integer as n from quality.evaluation join quality.evaluation_comment using (attention_id) where facility = $1',
      [rows[0]?.facility],
    );
    expect(written.rows[0]?.n).toBeGreaterThan(0);
    expect(await count(read)).toBe(before + (written.rows[0]?.n ?? 0));
    await expectAccessibleInThemes(page);
    await page.context().close();
  });
});
