import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { electionsRoom } from '#governance/elections';
import { randomFromSeed } from '#kernel';
import { loadLaw } from '#law/folder';
import { type Database, openDatabase, transaction } from '#platform/database';
import { buildHttp } from '#platform/http';
import { createAccount, createIdentity } from '#platform/identity';
import { openSignIn } from '../../src/platform/identity/signInStore.ts';
import { testDatabase } from '../support/database.ts';
import { electionFacts, openTestElection, type TestVoter, voterTools } from '../support/electionHouse.ts';

// Somebody with the whole database, the logs and the metrics tries to tell whose ballot is whose. What she finds must be no better than
// chance; and where a link is planted, the same attempts must find it.

const begun = new Date('2026-11-23T15:00:00Z');
// Every reading of the clock is a second later than the one before, so that what is written down keeps its order.
let ticks = 0;
const later = () => new Date(begun.getTime() + 1000 * ticks++);
const votersCount = 33;

interface World {
  readonly db: Database;
  readonly owner: Database;
  readonly app: FastifyInstance;
  readonly logs: string[];
  /** What `/metrics` says, and what a careless metric would add to it. */
  readonly metrics: () => Promise<string>;
  readonly accounts: ReadonlyMap<string, string>;
  /** Person by credential: what must not be found. */
  readonly truth: ReadonlyMap<string, string>;
}

/** An attempt: which person it holds for the voter of each credential. */
type Attempt = (world: World) => Promise<Map<string, string>>;

const tables = async ({ owner }: World): Promise<string[]> => {
  const { rows } = await owner.pool.query(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname not in ('pg_catalog', 'information_schema') order by 1`,
  );
  return rows.map((row) => row.name as string);
};

/** Every row of every table that holds both a person (or her account) and a credential (or a tracker, or a ballot of it). */
const bySharedRow: Attempt = async (world) => {
  const found = new Map<string, string>();
  const { rows: ballots } = await world.owner.pool.query(
    "select credential, tracker, hash, encode(right_signature, 'hex') as signature from elections.event where type = 'Ballot'",
  );
  for (const table of await tables(world)) {
    const { rows } = await world.owner.pool.query(`select t::text as row from ${table} t`);
    for (const { row } of rows as { row: string }[]) linkIn(row, ballots, world, found);
  }
  for (const line of world.logs) linkIn(line, ballots, world, found);
  for (const line of (await world.metrics()).split('\n')) linkIn(line, ballots, world, found);
  return found;
};

function linkIn(
  text: string,
  ballots: readonly { credential: string; tracker: string; hash: string; signature: string }[],
  { accounts }: World,
  found: Map<string, string>,
): void {
  const person = [...accounts].find(
    ([personId, accountId]) => text.includes(personId) || text.includes(accountId),
  );
  if (!person) return;
  for (const { credential, tracker, hash, signature } of ballots)
    if ([credential, tracker, hash, signature].some((mark) => text.includes(mark)))
      found.set(credential, person[0]);
}

const isOrderable = (type: string) =>
  /^(integer|bigint|smallint|numeric|timestamp with time zone|date|uuid|text)$/.test(type);

interface Column {
  readonly name: string;
  readonly column: string;
  readonly type: string;
}

/** Every column of every table, with the two marks that the database keeps of each row: which transaction wrote it, and where it lies. */
async function columnsOf({ owner }: World): Promise<Map<string, Column[]>> {
  const { rows } = await owner.pool.query<Column>(
    `select format('%I.%I', c.table_schema, c.table_name) as name, format('%I', c.column_name) as column, c.data_type as type
     from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
     where t.table_type = 'BASE TABLE' and c.table_schema not in ('pg_catalog', 'information_schema')`,
  );
  return Map.groupBy(rows, (row) => row.name);
}
const marksOf = (columns: readonly Column[]) => [
  ...columns.filter(({ type }) => isOrderable(type)).map(({ column }) => column),
  'xmin::text::bigint',
  'ctid',
];

/**
 * Every table that names persons or accounts, in the order of every one of its columns and of the database's marks, against the board
 * in each of its own orders. What is found is the pairing that guesses most, as somebody would who knows a few of the true ones.
 */
const byEveryOrder: Attempt = async (world) => {
  const columns = await columnsOf(world);
  const personOf = new Map([...world.accounts].map(([person, account]) => [account, person]));
  const boards: string[][] = [];
  for (const mark of marksOf(columns.get('elections.event') ?? [])) {
    const { rows } = await world.owner.pool.query(
      `select credential from elections.event where type = 'Ballot' order by ${mark}, height`,
    );
    boards.push([...new Set(rows.map((row) => row.credential as string))]);
  }
  let best = new Map<string, string>();
  for (const [table, known] of columns)
    for (const { column } of known.filter(({ type }) => type === 'uuid'))
      for (const mark of marksOf(known)) {
        const { rows } = await world.owner.pool.query(
          `select ${column} as id from ${table} where ${column} is not null order by ${mark}`,
        );
        const persons = [
          ...new Set(
            rows.flatMap(({ id }) => (world.accounts.has(id) ? [id as string] : (personOf.get(id) ?? []))),
          ),
        ];
        if (persons.length < votersCount) continue;
        for (const board of boards) {
          const found = new Map(board.flatMap((one, i) => (persons[i] ? [[one, persons[i]]] : [])));
          if (hits(found, world.truth) > hits(best, world.truth)) best = found;
        }
      }
  return best;
};

/** Nearest sign-in before each ballot by transaction number: the sharpest clock that a database keeps. */
const byNearestTransaction: Attempt = async ({ owner }) => {
  const { rows } = await owner.pool.query(`
    select b.credential, (
      select a.person_id from identity.sign_in s join identity.account a using (account_id)
      where s.xmin::text::bigint < b.xmin::text::bigint order by s.xmin::text::bigint desc limit 1
    ) as person
    from elections.event b where b.type = 'Ballot'
  `);
  return new Map(rows.map((row) => [row.credential as string, row.person as string]));
};

const attempts: Readonly<Record<string, Attempt>> = {
  'a row, a line of the log or a metric that holds both': bySharedRow,
  'the order of every table that names persons and the orders of the board': byEveryOrder,
  'the sign-in just before each transaction': byNearestTransaction,
};

const hits = (found: ReadonlyMap<string, string>, truth: ReadonlyMap<string, string>) =>
  [...found].filter(([credential, person]) => truth.get(credential) === person).length;

describe('nothing links a log-in to a ballot', () => {
  let world: World;
  let voters: TestVoter[];
  beforeAll(async () => {
    const { appUrl, ownerUrl } = await testDatabase();
    const db = openDatabase({ url: appUrl });
    const logs: string[] = [];
    const identity = createIdentity({
      db,
      now: later,
      roles: {},
      knowsPerson: async () => true,
      secureCookies: false,
      oidc: [],
    });
    const app = await buildHttp({
      db,
      now: later,
      roles: {},
      version: 'test',
      actorOf: identity.actorOf,
      logLevel: 'info',
      logTo: { write: (line) => logs.push(line) },
      perMinute: 1_000_000,
      rooms: [identity.room, electionsRoom({ law: loadLaw('law') })],
    });
    const accounts = new Map<string, string>();
    for (let i = 0; i < votersCount; i += 1) {
      const personId = randomUUID();
      accounts.set(personId, await transaction(db, (trx) => createAccount(trx, { personId }, begun)));
    }
    const facts = electionFacts('sin-huella', begun);
    voters = await openTestElection(db, facts, [...accounts.keys()], begun);
    const { rightKey } = (await app.inject('/api/elections/sin-huella')).json();
    const tools = await voterTools(db, facts, rightKey);
    // All authorize, and then cast in an order of their own.
    const order = randomFromSeed(7).split('order');
    const shuffled = voters.map((one) => ({ one, at: order.integer(1_000_000) })).sort((a, b) => a.at - b.at);
    const signed = new Map<TestVoter, string>();
    for (const voter of voters) {
      const { token } = await openSignIn(db.kysely, accounts.get(voter.personId)!, {
        method: 'test',
        device: 'test',
        now: later(),
      });
      const answer = await app.inject({
        method: 'POST',
        url: '/api/elections/sin-huella/rights',
        headers: { cookie: `amparo=${token}` },
        payload: { blinded: tools.blind(voter) },
      });
      expect(answer.statusCode).toBe(200);
      signed.set(voter, tools.unblind(voter, answer.json().signature));
    }
    for (const [i, { one }] of shuffled.entries()) {
      const cast = await app.inject({
        method: 'POST',
        url: '/api/elections/sin-huella/ballots',
        payload: { ballot: tools.ballot(one, i % 7), right: signed.get(one) },
      });
      expect(cast.statusCode, cast.body).toBe(200);
    }
    world = {
      db,
      owner: openDatabase({ url: ownerUrl }),
      app,
      logs,
      metrics: async () => (await app.inject('/metrics')).body,
      accounts,
      truth: new Map(voters.map((one) => [one.credential, one.personId])),
    };
  });
  afterAll(async () => {
    await world.app.close();
    await world.owner.close();
    await world.db.close();
  });

  it('refuses a ballot that comes with a sign-in', async () => {
    const [personId, accountId] = [...world.accounts][0]!;
    const { token } = await openSignIn(world.db.kysely, accountId, {
      method: 'test',
      device: 'test',
      now: later(),
    });
    const answer = await world.app.inject({
      method: 'POST',
      url: '/api/elections/sin-huella/ballots',
      headers: { cookie: `amparo=${token}` },
      payload: { ballot: 'x'.repeat(100), right: 'ab' },
    });
    expect(answer.json()).toMatchObject({ status: 400 });
    expect(personId).toBeTruthy();
  });

  // By chance one of thirty-three pairs is right in one order, and twelve in fewer than one of a thousand million.
  it.each(Object.keys(attempts))('by %s', async (name) => {
    const found = await attempts[name]!(world);
    expect(hits(found, world.truth)).toBeLessThan(12);
  });

  it('answers the same question of a right again, and no other', async () => {
    const facts = electionFacts('sin-huella', begun);
    const { rightKey } = (await world.app.inject('/api/elections/sin-huella')).json();
    const tools = await voterTools(world.db, facts, rightKey);
    const [first, other] = voters as [TestVoter, TestVoter];
    const ask = async (blinded: string) => {
      const { token } = await openSignIn(world.db.kysely, world.accounts.get(first.personId)!, {
        method: 'test',
        device: 'test',
        now: later(),
      });
      return world.app.inject({
        method: 'POST',
        url: '/api/elections/sin-huella/rights',
        headers: { cookie: `amparo=${token}` },
        payload: { blinded },
      });
    };
    expect((await ask(tools.blind(first))).statusCode).toBe(200);
    expect((await ask(tools.blind(other))).json()).toMatchObject({
      refusal: 'authorized-for-another-credential',
    });
  });

  /** The voters' persons in the order in which their ballots came. */
  const inOrderOfCasting = async () => {
    const { rows } = await world.owner.pool.query(
      "select credential from elections.event where type = 'Ballot' order by height",
    );
    return rows.map((row) => ({ credential: row.credential, person: world.truth.get(row.credential)! }));
  };
  const doAsOwner = async (...statements: string[]) => {
    for (const statement of statements) await world.owner.pool.query(statement);
  };

  it('finds a column that names the person beside her ballot', async () => {
    await doAsOwner('alter table elections.event add column cast_by uuid');
    for (const { credential, person } of await inOrderOfCasting())
      await world.owner.pool.query('update elections.event set cast_by = $2 where credential = $1', [
        credential,
        person,
      ]);
    expect(hits(await bySharedRow(world), world.truth)).toBe(votersCount);
    await doAsOwner('alter table elections.event drop column cast_by');
    expect((await bySharedRow(world)).size).toBe(0);
  });

  it('finds a note, a line of the log and a metric that name both', async () => {
    const [credential, person] = [...world.truth][4]!;
    const account = world.accounts.get(person)!;
    await doAsOwner('create table elections.planted (note text)');
    await world.owner.pool.query('insert into elections.planted values ($1)', [`${person} ${credential}`]);
    expect((await bySharedRow(world)).get(credential)).toBe(person);
    await doAsOwner('drop table elections.planted');
    expect((await bySharedRow(world)).size).toBe(0);

    world.logs.push(`{"account":"${account}","credential":"${credential}"}`);
    expect((await bySharedRow(world)).get(credential)).toBe(person);
    world.logs.pop();

    const careless = `amparo_cast{account="${account}",credential="${credential}"} 1`;
    const metrics = async () => `${await world.metrics()}${careless}\n`;
    expect((await bySharedRow({ ...world, metrics })).get(credential)).toBe(person);
    expect((await bySharedRow(world)).size).toBe(0);
  });

  it('finds a number that counts up as voters cast, and a time of each', async () => {
    for (const column of ['serial bigserial', 'noted_at timestamptz not null default clock_timestamp()']) {
      const [name] = column.split(' ');
      await doAsOwner(
        `create table elections.careless (person_id uuid, chance uuid default gen_random_uuid(), ${column})`,
      );
      for (const { person } of await inOrderOfCasting())
        await world.owner.pool.query('insert into elections.careless (person_id) values ($1)', [person]);
      // Rewritten in an order of chance and in one transaction, so that this column alone still tells.
      await doAsOwner(
        'create table elections.shuffled as select * from elections.careless order by chance',
        'drop table elections.careless',
      );
      expect(hits(await byEveryOrder(world), world.truth), name).toBe(votersCount);
      await doAsOwner('drop table elections.shuffled');
    }
    expect(hits(await byEveryOrder(world), world.truth)).toBeLessThan(12);
  });

  it('finds rights that were written one by one as voters cast: where they lie and which transaction wrote them', async () => {
    for (const { person } of await inOrderOfCasting())
      await world.owner.pool.query('update elections.voter_right set bucket = bucket where person_id = $1', [
        person,
      ]);
    expect(hits(await byEveryOrder(world), world.truth)).toBe(votersCount);
    // As the room writes them: a whole bucket at once.
    await doAsOwner('update elections.voter_right set bucket = bucket');
    await doAsOwner('vacuum full elections.voter_right');
    await doAsOwner('cluster elections.voter_right using voter_right_pkey');
    expect(hits(await byEveryOrder(world), world.truth)).toBeLessThan(12);
  });

  it('what is left: where all sign in right before they cast, the order of sign-ins is the order of the board', async () => {
    for (const { person } of await inOrderOfCasting())
      await openSignIn(world.db.kysely, world.accounts.get(person)!, {
        method: 'test',
        device: 'test',
        now: later(),
      });
    const { rows } = await world.owner.pool.query(
      `select a.person_id as person from identity.sign_in s join identity.account a using (account_id)
       group by 1 order by max(s.opened_at)`,
    );
    // The README of the room and the page of limits say so: the house keeps when people signed in, and the board its order.
    expect(rows.map((row) => row.person)).toEqual((await inOrderOfCasting()).map(({ person }) => person));
  });
});
