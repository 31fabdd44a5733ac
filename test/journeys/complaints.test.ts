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
    await expect
      .poll(() => own.locator('.receipt__digits').textContent())
      .toMatch(/^([0-9A-Z]{4}-){3}[0-9A-Z]{4}$/);
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
  }, 240_000);

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
      await expect.poll(() => desk.getByText('archivo.jpg').count()).toBe(1);
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

  it.each(widths)(
    'on %s two officials on one case see each other, and neither overwrites the other',
    async (_where, width) => {
      const [number] = await untouched(house, 1, { daysAgo: 2 });
      const [one, two] = [await newPage(width), await newPage(width)];
      await signIn(one, house, 'complaints-officer');
      await signIn(two, house, 'director');
      await openByNumber(one, house, number!);
      await openByNumber(two, house, number!);
      // Who came second sees the other at once, who came first at the next turn of the page.
      const other = /otra persona|Otra persona/;
      await two.getByText(other).first().waitFor();
      await one.getByText(other).first().waitFor({ timeout: 40_000 });
      await two.getByLabel('Qué hacer').selectOption('noted');
      const note = two.getByLabel(/^(Nota|Nota interna|Texto)/).first();
      await note.fill('Llamé a la unidad: el registro de triaje está completo.');
      await classifyOpen(one);
      await two.getByRole('button', { name: 'Guardar', exact: true }).click();
      await two.getByText('Alguien actuó en este caso mientras usted lo veía').waitFor();
      await expect
        .poll(() => note.inputValue())
        .toBe('Llamé a la unidad: el registro de triaje está completo.');
      const { rows } = await house.db.pool.query(
        `select a.kind from complaints.action a join complaints.case_file f using (case_id) where f.number = $1 order by seq`,
        [number],
      );
      expect(rows.map((row) => row.kind)).toEqual(['received', 'classified']);
      await one.context().close();
      await two.context().close();
    },
    120_000,
  );

  it.each(widths)(
    'on %s an official loads a file of past cases once its lines are corrected, and publishes an answer as an example',
    async (where, width) => {
      const desk = await newPage(width);
      await signIn(desk, house, 'complaints-officer');
      await desk.goto(`${house.url}/escritorio/pasados`);
      const lines = (kind: string) =>
        [
          'referencia;tipo;recibido;respondido;texto',
          `A-1;queja;2025-03-03;2025-03-20;No había turnos`,
          `A-2;${kind};2025-04-01;;La fila no avanzaba`,
        ].join('\n');
      const choose = (kind: string) =>
        desk
          .locator('input[type=file]')
          .setInputFiles({ name: 'libro.csv', mimeType: 'text/csv', buffer: Buffer.from(lines(kind)) });
      await desk.getByLabel('De dónde viene').fill(`libro-${where.replace(' ', '-')}`);
      await choose('reclamación');
      await desk.getByRole('button', { name: 'Revisar el archivo' }).click();
      await desk.getByText('Use queja, reclamo, sugerencia, información o denuncia').waitFor();
      await expectAccessibleInThemes(desk);
      await desk.getByRole('button', { name: /^Quitar/ }).click();
      await choose('reclamo');
      await desk.getByRole('button', { name: 'Revisar el archivo' }).click();
      await desk.getByText('Ninguna línea tiene problemas.').waitFor();
      await desk.getByRole('button', { name: 'Cargar 2 casos' }).click();
      await desk.getByText('Se cargaron 2 casos.').first().waitFor();

      const { rows } = await house.db.pool.query(
        `select f.number from complaints.case_file f where f.origin = $1 and f.reference = 'A-1'`,
        [`libro-${where.replace(' ', '-')}`],
      );
      await openByNumber(desk, house, rows[0].number);
      await desk.getByText('Publicar esta respuesta como ejemplo').click();
      await desk.getByRole('button', { name: 'Publicar el ejemplo' }).click();
      await desk.getByText('Confirme que no nombra a nadie.').waitFor();
      const answer = `Vaya a emergencia, que no pide turno: así se dijo en ${where}.`;
      const question = `¿Qué hago si el marcapasos de mi padre pita, visto en ${where}?`;
      await desk.getByLabel('La pregunta, en una frase').fill(question);
      await desk.getByLabel('La respuesta, en palabras sencillas').fill(answer);
      await desk.locator('#ejemplo-norma').fill('Constitución, art. 365');
      await desk.getByLabel('Leí lo escrito: no nombra ni señala a nadie').check();
      await expectAccessibleInThemes(desk);
      await desk.getByRole('button', { name: 'Publicar el ejemplo' }).click();
      await desk.getByText('El ejemplo está publicado.').waitFor();
      await desk.context().close();

      const own = await newPage(width);
      await own.goto(`${house.url}/reclamos`);
      await own.getByLabel(/Sobre qué es/).fill('pita el marcapasos');
      await own.getByText(question).click();
      await own.getByText(answer).waitFor();
      await own.context().close();
    },
    120_000,
  );
});
