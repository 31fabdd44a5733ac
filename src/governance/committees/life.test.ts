import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { transaction } from '#platform/database';
import { giveOffice } from '#platform/identity';
import { openSpacesHouse, type SpacesHouse, type TestPerson } from '../../../test/support/spacesHouse.ts';

const facility = 'HO-1701-01';
const code = 'comite-hcam';
const url = `/api/committees/${code}`;
let house: SpacesHouse;
let manager: TestPerson;
let director: TestPerson;
let elsewhere: TestPerson;
const users: TestPerson[] = [];

beforeAll(async () => {
  house = await openSpacesHouse();
  await house.db.pool.query(
    `insert into services.province (code, name, capital, region, tile_row, tile_column) values ('17', 'Pichincha', 'Quito', 'sierra', 1, 1) on conflict do nothing`,
  );
  await house.db.pool.query(
    `insert into services.canton (code, name, province) values ('1701', 'Quito', '17') on conflict do nothing`,
  );
  await house.db.pool.query(
    `insert into services.facility (code, name, kind, level, canton, province) values ($1, 'Hospital Carlos Andrade Marín', 'hospital', 3, '1701', '17')`,
    [facility],
  );
  manager = await house.person('Rosa Defensora', { role: 'ombudsman' });
  director = await house.person('Luis Director', { role: 'director', unit: facility });
  elsewhere = await house.person('Eva Directora', { role: 'director', unit: 'HO-0901-01' });
  for (let i = 1; i <= 6; i += 1) users.push(await attended(await house.person(`Usuaria ${i}`)));
});
afterAll(() => house.close());

async function attended(person: TestPerson, at = '2026-10-01T10:00:00-05:00'): Promise<TestPerson> {
  await house.db.pool.query(
    `insert into quality.attention (attention_id, person_id, service, facility, insurance, requested_at, attended_at, source, origin, reference)
     values ($1, $2, 'consulta', $3, 'salud', $4::timestamptz - interval '9 days', $4::timestamptz, 'synthetic', 'test', $5)`,
    [randomUUID(), person.personId, facility, at, randomUUID()],
  );
  return person;
}
const registration = (interests: object[] = []) => ({ interests, nameIsPublic: true });
const register = (who: TestPerson, interests: object[] = []) =>
  house.post(who, `${url}/registrations`, registration(interests));
const act = (who: TestPerson, body: object) => house.post(who, `${url}/acts`, body);
const read = async (who: TestPerson | null = null) => (await house.get(who, url)).body;

it('is born: a call, free registration of who uses the service, installation, board', async () => {
  const call = { code, title: 'Comité del hospital', facility, registrationUntil: '2026-12-20' };
  expect((await house.post(users[0]!, '/api/committees', call)).status).toBe(403);
  expect(
    (await house.post(manager, '/api/committees', { ...call, facility: 'NO-EXISTE' })).body.refusal,
  ).toBe('facility-unknown');
  expect((await house.post(manager, '/api/committees', call)).status).toBe(201);

  const stranger = await house.person('Quien nunca fue');
  expect((await register(stranger)).body.refusal).toBe('not-a-user-of-it');
  // Twenty-four months: an attention of three years ago is not enough.
  const former = await attended(await house.person('Quien fue hace tres años'), '2023-10-01T10:00:00-05:00');
  expect((await register(former)).body.refusal).toBe('not-a-user-of-it');
  const subject = { facility, organisation: null };
  const kin = await attended(await house.person('Prima de una enfermera'));
  const cousin = { kind: 'kinship', subject, line: 'blood', degree: 4 };
  expect((await register(kin, [cousin])).body.refusal).toBe('interest-in-what-is-overseen');
  const nurse = await attended(await house.person('Enfermera', { role: 'counter', unit: facility }));
  expect((await register(nurse)).body.refusal).toBe('works-where-it-oversees');
  expect((await register(await attended(director))).body.refusal).toBe('works-where-it-oversees');

  for (const one of users.slice(0, 4)) expect((await register(one)).status).toBe(200);
  expect((await register(users[0]!)).body.refusal).toBe('already-registered');
  const manage = (body: object) => house.post(manager, `${url}/management`, body);
  expect((await manage({ act: 'install' })).body).toMatchObject({
    refusal: 'too-few-registered',
    figures: { members: 4, needed: 5 },
  });
  expect(
    (await act(users[0]!, { act: 'observe', indicator: null, month: null, text: 'Algo antes de tiempo' }))
      .body.refusal,
  ).toBe('committee-not-installed');
  await register(users[4]!);
  expect((await manage({ act: 'install' })).status).toBe(200);
  expect((await manage({ act: 'record-board', chair: 1, secretary: 1 })).body.refusal).toBe(
    'one-person-two-duties',
  );
  expect((await manage({ act: 'record-board', chair: 1, secretary: 99 })).body.refusal).toBe('seat-unknown');
  expect((await manage({ act: 'record-board', chair: 1, secretary: 2 })).status).toBe(200);
  // It stays free to join afterwards.
  expect((await register(users[5]!)).status).toBe(200);
  expect(await read()).toMatchObject({
    state: 'installed',
    members: 6,
    board: {
      chair: 'Usuaria 1',
      secretary: 'Usuaria 2',
      from: '2026-11-23',
      until: '2028-11-23',
      over: false,
    },
  });
  expect((await house.get(users[1]!, `/api/spaces/${code}`)).body.me).toMatchObject({
    seat: 2,
    secretary: true,
  });
  // A renewal hands the secretary over.
  expect((await manage({ act: 'record-board', chair: 3, secretary: 4 })).status).toBe(200);
  expect((await house.get(users[1]!, `/api/spaces/${code}`)).body).toMatchObject({
    me: { secretary: false },
    secretaries: ['Usuaria 4'],
  });
});

it('agrees an indicator with its provider alone, observes, is answered within the clock, and says what it thinks', async () => {
  const facts = {
    title: 'Medicamentos completos',
    definition: 'Parte de las visitas con todos los medicamentos',
    source: 'medicines-share',
    goal: 0.9,
    better: 'increase',
    from: '2026-11',
    until: null,
  };
  expect((await act(users[0]!, { act: 'propose-indicator', facts })).status).toBe(200);
  const observation = {
    act: 'observe',
    indicator: 1,
    month: '2026-11',
    text: 'Faltó losartán en dos visitas seguidas',
  };
  expect((await act(users[0]!, observation)).body.refusal).toBe('indicator-not-agreed');
  const agree = { act: 'answer-indicator', indicator: 1, agreed: true, text: 'De acuerdo con la meta' };
  expect((await house.post(users[0]!, `${url}/answers`, agree)).status).toBe(403);
  expect((await house.post(elsewhere, `${url}/answers`, agree)).body.refusal).toBe('not-your-provider');
  expect((await house.post(director, `${url}/answers`, agree)).status).toBe(200);

  expect((await act(director, observation)).body.refusal).toBe('not-a-member');
  expect((await act(users[0]!, observation)).status).toBe(200);
  // Fifteen working days after Monday 23 November 2026: Monday 14 December.
  expect((await read()).observations[0]).toMatchObject({
    due: '2026-12-14',
    workingDaysLeft: 15,
    late: false,
  });
  const waiting = (await house.get(director, '/api/committees-waiting')).body.items;
  expect(waiting).toMatchObject([{ kind: 'observation', number: 1, due: '2026-12-14' }]);
  expect((await house.get(elsewhere, '/api/committees-waiting')).body.items).toEqual([]);
  const then = house.clock;
  house.clock = new Date('2026-12-16T15:00:00Z');
  expect((await read()).observations[0]).toMatchObject({ late: true });
  expect((await house.get(null, '/api/committees')).body.items[0]).toMatchObject({ waiting: 1, late: 1 });
  house.clock = then;
  const answer = {
    act: 'answer-observation',
    observation: 1,
    text: 'La compra se retrasó; llegan cuatro mil unidades el lunes.',
    commitment: { text: 'Tener losartán para tres meses', due: '2026-12-31' },
  };
  expect((await house.post(director, `${url}/answers`, answer)).status).toBe(200);
  expect((await house.post(director, `${url}/answers`, answer)).body.refusal).toBe('nothing-to-answer');
  expect(
    (
      await act(users[2]!, {
        act: 'judge-answer',
        observation: 1,
        satisfied: false,
        text: 'Pedimos saber qué día llega',
      })
    ).status,
  ).toBe(200);
  expect((await read()).observations[0]).toMatchObject({
    answer: { inTime: true, commitment: { due: '2026-12-31' } },
    judged: { satisfied: false },
  });
});

it('takes a visit once, with photographs that carry no traces, for the committee and its provider', async () => {
  // The shortest frame of a JPEG that says what it is: start, a JFIF segment, start of scan, filling, end.
  const jpeg = (marker: number) =>
    Buffer.concat([
      Buffer.from([0xff, 0xd8, 0xff, marker, 0, 4, 0, 0, 0xff, 0xda]),
      Buffer.alloc(200, 7),
      Buffer.from([0xff, 0xd9]),
    ]);
  const seen = {
    medicines: 'no',
    shifts: 'yes',
    preference: 'yes',
    access: 'yes',
    cleanliness: 'yes',
    signs: 'not-seen',
  };
  const visit = (photographs: Buffer[]) => ({
    on: '2026-11-20',
    seen,
    note: 'Faltó losartán',
    photographs: photographs.map((one) => one.toString('base64')),
  });
  const send = (who: TestPerson, body: object, key?: string) => house.post(who, `${url}/visits`, body, key);
  expect((await send(users[0]!, visit([jpeg(0xe1)]))).body.refusal).toBe('photograph-with-traces');
  expect((await send(users[0]!, visit([Buffer.alloc(300, 1)]))).body.refusal).toBe('not-a-photograph');
  expect((await send(users[0]!, { ...visit([]), on: '2026-11-24' })).body.refusal).toBe(
    'visit-in-the-future',
  );
  expect((await send(await house.person('Nadie'), visit([]))).body.refusal).toBe('not-a-member');
  // Kept on the phone and sent twice under its key: it counts once.
  const sent = [
    await send(users[0]!, visit([jpeg(0xe0)]), 'visit-from-a-phone'),
    await send(users[0]!, visit([jpeg(0xe0)]), 'visit-from-a-phone'),
  ];
  expect(sent.map((one) => one.status)).toEqual([201, 201]);
  const [one, ...more] = (await read(users[3])).visits;
  expect(more).toEqual([]);
  expect(one).toMatchObject({ by: 'Usuaria 1', on: '2026-11-20', seen });
  expect((await read()).visits[0].photographs).toEqual([]);
  const photograph = `${url}/photographs/${one.photographs[0]}`;
  expect((await house.get(users[3]!, photograph)).bytes.equals(jpeg(0xe0))).toBe(true);
  expect((await house.get(director, photograph)).status).toBe(200);
  expect((await house.get(elsewhere, photograph)).body.refusal).toBe('photograph-not-for-you');
  expect((await house.get(await house.person('Alguien'), photograph)).body.refusal).toBe(
    'photograph-not-for-you',
  );
  expect((await house.get(null, photograph)).status).toBe(401);
  expect((await read()).indicators[0]).toMatchObject({ last: { month: '2026-11', meetsGoal: false } });
});

it('writes the report of the quarter by itself; the board completes it, once', async () => {
  const { draft } = await read();
  expect(draft.period).toBe('2026-T4');
  expect(draft.sections[3].lines).toEqual([
    'Se hizo 1 observación; el prestador contestó 1, de ellas 1 dentro del plazo.',
    'Compromiso: Tener losartán para tres meses (hasta el 31 de diciembre de 2026).',
  ]);
  const report = { act: 'report', text: 'El comité pide que se publique el día de llegada.' };
  expect((await act(users[0]!, report)).body.refusal).toBe('board-only');
  expect((await act(users[2]!, report)).status).toBe(200);
  expect((await act(users[3]!, report)).body.refusal).toBe('already-reported');
  // What is observed afterwards does not reach a published report.
  await act(users[0]!, { act: 'observe', indicator: null, month: null, text: 'El ascensor sigue dañado' });
  const after = await read();
  expect(after.draft).toBeNull();
  expect(after.reports[0].sections).toEqual(draft.sections);
});

it('a member who comes to have an interest leaves the committee on that day', async () => {
  const interest = { kind: 'contracts', subject: { facility, organisation: null } };
  await house.post(users[0]!, `/api/spaces/${code}/acts`, { act: 'declare-interest', interest });
  expect(
    (await act(users[0]!, { act: 'observe', indicator: null, month: null, text: 'Quisiera observar algo' }))
      .body.refusal,
  ).toBe('not-a-member');
  expect((await read()).members).toBe(5);
  expect((await register(users[0]!)).body.refusal).toBe('interest-in-what-is-overseen');
  // Who left for no such reason may come back.
  await house.post(users[5]!, `/api/spaces/${code}/acts`, { act: 'leave' });
  expect((await register(users[5]!)).status).toBe(200);
});

it('what is declared where groups oversee keeps out, and an office given later stops who sits', async () => {
  const kin = await attended(await house.person('Hija de una funcionaria'));
  const interest = { kind: 'kinship', towards: 'institution', line: 'blood', degree: 1 };
  expect((await house.post(kin, '/api/oversight-interests', { interests: [interest] })).status).toBe(201);
  expect((await register(kin)).body.refusal).toBe('interest-in-what-is-overseen');
  const hired = await attended(await house.person('Quien fue contratada después'));
  expect((await register(hired)).status).toBe(200);
  const observing = {
    act: 'observe',
    indicator: null,
    month: null,
    text: 'La sala de espera no tiene sillas',
  };
  expect((await act(hired, observing)).status).toBe(200);
  await transaction(house.db, (trx) =>
    giveOffice(
      trx,
      {
        accountId: hired.accountId,
        role: 'counter',
        unit: facility,
        from: '2026-01-01',
        until: null,
        reason: 'test',
      },
      null,
      house.clock,
    ),
  );
  expect((await act(hired, observing)).body.refusal).toBe('works-where-it-oversees');
});

it('a call that ends before it begins is refused, and one that was too short is extended', async () => {
  const call = { code: 'comite-corto', title: 'Comité con plazo corto', facility };
  const calling = (registrationUntil: string) =>
    house.post(manager, '/api/committees', { ...call, registrationUntil });
  expect((await calling('2020-01-01')).body.refusal).toBe('call-over-before-it-begins');
  expect((await calling('2031-06-30')).status).toBe(201);
  const extend = (until: string) =>
    house.post(manager, '/api/committees/comite-corto/management', { act: 'extend-call', until });
  expect((await extend('2031-06-30')).body.refusal).toBe('call-not-longer');
  expect((await extend('2031-07-31')).status).toBe(200);
  expect((await house.get(null, '/api/committees/comite-corto')).body.registrationUntil).toBe('2031-07-31');
  // A committee that stands needs no call.
  expect(
    (await house.post(manager, `${url}/management`, { act: 'extend-call', until: '2031-07-31' })).body
      .refusal,
  ).toBe('already-installed');
});
