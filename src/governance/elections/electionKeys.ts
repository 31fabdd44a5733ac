import {
  constants,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  privateDecrypt,
  sign,
} from 'node:crypto';
import { type RightKey, writeRightKey } from './blindRight.ts';
import { type ReceiptFacts, receiptStatement } from './receipt.ts';

/** The keys of one election on the server. Neither opens a ballot. */
export interface ElectionKeys {
  readonly rightKeyPem: string;
  readonly receiptKeyPem: string;
  /** As published. */
  readonly rightKey: string;
  readonly receiptKey: string;
}

export function makeElectionKeys(): ElectionKeys {
  const right = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const receipt = generateKeyPairSync('ed25519');
  return {
    rightKeyPem: right.privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
    receiptKeyPem: receipt.privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
    rightKey: writeRightKey(publicOf(right.publicKey.export({ format: 'jwk' }))),
    receiptKey: receipt.publicKey.export({ type: 'spki', format: 'pem' }) as string,
  };
}

function publicOf(jwk: { n?: string; e?: string }): RightKey {
  const read = (text: string | undefined) =>
    BigInt(`0x${Buffer.from(text ?? '', 'base64url').toString('hex')}`);
  return { n: read(jwk.n), e: read(jwk.e) };
}

/** Signs what a voter blinded: the bare RSA operation, in the time that the library makes independent of the value. */
export function signBlinded(rightKeyPem: string, blinded: Buffer): Buffer {
  return privateDecrypt({ key: rightKeyPem, padding: constants.RSA_NO_PADDING }, blinded);
}

/** Whether the bytes are a number below the modulus, of its length. */
export function isBlindable(rightKeyPem: string, blinded: Buffer): boolean {
  const { n } = publicOf(createPublicKey(createPrivateKey(rightKeyPem)).export({ format: 'jwk' }));
  const value = BigInt(`0x${blinded.toString('hex') || '0'}`);
  return blinded.length === Math.ceil(n.toString(16).length / 2) && value > 1n && value < n;
}

/** Signs that the institution holds a ballot. The same ballot has the same receipt: Ed25519 takes no chance. */
export function signReceipt(receiptKeyPem: string, facts: ReceiptFacts): string {
  return sign(null, Buffer.from(receiptStatement(facts), 'utf8'), receiptKeyPem).toString('base64');
}
