import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { transaction } from '#platform/database';
import { createAccount } from '#platform/identity';
import { describeWithBrowser, expectAccessible } from '../support/browser.ts';
import { type LivedInHouse, openLivedInHouse, signIn } from './house.ts';

const facility = 'HO-1001-01';
const password = 'lagunas y volcanes del norte';

describeWithBrowser('a user committee', ({ newPage }) => {
  let house: LivedInHouse;
  const members: { email: string; personId: string }[] = [];
  beforeAll(async () => {
    house = await openLivedInHouse();
    const { rows } = await house.db.pool.query(
      `select person_id as "personId" from registry.person p
       where not exists (select from identity.account a where a.person_id = p.person_id) order by person_id desc limit 5`,
    );
    for (const [i, { personId }] of rows.entries()) {
      const email = `integrante-${i + 1}@correo.example`;
      await transaction(house.db, (trx) => createAccount(trx, { personId, email, password }, new Date()));
      members.push({ email, personId });
    }
    for (const { personId } of members)
      await house.db.pool.query(
        `insert into quality.attention (attention_id, person_id, service, facility, insurance, requested_at, attended_at, source, origin, reference)
         select gen_random_uuid(), $1::uuid, (select code from services.service order by position limit 1), $2, (select code from services.insurance order by position limit 1),
                now() - interval '48 days', now() - interval '40 days', 'synthetic', 'journey', $1::text`,
        [personId, facility],
      );
  });
  afterAll(() => house.close());

  const enter = async (email: string, viewport = { width: 390, height: 844 }): Promise<Page> => {
    const page = await newPage({ viewport });
    await page.goto(`${house.url}/ingresar`);
    await page.getByLabel('Cédula o correo electrónico').fill(email);
    await page.getByLabel('Contraseña', { exact: true }).fill(password);
    await page.getByLabel('Contraseña', { exact: true }).press('Enter');
    await page.waitForURL('**/mi-cuenta');
    return page;
  };
  const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
  const post = async (page: Page, url: string, data: object) => {
    const said = await page.request.post(house.url + url, {
      data,
      headers: { 'idempotency-key': crypto.randomUUID() },
    });
    expect(said.ok(), await said.text()).toBe(true);
  };

  it('is born, agrees an indicator, sees a signal, observes, and is answered', async () => {
    const ombudsman = await newPage({ viewport: { width: 1280, height: 900 } });
    await signIn(ombudsman, house, 'ombudsman');
    const code = 'comite-ibarra';
    const until = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10);
    await post(ombudsman, '/api/committees', {
      code,
      title: 'Comité de usuarias y usuarios del Hospital de Ibarra',
      facility,
      registrationUntil: until,
    });
    const address = `${house.url}/comites/${code}`;

    const pages: Page[] = [];
    for (const [i, { email }] of members.entries()) {
      const page = await enter(email);
      await page.goto(address);
      await page.getByText('Inscribirme en el comité').first().click();
      await page.getByLabel('Sé que mi nombre será público').check();
      if (i === 0) await expectAccessible(page);
      await press(page, 'Inscribirme en el comité');
      await page.getByText(`Usted integra este comité, en el puesto ${i + 1}.`).waitFor();
      if (i === 0) pages.push(page);
      else await page.context().close();
    }
    await ombudsman.goto(address);
    await press(ombudsman, 'Instalar el comité');
    await ombudsman.getByText('Instalado').first().waitFor();
    await post(ombudsman, `/api/committees/${code}/management`, {
      act: 'record-board',
      chair: 1,
      secretary: 2,
    });
    await ombudsman.context().close();

    const [member] = pages as [Page];
    await member.goto(address);
    await member.getByText('Proponer un indicador').click();
    await member.getByLabel('Cómo se llama').fill('Medicamentos completos');
    await member.getByLabel('Qué mide').fill('Visitas en que se entregaron todos los medicamentos');
    await member.getByLabel('De dónde sale').selectOption('medicines-share');
    await member.getByLabel('Qué es mejor').selectOption('increase');
    await member.getByLabel('Meta', { exact: true }).fill('90');
    await press(member, 'Proponer');
    await member.getByText('Propuesto: espera que el prestador lo acuerde').waitFor();

    const director = await newPage({ viewport: { width: 1280, height: 900 } });
    await signIn(director, house, 'director');
    await director.goto(`${house.url}/escritorio/comites`);
    await director.getByRole('button', { name: /Medicamentos completos/ }).click();
    await director.getByLabel('Las razones').fill('El hospital acuerda la meta de nueve de cada diez.');
    await expectAccessible(director);
    await press(director, 'Publicar la respuesta');
    await director.getByText('La respuesta quedó publicada.').first().waitFor();

    // Nine months of visits: in eight of them every medicine was given, in the last one it was not.
    const now = new Date();
    for (let back = 9; back >= 1; back -= 1)
      for (const day of ['05', '12', '19']) {
        const month = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - back, 1))
          .toISOString()
          .slice(0, 7);
        const seen = { shifts: 'yes', preference: 'yes', access: 'yes', cleanliness: 'yes', signs: 'yes' };
        await post(member, `/api/committees/${code}/visits`, {
          on: `${month}-${day}`,
          seen: { ...seen, medicines: back === 1 ? 'no' : 'yes' },
          note: '',
          photographs: [],
        });
      }
    await member.goto(address);
    await member.getByText(/^Señal de alarma en .*: está por debajo de su límite\.$/).waitFor();
    await expectAccessible(member);
    await member.getByRole('link', { name: 'Hacer una observación sobre esta señal' }).click();
    await member.getByText(/Sobre el indicador «Medicamentos completos»/).waitFor();
    await member
      .getByLabel('Qué observa el comité')
      .fill('En un mes dejó de haber losartán: ¿qué pasó con la compra?');
    await press(member, 'Enviar la observación');
    await member.getByText('Quedan 15 días hábiles').waitFor();

    await director.goto(`${house.url}/escritorio/comites`);
    await director.getByRole('button', { name: /dejó de haber losartán/ }).click();
    await director
      .getByLabel('La respuesta')
      .fill('La compra se declaró desierta. Desde el lunes llega por una compra directa entre hospitales.');
    await director.getByLabel('A qué se compromete').fill('Tener losartán para tres meses');
    for (const [label, value] of [
      ['Día', '31'],
      ['Mes', '12'],
      ['Año', String(new Date().getFullYear() + 1)],
    ] as const)
      await director.getByLabel(label, { exact: true }).fill(value);
    await press(director, 'Publicar la respuesta');
    await director.getByText('La respuesta quedó publicada.').first().waitFor();
    await director.context().close();

    await member.goto(`${address}?ver=observaciones`);
    await member.getByText('Contestada a tiempo').waitFor();
    await member.getByText(/Se compromete: Tener losartán para tres meses/).waitFor();
    await member
      .getByLabel('Qué le parece la respuesta al comité')
      .fill('Lo comprobaremos en la próxima visita');
    await press(member, 'La respuesta basta');
    await member.getByText(/Al comité le basta la respuesta/).waitFor();
    await expectAccessible(member);

    // The report of the quarter has written itself; the chair completes it.
    await member.goto(`${address}?ver=informes`);
    await member
      .getByText(/Se hizo 1 observación; el prestador contestó 1, de ellas 1 dentro del plazo/)
      .waitFor();
    await member
      .getByLabel('Lo que el comité añade')
      .fill('El comité agradece la respuesta y verificará el compromiso.');
    await press(member, 'Publicar el informe');
    await member.getByText(/^Publicado el/).waitFor();
    await member.context().close();
  }, 180_000);

  it('a visit noted without connection, with a photograph, arrives once when it is back', async () => {
    const page = await enter(members[0]!.email);
    await page.goto(`${house.url}/comites/comite-ibarra/visita`);
    await page.getByRole('heading', { name: 'Anotar una visita' }).waitFor();
    await page.getByLabel('No', { exact: true }).first().check();
    await page.getByLabel('Qué vio o le contaron').fill('No había losartán en la farmacia');
    // A real photograph, made here: what the camera would have taken.
    const png = await page.screenshot({ clip: { x: 0, y: 0, width: 390, height: 400 } });
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'farmacia.png', mimeType: 'image/png', buffer: png });
    await page.getByText('farmacia.png').first().waitFor();
    await page.context().setOffline(true);
    await press(page, 'Guardar la visita');
    await page.getByRole('heading', { name: 'Guardada en este teléfono' }).waitFor();
    await page.context().setOffline(false);
    const received = async () => {
      const { rows } = await house.db.pool.query(
        `select count(*)::int as n from spaces.action where body ->> 'kind' = 'visited' and body ->> 'note' = 'No había losartán en la farmacia'`,
      );
      return rows[0].n as number;
    };
    await expect.poll(received, { timeout: 20_000 }).toBe(1);
    await page.goto(`${house.url}/comites/comite-ibarra?ver=visitas`);
    await page.getByText('No había losartán en la farmacia').waitFor();
    const image = page.getByRole('img', { name: 'Fotografía 1 de la visita' });
    await expect.poll(() => image.evaluate((one: HTMLImageElement) => one.naturalWidth)).toBe(390);
    await expectAccessible(page);
    await page.reload();
    await page.getByText('No había losartán en la farmacia').waitFor();
    expect(await received()).toBe(1);
    await page.context().close();
  }, 240_000);
});
