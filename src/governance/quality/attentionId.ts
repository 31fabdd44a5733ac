import { hash } from 'node:crypto';

/**
 * The identifier of an attention: SHA-256 of where it comes from and its reference there, cut to 122 bits, as a UUID of
 * version 8 (RFC 9562 §5.8). Whatever arrives twice, by whichever way, has the same identifier.
 */
export function attentionId(origin: string, reference: string): string {
  const hex = hash('sha256', `${origin}\u001f${reference}`, 'hex');
  const variant = '89ab'[Number.parseInt(hex[16]!, 16) & 3];
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** The reference of an attention whose source gives it none: what makes it the same attention. */
export function referenceFromFacts(facts: {
  readonly document: string;
  readonly service: string;
  readonly facility: string;
  readonly requestedAt: string;
  readonly attendedAt: string;
}): string {
  return `=${facts.document}|${facts.service}|${facts.facility}|${facts.requestedAt}|${facts.attendedAt}`;
}
