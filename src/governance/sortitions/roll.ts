import { sql } from 'kysely';
import {
  commitmentOf,
  isMember,
  type MembershipProof,
  MerkleLeaves,
  MerkleTree,
  type RollColumns,
  stratumName,
  ticketOf,
  writeRollLine,
} from '#ballots';
import '#ballots/server';
import type { Db, Trx } from '#platform/database';

/** Lines of a block; a power of two, so that blocks are whole subtrees of the roll's tree. */
const blockLines = 1024;
/** Blocks read at once: some 8,000 lines. */
const blocksRead = 8;
const numberDigits = 8;

/** The public number of a place, counted from 0: numbers go up with places, as texts too. */
export const numberOf = (place: number): string => `A-${String(place + 1).padStart(numberDigits, '0')}`;

interface Line {
  readonly place: number;
  readonly personId: string;
  readonly identity: string;
  readonly salt: Buffer;
  readonly province: string;
  readonly sector: string;
  readonly sex: string;
}

const affiliateOf = ({ place, identity, province, sector, sex }: Line) => ({
  number: numberOf(place),
  identity,
  province,
  sector,
  sex,
});

function publicLine(line: Line): string {
  const affiliate = affiliateOf(line);
  return writeRollLine({ ...affiliate, commitment: commitmentOf(line.salt.toString('hex'), affiliate) });
}

async function readLines(db: Db, code: string, from: number, count: number): Promise<Line[]> {
  const { rows } = await sql<Line>`
    select place, person_id as "personId", identity, salt, province, sector, sex from sortitions.roll_line
    where code = ${code} and place >= ${from} and place < ${from + count} order by place
  `.execute(db);
  return rows;
}

async function* linesOf(db: Db, code: string): AsyncGenerator<Line[]> {
  const step = blockLines * blocksRead;
  for (let from = 0; ; from += step) {
    const lines = await readLines(db, code, from, step);
    if (lines.length > 0) yield lines;
    if (lines.length < step) return;
  }
}

/** The public roll, some thousands of lines at a time, each with its end. */
export async function* rollFile(db: Db, code: string): AsyncGenerator<string> {
  for await (const lines of linesOf(db, code)) yield `${lines.map(publicLine).join('\n')}\n`;
}

export interface FrozenRoll {
  readonly size: number;
  readonly root: string;
  readonly strata: Readonly<Record<string, number>>;
}

/**
 * Freezes the roll: every affiliate in a place by lot with a salt of 32 random bytes, and the root of the tree of their lines.
 *
 * Salts and places come from the database's own strong randomness (`gen_random_uuid`, 122 bits each, three to a salt).
 */
export async function freezeRoll(trx: Trx, code: string): Promise<FrozenRoll> {
  await sql`set local statement_timeout = 0`.execute(trx);
  await sql`
    insert into sortitions.roll_line (code, place, person_id, identity, salt, province, sector, sex)
    select ${code}, (row_number() over (order by lot) - 1)::integer, person_id, identity, salt, province, sector, sex
    from (
      select *, gen_random_uuid() as lot,
             sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())) as salt
      from sortitions.affiliate
    ) affiliate
  `.execute(trx);
  const strata = new Map<string, number>();
  const roots: Buffer[] = [];
  let size = 0;
  for await (const lines of linesOf(trx, code)) {
    for (let at = 0; at < lines.length; at += blockLines) {
      const block = lines.slice(at, at + blockLines);
      roots.push(Buffer.from(treeOf(block).root, 'hex'));
      for (const line of block) {
        const stratum = stratumName(line);
        strata.set(stratum, (strata.get(stratum) ?? 0) + 1);
      }
    }
    size += lines.length;
  }
  await sql`
    insert into sortitions.roll_block (code, block, root)
    select ${code}, (b.place - 1)::integer, b.root from unnest(${roots}::bytea[]) with ordinality as b(root, place)
  `.execute(trx);
  const root = MerkleTree.over(new Uint8Array(Buffer.concat(roots))).root;
  return { size, root, strata: Object.fromEntries([...strata].sort(([a], [b]) => (a < b ? -1 : 1))) };
}

function treeOf(lines: readonly Line[]): MerkleTree {
  const leaves = new MerkleLeaves(lines.length);
  for (const line of lines) leaves.add(publicLine(line));
  return leaves.tree();
}

/** The roll by columns, for the draw. */
export async function readColumns(db: Db, code: string, size: number): Promise<RollColumns> {
  const numbers: string[] = [];
  const strata: string[] = [];
  const placeOf = new Map<string, number>();
  const stratumOf = new Uint32Array(size);
  for await (const lines of linesOf(db, code))
    for (const line of lines) {
      const name = stratumName(line);
      let stratum = placeOf.get(name);
      if (stratum === undefined) {
        stratum = strata.push(name) - 1;
        placeOf.set(name, stratum);
      }
      stratumOf[numbers.length] = stratum;
      numbers.push(numberOf(line.place));
    }
  return { numbers, strata, stratumOf };
}

/** What a person needs to prove to herself that she was in a roll; nothing when she was not. */
export async function findProof(
  db: Db,
  code: string,
  personId: string,
  roll: FrozenRoll,
): Promise<MembershipProof | undefined> {
  const { rows } = await sql<{ place: number }>`
    select place from sortitions.roll_line where code = ${code} and person_id = ${personId}::uuid
  `.execute(db);
  const place = rows[0]?.place;
  if (place === undefined) return undefined;
  const block = Math.floor(place / blockLines);
  const lines = await readLines(db, code, block * blockLines, blockLines);
  const { rows: blocks } = await sql<{ root: Buffer }>`
    select root from sortitions.roll_block where code = ${code} order by block
  `.execute(db);
  const above = MerkleTree.over(new Uint8Array(Buffer.concat(blocks.map((one) => one.root))));
  const own = lines[place - block * blockLines]!;
  const proof: MembershipProof = {
    salt: own.salt.toString('hex'),
    affiliate: affiliateOf(own),
    index: place,
    rollSize: roll.size,
    path: [...treeOf(lines).pathOf(place - block * blockLines), ...above.pathOf(block)],
  };
  if (!isMember(roll.root, proof)) throw new Error('The stored roll is not the one whose root was frozen.');
  return proof;
}

/** Keeps who was drawn, by stratum in the order of call. */
export async function insertDrawn(
  trx: Trx,
  code: string,
  drawn: ReadonlyMap<string, readonly number[]>,
): Promise<void> {
  const all = [...drawn].flatMap(([stratum, places]) =>
    places.map((place, i) => ({ place, stratum, order: i + 1 })),
  );
  for (let from = 0; from < all.length; from += 50_000) {
    const part = all.slice(from, from + 50_000);
    await sql`
      insert into sortitions.drawn (code, place, stratum, call_order)
      select ${code}, * from unnest(
        ${part.map((one) => one.place)}::integer[], ${part.map((one) => one.stratum)}::text[], ${part.map((one) => one.order)}::integer[]
      )
    `.execute(trx);
  }
}

/** The lines of drawn.csv, some thousands at a time, by stratum and order of call. */
export async function* drawnFile(db: Db, code: string, prefix: string): AsyncGenerator<string> {
  let last = { stratum: '', order: 0 };
  for (;;) {
    const { rows } = await sql<{ place: number; stratum: string; order: number }>`
      select place, stratum, call_order as order from sortitions.drawn
      where code = ${code} and (stratum, call_order) > (${last.stratum}, ${last.order}) order by stratum, call_order limit 10000
    `.execute(db);
    if (rows.length === 0) return;
    last = rows.at(-1)!;
    yield rows
      .map(
        ({ place, stratum, order }) =>
          `${stratum},${order},${numberOf(place)},${ticketOf(prefix, numberOf(place))}\n`,
      )
      .join('');
  }
}

export interface StratumResult {
  readonly stratum: string;
  readonly drawn: number;
  /** The greatest ticket that was drawn. */
  readonly lastTicket: string;
}

/** For each stratum how many were drawn and the last ticket. */
export async function stratumResults(db: Db, code: string, prefix: string): Promise<StratumResult[]> {
  const { rows } = await sql<{ stratum: string; drawn: number; place: number }>`
    select distinct on (stratum) stratum, call_order as drawn, place from sortitions.drawn
    where code = ${code} order by stratum, call_order desc
  `.execute(db);
  return rows.map(({ stratum, drawn, place }) => ({
    stratum,
    drawn,
    lastTicket: ticketOf(prefix, numberOf(place)),
  }));
}

export interface CollegeVoter {
  readonly personId: string;
  /** Public number in the roll of the draw. */
  readonly number: string;
  readonly province: string;
  readonly sector: string;
  readonly sex: string;
  /** Place in which her stratum called her. */
  readonly order: number;
}

/** The voters drawn, by place in the roll. */
export async function readVoters(db: Db, code: string): Promise<CollegeVoter[]> {
  const { rows } = await sql<Omit<CollegeVoter, 'number'> & { place: number }>`
    select d.place, l.person_id as "personId", l.province, l.sector, l.sex, d.call_order as order
    from sortitions.drawn d join sortitions.roll_line l using (code, place) where code = ${code} order by d.place
  `.execute(db);
  return rows.map(({ place, ...voter }) => ({ ...voter, number: numberOf(place) }));
}
