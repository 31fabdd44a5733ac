import { createHash, randomBytes, randomInt } from 'node:crypto';
import {
  decodeText,
  divideByLot,
  findingsOfTrustees,
  formatsFor,
  makeUuid,
  nameOfBox,
  openElection,
  type Question,
  setupStep,
  subKeys,
  systemRandom,
  type Trustee,
  thresholdParameters,
  verifierGroups,
  writeElection,
} from '#ballots';
import { dateAt, ok, type Result, refuse, type Uuid, uuidv7 } from '#kernel';
import type { Trx } from '#platform/database';
import { appendToBoard, insertPolling } from './board.ts';
import { holdOtherBoxes } from './boxes.ts';
import { boxesFor, decideCredentials, decideOpening, decidePiece, findDraftFlaw } from './decide.ts';
import {
  type CeremonyStep,
  ceremonyOf,
  type ElectionAction,
  type ElectionFacts,
  type ElectionState,
} from './election.ts';
import { makeElectionKeys } from './electionKeys.ts';
import { type Doing, type OpenedElection, record } from './opened.ts';
import { readCertificate, readContribution, readKey, readShare } from './pieces.ts';
import { type ElectionsPolicy, electionsPolicyOn } from './policy.ts';
import { answerOf } from './proclamation.ts';
import {
  appendActions,
  auditOf,
  type ElectionRow,
  insertCredentials,
  insertElection,
  insertLinks,
  insertRights,
  listCredentials,
} from './store.ts';

export const groupName = 'Ed25519';
const hourMs = 3_600_000;

/** What the roll of an election is made of: persons, each once. Organisations, candidacies and draws give it. */
export interface NewElection {
  readonly facts: Omit<ElectionFacts, 'uuid'> & { readonly uuid?: string };
  readonly voters: readonly string[];
  /** The group of each voter, where a draw names it. */
  readonly strata?: ReadonlyMap<string, string>;
  /** By which seed the roll is divided among boxes, and the public number of each voter; by the system's chance where there is no draw. */
  readonly division?: RollDivision | undefined;
  /** Hashes of the links' secrets in hexadecimal: the authority's, then each trustee's by its place. */
  readonly linkHashes: readonly string[];
}

/** A division among boxes that anyone works out again from what the draw published. */
export interface RollDivision {
  readonly seed: string;
  readonly numbers: ReadonlyMap<string, string>;
}

/** What the server keeps of a link's secret. Whoever drafts makes the secrets and hands them over; only their hashes come here. */
export const linkHash = (secret: string): Buffer =>
  createHash('sha256').update(`election-link|${secret}`).digest();

/**
 * Drafts an election: its facts, its roll, its keys, and the link of each who takes part in its preparation. A roll that is too large for
 * one archive is divided by chance and evenly among boxes, so that secrecy holds in each.
 */
export async function draftElection(
  trx: Trx,
  { facts: given, voters, strata, division, linkHashes }: NewElection,
  doing: Doing,
): Promise<Result<{ readonly electionId: string }>> {
  const { law, now } = doing;
  const facts: ElectionFacts = { ...given, uuid: given.uuid ?? makeUuid(systemRandom) };
  const policy = electionsPolicyOn(law, dateAt(now.getTime()));
  const persons = [...new Set(voters)];
  const flaw = findDraftFlaw(facts, persons.length, policy, now);
  if (flaw) return refuse(flaw);
  if (linkHashes.length !== facts.trustees.length + 1) return refuse({ refusal: 'links-missing' });
  shuffle(persons);
  const of = boxesFor(persons.length, policy);
  const boxOf = divide(persons, of, division);
  let firstId: string | undefined;
  for (let number = 1; number <= of; number += 1) {
    const own: ElectionFacts =
      of === 1
        ? facts
        : {
            ...facts,
            code: number === 1 ? facts.code : `${facts.code.slice(0, 50)}-urna-${number}`,
            uuid: number === 1 ? facts.uuid : makeUuid(systemRandom),
            box: { first: facts.code, number, of, ...(division ? { divisionSeed: division.seed } : {}) },
          };
    const mine = persons.filter((_, i) => boxOf[i] === number);
    const drafted = await draftBox(trx, own, { firstId: firstId ?? null, box: number }, mine, {
      ...{ strata, linkHashes, policy, doing },
    });
    if (!drafted.ok) return drafted;
    firstId ??= drafted.value.electionId;
  }
  return ok({ electionId: firstId! });
}

async function draftBox(
  trx: Trx,
  facts: ElectionFacts,
  place: Pick<ElectionRow, 'firstId' | 'box'>,
  persons: readonly string[],
  {
    strata,
    linkHashes,
    policy,
    doing,
  }: Pick<NewElection, 'strata' | 'linkHashes'> & { readonly policy: ElectionsPolicy; readonly doing: Doing },
): Promise<Result<{ readonly electionId: string }>> {
  const { now } = doing;
  const electionId: Uuid = uuidv7(now.getTime(), randomBytes(10));
  const keys = makeElectionKeys();
  const row: ElectionRow = { electionId, code: facts.code, uuid: facts.uuid, ...keys, ...place };
  if (!(await insertElection(trx, row, now)))
    return refuse({ refusal: 'election-code-taken', code: facts.code });
  await insertRights(
    trx,
    electionId,
    persons.map((personId, i) => ({
      personId,
      number: i + 1,
      bucket: Math.floor(i / policy.rightsBucket),
      stratum: strata?.get(personId) ?? null,
    })),
  );
  await insertLinks(
    trx,
    electionId,
    linkHashes.map((hash, place) => ({ place, hash: Buffer.from(hash, 'hex') })),
  );
  const { rightKey, receiptKey } = keys;
  const drafted: ElectionAction = { kind: 'drafted', facts, voters: persons.length, rightKey, receiptKey };
  const recorded = await appendActions(trx, electionId, [], [drafted], { by: doing.by, at: now });
  for (const entry of auditOf(electionId, recorded)) doing.audit(entry);
  return ok({ electionId });
}

/** The box of each person. @throws Error where a draw has no number for one of them. */
function divide(persons: readonly string[], of: number, division: RollDivision | undefined): number[] {
  if (!division) return persons.map((_, i) => (i % of) + 1);
  const numbers = persons.map((person) => division.numbers.get(person));
  if (numbers.includes(undefined)) throw new Error('a person of the roll has no number in its draw');
  const boxes = divideByLot(division.seed, numbers as string[], of);
  return numbers.map((number) => boxes.get(number!)!);
}

/** In place, by the system's chance: the order of the roll says nothing of who gave it. */
function shuffle<T>(list: T[]): void {
  for (let i = list.length - 1; i > 0; i -= 1) {
    const j = randomInt(i + 1);
    [list[i], list[j]] = [list[j]!, list[i]!];
  }
}

/** Takes a trustee's piece of the key ceremony. Whether others can use it their devices check at the next step. */
export async function givePiece(
  trx: Trx,
  opened: OpenedElection,
  place: number,
  piece: { readonly step: CeremonyStep; readonly text: string },
  doing: Doing,
): Promise<Result<OpenedElection>> {
  const decided = decidePiece(opened.state, place, piece.step);
  if (!decided.ok) return decided;
  const action = readPiece(opened.state, place, piece);
  if (!action) return refuse({ refusal: 'piece-not-good' });
  // One ceremony makes the key of all boxes.
  for (const other of await holdOtherBoxes(trx, opened)) await record(trx, other, [action], doing);
  return ok(await record(trx, opened, [action], doing));
}

function readPiece(
  state: ElectionState,
  trustee: number,
  { step, text }: { readonly step: CeremonyStep; readonly text: string },
): ElectionAction | undefined {
  const group = verifierGroups(groupName)!;
  const formats = formatsFor(group);
  try {
    switch (step) {
      case 'key':
        readKey(formats, text);
        return { kind: 'key-given', trustee, key: text };
      case 'certificate': {
        const { context } = decodeText(
          formats.certificateKeys,
          readCertificate(formats, text).message,
          'certificate',
        );
        const ceremony = ceremonyOf(state);
        const fits =
          context.size === ceremony.length &&
          context.threshold === state.facts.threshold &&
          context.index === ceremony.findIndex((one) => one.place === trustee) + 1;
        return fits ? { kind: 'certificate-given', trustee, certificate: text } : undefined;
      }
      case 'contribution': {
        const { secrets } = readContribution(formats, text);
        return secrets.length === ceremonyOf(state).length
          ? { kind: 'contribution-given', trustee, contribution: text }
          : undefined;
      }
      case 'share':
        readShare(formats, text);
        return { kind: 'share-given', trustee, share: text };
    }
  } catch {
    return undefined;
  }
}

/** Takes the public parts of the credentials. The order says nothing: they are kept sorted. */
export async function giveCredentials(
  trx: Trx,
  opened: OpenedElection,
  given: readonly string[],
  doing: Doing,
): Promise<Result<OpenedElection>> {
  const credentials = [...new Set(given)].sort();
  const decided = decideCredentials(opened.state, credentials.length);
  if (!decided.ok) return decided;
  const group = verifierGroups(groupName)!;
  if (!credentials.every((text) => group.decode(text) !== undefined))
    return refuse({ refusal: 'credential-not-good' });
  await insertCredentials(trx, opened.row.electionId, credentials);
  const sha256 = createHash('sha256').update(credentials.join('\n')).digest('hex');
  return ok(
    await record(trx, opened, [{ kind: 'credentials-given', count: credentials.length, sha256 }], doing),
  );
}

/** The questions of the archive. The first answer of each result is the blank vote. */
export function questionsOf(facts: ElectionFacts): Question[] {
  return facts.contests.map(({ title, candidates, marksMost }) => ({
    type: 'Homomorphic',
    value: {
      answers: candidates.map(answerOf),
      blank: true,
      min: 1,
      max: marksMost,
      question: title,
    },
  }));
}

/** The trustees of the archive: mandatory ones one by one, then the ceremony of the others. */
export function trusteesOf(state: ElectionState): Trustee[] {
  const formats = formatsFor(verifierGroups(groupName)!);
  const single = state.trustees
    .filter((one) => one.mandatory)
    .map((one): Trustee => ({ kind: 'Single', key: { ...readKey(formats, one.key ?? ''), name: one.name } }));
  const ceremony = ceremonyOf(state);
  if (ceremony.length === 0) return single;
  const parameters = thresholdParameters(
    formats,
    ceremony.map((one) => readCertificate(formats, one.certificate ?? '')),
    ceremony.map((one) => readContribution(formats, one.contribution ?? '')),
    ceremony.map((one) => readShare(formats, one.share ?? '')),
  );
  return [...single, { kind: 'Pedersen', parameters }];
}

/** Opens the voting in every box: writes the election with its key, checks every proof of the ceremony, and begins the board. */
export async function openVoting(
  trx: Trx,
  opened: OpenedElection,
  doing: Doing,
): Promise<Result<OpenedElection>> {
  const others = await holdOtherBoxes(trx, opened);
  for (const { state } of [opened, ...others]) {
    const decided = decideOpening(state, doing.now);
    if (!decided.ok) return decided;
  }
  for (const other of others) {
    const done = await openBox(trx, other, doing);
    if (!done.ok) return done;
  }
  return openBox(trx, opened, doing);
}

async function openBox(trx: Trx, opened: OpenedElection, doing: Doing): Promise<Result<OpenedElection>> {
  const { state, row } = opened;
  const group = verifierGroups(groupName)!;
  const formats = formatsFor(group);
  const trustees = trusteesOf(state);
  const electionText = writeElection(
    {
      uuid: state.facts.uuid,
      name: state.facts.box
        ? nameOfBox(state.facts.title, state.facts.box.number, state.facts.box.of)
        : state.facts.title,
      description: state.facts.description,
      group: groupName,
      questions: questionsOf(state.facts),
      credentialAuthority: state.facts.authority,
    },
    group.product(subKeys({ group, formats }, trustees)),
  );
  const open = openElection(electionText, verifierGroups);
  const [finding] = findingsOfTrustees(open, trustees);
  if (finding) return refuse({ refusal: 'ceremony-flawed', check: finding.check });
  const setup = setupStep(open, trustees, await listCredentials(trx, row.electionId));
  // The archive carries one time for all its pieces: the hour in which voting was opened.
  const timestamp = Math.floor(doing.now.getTime() / hourMs) * (hourMs / 1000);
  await insertPolling(trx, row.electionId, {
    electionText,
    trusteesText: setup.data[1]!,
    timestamp,
    opensAt: new Date(state.facts.opensAt),
    closesAt: new Date(state.facts.closesAt),
  });
  await appendToBoard(trx, row.electionId, timestamp, setup);
  return ok(await record(trx, opened, [{ kind: 'opened', fingerprint: open.fingerprint }], doing));
}
