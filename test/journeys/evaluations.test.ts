import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWithBrowser, expectAccessible } from '../support/browser.ts';
import { type LivedInHouse, openLivedInHouse, signIn, tabTo, type Who } from './house.ts';

describeWithBrowser('from an evaluator’s question to what came of it', ({ newPage }) => {
  let house: LivedInHouse;
  beforeAll(async () => {
    house = await openLivedInHouse();
  }, 180_000);
  afterAll(() => house.close());

  const as = async (who: Who, path: string): Promise<Page> => {
    const page = await newPage({ viewport: { width: 1280, height: 900 } });
    page.setDefaultTimeout(60_000);
    await signIn(page, house, who);
    await page.goto(house.url + path);
    return page;
  };
  const press = (page: Page, name: string | RegExp) =>
    page.getByRole('button', { name, exact: true }).click();
  const write = (page: Page, label: string | RegExp, text: string) =>
    page.getByLabel(label, { exact: typeof label === 'string' }).fill(text);
  const open = (page: Page, name: RegExp) => page.getByRole('tab', { name }).click();
  const check = (page: Page, name: string | RegExp) => page.getByRole('checkbox', { name }).check();

  it('an evaluator goes from the terms to a recommendation, is told what is missing, and freezes a version', async () => {
    const page = await as('evaluator', '/escritorio/evaluaciones');
    await press(page, 'Empezar una evaluación');
    await write(page, 'Título, como lo leerá la gente', 'Evaluación del registro único');
    await write(page, 'Programa que se evalúa', 'Registro único de beneficiarios');
    await write(page, 'Código del programa', 'registro-unico');
    await write(page, 'Quién la encarga', 'Dirección General');
    await press(page, 'Empezar');
    await page.getByRole('heading', { name: 'Evaluación del registro único' }).waitFor();
    await page.getByText('No hay términos de referencia').waitFor();

    await write(page, 'Para qué se evalúa', 'Saber si el registro cuenta a cada persona una vez.');
    await write(page, 'Qué abarca', 'Las cuatro prestaciones mayores.');
    await press(page, 'Guardar los términos');
    await page.getByText('No hay términos de referencia').waitFor({ state: 'detached' });

    await open(page, /^Preguntas/);
    await write(page, 'Pregunta', '¿Está cada persona una sola vez?');
    await write(page, /^Indicadores/, 'Personas repetidas sobre personas registradas');
    await check(page, 'Registros y cifras');
    await check(page, 'Análisis documental');
    await press(page, 'Agregar la pregunta');
    await page.getByText('Preguntas que ningún hallazgo contesta: 1').waitFor();

    await open(page, /^Informantes/);
    await page.getByLabel('Categoría').selectOption('institution');
    await write(page, 'Mujeres', '6');
    await write(page, 'Hombres', '4');
    await press(page, 'Anotar las personas');
    await page.getByRole('row', { name: /Representantes de la institución 6 4 10/ }).waitFor();

    await open(page, /^Hallazgos/);
    await check(page, /¿Está cada persona una sola vez\?/);
    await write(page, 'Hallazgo', 'Una de cada veinte personas está dos veces.');
    await page.getByLabel('Clase de la fuente 1').selectOption('record');
    await write(page, /^Qué es la fuente 1/, 'Registro de marzo');
    // The strength shows while it is written.
    await page.getByText('Evidencia: una sola fuente').waitFor();
    await press(page, 'Agregar otra fuente');
    await write(page, 'Qué es la fuente 2', 'Lo que dijo la Ing. Paredes');
    await press(page, 'Agregar el hallazgo');
    // A name is refused, what was written stays, and it is corrected.
    await page.getByText('El texto contiene el nombre de una persona').waitFor();
    await write(page, 'Qué es la fuente 2', 'Personal que registra');
    await press(page, 'Agregar otra fuente');
    await page.getByLabel('Clase de la fuente 3').selectOption('document');
    await write(page, 'Qué es la fuente 3', 'Informe de calidad de datos');
    await page.getByText('Evidencia: fuerte').waitFor();
    await expectAccessible(page);
    await press(page, 'Agregar el hallazgo');
    await page.getByText('Hallazgos1').waitFor();

    await open(page, /^Conclusiones/);
    await write(page, 'Conclusión', 'El registro no sirve todavía para contar a quién se atiende.');
    await check(page, /Una de cada veinte personas/);
    await press(page, 'Agregar la conclusión');
    await page.getByText('No hay conclusiones').waitFor({ state: 'detached' });

    await open(page, /^Recomendaciones/);
    await write(page, 'Título', 'Unir los registros repetidos');
    await write(page, 'Qué se recomienda', 'Cruzar con la cédula y unir antes de cada medición.');
    await press(page, 'Agregar la recomendación');
    await page.getByText('Recomendaciones que no dicen a quién van: 1').waitFor();
    await open(page, /^Publicar/);
    await press(page, 'Publicar y congelar la versión');
    await page.getByText('Todavía falta algo para publicar').waitFor();

    await open(page, /^Recomendaciones/);
    await press(page, 'Corregir 1');
    await write(page, /^A quién se dirige/, 'Dirección de Estadística: Registro, Calidad');
    await page.getByLabel('Prioridad').selectOption('high');
    await page.getByLabel('Plazo').selectOption('short');
    await check(page, /El registro no sirve todavía/);
    await press(page, 'Guardar la corrección');
    await page.getByText('No falta nada: se puede publicar.').waitFor();
    await open(page, /^Publicar/);
    await press(page, 'Publicar y congelar la versión');
    await page.getByText('Está publicada y no cambia.').waitFor();
    await page.getByRole('link', { name: 'Ver la página pública' }).click();
    await page.getByRole('heading', { level: 1, name: 'Evaluación del registro único' }).waitFor();
    await page.getByText('Se entrevistó a 10 personas; 6 son mujeres').waitFor();
    await page.getByText('Ver por qué: 3 fuentes de 3 familias').waitFor();
    await page.context().close();
  }, 240_000);

  it('the institution answers, plans, reports, is told that it is not enough, mends, and another office closes', async () => {
    const id = 'evaluacion-del-registro-unico-1';
    const path = `/escritorio/recomendaciones?recomendacion=${id}`;
    const director = await as('director', path);
    await director.getByRole('radio', { name: 'Se acepta en parte' }).check();
    await write(director, /^Razones/, 'Se unirán las dos prestaciones mayores este año.');
    await write(director, 'Oficina que contesta', 'Dirección General');
    await expectAccessible(director);
    await press(director, 'Publicar la respuesta');
    await write(director, /^Qué se hará/, 'Cruce mensual con la cédula y unión de repetidos.');
    await write(director, 'Oficina responsable', 'Dirección de Estadística');
    await director.getByLabel('Día').fill('31');
    await director.getByLabel('Mes').fill('12');
    await director.getByLabel('Año').fill(String(new Date().getFullYear() + 1));
    await press(director, 'Agregar la acción');
    await write(director, 'Qué se hizo', 'El cruce corre cada mes desde enero.');
    await write(director, /^Evidencia/, 'Bitácora de los cruces.');
    await press(director, 'Enviar a verificación');
    await director.getByText('Reportada, por verificar').waitFor();

    const evaluator = await as('evaluator', path);
    await write(evaluator, 'Qué comprobó, o qué falta', 'La bitácora no dice cuántos repetidos se unieron.');
    await write(evaluator, 'Oficina que verifica', 'Oficina de evaluación');
    await press(evaluator, 'Devolver: no basta');
    await evaluator.getByText('Devuelta: no basta').waitFor();

    await director.reload();
    await director.getByText('La bitácora no dice cuántos repetidos se unieron.').first().waitFor();
    await write(director, 'Qué se hizo', 'La bitácora dice ahora los repetidos unidos cada mes.');
    await write(director, /^Evidencia/, 'Bitácora con el número de uniones.');
    await press(director, 'Enviar a verificación');
    await director.getByText('Reportada, por verificar').waitFor();

    const auditor = await as('auditor', path);
    await write(auditor, 'Qué comprobó, o qué falta', 'Se repitió el cruce de mayo y da lo mismo.');
    await write(auditor, 'Oficina que verifica', 'Auditoría');
    await press(auditor, 'Dar por verificada');
    await write(auditor, 'Qué cambió', 'Cada persona está una sola vez en las dos mayores.');
    await write(auditor, 'Oficina que verifica', 'Auditoría');
    await press(auditor, 'Cerrar como cumplida');
    await auditor.getByText('Cumplida').first().waitFor();

    // Everybody reads it, with the office and without the person.
    const page = await newPage({ viewport: { width: 390, height: 844 } });
    await page.goto(`${house.url}/recomendaciones/${id}`);
    await page.getByText(/Se aceptó en parte, dentro del plazo\. Se cumplió/).waitFor({ timeout: 60_000 });
    await expectAccessible(page);
    for (const one of [page, director, evaluator, auditor]) await one.context().close();
  }, 240_000);

  it('a citizen reads on her phone, by keyboard, what came of recommendation 7, and of one that nobody answered', async () => {
    const page = await newPage({ viewport: { width: 390, height: 844 } });
    page.setDefaultTimeout(60_000);
    await page.goto(`${house.url}/recomendaciones`);
    await page.getByText('14 recomendaciones').waitFor();
    await page.getByLabel('Programa', { exact: true }).selectOption('patss');
    await page.getByText('9 de 14 recomendaciones').waitFor();
    await page
      .locator('h1')
      .focus()
      .catch(() => {});
    await tabTo(page, /^7\. Un monitoreo que mire resultados/, 120);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/recomendaciones/patss-7');
    await page.getByRole('heading', { level: 1, name: /Un monitoreo que mire resultados/ }).waitFor();
    await page
      .getByText(/Se aceptó, [\d.]+ días hábiles después del plazo\. De 3 acciones, 2 están verificadas\./)
      .waitFor();
    await page.getByText('las da una institución sintética', { exact: false }).waitFor();
    await page.getByText('Siete de las once fichas no tienen línea base', { exact: false }).waitFor();
    await expectAccessible(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    );

    await page.goto(`${house.url}/recomendaciones/patss-1`);
    await page.getByText(/Nadie la ha contestado aquí\. .*van [\d.]+ días hábiles de retraso\./).waitFor();
    await page.getByText('Llegó a: Consejo Directivo', { exact: true }).waitFor();

    await page.goto(`${house.url}/recomendaciones/patss-7?lang=en`);
    await page
      .getByText(/It was accepted, [\d,]+ working days after its term\. Of 3 actions, 2 are verified\./)
      .waitFor();
    await page.goto(`${house.url}/recomendaciones?vencidas=si&lang=en`);
    await page.getByText(/of 14 recommendations/).waitFor();
    await page.context().close();
  }, 180_000);
});
