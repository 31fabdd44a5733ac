import { organisationKey } from '#kernel';
import { singleBidMethods } from '#statistics';
import type { Json, JsonObject, Release } from '../ocds.ts';
import { buyerOf, listOf, objectOf, textOf } from '../process.ts';

export type Role = 'buyer' | 'supplier' | 'bidder';
export type PartyKind = 'person' | 'company' | 'public' | 'unknown';

/** The part that somebody has in a process. Money in US dollars; null where none was published. */
export interface Part {
  readonly role: Role;
  readonly identifier: string;
  readonly awarded: number | null;
  readonly contracted: number | null;
  /** Awards with no amount of its own in dollars: not said, in another currency, or shared with other suppliers. */
  readonly unsaid: number;
}

/** What a buyer awarded to one supplier alone. */
export interface Deal {
  readonly buyer: string;
  readonly supplier: string;
  readonly awarded: number;
}

/** What a process says of who has a part in it. */
export interface ProcessParts {
  readonly year: number;
  readonly method: string | null;
  readonly methodDetails: string | null;
  readonly amendments: number;
  readonly hasAward: boolean;
  readonly bids: number | null;
  /** Whether one bid came where several could compete (R018); null where that is not known or not asked. */
  readonly singleBid: boolean | null;
  readonly hasPeriod: boolean;
  readonly isPlanned: boolean;
  readonly parts: readonly Part[];
  readonly deals: readonly Deal[];
}

const idsOf = (value: Json | undefined): readonly string[] => [
  ...new Set(listOf(value).flatMap(({ id }) => textOf(id) ?? [])),
];

/** Cents of an amount in US dollars above nothing; null for whatever else. */
function centsOf(value: Json | undefined): number | null {
  const { amount, currency } = objectOf(value);
  return typeof amount === 'number' && Number.isFinite(amount) && amount > 0 && currency === 'USD'
    ? Math.round(amount * 100)
    : null;
}

function dollars(some: readonly (number | null)[]): number | null {
  const known = some.filter((one) => one !== null);
  return known.length === 0 ? null : known.reduce((total, one) => total + one, 0) / 100;
}

/**
 * Who has a part in a process, read from its compiled release: awards that stand, contracts that were not cancelled, and bids that were
 * listed. What counts as awarded is what the flags that need no bids look at (`NoBidScan` of `#statistics`).
 */
export function partsOf(compiled: Release): ProcessParts {
  const tender = objectOf(compiled.tender);
  const isCancelled = tender.status === 'cancelled';
  const awards = isCancelled
    ? []
    : listOf(compiled.awards).filter(({ status }) => status === 'active' || status === undefined);
  const contracts = isCancelled
    ? []
    : listOf(compiled.contracts).filter(({ status }) => status !== 'cancelled');
  const buyer = textOf(buyerOf(compiled).id);
  const method = textOf(tender.procurementMethod);
  const { numberOfTenderers } = tender;
  const bids = typeof numberOfTenderers === 'number' && numberOfTenderers >= 1 ? numberOfTenderers : null;
  const mayCompete = method !== null && (singleBidMethods as readonly string[]).includes(method);
  const day = textOf(awards[0]?.date) ?? textOf(contracts[0]?.dateSigned) ?? compiled.date;
  const contractedFor = (some: readonly JsonObject[]) => {
    const ids = new Set(some.map(({ id }) => id));
    return dollars(
      contracts.filter(({ awardID }) => ids.has(awardID ?? null)).map(({ value }) => centsOf(value)),
    );
  };
  const parts: Part[] = [];
  if (buyer !== null)
    parts.push({
      role: 'buyer',
      identifier: buyer,
      awarded: dollars(awards.map(({ value }) => centsOf(value))),
      contracted: dollars(contracts.map(({ value }) => centsOf(value))),
      unsaid: awards.filter(({ value }) => centsOf(value) === null).length,
    });
  const suppliers = new Set(awards.flatMap((award) => idsOf(award.suppliers)));
  for (const identifier of suppliers) {
    const own = awards.filter((award) => idsOf(award.suppliers).includes(identifier));
    // What several were awarded together is the amount of none of them.
    const alone = own.filter((award) => idsOf(award.suppliers).length === 1);
    parts.push({
      role: 'supplier',
      identifier,
      awarded: dollars(alone.map(({ value }) => centsOf(value))),
      contracted: contractedFor(alone),
      unsaid: own.length - alone.filter(({ value }) => centsOf(value) !== null).length,
    });
  }
  const bidders = new Set([
    ...idsOf(tender.tenderers),
    ...listOf(objectOf(compiled.bids).details).flatMap(({ tenderers }) => idsOf(tenderers)),
  ]);
  for (const identifier of bidders)
    parts.push({ role: 'bidder', identifier, awarded: null, contracted: null, unsaid: 0 });
  return {
    year: Number(day.slice(0, 4)),
    method,
    methodDetails: textOf(tender.procurementMethodDetails),
    amendments: contracts.reduce((total, { amendments }) => total + listOf(amendments).length, 0),
    hasAward: awards.length > 0,
    bids,
    singleBid: isCancelled || !mayCompete || bids === null ? null : bids === 1,
    hasPeriod: typeof objectOf(tender.tenderPeriod).endDate === 'string',
    isPlanned: Object.keys(objectOf(compiled.planning)).length > 0,
    parts: onePerParty(parts),
    deals: awards.flatMap(({ suppliers: some, value }): Deal[] => {
      const [supplier, ...others] = idsOf(some);
      const awarded = centsOf(value);
      if (buyer === null || supplier === undefined || others.length > 0 || awarded === null) return [];
      return [{ buyer, supplier, awarded: awarded / 100 }];
    }),
  };
}

/** A party written in two ways in one process has one part of a role in it. */
function onePerParty(parts: readonly Part[]): Part[] {
  const add = (a: number | null, b: number | null) =>
    a === null || b === null ? (a ?? b) : Math.round((a + b) * 100) / 100;
  const known = new Map<string, Part>();
  for (const part of parts) {
    const key = `${part.role} ${organisationKey(part.identifier)}`;
    const before = known.get(key);
    known.set(
      key,
      before
        ? {
            ...before,
            awarded: add(before.awarded, part.awarded),
            contracted: add(before.contracted, part.contracted),
            unsaid: before.unsaid + part.unsaid,
          }
        : part,
    );
  }
  return [...known.values()];
}

export interface Writing {
  readonly identifier: string;
  readonly name: string;
  readonly since: string;
  readonly until: string;
}

/** How releases write the organisations that they name (an empty name: none was given), each way once, with the first and the last publication that wrote it so. */
export function writingsIn(releases: readonly Release[]): Writing[] {
  const known = new Map<string, Writing>();
  const note = (value: Json | undefined, date: string) => {
    const identifier = textOf(objectOf(value).id);
    const name = textOf(objectOf(value).name)?.trim() ?? '';
    if (identifier === null) return;
    const key = JSON.stringify([identifier, name]);
    const before = known.get(key);
    known.set(key, {
      identifier,
      name,
      since: before && before.since < date ? before.since : date,
      until: before && before.until > date ? before.until : date,
    });
  };
  for (const release of releases) {
    // Two offsets of one instant compare as texts otherwise than as times.
    const date = new Date(release.date).toISOString();
    const tender = objectOf(release.tender);
    for (const one of [
      release.buyer,
      tender.procuringEntity,
      ...listOf(release.parties),
      ...listOf(tender.tenderers),
      ...listOf(release.awards).flatMap(({ suppliers }) => listOf(suppliers)),
      ...listOf(objectOf(release.bids).details).flatMap(({ tenderers }) => listOf(tenderers)),
    ])
      note(one, date);
  }
  // A reference without a name says nothing where another gives it.
  const named = new Set([...known.values()].filter(({ name }) => name !== '').map((one) => one.identifier));
  return [...known.values()].filter(({ identifier, name }) => name !== '' || !named.has(identifier));
}

/**
 * What an identifier tells of who bears it: Ecuador's RUC and cédula say so by their third digit. One with a wrong check digit is read
 * as well: it is likelier a person's number written wrong than nobody's.
 */
export function kindOf(identifier: string): PartyKind {
  const digits = /(?<!\d)(\d{13}|\d{10})(?!\d)/.exec(identifier)?.[1];
  if (digits === undefined) return 'unknown';
  const third = Number(digits[2]);
  if (third <= 5) return 'person';
  return digits.length === 13 && third === 6
    ? 'public'
    : digits.length === 13 && third === 9
      ? 'company'
      : 'unknown';
}
