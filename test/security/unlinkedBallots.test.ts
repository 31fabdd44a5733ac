import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { electionsRoom } from '#governance/elections';
import { randomFromSeed } from '#kernel';
import { loadLaw } from '#law/folder';
import { type Database, openDatabase, transaction } from '#platform/database';
import { type Actor, anonymous, buildHttp } from '#platform/http';
import { createAccount, createIdentity, seedLock } from '#platform/identity';
import { createOutbox } from '#platform/mail';
import { inviteVoters } from '../../src/governance/elections/invitations.ts';
import { holdAndRead } from '../../src/governance/elections/opened.ts';
import { isReceiptSigned } from '../../src/governance/elections/receipt.ts';
import { closeWhatIsOver, endYesterday } from '../../src/governance/elections/tallying.ts';
import { testDatabase } from '../support/database.ts';
import { electionFacts, openTestElection, type TestVoter, voterTools } from '../support/electionHouse.ts';
import { deliverLetters, openSmtpHouse } from '../support/smtpHouse.ts';
import {
  correlateOrders,
  findNamedTogether,
  findNearestSignIn,
  rightly,
  type World,
} from './ballotHunter.ts';

// What is found of the link between log-ins and ballots must be no better than chance; and where a link is planted, the same hunter must
// find it. All sign in, authorize and cast in one sitting, one after the other: the hardest case, in which every order is the same.

const code = 'sin-huella';
const begun = new Date('2026-11-23T15:00:00Z');
const votersCount = 120;
const password = 'una-clave-de-prueba-2026';
/**
 * Among 120 pairs in an order of chance Spearman's coefficient has a standard deviation of 1/√119 = 0.092: 0.6 is six and a half of
 * them. Of pairs told rightly one is expected, and twelve in fewer than one order of a thousand million.
 */
const chance = { correlation: 0.6, hits: 12 };

const monitor: Actor = {
  ...anonymous,
  kind: 'service',
  offices: [{ role: 'monitoring', unit: null }],
};

describe('nothing links a log-in to a ballot', () => {
  let world: World;
  let db: Database;
  let app: FastifyInstance;
  let voters: TestVoter[];
  let tools: Awaited<ReturnType<typeof voterTools>>;
  const logs: string[] = [];
  const castings = new Map<string, { milliseconds: number; bytes: number; headers: string }>();
  const receipts: { election: string; tracker: string; signature: string }[] = [];
  // Every reading of the clock is a second later than the one before, so that what is written down keeps its order.
  let ticks = 0;
  const now = () => new Date(begun.getTime() + 1000 * ticks++);

  /** Signs in as a person does. @returns her cookie. */
  const signIn = async (one: TestVoter) => {
    const answer = await app.inject({
      method: 'POST',
      url: '/api/sign-in',
      payload: { login: `${one.personId}@amparo.example`, password },
      // Addresses of their own, as people at home have.
      remoteAddress: `10.0.${voters.indexOf(one)}.7`,
    });
    expect(answer.statusCode, answer.body).toBe(200);
    return answer.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  };
  const authorize = async (one: TestVoter, cookie: string, blinded = tools.blind(one)) =>
    app.inject({
      method: 'POST',
      url: `/api/elections/${code}/rights`,
      headers: { cookie },
      payload: { blinded },
    });

  /** Everybody gets her invitation by e-mail: what the outbox keeps is looked through with the rest. */
  const inviteEverybody = async () => {
    const smtp = await openSmtpHouse();
    const mail = { lock: seedLock(() => [Buffer.alloc(32, 7)], 'letter'), setup: smtp.setup() };
    await transaction(db, async (trx) => {
      const opened = await holdAndRead(trx, code);
      if (!opened.ok) throw new Error('no election');
      const invited = await inviteVoters(trx, opened.value, createOutbox(mail), {
        now: now(),
        audit: () => {},
      });
      expect(invited).toMatchObject({ ok: true, value: { written: votersCount } });
    });
    expect(await deliverLetters(db, mail, now())).toMatchObject({ sent: votersCount, failed: 0 });
    await smtp.close();
  };

  beforeAll(async () => {
    const { appUrl, ownerUrl } = await testDatabase();
    db = openDatabase({ url: appUrl });
    const owner = openDatabase({ url: ownerUrl });
    const identity = createIdentity({
      db,
      now,
      roles: {},
      knowsPerson: async () => true,
      secureCookies: false,
      seedLock: seedLock(() => [Buffer.alloc(32, 7)]),
      oidc: [],
    });
    app = await buildHttp({
      db,
      now,
      roles: { monitoring: { permissions: ['metrics.read'] } },
      version: 'test',
      actorOf: (request) =>
        request.url === '/metrics' ? Promise.resolve(monitor) : identity.actorOf(request),
      logLevel: 'info',
      logTo: { write: (line) => logs.push(line) },
      perMinute: 1_000_000,
      rooms: [identity.room, electionsRoom({ law: loadLaw('law') })],
    });
    const accounts = new Map<string, string>();
    for (let i = 0; i < votersCount; i += 1) {
      const personId = randomUUID();
      const email = `${personId}@amparo.example`;
      accounts.set(personId, await transaction(db, (trx) => createAccount(trx, { personId, email }, begun)));
    }
    // One hash for all: making a hundred would take a minute and show nothing.
    const spare = await transaction(db, (trx) =>
      createAccount(trx, { personId: randomUUID(), email: 'x@amparo.example', password }, begun),
    );
    await owner.pool.query(
      `insert into identity.password (account_id, hash, changed_at)
       select a.account_id, p.hash, p.changed_at from identity.account a, identity.password p
       where p.account_id = $1 and a.account_id <> $1`,
      [spare],
    );
    const facts = electionFacts(code, begun);
    voters = await openTestElection(db, facts, [...accounts.keys()], begun);
    await inviteEverybody();
    const { rightKey, receiptKey } = (await app.inject(`/api/elections/${code}`)).json();
    tools = await voterTools(db, facts, rightKey);
    // They come in an order of chance, and each does all in one go.
    const order = randomFromSeed(7).split('order');
    const sitting = voters.map((one) => ({ one, at: order.integer(1_000_000) })).sort((a, b) => a.at - b.at);
    for (const [i, { one }] of sitting.entries()) {
      const answer = await authorize(one, await signIn(one));
      expect(answer.statusCode, answer.body).toBe(200);
      const payload = {
        ballot: tools.ballot(one, i % 7),
        right: tools.unblind(one, answer.json().signature),
      };
      const from = performance.now();
      const cast = await app.inject({ method: 'POST', url: `/api/elections/${code}/ballots`, payload });
      const milliseconds = performance.now() - from;
      expect(cast.statusCode, cast.body).toBe(200);
      receipts.push(cast.json());
      const headers = Object.entries(cast.headers).filter(
        ([key]) => !/^(x-request-id|date|x-ratelimit-.*)$/.test(key),
      );
      castings.set(one.credential, {
        milliseconds,
        bytes: cast.rawPayload.length,
        headers: JSON.stringify(headers),
      });
    }
    expect(receipts.every((one) => isReceiptSigned(receiptKey, one))).toBe(true);
    expect(isReceiptSigned(receiptKey, { ...receipts[0]!, tracker: receipts[1]!.tracker })).toBe(false);
    world = {
      owner,
      logs,
      metrics: async () => (await app.inject('/metrics')).body,
      accounts,
      truth: new Map(voters.map((one) => [one.credential, one.personId])),
      castings,
    };
  }, 180_000);
  afterAll(async () => {
    await app.close();
    await world.owner.close();
    await db.close();
  });

  const expectNothingFound = async () => {
    expect(rightly(await findNamedTogether(world), world)).toBe(0);
    expect(rightly(await findNearestSignIn(world), world)).toBeLessThan(chance.hits);
    const { closest, most } = await correlateOrders(world);
    expect(closest.correlation, closest.between).toBeLessThan(chance.correlation);
    expect(most.hits, most.between).toBeLessThan(chance.hits);
  };
  /** Whoever plants it, it is found; and it is gone when it is taken out. */
  const expectFound = async (planted: World, by: RegExp) => {
    const { same } = await correlateOrders(planted);
    expect(same.filter((between) => by.test(between))).not.toEqual([]);
  };
  /** Credentials and persons in the order of the sitting, which only this test knows. */
  const sat = () =>
    [...castings.keys()].map((credential) => ({ credential, person: world.truth.get(credential)! }));
  const doAsOwner = async (...statements: string[]) => {
    for (const statement of statements) await world.owner.pool.query(statement);
  };
  const insertEach = async (
    statement: string,
    values: (one: { credential: string; person: string }) => unknown[],
  ) => {
    for (const one of sat()) await world.owner.pool.query(statement, values(one));
  };

  it('while all ballots wait for the board', async () => {
    const { rows } = await world.owner.pool.query(
      'select cardinality(credentials) as n from elections.sheaf',
    );
    expect(rows.reduce((sum, { n }) => sum + n, 0)).toBe(votersCount);
    // The law's 32 and less than twice as many in each.
    for (const { n } of rows) expect(n).toBeGreaterThanOrEqual(32);
    for (const { n } of rows) expect(n).toBeLessThan(64);
    await expectNothingFound();
  });

  it('answers every casting alike: as long, with the same headers, and with nothing of the order', async () => {
    expect(new Set([...castings.values()].map((one) => `${one.bytes} ${one.headers}`)).size).toBe(1);
    expect(new Set(receipts.flatMap((one) => Object.keys(one)))).toEqual(
      new Set(['election', 'tracker', 'signature']),
    );
  });

  it('lists no ballot that waits, so that nobody outside can write down the order of arrival', async () => {
    const { items, waiting } = (await app.inject(`/api/elections/${code}/ballots`)).json();
    expect([items, waiting]).toEqual([[], votersCount]);
    const archive = await app.inject(`/api/elections/${code}/archive.bel`);
    for (const { tracker } of receipts.slice(0, 5)) {
      expect(archive.body).not.toContain(tracker);
      const { found } = (
        await app.inject(`/api/elections/${code}/tracked?tracker=${encodeURIComponent(tracker)}`)
      ).json();
      expect(found).toEqual({ height: null, event: null, replaced: false, elsewhere: null });
    }
  });

  it('refuses a ballot that comes with a sign-in', async () => {
    const answer = await app.inject({
      method: 'POST',
      url: `/api/elections/${code}/ballots`,
      headers: { cookie: await signIn(voters[0]!) },
      payload: { ballot: 'x'.repeat(100), right: 'ab' },
    });
    expect(answer.json()).toMatchObject({ status: 400 });
  });

  it('answers the same question of a right again, and no other', async () => {
    const [first, other] = voters as [TestVoter, TestVoter];
    const cookie = await signIn(first);
    expect((await authorize(first, cookie)).statusCode).toBe(200);
    expect((await authorize(first, cookie, tools.blind(other))).json()).toMatchObject({
      refusal: 'authorized-for-another-credential',
    });
  });

  it('when a day ended, and when voting is over and all is on the board', async () => {
    await endYesterday(db, new Date('2026-11-24T06:00:00Z'), { least: 32 });
    const { rows } = await world.owner.pool.query(
      "select count(*)::int as n from elections.event where type = 'Ballot'",
    );
    expect(rows[0].n).toBe(votersCount - 32);
    await expectNothingFound();
    await closeWhatIsOver(db, loadLaw('law'), new Date('2026-11-25T15:00:00Z'));
    const { waiting, items } = (await app.inject(`/api/elections/${code}/ballots`)).json();
    expect([waiting, items.length]).toEqual([0, votersCount]);
    await expectNothingFound();
  });

  describe('the hunter finds what is planted:', () => {
    it('a column that names the person beside her ballot', async () => {
      await doAsOwner('create table elections.planted (credential text, cast_by uuid)');
      await insertEach('insert into elections.planted values ($1, $2)', ({ credential, person }) => [
        credential,
        person,
      ]);
      expect(rightly(await findNamedTogether(world), world)).toBe(votersCount);
      await doAsOwner('drop table elections.planted');
      expect((await findNamedTogether(world)).size).toBe(0);
    });

    it('a note, a line of the log and a metric that name both', async () => {
      const [credential, person] = [...world.truth][4]!;
      await doAsOwner('create table elections.planted (note text)');
      await world.owner.pool.query('insert into elections.planted values ($1)', [`${person} ${credential}`]);
      expect((await findNamedTogether(world)).get(credential)).toBe(person);
      await doAsOwner('drop table elections.planted');

      const both = `{"account":"${world.accounts.get(person)}","credential":"${credential}"}`;
      expect((await findNamedTogether({ ...world, logs: [...logs, both] })).get(credential)).toBe(person);
      const metrics = async () => `${await world.metrics()}amparo_cast${both} 1\n`;
      expect((await findNamedTogether({ ...world, metrics })).get(credential)).toBe(person);
      expect((await findNamedTogether(world)).size).toBe(0);
    });

    it('lines of the log, and metrics, that name trackers alone, one for each casting', async () => {
      const lines = receipts.map(({ tracker }) => `{"route":"cast","tracker":"${tracker}"}`);
      await expectFound({ ...world, logs: [...logs, ...lines] }, /the log/);
      const metrics = async () => `${await world.metrics()}${lines.join('\n')}`;
      await expectFound({ ...world, metrics }, /the metrics/);
    });

    it('a board in the order of casting: where rows lie and which transactions wrote them', async () => {
      await doAsOwner('create table elections.careless (credential text)');
      await insertEach('insert into elections.careless values ($1)', ({ credential }) => [credential]);
      await expectFound(world, /elections\.careless, first by (xmin|ctid)/);
      await doAsOwner('drop table elections.careless');
    });

    it('a list that grows at its end, in one row', async () => {
      await doAsOwner('create table elections.careless (credentials text[])');
      await world.owner.pool.query('insert into elections.careless values ($1)', [
        sat().map(({ credential }) => credential),
      ]);
      await expectFound(world, /elections\.careless, as written/);
      await doAsOwner('drop table elections.careless');
    });

    it.each(['serial bigserial', 'noted_at timestamptz not null default clock_timestamp()'])(
      'a column that counts up as voters cast: %s',
      async (column) => {
        await doAsOwner(
          `create table elections.careless (credential text, chance uuid default gen_random_uuid(), ${column})`,
        );
        await insertEach('insert into elections.careless (credential) values ($1)', ({ credential }) => [
          credential,
        ]);
        // Rewritten in an order of chance and in one transaction, so that this column alone still tells.
        await doAsOwner(
          'create table elections.shuffled as select * from elections.careless order by chance',
          'drop table elections.careless',
        );
        await expectFound(world, new RegExp(`elections\\.shuffled, first by ${column.split(' ')[0]}`));
        await doAsOwner('drop table elections.shuffled');
      },
    );

    it('long values that are stored apart, under numbers that count up, though their rows were rewritten', async () => {
      await doAsOwner(
        'create table elections.careless (credential text, turn int, ballot text)',
        'alter table elections.careless alter column ballot set storage external',
      );
      await insertEach(
        `insert into elections.careless values ($1, 0, repeat('x', 9000))`,
        ({ credential }) => [credential],
      );
      // One transaction rewrites the rows by credential; what lies apart stays where it was.
      await doAsOwner(`do $$ declare r record; begin
        for r in select credential from elections.careless order by credential collate "C" loop
          update elections.careless c set turn = 1 where c.credential = r.credential;
        end loop; end $$`);
      await expectFound(world, /elections\.careless, first by ballot apart/);
      await doAsOwner('drop table elections.careless');
    });

    it('rights that were written one by one as voters cast', async () => {
      await doAsOwner('create table elections.careless (credential text)');
      await insertEach('insert into elections.careless values ($1)', ({ credential }) => [credential]);
      await insertEach(
        'update elections.voter_right set bucket = bucket where person_id = $1',
        ({ person }) => [person],
      );
      await expectFound(world, /elections\.voter_right, first by (xmin|ctid) × elections\.careless/);
      await doAsOwner('drop table elections.careless');
      // As the room writes them: a whole bucket at once.
      await doAsOwner(
        'update elections.voter_right set bucket = bucket',
        'vacuum full elections.voter_right',
      );
      await doAsOwner('cluster elections.voter_right using voter_right_pkey');
      await expectNothingFound();
    });

    it('answers that take longer, or are longer, the later a voter comes', async () => {
      const slower = new Map(
        [...castings].map(([one, { bytes }], i) => [one, { bytes, milliseconds: 5 * i }]),
      );
      await expectFound({ ...world, castings: slower }, /milliseconds of casting/);
      const longer = new Map(
        [...castings].map(([one, { milliseconds }], i) => [one, { milliseconds, bytes: 200 + i }]),
      );
      await expectFound({ ...world, castings: longer }, /bytes of casting/);
    });

    it('a ballot whose transaction comes right after its voter’s sign-in', async () => {
      const [credential] = [...world.truth.keys()];
      const voter = voters.find((one) => one.credential === credential)!;
      await signIn(voter);
      await world.owner.pool.query('update elections.event set hash = hash where credential = $1', [
        credential,
      ]);
      expect((await findNearestSignIn(world)).get(credential!)).toBe(voter.personId);
    });
  });
});
