import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '#platform/http';
import { type Answered, fileCase, hospital, officer, person } from '../../../test/support/complaintsHouse.ts';
import { type ImprovementHouse, openImprovementHouse } from '../../../test/support/improvementHouse.ts';

// A change is told to everybody who rated or complained, each once, and each says once whether it works: through the routes, on a
// real database, with two at once and with the connection cut between two lines.

let house: ImprovementHouse;
/** Between which lines the database's session is ended, as a kill -9 of the server would end it. */
let cut: 'never' | 'before the cases are told' | 'after the cases are told' = 'never';
beforeAll(async () => {
  house = await openImprovementHouse((source) => ({
    ...source,
    async tell(trx, ...rest) {
      const end = () => sql`select pg_terminate_backend(pg_backend_pid())`.execute(trx);
      if (cut === 'before the cases are told') await end();
      const told = await source.tell(trx, ...rest);
      if (cut === 'after the cases are told') await end();
      return told;
    },
  }));
});
afterAll(() => house.close());
beforeEach(() => {
  cut = 'never';
});

const director = officer('director');
let made = 0;

/** A change that came from these cases and is done: nobody was told yet. */
async function doneChange(caseIds: readonly string[]): Promise<string> {
  made += 1;
  const opened = await house.call('POST', '/api/improvement/changes', {
    actor: director,
    body: {
      title: `Un consultorio más en la noche ${made}`,
      cause: 'Tres personas esperaron toda la noche: había un solo consultorio abierto.',
      origin: { kind: 'voices', words: ['noche', 'consultorio'] },
      voices: caseIds.map((id) => ({ kind: 'case', id })),
      dimension: 'facility',
      member: hospital,
      figure: 'waiting',
      responsibleDocument: null,
      office: 'Jefatura de emergencia',
      due: '2026-06-01',
    },
  });
  expect(opened.status, opened.text).toBe(201);
  const { code } = opened.body;
  for (const act of [
    {
      act: 'plan',
      plan: 'Abrir un segundo consultorio de noche',
      steps: [{ text: 'Contratar a dos médicas', due: '2026-05-01' }],
    },
    { act: 'finish-step', step: 1, evidence: 'Acta 14: dos médicas desde el lunes' },
    { act: 'finish', summary: 'De noche hay dos consultorios abiertos.' },
  ]) {
    const done = await actOn(code, act);
    expect(done.status, done.text).toBe(200);
  }
  return code;
}

async function seenOf(code: string): Promise<number> {
  const { body } = await house.call('GET', `/api/improvement/desk/${code}`, { actor: director });
  return body.seq;
}
async function actOn(
  code: string,
  act: object,
  more: { seen?: number; key?: string } = {},
): Promise<Answered> {
  return house.call('POST', `/api/improvement/desk/${code}/acts`, {
    actor: director,
    key: more.key,
    body: { seen: more.seen ?? (await seenOf(code)), act },
  });
}
const says = (code: string, works: string, who: { actor?: Actor; key?: string }, command?: string) =>
  house.call('POST', `/api/improvement/changes/${code}/verdict`, {
    actor: who.actor,
    key: command,
    body: { works, ...(who.key ? { key: who.key } : {}) },
  });
const mine = (code: string, key: string) =>
  house.call('POST', `/api/improvement/changes/${code}/mine`, { body: { key } });
const count = async (query: string, values: unknown[] = []) =>
  (await house.db.pool.query<{ n: number }>(query, values)).rows[0]!.n;
const toldRows = (code: string) =>
  count(
    'select count(*) as n from improvement.told t join improvement.change c using (change_id) where c.code = $1',
    [code],
  );
const toldActions = (caseIds: readonly string[]) =>
  count(`select count(*) as n from complaints.action where kind = 'told' and case_id = any($1::uuid[])`, [
    caseIds,
  ]);

/** Somebody without account who left her name, as most do at a counter. */
const named = { identity: 'sealed', given: { name: 'Luz Andrango', contact: '' } };

describe('a change', () => {
  it('is told to everybody who rated or complained, once each, and each says once whether it works', async () => {
    const her = person();
    const first = await fileCase(house, her);
    const second = await fileCase(house, her);
    const byCode = await fileCase(house, undefined, named);
    // One rated too long ago to remember, one rates twice, and one who rates has complained as well.
    house.clock = new Date('2024-02-01T15:00:00Z');
    await house.rater();
    house.clock = new Date('2026-03-02T15:00:00Z');
    const rater = await house.rater();
    await house.rateAgain(rater.personId);
    const both = await house.rater();
    await fileCase(house, { ...person(), personId: both.personId }, {});
    house.clock = new Date('2026-03-09T15:00:00Z');
    const code = await doneChange([first.caseId, second.caseId, byCode.caseId]);

    const announced = await actOn(code, { act: 'announce' });
    // Her with two cases, the one who left only her name, and the two who rated within the year.
    expect(announced.body.told).toBe(4);
    expect(await toldRows(code)).toBe(4);
    expect((await actOn(code, { act: 'announce' })).body.refusal).toBe('already-announced');
    expect(await toldRows(code)).toBe(4);

    const changes = await house.call('GET', '/api/improvement/my-changes', { actor: her });
    expect(changes.body.items).toMatchObject([
      { code, because: 'case', summary: 'De noche hay dos consultorios abiertos.', answer: null },
    ]);
    const seen = await house.call('POST', '/api/complaints/follow', { body: { code: byCode.code } });
    expect(seen.body.actions.at(-1)).toMatchObject({
      kind: 'told',
      facts: { path: `/que-cambio/${code}` },
      body: expect.stringContaining('De noche hay dos consultorios abiertos.'),
    });

    expect((await mine(code, byCode.code)).body).toEqual({ told: true, answer: null });
    expect((await says(code, 'yes', { key: byCode.code })).body).toEqual({ told: true, answer: 'yes' });
    expect((await says(code, 'no', { key: byCode.code })).body.refusal).toBe('already-answered');
    expect((await mine(code, byCode.code)).body).toEqual({ told: true, answer: 'yes' });
    expect((await says(code, 'partly', { key: rater.token })).status).toBe(200);
    // By her account, and then by the code of each of her cases: she is one.
    expect((await says(code, 'no', { actor: her })).status).toBe(200);
    for (const one of [first, second])
      expect((await says(code, 'yes', { key: one.code })).body.refusal).toBe('already-answered');
    // Who was not told says nothing, whatever she holds.
    const other = await fileCase(house, undefined, named);
    for (const who of [{ actor: person() }, { key: other.code }, { key: '0000-0000-0000-0000' }, {}])
      expect((await says(code, 'yes', who)).body.refusal).toBe('not-told');
    expect(
      await count(
        'select count(*) as n from improvement.answer a join improvement.change c using (change_id) where c.code = $1',
        [code],
      ),
    ).toBe(3);
    // Of four people nothing is published: neither how many were told nor what they say.
    const open = await house.call('GET', `/api/improvement/changes/${code}`);
    expect(open.body).toMatchObject({ told: null, verdicts: null, phase: 'done' });
    // No receipt code and no token stands in what the commands and the audit keep.
    for (const table of ['http.command', 'audit.entry', 'improvement.answer', 'improvement.told'])
      for (const secret of [byCode.code, byCode.code.replaceAll('-', ''), rater.token])
        expect(
          await count(`select count(*) as n from ${table} t where t::text like $1`, [`%${secret}%`]),
        ).toBe(0);
  });

  it('is told once by two who press at once, and answered once by two who answer at once', async () => {
    const cases = [await fileCase(house, undefined, named), await fileCase(house, undefined, named)];
    const ids = cases.map((one) => one.caseId);
    const code = await doneChange(ids);
    const seen = await seenOf(code);
    const both = await Promise.all([
      actOn(code, { act: 'announce' }, { seen }),
      actOn(code, { act: 'announce' }, { seen }),
    ]);
    expect(both.map((one) => one.status).sort()).toEqual([200, 409]);
    expect(both.find((one) => one.status === 409)!.body.refusal).toBe('changed-meanwhile');
    expect(await toldActions(ids)).toBe(2);
    const [one] = cases;
    const answers = await Promise.all([
      says(code, 'yes', { key: one!.code }),
      says(code, 'no', { key: one!.code }),
    ]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
    expect((await mine(code, one!.code)).body.answer).toBe(
      answers.find((answer) => answer.status === 200)!.body.answer,
    );
    // The same sending twice, as a phone on a bad line does, is one answer and no refusal.
    const command = randomUUID();
    const again = await Promise.all([
      says(code, 'yes', { key: cases[1]!.code }, command),
      says(code, 'yes', { key: cases[1]!.code }, command),
    ]);
    expect(again.map((answer) => answer.status)).toEqual([200, 200]);
  });

  it.each(['before the cases are told', 'after the cases are told'] as const)(
    'is told to nobody when the session ends %s, and to all once it is sent again',
    async (when) => {
      const one = await fileCase(house, undefined, named);
      const code = await doneChange([one.caseId]);
      const [seen, key] = [await seenOf(code), randomUUID()];
      cut = when;
      expect((await actOn(code, { act: 'announce' }, { seen, key })).status).toBe(500);
      cut = 'never';
      expect([await toldRows(code), await toldActions([one.caseId]), await seenOf(code)]).toEqual([
        0,
        0,
        seen,
      ]);
      expect((await mine(code, one.code)).body.told).toBe(false);
      const sent = await actOn(code, { act: 'announce' }, { seen, key });
      expect(sent.status).toBe(200);
      // The very command, sent again, answers the same and tells nobody twice.
      expect((await actOn(code, { act: 'announce' }, { seen, key })).body).toEqual(sent.body);
      expect(await toldActions([one.caseId])).toBe(1);
      expect(await toldRows(code)).toBe(sent.body.told);
    },
  );

  it('never takes a report of irregularity or what came without a name among its voices', async () => {
    const report = await fileCase(house, undefined, {
      kind: 'irregularity',
      subject: 'corruption',
      identity: 'anonymous',
    });
    const idea = await fileCase(house, undefined, { kind: 'suggestion', identity: 'anonymous' });
    for (const { caseId } of [report, idea]) {
      const opened = await house.call('POST', '/api/improvement/changes', {
        actor: director,
        body: {
          title: 'Un cambio que no debe abrirse',
          cause: 'Porque señalaría a quien habló sin nombre.',
          origin: { kind: 'own' },
          voices: [{ kind: 'case', id: caseId }],
          dimension: 'facility',
          member: hospital,
          figure: 'mean',
          responsibleDocument: null,
          office: 'Dirección',
          due: '2026-06-01',
        },
      });
      expect(opened.body.refusal).toBe('voice-unknown');
    }
  });
});
