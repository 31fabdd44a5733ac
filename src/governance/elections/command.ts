import { createHash, randomBytes, randomInt } from 'node:crypto';
import {
  decodeText,
  findingsOfTrustees,
  formatsFor,
  makeUuid,
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
import type { Law } from '#law';
import type { AuditEntry } from '#platform/audit';
import type { Trx } from '#platform/database';
import { appendToBoard, insertPolling } from './board.ts';
import { decideCredentials, decideOpening, decidePiece, findDraftFlaw } from './decide.ts';
import {
  applyToElection,
  type CeremonyStep,
  ceremonyOf,
  type ElectionAction,
  type ElectionFacts,
  type ElectionState,
  foldElection,
  type Recorded,
} from './election.ts';
import { makeElectionKeys } from './electionKeys.ts';
import { readCertificate, readContribution, readKey, readShare } from './pieces.ts';
import { electionsPolicyOn } from './policy.ts';
import {
  appendActions,
  auditOf,
  type ElectionRow,
  findElection,
  holdElection,
  insertCredentials,
  insertElection,
  insertLinks,
  insertRights,
  listCredentials,
  readActions,
} from './store.ts';

export const groupName = 'Ed25519';
const hourMs = 3_600_000;

export type Audit = (entry: AuditEntry) => void;
export interface Doing {
  readonly by: string | null;
  readonly law: Law;
  readonly now: Date;
  readonly audit: Audit;
}

export interface OpenedElection {
  readonly row: ElectionRow;
  readonly actions: readonly Recorded<ElectionAction>[];
  readonly state: ElectionState;
}

/** An election with all that happened in it, held until the transaction ends. */
export async function holdAndRead(trx: Trx, code: string): Promise<Result<OpenedElection>> {
  const row = await findElection(trx, code);
  if (!row) return refuse({ refusal: 'election-unknown' });
  await holdElection(trx, row.electionId);
  const actions = await readActions(trx, row.electionId);
  return ok({ row, actions, state: foldElection(actions) });
}

/** Writes actions with their audit entries. @returns the state after them. */
export async function record(
  trx: Trx,
  { row, actions, state }: OpenedElection,
  added: readonly ElectionAction[],
  { by, now, audit }: Pick<Doing, 'by' | 'now' | 'audit'>,
): Promise<OpenedElection> {
  const recorded = await appendActions(trx, row.electionId, actions, added, { by, at: now });
  for (const entry of auditOf(row.electionId, recorded)) audit(entry);
  return { row, actions: [...actions, ...recorded], state: recorded.reduce(applyToElection, state) };
}

/** What the roll of an election is made of: persons, each once. Organisations, candidacies and draws give it. */
export interface NewElection {
  readonly facts: Omit<ElectionFacts, 'uuid'> & { readonly uuid?: string };
  readonly voters: readonly string[];
  /** The group of each voter, where a draw names it. */
  readonly strata?: ReadonlyMap<string, string>;
  /** Hashes of the links' secrets in hexadecimal: the authority's, then each trustee's by its place. */
  readonly linkHashes: readonly string[];
}

/** What the server keeps of a link's secret. Whoever drafts makes the secrets and hands them over; only their hashes come here. */
export const linkHash = (secret: string): Buffer =>
  createHash('sha256').update(`election-link|${secret}`).digest();

/** Drafts an election: its facts, its roll, its keys, and the link of each who takes part in its preparation. */
export async function draftElection(
  trx: Trx,
  { facts: given, voters, strata, linkHashes }: NewElection,
  doing: Doing,
): Promise<Result<{ readonly electionId: string }>> {
  const { law, now } = doing;
  const facts: ElectionFacts = { ...given, uuid: given.uuid ?? makeUuid(systemRandom) };
  const policy = electionsPolicyOn(law, dateAt(now.getTime()));
  const persons = [...new Set(voters)];
  const flaw = findDraftFlaw(facts, persons.length, policy, now);
  if (flaw) return refuse(flaw);
  if (linkHashes.length !== facts.trustees.length + 1) return refuse({ refusal: 'links-missing' });
  const electionId: Uuid = uuidv7(now.getTime(), randomBytes(10));
  const keys = makeElectionKeys();
  const row: ElectionRow = { electionId, code: facts.code, uuid: facts.uuid, ...keys };
  if (!(await insertElection(trx, row, now)))
    return refuse({ refusal: 'election-code-taken', code: facts.code });
  shuffle(persons);
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
  return action ? ok(await record(trx, opened, [action], doing)) : refuse({ refusal: 'piece-not-good' });
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
      answers: candidates.map(({ name, organisation }) => `${name} (${organisation})`),
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

/** Opens the voting: writes the election with its key, checks every proof of the ceremony, and begins the board. */
export async function openVoting(
  trx: Trx,
  opened: OpenedElection,
  doing: Doing,
): Promise<Result<OpenedElection>> {
  const { state, row } = opened;
  const decided = decideOpening(state, doing.now);
  if (!decided.ok) return decided;
  const group = verifierGroups(groupName)!;
  const formats = formatsFor(group);
  const trustees = trusteesOf(state);
  const electionText = writeElection(
    {
      uuid: state.facts.uuid,
      name: state.facts.title,
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
