import type { AgeingStock } from './ageingStock.ts';
import { riskPension } from './awards.ts';
import {
  PENSION_AGES as AGES,
  type AwardLaw,
  type PensionInputs,
  type PensionStock,
  type PensionStocks,
} from './inputs.ts';
import {
  addTo,
  INVALIDITY,
  type KindOutputs,
  OLD_AGE,
  ORPHANS,
  type PensionProjection,
  WIDOWS,
} from './outputs.ts';
import type { WorkforceYear } from './workforce.ts';

/** What the deaths of a year leave to survivors, gathered before the survivors of earlier years have aged. */
export interface Bereavement {
  /** Deaths with survivors' rights by sex, age at the start of the year and class, and the sum of the deceased's pensions. */
  readonly deaths: Float64Array;
  readonly amount: Float64Array;
}

export function createBereavement(classes: number): Bereavement {
  return { deaths: new Float64Array(2 * AGES * classes), amount: new Float64Array(2 * AGES * classes) };
}

/** January: pensions in payment rise by the year's indexation, and where the law says so to the year's minimum. */
export function indexPensions(
  inputs: PensionInputs,
  t: number,
  oldAge: AgeingStock,
  invalidity: AgeingStock,
  stocks: Pick<PensionStocks, 'widows' | 'orphans'>,
  out: PensionProjection,
): void {
  const classes = inputs.classWeight.length;
  const rise = 1 + inputs.indexation[t]!;
  const least = inputs.minimumInPayment ? inputs.minimumFactor[t]! * inputs.sbu[t]! : 0;
  for (const [kind, stock] of [
    [OLD_AGE, oldAge],
    [INVALIDITY, invalidity],
  ] as const) {
    const [men, women] = stock.youngest;
    const raised = raise(stock, men! * classes, AGES * classes, rise, least, 0);
    out.kinds[kind].raisedAmount[t] = raise(
      stock,
      (AGES + women!) * classes,
      2 * AGES * classes,
      rise,
      least,
      raised,
    );
  }
  const { widows, orphans } = stocks;
  out.kinds[WIDOWS].raisedAmount[t] = raise(widows, 0, widows.amount.length, rise, least, 0);
  out.kinds[ORPHANS].raisedAmount[t] = raise(orphans, 0, orphans.amount.length, rise, least, 0);
}

/** Raises the pensions of some cells in place; returns `raised` and what it added to them. */
function raise(
  { amount, floor }: PensionStock,
  from: number,
  end: number,
  rise: number,
  least: number,
  raised: number,
): number {
  let all = raised;
  for (let i = from; i < end; i++) {
    const before = amount[i]!;
    const indexed = before * rise;
    const low = floor[i]! * least;
    const after = indexed < low ? low : indexed;
    amount[i] = after;
    all += after - before;
  }
  return all;
}

/**
 * A year of deaths among old-age or invalidity pensioners, in place: survivors of the year are a year older; the dead are kept in
 * `bereavement` for their families.
 */
export function agePensioners(
  stock: AgeingStock,
  mortality: Float64Array,
  mortalityRow: number,
  factor: number,
  classes: number,
  bereavement: Bereavement,
  t: number,
  kind: KindOutputs,
): void {
  const { persons, amount, floor, youngest } = stock;
  const { deaths, amount: deathsAmount } = bereavement;
  let ended = 0;
  let endedAmount = 0;
  for (let sex = 0; sex < 2; sex++) {
    const ageFirst = youngest[sex]!;
    for (let age = AGES - 1; age >= ageFirst; age--) {
      const cell = sex * AGES + age;
      const q = age === AGES - 1 ? 1 : Math.min(1, mortality[mortalityRow + cell]! * factor);
      for (let at = cell * classes; at < (cell + 1) * classes; at++) {
        const n = persons[at]!;
        const a = amount[at]!;
        const dead = n * q;
        const deadAmount = a * q;
        ended += dead;
        endedAmount += deadAmount;
        deaths[at] = deaths[at]! + dead;
        deathsAmount[at] = deathsAmount[at]! + deadAmount;
        if (age < AGES - 1) {
          persons[at + classes] = n - dead;
          amount[at + classes] = a - deadAmount;
          floor[at + classes] = floor[at]! * (1 - q);
        }
      }
    }
    const row = (sex * AGES + ageFirst) * classes;
    persons.fill(0, row, row + classes);
    amount.fill(0, row, row + classes);
    floor.fill(0, row, row + classes);
    youngest[sex] = Math.min(AGES - 1, ageFirst + 1);
  }
  kind.endedPersons[t] = ended;
  kind.endedAmount[t] = endedAmount;
}

/** Deaths of affiliates with the right: their families' pensions follow from the invalidity pension they would have had. */
export function bereaveAffiliates(
  inputs: PensionInputs,
  law: AwardLaw,
  t: number,
  year: WorkforceYear,
  bases: Float64Array,
  bereavement: Bereavement,
): void {
  const classes = inputs.classWeight.length;
  for (let cell = 0; cell < 2 * AGES; cell++) {
    const deaths = year.deathsCovered[cell]!;
    if (deaths === 0) continue;
    const coefficient = year.deathsCoefficient[cell]! / deaths;
    const reached = cell % AGES === AGES - 1 ? cell : cell + 1;
    for (let c = 0; c < classes; c++) {
      const n = inputs.classWeight[c]! * deaths;
      const pension = riskPension(
        inputs,
        law,
        t,
        coefficient,
        0,
        bases[reached * classes + c]!,
        inputs.sbu[t]!,
      );
      addTo(bereavement.deaths, cell * classes + c, n);
      addTo(bereavement.amount, cell * classes + c, n * pension);
    }
  }
}

/** A year of widows' deaths and new unions, and of orphans' deaths and birthdays, in place. */
export function ageSurvivors(
  inputs: PensionInputs,
  law: AwardLaw,
  t: number,
  stocks: PensionStocks,
  out: PensionProjection,
): void {
  const mortalityRow = (t - 1) * 2 * AGES;
  for (let sex = 0; sex < 2; sex++) {
    for (let age = AGES - 1; age >= 0; age--) {
      const cell = sex * AGES + age;
      const q = Math.min(1, inputs.mortality[mortalityRow + cell]! * inputs.mortalityOf.survivors);
      const stay = age === AGES - 1 ? 0 : (1 - q) * (1 - inputs.family.remarriage[cell]!);
      move(stocks.widows, cell, age === AGES - 1 ? -1 : cell + 1, stay, out.kinds[WIDOWS]);
    }
  }
  for (let age = AGES - 1; age >= 0; age--) {
    const q = (inputs.mortality[mortalityRow + age]! + inputs.mortality[mortalityRow + AGES + age]!) / 2;
    const stay = age + 1 >= law.orphanAgeLast || age === AGES - 1 ? 0 : 1 - q;
    move(stocks.orphans, age, age === AGES - 1 ? -1 : age + 1, stay, out.kinds[ORPHANS]);
  }

  function move(stock: PensionStock, from: number, to: number, stay: number, kind: KindOutputs): void {
    const n = stock.persons[from]!;
    const a = stock.amount[from]!;
    const f = stock.floor[from]!;
    // Whoever was at the next age has moved on already: there is nothing to put in their place.
    if (n === 0 && a === 0 && f === 0) return;
    stock.persons[from] = 0;
    stock.amount[from] = 0;
    stock.floor[from] = 0;
    if (to >= 0) {
      stock.persons[to] = n * stay;
      stock.amount[to] = a * stay;
      stock.floor[to] = f * stay;
    }
    addTo(kind.endedPersons, t, n * (1 - stay));
    addTo(kind.endedAmount, t, a * (1 - stay));
  }
}

/**
 * New widows' and orphans' pensions: the shares of the deceased's pension, the family group kept between its minimum and its
 * maximum by reducing or raising every share alike (C.D. 300 art. 5; the pro-rata rule is unconfirmed).
 */
export function awardSurvivors(
  inputs: PensionInputs,
  law: AwardLaw,
  t: number,
  bereavement: Bereavement,
  stocks: PensionStocks,
  out: PensionProjection,
): void {
  const classes = inputs.classWeight.length;
  const sbu = inputs.sbu[t]!;
  const { family } = inputs;
  for (let cell = 0; cell < 2 * AGES; cell++) {
    const sex = cell < AGES ? 0 : 1;
    const age = cell - sex * AGES;
    const partnered = family.partnered[cell]!;
    const children = family.children[cell]!;
    const groupShare = law.widowShare * partnered + law.orphanShare * children;
    const families = Math.min(1, partnered + children);
    if (groupShare === 0) continue;
    let widows = 0;
    let widowsAmount = 0;
    let orphansAmount = 0;
    for (let at = cell * classes; at < (cell + 1) * classes; at++) {
      const deaths = bereavement.deaths[at]!;
      if (deaths === 0) continue;
      const pension = bereavement.amount[at]! / deaths;
      const perFamily = (groupShare * pension) / families;
      const low = law.minimumGroup * inputs.minimumFactor[t]! * sbu;
      const high = law.maximumOther * sbu;
      const kept = perFamily < low ? low : perFamily > high ? high : perFamily;
      // A quotient of a number by itself is 1, and most families are within the bounds.
      const factor = kept === perFamily ? 1 : perFamily > 0 ? kept / perFamily : 0;
      widows += deaths;
      widowsAmount += deaths * partnered * law.widowShare * pension * factor;
      orphansAmount += deaths * children * law.orphanShare * pension * factor;
    }
    if (widows === 0) continue;
    const partnerAge = Math.max(0, Math.min(AGES - 1, age + 1 + family.partnerAgeDifference[sex]!));
    put(stocks.widows, (1 - sex) * AGES + partnerAge, widows * partnered, widowsAmount, out.kinds[WIDOWS]);
    const childAge = Math.max(0, Math.min(law.orphanAgeLast - 1, family.childAge[cell]!));
    const below = Math.floor(childAge);
    const above = Math.min(law.orphanAgeLast - 1, below + 1);
    const shareAbove = childAge - below;
    put(
      stocks.orphans,
      below,
      widows * children * (1 - shareAbove),
      orphansAmount * (1 - shareAbove),
      out.kinds[ORPHANS],
    );
    put(
      stocks.orphans,
      above,
      widows * children * shareAbove,
      orphansAmount * shareAbove,
      out.kinds[ORPHANS],
    );
  }

  function put(stock: PensionStock, at: number, n: number, a: number, kind: KindOutputs): void {
    addTo(stock.persons, at, n);
    addTo(stock.amount, at, a);
    addTo(kind.newPersons, t, n);
    addTo(kind.newAmount, t, a);
  }
}
