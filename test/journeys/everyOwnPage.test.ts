import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { demonstrationSignIns } from '#platform/identity';
import { roles } from '../../src/roles.ts';
import { deskPages } from '../../src/web/deskPages.ts';
import { describeWithBrowser } from '../support/browser.ts';
import { type LivedInHouse, openLivedInHouse, signIn, type Who } from './house.ts';
import { addressOf, expectSound } from './pages.ts';

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

describeWithBrowser('every page of who signed in', ({ newPage }) => {
  let house: LivedInHouse;
  beforeAll(async () => {
    house = await openLivedInHouse();
  });
  afterAll(() => house.close());

  const seats = new Map<Who, Promise<Page>>();
  /** One signed-in page for each visitor, opened when the first of its addresses is visited. */
  const seatOf = (who: Who): Promise<Page> => {
    const seat =
      seats.get(who) ??
      newPage({ reducedMotion: 'reduce' }).then(async (page) => {
        await signIn(page, house, who);
        return page;
      });
    seats.set(who, seat);
    return seat;
  };

  it.each(['/mi-cuenta', '/mi-cuenta?ver=lecturas', '/mi-cuenta?ver=correos', '/mi-cuenta?ver=seguridad'])(
    '%s of who signed in has none either',
    async (address) => {
      await expectSound(await seatOf(null), house, address);
    },
    240_000,
  );

  it.each(deskPages)(
    'the desk’s $path has none either',
    async ({ path, permission }) => {
      const page = await seatOf(visitorOf(permission));
      await expectSound(page, house, addressOf(path));
      expect(new URL(page.url()).pathname).toBe(addressOf(path));
    },
    240_000,
  );
});
