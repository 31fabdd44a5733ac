import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { transaction } from '#platform/database';
import { type IdentityHouse, identityHouse, later, password } from '../../../test/support/identityHouse.ts';
import { demonstrationSignIns, loadDemonstrationAccounts } from './index.ts';

let house: IdentityHouse;
beforeAll(async () => {
  house = await identityHouse({});
});
afterAll(() => house.close());

async function official(role: string, more: { unit?: string; from?: string; until?: string } = {}) {
  const account = await house.account({}, { role, ...more });
  const browser = house.browser();
  await browser.signIn(account.email, password);
  return { ...account, browser };
}

describe('offices', () => {
  it('hold from their first day to their last, by Ecuador’s calendar, checked at every request', async () => {
    const days = { unit: 'HO-1701-01', from: '2026-12-01', until: '2026-12-02' };
    const { browser, email } = await official('counter', days);
    const heldAt = async (instant: string) => {
      house.clock = new Date(instant);
      await browser.signIn(email, password);
      return (await browser.call('GET', '/api/me')).body;
    };
    const counter = [{ role: 'counter', unit: 'HO-1701-01' }];
    // Quito is five hours behind: 04:59 is the evening before.
    expect((await heldAt('2026-12-01T04:59:00Z')).offices).toEqual([]);
    expect((await heldAt('2026-12-01T05:00:00Z')).offices).toMatchObject(counter);
    expect((await heldAt('2026-12-03T04:59:00Z')).offices).toMatchObject(counter);
    house.clock = new Date('2026-12-03T05:00:00Z');
    expect((await browser.call('GET', '/api/me')).body).toMatchObject({
      signedIn: true,
      offices: [],
      permissions: [],
    });
  });

  it('are given and ended by an access manager, with a reason, never her own', async () => {
    const manager = await official('access-manager');
    const other = await official('inspector');
    expect((await other.browser.call('GET', '/api/offices')).status).toBe(403);
    const give = (accountId: string, more = {}) =>
      manager.browser.call('POST', '/api/offices', {
        accountId,
        role: 'auditor',
        unit: null,
        from: '2026-12-01',
        until: null,
        reason: 'Resolución 12 del Consejo',
        ...more,
      });
    expect((await give(manager.accountId)).body.refusal).toBe('office-for-oneself');
    expect((await give(other.accountId, { role: 'emperor' })).body.refusal).toBe('role-unknown');
    expect((await give(other.accountId, { until: '2026-11-30' })).body.refusal).toBe(
      'office-ends-before-it-begins',
    );
    expect((await give(randomUUID())).status).toBe(404);
    later(house, 0.001);
    const given = await give(other.accountId);
    expect(given.status).toBe(201);
    expect((await other.browser.call('GET', '/api/me')).body.permissions).toContain('audit.export');
    const listed = (await manager.browser.call('GET', `/api/offices?accountId=${other.accountId}`)).body;
    expect(listed).toMatchObject({
      items: [{ role: 'inspector' }, { officeId: given.body.officeId, role: 'auditor', loginHint: '…mple' }],
      next: null,
    });
    const first = (await manager.browser.call('GET', '/api/offices?limit=1')).body;
    const next = (await manager.browser.call('GET', `/api/offices?limit=1&cursor=${first.next}`)).body;
    expect(next.items[0].officeId).not.toBe(first.items[0].officeId);
    const end = await manager.browser.call('POST', `/api/offices/${given.body.officeId}/end`, {
      until: '2026-01-01',
      reason: 'Renuncia',
    });
    expect(end.status).toBe(200);
    expect((await other.browser.call('GET', '/api/me')).body.permissions).not.toContain('audit.export');
    const { rows } = await house.owner.query(
      `select action, actor_id, person_id, purpose from audit.entry where subject_id = $1 order by entry_id`,
      [given.body.officeId],
    );
    const who = { actor_id: manager.accountId, person_id: other.personId };
    expect(rows).toEqual([
      { action: 'identity.office.give', ...who, purpose: 'Resolución 12 del Consejo' },
      { action: 'identity.office.end', ...who, purpose: 'Renuncia' },
    ]);
  });
});

describe('assisted mode', () => {
  const body = (personId: string) => ({
    personId,
    reason: 'Pide actualizar su correo',
    identityCheck: 'document-seen',
  });

  it('sets whom the official serves until it ends, in this sign-in only, and both stand in the record', async () => {
    const counter = await official('counter');
    const elsewhere = house.browser();
    await elsewhere.signIn(counter.email, password);
    const person = randomUUID();
    const started = await counter.browser.call('POST', '/api/assistances', body(person));
    expect(started.body).toMatchObject({ personId: person });
    const assisting = async (one = counter.browser) => (await one.call('GET', '/api/mirror')).body.assisting;
    expect(await assisting()).toEqual({ personId: person, reason: 'Pide actualizar su correo' });
    expect(await assisting(elsewhere)).toBeNull();
    expect((await counter.browser.call('POST', '/api/assistances', body(randomUUID()))).body.refusal).toBe(
      'already-assisting',
    );
    expect((await counter.browser.call('DELETE', '/api/assistances')).status).toBe(200);
    expect(await assisting()).toBeNull();
    const { rows } = await house.owner.query(
      `select action, actor_id, on_behalf_of, person_id, purpose, detail from audit.entry
       where subject_kind = 'assistance' and person_id = $1 order by entry_id`,
      [person],
    );
    const both = { actor_id: counter.accountId, on_behalf_of: person, person_id: person };
    expect(rows).toEqual([
      {
        action: 'identity.assistance.start',
        ...both,
        purpose: 'Pide actualizar su correo',
        detail: { identityCheck: 'document-seen' },
      },
      { action: 'identity.assistance.end', ...both, purpose: null, detail: {} },
    ]);
  });

  it('is never for oneself, never without the office, and over after two hours', async () => {
    const counter = await official('counter');
    expect(
      (await counter.browser.call('POST', '/api/assistances', body(counter.personId))).body.refusal,
    ).toBe('assistance-of-oneself');
    const auditor = await official('auditor');
    expect((await auditor.browser.call('POST', '/api/assistances', body(randomUUID()))).status).toBe(403);
    const missing = await counter.browser.call('POST', '/api/assistances', {
      personId: randomUUID(),
      reason: 'Trámite',
    });
    expect(missing.status).toBe(400);

    await counter.browser.call('POST', '/api/assistances', body(randomUUID()));
    const assisting = async () => (await counter.browser.call('GET', '/api/mirror')).body.assisting;
    for (let i = 0; i < 4; i += 1) {
      expect(await assisting()).not.toBeNull();
      later(house, 30);
    }
    expect(await assisting()).toBeNull();
    expect((await counter.browser.call('POST', '/api/assistances', body(randomUUID()))).status).toBe(200);
    await house.owner.query(`update identity.office set held_until = '2026-01-01' where account_id = $1`, [
      counter.accountId,
    ]);
    expect(await assisting()).toBeNull();
  });

  it('of two that begin at once lets one begin', async () => {
    const counter = await official('counter');
    const answers = await Promise.all(
      [1, 2, 3].map(() => counter.browser.call('POST', '/api/assistances', body(randomUUID()))),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  });
});

describe('the keys of services', () => {
  it('let a system in under its office until they are revoked or expire, and never as a person', async () => {
    const manager = await official('access-manager');
    const make = (name: string) =>
      manager.browser.call('POST', '/api/service-keys', {
        service: 'laboratory',
        name,
        role: 'integration',
        unit: 'HO-1701-01',
        daysValid: 2,
        reason: 'Conexión del laboratorio',
      });
    const { key, keyId } = (await make('first')).body;
    expect((await make('first')).body.refusal).toBe('key-name-taken');
    const second = (await make('second')).body;
    const who = async (bearer: string) =>
      (await house.browser().call('GET', '/api/mirror', undefined, { authorization: `Bearer ${bearer}` }))
        .body;
    expect(await who(key)).toMatchObject({
      kind: 'service',
      personId: null,
      offices: [{ role: 'integration', unit: 'HO-1701-01' }],
    });
    const asPerson = await house
      .browser()
      .call('GET', '/api/me/sign-ins', undefined, { authorization: `Bearer ${key}` });
    expect(asPerson.status).toBe(403);
    expect((await who(`${key.slice(0, -1)}${key.endsWith('A') ? 'B' : 'A'}`)).kind).toBe('anonymous');
    expect((await manager.browser.call('DELETE', `/api/service-keys/${keyId}`)).status).toBe(200);
    expect((await who(key)).kind).toBe('anonymous');
    expect((await manager.browser.call('GET', '/api/service-keys')).body.items).toMatchObject([
      { service: 'laboratory', name: 'second' },
    ]);
    expect((await who(second.key)).kind).toBe('service');
    later(house, 2 * 24 * 60);
    expect((await who(second.key)).kind).toBe('anonymous');
  });
});

describe('finding out who asks', () => {
  it('takes one question to the database for a sign-in and none for nobody', async () => {
    const { browser } = await official('counter');
    const count = async (one: typeof browser) => {
      let questions = 0;
      const heard = () => {
        questions += 1;
      };
      house.db.pool.on('acquire', heard);
      await one.call('GET', '/api/mirror');
      house.db.pool.off('acquire', heard);
      return questions;
    };
    expect(await count(browser)).toBe(1);
    expect(await count(house.browser())).toBe(0);
  });
});

describe('the demonstration’s accounts', () => {
  it('sign in with the documented passwords and hold their offices', async () => {
    const people = demonstrationSignIns.map(({ role }) => ({
      role,
      personId: randomUUID(),
      unit: role === 'counter' ? 'HO-1701-01' : null,
    }));
    await transaction(house.db, (trx) =>
      loadDemonstrationAccounts(trx, people, { synthetic: true, now: house.clock }),
    );
    for (const [i, signIn] of demonstrationSignIns.entries()) {
      const browser = house.browser();
      expect((await browser.signIn(signIn.login, signIn.password)).status).toBe(200);
      const expected = signIn.role ? [{ role: signIn.role, unit: people[i]?.unit ?? null }] : [];
      expect((await browser.call('GET', '/api/me')).body).toMatchObject({
        personId: people[i]?.personId,
        offices: expected,
      });
    }
  });

  it('exist only in a synthetic institution', async () => {
    await expect(
      transaction(house.db, (trx) =>
        loadDemonstrationAccounts(trx, [{ role: 'director', personId: randomUUID() }], {
          synthetic: false,
          now: house.clock,
        }),
      ),
    ).rejects.toThrow('synthetic institution only');
  });
});
