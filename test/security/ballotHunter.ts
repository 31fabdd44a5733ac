import type { Database } from '#platform/database';

// Somebody with the whole database, the logs, the metrics and a watch at the booth's door tries to tell whose ballot is whose. She takes
// every order in which persons can be put, every order in which ballots can be put, and holds each of the first against each of the second.

export interface World {
  readonly owner: Database;
  readonly logs: readonly string[];
  /** What `/metrics` says, and what a careless metric would add to it. */
  readonly metrics: () => Promise<string>;
  /** Account by person. */
  readonly accounts: ReadonlyMap<string, string>;
  /** Person by credential: what must not be found. */
  readonly truth: ReadonlyMap<string, string>;
  /** What can be told of each casting from outside, by the credential cast: how long it took, how long the answer was. */
  readonly castings: ReadonlyMap<string, { readonly milliseconds: number; readonly bytes: number }>;
}

/** A row of a table, a line of the log or of the metrics; with its place in every order that is known of its kind. */
interface Row {
  readonly text: string;
  readonly marks: Readonly<Record<string, number>>;
}

/** A place for each person, or for each credential: equal places where an order does not tell. */
interface Order {
  readonly name: string;
  readonly places: ReadonlyMap<string, number>;
}

export interface Found {
  /** Spearman's coefficient between the two orders, from 0 to 1 whatever its sign. */
  readonly correlation: number;
  /** How many persons are told rightly by pairing the first with the first, the second with the second… */
  readonly hits: number;
  readonly between: string;
}

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const name = /[0-9A-Za-z+/_-]{40,}={0,2}/g;

/** All that is kept: each table with its rows, the log and the metrics. */
async function sources(world: World): Promise<Map<string, Row[]>> {
  const found = new Map<string, Row[]>();
  const { rows: tables } = await world.owner.pool.query<{ name: string; columns: Column[] }>(`
    select format('%I.%I', n.nspname, c.relname) as name,
      jsonb_agg(jsonb_build_object('name', a.attname, 'type', t.typname, 'apart', a.attstorage <> 'p')) as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped join pg_type t on t.oid = a.atttypid
    where c.relkind = 'r' and n.nspname !~ '^pg_' and n.nspname <> 'information_schema' group by 1 order by 1`);
  for (const { name, columns } of tables) found.set(name, await rowsOf(world.owner, name, columns));
  const lines = (all: readonly string[]) => all.map((text, line) => ({ text, marks: { line } }));
  found.set('the log', lines(world.logs));
  found.set('the metrics', lines((await world.metrics()).split('\n')));
  return found;
}

interface Column {
  readonly name: string;
  readonly type: string;
  /** Whether long values lie apart from the row, under numbers that count up. */
  readonly apart: boolean;
}

/** The rows of a table: their order by each column, and by what the database keeps of each: transactions, place, values stored apart. */
async function rowsOf(owner: Database, table: string, columns: readonly Column[]): Promise<Row[]> {
  const quoted = (column: string) => `t."${column}"`;
  const orders = [
    ...columns
      .filter(({ type }) => !['json', 'xml', 'point', 'polygon'].includes(type))
      .map(({ name }) => [name, quoted(name)] as const),
    ['xmin', 't.xmin::text::bigint'] as const,
    ['xmax', 't.xmax::text::bigint'] as const,
    ['ctid', 't.ctid'] as const,
    ...columns
      .filter(({ apart }) => apart)
      .map(({ name }) => [`${name} apart`, `pg_column_toast_chunk_id(${quoted(name)})::bigint`] as const),
  ];
  const ranks = orders.map(([, expression], i) => `dense_rank() over (order by ${expression})::int as m${i}`);
  const { rows } = await owner.pool.query<Record<string, string | number>>(
    `select t::text as row, ${ranks.join(', ')} from ${table} t`,
  );
  return rows.map((row) => ({
    text: String(row.row),
    marks: Object.fromEntries(orders.map(([mark], i) => [mark, Number(row[`m${i}`])])),
  }));
}

/** Who or what of a kind is named in a text, in the order of the text. */
type Reader = (text: string) => string[];

function readers(
  { accounts }: World,
  ballots: ReadonlyMap<string, string>,
): { persons: Reader; ballots: Reader } {
  const personOf = new Map(
    [...accounts].flatMap(([person, account]) => [[person, person] as const, [account, person] as const]),
  );
  const known = (all: RegExpMatchArray | null, of: ReadonlyMap<string, string>) => [
    ...new Set((all ?? []).flatMap((one) => of.get(one) ?? [])),
  ];
  return {
    persons: (text) => known(text.match(uuid), personOf),
    ballots: (text) => known(text.match(name), ballots),
  };
}

/** Credential by each mark that a ballot has: credential, tracker, hash of its event, signature of the right. */
async function marksOfBallots({ owner, truth }: World): Promise<Map<string, string>> {
  const marks = new Map([...truth.keys()].map((credential) => [credential, credential]));
  const { rows } = await owner.pool.query<{ credential: string; marks: string[] }>(`
    select credential, array[tracker, hash, encode(right_signature, 'hex')] as marks from elections.event where type = 'Ballot'
    union all
    select u.credential, array[u.tracker, encode(u.signature, 'hex')] from elections.sheaf s
    cross join lateral unnest(s.credentials, s.trackers, s.rights) as u(credential, tracker, signature)`);
  for (const { credential, marks: all } of rows) for (const mark of all) marks.set(mark, credential);
  return marks;
}

/** Rows, lines of the log and metrics that name a person (or her account) and a ballot (or a mark of it): persons by credential. */
export async function findNamedTogether(world: World): Promise<Map<string, string>> {
  const read = readers(world, await marksOfBallots(world));
  const found = new Map<string, string>();
  for (const rows of (await sources(world)).values())
    for (const { text } of rows) {
      const [person] = read.persons(text);
      if (person) for (const credential of read.ballots(text)) found.set(credential, person);
    }
  return found;
}

/** Every order in which a source puts nearly all of what is looked for: by each mark, by where each is met first, and last. */
function ordersIn(source: string, rows: readonly Row[], read: Reader, wanted: number): Order[] {
  const named = rows.flatMap(({ text, marks }) => {
    const all = read(text);
    return all.length > 0 ? [{ all, marks }] : [];
  });
  if (new Set(named.flatMap(({ all }) => all)).size < wanted * 0.9) return [];
  const orders: Order[] = [];
  for (const mark of Object.keys(named[0]?.marks ?? {})) {
    const sorted = named.toSorted((a, b) => a.marks[mark]! - b.marks[mark]!);
    const [first, last, within] = [
      new Map<string, number>(),
      new Map<string, number>(),
      new Map<string, number>(),
    ];
    for (const { all, marks } of sorted)
      for (const one of all) {
        if (!first.has(one)) first.set(one, marks[mark]!);
        last.set(one, marks[mark]!);
        if (!within.has(one)) within.set(one, within.size);
      }
    orders.push({ name: `${source}, first by ${mark}`, places: first });
    orders.push({ name: `${source}, last by ${mark}`, places: last });
    // Where a row names many, as a list does, its own order is one too.
    orders.push({ name: `${source}, as written by ${mark}`, places: within });
  }
  return orders;
}

/**
 * The closest that any order of persons comes to any order of ballots, by correlation and by pairs told rightly; and the pairs of orders
 * that are one and the same, so that everybody's ballot is told.
 */
export async function correlateOrders(
  world: World,
): Promise<{ readonly closest: Found; readonly most: Found; readonly same: readonly string[] }> {
  const read = readers(world, await marksOfBallots(world));
  const all = await sources(world);
  const wanted = world.truth.size;
  const persons: Order[] = [];
  const ballots: Order[] = [];
  for (const [source, rows] of all) {
    persons.push(...ordersIn(source, rows, read.persons, wanted));
    ballots.push(...ordersIn(source, rows, read.ballots, wanted));
  }
  for (const measure of ['milliseconds', 'bytes'] as const)
    ballots.push({
      name: `${measure} of casting`,
      places: new Map([...world.castings].map(([credential, one]) => [credential, one[measure]])),
    });
  const nothing: Found = { correlation: 0, hits: 0, between: 'none' };
  let [closest, most] = [nothing, nothing];
  const same: string[] = [];
  for (const one of persons)
    for (const other of ballots) {
      const found = hold(world, one, other);
      if (found.correlation > closest.correlation) closest = found;
      if (found.hits > most.hits) most = found;
      if (found.hits === wanted && found.correlation > 0.999) same.push(found.between);
    }
  return { closest, most, same };
}

function hold({ truth }: World, persons: Order, ballots: Order): Found {
  const pairs = [...truth].filter(
    ([credential, person]) => ballots.places.has(credential) && persons.places.has(person),
  );
  const ofPersons = ranksOf(pairs.map(([, person]) => persons.places.get(person)!));
  const ofBallots = ranksOf(pairs.map(([credential]) => ballots.places.get(credential)!));
  // Where an order does not tell, names decide, and they are of chance: neither kind knows of the other's.
  const inOrder = (order: Order, ids: string[]) =>
    ids.toSorted((a, b) => order.places.get(a)! - order.places.get(b)! || (a < b ? -1 : 1));
  const people = inOrder(
    persons,
    pairs.map(([, person]) => person),
  );
  const hits = inOrder(
    ballots,
    pairs.map(([credential]) => credential),
  ).filter((credential, i) => truth.get(credential) === people[i]).length;
  return {
    correlation: Math.abs(correlation(ofPersons, ofBallots)),
    hits,
    between: `${persons.name} × ${ballots.name}`,
  };
}

/** Ranks, the mean of their places where values are equal. */
function ranksOf(values: readonly number[]): number[] {
  const sorted = values.map((value, i) => ({ value, i })).sort((a, b) => a.value - b.value);
  const ranks: number[] = new Array(values.length).fill(0);
  for (let from = 0; from < sorted.length; ) {
    let to = from;
    while (to < sorted.length && sorted[to]!.value === sorted[from]!.value) to += 1;
    for (let at = from; at < to; at += 1) ranks[sorted[at]!.i] = (from + to - 1) / 2;
    from = to;
  }
  return ranks;
}

/** Pearson's coefficient; of ranks it is Spearman's. Nothing varies, nothing is told: 0. */
function correlation(a: readonly number[], b: readonly number[]): number {
  const mean = (all: readonly number[]) => all.reduce((sum, one) => sum + one, 0) / all.length;
  const [meanA, meanB] = [mean(a), mean(b)];
  let [both, ofA, ofB] = [0, 0, 0];
  for (const [i, one] of a.entries()) {
    both += (one - meanA) * (b[i]! - meanB);
    ofA += (one - meanA) ** 2;
    ofB += (b[i]! - meanB) ** 2;
  }
  return ofA === 0 || ofB === 0 ? 0 : both / Math.sqrt(ofA * ofB);
}

/** The sign-in just before the transaction that wrote each ballot: the sharpest clock that a database keeps. */
export async function findNearestSignIn({ owner }: World): Promise<Map<string, string>> {
  const { rows } = await owner.pool.query<{ credential: string; person: string }>(`
    select b.credential, (
      select a.person_id from identity.sign_in s join identity.account a using (account_id)
      where s.xmin::text::bigint < b.xact order by s.xmin::text::bigint desc limit 1
    ) as person
    from (
      select credential, xmin::text::bigint as xact from elections.event where type = 'Ballot'
      union all select unnest(credentials), xmin::text::bigint from elections.sheaf
    ) b`);
  return new Map(rows.map(({ credential, person }) => [credential, person]));
}

export const rightly = (found: ReadonlyMap<string, string>, { truth }: World): number =>
  [...found].filter(([credential, person]) => truth.get(credential) === person).length;
