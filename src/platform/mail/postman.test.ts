import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Database, openDatabase, singleClient, transaction } from '#platform/database';
import { type Actor, anonymous, buildHttp } from '#platform/http';
import { seedLock } from '#platform/identity';
import { testDatabase } from '../../../test/support/database.ts';
import { openSmtpHouse, type SmtpHouse } from '../../../test/support/smtpHouse.ts';
import { findMailAddress } from './address.ts';
import type { NewLetter } from './newLetter.ts';
import { createOutbox } from './outbox.ts';
import { deliverDue, startPostman } from './postman.ts';
import { mailRoom } from './routes.ts';
import type { MailSetup } from './settings.ts';
import { type Carrier, openCarrier } from './smtp.ts';
import { claimLetter, countLetters, resealLetters, settleSent, tidyLetters } from './store.ts';

// A real server in each test: it encrypts, asks who one is, and refuses, is busy or dies when told to.

const keys = [randomBytes(32)];
const lock = seedLock(() => keys, 'letter');
let db: Database;
let owner: ReturnType<typeof singleClient>;
let smtp: SmtpHouse;
let clock: Date;
const carriers: Carrier[] = [];

beforeAll(async () => {
  const { appUrl, ownerUrl } = await testDatabase();
  db = openDatabase({ url: appUrl, max: 12 });
  owner = singleClient(ownerUrl);
  await owner.connect();
});
beforeEach(async () => {
  clock = new Date('2026-11-21T15:00:00Z');
  smtp = await openSmtpHouse();
  await owner.query('delete from mail.letter');
});
afterEach(async () => {
  for (const one of carriers.splice(0)) one.close();
  await smtp.close();
});
afterAll(async () => {
  await db.close();
  await owner.end();
});

const later = (minutes: number) => {
  clock = new Date(clock.getTime() + minutes * 60_000);
};
const secret = 'codigo-que-nadie-mas-lee';
function letterTo(address: string, more: Partial<NewLetter> = {}): NewLetter {
  return {
    kind: 'elections.invitation',
    about: 'delegados',
    personId: randomUUID(),
    once: randomUUID(),
    urgent: false,
    expiresAt: null,
    content: {
      to: findMailAddress(address)!,
      language: 'es',
      subject: 'Elección de delegados: está en el padrón',
      paragraphs: [`Su código: ${secret}`, { path: '/elecciones/delegados', label: 'La elección' }],
    },
    ...more,
  };
}
const write = (...letters: NewLetter[]) =>
  transaction(db, (trx) => createOutbox({ lock, setup: smtp.setup() }).write(trx, letters, clock));
async function deliver(setup: MailSetup = smtp.setup()) {
  const settings = setup.settings!;
  const carrier = await openCarrier(settings);
  carriers.push(carrier);
  return deliverDue({ db, lock, settings, carrier, now: () => clock });
}
const row = async () => (await owner.query('select * from mail.letter')).rows[0];
const everything = async () =>
  JSON.stringify(
    (await owner.query('select t::text as all, encode(sealed, $1) from mail.letter t', ['escape'])).rows,
  );

describe('a letter', () => {
  it('leaves encrypted and signed in, in the words that were written, and its words are deleted', async () => {
    await write(letterTo('ana@correo.example'));
    expect(await everything()).not.toContain(secret);
    expect(await everything()).not.toContain('ana@correo.example');
    expect(await deliver()).toEqual({ sent: 1, later: 0, failed: 0, trouble: null });
    const [got] = smtp.received;
    expect(got).toMatchObject({ from: 'avisos@amparo.example', to: ['ana@correo.example'], encrypted: true });
    expect(smtp.attempts).toEqual({ auth: 1, inTheClear: 0 });
    expect(got!.headers.get('subject')).toBe('Elección de delegados: está en el padrón');
    expect(got!.headers.get('from')).toBe('Institución de prueba <avisos@amparo.example>');
    expect(got!.headers.get('auto-submitted')).toBe('auto-generated');
    expect(got!.headers.has('list-unsubscribe')).toBe(false);
    for (const said of [got!.text, got!.html]) {
      expect(said).toContain(`Su código: ${secret}`);
      expect(said).toContain('https://amparo.example/elecciones/delegados');
      expect(said).toContain('Lo envía Institución de prueba.');
    }
    expect(await row()).toMatchObject({ state: 'sent', sealed: null, attempts: 1, reason: null });
    expect(await deliver()).toMatchObject({ sent: 0 });
    expect(smtp.received).toHaveLength(1);
  });

  it('is written with the act or not at all, and once for one cause', async () => {
    const one = letterTo('ana@correo.example');
    await expect(
      transaction(db, async (trx) => {
        await createOutbox({ lock, setup: smtp.setup() }).write(trx, [one], clock);
        throw new Error('the act failed');
      }),
    ).rejects.toThrow('the act failed');
    expect(await row()).toBeUndefined();
    expect(await write(one)).toBe(1);
    expect(await write(one, letterTo('luis@correo.example'))).toBe(1);
    await expect(
      write(
        letterTo('eva@correo.example', { content: { ...one.content, subject: 'Uno\r\nBcc: x@y.example' } }),
      ),
    ).rejects.toThrow('no proper subject');
  });

  it('that somebody waits for goes before the others', async () => {
    for (let i = 0; i < 20; i += 1) await write(letterTo(`votante${i}@correo.example`));
    later(1);
    await write(letterTo('urgente@correo.example', { urgent: true }));
    const claim = { id: randomUUID(), until: new Date(clock.getTime() + 60_000) };
    const first = await claimLetter(db.kysely, claim, clock);
    await settleSent(db.kysely, first!.letterId, claim.id, clock);
    const { rows } = await owner.query(`select urgent from mail.letter where state = 'sent'`);
    expect(rows).toEqual([{ urgent: true }]);
  });

  it('that is refused for good is given up with the reason', async () => {
    await write(letterTo('nadie@correo.example'), letterTo('ana@correo.example'));
    expect(await deliver()).toEqual({ sent: 1, later: 0, failed: 1, trouble: null });
    const { rows } = await owner.query(`select * from mail.letter where state = 'failed'`);
    expect(rows[0]).toMatchObject({ reason: 'recipient-refused', smtp_code: 550, attempts: 1 });
    expect(rows[0].smtp_text).toContain('User unknown');
    expect(rows[0].smtp_text).not.toContain('correo.example');
    expect(rows[0].sealed).not.toBeNull();
  });

  it('whose words the server refuses is given up too', async () => {
    smtp.mood = 'refuses the data';
    await write(letterTo('ana@correo.example'));
    expect(await deliver()).toMatchObject({ failed: 1 });
    expect(await row()).toMatchObject({ reason: 'message-refused', smtp_code: 554, state: 'failed' });
  });

  it('waits longer and longer while its address is put off, and is given up after a day and a third', async () => {
    await write(letterTo('mas-tarde@correo.example'));
    expect(await deliver()).toEqual({ sent: 0, later: 1, failed: 0, trouble: null });
    expect(await row()).toMatchObject({
      state: 'waiting',
      reason: 'recipient-later',
      smtp_code: 450,
      attempts: 1,
    });
    expect(await deliver()).toMatchObject({ later: 0 });
    const waits: number[] = [];
    for (let tries = 1; tries < 14; tries += 1) {
      const { next_try_at: next } = await row();
      waits.push((next.getTime() - clock.getTime()) / 60_000);
      clock = next;
      await deliver();
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 360, 360, 360, 360]);
    expect(await row()).toMatchObject({ state: 'failed', attempts: 14, reason: 'recipient-later' });
  });

  it('waits while the server is busy (421) and leaves when it is well', async () => {
    smtp.mood = 'busy';
    await write(...Array.from({ length: 12 }, (_none, i) => letterTo(`votante${i}@correo.example`)));
    const { sent, later: put, trouble } = await deliver();
    expect(sent).toBe(0);
    expect(trouble).toMatchObject({ reason: 'server-busy', code: 421 });
    // The others were not tried in vain.
    expect(put).toBeLessThanOrEqual(4);
    smtp.mood = 'well';
    later(1);
    expect(await deliver()).toEqual({ sent: 12, later: 0, failed: 0, trouble: null });
    expect(new Set(smtp.received.map((one) => one.to[0])).size).toBe(12);
  });

  it('whose server dies in the middle leaves again under the same Message-ID', async () => {
    smtp.mood = 'dies in the data';
    await write(letterTo('ana@correo.example'));
    expect(await deliver()).toMatchObject({ sent: 0, later: 1, trouble: { reason: 'unreachable' } });
    const { message_id: messageId } = await row();
    expect(messageId).toMatch(/^<[0-9a-f]{40}@amparo\.example>$/);
    smtp.mood = 'well';
    later(1);
    expect(await deliver()).toMatchObject({ sent: 1 });
    expect(smtp.received.map((one) => one.headers.get('message-id'))).toEqual([messageId]);
  });

  it('that a process took along when it went leaves with the next', async () => {
    await write(letterTo('ana@correo.example'));
    const claim = { id: randomUUID(), until: new Date(clock.getTime() + 300_000) };
    expect(await claimLetter(db.kysely, claim, clock)).toMatchObject({ attempts: 1 });
    expect(await deliver()).toMatchObject({ sent: 0 });
    later(5);
    expect(await deliver()).toMatchObject({ sent: 1 });
    // The first comes back from the dead: what another one settled stays.
    const before = await row();
    await settleSent(db.kysely, before.letter_id, claim.id, new Date(clock.getTime() + 1000));
    expect(await row()).toEqual(before);
    expect(before.attempts).toBe(2);
  });

  it('is not sent once it says nothing true any more', async () => {
    const expiresAt = new Date(clock.getTime() + 30 * 60_000);
    await write(
      letterTo('ana@correo.example', { expiresAt }),
      letterTo('luis@correo.example', { expiresAt }),
    );
    later(31);
    await tidyLetters(db.kysely, clock);
    expect(await countLetters(db.kysely, 'delegados')).toEqual([
      { kind: 'elections.invitation', state: 'failed', count: 2 },
    ]);
    expect(await row()).toMatchObject({ reason: 'expired', sealed: null });
    await write(letterTo('eva@correo.example', { expiresAt }));
    expect(await deliver()).toMatchObject({ sent: 0, failed: 1 });
    expect(smtp.received).toEqual([]);
  });

  it('goes to no server that is not who it says, does not know us, or does not encrypt', async () => {
    await write(letterTo('ana@correo.example'));
    expect(await deliver(smtp.setup({ ca: null }))).toMatchObject({ trouble: { reason: 'not-encrypted' } });
    later(1);
    expect(await deliver(smtp.setup({ password: 'otra' }))).toMatchObject({
      trouble: { reason: 'sign-in-refused', code: 535 },
    });
    const bare = await openSmtpHouse({ encrypts: false });
    later(2);
    expect(await deliver(bare.setup())).toMatchObject({ trouble: { reason: 'not-encrypted' } });
    expect([bare.attempts, bare.received]).toEqual([{ auth: 0, inTheClear: 0 }, []]);
    await bare.close();
    expect(smtp.received).toEqual([]);
    expect(smtp.attempts.inTheClear).toBe(0);
    expect(await row()).toMatchObject({ state: 'waiting', attempts: 3 });
  });

  it('that no key opens is given up, and is sealed anew where the key changes', async () => {
    await write(letterTo('ana@correo.example'), letterTo('luis@correo.example'));
    const older = keys[0]!;
    keys.unshift(randomBytes(32));
    expect(await resealLetters(db, lock)).toEqual({ sealed: 2, lost: 0 });
    expect(await resealLetters(db, lock)).toEqual({ sealed: 0, lost: 0 });
    keys.splice(0, keys.length, keys[0]!);
    expect(await deliver()).toMatchObject({ sent: 2 });
    await write(letterTo('eva@correo.example'));
    keys.splice(0, keys.length, older);
    expect(await resealLetters(db, lock)).toEqual({ sealed: 0, lost: 1 });
    expect(await deliver()).toMatchObject({ failed: 1 });
    expect((await owner.query(`select reason, sealed from mail.letter where state = 'failed'`)).rows).toEqual(
      [{ reason: 'unreadable', sealed: null }],
    );
    // What is sealed for an authenticator opens no letter.
    const id = randomUUID();
    expect(lock.open(id, seedLock(() => keys).seal(id, Buffer.from('x')))).toBeUndefined();
  });
});

describe('several processes on one database', () => {
  it('never send a letter twice', async () => {
    const letters = Array.from({ length: 60 }, (_none, i) => letterTo(`votante${i}@correo.example`));
    await write(...letters);
    const rounds = await Promise.all([deliver(), deliver(), deliver()]);
    expect(rounds.reduce((sum, one) => sum + one.sent, 0)).toBe(60);
    expect(smtp.received.map((one) => one.to[0]).sort()).toEqual(
      letters.map((one) => one.content.to as string).sort(),
    );
  });

  it('work by themselves until they are stopped, and say once that the server takes nothing', async () => {
    const errors: unknown[] = [];
    smtp.mood = 'busy';
    await write(letterTo('ana@correo.example'));
    const start = () =>
      startPostman({
        ...{ db, lock, now: () => clock },
        setup: smtp.setup(),
        onError: (error) => errors.push(error),
      });
    const first = start();
    await expect.poll(() => errors.length, { timeout: 30_000 }).toBe(1);
    expect(String(errors[0])).toBe('Error: The mail server takes no letters: server-busy 421');
    await first.stop();
    expect(await row()).toMatchObject({ state: 'waiting', reason: 'server-busy' });
    smtp.mood = 'well';
    later(1);
    const second = start();
    await expect.poll(async () => (await row()).state, { timeout: 30_000 }).toBe('sent');
    await second.stop();
    const idle = startPostman({
      ...{ db, lock, now: () => clock, onError: (error: unknown) => errors.push(error) },
      setup: { settings: null, missing: ['AMPARO_SMTP_URL'] },
    });
    await idle.stop();
    expect(errors).toHaveLength(1);
  });
});

describe('the desk', () => {
  const manager: Actor = {
    ...anonymous,
    kind: 'person',
    accountId: randomUUID(),
    personId: randomUUID(),
    offices: [{ role: 'keeper', unit: null }],
  };
  async function openDesk(setup: MailSetup) {
    const log: string[] = [];
    const app = await buildHttp({
      db,
      rooms: [mailRoom({ lock, setup })],
      roles: { keeper: { permissions: ['mail.manage', 'metrics.read'] }, other: { permissions: [] } },
      now: () => clock,
      version: 'test',
      actorOf: async (request) =>
        request.headers['x-test'] === 'other'
          ? { ...manager, offices: [{ role: 'other', unit: null }] }
          : manager,
      logLevel: 'info',
      logTo: { write: (line) => void log.push(line) },
    });
    return { app, log };
  }
  const retry = (app: Awaited<ReturnType<typeof openDesk>>['app'], letterId: string | null) =>
    app.inject({
      method: 'POST',
      url: '/api/mail/retries',
      payload: { letterId },
      headers: { 'idempotency-key': randomUUID() },
    });

  it('says what failed and why without saying to whom, and has it tried again', async () => {
    await write(
      letterTo('nadie@correo.example'),
      letterTo('ana@correo.example'),
      letterTo('nadie@otro.example'),
    );
    await deliver();
    const { app, log } = await openDesk(smtp.setup());
    const seen = await app.inject('/api/mail');
    expect(seen.json()).toMatchObject({
      configured: true,
      missing: [],
      server: `localhost:${smtp.port}`,
      sender: 'Institución de prueba <avisos@amparo.example>',
      oldestWaitingAt: null,
      counts: [{ kind: 'elections.invitation', waiting: 0, sent: 1, failed: 2 }],
    });
    const { troubled } = seen.json();
    expect(troubled.map((one: { domain: string }) => one.domain).sort()).toEqual([
      'correo.example',
      'otro.example',
    ]);
    expect(troubled[0]).toMatchObject({
      reason: 'recipient-refused',
      code: 550,
      canRetry: true,
      state: 'failed',
    });
    for (const hidden of ['nadie@', 'clave de prueba', secret])
      expect(seen.body + log.join('')).not.toContain(hidden);

    const metrics = (await app.inject('/metrics')).body;
    expect(metrics).toContain('amparo_mail_letters{state="waiting"} 0');
    expect(metrics).toContain('amparo_mail_letters{state="sent"} 1');
    expect(metrics).toContain('amparo_mail_letters{state="failed"} 2');

    expect((await retry(app, troubled[0].letterId)).json()).toEqual({ retried: 1 });
    expect((await retry(app, troubled[0].letterId)).json().refusal).toBe('nothing-to-retry');
    expect((await retry(app, null)).json()).toEqual({ retried: 1 });
    expect(await deliver()).toMatchObject({ failed: 2 });
    const { rows } = await owner.query(
      `select actor_id, subject_kind, detail from audit.entry where action = 'mail.letters.retried' order by entry_id`,
    );
    expect(rows).toMatchObject([
      { actor_id: manager.accountId, subject_kind: 'letter', detail: { letters: 1 } },
      { subject_kind: 'outbox', detail: { letters: 1 } },
    ]);
    expect((await app.inject({ url: '/api/mail', headers: { 'x-test': 'other' } })).statusCode).toBe(403);
    // After thirty days their words are gone, and after ninety nobody knows of them.
    later(31 * 24 * 60);
    await tidyLetters(db.kysely, clock);
    expect((await app.inject('/api/mail')).json().troubled[0]).toMatchObject({
      domain: null,
      canRetry: false,
    });
    expect((await retry(app, null)).statusCode).toBe(409);
    later(60 * 24 * 60);
    await tidyLetters(db.kysely, clock);
    expect(await row()).toBeUndefined();
    await app.close();
  });

  it('says that the mail is not configured, and letters wait', async () => {
    const setup: MailSetup = { settings: null, missing: ['AMPARO_SMTP_URL', 'PUBLIC_URL'] };
    expect(createOutbox({ lock, setup }).configured).toBe(false);
    await transaction(db, (trx) =>
      createOutbox({ lock, setup }).write(trx, [letterTo('ana@correo.example')], clock),
    );
    const { app } = await openDesk(setup);
    expect((await app.inject('/api/mail')).json()).toMatchObject({
      configured: false,
      missing: ['AMPARO_SMTP_URL', 'PUBLIC_URL'],
      server: null,
      sender: null,
      oldestWaitingAt: clock.toISOString(),
      counts: [{ kind: 'elections.invitation', waiting: 1, sent: 0, failed: 0 }],
      troubled: [],
    });
    await app.close();
  });
});
