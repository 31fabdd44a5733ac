import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { publicPages } from '../../src/web/publicPages.ts';
import { describeWithBrowser, expectAccessible } from '../support/browser.ts';
import { type LivedInHouse, openLivedInHouse, signIn } from './house.ts';
import { addressOf, expectSound, scriptsOf, settled } from './pages.ts';

const gzippedAt = async (url: string): Promise<number> => {
  const response = await fetch(url);
  expect(response.status, url).toBe(200);
  return gzipSync(await response.arrayBuffer()).length;
};

/** What travels, as it travels: `fetch` would unpack it. */
const received = async (url: string, accepted: string) => {
  const asked = request(url, { headers: { 'accept-encoding': accepted } }).end();
  const [response] = (await once(asked, 'response')) as [IncomingMessage];
  return { headers: response.headers, body: await buffer(response) };
};

const publicAddresses = publicPages.map((page) => addressOf(page.path));

describeWithBrowser('every page', ({ newPage }) => {
  let house: LivedInHouse;
  beforeAll(async () => {
    house = await openLivedInHouse();
  });
  afterAll(() => house.close());

  const scripts = new Map<string, readonly string[]>();
  let visitor: Page | undefined;
  it.each(publicAddresses)(
    '%s has no accessibility violation in either theme, no error, no sideways scroll',
    async (address) => {
      // What a service worker keeps for a day without connection comes after the page, and is not weighed with it below.
      visitor ??= await newPage({ reducedMotion: 'reduce', serviceWorkers: 'block' });
      scripts.set(address, await expectSound(visitor, house, address));
    },
    240_000,
  );

  it('loads little: 150 KB of gzipped script at first for the public, 300 for the desk', async () => {
    const weights = new Map<string, Promise<number>>();
    const weigh = async (urls: readonly string[]) => {
      const each = urls.map((url) => {
        const weight = weights.get(url) ?? gzippedAt(url);
        weights.set(url, weight);
        return weight;
      });
      return (await Promise.all(each)).reduce((sum, bytes) => sum + bytes, 0);
    };
    // Of a page that this run has not looked at yet, as who comes for the first time; four at a time, since most of it is waiting.
    const waiting = publicAddresses.filter((address) => !scripts.has(address));
    await Promise.all(
      Array.from({ length: 4 }, async () => {
        for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
          const page = await newPage({ serviceWorkers: 'block' });
          await settled(page, house, address);
          scripts.set(address, await scriptsOf(page));
          await page.context().close();
        }
      }),
    );
    for (const address of publicAddresses) {
      const bytes = await weigh(scripts.get(address)!);
      expect(bytes, address).toBeGreaterThan(20_000);
      expect(bytes, address).toBeLessThanOrEqual(150_000);
    }
    const page = await newPage({ serviceWorkers: 'block' });
    await signIn(page, house, 'counter');
    await settled(page, house, '/escritorio/atenciones');
    const desk = await weigh(await scriptsOf(page));
    expect(desk).toBeGreaterThan(20_000);
    expect(desk).toBeLessThanOrEqual(300_000);
    await page.context().close();
  }, 600_000);

  it('sends each file packed once, tightly, and plain to who unpacks nothing', async () => {
    const page = await newPage({ serviceWorkers: 'block' });
    await settled(page, house, '/');
    const all = await scriptsOf(page);
    const plain = await Promise.all(all.map((url) => received(url, 'identity')));
    const longest = plain.reduce((a, b) => (a.body.length > b.body.length ? a : b));
    const url = all[plain.indexOf(longest)]!;
    expect(longest.headers['content-encoding']).toBeUndefined();
    for (const [encoding, unpack] of [
      ['br', brotliDecompressSync],
      ['gzip', gunzipSync],
    ] as const) {
      const { headers, body } = await received(url, encoding);
      expect(headers['content-encoding']).toBe(encoding);
      expect(headers.vary).toMatch(/accept-encoding/i);
      expect(headers['cache-control']).toMatch(/immutable/);
      expect(headers['content-type']).toMatch(/javascript/);
      // A length is known only of what was packed before it was asked for.
      expect(headers['content-length']).toBe(String(body.length));
      expect(unpack(body).equals(longest.body)).toBe(true);
    }
    // Chromium's own way of asking; the best that it knows is what it gets.
    const { headers, body } = await received(url, 'gzip, deflate, br, zstd');
    expect(headers['content-encoding']).toBe('br');
    expect(body.length).toBeLessThan(gzipSync(longest.body, { level: 9 }).length * 0.95);
    await page.context().close();
  });

  it('speaks English when asked', async () => {
    const page = await newPage();
    await settled(page, house, '/?lang=en');
    await expect.poll(() => page.locator('html').getAttribute('lang')).toBe('en');
    await page.getByRole('heading', { level: 1, name: 'Social security, in plain sight' }).waitFor();
    await page.context().close();
  });

  it('tells what an operation of the interface takes and answers once someone opens it', async () => {
    const page = await newPage({ viewport: { width: 390, height: 844 } });
    await settled(page, house, '/interfaz');
    expect(await page.locator('pre').count()).toBe(0);
    const all = await page.locator('.law-item').count();
    await page.getByLabel('Buscar una operación').fill('/api/registry/persons/search');
    await expect.poll(() => page.locator('.law-item').count()).toBeLessThan(all);
    await page.locator('summary').first().press('Enter');
    await page.getByText('Respuesta', { exact: true }).waitFor();
    await page.locator('pre').last().waitFor();
    await expectAccessible(page);
    await page.context().close();
  });
});
