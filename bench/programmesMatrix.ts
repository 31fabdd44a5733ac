// How long a programme of 400 indicators × 60 periods × 12 groups takes to open and to take a keystroke, in a real browser.
// Limit: each view opens in under 1 s; a keystroke is on the screen within 50 ms. On a running house:
// `node bench/programmesMatrix.ts URL EMAIL PASSWORD SLUG`; with `--fill` and DATABASE_URL (of the owner) it makes the programme first.
import { chromium, type Page } from 'playwright-core';
import { fillLargeMatrix } from '../test/support/largeMatrix.ts';

const [
  url = 'http://localhost:4170',
  email = 'componente@amparo.example',
  password = 'demostracion-componente-2026',
  slug = 'matriz-grande',
] = process.argv.slice(2).filter((one) => !one.startsWith('--'));

if (process.argv.includes('--fill')) await fillLargeMatrix(process.env.DATABASE_URL ?? '', slug);

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
