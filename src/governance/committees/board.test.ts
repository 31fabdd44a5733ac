import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSpacesHouse, type SpacesHouse, type TestPerson } from '../../../test/support/spacesHouse.ts';
import { noticeOverdueAnswers } from './overdue.ts';

const facility = 'HO-1701-01';
let house: SpacesHouse;
let manager: TestPerson;
let director: TestPerson;
const begin = new Date('2026-11-23T15:00:00Z');

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
});
afterAll(() => house.close());

async function user(name: string): Promise<TestPerson> {
  const person = await house.person(name);
  await house.db.pool.query(
    `insert into quality.attention (attention_id, person_id, service, facility, insurance, requested_at, attended_at, source, origin, reference)
     values ($1, $2, 'consulta', $3, 'salud', '2026-09-22T10:00:00-05:00', '2026-10-01T10:00:00-05:00', 'synthetic', 'test', $4)`,
    [randomUUID(), person.personId, facility, randomUUID()],
  );
  return person;
}

/** A committee of its own, installed, with its members in seats 1 to `count`. */
async function committee(code: string, count: number) {
  house.clock = begin;
  const url = `/api/committees/${code}`;
  const call = { code, title: `Comité ${code}`, facility, registrationUntil: '2026-12-20' };
  expect((await house.post(manager, '/api/committees', call)).status).toBe(201);
  const members: TestPerson[] = [];
  for (let i = 1; i <= count; i += 1) {
    const one = await user(`${code} ${i}`);
    members.push(one);
    await house.post(one, `${url}/registrations`, { interests: [], nameIsPublic: true });
  }
  await house.post(manager, `${url}/management`, { act: 'install' });
  const act = async (seat: number, body: object) => {
    const said = await house.post(members[seat - 1]!, `${url}/acts`, body);
    return said.body.refusal ?? said.status;
  };
  return {
    url,
    members,
    act,
    propose: (by: number, chair: number, secretary: number) =>
      act(by, { act: 'propose-board', chair, secretary }),
    accept: (seat: number, list: number) => act(seat, { act: 'accept-board', list }),
    vote: (seat: number, choice: number | 'none' | 'abstain') => act(seat, { act: 'vote-board', choice }),
    open: (seat: number) => act(seat, { act: 'open-board-vote' }),
    count: (seat: number) => act(seat, { act: 'close-board-vote' }),
    read: async (who: TestPerson | null = null) => (await house.get(who, url)).body,
  };
}

it('elects its board: lists of who wants to serve, a rule that does not change, a second round, and who was elected serves', async () => {
  const six = await committee('vota', 6);
  expect(await six.open(1)).toBe('no-list-ready');
  expect(await six.propose(1, 1, 1)).toBe('one-person-two-duties');
  expect(await six.propose(1, 1, 9)).toBe('seat-unknown');
  expect(await six.propose(1, 1, 2)).toBe(200);
  expect(await six.propose(3, 1, 2)).toBe('list-known');
  expect(await six.propose(5, 3, 4)).toBe(200);
  // Nobody is voted who has not said yes, and nobody says it for another.
  expect(await six.open(1)).toBe('no-list-ready');
  expect(await six.accept(3, 1)).toBe('nothing-to-accept');
  expect(await six.accept(2, 1)).toBe(200);
  expect(await six.accept(3, 2)).toBe(200);
  expect(await six.accept(4, 2)).toBe(200);
  expect((await six.read(six.members[0]!)).boardElection).toMatchObject({
    due: true,
    lists: [
      { list: 1, chair: 'vota 1', secretary: 'vota 2', by: 'vota 1', ready: true, asked: false },
      { list: 2, chair: 'vota 3', secretary: 'vota 4', by: 'vota 5', ready: true, asked: false },
    ],
  });
  expect(await six.open(6)).toBe(200);
  expect(await six.open(6)).toBe('board-vote-is-open');
  expect(await six.propose(6, 5, 6)).toBe('board-vote-is-open');
  // The rule of the space may change; that of an open vote does not.
  const unanimous = {
    base: 'members',
    majority: 'unanimous',
    abstention: 'in',
    tie: 'rejected',
    quorum: { kind: 'at-least', numerator: 1, denominator: 1 },
    ballot: 'open',
  };
  const changed = await house.post(manager, '/api/spaces/vota/management', {
    act: 'set-vote-rule',
    rule: unanimous,
    reason: 'Para probar que no alcanza a la votación abierta',
  });
  expect(changed.status).toBe(200);
  const late = await user('Quien llegó después');
  await house.post(late, `${six.url}/registrations`, { interests: [], nameIsPublic: true });
  const voting = { act: 'vote-board', choice: 1 };
  expect((await house.post(late, `${six.url}/acts`, voting)).body.refusal).toBe('not-on-the-roll');
  expect(await six.vote(1, 3)).toBe('list-unknown');
  for (const [seat, choice] of [
    [1, 1],
    [2, 1],
    [3, 2],
    [4, 2],
    [5, 'none'],
  ] as const)
    expect(await six.vote(seat, choice)).toBe(200);
  expect(await six.vote(1, 2)).toBe('already-voted');
  expect(await six.count(1)).toBe('board-vote-goes-on');
  // While it is open everyone reads how many voted, and nobody what.
  const open = (await six.read()).boardElection;
  expect(open.open).toMatchObject({ cast: 5, roll: 6, round: 1, until: '2026-11-30', over: false });
  expect(open.last).toBeNull();
  expect(open.open.rule.es).toBe(
    'Se aprueba con más votos a favor que en contra, con la presencia de más de la mitad de los miembros; quien se abstiene no cuenta; un empate se vota una vez más; voto abierto.',
  );
  // The last of the roll ends it: neither has more than the rest, and the two are voted again.
  expect(await six.vote(6, 'abstain')).toBe(200);
  const between = (await six.read()).boardElection;
  expect(between.open).toMatchObject({ round: 2, cast: 0, roll: 7 });
  expect(between.last).toMatchObject({ again: true, none: 1, abstain: 1 });
  expect(between.last.lists.map((one: { votes: number; result: string }) => [one.votes, one.result])).toEqual(
    [
      [2, 'rejected'],
      [2, 'rejected'],
    ],
  );
  expect(between.last.lists[0].es).toBe(
    'Estaban presentes 6 de 6 miembros y se necesitaban 4: hubo cuórum. 2 votos a favor, 3 en contra, 1 abstención. Se compara a favor con en contra. La moción se rechaza.',
  );
});

it('with the votes of the second round one list is elected, and its secretary keeps the space', async () => {
  const five = await committee('elige', 5);
  await five.propose(1, 1, 2);
  await five.accept(2, 1);
  await five.propose(3, 3, 4);
  await five.accept(4, 2);
  await five.open(5);
  for (const [seat, choice] of [
    [1, 1],
    [2, 1],
    [3, 2],
    [4, 2],
    [5, 'abstain'],
  ] as const)
    await five.vote(seat, choice);
  expect((await five.read()).boardElection.last.lists[0].result).toBe('tied');
  for (const [seat, choice] of [
    [1, 1],
    [2, 1],
    [3, 2],
    [4, 2],
    [5, 2],
  ] as const)
    expect(await five.vote(seat, choice)).toBe(200);
  const read = await five.read();
  expect(read.board).toMatchObject({
    chair: 'elige 3',
    secretary: 'elige 4',
    from: '2026-11-23',
    until: '2028-11-23',
    over: false,
  });
  expect(read.boardElection).toMatchObject({ due: false, lists: [], open: null });
  expect(read.boardElection.last.lists).toMatchObject([
    { votes: 2, elected: false },
    { votes: 3, elected: true, result: 'approved' },
  ]);
  expect(read.boardElection.last.votes).toContainEqual({ name: 'elige 5', choice: '2' });
  const space = (await house.get(five.members[3]!, '/api/spaces/elige')).body;
  expect(space).toMatchObject({ me: { secretary: true }, secretaries: ['elige 4'] });
  // A board that serves is not voted away; sixty days before its term ends another can be.
  expect(await five.propose(1, 1, 2)).toBe('board-not-due');
  house.clock = new Date('2028-09-23T15:00:00Z');
  expect(await five.propose(1, 1, 2)).toBe('board-not-due');
  house.clock = new Date('2028-09-24T15:00:00Z');
  expect(await five.propose(1, 1, 2)).toBe(200);
});

it('without quorum nothing is decided and the lists can be voted again; who has an interest takes no part', async () => {
  const six = await committee('escasos', 6);
  await six.propose(1, 1, 2);
  await six.accept(2, 1);
  await six.open(1);
  for (const seat of [1, 2, 3]) expect(await six.vote(seat, 1)).toBe(200);
  house.clock = new Date('2026-11-30T15:00:00Z');
  expect(await six.count(4)).toBe('board-vote-goes-on');
  house.clock = new Date('2026-12-01T15:00:00Z');
  expect(await six.vote(4, 1)).toBe('no-board-vote-open');
  expect(await six.count(4)).toBe(200);
  const read = await six.read();
  expect(read.board).toBeNull();
  expect(read.boardElection.last.lists[0].result).toBe('no-quorum');
  expect(read.boardElection.lists).toMatchObject([{ list: 1, ready: true }]);
  const interest = { kind: 'contracts', subject: { facility, organisation: null } };
  await house.post(six.members[1]!, '/api/spaces/escasos/acts', { act: 'declare-interest', interest });
  expect(await six.vote(2, 1)).toBe('not-a-member');
  // Who was to be secretary has left: her list cannot be voted.
  expect(await six.open(1)).toBe('no-list-ready');
  expect((await six.read()).boardElection.lists).toMatchObject([{ list: 1, ready: false }]);
});

it('tells each member once of what is overdue and new, in one line for each kind, until she has read it', async () => {
  const five = await committee('noticias', 5);
  const observe = (seat: number, text: string) =>
    five.act(seat, { act: 'observe', indicator: null, month: null, text });
  for (const text of ['El ascensor sigue dañado', 'La sala no tiene sillas', 'Falta agua en el baño'])
    expect(await observe(1, text)).toBe(200);
  const news = async (seat: number) =>
    (await house.get(five.members[seat - 1]!, '/api/my-committees')).body.items[0].news.map(
      (one: { kind: string; count: number }) => [one.kind, one.count],
    );
  expect(await news(2)).toEqual([
    ['installed', 1],
    ['observed', 3],
  ]);
  expect(await news(1)).toEqual([['installed', 1]]);
  expect((await house.post(five.members[1]!, `${five.url}/seen`)).status).toBe(200);
  expect(await news(2)).toEqual([]);
  const answer = {
    act: 'answer-observation',
    observation: 1,
    text: 'El ascensor vuelve a funcionar desde el lunes, con un contrato nuevo.',
    commitment: null,
  };
  expect((await house.post(director, `${five.url}/answers`, answer)).status).toBe(200);
  // Fifteen working days after Monday 23 November 2026: Monday 14 December is the last day for the answers.
  expect(await noticeOverdueAnswers(house.db, new Date('2026-12-14T15:00:00Z'))).toBe(0);
  expect(await noticeOverdueAnswers(house.db, new Date('2026-12-15T15:00:00Z'))).toBe(2);
  expect(await noticeOverdueAnswers(house.db, new Date('2026-12-16T15:00:00Z'))).toBe(0);
  expect(await news(2)).toEqual([
    ['answer-overdue', 2],
    ['observation-answered', 1],
  ]);
  house.clock = new Date('2026-12-16T15:00:00Z');
  expect(
    (await five.read()).observations.map((one: { overdueNoticedOn: string | null }) => one.overdueNoticedOn),
  ).toEqual([null, '2026-12-15', '2026-12-15']);
  // Who takes part in nothing has no news, and nobody reads those of another.
  const stranger = await house.person('Quien no integra nada');
  expect((await house.get(stranger, '/api/my-committees')).body.items).toEqual([]);
  expect((await house.get(null, '/api/my-committees')).status).toBe(401);
});
