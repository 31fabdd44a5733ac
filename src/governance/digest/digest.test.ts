import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '#platform/database';
import { seedLock } from '#platform/identity';
import { createOutbox, findMailAddress, type MailSetup } from '#platform/mail';
import {
  accreditedGroup,
  type GroupsHouse,
  must,
  openGroupsHouse,
} from '../../../test/support/groupsHouse.ts';
import { deliverLetters, openSmtpHouse, type SmtpHouse } from '../../../test/support/smtpHouse.ts';
import type { TestPerson } from '../../../test/support/spacesHouse.ts';
import { composeDigest } from './compose.ts';
import { writeMorning } from './morning.ts';

const keys = [randomBytes(32)];
const lock = seedLock(() => keys, 'letter');

describe('news by e-mail', () => {
  let smtp: SmtpHouse;
  let house: GroupsHouse;
  let mail: { lock: typeof lock; setup: MailSetup };
  let [ana, luis, rosa]: TestPerson[] = [];
  let manager: TestPerson;
  beforeAll(async () => {
    smtp = await openSmtpHouse();
    mail = { lock, setup: smtp.setup() };
    house = await openGroupsHouse({ mail });
    const formed = await accreditedGroup(house);
    manager = formed.manager;
    [ana, luis, rosa] = formed.members;
  }, 120_000);
  afterAll(async () => {
    await house.close();
    await smtp.close();
  });

  const at = (day: string, hour: string) => new Date(`${day}T${hour}:00-05:00`);
  const morning = async (when: Date, setup = mail.setup) => {
    const written = await writeMorning(house.db, createOutbox({ lock, setup }), when);
    await deliverLetters(house.db, mail, when);
    return written;
  };
  const declare = (who: TestPerson, email: string) =>
    house.db.pool.query(
      `insert into registry.contact (person_id, kind, value, folded) values ($1, 'email', $2, $2)`,
      [who.personId, email],
    );
  const turn = (who: TestPerson, on: boolean, language = 'es') =>
    house.put(who, '/api/me/digest', { on, language });
  const lastTo = (address: string) => smtp.received.findLast((one) => one.to[0] === address);
  const switchOf = async (who: TestPerson) => (await house.get(who, '/api/me/digest')).body;

  it('are asked for by oneself, where there is an address to write to', async () => {
    expect(await switchOf(ana!)).toEqual({ byMail: true, on: false, email: null, language: 'es' });
    expect((await turn(ana!, true)).body.refusal).toBe('digest-without-address');
    await declare(ana!, 'ana@correo.example');
    await declare(luis!, 'luis@correo.example');
    await declare(rosa!, 'rosa@correo.example');
    expect((await turn(ana!, true)).body).toEqual({ done: true });
    expect((await turn(luis!, true, 'en')).body).toEqual({ done: true });
    expect(await switchOf(ana!)).toEqual({
      byMail: true,
      on: true,
      email: 'ana@correo.example',
      language: 'es',
    });
    expect((await house.put(null, '/api/me/digest', { on: true, language: 'es' })).status).toBe(401);
  });

  it('come in the morning, one letter for each who asked, in her language, with what is new in each place', async () => {
    expect(await morning(at('2026-10-13', '06:59'))).toBe(0);
    expect(await morning(at('2026-10-13', '07:01'), { settings: null, missing: ['AMPARO_SMTP_URL'] })).toBe(
      0,
    );
    expect(await morning(at('2026-10-13', '07:01'))).toBe(2);
    expect(smtp.received.map((one) => one.to[0]).sort()).toEqual([
      'ana@correo.example',
      'luis@correo.example',
    ]);
    const letter = lastTo('ana@correo.example')!;
    expect(letter.headers.get('subject')).toBe('Novedades donde usted participa');
    expect(letter.text).toContain(
      'Veeduría a la compra de insulina: se acreditó a integrantes.\nhttps://amparo.example/veedurias/veeduria-insulina',
    );
    expect(lastTo('luis@correo.example')!.text).toContain(
      'Veeduría a la compra de insulina: members were accredited.',
    );
  });

  it('are told once, whether they were read or not, and at most once a day', async () => {
    smtp.received.splice(0);
    expect(await morning(at('2026-10-13', '18:00'))).toBe(0);
    expect(await morning(at('2026-10-14', '07:30'))).toBe(0);
    // What she did not read yet stays new on her page.
    const page = await house.get(ana!, '/api/my-oversight-groups');
    expect(page.body.items[0].news.map(({ kind }: { kind: string }) => kind)).toEqual(['accredited']);
    // Ten in the morning, after the turn of that day: it comes with the next.
    house.on('2026-10-14');
    await must(
      house.post(manager, '/api/oversight-groups/veeduria-insulina/management', {
        act: 'extend-term',
        until: '2027-05-31',
        reason: 'La entrega se atrasó y la veeduría necesita más tiempo para mirarla.',
      }),
    );
    expect(await morning(at('2026-10-14', '20:00'))).toBe(0);
    expect(await morning(at('2026-10-15', '07:30'))).toBe(2);
    expect(lastTo('ana@correo.example')!.text).toContain(
      'Veeduría a la compra de insulina: se amplió el plazo de la veeduría.\n',
    );
    expect(lastTo('luis@correo.example')!.text).toContain('insulina: the term of the group was extended.\n');
  });

  it('are written once however many processes look at the same morning', async () => {
    await turn(rosa!, true);
    const when = at('2026-10-16', '08:00');
    const outbox = createOutbox(mail);
    const written = await Promise.all([1, 2, 3].map(() => writeMorning(house.db, outbox, when)));
    expect(written.reduce((a, b) => a + b, 0)).toBe(1);
    await deliverLetters(house.db, mail, when);
    expect(smtp.received.filter((one) => one.to[0] === 'rosa@correo.example')).toHaveLength(1);
  });

  it('end in one click of the mail program, without a sign-in, and it can be told of nobody else', async () => {
    const letter = lastTo('rosa@correo.example')!;
    expect(letter.headers.get('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
    const address = /^<https:\/\/amparo\.example(\/api\/digest\/way-out\/([A-Za-z0-9_-]{43}))>$/.exec(
      letter.headers.get('list-unsubscribe') ?? '',
    )!;
    expect(letter.text).toContain(`https://amparo.example/avisos/baja#${address[2]}`);
    // Somebody with the whole database does not find the token.
    const { rows } = await house.db.pool.query('select t::text as all from digest.way_out t');
    expect(JSON.stringify(rows)).not.toContain(address[2]);
    const oneClick = (
      url: string,
      type = 'application/x-www-form-urlencoded',
      payload = 'List-Unsubscribe=One-Click',
    ) => house.app.inject({ method: 'POST', url, headers: { 'content-type': type }, payload });
    expect((await oneClick(`/api/digest/way-out/${'A'.repeat(43)}`)).statusCode).toBe(404);
    expect((await oneClick('/api/digest/way-out/corto')).statusCode).toBe(400);
    // A reader's program that only looks at the link ends nothing.
    expect((await house.app.inject({ method: 'GET', url: address[1]! })).statusCode).toBe(404);
    expect((await switchOf(rosa!)).on).toBe(true);
    expect((await oneClick(address[1]!)).json()).toEqual({ done: true });
    expect((await switchOf(rosa!)).on).toBe(false);
    const form =
      '--x\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--\r\n';
    expect((await oneClick(address[1]!, 'multipart/form-data; boundary=x', form)).statusCode).toBe(200);
    expect((await switchOf(ana!)).on).toBe(true);
    const { rows: noted } = await house.db.pool.query(
      `select actor_kind, detail from audit.entry where action = 'registry.consent.changed' and person_id = $1 order by entry_id`,
      [rosa!.personId],
    );
    expect(noted).toEqual([
      { actor_kind: 'person', detail: { consent: 'news-by-mail', given: true } },
      { actor_kind: 'anonymous', detail: { consent: 'news-by-mail', given: false, by: 'link' } },
    ]);
    const before = smtp.received.length;
    await morning(at('2026-10-19', '08:00'));
    expect(smtp.received.slice(before).map((one) => one.to[0])).not.toContain('rosa@correo.example');
  });

  it('end in one’s account too', async () => {
    expect((await turn(ana!, false)).body).toEqual({ done: true });
    expect(await switchOf(ana!)).toMatchObject({ on: false });
    const owner = openDatabase({ url: house.ownerUrl });
    const { rows } = await owner.pool.query('select person_id from digest.subscriber');
    expect(rows).toEqual([{ person_id: luis!.personId }]);
    await owner.close();
  });

  it('say how many places have some', () => {
    const place = (n: number) => ({
      path: `/veedurias/${n}` as const,
      title: `Veeduría ${n}`,
      said: ['1 pedido contestado'],
    });
    const to = findMailAddress('ana@correo.example')!;
    expect(composeDigest(to, 'es', [place(1), place(2)], 'x').subject).toBe(
      'Novedades en 2 lugares donde usted participa',
    );
    expect(composeDigest(to, 'en', [place(1)], 'x').subject).toBe('News where you take part');
    expect(composeDigest(to, 'es', [place(1)], 'x').paragraphs[1]).toEqual({
      path: '/veedurias/1',
      label: 'Veeduría 1',
      after: '1 pedido contestado.',
    });
  });
});
