import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { verifySortition } from '#ballots';
import { folderReader } from '#ballots/server';
import { openDatabase } from '#platform/database';
import { describeWithBrowser, expectAccessible } from '../support/browser.ts';
import { type LivedInHouse, openLivedInHouse, signIn, type Who } from './house.ts';

// Round 657413 of quicknet came out on 15 September 2023 at 06:00:03 in mainland Ecuador: the house of this journey lives that month.
const beacon = {
  signature:
    'b713718a38ae728dfd477991af2822e08d2f305e47718cef9f7848ce4050e7be41076862b98fad56e91a6b85b89cd97b',
  randomness: 'fc1873a13f3545aeade8401532ef5519920652eee6b0d2b19ca12643b87b3587',
};

describeWithBrowser('from the call to the college', ({ newPage }) => {
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
    expect(await officer.getByLabel('Por qué no cumple').inputValue()).toBe(
      'Consta un contrato vigente con un hospital.',
    );
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
    expect(await secretary.getByText('En la papeleta').count()).toBe(12);
    await expectAccessible(secretary);

    clock = new Date('2023-09-15T10:00:00Z');
    const draw = `/sorteos/${code}`;
    let lottery = await as('electoral-officer', draw);
    await press(lottery, 'Congelar el padrón de hoy');
    await write(lottery, 'Día de la ronda del faro', '2023-09-15');
    await write(lottery, 'Hora, en el Ecuador continental (hh:mm:ss)', '06:00:03');
    await press(lottery, 'Anunciar el sorteo');
    await lottery.getByLabel('Lugar de la ceremonia').waitFor();
    // An hour later she signs in again, as whoever left her desk.
    clock = new Date('2023-09-15T10:45:00Z');
    lottery = await as('electoral-officer', draw);
    await write(lottery, 'Lanzamientos en su orden (al menos 25)', '3154266123541625431265431');
    await write(lottery, 'Lugar de la ceremonia', 'Plaza Grande, Quito');
    await write(lottery, 'Testigos, separados por punto y coma', 'Notaría primera; Sindicato');
    clock = new Date('2023-09-15T11:00:04Z');
    await press(lottery, 'Registrar los dados');
    // The round was out already: dice that come after it are refused.
    await lottery.getByText('La ronda del faro ya se conoce').waitFor();
    clock = new Date('2023-09-15T10:46:00Z');
    await press(lottery, 'Registrar los dados');
    await write(lottery, 'Firma (signature)', beacon.signature);
    await write(lottery, 'Valor (randomness)', beacon.randomness);
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
});

const pick = ({ organisationId, commission }: { organisationId: string; commission: string }) => ({
  organisationId,
  commission,
});
