import { createHash, randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type FolderReader,
  isMember,
  MerkleLeaves,
  MerkleTree,
  type SortitionCheck,
  ticketOf,
  ticketPrefix,
  verifySortition,
} from '#ballots';
import { openSpacesHouse, type SpacesHouse, type TestPerson } from '../../../test/support/spacesHouse.ts';
import { nextStep, type SortitionState } from './sortition.ts';
import { findCollege } from './store.ts';

// Round 657413 of quicknet, as drand published it; it came out on 15 September 2023 at 11:00:03 UTC.
const beacon = {
  round: 657_413,
  signature:
    'b713718a38ae728dfd477991af2822e08d2f305e47718cef9f7848ce4050e7be41076862b98fad56e91a6b85b89cd97b',
  randomness: 'fc1873a13f3545aeade8401532ef5519920652eee6b0d2b19ca12643b87b3587',
};
const dice = {
  act: 'throw-dice',
  throws: [...'3154266123541625431265431'].map(Number),
  place: 'Plaza Grande, Quito',
  witnesses: ['Notaría primera'],
};
const code = 'delegados-prueba';
const fileNames = ['announcement.json', 'roll.csv', 'dice.json', 'beacon.json', 'drawn.csv'];

function reader(files: Readonly<Record<string, string>>): FolderReader {
  const get = (name: string) => {
    const text = files[name];
    if (text === undefined) throw new Error('no such file');
    return text;
  };
  return {
    text: async (name) => get(name),
    async *lines(name) {
      yield get(name).trimEnd().split('\n');
    },
  };
}
const failing = async (files: Record<string, string>): Promise<SortitionCheck[]> =>
  (await verifySortition(reader(files))).checks.filter(({ passed }) => !passed).map(({ check }) => check);

describe('a draw, step by step', () => {
  let house: SpacesHouse;
  let officer: TestPerson;
  let voter: TestPerson;
  const step = (body: object, who: TestPerson | null = officer) =>
    house.post(who, `/api/sortitions/${code}/steps`, body);
  const refusal = async (body: object) => (await step(body)).body.refusal;
  const at = (time: string) => {
    house.clock = new Date(`2023-09-15T${time}Z`);
  };

  beforeAll(async () => {
    house = await openSpacesHouse();
    at('09:00:00');
    officer = await house.person('Olga Electoral', { role: 'electoral-officer' });
    voter = await house.person('Vera Votante', { sex: 'female' });
    const secretary = await house.person('Sara Secretaria', { role: 'board-secretary' });
    // 2,600 affiliates, so that the roll has two full blocks and one that is not.
    await house.db.pool.query(`
      with made as (select gen_random_uuid() as id, n from generate_series(1, 2600) as n),
      person as (insert into registry.person (person_id, synthetic) select id, true from made),
      document as (insert into registry.document (document, kind, person_id) select 'EX' || n, 'foreign', id from made)
      insert into registry.person_search (person_id, folded_name, display_name, birth_date, sex)
      select id, 'persona ' || n, 'Persona ' || n, '1980-01-01', case when n % 5 < 2 then 'female' else 'male' end from made`);
    const called = await house.post(secretary, '/api/calls', {
      code,
      title: 'Colegio electoral de prueba',
      resolution: 'C.D. 1',
      profile: 'Personas con experiencia en seguridad social.',
      requirements: ['Estar afiliada'],
      timetable: {
        shortlistsFrom: '2023-09-20',
        shortlistsUntil: '2023-09-25',
        agreedBy: '2023-10-10',
        voteFrom: '2023-11-01',
        voteUntil: '2023-11-03',
      },
    });
    expect(called.status, JSON.stringify(called.body)).toBe(201);
  });
  afterAll(() => house.close());

  it('refuses whoever has not the office, and a call that is not there', async () => {
    expect((await step({ act: 'freeze' }, voter)).status).toBe(403);
    expect((await step({ act: 'freeze' }, null)).status).toBe(401);
    expect((await house.post(officer, '/api/sortitions/otra/steps', { act: 'freeze' })).body.refusal).toBe(
      'call-unknown',
    );
  });

  it('takes each step in its order and at its time, and refuses every other', async () => {
    const announce = { act: 'announce', roundAt: '2023-09-15T11:00:03Z' };
    const beaconAct = { act: 'record-beacon', beacon };
    for (const early of [announce, dice, beaconAct, { act: 'draw' }])
      expect(await refusal(early)).toBe('step-out-of-order');
    expect((await house.get(null, `/api/sortitions/${code}/files/roll.csv`)).status).toBe(404);

    const key = randomUUID();
    const frozen = await house.post(officer, `/api/sortitions/${code}/steps`, { act: 'freeze' }, key);
    expect(frozen.status, JSON.stringify(frozen.body)).toBe(200);
    // The same key answers the same thing once; another one is a second freezing, which is refused.
    expect((await house.post(officer, `/api/sortitions/${code}/steps`, { act: 'freeze' }, key)).body).toEqual(
      frozen.body,
    );
    expect(await refusal({ act: 'freeze' })).toBe('step-out-of-order');
    // The roll is not handed out before the announcement that binds it.
    expect((await house.get(null, `/api/sortitions/${code}/files/roll.csv`)).status).toBe(404);

    at('10:30:04');
    expect(await refusal(announce)).toBe('round-too-soon');
    at('10:00:00');
    expect((await step(announce)).status).toBe(200);
    expect(await refusal(dice)).toBe('dice-before-announcement');
    at('10:20:00');
    expect(await refusal({ ...dice, throws: dice.throws.slice(1) })).toBe('dice-do-not-bind');
    at('11:00:03');
    expect(await refusal(dice)).toBe('round-already-known');
    at('10:30:00');
    expect((await step(dice)).status).toBe(200);
    expect(await refusal(beaconAct)).toBe('round-not-yet');
    at('11:01:00');
    expect(await refusal({ ...beaconAct, beacon: { ...beacon, round: 657_414 } })).toBe('another-round');
    const forged = { ...beacon, randomness: createHash('sha256').update('mine').digest('hex') };
    expect(await refusal({ ...beaconAct, beacon: forged })).toBe('round-not-genuine');
    expect((await step(beaconAct)).status).toBe(200);
    expect(await refusal(dice)).toBe('step-out-of-order');
    expect((await step({ act: 'draw' })).status).toBe(200);
    expect(await refusal({ act: 'draw' })).toBe('step-out-of-order');
  });

  it('publishes a folder that the verifier accepts, and rejects with any of it changed', async () => {
    const files: Record<string, string> = {};
    for (const name of fileNames)
      files[name] = (await house.get(null, `/api/sortitions/${code}/files/${name}`)).bytes.toString();
    const report = await verifySortition(reader(files));
    expect(report.checks.filter((one) => !one.passed)).toEqual([]);
    // 2,600 and the three with accounts; a fifth of 2,603 is 520.6.
    expect(report).toMatchObject({ verdict: 'accepted', rollSize: 2603, seats: 521 });
    expect(
      await failing({ ...files, 'roll.csv': files['roll.csv']!.replace(',mujer,', ',hombre,') }),
    ).toContain('roll-root');
    const [first, ...rest] = files['drawn.csv']!.split('\n');
    expect(await failing({ ...files, 'drawn.csv': rest.join('\n') })).toEqual(['draw']);
    expect(first).toMatch(/^Sin provincia,general,hombre,1,A-\d{8},0\.\d+$/);

    const { body } = await house.get(null, `/api/sortitions/${code}`);
    expect(body.announcement.sha256).toBe(
      createHash('sha256').update(files['announcement.json']!).digest('hex'),
    );
    expect(body.drawn.sha256).toBe(createHash('sha256').update(files['drawn.csv']!).digest('hex'));
    // Largest remainders by hand: 1,040 of the 2,600 are women, and so are the three with accounts. 521 × 1,043 ÷ 2,603 = 208.76,
    // 521 × 1,560 ÷ 2,603 = 312.24: the seat that is left goes to .76.
    expect(body.strata.map(({ size, quota }: { size: number; quota: number }) => [size, quota])).toEqual([
      [1560, 312],
      [1043, 209],
    ]);
  });

  it('lets a person prove to herself that she was in the roll, and why she was or was not drawn', async () => {
    const { proof } = (await house.get(voter, `/api/sortitions/${code}/mine`)).body;
    const { roll, drawn, strata } = (await house.get(null, `/api/sortitions/${code}`)).body;
    expect(proof.affiliate).toMatchObject({ identity: voter.document, sex: 'mujer' });
    expect(isMember(roll.root, proof)).toBe(true);
    expect(isMember(roll.root, { ...proof, affiliate: { ...proof.affiliate, identity: '1' } })).toBe(false);

    const college = (await findCollege(house.db.kysely, code))!;
    const last = strata.find(
      (one: { stratum: string }) => one.stratum === 'Sin provincia,general,mujer',
    ).lastTicket;
    const ticket = ticketOf(ticketPrefix(drawn.seed), proof.affiliate.number);
    expect(ticket <= last).toBe(college.voters.some((one) => one.personId === voter.personId));
    expect((await house.get(null, `/api/sortitions/${code}/mine`)).status).toBe(401);
  });

  it('gives the college to who holds the vote', async () => {
    const college = (await findCollege(house.db.kysely, code))!;
    expect(college.voters).toHaveLength(521);
    expect(new Set(college.voters.map((one) => one.personId)).size).toBe(521);
    expect(college.voters.filter((one) => one.sex === 'mujer')).toHaveLength(209);
    expect(await findCollege(house.db.kysely, 'otra')).toBeUndefined();
  });

  it('leaves the hash of each step in the audit, in order', async () => {
    const { rows } = await house.db.pool.query(
      "select action, detail from audit.entry where subject_kind = 'sortitions' order by (detail->>'seq')::int",
    );
    expect(rows.map((one) => one.action)).toEqual([
      'sortitions.roll-frozen',
      'sortitions.announced',
      'sortitions.dice-thrown',
      'sortitions.beacon-recorded',
      'sortitions.drawn',
    ]);
    for (const { detail } of rows) expect(detail.sha256).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe('steps', () => {
  it('go on from the first that is missing, whatever is there', () => {
    const names = ['roll', 'announcement', 'dice', 'beacon', 'drawn'] as const;
    const expected = ['roll', 'announcement', 'dice', 'beacon', 'draw', null];
    for (let taken = 0; taken <= 5; taken++) {
      const state = Object.fromEntries(names.map((name, i) => [name, i < taken ? {} : null]));
      expect(nextStep(state as unknown as SortitionState)).toBe(expected[taken]);
    }
  });
});

describe('a tree over the roots of blocks', () => {
  it('is the tree over all the lines, with the same paths', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 70 }), fc.constantFrom(2, 4, 8, 16), (size, blockSize) => {
        const lines = Array.from({ length: size }, (_, i) => `línea ${i}`);
        const treeOf = (some: readonly string[]) => {
          const leaves = new MerkleLeaves(some.length);
          for (const line of some) leaves.add(line);
          return leaves.tree();
        };
        const blocks = Array.from({ length: Math.ceil(size / blockSize) }, (_, i) =>
          treeOf(lines.slice(i * blockSize, (i + 1) * blockSize)),
        );
        const above = MerkleTree.over(
          new Uint8Array(Buffer.from(blocks.map((one) => one.root).join(''), 'hex')),
        );
        const whole = treeOf(lines);
        expect(above.root).toBe(whole.root);
        for (let i = 0; i < size; i++) {
          const block = Math.floor(i / blockSize);
          expect([...blocks[block]!.pathOf(i % blockSize), ...above.pathOf(block)]).toEqual(whole.pathOf(i));
        }
      }),
      { numRuns: 100, seed: 6 },
    );
  });
});
