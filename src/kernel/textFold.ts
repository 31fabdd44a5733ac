/** The text as it is compared: without accents (ñ becomes n), in small letters, letters and digits only, single spaces. */
export function foldText(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Folded words in alphabetical order: "PÉREZ Juan" and "Juan Pérez" are the same. */
export function foldedWords(text: string): string[] {
  const folded = foldText(text);
  return folded === '' ? [] : folded.split(' ').sort();
}

/** The three-letter pieces of a text, each word padded by two spaces before and one after, as PostgreSQL's pg_trgm does. */
export function trigramsOf(text: string): Set<string> {
  const trigrams = new Set<string>();
  for (const word of foldedWords(text)) {
    const padded = `  ${word} `;
    for (let index = 0; index + 3 <= padded.length; index += 1) trigrams.add(padded.slice(index, index + 3));
  }
  return trigrams;
}

/** Share of trigrams in common, 0 to 1 (Jaccard, as pg_trgm's `similarity`): tolerant of accents, order and typing errors. */
export function trigramSimilarity(a: string, b: string): number {
  const left = trigramsOf(a);
  const right = trigramsOf(b);
  if (left.size === 0 && right.size === 0) return 1;
  let common = 0;
  for (const trigram of left) if (right.has(trigram)) common += 1;
  return common / (left.size + right.size - common);
}
