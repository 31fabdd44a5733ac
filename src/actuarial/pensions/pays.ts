import { PENSION_AGES, type PensionInputs } from './inputs.ts';
import { memory } from './memory.ts';

// Constants of this module: an imported one is read anew at each use (see `memory`).
const AGES = PENSION_AGES;
const CELLS = 2 * AGES;
const work = memory;

/** Insured monthly pay in year t by sex, age and class, between floor and ceiling, and its mean by sex and age: into `memory`. */
export function payOfYear(inputs: PensionInputs, t: number): void {
  const { pay, meanPay, payScale, classMultiple, classWeight } = work;
  const classes = inputs.classMultiple.length;
  const least = inputs.payFloor[t]! * inputs.sbu[t]!;
  const most = inputs.payCeiling[t]! * inputs.sbu[t]!;
  const payLevel = inputs.payLevel[t]!;
  for (let cell = 0; cell < CELLS; cell++) {
    const level = payScale[cell]! * payLevel;
    let mean = 0;
    for (let c = 0; c < classes; c++) {
      const raw = level * classMultiple[c]!;
      const insured = raw < least ? least : raw > most ? most : raw;
      pay[cell * classes + c] = insured;
      mean += classWeight[c]! * insured;
    }
    meanPay[cell] = mean;
  }
}

/**
 * Takes the five best yearly means of pay to the next age and enters the year's pay where it is better than the least of the five:
 * the true best five of the career, which need not be its last. The base of a pension is their mean, or that of as many as there are
 * (C.D. 100 art. 2; C.D. 641). All in `memory`; rows are worked from the oldest down, so that each age is read before it is
 * overwritten.
 */
export function enterBestPays(classes: number): void {
  const { pay, bases, bestPay1, bestPay2, bestPay3, bestPay4, bestPay5 } = work;
  for (let sex = 0; sex < 2; sex++) {
    const born = sex * AGES * classes;
    for (let cell = born + AGES * classes - 1; cell >= born; cell--) {
      let a = 0;
      let b = 0;
      let c = 0;
      let d = 0;
      let e = 0;
      if (cell >= born + classes) {
        const before = cell - classes;
        a = bestPay1[before]!;
        b = bestPay2[before]!;
        c = bestPay3[before]!;
        d = bestPay4[before]!;
        e = bestPay5[before]!;
      }
      const value = pay[cell]!;
      // Ascending: what is less than the new pay moves down by one, and the least of the five is left out.
      if (value > a) {
        a = value > b ? b : value;
        b = value > b ? (value > c ? c : value) : b;
        c = value > c ? (value > d ? d : value) : c;
        d = value > d ? (value > e ? e : value) : d;
        e = value > e ? value : e;
      }
      bestPay1[cell] = a;
      bestPay2[cell] = b;
      bestPay3[cell] = c;
      bestPay4[cell] = d;
      bestPay5[cell] = e;
      // If the least is there, all five are.
      const years = a > 0 ? 5 : b > 0 ? 4 : c > 0 ? 3 : d > 0 ? 2 : 1;
      bases[cell] = (a + b + c + d + e) / years;
    }
  }
}
