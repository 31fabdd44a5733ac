/** A JSON list whose one item is larger than the limit. */
export class ItemTooLarge extends Error {}

const quote = 0x22;
const backslash = 0x5c;
const isOpening = (byte: number) => byte === 0x7b || byte === 0x5b;
const isClosing = (byte: number) => byte === 0x7d || byte === 0x5d;

/**
 * The items of a JSON list as texts, as its bytes arrive: a list of gigabytes is never held. Items are cut by brackets outside strings,
 * so that one that is no JSON comes as it stands and the next is read all the same.
 *
 * @param bytes a list from its opening bracket on. @throws ItemTooLarge where one item passes the limit.
 */
export async function* listItems(bytes: AsyncIterable<Buffer>, itemBytesMax: number): AsyncGenerator<string> {
  let parts: Buffer[] = [];
  let held = 0;
  let depth = 0;
  let inString = false;
  let escaped = false;
  const text = () => {
    const whole = Buffer.concat(parts).toString('utf8').trim();
    parts = [];
    held = 0;
    return whole;
  };
  for await (const piece of bytes) {
    let from = 0;
    for (let i = 0; i < piece.length; i += 1) {
      const byte = piece[i]!;
      if (inString) {
        if (escaped) escaped = false;
        else if (byte === backslash) escaped = true;
        else if (byte === quote) inString = false;
        continue;
      }
      if (byte === quote) inString = true;
      else if (isOpening(byte)) {
        depth += 1;
        if (depth === 1) from = i + 1;
      } else if (isClosing(byte)) {
        depth -= 1;
        if (depth > 0) continue;
        if (depth < 0) return;
        parts.push(piece.subarray(from, i));
        const last = text();
        if (last !== '') yield last;
        return;
      } else if (byte === 0x2c && depth === 1) {
        parts.push(piece.subarray(from, i));
        from = i + 1;
        yield text();
      }
    }
    if (depth > 0 && from < piece.length) {
      parts.push(Buffer.from(piece.subarray(from)));
      held += piece.length - from;
      if (held > itemBytesMax) throw new ItemTooLarge();
    }
  }
  // Cut off: what came of the last item is told as it stands.
  const last = text();
  if (last !== '') yield last;
}
