import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { deskPages } from '../../src/web/deskPages.ts';
import { publicPages } from '../../src/web/publicPages.ts';
import { describeWithBrowser, expectAccessible } from '../support/browser.ts';
import { type LivedInHouse, openLivedInHouse, signIn, type Who } from './house.ts';

const publicAddresses = publicPages.map((page) =>
  page.path.replace(':dimension/:member', 'province/17').replace(':id', 'sbu'),
);
const desks: readonly (readonly [Who, readonly string[]])[] = [
  ['counter', ['/escritorio', '/escritorio/personas', '/escritorio/atenciones']],
  ['director', ['/escritorio/calidad']],
  ['data-protection-officer', ['/escritorio/duplicados']],
];

describeWithBrowser('every page', ({ newPage }) => {
  let house: LivedInHouse;
  beforeAll(async () => {
    house = await openLivedInHouse();
  });
  afterAll(() => house.close());

  const settled = async (page: Page, address: string) => {
    await page.goto(house.url + address);
    await page.waitForLoadState('networkidle');
    await page.locator('h1').first().waitFor({ state: 'attached' });
  };

  const checked = async (page: Page, address: string, faults: string[]) => {
    for (const [theme, width] of [
      ['light', 390],
      ['dark', 1280],
    ] as const) {
      await page.emulateMedia({ colorScheme: theme });
      await page.setViewportSize({ width, height: 900 });
      await settled(page, address);
      await expectAccessible(page);
    }
    await page.setViewportSize({ width: 320, height: 800 });
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (sideways > 0) faults.push(`${address} scrolls ${sideways} px sideways at 320 px`);
  };

  const heard = (page: Page, faults: string[]) => {
    page.on('pageerror', (error) => faults.push(`${page.url()}: ${error.message}`));
    page.on('console', (message) => {
      // A refusal that a page explains is also told by the browser to its console.
      if (message.type() === 'error' && !/status of 4\d\d/.test(message.text()))
        faults.push(`${page.url()}: ${message.text()}`);
    });
  };

  it('of the public and of the account has no accessibility violation, no error, no sideways scroll', async () => {
    const faults: string[] = [];
    const page = await newPage();
    heard(page, faults);
    for (const address of publicAddresses) await checked(page, address, faults);
    await signIn(page, house, null);
    for (const address of ['/mi-cuenta', '/mi-cuenta?ver=lecturas', '/mi-cuenta?ver=seguridad'])
      await checked(page, address, faults);
    expect(faults).toEqual([]);
    await page.context().close();
  }, 240_000);

  it('of the desk has none either', async () => {
    const faults: string[] = [];
    for (const [who, addresses] of desks) {
      const page = await newPage();
      heard(page, faults);
      await signIn(page, house, who);
      for (const address of addresses) await checked(page, address, faults);
      await page.context().close();
    }
    expect(faults).toEqual([]);
    expect(deskPages.length).toBeGreaterThanOrEqual(6);
  }, 180_000);

  it('loads little: 150 KB of gzipped script at first for the public, 300 for the desk', async () => {
    const weigh = async (page: Page, address: string) => {
      let bytes = 0;
      const bodies: Promise<void>[] = [];
      const count = (response: { url(): string; body(): Promise<Buffer> }) => {
        if (/\/assets\/.*\.js$/.test(response.url()))
          bodies.push(
            response.body().then((body) => {
              bytes += gzipSync(body).length;
            }),
          );
      };
      page.on('response', count);
      await settled(page, address);
      await Promise.all(bodies);
      page.off('response', count);
      return bytes;
    };
    for (const address of publicAddresses) {
      const page = await newPage({ serviceWorkers: 'block' });
      const bytes = await weigh(page, address);
      expect(bytes, address).toBeGreaterThan(20_000);
      expect(bytes, address).toBeLessThanOrEqual(150_000);
      await page.context().close();
    }
    const page = await newPage({ serviceWorkers: 'block' });
    await signIn(page, house, 'counter');
    await page.waitForLoadState('networkidle');
    expect(await weigh(page, '/escritorio/atenciones')).toBeLessThanOrEqual(300_000);
    await page.context().close();
  }, 180_000);

  it('speaks English when asked', async () => {
    const page = await newPage();
    await settled(page, '/?lang=en');
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await page.getByRole('heading', { level: 1, name: 'Social security, in plain sight' }).waitFor();
    await page.context().close();
  });
});
