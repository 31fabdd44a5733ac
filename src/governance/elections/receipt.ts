import { ed25519 } from '@noble/curves/ed25519.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalJson } from '#kernel';

// The receipt of a ballot: the institution's word that it holds the ballot of a tracker and that the board will have it before voting is
// closed. It says neither when the ballot came nor which place it has, since the board keeps no order of arrival.

export interface ReceiptFacts {
  /** The election's identifier in its archive. */
  readonly election: string;
  readonly tracker: string;
}

/** What is signed. */
export const receiptStatement = ({ election, tracker }: ReceiptFacts): string =>
  canonicalJson({ amparo: 'election-receipt-2', election, tracker });

/** The last 32 bytes of a key as it is published (SubjectPublicKeyInfo, RFC 8410) are the key. */
function readReceiptKey(pem: string): Uint8Array {
  const inside = atob(pem.replace(/-----[^-]+-----|\s/g, ''));
  return Uint8Array.from(inside, (one) => one.charCodeAt(0)).slice(-32);
}

/** Whether the institution signed this receipt. @param receiptKey as the election publishes it. */
export function isReceiptSigned(
  receiptKey: string,
  receipt: ReceiptFacts & { readonly signature: string },
): boolean {
  try {
    const signature = Uint8Array.from(atob(receipt.signature), (one) => one.charCodeAt(0));
    return ed25519.verify(signature, utf8ToBytes(receiptStatement(receipt)), readReceiptKey(receiptKey));
  } catch {
    return false;
  }
}
