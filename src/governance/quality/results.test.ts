import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { transaction } from '#platform/database';
import { anonymous } from '#platform/http';
import { CountedValues } from '#statistics';
import { type House, law, officer, openHouse, persons } from '../../../test/support/qualityHouse.ts';
import { attentionId } from './attentionId.ts';
import { foldCounters, readAnswerCounts, readWaitCounts } from './counters.ts';
import { publishEdition } from './editionStore.ts';
import { type EvaluationCommand, receiveEvaluations } from './evaluate.ts';
import { newToken, tokenHash } from './secret.ts';
import { insertAttentions } from './store.ts';
import { waitingStep } from './waiting.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const places = [
  { service: 'emergency', facility: 'HO-1701-01' },
  { service: 'surgery', facility: 'HO-1701-01' },
  { service: 'emergency', facility: 'HO-0901-01' },
  { service: 'affiliation-certificate', facility: 'DP-1701-01' },
  { service: 'pharmacy', facility: 'HO-1701-03' },
];
const insuranceOf = (service: string) => (service === 'affiliation-certificate' ? 'affiliation' : 'health');
const scoreNames = ['treatment', 'clarity', 'waiting', 'solution', 'place'] as const;

interface Plan {
  readonly place: number;
  /** Months before March 2026. */
  readonly monthsAgo: number;
  readonly waitHours: number;
  readonly scores: readonly (number | null)[] | null;
}

/** Loads attentions and rates some of them, through the room's own stores, in batches as they would come. */
async function play(plans: readonly Plan[]): Promise<void> {
  const [one] = await house.register(1);
  const made = plans.map((plan) => {
    const attended = new Date(Date.UTC(2026, 2 - plan.monthsAgo, 10, 15));
    const reference = randomUUID();
    return {
      plan,
      attended,
      attentionId: attentionId('play', reference),
      personId: one!.personId,
      document: one!.document,
      ...places[plan.place]!,
      insurance: insuranceOf(places[plan.place]!.service),
      requestedAt: new Date(attended.getTime() - plan.waitHours * 3_600_000).toISOString(),
      attendedAt: attended.toISOString(),
      closedAt: null,
      reference,
      token: newToken(),
    };
  });
  await transaction(house.db, async (trx) => {
    await insertAttentions(trx, made, { source: 'api', origin: 'play' });
  });
  await house.db.pool.query(
    `insert into quality.invitation select gen_random_uuid(), a, 'link', s, t, t + interval '60 days' from unnest($1::uuid[], $2::bytea[], $3::timestamptz[]) r(a, s, t)`,
    [
      made.map((each) => each.attentionId),
      made.map((each) => tokenHash(each.token)),
      made.map((each) => each.attended),
    ],
  );
  const byMonth = Map.groupBy(
    made.filter((each) => each.plan.scores?.some((score) => score !== null)),
    (each) => each.plan.monthsAgo,
  );
  for (const each of byMonth.values()) {
    const commands = each.map(
      ({ token, plan }): EvaluationCommand => ({
        actor: anonymous,
        key: randomUUID(),
        body: {
          secretHash: tokenHash(token).toString('hex'),
          own: null,
          answers: Object.fromEntries(
            scoreNames.flatMap((name, i) => (plan.scores![i] === null ? [] : [[name, plan.scores![i]!]])),
          ),
          comment: null,
          channel: null,
          answeredAt: null,
        },
      }),
    );
    const done = await receiveEvaluations(
      house.db,
      law,
      commands,
      new Date(each[0]!.attended.getTime() + 3_600_000),
    );
    expect(done.every((one) => one.ok)).toBe(true);
  }
}

/** The same counts taken from the rows themselves, by other code. */
async function recount() {
  const { rows: evaluations } = await house.db.pool.query(
    "select facility, service, insurance, to_char(received_at - interval '5 hours', 'YYYY-MM-01') as month, treatment, clarity, waiting, solution, place from quality.evaluation",
  );
  const { rows: attentions } = await house.db.pool.query(
    "select facility, service, insurance, to_char(attended_at - interval '5 hours', 'YYYY-MM-01') as month, extract(epoch from attended_at - requested_at)::float8 as seconds from quality.attention",
  );
  const answers = new Map<string, number[]>();
  const add = (map: Map<string, number[]>, key: string, values: number[]) => {
    const sum = map.get(key) ?? values.map(() => 0);
    map.set(
      key,
      sum.map((value, i) => value + values[i]!),
    );
  };
  const keysOf = (row: Record<string, string>) => [
    `all||${row.month}`,
    ...['insurance', 'service', 'facility'].map((name) => `${name}|${row[name]}|${row.month}`),
  ];
  for (const row of evaluations) {
    const given = scoreNames.map((name) => row[name] as number | null);
    const only = given.filter((score) => score !== null);
    const mean = only.reduce((sum, score) => sum + score, 0) / only.length;
    const values = [
      1,
      Math.round(60 * mean),
      mean >= 4 ? 1 : 0,
      ...given.flatMap((score) => [1, 2, 3, 4, 5].map((k) => (score === k ? 1 : 0))),
    ];
    for (const key of keysOf(row)) add(answers, key, values);
  }
  const waits = new Map<string, number[]>();
  for (const row of attentions)
    for (const key of keysOf(row)) add(waits, `${key}|${waitingStep(Math.floor(row.seconds / 8640))}`, [1]);
  return { answers: Object.fromEntries([...answers].sort()), waits: Object.fromEntries([...waits].sort()) };
}

async function counted() {
  const answers = (await readAnswerCounts(house.db.kysely)).map((row) => [
    `${row.dimension}|${row.member}|${row.month}`,
    [row.answers, row.sixtieths, row.satisfied, ...scoreNames.flatMap((name) => row.scores[name])],
  ]);
  const waits = (await readWaitCounts(house.db.kysely)).map((row) => [
    `${row.dimension}|${row.member}|${row.month}|${row.step}`,
    [row.n],
  ]);
  return { answers: Object.fromEntries(answers.sort()), waits: Object.fromEntries(waits.sort()) };
}

const plan = fc.record({
  place: fc.integer({ min: 0, max: places.length - 1 }),
  monthsAgo: fc.integer({ min: 0, max: 4 }),
  waitHours: fc.oneof(fc.integer({ min: 0, max: 72 }), fc.integer({ min: 0, max: 9000 })),
  scores: fc.option(fc.tuple(...scoreNames.map(() => fc.option(fc.integer({ min: 1, max: 5 }))))),
});

describe('published counters', () => {
  it('equal a recount of the rows, whatever came and whenever they were folded', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(plan, { minLength: 1, maxLength: 60 }), fc.boolean(), async (plans, fold) => {
        await play(plans);
        if (fold) await foldCounters(house.db);
        expect(await counted()).toEqual(await recount());
      }),
      { numRuns: 15 },
    );
  });

  it('stay exact while many write and others fold, and a reader never sees a half', async () => {
    const before = (await house.db.pool.query('select sum(n)::int as n from quality.evaluation_tally'))
      .rows[0].n as number;
    const batches = Array.from({ length: 12 }, (_, i) =>
      Array.from(
        { length: 10 },
        (): Plan => ({ place: i % 5, monthsAgo: 1, waitHours: 5 * i, scores: [5, 4, null, 2, 1] }),
      ),
    );
    let writing = true;
    const folding = (async () => {
      while (writing) await foldCounters(house.db);
    })();
    const seen: number[] = [];
    const reading = (async () => {
      while (writing)
        seen.push(
          (await house.db.pool.query('select sum(n)::int as n from quality.evaluation_tally')).rows[0].n,
        );
    })();
    for (let i = 0; i < batches.length; i += 4) await Promise.all(batches.slice(i, i + 4).map(play));
    writing = false;
    await Promise.all([folding, reading]);
    expect(seen.every((n, i) => (n - before) % 10 === 0 && (i === 0 || n >= seen[i - 1]!))).toBe(true);
    expect(await counted()).toEqual(await recount());
    await foldCounters(house.db);
    const cells = await house.db.pool.query(
      'select count(*) as n, count(distinct (facility, service, insurance, month)) as cells from quality.evaluation_tally',
    );
    expect(cells.rows[0].n).toBe(cells.rows[0].cells);
  });
});

describe('an edition', () => {
  // A house of its own: the histories at random above would decide what is hidden here.
  beforeAll(async () => {
    await house.close();
    house = await openHouse();
  });
  const system = { kind: 'system', id: null, onBehalfOf: null } as const;
  const get = (path: string) => house.call('GET', `/api/quality/${path}`);

  it('is not there before it is made, and made once by two who try', async () => {
    expect((await get('results')).body).toMatchObject({ status: 404, refusal: 'nothing-published-yet' });
    expect((await get('results/cells.json')).body.refusal).toBe('nothing-published-yet');
    // Enough in some cells to be shown, and three answers from one small place beside a large one.
    const many = Array.from(
      { length: 90 },
      (_, i): Plan => ({
        place: i % 3,
        monthsAgo: 1 + (i % 4),
        waitHours: 24 * (i % 50),
        scores: [4, 5, (i % 5) + 1, null, 3],
      }),
    );
    await play([
      ...many,
      ...Array.from(
        { length: 3 },
        (): Plan => ({ place: 4, monthsAgo: 2, waitHours: 30, scores: [1, 1, 1, 1, 1] }),
      ),
    ]);
    const made = await Promise.all([1, 2].map(() => publishEdition(house.db, law, house.clock, system)));
    expect(made.map((one) => one.ok && one.value).sort((a) => (a !== false && a.made ? -1 : 1))).toEqual([
      { edition: 1, made: true },
      { edition: 1, made: false },
    ]);
  });

  it('publishes whole months, shows no small count, and its figures agree with the rows', async () => {
    const { body } = await get('results');
    expect(body.edition).toMatchObject({ number: 1, throughMonth: '2026-02', smallest: 5, synthetic: false });
    const { edition } = { edition: JSON.parse((await get('results/cells.json')).text) };
    for (const cell of edition.cells) {
      if (cell.answers !== null) expect(cell.answers === 0 || cell.answers >= 5).toBe(true);
      if (cell.attentions !== null) expect(cell.attentions === 0 || cell.attentions >= 5).toBe(true);
      for (const stretch of cell.waits ?? []) expect(stretch.n).toBeGreaterThanOrEqual(5);
    }
    const { rows } = await house.db.pool.query(`
      select (select count(*) from quality.attention where attended_at < '2026-03-01 05:00Z') as attentions, count(*) as answers,
        avg((select avg(s) from unnest(array[treatment, clarity, waiting, solution, place]) s))::float8 as mean
      from quality.evaluation where received_at < '2026-03-01 05:00Z'`);
    expect(body.overall).toMatchObject({ attentions: rows[0].attentions, answers: rows[0].answers });
    expect(body.overall.mean).toBeCloseTo(rows[0].mean, 10);
    expect(body.overall.responseRate).toBeCloseTo(rows[0].answers / rows[0].attentions, 12);
    const waits = await house.db.pool.query(
      "select extract(epoch from attended_at - requested_at)::float8 / 86400 as days from quality.attention where attended_at < '2026-03-01 05:00Z'",
    );
    const exact = new CountedValues(waits.rows.map((row) => [row.days, 1] as const));
    // Steps of a day below thirty and coarser beyond, joined to five or more: the published median is within a step of the exact one.
    expect(Math.abs(body.overall.waiting.medianDays - exact.quantile(0.5)!)).toBeLessThan(8);
    expect(body.byMonth.map((one: { month: string }) => one.month)).toEqual([
      '2025-11',
      '2025-12',
      '2026-01',
      '2026-02',
    ]);
    expect(body.chart).toHaveLength(4);
  });

  it('orders places by the lower end of the interval, and offers files and a recipe', async () => {
    const { body } = await get('results');
    const lows = body.byFacility.map(
      (row: { figures: { satisfied: { low: number } | null } }) => row.figures.satisfied?.low ?? -1,
    );
    expect(lows).toEqual(lows.toSorted((a: number, b: number) => b - a));
    const csv = await get('results/figures.csv?by=facility');
    expect(csv.text.split('\r\n')[0]).toMatch(/^dimension,code,name,month,attentions,answers,response_rate/);
    expect(csv.text.split('\r\n')).toHaveLength(body.byFacility.length + 2);
    const series = await get('results/series?dimension=facility&member=HO-1701-01');
    expect(series.body.title.es).toBe('Hospital Carlos Andrade Marín');
    expect((await get('results/series?dimension=facility&member=nowhere')).body.refusal).toBe(
      'no-such-result',
    );
    const recipe = await get('results/recipe');
    expect(recipe.body.edition.sha256).toBe(body.edition.sha256);
    expect((await get('results/cells.csv')).text.split('\r\n')[0]).toMatch(
      /^dimension,code,month,attentions,answers,sixtieths,satisfied,treatment_1/,
    );
  });

  it('made again after one late attention does not show that one by its difference', async () => {
    const shownBefore = (await get('results')).body.byFacility.find(
      (row: { code: string }) => row.code === 'HO-0901-01',
    ).figures.attentions;
    expect(shownBefore).toBeGreaterThan(5);
    await play([{ place: 2, monthsAgo: 2, waitHours: 10, scores: null }]);
    const again = await publishEdition(house.db, law, house.clock, system, true);
    expect(again).toMatchObject({ ok: true, value: { edition: 2, made: true } });
    const facility = (await get('results')).body.byFacility.find(
      (row: { code: string }) => row.code === 'HO-0901-01',
    );
    expect(facility.figures.attentions).toBeNull();
  });
});

describe('what staff sees', () => {
  it('has nothing hidden, and only for the unit of the office', async () => {
    const url = '/api/quality/staff/results?dimension=facility&member=HO-1701-03';
    expect((await house.call('GET', url)).status).toBe(401);
    expect((await house.call('GET', url, { actor: officer('director', 'HO-1701-01') })).body.refusal).toBe(
      'not-your-unit',
    );
    const { body } = await house.call('GET', url, { actor: officer('director', 'HO-1701-03') });
    const { rows } = await house.db.pool.query(
      "select count(*) as n from quality.evaluation where facility = 'HO-1701-03'",
    );
    expect(body.total.answers).toBe(rows[0].n);
    expect(
      (
        await house.call('GET', '/api/quality/staff/results?dimension=all', {
          actor: officer('director', 'HO-1701-01'),
        })
      ).body.refusal,
    ).toBe('whole-institution-only');
    const all = await house.call('GET', '/api/quality/staff/results?dimension=all&from=2026-01&to=2026-01', {
      actor: officer('director'),
    });
    expect(all.body.points.map((point: { month: string }) => point.month)).toEqual(['2026-01']);
    expect(persons.relation).toBe('stand_in.person_by_document');
  });
  it('reading a comment is recorded for who wrote it', async () => {
    const [one] = await house.register(1);
    const reporter = officer('system');
    const { body } = await house.call('POST', '/api/quality/attentions', {
      actor: reporter,
      body: {
        origin: 'comments',
        attentions: [
          {
            document: one!.document,
            service: 'pharmacy',
            facility: 'HO-1701-03',
            requested: '2026-03-01',
            attended: '2026-03-02',
          },
        ],
      },
    });
    const id = body.items[0].attentionId;
    await house.call('POST', `/api/quality/my-attentions/${id}/evaluation`, {
      actor: { ...officer('desk'), personId: one!.personId },
      body: { answers: { place: 2 }, comment: 'Faltan sillas' },
    });
    const reader = officer('director', 'HO-1701-03');
    const read = await house.call('GET', '/api/quality/comments?facility=HO-1701-03', { actor: reader });
    expect(read.body.items).toMatchObject([{ attentionId: id, body: 'Faltan sillas', mean: 2 }]);
    expect(read.text).not.toContain(one!.personId);
    const { rows } = await house.db.pool.query(
      "select actor_id from audit.entry where action = 'quality.comment.read' and person_id = $1",
      [one!.personId],
    );
    expect(rows).toEqual([{ actor_id: reader.accountId }]);
  });
});
