import type { Codec } from './codec.ts';
import { decodeText, encodeText } from './codec.ts';
import type { OpenElection } from './election.ts';
import type { ArchiveContent } from './events.ts';
import type { Ciphertext, EventType, TallyOfQuestion, Trustee } from './formats.ts';
import { ownedCodec, resultCodec, sizedTallyCodec } from './formats.ts';
import type { Findings } from './report.ts';
import { attempt } from './report.ts';
import { isShuffleGood } from './shuffle.ts';
import type { OwnedDecryption, TrusteePlace } from './tally.ts';
import { decrypt, isPartialDecryptionGood, sortVotes, trusteePlaces } from './tally.ts';

interface Tallied {
  readonly open: OpenElection;
  readonly trustees: Trustee[] | undefined;
  readonly counted: number;
  readonly totalWeight: number;
  readonly tally: TallyOfQuestion[] | undefined;
  readonly content: ArchiveContent;
  readonly findings: Findings;
}

/** Checks everything after the last ballot: the encrypted tally, shuffles, partial decryptions and the result. */
export function verifyDecryption(tallied: Tallied): void {
  const { trustees } = tallied;
  const published = readTally(tallied);
  if (!published || !trustees) return;
  const places = trusteePlaces(trustees);
  const shuffled = applyShuffles(tallied, places, published);
  if (!shuffled) return;
  const decryptions = readDecryptions(tallied, places, shuffled);
  if (decryptions) checkResult(tallied, trustees, shuffled, decryptions);
}

function readPayload<T>(
  { content, findings }: Tallied,
  hash: string | undefined,
  codec: Codec<T>,
  where: string,
): T | undefined {
  const text = hash === undefined ? undefined : content.data.get(hash);
  return text === undefined ? undefined : attempt(findings, () => decodeText(codec, text, where));
}

const payloadsOf = ({ content }: Tallied, type: EventType) =>
  content.events.filter(({ event }) => event.type === type).map(({ event }) => event.payload);

/** The tally that the archive publishes, compared with the one that the ballots give. */
function readTally(tallied: Tallied): TallyOfQuestion[] | undefined {
  const { open, findings, counted, totalWeight, tally } = tallied;
  const [payload] = payloadsOf(tallied, 'EncryptedTally');
  const sized = readPayload(tallied, payload, sizedTallyCodec, 'sized tally');
  if (!sized) return undefined;
  findings.reach('tally-count', 'tally-weight');
  if (sized.num_tallied !== counted)
    findings.note({
      check: 'tally-count',
      detail: `${sized.num_tallied} ballots are said to be tallied, and ${counted} voters have one`,
    });
  if (sized.total_weight !== totalWeight)
    findings.note({
      check: 'tally-weight',
      detail: `the weight is said to be ${sized.total_weight}, and it is ${totalWeight}`,
    });
  const published = readPayload(
    tallied,
    sized.encrypted_tally,
    open.formats.encryptedTally,
    'encrypted tally',
  );
  if (!published || !tally) return undefined;
  findings.reach('encrypted-tally');
  const codec = open.formats.encryptedTally;
  if (encodeText(codec, inOrder(open, published)) !== encodeText(codec, tally)) {
    findings.note({
      check: 'encrypted-tally',
      detail: 'the encrypted tally is not the sum of the ballots that count',
    });
    // What follows is judged on the published one, if it has the shape of a tally.
    if (!sameShape(published, tally)) return undefined;
  }
  return published;
}

/** Programs differ in how they sort ranked votes before the shuffles; any order is as good. */
function inOrder({ group, election }: OpenElection, tally: readonly TallyOfQuestion[]): TallyOfQuestion[] {
  return tally.map((one, i) =>
    election.questions[i]?.type === 'NonHomomorphic'
      ? { ...one, rows: one.rows.map((row) => sortVotes(group, row)) }
      : one,
  );
}

function sameShape(a: readonly TallyOfQuestion[], b: readonly TallyOfQuestion[]): boolean {
  const shape = (tally: readonly TallyOfQuestion[]) =>
    JSON.stringify(tally.map(({ nested, rows }) => [nested, rows.map(({ length }) => length)]));
  return shape(a) === shape(b);
}

/** The tally with its ranked votes as the last shuffle left them; nothing when it cannot be known. */
function applyShuffles(
  tallied: Tallied,
  places: readonly TrusteePlace[],
  tally: TallyOfQuestion[],
): TallyOfQuestion[] | undefined {
  const { open, findings } = tallied;
  const ranked = open.election.questions.flatMap(({ type }, i) => (type === 'NonHomomorphic' ? [i] : []));
  const shuffles = payloadsOf(tallied, 'Shuffle');
  const ended = payloadsOf(tallied, 'EndShuffles').length > 0;
  const decrypting = payloadsOf(tallied, 'PartialDecryption').length > 0;
  if (ranked.length === 0) {
    if (shuffles.length > 0 || ended)
      findings.note({ check: 'event-order', detail: 'there are shuffles and no ranked question' });
    return tally;
  }
  if (decrypting && !ended)
    findings.note({ check: 'event-order', detail: 'decryption began before the shuffles ended' });
  if (shuffles.length > 0 || ended) findings.reach('shuffle-owner', 'shuffle-proof');
  if (ended && shuffles.length === 0)
    findings.note({ check: 'shuffle-owner', detail: 'nobody shuffled the ranked votes' });

  let current: Ciphertext[][] = ranked.map((i) => tally[i]!.rows[0]!);
  const owners = new Set<number>();
  for (const [n, payload] of shuffles.entries()) {
    const owned = readPayload(tallied, payload, ownedCodec, `shuffle ${n + 1}`);
    const shuffle = readPayload(tallied, owned?.payload, open.formats.shuffle, `shuffle ${n + 1}`);
    if (!owned || !shuffle) return undefined;
    if (!places.some(({ owner }) => owner === owned.owner) || owners.has(owned.owner))
      findings.note({
        check: 'shuffle-owner',
        detail: `shuffle ${n + 1} is said to be of trustee ${owned.owner}`,
      });
    owners.add(owned.owner);
    if (!isShuffleGood(open, current, shuffle)) {
      findings.note({
        check: 'shuffle-proof',
        detail: `shuffle ${n + 1} does not prove that it keeps the votes`,
      });
      if (shuffle.ciphertexts.some((list, i) => list.length !== current[i]?.length)) return undefined;
    }
    current = shuffle.ciphertexts;
  }
  return tally.map((one, i) => {
    const place = ranked.indexOf(i);
    return place < 0 ? one : { nested: false, rows: [current[place]!] };
  });
}

function readDecryptions(
  tallied: Tallied,
  places: readonly TrusteePlace[],
  tally: readonly TallyOfQuestion[],
): OwnedDecryption[] | undefined {
  const { open, findings } = tallied;
  const payloads = payloadsOf(tallied, 'PartialDecryption');
  if (payloads.length > 0) findings.reach('decryption-owner', 'decryption-proof');
  const decryptions: OwnedDecryption[] = [];
  let complete = true;
  for (const [n, payload] of payloads.entries()) {
    const where = `partial decryption ${n + 1}`;
    const owned = readPayload(tallied, payload, ownedCodec, where);
    const decryption = readPayload(tallied, owned?.payload, open.formats.partialDecryption, where);
    const place = places.find(({ owner }) => owner === owned?.owner);
    if (!owned || !decryption) complete = false;
    else if (!place)
      findings.note({
        check: 'decryption-owner',
        detail: `${where} is said to be of trustee ${owned.owner}`,
      });
    else if (decryptions.some((one) => one.place === place))
      findings.note({ check: 'decryption-owner', detail: `trustee ${owned.owner} decrypted twice` });
    else if (isPartialDecryptionGood(open, place.key.public_key, tally, decryption))
      decryptions.push({ place, decryption });
    else {
      findings.note({
        check: 'decryption-proof',
        detail: `${where}, of trustee ${owned.owner}, is not proved`,
      });
      complete = false;
    }
  }
  return complete ? decryptions : undefined;
}

function checkResult(
  tallied: Tallied,
  trustees: readonly Trustee[],
  tally: readonly TallyOfQuestion[],
  decryptions: readonly OwnedDecryption[],
): void {
  const { open, findings, totalWeight } = tallied;
  const [payload] = payloadsOf(tallied, 'Result');
  const published = readPayload(tallied, payload, resultCodec, 'result');
  if (!published) return;
  findings.reach('mandatory-trustee');
  if (trustees.some(({ kind }) => kind === 'Pedersen')) findings.reach('threshold');
  const decrypted = decrypt(open, trustees, tally, decryptions, totalWeight);
  if (!decrypted.ok) {
    findings.note({ check: decrypted.missing, detail: decrypted.detail });
    return;
  }
  findings.reach('result');
  if (encodeText(resultCodec, published) !== encodeText(resultCodec, { result: decrypted.result }))
    findings.note({
      check: 'result',
      detail: `the result published is not the one that decrypts: ${JSON.stringify(decrypted.result)}`,
    });
}
