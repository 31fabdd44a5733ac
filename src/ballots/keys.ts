import type { Formats, Proof, SignedText, TrusteeKey } from './formats.ts';
import type { Element, Group, RandomSource } from './group.ts';
import { hashToScalar, sha256Number } from './hash.ts';
import { isKnowledgeProven, proveKnowledge } from './proofs.ts';
import { randomBase58, randomBelow } from './random.ts';

const possessionPrefix = (group: Group, publicKey: Element) => `pok|${group.name}|${publicKey.text}|`;

/** A public key with the proof that whoever publishes it knows its secret (specification, "Verification keys"). */
export function makeTrusteeKey(group: Group, random: RandomSource, secret: bigint): TrusteeKey {
  const public_key = group.power(group.generator, secret);
  return { pok: proveKnowledge(group, random, possessionPrefix(group, public_key), secret), public_key };
}

export function isTrusteeKeyProven(group: Group, key: TrusteeKey): boolean {
  return isKnowledgeProven(group, possessionPrefix(group, key.public_key), key.public_key, key.pok);
}

/** The secret from which a trustee of a ceremony derives its four keys: 22 letters of Base58. */
export function makeTrusteeSeed(random: RandomSource): string {
  return randomBase58(random, 22);
}

export interface TrusteeKeyring {
  readonly signing: bigint;
  readonly decryption: bigint;
  readonly verification: Element;
  readonly encryption: Element;
}

/** @param seed what `makeTrusteeSeed` gave. */
export function keyringOf(group: Group, seed: string): TrusteeKeyring {
  const signing = hashToScalar(group, `sk|${seed}`);
  const decryption = hashToScalar(group, `dk|${seed}`);
  return {
    signing,
    decryption,
    verification: group.power(group.generator, signing),
    encryption: group.power(group.generator, decryption),
  };
}

export function signText(group: Group, random: RandomSource, signing: bigint, message: string): SignedText {
  return { message, signature: signatureOf(group, random, signing, message) };
}

export function signatureOf(group: Group, random: RandomSource, signing: bigint, message: string): Proof {
  return proveKnowledge(group, random, `sigmsg|${message}|`, signing);
}

export function isSigned(group: Group, verification: Element, message: string, signature: Proof): boolean {
  return isKnowledgeProven(group, `sigmsg|${message}|`, verification, signature);
}

/** What a sealed message says about itself. */
interface SealedMessage {
  readonly algorithm: 'AES-GCM';
  readonly alpha: string;
  readonly beta: string;
  readonly data: string;
}

const hexOf = (bytes: Uint8Array) => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
const bytesOf = (hex: string) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));

async function symmetricKey(mask: Element, use: 'encrypt' | 'decrypt'): Promise<CryptoKey> {
  const raw = bytesOf(sha256Number(`key|${mask.text}`).toString(16).padStart(64, '0'));
  return globalThis.crypto.subtle.importKey('raw', raw, 'AES-GCM', false, [use]);
}

const vectorOf = (alpha: Element) => bytesOf(sha256Number(`iv|${alpha.text}`).toString(16).padStart(64, '0'));

/** Signs a message for one recipient and encrypts it so that only the recipient reads it (specification, "Channels"). */
export async function sendMessage(
  group: Group,
  formats: Formats,
  random: RandomSource,
  sender: TrusteeKeyring,
  recipient: Element,
  message: string,
): Promise<string> {
  const inner = JSON.stringify({ recipient: recipient.text, message });
  const signed = JSON.stringify(formats.signedText.write(signText(group, random, sender.signing, inner)));
  const r = randomBelow(random, group.q);
  const s = randomBelow(random, group.q);
  const alpha = group.power(group.generator, r);
  const mask = group.power(group.generator, s);
  const beta = group.multiply(group.power(recipient, r), mask);
  const key = await symmetricKey(mask, 'encrypt');
  const data = await globalThis.crypto.subtle.encrypt(
    { name: 'AES-GCM', iv: vectorOf(alpha) },
    key,
    new TextEncoder().encode(signed),
  );
  const sealed: SealedMessage = {
    algorithm: 'AES-GCM',
    alpha: alpha.text,
    beta: beta.text,
    data: hexOf(new Uint8Array(data)),
  };
  return JSON.stringify(sealed);
}

/**
 * Opens what `sendMessage` sealed for this keyring and returns the message.
 *
 * @throws Error when it was sealed for another, changed on the way, or not signed by `sender`.
 */
export async function receiveMessage(
  group: Group,
  formats: Formats,
  recipient: TrusteeKeyring,
  sender: Element,
  sealedText: string,
): Promise<string> {
  const sealed = JSON.parse(sealedText) as SealedMessage;
  const alpha = formats.element.read(sealed.alpha, 'alpha');
  const beta = formats.element.read(sealed.beta, 'beta');
  const mask = group.multiply(beta, group.invert(group.power(alpha, recipient.decryption)));
  const key = await symmetricKey(mask, 'decrypt');
  const opened = await globalThis.crypto.subtle.decrypt(
    { name: 'AES-GCM', iv: vectorOf(alpha) },
    key,
    bytesOf(sealed.data),
  );
  const { message, signature } = formats.signedText.read(
    JSON.parse(new TextDecoder().decode(opened)),
    'message',
  );
  if (!isSigned(group, sender, message, signature))
    throw new Error('the message is not signed by its sender');
  const inner = JSON.parse(message) as { recipient: string; message: string };
  if (inner.recipient !== recipient.encryption.text) throw new Error('the message is for another recipient');
  return inner.message;
}
