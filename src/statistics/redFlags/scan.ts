import { type Fences, fences, quantile } from '../quantile.ts';
import { type Bid, isSubmitted, objectOf, type Process, readProcess, singleWinner } from './release.ts';
import { type RedFlag, type RedFlagSettings, redFlags } from './settings.ts';
import {
  allOthersDisqualified,
  hasShortPeriod,
  hasSingleBid,
  lateWinners,
  lowestIsDisqualified,
  withIdenticalPrices,
} from './single.ts';

/** Methods in which several may compete: a single bid tells something only there (R018, Cardinal 0.0.8). */
export const singleBidMethods = ['open', 'selective'] as const;

/** Values that hold where no settings replace them (Cardinal 0.0.8). Fences come from the data. */
const defaults = {
  tenderPeriodDaysMin: 15,
  singleBidMethods,
  disqualifiedOthersMin: 1,
  manyBidsPercentile: 75,
  submittedBidsMin: 2,
  ratedProcessesMin: 2,
  classificationDigits: 2,
  suppliedProcessesMin: 20,
};

export type FlaggedGroup = 'OCID' | 'Buyer' | 'ProcuringEntity' | 'Tenderer';
type Values = Partial<Record<RedFlag, number>>;
/** Group → identifier → flag → value. Groups without a flag are absent. */
export type RedFlagResult = Partial<Record<FlaggedGroup, Record<string, Values>>>;

interface Ratio {
  part: number;
  whole: number;
  processes: number;
}

/** What a growing list of numbers costs: 8 bytes each. */
class Numbers {
  #values = new Float64Array(1024);
  length = 0;
  push(value: number): void {
    if (this.length === this.#values.length) {
      const larger = new Float64Array(2 * this.length);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.length] = value;
    this.length += 1;
  }
  view(): Float64Array {
    return this.#values.subarray(0, this.length);
  }
}

/**
 * Takes compiled releases one by one, each process once, and keeps only what the flags that compare processes need: some tens of
 * bytes per process. A flag is a reason to look, never a verdict.
 */
export class RedFlagScan {
  readonly #settings: RedFlagSettings;
  readonly #asked: ReadonlySet<RedFlag>;
  readonly #excluded: ReadonlySet<string>;
  readonly #noPrices: ReadonlySet<string>;
  readonly #prices: ReadonlySet<string>;
  readonly #shortMethods: ReadonlySet<string>;
  readonly #singleMethods: ReadonlySet<string>;
  #currency: string | null;

  // Flags of processes as bits: most have one or none, and their value is one.
  readonly #bits = new Map<string, number>();
  readonly #values = new Map<FlaggedGroup, Map<string, Values>>();
  readonly #names = new Map<string, string>();
  // Three names per process compared, in one list: an object each would take thrice the memory.
  readonly #compared: string[] = [];
  readonly #differences = new Numbers();
  readonly #wins = new Map<string, Ratio>();
  readonly #disqualified = {
    Buyer: new Map<string, Ratio>(),
    ProcuringEntity: new Map<string, Ratio>(),
    Tenderer: new Map<string, Ratio>(),
  };
  readonly #supplied = new Map<string, { processes: number; codes: Set<string> }>();

  constructor(settings: RedFlagSettings = {}) {
    this.#settings = settings;
    this.#asked = new Set(settings.flags ?? redFlags);
    this.#excluded = new Set(settings.excludedMethodDetails);
    this.#noPrices = new Set(settings.noPriceComparisonMethodDetails);
    this.#prices = new Set(settings.priceComparisonMethodDetails);
    this.#shortMethods = new Set(settings.R003?.procurementMethods);
    this.#singleMethods = new Set(settings.R018?.procurementMethods ?? defaults.singleBidMethods);
    this.#currency = settings.currency ?? null;
  }

  /** @returns whether the release was judged: false where it has no `ocid`, is cancelled or is excluded. */
  add(release: unknown): boolean {
    const process = readProcess(release);
    if (process === null || (process.methodDetails !== null && this.#excluded.has(process.methodDetails)))
      return false;
    this.#single(process);
    if (this.#asked.has('R024') || this.#asked.has('R058')) this.#compare(process);
    if (this.#asked.has('R025')) this.#countWins(process);
    if (this.#asked.has('R038')) this.#countDisqualified(process);
    if (this.#asked.has('R048')) this.#countSupplied(process);
    return true;
  }

  /** Computes the fences and the flags that depend on all. Call once, after the last release. */
  finish(): RedFlags {
    this.#flagDifferences();
    this.#flagLosers();
    this.#flagDisqualified();
    this.#flagSuppliers();
    return new RedFlags(this.#bits, this.#values);
  }

  #single(process: Process): void {
    const { ocid } = process;
    const { R003, R035 } = this.#settings;
    const method =
      typeof process.tender.procurementMethod === 'string' ? process.tender.procurementMethod : '';
    if (this.#asked.has('R003') && (this.#shortMethods.size === 0 || this.#shortMethods.has(method))) {
      const own =
        process.methodDetails === null ? undefined : R003?.thresholdByMethodDetails?.[process.methodDetails];
      if (hasShortPeriod(process, own ?? R003?.threshold ?? defaults.tenderPeriodDaysMin))
        this.#flag(ocid, 'R003');
    }
    if (
      this.#asked.has('R018') &&
      (this.#singleMethods.size === 0 || this.#singleMethods.has(method)) &&
      hasSingleBid(process)
    )
      this.#flag(ocid, 'R018');
    if (this.#asked.has('R028') && this.#comparesPrices(process)) {
      const alike = withIdenticalPrices(process);
      if (alike.size > 0) this.#flag(ocid, 'R028');
      for (const id of alike) this.#set('Tenderer', id, 'R028', 1);
    }
    if (this.#asked.has('R030')) {
      const late = lateWinners(process);
      if (late.size > 0) this.#flag(ocid, 'R030');
      for (const id of late) this.#set('Tenderer', id, 'R030', 1);
    }
    if (this.#asked.has('R035')) {
      const left = allOthersDisqualified(process, R035?.threshold ?? defaults.disqualifiedOthersMin);
      if (left) {
        this.#flag(ocid, 'R035', left.others);
        this.#set('Tenderer', left.winner, 'R035', 0);
      }
    }
    if (
      this.#asked.has('R036') &&
      this.#comparesPrices(process) &&
      lowestIsDisqualified(process, (bid) => this.#isMainCurrency(bid))
    )
      this.#flag(ocid, 'R036');
  }

  #comparesPrices({ methodDetails }: Process): boolean {
    if (this.#prices.size > 0) return methodDetails !== null && this.#prices.has(methodDetails);
    return methodDetails === null || !this.#noPrices.has(methodDetails);
  }

  #isMainCurrency(bid: Bid): boolean {
    this.#currency ??= bid.currency;
    return bid.currency === this.#currency;
  }

  /** d of R024 and R058: (second lowest valid − winning) / winning, where the lowest won. */
  #compare(process: Process): void {
    const winner = this.#comparesPrices(process) ? singleWinner(process) : null;
    if (winner === null) return;
    let winning: number | null = null;
    let second: number | null = null;
    let secondId = '';
    for (const bid of process.bids!) {
      if (bid.status !== 'valid' || bid.tenderers !== 1 || bid.tendererIds.length !== 1) continue;
      if (bid.amount === null || bid.currency === null || !this.#isMainCurrency(bid)) continue;
      if (bid.tendererIds[0] === winner) {
        if (winning === null || bid.amount < winning) winning = bid.amount;
      } else if (second === null || bid.amount < second) {
        second = bid.amount;
        secondId = bid.tendererIds[0]!;
      }
    }
    // A price of nothing has no ratio.
    if (winning === null || second === null || second < winning || winning <= 0) return;
    this.#compared.push(process.ocid, this.#name(winner), this.#name(secondId));
    this.#differences.push((second - winning) / winning);
  }

  #countWins(process: Process): void {
    const winner = singleWinner(process);
    if (winner === null) return;
    const tenderers = new Set<string>();
    for (const bid of process.bids!)
      if (bid.status === 'valid' && bid.tenderers === 1 && bid.tendererIds.length === 1)
        tenderers.add(bid.tendererIds[0]!);
    for (const id of tenderers) add(this.#wins, id, id === winner ? 1 : 0, 1);
  }

  #countDisqualified(process: Process): void {
    let submitted = 0;
    let disqualified = 0;
    for (const bid of process.bids ?? []) {
      if (!isSubmitted(bid)) continue;
      const one = bid.status === 'disqualified' ? 1 : 0;
      submitted += 1;
      disqualified += one;
      for (const id of bid.tendererIds) add(this.#disqualified.Tenderer, id, one, 1);
    }
    if (submitted === 0) return;
    if (process.buyerId !== null) add(this.#disqualified.Buyer, process.buyerId, disqualified, submitted);
    if (process.procuringEntityId !== null)
      add(this.#disqualified.ProcuringEntity, process.procuringEntityId, disqualified, submitted);
  }

  #countSupplied(process: Process): void {
    const digits = this.#settings.R048?.digits ?? defaults.classificationDigits;
    const seen = new Set<string>();
    for (const award of process.awards ?? []) {
      const supplier = award.status === 'active' && award.suppliers === 1 ? award.supplierIds[0] : undefined;
      if (supplier === undefined) continue;
      for (const item of award.items) {
        const code = objectOf(objectOf(item).classification).id;
        if (typeof code !== 'string') continue;
        let entry = this.#supplied.get(supplier);
        if (!entry) {
          entry = { processes: 0, codes: new Set() };
          this.#supplied.set(supplier, entry);
        }
        if (!seen.has(supplier)) entry.processes += 1;
        seen.add(supplier);
        entry.codes.add(this.#name([...code].slice(0, digits).join('')));
      }
    }
  }

  #flagDifferences(): void {
    const found = fences(this.#differences.view());
    if (!found) return;
    const { R024, R058 } = this.#settings;
    const near = this.#asked.has('R024') ? lowFence(found, R024?.threshold) : null;
    const far = this.#asked.has('R058') ? highFence(found, R058?.threshold) : null;
    const differences = this.#differences.view();
    differences.forEach((difference, i) => {
      const [ocid, winner, second] = this.#compared.slice(3 * i, 3 * i + 3) as [string, string, string];
      if (near !== null && difference <= near) {
        this.#flag(ocid, 'R024', difference);
        this.#set('Tenderer', winner, 'R024', 0);
        this.#set('Tenderer', second, 'R024', 0);
      }
      if (far !== null && difference >= far) {
        this.#flag(ocid, 'R058', difference);
        this.#set('Tenderer', winner, 'R058', 0);
      }
    });
  }

  #flagLosers(): void {
    const ratios = [...this.#wins.values()];
    const found = fences(ratios.map(({ part, whole }) => part / whole));
    if (!found) return;
    const { threshold, percentile = defaults.manyBidsPercentile } = this.#settings.R025 ?? {};
    const many = quantile(
      ratios.map((ratio) => ratio.whole),
      percentile / 100,
      8,
    )!;
    const low = lowFence(found, threshold);
    if (low === null) return;
    for (const [id, { part, whole }] of this.#wins)
      if (whole >= many && part / whole <= low) this.#set('Tenderer', id, 'R025', part / whole);
  }

  #flagDisqualified(): void {
    const { threshold, minimumSubmittedBids, minimumContractingProcesses } = this.#settings.R038 ?? {};
    for (const group of ['Buyer', 'ProcuringEntity', 'Tenderer'] as const) {
      const rated = [...this.#disqualified[group]].filter(([, { whole, processes }]) =>
        group === 'Tenderer'
          ? whole >= (minimumSubmittedBids ?? defaults.submittedBidsMin)
          : processes >= (minimumContractingProcesses ?? defaults.ratedProcessesMin),
      );
      const found = fences(rated.map(([, { part, whole }]) => part / whole));
      const high = found ? highFence(found, threshold) : null;
      if (high === null) continue;
      for (const [id, { part, whole }] of rated)
        if (part / whole >= high) this.#set(group, id, 'R038', part / whole);
    }
  }

  #flagSuppliers(): void {
    const { threshold, minimumContractingProcesses = defaults.suppliedProcessesMin } =
      this.#settings.R048 ?? {};
    const counted = [...this.#supplied].filter(
      ([, { processes }]) => processes >= minimumContractingProcesses,
    );
    const found = fences(counted.map(([, { codes }]) => codes.size));
    if (!found) return;
    const high = threshold ?? found.upper;
    for (const [id, { codes }] of counted)
      if (codes.size >= high) this.#set('Tenderer', id, 'R048', codes.size);
  }

  #flag(ocid: string, flag: RedFlag, value = 1): void {
    this.#bits.set(ocid, (this.#bits.get(ocid) ?? 0) | (1 << redFlags.indexOf(flag)));
    if (value !== 1) this.#set('OCID', ocid, flag, value);
  }

  #set(group: FlaggedGroup, id: string, flag: RedFlag, value: number): void {
    let byId = this.#values.get(group);
    if (!byId) {
      byId = new Map();
      this.#values.set(group, byId);
    }
    const values = byId.get(id);
    if (values) values[flag] = value;
    else byId.set(id, { [flag]: value });
  }

  /** One string for all its equals, so that a million processes of a thousand suppliers keep a thousand names. */
  #name(text: string): string {
    const known = this.#names.get(text);
    if (known !== undefined) return known;
    this.#names.set(text, text);
    return text;
  }
}

/** The flags found, as an object or as text in parts for results too large to be one string. */
export class RedFlags {
  readonly #bits: ReadonlyMap<string, number>;
  readonly #values: ReadonlyMap<FlaggedGroup, ReadonlyMap<string, Values>>;

  constructor(
    bits: ReadonlyMap<string, number>,
    values: ReadonlyMap<FlaggedGroup, ReadonlyMap<string, Values>>,
  ) {
    this.#bits = bits;
    this.#values = values;
  }

  /** Identifiers of a group with their flags. */
  *entries(group: FlaggedGroup): Generator<[id: string, values: Values]> {
    const values = this.#values.get(group);
    if (group !== 'OCID') {
      yield* values ?? [];
      return;
    }
    for (const [ocid, bits] of this.#bits) {
      const own = values?.get(ocid);
      const all: Values = {};
      redFlags.forEach((flag, i) => {
        if (bits & (1 << i)) all[flag] = own?.[flag] ?? 1;
      });
      yield [ocid, all];
    }
  }

  /** `{"OCID": {"<ocid>": {"R003": 1}}, "Tenderer": …}`; groups without a flag are absent. */
  toJSON(): RedFlagResult {
    const result: RedFlagResult = {};
    for (const group of ['OCID', 'Buyer', 'ProcuringEntity', 'Tenderer'] as const) {
      const entries = [...this.entries(group)];
      if (entries.length > 0) result[group] = Object.fromEntries(entries);
    }
    return result;
  }

  /** The same as text, in parts. */
  *text(): Generator<string> {
    let groups = 0;
    for (const group of ['OCID', 'Buyer', 'ProcuringEntity', 'Tenderer'] as const) {
      let first = true;
      for (const [id, values] of this.entries(group)) {
        if (first) yield `${groups === 0 ? '{' : '},'}${JSON.stringify(group)}:{`;
        yield `${first ? '' : ','}${JSON.stringify(id)}:${JSON.stringify(values)}`;
        if (first) groups += 1;
        first = false;
      }
    }
    yield groups === 0 ? '{}' : '}}';
  }
}

/** The lower fence, or what replaces it; null where it separates nothing because a quarter or more have no ratio at all. */
function lowFence({ q1, lower }: Fences, threshold: number | undefined): number | null {
  if (threshold !== undefined) return threshold > 0 ? threshold : null;
  return q1 > 0 && lower > 0 ? lower : null;
}

/** The upper fence, or what replaces it; null where three quarters are zero, so that nearly all would be flagged. */
function highFence({ upper }: Fences, threshold: number | undefined): number | null {
  const fence = threshold ?? upper;
  return fence > 0 ? fence : null;
}

function add(ratios: Map<string, Ratio>, id: string, part: number, whole: number): void {
  const ratio = ratios.get(id);
  if (ratio) {
    ratio.part += part;
    ratio.whole += whole;
    ratio.processes += 1;
  } else ratios.set(id, { part, whole, processes: 1 });
}
