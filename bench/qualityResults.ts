/**
 * Published results over one million evaluations (of five and a half times as many attentions, or as many as the second argument
 * says): reading every counter, the public answer, the staff's. Run: node bench/qualityResults.ts [evaluations] [attentions].
 */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { publishEdition, qualityRoom } from '#governance/quality';
import { servicesRoom } from '#operations/services';
import { openDatabase } from '#platform/database';
import { anonymous, buildHttp } from '#platform/http';
import { foldCounters, readAnswerCounts, readWaitCounts } from '../src/governance/quality/counters.ts';
import { law, median, openBench, persons, seconds } from './support.ts';

const [evaluations = 1_000_000, attentions = evaluations] = process.argv.slice(2).map(Number);
const bench = await openBench();
const { db } = bench;
// Places and services at random with hospitals more frequent, waits log-normal, two years of months.
await db.pool.query(`
  insert into quality.attention (attention_id, person_id, service, facility, insurance, requested_at, attended_at, source, origin, reference)
  select gen_random_uuid(), gen_random_uuid(), s.code, f.code, s.insurance, t - make_interval(secs => exp(10 + 2.5 * (random() + random() + random() - 1.5)) ), t, 'synthetic', 'bench', i::text
  from (select i, (1 + floor(power(random(), 3) * (select count(*) from services.facility)))::int as fi, random() as r, now() - random() * interval '730 days' as t
        from generate_series(1, ${attentions}) i) x
  join (select code, kind, row_number() over (order by code desc) as fi from services.facility) f using (fi)
  cross join lateral (select code, insurance from services.service s where f.kind = any(s.given_at) order by md5(s.code || i) limit 1) s
`);
await db.pool.query(`
  insert into quality.evaluation (attention_id, facility, service, insurance, treatment, clarity, waiting, solution, place, channel, answered_at, received_at, client_key)
  select attention_id, facility, service, insurance, 1 + floor(random() * 5), 1 + floor(random() * 5), 1 + floor(random() * 5), 1 + floor(random() * 5), 1 + floor(random() * 5),
         'synthetic', attended_at, attended_at, 'bench' from quality.attention limit ${evaluations}
`);
const { rows } = await db.pool.query(
  'select (select count(*) from quality.evaluation) as evaluations, (select count(*) from quality.attention) as attentions',
);
console.log(rows[0]);
console.log(`folding: ${(1000 * (await seconds(() => foldCounters(db)))).toFixed(0)} ms`);
const cells = await db.pool.query(
  'select (select count(*) from quality.evaluation_tally) as evaluation, (select count(*) from quality.attention_tally) as attention',
);
console.log('counter rows', cells.rows[0]);

async function report(name: string, work: () => Promise<unknown>): Promise<void> {
  const times: number[] = [];
  for (let i = 0; i < 7; i += 1) times.push(1000 * (await seconds(work)));
  console.log(`${name}: first ${times[0]!.toFixed(0)} ms, median ${median(times).toFixed(0)} ms`);
}
await report('counters of answers, every dimension by month', () => readAnswerCounts(db.kysely));
await report('counters of waits, every dimension by month and step', () => readWaitCounts(db.kysely));

// How long nobody else would have been answered: the largest gap between two turns of the event loop.
const stall = monitorEventLoopDelay({ resolution: 1 });
stall.enable();
const made = await seconds(async () => {
  const published = await publishEdition(db, law, new Date(), { kind: 'system', id: null, onBehalfOf: null });
  if (!published.ok) throw new Error(JSON.stringify(published));
});
stall.disable();
console.log(
  `making an edition, with disclosure control: ${(1000 * made).toFixed(0)} ms; longest stall ${(stall.max / 1e6).toFixed(0)} ms`,
);

const director = {
  ...anonymous,
  kind: 'person' as const,
  accountId: crypto.randomUUID(),
  offices: [{ role: 'director', unit: null }],
};
for (const which of ['first process', 'second process']) {
  const fresh = openDatabase({ url: bench.appUrl });
  const app = await buildHttp({
    db: fresh,
    rooms: [servicesRoom, qualityRoom({ law, persons, followUps: [], now: () => new Date() })],
    roles: { director: { permissions: ['quality.results.staff'] } },
    version: 'bench',
    perMinute: 1_000_000,
    actorOf: async () => director,
  });
  await fresh.pool.query('select 1');
  const get = (url: string) => async () => {
    const answer = await app.inject({ url });
    if (answer.statusCode !== 200) throw new Error(answer.body);
  };
  await report(`${which}: GET /api/quality/results`, get('/api/quality/results'));
  await report(
    `${which}: GET …/results/series of a hospital`,
    get('/api/quality/results/series?dimension=facility&member=HO-1701-01'),
  );
  await report(
    `${which}: GET …/staff/results, whole institution, this moment`,
    get('/api/quality/staff/results?dimension=all'),
  );
  await report(
    `${which}: GET …/staff/results of a hospital, this moment`,
    get('/api/quality/staff/results?dimension=facility&member=HO-1701-01'),
  );
  await app.close();
  await fresh.close();
}
await bench.close();
