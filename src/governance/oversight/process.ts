import { foldText } from '#kernel';
import { isObject, type Json, type JsonObject, type Release } from './ocds.ts';

export type Stage = 'planning' | 'tender' | 'award' | 'contract' | 'implementation' | 'ended' | 'cancelled';

/** What a list shows of a process, read from its compiled release. */
export interface ProcessFacts {
  readonly title: string | null;
  readonly folded: string;
  readonly buyerId: string | null;
  readonly buyerName: string | null;
  /** Folded name of the region in the buyer's address, as it was published. */
  readonly region: string | null;
  readonly stage: Stage;
  readonly method: string | null;
  readonly methodDetails: string | null;
  readonly amount: number | null;
  readonly currency: string | null;
  readonly supplierIds: readonly string[];
  readonly bids: number | null;
}

export const textOf = (value: Json | undefined): string | null =>
  typeof value === 'string' && value !== '' ? value : null;
export const listOf = (value: Json | undefined): readonly JsonObject[] =>
  Array.isArray(value) ? (value as readonly Json[]).filter(isObject) : [];
export const objectOf = (value: Json | undefined): JsonObject => (isObject(value) ? value : {});

/** The most advanced value known: what was contracted, else awarded, else tendered, else planned. */
function amountOf(compiled: JsonObject): JsonObject {
  const sum = (list: readonly JsonObject[]): JsonObject | null => {
    const values = list
      .filter(({ status }) => status !== 'cancelled' && status !== 'unsuccessful')
      .map(({ value }) => objectOf(value));
    const known = values.filter(({ amount }) => typeof amount === 'number');
    const currency = known[0]?.currency;
    if (known.length === 0 || known.some((one) => one.currency !== currency)) return null;
    return {
      amount: known.reduce((total, one) => total + Number(one.amount), 0),
      currency: currency ?? null,
    };
  };
  return (
    sum(listOf(compiled.contracts)) ??
    sum(listOf(compiled.awards)) ??
    objectOf(objectOf(compiled.tender).value ?? objectOf(objectOf(compiled.planning).budget).amount)
  );
}

function stageOf(compiled: JsonObject): Stage {
  const contracts = listOf(compiled.contracts);
  const { status } = objectOf(compiled.tender);
  if (contracts.length > 0) {
    if (contracts.every((one) => one.status === 'terminated' || one.status === 'cancelled')) return 'ended';
    return contracts.some(({ implementation }) => isObject(implementation)) ? 'implementation' : 'contract';
  }
  if (status === 'cancelled' || status === 'unsuccessful' || status === 'withdrawn') return 'cancelled';
  if (listOf(compiled.awards).length > 0) return 'award';
  return isObject(compiled.tender) && status !== 'planning' && status !== 'planned' ? 'tender' : 'planning';
}

/** The region of who buys: what its own address says, in the list of parties or beside its name. */
function regionOf(compiled: JsonObject, buyerId: string | null): string | null {
  const party = listOf(compiled.parties).find(({ id }) => id === buyerId);
  const region =
    textOf(objectOf(party?.address).region) ?? textOf(objectOf(objectOf(compiled.buyer).address).region);
  const folded = region === null ? '' : foldText(region);
  return folded === '' ? null : folded;
}

/** Who buys: the buyer, or who runs the procedure where the buyer is not identified. */
export function buyerOf(compiled: JsonObject): JsonObject {
  const either = [compiled.buyer, objectOf(compiled.tender).procuringEntity].map(objectOf);
  return (
    either.find(({ id }) => textOf(id) !== null) ?? either.find(({ name }) => textOf(name) !== null) ?? {}
  );
}

export function factsOf(compiled: Release): ProcessFacts {
  const tender = objectOf(compiled.tender);
  const buyer = buyerOf(compiled);
  const title =
    textOf(tender.title) ??
    textOf(objectOf(objectOf(compiled.planning).budget).project) ??
    textOf(tender.description);
  const suppliers = listOf(compiled.awards).flatMap(({ suppliers: some }) => listOf(some));
  const value = amountOf(compiled);
  const names = listOf(compiled.parties).flatMap(({ name }) => textOf(name) ?? []);
  const { numberOfTenderers } = tender;
  return {
    title,
    folded: foldText(
      [title, textOf(tender.description), compiled.ocid, textOf(buyer.name), ...names].join(' '),
    ),
    buyerId: textOf(buyer.id),
    buyerName: textOf(buyer.name),
    region: regionOf(compiled, textOf(buyer.id)),
    stage: stageOf(compiled),
    method: textOf(tender.procurementMethod),
    methodDetails: textOf(tender.procurementMethodDetails),
    amount: typeof value.amount === 'number' ? value.amount : null,
    currency: textOf(value.currency),
    supplierIds: [...new Set(suppliers.flatMap(({ id }) => textOf(id) ?? []))],
    bids: typeof numberOfTenderers === 'number' ? numberOfTenderers : null,
  };
}
