/** What the flags read of a compiled release (OCDS 1.1), taken from untrusted JSON: anything of another type is as if absent. */
export type Json = Readonly<Record<string, unknown>>;

export interface Bid {
  readonly status: string;
  readonly tendererIds: readonly string[];
  /** Tenderers listed, with or without an identifier. */
  readonly tenderers: number;
  readonly amount: number | null;
  readonly currency: string | null;
  readonly date: string | null;
}

export interface Award {
  readonly status: string | null;
  readonly supplierIds: readonly string[];
  readonly suppliers: number;
  readonly items: readonly unknown[];
}

export interface Process {
  readonly ocid: string;
  readonly tender: Json;
  readonly methodDetails: string | null;
  readonly buyerId: string | null;
  readonly procuringEntityId: string | null;
  /** Null when the release lists none. */
  readonly bids: readonly Bid[] | null;
  readonly awards: readonly Award[] | null;
}

/** The process, or null where there is nothing to judge: no `ocid`, or the tender was cancelled. */
export function readProcess(release: unknown): Process | null {
  const root = objectOf(release);
  const ocid = textOf(root.ocid);
  if (ocid === null) return null;
  const tender = objectOf(root.tender);
  if (tender.status === 'cancelled') return null;
  const details = objectOf(root.bids).details;
  return {
    ocid,
    tender,
    methodDetails: textOf(tender.procurementMethodDetails),
    buyerId: textOf(objectOf(root.buyer).id),
    procuringEntityId: textOf(objectOf(tender.procuringEntity).id),
    bids: Array.isArray(details) ? details.map(bidOf) : null,
    awards: Array.isArray(root.awards) ? root.awards.map(awardOf) : null,
  };
}

/** Bids that were handed in: pending, valid or disqualified. */
export function isSubmitted(bid: Bid): boolean {
  return bid.status === 'pending' || bid.status === 'valid' || bid.status === 'disqualified';
}

/** The active awards when every award has reached its end (active, cancelled, unsuccessful); null otherwise. */
export function finalActiveAwards(process: Process): readonly Award[] | null {
  if (process.awards === null || process.bids === null) return null;
  for (const { status } of process.awards)
    if (status !== null && status !== 'active' && status !== 'cancelled' && status !== 'unsuccessful')
      return null;
  return process.awards.filter((award) => award.status === 'active');
}

/** The one supplier of the one active award of a process that is final, or null. */
export function singleWinner(process: Process): string | null {
  const active = finalActiveAwards(process);
  const award = active?.length === 1 ? active[0]! : null;
  return award?.suppliers === 1 ? (award.supplierIds[0] ?? null) : null;
}

const NOTHING: Json = {};

export function objectOf(value: unknown): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : NOTHING;
}

export function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

/** Milliseconds since 1970 of an RFC 3339 date and time, or null; a date without time is not one. */
export function instantOf(value: unknown): number | null {
  if (
    typeof value !== 'string' ||
    !/^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)$/.test(value)
  )
    return null;
  const instant = Date.parse(value.replace(' ', 'T').toUpperCase());
  return Number.isNaN(instant) ? null : instant;
}

function bidOf(value: unknown): Bid {
  const bid = objectOf(value);
  const tenderers = Array.isArray(bid.tenderers) ? bid.tenderers : [];
  const amount = objectOf(bid.value).amount;
  return {
    status: textOf(bid.status) ?? '',
    tendererIds: idsOf(tenderers),
    tenderers: tenderers.length,
    amount: typeof amount === 'number' && Number.isFinite(amount) ? amount : null,
    currency: textOf(objectOf(bid.value).currency),
    date: textOf(bid.date),
  };
}

function awardOf(value: unknown): Award {
  const award = objectOf(value);
  const suppliers = Array.isArray(award.suppliers) ? award.suppliers : [];
  return {
    status: textOf(award.status),
    supplierIds: idsOf(suppliers),
    suppliers: suppliers.length,
    items: Array.isArray(award.items) ? award.items : [],
  };
}

function idsOf(organisations: readonly unknown[]): string[] {
  const ids: string[] = [];
  for (const organisation of organisations) {
    const id = textOf(objectOf(organisation).id);
    if (id !== null) ids.push(id);
  }
  return ids;
}
