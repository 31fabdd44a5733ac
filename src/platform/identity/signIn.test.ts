import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  everythingKept,
  type IdentityHouse,
  identityHouse,
  later,
  password,
  turnOnTotp,
} from '../../../test/support/identityHouse.ts';
import { seedLock, tidyIdentity } from './index.ts';

let house: IdentityHouse;
beforeAll(async () => {
  house = await identityHouse({});
});
afterAll(() => house.close());

describe('signing in with a password', () => {
  it('takes the cédula as people write it, or the e-mail in any case', async () => {
    const { personId } = await house.account({ document: '1710034065', email: 'Lucía.Paz@Correo.example' });
    for (const login of ['1710034065', ' 171003406-5 ', 'lucía.paz@correo.EXAMPLE']) {
      const browser = house.browser();
      expect(await browser.signIn(login, password)).toMatchObject({
        status: 200,
        body: { state: 'signed-in' },
      });
      expect((await browser.call('GET', '/api/me')).body).toMatchObject({
        signedIn: true,
        personId,
        name: null,
      });
    }
  });

  it('sets a cookie that scripts and other sites do not get, and binds it to the host under https', async () => {
    const { email } = await house.account();
    const plain = (await house.browser().signIn(email, password)).setCookies.find((one) =>
      one.startsWith('amparo='),
    );
    expect(plain).toMatch(/; Path=\/; HttpOnly; SameSite=Lax$/);
    const secure = await identityHouse({ secureCookies: true });
    const other = await secure.account();
    const cookie = (await secure.browser().signIn(other.email, password)).setCookies.find((one) =>
      one.startsWith('__Host-amparo='),
    );
    expect(cookie).toMatch(/; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
    await secure.close();
  });

  it('answers the same to a wrong password, a wrong name, a closed account and one without password', async () => {
    const { email } = await house.account();
    const closed = await house.account();
    await house.owner.query(`update identity.account set status = 'closed' where account_id = $1`, [
      closed.accountId,
    ]);
    const bare = await house.account();
    await house.owner.query('delete from identity.password where account_id = $1', [bare.accountId]);
    const answers = [];
    for (const [login, secret] of [
      [email, 'not the password'],
      ['nobody@correo.example', password],
      ['1799999999', password],
      [closed.email, password],
      [bare.email, password],
    ] as const) {
      const { status, body, setCookies } = await house.browser().signIn(login, secret);
      const { requestId, ...rest } = body;
      expect(requestId).toBeTypeOf('string');
      answers.push(JSON.stringify({ status, rest, setCookies }));
    }
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toContain('sign-in-refused');
  });

  it('works as hard for a name that nobody has', async () => {
    const { email } = await house.account();
    const bare = await house.account();
    await house.owner.query('delete from identity.password where account_id = $1', [bare.accountId]);
    const works: string[] = [];
    const original = crypto.argon2;
    // Counted rather than timed: on a busy machine a difference of times proves nothing.
    crypto.argon2 = (algorithm, parameters, callback) => {
      const { memory, passes, parallelism, tagLength } = parameters;
      works.push(`${algorithm} ${memory} ${passes} ${parallelism} ${tagLength}`);
      original(algorithm, parameters, callback);
    };
    syncBuiltinESMExports();
    try {
      for (const login of [email, 'nobody-works@correo.example', bare.email])
        expect((await house.browser().signIn(login, 'not the password')).status).toBe(401);
    } finally {
      crypto.argon2 = original;
      syncBuiltinESMExports();
    }
    expect(works).toEqual(Array(3).fill('argon2id 19456 2 1 32'));
  });

  it('opens under a token of its own, whatever cookie came along, and closes the former one', async () => {
    const { email } = await house.account();
    const browser = house.browser();
    browser.cookies.set('amparo', 'A'.repeat(43));
    browser.cookies.set('amparo-step', 'B'.repeat(43));
    await browser.signIn(email, password);
    const first = browser.cookies.get('amparo') ?? '';
    expect(first).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(first).not.toBe('A'.repeat(43));
    await browser.signIn(email, password);
    expect(browser.cookies.get('amparo')).not.toBe(first);
    const thief = house.browser();
    thief.cookies.set('amparo', first);
    expect((await thief.call('GET', '/api/me')).body.signedIn).toBe(false);
  });

  it('ends after an hour without use, after twelve hours in any case, and at sign-out', async () => {
    const { email } = await house.account();
    const browser = house.browser();
    const isIn = async () => (await browser.call('GET', '/api/me')).body.signedIn;
    await browser.signIn(email, password);
    later(house, 59);
    expect(await isIn()).toBe(true);
    later(house, 61);
    expect(await isIn()).toBe(false);

    await browser.signIn(email, password);
    for (let minutes = 0; minutes < 12 * 60 - 30; minutes += 30) {
      later(house, 30);
      expect(await isIn()).toBe(true);
    }
    later(house, 31);
    expect(await isIn()).toBe(false);

    await browser.signIn(email, password);
    const copy = house.browser();
    copy.cookies.set('amparo', browser.cookies.get('amparo') ?? '');
    expect((await copy.call('GET', '/api/me')).body.signedIn).toBe(true);
    await browser.call('POST', '/api/sign-out');
    expect(browser.cookies.has('amparo')).toBe(false);
    expect((await copy.call('GET', '/api/me')).body.signedIn).toBe(false);
  });

  it('lists one’s own open sign-ins and closes one or all others, and nobody else’s', async () => {
    const { email } = await house.account();
    const other = await house.account();
    const [phone, desk, third, stranger] = [
      house.browser(),
      house.browser(),
      house.browser(),
      house.browser(),
    ];
    for (const browser of [phone, desk, third]) await browser.signIn(email, password);
    await stranger.signIn(other.email, password);
    const { items } = (await phone.call('GET', '/api/me/sign-ins')).body;
    expect(items).toHaveLength(3);
    expect(items[0]).toMatchObject({ device: 'Firefox · Android', method: 'password' });
    const victim = items.find((one: { current: boolean }) => !one.current);
    expect((await stranger.call('DELETE', `/api/me/sign-ins/${victim.signInId}`)).status).toBe(404);
    expect((await phone.call('DELETE', `/api/me/sign-ins/${victim.signInId}`)).body).toEqual({ closed: 1 });
    expect((await phone.call('POST', '/api/me/sign-ins/close-others')).body).toEqual({ closed: 1 });
    const open = await Promise.all(
      [phone, desk, third, stranger].map(async (one) => (await one.call('GET', '/api/me')).body.signedIn),
    );
    expect(open).toEqual([true, false, false, true]);
  });

  it('changes the password: the old one and every other sign-in end, this one goes on under a new token', async () => {
    const { email } = await house.account();
    const [browser, other] = [house.browser(), house.browser()];
    await browser.signIn(email, password);
    await other.signIn(email, password);
    const before = browser.cookies.get('amparo');
    const change = (current: string, next: string) =>
      browser.call('POST', '/api/me/password', { current, next });
    expect((await change('wrong', 'cuatro palabras sin sentido')).body.refusal).toBe('own-password-wrong');
    expect((await change(password, 'corta')).body).toMatchObject({
      refusal: 'password-too-short',
      figures: { least: 10 },
    });
    expect((await change(password, 'Contraseña123')).body.refusal).toBe('password-easy-to-guess');
    expect((await change(password, `${email.split('@')[0]}-secreto`)).body.refusal).toBe(
      'password-easy-to-guess',
    );
    expect((await change(password, 'cuatro palabras sin sentido')).status).toBe(200);
    expect(browser.cookies.get('amparo')).not.toBe(before);
    expect((await browser.call('GET', '/api/me')).body.signedIn).toBe(true);
    expect((await other.call('GET', '/api/me')).body.signedIn).toBe(false);
    expect((await house.browser().signIn(email, password)).status).toBe(401);
    expect((await house.browser().signIn(email, 'cuatro palabras sin sentido')).status).toBe(200);
  });
});

describe('failed attempts', () => {
  it('lock an account for longer and longer, known or not, and time opens it', async () => {
    const { email } = await house.account();
    for (const login of [email, 'nobody-locked@correo.example']) {
      for (let i = 0; i < 5; i += 1) expect((await house.browser().signIn(login, 'wrong')).status).toBe(401);
      expect((await house.browser().signIn(login, password)).body).toMatchObject({
        status: 429,
        refusal: 'sign-in-must-wait',
        figures: { seconds: 30 },
      });
      later(house, 0.6);
      expect((await house.browser().signIn(login, 'wrong')).status).toBe(401);
      expect((await house.browser().signIn(login, password)).body.figures).toEqual({ seconds: 60 });
      later(house, 1.1);
    }
    expect((await house.browser().signIn(email, password)).status).toBe(200);
    expect((await house.browser().signIn(email, 'wrong')).status).toBe(401);
    expect((await house.browser().signIn(email, password)).status).toBe(200);
  });

  it('cannot all be tried at once under one count', async () => {
    const { email } = await house.account();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => house.browser().signIn(email, 'wrong')),
    );
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(5);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(15);
  });

  it('make an address wait however many names it tries; others go on', async () => {
    const { email } = await house.account();
    const guess = (i: number) => house.browser('203.0.113.9').signIn(`guess${i}@correo.example`, 'wrong');
    for (let i = 0; i < 30; i += 1) expect((await guess(i)).status).toBe(401);
    expect((await guess(30)).body.refusal).toBe('sign-in-must-wait');
    expect((await house.browser('203.0.113.9').signIn(email, password)).status).toBe(429);
    expect((await house.browser().signIn(email, password)).status).toBe(200);
  });

  it('count the addresses of one IPv6 network together', async () => {
    for (let i = 0; i < 30; i += 1)
      expect(
        (await house.browser(`2001:db8:7:7::${i}`).signIn(`six${i}@correo.example`, 'wrong')).status,
      ).toBe(401);
    const answer = await house.browser('2001:db8:7:7:ffff::1').signIn('six@correo.example', 'wrong');
    expect(answer.body.refusal).toBe('sign-in-must-wait');
    expect((await house.browser('2001:db8:7:8::1').signIn('six@correo.example', 'wrong')).status).toBe(401);
  });

  it('leave a way back: a recovery code at once, or an official with a reason', async () => {
    const account = await house.account();
    const browser = house.browser();
    await browser.signIn(account.email, password);
    const { recoveryCodes } = await turnOnTotp(house, browser);
    const lock = async () => {
      for (let i = 0; i < 5; i += 1) await house.browser().signIn(account.email, 'wrong');
      expect((await house.browser().signIn(account.email, password)).status).toBe(429);
    };
    await lock();
    const recover = (login: string, secret: string, code: string | undefined) =>
      house.browser().call('POST', '/api/sign-in/recovery', { login, password: secret, code });
    const wrong = await Promise.all([
      recover(account.email, 'wrong', recoveryCodes[0]),
      recover(account.email, password, 'AAAA-AAAA-AAAA-AAAA'),
      recover('nobody@correo.example', password, recoveryCodes[0]),
    ]);
    expect(wrong.map(({ body }) => body.refusal)).toEqual(Array(3).fill('sign-in-refused'));
    expect((await recover(account.email, password, recoveryCodes[0]?.toLowerCase())).status).toBe(200);
    expect((await recover(account.email, password, recoveryCodes[0])).status).toBe(401);
    expect((await house.browser().signIn(account.email, password)).body.state).toBe('code-needed');

    await lock();
    const manager = await house.account({}, { role: 'access-manager' });
    const official = house.browser();
    await official.signIn(manager.email, password);
    const found = await official.call('POST', '/api/accounts/find', {
      login: account.email,
      reason: 'La persona pide entrar',
    });
    expect(found.body).toMatchObject({
      accountId: account.accountId,
      personId: account.personId,
      totp: true,
    });
    expect(found.body.lockedSeconds).toBeGreaterThan(0);
    const url = `/api/accounts/${account.accountId}/unlock`;
    expect((await official.call('POST', url, {})).status).toBe(400);
    expect((await official.call('POST', url, { reason: 'Mostró su cédula en la oficina' })).status).toBe(200);
    expect((await house.browser().signIn(account.email, password)).body.state).toBe('code-needed');
    const { rows } = await house.owner.query(
      `select actor_id, person_id, purpose from audit.entry where action = 'identity.account.unlock'`,
    );
    expect(rows).toEqual([
      { actor_id: manager.accountId, person_id: account.personId, purpose: 'Mostró su cédula en la oficina' },
    ]);
  });
});

describe('what is kept and what is logged', () => {
  it('holds no token, password, code or key as it is, and no name in the log', async () => {
    const { email, accountId } = await house.account({ document: '1714616123' });
    const browser = house.browser('198.51.100.7');
    await browser.signIn(email, password);
    const { secret, recoveryCodes } = await turnOnTotp(house, browser);
    expect(recoveryCodes).toHaveLength(10);
    const step = house.browser('198.51.100.7');
    await step.signIn('1714616123', password);
    const manager = await house.account({}, { role: 'access-manager' });
    const official = house.browser();
    await official.signIn(manager.email, password);
    const made = await official.call('POST', '/api/service-keys', {
      service: 'hospital-system',
      name: 'first',
      role: 'integration',
      unit: null,
      daysValid: 30,
      reason: 'Conexión de prueba',
    });
    const kept = await everythingKept(house);
    expect(kept).toContain(accountId);
    const secrets = [browser, step, official].flatMap((one) => [...one.cookies.values()]);
    for (const one of [...secrets, ...recoveryCodes, made.body.key, made.body.key.slice(7), password]) {
      expect(one.length).toBeGreaterThan(9);
      expect(kept).not.toContain(one);
      expect(kept).not.toContain(one.replaceAll('-', ''));
    }

    await browser.call('GET', '/api/mirror/broken');
    await browser.call('POST', '/api/sign-in', { login: email, password: 7 });
    expect(house.log.join('')).toContain('something broke');
    for (const one of [
      ...secrets,
      ...recoveryCodes,
      secret,
      made.body.key,
      password,
      email,
      '1714616123',
      '198.51.100.7',
    ])
      expect(house.log.join('')).not.toContain(one);
  });

  it('forgets what is over', async () => {
    later(house, 91 * 24 * 60);
    await tidyIdentity(
      house.db,
      seedLock(() => house.seedKeys),
      house.clock,
    );
    const { rows } = await house.owner.query(
      `select (select count(*)::int from identity.sign_in) as sign_ins, (select count(*)::int from identity.attempt) as attempts,
              (select count(*)::int from identity.pending_sign_in) as pending`,
    );
    expect(rows).toEqual([{ sign_ins: 0, attempts: 0, pending: 0 }]);
  });
});
