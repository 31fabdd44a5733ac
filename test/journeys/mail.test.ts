import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { writeMorning } from '#governance/digest';
import { dateAt } from '#kernel';
import { createOutbox } from '#platform/mail';
import { letterLock } from '../../src/houseKeys.ts';
import { describeWithBrowser, expectAccessibleInThemes } from '../support/browser.ts';
import { deliverLetters, openSmtpHouse, type SmtpHouse } from '../support/smtpHouse.ts';
import { type LivedInHouse, openLivedInHouse, signIn } from './house.ts';
import { enter, pressesOf, reach, typeOver, watchPointer } from './keyboardHands.ts';

// Letters that really leave, to a real mail server; everything is done by keyboard.

describeWithBrowser('a house that sends e-mail', ({ newPage }) => {
  let smtp: SmtpHouse;
  let house: LivedInHouse;
  let mail: { lock: ReturnType<typeof letterLock>; setup: ReturnType<SmtpHouse['setup']> };
  beforeAll(async () => {
    smtp = await openSmtpHouse();
    mail = { lock: letterLock(), setup: smtp.setup() };
    house = await openLivedInHouse({ mail });
  });
  afterAll(async () => {
    await house.close();
    await smtp.close();
  });
  const deliver = () => deliverLetters(house.db, mail, new Date());
  const lastTo = (address: string) => smtp.received.findLast((one) => one.to[0] === address);
  /** The path and secret of the first link of the last letter to an address. */
  const linkTo = (address: string, path: string) =>
    new RegExp(`https://amparo\\.example(${path}#[A-Za-z0-9_-]{43})`).exec(
      lastTo(address)?.text ?? '',
    )?.[1] ?? '';
  const open = async (): Promise<Page> => {
    const page = await newPage({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' });
    await watchPointer(page);
    return page;
  };

  it('the secretary of the election invites who is missing, and sees how far the invitations are', async () => {
    const { rows } = await house.db.pool.query<{ id: string }>(`
      select r.person_id as id from elections.voter_right r join elections.election e using (election_id)
      where e.code = 'comisiones-consultivas' and not exists (select from registry.contact c where c.person_id = r.person_id)
        and not exists (select from identity.account a where a.person_id = r.person_id) limit 1`);
    await house.db.pool.query(
      `insert into registry.contact (person_id, kind, value, folded) values ($1, 'email', $2, $2)`,
      [rows[0]!.id, 'ultima@correo.example'],
    );
    const desk = await open();
    await signIn(desk, house, 'electoral-officer');
    await desk.goto(`${house.url}/escritorio/elecciones?eleccion=comisiones-consultivas`);
    await desk.getByRole('heading', { name: 'Invitaciones por correo' }).waitFor();
    await enter(desk, desk.getByRole('button', { name: 'Invitar a 1 votante' }));
    await desk.getByText('Todos los que tienen correo tienen su invitación.').waitFor();
    await expectAccessibleInThemes(desk);
    await deliver();
    const letter = lastTo('ultima@correo.example')!;
    expect(letter.text).toContain('/elecciones/comisiones-consultivas/votar');
    expect(letter.text).toContain('La credencial no viene en este correo.');
    await desk.reload();
    await desk.getByText(/Sin salir: 2/).waitFor();
    expect(await pressesOf(desk)).toBe(0);
  });

  it('whoever runs the house sees what failed and why, and has it tried again', async () => {
    const desk = await open();
    await signIn(desk, house, 'access-manager');
    await desk.goto(`${house.url}/escritorio/correo`);
    await desk.getByText(/Salen por localhost:/).waitFor();
    await desk.getByText('El servidor no acepta esa dirección').first().waitFor();
    expect(await desk.locator('main').textContent()).not.toMatch(/elector-\d+@/);
    await expectAccessibleInThemes(desk);
    const before = smtp.received.length;
    await enter(desk, desk.getByRole('button', { name: 'Intentar otra vez todas' }));
    await desk.getByText('Ninguna carta está detenida.').waitFor();
    await deliver();
    expect(smtp.received.length - before).toBe(2);
    expect(await pressesOf(desk)).toBe(0);
  });

  it('a person confirms an address, forgets her password, and comes back by the link', async () => {
    const address = 'vuelvo@correo.example';
    const account = await open();
    await signIn(account, house, null);
    await account.goto(`${house.url}/mi-cuenta?ver=seguridad`);
    await typeOver(account, account.getByLabel('Correo', { exact: true }), address);
    await enter(account, account.getByRole('button', { name: 'Enviar el enlace para confirmarlo' }));
    await account.getByRole('link', { name: 'Escriba su contraseña' }).waitFor();
    await typeOver(
      account,
      account.getByLabel('Su contraseña', { exact: true }),
      'demostracion-afiliada-2026',
    );
    await enter(account, account.getByRole('button', { name: 'Enviar el enlace para confirmarlo' }));
    await account.getByText('Le enviamos un enlace: ábralo para confirmar el correo').waitFor();
    await expectAccessibleInThemes(account);
    await deliver();

    const phone = await open();
    await phone.setViewportSize({ width: 390, height: 844 });
    await phone.goto(house.url + linkTo(address, '/confirmar-correo'));
    await reach(phone, phone.getByRole('button', { name: 'Confirmar este correo' }));
    // Its secret is not left in the address.
    expect(new URL(phone.url()).hash).toBe('');
    await phone.keyboard.press('Enter');
    await phone.getByText('El correo quedó confirmado').waitFor();
    await expectAccessibleInThemes(phone);

    await phone.goto(`${house.url}/ingresar`);
    await enter(phone, phone.getByRole('link', { name: 'Olvidé mi contraseña' }));
    await phone.getByRole('button', { name: 'Enviar el enlace' }).waitFor();
    await typeOver(phone, phone.getByLabel('Cédula o correo electrónico'), 'afiliada@amparo.example');
    await phone.keyboard.press('Enter');
    await phone.getByText(/Si esa cuenta tiene un correo confirmado/).waitFor();
    await expectAccessibleInThemes(phone);
    await deliver();
    const link = linkTo(address, '/recuperar');
    await phone.goto('about:blank');
    await phone.goto(house.url + link);
    await phone.getByRole('heading', { name: 'Elija otra contraseña' }).waitFor();
    await expectAccessibleInThemes(phone);
    await typeOver(phone, phone.getByLabel('Su contraseña nueva'), 'la neblina baja despacio');
    await phone.keyboard.press('Enter');
    await phone.waitForURL('**/mi-cuenta');
    // The link is used up, and the other sign-in was closed.
    await phone.goto('about:blank');
    await phone.goto(house.url + link);
    await typeOver(phone, phone.getByLabel('Su contraseña nueva'), 'otra neblina que baja');
    await phone.keyboard.press('Enter');
    await phone.getByText('El enlace ya se usó o ya no sirve').waitFor();
    await account.goto(`${house.url}/mi-cuenta`);
    await account.getByText('Inicie sesión para ver su cuenta').waitFor();
    expect(await pressesOf(phone)).toBe(0);

    // News of where she takes part, asked for and ended.
    await phone.goto(`${house.url}/mi-cuenta?ver=correos`);
    await phone.getByText(`Llegan a ${address}.`).waitFor();
    await reach(phone, phone.getByLabel('Quiero recibirlas'));
    await phone.keyboard.press('Space');
    await enter(phone, phone.getByRole('button', { name: 'Guardar' }));
    await phone.getByText('Su elección quedó guardada').waitFor();
    await expectAccessibleInThemes(phone);
    const eight = new Date(`${dateAt(Date.now())}T08:00:00-05:00`);
    expect(await writeMorning(house.db, createOutbox(mail), eight)).toBe(1);
    await deliverLetters(house.db, mail, new Date(Math.max(Date.now(), eight.getTime())));
    expect(lastTo(address)!.headers.get('subject')).toMatch(/^Novedades/);
    const stranger = await open();
    await stranger.goto(house.url + linkTo(address, '/avisos/baja'));
    await enter(stranger, stranger.getByRole('button', { name: 'No recibir más' }));
    await stranger.getByText('Listo: no le enviaremos más novedades por correo').waitFor();
    await expectAccessibleInThemes(stranger);
    await phone.reload();
    await phone.getByText(`Llegan a ${address}.`).waitFor();
    expect(await phone.getByLabel('Quiero recibirlas').isChecked()).toBe(false);
    expect(await pressesOf(stranger)).toBe(0);
  });
});
