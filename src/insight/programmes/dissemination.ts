import type { PlainDate } from '#kernel';

// To whom a programme tells what it did. A party is an office or an organisation: persons are never named.

export const partyKinds = [
  'executor',
  'government',
  'oversight',
  'donor',
  'workers',
  'employers',
  'beneficiaries',
  'community',
  'media',
] as const;
export const channels = ['email', 'letter', 'meeting', 'web'] as const;
export type Channel = (typeof channels)[number];

export interface Party {
  readonly id: string;
  readonly name: string;
  readonly kind: (typeof partyKinds)[number];
  readonly channel: Channel;
  /** An address of the office: of mail, of a house, or of a page. Seen at the desk alone. */
  readonly address: string;
}

/** That a report reached a party: when, and by which way. */
export interface Delivery {
  readonly period: string;
  readonly number: number;
  readonly party: string;
  readonly channel: Channel;
  readonly on: PlainDate;
  readonly note: string;
}

/** A report of a period as it was issued. */
export interface Issued {
  readonly period: string;
  /** 1, and one more with each correction. */
  readonly number: number;
  readonly on: PlainDate;
  readonly sha256: string;
}

/** Each party with how and when a report reached it the last time, those that it did not reach first. */
export function reachOf(
  parties: readonly Party[],
  deliveries: readonly Delivery[],
  { period, number }: Pick<Issued, 'period' | 'number'>,
): { readonly party: Party; readonly delivery: Delivery | null }[] {
  const of = (party: Party) =>
    deliveries.findLast((one) => one.period === period && one.number === number && one.party === party.id) ??
    null;
  return parties
    .map((party) => ({ party, delivery: of(party) }))
    .sort((a, b) => Number(a.delivery !== null) - Number(b.delivery !== null));
}

/** The last number of each period, in the order in which the periods were first told. */
export function lastIssued(issued: readonly Issued[]): Issued[] {
  const last = new Map<string, Issued>();
  for (const one of issued) last.set(one.period, one);
  return [...last.values()];
}
