import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { escalateOnce } from '#governance/complaints';
import { describeWithBrowser, expectAccessibleInThemes } from '../support/browser.ts';
import { answerOpen, classifyOpen, desktop, openByNumber, phone, untouched } from './caseSteps.ts';
import { type LivedInHouse, openLivedInHouse, signIn, tabTo } from './house.ts';

const day = 86_400_000;

describeWithBrowser('from a complaint to a change', ({ newPage }) => {
  let house: LivedInHouse;
  /** The house's days go by while the journey goes on. */
  let gone = 0;
  const now = () => new Date(Date.now() + gone);
  beforeAll(async () => {
    house = await openLivedInHouse({ now });
  });
  afterAll(() => house.close());

  const told =
    'El ascensor de la torre quirúrgica está dañado y bajan a los pacientes en camilla por las gradas.';

  /** Files a complaint in the browser; answers its number and its receipt code. */
  async function complain(own: Page, byAccount: boolean, text: string) {
    await own.goto(`${house.url}/reclamos`);
    await own.getByLabel('Queja o reclamo').check();
    await own.getByRole('button', { name: 'Continuar' }).click();
    await own.getByLabel('¿De qué se trata?').selectOption('place');
    await own.getByLabel(/En qué servicio/).selectOption('emergency');
    await own.getByLabel(/Dónde fue/).selectOption('HO-1701-01');
    await own.getByLabel('Cuente qué pasó').fill(text);
    await own.getByRole('button', { name: 'Continuar' }).click();
    if (byAccount) await own.getByLabel('Yo, con mi cuenta').check();
    else {
      await own.getByLabel('Yo, con mi nombre, sin cuenta').check();
      await own.getByLabel('Nombre', { exact: true }).fill('Mercedes Caiza');
    }
    await own.getByRole('button', { name: 'Continuar' }).click();
    await own.getByRole('button', { name: 'Enviar' }).click();
    await own.getByRole('heading', { name: 'Recibimos su caso', level: 2 }).waitFor();
    return {
      code: (await own.locator('.receipt__digits').textContent())!,
      number: (await own.locator('.ledger').textContent())!.match(/R\d\d-[0-9A-Z]{6}/)![0],
    };
  }

  /** A director opens a change from the alike voices, plans it, shows evidence, calls it done and tells the people. */
  async function change(word: RegExp, title: string): Promise<void> {
    const desk = await newPage(desktop);
    await signIn(desk, house, 'director');
    await desk.goto(`${house.url}/escritorio/mejoras?abrir=si`);
    await desk.getByRole('button', { name: word }).click();
    await desk.getByLabel('Título, como lo leerá la gente').fill(title);
    await desk.getByLabel('Causa').fill('El ascensor se detiene desde enero: no tenía contrato de cuidado.');
    await desk.getByLabel('Cargo que responde').fill('Jefatura de mantenimiento');
    const due = new Date(now().getTime() + 60 * day);
    const date = desk.getByRole('group', { name: 'Fecha comprometida' });
    await date.getByLabel('Día').fill(String(due.getUTCDate()));
    await date.getByLabel('Mes').fill(String(due.getUTCMonth() + 1));
    await date.getByLabel('Año').fill(String(due.getUTCFullYear()));
    await desk.getByRole('button', { name: 'Abrir la mejora' }).click();
    await desk.getByLabel('Plan', { exact: true }).fill('Contratar el cuidado y poner otro motor.');
    await desk.getByLabel('Paso 1', { exact: true }).fill('Cambiar el motor del ascensor');
    await expectAccessibleInThemes(desk);
    await desk.getByRole('button', { name: 'Publicar el plan' }).click();
    await desk.getByLabel('Evidencia de: Cambiar el motor del ascensor').fill('Acta 31: el motor funciona.');
    await desk.getByRole('button', { name: 'Dar el paso por hecho' }).click();
    await desk.getByLabel('Qué cambió, para las personas').fill('El ascensor funciona todo el día.');
    await desk.getByRole('button', { name: 'Dar el cambio por hecho' }).click();
    await desk.getByRole('button', { name: 'Avisar a las personas' }).click();
    await desk.getByText(/^Se avisó a \d+ personas\.$/).waitFor();
    await desk.context().close();
  }

  it.each([
    ['a phone', 'by the receipt code', phone],
    ['a desktop', 'by her account', desktop],
  ] as const)(
    'on %s, %s: complains, is answered late after it went up the line, contests, is answered, sees the change and says that it worked',
    async (where, how, width) => {
      const byAccount = how === 'by her account';
      const text = `${told} ${byAccount ? 'Segundo piso, ala norte.' : 'Tercer piso, ala sur.'}`;
      let own = await newPage(width);
      if (byAccount) await signIn(own, house, null);
      const { code, number } = await complain(own, byAccount, text);
      await expectAccessibleInThemes(own);
      await own.context().close();
      // Others told the same, so many that it stands first among the alike voices.
      await untouched(house, 70, { daysAgo: 0, text, now: now().getTime() });

      gone += 40 * day;
      await escalateOnce(house.db, house.complaints, now());
      own = await newPage(width);
      const follow = async () => {
        await own.goto(`${house.url}/reclamos/seguir`);
        if (byAccount) {
          await own.locator('.queue__item').filter({ hasText: number }).click();
        } else {
          await tabTo(own, /Código de recibo/);
          await own.keyboard.type(code);
          await own.keyboard.press('Enter');
        }
        await own.getByRole('heading', { name: new RegExp(number) }).waitFor();
      };
      if (byAccount) await signIn(own, house, null);
      await follow();
      await own.getByText('Subió de nivel').first().waitFor();
      await own.getByText('El plazo venció').waitFor();
      await expectAccessibleInThemes(own);

      const desk = await newPage(desktop);
      await signIn(desk, house, 'complaints-officer');
      await openByNumber(desk, house, number);
      await classifyOpen(desk);
      await answerOpen(desk, 'Usted tiene razón: el ascensor se detuvo once días. Se pidió el repuesto.');
      await follow();
      await own.getByText('Se pidió el repuesto').waitFor();
      await own.getByLabel('No aceptar la respuesta').check();
      await own.getByLabel('Por qué no la acepta').fill('No dice cuándo llega el repuesto.');
      await own.getByRole('button', { name: /No aceptar y pedir/ }).click();
      await own.getByText('Su caso se revisa otra vez, con un plazo nuevo.').waitFor();
      await openByNumber(desk, house, number);
      await desk.getByText('No dice cuándo llega el repuesto.').first().waitFor();
      await answerOpen(desk, 'El repuesto llegó el martes y el ascensor vuelve a funcionar desde el jueves.');
      await desk.context().close();

      const title = `Un ascensor que no se detiene, en ${where === 'a phone' ? 'el ala sur' : 'el ala norte'}`;
      await change(/^Abrir desde estas voces: .*ascensor/, title);
      await follow();
      await own.getByText('El ascensor vuelve a funcionar', { exact: false }).first().waitFor();
      await tabTo(own, /Vea qué cambió y diga si funcionó/);
      await own.keyboard.press('Enter');
      await own.getByRole('heading', { level: 1, name: title }).waitFor();
      await own.getByText('¿Funcionó este cambio?').waitFor();
      expect(own.url()).not.toContain(code);
      await expectAccessibleInThemes(own);
      await tabTo(own, /^Funciona/);
      await own.keyboard.press('Space');
      await tabTo(own, /Enviar mi respuesta/);
      await own.keyboard.press('Enter');
      await own.getByText('Usted respondió: Funciona.').waitFor();
      await own.context().close();
      const { rows } = await house.db.pool.query(
        'select works from improvement.answer a join improvement.action o using (change_id) where o.seq = 1 and o.body -> $1 ->> $2 = $3',
        ['facts', 'title', title],
      );
      expect(rows).toEqual([{ works: 'yes' }]);
    },
    240_000,
  );
});
