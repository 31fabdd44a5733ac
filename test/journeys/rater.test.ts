import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addDays, dateAt, formatDate, type PlainDate } from '#kernel';
import { transaction } from '#platform/database';
import { createAccount } from '#platform/identity';
import { periodNamed, periodOf } from '../../src/governance/commissions/period.ts';
import { readSeats } from '../../src/governance/commissions/seats.ts';
import { readCommission } from '../../src/governance/commissions/store.ts';
import { describeWithBrowser, expectAccessibleInThemes } from '../support/browser.ts';
import { untilQuiet } from '../support/quiet.ts';
import { desktop, phone } from './caseSteps.ts';
import { type LivedInHouse, openLivedInHouse, scoreByKeyboard, signIn, tabTo, type Who } from './house.ts';

const facility = 'HO-1701-01';
const committee = 'comite-usuarios-hospital';
const password = 'lagunas y volcanes del norte';
const comment = 'Me dieron turno para dentro de cuatro meses y nadie supo decirme por qué.';

/** What the pages show and what they were sent: where one of these marks of a person stands in it. */
function listen(page: Page, marks: readonly string[]) {
  const found: string[] = [];
  const reading: Promise<void>[] = [];
  const look = (where: string, text: string) => {
    const small = text.toLowerCase();
    if (marks.some((mark) => small.includes(mark.toLowerCase()))) found.push(where);
  };
  page.on('response', (response) => {
    const url = new URL(response.url());
    look(`address ${url.pathname}`, decodeURIComponent(response.url()));
    if (/\.(js|css|woff2)$/.test(url.pathname)) return;
    reading.push(
      response.text().then(
        (text) => look(`answer ${url.pathname}`, text),
        () => {},
      ),
    );
  });
  return {
    /** What was found at an address and by going there. */
    async visit(address: string): Promise<string[]> {
      found.length = 0;
      await page.goto(address);
      await untilQuiet(page);
      await page.locator('h1').first().waitFor({ state: 'attached' });
      await Promise.all(reading);
      look(`page ${new URL(address).pathname}`, await page.content());
      return [...new Set(found)];
    },
  };
}

describeWithBrowser('a person who rated', ({ newPage }) => {
  let house: LivedInHouse;
  let shift = 0;
  const now = () => new Date(Date.now() + shift);
  const goTo = (day: PlainDate) => {
    shift = new Date(`${day}T10:00:00-05:00`).getTime() - Date.now();
  };
  const rated = dateAt(Date.now());
  const her = { login: 'quien-califico@correo.example', personId: '', name: '', document: '' };
  const member = { login: 'integrante@correo.example', password };
  const seats: string[] = [];
  let attentionId: string;
  let link: string;

  beforeAll(async () => {
    house = await openLivedInHouse({ now });
    const account = async (personId: string, email: string) => {
      await transaction(house.db, (trx) => createAccount(trx, { personId, email, password }, new Date()));
    };
    const { rows: persons } = await house.db.pool.query(
      `select p.person_id as "personId", d.document, s.display_name as name
       from registry.person p join registry.document d using (person_id) join registry.person_search s using (person_id)
       where not exists (select from identity.account a where a.person_id = p.person_id)
         and not exists (select from quality.attention a where a.person_id = p.person_id)
         and (select count(*) from registry.person_search o where o.display_name = s.display_name) = 1
       order by p.person_id limit 1`,
    );
    Object.assign(her, persons[0]);
    await account(her.personId, her.login);
    const { rows: members } = await house.db.pool.query(
      `select body ->> 'personId' as id from spaces.action where body ->> 'kind' = 'registered' order by at limit 1`,
    );
    await account(members[0].id, member.login);
    const held = await readSeats(house.db.kysely, await readCommission(house.db.kysely), rated);
    for (const { seat, personId } of held.filter((one) => one.seat < 3)) {
      seats.push(`asiento-${seat}@correo.example`);
      await account(personId, `asiento-${seat}@correo.example`);
    }
    attentionId = randomUUID();
    await house.db.pool.query(
      `insert into quality.attention (attention_id, person_id, service, facility, insurance, requested_at, attended_at, source, origin, reference)
       select $1::uuid, $2, (select code from services.service order by position limit 1), $3, (select code from services.insurance order by position limit 1),
              now() - interval '9 days', now() - interval '2 days', 'synthetic', 'journey', $1::text`,
      [attentionId, her.personId, facility],
    );
  }, 180_000);
  afterAll(() => house.close());

  const enter = async (who: Who | { login: string; password: string }, size = desktop) => {
    const page = await newPage(size);
    await signIn(page, house, who);
    await page.goto(`${house.url}/mi-cuenta`);
    return page;
  };
  const post = async (page: Page, url: string, data: object) => {
    const said = await page.request.post(house.url + url, {
      data,
      headers: { 'idempotency-key': randomUUID() },
    });
    expect(said.ok(), await said.text()).toBe(true);
    return said.json();
  };
  const mine = async (page: Page) =>
    (await (await page.request.get(`${house.url}/api/traces/mine`)).json()).items as {
      after: { kind: string; id: string }[];
    }[];

  it('in the demonstration the affiliate reads from the first day where a rating of hers led', async () => {
    const own = await enter(null, phone);
    const [led] = (await mine(own)).filter(({ after }) => after.some((one) => one.kind === 'observation'));
    expect(led?.after.map((one) => one.kind)).toEqual(
      expect.arrayContaining(['indicator', 'observation', 'reply', 'item', 'answer', 'commitment']),
    );
    await own.getByRole('heading', { name: 'Adónde llegó lo que usted dijo' }).waitFor();
    await own.getByRole('link', { name: /nadie contesta después de las diez/ }).waitFor();
    await own.getByRole('link', { name: /dos líneas más y un buzón/ }).waitFor();
    await own.getByRole('link', { name: 'La cita por teléfono que nadie contesta', exact: true }).waitFor();
    await own.getByText('Publicar cada mes las llamadas contestadas', { exact: false }).first().waitFor();
    await expectAccessibleInThemes(own);
    await own.context().close();
  }, 180_000);

  it('rates by the link she was given, and before anybody takes it up nothing is told', async () => {
    const officer = await enter('quality-officer');
    const invited = await post(officer, `/api/quality/attentions/${attentionId}/invitations`, {
      kind: 'link',
    });
    link = `${house.url}/calificar#${invited.token}`;
    await officer.context().close();
    const page = await newPage(phone);
    await page.goto(link);
    await page.getByRole('heading', { name: 'Califique su atención' }).waitFor();
    await scoreByKeyboard(page, 'waiting', 2);
    await page.getByLabel('¿Quiere contarnos algo más?').fill(comment);
    await tabTo(page, /Enviar calificación/);
    await page.keyboard.press('Enter');
    await page.getByText('Recibimos su calificación').first().waitFor();
    await page.context().close();
    const own = await enter({ login: her.login, password }, phone);
    for (const { after } of await mine(own))
      expect(after.filter((one) => one.kind !== 'indicator')).toEqual([]);
    await own.context().close();
  }, 180_000);

  it('reads in her account where it led: the observation, what was answered, the report, what was promised', async () => {
    goTo(addDays(rated, 1));
    const observer = await enter(member, phone);
    await observer.goto(`${house.url}/comites/${committee}?ver=observaciones&indicador=2`);
    await observer.getByText('Sobre el indicador «Personas conformes»').first().waitFor();
    await observer
      .getByLabel('Qué observa el comité')
      .fill('Bajó la parte de personas conformes y nadie ha dicho por qué.');
    await observer.getByRole('button', { name: 'Enviar la observación' }).click();
    await observer.getByText('Bajó la parte de personas conformes').first().waitFor();
    await observer.context().close();

    // While the place has not answered, she reads that it must, and by when.
    let own = await enter({ login: her.login, password }, phone);
    await own.getByRole('heading', { name: 'Adónde llegó lo que usted dijo' }).waitFor();
    await own.getByText(`Usted calificó aquí una atención el ${formatDate(rated, 'es')}.`).waitFor();
    await own.getByRole('link', { name: 'Bajó la parte de personas conformes', exact: false }).waitFor();
    await own.getByText('El prestador debe contestar').waitFor();
    await own.context().close();

    const director = await enter('director');
    await director.goto(`${house.url}/escritorio/comites`);
    await director.getByRole('button', { name: /Bajó la parte de personas conformes/ }).click();
    await director
      .getByLabel('La respuesta')
      .fill('Faltan dos especialistas desde marzo; el concurso está abierto y se llamó a suplentes.');
    await director.getByRole('button', { name: 'Publicar la respuesta' }).click();
    await director.getByText('La respuesta quedó publicada.').first().waitFor();
    await director.context().close();

    // The commission takes it to its report of the quarter, and the Director answers.
    const period = periodOf(rated);
    const { until } = periodNamed(period);
    goTo(addDays(until, 6));
    const [first, second] = [
      await enter({ login: seats[0]!, password }),
      await enter({ login: seats[1]!, password }),
    ];
    const acts = `/api/supervision/${period}/acts`;
    await post(first, acts, { act: 'freeze' });
    const { citable } = await (await first.request.get(`${house.url}/api/supervision/${period}`)).json();
    const observation = citable.find(
      (one: { kind: string; title: string }) =>
        one.kind === 'observation' && one.title.startsWith('Bajó la parte'),
    );
    const item = (title: string) => ({
      title,
      text: 'Pedimos cubrir las vacantes y decir a la gente cuándo.',
      cites: [{ kind: 'observation', ref: observation.ref }],
    });
    await post(first, acts, {
      act: 'write',
      seen: 1,
      text: 'El comité del hospital observó lo que las calificaciones muestran.',
      items: [item('Cubrir las vacantes del hospital'), item('Decir la espera al dar el turno')],
    });
    for (const page of [first, second]) await post(page, acts, { act: 'sign', seen: 2, dissent: null });
    await post(first, acts, { act: 'issue', seen: 2 });
    for (const page of [first, second]) await page.context().close();
    const answering = await enter('director');
    await post(answering, `/api/supervision/${period}/answers`, {
      act: 'answer',
      item: 1,
      position: 'accepts',
      text: 'El concurso termina este mes.',
      commitment: { text: 'Cubrir las dos vacantes', due: addDays(until, 60) },
    });
    await answering.context().close();

    for (const size of [phone, desktop]) {
      own = await enter({ login: her.login, password }, size);
      await own.getByRole('heading', { name: 'Adónde llegó lo que usted dijo' }).waitFor();
      for (const said of [
        'Faltan dos especialistas desde marzo',
        'Cubrir las vacantes del hospital',
        'Decir la espera al dar el turno',
        'El concurso termina este mes.',
        'Cubrir las dos vacantes',
      ])
        await expect
          .poll(() => own.getByRole('link', { name: said, exact: false }).count(), { message: said })
          .toBe(1);
      await own.getByText('La Dirección General debe contestar').waitFor();
      await own.getByText('Falta mostrar que se cumplió').waitFor();
      await expectAccessibleInThemes(own);
      await own.getByRole('link', { name: 'El concurso termina este mes.' }).click();
      await own.getByRole('heading', { name: 'De dónde viene y adónde va' }).waitFor();
      await own.getByText('Calificaciones publicadas del lugar').waitFor();
      await expectAccessibleInThemes(own);
      await own.context().close();
    }
  }, 300_000);

  it('reads it by the link as well, in one line for the two items, and her key leaves the address', async () => {
    const page = await newPage(phone);
    await page.goto(link);
    const both = page.getByRole('link', { name: /^La comisión de supervisión lo llevó a su informe: / });
    await both.waitFor();
    await expect.poll(() => both.count()).toBe(1);
    await expect
      .poll(() => both.textContent())
      .toContain('Cubrir las vacantes del hospital; Decir la espera al dar el turno');
    await expectAccessibleInThemes(page);
    await both.click();
    await page.getByRole('heading', { name: 'De dónde viene y adónde va' }).waitFor();
    await expect.poll(() => page.url()).toBe(`${house.url}/rastro/calificaciones/${facility}`);
    await page.context().close();
  }, 120_000);

  it('is found on no page by anybody else, and a planted leak is found', async () => {
    const token = link.slice(link.indexOf('#') + 1);
    const marks = [her.personId, her.name, her.document, her.login, attentionId, comment, token];
    const period = periodOf(rated);
    const nodes = ['calificaciones/HO-1701-01', `punto/${period}.1`, `respuesta/${period}.1`];
    const addresses = [
      ...nodes.map((one) => `/rastro/${one}`),
      '/supervision',
      `/supervision/${period}`,
      `/supervision/${period}?ver=informe`,
      `/comites/${committee}?ver=observaciones`,
      `/resultados/facility/${facility}`,
      '/mi-cuenta',
    ];
    const others: (Who | { login: string; password: string } | 'nobody')[] = [
      'nobody',
      null,
      'director',
      member,
    ];
    for (const who of others) {
      const page = await newPage(phone);
      if (who !== 'nobody') await signIn(page, house, who);
      const ear = listen(page, marks);
      for (const address of addresses)
        expect(await ear.visit(house.url + address), `${JSON.stringify(who)} at ${address}`).toEqual([]);
      expect(await page.getByText(`aquí una atención el ${formatDate(rated, 'es')}`).count()).toBe(0);
      await page.context().close();
    }

    // The same ear hears what is planted: in an answer that shows it, in one that does not, in an address.
    // What a service worker fetches is not seen by who changes it on its way.
    const page = await newPage({ ...phone, serviceWorkers: 'block' });
    const ear = listen(page, marks);
    const api = `/api/traces/punto/${period}.1`;
    const planted = async (change: (text: string) => string) => {
      await page.route(`**${api}`, async (route) => {
        const answer = await route.fetch();
        await route.fulfill({ response: answer, body: change(await answer.text()) });
      });
      const found = await ear.visit(`${house.url}/rastro/punto/${period}.1`);
      await page.unroute(`**${api}`);
      return found.sort();
    };
    expect(await planted((text) => text.replace('"title":"', `"title":"${her.name}: `))).toEqual([
      `answer ${api}`,
      `page /rastro/punto/${period}.1`,
    ]);
    expect(await planted((text) => text.replace('{', `{"by":"${her.personId}",`))).toEqual([`answer ${api}`]);
    expect(await ear.visit(`${house.url}/supervision?de=${encodeURIComponent(her.document)}`)).toContain(
      'address /supervision',
    );
    expect(await ear.visit(`${house.url}/supervision`)).toEqual([]);
    await page.context().close();
  }, 300_000);
});
