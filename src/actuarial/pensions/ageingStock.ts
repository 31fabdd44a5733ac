import { PENSION_AGES as AGES, type PensionStock } from './inputs.ts';

/** Old-age or invalidity pensioners, who have both sex and pay class; most ages have none, and are passed over. */
export interface AgeingStock extends PensionStock {
  /** By sex, an age below which there is nobody; the oldest where there is nobody at all. */
  readonly youngest: Uint8Array;
}

export function ageingStock(stock: PensionStock, classes: number): AgeingStock {
  const { persons, amount, floor } = stock;
  const youngest = Uint8Array.of(AGES - 1, AGES - 1);
  for (let i = persons.length - 1; i >= 0; i--) {
    const cell = Math.floor(i / classes);
    if (persons[i] !== 0 || amount[i] !== 0 || floor[i] !== 0)
      youngest[cell < AGES ? 0 : 1] = cell < AGES ? cell : cell - AGES;
  }
  return { persons, amount, floor, youngest };
}
