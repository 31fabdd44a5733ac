import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { tabTo } from './house.ts';

const headingHasFocus = (page: Page) =>
  page.evaluate(() => document.activeElement?.tagName === 'H2' && document.activeElement.textContent);

/**
 * From the letter to the sealed ballot, by keyboard alone and with the names that a screen reader says.
 *
 * @param marked in the order of the page: names, or `Voto en blanco` with the number of its commission.
 */
export async function markByKeyboard(
  page: Page,
  home: string,
  secret: string,
  marked: readonly string[],
): Promise<void> {
  await page.goto(`${home}/votar`);
  await page.getByRole('textbox', { name: 'Su credencial' }).waitFor();
  await tabTo(page, /^Su credencial/);
  await page.keyboard.type(secret);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Revisar' }).waitFor();
  const commissions = page.getByRole('group');
  await expect.poll(() => commissions.count()).toBe(2);
  for (const name of marked) {
    const blank = /^Voto en blanco (\d)$/.exec(name);
    const box = blank
      ? commissions.nth(Number(blank[1]) - 1).getByRole('checkbox', { name: 'Voto en blanco' })
      : page.getByRole('checkbox', { name });
    for (let i = 0; i < 80 && !(await box.evaluate((one) => one === document.activeElement)); i += 1)
      await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await expect.poll(() => box.isChecked()).toBe(true);
  }
  await tabTo(page, /^Revisar$/);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Revise lo que va a votar' }).waitFor();
  // Each stage takes the focus to its heading, so that who does not see the page hears where she is.
  await expect.poll(() => headingHasFocus(page)).toBe('Revise lo que va a votar');
  await tabTo(page, /^Cifrar la papeleta$/);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Todavía no ha votado' }).waitFor();
  await expect.poll(() => headingHasFocus(page)).toContain('Todavía no ha votado');
}

/** @returns the tracker on the receipt. */
export async function castByKeyboard(page: Page): Promise<string> {
  await tabTo(page, /^Depositar en la urna$/);
  await page.keyboard.press('Enter');
  await page.getByRole('status').getByRole('heading', { name: 'Su voto está en la urna' }).waitFor();
  return (await page.locator('.receipt__digits').textContent())!.trim();
}
