import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { demonstrationSignIns } from '#platform/identity';
import { describeWithBrowser, expectAccessible } from '../support/browser.ts';
import { type LivedInHouse, openLivedInHouse, signIn, tabTo, type Who } from './house.ts';

const code = 'comision-de-prueba';
const hourMs = 3_600_000;
const candidates = [
  ['trabajadores; mujer', 'Rosa Chimbo', 'Federación A', 'Alterna A'],
  ['empleadores; hombre', 'Jorge Mina', 'Cámara B', 'Alterno B'],
  ['trabajadores; hombre', 'Luis Guamán', 'Federación C', 'Alterno C'],
  ['empleadores; mujer', 'Paulina Dávalos', 'Cámara D', 'Alterna D'],
] as const;
const trustees = ['Tribunal electoral', 'Custodio Uno', 'Custodio Dos', 'Custodio Tres', 'Custodio Cuatro'];
const voters: readonly Who[] = [null, 'director', 'ombudsman'];

describeWithBrowser('the vote, from the keys to the last dispute', ({ newPage }) => {
  let clock = Date.now();
  let house: LivedInHouse;
  beforeAll(async () => {
    house = await openLivedInHouse({ now: () => new Date(clock) });
  });
  afterAll(() => house.close());

  const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click();
  const write = (page: Page, label: string, text: string) =>
    page.getByLabel(label, { exact: true }).fill(text);
  const wallClock = (ms: number) => new Date(ms - 5 * hourMs).toISOString().slice(0, 16);
  const personOf = async (who: Who) => {
    const { login } = demonstrationSignIns.find((one) => one.role === who)!;
    const { rows } = await house.db.pool.query(
      `select a.document, p.display_name as name from identity.account a join registry.person_search p using (person_id)
       where a.email = $1`,
      [login],
    );
    return rows[0] as { document: string; name: string };
  };

  /** From the letter to the review, by keyboard alone. */
  const mark = async (page: Page, secret: string, marked: readonly string[]) => {
    await page.goto(`${house.url}/elecciones/${code}/votar`);
    await page.getByLabel('Su credencial').waitFor();
    await tabTo(page, /^Su credencial/);
    await page.keyboard.type(secret);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Revisar' }).waitFor();
    for (const name of marked) {
      await tabTo(page, new RegExp(name));
      await page.keyboard.press('Space');
    }
    await tabTo(page, /^Revisar$/);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Revise lo que va a votar' }).waitFor();
    await tabTo(page, /^Cifrar la papeleta$/);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Todavía no ha votado' }).waitFor();
  };
  const castByKeyboard = async (page: Page): Promise<string> => {
    await tabTo(page, /^Depositar en la urna$/);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Su voto está en la urna' }).waitFor();
    return (await page.locator('.receipt__digits').textContent())!.trim();
  };

  it('goes through five devices of trustees, a challenge, a revote, a blank vote, a lost trustee, tally, act, a stranger and a dispute', async () => {
    const people = await Promise.all(voters.map(personOf));

    // The officer drafts, and the links appear once.
    const officer = await newPage();
    await signIn(officer, house, 'electoral-officer');
    await officer.goto(`${house.url}/escritorio/elecciones`);
    await write(officer, 'Nombre de la elección', 'Comisión de prueba');
    await write(officer, 'Nombre corto para la dirección', code);
    await write(officer, 'Qué se elige y para qué', 'Tres delegados de una comisión de prueba.');
    await write(officer, 'Qué comisión o puesto se elige', 'Comisión de prueba');
    await write(officer, 'Candidaturas, una por línea', candidates.map((one) => one.join('; ')).join('\n'));
    await write(officer, 'Abre (fecha y hora)', wallClock(clock - hourMs));
    await write(officer, 'Cierra (fecha y hora)', wallClock(clock + 2 * hourMs));
    await write(officer, 'Custodio obligatorio', trustees[0]!);
    await write(officer, 'Otros custodios, uno por línea', trustees.slice(1).join('\n'));
    await write(officer, 'Autoridad de credenciales', 'Veeduría de prueba');
    await write(officer, 'Padrón: un documento por línea', people.map((one) => one.document).join('\n'));
    await expectAccessible(officer);
    await press(officer, 'Preparar la elección');
    await officer.getByRole('heading', { name: 'Entregue a cada quien su enlace' }).waitFor();
    const links = await officer
      .locator('[data-link]')
      .evaluateAll((all) => all.map((one) => one.textContent ?? ''));
    expect(links).toHaveLength(6);
    const [authorityLink, ...trusteeLinks] = links as [string, ...string[]];

    // Five devices; each makes its key and goes on when the others have.
    const devices: Page[] = [];
    for (const link of trusteeLinks) {
      const device = await newPage({ viewport: { width: 390, height: 800 } });
      await device.goto(link);
      await press(device, 'Crear mi clave en este dispositivo');
      await device.getByLabel('Guardé mi frase en un lugar seguro').check();
      await press(device, 'Usar esta frase');
      devices.push(device);
    }
    await press(devices[0]!, 'Publicar mi clave');
    await devices[0]!.getByText('no hay nada que hacer').waitFor();
    await expectAccessible(devices[0]!);
    for (const step of [/^Paso 1 de 3/, /^Paso 2 de 3/, /^Paso 3 de 3/])
      for (const device of devices.slice(1)) await press(device, step);

    // The authority makes credentials in its browser; the letters are a file that the server never saw.
    const authority = await newPage();
    await authority.goto(authorityLink);
    await press(authority, 'Crear 3 credenciales en este dispositivo');
    const download = authority.waitForEvent('download');
    await press(authority, 'Guardar las cartas (CSV)');
    const letters = readFileSync(await (await download).path(), 'utf8');
    await authority.getByLabel('Guardé el archivo y comprobé que se abre').check();
    await press(authority, 'Entregar las partes públicas y olvidar las secretas');
    await authority.getByText('Las credenciales públicas constan').waitFor();
    const letterOf = (name: string) => {
      const line = letters.split('\r\n').find((one) => one.includes(name));
      return line!.split(',').at(-1)!;
    };
    const secrets = people.map((one) => letterOf(one.name));
    expect(new Set(secrets).size).toBe(3);

    await officer.goto(`${house.url}/escritorio/elecciones?eleccion=${code}`);
    await press(officer, 'Abrir la votación');
    await officer.getByRole('button', { name: 'Cerrar la urna' }).waitFor();
    await press(officer, 'Cerrar la urna');
    await officer.getByText('La votación todavía no termina').waitFor();

    // The affiliate, on a phone and by keyboard: opens a ballot to check her device, casts another, and votes again.
    const phone = await newPage({ viewport: { width: 390, height: 800 } });
    await signIn(phone, house, null);
    await mark(phone, secrets[0]!, ['Luis Guamán']);
    await expectAccessible(phone);
    await tabTo(phone, /^Abrirla para comprobar/);
    await phone.keyboard.press('Enter');
    await phone.getByText('Este dispositivo cifró lo que usted marcó.').waitFor();
    const opened = phone.waitForEvent('download');
    await press(phone, 'Descargar el archivo de comprobación');
    const openedPath = await (await opened).path();
    const second = await newPage();
    await second.goto(`${house.url}/elecciones/verificar`);
    const auditFile = readFileSync(openedPath);
    await second
      .locator('input[type=file]')
      .setInputFiles({ name: 'papeleta-abierta.json', mimeType: 'application/json', buffer: auditFile });
    await second.getByText('contiene exactamente esto').waitFor();
    expect(await second.locator('.answers').textContent()).toContain('Luis Guamán');
    // The opened ballot shows the vote: it can never be cast.
    const spoiled = JSON.parse(auditFile.toString()) as { ballot: string };
    await tabTo(phone, /^Preparar otra papeleta$/);
    await phone.keyboard.press('Enter');
    await tabTo(phone, /^Cifrar la papeleta$/);
    await phone.keyboard.press('Enter');
    await phone.getByRole('heading', { name: 'Todavía no ha votado' }).waitFor();
    const first = await castByKeyboard(phone);
    await mark(phone, secrets[0]!, ['Rosa Chimbo', 'Jorge Mina']);
    const last = await castByKeyboard(phone);
    expect(last).not.toBe(first);
    const refused = await fetch(`${house.url}/api/elections/${code}/ballots`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ballot: spoiled.ballot, right: await rightOf(first) }),
    });
    expect(await refused.json()).toMatchObject({ refusal: 'ballot-challenged' });

    const blank = await newPage();
    await signIn(blank, house, 'director');
    await mark(blank, secrets[1]!, ['Voto en blanco']);
    await castByKeyboard(blank);

    // The third loses the connection while casting; the ballot waits on her device and arrives once.
    const weak = await newPage({ viewport: { width: 390, height: 800 } });
    await signIn(weak, house, 'ombudsman');
    await mark(weak, secrets[2]!, ['Rosa Chimbo', 'Paulina Dávalos']);
    await weak.context().setOffline(true);
    await tabTo(weak, /^Depositar en la urna$/);
    await weak.keyboard.press('Enter');
    await weak.getByRole('heading', { name: 'Todavía no sabemos si su papeleta llegó' }).waitFor();
    await weak.context().setOffline(false);
    await weak.getByRole('heading', { name: 'Su voto está en la urna' }).waitFor();

    await second.goto(`${house.url}/elecciones/${code}/urna?codigo=${encodeURIComponent(first)}`);
    await second.getByText('otra posterior de la misma credencial la reemplazó').waitFor();

    // Voting ends. Four of five trustees decrypt; the last is lost.
    clock += 3 * hourMs;
    await signIn(officer, house, 'electoral-officer');
    await officer.goto(`${house.url}/escritorio/elecciones?eleccion=${code}`);
    await press(officer, 'Cerrar la urna');
    await officer.getByText('Faltan descifrados de los custodios').waitFor();
    for (const device of devices.slice(0, 4)) {
      await device.reload();
      await press(device, 'Descifrar mi parte del escrutinio');
      await device.getByText('Su parte está completa').waitFor();
    }
    await officer.reload();
    await press(officer, 'Proclamar el resultado');
    await officer.getByText('Resultado proclamado').first().waitFor();

    await second.goto(`${house.url}/elecciones/${code}/acta`);
    await expectAccessible(second);
    const act = (await second.locator('.document').textContent())!;
    for (const said of ['Rosa Chimbo (alterna', 'Jorge Mina (alterna', 'Paulina Dávalos (alterna'])
      expect(act).toContain(said);
    expect(act).toContain('4 papeletas de 3 votantes, de un padrón de 3');
    expect(act).toContain('No hizo falta, o no estuvo: Custodio Cuatro.');

    // A stranger verifies in the browser: the board as it is, and then one with a byte changed.
    await second.goto(`${house.url}/elecciones/verificar?eleccion=${code}`);
    await press(second, 'Cargar la urna de esta elección y verificarla');
    await second.getByText('La elección se acepta').waitFor();
    const figures = await second.locator('.ledger').first().locator('dd').allTextContents();
    // Blank 1; Rosa 2, Jorge 1, Luis 0 (replaced), Paulina 1.
    expect(figures).toEqual(['1', '2', '1', '0', '1']);
    const archive = Buffer.from(
      await (await fetch(`${house.url}/api/elections/${code}/archive.bel`)).arrayBuffer(),
    );
    const at = archive.lastIndexOf('{"result":[[1,2,1,0,1]]}');
    archive.write('{"result":[[1,1,2,0,1]]}', at);
    await second
      .locator('input[type=file]')
      .setInputFiles({ name: 'alterada.bel', mimeType: 'application/octet-stream', buffer: archive });
    await second.getByText('se RECHAZA').waitFor();

    // A dispute, answered with reasons.
    await signIn(phone, house, null);
    await phone.goto(`${house.url}/elecciones/${code}`);
    await write(phone, 'Qué impugna y por qué', 'La carta llegó un día después de abierta la votación.');
    await press(phone, 'Presentar una impugnación');
    await phone.getByText('Su impugnación consta').waitFor();
    const judge = await newPage();
    await signIn(judge, house, 'ombudsman');
    await judge.goto(`${house.url}/escritorio/impugnaciones?eleccion=${code}`);
    await write(
      judge,
      'Razones',
      'La votación siguió abierta dos horas más y la papeleta consta en la urna.',
    );
    await press(judge, 'Publicar la respuesta');
    await judge.getByText('No hay impugnaciones sin respuesta.').waitFor();
    await phone.reload();
    await phone.getByText('La votación siguió abierta dos horas más').waitFor();
  }, 400_000);

  /** The right published beside a ballot of the board. */
  const rightOf = async (tracker: string): Promise<string> => {
    const said = await fetch(`${house.url}/api/elections/${code}/ballots`);
    const { items } = (await said.json()) as { items: { tracker: string; right: string }[] };
    return items.find((one) => one.tracker === tracker)!.right;
  };
});
