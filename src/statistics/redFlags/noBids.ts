import { instantOf, type Json, objectOf, textOf } from './release.ts';

/** Flags that need no bids, by numbers of our own: the guide's R are those of Cardinal. */
export const noBidFlags = ['N001', 'N002', 'N003', 'N004', 'N005', 'N006', 'N007', 'N008'] as const;
export type NoBidFlag = (typeof noBidFlags)[number];

/** Settings in force on a date. Money in units of the currency, shares as fractions of one. */
export interface NoBidSettings {
  /** N001: a supplier's share of what a buyer awarded, where it awarded so many processes to so many suppliers. */
  readonly concentrationShare: number;
  readonly concentrationProcessesMin: number;
  readonly concentrationSuppliersMin: number;
  /** N002, N006: the amount up to which one buys without competition. */
  readonly smallPurchase: number;
  readonly splitProcessesMin: number;
  readonly splitDays: number;
  /** N003: how much a contract may grow over its award. */
  readonly amendmentShare: number;
  /** N005. */
  readonly roundMultiple: number;
  readonly roundLeast: number;
}

export interface NoBidFinding {
  readonly subject: 'OCID' | 'Buyer' | 'Tenderer';
  readonly id: string;
  readonly flag: NoBidFlag;
  readonly value: number;
}

interface AwardedOnce {
  readonly ocid: string;
  readonly buyer: string;
  readonly supplier: string;
  readonly amount: number;
  readonly at: number;
  /** Within what one buys without competition on the day of its award. */
  readonly isSmall: boolean;
}

const dayMs = 86_400_000;
const listOf = (value: unknown): readonly Json[] => (Array.isArray(value) ? value.map(objectOf) : []);
const amountOf = (value: unknown): number | null => {
  const { amount } = objectOf(value);
  return typeof amount === 'number' && Number.isFinite(amount) && amount > 0 ? amount : null;
};
const cents = (amount: number): number => Math.round(amount * 100);

export type ConcentrationSettings = Pick<
  NoBidSettings,
  'concentrationShare' | 'concentrationProcessesMin' | 'concentrationSuppliersMin'
>;

/**
 * N001: how much of what a buyer awarded one supplier received.
 *
 * @param of `amount` of the supplier and `whole` of the buyer, in one currency and of awards to a single supplier, with how many
 * processes and suppliers the whole has. @returns the share of one; whether there is enough to speak of concentration; and whether
 * the share reaches the one that is flagged.
 */
export function concentrationIn(
  of: {
    readonly amount: number;
    readonly whole: number;
    readonly processes: number;
    readonly suppliers: number;
  },
  settings: ConcentrationSettings,
): { readonly share: number; readonly isEnough: boolean; readonly isFlagged: boolean } {
  const share = of.whole > 0 ? of.amount / of.whole : 0;
  const isEnough =
    of.processes >= settings.concentrationProcessesMin && of.suppliers >= settings.concentrationSuppliersMin;
  return { share, isEnough, isFlagged: isEnough && share >= settings.concentrationShare };
}

/**
 * Takes compiled releases one by one and flags what is seen without bids. What a release does not say raises nothing: a flag is never a
 * gap in the data. Amounts in another currency than the first one met take no part.
 */
export class NoBidScan {
  readonly #settingsOn: (day: string) => NoBidSettings;
  /** By what tells one finding from another: found twice, it is told once. */
  readonly #found = new Map<string, NoBidFinding>();
  readonly #awarded: AwardedOnce[] = [];
  readonly #unplanned: { readonly ocid: string; readonly buyer: string }[] = [];
  readonly #planning = new Set<string>();
  #currency: string | null = null;
  /** Each identifier once: of a million processes few thousand buy, and their names would fill the memory a million times. */
  readonly #identifiers = new Map<string, string>();

  /** @param settingsOn the settings in force on a day (ISO): that of the award where a process is looked at by itself. */
  constructor(settingsOn: (day: string) => NoBidSettings) {
    this.#settingsOn = settingsOn;
  }

  add(release: unknown): void {
    const root = objectOf(release);
    const ocid = textOf(root.ocid);
    const tender = objectOf(root.tender);
    if (ocid === null || tender.status === 'cancelled') return;
    const awards = listOf(root.awards).filter(({ status }) => status === 'active' || status === undefined);
    const contracts = listOf(root.contracts).filter(({ status }) => status !== 'cancelled');
    const buyer = textOf(objectOf(root.buyer).id) ?? textOf(objectOf(tender.procuringEntity).id);
    const planned = Object.keys(objectOf(root.planning)).length > 0;
    if (planned && buyer !== null) this.#planning.add(this.#once(buyer));
    if (!planned && buyer !== null && (awards.length > 0 || contracts.length > 0))
      this.#unplanned.push({ ocid, buyer: this.#once(buyer) });
    const day = (textOf(awards[0]?.date) ?? textOf(contracts[0]?.dateSigned) ?? textOf(root.date))?.slice(
      0,
      10,
    );
    if (!day || !/^\d{4}-\d\d-\d\d$/.test(day)) return;
    const settings = this.#settingsOn(day);
    this.#lookAtMethod(ocid, tender, awards, settings);
    this.#lookAtContracts(ocid, awards, contracts, settings);
    for (const award of awards) this.#lookAtAward(ocid, buyer, award, day, settings);
  }

  /** What compares processes: concentration, splitting, and what was bought outside a plan by who publishes plans. Call once. */
  finish(today: string): readonly NoBidFinding[] {
    const settings = this.#settingsOn(today);
    this.#concentrated(settings);
    this.#split(settings);
    this.#awarded.length = 0;
    for (const { ocid, buyer } of this.#unplanned)
      if (this.#planning.has(buyer)) this.#flag('OCID', ocid, 'N008', 1);
    return [...this.#found.values()];
  }

  #once(identifier: string): string {
    const known = this.#identifiers.get(identifier);
    if (known !== undefined) return known;
    this.#identifiers.set(identifier, identifier);
    return identifier;
  }

  #flag(subject: NoBidFinding['subject'], id: string, flag: NoBidFlag, value: number): void {
    this.#found.set(`${flag}${subject}${id}`, { subject, id, flag, value });
  }

  #ofCurrency(value: unknown): number | null {
    const currency = textOf(objectOf(value).currency);
    if (currency === null) return null;
    this.#currency ??= currency;
    return currency === this.#currency ? amountOf(value) : null;
  }

  #lookAtMethod(ocid: string, tender: Json, awards: readonly Json[], settings: NoBidSettings): void {
    const details = (textOf(tender.procurementMethodDetails) ?? '').toLowerCase();
    if (/emergenc/.test(details)) this.#flag('OCID', ocid, 'N007', 1);
    if (tender.procurementMethod !== 'direct') return;
    const amounts = awards.map(({ value }) => this.#ofCurrency(value));
    const total = amounts.reduce<number>((sum, one) => sum + (one ?? 0), 0);
    if (amounts.length > 0 && amounts.every((one) => one !== null) && total > settings.smallPurchase)
      this.#flag('OCID', ocid, 'N006', total);
  }

  #lookAtContracts(
    ocid: string,
    awards: readonly Json[],
    contracts: readonly Json[],
    settings: NoBidSettings,
  ): void {
    for (const contract of contracts) {
      const award = awards.find(({ id }) => id !== undefined && id === contract.awardID);
      if (!award) continue;
      const [signed, awarded] = [instantOf(contract.dateSigned), instantOf(award.date)];
      // Both are days of the same calendar; a day is what the law counts in.
      if (signed !== null && awarded !== null && Math.floor(signed / dayMs) < Math.floor(awarded / dayMs))
        this.#flag('OCID', ocid, 'N004', Math.floor(awarded / dayMs) - Math.floor(signed / dayMs));
      const of = contracts.filter(({ awardID }) => awardID === award.id);
      const [now, first] = [this.#ofCurrency(contract.value), this.#ofCurrency(award.value)];
      // An award with several contracts is shared among them: its value is not that of one.
      if (of.length !== 1 || now === null || first === null) continue;
      const growth = (cents(now) - cents(first)) / cents(first);
      if (growth > settings.amendmentShare) this.#flag('OCID', ocid, 'N003', growth);
    }
  }

  #lookAtAward(ocid: string, buyer: string | null, award: Json, day: string, settings: NoBidSettings): void {
    const amount = this.#ofCurrency(award.value);
    if (amount === null) return;
    if (amount >= settings.roundLeast && cents(amount) % cents(settings.roundMultiple) === 0)
      this.#flag('OCID', ocid, 'N005', amount);
    const suppliers = listOf(award.suppliers).flatMap(({ id }) => textOf(id) ?? []);
    const [supplier] = suppliers;
    const at = Date.parse(`${day}T00:00:00Z`);
    if (buyer === null || supplier === undefined || suppliers.length !== 1) return;
    this.#awarded.push({
      ...{ ocid, amount, at },
      buyer: this.#once(buyer),
      supplier: this.#once(supplier),
      isSmall: amount <= settings.smallPurchase,
    });
  }

  #concentrated(settings: NoBidSettings): void {
    for (const [buyer, awards] of Map.groupBy(this.#awarded, (one) => one.buyer)) {
      const processes = new Set(awards.map((one) => one.ocid)).size;
      const bySupplier = Map.groupBy(awards, (one) => one.supplier);
      const sum = (some: readonly AwardedOnce[]) => some.reduce((total, one) => total + one.amount, 0);
      const whole = sum(awards);
      for (const [supplier, own] of bySupplier) {
        const of = { amount: sum(own), whole, processes, suppliers: bySupplier.size };
        const { share, isEnough, isFlagged } = concentrationIn(of, settings);
        if (!isEnough) break;
        if (!isFlagged) continue;
        this.#flag('Buyer', buyer, 'N001', share);
        this.#flag('Tenderer', supplier, 'N001', share);
      }
    }
  }

  #split(settings: NoBidSettings): void {
    const small = this.#awarded.filter((one) => one.isSmall);
    const groups = Map.groupBy(small, (one) => `${one.buyer}\n${one.supplier}`);
    for (const group of groups.values()) {
      const awards = group.toSorted((a, b) => a.at - b.at || (a.ocid < b.ocid ? -1 : 1));
      for (const [i, first] of awards.entries()) {
        const window = awards.slice(i).filter((one) => one.at - first.at <= settings.splitDays * dayMs);
        const processes = new Set(window.map((one) => one.ocid)).size;
        const together = window.reduce((total, one) => total + one.amount, 0);
        if (processes < settings.splitProcessesMin || together <= settings.smallPurchase) continue;
        for (const one of window) this.#flag('OCID', one.ocid, 'N002', processes);
        this.#flag('Buyer', first.buyer, 'N002', processes);
        this.#flag('Tenderer', first.supplier, 'N002', processes);
      }
    }
  }
}
