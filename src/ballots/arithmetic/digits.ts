// Exponents taken apart into the small signed digits by which tables of multiples are read.

/** Rows of a table of a point: multiples of P, 2^32 P, 2^64 P, … so that one run of 32 doublings serves a whole exponent. */
export const rows = 8;
export const places = 32;
/** Odd multiples 1, 3, 5, 7 in each row. */
export const oddMultiples = 4;
const digitBits = 4;

const words = new Uint32Array(rows + 1);

function writeWords(exponent: bigint): void {
  for (let i = 0; i < 4; i++) {
    const half = BigInt.asUintN(64, exponent >> BigInt(64 * i));
    words[2 * i] = Number(half & 0xffffffffn);
    words[2 * i + 1] = Number(half >> 32n);
  }
}

/**
 * Odd digits of at most 7 in size, at least four places apart, that add up to an exponent below 2^253: that of 2^(32 row + place)
 * stands at place · rows + row. About one in five is not zero.
 */
export function sparseDigits(exponent: bigint, digits: Int8Array): void {
  writeWords(exponent);
  digits.fill(0);
  let carry = 0;
  for (let at = 0; at < rows * places; ) {
    const [word, bit] = [at >>> 5, at & 31];
    if (((words[word]! >>> bit) & 1) === carry) {
      at++;
      continue;
    }
    const across = bit > 32 - digitBits ? words[word + 1]! << (32 - bit) : 0;
    let digit = (((words[word]! >>> bit) | across) & 15) + carry;
    carry = digit > 8 ? 1 : 0;
    digit -= carry << digitBits;
    digits[bit * rows + word] = digit;
    at += digitBits;
  }
}

/** Thirty-two digits from −127 to 128, that of 256^i at place i, that add up to an exponent below 2^253. */
export function byteDigits(exponent: bigint, digits: Int16Array): void {
  writeWords(exponent);
  let carry = 0;
  for (let i = 0; i < 32; i++) {
    const digit = ((words[i >> 2]! >>> (8 * (i & 3))) & 255) + carry;
    carry = digit > 128 ? 1 : 0;
    digits[i] = digit - 256 * carry;
  }
}
