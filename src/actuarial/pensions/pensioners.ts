import { riskPension } from './awards.ts';
import { type AwardLaw, PENSION_AGES, type PensionInputs } from './inputs.ts';
import { firstOfKind, memory } from './memory.ts';
import { INVALIDITY, OLD_AGE, ORPHANS, type PensionProjection, WIDOWS } from './outputs.ts';

// Constants of this module: an imported one is read anew at each use (see `memory`).
const AGES = PENSION_AGES;
const CELLS = 2 * AGES;
const work = memory;

/** January: pensions in payment rise by the year's indexation, and where the law says so to the year's minimum. */
export function indexPensions(inputs: PensionInputs, t: number, out: PensionProjection): void {
  const { youngest } = work;
  const classes = inputs.classWeight.length;
  const rise = 1 + inputs.indexation[t]!;
  const least = inputs.minimumInPayment ? inputs.minimumFactor[t]! * inputs.sbu[t]! : 0;
  for (const kind of [OLD_AGE, INVALIDITY] as const) {
    const men = 2 * kind * AGES;
    const women = men + AGES;
    const raised = raise((men + youngest[2 * kind]!) * classes, women * classes, rise, least, 0);
    out.kinds[kind].raisedAmount[t] = raise(
      (women + youngest[2 * kind + 1]!) * classes,
      (women + AGES) * classes,
      rise,
      least,
      raised,
    );
  }
  for (const kind of [WIDOWS, ORPHANS] as const) {
    const first = firstOfKind(kind, classes);
    out.kinds[kind].raisedAmount[t] = raise(first, firstOfKind(kind + 1, classes), rise, least, 0);
  }
}

/** Raises some pensions in place; returns `raised` and what it added to them. */
function raise(from: number, end: number, rise: number, least: number, raised: number): number {
  const { amount, floor } = work;
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

/** Forgets the deaths of the year before. */
export function beginBereavement(classes: number): void {
  const { bereaved, bereavedAmount } = work;
  bereaved.fill(0, 0, CELLS * classes);
  bereavedAmount.fill(0, 0, CELLS * classes);
}

/**
 * A year of deaths among old-age or invalidity pensioners, in place: survivors of the year are a year older; the dead are kept for
 * their families. `factor` is on the probability of dying.
 */
export function agePensioners(
  kind: typeof OLD_AGE | typeof INVALIDITY,
  factor: number,
  classes: number,
  t: number,
  out: PensionProjection,
): void {
  const { persons, amount, floor, youngest, bereaved, bereavedAmount, mortality } = work;
  const first = firstOfKind(kind, classes);
  let ended = 0;
  let endedAmount = 0;
  for (let sex = 0; sex < 2; sex++) {
    const ageFirst = youngest[2 * kind + sex]!;
    const firstRow = (2 * kind + sex) * AGES;
    // Nobody who is of the oldest age sees the end of the year.
    for (let age = AGES - 1; age >= ageFirst; age--) {
      const q = age === AGES - 1 ? 1 : Math.min(1, mortality[sex * AGES + age]! * factor);
      const stay = 1 - q;
      const end = (firstRow + age + 1) * classes;
      for (let at = end - classes; at < end; at++) {
        const n = persons[at]!;
        const a = amount[at]!;
        const dead = n * q;
        const deadAmount = a * q;
        ended += dead;
        endedAmount += deadAmount;
        const of = at - first;
        bereaved[of] = bereaved[of]! + dead;
        bereavedAmount[of] = bereavedAmount[of]! + deadAmount;
        if (age < AGES - 1) {
          persons[at + classes] = n - dead;
          amount[at + classes] = a - deadAmount;
          floor[at + classes] = floor[at]! * stay;
        }
      }
    }
    const row = (firstRow + ageFirst) * classes;
    for (let at = row; at < row + classes; at++) {
      persons[at] = 0;
      amount[at] = 0;
      floor[at] = 0;
    }
    youngest[2 * kind + sex] = Math.min(AGES - 1, ageFirst + 1);
  }
  out.kinds[kind].endedPersons[t] = ended;
  out.kinds[kind].endedAmount[t] = endedAmount;
}

/** Deaths of affiliates with the right: their families' pensions follow from the invalidity pension they would have had. */
export function bereaveAffiliates(inputs: PensionInputs, law: AwardLaw, t: number): void {
  const { bereaved, bereavedAmount, classWeight, bases, deathsCovered, deathsCoefficient } = work;
  const classes = inputs.classWeight.length;
  const factor = inputs.newPensionFactor[t]!;
  const most = law.maximumOther * inputs.sbu[t]!;
  for (let cell = 0; cell < CELLS; cell++) {
    const deaths = deathsCovered[cell]!;
    if (deaths === 0) continue;
    const coefficient = deathsCoefficient[cell]! / deaths;
    const reached = cell % AGES === AGES - 1 ? cell : cell + 1;
    for (let c = 0; c < classes; c++) {
      const n = classWeight[c]! * deaths;
      const pension = riskPension(coefficient, bases[reached * classes + c]!, factor, 0, most);
      const at = cell * classes + c;
      bereaved[at] = bereaved[at]! + n;
      bereavedAmount[at] = bereavedAmount[at]! + n * pension;
    }
  }
}

/** A year of widows' deaths and new unions, and of orphans' deaths and birthdays, in place. */
export function ageSurvivors(inputs: PensionInputs, law: AwardLaw, t: number, out: PensionProjection): void {
  const { persons, amount, mortality, remarriage } = work;
  const classes = inputs.classWeight.length;
  const factor = inputs.mortalityOf.survivors;
  const widows = firstOfKind(WIDOWS, classes);
  let ended = 0;
  let endedAmount = 0;
  for (let sex = 0; sex < 2; sex++) {
    for (let age = AGES - 1; age >= 0; age--) {
      const cell = sex * AGES + age;
      const q = Math.min(1, mortality[cell]! * factor);
      const stay = age === AGES - 1 ? 0 : (1 - q) * (1 - remarriage[cell]!);
      ended += persons[widows + cell]! * (1 - stay);
      endedAmount += amount[widows + cell]! * (1 - stay);
      move(widows + cell, stay);
    }
  }
  out.kinds[WIDOWS].endedPersons[t] = ended;
  out.kinds[WIDOWS].endedAmount[t] = endedAmount;
  const orphans = firstOfKind(ORPHANS, classes);
  let orphansEnded = 0;
  let orphansEndedAmount = 0;
  for (let age = AGES - 1; age >= 0; age--) {
    const q = (mortality[age]! + mortality[AGES + age]!) / 2;
    const stay = age + 1 >= law.orphanAgeLast || age === AGES - 1 ? 0 : 1 - q;
    orphansEnded += persons[orphans + age]! * (1 - stay);
    orphansEndedAmount += amount[orphans + age]! * (1 - stay);
    move(orphans + age, stay);
  }
  out.kinds[ORPHANS].endedPersons[t] = orphansEnded;
  out.kinds[ORPHANS].endedAmount[t] = orphansEndedAmount;
}

/** Whoever stays is a year older; of the oldest nobody does. */
function move(from: number, stay: number): void {
  const { persons, amount, floor } = work;
  const n = persons[from]!;
  const a = amount[from]!;
  const f = floor[from]!;
  // Whoever was at the next age has moved on already: there is nothing to put in their place.
  if (n === 0 && a === 0 && f === 0) return;
  persons[from] = 0;
  amount[from] = 0;
  floor[from] = 0;
  if (stay === 0) return;
  persons[from + 1] = n * stay;
  amount[from + 1] = a * stay;
  floor[from + 1] = f * stay;
}

/**
 * New widows' and orphans' pensions: the shares of the deceased's pension, the family group kept between its minimum and its
 * maximum by reducing or raising every share alike (C.D. 300 art. 5; the pro-rata rule is unconfirmed).
 */
export function awardSurvivors(
  inputs: PensionInputs,
  law: AwardLaw,
  t: number,
  out: PensionProjection,
): void {
  const { bereaved, bereavedAmount, partnered, children, childAge } = work;
  const classes = inputs.classWeight.length;
  const sbu = inputs.sbu[t]!;
  const low = law.minimumGroup * inputs.minimumFactor[t]! * sbu;
  const high = law.maximumOther * sbu;
  const { widowShare, orphanShare, orphanAgeLast } = law;
  const { partnerAgeDifference } = inputs.family;
  const firstWidow = firstOfKind(WIDOWS, classes);
  const firstOrphan = firstOfKind(ORPHANS, classes);
  let newWidows = 0;
  let newWidowsAmount = 0;
  let newOrphans = 0;
  let newOrphansAmount = 0;
  for (let cell = 0; cell < CELLS; cell++) {
    const partner = partnered[cell]!;
    const offspring = children[cell]!;
    const groupShare = widowShare * partner + orphanShare * offspring;
    if (groupShare === 0) continue;
    const families = Math.min(1, partner + offspring);
    // Within these a family's pension is surely within its bounds, and need not be worked out.
    const surelyAbove = low * families * (1 + 1e-12);
    const surelyBelow = high * families * (1 - 1e-12);
    let deceased = 0;
    let widowsAmount = 0;
    let orphansAmount = 0;
    const end = (cell + 1) * classes;
    for (let at = end - classes; at < end; at++) {
      const deaths = bereaved[at]!;
      if (deaths === 0) continue;
      const pension = bereavedAmount[at]! / deaths;
      const ofGroup = groupShare * pension;
      const isWithin = ofGroup > surelyAbove && ofGroup < surelyBelow;
      const factor = isWithin ? 1 : groupFactor(ofGroup / families, low, high);
      deceased += deaths;
      widowsAmount += deaths * partner * widowShare * pension * factor;
      orphansAmount += deaths * offspring * orphanShare * pension * factor;
    }
    if (deceased === 0) continue;
    const sex = cell < AGES ? 0 : 1;
    const partnerAge = Math.max(0, Math.min(AGES - 1, cell - sex * AGES + 1 + partnerAgeDifference[sex]!));
    add(firstWidow + (1 - sex) * AGES + partnerAge, deceased * partner, widowsAmount);
    newWidows += deceased * partner;
    newWidowsAmount += widowsAmount;
    const meanAge = Math.max(0, Math.min(orphanAgeLast - 1, childAge[cell]!));
    const below = Math.floor(meanAge);
    const above = Math.min(orphanAgeLast - 1, below + 1);
    const shareAbove = meanAge - below;
    const shareBelow = 1 - shareAbove;
    const orphans = deceased * offspring;
    add(firstOrphan + below, orphans * shareBelow, orphansAmount * shareBelow);
    add(firstOrphan + above, orphans * shareAbove, orphansAmount * shareAbove);
    newOrphans = newOrphans + orphans * shareBelow + orphans * shareAbove;
    newOrphansAmount = newOrphansAmount + orphansAmount * shareBelow + orphansAmount * shareAbove;
  }
  out.kinds[WIDOWS].newPersons[t] = newWidows;
  out.kinds[WIDOWS].newAmount[t] = newWidowsAmount;
  out.kinds[ORPHANS].newPersons[t] = newOrphans;
  out.kinds[ORPHANS].newAmount[t] = newOrphansAmount;
}

/** What brings a family's pension to its bounds. */
function groupFactor(perFamily: number, low: number, high: number): number {
  const kept = perFamily < low ? low : perFamily > high ? high : perFamily;
  // A quotient of a number by itself is 1.
  return kept === perFamily ? 1 : perFamily > 0 ? kept / perFamily : 0;
}

function add(at: number, n: number, a: number): void {
  const { persons, amount } = work;
  persons[at] = persons[at]! + n;
  amount[at] = amount[at]! + a;
}
