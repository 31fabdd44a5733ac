import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { transaction } from '#platform/database';
import {
  codeAt,
  everythingKept,
  type IdentityHouse,
  identityHouse,
  later,
  password,
  turnOnTotp,
} from '../../../test/support/identityHouse.ts';
import { deliverLetters, openSmtpHouse, type SmtpHouse } from '../../../test/support/smtpHouse.ts';
import { giveOffice } from './offices.ts';

let smtp: SmtpHouse;
let house: IdentityHouse;
beforeAll(async () => {
  smtp = await openSmtpHouse();
  house = await identityHouse({ mail: smtp.setup() });
});
afterAll(async () => {
  await house.close();
  await smtp.close();
});

const chosen = 'tres lagunas azules';
const deliver = () => deliverLetters(house.db, { lock: house.letterLock, setup: smtp.setup() }, house.clock);
/** The secret of the last letter to an address, after the # of its link. */
const secretTo = (address: string) =>
  /#([A-Za-z0-9_-]{43})/.exec(smtp.received.findLast((one) => one.to[0] === address)?.text ?? '')?.[1] ?? '';
const lettersTo = (address: string) => smtp.received.filter((one) => one.to[0] === address).length;

/** A person who has chosen and confirmed the address by which she recovers her password. */
async function personWithAddress() {
  const person = await house.account();
  const address = `recuperar-${person.accountId.slice(-8)}@correo.example`;
  const browser = house.browser();
  await browser.signIn(person.email, password);
  const asked = await browser.call('POST', '/api/me/recovery-email', { email: address, password });
  expect(asked.body).toEqual({ done: true });
  await deliver();
  const confirmed = await house
    .browser()
    .call('POST', '/api/recovery-email/confirm', { token: secretTo(address) });
  expect(confirmed.body).toEqual({ done: true });
  return { ...person, address, browser };
}
const forgot = (login: string, browser = house.browser()) =>
  browser.call('POST', '/api/sign-in/forgot', { login });
const reset = (token: string, secret = chosen, browser = house.browser()) =>
  browser.call('POST', '/api/sign-in/reset', { token, password: secret });

describe('the address by which a password is recovered', () => {
  it('is chosen with one’s password and counts once its letter is opened', async () => {
    const person = await house.account();
    const browser = house.browser();
    await browser.signIn(person.email, password);
    const ask = (email: string, secret = password) =>
      browser.call('POST', '/api/me/recovery-email', { email, password: secret });
    expect((await ask('mia@correo.example', 'otra cosa')).body.refusal).toBe('own-password-wrong');
    expect((await ask('mia@correo.example\r\nBcc: todos@correo.example')).body.refusal).toBe(
      'address-not-one',
    );
    expect((await ask('mia@correo.example')).status).toBe(200);
    expect((await browser.call('GET', '/api/me/recovery-email')).body).toEqual({
      byMail: true,
      confirmed: null,
      waiting: 'mia@correo.example',
    });
    await deliver();
    const token = secretTo('mia@correo.example');
    expect(token).toHaveLength(43);
    expect(await everythingKept(house)).not.toContain(token);
    const confirm = (secret: string) =>
      house.browser().call('POST', '/api/recovery-email/confirm', { token: secret });
    expect((await confirm('A'.repeat(43))).body.refusal).toBe('confirmation-refused');
    expect((await confirm(token)).status).toBe(200);
    expect((await confirm(token)).body.refusal).toBe('confirmation-refused');
    expect((await browser.call('GET', '/api/me/recovery-email')).body).toMatchObject({
      confirmed: 'mia@correo.example',
      waiting: null,
    });
    expect((await browser.call('DELETE', '/api/me/recovery-email', { password })).status).toBe(200);
    expect((await browser.call('GET', '/api/me/recovery-email')).body).toMatchObject({ confirmed: null });
    expect((await ask('otra@correo.example')).status).toBe(200);
    later(house, 3 * 24 * 60 + 1);
    await deliver();
    expect(lettersTo('otra@correo.example')).toBe(0);
  });
});

describe('a forgotten password', () => {
  it('is replaced with the link that came by e-mail, once, and every other sign-in closes', async () => {
    const person = await personWithAddress();
    expect((await house.browser().call('GET', '/api/sign-in/forgot')).body).toEqual({ byMail: true });
    expect(await forgot(person.email)).toMatchObject({ status: 200, body: { done: true } });
    await deliver();
    const token = secretTo(person.address);
    const letter = smtp.received.at(-1)!;
    expect(letter.headers.get('subject')).toBe('Elija otra contraseña');
    expect(letter.text).toContain(`https://amparo.example/recuperar#${token}`);
    expect(await everythingKept(house)).not.toContain(token);
    expect(house.log.join('')).not.toContain(person.address);

    expect((await reset(token, 'corta')).body.refusal).toBe('password-too-short');
    const both = await Promise.all([reset(token), reset(token)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 422]);
    expect((await reset(token)).body.refusal).toBe('reset-refused');
    expect((await house.browser().signIn(person.email, password)).status).toBe(401);
    expect((await house.browser().signIn(person.email, chosen)).status).toBe(200);
    expect((await person.browser.call('GET', '/api/me')).body.signedIn).toBe(false);
    const { rows } = await house.owner.query(
      `select action, actor_kind, actor_id from audit.entry where person_id = $1 and action like 'identity.%recover%' or
       person_id = $1 and action like 'identity.password%' order by entry_id`,
      [person.personId],
    );
    expect(rows.map(({ action, actor_kind: kind }) => [action, kind])).toEqual([
      ['identity.recovery-email.ask', 'person'],
      ['identity.recovery-email.confirm', 'person'],
      ['identity.password-reset.ask', 'anonymous'],
      ['identity.password-reset.use', 'person'],
    ]);
  });

  it('answers the same for every name, and writes only to an address that was confirmed', async () => {
    const unconfirmed = await house.account();
    const before = smtp.received.length;
    const answers = [];
    for (const login of [unconfirmed.email, 'nadie@ninguna.example', '1710034065', 'x y z'])
      answers.push(await forgot(login));
    const known = await personWithAddress();
    answers.push(await forgot(known.email));
    const shown = answers.map(({ status, body, headers }) => [
      status,
      body,
      Object.keys(headers).sort(),
      headers['content-length'],
    ]);
    expect(new Set(shown.map((one) => JSON.stringify(one))).size).toBe(1);
    await deliver();
    expect(smtp.received.slice(before).map((one) => one.to[0])).toEqual([known.address, known.address]);
  });

  it('has a link of thirty minutes, of which only the last asked for works', async () => {
    const person = await personWithAddress();
    await forgot(person.email);
    await deliver();
    const first = secretTo(person.address);
    await forgot(person.email);
    await deliver();
    const second = secretTo(person.address);
    expect(second).not.toBe(first);
    expect((await reset(first)).body.refusal).toBe('reset-refused');
    later(house, 31);
    expect((await reset(second)).body.refusal).toBe('reset-refused');
  });

  it('writes to one person only so often, however often it is asked', async () => {
    const person = await personWithAddress();
    const before = lettersTo(person.address);
    for (let i = 0; i < 6; i += 1) expect((await forgot(person.email)).status).toBe(200);
    await deliver();
    // Her confirmation was the first of three.
    expect(lettersTo(person.address) - before).toBe(2);
    // An address of the network that asks for many names waits.
    const asking = house.browser('10.9.9.9');
    const asked = [];
    for (let i = 0; i < 31; i += 1) asked.push(forgot(`nombre${i}@correo.example`, asking));
    const statuses = (await Promise.all(asked)).map(({ status }) => status);
    expect(statuses).toContain(429);
  });

  it('opens an account that guesses have locked, and still asks for the second factor', async () => {
    const person = await personWithAddress();
    const { secret } = await turnOnTotp(house, person.browser);
    later(house, 1);
    for (let i = 0; i < 5; i += 1) await house.browser().signIn(person.email, 'adivinanza 123');
    expect((await house.browser().signIn(person.email, password)).status).toBe(429);
    await forgot(person.email);
    await deliver();
    const browser = house.browser();
    expect((await reset(secretTo(person.address), chosen, browser)).body).toEqual({ state: 'code-needed' });
    expect((await browser.call('GET', '/api/me')).body.signedIn).toBe(false);
    const code = codeAt(secret, house.clock);
    expect((await browser.call('POST', '/api/sign-in/code', { code })).body).toEqual({ state: 'signed-in' });
  });

  it('of who holds an office is not recovered by e-mail, not even with a link of before', async () => {
    const person = await personWithAddress();
    await forgot(person.email);
    await deliver();
    const token = secretTo(person.address);
    await transaction(house.db, (trx) =>
      giveOffice(
        trx,
        {
          accountId: person.accountId,
          role: 'director',
          unit: null,
          from: '2026-01-01',
          until: null,
          reason: 'test',
        },
        null,
        house.clock,
      ),
    );
    expect((await reset(token)).body.refusal).toBe('reset-refused');
    await forgot(person.email);
    await deliver();
    const letter = smtp.received.at(-1)!;
    expect(letter.to).toEqual([person.address]);
    expect(letter.text).toContain('pida un código a quien administra los accesos');
    expect(letter.text).not.toMatch(/#[A-Za-z0-9_-]{43}/);
  });

  it('is not offered where the house sends no e-mail', async () => {
    const silent = await identityHouse({});
    try {
      const browser = silent.browser();
      expect((await browser.call('GET', '/api/sign-in/forgot')).body).toEqual({ byMail: false });
      const asked = await browser.call('POST', '/api/sign-in/forgot', { login: 'ana@correo.example' });
      expect(asked).toMatchObject({ status: 503, body: { refusal: 'mail-not-configured' } });
    } finally {
      await silent.close();
    }
  });
});
