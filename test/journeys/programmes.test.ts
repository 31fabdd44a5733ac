import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Canvas } from '../../src/insight/programmes/design.ts';
import type { FieldSpec, Row } from '../../src/insight/programmes/pages/desk/fields.tsx';
import { specsFor } from '../../src/insight/programmes/pages/desk/partSpecs.ts';
import { soundDesign, soundGoals } from '../../src/insight/programmes/soundDesign.ts';
import { describeWithBrowser, expectAccessibleInThemes } from '../support/browser.ts';
import { brokenIatiRules } from '../support/iatiRuleset.ts';
import { untilQuiet } from '../support/quiet.ts';
import { type LivedInHouse, openLivedInHouse, signIn, tabTo } from './house.ts';

describeWithBrowser('a programme managed by results', ({ newPage }) => {
  let house: LivedInHouse;
  let planner: Page;
  let officer: Page;
  beforeAll(async () => {
    house = await openLivedInHouse();
    planner = await newPage();
    officer = await newPage();
    await signIn(planner, house, 'planner');
    await signIn(officer, house, 'programme-officer');
  });
  afterAll(() => house.close());

  const slug = 'afiliacion-simple';
  const at = (page: Page, part: string) =>
    page.goto(`${house.url}/escritorio/programas?programa=${slug}&ver=${part}`);
  const save = async (page: Page, name: string | RegExp, path: string) => {
    const answered = page.waitForResponse(
      (one) => one.url().endsWith(path) && one.request().method() === 'POST',
    );
    await page.getByRole('button', { name }).first().click();
    expect((await answered).status(), path).toBeLessThan(300);
  };
  const typed = (value: unknown) => String(value).replace('.', ',');

  /** Fills a field as a person does, by its label's box. */
  async function fill(page: Page, field: FieldSpec, name: string, row: Row): Promise<void> {
    if (field.shownFor && !field.shownFor(row)) return;
    const value = row[field.key];
    const box = page.locator(`[id="${name}"]`);
    switch (field.kind) {
      case 'lines':
        return box.fill(((value as readonly string[] | undefined) ?? []).join('\n'));
      case 'select':
        await (value === null || value === undefined
          ? box.selectOption({ index: 0 })
          : box.selectOption(String(value)));
        return;
      case 'number':
        return box.fill(value === null ? '' : typed(value));
      case 'money':
        return box.fill(typed(Number(value) / 100));
      case 'choices':
        for (const code of value as readonly string[])
          await page.locator(`input[name="${name}"][value="${code}"]`).check();
        return;
      case 'check':
        return box.setChecked(value === true);
      default:
        return box.fill(String(value ?? ''));
    }
  }

  it('is designed from an empty page to a clean check, and approved', async () => {
    const page = planner;
    await page.goto(`${house.url}/escritorio/programas`);
    await page.getByLabel('Nombre del programa').fill('Afiliación simple');
    await expect.poll(() => page.getByLabel('Dirección').inputValue()).toBe(slug);
    await save(page, 'Abrir la página en blanco', '/api/programmes');
    await page.getByRole('heading', { level: 1, name: 'Afiliación simple' }).waitFor();

    // The empty page says at once what is missing, and cannot be approved.
    await at(page, 'revision');
    await page.getByText('Falta el Propósito', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Aprobar el diseño' }).click();
    await page
      .getByRole('alert')
      .getByText(/impiden aprobar/)
      .waitFor();

    // The matrix first, for the other parts name its components.
    const parts = specsFor(soundDesign);
    for (const spec of [
      ...parts.filter((one) => one.part === 'objectives'),
      ...parts.filter((one) => one.part !== 'objectives'),
    ]) {
      await at(page, spec.part);
      const rows = spec.rows(soundDesign);
      await page.getByRole('heading', { level: 2, name: spec.title.es, exact: true }).waitFor();
      for (const [i, row] of rows.entries()) {
        if (spec.add) await page.getByRole('button', { name: spec.add.es, exact: true }).click();
        for (const field of spec.fields) {
          // An objective that the page made has its own name; activities choose their component by its text.
          const named =
            field.key === 'parent' || field.key === 'component'
              ? await nameOf(page, field, `${spec.part}-${i + 1}-${field.key}`, row)
              : row;
          await fill(page, field, `${spec.part}-${i + 1}-${field.key}`, named);
        }
      }
      await save(page, 'Guardar esta parte', '/parts');
    }

    for (const part of ['problemTree', 'objectiveTree', 'theory'] as const)
      await draw(page, part, soundDesign[part]);

    await at(page, 'indicators');
    for (const indicator of soundDesign.indicators) {
      const objective = soundDesign.objectives.find((one) => one.id === indicator.objective);
      await page.getByRole('button', { name: 'Añadir un indicador', exact: true }).click();
      const choices = page.locator('[id="ficha-objective"] option');
      const labels = await choices.allTextContents();
      await page
        .locator('[id="ficha-objective"]')
        .selectOption({ index: labels.findIndex((one) => one.endsWith(objective?.text ?? '?')) });
      const texts = ['name', 'definition', 'formula', 'unit', 'responsible'] as const;
      for (const key of texts) await page.locator(`[id="ficha-${key}"]`).fill(indicator[key]);
      for (const key of ['kind', 'dimension', 'relation', 'frequency', 'aggregation', 'direction'] as const)
        await page.locator(`[id="ficha-${key}"]`).selectOption(String(indicator[key]));
      await page.locator('[id="ficha-baselineValue"]').fill(typed(indicator.baseline?.value));
      await page.locator('[id="ficha-baselinePeriod"]').fill(indicator.baseline?.period ?? '');
      for (const [i, one] of indicator.variables.entries()) {
        await page.getByRole('button', { name: 'Añadir: variable' }).click();
        for (const key of ['symbol', 'name', 'unit'] as const)
          await page.locator(`[id="variables-${i + 1}-${key}"]`).fill(one[key]);
      }
      for (const [i, one] of indicator.disaggregations.entries()) {
        await page.getByRole('button', { name: 'Añadir: desagregación' }).click();
        await page.locator(`[id="disaggregations-${i + 1}-by"]`).fill(one.by);
        await page.locator(`[id="disaggregations-${i + 1}-groups"]`).fill(one.groups.join('\n'));
      }
      for (const [i, one] of indicator.means.entries()) {
        await page.getByRole('button', { name: 'Añadir: medio' }).click();
        for (const key of ['name', 'owner', 'where'] as const)
          await page.locator(`[id="means-${i + 1}-${key}"]`).fill(one[key]);
        await page.locator(`[id="means-${i + 1}-frequency"]`).selectOption(String(one.frequency));
      }
      await save(page, 'Guardar la ficha', '/indicators');
      await page.getByRole('button', { name: `Abrir la ficha de ${indicator.name}` }).click();
      for (const [period, goal] of Object.entries(soundGoals(indicator.id)))
        await page.locator(`[id="meta-${period}"]`).fill(typed(goal));
      await save(page, 'Guardar las metas', '/goals');
      await page.getByRole('button', { name: 'Cerrar sin guardar' }).click();
    }

    await at(page, 'revision');
    await page.getByText('el diseño está limpio').waitFor();
    await save(page, 'Aprobar el diseño', '/approvals');
    await page.getByText('Aprobado, versión 1').first().waitFor();
    await page.goto(`${house.url}/programas/${slug}`);
    await page.getByRole('heading', { level: 1, name: soundDesign.identity.name }).waitFor();
    // Everybody reads it as a MIR: four levels in order, each with its summary, indicators, means and assumptions.
    const mir = page.getByRole('table', { name: 'Matriz de indicadores para resultados (MIR)' });
    await expect
      .poll(() => mir.getByRole('columnheader').allTextContents())
      .toEqual(['Nivel', 'Resumen narrativo', 'Indicadores', 'Medios de verificación', 'Supuestos']);
    await expect
      .poll(() => mir.getByRole('rowheader').allTextContents())
      .toEqual(['Fin', 'Propósito', 'Componente', 'Actividad', 'Actividad', 'Componente', 'Actividad']);
    const purpose = mir.getByRole('row', { name: /^Propósito/ });
    for (const text of [
      'Las personas trabajadoras independientes cotizan de forma continua a la seguridad social',
      'Independientes que cotizan nueve meses o más',
      'Registro de afiliación',
      'Los ingresos del trabajo por cuenta propia se mantienen',
    ])
      await purpose.getByText(text, { exact: true }).waitFor();
  }, 300_000);

  /** The page gives each objective its own identifier; a choice is made by the text that a person reads. */
  async function nameOf(page: Page, field: FieldSpec, name: string, row: Row): Promise<Row> {
    const component = soundDesign.objectives.find((one) => one.id === row[field.key]);
    if (!component) return row;
    const option = page.locator(`[id="${name}"] option`).filter({ hasText: component.text });
    return { ...row, [field.key]: await option.first().getAttribute('value') };
  }

  async function draw(page: Page, part: string, canvas: Canvas): Promise<void> {
    await at(page, part);
    for (const node of canvas.nodes) {
      await page.getByLabel('Clase').selectOption(node.kind);
      await page.getByLabel('Qué dice').fill(node.text);
      await page.getByRole('button', { name: 'Añadir una caja' }).click();
    }
    for (const link of canvas.links) {
      const label = async (id: string) => {
        const text = canvas.nodes.find((one) => one.id === id)?.text ?? '';
        return page.locator('[id="union-de"] option').filter({ hasText: text }).first().getAttribute('value');
      };
      await page.locator('[id="union-de"]').selectOption(await label(link.from));
      await page.locator('[id="union-a"]').selectOption(await label(link.to));
      await page.getByLabel('Por qué lo uno lleva a lo otro').fill(link.why);
      await page.getByRole('button', { name: 'Unir', exact: true }).click();
    }
    // The table says the same as the drawing: every box, every link with its reason.
    const boxes = page.getByRole('table', { name: 'Cajas' });
    const links = page.getByRole('table', { name: 'Uniones' });
    for (const node of canvas.nodes) await boxes.getByText(node.text, { exact: true }).waitFor();
    for (const link of canvas.links) await links.getByText(link.why, { exact: true }).waitFor();
    await expect.poll(() => boxes.getByRole('row').count()).toBe(canvas.nodes.length + 1);
    await expect.poll(() => page.locator('.programme-canvas svg > path').count()).toBe(canvas.links.length);
    // The keyboard moves a box as the mouse does.
    const last = canvas.nodes.at(-1)?.text ?? '?';
    const box = page.locator('.programme-box').filter({ hasText: last });
    const before = await box.boundingBox();
    await box.focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await expect
      .poll(async () => Math.round(((await box.boundingBox())?.y ?? 0) - (before?.y ?? 0)))
      .toBe(40);
    await save(page, 'Guardar esta parte', '/parts');
  }

  it('is reported by who is responsible, with evidence, and returned with its reason', async () => {
    const page = officer;
    await at(page, 'seguimiento');
    await page.getByRole('button', { name: /Abrir 2026-T1, Personas independientes afiliadas/ }).click();
    const women = page.getByRole('group', { name: 'sexo: mujeres' }).getByRole('textbox');
    await women.fill('2100');
    await page.getByText('faltan datos').first().waitFor();
    await page.getByRole('group', { name: 'sexo: hombres' }).getByRole('textbox').fill('3150');
    await page.getByText('Resulta 5.250 personas').waitFor();
    await page.locator('input[type=file]').setInputFiles({
      name: 'reporte-2025-T4.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('Reporte del cuarto trimestre'),
    });
    await page.getByText('reporte-2025-T4.txt').first().waitFor();
    await save(page, 'Guardar', '/reports/i3/2026-T1');
    await page.getByText('Capturado una vez').waitFor();
    await save(page, 'Enviar a revisión', '/reports/i3/2026-T1');
    await page.getByText('Espera revisión').first().waitFor();

    // Who reviews opens the file and returns the report.
    await planner.goto(
      `${house.url}/escritorio/programas?programa=${slug}&ver=seguimiento&muestra=submitted`,
    );
    await planner.getByRole('button', { name: /Abrir 2026-T1/ }).click();
    const download = planner.waitForEvent('download');
    await planner.getByRole('link', { name: 'reporte-2025-T4.txt' }).click();
    expect(readFileSync(await (await download).path(), 'utf8')).toBe('Reporte del cuarto trimestre');
    await planner.getByLabel('Por qué lo devuelve').fill('La evidencia es del trimestre anterior');
    await save(planner, 'Devolver', '/reviews/i3/2026-T1');
    await planner.getByText('Devuelto').first().waitFor();

    await page.reload();
    await page.getByText('Se lo devolvieron').waitFor();
    await page.getByText('La evidencia es del trimestre anterior').first().waitFor();
    await expect
      .poll(() => page.getByRole('group', { name: 'sexo: mujeres' }).getByRole('textbox').inputValue())
      .toBe('2100');
  }, 240_000);

  it('is reached by keyboard, and sound at the desk in both themes and on a phone', async () => {
    const page = planner;
    await at(page, 'objectives');
    await page.getByRole('heading', { level: 2, name: 'Matriz' }).waitFor();
    await tabTo(page, /^Seguimiento/, 120);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 2, name: 'Seguimiento' }).waitFor();
    for (const part of ['theory', 'objectives', 'indicators', 'revision', 'seguimiento', 'entrega'])
      for (const width of [1280, 390]) {
        await page.setViewportSize({ width, height: 900 });
        await at(page, part);
        await page.locator('h1').first().waitFor();
        await untilQuiet(page);
        await expectAccessibleInThemes(page);
        const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect(sideways, `${part} at ${width}`).toBeLessThanOrEqual(0);
      }
  }, 300_000);

  it('is a grid whose cells are written and saved, and sound for who cannot see it', async () => {
    const page = officer;
    await page.goto(`${house.url}/escritorio/programas?programa=afiliacion-independientes&ver=cuadricula`);
    const cell = page
      .getByRole('gridcell', { name: /^Funcionarios capacitados · aprobaron · Total, \d{4}-T1: / })
      .first();
    const find = page.getByLabel('Mostrar los indicadores que digan');
    await find.fill('funcionarios');
    await cell.click();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('120');
    const answered = page.waitForResponse(
      (one) => one.url().endsWith('-T1') && one.url().includes('/cells/'),
    );
    await page.keyboard.press('Enter');
    expect((await answered).status()).toBe(200);
    await page.getByText('Todo está guardado').waitFor();
    await page.reload();
    await find.fill('funcionarios');
    await expect.poll(() => cell.textContent()).toBe('120');
    await expectAccessibleInThemes(page);
  }, 90_000);

  it('goes out as IATI that keeps the standard’s ruleset, and the ruleset sees what is spoilt', async () => {
    const page = await newPage();
    await page.goto(`${house.url}/programas`);
    const ruleset = readFileSync(
      join(import.meta.dirname, '../../cases/iati/2.03/standard-ruleset.json'),
      'utf8',
    );
    const today = new Date().toISOString().slice(0, 10);
    const xmlOf = async (of: string) =>
      (await page.request.get(`${house.url}/api/programmes/${of}/iati.xml`)).text();
    for (const of of ['patss', 'ec-t1241', 'e-045', slug, 'afiliacion-independientes'])
      expect(await brokenIatiRules(page, await xmlOf(of), ruleset, today), of).toEqual([]);
    const spoil = async (from: RegExp, to: string) =>
      brokenIatiRules(page, (await xmlOf('patss')).replaceAll(from, to), ruleset, today);
    expect(await spoil(/<activity-date type="[12]"[^>]*>/g, '')).toContain('6.11.1');
    expect(await spoil(/<sector [^>]*>/g, '')).toContain('6.2.2');
    expect(await spoil(/(<activity-date type="3" iso-date=")[^"]*/g, '$11999-01-01')).toContain('11.1.2');
    expect(await spoil(/percentage="100"/g, 'percentage="40"')).toContain('3.1.4');
    expect(await spoil(/(<transaction-date iso-date=")[^"]*/g, '$12999-01-01')).toContain('11.2.1');
    await page.context().close();
  }, 240_000);
});
