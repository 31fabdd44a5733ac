import { readArchive, UnusableArchive } from './archive.ts';
import type { BallotBatch, BatchOutcome } from './batch.ts';
import { joinTallies, verifyBatch } from './batch.ts';
import type { CheckName } from './checks.ts';
import type { Codec } from './codec.ts';
import { decodeText } from './codec.ts';
import type { OpenElection } from './election.ts';
import { openElection } from './election.ts';
import type { ArchiveContent } from './events.ts';
import { readEvents } from './events.ts';
import type { EventType, TallyOfQuestion, Trustee } from './formats.ts';
import { setupCodec } from './formats.ts';
import type { Element, Group, Groups } from './group.ts';
import { groupNames } from './group.ts';
import { findQuestionFlaw } from './questions.ts';
import type { ElectionReport, ElectionStage } from './report.ts';
import { attempt, Findings } from './report.ts';
import { lastPlaces } from './tally.ts';
import { verifyDecryption } from './tallyChecks.ts';
import { findingsOfTrustees } from './trusteeChecks.ts';
import { verifierGroups } from './verifierGroups.ts';

export interface VerifyOptions {
  /** Which implementation of the groups to use; the one for public values by default. */
  readonly groups?: Groups;
  readonly onProgress?: (progress: VerifyProgress) => void;
  /** How ballots are verified; one batch after another in this thread by default. */
  readonly verifyBatches?: BatchVerifier;
  /** Told of the public credentials of the roll, once they are read: what the sum of several boxes compares. */
  readonly onRoll?: (credentials: readonly string[]) => void;
}

export interface VerifyProgress {
  readonly step: 'reading' | 'ballots' | 'tally';
  readonly done: number;
  readonly total: number;
}

/** Verifies batches of ballots of the election with this text; tells how many ballots each finished batch had. */
export type BatchVerifier = (
  electionText: string,
  batches: readonly BallotBatch[],
  onBatch: (ballots: number) => void,
) => Promise<BatchOutcome[]>;

const batchSize = 25;
/** A sum above this could not be found again from its encryption in reasonable time. */
const totalWeightMax = 10_000_000_000;

/**
 * Verifies an election's archive: every check is tried, and each says whether it passed.
 *
 * The verdict is `accepted` when nothing failed. An archive whose election is not over is accepted as far as it goes; its
 * `stage` says how far.
 *
 * @throws UnusableArchive when the bytes are not an archive, or of a version or group that this verifier does not know.
 */
export async function verifyElection(
  bytes: Uint8Array,
  options: VerifyOptions = {},
): Promise<ElectionReport> {
  const findings = new Findings();
  const groups = options.groups ?? verifierGroups;
  options.onProgress?.({ step: 'reading', done: 0, total: 1 });
  findings.reach(
    'archive-bytes',
    'file-hash',
    'canonical-json',
    'format',
    'event-order',
    'event-parent',
    'event-height',
    'event-payload',
  );
  const { entries } = readArchive(bytes, (detail) => findings.note({ check: 'archive-bytes', detail }));
  const content = readEvents(entries.slice(1), (finding) => findings.note(finding));
  if (content.events.length === 0)
    throw new UnusableArchive('the archive has no events: there is nothing to verify');
  options.onProgress?.({ step: 'reading', done: 1, total: 1 });

  const setup = readSetup(content, groups, findings);
  if (setup?.roll) options.onRoll?.([...setup.roll.keys()]);
  const ballots = setup ? await checkBallots(setup, content, groups, options, findings) : undefined;
  if (setup && ballots) {
    options.onProgress?.({ step: 'tally', done: 0, total: 1 });
    if (ballots.totalWeight <= totalWeightMax) verifyDecryption({ ...setup, ...ballots, content, findings });
    options.onProgress?.({ step: 'tally', done: 1, total: 1 });
  }
  return {
    verdict: findings.isClean ? 'accepted' : 'rejected',
    checks: findings.results(),
    stage: stageOf(content),
    election: setup && {
      uuid: setup.open.election.uuid,
      name: setup.open.election.name,
      description: setup.open.election.description,
      credentialAuthority: setup.open.election.credential_authority,
      publicKey: setup.open.election.public_key,
      trusteesHash: setup.trusteesHash,
      group: setup.open.group.name,
      fingerprint: setup.open.fingerprint,
      questions: setup.open.election.questions,
    },
    head: content.events.at(-1)?.hash,
    rollSize: setup?.roll?.size,
    ballotsCast: content.events.filter(({ event }) => event.type === 'Ballot').length,
    ballotsCounted: ballots?.counted ?? 0,
    totalWeight: ballots?.totalWeight ?? 0,
    result: findings.isClean ? publishedResult(content) : undefined,
  };
}

function publishedResult(content: ArchiveContent): ElectionReport['result'] {
  const text = payloadOf(content, 'Result');
  return text === undefined ? undefined : (JSON.parse(text) as { result: ElectionReport['result'] }).result;
}

function stageOf({ events }: ArchiveContent): ElectionStage | undefined {
  if (events.length === 0) return undefined;
  const types = new Set(events.map(({ event }) => event.type));
  if (types.has('Result')) return 'finished';
  return types.has('EndBallots') ? 'tallying' : 'voting';
}

/** The text of the payload of the first event of a type. */
export function payloadOf({ events, data }: ArchiveContent, type: EventType): string | undefined {
  const payload = events.find(({ event }) => event.type === type)?.event.payload;
  return payload === undefined ? undefined : data.get(payload);
}

export interface Setup {
  readonly open: OpenElection;
  readonly trustees: Trustee[] | undefined;
  /** SHA-256 of the piece that names the trustees and their keys. */
  readonly trusteesHash: string;
  /** Weight by public credential; nothing when the roll cannot be read. */
  readonly roll: ReadonlyMap<string, number> | undefined;
}

function readSetup(content: ArchiveContent, groups: Groups, findings: Findings): Setup | undefined {
  const read = <T>(text: string | undefined, codec: Codec<T>, where: string) =>
    text === undefined ? undefined : attempt(findings, () => decodeText(codec, text, where));
  const setup = read(payloadOf(content, 'Setup'), setupCodec, 'setup');
  const electionText = setup && content.data.get(setup.election);
  if (!setup || electionText === undefined) return undefined;
  refuseUnknown(electionText);
  const open = attempt(findings, () => openElection(electionText, groups));
  if (!open) return undefined;
  findings.reach('group-membership', 'scalar-range', 'questions');
  open.election.questions.forEach((question, i) => {
    const flaw = findQuestionFlaw(question);
    if (flaw) findings.note({ check: 'questions', detail: `question ${i + 1}: ${flaw}` });
    if (question.type === 'NonHomomorphic' && !open.group.embedding)
      findings.note({
        check: 'questions',
        detail: `question ${i + 1}: ${open.group.name} cannot hold ranked answers`,
      });
  });
  const trustees = read(content.data.get(setup.trustees), open.formats.trustees, 'trustees');
  if (trustees) {
    findings.reach('trustee-proof', 'public-key');
    if (trustees.some(({ kind }) => kind === 'Pedersen'))
      findings.reach(
        'certificate',
        'certificate-signature',
        'coefficient-signature',
        'ceremony-signature',
        'verification-key',
        'verification-key-signature',
      );
    for (const finding of findingsOfTrustees(open, trustees)) findings.note(finding);
  }
  const lines = read(content.data.get(setup.credentials), open.formats.publicCredentials, 'credentials');
  return {
    ...{ open, trustees, trusteesHash: setup.trustees },
    roll: lines && readRoll(open, lines, findings),
  };
}

/** @throws UnusableArchive when the election is of a version or a group that this verifier does not know. */
function refuseUnknown(electionText: string): void {
  let election: { version?: unknown; group?: unknown } | null;
  try {
    election = JSON.parse(electionText);
  } catch {
    return;
  }
  if (typeof election?.version === 'number' && election.version !== 1)
    throw new UnusableArchive(
      `the election is of version ${election.version}; this verifier knows version 1`,
    );
  if (typeof election?.group === 'string' && !groupNames.some((name) => name === election.group))
    throw new UnusableArchive(`the group ${election.group} is not known to this verifier`);
}

function readRoll(
  { group, election }: OpenElection,
  lines: readonly string[],
  findings: Findings,
): Map<string, number> {
  findings.reach('credentials', 'weights');
  const roll = new Map<string, number>();
  const ranked = election.questions.some(({ type }) => type === 'NonHomomorphic');
  const weighted = lines.some((line) => line.includes(','));
  const elements = decodeAll(
    group,
    lines.map((line) => line.split(',', 1)[0]!),
  );
  for (const [i, line] of lines.entries()) {
    const [credential = '', weightText, ...rest] = line.split(',');
    const element = elements[i];
    if (!element)
      findings.note({
        check: 'group-membership',
        detail: `credential ${i + 1} of the roll is not an element`,
      });
    else if (group.equal(element, group.identity))
      findings.note({
        check: 'credentials',
        detail: `credential ${i + 1} is the identity, whose secret all know`,
      });
    if (roll.has(credential))
      findings.note({ check: 'credentials', detail: `credential ${credential} is twice in the roll` });
    const weight = weightText === undefined ? 1 : Number(weightText);
    const written = weightText === undefined ? !weighted : /^[1-9][0-9]{0,8}$/.test(weightText);
    if (!written || rest.length > 0)
      findings.note({ check: 'weights', detail: `credential ${i + 1} of the roll has no proper weight` });
    else if (ranked && weight !== 1)
      findings.note({
        check: 'weights',
        detail: `credential ${i + 1} has weight ${weight} in a ranked election`,
      });
    roll.set(credential, Number.isSafeInteger(weight) ? weight : 0);
  }
  const total = [...roll.values()].reduce((sum, weight) => sum + weight, 0);
  if (total > totalWeightMax)
    findings.note({ check: 'weights', detail: `the roll weighs ${total}, above ${totalWeightMax}` });
  return roll;
}

/** The elements with these spellings, two by two where the group can; nothing in the place of what is not one. */
function decodeAll(group: Group, texts: readonly string[]): (Element | undefined)[] {
  const elements: (Element | undefined)[] = [];
  for (let i = 0; i < texts.length; i += 2) {
    const pair = texts.slice(i, i + 2);
    const both = pair.length === 2 ? group.decodePair?.(pair[0]!, pair[1]!) : undefined;
    elements.push(...(both ?? pair.map((text) => group.decode(text))));
  }
  return elements;
}

export interface BallotsOutcome {
  /** Ballots that count: one per credential. */
  readonly counted: number;
  readonly totalWeight: number;
  /** What the encrypted tally must be; nothing when a ballot that counts cannot be read. */
  readonly tally: TallyOfQuestion[] | undefined;
}

function ballotChecksOf({ election }: OpenElection): CheckName[] {
  const checks: CheckName[] = [
    'ballot-election',
    'ballot-credential',
    'ballot-duplicate',
    'ballot-shape',
    'ballot-signature',
  ];
  const boxed = election.questions.some(({ type }) => type !== 'NonHomomorphic');
  if (boxed) checks.push('individual-proof', 'overall-proof');
  if (election.questions.some((question) => question.type === 'Homomorphic' && question.value.blank))
    checks.push('blank-proof');
  if (election.questions.some(({ type }) => type === 'Lists')) checks.push('list-proof', 'nonzero-proof');
  if (election.questions.some(({ type }) => type === 'NonHomomorphic')) checks.push('ranked-proof');
  return checks;
}

/** The credential that a ballot names, read without judging the rest. */
function credentialOf(text: string): string {
  try {
    const { credential } = JSON.parse(text) as { credential?: unknown };
    return typeof credential === 'string' ? credential : '';
  } catch {
    return '';
  }
}

async function checkBallots(
  { open, roll }: Setup,
  { events, data }: ArchiveContent,
  groups: Groups,
  options: VerifyOptions,
  findings: Findings,
): Promise<BallotsOutcome> {
  findings.reach(...ballotChecksOf(open));
  const texts = events.flatMap(({ event }) => {
    const text = event.type === 'Ballot' && event.payload !== undefined ? data.get(event.payload) : undefined;
    return text === undefined ? [] : [text];
  });
  const credentials = texts.map(credentialOf);
  credentials.forEach((credential, i) => {
    if (roll && !roll.has(credential))
      findings.note({
        check: 'ballot-credential',
        detail: `ballot ${i + 1} has a credential that is not in the roll`,
      });
  });
  const counted = lastPlaces(credentials);
  const weights: number[] = new Array(texts.length).fill(0);
  for (const place of counted) weights[place] = roll?.get(credentials[place]!) ?? 1;

  const batches: BallotBatch[] = [];
  for (let start = 0; start < texts.length; start += batchSize)
    batches.push({
      texts: texts.slice(start, start + batchSize),
      weights: weights.slice(start, start + batchSize),
    });
  let done = 0;
  options.onProgress?.({ step: 'ballots', done, total: texts.length });
  const verifyBatches = options.verifyBatches ?? inThisThread(groups);
  const outcomes = await verifyBatches(open.text, batches, (ballots) => {
    done += ballots;
    options.onProgress?.({ step: 'ballots', done, total: texts.length });
  });
  outcomes.forEach((outcome, batch) => {
    for (const { check, detail, place } of outcome.findings)
      findings.note({ check, detail: `ballot ${batch * batchSize + place + 1}: ${detail}` });
  });
  const readable = outcomes.every(({ unreadable }) => unreadable === 0);
  return {
    counted: counted.length,
    totalWeight: counted.reduce((total, place) => total + weights[place]!, 0),
    tally: readable ? joinTallies(open, outcomes) : undefined,
  };
}

/** One batch after another, letting the thread breathe between them. */
function inThisThread(groups: Groups): BatchVerifier {
  return async (electionText, batches, onBatch) => {
    const open = openElection(electionText, groups);
    const outcomes: BatchOutcome[] = [];
    for (const batch of batches) {
      outcomes.push(verifyBatch(open, batch));
      onBatch(batch.texts.length);
      await new Promise((resolve) => setTimeout(resolve, 0));
    }
    return outcomes;
  };
}
