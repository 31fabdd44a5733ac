import { bls12_381 } from '@noble/curves/bls12-381.js';
import { sha256Bytes, sha256Hex } from '../hash.ts';

/** A public source of randomness: a network that signs a number every few seconds, so that nobody knows the next signature. */
export interface BeaconChain {
  readonly name: 'quicknet' | 'default';
  readonly hash: string;
  readonly scheme: 'bls-unchained-g1-rfc9380' | 'pedersen-bls-chained';
  readonly publicKey: string;
  readonly genesisTime: number;
  readonly periodSeconds: number;
}

/** The chains of drand that may be announced, with the keys that the network publishes. */
export const beaconChains: readonly BeaconChain[] = [
  {
    name: 'quicknet',
    hash: '52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971',
    scheme: 'bls-unchained-g1-rfc9380',
    publicKey:
      '83cf0f2896adee7eb8b5f01fcad3912212c437e0073e911fb90022d3e760183c8c4b450b6a0a6c3ac6a5776a2d1064510d1fec758c921cc22b0e17e63aaf4bcb5ed66304de9cf809bd274ca73bab4af5a6e9c76a4bc09e76eae8991ef5ece45a',
    genesisTime: 1692803367,
    periodSeconds: 3,
  },
  {
    name: 'default',
    hash: '8990e7a9aaed2ffed73dbd7092123d6f289930540d7651336225dc172e51b2ce',
    scheme: 'pedersen-bls-chained',
    publicKey:
      '868f005eb8e6e4ca0a47c8a77ceaa5309a47978a7c71bc5cce96366b5d7a569937c529eeda66c7293784a9402801af31',
    genesisTime: 1595431050,
    periodSeconds: 30,
  },
];

export interface BeaconRound {
  readonly round: number;
  readonly signature: string;
  readonly randomness: string;
  /** Only on the chained scheme. */
  readonly previousSignature?: string | undefined;
}

export function findBeaconChain(hash: string): BeaconChain | undefined {
  return beaconChains.find((chain) => chain.hash === hash);
}

/** When a round is published, in seconds since 1970. */
export function timeOfRound(chain: BeaconChain, round: number): number {
  return chain.genesisTime + (round - 1) * chain.periodSeconds;
}

/** The first round published at or after a time in seconds since 1970. */
export function roundAt(chain: BeaconChain, seconds: number): number {
  return Math.max(1, Math.ceil((seconds - chain.genesisTime) / chain.periodSeconds) + 1);
}

/** Whether the network signed this round and the randomness is that of the signature. Needs no connection. */
export function isBeaconRoundGenuine(chain: BeaconChain, beacon: BeaconRound): boolean {
  try {
    if (beacon.randomness !== sha256Hex(bytesOf(beacon.signature))) return false;
    return chain.scheme === 'bls-unchained-g1-rfc9380'
      ? isShortSignatureGood(chain, beacon)
      : isLongSignatureGood(chain, beacon);
  } catch {
    // Points that cannot be read are no signature.
    return false;
  }
}

function isShortSignatureGood(chain: BeaconChain, beacon: BeaconRound): boolean {
  const { shortSignatures } = bls12_381;
  const message = shortSignatures.hash(
    sha256Bytes(roundBytes(beacon.round)),
    'BLS_SIG_BLS12381G1_XMD:SHA-256_SSWU_RO_NUL_',
  );
  return shortSignatures.verify(bytesOf(beacon.signature), message, bytesOf(chain.publicKey));
}

function isLongSignatureGood(chain: BeaconChain, beacon: BeaconRound): boolean {
  const { longSignatures } = bls12_381;
  const previous = bytesOf(beacon.previousSignature ?? '');
  const signed = new Uint8Array(previous.length + 8);
  signed.set(previous);
  signed.set(roundBytes(beacon.round), previous.length);
  const message = longSignatures.hash(sha256Bytes(signed), 'BLS_SIG_BLS12381G2_XMD:SHA-256_SSWU_RO_NUL_');
  return longSignatures.verify(bytesOf(beacon.signature), message, bytesOf(chain.publicKey));
}

function roundBytes(round: number): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(round));
  return bytes;
}

function bytesOf(hex: string): Uint8Array {
  if (!/^([0-9a-f]{2})+$/.test(hex)) throw new RangeError('not hexadecimal');
  return Uint8Array.from(hex.match(/../g)!, (pair) => Number.parseInt(pair, 16));
}
