import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Secret } from 'otpauth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  codeAt,
  everythingKept,
  type IdentityHouse,
  identityHouse,
  later,
  password,
  turnOnTotp,
} from '../../../test/support/identityHouse.ts';
import { addSeedKey, forgetOldKeys, seedLock, seedLockAt } from './seedLock.ts';
import { sealSeeds, stepOfCode } from './totp.ts';

let house: IdentityHouse;
beforeAll(async () => {
  house = await identityHouse({});
});
afterAll(() => house.close());

async function withTotp() {
  const account = await house.account();
  const browser = house.browser();
  await browser.signIn(account.email, password);
  const totp = await turnOnTotp(house, browser);
  later(house, 1);
  const begin = async () => {
    const fresh = house.browser();
    expect((await fresh.signIn(account.email, password)).body).toEqual({ state: 'code-needed' });
    expect(fresh.cookies.has('amparo')).toBe(false);
    return fresh;
  };
  return { ...account, ...totp, browser, begin };
}

describe('the code of an authenticator', () => {
  it('agrees with the test vectors of RFC 6238, appendix B (last six digits, SHA-1)', () => {
    const secret = Buffer.from('12345678901234567890');
    const steps = [
      [59, '287082', 1],
      [1111111109, '081804', 37037036],
      [1234567890, '005924', 41152263],
      [20000000000, '353130', 666666666],
    ] as const;
    for (const [seconds, code, step] of steps)
      expect(stepOfCode(secret, code, new Date(seconds * 1000))).toBe(step);
    expect(stepOfCode(secret, '287083', new Date(59_000))).toBeNull();
  });

  it('is asked for after the password and opens the sign-in', async () => {
    const { begin, secret } = await withTotp();
    const browser = await begin();
    expect((await browser.call('GET', '/api/me')).body.signedIn).toBe(false);
    const code = codeAt(secret, house.clock);
    const spaced = `${code.slice(0, 3)} ${code.slice(3)}`;
    expect((await browser.call('POST', '/api/sign-in/code', { code: spaced })).body).toEqual({
      state: 'signed-in',
    });
    expect((await browser.call('GET', '/api/me')).body.signInMethods).toEqual({
      password: true,
      totp: true,
      recoveryCodesLeft: 10,
      providers: [],
    });
  });

  it('never works twice, nor does an older one after it, nor the one that confirmed it', async () => {
    const { begin, secret } = await withTotp();
    const earlier = codeAt(secret, new Date(house.clock.getTime() - 30_000));
    const code = codeAt(secret, house.clock);
    expect((await (await begin()).call('POST', '/api/sign-in/code', { code })).status).toBe(200);
    for (const used of [code, earlier])
      expect((await (await begin()).call('POST', '/api/sign-in/code', { code: used })).body.refusal).toBe(
        'code-refused',
      );
    const fresh = await house.account();
    const browser = house.browser();
    await browser.signIn(fresh.email, password);
    const confirmed = await turnOnTotp(house, browser);
    await browser.signIn(fresh.email, password);
    const same = codeAt(confirmed.secret, house.clock);
    expect((await browser.call('POST', '/api/sign-in/code', { code: same })).body.refusal).toBe(
      'code-refused',
    );
  });

  it('lets one of many win that come at once with the same code', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { begin, secret } = await withTotp();
      const browsers = await Promise.all([begin(), begin(), begin(), begin()]);
      const code = codeAt(secret, house.clock);
      const answers = await Promise.all(
        browsers.map((browser) => browser.call('POST', '/api/sign-in/code', { code })),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 422, 422, 422]);
    }
  });

  it('is a step that lasts ten minutes and five attempts, and is no sign-in', async () => {
    const { begin, secret } = await withTotp();
    const slow = await begin();
    later(house, 11);
    expect(
      (await slow.call('POST', '/api/sign-in/code', { code: codeAt(secret, house.clock) })).body.refusal,
    ).toBe('sign-in-step-over');
    const hasty = await begin();
    const thief = house.browser();
    thief.cookies.set('amparo', hasty.cookies.get('amparo-step') ?? '');
    expect((await thief.call('GET', '/api/me')).body.signedIn).toBe(false);
    const right = codeAt(secret, house.clock);
    const wrong = right === '000000' ? '000001' : '000000';
    for (let i = 0; i < 5; i += 1)
      expect((await hasty.call('POST', '/api/sign-in/code', { code: wrong })).body.refusal).toBe(
        'code-refused',
      );
    expect((await hasty.call('POST', '/api/sign-in/code', { code: right })).body.refusal).toBe(
      'sign-in-step-over',
    );
    // A new step does not give new guesses: the account's own count goes on.
    expect((await (await begin()).call('POST', '/api/sign-in/code', { code: right })).body.refusal).toBe(
      'sign-in-must-wait',
    );
  });

  it('gives way to a recovery code, once, and ends with the password alone', async () => {
    const { begin, recoveryCodes, browser } = await withTotp();
    const first = await begin();
    const second = await begin();
    const answers = await Promise.all(
      [first, second].map((one) => one.call('POST', '/api/sign-in/recovery', { code: recoveryCodes[3] })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422]);
    expect((await browser.call('DELETE', '/api/me/totp', { password: 'wrong' })).body.refusal).toBe(
      'own-password-wrong',
    );
    expect((await browser.call('POST', '/api/me/totp', { password })).body.refusal).toBe('totp-already-on');
    expect((await browser.call('DELETE', '/api/me/totp', { password })).status).toBe(200);
    expect((await browser.call('GET', '/api/me')).body.signInMethods).toMatchObject({
      totp: false,
      recoveryCodesLeft: 0,
    });
  });
});

describe('the seeds of authenticators', () => {
  const asKept = (secret: string) => Buffer.from(Secret.fromBase32(secret).buffer).toString('hex');

  it('lie sealed in the database, each for its account alone', async () => {
    const { secret, accountId } = await withTotp();
    const other = await withTotp();
    expect(await everythingKept(house)).not.toContain(asKept(secret));
    const { rows } = await house.owner.query<{ account: string; sealed: Buffer; open: number }>(
      `select account_id as account, sealed, (select count(*)::int from identity.totp where secret is not null) as open
       from identity.totp where account_id = any($1)`,
      [[accountId, other.accountId]],
    );
    expect(rows.map(({ open }) => open)).toEqual([0, 0]);
    const lock = seedLock(() => house.seedKeys);
    const mine = rows.find(({ account }) => account !== other.accountId)!;
    expect(lock.open(mine.account, mine.sealed)?.toString('hex')).toBe(asKept(secret));
    expect(lock.open(other.accountId, mine.sealed)).toBeUndefined();
    const changed = Buffer.from(mine.sealed);
    changed[30]! ^= 1;
    expect(lock.open(mine.account, changed)).toBeUndefined();
    expect(seedLock(() => [randomBytes(32)]).open(mine.account, mine.sealed)).toBeUndefined();
  });

  it('of before the lock go on working and are sealed when the program starts', async () => {
    const { begin, secret, accountId } = await withTotp();
    await house.owner.query('update identity.totp set sealed = null, secret = $2 where account_id = $1', [
      accountId,
      Buffer.from(asKept(secret), 'hex'),
    ]);
    const enter = async () =>
      (await begin()).call('POST', '/api/sign-in/code', { code: codeAt(secret, house.clock) });
    expect((await enter()).status).toBe(200);
    expect(
      await sealSeeds(
        house.db,
        seedLock(() => house.seedKeys),
      ),
    ).toMatchObject({ sealed: 1, lost: 0 });
    expect(await everythingKept(house)).not.toContain(asKept(secret));
    later(house, 1);
    expect((await enter()).status).toBe(200);
  });

  it('are sealed anew under a new key, after which the old one is worth nothing', async () => {
    const { begin, secret, accountId } = await withTotp();
    const [old] = house.seedKeys;
    house.seedKeys = [randomBytes(32), old!];
    const enter = async () =>
      (await begin()).call('POST', '/api/sign-in/code', { code: codeAt(secret, house.clock) });
    expect((await enter()).status).toBe(200);
    const count = await sealSeeds(
      house.db,
      seedLock(() => house.seedKeys),
    );
    expect(count.sealed).toBeGreaterThan(0);
    expect(
      await sealSeeds(
        house.db,
        seedLock(() => house.seedKeys),
      ),
    ).toEqual({ sealed: 0, lost: count.lost });
    house.seedKeys = [house.seedKeys[0]!];
    later(house, 1);
    expect((await enter()).status).toBe(200);
    const { rows } = await house.owner.query('select sealed from identity.totp where account_id = $1', [
      accountId,
    ]);
    expect(seedLock(() => [old!]).open(accountId, rows[0].sealed)).toBeUndefined();
  });

  it('whose key is lost are told so, cost no attempt, and give way to a recovery code', async () => {
    const { begin, secret, recoveryCodes } = await withTotp();
    const keys = house.seedKeys;
    house.seedKeys = [randomBytes(32)];
    for (let i = 0; i < 3; i += 1) {
      const refused = await (await begin()).call('POST', '/api/sign-in/code', {
        code: codeAt(secret, house.clock),
      });
      expect(refused).toMatchObject({ status: 503, body: { refusal: 'authenticator-unreadable' } });
    }
    const entered = await (await begin()).call('POST', '/api/sign-in/recovery', { code: recoveryCodes[0] });
    expect(entered.status).toBe(200);
    house.seedKeys = keys;
  });

  it('have their keys in a file that only its owner reads and that a rotation changes under a running program', () => {
    const folder = mkdtempSync(join(tmpdir(), 'amparo-'));
    const path = join(folder, 'keys', 'identity-key');
    const running = seedLockAt(path);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    const first = readFileSync(path, 'utf8').trim();
    const sealed = running.seal('a', Buffer.from('a seed of twenty byte'));
    addSeedKey(path);
    expect(readFileSync(path, 'utf8').split('\n')[1]).toBe(first);
    expect(running.open('a', sealed)?.toString()).toBe('a seed of twenty byte');
    expect(running.newest().equals(sealed.subarray(0, 9))).toBe(false);
    expect(forgetOldKeys(path)).toBe(1);
    expect(readFileSync(path, 'utf8')).not.toContain(first);
    expect(running.open('a', sealed)).toBeUndefined();
    writeFileSync(path, 'no key');
    expect(() => seedLockAt(path)).toThrow('does not hold keys');
    rmSync(folder, { recursive: true });
  });
});
