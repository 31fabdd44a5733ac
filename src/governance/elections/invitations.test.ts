import { randomBytes, randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadLaw } from '#law/folder';
import { type Database, openDatabase, transaction } from '#platform/database';
import { type Actor, anonymous, buildHttp } from '#platform/http';
import { createAccount, seedLock } from '#platform/identity';
import { chooseLanguage, createOutbox, findMailAddress } from '#platform/mail';
import { testDatabase } from '../../../test/support/database.ts';
import { electionFacts, openTestElection, type TestVoter } from '../../../test/support/electionHouse.ts';
import { deliverLetters, openSmtpHouse, type SmtpHouse } from '../../../test/support/smtpHouse.ts';
import { invitationTo } from './invitations.ts';
import { electionsRoom } from './routes.ts';

const code = 'con-invitacion';
const now = new Date('2026-11-23T15:00:00Z');
const keys = [randomBytes(32)];
const lock = seedLock(() => keys, 'letter');

describe('invitations by e-mail', () => {
  let smtp: SmtpHouse;
  let db: Database;
  let owner: Database;
  let app: FastifyInstance;
  let voters: TestVoter[];
  let clock = now;
  const officer: Actor = {
    ...anonymous,
    kind: 'person',
    accountId: randomUUID(),
    personId: randomUUID(),
    offices: [{ role: 'officer', unit: null }],
  };
  const invitations = (method: 'GET' | 'POST', of = code) =>
    app.inject({
      method,
      url: `/api/elections/${of}/invitations`,
      ...(method === 'POST' ? { payload: {}, headers: { 'idempotency-key': randomUUID() } } : {}),
    });
  const declare = (personId: string, email: string | null) =>
    owner.pool.query(
      `insert into registry.contact (person_id, kind, value, folded) values ($1, 'email', $2, $2)`,
      [personId, email],
    );

  beforeAll(async () => {
    smtp = await openSmtpHouse();
    const { appUrl, ownerUrl } = await testDatabase();
    db = openDatabase({ url: appUrl });
    owner = openDatabase({ url: ownerUrl });
    app = await buildHttp({
      db,
      now: () => clock,
      roles: { officer: { permissions: ['elections.manage'] } },
      version: 'test',
      actorOf: async () => officer,
      rooms: [electionsRoom({ law: loadLaw('law'), outbox: createOutbox({ lock, setup: smtp.setup() }) })],
    });
    const persons = Array.from({ length: 7 }, () => randomUUID());
    for (const personId of persons)
      await owner.pool.query('insert into registry.person (person_id) values ($1)', [personId]);
    voters = await openTestElection(db, electionFacts(code, now), persons, now);
    // Declared; declared and signing in with another; only signing in; taken back; misspelt; nothing.
    await declare(persons[0]!, 'uno@correo.example');
    await declare(persons[1]!, 'dos@correo.example');
    const account = (personId: string, email: string) =>
      transaction(db, (trx) => createAccount(trx, { personId, email }, now));
    await account(persons[1]!, 'dos-cuenta@correo.example');
    await account(persons[2]!, 'tres@correo.example');
    await declare(persons[3]!, 'cuatro@correo.example');
    await declare(persons[3]!, null);
    await declare(persons[4]!, 'cinco@correo');
    await declare(persons[5]!, 'nadie@correo.example');
    await transaction(db, (trx) => chooseLanguage(trx, persons[2]!, 'en'));
  });
  afterAll(async () => {
    await app.close();
    await db.close();
    await owner.close();
    await smtp.close();
  });

  it('reach each voter who has an address, once, and the desk sees how far they have come', async () => {
    expect((await invitations('GET')).json()).toEqual({
      configured: true,
      mayInvite: true,
      voters: 7,
      withAddress: 4,
      waiting: 0,
      sent: 0,
      failed: 0,
    });
    expect((await invitations('POST')).json()).toEqual({ written: 4, withAddress: 4, voters: 7 });
    expect((await invitations('POST')).json()).toEqual({ written: 0, withAddress: 4, voters: 7 });
    expect((await invitations('GET')).json()).toMatchObject({ waiting: 4 });
    expect(await deliverLetters(db, { lock, setup: smtp.setup() }, now)).toMatchObject({
      sent: 3,
      failed: 1,
    });
    expect((await invitations('GET')).json()).toMatchObject({ waiting: 0, sent: 3, failed: 1 });
    expect(smtp.received.map((one) => one.to[0]).sort()).toEqual([
      'dos@correo.example',
      'tres@correo.example',
      'uno@correo.example',
    ]);
    // Who says later where she is reached is invited then, and nobody else again.
    await declare(voters[3]!.personId, 'cuatro@correo.example');
    expect((await invitations('POST')).json()).toMatchObject({ written: 1 });
    const { rows } = await owner.pool.query(
      `select detail from audit.entry where action = 'elections.invited' order by entry_id`,
    );
    expect(rows.map(({ detail }) => detail)).toEqual([{ letters: 4 }, { letters: 0 }, { letters: 1 }]);
  });

  it('say when and where one votes, in the person’s language, and hold no credential', async () => {
    const letter = smtp.received.find((one) => one.to[0] === 'uno@correo.example')!;
    expect(letter.headers.get('subject')).toBe('Puede votar: Elección de prueba');
    expect(letter.text).toContain(
      'abre el 23 de noviembre de 2026, 09:00 y cierra el 24 de noviembre de 2026, 10:00',
    );
    expect(letter.text).toContain(`https://amparo.example/elecciones/${code}/votar\n`);
    expect(letter.text).toContain('La credencial no viene en este correo.');
    const english = smtp.received.find((one) => one.to[0] === 'tres@correo.example')!;
    expect(english.headers.get('subject')).toBe('You may vote: Elección de prueba');
    const { rows } = await owner.pool.query<{ all: string }>('select t::text as all from mail.letter t');
    const kept = rows.map((one) => one.all).join('\n');
    for (const { secret, credential } of voters)
      for (const hidden of [secret, credential]) {
        expect(kept).not.toContain(hidden);
        for (const one of smtp.received) expect(one.raw).not.toContain(hidden);
      }
    // Nothing in an address tells whose it is: everybody of a box has the same.
    const addresses = new Set(smtp.received.flatMap((one) => one.text.match(/https:\S+/g) ?? []));
    expect([...addresses].sort()).toEqual([
      `https://amparo.example/elecciones/${code}`,
      `https://amparo.example/elecciones/${code}/votar`,
    ]);
  });

  it('lead to the box of each, and have a subject of one line whatever the title', () => {
    const to = findMailAddress('uno@correo.example')!;
    const facts = { ...electionFacts(code, now), title: `Una\nelección ${'larga '.repeat(30)}` };
    const content = invitationTo({ to, name: 'Ana', box: `${code}-2`, language: 'es' }, facts);
    expect(content.subject).not.toMatch(/\p{C}/u);
    expect(content.subject.length).toBeLessThan(150);
    expect(content.paragraphs).toContainEqual({
      path: `/elecciones/${code}-2/votar`,
      label: 'La cabina de votación',
    });
    expect(content.paragraphs[0]).toBe('Ana:');
  });

  it('are refused once voting is over, and what waited then is not sent', async () => {
    clock = new Date(now.getTime() + 86_400_000);
    expect((await invitations('POST')).json().refusal).toBe('invitations-not-now');
    expect((await invitations('GET')).json()).toMatchObject({ mayInvite: false, waiting: 1 });
    expect(await deliverLetters(db, { lock, setup: smtp.setup() }, clock)).toMatchObject({
      sent: 0,
      failed: 1,
    });
    expect((await invitations('POST', 'otra')).json().refusal).toBe('election-unknown');
  });
});
