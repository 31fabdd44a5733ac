import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readStream } from '#platform/actions';
import {
  accreditedGroup,
  type Formed,
  type GroupsHouse,
  groupFacts,
  must,
  openGroupsHouse,
} from '../../../test/support/groupsHouse.ts';
import type { GroupAction } from './groupActions.ts';
import { noteEverySilence, startSilenceNotices } from './silences.ts';

// What runs by itself every hour: nobody asks for it, so nobody would miss it.
describe('what nobody answered in time', () => {
  const code = 'veeduria-insulina';
  const url = `/api/oversight-groups/${code}`;
  let house: GroupsHouse;
  let formed: Formed;
  beforeAll(async () => {
    house = await openGroupsHouse();
    formed = await accreditedGroup(house);
    const [ana, luis] = formed.members;
    const act = (who: typeof ana, body: object) => must(house.post(who, `${url}/acts`, body));
    await act(ana, {
      act: 'plan',
      text: 'Leer los contratos.',
      activities: [{ what: 'Leer', due: '2026-10-30' }],
    });
    await act(ana, { act: 'request', case: null, what: 'El contrato y el estudio de mercado.' });
    await act(ana, {
      act: 'find',
      case: null,
      title: 'Sin estudio de mercado',
      text: 'No consta en el expediente.',
      severity: 'high',
      evidence: [{ kind: 'statement', text: 'Se revisó el expediente.' }],
    });
    await act(ana, {
      act: 'draft-report',
      final: false,
      text: 'Lo que se vio hasta hoy.',
      recommendations: [{ text: 'Publicar los estudios.', finding: 1 }],
    });
    for (const who of [ana, luis]) await act(who, { act: 'sign-report', report: 1, dissent: null });
    await act(luis, { act: 'publish-report', report: 1 });
  });
  afterAll(() => house.close());

  const at = (moment: string) => {
    house.clock = new Date(`${moment}-05:00`);
  };
  const noted = async () =>
    (await readStream<GroupAction>(house.db.kysely, { room: 'oversightGroups', id: code })).flatMap(
      ({ action, by }) =>
        action.kind === 'silence-noted'
          ? [[`request ${action.request}`, action.on, by]]
          : action.kind === 'answer-overdue'
            ? [[`${action.about} ${action.number}`, action.due, action.on, by]]
            : [],
    );
  const newsOf = async (who: Formed['manager']) =>
    (await must(house.get(who, '/api/my-oversight-groups'))).body.items.flatMap(
      (one: { news: { kind: string; count: number }[] }) => one.news.map(({ kind, count }) => [kind, count]),
    );

  it('is noted by nobody on the last day, however late in the evening', async () => {
    // In Greenwich it is the day after already.
    at('2026-10-26T22:30:00');
    await noteEverySilence(house.db, house.clock);
    expect(await noted()).toEqual([]);
  });

  it('is noted the day after, once, whoever else looks at the same time', async () => {
    at('2026-10-27T00:10:00');
    await Promise.all([1, 2, 3].map(() => noteEverySilence(house.db, house.clock)));
    expect(await noted()).toEqual([
      ['finding 1', '2026-10-26', '2026-10-27', null],
      ['request 1', '2026-10-27', null],
    ]);
    const { rows } = await house.db.pool.query(
      "select action, count(*)::int as n from audit.entry where action in ('oversightGroups.answer-overdue', 'oversightGroups.silence-noted') group by action order by action",
    );
    expect(rows).toEqual([
      { action: 'oversightGroups.answer-overdue', n: 1 },
      { action: 'oversightGroups.silence-noted', n: 1 },
    ]);
    await noteEverySilence(house.db, house.clock);
    expect(await noted()).toHaveLength(2);
  });

  it('a report too, when its own term is over, by the duty that looks when the program starts', async () => {
    const { due } = (await must(house.get(null, url))).body.reports[0].published;
    // Fifteen working days from Monday 12 October; All Souls' and Cuenca's day, 2 and 3 November, are holidays.
    expect(due).toBe('2026-11-04');
    at('2026-11-05T09:00:00');
    const errors: unknown[] = [];
    const duty = startSilenceNotices({
      db: house.db,
      now: () => house.clock,
      onError: (error) => errors.push(error),
    });
    await expect.poll(async () => (await noted()).length, { timeout: 60_000 }).toBe(3);
    await duty.stop();
    expect(errors).toEqual([]);
    expect((await noted()).at(-1)).toEqual(['report 1', '2026-11-04', '2026-11-05', null]);
  });

  it('is news to every member, and to nobody else', async () => {
    for (const member of formed.members)
      expect(await newsOf(member)).toEqual(
        expect.arrayContaining([
          ['silence-noted', 1],
          ['answer-overdue', 2],
        ]),
      );
    expect(await newsOf(formed.manager)).toEqual([]);
  });

  it('a late answer ends it; what was noted stays, and nothing more is noted', async () => {
    const director = await house.person('Directora', { role: 'director' });
    await must(
      house.post(director, `${url}/answers`, {
        act: 'answer-report',
        report: 1,
        text: 'Se publicarán desde enero.',
        answers: [
          {
            recommendation: 1,
            position: 'accepts',
            text: 'Se acepta.',
            responsible: 'Dirección de compras',
            due: '2027-01-31',
          },
        ],
      }),
    );
    at('2026-11-20T09:00:00');
    await noteEverySilence(house.db, house.clock);
    expect(await noted()).toHaveLength(3);
    expect((await must(house.get(null, url))).body.reports[0].answer).toMatchObject({ late: true });
  });

  it('is not noted of a group that was cancelled', async () => {
    const other = 'veeduria-cancelada';
    house.on('2026-10-05');
    const { manager, members } = await accreditedGroup(house, groupFacts({ code: other }));
    const acts = `/api/oversight-groups/${other}`;
    await must(
      house.post(members[0], `${acts}/acts`, {
        act: 'plan',
        text: 'Leer los contratos.',
        activities: [{ what: 'Leer', due: '2026-10-30' }],
      }),
    );
    await must(house.post(members[0], `${acts}/acts`, { act: 'request', case: null, what: 'El contrato.' }));
    const reason = 'Dejó de tener tres integrantes y nadie más se inscribió.';
    await must(house.post(manager, `${acts}/management`, { act: 'cancel', reason }));
    at('2026-12-01T09:00:00');
    await noteEverySilence(house.db, house.clock);
    const actions = await readStream<GroupAction>(house.db.kysely, { room: 'oversightGroups', id: other });
    expect(actions.map(({ action }) => action.kind)).not.toContain('silence-noted');
  });
});
