import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWithBrowser, expectAccessible } from '../support/browser.ts';
import { untilQuiet } from '../support/quiet.ts';
import { type LivedInHouse, openLivedInHouse, signIn } from './house.ts';

const desk = '/escritorio/programas?programa=afiliacion-independientes&ver=';
const parts = [
  ...['identity', 'situation', 'populations', 'equity', 'scope', 'problemTree', 'objectiveTree', 'theory'],
  ...['objectives', 'indicators', 'evidence', 'risks', 'stakeholders', 'roles', 'budget', 'products'],
  ...[
    'sustainability',
    'alignment',
    'reports',
    'cronograma',
    'revision',
    'preguntas',
    'superposiciones',
    'intercambio',
  ],
  ...['seguimiento', 'entrega', 'informes', 'cuadricula'],
];
const open = [
  '/programas',
  '/programas/patss',
  '/programas/ec-t1241',
  '/programas/e-045',
  '/programas/afiliacion-independientes',
  '/programas/patss/diseno',
  '/superposiciones',
  '/evaluaciones',
  '/evaluaciones/patss',
  '/recomendaciones',
  '/recomendaciones/patss-7',
];

describeWithBrowser('programmes and evaluations in English', ({ newPage }) => {
  let house: LivedInHouse;
  beforeAll(async () => {
    house = await openLivedInHouse();
  });
  afterAll(() => house.close());

  const inEnglish = async (who?: 'planner' | 'evaluator') => {
    const page = await newPage({ locale: 'en-US' });
    if (who) await signIn(page, house, who);
    await page.context().addCookies([{ name: 'lang', value: 'en', url: house.url }]);
    return page;
  };
  const visit = async (page: Page, address: string) => {
    await page.goto(house.url + address);
    await untilQuiet(page);
    await page.locator('h1').first().waitFor();
  };

  it('has no Spanish word of the interface’s own on the pages that everybody reads', async () => {
    const page = await inEnglish();
    const found: string[] = [];
    for (const address of open) {
      await visit(page, address);
      found.push(...(await spanishLeft(page)).map((text) => `${address}: ${text}`));
      await expectAccessible(page);
    }
    expect(found).toEqual([]);
  }, 300_000);

  it('has none in the parts of a design, its follow-up and its grid', async () => {
    const page = await inEnglish('planner');
    const found: string[] = [];
    for (const address of ['/escritorio/programas', ...parts.map((part) => desk + part)]) {
      await visit(page, address);
      found.push(...(await spanishLeft(page)).map((text) => `${address}: ${text}`));
      // Its parts are seen by axe on a phone, in both languages, below.
      if (address === '/escritorio/programas') await expectAccessible(page);
    }
    expect(found).toEqual([]);
  }, 600_000);

  it('is sound on a phone in every part, in both languages', async () => {
    const page = await inEnglish('planner');
    await page.setViewportSize({ width: 390, height: 844 });
    const wide: string[] = [];
    for (const lang of ['en', 'es'])
      for (const part of parts) {
        await visit(page, `${desk}${part}&lang=${lang}`);
        await expectAccessible(page);
        const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        if (sideways > 0) wide.push(`${part} in ${lang}: ${sideways} px`);
      }
    expect(wide).toEqual([]);
  }, 900_000);

  it('has none at the desk of evaluations and of recommendations', async () => {
    const page = await inEnglish('evaluator');
    const found: string[] = [];
    for (const address of ['/escritorio/evaluaciones', '/escritorio/recomendaciones']) {
      await visit(page, address);
      found.push(...(await spanishLeft(page)).map((text) => `${address}: ${text}`));
      await expectAccessible(page);
    }
    expect(found).toEqual([]);
  }, 120_000);

  it('sees Spanish where it is left', async () => {
    const page = await inEnglish();
    await visit(page, '/programas');
    await page.evaluate(() => {
      const spoilt = document.createElement('p');
      spoilt.textContent = 'Qué dice la matriz del programa';
      document.querySelector('main')?.append(spoilt);
    });
    expect(await spanishLeft(page)).toEqual(['Qué dice la matriz del programa']);
  }, 120_000);
});

/** Texts and names inside the page's content that stand as English and have words that only Spanish has. */
async function spanishLeft(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const spanish =
      /[ñ¿¡]|(?<![\p{L}])(?:el|los|las|del|que|para|con|por|una|según|está|están|también|sin|más|qué|cómo|quién|todavía)(?![\p{L}])/iu;
    const main = document.querySelector('main') ?? document.body;
    const found = new Set<string>();
    const look = (element: Element, text: string | null) => {
      const isEnglish = element.closest('[lang]')?.getAttribute('lang')?.startsWith('en');
      if (isEnglish && text && spanish.test(text)) found.add(text.trim().slice(0, 120));
    };
    const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      if (node.parentElement && !['SCRIPT', 'STYLE', 'TEXTAREA'].includes(node.parentElement.tagName))
        look(node.parentElement, node.textContent);
    return [...found];
  });
}
