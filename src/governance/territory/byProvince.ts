import { foldText } from '#kernel';

/** Something that people made, with its place of attention; null for the whole institution. */
export interface Placed {
  readonly kind: 'space' | 'committee' | 'group';
  readonly title: string;
  readonly href: string;
  readonly facility: string | null;
  /** Whether it works today: a committee that is only called, or a group whose term is over, is listed and not counted. */
  readonly active: boolean;
}
export interface Purchases {
  /** Folded name of a region; null where no address said one. */
  readonly region: string | null;
  readonly processes: number;
  readonly flagged: number;
}
/** Who buys, with the folded name of the region of its address. */
export interface Buyer {
  readonly region: string;
  readonly party: number;
  readonly name: string;
  readonly bought: number;
}
export interface ProvinceRow {
  readonly code: string;
  readonly name: string;
  readonly facilities: number;
  readonly spaces: number;
  readonly committees: number;
  readonly groups: number;
  readonly processes: number;
  readonly flagged: number;
  readonly things: readonly Omit<Placed, 'facility'>[];
  readonly buyers: readonly Omit<Buyer, 'region'>[];
}
export interface ByProvince {
  readonly provinces: readonly ProvinceRow[];
  /** What is of the whole institution, or names a place that is not in the catalogue. */
  readonly elsewhere: readonly Omit<Placed, 'facility'>[];
  /** Purchases whose buyer's address names no province. */
  readonly unplaced: Omit<Purchases, 'region'>;
}

/** Names that addresses write in more than one way, folded, with the code of their province. */
const otherNames: Readonly<Record<string, string>> = {
  'santo domingo': '23',
  'sto domingo de los tsachilas': '23',
};

/** What there is in each province, in the order of their codes. */
export function byProvince(
  catalogue: {
    readonly provinces: readonly { readonly code: string; readonly name: string }[];
    readonly facilities: readonly { readonly code: string; readonly province: string }[];
  },
  placed: readonly Placed[],
  purchases: readonly Purchases[],
  buyers: readonly Buyer[] = [],
): ByProvince {
  const provinceOf = new Map(catalogue.facilities.map((one) => [one.code, one.province]));
  const codeOf = new Map(catalogue.provinces.map((one) => [foldText(one.name), one.code]));
  const regionCode = (region: string | null) =>
    region === null ? undefined : (codeOf.get(region) ?? otherNames[region]);
  const at = (one: Placed) => (one.facility === null ? undefined : provinceOf.get(one.facility));
  const bare = ({ facility: _facility, ...rest }: Placed) => rest;
  const sum = (some: readonly Purchases[]) => ({
    processes: some.reduce((total, one) => total + one.processes, 0),
    flagged: some.reduce((total, one) => total + one.flagged, 0),
  });
  const known = new Set(catalogue.provinces.map((one) => one.code));
  return {
    provinces: catalogue.provinces
      .map(({ code, name }): ProvinceRow => {
        const here = placed.filter((one) => at(one) === code);
        const count = (kind: Placed['kind']) => here.filter((one) => one.kind === kind && one.active).length;
        return {
          code,
          name,
          facilities: catalogue.facilities.filter((one) => one.province === code).length,
          spaces: count('space'),
          committees: count('committee'),
          groups: count('group'),
          ...sum(purchases.filter((one) => regionCode(one.region) === code)),
          things: here.map(bare),
          buyers: buyers
            .filter((one) => regionCode(one.region) === code)
            .map(({ region: _region, ...rest }) => rest),
        };
      })
      .sort((a, b) => (a.code < b.code ? -1 : 1)),
    elsewhere: placed.filter((one) => !known.has(at(one) ?? '')).map(bare),
    unplaced: sum(purchases.filter((one) => !known.has(regionCode(one.region) ?? ''))),
  };
}
