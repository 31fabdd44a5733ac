import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  act,
  type ComplaintsHouse,
  classify,
  complaintText,
  fileCase,
  goodAnswer,
  hospital,
  officer,
  openComplaintsHouse,
  person,
} from '../../../test/support/complaintsHouse.ts';
import { roles } from '../../roles.ts';
import { type CaseKind, caseKinds, foldCase, rules } from './case.ts';
import { escalateOnce } from './escalation.ts';
import { renewOverdue } from './overdue.ts';
import { stateOf } from './pages/CaseStory.tsx';
import { foldable, readActions } from './store.ts';
import { partyOn } from './whoMay.ts';

let house: ComplaintsHouse;
beforeAll(async () => {
  house = await openComplaintsHouse();
});
afterAll(() => house.close());
const at = (instant: string) => {
  house.clock = new Date(instant);
};

describe('a complaint from beginning to end', () => {
  it('is received, asked about, answered, contested, answered again and accepted; the person sees each step', async () => {
    at('2026-03-02T15:00:00Z');
    const her = person();
    const official = officer('complaints-officer');
    const { caseId, number, dueOn } = await fileCase(house, her);
    expect(number).toMatch(/^R26-[0-9A-Z]{6}$/);
    expect(dueOn).toBe('2026-03-23');
    expect((await act(house, official, caseId, { ...goodAnswer })).body.refusal).toBe('case-not-in-phase');
    expect((await act(house, official, caseId, classify)).status).toBe(200);
    expect(
      (await act(house, official, caseId, { kind: 'assigned', unit: hospital, toMe: true })).status,
    ).toBe(200);
    at('2026-03-05T15:00:00Z');
    await act(house, official, caseId, { kind: 'informationAsked', text: '¿A qué hora llegó?' });
    await act(house, official, caseId, { kind: 'noted', text: 'Pedir el registro de triaje' });
    at('2026-03-12T15:00:00Z');
    const mine = `/api/complaints/mine/${caseId}`;
    const seen = await house.call('GET', mine, { actor: her });
    expect(seen.body.deadline).toMatchObject({ state: 'paused', daysWaited: 5, daysUsed: 3 });
    expect(seen.text).not.toContain('Pedir el registro de triaje');
    expect(seen.text).not.toContain(official.accountId);
    expect(seen.body.personUntil).toBe('2026-03-26');
    const added = await house.call('POST', `${mine}/actions`, {
      actor: her,
      body: { kind: 'added', text: 'A las siete.' },
    });
    expect(added.body.deadline).toMatchObject({ state: 'running', due: '2026-03-30' });
    at('2026-03-16T15:00:00Z');
    await act(house, official, caseId, goodAnswer);
    const empty = await house.call('POST', `${mine}/actions`, { actor: her, body: { kind: 'contested' } });
    expect(empty.body.refusal).toBe('text-missing');
    at('2026-03-18T15:00:00Z');
    await house.call('POST', `${mine}/actions`, {
      actor: her,
      body: { kind: 'contested', text: 'No dice desde cuándo.' },
    });
    await act(house, official, caseId, goodAnswer);
    const end = await house.call('POST', `${mine}/actions`, { actor: her, body: { kind: 'accepted' } });
    expect(end.body.deadline).toMatchObject({ state: 'met', due: '2026-04-09' });
    const kinds = end.body.actions.map((action: { kind: string }) => action.kind);
    expect(kinds).toEqual([
      'received',
      'classified',
      'assigned',
      'informationAsked',
      'noted',
      'added',
      'answered',
      'contested',
      'answered',
      'accepted',
    ]);
    const { rows } = await house.db.pool.query(
      'select phase, closing, answers, contests from complaints.case_now where case_id = $1',
      [caseId],
    );
    expect(rows[0]).toEqual({ phase: 'closed', closing: 'accepted', answers: 2, contests: 1 });
    // Each reading and action of officials about her stands in the audit under her name.
    const audit = await house.db.pool.query('select count(*) from audit.entry where person_id = $1', [
      her.personId,
    ]);
    expect(audit.rows[0].count).toBe(10);
  });

  it('of someone else is unknown to her, and to an official of another unit', async () => {
    const { caseId } = await fileCase(house, person());
    expect((await house.call('GET', `/api/complaints/mine/${caseId}`, { actor: person() })).status).toBe(404);
    const url = `/api/complaints/cases/${caseId}`;
    expect(
      (await house.call('GET', url, { actor: officer('complaints-officer', 'HO-0901-01') })).status,
    ).toBe(404);
    expect((await house.call('GET', url, { actor: officer('complaints-officer', hospital) })).status).toBe(
      200,
    );
    const list = await house.call('GET', '/api/complaints/cases?limit=200', {
      actor: officer('complaints-officer', 'HO-0901-01'),
    });
    expect(list.body.items).toEqual([]);
  });

  it('is received once however often it is sent, by the same key or the same code', async () => {
    const her = person();
    const body = {
      kind: 'complaint',
      subject: 'waiting',
      text: complaintText,
      code: '7KQ2-M9XD-40PT-WZ1A',
      identity: 'account',
      facility: hospital,
    };
    const key = randomUUID();
    const first = await house.call('POST', '/api/complaints/cases', { actor: her, body, key });
    const again = await house.call('POST', '/api/complaints/cases', { actor: her, body, key });
    const otherKey = await house.call('POST', '/api/complaints/cases', { actor: her, body });
    expect(first.status).toBe(201);
    expect(again.body).toEqual(first.body);
    expect(otherKey.body).toEqual(first.body);
    const { rows } = await house.db.pool.query(
      'select count(*) from complaints.case_file where person_id = $1',
      [her.personId],
    );
    expect(rows[0].count).toBe(1);
  });

  it('needs somebody to answer: only suggestions and reports can be anonymous; a report is tied to no account', async () => {
    const ask = (change: object, actor = person()) =>
      house.call('POST', '/api/complaints/cases', {
        actor,
        body: {
          kind: 'complaint',
          subject: 'other',
          text: complaintText,
          code: '7KQ2-M9XD-40PT-WZ1B',
          identity: 'anonymous',
          ...change,
        },
      });
    expect((await ask({})).body.refusal).toBe('kind-needs-identity');
    expect((await ask({ kind: 'information' })).body.refusal).toBe('kind-needs-identity');
    expect((await ask({ kind: 'irregularity', identity: 'account' })).body.refusal).toBe(
      'irregularity-not-by-account',
    );
    expect((await ask({ identity: 'sealed' })).body.refusal).toBe('identity-missing');
    expect((await ask({ kind: 'suggestion', channel: 'phone' })).body.refusal).toBe('channel-of-staff');
    expect((await ask({ kind: 'suggestion', facility: 'NOWHERE' })).body.refusal).toBe('place-unknown');
    expect((await ask({ kind: 'suggestion' })).status).toBe(201);
  });

  it('is answered by nobody’s template: what stands between « » must be replaced', async () => {
    const official = officer('complaints-officer');
    const { caseId } = await fileCase(house, person());
    await act(house, official, caseId, classify);
    const sent = await act(house, official, caseId, {
      ...goodAnswer,
      text: `${goodAnswer.text} «qué hicimos»`,
    });
    expect(sent.body.refusal).toBe('answer-not-edited');
    const withoutNorm = await act(house, official, caseId, { kind: 'answered', text: goodAnswer.text });
    expect(withoutNorm.status).toBe(400);
  });
});

describe('two officials on one case', () => {
  it('see each other, and of two who act on one version the second is told and overwrites nothing', async () => {
    const [one, two] = [officer('complaints-officer'), officer('complaints-officer')];
    const { caseId } = await fileCase(house, person());
    await act(house, one, caseId, classify);
    const presence = `/api/complaints/cases/${caseId}/presence`;
    expect((await house.call('POST', presence, { actor: one })).body).toEqual({ others: 0, version: 2 });
    expect((await house.call('POST', presence, { actor: two })).body).toEqual({ others: 1, version: 2 });
    const both = await Promise.all([
      act(house, one, caseId, { kind: 'noted', text: 'la primera' }, 2),
      act(house, two, caseId, { kind: 'noted', text: 'la segunda' }, 2),
    ]);
    expect(both.map((answer) => answer.status).sort()).toEqual([200, 409]);
    const refused = both.find((answer) => answer.status === 409)!;
    expect(refused.body).toMatchObject({ refusal: 'case-moved', figures: { seen: 2, version: 3 } });
    const { rows } = await house.db.pool.query(
      "select count(*) from complaints.action where case_id = $1 and kind = 'noted'",
      [caseId],
    );
    expect(rows[0].count).toBe(1);
  });

  it('fifty at once on fifty cases lose nothing, and the fold of every case is what its row says', async () => {
    const officials = Array.from({ length: 50 }, () => officer('complaints-officer'));
    const cases = await Promise.all(Array.from({ length: 50 }, () => fileCase(house, person())));
    await Promise.all(cases.map(({ caseId }, i) => act(house, officials[i]!, caseId, classify)));
    const { rows } = await house.db.pool.query(
      'select case_id, version, phase, kind, level, answers, contests from complaints.case_now',
    );
    expect(rows.length).toBeGreaterThan(50);
    for (const row of rows) {
      const { version, phase, kind, level, answers, contests } = foldCase(
        (await readActions(house.db.kysely, row.case_id)).map(foldable),
      );
      expect({ case_id: row.case_id, version, phase, kind, level, answers, contests }).toEqual(row);
    }
  });
});

describe('who may', () => {
  // For each office held everywhere: as whom it acts on a case, ordinary or of irregularity.
  const expected: Record<string, readonly [string | null, string | null]> = {
    'complaints-officer': ['official', null],
    director: ['official', null],
    auditor: [null, 'official'],
    ombudsman: ['ombudsman', null],
    'identity-custodian': [null, 'custodian'],
  };
  it.each(Object.keys(roles))('%s acts as the table says, on every kind of case', (role) => {
    const granted: readonly string[] = roles[role as keyof typeof roles].permissions;
    const may = (permission: string) => granted.includes(permission);
    const [ordinary, irregularity] = expected[role] ?? [null, null];
    for (const kind of caseKinds)
      expect(partyOn(may, { kind: kind as CaseKind, unit: hospital })).toBe(
        kind === 'irregularity' ? irregularity : ordinary,
      );
  });

  const bodies: Record<string, object> = {
    classified: classify,
    assigned: { kind: 'assigned', unit: hospital },
    informationAsked: { kind: 'informationAsked', text: 'algo' },
    messaged: { kind: 'messaged', text: 'algo' },
    noted: { kind: 'noted', text: 'algo' },
    unitAsked: { kind: 'unitAsked', text: 'algo' },
    answered: goodAnswer,
    escalated: { kind: 'escalated', text: 'algo' },
    closed: { kind: 'closed', closing: 'not-competent', text: 'algo' },
    reopened: { kind: 'reopened', text: 'algo' },
    joined: { kind: 'joined' },
    split: { kind: 'split' },
  };
  // For each action, the actions that bring a case to where it is possible; each of them by whom may.
  const before: Record<string, readonly string[]> = {
    reopened: ['classified', 'closed'],
    split: ['classified', 'joined'],
  };

  it.each(['complaint', 'irregularity'] as const)(
    'every transition of a case of %s by every office: done by its party where it is possible, refused to all others',
    async (kind) => {
      const isReport = kind === 'irregularity';
      const filing = isReport ? { kind, identity: 'anonymous', subject: 'corruption' } : {};
      const able = officer(isReport ? 'auditor' : 'complaints-officer');
      const bodyOf = (action: string, number: string) => ({
        ...bodies[action],
        ...(action === 'classified' ? { caseKind: kind } : {}),
        ...(action === 'joined' ? { number } : {}),
      });
      const twin = await fileCase(house, isReport ? undefined : person(), filing);
      // What an office that may not act leaves unchanged serves the next one as well.
      const fresh = async (action: string) => {
        const { caseId } = await fileCase(house, isReport ? undefined : person(), filing);
        for (const step of before[action] ?? ['classified']) {
          const done = await act(house, able, caseId, bodyOf(step, twin.number));
          expect(`${step} ${done.status}`).toBe(`${step} 200`);
        }
        return caseId;
      };
      let tried = 0;
      for (const action of Object.keys(bodies)) {
        let caseId = await fresh(action);
        for (const role of Object.keys(roles) as (keyof typeof roles)[]) {
          const party = (expected[role] ?? [null, null])[isReport ? 1 : 0];
          const versionOf = async () =>
            (
              await house.db.pool.query('select version from complaints.case_now where case_id = $1', [
                caseId,
              ])
            ).rows[0].version;
          const seen = await versionOf();
          const answer = await act(house, officer(role), caseId, bodyOf(action, twin.number));
          const rule = rules[action as keyof typeof rules];
          const done = party !== null && rule.by.includes(party as never);
          expect(`${role} ${action} ${answer.status === 200}`).toBe(`${role} ${action} ${done}`);
          // A refusal leaves nothing behind; what is done is one action.
          expect(`${role} ${action} ${await versionOf()}`).toBe(`${role} ${action} ${seen + Number(done)}`);
          if (done) caseId = await fresh(action);
          tried += 1;
        }
      }
      expect(tried).toBe(Object.keys(bodies).length * Object.keys(roles).length);
    },
    120_000,
  );

  it('what is the person’s is hers alone: no office does it on the desk, and nobody else by her account or code', async () => {
    const her = person();
    const { caseId, code } = await fileCase(house, her);
    const official = officer('complaints-officer');
    await act(house, official, caseId, classify);
    await act(house, official, caseId, goodAnswer);
    for (const kind of ['added', 'accepted', 'contested', 'withdrawn']) {
      const body = { kind, text: 'algo' };
      for (const role of Object.keys(roles) as (keyof typeof roles)[]) {
        const url = `/api/complaints/cases/${caseId}/actions`;
        expect([400, 403]).toContain(
          (await house.call('POST', url, { actor: officer(role), body: { version: 3, action: body } }))
            .status,
        );
      }
      const mine = `/api/complaints/mine/${caseId}/actions`;
      expect((await house.call('POST', mine, { actor: person(), body })).status).toBe(404);
      expect((await house.call('POST', mine, { body })).status).toBe(401);
      const follow = '/api/complaints/follow/actions';
      const wrong = { ...body, code: '0000-0000-0000-0000' };
      expect((await house.call('POST', follow, { body: wrong })).status).toBe(404);
    }
    const done = await house.call('POST', '/api/complaints/follow/actions', {
      body: { code, kind: 'contested', text: 'No dice desde cuándo.' },
    });
    expect(done.body.actions.at(-1)).toMatchObject({ kind: 'contested', by: 'person' });
  });

  it('the page folds what it is given into what the server decides with, for whoever reads it', async () => {
    const her = person();
    const official = officer('complaints-officer');
    const { caseId } = await fileCase(house, her);
    for (const action of [
      classify,
      { kind: 'assigned', unit: hospital, toMe: true },
      { kind: 'noted', text: 'algo' },
      goodAnswer,
    ])
      expect((await act(house, official, caseId, action)).status).toBe(200);
    const server = foldCase((await readActions(house.db.kysely, caseId)).map(foldable));
    const read = async (url: string, actor: ReturnType<typeof person>) =>
      stateOf((await house.call('GET', url, { actor })).body);
    expect(await read(`/api/complaints/cases/${caseId}`, official)).toEqual(server);
    // Whose desk it lies on is the one thing that she is not told.
    expect(server.assignee).toBe(official.accountId);
    expect(await read(`/api/complaints/mine/${caseId}`, her)).toEqual({ ...server, assignee: null });
  });
});

describe('what is late', () => {
  it('is warned of, goes up the line by itself, is public by unit, and closes when the person is silent', async () => {
    at('2026-03-02T15:00:00Z');
    const her = person();
    const late = await fileCase(house, her, { facility: 'HO-0901-02' });
    const answered = await fileCase(house, her, { facility: 'HO-0901-02' });
    const official = officer('complaints-officer');
    await act(house, official, answered.caseId, classify);
    await act(house, official, answered.caseId, goodAnswer);
    for (let i = 0; i < 5; i += 1) await fileCase(house, person(), { facility: 'HO-0901-02' });
    const level = async (caseId: string) =>
      (
        await house.db.pool.query(
          'select phase, level, closing from complaints.case_now where case_id = $1',
          [caseId],
        )
      ).rows[0];
    const on = async (instant: string) => {
      at(instant);
      await Promise.all([
        escalateOnce(house.db, house.room, house.clock),
        escalateOnce(house.db, house.room, house.clock),
      ]);
    };
    await on('2026-03-23T15:00:00Z');
    expect(await level(late.caseId)).toMatchObject({ phase: 'received', level: 0 });
    await on('2026-03-24T15:00:00Z');
    expect(await level(late.caseId)).toMatchObject({ level: 1 });
    expect(await level(answered.caseId)).toMatchObject({ phase: 'closed', closing: 'silence' });
    await on('2026-04-08T15:00:00Z');
    expect(await level(late.caseId)).toMatchObject({ level: 3 });
    const acted = await house.db.pool.query(
      'select kind, on_day from complaints.action where case_id = $1 order by seq',
      [late.caseId],
    );
    expect(acted.rows.map((row) => row.kind)).toEqual([
      'received',
      'warned',
      'escalated',
      'escalated',
      'escalated',
    ]);
    const seen = await house.call('GET', `/api/complaints/mine/${late.caseId}`, { actor: her });
    expect(seen.body.actions.filter((action: { shown: boolean }) => action.shown)).toHaveLength(4);

    await renewOverdue(house.db, house.room, house.clock);
    const shown = async () => {
      const { body } = await house.call('GET', '/api/complaints/overdue');
      return body.units.find((row: { unit: string }) => row.unit === 'HO-0901-02');
    };
    expect(await shown()).toMatchObject({ open: 6, overdue: 6, overdueOn: '2026-04-08', longestDays: 11 });
    const csv = await house.call('GET', '/api/complaints/overdue.csv');
    expect(csv.text).toContain('2026-04-08;HO-0901-02;Hospital Los Ceibos;6;6;2026-04-08;2026-04-08;11');

    // One answered, one more that came: whoever compares one day with the next learns of neither, until it is five.
    const day = async (instant: string, cases: number) => {
      at(instant);
      for (let i = 0; i < cases; i += 1) await fileCase(house, person(), { facility: 'HO-0901-02' });
      await renewOverdue(house.db, house.room, house.clock);
      return (await shown()).open;
    };
    expect(await day('2026-04-09T15:00:00Z', 1)).toBe(6);
    expect(await day('2026-04-10T15:00:00Z', 3)).toBe(6);
    expect(await day('2026-04-13T15:00:00Z', 1)).toBe(11);
    expect((await shown()).overdueOn).toBe('2026-04-08');
  });
});
