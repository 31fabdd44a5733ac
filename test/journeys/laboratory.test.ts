import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWithBrowser, expectAccessible } from '../support/browser.ts';
import { unzip } from '../support/unzip.ts';
import { type LivedInHouse, openLivedInHouse, tabTo } from './house.ts';

const amparo = join(import.meta.dirname, '..', '..', 'src', 'cli', 'main.ts');

describeWithBrowser('the laboratory', ({ newPage }) => {
  let house: LivedInHouse;
  const folder = mkdtempSync(join(tmpdir(), 'amparo-laboratory-'));
  beforeAll(async () => {
    house = await openLivedInHouse();
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await house.close();
  });

  const open = async (page: Page, query = '') => {
    await page.goto(`${house.url}/laboratorio${query}`);
    await page.locator('[data-verdict]').waitFor();
  };
  const verdict = (page: Page) => page.locator('[data-verdict]').getAttribute('data-verdict');
  const until = (page: Page, year: string) => page.locator(`[data-verdict="${year}"]`).waitFor();

  it('a delegate finds by keyboard what postponing the State’s payment does, and who gets the link sees the same', async () => {
    const page = await newPage({ viewport: { width: 390, height: 844 } });
    await open(page);
    expect(await verdict(page)).toBe('2054');
    await tabTo(page, /Sí, toda y cada año/);
    await page.keyboard.press('ArrowDown');
    await until(page, '2045');
    await expect
      .poll(() => page.locator('.lab-verdict').innerText())
      .toMatch(
        /Si el Estado no paga su parte\s+de 2027 a 2030 y nunca lo\s+repone, la reserva se agota en\s+2045\s+9 años antes que con la ley vigente/,
      );
    // One year more without payment: the reserve ends earlier still.
    await tabTo(page, /^Hasta/);
    await page.keyboard.press('ArrowRight');
    await page.locator('[data-verdict]:not([data-verdict="2045"])').waitFor();
    const year = await verdict(page);
    expect(Number(year)).toBeLessThan(2045);
    await page.getByText('El Estado pone', { exact: false }).first().waitFor();
    // The spoken verdict comes once the hand rests, and the address holds the question.
    await page.waitForURL(/e=1\.[0-9a-f]{8}~y2027_p2027-2031-0-n$/);
    await expect
      .poll(() => page.locator('.lab-verdict [role=status]').innerText())
      .toContain(`la reserva se agota en ${year}`);
    const link = await page.getByLabel('Enlace a estos escenarios').inputValue();
    const id = await page.locator('[data-run-id]').getAttribute('data-run-id');
    await expectAccessible(page);
    await page.context().close();

    const other = await newPage();
    await other.goto(link);
    await until(other, year!);
    await expect.poll(() => other.locator('[data-run-id]').getAttribute('data-run-id')).toBe(id);
    await other.context().close();
  }, 240_000);

  it('a journalist downloads a run, and `amparo` repeats it to the last digit', async () => {
    const page = await newPage({ acceptDownloads: true });
    await open(page);
    const ofTheLaw = await page.locator('[data-run-id]').getAttribute('data-run-id');
    await page.getByRole('button', { name: '¿Y si paga en 2031 todo lo atrasado?' }).click();
    // What can be downloaded follows the verdict once the hand rests, and names its own run.
    await page.locator(`[data-run-id]:not([data-run-id="${ofTheLaw}"])`).waitFor();
    const id = await page.locator('[data-run-id]').getAttribute('data-run-id');
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Descargar la corrida (ZIP)' }).click(),
    ]);
    for (const [name, text] of Object.entries(unzip(readFileSync(await file.path()))))
      writeFileSync(join(folder, name), text);
    await page.context().close();

    const verified = execFileSync(process.execPath, [amparo, 'verify', 'run', join(folder, 'manifest.json')]);
    expect(verified.toString()).toContain(id!);
    const again = execFileSync(process.execPath, [
      amparo,
      'valuation',
      'run',
      'ecuador',
      '--study',
      'ivm-2020',
      '--scenario',
      join(folder, 'scenario.json'),
      '--json',
    ]);
    expect((JSON.parse(again.toString()) as { manifest: { id: string } }).manifest.id).toBe(id);
  }, 240_000);

  it('four scenarios stand side by side, and any figure opens down to a source', async () => {
    const page = await newPage();
    await open(page, '');
    await page.getByRole('button', { name: '¿Y si el aporte sube a 13 %?' }).click();
    await page.locator('[data-verdict="2060"]').waitFor();
    await page.getByRole('button', { name: 'Comparar con otro' }).click();
    await page.getByRole('button', { name: '¿Y si paga solo la mitad?' }).click();
    await page.getByRole('button', { name: 'Comparar con otro' }).click();
    await page.getByRole('button', { name: '¿Y si la edad sube dos años en 2030?' }).click();
    const columns = page.locator('.lab-compare thead th');
    await expect.poll(() => columns.count()).toBe(5);
    await page
      .getByRole('button', { name: /^Lo que falta \(déficit actuarial\): \$7\.759 millones/ })
      .first()
      .click();
    const dialog = page.locator('dialog[open]');
    await dialog.getByRole('button', { name: /Lo que paga el Estado, a valor de la fecha base/ }).click();
    await dialog.getByRole('columnheader', { name: 'Valor de un dólar' }).waitFor();
    await dialog.getByText('C.D. 596', { exact: false }).first().waitFor();
    await expectAccessible(page, 'dialog[open]');
    await page.keyboard.press('Escape');
    // The yearly table goes another way down: reserve, State's payment, what it owes, the share of the law.
    await page
      .getByRole('button', { name: /^Reserva, 2030:/ })
      .first()
      .click();
    await dialog.getByRole('button', { name: /Lo que paga el Estado, 2030/ }).click();
    await dialog.getByRole('button', { name: /Lo que debe el Estado, 2030/ }).click();
    await dialog.getByText('Ley de Seguridad Social, art. 237').waitFor();
    await page.context().close();
  }, 240_000);

  it('a bad link says what is wrong with it and shows the law', async () => {
    const page = await newPage();
    await open(page, '?e=1.00000000~y2027_r1.7');
    await page.getByText('Este enlace no se puede abrir').waitFor();
    await page.getByText('Pone «Aporte para pensiones» en 1.7, y va de 0.05 a 0.25.').waitFor();
    expect(await verdict(page)).toBe('2054');
    await open(page, '?e=1.00000000~y2027_r0.13');
    await page.getByText('Los datos base cambiaron desde que se hizo este enlace').waitFor();
    expect(await verdict(page)).toBe('2060');
    await page.context().close();
  }, 240_000);

  it('opens again without a connection', async () => {
    const page = await newPage();
    await open(page);
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await expect
      .poll(() =>
        page.evaluate(async () =>
          (await (await caches.open('amparo-1')).keys()).map(({ url }) => url).join(' '),
        ),
      )
      .toMatch(/LaboratoryPage.*laboratory\/inputs|laboratory\/inputs.*LaboratoryPage/s);
    await page.context().setOffline(true);
    await page.reload();
    await page.locator('[data-verdict="2054"]').waitFor();
    await page.context().close();
  }, 240_000);
});
