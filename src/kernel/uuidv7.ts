/** A UUID in its text form, small letters. */
export type Uuid = string;

const uuidText = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export function isUuid(text: string): boolean {
  return uuidText.test(text.toLowerCase());
}

/**
 * The UUID version 7 of an instant (RFC 9562 §5.7).
 *
 * @param epochMilliseconds whole milliseconds since 1970, 0 to 2^48 − 1. @param randomBytes ten bytes; version and variant bits are overwritten.
 * @throws RangeError when either is out of shape.
 */
export function uuidv7(epochMilliseconds: number, randomBytes: Uint8Array): Uuid {
  if (!Number.isInteger(epochMilliseconds) || epochMilliseconds < 0 || epochMilliseconds >= 2 ** 48)
    throw new RangeError(`${epochMilliseconds} is not an instant that a UUID can hold`);
  if (randomBytes.length !== 10) throw new RangeError('A UUID version 7 takes ten random bytes');
  const bytes = [...randomBytes];
  bytes[0] = 0x70 | ((bytes[0] ?? 0) & 0x0f);
  bytes[2] = 0x80 | ((bytes[2] ?? 0) & 0x3f);
  const hex =
    epochMilliseconds.toString(16).padStart(12, '0') +
    bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** The instant written in a UUID version 7, in milliseconds since 1970. */
export function instantOfUuidv7(uuid: Uuid): number {
  return Number.parseInt(uuid.slice(0, 8) + uuid.slice(9, 13), 16);
}

/**
 * A source of UUIDs in the order of their making: within one millisecond, or when the clock steps back, the 12 bits after the
 * version count on (RFC 9562 §6.2, method 1).
 */
export function uuidv7Source(clock: () => number, randomBytes: (length: number) => Uint8Array): () => Uuid {
  let lastInstant = -1;
  let counter = 0;
  return () => {
    const random = Uint8Array.from(randomBytes(10));
    const instant = clock();
    if (instant > lastInstant) {
      lastInstant = instant;
      // The top bit starts clear, so that at least 2 048 more fit in the millisecond.
      counter = (((random[0] ?? 0) & 0x07) << 8) | (random[1] ?? 0);
    } else {
      counter += 1;
      if (counter > 0xfff) {
        counter = 0;
        lastInstant += 1;
      }
    }
    random[0] = counter >> 8;
    random[1] = counter & 0xff;
    return uuidv7(lastInstant, random);
  };
}
