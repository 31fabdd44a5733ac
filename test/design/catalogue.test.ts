import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWithBrowser, expectAccessible } from '../support/browser.ts';
import { type ServedCatalogue, serveCatalogue } from './catalogue.ts';

describeWithBrowser('the catalogue of pieces in a real browser', ({ newPage }) => {
  let catalogue: ServedCatalogue;
  beforeAll(async () => {
    catalogue = await serveCatalogue();
  });
  afterAll(async () => {
    await catalogue.close();
  });

  interface Look {
    theme?: 'light' | 'dark' | 'contrast';
    width?: number;
    device?: {
      colorScheme?: 'dark' | 'light';
      forcedColors?: 'active';
      reducedMotion?: 'reduce';
      contrast?: 'more';
    };
  }

  async function open({ theme, width = 1280, device = {} }: Look = {}): Promise<Page> {
    const page = await newPage({ viewport: { width, height: 900 }, ...device });
    if (theme) await page.addInitScript(`localStorage.setItem('amparo.theme', '${theme}')`);
    await page.goto(catalogue.url);
    await page.locator('canvas').waitFor();
    await page.evaluate(() => document.fonts.ready);
    return page;
  }

  for (const theme of ['light', 'dark', 'contrast'] as const)
    for (const width of [390, 1280])
      it(`has nothing against WCAG 2.2 AA in the theme ${theme} at ${width} px`, async () => {
        const page = await open({ theme, width });
        await expectAccessible(page);
        await page.close();
      });

  it('has nothing against it with a dialog, an error summary, a list and a note open', async () => {
    const page = await open({ theme: 'light', width: 390 });
    await page.getByRole('button', { name: 'Enviar con faltas' }).click();
    await page.locator('.inline-note__mark').last().click();
    await page.getByRole('button', { name: 'Ver la tabla' }).first().click();
    await page.getByRole('button', { name: 'Mostrar un aviso breve' }).click();
    await expectAccessible(page);
    await page.getByRole('combobox', { name: 'Provincia' }).pressSequentially('canar');
    await expect
      .poll(() => page.getByRole('listbox').getByRole('option').allTextContents())
      .toEqual(['Cañar']);
    await expectAccessible(page, '[role=listbox]');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Abrir un diálogo' }).click();
    await expectAccessible(page, 'dialog[open]');
    await page.close();
  });

  it('never scrolls sideways, at 320 px (1280 px at 400 %) either', async () => {
    for (const width of [320, 390, 768, 1280]) {
      const page = await open({ width });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
      await page.close();
    }
  });

  it('is reached whole by the keyboard', async () => {
    const page = await open();
    await page.evaluate(() => {
      const wanted =
        'a[href], button:not(:disabled), input:not(:disabled), select, textarea, summary, [tabindex="0"]';
      const seen = (element: Element) =>
        element.checkVisibility({ visibilityProperty: true }) && !element.closest('[inert]');
      // One stop for a group of radios and for a list of tabs: the arrows walk inside.
      const inside = (element: Element) =>
        element.matches(
          '[role="tab"][aria-selected="false"], [tabindex="-1"], input[type="radio"]:not(:checked)',
        );
      for (const element of document.querySelectorAll(wanted))
        if (seen(element) && !inside(element)) element.setAttribute('data-unreached', '');
      document.addEventListener('focusin', ({ target }) =>
        (target as Element).removeAttribute('data-unreached'),
      );
    });
    const stops = await page.locator('[data-unreached]').count();
    expect(stops).toBeGreaterThan(60);
    for (let press = 0; press < stops + 40; press += 1) await page.keyboard.press('Tab');
    const unreached = await page
      .locator('[data-unreached]')
      .evaluateAll((all) => all.map((one) => one.outerHTML.slice(0, 160)));
    expect(unreached).toEqual([]);
    await page.close();
  });

  it('rates, walks tabs and rows, and sorts, by keyboard alone', async () => {
    const page = await open();
    const rating = page.getByRole('group', { name: /Cómo fue la atención/ });
    await rating.getByRole('radio', { name: /Bien/ }).first().focus();
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => rating.getByRole('radio', { name: /5/ }).isChecked()).toBe(true);

    await page.getByRole('tab', { name: 'Aportes' }).focus();
    await page.keyboard.press('End');
    await expect
      .poll(() => page.getByRole('tabpanel').textContent())
      .toContain('Nadie en los últimos 30 días');

    const table = page.getByRole('table', { name: 'Reclamos abiertos' });
    const first = () => table.locator('tbody tr').first().textContent();
    expect(await first()).toContain('Q-2026-0350');
    await table.getByRole('button', { name: 'Plazo días hábiles' }).press('Enter');
    await expect
      .poll(() => table.getByRole('columnheader', { name: 'Plazo días hábiles' }).getAttribute('aria-sort'))
      .toBe('descending');
    expect(await first()).toContain('Q-2026-0371');

    await table.locator('.table__open').first().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('.desk__case .kicker').textContent()).toBe('Q-2026-0398');
    await page.reload();
    expect(await first()).toContain('Q-2026-0371');
    await page.close();
  });

  it('takes the focus to the errors and from them to the field, and gives it back when a dialog closes', async () => {
    const page = await open();
    await page.getByRole('button', { name: 'Enviar con faltas' }).click();
    await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toBe('errors');
    await page.getByRole('link', { name: /El 31 de febrero/ }).click();
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('name')))
      .toBe('desde-day');

    const opener = page.getByRole('button', { name: 'Abrir un diálogo' });
    await opener.click();
    for (let press = 0; press < 6; press += 1) await page.keyboard.press('Tab');
    const at = await page.evaluate(() => document.activeElement?.closest('dialog, main, body')?.tagName);
    // The browser's own bar comes between the last and the first of a dialog; the page behind never does.
    expect(['DIALOG', 'BODY']).toContain(at);
    await page.keyboard.press('Escape');
    expect(await opener.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.close();
  });

  it('changes language for the page, the next visit and the server', async () => {
    const page = await open();
    await page.getByRole('button', { name: 'English' }).click();
    await expect.poll(() => page.locator('html').getAttribute('lang')).toBe('en');
    await page.getByText('See why').first().waitFor();
    expect((await page.context().cookies()).find((cookie) => cookie.name === 'lang')?.value).toBe('en');
    await page.reload();
    await page.getByText('See why').first().waitFor();
    await page.close();
  });

  it('follows the device until the person chooses', async () => {
    const paper = (page: Page) =>
      page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    const dark = await open({ device: { colorScheme: 'dark' } });
    expect(await paper(dark)).toBe('rgb(19, 25, 28)');
    await dark.getByLabel('Apariencia').selectOption('light');
    expect(await paper(dark)).toBe('rgb(250, 248, 243)');
    await dark.close();
    const contrast = await open({ device: { contrast: 'more' } });
    expect(await paper(contrast)).toBe('rgb(255, 255, 255)');
    await contrast.close();
  });

  it('does not move when motion is not wanted, and stays whole in forced colours', async () => {
    const page = await open({ device: { reducedMotion: 'reduce', forcedColors: 'active' } });
    const moving = await page.evaluate(
      () =>
        [...document.querySelectorAll('*')].filter((element) => {
          const { transitionDuration, animationName, animationDuration } = getComputedStyle(element);
          return (
            Number.parseFloat(transitionDuration) > 0.001 ||
            (animationName !== 'none' && Number.parseFloat(animationDuration) > 0.001)
          );
        }).length,
    );
    expect(moving).toBe(0);
    await expectAccessible(page);
    await page.close();
  });

  it('prints tables and explanations that were closed, and no buttons', async () => {
    const page = await open({ theme: 'dark', width: 390 });
    const table = page.locator('.figure__table').first();
    const closed = page.getByText('La planilla se paga dentro de los quince días');
    expect(await table.isVisible()).toBe(false);
    expect(await closed.isVisible()).toBe(false);
    await page.emulateMedia({ media: 'print' });
    await expect.poll(() => table.isVisible()).toBe(true);
    await expect.poll(() => closed.isVisible()).toBe(true);
    expect(await page.getByRole('button', { name: 'Presentar el reclamo' }).isVisible()).toBe(false);
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)).toBe(
      'rgb(255, 255, 255)',
    );
    await page.close();
  });
  it('prints a receipt alone, on half of an A4 page', async () => {
    const page = await open({ width: 680 });
    await page.evaluate(() => {
      // What the piece marks is read at the moment at which it prints.
      window.print = () =>
        document.body.setAttribute('data-marked', document.documentElement.dataset.print ?? '');
    });
    await page.getByRole('button', { name: 'Imprimir' }).click();
    await expect.poll(() => page.locator('body').getAttribute('data-marked')).toBe('receipt');
    expect(await page.locator('html').getAttribute('data-print')).toBeNull();
    await page.emulateMedia({ media: 'print' });
    await page.evaluate(() => {
      document.documentElement.dataset.print = 'receipt';
      document.querySelector('.receipt')?.setAttribute('data-printing', '');
    });
    await expect.poll(() => page.getByText('Su reclamo quedó presentado').isVisible()).toBe(true);
    expect(await page.getByText('Catálogo de piezas', { exact: true }).isVisible()).toBe(false);
    // 148.5 mm less the upper margin of 18 mm, at 96 px an inch.
    const box = await page.locator('.receipt').boundingBox();
    expect(box?.height).toBeLessThan((130 / 25.4) * 96);
    expect(box?.y).toBeLessThan(60);
    await page.close();
  });
});
