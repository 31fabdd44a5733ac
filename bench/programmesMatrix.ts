// How long a programme of 400 indicators × 60 periods × 12 groups takes to open and to take a keystroke, in a real browser; and how
// long the page that everybody reads takes, of one such programme that is approved (its address is SLUG-publica).
// Limit: each view opens in under 1 s; a keystroke is on the screen within 50 ms. On a running house:
// `node bench/programmesMatrix.ts URL EMAIL PASSWORD SLUG`; with `--fill` and DATABASE_URL (of the owner) it makes both first.
import { chromium, type Page } from 'playwright-core';
import { fillLargeMatrix } from '../test/support/largeMatrix.ts';

const [
  url = 'http://localhost:4170',
  email = 'componente@amparo.example',
  password = 'demostracion-componente-2026',
  slug = 'matriz-grande',
] = process.argv.slice(2).filter((one) => !one.startsWith('--'));

const open = `${slug}-publica`;
if (process.argv.includes('--fill')) {
  await fillLargeMatrix(process.env.DATABASE_URL ?? '', slug);
  await fillLargeMatrix(process.env.DATABASE_URL ?? '', open, { isApproved: true });
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--headless=new', '--no-sandbox', '--disable-gpu'],
});
const page = await browser.newPage();
await page.goto(`${url}/ingresar`);
await page.getByLabel('Cédula o correo electrónico').fill(email);
await page.getByLabel('Contraseña').fill(password);
await page.keyboard.press('Enter');
await page.waitForURL('**/mi-cuenta');
const stranger = await browser.newPage();
for (const [name, address, sign] of [
  ['the public list', `${url}/programas`, '.programme-list a'],
  ['the public page', `${url}/programas/${open}`, '#medido'],
] as const)
  console.log(`${name}: ${await opened(stranger, address, sign)}`);
await everyFigure(stranger);
await stranger.close();
const programme = `${url}/escritorio/programas?programa=${slug}`;
for (const [name, address, sign] of [
  ['the list of programmes', `${url}/escritorio/programas`, 'table td'],
  ['the programme', `${programme}&ver=identity`, '[id="identity-1-name"]'],
  ['its follow-up', `${programme}&ver=seguimiento`, 'table td'],
  ['its indicators', `${programme}&ver=indicators`, 'table td'],
  ['its grid', `${programme}&ver=cuadricula`, '[data-at="2 0"]:not([data-locked])'],
] as const)
  console.log(`${name}: ${await opened(page, address, sign)}`);
await keystrokes(page);
await saving(page);
await browser.close();

async function opened(page: Page, address: string, sign: string): Promise<string> {
  const times: number[] = [];
  let bytes = 0;
  page.on('response', (one) => {
    if (one.url().includes('/api/'))
      one.body().then(
        (body) => (bytes += body.length),
        () => 0,
      );
  });
  for (let i = 0; i < 5; i += 1) {
    bytes = 0;
    const begun = performance.now();
    await page.goto(address);
    await page.locator(sign).first().waitFor();
    times.push(Math.round(performance.now() - begun));
  }
  await page.waitForLoadState('networkidle');
  page.removeAllListeners('response');
  const sorted = times.toSorted((a, b) => a - b);
  return `median ${sorted[2]} ms, worst ${sorted[4]} ms (limit 1000), ${Math.round(bytes / 1024)} KB of answers`;
}

/** From opening “each period, with each group” on the public page to its first lines, and to those of the page after. */
async function everyFigure(page: Page): Promise<void> {
  const [first, next]: [number[], number[]] = [[], []];
  for (let i = 0; i < 5; i += 1) {
    await page.goto(`${url}/programas/${open}`);
    await page.locator('#medido').waitFor();
    const figures = page.locator('section[aria-labelledby="medido"] details').first();
    const begun = performance.now();
    await figures.locator('summary').first().click();
    await figures.locator('table td').first().waitFor();
    first.push(performance.now() - begun);
    const turned = performance.now();
    const answered = page.waitForResponse((one) => one.url().includes('/figures?'));
    await figures.getByRole('button', { name: /^(Siguiente|Next)/ }).click();
    await answered;
    await figures.locator('table td').first().waitFor();
    next.push(performance.now() - turned);
  }
  const median = (times: number[]) => Math.round(times.toSorted((a, b) => a - b)[2] ?? 0);
  console.log(
    `its figures with each group: the first page in ${median(first)} ms, the next in ${median(next)} ms, at the median`,
  );
}

async function keystrokes(page: Page): Promise<void> {
  await page.locator('[data-at="2 1"]').focus();
  await page.evaluate(() => {
    const times: number[] = [];
    Object.assign(window, { keystrokes: times });
    addEventListener(
      'keydown',
      () => {
        const begun = performance.now();
        requestAnimationFrame(() => requestAnimationFrame(() => times.push(performance.now() - begun)));
      },
      { capture: true },
    );
  });
  for (const key of '1234567890') {
    await page.keyboard.press(key);
    await page.waitForTimeout(100);
  }
  const times = await page.evaluate(() => (window as unknown as { keystrokes: number[] }).keystrokes);
  await page.keyboard.press('Escape');
  times.sort((a, b) => a - b);
  console.log(
    `a keystroke is on the screen in ${Math.round(times[5] ?? 0)} ms at the median, ${Math.round(times.at(-1) ?? 0)} ms at most (limit 50; two frames are 33)`,
  );
}

/** From Enter to the next cell having the focus with the figure written, and to its being kept. */
async function saving(page: Page): Promise<void> {
  const [shown, kept]: [number[], number[]] = [[], []];
  for (let i = 0; i < 5; i += 1) {
    await page.locator(`[data-at="${2 + i} 1"]`).focus();
    await page.keyboard.type(String(100 + i));
    const answered = page.waitForResponse((one) => one.url().includes('/cells/'));
    const begun = performance.now();
    await page.keyboard.press('Enter');
    await page.locator(`[data-at="${3 + i} 1"]:focus`).waitFor();
    shown.push(performance.now() - begun);
    await answered;
    kept.push(performance.now() - begun);
  }
  const median = (times: number[]) => Math.round(times.toSorted((a, b) => a - b)[2] ?? 0);
  console.log(`a figure is left in ${median(shown)} ms and kept in ${median(kept)} ms, at the median`);
}
