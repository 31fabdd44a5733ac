/**
 * Philox4x32-10, a counter-based generator (Salmon, Moraes, Dror, Shaw, SC 2011): the random number of run, year and variable is a
 * function of those three and the seed, so that runs may be shared among any number of threads and give the same numbers.
 */
export function philox(
  counter: readonly [number, number, number, number],
  key: readonly [number, number],
): [number, number, number, number] {
  let [c0, c1, c2, c3] = counter;
  let [k0, k1] = key;
  for (let round = 0; round < 10; round++) {
    const high0 = highProduct(0xd2511f53, c0);
    const low0 = Math.imul(0xd2511f53, c0) >>> 0;
    const high1 = highProduct(0xcd9e8d57, c2);
    const low1 = Math.imul(0xcd9e8d57, c2) >>> 0;
    const next0 = (high1 ^ c1 ^ k0) >>> 0;
    const next2 = (high0 ^ c3 ^ k1) >>> 0;
    c0 = next0;
    c1 = low1;
    c2 = next2;
    c3 = low0;
    k0 = (k0 + 0x9e3779b9) >>> 0;
    k1 = (k1 + 0xbb67ae85) >>> 0;
  }
  return [c0, c1, c2, c3];
}

/** Upper 32 bits of a 32 × 32 product, by halves of 16 bits. */
function highProduct(a: number, b: number): number {
  const aLow = a & 0xffff;
  const aHigh = a >>> 16;
  const bLow = b & 0xffff;
  const bHigh = b >>> 16;
  const middle = aHigh * bLow + ((aLow * bLow) >>> 16);
  const carry = aLow * bHigh + (middle & 0xffff);
  return (aHigh * bHigh + Math.floor(middle / 65536) + Math.floor(carry / 65536)) >>> 0;
}

/** A uniform number strictly between 0 and 1, of 52 bits, for a run, a year and a variable. */
export function uniformAt(seed: number, run: number, year: number, variable: number): number {
  const [a, b] = philox(
    [run >>> 0, year >>> 0, variable >>> 0, 0],
    [seed >>> 0, Math.floor(seed / 4294967296) >>> 0],
  );
  return ((a >>> 6) * 67108864 + (b >>> 6) + 0.5) / 4503599627370496;
}
