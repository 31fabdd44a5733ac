// How long a matrix of 400 indicators × 60 periods × 12 groups takes to open and to take a keystroke, in a real browser.
// Limit: opens in under 1 s; a keystroke is on the screen within 50 ms. `node bench/programmesMatrix.ts URL EMAIL PASSWORD SLUG`
// on a running house whose programme SLUG holds such a matrix (`--fill` with DATABASE_URL makes it).
import { randomUUID } from 'node:crypto';
import { chromium } from 'playwright-core';
import { singleClient } from '../src/platform/database/index.ts';

const [
  url = 'http://localhost:4170',
  email = 'componente@amparo.example',
  password = 'demostracion-componente-2026',
  slug = 'matriz-grande',
] = process.argv.slice(2).filter((one) => !one.startsWith('--'));

if (process.argv.includes('--fill')) await fill();
await measure();

async function fill(): Promise<void> {
  const client = singleClient(process.env.DATABASE_URL ?? '');
  await client.connect();
  const id = randomUUID();
  const groups = ['mujeres', 'hombres', ...Array.from({ length: 10 }, (_, i) => `grupo ${i + 1}`)];
  const now = new Date();
  const indicators = Array.from({ length: 400 }, (_, i) => ({
    id: `i${i + 1}`,
    objective: 'c1',
    name: `Indicador ${i + 1}`,
    definition: '',
    formula: 'n',
    unit: 'personas',
    kind: null,
    dimension: null,
    relation: null,
    frequency: 'monthly',
    aggregation: 'sum',
    direction: 'ascending',
    thresholds: null,
    baseline: null,
    baselineWhyNot: null,
    means: [],
    responsible: '',
    at: null,
    variables: [{ symbol: 'n', name: 'Personas', unit: 'personas' }],
    disaggregations: [{ by: 'grupo', groups }],
  }));
  const identity = {
    name: 'Matriz grande',
    objective: '',
    code: null,
    country: 'Ecuador',
    executor: '',
    donor: '',
    beneficiary: '',
    starts: '2022-01',
    ends: '2026-12',
    modality: '',
  };
  const actions = [
    { kind: 'created', slug, name: 'Matriz grande', origin: 'desk' },
    { kind: 'part-saved', part: 'identity', value: identity },
    ...indicators.map((indicator) => ({ kind: 'indicator-saved', indicator })),
  ];
  await client.query(
    'insert into programmes.programme (programme_id, slug, origin, created_at) values ($1, $2, $3, $4)',
    [id, slug, 'desk', now],
  );
  await client.query(
    `insert into actions.action (room, stream, seq, at, by_person, body)
     select 'programmes', $1, o, $2, null, b from jsonb_array_elements($3::jsonb) with ordinality as x(b, o)`,
    [id, now, JSON.stringify(actions)],
  );
  await client.query(
    `insert into programmes.report (programme_id, indicator, period, seq, kind, figures, at)
     select $1, 'i' || i, to_char(date '2022-01-01' + p * interval '1 month', 'YYYY-MM'), 1, 'captured',
       (select jsonb_object_agg('grupo=' || g, jsonb_build_object('n', (i * 7 + p * 3) % 900)) from unnest($2::text[]) g), $3
     from generate_series(1, 400) i, generate_series(0, 59) p`,
    [id, groups, now],
  );
  await client.end();
}

async function measure(): Promise<void> {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  });
  const page = await browser.newPage();
  await page.goto(`${url}/ingresar`);
  await page.getByLabel('Cédula o correo electrónico').fill(email);
  await page.getByLabel('Contraseña').fill(password);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/mi-cuenta');
  for (let i = 0; i < 5; i += 1) {
    const begun = performance.now();
    await page.goto(`${url}/escritorio/programas?programa=${slug}&ver=cuadricula`);
    await page.locator('[data-at="1 0"]').waitFor();
    console.log(`opened in ${Math.round(performance.now() - begun)} ms (limit 1000)`);
  }
  const cell = page.locator('[data-at="3 2"]');
  await cell.focus();
  const keys: number[] = [];
  for (const key of '1234567890') {
    keys.push(
      await page.evaluate(
        (typed) =>
          new Promise<number>((resolve) => {
            const box = document.activeElement as HTMLInputElement;
            const begun = performance.now();
            Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(
              box,
              box.value + typed,
            );
            box.dispatchEvent(new Event('input', { bubbles: true }));
            requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - begun)));
          }),
        key,
      ),
    );
  }
  keys.sort((a, b) => a - b);
  console.log(
    `a keystroke is on the screen in ${Math.round(keys[5] ?? 0)} ms at the median, ${Math.round(keys.at(-1) ?? 0)} ms at most (limit 50)`,
  );
  await browser.close();
}
