import { decodeText, encodeText } from './codec.ts';
import type {
  CertificateKeys,
  Formats,
  Proof,
  SignedText,
  ThresholdParameters,
  TrusteeKey,
} from './formats.ts';
import type { Element, Group, RandomSource } from './group.ts';
import { modulo } from './group.ts';
import {
  isSigned,
  keyringOf,
  makeTrusteeKey,
  receiveMessage,
  sendMessage,
  signatureOf,
  signText,
} from './keys.ts';
import { randomBelow } from './random.ts';

// The ceremony by which trustees make a key that a threshold of them can use and fewer cannot: Pedersen's distributed key
// generation (Belenios specification, "Threshold decryption support"). Each step takes what the server relayed and returns
// what the trustee publishes; a trustee keeps only its seed.

/** What a trustee publishes in the second step: a share of its secret polynomial for each trustee, sealed. */
export interface Contribution {
  /** Its own polynomial, sealed for itself, so that the seed alone recovers it. */
  readonly polynomial: string;
  readonly secrets: string[];
  readonly coefexps: SignedText;
  readonly signature: Proof;
}

/** What a trustee publishes in the third step. */
export interface ThresholdKey {
  /** Its share of the key, sealed for itself: with the seed it is all that decrypting needs. */
  readonly private_key: string;
  readonly public_key: TrusteeKey;
}

/** First step: the trustee's verification and encryption keys, signed. @param index from 1. */
export function makeCertificate(
  group: Group,
  formats: Formats,
  random: RandomSource,
  seed: string,
  ceremony: { readonly size: number; readonly threshold: number; readonly index: number },
): SignedText {
  const { signing, verification, encryption } = keyringOf(group, seed);
  const context = {
    group: group.name,
    size: ceremony.size,
    threshold: ceremony.threshold,
    index: ceremony.index,
  };
  return signText(
    group,
    random,
    signing,
    encodeText(formats.certificateKeys, { context, verification, encryption }),
  );
}

export function readCertificate(
  formats: Formats,
  certificate: SignedText,
  where = 'certificate',
): CertificateKeys {
  return decodeText(formats.certificateKeys, certificate.message, where);
}

/** What everybody signs: the certificates of all, with one's own coefficients. */
export function ceremonyText(
  formats: Formats,
  certificates: readonly SignedText[],
  coefficients: readonly Element[],
): string {
  const certs = certificates.map((certificate) => formats.signedText.write(certificate));
  return `certs_sig|${JSON.stringify({ certs, coefexps: coefficients.map(({ text }) => text) })}`;
}

/** @throws Error unless all certificates are of one ceremony, in order and signed by their owners. */
function readCertificates(
  group: Group,
  formats: Formats,
  certificates: readonly SignedText[],
): CertificateKeys[] {
  const keys = certificates.map((certificate) => readCertificate(formats, certificate));
  const threshold = keys[0]?.context.threshold;
  keys.forEach(({ context, verification }, i) => {
    const expected =
      context.group === group.name &&
      context.size === keys.length &&
      context.threshold === threshold &&
      context.index === i + 1;
    const { message, signature } = certificates[i]!;
    if (!expected || !isSigned(group, verification, message, signature))
      throw new Error(`certificate ${i + 1} is not good`);
  });
  return keys;
}

/** Second step: a random polynomial, its exponentiated coefficients signed, its values sealed for each trustee. */
export async function makeContribution(
  group: Group,
  formats: Formats,
  random: RandomSource,
  seed: string,
  certificates: readonly SignedText[],
): Promise<Contribution> {
  const keyring = keyringOf(group, seed);
  const keys = readCertificates(group, formats, certificates);
  if (!keys.some(({ verification }) => group.equal(verification, keyring.verification)))
    throw new Error('the seed has no certificate here');
  const coefficients = Array.from({ length: keys[0]!.context.threshold }, () => randomBelow(random, group.q));
  const exponentiated = coefficients.map((coefficient) => group.power(group.generator, coefficient));
  const polynomial = JSON.stringify({ polynomial: coefficients.map(String) });
  const secrets: string[] = [];
  for (const [i, { encryption }] of keys.entries()) {
    const secret = JSON.stringify({ secret: valueAt(coefficients, BigInt(i + 1), group.q).toString() });
    secrets.push(await sendMessage(group, formats, random, keyring, encryption, secret));
  }
  return {
    polynomial: await sendMessage(group, formats, random, keyring, keyring.encryption, polynomial),
    secrets,
    coefexps: signText(
      group,
      random,
      keyring.signing,
      encodeText(formats.coefficients, { coefexps: exponentiated }),
    ),
    signature: signatureOf(
      group,
      random,
      keyring.signing,
      ceremonyText(formats, certificates, exponentiated),
    ),
  };
}

function valueAt(coefficients: readonly bigint[], x: bigint, q: bigint): bigint {
  return coefficients.reduceRight((value, coefficient) => modulo(value * x + coefficient, q), 0n);
}

/** The public key that answers for a trustee's share: ∏ᵢ ∏ₖ Aᵢₖ^(jᵏ). @param index the trustee's place, from 1. */
export function verificationKeyAt(
  group: Group,
  coefficients: readonly (readonly Element[])[],
  index: number,
): Element {
  const degrees = coefficients[0]?.length ?? 0;
  const terms: [Element, bigint][] = [];
  for (let k = 0; k < degrees; k++)
    terms.push([
      group.product(coefficients.map((one) => one[k]!)),
      modulo(BigInt(index) ** BigInt(k), group.q),
    ]);
  return group.productOfPowers(terms);
}

/**
 * Third step: the trustee opens what the others sent it, checks every share against the coefficients, and adds them up to
 * its share of the key.
 *
 * @throws Error naming the trustee whose contribution is not good.
 */
export async function makeThresholdKey(
  group: Group,
  formats: Formats,
  random: RandomSource,
  seed: string,
  certificates: readonly SignedText[],
  contributions: readonly Contribution[],
): Promise<ThresholdKey> {
  const keyring = keyringOf(group, seed);
  const keys = readCertificates(group, formats, certificates);
  const index = keys.findIndex(({ verification }) => group.equal(verification, keyring.verification));
  if (index < 0) throw new Error('the seed has no certificate here');
  if (contributions.length !== keys.length)
    throw new Error(`${contributions.length} contributions of ${keys.length} trustees`);
  let share = 0n;
  for (const [i, contribution] of contributions.entries()) {
    const { verification, context } = keys[i]!;
    const { message, signature } = contribution.coefexps;
    const { coefexps } = decodeText(formats.coefficients, message, 'coefexps');
    const good =
      coefexps.length === context.threshold &&
      isSigned(group, verification, message, signature) &&
      isSigned(group, verification, ceremonyText(formats, certificates, coefexps), contribution.signature);
    if (!good) throw new Error(`the contribution of trustee ${i + 1} is not signed for this ceremony`);
    const opened = await receiveMessage(group, formats, keyring, verification, contribution.secrets[index]!);
    const secret = formats.scalar.read((JSON.parse(opened) as { secret: unknown }).secret, 'secret');
    if (!group.equal(group.power(group.generator, secret), verificationKeyAt(group, [coefexps], index + 1)))
      throw new Error(`the share from trustee ${i + 1} does not match its coefficients`);
    share += secret;
  }
  const decryptionKey = modulo(share, group.q);
  const key = makeTrusteeKey(group, random, decryptionKey);
  const sealed = JSON.stringify({ decryption_key: decryptionKey.toString() });
  return {
    private_key: await sendMessage(group, formats, random, keyring, keyring.encryption, sealed),
    public_key: { ...key, signature: signatureOf(group, random, keyring.signing, key.public_key.text) },
  };
}

/** The trustee's share of the key, opened with its seed. */
export async function openThresholdKey(
  group: Group,
  formats: Formats,
  seed: string,
  key: ThresholdKey,
): Promise<bigint> {
  const keyring = keyringOf(group, seed);
  const opened = await receiveMessage(group, formats, keyring, keyring.verification, key.private_key);
  return formats.scalar.read(
    (JSON.parse(opened) as { decryption_key: unknown }).decryption_key,
    'decryption_key',
  );
}

/** What is published of the ceremony. */
export function thresholdParameters(
  formats: Formats,
  certificates: readonly SignedText[],
  contributions: readonly Contribution[],
  keys: readonly ThresholdKey[],
): ThresholdParameters {
  const [first] = certificates;
  if (!first) throw new RangeError('a ceremony has trustees');
  return {
    threshold: readCertificate(formats, first).context.threshold,
    certs: [...certificates],
    coefexps: contributions.map(({ coefexps }) => coefexps),
    signatures: contributions.map(({ signature }) => signature),
    verification_keys: keys.map(({ public_key }) => public_key),
  };
}
