import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { publicPages } from '../../src/web/publicPages.ts';
import { describeWithBrowser } from '../support/browser.ts';
import { type LivedInHouse, openLivedInHouse, signIn } from './house.ts';
import { addressOf, expectSound, settled } from './pages.ts';

const publicAddresses = publicPages.map((page) => addressOf(page.path));

describeWithBrowser('every page', ({ newPage }) => {
  let house: LivedInHouse;
  beforeAll(async () => {
    house = await openLivedInHouse();
  });
  afterAll(() => house.close());

  let visitor: Page | undefined;
  it.each(publicAddresses)(
    '%s has no accessibility violation in either theme, no error, no sideways scroll',
    async (address) => {
      visitor ??= await newPage({ reducedMotion: 'reduce' });
      await expectSound(visitor, house, address);
    },
    240_000,
  );

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
      await settled(page, house, address);
      await Promise.all(bodies);
      page.off('response', count);
      return bytes;
    };
    // Each page in a browser that has kept nothing, and four at a time: most of it is waiting.
    const waiting = [...publicAddresses];
    const weights = new Map<string, number>();
    await Promise.all(
      Array.from({ length: 4 }, async () => {
        for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
          const page = await newPage({ serviceWorkers: 'block' });
          weights.set(address, await weigh(page, address));
          await page.context().close();
        }
      }),
    );
    for (const address of publicAddresses) {
      expect(weights.get(address), address).toBeGreaterThan(20_000);
      expect(weights.get(address), address).toBeLessThanOrEqual(150_000);
    }
    const page = await newPage({ serviceWorkers: 'block' });
    await signIn(page, house, 'counter');
    await page.waitForLoadState('networkidle');
    expect(await weigh(page, '/escritorio/atenciones')).toBeLessThanOrEqual(300_000);
    await page.context().close();
  }, 600_000);

  it('speaks English when asked', async () => {
    const page = await newPage();
    await settled(page, house, '/?lang=en');
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await page.getByRole('heading', { level: 1, name: 'Social security, in plain sight' }).waitFor();
    await page.context().close();
  });
});
