/**
 * Shares out `seats` among strata in proportion to their sizes: each has the whole part of size × seats / total, and what is
 * left goes one by one to the largest remainders. Equal remainders go in the order of the strata's names, so that quotas are
 * known before the seed.
 *
 * @returns seats by stratum; they add up to `seats`, and no stratum has more than its size.
 * @throws RangeError when there are more seats than members.
 */
export function largestRemainderQuotas(
  sizes: ReadonlyMap<string, number>,
  seats: number,
): Map<string, number> {
  const total = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  if (!Number.isSafeInteger(seats) || seats < 0 || seats > total)
    throw new RangeError(`${seats} seats cannot be shared among ${total}`);
  const shares = [...sizes].map(([stratum, size]) => {
    const exact = BigInt(size) * BigInt(seats);
    const whole = total === 0 ? 0n : exact / BigInt(total);
    return { stratum, whole: Number(whole), remainder: total === 0 ? 0n : exact - whole * BigInt(total) };
  });
  let left = seats - shares.reduce((sum, { whole }) => sum + whole, 0);
  const byRemainder = [...shares].sort((a, b) => {
    if (a.remainder !== b.remainder) return a.remainder > b.remainder ? -1 : 1;
    return a.stratum < b.stratum ? -1 : 1;
  });
  const quotas = new Map(shares.map(({ stratum, whole }) => [stratum, whole]));
  for (const { stratum, whole } of byRemainder) {
    if (left === 0) break;
    quotas.set(stratum, whole + 1);
    left--;
  }
  return quotas;
}
