import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { verifySortition } from '#ballots';
import { folderReader } from '#ballots/server';
import { openDatabase, transaction } from '#platform/database';
import { createAccount } from '#platform/identity';
import { describeWithBrowser, expectAccessible } from '../support/browser.ts';
import { castByKeyboard, markByKeyboard } from './booth.ts';
import { type LivedInHouse, openLivedInHouse, signIn, tabTo, type Who } from './house.ts';

// Round 657413 of quicknet came out on 15 September 2023 at 06:00:03 in mainland Ecuador: the house of this journey lives that month.
const beacon = {
  signature:
    'b713718a38ae728dfd477991af2822e08d2f305e47718cef9f7848ce4050e7be41076862b98fad56e91a6b85b89cd97b',
  randomness: 'fc1873a13f3545aeade8401532ef5519920652eee6b0d2b19ca12643b87b3587',
};

describeWithBrowser('delegates, from the call to the last dispute', ({ newPage }) => {
  let house: LivedInHouse;
  let clock = new Date();
  const code = 'delegados-prueba';
  beforeAll(async () => {
    house = await openLivedInHouse({ now: () => clock });
    const owner = openDatabase({ url: house.ownerUrl });
    // The demonstration gives its offices today; here they were given before.
    await owner.pool.query("update identity.office set held_from = '2023-01-01'");
    await owner.close();
  }, 180_000);
  afterAll(() => house.close());

  const as = async (who: Who, path: string): Promise<Page> => {
    const page = await newPage({ viewport: { width: 390, height: 844 } });
    await signIn(page, house, who);
    await page.goto(house.url + path);
    return page;
  };
  const post = async (page: Page, url: string, data: object) => {
    const said = await page.request.post(house.url + url, {
      data,
      headers: { 'idempotency-key': crypto.randomUUID() },
    });
    expect(said.ok(), await said.text()).toBe(true);
  };
  const press = (page: Page, name: string | RegExp) =>
    page.getByRole('button', { name, exact: true }).click();
  const write = (page: Page, label: string | RegExp, text: string) =>
    page.getByLabel(label, { exact: true }).fill(text);

  it('goes through shortlists, an appeal, the agreement and a public draw that a person verifies herself', async () => {
    clock = new Date('2023-08-21T14:00:00Z');
    const path = `/candidaturas/${code}`;
    const { rows: people } = await house.db.pool.query<{ document: string; sex: string }>(`
      select min(d.document) as document, s.sex from registry.person_search s join registry.document d using (person_id)
      where d.kind = 'cedula' group by s.person_id, s.sex order by s.person_id desc limit 200`);
    const take = (sex: string) =>
      people.splice(
        people.findIndex((one) => one.sex === sex),
        1,
      )[0]!.document;
    const three = () =>
      ['female', 'male', 'female'].map((sex) => ({ document: take(sex), alternate: take(sex) }));

    let secretary = await as('board-secretary', '/candidaturas');
    await post(secretary, '/api/calls', {
      code,
      title: 'Elección de prueba',
      resolution: 'C.D. 660 (sintética)',
      profile: 'Personas con experiencia en seguridad social.',
      requirements: ['Estar afiliada', 'No tener contratos con la institución'],
      timetable: {
        shortlistsFrom: '2023-08-21',
        shortlistsUntil: '2023-08-22',
        agreedBy: '2023-09-10',
        voteFrom: '2023-10-02',
        voteUntil: '2023-10-06',
      },
    });

    // Who represents the union writes her shortlist on a phone.
    const union = await as(null, path);
    for (const [i, { document, alternate }] of three().entries()) {
      await write(union, `Cédula de la persona ${i + 1}`, document);
      await write(union, `Cédula de quien la alterna ${i + 1}`, alternate);
    }
    await expectAccessible(union);
    await press(union, 'Presentar la terna');
    await union.getByText('Por los trabajadores').waitFor();
    const mine = async (page: Page) => {
      const answer = await page.request.get(`${house.url}/api/calls/${code}`);
      return (await answer.json()).me.mayPresent as { organisationId: string; commission: string }[];
    };
    const director = await as('director', path);
    for (const page of [union, director])
      for (const chance of await mine(page))
        await post(page, `/api/calls/${code}/shortlists`, { ...pick(chance), candidates: three() });

    const officer = await as('electoral-officer', path);
    await officer
      .getByRole('button', { name: /^Calificar a/ })
      .first()
      .click();
    await write(officer, 'Por qué no cumple', 'Consta un contrato vigente con un hospital.');
    // A refusal loses nothing of what was written.
    await write(officer, 'Número del requisito', '9');
    await press(officer, 'Rechazar');
    await officer.getByText('Ese requisito no está en la convocatoria').waitFor();
    await expect
      .poll(() => officer.getByLabel('Por qué no cumple').inputValue())
      .toBe('Consta un contrato vigente con un hospital.');
    await write(officer, 'Número del requisito', '2');
    await press(officer, 'Rechazar');
    await officer.getByText('Rechazada; se puede apelar').waitFor();
    const { candidates } = await (await officer.request.get(`${house.url}/api/calls/${code}`)).json();
    for (const one of candidates as { candidate: number; status: string }[])
      if (one.status === 'presented')
        await post(officer, `/api/calls/${code}/qualification`, {
          act: 'qualify',
          candidate: one.candidate,
          ground: 'Cumple los dos requisitos.',
        });

    await union.goto(house.url + path);
    // Three working days after Monday 21 August 2023.
    await union.getByText('Plazo hasta el 24 de agosto de 2023 (3 días hábiles)').waitFor();
    await write(union, 'Por qué apela', 'El contrato terminó hace dos años, según el acta adjunta.');
    await press(union, 'Apelar');
    await union.getByText('Apelación por resolver').waitFor();

    await secretary.goto(house.url + path);
    await secretary.getByLabel('Razón de la resolución').first().fill('El acta prueba que terminó en 2021.');
    await press(secretary, 'Aceptar la apelación');
    await secretary.getByText('Apelación por resolver').waitFor({ state: 'detached' });

    clock = new Date('2023-08-23T14:00:00Z');
    secretary = await as('board-secretary', path);
    await write(secretary, 'Órgano que sesionó', 'Comité consultivo');
    await write(secretary, 'Título del acta', 'Acta 7');
    await write(secretary, 'Huella SHA-256 del acta firmada', 'ab'.repeat(32));
    await press(secretary, 'Registrar el acuerdo');
    await secretary
      .getByText('Candidaturas acordadas el 23 de agosto de 2023 por: Comité consultivo')
      .waitFor();
    await expect.poll(() => secretary.getByText('En la papeleta').count()).toBe(12);
    await expectAccessible(secretary);

    clock = new Date('2023-09-15T10:00:00Z');
    const draw = `/sorteos/${code}`;
    let lottery = await as('electoral-officer', draw);
    await press(lottery, 'Congelar el padrón de hoy');
    await write(lottery, 'Día de la ronda del faro', '2023-09-15');
    await write(lottery, 'Hora, en el Ecuador continental (hh:mm:ss)', '6 am');
    await press(lottery, 'Anunciar el sorteo');
    await lottery.getByText('Escriba la hora de 00:00:00 a 23:59:59').waitFor();
    await write(lottery, 'Hora, en el Ecuador continental (hh:mm:ss)', '6:00:03');
    await press(lottery, 'Anunciar el sorteo');
    await lottery.getByLabel('Lugar de la ceremonia').waitFor();
    // An hour later she signs in again, as whoever left her desk.
    clock = new Date('2023-09-15T10:45:00Z');
    lottery = await as('electoral-officer', draw);
    await write(lottery, 'Lanzamientos en su orden (al menos 25)', '31542 66120');
    await write(lottery, 'Lugar de la ceremonia', 'Plaza Grande, Quito');
    await write(lottery, 'Testigos, separados por punto y coma', 'Notaría primera; Sindicato');
    await press(lottery, 'Registrar los dados');
    await lottery.getByText('Solo caras del 1 al 6: revise «0»').waitFor();
    await write(lottery, 'Lanzamientos en su orden (al menos 25)', '31542 66124');
    await lottery.getByText('Escribió 10 lanzamientos; hacen falta 25').waitFor();
    await expectAccessible(lottery);
    await write(lottery, 'Lanzamientos en su orden (al menos 25)', '31542-66123-54162-54312-65431');
    clock = new Date('2023-09-15T11:00:04Z');
    await press(lottery, 'Registrar los dados');
    // The round was out already: dice that come after it are refused.
    await lottery.getByText('La ronda del faro ya se conoce').waitFor();
    clock = new Date('2023-09-15T10:46:00Z');
    await press(lottery, 'Registrar los dados');
    await write(lottery, 'Firma (signature)', beacon.signature.slice(1));
    await write(lottery, 'Valor (randomness)', beacon.randomness);
    await press(lottery, 'Registrar la ronda del faro');
    await lottery.getByText('Copie la firma entera: son 96 cifras').waitFor();
    await write(lottery, 'Firma (signature)', ` ${beacon.signature.toUpperCase()}\n`);
    clock = new Date('2023-09-15T11:01:00Z');
    await press(lottery, 'Registrar la ronda del faro');
    await press(lottery, 'Sortear');
    await lottery.getByText(/^Colegio sorteado: /).waitFor();

    const person = await as(null, draw);
    await press(person, 'Comprobar en este navegador');
    await person.getByText(/^Su línea A-\d{8} está en el padrón cuya raíz se anunció$/).waitFor();
    await person.getByText('La ronda del faro está firmada por la red anunciada').waitFor();
    const { rows } = await house.db.pool.query(
      `select d.place is not null as drawn from sortitions.roll_line l
       join identity.account a on a.person_id = l.person_id left join sortitions.drawn d on d.code = l.code and d.place = l.place
       where l.code = $1 and a.email = 'afiliada@amparo.example'`,
      [code],
    );
    await person
      .getByText(rows[0].drawn ? 'Usted integra el colegio electoral' : 'Usted no salió en el sorteo')
      .waitFor();
    await expectAccessible(person);

    const stranger = await newPage();
    await stranger.goto(house.url + draw);
    await press(stranger, 'Comprobar todo en este navegador');
    await stranger.getByText('Aceptado: todo coincide').waitFor();

    const folder = await mkdtemp(join(tmpdir(), 'amparo-sorteo-'));
    for (const name of ['announcement.json', 'roll.csv', 'dice.json', 'beacon.json', 'drawn.csv'])
      await writeFile(
        join(folder, name),
        await (await stranger.request.get(`${house.url}/api/sortitions/${code}/files/${name}`)).body(),
      );
    expect(await verifySortition(folderReader(folder))).toMatchObject({ verdict: 'accepted' });
    await rm(folder, { recursive: true });
  }, 240_000);

  it('goes on with five devices of trustees, votes, a lost trustee, lot, act, a stranger and an answered dispute', async () => {
    const home = `${house.url}/elecciones/${code}`;
    const desk = `${house.url}/escritorio/elecciones`;
    // Three of those who were drawn open an account; nobody else of the college has their names.
    const { rows: drawn } = await house.db.pool.query<{ personId: string; name: string }>(
      `select min(l.person_id::text)::uuid as "personId", p.display_name as name
       from sortitions.drawn d join sortitions.roll_line l using (code, place) join registry.person_search p using (person_id)
       where d.code = $1 group by p.display_name
       having count(*) = 1 and bool_and(not exists (select from identity.account a where a.person_id = l.person_id))
       order by p.display_name limit 3`,
      [code],
    );
    const college = (
      await house.db.pool.query('select count(*)::int as n from sortitions.drawn where code = $1', [code])
    ).rows[0].n as number;
    clock = new Date('2023-09-20T14:00:00Z');
    const voters = drawn.map((one, i) => ({
      ...one,
      login: `sorteada-${i}@amparo.example`,
      password: `colegio-sorteado-${i}-2023`,
    }));
    for (const { personId, login, password } of voters)
      await transaction(house.db, (trx) => createAccount(trx, { personId, email: login, password }, clock));

    // The officer takes candidates and roll from the call and its draw, and the links appear once.
    let officer = await as('electoral-officer', '/escritorio/elecciones');
    await officer.getByLabel('De dónde salen candidaturas y padrón').selectOption(code);
    await officer
      .getByText(`12 candidaturas acordadas y un colegio sorteado de ${college} personas`)
      .waitFor();
    await expect.poll(() => officer.getByLabel('Nombre corto para la dirección').inputValue()).toBe(code);
    await write(officer, 'Qué se elige y para qué', 'Delegados a las dos comisiones.');
    await write(officer, 'Custodio obligatorio', 'Tribunal electoral');
    await write(
      officer,
      'Otros custodios, uno por línea',
      'Custodia Uno\nCustodia Dos\nCustodia Tres\nCustodia Cuatro',
    );
    await write(officer, 'Autoridad de credenciales', 'Veeduría de prueba');
    await expectAccessible(officer);
    await press(officer, 'Preparar la elección');
    await officer.getByRole('heading', { name: 'Entregue a cada quien su enlace' }).waitFor();
    const [authorityLink, ...trusteeLinks] = (await officer
      .locator('[data-link]')
      .evaluateAll((all) => all.map((one) => one.textContent ?? ''))) as [string, ...string[]];
    expect(trusteeLinks).toHaveLength(5);

    // Five devices; each makes its key and goes on when the others have.
    const devices: Page[] = [];
    for (const link of trusteeLinks) {
      const device = await newPage({ viewport: { width: 390, height: 844 } });
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
      for (const device of devices.slice(1)) await device.getByRole('button', { name: step }).click();

    // The authority makes credentials in its browser; the letters are a file that the server never saw.
    const authority = await newPage();
    await authority.goto(authorityLink);
    await press(authority, `Crear ${college} credenciales en este dispositivo`);
    const download = authority.waitForEvent('download');
    await press(authority, 'Guardar las cartas (CSV)');
    const letters = readFileSync(await (await download).path(), 'utf8').split('\r\n');
    const printing = authority.waitForEvent('download');
    await press(authority, 'Guardar las cartas para imprimir');
    const printed = readFileSync(await (await printing).path(), 'utf8');
    expect(printed.match(/<section>/g)).toHaveLength(college);
    await authority.getByLabel('Guardé el archivo y comprobé que se abre').check();
    await press(authority, 'Entregar las partes públicas y olvidar las secretas');
    await authority.getByText('Las credenciales públicas constan').waitFor();
    const [first, second, third] = voters.map(
      (one): Voter => ({
        ...one,
        secret: letters
          .find((line) => line.includes(one.name))!
          .split(',')
          .at(-1)!,
      }),
    );
    if (!first || !second || !third) throw new Error('three of the college have names of their own');
    expect(new Set([first.secret, second.secret, third.secret]).size).toBe(3);

    await officer.goto(`${desk}?eleccion=${code}`);
    await press(officer, 'Abrir la votación');
    await officer.getByRole('button', { name: 'Cerrar la urna' }).waitFor();
    await press(officer, 'Cerrar la urna');
    await officer.getByText('La votación todavía no termina').waitFor();

    // The first day of the vote. The ballot has both commissions, and each name is there once.
    clock = new Date('2023-10-02T14:00:00Z');
    const election = await (await fetch(`${house.url}/api/elections/${code}`)).json();
    expect(election.call.code).toBe(code);
    const [one, two] = election.contests.map((contest: { candidates: { name: string }[] }) =>
      contest.candidates.map(({ name }) => name),
    ) as [Names, Names];
    expect([one.length, two.length]).toEqual([6, 6]);

    // On a phone and by keyboard she opens a ballot to check her device, casts another, and votes again.
    const phone = await newPage({ viewport: { width: 390, height: 844 } });
    await signIn(phone, house, first);
    await markByKeyboard(phone, home, first.secret, [one[2], 'Voto en blanco 2']);
    await expectAccessible(phone);
    await tabTo(phone, /^Abrirla para comprobar/);
    await phone.keyboard.press('Enter');
    await phone.getByText('Este dispositivo cifró lo que usted marcó.').waitFor();
    const opened = phone.waitForEvent('download');
    await press(phone, 'Descargar el archivo de comprobación');
    const auditFile = readFileSync(await (await opened).path());
    const stranger = await newPage();
    await stranger.goto(`${house.url}/elecciones/verificar`);
    await stranger
      .locator('input[type=file]')
      .setInputFiles({ name: 'papeleta-abierta.json', mimeType: 'application/json', buffer: auditFile });
    await stranger.getByText('contiene exactamente esto').waitFor();
    await expect.poll(() => stranger.locator('.answers').textContent()).toContain(one[2]);
    await tabTo(phone, /^Preparar otra papeleta$/);
    await phone.keyboard.press('Enter');
    await tabTo(phone, /^Cifrar la papeleta$/);
    await phone.keyboard.press('Enter');
    await phone.getByRole('heading', { name: 'Todavía no ha votado' }).waitFor();
    const replaced = await castByKeyboard(phone);
    await markByKeyboard(phone, home, first.secret, [one[0], one[3], 'Voto en blanco 2']);
    expect(await castByKeyboard(phone)).not.toBe(replaced);
    // The opened ballot shows a vote: nobody can cast it.
    const { ballot } = JSON.parse(auditFile.toString()) as { ballot: string };
    const { rows: rights } = await house.db.pool.query(
      "select encode(s.rights[array_position(s.trackers, $1)], 'hex') as signature from elections.sheaf s where $1 = any(s.trackers)",
      [replaced],
    );
    const right: string = rights[0].signature;
    const refused = await fetch(`${house.url}/api/elections/${code}/ballots`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ballot, right }),
    });
    expect(await refused.json()).toMatchObject({ refusal: 'ballot-challenged' });

    const blank = await newPage();
    await signIn(blank, house, second);
    // The code of her letter, scanned, fills the credential and leaves the address at once.
    await blank.goto(`${home}/votar#${second.secret}`);
    await expect.poll(() => blank.getByLabel('Su credencial').inputValue()).toBe(second.secret);
    expect(new URL(blank.url()).hash).toBe('');
    await markByKeyboard(blank, home, second.secret, ['Voto en blanco 1', 'Voto en blanco 2']);
    await castByKeyboard(blank);

    // The third loses the connection while casting; the ballot waits on her device and arrives once.
    const weak = await newPage({ viewport: { width: 390, height: 844 } });
    await signIn(weak, house, third);
    await markByKeyboard(weak, home, third.secret, [one[0], one[4], two[1]]);
    await weak.context().setOffline(true);
    await tabTo(weak, /^Depositar en la urna$/);
    await weak.keyboard.press('Enter');
    await weak.getByRole('heading', { name: 'Todavía no sabemos si su papeleta llegó' }).waitFor();
    await weak.context().setOffline(false);
    await weak.getByRole('heading', { name: 'Su voto está en la urna' }).waitFor();
    const keeping = weak.waitForEvent('download');
    await press(weak, 'Guardar el recibo');
    const receiptFile = readFileSync(await (await keeping).path());
    const judgeReceipt = async (buffer: Buffer) => {
      await stranger.goto(`${house.url}/elecciones/verificar`);
      await stranger
        .locator('input[type=file]')
        .setInputFiles({ name: 'recibo.json', mimeType: 'application/json', buffer });
    };
    await judgeReceipt(receiptFile);
    await stranger.getByText('su papeleta espera entrar en la urna pública').waitFor();
    const forged = receiptFile.toString().replace(/"signature":"..../, '"signature":"AAAA');
    await judgeReceipt(Buffer.from(forged));
    await stranger.getByText('La firma del recibo NO es de la institución.').waitFor();

    await stranger.goto(`${home}/urna?codigo=${encodeURIComponent(replaced)}`);
    await stranger.getByText('otra posterior de la misma credencial la reemplazó').waitFor();
    await stranger.goto(home);
    await stranger.getByText(`3 de ${college}`).waitFor();
    await stranger.getByRole('heading', { name: 'Participación por grupo' }).waitFor();

    // Voting ends. Four of five trustees decrypt; the last one lost her device.
    clock = new Date('2023-10-06T22:30:00Z');
    await devices[4]!.context().close();
    officer = await as('electoral-officer', `/escritorio/elecciones?eleccion=${code}`);
    await press(officer, 'Cerrar la urna');
    await officer.getByText('Faltan descifrados de los custodios').waitFor();
    for (const device of devices.slice(0, 4)) {
      await device.reload();
      await press(device, 'Descifrar mi parte del escrutinio');
      await device.getByText('Su parte está completa').waitFor();
    }
    // One vote in the second commission leaves two seats to equals: dice in public decide.
    await officer.reload();
    await write(officer, 'Lanzamientos, en una sola línea de cifras del 1 al 6', '31542661235416254312');
    await write(officer, 'Testigos, uno por línea', 'Notaría primera\nVeeduría de prueba');
    await press(officer, 'Registrar los dados');
    await press(officer, 'Proclamar el resultado');
    await officer.getByText('Resultado proclamado').first().waitFor();
    await officer.getByText('Nadie ha firmado el acta todavía.').waitFor();
    await press(officer, 'Firmar el acta');
    await officer.getByText('Firmaron el acta: ').waitFor();
    // Two of those who decrypted sign it on their devices, which hold it against the box first.
    for (const device of devices.slice(0, 2)) {
      await device.reload();
      await press(device, 'Firmar el acta con mi clave');
      await device.getByText('Su parte está completa').waitFor();
    }

    await stranger.goto(`${home}/acta`);
    await stranger.getByText('Se proclama a quienes').waitFor();
    await expectAccessible(stranger);
    const act = (await stranger.locator('.document').textContent())!;
    for (const elected of [one[0], two[1]]) expect(act).toContain(`${elected} (alterna o alterno: `);
    expect(act.match(/\(alterna o alterno: /g)).toHaveLength(6);
    expect(act).toContain(`4 papeletas de 3 votantes, de un padrón de ${college}`);
    expect(act).toContain('No hizo falta, o no estuvo: Custodia Cuatro.');
    expect(act).toContain('Dados lanzados en público: 31542661235416254312');
    expect(act.match(/Firmó el /g)).toHaveLength(3);
    // Of the two others that decrypted the signature is awaited.
    expect(act.match(/Falta la firma/g)).toHaveLength(2);
    const signed = await (await fetch(`${house.url}/api/elections/${code}/act.json`)).json();
    expect(signed.signatures.map((one: { as: string; sha256: string }) => [one.as, one.sha256])).toEqual(
      ['electoral-authority', 'trustee', 'trustee'].map((as) => [as, signed.sha256]),
    );
    // The foot of the act has the fingerprint that all signed.
    expect(act).toContain(signed.sha256);
    const pdf = await fetch(`${house.url}/api/elections/${code}/act.pdf`);
    expect([pdf.status, pdf.headers.get('content-type')]).toEqual([200, 'application/pdf']);

    await judgeReceipt(receiptFile);
    await stranger.getByText('su papeleta está en la urna pública.').waitFor();

    // A stranger verifies in the browser: the board as it is, and then one with a byte changed.
    await stranger.goto(`${house.url}/elecciones/verificar?eleccion=${code}`);
    await press(stranger, 'Cargar la urna de esta elección y verificarla');
    await stranger.getByText('La elección se acepta').waitFor();
    const ledgers = stranger.locator('.ledger');
    // Blank first. What was replaced and what was opened does not count.
    await expect
      .poll(() => ledgers.nth(0).locator('dd').allTextContents())
      .toEqual(['1', '2', '0', '0', '1', '1', '0']);
    await expect
      .poll(() => ledgers.nth(1).locator('dd').allTextContents())
      .toEqual(['2', '0', '1', '0', '0', '0', '0']);
    const archive = Buffer.from(
      await (await fetch(`${house.url}/api/elections/${code}/archive.bel`)).arrayBuffer(),
    );
    const at = archive.lastIndexOf('{"result":[[1,2,0,0,1,1,0],[2,0,1,0,0,0,0]]}');
    expect(at).toBeGreaterThan(0);
    archive.write('{"result":[[1,1,1,0,1,1,0],[2,0,1,0,0,0,0]]}', at);
    await stranger
      .locator('input[type=file]')
      .setInputFiles({ name: 'alterada.bel', mimeType: 'application/octet-stream', buffer: archive });
    await stranger.getByText('se RECHAZA').waitFor();

    // Or without this house at all: the verifier is one page that she kept, opened from her disk without a connection.
    const kept = join(await mkdtemp(join(tmpdir(), 'amparo-verificador-')), 'verificador.html');
    await writeFile(kept, await (await stranger.request.get(`${house.url}/verificador.html`)).body());
    const alone = await newPage({ offline: true });
    const asked: string[] = [];
    alone.on('request', (request) => asked.push(request.url().replace(/^(file|blob):.*/, '$1')));
    await alone.goto(pathToFileURL(kept).href);
    await expectAccessible(alone);
    const chosen = alone.locator('input[type=file]');
    await chosen.setInputFiles({
      name: 'alterada.bel',
      mimeType: 'application/octet-stream',
      buffer: archive,
    });
    await alone.getByText('se RECHAZA').waitFor();
    archive.write('{"result":[[1,2,0,0,1,1,0],[2,0,1,0,0,0,0]]}', at);
    await chosen.setInputFiles({ name: 'urna.bel', mimeType: 'application/octet-stream', buffer: archive });
    await alone.getByText('La elección se acepta').waitFor();
    await expect
      .poll(() => alone.locator('dl').nth(1).locator('dd').allTextContents())
      .toEqual([...['1', '2', '0', '0', '1', '1', '0']]);
    await chosen.setInputFiles({
      name: 'papeleta-abierta.json',
      mimeType: 'application/json',
      buffer: auditFile,
    });
    await alone.getByText('contiene exactamente esto').waitFor();
    expect([...new Set(asked)].sort()).toEqual(['blob', 'file']);
    await rm(kept);

    // A dispute, answered with reasons.
    await phone.context().clearCookies();
    await phone.goto(home);
    await write(phone, 'Qué impugna y por qué', 'La carta.');
    await press(phone, 'Presentar una impugnación');
    await phone.getByText('Diga qué impugna y por qué: al menos 20 letras').waitFor();
    await write(phone, 'Qué impugna y por qué', 'La carta llegó un día después de abierta la votación.');
    await press(phone, 'Presentar una impugnación');
    // She has to sign in first: what she wrote waits for her.
    await phone.getByRole('alert').getByRole('link', { name: 'Iniciar sesión' }).waitFor();
    await signIn(phone, house, first);
    await phone.goto(home);
    await press(phone, 'Presentar una impugnación');
    await phone.getByText('Su impugnación consta').waitFor();
    const judge = await as('ombudsman', `/escritorio/impugnaciones?eleccion=${code}`);
    await press(judge, 'Publicar la respuesta');
    await judge.getByText('Explique la decisión: al menos 20 letras').waitFor();
    await write(
      judge,
      'Razones',
      'La votación siguió abierta cuatro días más y la papeleta consta en la urna.',
    );
    await press(judge, 'Publicar la respuesta');
    await judge.getByText('No hay impugnaciones sin respuesta.').waitFor();
    await phone.reload();
    await phone.getByText('La votación siguió abierta cuatro días más').waitFor();
  }, 400_000);
});

type Names = [string, string, string, string, string, string];
interface Voter {
  readonly login: string;
  readonly password: string;
  readonly secret: string;
}

const pick = ({ organisationId, commission }: { organisationId: string; commission: string }) => ({
  organisationId,
  commission,
});
