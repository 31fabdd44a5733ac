import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { addMonths, dateAt } from '#kernel';
import { expectAccessibleInThemes } from '../support/browser.ts';
import { untilQuiet } from '../support/quiet.ts';
import type { LivedInHouse } from './house.ts';
import { expectWalkable } from './keyboard.ts';

/** The last first semester whose reports are in, three weeks after its end: the demonstration issues its report. */
export function firstHalfTold(): string {
  const today = dateAt(Date.now());
  const year = Number(today.slice(0, 4));
  return `${today > `${year}-07-21` ? year : year - 1}-S1`;
}

/** Addresses that show what stands behind a parameter of a page's path. */
const examples: Readonly<Record<string, string>> = {
  '/resultados/:dimension/:member': '/resultados/province/17',
  '/ley/:id': '/ley/sbu',
  '/comites/:code': '/comites/comite-usuarios-hospital',
  '/comites/:code/visita': '/comites/comite-usuarios-hospital/visita',
  '/supervision/:period': `/supervision/${addMonths(dateAt(Date.now()), -3).slice(0, 4)}-T${Math.ceil(Number(addMonths(dateAt(Date.now()), -3).slice(5, 7)) / 3)}`,
  '/rastro/:slug/:id': '/rastro/auditoria/auditoria-interna-farmacia',
  '/programas/:slug': '/programas/patss',
  '/programas/:slug/diseno': '/programas/patss/diseno',
  '/programas/:slug/informes/:period': `/programas/afiliacion-independientes/informes/${firstHalfTold()}`,
  '/compras/:ocid': '/compras/ocds-amparo-0001',
  '/compras/entidades/:party': '/compras/entidades/22',
  '/compras/proveedores/:party': '/compras/proveedores/7',
  '/veedurias/:code': '/veedurias/veeduria-insumos-hospitalarios',
  '/veedurias/credencial/:card': '/veedurias/credencial/0000-0000-0000-0000',
  '/organizaciones/:id': '/organizaciones/59e5f3d6-a8ce-8c0e-893c-f973e2ca5caf',
  '/candidaturas/:code': '/candidaturas/delegados-2023',
  '/reclamos/informes/:year': `/reclamos/informes/${addMonths(dateAt(Date.now()), -3).slice(0, 4)}`,
  '/sorteos/:code': '/sorteos/delegados-2023',
  '/que-cambio/:code': '/que-cambio/turnos-de-emergencia-visibles-mientras-se-espera',
  '/participacion/:code': '/participacion/mesa-cobro-de-pensiones',
  '/participacion/:code/sesiones/:number': '/participacion/mesa-cobro-de-pensiones/sesiones/1',
  '/valuaciones/:number': '/valuaciones/2',
  '/elecciones/:code': '/elecciones/comisiones-consultivas-anterior',
  '/elecciones/:code/votar': '/elecciones/comisiones-consultivas/votar',
  '/elecciones/:code/urna': '/elecciones/comisiones-consultivas-anterior/urna',
  '/elecciones/:code/acta': '/elecciones/comisiones-consultivas-anterior/acta',
  '/elecciones/:code/custodia': '/elecciones/comisiones-consultivas/custodia',
  '/elecciones/:code/credenciales': '/elecciones/comisiones-consultivas/credenciales',
  '/evaluaciones/:slug': '/evaluaciones/patss',
  '/recomendaciones/:id': '/recomendaciones/patss-7',
};
/** The address at which this test visits a page; fails for a path with a parameter that has no example. */
export const addressOf = (path: string): string => {
  const address = examples[path] ?? path;
  if (address.includes(':')) throw new Error(`Say in this test at which address ${path} is visited.`);
  return address;
};

/** Opens a page of the house and waits until it asks for nothing more. */
export async function settled(page: Page, house: LivedInHouse, address: string): Promise<void> {
  await page.goto(house.url + address);
  await untilQuiet(page);
  await page.locator('h1').first().waitFor({ state: 'attached' });
}

/**
 * Fails unless a page is free of axe's violations in both themes at 390 and 1280 px, of errors, and of sideways scroll at 320, and
 * everything on it that can be operated is reached with Tab, in sight and with a mark.
 *
 * @returns the scripts that it asked for as it was opened.
 */
export async function expectSound(
  page: Page,
  house: LivedInHouse,
  address: string,
): Promise<readonly string[]> {
  const faults: string[] = [];
  heard(page, faults);
  // It arrives on a phone, and is then looked at on a wide screen.
  await page.setViewportSize({ width: 390, height: 900 });
  await settled(page, house, address);
  const scripts = await scriptsOf(page);
  await expectAccessibleInThemes(page);
  await expectWalkable(page);
  await page.setViewportSize({ width: 1280, height: 900 });
  await untilQuiet(page);
  await expectAccessibleInThemes(page);
  faults.push(...(await sidewaysAtLeast(page)));
  expect(faults).toEqual([]);
  page.removeAllListeners('pageerror');
  page.removeAllListeners('console');
  return scripts;
}

/** The scripts that a page has asked for since it was opened, its workers' too, wherever they came from. */
export const scriptsOf = (page: Page): Promise<string[]> =>
  page.evaluate(() => [
    ...new Set(
      performance
        .getEntriesByType('resource')
        .map(({ name }) => name)
        .filter((name) => /\/assets\/.*\.js$/.test(name)),
    ),
  ]);

/** Whether the page is wider than the narrowest phone, said as a fault. */
export async function sidewaysAtLeast(page: Page): Promise<string[]> {
  await page.setViewportSize({ width: 320, height: 800 });
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  return sideways > 0 ? [`${new URL(page.url()).pathname} scrolls ${sideways} px sideways at 320 px`] : [];
}

function heard(page: Page, faults: string[]): void {
  page.on('pageerror', (error) => faults.push(`${page.url()}: ${error.message}`));
  page.on('console', (message) => {
    // A refusal that a page explains is also told by the browser to its console.
    if (message.type() === 'error' && !/status of 4\d\d/.test(message.text()))
      faults.push(`${page.url()}: ${message.text()}`);
  });
}
