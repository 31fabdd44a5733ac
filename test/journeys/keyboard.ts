import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { type PlainDate, partsOf } from '#kernel';
import { tabTo } from './house.ts';

/** How far a form may be from where one stands; whoever must press Tab more often than this gives up. */
const steps = 200;

/** Goes to a field with Tab and writes in it. */
export async function write(page: Page, field: RegExp, text: string): Promise<void> {
  await tabTo(page, field, steps);
  await page.keyboard.type(text);
}

/** Goes to a field that holds something and writes in its place. */
export async function rewrite(page: Page, field: RegExp, text: string): Promise<void> {
  await tabTo(page, field, steps);
  await page.keyboard.press('Control+a');
  await page.keyboard.type(text);
}

export async function press(page: Page, name: RegExp, key: 'Enter' | 'Space' = 'Enter'): Promise<void> {
  await tabTo(page, name, steps);
  await page.keyboard.press(key);
}

/** A list is walked by what is typed into it, as every browser lets one do. */
export async function choose(page: Page, field: RegExp, typed: string): Promise<void> {
  await tabTo(page, field, steps);
  await page.keyboard.type(typed);
}

/** Into a group of choices with Tab, to its first, and then with the arrows to the one that is so called. */
export async function pick(page: Page, group: RegExp, name: RegExp): Promise<void> {
  for (let i = 0; i < steps; i += 1) {
    const legend = await page.evaluate(
      () => document.activeElement?.closest('fieldset')?.querySelector('legend')?.textContent ?? '',
    );
    const radio = await page.evaluate(
      () => (document.activeElement as HTMLInputElement | null)?.type === 'radio',
    );
    if (radio && group.test(legend)) {
      await page.keyboard.press('Space');
      for (let turn = 0; turn < 20; turn += 1) {
        const chosen = await page.evaluate(
          () => document.activeElement?.closest('label')?.textContent?.trim() ?? '',
        );
        if (name.test(chosen)) return;
        await page.keyboard.press('ArrowDown');
      }
      throw new Error(`No choice of ${group} is called ${name}.`);
    }
    await page.keyboard.press('Tab');
  }
  throw new Error(`The keyboard does not reach the choices ${group}.`);
}

/** The three boxes of a day, whose group begins so. */
export async function day(page: Page, group: RegExp, on: PlainDate): Promise<void> {
  const parts = partsOf(on);
  for (const [label, value] of [
    [/^Día/, parts.day],
    [/^Mes/, parts.month],
    [/^Año/, parts.year],
  ] as const) {
    for (let i = 0; ; i += 1) {
      await tabTo(page, label, steps);
      const legend = await page.evaluate(
        () => document.activeElement?.closest('fieldset')?.querySelector('legend')?.textContent ?? '',
      );
      if (group.test(legend)) break;
      if (i > 12) throw new Error(`The keyboard does not reach the day ${group}.`);
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Control+a');
    await page.keyboard.type(String(value));
  }
}

/** Waits until what has the focus says this: nobody who does not see the page is left at its beginning. */
export async function standsOn(page: Page, text: string): Promise<void> {
  await page
    .waitForFunction(
      (wanted) => {
        const held = document.activeElement;
        return held !== null && held !== document.body && held.textContent?.trim().startsWith(wanted);
      },
      text,
      { timeout: 30_000 },
    )
    .catch(async () => {
      const held = await page.evaluate(
        () =>
          `${document.activeElement?.tagName} ${document.activeElement?.textContent?.trim().slice(0, 120)}`,
      );
      expect.fail(`The focus should stand on «${text}» and stands on: ${held}`);
    });
}

/** Goes from a summary of faults to the field of one of them. */
export async function followFault(page: Page, message: string): Promise<void> {
  await page.locator('.errors').first().waitFor();
  await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toBe('errors');
  await press(page, new RegExp(`^${message}`));
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.matches('input, select, textarea')), {
      message: `${message} leads to a field`,
    })
    .toBe(true);
}

interface Walked {
  readonly reached: number;
  readonly faults: readonly string[];
}

/**
 * Walks a page with Tab from its beginning to its end, and fails unless everything that can be operated is reached, is shown to have
 * the focus, and is not hidden under something else; the first stop leads past the head of the page to its content.
 */
export async function expectWalkable(page: Page): Promise<number> {
  const first = await page.evaluate(() => {
    (document.activeElement as HTMLElement | null)?.blur();
    getSelection()?.removeAllRanges();
    scrollTo(0, 0);
    const operable =
      'a[href], button:not([disabled]), input:not([type=hidden], [disabled]), select:not([disabled]), textarea:not([disabled]), summary, [tabindex="0"]';
    const shown = (one: Element) => one.checkVisibility({ visibilityProperty: true });
    const nameOf = (one: Element) =>
      `<${one.tagName.toLowerCase()}> ${(one.getAttribute('aria-label') ?? (one as HTMLInputElement).labels?.[0]?.textContent ?? one.textContent ?? '').trim().slice(0, 60)}`;
    // A group of choices is one stop; a summary is one only in its own details.
    const keyOf = (one: Element): unknown => {
      const radio = one as HTMLInputElement;
      return radio.type === 'radio' ? `${radio.form?.id ?? ''} ${radio.name}` : one;
    };
    const ringed = (one: Element | null) => {
      if (!one) return false;
      const style = getComputedStyle(one);
      return (
        (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1) || style.boxShadow !== 'none'
      );
    };
    const wanted = new Map<unknown, Element>();
    for (const one of document.querySelectorAll(operable)) {
      if (!shown(one) || one.getAttribute('tabindex') === '-1' || one.closest('[inert]')) continue;
      if (one.tagName === 'SUMMARY' && one !== one.closest('details')?.querySelector('summary')) continue;
      wanted.set(keyOf(one), one);
    }
    const faults: string[] = [];
    const reached = new Set<unknown>();
    const order: Element[] = [];
    const onFocus = (event: FocusEvent) => {
      const one = event.target as Element;
      if (order.length > 0 && one === order[0]) {
        state.done = true;
        return;
      }
      order.push(one);
      reached.add(keyOf(one));
      if (
        !ringed(one) &&
        !ringed(one.parentElement) &&
        !ringed(one.nextElementSibling) &&
        !ringed(one.closest('label'))
      )
        faults.push(`${nameOf(one)} does not show that it has the focus`);
      // What slides into sight as it gets the focus is looked at where it comes to rest.
      one.getBoundingClientRect();
      for (const moving of one.getAnimations()) if (moving instanceof CSSTransition) moving.finish();
      // Of what is taller or wider than the window, the part that is in it.
      const points = [...one.getClientRects()]
        .map((box) => ({
          left: Math.max(box.left, 0),
          right: Math.min(box.right, innerWidth),
          top: Math.max(box.top, 0),
          bottom: Math.min(box.bottom, innerHeight),
        }))
        .filter((box) => box.right - box.left > 2 && box.bottom - box.top > 2)
        .flatMap(({ left, right, top, bottom }) =>
          [0.5, 0.1, 0.9].map((part) => [left + (right - left) * part, (top + bottom) / 2] as const),
        );
      const seen = points.some(([x, y]) => {
        const top = document.elementFromPoint(x, y);
        return (
          top !== null &&
          (one.contains(top) ||
            top.contains(one) ||
            (one.closest('label')?.contains(top) ?? false) ||
            [...((one as HTMLInputElement).labels ?? [])].some((label) => label.contains(top)))
        );
      });
      const drawn = [...one.getClientRects()].some((box) => box.width > 2 && box.height > 2);
      if (drawn && !seen) faults.push(`${nameOf(one)} is covered or out of sight when it has the focus`);
    };
    document.addEventListener('focusin', onFocus);
    const state = {
      done: false,
      wanted: wanted.size,
      end(): Walked {
        document.removeEventListener('focusin', onFocus);
        for (const [key, one] of wanted)
          if (!reached.has(key) && shown(one)) faults.push(`${nameOf(one)} is not reached with Tab`);
        const [skip] = order;
        if (!(skip instanceof HTMLAnchorElement) || skip.hash !== '#contenido')
          faults.push(
            `The first stop does not lead to the content but is ${skip ? nameOf(skip) : 'nothing'}`,
          );
        return { reached: reached.size, faults };
      },
    };
    (window as unknown as { walk: typeof state }).walk = state;
    return wanted.size;
  });
  for (let turn = 0; turn < first + 60; turn += 1) {
    await page.keyboard.press('Tab');
    if (
      turn % 20 === 19 &&
      (await page.evaluate(() => (window as unknown as { walk: { done: boolean } }).walk.done))
    )
      break;
  }
  const walked = await page.evaluate(() => (window as unknown as { walk: { end(): Walked } }).walk.end());
  expect(walked.faults, `${page.url()}\n${walked.faults.join('\n')}`).toEqual([]);
  return walked.reached;
}
