import { z } from 'zod';

/** A page of a list: ask again with `next` as `cursor`; null where there is no more. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), next: z.string().nullable() });
}

export const pageQuery = z.object({
  cursor: z.string().max(500).optional().describe('The `next` of the page before'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** An opaque place in an ordered list: the sort keys of the last row seen. */
export function encodeCursor(keys: readonly (string | number | null)[]): string {
  return Buffer.from(JSON.stringify(keys), 'utf8').toString('base64url');
}

/** @returns the keys, or null where the text is not a cursor that this server could have made with so many keys. */
export function decodeCursor(cursor: string | undefined, length: number): (string | number | null)[] | null {
  if (!cursor) return null;
  try {
    const keys: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (!Array.isArray(keys) || keys.length !== length) return null;
    return keys.every((key) => key === null || typeof key === 'string' || typeof key === 'number')
      ? keys
      : null;
  } catch {
    return null;
  }
}
