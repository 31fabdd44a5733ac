import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { escalateOnce } from '#governance/complaints';
import { demonstrationSignIns } from '#platform/identity';
import { describeWithBrowser, expectAccessibleInThemes } from '../support/browser.ts';
import { answerOpen, classifyOpen, desktop, openByNumber, phone, untouched, widths } from './caseSteps.ts';
import { type LivedInHouse, openLivedInHouse, signIn, tabTo } from './house.ts';

describeWithBrowser('complaints', ({ newPage }) => {
  let house: LivedInHouse;
  let affiliate: { person_id: string; name: string };
  beforeAll(async () => {
    house = await openLivedInHouse();
    const { login } = demonstrationSignIns.find((one) => one.role === null)!;
    const { rows } = await house.db.pool.query(
      'select a.person_id, s.display_name as name from identity.account a join registry.person_search s using (person_id) where a.email = $1',
      [login],
    );
    affiliate = rows[0];
  });
  afterAll(() => house.close());

  it('a person complains on her phone, is answered late after it went up the line, contests, is answered and accepts', async () => {
    const [late] = await untouched(house, 1, { daysAgo: 40, personId: affiliate.person_id });
    await escalateOnce(house.db, house.complaints, new Date());
    const own = await newPage(phone);
    await signIn(own, house, null);
    await own.goto(`${house.url}/reclamos`);
    await own.getByText('¿Está en peligro ahora?').waitFor();
    await own.getByLabel('Queja o reclamo').check();
    await own.getByLabel(/Sobre qué es/).fill('No hay medicinas en la farmacia desde hace un mes');
    await own.getByText('¿Qué puedo hacer si la farmacia no tiene la medicina').waitFor();
    await own.getByRole('button', { name: 'Continuar' }).click();
    await own.getByLabel('¿De qué se trata?').selectOption('medicines');
    await own.getByLabel(/En qué servicio/).selectOption('pharmacy');
    await own.getByRole('button', { name: 'Continuar' }).click();
    await own.getByLabel('Yo, con mi cuenta').check();
    await expectAccessibleInThemes(own);
    await own.getByRole('button', { name: 'Continuar' }).click();
    await own.getByRole('button', { name: 'Enviar' }).click();
    await own.getByRole('heading', { name: 'Recibimos su caso', level: 2 }).waitFor();
    expect(await own.locator('.receipt__digits').textContent()).toMatch(/^([0-9A-Z]{4}-){3}[0-9A-Z]{4}$/);
    await expectAccessibleInThemes(own);

    await own.goto(`${house.url}/reclamos/seguir`);
    await own.locator('.queue__item').filter({ hasText: late }).click();
    await own.getByText('Subió de nivel').first().waitFor();
    await own.getByText('El plazo venció').waitFor();
    await expectAccessibleInThemes(own);

    const desk = await newPage(desktop);
    await signIn(desk, house, 'complaints-officer');
    await openByNumber(desk, house, late!);
    await desk.getByText('Esperé toda la noche').first().waitFor();
    await classifyOpen(desk);
    await answerOpen(
      desk,
      'Usted tiene razón: el registro de triaje muestra nueve horas. Se abrió otro consultorio.',
    );

    await own.reload();
    await own.getByText('Se abrió otro consultorio').waitFor();
    await own.getByLabel('No aceptar la respuesta').check();
    await own.getByLabel('Por qué no la acepta').fill('No dice desde cuándo.');
    await own.getByRole('button', { name: /No aceptar y pedir/ }).click();
    await own.getByText('Su caso se revisa otra vez, con un plazo nuevo.').waitFor();
    await openByNumber(desk, house, late!);
    await desk.getByText('No dice desde cuándo.').first().waitFor();
    await answerOpen(
      desk,
      'El consultorio nocturno funciona desde el lunes pasado, de siete de la noche a siete de la mañana.',
    );
    await desk.context().close();
    await own.reload();
    await own.getByText('desde el lunes pasado').waitFor();
    await own.getByLabel('Aceptar la respuesta', { exact: true }).check();
    await own.getByRole('button', { name: 'Aceptar la respuesta' }).click();
    await own.getByText('Aceptó la respuesta. El caso está cerrado.').waitFor();
    await own.context().close();
  }, 150_000);

  it.each(widths)(
    'on %s somebody reports without a name, with a photograph, comes back with the receipt and converses',
    async (_where, width) => {
      const page = await newPage(width);
      const cookies: string[] = [];
      page.on('request', (request) => {
        if (request.url().includes('/api/complaints/') && request.method() !== 'GET')
          cookies.push(request.headers().cookie ?? '');
      });
      await page.goto(`${house.url}/reclamos`);
      await page.getByLabel('Denuncia de irregularidad').check();
      await page.getByRole('button', { name: 'Continuar' }).click();
      await page.getByLabel('¿De qué se trata?').selectOption('corruption');
      await page
        .getByLabel('Cuente qué pasó')
        .fill('Se cobran turnos de cirugía en la puerta del quirófano.');
      const jpeg = Buffer.concat([
        Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0, 20]),
        Buffer.from('Exif\0\0GPS -0.18 -78'.slice(0, 18), 'latin1'),
        Buffer.from([0xff, 0xdb, 0, 67]),
        Buffer.alloc(65, 1),
        Buffer.from('ffda0008010100003f0012ffd9', 'hex'),
      ]);
      await page
        .getByLabel(/Fotografías o documentos/)
        .setInputFiles({ name: 'mi-telefono-0042.jpg', mimeType: 'image/jpeg', buffer: jpeg });
      await page.getByRole('button', { name: 'Continuar' }).click();
      await page.getByLabel('Nadie: de forma anónima').check();
      await page.getByRole('button', { name: 'Continuar' }).click();
      await page.getByText('Se envía sin su sesión').waitFor();
      await page.getByRole('button', { name: 'Enviar' }).click();
      const code = (await page.locator('.receipt__digits').textContent())!;
      expect(page.url()).not.toContain(code);
      const number = (await page.locator('.ledger').textContent())!.match(/R\d\d-[0-9A-Z]{6}/)![0];
      await page.context().close();

      const desk = await newPage(desktop);
      await signIn(desk, house, 'auditor');
      await openByNumber(desk, house, number);
      await desk.getByText('Anónimo').waitFor();
      expect(await desk.getByText('archivo.jpg').count()).toBe(1);
      expect(await desk.getByText('mi-telefono').count()).toBe(0);
      await classifyOpen(desk);
      await desk.getByLabel('Qué hacer').selectOption('messaged');
      await desk.getByLabel('Mensaje').fill('¿Qué días ocurre?');
      await desk.getByRole('button', { name: 'Guardar', exact: true }).click();
      await desk.getByText('¿Qué días ocurre?').first().waitFor();
      await expectAccessibleInThemes(desk);
      await desk.context().close();

      const back = await newPage(width);
      await back.goto(`${house.url}/reclamos/seguir`);
      await tabTo(back, /Código de recibo/);
      await back.keyboard.type(code.toLowerCase());
      await back.keyboard.press('Enter');
      await back.getByText('¿Qué días ocurre?').waitFor();
      // A report is not withdrawn: there is one thing to do, and the form stands open.
      await back.getByLabel('Qué quiere agregar').fill('Los viernes en la tarde.');
      await back.getByRole('button', { name: 'Agregar', exact: true }).click();
      await back.getByText('Los viernes en la tarde.').first().waitFor();
      expect(back.url()).not.toContain(code);
      await back.context().close();
      expect(cookies.filter((cookie) => /session|sign|amparo/i.test(cookie))).toEqual([]);
    },
    120_000,
  );

  it.each(widths)(
    'on %s an official clears a queue of fifty by keyboard',
    async (_where, width) => {
      await untouched(house, 50, { daysAgo: 1 });
      const desk = await newPage(width);
      await signIn(desk, house, 'complaints-officer');
      await desk.goto(`${house.url}/escritorio/casos?ver=new&tipo=complaint`);
      await desk.locator('.queue__item').nth(49).waitFor();
      const waiting = async () =>
        (
          await house.db.pool.query(
            `select count(*) from complaints.case_now where phase = 'received' and kind = 'complaint'`,
          )
        ).rows[0].count as number;
      const before = await waiting();
      await tabTo(desk, /^Queja o reclamo/);
      await desk.keyboard.press('Enter');
      const begun = performance.now();
      for (let done = 0; done < 50; done += 1) {
        await desk.getByLabel('Gravedad').waitFor();
        await desk.waitForFunction(
          () =>
            document.activeElement?.closest('form')?.querySelector('[name=gravedad]') !== null &&
            document.activeElement?.closest('form') !== null,
        );
        const shown = await desk.locator('#caso').textContent();
        await desk.keyboard.press('Control+Enter');
        if (done < 49)
          await desk.waitForFunction(
            (was) =>
              document.getElementById('caso')?.textContent !== was &&
              document.querySelector('[name=gravedad]'),
            shown,
          );
      }
      await expect.poll(waiting, { timeout: 10_000 }).toBe(before - 50);
      console.log(
        `fifty cases classified by keyboard in ${((performance.now() - begun) / 1000).toFixed(1)} s`,
      );
      await desk.context().close();
    },
    150_000,
  );

  it.each(widths)(
    'on %s the ombudsman helps a person without e-mail to complain',
    async (_where, width) => {
      const desk = await newPage(width);
      await signIn(desk, house, 'ombudsman');
      await desk.goto(`${house.url}/escritorio/personas`);
      await tabTo(desk, /Buscar a una persona/);
      await desk.keyboard.type(affiliate.name);
      await tabTo(desk, /Para qué la busca/);
      await desk.keyboard.press('ArrowDown');
      await tabTo(desk, /^Buscar$/);
      await desk.keyboard.press('Enter');
      await desk.locator('.desk__queue').getByText(affiliate.name).first().click();
      await desk.getByRole('button', { name: /Empezar a atender/ }).click();
      await desk.waitForURL('**/mi-cuenta');
      await desk.goto(`${house.url}/reclamos`);
      await desk.getByLabel('Pedido de información').check();
      await desk.getByRole('button', { name: 'Continuar' }).click();
      await desk.getByLabel('¿De qué se trata?').selectOption('payment');
      await desk.getByLabel('Cuente qué pasó').fill('Quiere saber por qué bajó su pensión este mes.');
      await desk.getByRole('button', { name: 'Continuar' }).click();
      await desk.getByLabel('La persona a quien atiendo').check();
      await desk.getByLabel('Cómo llegó').selectOption('counter');
      await desk.getByRole('button', { name: 'Continuar' }).click();
      await desk.getByRole('button', { name: 'Enviar' }).click();
      await desk.getByRole('heading', { name: 'Recibimos su caso', level: 2 }).waitFor();
      await desk.context().close();
      const { rows } = await house.db.pool.query(
        `select on_behalf_of, actor_id is not null as official from audit.entry where action = 'complaints.case.filed' order by entry_id desc limit 1`,
      );
      expect(rows[0]).toEqual({ on_behalf_of: affiliate.person_id, official: true });
    },
    90_000,
  );

  it.each(widths)(
    'on %s a journalist downloads what is overdue',
    async (_where, width) => {
      const page = await newPage(width);
      await page.goto(`${house.url}/reclamos/vencidos`);
      const download = page.waitForEvent('download');
      await tabTo(page, /Descargar en CSV/);
      await page.keyboard.press('Enter');
      const file = readFileSync((await (await download).path())!, 'utf8');
      const [header, ...lines] = file.trim().split('\r\n');
      expect(header).toContain('fecha;unidad;nombre;abiertos;vencidos');
      expect(lines.length).toBeGreaterThan(5);
      await page.context().close();
    },
    60_000,
  );
});
