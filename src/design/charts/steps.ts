/** Which step a value falls into: 1 below the first limit, one more for each limit it reaches. */
export function stepOf(value: number, limits: readonly number[]): number {
  return 1 + limits.filter((limit) => value >= limit).length;
}
