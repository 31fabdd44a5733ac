import { riskPension } from './awards.ts';
import {
  PENSION_AGES as AGES,
  type AwardLaw,
  type PensionInputs,
  type PensionStock,
  type PensionStocks,
} from './inputs.ts';
import { addTo, type KindOutputs, ORPHANS, type PensionProjection, WIDOWS } from './outputs.ts';
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
  stocks: PensionStocks,
  out: PensionProjection,
): void {
  const rise = inputs.indexation[t]!;
  const least = inputs.minimumInPayment ? inputs.minimumFactor[t]! * inputs.sbu[t]! : 0;
  const kinds = [stocks.oldAge, stocks.invalidity, stocks.widows, stocks.orphans];
  kinds.forEach((stock, kind) => {
    const { amount, floor } = stock;
    let raised = 0;
    for (let i = 0; i < amount.length; i++) {
      const before = amount[i]!;
      const indexed = before * (1 + rise);
      const low = floor[i]! * least;
      const after = indexed < low ? low : indexed;
      amount[i] = after;
      raised += after - before;
    }
    addTo(out.kinds[kind]!.raisedAmount, t, raised);
  });
}

/**
 * A year of deaths among old-age or invalidity pensioners, in place: survivors of the year are a year older; the dead are kept in
 * `bereavement` for their families.
 */
export function agePensioners(
  stock: PensionStock,
  mortality: Float64Array,
  mortalityRow: number,
  factor: number,
  classes: number,
  bereavement: Bereavement,
  t: number,
  kind: KindOutputs,
): void {
  const { persons, amount, floor } = stock;
  let ended = 0;
  let endedAmount = 0;
  for (let sex = 0; sex < 2; sex++) {
    let first = sex * AGES * classes;
    while (first < (sex + 1) * AGES * classes - classes && persons[first] === 0) first++;
    const ageFirst = Math.floor(first / classes) - sex * AGES;
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
        bereavement.deaths[at] = bereavement.deaths[at]! + dead;
        bereavement.amount[at] = bereavement.amount[at]! + deadAmount;
        if (age < AGES - 1) {
          persons[at + classes] = n - dead;
          amount[at + classes] = a - deadAmount;
          floor[at + classes] = floor[at]! * (1 - q);
        }
      }
    }
    const youngest = (sex * AGES + ageFirst) * classes;
    persons.fill(0, youngest, youngest + classes);
    amount.fill(0, youngest, youngest + classes);
    floor.fill(0, youngest, youngest + classes);
  }
  addTo(kind.endedPersons, t, ended);
  addTo(kind.endedAmount, t, endedAmount);
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
