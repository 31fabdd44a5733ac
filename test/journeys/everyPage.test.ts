import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addMonths, dateAt } from '#kernel';
import { demonstrationSignIns } from '#platform/identity';
import { roles } from '../../src/roles.ts';
import { deskPages } from '../../src/web/deskPages.ts';
import { publicPages } from '../../src/web/publicPages.ts';
import { describeWithBrowser, expectAccessibleInThemes } from '../support/browser.ts';
import { type LivedInHouse, openLivedInHouse, signIn, type Who } from './house.ts';

const permissionsOf = (role: string): readonly string[] =>
  Object.entries(roles).find(([name]) => name === role)?.[1].permissions ?? [];

/** A holder of the permission that a page of the desk asks for; the first sign-in that has it. */
const visitorOf = (permission: string | null): Who => {
  const one = demonstrationSignIns.find(
    ({ role }) => role !== null && (permission === null || permissionsOf(role).includes(permission)),
  );
  if (!one) throw new Error(`No demonstration sign-in may open the page that asks for ${permission}.`);
  return one.role;
};
/** Addresses that show what stands behind a parameter of a page's path. */
const examples: Readonly<Record<string, string>> = {
  '/resultados/:dimension/:member': '/resultados/province/17',
  '/ley/:id': '/ley/sbu',
  '/comites/:code': '/comites/comite-usuarios-hospital',
  '/comites/:code/visita': '/comites/comite-usuarios-hospital/visita',
  '/supervision/:period': `/supervision/${addMonths(dateAt(Date.now()), -3).slice(0, 4)}-T${Math.ceil(Number(addMonths(dateAt(Date.now()), -3).slice(5, 7)) / 3)}`,
  '/rastro/:slug/:id': '/rastro/auditoria/auditoria-interna-farmacia',
  '/programas/:slug': '/programas/patss',
  '/compras/:ocid': '/compras/ocds-amparo-0001',
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
const addressOf = (path: string): string => {
  const address = examples[path] ?? path;
  if (address.includes(':')) throw new Error(`Say in this test at which address ${path} is visited.`);
  return address;
};
const publicAddresses = publicPages.map((page) => addressOf(page.path));

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

  const expectSound = async (page: Page, address: string) => {
    const faults: string[] = [];
    heard(page, faults);
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 900 });
      await settled(page, address);
      await expectAccessibleInThemes(page);
    }
    await page.setViewportSize({ width: 320, height: 800 });
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (sideways > 0) faults.push(`${address} scrolls ${sideways} px sideways at 320 px`);
    expect(faults).toEqual([]);
    page.removeAllListeners('pageerror');
    page.removeAllListeners('console');
  };

  const heard = (page: Page, faults: string[]) => {
    page.on('pageerror', (error) => faults.push(`${page.url()}: ${error.message}`));
    page.on('console', (message) => {
      // A refusal that a page explains is also told by the browser to its console.
      if (message.type() === 'error' && !/status of 4\d\d/.test(message.text()))
        faults.push(`${page.url()}: ${message.text()}`);
    });
  };

  const seats = new Map<Who | 'public', Promise<Page>>();
  /** One signed-in page for each visitor, opened when the first of its addresses is visited. */
  const seatOf = (who: Who | 'public'): Promise<Page> => {
    const seat =
      seats.get(who) ??
      newPage().then(async (page) => {
        if (who !== 'public') await signIn(page, house, who);
        return page;
      });
    seats.set(who, seat);
    return seat;
  };

  it.each(publicAddresses)(
    '%s has no accessibility violation in either theme, no error, no sideways scroll',
    async (address) => {
      await expectSound(await seatOf('public'), address);
    },
    240_000,
  );

  it.each(['/mi-cuenta', '/mi-cuenta?ver=lecturas', '/mi-cuenta?ver=seguridad'])(
    '%s of who signed in has none either',
    async (address) => {
      await expectSound(await seatOf(null), address);
    },
    240_000,
  );

  it.each(deskPages)(
    'the desk’s $path has none either',
    async ({ path, permission }) => {
      const page = await seatOf(visitorOf(permission));
      await expectSound(page, addressOf(path));
      expect(new URL(page.url()).pathname).toBe(addressOf(path));
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
