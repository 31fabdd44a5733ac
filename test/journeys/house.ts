import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { Page } from 'playwright-core';
import { type ComplaintsRoomOptions, complaintsKeysAt } from '#governance/complaints';
import { type Law, workingCalendar } from '#law';
import { loadLaw } from '#law/folder';
import { type Database, openDatabase } from '#platform/database';
import { demonstrationSignIns } from '#platform/identity';
import type { LetterLock, MailSetup } from '#platform/mail';
import { loadDemonstration } from '../../src/demonstration.ts';
import { openSignIn } from '../../src/platform/identity/signInStore.ts';
import { openHouse } from '../../src/server.ts';
import { buildPages } from '../../src/web/server/index.ts';
import { filledDatabase } from '../support/database.ts';

export interface LivedInHouse {
  readonly url: string;
  /** The database as its owner, for what only time or an operator does. */
  readonly ownerUrl: string;
  readonly db: Database;
  readonly app: FastifyInstance;
  /** The room of complaints' own key and folder, of this house alone. */
  readonly complaints: ComplaintsRoomOptions;
  /** The house's clock. */
  readonly now: () => Date;
  close(): Promise<void>;
}

/** The house as people meet it: a small reference institution, the built pages, a port of its own. */
export async function openLivedInHouse(
  options: {
    readonly now?: () => Date;
    readonly law?: Law;
    /** How its letters leave; it has no mail server unless told. */
    readonly mail?: { readonly lock: LetterLock; readonly setup: MailSetup };
  } = {},
): Promise<LivedInHouse> {
  const { appUrl, ownerUrl } = await filledDatabase('demonstration', ({ appUrl }) =>
    loadDemonstration({ appUrl, scale: 3000 }),
  );
  const db = openDatabase({ url: appUrl });
  const complaints = await separateComplaints();
  const app = await openHouse(db, {
    ...options,
    pages: await buildPages(),
    perMinute: 100_000,
    logLevel: 'silent',
    complaints,
  });
  await app.listen({ port: 0, host: '127.0.0.1' });
  const bound = app.server.address();
  return {
    db,
    app,
    ownerUrl,
    complaints,
    now: options.now ?? (() => new Date()),
    // Browsers hold localhost for a safe place, as they do https: service workers work there.
    url: `http://localhost:${typeof bound === 'object' && bound ? bound.port : 0}`,
    async close() {
      // A page that a failed test left open must not keep the house from closing.
      app.server.closeAllConnections();
      await app.close();
      await db.close();
      await rm(complaints.shelf.folder, { recursive: true, force: true });
    },
  };
}

async function separateComplaints(): Promise<ComplaintsRoomOptions> {
  const folder = await mkdtemp(join(tmpdir(), 'amparo-files-'));
  const keys = complaintsKeysAt(join(folder, 'key'));
  const law = loadLaw(join(import.meta.dirname, '..', '..', 'law'));
  return { law, calendar: workingCalendar(law), keys, shelf: { folder, keys } };
}

export type Who = (typeof demonstrationSignIns)[number]['role'];

type Signing = Who | { readonly login: string; readonly password: string };

function credentialsOf(who: Signing): { readonly login: string; readonly password: string } {
  const one =
    who !== null && typeof who === 'object'
      ? who
      : demonstrationSignIns.find((account) => account.role === who);
  if (!one) throw new Error(`No demonstration sign-in has the role ${who}`);
  return one;
}

/**
 * The page is signed in from now on, as one is who did it yesterday; it stays where it is. A second of typing, of a slow hash and of two
 * pages saved each time: signing in itself is tried by hand in `access.test.ts`.
 */
export async function signIn(page: Page, house: LivedInHouse, who: Signing): Promise<void> {
  const { login } = credentialsOf(who);
  const { rows } = await house.db.pool.query<{ id: string }>(
    'select account_id as id from identity.account where email = $1',
    [login],
  );
  if (!rows[0]) throw new Error(`Nobody has an account with the address ${login}.`);
  const facts = { method: 'password', device: 'test', now: house.now() };
  const { token } = await openSignIn(house.db.kysely, rows[0].id, facts);
  await page
    .context()
    .addCookies([{ name: 'amparo', value: token, url: house.url, httpOnly: true, sameSite: 'Lax' }]);
}

/** Signs in as a person does, by keyboard. */
export async function signInByKeyboard(page: Page, house: LivedInHouse, who: Signing): Promise<void> {
  const one = credentialsOf(who);
  await page.goto(`${house.url}/ingresar`);
  await page.getByLabel('Cédula o correo electrónico').focus();
  await page.keyboard.type(one.login);
  await page.keyboard.press('Tab');
  await page.keyboard.type(one.password);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/mi-cuenta');
}

/** Goes on with Tab until what has the focus has this name; fails where the keyboard does not reach it. */
export async function tabTo(page: Page, name: RegExp, steps = 80): Promise<void> {
  for (let i = 0; i < steps; i += 1) {
    const focused = await page.evaluate(() => {
      const element = document.activeElement as HTMLElement | null;
      if (!element || element === document.body) return '';
      const labels = (element as HTMLInputElement).labels;
      return (
        element.getAttribute('aria-label') ??
        (labels?.length ? Array.from(labels, (label) => label.textContent).join(' ') : element.textContent) ??
        ''
      );
    });
    if (name.test(focused)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`The keyboard does not reach ${name} in ${steps} steps.`);
}

/** Gives a score to one of the questions by keyboard: into its group with Tab, then the arrows. */
export async function scoreByKeyboard(page: Page, question: string, score: 1 | 2 | 3 | 4 | 5): Promise<void> {
  for (let i = 0; i < 80; i += 1) {
    const name = await page.evaluate(() => (document.activeElement as HTMLInputElement | null)?.name ?? '');
    if (name === question) {
      await page.keyboard.press('Space');
      for (let step = 1; step < score; step += 1) await page.keyboard.press('ArrowDown');
      return;
    }
    await page.keyboard.press('Tab');
  }
  throw new Error(`The keyboard does not reach the question ${question}.`);
}
