import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, dateAt } from '#kernel';
import { loadLaw } from '#law/folder';
import { demonstrationSignIns } from '#platform/identity';
import { type DemonstrationHouse, openDemonstrationHouse } from '../../../test/support/demonstrationHouse.ts';
import { gatherTrace } from './gatherTrace.ts';
import { commissionsRoom } from './routes.ts';
import { listReports } from './store.ts';
import { tracePath } from './trace.ts';

// Whoever reads traces and reports, signed in as anybody, knows who could have rated, what each is called anywhere, and when she did.
// The hunter asks every route of this room for every record there is, and looks for one of them in whatever comes back.

const facility = 'HO-1701-01';
const comment = 'Me dieron turno para dentro de cuatro meses y nadie supo decirme por qué';
/** Fewer persons than this are not told, by `law/disclosure`. */
const smallest = 5;

let house: DemonstrationHouse;
beforeAll(async () => {
  house = await openDemonstrationHouse();
  // Of the day's hours only this one is hers: a rating's minute would tell her from the others of that day.
  house.clock = new Date(`${dateAt(Date.now())}T10:47:31.512-05:00`);
}, 180_000);
afterAll(() => house.close());

interface Rater {
  readonly accountId: string;
  readonly personId: string;
  /** What she is called anywhere, and what of hers stands in the tables. */
  readonly marks: readonly string[];
  readonly minutes: readonly string[];
}

/** Somebody attended at the hospital who rates it now, with a comment. */
async function rater(without: readonly string[] = []): Promise<Rater> {
  const [person] = (await house.asOwner(
    `select p.person_id as "personId", d.document, s.display_name as name
     from registry.person p join registry.document d using (person_id) join registry.person_search s using (person_id)
     where not exists (select from identity.account a where a.person_id = p.person_id) and p.person_id <> all($1::uuid[])
       and not exists (select from quality.attention a where a.person_id = p.person_id)
       and (select count(*) from registry.person_search o where o.display_name = s.display_name) = 1
       and not exists (select from spaces.action o where o.body::text like '%' || p.person_id || '%')
     order by p.person_id limit 1`,
    [without],
  )) as { personId: string; document: string; name: string }[];
  const { personId, document, name } = person!;
  const accountId = await house.newAccount(personId);
  const [attentionId, reference] = [randomUUID(), `parte-${randomUUID()}`];
  await house.asOwner(
    `insert into quality.attention (attention_id, person_id, service, facility, insurance, requested_at, attended_at, source, origin, reference)
     select $1, $2, (select code from services.service order by position limit 1), $3, (select code from services.insurance order by position limit 1),
            $5::timestamptz - interval '9 days', $5::timestamptz - interval '2 days', 'synthetic', 'leak', $4`,
    [attentionId, personId, facility, reference, house.clock],
  );
  const rated = await house.ask(
    await house.cookieOf(accountId),
    'POST',
    `/api/quality/my-attentions/${attentionId}/evaluation`,
    { answers: { waiting: 1 }, comment },
  );
  expect(rated.status, rated.text).toBe(201);
  const utc = house.clock.toISOString().slice(0, 16);
  return {
    accountId,
    personId,
    marks: [accountId, personId, document, name, attentionId, reference, comment, rated.body.receipt],
    minutes: [utc, utc.replace('T', ' '), `${dateAt(house.clock.getTime())}T10:47`],
  };
}

const law = loadLaw(join(import.meta.dirname, '..', '..', '..', 'law'));

/** Every address at which this room answers to GET, with every record that it has. */
async function addresses(): Promise<string[]> {
  const today = dateAt(house.clock.getTime());
  const graph = await gatherTrace(house.db, today, smallest);
  // Of the many places whose ratings nobody took up one is enough.
  const alone = [...graph.nodes].filter(([key]) => !graph.after.has(key) && !graph.before.has(key));
  const traces = [...graph.nodes.values()]
    .filter((one) => one.kind !== 'ratings' || one.id === facility || one === alone[0]?.[1])
    .map((one) => tracePath(one.kind, one.id).replace('/rastro/', ''));
  const periods = (await listReports(house.db.kysely)).map((one) => one.period);
  expect(traces.length).toBeGreaterThan(20);
  return commissionsRoom({ law })
    .routes.filter((one) => one.method === 'GET')
    .flatMap(({ url }) => {
      if (url.includes('/:slug/:id')) return traces.map((one) => url.replace(':slug/:id', one));
      const filled = url.includes(':period') ? periods.map((one) => url.replace(':period', one)) : [url];
      // A route with something else to fill in says here how it is hunted.
      for (const one of filled) if (one.includes(':')) throw new Error(`Nobody hunts in ${one}.`);
      return filled;
    });
}

/** What anybody could read of a rater: where, and what of hers stands there. Her own reading of it is no finding. */
async function hunt(prey: Rater, as: { name: string; accountId: string | null }): Promise<string[]> {
  const cookie = as.accountId === null ? null : await house.cookieOf(as.accountId);
  const logged = house.log.length;
  const findings: string[] = [];
  const few = (value: unknown): boolean => {
    if (Array.isArray(value)) return value.some(few);
    if (value === null || typeof value !== 'object') return false;
    const { persons } = value as { persons?: unknown };
    return (typeof persons === 'number' && persons < smallest) || Object.values(value).some(few);
  };
  for (const url of await addresses()) {
    const heard = await house.ask(cookie, 'GET', url);
    if (heard.status === 403 || heard.status === 401) continue;
    const small = heard.text.toLowerCase();
    if (prey.marks.some((mark) => small.includes(mark.toLowerCase()))) findings.push(`${url}: a mark`);
    if (prey.marks.some((mark) => small.includes(Buffer.from(mark).toString('latin1').toLowerCase())))
      findings.push(`${url}: a mark`);
    if (prey.minutes.some((minute) => heard.text.includes(minute))) findings.push(`${url}: the minute`);
    if (few(heard.body)) findings.push(`${url}: so few persons that they are known`);
  }
  for (const line of house.log.slice(logged))
    if (prey.marks.some((mark) => line.includes(mark))) findings.push('log: a mark');
  return [...new Set(findings)];
}

describe('who rated', () => {
  let prey: Rater;
  let other: Rater;
  beforeAll(async () => {
    prey = await rater();
    house.clock = new Date(house.clock.getTime() + 3_600_000);
    other = await rater([prey.personId]);
    // From the next day on the committee of the place observes what its ratings show.
    house.clock = new Date(`${addDays(dateAt(house.clock.getTime()), 1)}T09:00:00-05:00`);
    const [member] = (await house.asOwner(
      `select a.body ->> 'personId' as id from spaces.action a where a.body ->> 'kind' = 'registered' order by a.at limit 1`,
    )) as { id: string }[];
    const cookie = await house.cookieOf(await house.newAccount(member!.id));
    const observed = await house.ask(cookie, 'POST', '/api/committees/comite-usuarios-hospital/acts', {
      act: 'observe',
      indicator: 2,
      month: null,
      text: 'En cuatro meses bajó la parte de personas conformes y nadie ha dicho por qué.',
    });
    expect(observed.status, observed.text).toBe(200);
  }, 120_000);

  it('reads where it led, and nobody else does', async () => {
    const mine = async (accountId: string) =>
      (await house.ask(await house.cookieOf(accountId), 'GET', '/api/traces/mine')).body.items;
    const [own] = await mine(prey.accountId);
    expect(own).toMatchObject({ because: 'rating', ratings: 1, trace: `/rastro/calificaciones/${facility}` });
    expect(own.after.map((one: { kind: string }) => one.kind)).toEqual(
      expect.arrayContaining(['indicator', 'observation', 'reply']),
    );
    // Nothing that the committee had observed before she rated: it did not come from her.
    expect(own.after.filter((one: { kind: string }) => one.kind === 'observation')).toHaveLength(1);
    // Who never rated there reads nothing of it, whatever her office.
    for (const { login } of demonstrationSignIns) {
      const accountId = await house.accountOf(login.slice(0, login.indexOf('@')));
      const [known] = (await house.asOwner(
        `select count(*)::integer as n from quality.evaluation e join quality.attention a using (attention_id)
         join identity.account i using (person_id) where i.account_id = $1`,
        [accountId],
      )) as { n: number }[];
      const told = (await mine(accountId)).reduce(
        (sum: number, one: { ratings: number | null }) => sum + (one.ratings ?? 0),
        0,
      );
      expect(told, login).toBeLessThanOrEqual(known!.n);
    }
  }, 120_000);

  it('is not told to an official who assists her', async () => {
    const counter = await house.cookieOf(await house.accountOf('ventanilla'));
    const begun = await house.ask(counter, 'POST', '/api/assistances', {
      personId: prey.personId,
      reason: 'Pide ayuda para ver su cuenta',
      identityCheck: 'document-seen',
    });
    expect(begun.status, begun.text).toBe(200);
    expect((await house.ask(counter, 'GET', '/api/traces/mine')).body).toEqual({ items: [] });
  });

  it('is found by nobody in any trace, report or log line', async () => {
    const asked: { name: string; accountId: string | null }[] = [
      { name: 'nobody', accountId: null },
      { name: 'another who rated there', accountId: other.accountId },
    ];
    for (const { login } of demonstrationSignIns)
      asked.push({ name: login, accountId: await house.accountOf(login.slice(0, login.indexOf('@'))) });
    for (const as of asked) expect(await hunt(prey, as), as.name).toEqual([]);
    // She herself reads it at one address, which says the day and the place and none of her other marks.
    expect(await hunt(prey, { name: 'herself', accountId: prey.accountId })).toEqual([]);
  }, 300_000);

  it('is found when a leak is planted, wherever it is', async () => {
    const nobody = { name: 'nobody', accountId: null };
    const findings = async (plant: string, values: unknown[], uproot: string, before: unknown[]) => {
      await house.asOwner(plant, values);
      try {
        return await hunt(prey, nobody);
      } finally {
        await house.asOwner(uproot, before);
      }
    };
    const [observation] = (await house.asOwner(
      `select stream_id as id, seq, body from spaces.action where body ->> 'kind' = 'observed' order by at desc limit 1`,
    )) as { id: string; seq: number; body: Record<string, unknown> }[];
    const change = 'update spaces.action set body = $3 where stream_id = $1 and seq = $2';
    const place = [observation!.id, observation!.seq];
    const [name, document, attention] = [prey.marks[3]!, prey.marks[2]!, prey.marks[4]!];
    const before = [...place, observation!.body];
    for (const [said, kind] of [
      [`Así lo cuenta ${name}`, 'a mark'],
      [`Consta con la cédula ${document}`, 'a mark'],
      [`Calificación ${attention.toUpperCase()}`, 'a mark'],
      [`Se calificó el ${prey.minutes[0]}:31`, 'the minute'],
    ] as const) {
      const found = await findings(change, [...place, { ...observation!.body, text: said }], change, before);
      expect(found, said).toContainEqual(
        expect.stringMatching(new RegExp(`^/api/traces/observacion/.*: ${kind}$`)),
      );
    }

    // In a sealed report, which no rule of the program reads again.
    const [report] = (await house.asOwner(
      'select period, json from commissions.report order by period desc limit 1',
    )) as { period: string; json: string }[];
    const seal = 'update commissions.report set json = $2 where period = $1';
    expect(
      await findings(seal, [report!.period, report!.json.replace('"text":"', `"text":"${name} `)], seal, [
        report!.period,
        report!.json,
      ]),
    ).toContain(`/api/supervision/${report!.period}/report.json: a mark`);

    // In a column that somebody adds to what the program logs.
    house.app.log.info({ msg: 'read' });
    const say = house.app.log.info.bind(house.app.log);
    const heard = hunt(prey, nobody);
    say({ msg: `read by ${document}` });
    expect(await heard).toContain('log: a mark');
    expect(await hunt(prey, nobody)).toEqual([]);
  }, 300_000);

  it('is found when so few stand behind a number that they are known', async () => {
    const [announced] = (await house.asOwner(
      `select change_id as id, seq, body from improvement.action where body ->> 'kind' = 'announced' limit 1`,
    )) as { id: string; seq: number; body: Record<string, unknown> }[];
    const nodes = async () => {
      const graph = await gatherTrace(house.db, dateAt(house.clock.getTime()), smallest);
      return [...graph.nodes.values()].filter((one) => one.kind === 'voices').map((one) => one.persons);
    };
    const change = 'update improvement.action set body = $3 where change_id = $1 and seq = $2';
    const place = [announced!.id, announced!.seq];
    await house.asOwner(change, [...place, { ...announced!.body, told: 3 }]);
    try {
      expect((await nodes()).every((one) => one === null || (one ?? 0) >= smallest)).toBe(true);
      expect(await hunt(prey, { name: 'nobody', accountId: null })).toEqual([]);
    } finally {
      await house.asOwner(change, [...place, announced!.body]);
    }
  }, 120_000);
});
