import { constants, createPublicKey, verify } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { blindRight, isRightSigned, readRightKey, rightStatement, unblindRight } from './blindRight.ts';
import { boxesFor, decideClosing, decideCredentials, decidePiece, findDraftFlaw } from './decide.ts';
import {
  type Contest,
  type ElectionAction,
  type ElectionFacts,
  foldElection,
  isFinal,
  stepOf,
} from './election.ts';
import { isBlindable, makeElectionKeys, signBlinded } from './electionKeys.ts';
import { participationOf } from './participation.ts';
import { giveSeats } from './seats.ts';

describe('the right to cast, signed blindly', () => {
  const keys = makeElectionKeys();
  const key = readRightKey(keys.rightKey);
  const secret = 'abcde-fghijk-mnopq-rstuvw';
  const credential = 'c0ffee';

  it('is a signature that any RSA-PSS verifier accepts, of what the signer never saw', () => {
    const blinded = Buffer.from(blindRight(key, 'uuid', credential, secret));
    expect(isBlindable(keys.rightKeyPem, blinded)).toBe(true);
    const right = unblindRight(key, 'uuid', credential, secret, signBlinded(keys.rightKeyPem, blinded))!;
    const publicKey = createPublicKey(keys.rightKeyPem);
    const settings = { key: publicKey, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 0 };
    // OpenSSL is the judge here, not the code that made it.
    expect(verify('sha384', rightStatement('uuid', credential), settings, right)).toBe(true);
    expect(verify('sha384', rightStatement('uuid', 'decade'), settings, right)).toBe(false);
    expect(isRightSigned(key, 'uuid', credential, right)).toBe(true);
    expect(isRightSigned(key, 'other', credential, right)).toBe(false);
    expect(blinded.equals(Buffer.from(right))).toBe(false);
  });

  it('is not taken out of an answer to something else', () => {
    const other = signBlinded(keys.rightKeyPem, Buffer.from(blindRight(key, 'uuid', 'decade', secret)));
    expect(unblindRight(key, 'uuid', credential, secret, other)).toBeUndefined();
  });
});

const contest = (rule: Contest['rule']): Contest => ({
  title: 'Comisión',
  marksMost: 1,
  rule,
  candidates: (
    [
      ['w1', 'workers', 'female'],
      ['w2', 'workers', 'male'],
      ['w3', 'workers', 'female'],
      ['e1', 'employers', 'male'],
      ['e2', 'employers', 'female'],
      ['e3', 'employers', 'male'],
    ] as const
  ).map(([id, side, sex]) => ({ id, side, sex, name: id, organisation: id, alternate: id })),
});
const first = contest({ seats: 3, sideMost: { employers: 2, workers: 1 }, sameSexMost: 2 });
/** Votes of w1 w2 w3 e1 e2 e3, after the blank ones. */
const seated = (votes: readonly number[], throws: string | null = null) => {
  const given = giveSeats(first, [7, ...votes], throws);
  return given.ok
    ? given.placed.filter((one) => one.outcome === 'elected').map((one) => one.candidate.id)
    : given.equals;
};

describe('seats', () => {
  it('go to the most voted, one of workers and two of employers', () => {
    expect(seated([50, 40, 30, 20, 10, 5])).toEqual(['w1', 'e1', 'e2']);
    expect(seated([1, 40, 2, 3, 20, 10])).toEqual(['w2', 'e2', 'e3']);
  });

  it('pass over who would be the third of one sex', () => {
    // w2 (man), e1 (man), then e3 (man) yields to e2 (woman).
    expect(seated([1, 40, 2, 30, 10, 20])).toEqual(['w2', 'e1', 'e2']);
  });

  it('need the lot only where it decides', () => {
    // w1 and w2 are equals for the only seat of workers.
    expect(seated([40, 40, 2, 30, 20, 10])).toEqual(['w1', 'w2']);
    // e1 and e2 are equals and both sit, whoever is first.
    expect(seated([40, 1, 2, 30, 30, 10])).toEqual(['w1', 'e1', 'e2']);
    // w2 and w3 are equals behind w1: neither sits.
    expect(seated([40, 2, 2, 30, 20, 10])).toEqual(['w1', 'e1', 'e2']);
  });

  it('by lot are those of the smaller ticket', () => {
    // With `sha256sum`: tickets 0.721910616450… of w1 and 0.053644711718… of w2, so that w2 goes first.
    expect(seated([40, 40, 2, 30, 20, 10], '11112222333344445555')).toEqual(['w2', 'e1', 'e2']);
  });
});

describe('participation by group', () => {
  it('sums the strata of a draw, keeps silent on small groups and never moves by one person', () => {
    const counts = [
      { stratum: 'Azuay,general,mujer', voters: 20, authorized: 9 },
      { stratum: 'Azuay,general,hombre', voters: 15, authorized: 5 },
      { stratum: 'Azuay,campesino,mujer', voters: 4, authorized: 4 },
      { stratum: 'Carchi,general,hombre', voters: 29, authorized: 28 },
    ];
    expect(participationOf(counts, { groupLeast: 30, step: 5 })).toEqual([
      { kind: 'province', group: 'Azuay', voters: 39, authorized: { least: 15, most: 19 } },
      { kind: 'province', group: 'Carchi', voters: 29, authorized: null },
      { kind: 'sector', group: 'campesino', voters: 4, authorized: null },
      { kind: 'sector', group: 'general', voters: 64, authorized: { least: 40, most: 44 } },
      { kind: 'sex', group: 'hombre', voters: 44, authorized: { least: 30, most: 34 } },
      { kind: 'sex', group: 'mujer', voters: 24, authorized: null },
    ]);
  });
});

describe('the life of an election', () => {
  const facts: ElectionFacts = {
    code: 'prueba',
    uuid: 'TestE1ection23',
    title: 'Prueba',
    description: 'Prueba',
    call: null,
    contests: [first],
    opensAt: '2026-11-20T13:00:00.000Z',
    closesAt: '2026-11-27T13:00:00.000Z',
    trustees: [
      { name: 'M', mandatory: true },
      { name: 'A', mandatory: false },
      { name: 'B', mandatory: false },
    ],
    threshold: 1,
    authority: 'V',
    termMonths: 24,
    synthetic: true,
    specimen: null,
  };
  const stateAfter = (...actions: ElectionAction[]) =>
    foldElection(
      [{ kind: 'drafted' as const, facts, voters: 3, rightKey: '', receiptKey: '' }, ...actions].map(
        (action, i) => ({
          seq: i + 1,
          at: '2026-11-19T13:00:00.000Z',
          by: null,
          action,
        }),
      ),
    );
  const certified: ElectionAction[] = [
    { kind: 'certificate-given', trustee: 2, certificate: 'c2' },
    { kind: 'certificate-given', trustee: 3, certificate: 'c3' },
  ];

  it('asks each trustee for its piece in its turn, and no other', () => {
    expect(stepOf(stateAfter(), 1)).toBe('key');
    expect(stepOf(stateAfter(certified[0]!), 2)).toBeNull();
    expect(stepOf(stateAfter(...certified), 2)).toBe('contribution');
    expect(decidePiece(stateAfter(), 2, 'share')).toEqual({
      ok: false,
      refusal: { refusal: 'another-piece-is-due', expected: 'certificate' },
    });
  });

  it('is ready with all keys and as many credentials as voters, and then closes only when its time is over', () => {
    expect(decideCredentials(stateAfter(), 2)).toEqual({
      ok: false,
      refusal: { refusal: 'credentials-not-as-many-as-voters', credentials: 2, voters: 3 },
    });
    const prepared: ElectionAction[] = [
      { kind: 'key-given', trustee: 1, key: 'k' },
      ...certified,
      { kind: 'share-given', trustee: 2, share: 's2' },
      { kind: 'share-given', trustee: 3, share: 's3' },
    ];
    expect(stateAfter(...prepared).phase).toBe('keys');
    const ready: ElectionAction[] = [...prepared, { kind: 'credentials-given', count: 3, sha256: '' }];
    expect(stateAfter(...ready).phase).toBe('ready');
    const open = stateAfter(...ready, { kind: 'opened', fingerprint: 'f' });
    expect(decideClosing(open, new Date('2026-11-27T12:59:59Z')).ok).toBe(false);
    expect(decideClosing(open, new Date('2026-11-27T13:00:00Z')).ok).toBe(true);
  });

  it('is final when the days are over and every dispute has its answer', () => {
    const disputed: ElectionAction[] = [
      { kind: 'proclaimed', seats: [], disputesUntil: '2026-12-03T04:59:59.000Z' },
      { kind: 'disputed', number: 1, text: 'x', due: '2026-12-04' },
    ];
    const later = new Date('2026-12-05T00:00:00Z');
    expect(isFinal(stateAfter(...disputed), later)).toBe(false);
    const answered = stateAfter(...disputed, {
      kind: 'dispute-answered',
      number: 1,
      outcome: 'rejected',
      reasons: 'y',
    });
    expect(isFinal(answered, new Date('2026-12-02T00:00:00Z'))).toBe(false);
    expect(isFinal(answered, later)).toBe(true);
  });

  it('divides a roll beyond one archive among boxes, and is not drafted with a threshold that its trustees cannot meet', () => {
    const policy = {
      archiveVotersMost: 10,
      mixedLeast: 2,
      waitingMost: 2,
      rightsBucket: 2,
      disputeFilingDays: 3,
      disputeAnswerWorkingDays: 3,
      lotThrowsLeast: 20,
      trusteesLeast: 3,
      participation: { groupLeast: 30, step: 5 },
    };
    const now = new Date('2026-11-01T13:00:00Z');
    expect(findDraftFlaw(facts, 3, policy, now)).toBeUndefined();
    expect(findDraftFlaw(facts, 3, policy, new Date(facts.closesAt))).toEqual({
      refusal: 'voting-would-be-over',
    });
    expect([1, 10, 11, 20, 21].map((voters) => boxesFor(voters, policy))).toEqual([1, 1, 2, 2, 3]);
    expect(findDraftFlaw({ ...facts, threshold: 3 }, 3, policy, now)).toEqual({
      refusal: 'threshold-out-of-reach',
      threshold: 3,
      trustees: 2,
    });
  });
});
