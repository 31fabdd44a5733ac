import { makeBallot, readBallot } from './ballot.ts';
import {
  makeCertificate,
  makeContribution,
  makeThresholdKey,
  openThresholdKey,
  thresholdParameters,
} from './ceremony.ts';
import type { Credential } from './credentials.ts';
import { makeCredential, makeUuid, writeRoll } from './credentials.ts';
import type { OpenElection } from './election.ts';
import { openElection, writeElection } from './election.ts';
import type { QuestionResult, TallyOfQuestion, Trustee } from './formats.ts';
import { formatsFor } from './formats.ts';
import type { Group, GroupName, Groups, RandomSource } from './group.ts';
import { makeTrusteeKey, makeTrusteeSeed } from './keys.ts';
import type { Step } from './making.ts';
import {
  ballotStep,
  decryptionStep,
  endBallotsStep,
  endShufflesStep,
  resultStep,
  setupStep,
  shuffleStep,
  tallyStep,
} from './making.ts';
import type { Choice, Question } from './questions.ts';
import { randomBelow } from './random.ts';
import { makeShuffle } from './shuffle.ts';
import { decrypt, encryptedTally, lastPlaces, makePartialDecryption, trusteePlaces } from './tally.ts';
import { subKeys } from './trusteeChecks.ts';

/** A whole election to be acted out with invented voters: for demonstrations, tests and measurements. */
export interface RehearsalPlan {
  readonly group: GroupName;
  readonly name: string;
  readonly questions: Question[];
  /** The weight of each voter. */
  readonly weights: readonly number[];
  /** Votes in the order of casting; a voter may cast again. `voter` is a place in `weights`. */
  readonly votes: readonly { readonly voter: number; readonly choices: readonly Choice[] }[];
  /** How many mandatory trustees; at least one. */
  readonly mandatory: number;
  /** A ceremony beside them, and who of its members decrypts (indexes from 1). */
  readonly ceremony?:
    | { readonly size: number; readonly threshold: number; readonly decrypting: readonly number[] }
    | undefined;
  /** How many trustees shuffle, where a question is ranked. */
  readonly shuffles?: number;
  /** Trustees of another rehearsal, whose key this one takes: several boxes of one election have one key. */
  readonly keptBy?: Pick<Rehearsal, 'trustees' | 'secrets'>;
  /** The identifier; one of chance where it is not given. */
  readonly uuid?: string;
}

export interface Rehearsal {
  readonly open: OpenElection;
  readonly trustees: Trustee[];
  readonly credentials: readonly Credential[];
  /** The secret of each trustee, by its place among all, from 0. */
  readonly secrets: readonly bigint[];
  readonly roll: string[];
  readonly ballots: readonly string[];
  /** The tally that was decrypted: after the shuffles, if there were any. */
  readonly tally: TallyOfQuestion[];
  readonly steps: readonly Step[];
  readonly result: QuestionResult[];
}

interface Trusteeship {
  readonly trustees: Trustee[];
  readonly secrets: bigint[];
}

async function appointTrustees(
  group: Group,
  random: RandomSource,
  plan: RehearsalPlan,
): Promise<Trusteeship> {
  const formats = formatsFor(group);
  const trustees: Trustee[] = [];
  const secrets: bigint[] = [];
  for (let i = 0; i < plan.mandatory; i++) {
    const secret = randomBelow(random, group.q);
    trustees.push({ kind: 'Single', key: makeTrusteeKey(group, random, secret) });
    secrets.push(secret);
  }
  if (!plan.ceremony) return { trustees, secrets };
  const { size, threshold } = plan.ceremony;
  const seeds = Array.from({ length: size }, () => makeTrusteeSeed(random));
  const certificates = seeds.map((seed, i) =>
    makeCertificate(group, formats, random, seed, { size, threshold, index: i + 1 }),
  );
  const contributions = [];
  for (const seed of seeds)
    contributions.push(await makeContribution(group, formats, random, seed, certificates));
  const keys = [];
  for (const seed of seeds)
    keys.push(await makeThresholdKey(group, formats, random, seed, certificates, contributions));
  for (const [i, key] of keys.entries()) secrets.push(await openThresholdKey(group, formats, seeds[i]!, key));
  trustees.push({
    kind: 'Pedersen',
    parameters: thresholdParameters(formats, certificates, contributions, keys),
  });
  return { trustees, secrets };
}

/** Acts out an election from the keys to the result. With a seeded random source the same plan gives the same archive but for sealed messages, which are not part of it. */
export async function rehearseElection(
  plan: RehearsalPlan,
  groups: Groups,
  random: RandomSource,
): Promise<Rehearsal> {
  const group = groups(plan.group);
  if (!group) throw new RangeError(`the group ${plan.group} is not known`);
  const { trustees, secrets } = plan.keptBy ?? (await appointTrustees(group, random, plan));
  const publicKey = group.product(subKeys({ group, formats: formatsFor(group) }, trustees));
  const uuid = plan.uuid ?? makeUuid(random);
  const text = writeElection(
    {
      uuid,
      name: plan.name,
      description: 'A rehearsal with invented voters',
      group: plan.group,
      questions: plan.questions,
    },
    publicKey,
  );
  const open = openElection(text, groups);
  const credentials = plan.weights.map(() => makeCredential(group, random, uuid));
  const roll = writeRoll(
    credentials.map((credential, i) => ({ credential: credential.public, weight: plan.weights[i]! })),
  );
  const ballots = plan.votes.map(({ voter, choices }) =>
    makeBallot(open, random, credentials[voter]!.secret, choices),
  );
  const steps: Step[] = [setupStep(open, trustees, roll), ...ballots.map(ballotStep), endBallotsStep];

  const counted = lastPlaces(plan.votes.map(({ voter }) => String(voter))).map((place) => ({
    read: readBallot(open, ballots[place]!),
    weight: plan.weights[plan.votes[place]!.voter]!,
  }));
  const totalWeight = counted.reduce((total, { weight }) => total + weight, 0);
  let tally = encryptedTally(open, counted);
  steps.push(tallyStep(open, tally, counted.length, totalWeight));
  const ranked = plan.questions.flatMap(({ type }, i) => (type === 'NonHomomorphic' ? [i] : []));
  if (ranked.length > 0) {
    for (let owner = 1; owner <= (plan.shuffles ?? 1); owner++) {
      const shuffle = makeShuffle(
        open,
        random,
        ranked.map((i) => tally[i]!.rows[0]!),
      );
      steps.push(shuffleStep(open, owner, shuffle));
      tally = tally.map((one, i) =>
        ranked.includes(i) ? { nested: false, rows: [shuffle.ciphertexts[ranked.indexOf(i)]!] } : one,
      );
    }
    steps.push(endShufflesStep);
  }
  const places = trusteePlaces(trustees).filter(
    ({ item, index }) => trustees[item]!.kind === 'Single' || plan.ceremony?.decrypting.includes(index),
  );
  const decryptions = places.map((place) => ({
    place,
    decryption: makePartialDecryption(open, random, secrets[place.owner - 1]!, tally),
  }));
  for (const { place, decryption } of decryptions) steps.push(decryptionStep(open, place.owner, decryption));
  const decrypted = decrypt(open, trustees, tally, decryptions, totalWeight);
  if (!decrypted.ok) throw new Error(decrypted.detail);
  steps.push(resultStep(decrypted.result));
  return { open, trustees, credentials, secrets, roll, ballots, tally, steps, result: decrypted.result };
}
