import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  openSpacesHouse,
  type SpacesHouse,
  spaceFacts,
  type TestPerson,
} from '../../../test/support/spacesHouse.ts';
import { noticeOverdue } from './overdue.ts';
import { spacesRoom } from './routes.ts';

/** What contributions leave in a space or a meeting, whatever route they came by. */
const contributions = new Set([
  'contributed',
  'commented',
  'task-assigned',
  'proposed',
  'agreed',
  'dissented',
  'voted',
  'vote-opened',
  'floor-asked',
]);

describe('by the routes', () => {
  let house: SpacesHouse;
  let manager: TestPerson;
  let director: TestPerson;
  let member: TestPerson;
  beforeAll(async () => {
    house = await openSpacesHouse();
    manager = await house.person('Rosa Defensora', { role: 'ombudsman' });
    director = await house.person('Luis Director', { role: 'director' });
    member = await house.person('Ana Usuaria');
  });
  afterAll(() => house.close());

  const found = async (over: Record<string, unknown>) => {
    const body = spaceFacts(over);
    expect((await house.post(manager, '/api/spaces', body)).status).toBe(201);
    const url = `/api/spaces/${body.code}`;
    const named = { act: 'name-secretary', document: member.document };
    expect((await house.post(manager, `${url}/management`, named)).status).toBe(200);
    if (body.admission === 'free') {
      const joined = await house.post(member, `${url}/acts`, {
        act: 'join',
        interests: [],
        nameIsPublic: true,
      });
      expect(joined.status).toBe(200);
    }
    return url;
  };

  it('an informative space takes no contribution by any route, whoever sends it', async () => {
    const url = await found({ level: 'informative', contributors: 'anyone' });
    await house.post(member, `${url}/acts`, {
      act: 'publish-document',
      title: 'Cuadro de médicos',
      text: 'El cuadro de turnos de diciembre',
    });
    await house.post(member, `${url}/meetings`, {
      startsAt: '2026-11-24T15:00:00Z',
      mode: 'remote',
      place: 'Sala virtual',
      agenda: [{ title: 'Turnos de diciembre', kind: 'information', about: null }],
    });
    const meeting = `${url}/meetings/1/acts`;
    await house.post(member, meeting, { act: 'arrive', how: 'remote' });
    expect((await house.post(member, meeting, { act: 'open', presiding: 1 })).status).toBe(200);
    await house.post(member, meeting, { act: 'start-item', item: 1 });
    const text = 'Que abra también los sábados';
    const tries: Record<string, readonly (readonly [string, object])[]> = {
      '/api/spaces/:code/acts': [
        [`${url}/acts`, { act: 'contribute', text }],
        [`${url}/acts`, { act: 'comment', document: 1, text }],
        [`${url}/acts`, { act: 'assign-task', seat: 1, title: 'Visitar', due: '2026-12-24' }],
      ],
      '/api/spaces/:code/meetings/:number/acts': [
        [meeting, { act: 'ask-floor' }],
        [meeting, { act: 'propose', text }],
        [meeting, { act: 'open-vote', text, ballot: 'open' }],
        [meeting, { act: 'open-vote', text, ballot: 'secret' }],
        [meeting, { act: 'vote', motion: 1, choice: 'for' }],
        [meeting, { act: 'record-agreement', text, responsible: 'Farmacia', due: null }],
        [meeting, { act: 'dissent', agreement: 1, reason: `${text} siempre` }],
      ],
      // These take nothing from participants: they found, manage, answer, convene, or note what was read.
      '/api/spaces': [],
      '/api/spaces/:code/management': [],
      '/api/spaces/:code/replies': [],
      '/api/spaces/:code/meetings': [],
      '/api/spaces/:code/seen': [],
    };
    // A new way to write into a space makes this list grow, or fails.
    const writing = spacesRoom({ law: undefined as never, now: () => new Date() }).routes;
    expect(
      writing
        .filter((one) => one.method !== 'GET')
        .map((one) => one.url)
        .sort(),
    ).toEqual(Object.keys(tries).sort());
    for (const who of [member, manager, director])
      for (const [to, body] of Object.values(tries).flat()) {
        const said = await house.post(who, to, body);
        expect(said.status, JSON.stringify([to, body])).toBeGreaterThanOrEqual(400);
        if (who === member) expect(said.body.refusal).toBe('level-takes-no-contributions');
      }
    const { rows } = await house.db.pool.query(
      `select body ->> 'kind' as kind from spaces.action where body ->> 'kind' = any($1)`,
      [[...contributions]],
    );
    expect(rows).toEqual([]);
  });

  it('a contribution that nobody answers has a notice after its last day, once; an answer comes before or after it', async () => {
    const url = await found({});
    const text = 'Que la farmacia abra también los sábados';
    for (let i = 0; i < 3; i += 1) await house.post(member, `${url}/acts`, { act: 'contribute', text });
    const reply = {
      act: 'reply',
      contribution: 1,
      position: 'in-part',
      text: 'Se abrirá el primer sábado de cada mes desde marzo.',
    };
    expect((await house.post(member, `${url}/replies`, reply)).status).toBe(403);
    expect((await house.post(director, `${url}/replies`, reply)).status).toBe(200);
    expect((await house.post(director, `${url}/replies`, reply)).body.refusal).toBe('already-replied');
    const before = (await house.get(null, url)).body.contributions;
    // Fifteen working days after Monday 23 November 2026, none of them a holiday: Monday 14 December.
    expect(before.map((one: { due: string }) => one.due)).toEqual(['2026-12-14', '2026-12-14', '2026-12-14']);
    expect(await noticeOverdue(house.db, new Date('2026-12-15T02:00:00Z'))).toBe(0);
    expect(await noticeOverdue(house.db, new Date('2026-12-15T12:00:00Z'))).toBe(2);
    expect(await noticeOverdue(house.db, new Date('2026-12-16T12:00:00Z'))).toBe(0);
    const then = house.clock;
    house.clock = new Date('2026-12-16T12:00:00Z');
    const after = (await house.get(null, url)).body.contributions;
    expect(after.map((one: { overdueNoticedOn: string | null }) => one.overdueNoticedOn)).toEqual([
      null,
      '2026-12-15',
      '2026-12-15',
    ]);
    const mine = (await house.get(member, '/api/my-spaces')).body.items.find((one: { code: string }) =>
      url.endsWith(one.code),
    );
    // Three things happened since she looked, in two kinds: two lines, not three.
    expect(mine.news.map((one: { kind: string; count: number }) => [one.kind, one.count])).toEqual([
      ['replied', 1],
      ['reply-overdue', 2],
    ]);
    await house.post(member, `${url}/seen`);
    const read = (await house.get(member, '/api/my-spaces')).body.items.find((one: { code: string }) =>
      url.endsWith(one.code),
    );
    expect(read.news).toEqual([]);
    house.clock = then;
  });

  it('nobody oversees where they work, contract or have kin within the degrees', async () => {
    const url = await found({});
    const subject = { facility: 'HO-1701-01', organisation: null };
    const joining = (interests: object[]) => ({ act: 'join', interests, nameIsPublic: true });
    const kin = (line: string, degree: number) => ({ kind: 'kinship', subject, line, degree });
    const refused = [
      [{ kind: 'works', subject }],
      [{ kind: 'contracts', subject }],
      [kin('blood', 4)],
      [kin('marriage', 2)],
    ];
    for (const interests of refused) {
      const somebody = await house.person('Persona con interés');
      const said = await house.post(somebody, `${url}/acts`, joining(interests));
      expect(said.body.refusal, JSON.stringify(interests)).toBe('interest-in-what-is-overseen');
    }
    for (const interests of [
      [kin('blood', 5)],
      [kin('marriage', 3)],
      [{ kind: 'works', subject: { ...subject, facility: 'HO-0901-01' } }],
    ]) {
      const somebody = await house.person('Persona sin interés que impida');
      expect((await house.post(somebody, `${url}/acts`, joining(interests))).status).toBe(200);
    }
    // Who holds an office there, or everywhere, is kept out though she declares nothing.
    for (const unit of ['HO-1701-01', null]) {
      const official = await house.person('Funcionaria', { role: 'counter', unit });
      expect((await house.post(official, `${url}/acts`, joining([]))).body.refusal).toBe(
        'works-where-it-oversees',
      );
      const seat = {
        act: 'seat',
        document: official.document,
        role: 'member',
        vote: true,
        alternateOf: null,
        interests: [],
      };
      expect((await house.post(manager, `${url}/management`, seat)).body.refusal).toBe(
        'works-where-it-oversees',
      );
    }
    const elsewhere = await house.person('Funcionaria de otro lugar', {
      role: 'counter',
      unit: 'HO-0901-01',
    });
    expect((await house.post(elsewhere, `${url}/acts`, joining([]))).status).toBe(200);
    // An interest that appears later ends the seat on that day, and keeps her from coming back.
    await house.post(elsewhere, `${url}/acts`, { act: 'declare-interest', interest: kin('blood', 2) });
    const space = (await house.get(elsewhere, url)).body;
    expect(space.me.seat).toBeNull();
    expect((await house.post(elsewhere, `${url}/acts`, joining([]))).body.refusal).toBe(
      'interest-in-what-is-overseen',
    );
    const meeting = { act: 'contribute', text: 'Algo que quisiera decir' };
    expect((await house.post(elsewhere, `${url}/acts`, meeting)).body.refusal).toBe('not-a-member');
  });

  it('keeps parity where it is asked, and binds only with a resolution', async () => {
    const url = await found({ admission: 'appointed', parity: true });
    const seat = async (sex: 'female' | 'male') => {
      const { document } = await house.person('Delegada o delegado', { sex });
      const said = await house.post(manager, `${url}/management`, {
        act: 'seat',
        document,
        role: 'member',
        vote: true,
        alternateOf: null,
        interests: [],
      });
      return said.body.refusal ?? said.status;
    };
    expect([
      await seat('female'),
      await seat('female'),
      await seat('male'),
      await seat('male'),
      await seat('male'),
    ]).toEqual([200, 'parity-would-break', 200, 200, 'parity-would-break']);
    const decisory = spaceFacts({ level: 'decisory' });
    expect((await house.post(manager, '/api/spaces', decisory)).status).toBe(400);
    expect(
      (await house.post(manager, '/api/spaces', { ...decisory, bindingResolution: 'C.D. 700' })).status,
    ).toBe(201);
    expect((await house.get(null, `/api/spaces/${decisory.code}`)).body.effect).toBe('binds');
  });
});
