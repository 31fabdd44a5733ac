/** The flags that one process shows by itself. Definitions: Open Contracting, Cardinal 0.0.8, page of each flag. */
import { type Bid, finalActiveAwards, instantOf, isSubmitted, objectOf, type Process } from './release.ts';

const DAY = 86_400_000;

/** R003: the tender period, in whole days, is shorter than the threshold. */
export function hasShortPeriod(process: Process, daysMin: number): boolean {
  const period = objectOf(process.tender.tenderPeriod);
  const start = instantOf(period.startDate);
  const end = instantOf(period.endDate);
  return start !== null && end !== null && Math.floor((end - start) / DAY) < daysMin;
}

/** R018: one tenderer only, where the method lets several compete. */
export function hasSingleBid(process: Process): boolean {
  return process.tender.numberOfTenderers === 1;
}

/** R028: tenderers that submitted the same amount in the same currency as others did, empty when none. */
export function withIdenticalPrices(process: Process): Set<string> {
  const setsByPrice = new Map<string, Map<string, readonly string[]>>();
  for (const bid of process.bids ?? []) {
    if (!isSubmitted(bid) || bid.amount === null || bid.currency === null || bid.tendererIds.length === 0)
      continue;
    const price = `${bid.currency} ${bid.amount}`;
    let sets = setsByPrice.get(price);
    if (!sets) {
      sets = new Map();
      setsByPrice.set(price, sets);
    }
    const ids = [...new Set(bid.tendererIds)].sort();
    sets.set(JSON.stringify(ids), ids);
  }
  return new Set(
    [...setsByPrice.values()].flatMap((sets) => (sets.size > 1 ? [...sets.values()].flat() : [])),
  );
}

/** R030: suppliers of an active award whose valid bid came after the tender period's end, empty when none. */
export function lateWinners(process: Process): Set<string> {
  const end = dayOrInstant(objectOf(process.tender.tenderPeriod).endDate);
  const found = new Set<string>();
  if (end === null) return found;
  const suppliers = new Set(
    (process.awards ?? []).filter((award) => award.status === 'active').flatMap((award) => award.supplierIds),
  );
  for (const bid of process.bids ?? []) {
    const date = dayOrInstant(bid.date);
    if (bid.status !== 'valid' || date === null || date <= end) continue;
    for (const id of bid.tendererIds) if (suppliers.has(id)) found.add(id);
  }
  return found;
}

/** R035: the one tenderer left valid, who supplies all active awards, and how many others were disqualified; null when not so. */
export function allOthersDisqualified(
  process: Process,
  othersMin: number,
): { winner: string; others: number } | null {
  const active = finalActiveAwards(process);
  if (active === null) return null;
  const idsWith = (status: string): Set<string> =>
    new Set(process.bids!.filter((bid) => bid.status === status).flatMap((bid) => bid.tendererIds));
  const valid = idsWith('valid');
  const suppliers = new Set(active.flatMap((award) => award.supplierIds));
  const winner = [...valid][0];
  if (winner === undefined || valid.size !== 1 || suppliers.size !== 1 || !suppliers.has(winner)) return null;
  const others = [...idsWith('disqualified')].filter((id) => id !== winner).length;
  return others >= Math.max(1, othersMin) ? { winner, others } : null;
}

/**
 * R036: with an active award and a valid bid with an amount, the lowest submitted bid was disqualified; of several as low, the
 * first listed decides.
 */
export function lowestIsDisqualified(process: Process, comparable: (bid: Bid) => boolean): boolean {
  if (!process.awards?.some((award) => award.status === 'active')) return false;
  let lowest: Bid | null = null;
  let hasValid = false;
  for (const bid of process.bids ?? []) {
    if (!isSubmitted(bid) || bid.amount === null || bid.currency === null || !comparable(bid)) continue;
    if (lowest === null || bid.amount < lowest.amount!) lowest = bid;
    if (bid.status === 'valid') hasValid = true;
  }
  return hasValid && lowest?.status === 'disqualified';
}

/** An instant, or midnight (UTC) of a plain date. */
function dayOrInstant(value: unknown): number | null {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value)
    ? instantOf(`${value}T00:00:00Z`)
    : instantOf(value);
}
