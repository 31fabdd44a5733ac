import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { transaction } from '#platform/database';
import { giveOffice } from '#platform/identity';
import {
  openSpacesHouse,
  type SpacesHouse,
  spaceFacts,
  type TestPerson,
} from '../../../test/support/spacesHouse.ts';

const hospital = 'HO-1701-01';
const ruc = '0990000010001';
const place = { facility: hospital, organisation: null };
const supplier = { facility: null, organisation: ruc };
const nothing = { facility: null, organisation: null };

/** Everything that somebody with an interest might try to oversee all the same. */
describe('who has an interest does not oversee, whatever way she takes', () => {
  let house: SpacesHouse;
  let manager: TestPerson;
  let keeper: TestPerson;
  /** A space that watches nothing: where one may declare. */
  let elsewhere: string;
  beforeAll(async () => {
    house = await openSpacesHouse();
    manager = await house.person('Rosa Defensora', { role: 'ombudsman' });
    keeper = await house.person('Secretaria');
    elsewhere = await found({ oversees: nothing });
  });
  afterAll(() => house.close());

  const found = async (over: Record<string, unknown>): Promise<string> => {
    const body = spaceFacts(over);
    expect((await house.post(manager, '/api/spaces', body)).status).toBe(201);
    const url = `/api/spaces/${body.code}`;
    const named = { act: 'name-secretary', document: keeper.document };
    expect((await house.post(manager, `${url}/management`, named)).status).toBe(200);
    return url;
  };
  const act = (who: TestPerson, url: string, body: object) => house.post(who, `${url}/acts`, body);
  const join = (who: TestPerson, url: string, interests: object[] = []) =>
    act(who, url, { act: 'join', interests, nameIsPublic: true });
  const declare = (who: TestPerson, url: string, interest: object) =>
    act(who, url, { act: 'declare-interest', interest });
  const contribute = async (who: TestPerson, url: string) => {
    const said = await act(who, url, { act: 'contribute', text: 'Que se revise el turno de la noche' });
    return said.body.refusal ?? said.status;
  };
  const seatIn = async (who: TestPerson, url: string) => (await house.get(who, url)).body.me.seat;

  it('what she declared in one space bars her from another', async () => {
    const url = await found({});
    const nurse = await house.person('Hermana de una enfermera');
    await join(nurse, elsewhere);
    const kinship = { kind: 'kinship', subject: place, line: 'blood', degree: 2 };
    expect((await declare(nurse, elsewhere, kinship)).status).toBe(200);
    expect((await join(nurse, url)).body.refusal).toBe('interest-in-what-is-overseen');
    // Where nothing is watched, she stays.
    expect(await seatIn(nurse, elsewhere)).toBe(1);
  });

  it('a refusal does not make what she declared forgotten', async () => {
    const url = await found({});
    const seller = await house.person('Quien vende al hospital');
    expect((await join(seller, url, [{ kind: 'contracts', subject: place }])).body.refusal).toBe(
      'interest-in-what-is-overseen',
    );
    expect((await join(seller, url)).body.refusal).toBe('interest-in-what-is-overseen');
  });

  it('what the manager writes down of whom he would seat is not forgotten either, and reaches the seats that she has', async () => {
    const url = await found({ admission: 'appointed' });
    const open = await found({});
    const named = await house.person('Quien vende y fue designada');
    expect((await join(named, open)).status).toBe(200);
    const seat = (interests: object[]) =>
      house.post(manager, `${url}/management`, {
        act: 'seat',
        document: named.document,
        role: 'member',
        vote: true,
        alternateOf: null,
        interests,
      });
    const contracts = { kind: 'contracts', subject: place };
    expect((await seat([contracts])).body.refusal).toBe('interest-in-what-is-overseen');
    // Left out the second time, it bars her all the same; and the seat that she held elsewhere is over.
    expect((await seat([])).body.refusal).toBe('interest-in-what-is-overseen');
    expect(await seatIn(named, open)).toBeNull();
    expect((await join(named, open)).body.refusal).toBe('interest-in-what-is-overseen');
    const { rows } = await house.db.pool.query(
      `select count(*)::int as n from spaces.action where body ->> 'kind' = 'interest-declared' and body ->> 'personId' = $1`,
      [named.personId],
    );
    expect(rows[0].n).toBe(1);
    // An interest that does not bar is kept as well, and she sits.
    const distant = await house.person('Prima segunda');
    const kinship = { kind: 'kinship', subject: place, line: 'blood', degree: 5 };
    const seated = await house.post(manager, `${url}/management`, {
      act: 'seat',
      document: distant.document,
      role: 'member',
      vote: true,
      alternateOf: null,
      interests: [kinship],
    });
    expect(seated.status).toBe(200);
    expect(await seatIn(distant, url)).toBe(1);
  });

  it('what she declares late, elsewhere, ends her seat on that day', async () => {
    const url = await found({});
    const member = await house.person('Quien después tuvo interés');
    await join(member, url);
    expect(await contribute(member, url)).toBe(200);
    await declare(member, elsewhere, { kind: 'works', subject: place });
    expect(await seatIn(member, url)).toBeNull();
    expect(await contribute(member, url)).toBe('not-a-member');
    expect((await join(member, url)).body.refusal).toBe('interest-in-what-is-overseen');
  });

  it('what she declared where groups oversee bars her too, with its degrees', async () => {
    const ofPlace = await found({});
    const ofSupplier = await found({ oversees: supplier });
    const say = (who: TestPerson, interest: object) =>
      house.post(who, '/api/oversight-interests', { interests: [interest] });
    const towards = `EC-RUC-${ruc}`;
    const cousin = await house.person('Prima de quien vende');
    await say(cousin, { kind: 'kinship', towards, line: 'blood', degree: 4 });
    expect((await join(cousin, ofSupplier)).body.refusal).toBe('interest-in-what-is-overseen');
    expect((await join(cousin, ofPlace)).status).toBe(200);
    const distant = await house.person('Pariente lejana');
    await say(distant, { kind: 'kinship', towards, line: 'blood', degree: 5 });
    expect((await join(distant, ofSupplier)).status).toBe(200);
    const partner = await house.person('Socia');
    await say(partner, { kind: 'interest', towards });
    expect((await join(partner, ofSupplier)).body.refusal).toBe('interest-in-what-is-overseen');
    // An interest in the institution reaches each of its places, and ends a seat that was held before.
    const official = await house.person('Quien entró a trabajar');
    await join(official, ofPlace);
    await say(official, { kind: 'works', towards: 'institution' });
    expect(await seatIn(official, ofPlace)).toBeNull();
    expect((await join(official, ofPlace)).body.refusal).toBe('interest-in-what-is-overseen');
  });

  it('an alternate is looked at as a principal is', async () => {
    const url = await found({ admission: 'appointed' });
    const principal = await house.person('Principal');
    const alternate = await house.person('Suplente con interés');
    await join(alternate, elsewhere);
    await declare(alternate, elsewhere, { kind: 'contracts', subject: place });
    const seat = (who: TestPerson, alternateOf: number | null) =>
      house.post(manager, `${url}/management`, {
        act: 'seat',
        document: who.document,
        role: 'member',
        vote: true,
        alternateOf,
        interests: [],
      });
    expect((await seat(principal, null)).status).toBe(200);
    expect((await seat(alternate, 1)).body.refusal).toBe('interest-in-what-is-overseen');
  });

  it('a place written in other letters is the same place', async () => {
    const url = await found({});
    const clever = await house.person('Quien escribe distinto');
    await join(clever, elsewhere);
    await declare(clever, elsewhere, {
      kind: 'works',
      subject: { facility: ' ho-1701-01 ', organisation: null },
    });
    expect((await join(clever, url)).body.refusal).toBe('interest-in-what-is-overseen');
  });

  it('an office given later keeps her from doing anything in the seat that she holds', async () => {
    const url = await found({});
    const hired = await house.person('Quien fue contratada');
    await join(hired, url);
    expect(await contribute(hired, url)).toBe(200);
    await transaction(house.db, (trx) =>
      giveOffice(
        trx,
        {
          accountId: hired.accountId,
          role: 'counter',
          unit: hospital,
          from: '2026-11-01',
          until: null,
          reason: 'test',
        },
        null,
        house.clock,
      ),
    );
    expect(await contribute(hired, url)).toBe('works-where-it-oversees');
    expect((await act(hired, url, { act: 'leave' })).status).toBe(200);
  });

  it('two records of one person are one person once they are joined, and two again when that is undone', async () => {
    const url = await found({});
    const first = await house.person('María Quispe');
    const second = await house.person('Maria Quispe M.');
    await join(first, elsewhere);
    await declare(first, elsewhere, { kind: 'works', subject: place });
    await join(second, url);
    expect(await contribute(second, url)).toBe(200);
    const mergeId = randomUUID();
    await house.db.pool.query(
      'insert into registry.merge (merge_id, kept_id, merged_id, reason) values ($1, $2, $3, $4)',
      [mergeId, second.personId, first.personId, 'La misma persona'],
    );
    expect(await contribute(second, url)).toBe('interest-in-what-is-overseen');
    await act(second, url, { act: 'leave' });
    expect((await join(second, url)).body.refusal).toBe('interest-in-what-is-overseen');
    await house.db.pool.query('insert into registry.merge_undone (merge_id, reason) values ($1, $2)', [
      mergeId,
      'Eran dos hermanas',
    ]);
    expect((await join(second, url)).status).toBe(200);
  });

  it('one person with two joined records sits once', async () => {
    const url = await found({});
    const first = await house.person('Elsa Paredes');
    const second = await house.person('Elsa Paredes R.');
    await join(first, url);
    await house.db.pool.query(
      'insert into registry.merge (merge_id, kept_id, merged_id, reason) values ($1, $2, $3, $4)',
      [randomUUID(), first.personId, second.personId, 'La misma persona'],
    );
    expect((await join(second, url)).body.refusal).toBe('already-a-member');
  });

  it('in a meeting, an interest declared after a point was begun keeps her from that point’s votes', async () => {
    const url = await found({ oversees: nothing });
    const [chair, quick, slow] = [
      await house.person('Preside'),
      await house.person('Declara antes del voto'),
      await house.person('Declara con el voto abierto'),
    ] as const;
    for (const one of [chair, quick, slow]) await join(one, url);
    await house.post(keeper, `${url}/meetings`, {
      startsAt: '2026-11-24T15:00:00Z',
      mode: 'remote',
      place: 'Sala virtual',
      agenda: [{ title: 'Contrato de limpieza', kind: 'decision', about: supplier }],
    });
    const meet = (who: TestPerson, body: object) => house.post(who, `${url}/meetings/1/acts`, body);
    for (const one of [chair, quick, slow]) await meet(one, { act: 'arrive', how: 'remote' });
    await meet(keeper, { act: 'open', presiding: 1 });
    await meet(keeper, { act: 'start-item', item: 1 });
    const interest = { kind: 'contracts', subject: supplier };
    await declare(quick, elsewhere, interest);
    expect((await meet(quick, { act: 'propose', text: 'Que se renueve el contrato' })).body.refusal).toBe(
      'recused-here',
    );
    await meet(keeper, { act: 'open-vote', text: 'Observar el contrato', ballot: 'open' });
    expect((await meet(quick, { act: 'vote', motion: 1, choice: 'against' })).body.refusal).toBe(
      'not-on-the-roll',
    );
    await declare(slow, elsewhere, interest);
    expect((await meet(slow, { act: 'vote', motion: 1, choice: 'against' })).body.refusal).toBe(
      'recused-here',
    );
    expect((await meet(chair, { act: 'vote', motion: 1, choice: 'for' })).status).toBe(200);
  });
});
