import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { checkDesign } from '../../src/insight/programmes/check.ts';
import type { Canvas, Design } from '../../src/insight/programmes/design.ts';
import type { FieldSpec, Row } from '../../src/insight/programmes/pages/desk/fields.tsx';
import { specsFor } from '../../src/insight/programmes/pages/desk/partSpecs.ts';
import { soundDesign, soundGoals } from '../../src/insight/programmes/soundDesign.ts';
import { describeWithBrowser, expectAccessible } from '../support/browser.ts';
import { type LivedInHouse, openLivedInHouse, signIn } from './house.ts';
import {
  choose,
  enter,
  focused,
  pressesOf,
  reach,
  typeDate,
  typeOver,
  watchPointer,
} from './keyboardHands.ts';
import { firstHalfTold } from './pages.ts';

// The sound design with one of its components: as many fields as there are kinds of them, and less to type.
const objectives = soundDesign.objectives.filter(
  (one) => one.level === 'end' || one.level === 'purpose' || one.id === 'c2' || one.parent === 'c2',
);
const isKept = (id: string | null) => id === null || objectives.some((one) => one.id === id);
const design: Design = {
  ...soundDesign,
  identity: { ...soundDesign.identity, name: 'Programa sin ratón' },
  objectives,
  indicators: soundDesign.indicators.filter((one) => isKept(one.objective)),
  products: soundDesign.products.filter((one) => isKept(one.component)),
  budget: soundDesign.budget.filter((one) => isKept(one.component)),
};
const slug = 'programa-sin-raton';

describeWithBrowser('a programme managed by keyboard alone', ({ newPage }) => {
  let house: LivedInHouse;
  let planner: Page;
  let officer: Page;
  beforeAll(async () => {
    house = await openLivedInHouse();
    planner = await newPage();
    officer = await newPage();
    for (const page of [planner, officer]) {
      await watchPointer(page);
      page.setDefaultTimeout(90_000);
    }
    await signIn(planner, house, 'planner');
    await signIn(officer, house, 'programme-officer');
  });
  afterAll(() => house.close());

  const at = (page: Page, name: string) => page.locator(`[id="${name}"]`);
  const button = (page: Page, name: string | RegExp, exact = true) =>
    page.getByRole('button', { name, exact: exact && typeof name === 'string' });
  const open = (page: Page, part: string, of = slug) =>
    page.goto(`${house.url}/escritorio/programas?programa=${of}&ver=${part}`);
  const typed = (value: unknown) => String(value).replace('.', ',');
  /** Presses Enter on a button and waits until what it sends is kept. */
  const send = async (page: Page, name: string | RegExp, path: string) => {
    const answered = page.waitForResponse(
      (one) => one.url().endsWith(path) && one.request().method() === 'POST',
    );
    await enter(page, button(page, name));
    expect((await answered).status(), path).toBeLessThan(300);
  };
  /** Opens a part from the list of parts, and goes on from its heading. */
  const openPart = async (page: Page, title: string) => {
    await enter(
      page,
      page.getByRole('navigation', { name: 'Partes del programa' }).getByRole('button', {
        name: new RegExp(`^${title}( \\d+ hallazgos?)?$`),
      }),
    );
    await expect.poll(() => focused(page)).toBe(title);
  };

  async function write(page: Page, field: FieldSpec, name: string, row: Row): Promise<void> {
    if (field.shownFor && !field.shownFor(row)) return;
    const value = row[field.key];
    const box = at(page, name);
    const isEmpty = value === null || value === undefined || value === '';
    switch (field.kind) {
      case 'select':
        if (!isEmpty) await choose(page, box, String(value));
        return;
      case 'choices':
        for (const code of value as readonly string[]) {
          await reach(page, page.locator(`input[name="${name}"][value="${code}"]`));
          await page.keyboard.press('Space');
        }
        return;
      case 'check':
        await reach(page, box);
        if ((await box.isChecked()) !== (value === true)) await page.keyboard.press('Space');
        return;
      case 'date':
      case 'month':
        if (!isEmpty) await typeDate(page, box, String(value));
        return;
      case 'lines':
        return typeOver(page, box, ((value as readonly string[] | undefined) ?? []).join('\n'));
      case 'money':
        return typeOver(page, box, typed(Number(value) / 100));
      case 'number':
        return isEmpty ? undefined : typeOver(page, box, typed(value));
      default:
        return isEmpty ? undefined : typeOver(page, box, String(value));
    }
  }

  /** An objective that the page made has its own name: a choice is made by the text that a person reads. */
  async function named(page: Page, field: FieldSpec, name: string, row: Row): Promise<Row> {
    const component = design.objectives.find((one) => one.id === row[field.key]);
    if (!component || (field.key !== 'parent' && field.key !== 'component')) return row;
    const option = at(page, name).locator('option').filter({ hasText: component.text });
    return { ...row, [field.key]: await option.first().getAttribute('value') };
  }

  async function draw(page: Page, canvas: Canvas): Promise<void> {
    for (const node of canvas.nodes) {
      await choose(page, at(page, 'caja-clase'), node.kind);
      await typeOver(page, at(page, 'caja-texto'), node.text);
      await page.keyboard.press('Enter');
      await page.getByRole('table', { name: 'Cajas' }).getByText(node.text, { exact: true }).waitFor();
    }
    const boxOf = (id: string) => {
      const text = canvas.nodes.find((one) => one.id === id)?.text ?? '';
      return page.locator('[id="union-de"] option').filter({ hasText: text }).first().getAttribute('value');
    };
    for (const link of canvas.links) {
      await choose(page, at(page, 'union-de'), String(await boxOf(link.from)));
      await choose(page, at(page, 'union-a'), String(await boxOf(link.to)));
      await typeOver(page, at(page, 'union-razon'), link.why);
      await page.keyboard.press('Enter');
      await page.getByRole('table', { name: 'Uniones' }).getByText(link.why, { exact: true }).waitFor();
    }
    const drawn = (text: string) => page.locator('.programme-box').filter({ hasText: text });
    // A box too many is taken away, and the keyboard goes on from the canvas.
    await typeOver(page, at(page, 'caja-texto'), 'Una caja de más');
    await page.keyboard.press('Enter');
    await reach(page, drawn('Una caja de más'));
    await page.keyboard.press('Delete');
    await drawn('Una caja de más').waitFor({ state: 'detached' });
    await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toBe('programme-canvas');
    const last = drawn(canvas.nodes.at(-1)?.text ?? '?');
    const before = await last.boundingBox();
    await reach(page, last);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    await expect
      .poll(async () => {
        const now = await last.boundingBox();
        return [(now?.x ?? 0) - (before?.x ?? 0), (now?.y ?? 0) - (before?.y ?? 0)].map(Math.round);
      })
      .toEqual([20, 20]);
    await expect.poll(() => page.locator('.programme-canvas svg > path').count()).toBe(canvas.links.length);
  }

  it('is designed from an empty page to a clean check, canvases and sheets too, and approved', async () => {
    expect(checkDesign(design, soundGoals)).toEqual([]);
    const page = planner;
    await page.goto(`${house.url}/escritorio/programas`);
    await at(page, 'nombre').waitFor();
    await typeOver(page, at(page, 'nombre'), design.identity.name);
    await send(page, 'Abrir la página en blanco', '/api/programmes');
    await page.getByRole('heading', { level: 1, name: design.identity.name }).waitFor();

    const parts = specsFor(design);
    for (const spec of [
      ...parts.filter((one) => one.part === 'objectives'),
      ...parts.filter((one) => one.part !== 'objectives'),
    ]) {
      await openPart(page, spec.title.es);
      for (const [i, row] of spec.rows(design).entries()) {
        if (spec.add) {
          await enter(page, button(page, spec.add.es));
          // The keyboard goes on in the first field of what was added.
          const first = await page.evaluate(() => (document.activeElement as HTMLInputElement).name);
          expect(first).toBe(`${spec.part}-${i + 1}-${spec.fields[0]?.key}`);
        }
        for (const field of spec.fields) {
          const name = `${spec.part}-${i + 1}-${field.key}`;
          await write(page, field, name, await named(page, field, name, row));
        }
      }
      await send(page, 'Guardar esta parte', '/parts');
    }
    for (const [part, title] of [
      ['problemTree', 'Árbol de problemas'],
      ['objectiveTree', 'Árbol de objetivos'],
      ['theory', 'Teoría del cambio'],
    ] as const) {
      await openPart(page, title);
      await at(page, 'caja-texto').waitFor();
      await draw(page, design[part]);
      await send(page, 'Guardar esta parte', '/parts');
    }

    await openPart(page, 'Indicadores');
    for (const indicator of design.indicators) {
      await enter(page, button(page, 'Añadir un indicador'));
      await expect.poll(() => focused(page)).toMatch(/^Ficha del indicador: /);
      const objective = design.objectives.find((one) => one.id === indicator.objective);
      const option = at(page, 'ficha-objective')
        .locator('option')
        .filter({ hasText: objective?.text ?? '?' });
      await choose(page, at(page, 'ficha-objective'), String(await option.first().getAttribute('value')));
      for (const key of ['name', 'definition', 'formula', 'unit'] as const)
        await typeOver(page, at(page, `ficha-${key}`), indicator[key]);
      for (const key of ['kind', 'dimension', 'relation', 'frequency', 'aggregation', 'direction'] as const)
        await choose(page, at(page, `ficha-${key}`), String(indicator[key]));
      await typeOver(page, at(page, 'ficha-baselineValue'), typed(indicator.baseline?.value));
      await typeOver(page, at(page, 'ficha-baselinePeriod'), indicator.baseline?.period ?? '');
      await typeOver(page, at(page, 'ficha-responsible'), indicator.responsible);
      for (const [i, one] of indicator.variables.entries()) {
        await enter(page, button(page, 'Añadir: variable'));
        for (const key of ['symbol', 'name', 'unit'] as const)
          await typeOver(page, at(page, `variables-${i + 1}-${key}`), one[key]);
      }
      for (const [i, one] of indicator.disaggregations.entries()) {
        await enter(page, button(page, 'Añadir: desagregación'));
        await typeOver(page, at(page, `disaggregations-${i + 1}-by`), one.by);
        await typeOver(page, at(page, `disaggregations-${i + 1}-groups`), one.groups.join('\n'));
      }
      for (const [i, one] of indicator.means.entries()) {
        await enter(page, button(page, 'Añadir: medio'));
        for (const key of ['name', 'owner', 'where'] as const)
          await typeOver(page, at(page, `means-${i + 1}-${key}`), one[key]);
        await choose(page, at(page, `means-${i + 1}-frequency`), String(one.frequency));
      }
      await send(page, 'Guardar la ficha', '/indicators');
      await enter(page, button(page, `Abrir la ficha de ${indicator.name}`));
      await expect.poll(() => focused(page)).toBe(`Ficha del indicador: ${indicator.name}`);
      for (const [period, goal] of Object.entries(soundGoals(indicator.id)))
        await typeOver(page, at(page, `meta-${period}`), typed(goal));
      await send(page, 'Guardar las metas', '/goals');
      await enter(page, button(page, 'Cerrar sin guardar'));
      // The sheet closed: the keyboard is where it was opened.
      expect(await focused(page)).toBe(`Abrir la ficha de ${indicator.name}`);
    }

    await openPart(page, 'Revisión y aprobación');
    await page.getByText('el diseño está limpio').waitFor();
    await send(page, 'Aprobar el diseño', '/approvals');
    await page.getByText('Aprobado, versión 1').first().waitFor();
    expect(await pressesOf(page)).toBe(0);
  }, 900_000);

  it('is reported with evidence, sent, and returned', async () => {
    const page = officer;
    await open(page, 'seguimiento');
    const indicator = design.indicators.find((one) => one.id === 'i-c2');
    await button(page, new RegExp(`^Abrir 2026-T1, ${indicator?.name}`)).waitFor();
    await enter(page, button(page, new RegExp(`^Abrir 2026-T1, ${indicator?.name}`)));
    await expect.poll(() => focused(page)).toBe(`${indicator?.name}, 2026-T1`);
    const figures = page.getByRole('group', { name: 'Total' }).getByRole('textbox');
    await figures.first().waitFor();
    await typeOver(page, figures.nth(0), '66');
    await typeOver(page, figures.nth(1), '120');
    await page.getByText('Resulta 55 ').waitFor();
    await typeOver(page, at(page, 'nota'), 'Del registro de solicitudes');
    await reach(page, page.locator('input[type=file]'));
    const chooser = page.waitForEvent('filechooser');
    // A browser opens its chooser of files with the space bar.
    await page.keyboard.press('Space');
    await (await chooser).setFiles({
      name: 'registro.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('Registro de solicitudes'),
    });
    await page.getByText('registro.txt').first().waitFor();
    const id = await idOf(indicator?.name ?? '');
    await send(page, 'Guardar', `/reports/${id}/2026-T1`);
    await page.getByText('Capturado una vez').waitFor();
    // The form was made anew, and the keyboard goes on from its heading.
    expect(await focused(page)).toBe(`${indicator?.name}, 2026-T1`);
    await send(page, 'Enviar a revisión', `/reports/${id}/2026-T1`);
    await page.getByText('Espera revisión').first().waitFor();
    expect(await pressesOf(page)).toBe(0);

    await open(planner, 'seguimiento&muestra=submitted');
    await button(planner, /^Abrir 2026-T1/).waitFor();
    await enter(planner, button(planner, /^Abrir 2026-T1/));
    await at(planner, 'razon').waitFor();
    await typeOver(planner, at(planner, 'razon'), 'Falta el registro del mes de marzo');
    await send(planner, 'Devolver', `/reviews/${id}/2026-T1`);
    await planner.getByText('Devuelto').first().waitFor();
    await page.reload();
    await page.getByText('Falta el registro del mes de marzo').first().waitFor();
  }, 300_000);

  /** The name that the page gave an indicator. */
  async function idOf(name: string): Promise<string> {
    const answer = await planner.request.get(`${house.url}/api/programmes-desk/${slug}`);
    const { indicators } = ((await answer.json()) as { design: Pick<Design, 'indicators'> }).design;
    return indicators.find((one) => one.name === name)?.id ?? '?';
  }

  it('has a question of the thirty answered by who plans, and an overlap judged, which everybody reads', async () => {
    const page = planner;
    await open(page, 'preguntas');
    const ask = page.locator('summary').filter({ hasText: /^Responder la pregunta 13$/ });
    await ask.waitFor();
    await enter(page, ask);
    await choose(page, at(page, 'nivel-13'), '3');
    await typeOver(page, at(page, 'respuesta-13'), 'El reglamento dice a quién se atiende y cómo se elige.');
    await send(page, 'Guardar la respuesta', '/answers');
    await page
      .locator('summary')
      .filter({ hasText: /^Cambiar la respuesta de la pregunta 13$/ })
      .waitFor();

    await openPart(page, 'Superposiciones');
    const judge = page.locator('summary').filter({ hasText: 'afiliacion-independientes' });
    await judge.waitFor();
    await enter(page, judge);
    await reach(page, page.locator('input[name="ocurre-afiliacion-independientes"]').first());
    await page.keyboard.press('Space');
    await typeOver(
      page,
      at(page, 'que-se-hace-afiliacion-independientes'),
      'Los dos usan un solo registro de solicitudes desde enero.',
    );
    await send(page, 'Guardar', '/overlaps');
    await page.getByText('Los dos usan un solo registro de solicitudes desde enero.').first().waitFor();
    expect(await pressesOf(page)).toBe(0);

    const citizen = await newPage({ viewport: { width: 390, height: 844 } });
    await citizen.goto(`${house.url}/programas/${slug}/diseno`);
    await citizen.getByText('El reglamento dice a quién se atiende y cómo se elige.').first().waitFor();
    await expectAccessible(citizen);
    await citizen.goto(`${house.url}/superposiciones`);
    await citizen.getByText('Los dos usan un solo registro de solicitudes desde enero.').first().waitFor();
    await citizen.context().close();
  }, 300_000);

  it('has its report of a semester corrected and brought to a party, which a citizen reads on a phone in both languages', async () => {
    const page = planner;
    const period = firstHalfTold();
    const of = 'afiliacion-independientes';
    await open(page, 'informes', of);
    const row = button(page, `Abrir Informe del primer semestre de ${period.slice(0, 4)}`);
    await row.waitFor();
    await enter(page, row);
    await expect.poll(() => focused(page)).toBe(`Informe del primer semestre de ${period.slice(0, 4)}`);
    await page.getByText('Lo que se sabe hoy no es lo que se emitió.').waitFor();
    await send(page, 'Emitir una corrección', `/periodic-reports/${period}`);
    await page.getByText('Dice lo mismo que lo emitido').waitFor();
    // The correction reached nobody yet.
    const note = page.locator('summary').filter({ hasText: /^Anotar la entrega/ });
    await expect.poll(() => note.count()).toBe(5);
    await enter(page, note.filter({ hasText: 'Ministerio del Trabajo' }));
    await choose(page, at(page, 'via-ministerio-del-trabajo'), 'letter');
    await typeOver(page, at(page, 'acuse-ministerio-del-trabajo'), 'Oficio 2041');
    await send(page, 'Guardar la entrega', '/deliveries');
    await page
      .locator('summary')
      .filter({ hasText: /^Anotar otra entrega: Ministerio del Trabajo/ })
      .waitFor();
    await expectAccessible(page);
    expect(await pressesOf(page)).toBe(0);

    const citizen = await newPage({ viewport: { width: 390, height: 844 } });
    await citizen.goto(`${house.url}/programas/${of}`);
    const link = citizen.getByRole('link', { name: `Informe del primer semestre de ${period.slice(0, 4)}` });
    await link.waitFor();
    await enter(citizen, link);
    await citizen.getByText('Es la corrección número 2 de este informe').waitFor();
    await citizen.getByText(/De 3 productos, 1 está hecho, 1 en parte/).waitFor();
    await citizen.getByRole('row', { name: /Ministerio del Trabajo.*oficio/ }).waitFor();
    expect(await citizen.getByText('empleo@trabajo.example').count()).toBe(0);
    const own = `${house.url}/api/programmes/${of}/periodic-reports/${period}`;
    const pdf = await citizen.request.get(`${own}/report.pdf`);
    expect((await pdf.body()).subarray(0, 5).toString('latin1')).toBe('%PDF-');
    const before = await citizen.request.get(`${own}?number=1`);
    expect(((await before.json()) as { issued: { number: number } }).issued.number).toBe(1);
    await citizen.goto(`${house.url}/programas/${of}/informes/${period}?lang=en`);
    await citizen.getByText(/Of 3 products, 1 is done, 1 in part/).waitFor();
    await expectAccessible(citizen);
    expect(
      await citizen.evaluate(() => document.documentElement.scrollWidth - innerWidth),
    ).toBeLessThanOrEqual(0);
    await citizen.context().close();
  }, 300_000);
});
