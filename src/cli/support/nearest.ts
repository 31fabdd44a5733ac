/** The word that the fewest changes of a letter turn into the one typed, if that is fewer than half of its letters. */
export function nearestOf(typed: string, words: readonly string[]): string | undefined {
  let best: string | undefined;
  let fewest = Math.floor(typed.length / 2) + 1;
  for (const word of words) {
    const changes = word.startsWith(typed) && typed.length >= 2 ? 0 : changesBetween(typed, word);
    if (changes < fewest) {
      fewest = changes;
      best = word;
    }
  }
  return best;
}

/** Optimal string alignment: insertions, deletions, substitutions, and neighbours swapped. */
function changesBetween(from: string, to: string): number {
  const rows: number[][] = [Array.from({ length: to.length + 1 }, (_, column) => column)];
  for (let row = 1; row <= from.length; row++) {
    const line = [row];
    for (let column = 1; column <= to.length; column++) {
      const same = from[row - 1] === to[column - 1];
      const above = rows[row - 1]!;
      let changes = Math.min(above[column]! + 1, line[column - 1]! + 1, above[column - 1]! + (same ? 0 : 1));
      const swapped =
        row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      if (swapped) changes = Math.min(changes, rows[row - 2]![column - 2]! + 1);
      line.push(changes);
    }
    rows.push(line);
  }
  return rows[from.length]![to.length]!;
}
