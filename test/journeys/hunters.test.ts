import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { describeWithBrowser, expectAccessible, expectAccessibleInThemes } from '../support/browser.ts';
import { expectWalkable } from './keyboard.ts';
import { sidewaysAtLeast } from './pages.ts';

// What every page is looked at with finds nothing on a sound page, and finds each fault that is planted here.
describeWithBrowser('what looks for faults of a page', ({ newPage }) => {
  const show = async (planted = '', style = ''): Promise<Page> => {
    const page = await newPage({ viewport: { width: 390, height: 844 }, reducedMotion: 'reduce' });
    await page.setContent(`<!doctype html><html lang="es"><head><title>Sus aportes</title>
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <style>body { background: #fff; color: #111 } a { color: #003a8c } a, button { display: inline-block; padding: 12px; margin: 8px } :focus-visible { outline: 3px solid } ${style}</style></head>
      <body><a href="#contenido">Ir al contenido</a><header><a href="#inicio">Inicio</a></header>
      <main id="contenido"><h1>Sus aportes</h1><p>Aquí ve lo que aportó.</p><p><button>Descargar</button></p>${planted}</main>
      <footer><a href="#ayuda">Ayuda</a></footer></body></html>`);
    return page;
  };

  it('finds nothing on a sound page', async () => {
    const page = await show();
    await expectAccessibleInThemes(page);
    expect(await expectWalkable(page)).toBe(4);
    expect(await sidewaysAtLeast(page)).toEqual([]);
    await page.context().close();
  });

  it('finds an image without words, and the same again when it is asked again', async () => {
    const page = await show(
      '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==">',
    );
    await expect(expectAccessible(page)).rejects.toThrow('image-alt');
    await expect(expectAccessible(page, 'main')).rejects.toThrow('image-alt');
    await expectAccessible(page, 'footer');
    await page.context().close();
  });

  it('finds letters that only the dark theme makes hard to read', async () => {
    const page = await show(
      '',
      '@media (prefers-color-scheme: dark) { body { background: #111; color: #333 } }',
    );
    await expectAccessible(page);
    await expect(expectAccessibleInThemes(page)).rejects.toThrow('color-contrast');
    await page.context().close();
  });

  it('finds a page that is empty', async () => {
    const page = await newPage();
    await expect(expectAccessible(page)).rejects.toThrow();
    await page.context().close();
  });

  it('finds what is wider than a narrow phone', async () => {
    const page = await show('<div style="width: 400px">Tabla</div>');
    expect(await sidewaysAtLeast(page)).toEqual([expect.stringMatching(/scrolls \d+ px sideways at 320 px/)]);
    await page.context().close();
  });

  it.each([
    [
      'a mark of focus that is missing',
      '',
      'button:focus-visible { outline: none }',
      'Descargar does not show',
    ],
    [
      'something that lies over what has the focus',
      '<div style="position: fixed; inset: 0; background: white"></div>',
      '',
      'Descargar is covered or out of sight',
    ],
    [
      'what Tab never comes to',
      '<p><button onfocus="this.blur()">Otra vez</button><button id="last">Pagar</button></p><script>last.onkeydown = last.previousSibling.onkeydown = (event) => event.preventDefault()</script>',
      'footer { display: block }',
      'Ayuda is not reached',
    ],
    [
      'a first stop that leads elsewhere',
      '<script>document.querySelector("a").remove()</script>',
      '',
      'The first stop does not lead to the content',
    ],
  ])('finds %s', async (_fault, planted, style, said) => {
    const page = await show(planted, style);
    await expect(expectWalkable(page)).rejects.toThrow(said);
    await page.context().close();
  });
});
