import { existsSync } from 'node:fs';
import axe, { type RunOptions } from 'axe-core';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { watchTraffic } from './quiet.ts';

const places = [
  process.env.CHROMIUM_PATH,
  // The same engine without the windows that nobody looks at: a page opens in a third of the time.
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

if (process.env.CHROMIUM_PATH && !existsSync(process.env.CHROMIUM_PATH))
  throw new Error(`CHROMIUM_PATH names a file that is not there: ${process.env.CHROMIUM_PATH}`);

/** Where a Chromium is on this machine, or nothing. */
export const chromiumPath = places.find((path) => path && existsSync(path));

if (process.env.CI && !chromiumPath)
  throw new Error('In CI a Chromium must be there: install it, or set CHROMIUM_PATH to it.');

/** A browser without a window. It reaches no service of its maker; the caller closes it. */
export async function launchBrowser(): Promise<Browser> {
  return await chromium.launch({
    executablePath: chromiumPath,
    args: [
      '--headless=new',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      '--force-color-profile=srgb',
      '--font-render-hinting=none',
    ],
  });
}

export interface BrowserInTests {
  /** A new page in a context of its own, with nothing remembered; closed with the browser. */
  newPage: (options?: BrowserContextOptions) => Promise<Page>;
}

/** A group of tests that needs a real browser; where none is found it is skipped and says so, and in CI it fails. */
export function describeWithBrowser(name: string, tests: (browser: BrowserInTests) => void): void {
  if (!chromiumPath) {
    // The reporter shows no reason for what is skipped.
    console.warn(`Skipped, since no Chromium was found (set CHROMIUM_PATH): ${name}`);
    describe.skip(name, () => {});
    return;
  }
  describe(name, () => {
    let browser: Browser | undefined;
    beforeAll(async () => {
      browser = await launchBrowser();
    });
    afterAll(async () => {
      await browser?.close();
    });
    tests({
      newPage: async (options) => {
        if (!browser)
          throw new Error('The browser starts before the first test: ask for pages inside tests or hooks.');
        const context = await browser.newContext({
          locale: 'es-EC',
          timezoneId: 'America/Guayaquil',
          ...options,
        });
        // A machine that others share may be slow; what is missing is missing after a minute too.
        context.setDefaultTimeout(60_000);
        const page = await context.newPage();
        watchTraffic(page);
        return page;
      },
    });
  });
}

const criteria = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * Fails with a readable list unless axe finds nothing against WCAG 2.2 A and AA and its best practices.
 *
 * @param within a CSS selector; the whole page unless told.
 */
export async function expectAccessible(page: Page, within?: string): Promise<void> {
  // A blank page has no violations either.
  expect(await rulesPassed(page, { runOnly: { type: 'tag', values: criteria } }, within)).toBeGreaterThan(
    within ? 0 : 5,
  );
}

/** Every rule in the light theme, and in the dark one those that a theme can break: its colours. Leaves the page in the light. */
export async function expectAccessibleInThemes(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: 'dark' });
  await rulesPassed(page, {
    runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] },
  });
  await page.emulateMedia({ colorScheme: 'light' });
  await expectAccessible(page);
}

interface AxeOutcome {
  readonly passed: number;
  readonly found: readonly string[];
}

/**
 * How many rules the page passes; fails where it breaks one. Axe says of what is right only that it is. A page of the house has no
 * frames of others.
 */
async function rulesPassed(
  page: Page,
  options: Pick<RunOptions, 'runOnly'>,
  within?: string,
): Promise<number> {
  await bringAxe(page);
  await comeToRest(page);
  const { passed, found } = await page.evaluate(
    async ([options, within]): Promise<AxeOutcome> => {
      const { axe } = window as unknown as { axe: Pick<typeof import('axe-core'), 'run'> };
      const { violations, passes } = await axe.run(within ?? document, {
        ...options,
        resultTypes: ['violations'],
      });
      const found = violations.map(({ id, help, nodes }) =>
        [
          `${id}: ${help}`,
          ...nodes.map((node) => `    ${node.target.join(' ')}\n      ${node.failureSummary}`),
        ].join('\n'),
      );
      return { passed: passes.length, found };
    },
    [options, within] as const,
  );
  expect(found, found.join('\n')).toEqual([]);
  return passed;
}

const pagesThatBringAxe = new WeakMap<Page, boolean>();

/**
 * Axe enters a document once, however often it is asked. It is long, and to send it again for each document costs more than to look at
 * a short page: a tab whose second document is looked at has it at hand from then on, and unpacks it where it is wanted.
 */
async function bringAxe(page: Page): Promise<void> {
  const isThere = await page.evaluate(() => {
    const here = window as unknown as { axe?: object; unpackAxe?: () => void };
    if (!here.axe) here.unpackAxe?.();
    return here.axe !== undefined;
  });
  if (isThere) return;
  await page.evaluate(axe.source);
  const isAtHand = pagesThatBringAxe.get(page);
  if (isAtHand === false)
    await page.addInitScript({ content: `window.unpackAxe = function () { ${axe.source} };` });
  if (!isAtHand) pagesThatBringAxe.set(page, isAtHand === false);
}

/**
 * Colours on their way from one to another, or of what is just appearing, are nobody's. What turns for ever is not waited for, nor what
 * stands still because nobody sees it: what moves inside closed details never comes to its end.
 */
async function comeToRest(page: Page): Promise<void> {
  await page.bringToFront();
  await page.evaluate(async () => {
    const until = performance.now() + 5_000;
    const moving = () =>
      document
        .getAnimations()
        .filter(
          ({ effect, playState }) =>
            playState !== 'finished' &&
            effect instanceof KeyframeEffect &&
            effect.getComputedTiming().endTime !== Infinity &&
            effect.target?.checkVisibility(),
        );
    const later = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
    // What the last act changes begins to move only as it is drawn.
    await Promise.race([
      new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
      later(500),
    ]);
    for (let still = moving(); still.length > 0 && performance.now() < until; still = moving())
      await Promise.race([
        Promise.allSettled(still.map((one) => one.finished)),
        later(until - performance.now()),
      ]);
  });
}
