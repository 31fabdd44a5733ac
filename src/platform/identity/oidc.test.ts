import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  type Browser,
  codeAt,
  type IdentityHouse,
  identityHouse,
  later,
  password,
  turnOnTotp,
} from '../../../test/support/identityHouse.ts';
import { readOidcProviders } from './index.ts';

const people: Readonly<Record<string, { document?: string; email?: string; email_verified?: boolean }>> = {
  lucia: { document: '1710034065', email: 'lucia@institucion.example', email_verified: true },
  rosa: { document: '1714616123', email: 'rosa@institucion.example', email_verified: true },
  unverified: { email: 'victim@correo.example', email_verified: false },
  impostor: { document: '1710034065' },
  stranger: { document: '0102030400' },
};

let house: IdentityHouse;
let issuer: string;
let server: Server | undefined;

/** The real provider of the package oidc-provider, on a port of this machine. */
async function startProvider(): Promise<void> {
  const port = Number(new URL(issuer).port);
  const provider = new Provider(issuer, {
    clients: ['ministry', 'mail'].map((id) => ({
      client_id: id,
      client_secret: 'a secret of the test, long enough for HMAC',
      redirect_uris: [`http://amparo.test/api/sign-in/oidc/${id}/callback`],
    })),
    claims: { openid: ['sub'], email: ['email', 'email_verified'], identity: ['document'] },
    scopes: ['openid', 'email', 'identity'],
    findAccount: (_context, sub) => ({ accountId: sub, claims: () => ({ sub, ...people[sub] }) }),
    pkce: { required: () => true },
    cookies: { keys: ['a key of the test'] },
  });
  server = createServer(provider.callback());
  await new Promise<void>((resolve) => server?.listen(port, 'localhost', resolve));
}
async function stopProvider(): Promise<void> {
  const stopping = server;
  server = undefined;
  stopping?.closeAllConnections();
  await new Promise<void>((resolve) => (stopping ? stopping.close(() => resolve()) : resolve()));
}

/** Walks through the provider's own pages as a person would, and stops at the address that leads back. */
async function walkThrough(start: string, subject: string): Promise<URL> {
  const jar = new Map<string, string>();
  let address = new URL(start);
  let form: URLSearchParams | undefined;
  for (let steps = 0; steps < 20; steps += 1) {
    const response = await fetch(address, {
      method: form ? 'POST' : 'GET',
      body: form ?? null,
      redirect: 'manual',
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (name && value) jar.set(name, value);
      else if (name) jar.delete(name);
    }
    form = undefined;
    const location = response.headers.get('location');
    if (location) {
      address = new URL(location, address);
      if (address.hostname === 'amparo.test') return address;
      continue;
    }
    const page = await response.text();
    const action = /<form[^>]*action="([^"]+)"/.exec(page)?.[1];
    const prompt = /name="prompt" value="([^"]+)"/.exec(page)?.[1];
    if (!action || !prompt)
      throw new Error(`The provider answered ${response.status}: ${page.slice(0, 400)}`);
    address = new URL(action, address);
    form = new URLSearchParams(prompt === 'login' ? { prompt, login: subject, password: 'any' } : { prompt });
  }
  throw new Error('The provider leads nowhere.');
}

const start = (browser: Browser, provider: string, next = '') =>
  browser.call('GET', `/api/sign-in/oidc/${provider}${next}`, undefined, { host: 'amparo.test' });
const comeBack = (browser: Browser, address: URL) =>
  browser.call('GET', address.pathname + address.search, undefined, { host: 'amparo.test' });
async function journey(browser: Browser, provider: string, subject: string, next = '') {
  const { headers } = await start(browser, provider, next);
  return comeBack(browser, await walkThrough(String(headers.location), subject));
}

beforeAll(async () => {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, 'localhost', resolve));
  issuer = `http://localhost:${(probe.address() as AddressInfo).port}`;
  await new Promise((resolve) => probe.close(resolve));
  const settings = (id: string, more: Record<string, string>) =>
    Object.fromEntries(
      Object.entries({
        ISSUER: issuer,
        CLIENT_ID: id.toLowerCase(),
        CLIENT_SECRET: 'a secret of the test, long enough for HMAC',
        ...more,
      }).map(([name, value]) => [`AMPARO_OIDC_${id}_${name}`, value]),
    );
  house = await identityHouse({
    oidc: readOidcProviders({
      ...settings('MINISTRY', { TITLE: 'Ministerio', SCOPE: 'openid identity' }),
      ...settings('MAIL', { LINK_BY: 'email', SCOPE: 'openid email' }),
    }),
  });
  // oidc-provider tells at every start that its interactions are for development; here they are what is wanted.
  vi.spyOn(console, 'info').mockImplementation(() => {});
  vi.spyOn(console, 'warn').mockImplementation(() => {});
});
afterAll(async () => {
  vi.restoreAllMocks();
  await stopProvider();
  await house.close();
});

describe('signing in through an institution’s provider', () => {
  it('says that the provider is down, and works when it is back', async () => {
    const { personId } = await house.account({ document: '1710034065' });
    const browser = house.browser();
    expect((await browser.call('GET', '/api/sign-in/providers')).body.items).toEqual([
      { provider: 'mail', title: 'MAIL', startUrl: '/api/sign-in/oidc/mail' },
      { provider: 'ministry', title: 'Ministerio', startUrl: '/api/sign-in/oidc/ministry' },
    ]);
    for (let i = 0; i < 2; i += 1)
      expect(await start(browser, 'ministry')).toMatchObject({
        status: 303,
        headers: { location: '/ingresar?problema=provider-unavailable' },
      });
    await startProvider();
    const back = await journey(browser, 'ministry', 'lucia', '?next=/mi-cuenta');
    expect(back).toMatchObject({ status: 303, headers: { location: '/mi-cuenta' } });
    const me = (await browser.call('GET', '/api/me')).body;
    expect(me).toMatchObject({ signedIn: true, personId, signInMethods: { providers: ['ministry'] } });
    expect((await browser.call('GET', '/api/me/sign-ins')).body.items[0].method).toBe('oidc:ministry');
  });

  it('says so when it goes down on the way, and keeps nobody out for good', async () => {
    const browser = house.browser();
    const { headers } = await start(browser, 'ministry');
    const address = await walkThrough(String(headers.location), 'lucia');
    await stopProvider();
    expect((await comeBack(browser, address)).headers.location).toBe('/ingresar?problema=provider-refused');
    await startProvider();
    expect((await journey(browser, 'ministry', 'lucia')).headers.location).toBe('/');
  });

  it('takes an answer once, from the browser that left, within the time', async () => {
    const [browser, thief] = [house.browser(), house.browser()];
    const leave = async () => {
      const { headers } = await start(browser, 'ministry');
      return walkThrough(String(headers.location), 'lucia');
    };
    const over = '/ingresar?problema=journey-over';
    expect((await comeBack(thief, await leave())).headers.location).toBe(over);
    const slow = await leave();
    later(house, 16);
    expect((await comeBack(browser, slow)).headers.location).toBe(over);
    const address = await leave();
    const elsewhere = new URL(address.href.replace('/ministry/', '/mail/'));
    const kept = new Map(browser.cookies);
    expect((await comeBack(browser, elsewhere)).headers.location).toBe(over);
    for (const [name, value] of kept) browser.cookies.set(name, value);
    expect((await comeBack(browser, address)).headers.location).toBe('/');
    for (const [name, value] of kept) browser.cookies.set(name, value);
    expect((await comeBack(browser, address)).headers.location).toBe(over);
  });

  it('returns only to a path of this house', async () => {
    for (const next of [
      'https://evil.example/',
      '//evil.example',
      '/\\evil.example',
      '/%0d%0aset-cookie: a=b',
    ]) {
      const back = await journey(house.browser(), 'ministry', 'lucia', `?next=${encodeURIComponent(next)}`);
      expect(back.headers.location).toBe('/');
    }
  });

  it('opens nobody’s account to a stranger, a second subject, or an e-mail that was not verified', async () => {
    await house.account({ email: 'victim@correo.example' });
    const none = '/ingresar?problema=no-account-here';
    expect((await journey(house.browser(), 'ministry', 'stranger')).headers.location).toBe(none);
    expect((await journey(house.browser(), 'ministry', 'impostor')).headers.location).toBe(none);
    expect((await journey(house.browser(), 'mail', 'unverified')).headers.location).toBe(none);
    expect((await start(house.browser(), 'nowhere')).headers.location).toBe(
      '/ingresar?problema=provider-unknown',
    );
  });

  it('matches by a verified e-mail where the provider is trusted for that, and still asks for our code', async () => {
    const { email } = await house.account({ email: 'Rosa@institucion.example' });
    const own = house.browser();
    await own.signIn(email, password);
    const { secret } = await turnOnTotp(house, own);
    later(house, 1);
    const browser = house.browser();
    expect((await journey(browser, 'mail', 'rosa')).headers.location).toBe('/ingresar?paso=codigo');
    expect((await browser.call('GET', '/api/me')).body.signedIn).toBe(false);
    const done = await browser.call('POST', '/api/sign-in/code', { code: codeAt(secret, house.clock) });
    expect(done.body).toEqual({ state: 'signed-in' });
  });
});

describe('the settings of providers', () => {
  it('are refused by name where one is missing or unsafe', () => {
    const issuer = { AMPARO_OIDC_X_ISSUER: 'https://id.example' };
    expect(() => readOidcProviders(issuer)).toThrow('AMPARO_OIDC_X_CLIENT_ID is missing');
    const whole = { ...issuer, AMPARO_OIDC_X_CLIENT_ID: 'a', AMPARO_OIDC_X_CLIENT_SECRET: 'b' };
    expect(readOidcProviders(whole)).toEqual([
      {
        id: 'x',
        title: 'X',
        issuer: 'https://id.example',
        clientId: 'a',
        clientSecret: 'b',
        scope: 'openid email profile',
        linkBy: 'document',
        documentClaim: 'document',
        secondFactor: 'ours',
      },
    ]);
    expect(() => readOidcProviders({ ...whole, AMPARO_OIDC_X_ISSUER: 'http://id.example' })).toThrow('https');
    expect(() => readOidcProviders({ ...whole, AMPARO_OIDC_X_LINK_BY: 'name' })).toThrow('document, email');
    expect(readOidcProviders({ PATH: '/bin' })).toEqual([]);
  });
});
