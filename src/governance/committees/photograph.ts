import { ok, type Result, refuse } from '#kernel';

const bytesMax = 1_000_000;

/**
 * Reads a photograph as a page sends it: a JPEG in base64. One that still carries what the camera wrote beside the picture (place,
 * device) is refused: the page draws it anew before it is sent.
 */
export function readPhotograph(base64: string): Result<Buffer> {
  const bytes = Buffer.from(base64, 'base64');
  if (bytes.length < 100 || bytes[0] !== 0xff || bytes[1] !== 0xd8)
    return refuse({ refusal: 'not-a-photograph' });
  if (bytes.length > bytesMax)
    return refuse({ refusal: 'photograph-too-large', bytes: bytes.length, bytesMax });
  // Segments stand before the picture: FF, a marker, two bytes of length. Exif is in APP1 (E1).
  for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff; ) {
    const marker = bytes[at + 1];
    if (marker === 0xda) break;
    if (marker === 0xe1) return refuse({ refusal: 'photograph-with-traces' });
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  return ok(bytes);
}
