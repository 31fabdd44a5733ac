import { afterAll, beforeAll, expect, it } from 'vitest';
import { addDays, dateAt } from '#kernel';
import { type DemonstrationHouse, openDemonstrationHouse } from '../../../test/support/demonstrationHouse.ts';
import { periodBefore, periodNamed, periodOf } from './period.ts';
import { readSeats } from './seats.ts';
import { readCommission } from './store.ts';

// What who complained and who rated are told of a report: on the demonstration's own change, cases and ratings, through the routes.

let house: DemonstrationHouse;
beforeAll(async () => {
  house = await openDemonstrationHouse();
}, 180_000);
afterAll(() => house.close());

interface ToldOf {
  readonly caseId: string;
  readonly events: readonly string[];
}
/** What the cases that were told of a change were told of reports, in order. */
async function toldOf(change: string, period: string): Promise<ToldOf[]> {
  return (await house.asOwner(
    `select t.ref as "caseId", coalesce((
       select array_agg(a.facts ->> 'changeId' order by a.seq) from complaints.action a
       where a.case_id = t.ref and a.kind = 'told' and a.facts ->> 'changeId' like 'supervision ' || $2 || ' %'), '{}') as events
     from improvement.told t join improvement.change c using (change_id) where c.code = $1 and t.kind = 'case' order by t.ref`,
    [change, period],
  )) as ToldOf[];
}
const changeCited = async (): Promise<{ code: string }> => {
  const period = periodBefore(periodBefore(periodOf(addDays(dateAt(Date.now()), -15))));
  const { body } = await house.ask(null, 'GET', `/api/supervision/${period}`);
  const cites = body.report.items.flatMap((one: { cites: { kind: string; ref: string }[] }) => one.cites);
  return { code: cites.find((one: { kind: string }) => one.kind === 'change').ref };
};

/** Three who complained are told of the change that the demonstration tells only to who rated. */
async function complained(code: string): Promise<void> {
  await house.asOwner(
    `insert into improvement.told (change_id, kind, ref, person_id, told_at)
     select c.change_id, 'case', f.case_id, null, now() from improvement.change c,
       (select case_id from complaints.case_file where not confidential order by case_id limit 3) f where c.code = $1`,
    [code],
  );
  const { length } = await toldOf(code, '');
  expect(length).toBe(3);
}

it('tells each case once of the report, once of all its answers, once of all that was kept', async () => {
  const { code } = await changeCited();
  await complained(code);
  const period = periodOf(dateAt(Date.now()));
  const { until } = periodNamed(period);
  house.clock = new Date(`${addDays(until, 6)}T10:00:00-05:00`);
  const seats = await readSeats(
    house.db.kysely,
    await readCommission(house.db.kysely),
    dateAt(house.clock.getTime()),
  );
  const accounts: string[] = [];
  for (const { personId } of seats) {
    const [known] = (await house.asOwner(
      'select account_id as id from identity.account where person_id = $1',
      [personId],
    )) as { id: string }[];
    accounts.push(known?.id ?? (await house.newAccount(personId)));
  }
  const [first, second] = await Promise.all(accounts.map((one) => house.cookieOf(one)));
  const done = async (answer: ReturnType<DemonstrationHouse['ask']>) => {
    const said = await answer;
    expect(said.status, said.text).toBe(200);
  };
  const act = (who: string, body: object) =>
    done(house.ask(who, 'POST', `/api/supervision/${period}/acts`, body));
  await act(first!, { act: 'freeze' });
  const item = (title: string) => ({
    title,
    text: 'Pedimos que lo que cambió se mida cada mes.',
    cites: [{ kind: 'change', ref: code }],
  });
  await act(first!, {
    act: 'write',
    seen: 1,
    text: 'La comisión examinó lo que cambió.',
    items: [item('Medir lo que cambió'), item('Llevarlo a otros hospitales')],
  });
  for (const who of [first!, second!]) await act(who, { act: 'sign', seen: 2, dissent: null });
  const events = async () => [...new Set((await toldOf(code, period)).map((one) => one.events.join(', ')))];
  expect(await events()).toEqual(['']);
  await act(first!, { act: 'issue', seen: 2 });
  const issued = `supervision ${period} issued`;
  expect(await events()).toEqual([issued]);

  const director = await house.cookieOf(await house.accountOf('direccion'));
  const answer = (body: object) =>
    done(house.ask(director, 'POST', `/api/supervision/${period}/answers`, body));
  const commitment = { text: 'Medirlo cada mes', due: addDays(until, 60) };
  const say = { act: 'answer', position: 'accepts', commitment };
  await answer({ ...say, item: 1, text: 'Se medirá desde el mes próximo.' });
  expect(await events()).toEqual([issued]);
  await answer({ ...say, item: 2, text: 'Se llevará a dos hospitales.' });
  expect(await events()).toEqual([`${issued}, supervision ${period} answered`]);
  const [told] = (await house.asOwner(
    `select body, facts ->> 'path' as path from complaints.action where facts ->> 'changeId' = $1 limit 1`,
    [`supervision ${period} answered`],
  )) as { body: string; path: string }[];
  expect(told!.body).toContain('«Medir lo que cambió»: acepta. Se medirá desde el mes próximo.');
  expect(told!.body).toContain('«Llevarlo a otros hospitales»: acepta. Se llevará a dos hospitales.');
  expect(told!.path).toBe(`/rastro/cambio/${code}`);
  for (const number of [1, 2])
    await answer({ act: 'fulfil', item: number, text: 'La medición está publicada.' });
  expect(await events()).toEqual([
    `${issued}, supervision ${period} answered, supervision ${period} fulfilled`,
  ]);
}, 120_000);

it('tells who comes back to her rating each of it once', async () => {
  const { code } = await changeCited();
  const [rater] = (await house.asOwner(
    `select a.account_id as "accountId" from improvement.told t join improvement.change c using (change_id)
     join identity.account a using (person_id) where c.code = $1 and t.kind = 'rating' limit 1`,
    [code],
  )) as { accountId: string }[];
  const accountId =
    rater?.accountId ??
    (await house.newAccount(
      (
        (await house.asOwner(
          `select t.person_id as id from improvement.told t join improvement.change c using (change_id)
           where c.code = $1 and t.person_id is not null limit 1`,
          [code],
        )) as { id: string }[]
      )[0]!.id,
    ));
  const { body } = await house.ask(await house.cookieOf(accountId), 'GET', '/api/traces/mine');
  const nodes = body.items.flatMap((one: { after: { kind: string; id: string }[] }) => one.after);
  const keys = nodes.map((one: { kind: string; id: string }) => `${one.kind} ${one.id}`);
  expect(keys.filter((one: string) => one.startsWith('item ')).length).toBeGreaterThanOrEqual(3);
  expect(new Set(keys).size).toBe(keys.length);
});
