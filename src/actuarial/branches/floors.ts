/** One guarantee of the protection floor: a group, its take-up, what each person receives, and for how many months. */
export interface FloorGuarantee {
  readonly id: string;
  readonly title: { readonly es: string; readonly en: string };
  /** Persons in the group in the year of the figure. */
  readonly persons: number;
  /** Share of the group that receives it. */
  readonly takeUp: number;
  readonly monthlyBenefit: number;
  readonly months: number;
  /** Gross domestic product of the year. */
  readonly gdp: number;
  /** What was published, in per cent of GDP. */
  readonly published: number;
  /** Inputs that no source gives and that were solved backwards from the published figure. */
  readonly solvedBackwards: readonly string[];
  readonly source: string;
}

export interface FloorRow {
  readonly guarantee: FloorGuarantee;
  readonly cost: number;
  readonly percentOfGdp: number;
  readonly difference: number;
  /** Whether the inputs give the published figure to its printed decimals (half a unit of the last one). */
  readonly reproduced: boolean;
}

/** Cost of a guarantee in a year: persons × take-up × benefit × months. @param decimals with which the published figure was printed. */
export function floorRow(guarantee: FloorGuarantee, decimals: number): FloorRow {
  const cost = floorCost(guarantee);
  const percentOfGdp = (100 * cost) / guarantee.gdp;
  const difference = percentOfGdp - guarantee.published;
  let unit = 1;
  for (let i = 0; i < decimals; i++) unit /= 10;
  return { guarantee, cost, percentOfGdp, difference, reproduced: Math.abs(difference) <= unit / 2 + 1e-12 };
}

export function floorCost(
  guarantee: Pick<FloorGuarantee, 'persons' | 'takeUp' | 'monthlyBenefit' | 'months'>,
): number {
  return guarantee.persons * guarantee.takeUp * guarantee.monthlyBenefit * guarantee.months;
}

/** A guarantee phased in over years: persons and GDP by year, take-up from now to full. */
export interface FloorPath {
  readonly yearFirst: number;
  readonly persons: Float64Array;
  readonly gdp: Float64Array;
  readonly takeUpNow: number;
  readonly takeUpFull: number;
  /** Calendar year in which the take-up is full; straight until then. */
  readonly yearFull: number;
  readonly monthlyBenefit: number;
  readonly months: number;
  /** Yearly growth of the benefit. */
  readonly benefitGrowth: number;
}

/** Cost by year and as per cent of GDP. */
export function floorPath(inputs: FloorPath): {
  readonly cost: Float64Array;
  readonly percentOfGdp: Float64Array;
} {
  let benefit = inputs.monthlyBenefit;
  const cost = inputs.persons.map((persons, t) => {
    if (t > 0) benefit *= 1 + inputs.benefitGrowth;
    const along =
      inputs.yearFull <= inputs.yearFirst ? 1 : Math.min(1, t / (inputs.yearFull - inputs.yearFirst));
    return floorCost({
      persons,
      takeUp: inputs.takeUpNow + along * (inputs.takeUpFull - inputs.takeUpNow),
      monthlyBenefit: benefit,
      months: inputs.months,
    });
  });
  return { cost, percentOfGdp: cost.map((value, t) => (100 * value) / inputs.gdp[t]!) };
}

/** A source of fiscal space and what it could give, in per cent of GDP. */
export interface FiscalSource {
  readonly id: string;
  readonly percentOfGdp: number;
}

/** How far the sources pay for a gap, each in turn. */
export function fiscalSpace(
  gapPercentOfGdp: number,
  sources: readonly FiscalSource[],
): { readonly uses: readonly (FiscalSource & { readonly used: number })[]; readonly uncovered: number } {
  let left = gapPercentOfGdp;
  const uses = sources.map((source) => {
    const used = Math.max(0, Math.min(left, source.percentOfGdp));
    left -= used;
    return { ...source, used };
  });
  return { uses, uncovered: left };
}
