/** The red flags of Open Contracting's Cardinal 0.0.8, by the numbers of its guide "Red flags in public procurement". */
export const redFlags = [
  'R003',
  'R018',
  'R024',
  'R025',
  'R028',
  'R030',
  'R035',
  'R036',
  'R038',
  'R048',
  'R058',
] as const;
export type RedFlag = (typeof redFlags)[number];

/** Which processes count, which flags are asked, and thresholds that replace the default ones. */
export interface RedFlagSettings {
  /** Currency of the amounts compared; by default the first one met. */
  readonly currency?: string;
  /** Values of `tender/procurementMethodDetails` whose processes are left out altogether. */
  readonly excludedMethodDetails?: readonly string[];
  /** Values of it whose processes take no part in comparisons of prices (R024, R028, R036, R058). */
  readonly noPriceComparisonMethodDetails?: readonly string[];
  /** Values of it that alone take part in comparisons of prices; goes before the list of those that do not. */
  readonly priceComparisonMethodDetails?: readonly string[];
  /** The flags to compute; all eleven by default. */
  readonly flags?: readonly RedFlag[];
  readonly R003?: {
    /** Days below which a tender period is short. */
    readonly threshold?: number;
    /** Empty or absent: every method. */
    readonly procurementMethods?: readonly string[];
    readonly thresholdByMethodDetails?: Readonly<Record<string, number>>;
  };
  readonly R018?: { readonly procurementMethods?: readonly string[] };
  /** Each threshold replaces the fence computed from the data. */
  readonly R024?: { readonly threshold?: number };
  readonly R025?: { readonly threshold?: number; readonly percentile?: number };
  readonly R035?: { readonly threshold?: number };
  readonly R038?: {
    readonly threshold?: number;
    readonly minimumSubmittedBids?: number;
    readonly minimumContractingProcesses?: number;
  };
  readonly R048?: {
    readonly threshold?: number;
    readonly digits?: number;
    readonly minimumContractingProcesses?: number;
  };
  readonly R058?: { readonly threshold?: number };
}

/** A line of a settings file that says nothing known. */
export class RedFlagSettingsError extends Error {}

type Tree = { [key: string]: string | number | readonly string[] | Tree };

/**
 * Reads a settings file, either JSON or the INI of Cardinal, with the same names in both: `currency`,
 * `no_price_comparison_procurement_methods`, `price_comparison_procurement_methods` (lists parted by `|`), `[exclusions]
 * procurement_method_details`, and one section per flag. Where any flag has a section, only those with one are computed.
 *
 * @throws RedFlagSettingsError naming what it does not know.
 */
export function readRedFlagSettings(text: string): RedFlagSettings {
  const tree = text.trimStart().startsWith('{') ? (JSON.parse(text) as Tree) : parseIni(text);
  const take = takerOf(tree, '');
  const named = redFlags.filter((flag) => tree[flag] !== undefined);
  const r003 = take.section('R003');
  const r018 = take.section('R018');
  const r025 = take.section('R025');
  const r038 = take.section('R038');
  const r048 = take.section('R048');
  const r024 = take.section('R024');
  const r035 = take.section('R035');
  const r058 = take.section('R058');
  const exclusions = take.section('exclusions');
  for (const flag of ['R028', 'R030', 'R036']) take.section(flag).end();
  const details = r003.section('procurement_method_details');
  const settings: RedFlagSettings = {
    currency: take.text('currency'),
    excludedMethodDetails: exclusions.list('procurement_method_details'),
    noPriceComparisonMethodDetails: take.list('no_price_comparison_procurement_methods'),
    priceComparisonMethodDetails: take.list('price_comparison_procurement_methods'),
    flags: named.length > 0 ? named : undefined,
    R003: {
      threshold: r003.number('threshold'),
      procurementMethods: r003.list('procurement_methods'),
      thresholdByMethodDetails: Object.fromEntries(details.keys().map((key) => [key, details.number(key)!])),
    },
    R018: { procurementMethods: r018.list('procurement_methods') },
    R024: { threshold: r024.number('threshold') },
    R025: { threshold: r025.number('threshold'), percentile: r025.number('percentile') },
    R035: { threshold: r035.number('threshold') },
    R038: {
      threshold: r038.number('threshold'),
      minimumSubmittedBids: r038.number('minimum_submitted_bids'),
      minimumContractingProcesses: r038.number('minimum_contracting_processes'),
    },
    R048: {
      threshold: r048.number('threshold'),
      digits: r048.number('digits'),
      minimumContractingProcesses: r048.number('minimum_contracting_processes'),
    },
    R058: { threshold: r058.number('threshold') },
  };
  for (const section of [take, exclusions, details, r003, r018, r024, r025, r035, r038, r048, r058])
    section.end();
  return settings;
}

function parseIni(text: string): Tree {
  const tree: Tree = {};
  let at = tree;
  text.split(/\r?\n/).forEach((raw, i) => {
    const line = raw.trim();
    if (line === '' || line.startsWith(';') || line.startsWith('#')) return;
    const section = /^\[(.+)\]$/.exec(line);
    if (section) {
      at = tree;
      for (const name of section[1]!.split('.')) {
        at[name] ??= {};
        at = at[name] as Tree;
      }
      return;
    }
    const equals = line.indexOf('=');
    if (equals < 1)
      throw new RedFlagSettingsError(`Line ${i + 1} is neither a [section] nor a "name = value": ${line}`);
    at[line.slice(0, equals).trim()] = line.slice(equals + 1).trim();
  });
  return tree;
}

/** Takes values out of a section one by one and, at the end, complains of what nobody took. */
function takerOf(tree: Tree, path: string) {
  const left = new Set(Object.keys(tree));
  const take = (key: string): Tree[string] | undefined => {
    left.delete(key);
    return tree[key];
  };
  return {
    keys: (): string[] => Object.keys(tree),
    section: (key: string) => {
      const value = take(key);
      return takerOf(
        typeof value === 'object' && !Array.isArray(value) ? (value as Tree) : {},
        `${path}[${key}] `,
      );
    },
    text: (key: string): string | undefined => {
      const value = take(key);
      return value === undefined ? undefined : String(value);
    },
    number: (key: string): number | undefined => {
      const value = take(key);
      if (value === undefined) return undefined;
      const number = typeof value === 'string' && value !== '' ? Number(value) : value;
      if (typeof number !== 'number' || !Number.isFinite(number))
        throw new RedFlagSettingsError(`${path}${key} must be a number, not ${JSON.stringify(value)}`);
      return number;
    },
    list: (key: string): readonly string[] | undefined => {
      const value = take(key);
      if (value === undefined) return undefined;
      return Array.isArray(value)
        ? value.map(String)
        : String(value)
            .split('|')
            .filter((one) => one !== '');
    },
    end: (): void => {
      for (const key of left) {
        // Cardinal's other commands keep their own sections in the same file.
        if (path === '' && typeof tree[key] === 'object') continue;
        throw new RedFlagSettingsError(`There is no setting ${path}${key}`);
      }
    },
  };
}
