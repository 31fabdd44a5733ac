import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Affiliate,
  announceSortition,
  type BeaconRound,
  commitmentOf,
  type DiceCeremony,
  drawByStrata,
  drawConsistently,
  drawnLines,
  drawWithReplacement,
  explainDraw,
  type FolderReader,
  findBeaconChain,
  isBeaconRoundGenuine,
  isInTree,
  isMember,
  largestRemainderQuotas,
  MerkleLeaves,
  type RollColumns,
  roundAt,
  type SortitionCheck,
  seedOf,
  stratumName,
  ticketOf,
  ticketPrefix,
  timeOfRound,
  UnusableFolder,
  verifySortition,
  writeAnnouncement,
  writeRollLine,
} from '#ballots';
import { describeWithOracles, readOracle } from '../../../test/support/oracles.ts';

const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest();

/** Another implementation of the draw, written from the definition: whole decimal numbers, texts reversed and sorted. */
function drawAgain(seed: string, ids: readonly string[], count: number): string[] {
  const head = sha256(seed).toString('hex');
  const ticket = (id: string) =>
    BigInt(`0x${sha256(head + id).toString('hex')}`)
      .toString()
      .split('')
      .reverse()
      .join('');
  return ids
    .map((id) => ({ id, ticket: ticket(id) }))
    .sort((a, b) => (a.ticket < b.ticket ? -1 : 1))
    .slice(0, count)
    .map(({ id }) => id);
}

/** RFC 6962's own recursive definition. */
function rootAgain(lines: readonly string[]): Buffer {
  if (lines.length === 0) return sha256('');
  if (lines.length === 1) return sha256(Buffer.concat([Buffer.from([0]), Buffer.from(lines[0]!)]));
  let split = 1;
  while (split * 2 < lines.length) split *= 2;
  return sha256(
    Buffer.concat([Buffer.from([1]), rootAgain(lines.slice(0, split)), rootAgain(lines.slice(split))]),
  );
}

describeWithOracles('published vectors', () => {
  it('draws with replacement as Rivest’s sampler', () => {
    const { tests } = JSON.parse(readOracle('sortition', 'rivest-sampler-tests.json'));
    expect(tests).toHaveLength(10);
    for (const { data, expected } of tests)
      expect(drawWithReplacement(data.seed, data.total, data.count)).toEqual(expected);
  });

  it('draws without replacement, in its order and with its tickets, as Rivest’s consistent sampler', () => {
    const vectors = JSON.parse(readOracle('sortition', 'rivest-consistent_sampler-vectors.json'));
    expect(vectors).toHaveLength(3);
    for (const { seed, ids, take, sample, tickets } of vectors) {
      expect(drawConsistently(seed, ids, take)).toEqual(sample);
      for (const [id, ticket] of Object.entries(tickets))
        expect(ticketOf(ticketPrefix(seed), id)).toBe(ticket);
    }
  });

  it('believes the beacon’s rounds and no other', () => {
    const { chains, beacons } = JSON.parse(readOracle('sortition', 'drand-vectors.json'));
    for (const beacon of beacons) {
      const chain = findBeaconChain(chains[beacon.chain].hash)!;
      expect(chain.publicKey).toBe(chains[beacon.chain].public_key);
      const round: BeaconRound = { ...beacon, previousSignature: beacon.previous_signature };
      expect(isBeaconRoundGenuine(chain, round)).toBe(true);
      expect(isBeaconRoundGenuine(chain, { ...round, round: round.round + 1 })).toBe(false);
      expect(isBeaconRoundGenuine(chain, { ...round, randomness: '00'.repeat(32) })).toBe(false);
      expect(isBeaconRoundGenuine(chain, { ...round, signature: 'ff'.repeat(48) })).toBe(false);
    }
  });
});

describe('the draw', () => {
  it('agrees with another implementation for any seed and size', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.integer({ min: 1, max: 300 }),
        fc.integer({ min: 0, max: 300 }),
        (seed, size, count) => {
          const ids = Array.from({ length: size }, (_, i) => `AF-${i}`);
          expect(drawConsistently(seed, ids, count)).toEqual(drawAgain(seed, ids, count));
        },
      ),
      { numRuns: 200, seed: 6 },
    );
  });

  it('agrees with it where the first eleven digits of tickets coincide', () => {
    // Found by trying: both tickets of this seed begin 0.71841307458, then 4… and 2….
    const ids = ['25614', '343532', '1', '2'];
    expect(ids.slice(0, 2).map((id) => ticketOf(ticketPrefix('coincidence'), id).slice(0, 14))).toEqual([
      '0.718413074584',
      '0.718413074582',
    ]);
    expect(drawConsistently('coincidence', ids, 4)).toEqual(drawAgain('coincidence', ids, 4));
  });
});

describe('quotas by largest remainder', () => {
  it('share seats as worked by hand', () => {
    // 7 seats among 10: exact shares 3.5, 2.1 and 1.4; whole parts 3, 2, 1, and the last seat to the remainder .5.
    const quotas = largestRemainderQuotas(
      new Map([
        ['a', 5],
        ['b', 3],
        ['c', 2],
      ]),
      7,
    );
    expect(Object.fromEntries(quotas)).toEqual({ a: 4, b: 2, c: 1 });
  });

  it('break equal remainders by name', () => {
    expect(
      Object.fromEntries(
        largestRemainderQuotas(
          new Map([
            ['b', 1],
            ['a', 1],
          ]),
          1,
        ),
      ),
    ).toEqual({ a: 1, b: 0 });
  });

  it('add up, stay within one of the exact share, and never exceed a stratum', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 5000 }), { minLength: 1, maxLength: 60 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (sizes, share) => {
          const total = sizes.reduce((sum, size) => sum + size, 0);
          const seats = Math.floor(total * share);
          const quotas = largestRemainderQuotas(new Map(sizes.map((size, i) => [`s${i}`, size])), seats);
          expect([...quotas.values()].reduce((sum, quota) => sum + quota, 0)).toBe(seats);
          sizes.forEach((size, i) => {
            const quota = quotas.get(`s${i}`)!;
            expect(quota).toBeLessThanOrEqual(size);
            expect(Math.abs(quota - (total === 0 ? 0 : (size * seats) / total))).toBeLessThan(1);
          });
        },
      ),
      { numRuns: 200, seed: 6 },
    );
  });

  it('refuse more seats than members', () => {
    expect(() => largestRemainderQuotas(new Map([['a', 1]]), 2)).toThrow(RangeError);
  });
});

describe('the Merkle tree', () => {
  it('has the root of RFC 6962 for every size, and a path for every leaf', () => {
    for (let size = 0; size <= 33; size++) {
      const lines = Array.from({ length: size }, (_, i) => `línea ${i}`);
      const leaves = new MerkleLeaves(1);
      for (const line of lines) leaves.add(line);
      const tree = leaves.tree();
      expect(tree.root).toBe(rootAgain(lines).toString('hex'));
      lines.forEach((line, i) => {
        const path = tree.pathOf(i);
        expect(isInTree(tree.root, size, i, line, path)).toBe(true);
        expect(isInTree(tree.root, size, i, `${line}!`, path)).toBe(false);
        expect(isInTree(tree.root, size, i, line, [...path, '00'.repeat(32)])).toBe(false);
        if (size > 1) expect(isInTree(tree.root, size, (i + 1) % size, line, path)).toBe(false);
      });
    }
  });
});

// Round 657413 of quicknet, which drand published; here as a literal so that this also runs without the oracles.
const beacon: BeaconRound = {
  round: 657413,
  signature:
    'b713718a38ae728dfd477991af2822e08d2f305e47718cef9f7848ce4050e7be41076862b98fad56e91a6b85b89cd97b',
  randomness: 'fc1873a13f3545aeade8401532ef5519920652eee6b0d2b19ca12643b87b3587',
};
const quicknet = findBeaconChain('52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971')!;
const dice: DiceCeremony = {
  thrownAt: '2023-09-15T10:30:00Z',
  throws: [...'3154266123541625431265431'].map(Number),
};

function inventRoll(size: number) {
  const affiliates: Affiliate[] = Array.from({ length: size }, (_, i) => ({
    number: `AF-${String(i + 1).padStart(5, '0')}`,
    identity: `170000${i}`,
    province: ['Pichincha', 'Guayas', 'Loja'][i % 3]!,
    sector: ['privado', 'público', 'campesino', 'voluntario'][(i >> 2) % 4]!,
    sex: i % 2 === 0 ? 'M' : 'H',
  }));
  const salts = affiliates.map(({ number }) => sha256(`sal ${number}`).toString('hex'));
  const lines = affiliates.map((affiliate, i) =>
    writeRollLine({ ...affiliate, commitment: commitmentOf(salts[i]!, affiliate) }),
  );
  const strata = [...new Set(affiliates.map(stratumName))];
  const roll: RollColumns = {
    numbers: affiliates.map(({ number }) => number),
    strata,
    stratumOf: Uint32Array.from(affiliates, (affiliate) => strata.indexOf(stratumName(affiliate))),
  };
  const leaves = new MerkleLeaves(size);
  for (const line of lines) leaves.add(line);
  return { affiliates, salts, lines, roll, tree: leaves.tree() };
}

/** A whole published folder, in memory. */
function publish(size = 500, seats = 100) {
  const { affiliates, salts, lines, roll, tree } = inventRoll(size);
  const about = {
    title: 'Colegio electoral',
    rollDate: '2023-08-31',
    publishedAt: '2023-09-15T10:00:00Z',
    beacon: { chain: quicknet.hash, round: beacon.round },
  };
  const announcement = announceSortition(about, roll, tree.root, seats);
  const draw = drawByStrata(
    roll,
    new Map(Object.entries(announcement.quotas)),
    seedOf(announcement, beacon, dice),
  );
  const files: Record<string, string> = {
    'announcement.json': writeAnnouncement(announcement),
    'dice.json': JSON.stringify(dice),
    'beacon.json': JSON.stringify(beacon),
    'roll.csv': lines.join('\n'),
    'drawn.csv': drawnLines(roll, draw).join('\n'),
  };
  return { affiliates, salts, lines, roll, tree, announcement, draw, files };
}

function reader(files: Record<string, string>): FolderReader {
  const get = (name: string) => {
    const text = files[name];
    if (text === undefined) throw new Error('no such file');
    return text;
  };
  return {
    text: async (name) => get(name),
    async *lines(name) {
      yield get(name).split('\n');
    },
  };
}

const failing = async (files: Record<string, string>): Promise<SortitionCheck[]> =>
  (await verifySortition(reader(files))).checks.filter(({ passed }) => !passed).map(({ check }) => check);

describe('a published draw', () => {
  const published = publish();
  const { files, announcement, affiliates, salts, lines, tree, roll, draw } = published;

  it('is accepted, and each stratum has its quota', async () => {
    expect(await verifySortition(reader(files))).toMatchObject({
      verdict: 'accepted',
      rollSize: 500,
      seats: 100,
      strata: 24,
    });
    for (const [stratum, places] of draw.drawn) expect(places).toHaveLength(announcement.quotas[stratum]!);
    expect([...draw.drawn.values()].flat()).toHaveLength(100);
  });

  it('lets each affiliate prove that she was in the roll, and nobody else', () => {
    affiliates.forEach((affiliate, index) => {
      const proof = { salt: salts[index]!, affiliate, index, rollSize: 500, path: tree.pathOf(index) };
      expect(isMember(announcement.rollRoot, proof)).toBe(true);
      expect(isMember(announcement.rollRoot, { ...proof, affiliate: { ...affiliate, identity: '0' } })).toBe(
        false,
      );
    });
  });

  it('tells each affiliate why she was or was not drawn', () => {
    const drawn = new Set([...draw.drawn.values()].flat());
    roll.numbers.forEach((number, i) => {
      const reason = explainDraw(roll, draw, number);
      expect(reason.drawn).toBe(drawn.has(i));
      expect(reason.drawn).toBe(
        reason.lastTicketDrawn !== undefined && reason.ticket <= reason.lastTicketDrawn,
      );
      expect(reason.drawn).toBe(reason.rank <= reason.quota);
    });
    expect(() => explainDraw(roll, draw, 'AF-99999')).toThrow(RangeError);
  });

  const changed = (change: object) => writeAnnouncement({ ...announcement, ...change });
  /** A folder whose announcement changed and whose draw follows it. */
  const redrawn = (change: object) => {
    const other = { ...announcement, ...change };
    const again = drawByStrata(roll, new Map(Object.entries(other.quotas)), seedOf(other, beacon, dice));
    return {
      ...files,
      'announcement.json': writeAnnouncement(other),
      'drawn.csv': drawnLines(roll, again).join('\n'),
    };
  };
  const withDice = (other: DiceCeremony) => ({
    ...files,
    'dice.json': JSON.stringify(other),
    'drawn.csv': drawnLines(
      roll,
      drawByStrata(roll, new Map(Object.entries(announcement.quotas)), seedOf(announcement, beacon, other)),
    ).join('\n'),
  });
  const quotas = { ...announcement.quotas };
  const [first, second] = Object.keys(quotas) as [string, string];

  it('is rejected for each defect, and for that one alone', async () => {
    expect(
      await failing({ ...files, 'announcement.json': JSON.stringify(JSON.parse(changed({})), undefined, 1) }),
    ).toEqual(['announcement']);
    expect(await failing(redrawn({ rollSize: 501 }))).toEqual(['roll-size']);
    expect(await failing(redrawn({ rollRoot: '00'.repeat(32) }))).toEqual(['roll-root']);
    expect(
      await failing(
        redrawn({ quotas: { ...quotas, [first]: quotas[first]! + 1, [second]: quotas[second]! - 1 } }),
      ),
    ).toEqual(['quotas']);
    expect(await failing(withDice({ ...dice, throws: dice.throws.slice(1) }))).toEqual(['dice']);
    expect(
      await failing(withDice({ ...dice, throws: dice.throws.map((face) => (face === 6 ? 7 : face)) })),
    ).toEqual(['dice']);
    expect(
      await failing({ ...files, 'dice.json': JSON.stringify({ ...dice, thrownAt: '2023-09-15T11:00:03Z' }) }),
    ).toEqual(['time-order']);
    expect(
      await failing({ ...files, 'dice.json': JSON.stringify({ ...dice, thrownAt: '2023-09-15T09:59:59Z' }) }),
    ).toEqual(['time-order']);
    expect(
      await failing({
        ...files,
        'beacon.json': JSON.stringify({ ...beacon, signature: beacon.signature.replace(/^b7/, 'b6') }),
      }),
    ).toEqual(['beacon']);
    expect(
      await failing({ ...files, 'drawn.csv': files['drawn.csv']!.split('\n').slice(1).join('\n') }),
    ).toEqual(['draw']);
    expect(
      await failing({ ...files, 'drawn.csv': files['drawn.csv']!.replace(/AF-\d+/, 'AF-00000') }),
    ).toEqual(['draw']);
  });

  it('is rejected for a roll that is not well written', async () => {
    const other = (text: string) => ({ ...files, 'roll.csv': text });
    expect(await failing(other([...lines].reverse().join('\n')))).toContain('roll-order');
    expect(await failing(other([lines[0], ...lines].join('\n')))).toContain('roll-order');
    expect(await failing(other(lines.join('\n').replace('Loja', 'Lo,ja')))).toContain('roll-format');
  });

  it('is unusable when a file is missing or has not its form', async () => {
    for (const name of Object.keys(files)) {
      const { [name]: _, ...rest } = files;
      await expect(verifySortition(reader(rest))).rejects.toThrow(UnusableFolder);
    }
    await expect(verifySortition(reader({ ...files, 'dice.json': '{}' }))).rejects.toThrow(UnusableFolder);
  });
});

describe('the beacon’s clock', () => {
  it('gives the time of a round and the round of a time', () => {
    // drand: genesis 1692803367, every 3 seconds; round 657413 came at 2023-09-15T11:00:03Z.
    expect(timeOfRound(quicknet, 657413)).toBe(Date.parse('2023-09-15T11:00:03Z') / 1000);
    expect(roundAt(quicknet, 1694775603)).toBe(657413);
    expect(roundAt(quicknet, 1694775601)).toBe(657413);
    expect(roundAt(quicknet, 0)).toBe(1);
  });
});
