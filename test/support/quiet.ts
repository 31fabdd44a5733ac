import type { Page, Request } from 'playwright-core';

interface Traffic {
  readonly underWay: Set<Request>;
  /** Requests since the page was made. */
  begun: number;
}

const traffic = new WeakMap<Page, Traffic>();

/** From here on what the page asks for is counted; before its first address. */
export function watchTraffic(page: Page): void {
  const seen: Traffic = { underWay: new Set(), begun: 0 };
  traffic.set(page, seen);
  page.on('request', (request) => {
    seen.begun += 1;
    seen.underWay.add(request);
  });
  const over = (request: Request) => seen.underWay.delete(request);
  page.on('requestfinished', over);
  page.on('requestfailed', over);
}

/**
 * Waits until a page has all it asks for and has done something with it: nothing is under way, nothing says that it is loading, and
 * twice in a row the page had nothing to do. Half a second of silence, which is Playwright's own measure, is longer on a machine with
 * time to spare and too short on one that has none.
 *
 * @throws Error after a minute.
 */
export async function untilQuiet(page: Page): Promise<void> {
  const seen = traffic.get(page);
  if (!seen) throw new Error('Nobody watched this page from its beginning: make it with newPage.');
  const until = Date.now() + 60_000;
  while (Date.now() < until) {
    const before = seen.begun;
    const isAtRest = await page.evaluate(async () => {
      const idle = () => new Promise((done) => requestIdleCallback(done, { timeout: 5_000 }));
      const later = (ms: number) => new Promise((done) => setTimeout(done, ms));
      await idle();
      await later(40);
      await idle();
      return ![...document.querySelectorAll('.loading')].some((one) => one.checkVisibility());
    });
    if (isAtRest && seen.underWay.size === 0 && seen.begun === before) return;
  }
  const left = [...seen.underWay].map((request) => new URL(request.url()).pathname);
  throw new Error(`${page.url()} is not done after a minute; under way: ${left.join(', ') || 'nothing'}`);
}
