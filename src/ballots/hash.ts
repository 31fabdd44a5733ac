import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Group } from './group.ts';

/** SHA-256 of bytes or of the UTF-8 of a text. */
export interface Sha256 {
  bytes(data: Uint8Array | string): Uint8Array;
  /** Lowercase hexadecimal. */
  hex(data: Uint8Array | string): string;
}

const pureBytes = (data: Uint8Array | string) => sha256(typeof data === 'string' ? utf8ToBytes(data) : data);
let current: Sha256 = { bytes: pureBytes, hex: (data) => bytesToHex(pureBytes(data)) };

/** Lets the server put its native hash in the place of the pure one: the same function, faster. */
export function replaceSha256(native: Sha256): void {
  current = native;
}

export function sha256Bytes(data: Uint8Array | string): Uint8Array {
  return current.bytes(data);
}

/** SHA-256 in lowercase hexadecimal. */
export function sha256Hex(data: Uint8Array | string): string {
  return current.hex(data);
}

/** SHA-256 as a big-endian number. */
export function sha256Number(data: Uint8Array | string): bigint {
  return BigInt(`0x${sha256Hex(data)}`);
}

/** SHA-256 of a text as a big-endian number, modulo the order of the group: how every proof draws its challenge. */
export function hashToScalar(group: Group, text: string): bigint {
  return sha256Number(text) % group.q;
}

/** SHA-256 in Base64 without padding: fingerprints of elections and trackers of ballots. */
export function sha256Base64(data: Uint8Array | string): string {
  return base64FromHex(sha256Hex(data));
}

/** Base64 without padding of a hexadecimal text. */
export function base64FromHex(hex: string): string {
  let binary = '';
  for (let i = 0; i < hex.length; i += 2)
    binary += String.fromCharCode(Number.parseInt(hex.slice(i, i + 2), 16));
  return btoa(binary).replace(/=+$/, '');
}
