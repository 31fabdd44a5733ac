import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '#platform/database';
import { type Actor, anonymous, buildHttp } from '#platform/http';
import { testDatabase } from '../../../test/support/database.ts';
import { insertPersons, registryRoom } from './index.ts';
import type { SyntheticPerson } from './synthetic.ts';

const person = (
  n: number,
  given: string,
  surnames: string,
  birthDate: string,
  document: string,
): SyntheticPerson => ({
  personId: `00000000-0000-8000-8000-${String(n).padStart(12, '0')}`,
  document,
  givenNames: given,
  surnames,
  birthDate: birthDate as SyntheticPerson['birthDate'],
  sex: 'female',
  ethnicity: 'mestizo',
  hasDisability: false,
  canton: '1701',
  province: '17',
});
// The cédulas are the two that the identifiers' own tests hold as valid, and four that differ from 1710034065 in province and check digit.
const people = [
  person(1, 'María Ángela', 'Guamán Quishpe', '1980-03-12', '1710034065'),
  person(2, 'Maria Angela', 'Guaman Quispe', '1980-03-12', '0926687856'),
  person(3, 'Rosa', 'Ñauñay Peña', '1975-12-01', '0102030405'),
  person(4, 'Blanca Elena', 'Zambrano Vera', '1990-07-07', '0503060705'),
];
const [first, second, third] = people.map((one) => one.personId) as [string, string, string, string];

describe('the registry of persons', () => {
  let db: Database;
  let app: FastifyInstance;
  let actor: Actor;
  const official: Actor = {
    ...anonymous,
    kind: 'person',
    accountId: '00000000-0000-8000-8000-0000000000aa',
    personId: null,
    offices: [{ role: 'all', unit: null }],
  };
  const herself: Actor = {
    ...official,
    accountId: '00000000-0000-8000-8000-0000000000bb',
    personId: first,
    offices: [],
  };
  let key = 0;

  beforeAll(async () => {
    db = openDatabase({ url: (await testDatabase()).appUrl });
    await insertPersons(db, people, () => {});
    app = await buildHttp({
      db,
      version: '0',
      logLevel: 'silent',
      actorOf: async () => actor,
      roles: {
        all: {
          permissions: [
            'registry.persons.search',
            'registry.persons.read',
            'registry.persons.write',
            'registry.duplicates.manage',
          ],
        },
      },
      rooms: [
        registryRoom({
          zone: 'America/Guayaquil',
          accountHolders: async () =>
            new Map([
              [official.accountId!, { personId: third, office: { es: 'Ventanilla', en: 'Counter' } }],
            ]),
        }),
      ],
    });
  });
  afterAll(async () => {
    await app.close();
    await db.close();
  });
  beforeEach(() => {
    actor = official;
  });
  const call = async (method: 'GET' | 'POST' | 'PUT', url: string, payload?: object) => {
    key += 1;
    const answer = await app.inject({
      method,
      url,
      ...(payload ? { payload } : {}),
      headers: { 'idempotency-key': `registry-test-${key}` },
    });
    return { status: answer.statusCode, body: answer.json() };
  };
  const find = async (text: string) =>
    (
      await call('POST', '/api/registry/persons/search', { text, purpose: 'Atención en ventanilla' })
    ).body.items.map((item: { personId: string }) => item.personId);

  it.each([
    ['with accents as written', 'María Ángela Guamán'],
    ['without accents', 'maria angela guaman'],
    ['with typing errors', 'maria angla guaman'],
    ['surname first', 'Guamán María'],
    ['by document', '1710034065'],
    ['by a document with one wrong digit', '1710034068'],
    ['by a document with two digits swapped', '1710043065'],
  ])('finds a person %s', async (_how, text) => {
    expect(await find(text)).toContain(first);
  });

  it('finds by birth date in both writings, and not by a day that does not exist', async () => {
    expect(await find('1975-12-01')).toEqual([third]);
    expect(await find('1/12/1975')).toEqual([third]);
    expect(await find('31/02/1975')).toEqual([]);
  });

  it('finds by what else is recorded: sex, self-identification, disability, canton, years of birth and consent', async () => {
    const by = async (filters: object) =>
      (
        await call('POST', '/api/registry/persons/search', { ...filters, purpose: 'Atención en ventanilla' })
      ).body.items.map((item: { personId: string }) => item.personId);
    expect(await by({ bornFrom: '1975-11-30', bornTo: '1975-12-02' })).toEqual([third]);
    expect(await by({ canton: '1701', sex: 'male', bornFrom: '1975-11-30', bornTo: '1975-12-02' })).toEqual(
      [],
    );
    expect(await by({ text: 'rosa', sex: 'female', canton: '1701' })).toContain(third);
    const sought = { ethnicity: 'indigenous', hasDisability: true };
    const person = {
      givenNames: 'Nina',
      surnames: 'Tenelema',
      birthDate: '1990-05-05',
      sex: 'female',
      ethnicity: 'indigenous',
      disabilityPercent: 45,
    };
    expect(await by(sought)).toEqual([]);
    const made = await call('POST', '/api/registry/persons', { document: 'BOL:NT1990', person });
    expect(await by(sought)).toEqual([made.body.personId]);
    expect(await by({ ...sought, hasDisability: false })).toEqual([]);
    await call('POST', `/api/registry/persons/${made.body.personId}/corrections`, {
      person: { ...person, disabilityPercent: null },
      validFrom: '2020-01-01',
      reason: 'Carné de discapacidad anulado',
    });
    expect(await by(sought)).toEqual([]);
    actor = herself;
    await call('POST', '/api/me/consents', { purpose: 'studies', given: true });
    actor = official;
    expect(await by({ consentTo: 'studies' })).toEqual([first]);
    actor = herself;
    await call('POST', '/api/me/consents', { purpose: 'studies', given: false });
    actor = official;
    expect(await by({ consentTo: 'studies' })).toEqual([]);
    expect((await call('POST', '/api/registry/persons/search', { purpose: 'Atención' })).status).toBe(400);
  });

  it('finds by contact once the person gave it, and not after she took it back', async () => {
    actor = herself;
    expect(
      (await call('PUT', '/api/me/contact', { email: 'Angela@Example.org', phone: '0991234567' })).status,
    ).toBe(200);
    actor = official;
    expect(await find('angela@example.org')).toEqual([first]);
    expect(await find('+593 99 123 4567')).toEqual([first]);
    actor = herself;
    await call('PUT', '/api/me/contact', { email: null, phone: '0991234567' });
    const mine = await call('GET', '/api/me/person');
    expect(mine.body).toMatchObject({ email: null, phone: '0991234567' });
    actor = official;
    expect(await find('angela@example.org')).toEqual([]);
    expect(await find('0991234567')).toEqual([first]);
  });

  it('tells the person who saw her data and why', async () => {
    await call('POST', `/api/registry/persons/${first}/reading`, { purpose: 'Revisar su afiliación' });
    actor = herself;
    const readings = (await call('GET', '/api/me/readings?limit=1')).body;
    expect(readings.items[0]).toMatchObject({
      action: 'registry.person.read',
      purpose: 'Revisar su afiliación',
      own: false,
      by: { name: 'Rosa Ñauñay Peña', office: { es: 'Ventanilla' } },
    });
    const older = (await call('GET', `/api/me/readings?cursor=${readings.next}`)).body;
    expect(older.items.map((item: { action: string }) => item.action)).toContain('registry.person.found');
  });

  it('demands a purpose, and reads nothing without one', async () => {
    expect((await call('POST', `/api/registry/persons/${first}/reading`, { purpose: ' a ' })).status).toBe(
      400,
    );
  });

  it('registers a person once, and says which rule a wrong cédula breaks', async () => {
    const fields = { givenNames: 'Sisa', surnames: 'Cachimuel', birthDate: '2001-01-31', sex: 'female' };
    const wrong = await call('POST', '/api/registry/persons', { document: '1710034066', person: fields });
    expect(wrong).toMatchObject({
      status: 422,
      body: { refusal: 'document-wrong', figures: { rule: 'cedula-check-digit-wrong' } },
    });
    expect(
      (await call('POST', '/api/registry/persons', { document: '1710034065', person: fields })).body,
    ).toMatchObject({ refusal: 'document-taken' });
    const made = await call('POST', '/api/registry/persons', { document: 'COL:AB123456', person: fields });
    expect(made.status).toBe(201);
    const again = await call('POST', '/api/registry/persons', { document: 'PER:XY999999', person: fields });
    expect(again.body).toMatchObject({ refusal: 'alike-person-known', figures: { count: 1 } });
    expect(
      (
        await call('POST', '/api/registry/persons', {
          document: 'PER:XY999999',
          person: fields,
          anyway: true,
        })
      ).status,
    ).toBe(201);
  });

  it('keeps what a record said before it was corrected', async () => {
    const fields = {
      givenNames: 'Rosa María',
      surnames: 'Ñauñay Peña',
      birthDate: '1975-12-01',
      sex: 'female',
      canton: '0101',
    };
    await call('POST', `/api/registry/persons/${third}/corrections`, {
      person: fields,
      validFrom: '2020-06-01',
      reason: 'Resolución del Registro Civil',
    });
    const read = async (view: object) =>
      (
        await call('POST', `/api/registry/persons/${third}/reading`, {
          purpose: 'Comprobar versiones',
          ...view,
        })
      ).body;
    expect(await read({})).toMatchObject({ givenNames: 'Rosa María', canton: '0101' });
    expect(await read({ asOf: '2020-05-31' })).toMatchObject({ givenNames: 'Rosa', canton: '1701' });
    expect(await read({ knownOn: '2020-12-31' })).toMatchObject({ refusal: 'person-not-found' });
    expect((await read({})).versions).toHaveLength(2);
    // A change that begins in 2090 is not today's state; one of 2010 does not hide that of 2020.
    const change = (validFrom: string, givenNames: string) =>
      call('POST', `/api/registry/persons/${third}/corrections`, {
        person: { ...fields, givenNames },
        validFrom,
        reason: 'Cambio con fecha',
      });
    await change('2090-01-01', 'Futura');
    await change('2010-01-01', 'Rosa Elena');
    expect(await read({})).toMatchObject({ givenNames: 'Rosa María' });
    expect(await read({ asOf: '2015-01-01' })).toMatchObject({ givenNames: 'Rosa Elena' });
    expect(await read({ asOf: '2091-01-01' })).toMatchObject({ givenNames: 'Futura' });
    expect(await find('Rosa María Ñauñay')).toContain(third);
  });

  it('proposes duplicates with reasons, joins them, refuses a second join, and undoes it exactly', async () => {
    const pair = (await call('GET', '/api/registry/duplicates')).body.items.find(
      (one: { first: { personId: string } }) => one.first.personId === first,
    );
    expect(pair).toMatchObject({
      second: { personId: second },
      because: expect.arrayContaining(['same-birth-date', 'names-alike', 'same-canton']),
    });
    expect(
      (
        await call('POST', '/api/registry/merges', {
          keptId: first,
          mergedId: second,
          reason: 'La misma persona',
        })
      ).body,
    ).toMatchObject({ refusal: 'different-cedulas' });
    const joins = await Promise.all([
      call('POST', '/api/registry/merges', {
        keptId: first,
        mergedId: second,
        reason: 'La misma persona',
        differentCedulas: true,
      }),
      call('POST', '/api/registry/merges', {
        keptId: second,
        mergedId: first,
        reason: 'La misma persona',
        differentCedulas: true,
      }),
    ]);
    expect(joins.map((one) => one.status).sort()).toEqual([201, 409]);
    const { mergeId } = joins.find((one) => one.status === 201)!.body;
    const owners = async () =>
      (
        await db.pool.query(
          `select distinct person_id from registry.person_by_document where document in ('1710034065', '0926687856')`,
        )
      ).rows.length;
    expect(await owners()).toBe(1);
    // Her account stands on one of the two records; what was read under the other is hers to see too.
    await call('POST', `/api/registry/persons/${second}/reading`, { purpose: 'Leída tras la unión' });
    actor = herself;
    const hers = (await call('GET', '/api/me/readings?limit=5')).body.items;
    expect(hers.some((item: { purpose: string | null }) => item.purpose === 'Leída tras la unión')).toBe(
      true,
    );
    actor = official;
    expect(
      (await call('POST', `/api/registry/merges/${mergeId}/undo`, { reason: 'Eran dos hermanas' })).status,
    ).toBe(200);
    expect(await owners()).toBe(2);
    expect(
      (await call('POST', `/api/registry/merges/${mergeId}/undo`, { reason: 'Eran dos hermanas' })).body,
    ).toMatchObject({ refusal: 'merge-not-in-force' });
    await call('POST', '/api/registry/kept-apart', {
      firstId: first,
      secondId: second,
      reason: 'Son hermanas',
    });
    const left = (await call('GET', '/api/registry/duplicates')).body.items;
    expect(left.some((one: { first: { personId: string } }) => one.first.personId === first)).toBe(false);
  });

  it('lets the application rewrite nothing of what was recorded', async () => {
    for (const table of [
      'person',
      'person_version',
      'document',
      'contact',
      'consent',
      'merge',
      'merge_undone',
      'kept_apart',
    ])
      await expect(db.pool.query(`delete from registry.${table}`)).rejects.toMatchObject({ code: '42501' });
    await expect(
      db.pool.query('update registry.person_version set surnames = surnames'),
    ).rejects.toMatchObject({ code: '42501' });
  });
});
