/** One class of assets: its share of the portfolio, yearly return, and the least and greatest share that the rules allow. */
export interface AssetClass {
  readonly name: string;
  readonly share: number;
  readonly yearlyReturn: number;
  readonly shareMin?: number;
  readonly shareMax?: number;
}

export interface PortfolioOpinion {
  /** Return of the whole. */
  readonly yearlyReturn: number;
  /** Classes outside their limits, with the limit and the reserve that exceeds or falls short of it, as a share. */
  readonly breaches: readonly {
    readonly name: string;
    readonly share: number;
    readonly limit: number;
    readonly kind: 'above' | 'below';
  }[];
  /** Herfindahl's index of concentration, 1 when all is in one class. */
  readonly concentration: number;
}

/** Return, limits and concentration of a portfolio. @throws RangeError if the shares do not sum to 1 within 1e-9. */
export function judgePortfolio(classes: readonly AssetClass[]): PortfolioOpinion {
  const total = classes.reduce((sum, asset) => sum + asset.share, 0);
  if (Math.abs(total - 1) > 1e-9)
    throw new RangeError(`The shares of the portfolio sum to ${total}, not to 1.`);
  const breaches: { name: string; share: number; limit: number; kind: 'above' | 'below' }[] = [];
  for (const asset of classes) {
    if (asset.shareMax !== undefined && asset.share > asset.shareMax)
      breaches.push({ name: asset.name, share: asset.share, limit: asset.shareMax, kind: 'above' });
    if (asset.shareMin !== undefined && asset.share < asset.shareMin)
      breaches.push({ name: asset.name, share: asset.share, limit: asset.shareMin, kind: 'below' });
  }
  return {
    yearlyReturn: classes.reduce((sum, asset) => sum + asset.share * asset.yearlyReturn, 0),
    breaches,
    concentration: classes.reduce((sum, asset) => sum + asset.share * asset.share, 0),
  };
}
