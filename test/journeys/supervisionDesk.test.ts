import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addDays, dateAt, type PlainDate, partsOf } from '#kernel';
import { describeWithBrowser, expectAccessible, expectAccessibleInThemes } from '../support/browser.ts';
import { desktop, phone } from './caseSteps.ts';
import { type LivedInHouse, openLivedInHouse, signIn, type Who } from './house.ts';

// Each office records its part of supervision at the desk: the Secretary the commission, Audit its audits, the Director the
// accountability report, and a member examines it.
describeWithBrowser('the desk of supervision', ({ newPage }) => {
  let house: LivedInHouse;
  let shift = 0;
  const now = () => new Date(Date.now() + shift);
  const today = () => dateAt(now().getTime());
  beforeAll(async () => {
    house = await openLivedInHouse({ now });
  }, 180_000);
  afterAll(() => house.close());

  const open = async (who: Who, part: string, size: BrowserContextOptions): Promise<Page> => {
    const page = await newPage(size);
    await signIn(page, house, who);
    await page.goto(`${house.url}/escritorio/supervision?ver=${part}`);
    await page.getByRole('tab', { selected: true }).waitFor();
    return page;
  };
  const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
  const fill = async (page: Page, fields: Readonly<Record<string, string>>) => {
    for (const [label, value] of Object.entries(fields))
      await page.getByLabel(label, { exact: true }).fill(value);
  };
  const date = async (page: Page, group: string, on: PlainDate) => {
    const fields = page.getByRole('group', { name: group, exact: true });
    const { day, month, year } = partsOf(on);
    await fields.getByLabel('Día').fill(String(day));
    await fields.getByLabel('Mes').fill(String(month));
    await fields.getByLabel('Año').fill(String(year));
  };
  const refused = (page: Page, title: string) => page.getByRole('alert').getByText(title).waitFor();

  it.each([
    ['a phone', phone, 1],
    ['a desktop', desktop, 2],
  ] as const)(
    'on %s the Secretary records a resolution of the Board and seats whom it names',
    async (_where, size, round) => {
      const resolution = `C.D. 71${round}`;
      const page = await open('board-secretary', 'comision', size);
      await page.getByText('Registrar otra resolución del Consejo Directivo').click();
      await press(page, 'Registrar la resolución');
      await page.getByRole('alert').getByRole('link', { name: 'Escriba el nombre del perfil 1' }).waitFor();
      await expectAccessibleInThemes(page);
      await date(page, 'Fecha de la resolución', addDays(today(), 3));
      await fill(page, {
        'Resolución del Consejo Directivo': resolution,
        'Nombre del perfil 1': 'Persona usuaria de los servicios de salud',
        'Qué se pide para el perfil 1': 'Haber recibido una atención en dos años.',
        'Asientos del perfil 1': '2',
        'Qué le compete (1)': 'Informar cada trimestre al Consejo Directivo.',
        'Directrices de su gestión': 'Sesiona al menos una vez al mes.',
        'Meses que dura cada asiento': '24',
      });
      await press(page, 'Agregar otro perfil');
      await fill(page, {
        'Nombre del perfil 2': `Especialista en datos ${round}`,
        'Qué se pide para el perfil 2': 'Título de tercer nivel y cinco años de ejercicio.',
        'Asientos del perfil 2': '1',
      });
      await press(page, 'Registrar la resolución');
      await refused(page, 'La resolución tiene una fecha que todavía no llega');
      await date(page, 'Fecha de la resolución', addDays(today(), -1));
      await press(page, 'Registrar la resolución');
      await page.getByText('La resolución quedó registrada.').first().waitFor();
      await page.getByText(`Constituida por ${resolution}`, { exact: false }).waitFor();

      const { rows } = await house.db.pool.query(
        `select d.document, s.display_name as name from registry.document d join registry.person_search s using (person_id)
         where not exists (select from identity.account a where a.person_id = d.person_id)
           and not exists (select from spaces.action o where o.body ->> 'personId' = d.person_id::text)
         order by d.document limit 1`,
      );
      await page.getByText('Dar un asiento a quien designó el Consejo Directivo').click();
      await fill(page, {
        'Cédula de la persona': '0000000000',
        'Con qué se comprobó que cumple el perfil': 'Constan sus documentos.',
      });
      await page
        .getByLabel('Perfil', { exact: true })
        .selectOption(`Especialista en datos ${round} (1 libre)`);
      await press(page, 'Dar el asiento');
      await refused(page, 'No encontramos a esa persona');
      await page.getByLabel('Cédula de la persona').fill(rows[0].document);
      await expectAccessible(page);
      await press(page, 'Dar el asiento');
      await page.getByText('El asiento quedó ocupado.').first().waitFor();
      const anybody = await newPage(size);
      await anybody.goto(`${house.url}/supervision?ver=comision`);
      await anybody.getByText(`${rows[0].name}, Especialista en datos ${round}`, { exact: false }).waitFor();
      await expectAccessible(anybody);
      await anybody.context().close();
      await page.context().close();
    },
    240_000,
  );

  it.each([
    ['a phone', phone],
    ['a desktop', desktop],
  ] as const)(
    'on %s Audit registers an audit and follows its recommendation to the end',
    async (where, size) => {
      const code = where === 'a phone' ? 'ambulancias' : 'laboratorios';
      const page = await open('auditor', 'auditorias', size);
      await page.getByText('Registrar una auditoría').first().click();
      await press(page, 'Registrar la auditoría');
      await page.getByRole('alert').getByRole('link', { name: 'Diga qué se auditó' }).waitFor();
      await expectAccessibleInThemes(page);
      await fill(page, {
        'Qué se auditó': `Servicio de ${code}`,
        'Nombre corto para la dirección': 'auditoria-interna-farmacia',
        'Quién auditó': 'Auditoría Interna',
        'Cómo se llama el informe': 'Informe AI-020',
        'Hallazgo 1, en una frase': 'Salidas sin bitácora',
        'Explique el hallazgo 1': 'Una de cada tres salidas no consta en la bitácora.',
        'Qué recomienda (1)': 'Registrar cada salida con su hora.',
        'Quién responde por la recomendación 1': 'Jefatura de transporte',
      });
      await date(page, 'Primer día que examinó', addDays(today(), -200));
      await date(page, 'Último día que examinó', addDays(today(), -100));
      await date(page, 'Fecha del informe', addDays(today(), -150));
      await date(page, 'Plazo de la recomendación 1', addDays(today(), 60));
      await press(page, 'Registrar la auditoría');
      await refused(page, 'Ya hay una auditoría con ese nombre corto');
      await page.getByLabel('Nombre corto para la dirección').fill(code);
      await press(page, 'Registrar la auditoría');
      await refused(page, 'Las fechas de la auditoría no cuadran');
      await date(page, 'Fecha del informe', addDays(today(), -20));
      await press(page, 'Registrar la auditoría');
      await page.getByText('La auditoría quedó registrada.').first().waitFor();
      const entry = page.locator(`#${code}`);
      await entry.getByText('Pendiente', { exact: true }).waitFor();
      for (const [standing, text, shown] of [
        ['under-way', 'Las bitácoras se imprimieron esta semana.', 'En curso'],
        ['fulfilled', 'Un mes entero de salidas consta con su hora.', 'Cumplida'],
      ] as const) {
        await page.goto(`${house.url}/escritorio/supervision?ver=auditorias`);
        await entry.getByText('Anotar cómo va').click();
        await entry.getByLabel('Cómo está').selectOption(standing);
        await entry.getByLabel('Qué lo muestra').fill(text);
        await entry.getByRole('button', { name: 'Anotar', exact: true }).click();
        await entry.getByText(shown, { exact: true }).first().waitFor();
        await entry.getByRole('paragraph').filter({ hasText: text }).waitFor();
      }
      expect(await entry.getByText('Anotar cómo va').count()).toBe(0);
      await expectAccessible(page);
      await page.context().close();
    },
    240_000,
  );

  it('the Director presents the accountability report and a member examines it, goal by goal', async () => {
    // The report of the year that runs now is presented when it is over.
    const year = today().slice(0, 4);
    shift = new Date(`${Number(year) + 1}-02-03T10:00:00-05:00`).getTime() - Date.now();
    let page = await open('director', 'rendicion', phone);
    await page.getByText(`Presentar la rendición de cuentas de ${year}`).click();
    await press(page, 'Presentar la rendición de cuentas');
    await page.getByRole('alert').getByRole('link', { name: 'Escriba el nombre de la meta 1' }).waitFor();
    await expectAccessibleInThemes(page);
    await fill(page, {
      'Nombre de la meta 1': 'Turnos a tiempo',
      'Qué se propuso (meta 1)': 'Dar turno en menos de quince días.',
      'Qué se logró (meta 1)': 'Se dio turno en once días.',
    });
    await press(page, 'Agregar otra meta');
    await fill(page, {
      'Nombre de la meta 2': 'Personas conformes',
      'Qué se propuso (meta 2)': 'Que siete de cada diez queden conformes.',
      'Qué se logró (meta 2)': 'Ocho de cada diez quedaron conformes.',
    });
    await page.getByLabel('Cifra viva que dice lo mismo (meta 2)').selectOption('quality.satisfied');
    await press(page, 'Presentar la rendición de cuentas');
    await page.getByText('La rendición de cuentas quedó presentada.').first().waitFor();
    await page.getByText(`La rendición de cuentas de ${year} está presentada.`).waitFor();
    await page.context().close();

    page = await open('supervisor', 'rendicion', desktop);
    const goal = page.locator(`#meta-${year}-1`);
    await goal.getByText('Examinar esta meta').click();
    await goal.getByLabel('Qué sostiene la comisión').selectOption('met');
    await goal.getByLabel('Por qué').fill('La institución dice que se cumplió.');
    await goal.getByRole('button', { name: 'Registrar el examen' }).click();
    await refused(page, 'Sin evidencia no se puede decir que se cumplió');
    await expectAccessibleInThemes(page);
    await goal.getByLabel('Qué sostiene la comisión').selectOption('unproven');
    await goal.getByLabel('Por qué').fill('No se presentó con qué se midieron los turnos.');
    await goal.getByRole('button', { name: 'Registrar el examen' }).click();
    await goal.getByText('No se demostró', { exact: true }).first().waitFor();
    await page.context().close();
    const anybody = await newPage(phone);
    await anybody.goto(`${house.url}/supervision?ver=rendicion`);
    const shown = anybody.locator(`#meta-${year}-1`);
    await shown.getByText('No se presentó con qué se midieron los turnos.', { exact: false }).waitFor();
    await anybody.context().close();
  }, 240_000);
});
