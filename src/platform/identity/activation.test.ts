import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  everythingKept,
  type IdentityHouse,
  identityHouse,
  later,
  password,
  turnOnTotp,
} from '../../../test/support/identityHouse.ts';

let house: IdentityHouse;
beforeAll(async () => {
  house = await identityHouse({});
});
afterAll(() => house.close());

async function official(role: string) {
  const account = await house.account({}, { role });
  const browser = house.browser();
  await browser.signIn(account.email, password);
  return { ...account, browser };
}
const checked = { identityCheck: 'document-seen', reason: 'Pide usar los servicios en línea' };
const chosen = 'tres lagunas azules';
const activate = (login: string, code: string, secret = chosen, browser = house.browser()) =>
  browser.call('POST', '/api/sign-in/activate', { login, code, password: secret });

describe('an account opened at the counter', () => {
  it('is activated by its person with the code, once, within seven days', async () => {
    const counter = await official('counter');
    const personId = randomUUID();
    const open = (more = {}) =>
      counter.browser.call('POST', '/api/accounts', {
        personId,
        document: '171003406-5',
        ...checked,
        ...more,
      });
    const opened = await open();
    expect(opened).toMatchObject({ status: 201, headers: { 'cache-control': 'no-store' } });
    const code: string = opened.body.activationCode;
    expect(await everythingKept(house)).not.toContain(code.replaceAll('-', ''));
    expect((await house.browser().signIn('1710034065', chosen)).status).toBe(401);
    expect((await activate('1710034065', 'AAAA-AAAA-AAAA-AAAA')).body.refusal).toBe('activation-refused');
    expect((await activate('nobody@correo.example', code)).body.refusal).toBe('activation-refused');
    expect((await activate('1710034065', code, 'corta')).body.refusal).toBe('password-too-short');

    const both = await Promise.all([
      activate('1710034065', code),
      activate('1710034065', code.toLowerCase()),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 422]);
    const browser = house.browser();
    await browser.signIn('1710034065', chosen);
    expect((await browser.call('GET', '/api/me')).body).toMatchObject({ signedIn: true, personId });

    expect((await open()).body.refusal).toBe('person-has-account');
    expect((await open({ personId: randomUUID() })).body.refusal).toBe('login-taken');
    expect((await open({ personId: counter.personId })).body.refusal).toBe('activation-of-oneself');
    expect((await open({ document: undefined })).status).toBe(400);

    const late = await open({ personId: randomUUID(), document: undefined, email: 'tarde@correo.example' });
    later(house, 7 * 24 * 60 + 1);
    expect((await activate('tarde@correo.example', late.body.activationCode)).body.refusal).toBe(
      'activation-refused',
    );
  });

  it('is given back to who forgot the password and lost the authenticator, and closes what was open', async () => {
    const counter = await official('counter');
    const person = await house.account();
    const own = house.browser();
    await own.signIn(person.email, password);
    await turnOnTotp(house, own);
    later(house, 1);
    const url = `/api/accounts/${person.accountId}/activation`;
    const issue = (more = {}) => counter.browser.call('POST', url, { ...checked, ...more });

    const first = (await issue()).body.activationCode;
    const second = (await issue()).body.activationCode;
    expect((await activate(person.email, first)).body.refusal).toBe('activation-refused');
    // The second factor is not gone by forgetting the password.
    expect((await activate(person.email, second)).body).toEqual({ state: 'code-needed' });
    expect((await own.call('GET', '/api/me')).body.signedIn).toBe(false);

    const third = (await issue({ removeAuthenticator: true })).body.activationCode;
    const browser = house.browser();
    expect((await activate(person.email, third, 'cuatro lagunas verdes', browser)).body).toEqual({
      state: 'signed-in',
    });
    expect((await browser.call('GET', '/api/me')).body.signInMethods).toMatchObject({
      totp: false,
      recoveryCodesLeft: 0,
    });
    const { rows } = await house.owner.query(
      `select action, actor_id, detail from audit.entry
       where person_id = $1 and action in ('identity.activation.issue', 'identity.account.activate') order by entry_id`,
      [person.personId],
    );
    expect(rows.map(({ action }) => action)).toEqual([
      'identity.activation.issue',
      'identity.activation.issue',
      'identity.account.activate',
      'identity.activation.issue',
      'identity.account.activate',
    ]);
    expect(rows[3]).toMatchObject({
      actor_id: counter.accountId,
      detail: { identityCheck: 'document-seen', removesAuthenticator: true },
    });
  });

  it('is not a way for the counter into the account of who holds an office, nor for anyone into her own', async () => {
    const counter = await official('counter');
    const manager = await official('access-manager');
    const director = await house.account({}, { role: 'director' });
    const issue = (who: typeof counter, accountId: string) =>
      who.browser.call('POST', `/api/accounts/${accountId}/activation`, checked);
    expect((await issue(counter, director.accountId)).body.refusal).toBe('account-holds-office');
    expect((await issue(manager, director.accountId)).status).toBe(200);
    expect((await issue(manager, manager.accountId)).body.refusal).toBe('activation-of-oneself');
    expect((await issue(manager, randomUUID())).status).toBe(404);
  });
});
