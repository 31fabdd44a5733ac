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
  linkIn((await world.app.inject('/metrics')).body, ballots, world, found);
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

/** Orders rows about persons and ballots by a mark that the database keeps of writes, and pairs them by rank. */
const byOrder =
  (personSql: string, ballotMark: string): Attempt =>
  async ({ owner }) => {
    const persons = (await owner.pool.query(personSql)).rows as { person: string }[];
    const { rows } = await owner.pool.query(
      `select credential from elections.event where type = 'Ballot' order by ${ballotMark}`,
    );
    const credentials = [...new Set(rows.map((row) => row.credential as string))];
    return new Map(credentials.flatMap((one, i) => (persons[i] ? [[one, persons[i].person]] : [])));
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

const rights = (mark: string) =>
  `select person_id as person from elections.voter_right where blinded is not null order by ${mark}`;
const signIns =
  'select a.person_id as person from identity.sign_in s join identity.account a using (account_id) group by 1 order by max(s.opened_at)';
const attempts: Readonly<Record<string, Attempt>> = {
  'a row that holds both': bySharedRow,
  'rights and ballots in the order of their transactions': byOrder(
    rights('xmin::text::bigint, ctid'),
    'height',
  ),
  'rights and ballots in the order in which they lie': byOrder(rights('ctid'), 'ctid'),
  'rights in the order of the roll': byOrder(rights('number'), 'height'),
  'sign-ins and ballots in their order within one transaction': byOrder(signIns, 'xmin::text::bigint, ctid'),
  'sign-ins and the board, each in its own order': byOrder(signIns, 'height'),
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

  // By chance one of thirty-three pairs is right, and six or more in fewer than one of a thousand tries.
  it.each(Object.keys(attempts))('by %s', async (name) => {
    const found = await attempts[name]!(world);
    expect(hits(found, world.truth)).toBeLessThan(6);
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

  it('finds the link where one is planted: in an entry of audit, in a log line, in the order of rights', async () => {
    const [credential, person] = [...world.truth][4]!;
    await world.owner.pool.query('create table elections.planted (note text)');
    await world.owner.pool.query('insert into elections.planted values ($1)', [`${person} ${credential}`]);
    expect((await bySharedRow(world)).get(credential)).toBe(person);
    await world.owner.pool.query('drop table elections.planted');
    expect((await bySharedRow(world)).size).toBe(0);

    world.logs.push(`{"account":"${world.accounts.get(person)}","credential":"${credential}"}`);
    expect((await bySharedRow(world)).get(credential)).toBe(person);
    world.logs.pop();

    // Rights written one by one in the order of casting, as a careless table would have them.
    const { rows } = await world.owner.pool.query(
      "select credential from elections.event where type = 'Ballot' order by height",
    );
    for (const row of rows)
      await world.owner.pool.query('update elections.voter_right set bucket = bucket where person_id = $1', [
        world.truth.get(row.credential),
      ]);
    const found = await attempts['rights and ballots in the order of their transactions']!(world);
    expect(hits(found, world.truth)).toBe(votersCount);
  });

  it('what is left: where all sign in right before they cast, the order of sign-ins is the order of the board', async () => {
    const { rows } = await world.owner.pool.query(
      "select credential from elections.event where type = 'Ballot' order by height",
    );
    for (const row of rows) {
      const accountId = world.accounts.get(world.truth.get(row.credential)!)!;
      await openSignIn(world.db.kysely, accountId, { method: 'test', device: 'test', now: later() });
    }
    const found = await attempts['sign-ins and the board, each in its own order']!(world);
    // The README of the room and the page of limits say so; a sign-in is forgotten when it expires.
    expect(hits(found, world.truth)).toBe(votersCount);
  });
});
