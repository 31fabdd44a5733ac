import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { transaction } from '#platform/database';
import { createAccount } from '#platform/identity';
import { describeWithBrowser, expectAccessible } from '../support/browser.ts';
import { type LivedInHouse, openLivedInHouse, signIn } from './house.ts';

const facility = 'HO-1001-01';
const password = 'lagunas y volcanes del norte';
const phone = { width: 390, height: 844 };
const desk = { width: 1280, height: 900 };

describeWithBrowser('what is founded and called at the desk', ({ newPage }) => {
  let house: LivedInHouse;
  let place = '';
  const members: string[] = [];
  beforeAll(async () => {
    house = await openLivedInHouse();
    place = (await house.db.pool.query('select name from services.facility where code = $1', [facility]))
      .rows[0].name;
    const { rows } = await house.db.pool.query(
      `select person_id as "personId" from registry.person p
       where not exists (select from identity.account a where a.person_id = p.person_id) order by person_id desc limit 6`,
    );
    for (const [i, { personId }] of rows.entries()) {
      const email = `vecina-${i + 1}@correo.example`;
      await transaction(house.db, (trx) => createAccount(trx, { personId, email, password }, new Date()));
      await house.db.pool.query(
        `insert into quality.attention (attention_id, person_id, service, facility, insurance, requested_at, attended_at, source, origin, reference)
         select gen_random_uuid(), $1::uuid, (select code from services.service order by position limit 1), $2, (select code from services.insurance order by position limit 1),
                now() - interval '48 days', now() - interval '40 days', 'synthetic', 'journey', $1::text`,
        [personId, facility],
      );
      members.push(email);
    }
  });
  afterAll(() => house.close());

  const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
  const onStep = (page: Page, name: string) => page.getByRole('heading', { level: 2, name }).waitFor();
  const fillDay = async (page: Page, inDays: number) => {
    const day = new Date(Date.now() + inDays * 86_400_000);
    for (const [label, value] of [
      ['Día', day.getUTCDate()],
      ['Mes', day.getUTCMonth() + 1],
      ['Año', day.getUTCFullYear()],
    ] as const)
      await page.getByLabel(label, { exact: true }).first().fill(String(value));
  };

  it.each([
    ['a desk', desk, 'Mesa sobre turnos de consulta externa', 'mesa-sobre-turnos-de-consulta-externa'],
    ['a phone', phone, 'Mesa sobre recetas electrónicas', 'mesa-sobre-recetas-electronicas'],
  ])(
    'a space is founded step by step on %s, and what was typed outlives a lost connection',
    async (_where, viewport, title, code) => {
      const page = await newPage({ viewport });
      await signIn(page, house, 'board-secretary');
      await page.goto(`${house.url}/escritorio/espacios`);
      await page.getByRole('link', { name: 'Fundar un espacio' }).click();
      await onStep(page, 'Qué es');
      // Nothing is let through unanswered, and each fault leads to its field.
      await press(page, 'Continuar');
      await page.getByRole('link', { name: 'Escriba cómo se llama, entre 3 y 160 letras' }).waitFor();
      await page.getByLabel('Cómo se llama').fill(title);
      await page.getByLabel('Para qué existe').fill('Opinar sobre cómo se dan los turnos y las recetas.');
      await expect.poll(() => page.getByLabel('Nombre corto').inputValue()).toBe(code);
      await page.getByLabel('Participación directa', { exact: true }).check();
      await page.getByLabel('Implementación', { exact: true }).check();
      await expectAccessible(page);
      await press(page, 'Continuar');

      await onStep(page, 'Qué se puede hacer en él');
      await page.getByLabel('Informativo', { exact: true }).check();
      await page.getByText('Ninguna participación: solo se publican documentos y se informa.').waitFor();
      await page.getByLabel('Decisorio', { exact: true }).check();
      await press(page, 'Continuar');
      await page.getByRole('link', { name: 'Escriba la resolución del Consejo Directivo' }).waitFor();
      await page.getByLabel('Consultivo', { exact: true }).check();
      await page.getByText(/debe una respuesta con razones a cada aporte, en 15 días hábiles/).waitFor();
      await expectAccessible(page);
      await press(page, 'Continuar');

      await onStep(page, 'Con qué base y hasta cuándo');
      await page.getByLabel('Base legal').fill('Ley Orgánica de Participación Ciudadana, art. 80');
      await page.getByLabel('Temporal', { exact: true }).check();
      await fillDay(page, 200);
      await press(page, 'Continuar');
      await onStep(page, 'Quiénes');
      await page.getByLabel('Cualquier persona con cuenta').check();
      await press(page, 'Continuar');
      await onStep(page, 'Cómo decide');
      await page.getByLabel('Mayoría').selectOption('two-thirds');
      await page.getByText(/Se aprueba con dos tercios o más de quienes estaban presentes/).waitFor();
      await expectAccessible(page);
      await press(page, 'Continuar');

      await onStep(page, 'Revise antes de fundar');
      await page.context().setOffline(true);
      await press(page, 'Fundar el espacio');
      await page.getByText('No hay conexión con el servidor').waitFor();
      await page.context().setOffline(false);
      // Even a page loaded again has everything that was typed.
      await page.reload();
      await onStep(page, 'Revise antes de fundar');
      await page.getByText('Ley Orgánica de Participación Ciudadana, art. 80').waitFor();
      await expectAccessible(page);
      await press(page, 'Fundar el espacio');
      await page.getByText('El espacio quedó fundado. Ahora designe su secretaría.').waitFor();

      // Without a secretary it does not meet.
      await press(page, 'Designar a la secretaría');
      await page.getByText('Escriba el documento de la persona').waitFor();
      const { rows } = await house.db.pool.query(
        `select d.document from registry.document d join identity.account a using (person_id)
       join identity.office o using (account_id) where o.role = 'counter' and d.kind = 'cedula' limit 1`,
      );
      await page.getByLabel('Cédula').fill('0000000000');
      await press(page, 'Designar a la secretaría');
      await page.getByText(/No encontramos a esa persona|no consta en el registro/).waitFor();
      await page.getByLabel('Cédula').fill(rows[0].document);
      await press(page, 'Designar a la secretaría');
      await page.getByText(/^En la secretaría: /).waitFor();
      await expectAccessible(page);
      await page.getByRole('link', { name: 'Ver su página' }).click();
      await page.getByRole('heading', { level: 1, name: title }).waitFor();
      await page.getByText('Consultivo', { exact: true }).first().waitFor();

      // The same short name is refused in plain words, and nothing that was typed is lost.
      await page.goto(`${house.url}/escritorio/espacios?fundar=1`);
      await page.getByLabel('Cómo se llama').fill(title);
      await page.getByLabel('Para qué existe').fill('Otra mesa con el mismo nombre corto.');
      await page.getByLabel('Participación directa', { exact: true }).check();
      await page.getByLabel('Implementación', { exact: true }).check();
      await press(page, 'Continuar');
      await page.getByLabel('Informativo', { exact: true }).check();
      await press(page, 'Continuar');
      await page.getByLabel('Base legal').fill('Política de transparencia de la institución');
      await press(page, 'Continuar');
      await press(page, 'Continuar');
      await onStep(page, 'Revise antes de fundar');
      await press(page, 'Fundar el espacio');
      await page.getByText('Ya existe un espacio con ese nombre corto').waitFor();
      await page.getByText('Otra mesa con el mismo nombre corto.').waitFor();
      await page.context().close();
    },
    240_000,
  );

  it('a committee is born in the browser: called, registered, extended, installed, and elects its board itself', async () => {
    const page = await newPage({ viewport: phone });
    await signIn(page, house, 'ombudsman');
    await page.goto(`${house.url}/escritorio/convocatorias`);
    await page.getByRole('link', { name: 'Convocar un comité' }).click();
    await onStep(page, 'Para qué lugar');
    await page.getByLabel('Provincia').selectOption('10');
    await page.getByLabel('Lugar', { exact: true }).selectOption(facility);
    await expectAccessible(page);
    await press(page, 'Continuar');
    await onStep(page, 'La convocatoria');
    await expect
      .poll(() => page.getByLabel('Nombre del comité').inputValue())
      .toBe(`Comité de usuarias y usuarios · ${place}`);
    await page.getByText('Hacen falta 5 integrantes.').waitFor();
    await page.getByLabel('Nombre corto').fill('comite-nacido-en-linea');
    await press(page, 'Continuar');
    await page.getByRole('link', { name: 'Escriba el último día para inscribirse, desde hoy' }).waitFor();
    await fillDay(page, 12);
    await press(page, 'Continuar');
    await onStep(page, 'Revise antes de convocar');
    await page.context().setOffline(true);
    await press(page, 'Convocar el comité');
    await page.getByText('No hay conexión con el servidor').waitFor();
    await page.context().setOffline(false);
    await press(page, 'Convocar el comité');
    // The committee is on a page of everybody, with what whoever called it does next.
    await page.waitForURL('**/comites/comite-nacido-en-linea');
    await page.getByText('Faltan 5 inscripciones para instalarlo.').waitFor();
    await press(page, 'Instalar el comité');
    await page.getByText('Todavía faltan integrantes para instalar el comité').waitFor();
    await page.getByText('Ampliar la convocatoria').first().click();
    await fillDay(page, 30);
    await page.getByRole('button', { name: 'Ampliar la convocatoria' }).click();
    await page.getByText('Todavía faltan integrantes para instalar el comité').waitFor({ state: 'detached' });

    const address = `${house.url}/comites/comite-nacido-en-linea`;
    for (const [i, email] of members.slice(0, 5).entries()) {
      const one = await newPage({ viewport: phone });
      await signIn(one, house, { login: email, password });
      await one.goto(address);
      await one.getByText('Inscribirme en el comité').first().click();
      await one.getByLabel('Sé que mi nombre será público').check();
      await press(one, 'Inscribirme en el comité');
      await one.getByText(`Usted integra este comité, en el puesto ${i + 1}.`).waitFor();
      await one.context().close();
    }
    await page.goto(address);
    await page.getByText('Hay bastantes inscripciones: puede instalarse.').waitFor();
    await press(page, 'Instalar el comité');
    await page.getByText('Directiva elegida por el comité').waitFor();
    await expectAccessible(page);
    await page.getByLabel('Presidencia').selectOption('1');
    await page.getByLabel('Secretaría').selectOption('1');
    await press(page, 'Anotar la directiva');
    await page.getByText('Elija a dos personas distintas').first().waitFor();
    // The committee elects it itself: two lists are proposed, who is in them accepts, and all vote once.
    const act = async (email: string, work: (one: Page) => Promise<void>) => {
      const one = await newPage({ viewport: phone });
      await signIn(one, house, { login: email, password });
      await one.goto(address);
      await one.getByRole('heading', { name: 'Elección de la directiva' }).waitFor();
      await work(one);
      await one.context().close();
    };
    const propose = async (one: Page, chair: string, secretary: string) => {
      await one.getByText('Proponer una lista').first().click();
      await one.getByLabel('Quién presidiría').selectOption(chair);
      await press(one, 'Proponer la lista');
      await one.getByRole('link', { name: 'Elija a otra persona para la secretaría' }).waitFor();
      await one.getByLabel('Quién llevaría la secretaría').selectOption(secretary);
      await press(one, 'Proponer la lista');
    };
    await act(members[0]!, async (one) => {
      await propose(one, '1', '2');
      await one.getByText('Falta que acepten').waitFor();
    });
    await act(members[2]!, async (one) => {
      await propose(one, '3', '4');
      await one.getByRole('heading', { name: 'Lista 2' }).waitFor();
      await expectAccessible(one);
    });
    await act(members[1]!, async (one) => {
      await one.getByRole('button', { name: /^Aceptar integrar esta lista ?: Lista 1/ }).click();
      await one.getByText('Aceptada por ambas personas').waitFor();
    });
    await act(members[3]!, async (one) => {
      await one.getByRole('button', { name: /^Aceptar integrar esta lista ?: Lista 2/ }).click();
      await one.getByText('Aceptada por ambas personas').nth(1).waitFor();
      await press(one, 'Abrir la votación');
      await one.getByText(/Se aprueba con más votos a favor que en contra/).waitFor();
    });
    for (const [i, email] of members.slice(0, 5).entries())
      await act(email, async (one) => {
        if (i === 0) {
          await press(one, 'Votar');
          await one.getByText('Elija una lista, ninguna o abstenerse').waitFor();
          await expectAccessible(one);
        }
        await one.getByLabel(i < 3 ? 'Lista 1' : 'Lista 2', { exact: true }).check();
        await press(one, 'Votar');
        await one.getByText(i < 4 ? 'Su voto ya consta.' : /La directiva sirve hasta el/).waitFor();
      });
    await page.reload();
    await page.getByText(/La directiva sirve hasta el/).waitFor();
    await page.getByText(/^Votación del /).click();
    await page.getByText('3 votos a favor, 2 en contra', { exact: false }).waitFor();
    await expectAccessible(page);
    await page.getByText('Renovar la directiva').waitFor();
    await page.goto(`${house.url}/escritorio/convocatorias`);
    await page.getByText('Nada pendiente').first().waitFor();
    await expectAccessible(page);
    await page.context().close();
  }, 420_000);

  it('everybody reads what of each stage holds, and the Board’s secretary opens one only where nothing lacks', async () => {
    const page = await newPage({ viewport: phone });
    await page.goto(`${house.url}/etapas`);
    await page.getByRole('heading', { level: 2, name: 'Fortalecer la supervisión' }).waitFor();
    await page.getByText(/^Abierta por la resolución C\.D\. 695/).waitFor();
    await page.getByText('Depende de lo que esta casa aún no tiene').waitFor();
    await expectAccessible(page);
    await page.context().close();
    const secretary = await newPage({ viewport: desk });
    await signIn(secretary, house, 'board-secretary');
    await secretary.goto(`${house.url}/etapas`);
    const first = secretary.locator('section', { has: secretary.locator('#etapa-1') });
    await first.getByText('Anotar la resolución que la suspende').click();
    await first.getByLabel('Resolución', { exact: true }).fill('C.D. 703');
    await fillDay(secretary, -1);
    await first.getByLabel('Por qué se suspende').fill('Se revisa cómo se forman las veedurías');
    await first.getByRole('button', { name: 'Anotar', exact: true }).click();
    await first.getByText(/^Suspendida por la resolución C\.D\. 703/).waitFor();
    await first.getByText('Se cumple todo: puede abrirse').waitFor();
    // What lacks something cannot be opened, whoever asks.
    const asked = await secretary.request.post(`${house.url}/api/stages/4/acts`, {
      data: { act: 'open', resolution: 'C.D. 704', on: '2026-01-15' },
      headers: { 'idempotency-key': crypto.randomUUID() },
    });
    expect([asked.status(), (await asked.json()).refusal]).toEqual([409, 'stage-lacks']);
    await secretary.context().close();
  }, 180_000);

  it('the map of participation says in its table what it draws, and leads to what there is in a province', async () => {
    const page = await newPage({ viewport: phone });
    await page.goto(`${house.url}/mapa`);
    await page.getByRole('img', { name: /^Comités instalados por provincia/ }).waitFor();
    await page.getByLabel('Compras con alerta', { exact: true }).check();
    await page.getByRole('img', { name: /^Compras con alerta por provincia/ }).waitFor();
    await page.getByRole('button', { name: 'Ver qué hay en Pichincha' }).click();
    const chosen = page.getByRole('region', { name: 'Qué hay en Pichincha' });
    await chosen.getByRole('link', { name: /Comité de usuarias y usuarios del/ }).click();
    await page.waitForURL('**/comites/comite-usuarios-hospital');
    await page.context().close();
  }, 120_000);
});
