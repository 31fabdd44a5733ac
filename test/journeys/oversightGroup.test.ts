import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDatabase, transaction } from '#platform/database';
import { createAccount } from '#platform/identity';
import { describeWithBrowser, expectAccessible } from '../support/browser.ts';
import { type LivedInHouse, openLivedInHouse, signIn, type Who } from './house.ts';

const password = 'lagunas y volcanes del norte';
const code = 'veeduria-insulina';
const address = `/veedurias/${code}`;

// The house of this journey lives in the first months of 2027: its clock is moved, never the machine's.
describeWithBrowser('an oversight group', ({ newPage }) => {
  let house: LivedInHouse;
  let clock = new Date();
  const members: { email: string; personId: string }[] = [];
  const on = (day: string) => {
    clock = new Date(`${day}T10:00:00-05:00`);
  };
  beforeAll(async () => {
    house = await openLivedInHouse({ now: () => clock });
    const { rows } = await house.db.pool.query<{ personId: string }>(
      `select p.person_id as "personId" from registry.person_search p
       where not exists (select from identity.account a where a.person_id = p.person_id) order by p.person_id desc limit 4`,
    );
    for (const [i, { personId }] of rows.entries()) {
      const email = `veedor-${i + 1}@correo.example`;
      await transaction(house.db, (trx) => createAccount(trx, { personId, email, password }, new Date()));
      members.push({ email, personId });
    }
    const owner = openDatabase({ url: house.ownerUrl });
    await owner.pool.query("update identity.office set held_from = '2023-01-01'");
    await owner.close();
    on('2027-01-11');
  }, 180_000);
  afterAll(() => house.close());

  const phone = { width: 390, height: 844 };
  const enter = async (email: string): Promise<Page> => {
    const page = await newPage({ viewport: phone });
    await page.goto(`${house.url}/ingresar`);
    await page.getByLabel('Cédula o correo electrónico').fill(email);
    await page.getByLabel('Contraseña', { exact: true }).fill(password);
    await page.getByLabel('Contraseña', { exact: true }).press('Enter');
    await page.waitForURL('**/mi-cuenta');
    return page;
  };
  const official = async (who: Who): Promise<Page> => {
    const page = await newPage({ viewport: { width: 1280, height: 900 } });
    await signIn(page, house, who);
    return page;
  };
  const press = (page: Page, name: string | RegExp) =>
    page.getByRole('button', { name, exact: true }).click();
  const date = async (page: Page, group: string, day: string) => {
    const [year, month, dayOfMonth] = day.split('-') as [string, string, string];
    const fields = page.getByRole('group', { name: group });
    await fields.getByLabel('Día', { exact: true }).fill(String(Number(dayOfMonth)));
    await fields.getByLabel('Mes', { exact: true }).fill(String(Number(month)));
    await fields.getByLabel('Año', { exact: true }).fill(year);
  };
  const choose = async (page: Page, item: RegExp) => {
    await page.goto(`${house.url}/escritorio/veedurias`);
    await page.getByRole('button', { name: item }).click();
  };

  it('is accredited, opens a case from a red flag, asks, waits past the clock, escalates, finds, is answered, disagrees, reports', async () => {
    // The Ombudsman calls it from her desk.
    let ombudsman = await official('ombudsman');
    await ombudsman.goto(`${house.url}/escritorio/veedurias`);
    await ombudsman.getByText('Convocar una veeduría').first().click();
    await ombudsman.getByLabel('Cómo se llama').fill('Veeduría a la compra de insulina');
    await ombudsman.getByLabel('Nombre corto para la dirección').fill(code);
    await ombudsman
      .getByLabel('Qué exactamente')
      .fill('La compra de insulina, de la convocatoria a la liquidación.');
    await date(ombudsman, 'Último día para inscribirse', '2027-01-15');
    await date(ombudsman, 'Último día de la veeduría', '2027-06-30');
    await press(ombudsman, 'Convocar una veeduría');
    await ombudsman.getByRole('heading', { name: 'Veeduría a la compra de insulina' }).waitFor();

    // A supplier's relative is refused by the name of the reason; three neighbours register on their phones.
    for (const [i, { email }] of members.entries()) {
      const page = await enter(email);
      await page.goto(house.url + address);
      await page.getByText('Inscribirme en la veeduría').first().click();
      await page.getByLabel('Por qué quiere integrarla').fill('Soy paciente y uso insulina cada día.');
      await page.getByLabel('Sé que mi nombre será público').check();
      if (i === 0) {
        await expectAccessible(page);
        await page.getByLabel('Un familiar mío trabaja en la institución o le vende').check();
        await page.getByLabel('Grado', { exact: true }).fill('3');
        await press(page, 'Inscribirme en la veeduría');
        await page.getByText('El parentesco impide ser veedor aquí').waitFor();
        await page.context().close();
        continue;
      }
      await press(page, 'Inscribirme en la veeduría');
      await page.getByText('Inscripción recibida').waitFor();
      await page.context().close();
    }
    await ombudsman.context().close();

    // Checked, inducted and accredited once registration is over.
    on('2027-01-18');
    ombudsman = await official('ombudsman');
    await ombudsman.goto(house.url + address);
    for (let i = 0; i < 3; i += 1) {
      await ombudsman
        .getByLabel(/^Con qué se comprobaron/)
        .first()
        .fill('Cédula y declaración revisadas.');
      await ombudsman.getByRole('button', { name: 'Calificar', exact: true }).first().click();
      await expect
        .poll(() => ombudsman.getByText('Calificada', { exact: true }).count(), { timeout: 30_000 })
        .toBe(i + 1);
    }
    await ombudsman.getByLabel('Qué se trató').fill('Contratación pública y acceso a la información.');
    await press(ombudsman, 'Registrar la inducción');
    await expect
      .poll(() => ombudsman.getByText('Con inducción', { exact: true }).count(), { timeout: 30_000 })
      .toBe(3);
    await expectAccessible(ombudsman);
    await press(ombudsman, 'Acreditar y dar las credenciales');
    await ombudsman.getByText('En marcha').first().waitFor();

    // Her card is verified by anybody.
    let ana = await enter(members[1]!.email);
    await ana.goto(`${house.url}${address}?ver=integrantes`);
    await ana.getByRole('link', { name: 'Cómo la ve quien la comprueba' }).click();
    await ana.getByText('Vigente').waitFor();
    await expectAccessible(ana);
    const pdf = await ana.request.get(
      `${house.url}/api/oversight-cards/${ana.url().split('/').at(-1)}/card.pdf`,
    );
    expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-');

    // The plan, and a case from a red flag on the page of a purchase.
    await ana.goto(`${house.url}${address}?ver=plan`);
    await ana.getByLabel('Qué va a hacer la veeduría').fill('Leer los contratos y comparar los precios.');
    await ana.getByLabel('Actividad 1', { exact: true }).fill('Leer los contratos');
    await date(ana, 'Fecha de la actividad 1', '2027-02-28');
    await press(ana, 'Presentar el plan');
    await ana.getByText('Presentado el 18 de enero de 2027').waitFor();
    await ana.goto(`${house.url}/compras?alerta=R018`);
    await ana.locator('.process-list__head a').first().click();
    await ana
      .getByRole('link', { name: 'Abrir un caso en una veeduría por la alerta: Una sola oferta' })
      .click();
    await ana.getByRole('link', { name: 'Veeduría a la compra de insulina' }).click();
    await ana.getByLabel('Cómo se llama el caso').fill('Una sola oferta');
    await ana.getByLabel('Por qué hay que mirarlo').fill('No hubo con quién comparar el precio.');
    await press(ana, 'Abrir un caso');
    await ana.getByRole('heading', { name: 'Caso 1. Una sola oferta' }).waitFor();
    await expectAccessible(ana);

    // The contract is asked for; the clock passes; the request goes up.
    await ana.getByRole('link', { name: 'Pedir un documento' }).click();
    await ana.getByLabel('Qué documento pide').fill('El contrato y el estudio de mercado.');
    await press(ana, 'Enviar el pedido');
    await ana.getByText('Quedan 10 días hábiles').waitFor();
    await ana.getByText('sin confirmar').first().waitFor();
    await expectAccessible(ana);
    // Ten working days after 18 January 2027 is Monday 1 February.
    on('2027-02-02');
    for (const page of [ana, ombudsman]) await page.context().close();
    ana = await enter(members[1]!.email);
    await ana.goto(`${house.url}${address}?ver=documentos`);
    await ana.getByText('Sin respuesta: el plazo pasó').waitFor();
    await ana.getByLabel('Por qué se eleva').fill('Pasaron diez días hábiles y nadie contestó.');
    await press(ana, 'Elevar el pedido');
    await ana.getByText('Debe contestar la Dirección General').waitFor();
    await expectAccessible(ana);

    const director = await official('director');
    await choose(director, /El contrato y el estudio de mercado/);
    await director.getByLabel('Entrega una parte').check();
    await director
      .getByLabel('La respuesta', { exact: true })
      .fill('Se entrega el contrato. El estudio de mercado no consta.');
    await director.getByLabel('Nombre del documento que se entrega').fill('Contrato firmado');
    await expectAccessible(director);
    await press(director, 'Enviar la respuesta');
    await director.getByText('Quedó registrado.').first().waitFor();

    // The finding rests on that answer; the institution rejects it; the disagreement stays.
    await ana.goto(`${house.url}${address}?ver=hallazgos&caso=1`);
    await ana.getByLabel('Qué se halló, en una frase').fill('Se compró sin estudio de mercado');
    await ana.getByLabel('Explíquelo').fill('El estudio no consta y hubo una sola oferta.');
    await ana.getByLabel('Gravedad alta').check();
    await ana.getByLabel('De dónde sale').selectOption('1');
    await ana.getByRole('textbox', { name: 'Prueba 1' }).fill('La Dirección contestó que no consta.');
    await expectAccessible(ana);
    await press(ana, 'Presentar el hallazgo');
    await ana.getByRole('heading', { name: '1. Se compró sin estudio de mercado' }).waitFor();
    await choose(director, /El estudio no consta y hubo/);
    await director.getByLabel('No acepta').check();
    await director
      .getByLabel('La respuesta', { exact: true })
      .fill('Por la cuantía no hacía falta el estudio.');
    await press(director, 'Enviar la respuesta');
    await director.getByText('Quedó registrado.').first().waitFor();
    await ana.reload();
    await ana.getByLabel('Qué le parece la respuesta a la veeduría').fill('La cuantía sí lo exigía.');
    await press(ana, 'Mantener el desacuerdo');
    await ana.getByText(/La veeduría mantiene su desacuerdo/).waitFor();

    // The final report, signed by two of three, and answered with a commitment.
    await ana.goto(`${house.url}${address}?ver=informes`);
    await ana.getByLabel('Final', { exact: true }).check();
    await ana
      .getByLabel('El informe', { exact: true })
      .fill('La compra se hizo con una sola oferta y sin estudio de mercado.');
    await ana
      .getByLabel('Recomendación 1', { exact: true })
      .fill('Publicar el estudio de mercado de cada compra.');
    await ana.getByLabel('Por qué hallazgo (recomendación 1)').selectOption('1');
    await press(ana, 'Guardar el borrador');
    await press(ana, 'Firmar');
    await ana.getByText('Firmas: 1; hacen falta 2.').waitFor();
    const luis = await enter(members[2]!.email);
    await luis.goto(`${house.url}${address}?ver=informes`);
    await luis.getByLabel('Si disiente en algo, dígalo aquí').fill('El precio sí era el del mercado.');
    await press(luis, 'Firmar');
    await press(luis, 'Publicar el informe');
    await luis.getByText('Publicado el 2 de febrero de 2027').waitFor();
    await expectAccessible(luis);
    await choose(director, /La compra se hizo con una sola oferta/);
    await director.getByLabel('La respuesta', { exact: true }).fill('La Dirección acoge la recomendación.');
    await director.getByLabel('Razones o qué se hará (recomendación 1)').fill('Se publicará desde marzo.');
    await director.getByLabel('Quién responde (recomendación 1)').fill('Dirección de compras');
    await date(director, 'Hasta cuándo (recomendación 1)', '2027-03-31');
    await press(director, 'Enviar la respuesta');
    await director.getByText('Quedó registrado.').first().waitFor();
    await choose(director, /Publicar el estudio de mercado de cada compra/);
    await director.getByLabel('Qué se ha hecho').fill('Están publicados los estudios de este año.');
    await press(director, 'Está cumplida');
    await director.getByText('Quedó registrado.').first().waitFor();
    await ana.reload();
    await ana.getByText('Qué se comprobó').first().click();
    await ana.getByRole('textbox', { name: 'Qué se comprobó' }).fill('Lo comprobamos en el portal.');
    await press(ana, 'Está cumplida');
    await ana.getByText('Cumplida', { exact: true }).waitFor();
    await expectAccessible(ana);

    // Whoever looks at the purchase sees that it was observed; the card is over with the final report.
    const stranger = await newPage({ viewport: phone });
    await stranger.goto(house.url + address);
    await stranger.getByRole('link', { name: /Ver la compra/ }).click();
    await stranger.getByRole('link', { name: 'Una sola oferta', exact: true }).waitFor();
    await expectAccessible(stranger);
    for (const page of [ana, luis, director, stranger]) await page.context().close();
  }, 420_000);
});
