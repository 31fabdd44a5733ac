import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

/** Notes every press of a mouse or a finger from here on, so that a journey by keyboard can prove that there was none. */
export async function watchPointer(page: Page): Promise<void> {
  await page.addInitScript(() => {
    addEventListener(
      'pointerdown',
      () => sessionStorage.setItem('pressed', String(Number(sessionStorage.getItem('pressed')) + 1)),
      true,
    );
  });
}
export const pressesOf = (page: Page): Promise<number> =>
  page.evaluate(() => Number(sessionStorage.getItem('pressed')));

/** Goes to a control with Tab, or with Shift+Tab where it stood before; fails where the keyboard does not reach it. */
export async function reach(page: Page, target: Locator, steps = 300): Promise<void> {
  const element = await target.first().elementHandle();
  if (!element) throw new Error('What the keyboard should reach is not there.');
  for (let i = 0; i < steps; i += 1) {
    const key = await element.evaluate((wanted) => {
      const now = document.activeElement;
      if (now === wanted) return null;
      if (!now || now === document.body) return 'Tab';
      return now.compareDocumentPosition(wanted) & Node.DOCUMENT_POSITION_FOLLOWING ? 'Tab' : 'Shift+Tab';
    });
    if (key === null) return;
    await page.keyboard.press(key);
  }
  throw new Error(`The keyboard does not reach ${target} in ${steps} steps.`);
}

/** Goes to a control and presses Enter on it. */
export async function enter(page: Page, target: Locator): Promise<void> {
  await reach(page, target);
  await page.keyboard.press('Enter');
}

/** Types over what a field holds. */
export async function typeOver(page: Page, target: Locator, text: string): Promise<void> {
  await reach(page, target);
  if (await target.first().inputValue()) await page.keyboard.press('Control+A');
  await page.keyboard.type(text);
}

/** Chooses in a list with the arrows, as one does without opening it. */
export async function choose(page: Page, target: Locator, value: string): Promise<void> {
  await reach(page, target);
  const place = await target
    .first()
    .evaluate(
      (list, wanted) => [...(list as HTMLSelectElement).options].findIndex((one) => one.value === wanted),
      value,
    );
  if (place < 0) throw new Error(`There is no choice ${value}.`);
  await page.keyboard.press('Home');
  for (let i = 0; i < place; i += 1) await page.keyboard.press('ArrowDown');
  await expect.poll(() => target.first().inputValue()).toBe(value);
}

/** Types a day or a month into the browser's own field, whose parts stand in the order of its language. */
export async function typeDate(page: Page, target: Locator, value: string): Promise<void> {
  const [year = '', month = '', day] = value.split('-');
  await reach(page, target);
  if (day === undefined) {
    // The month is a word: the arrow goes from none to January, and on.
    for (let i = 0; i < Number(month); i += 1) await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.type(year);
  } else
    for (const order of [day + month + year, month + day + year]) {
      await page.keyboard.type(order);
      if ((await target.first().inputValue()) === value) break;
      // Back to its first part.
      for (let i = 0; i < 3; i += 1) await page.keyboard.press('ArrowLeft');
    }
  await expect.poll(() => target.first().inputValue()).toBe(value);
}

/** The text of what has the focus. */
export const focused = (page: Page): Promise<string> =>
  page.evaluate(() => document.activeElement?.textContent?.trim() ?? '');
