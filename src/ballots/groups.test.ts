import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Element, type Group, pureGroups, verifierGroups } from '#ballots';
import { nativeGroups } from '#ballots/server';
import { integerField } from './arithmetic/integerField.ts';
import { modularPower, type Statement } from './group.ts';
import { wasmEdwardsGroup } from './wasmEdwards.ts';

const pure = pureGroups('Ed25519')!;
const inWebAssembly: [string, Group][] = [
  ['WebAssembly as this machine runs it best', verifierGroups('Ed25519')!],
  ['WebAssembly in integers', wasmEdwardsGroup(integerField)],
];
const others: [string, Group][] = [['libsodium', nativeGroups('Ed25519')!], ...inWebAssembly];
const { q } = pure;
const scalar = fc.oneof(
  fc.constantFrom(0n, 1n, 2n, q - 1n, q, 2n ** 252n, 2n ** 255n),
  fc.bigInt({ min: 0n, max: q - 1n }),
);

describe('Ed25519 is the same in JavaScript, libsodium and WebAssembly', () => {
  it('has RFC 8032’s generator and the neutral element', () => {
    for (const group of [pure, ...others.map(([, other]) => other)]) {
      expect(group.generator.text).toBe(`${'6'.repeat(62)}58`);
      expect(group.identity.text).toBe(`${'0'.repeat(63)}1`);
      expect(group.power(group.generator, q).text).toBe(group.identity.text);
    }
  });

  for (const [name, other] of others)
    it(`${name}: powers, products and inverses`, () => {
      fc.assert(
        fc.property(scalar, scalar, scalar, (a, b, c) => {
          const of = (group: Group): string[] => {
            const x = group.power(group.generator, a);
            const y = group.power(x, b);
            const read = group.decode(y.text)!;
            const elements: Element[] = [
              x,
              y,
              group.multiply(x, y),
              group.multiply(x, x),
              group.multiply(x, group.invert(x)),
              group.product([x, y, read]),
              group.product([]),
              group.productOfPowers([]),
              group.productOfPowers([
                [group.generator, a],
                [read, c],
              ]),
              group.productOfPowers([
                [read, b],
                [x, c],
                [group.generator, a],
              ]),
              group.productOfPowers([[group.identity, c]]),
            ];
            return elements.map(({ text }) => text);
          };
          expect(of(other)).toEqual(of(pure));
        }),
        { numRuns: 25, seed: 6 },
      );
    });

  it('an element raised to many powers, whose table changes, keeps its powers', () => {
    const group = verifierGroups('Ed25519')!;
    const reference = nativeGroups('Ed25519')!;
    // More bases than there are tables for, each used often enough to earn one.
    const bases = Array.from({ length: 12 }, (_, i) => group.power(group.generator, BigInt(i + 2)));
    for (let round = 0; round < 30; round++)
      bases.forEach((base, i) => {
        const exponent = q - BigInt(round * 7919 + 1);
        const expected = reference.power(reference.generator, exponent * BigInt(i + 2)).text;
        expect(group.productOfPowers([[base, exponent]]).text).toBe(expected);
      });
  });

  it('no group reads what is not canonical, not on the curve, or not in the subgroup', () => {
    const p = 2n ** 255n - 19n;
    const spell = (value: bigint) => value.toString(16).padStart(64, '0');
    const sign = 2n ** 255n;
    const bad = {
      'y = p, which is 0': spell(p),
      'y = p + 1, which is 1': spell(p + 1n),
      'the identity with a sign': spell(1n + sign),
      'order 2: y = −1': spell(p - 1n),
      'order 4: y = 0': spell(0n),
      'order 4: y = 0 with a sign': spell(sign),
      'order 8': '7a03ac9277fdc74ec6cc392cfa53202a0f67100d760b3cba4fd83d3d706a17c7',
      'not on the curve: y = 2': spell(2n),
      'in capitals': `${'6'.repeat(62)}58`.replace(/^6/, 'A'),
      'too short': '6'.repeat(62),
      'the generator plus order 2': spell(p - BigInt(`0x${'6'.repeat(62)}58`)),
    };
    for (const [what, text] of Object.entries(bad))
      for (const group of [pure, ...others.map(([, other]) => other)])
        expect(group.decode(text), what).toBeUndefined();
    for (const [, group] of inWebAssembly) {
      const good = group.generator.text;
      for (const [what, text] of Object.entries(bad)) {
        expect(group.decodePair!(good, text), what).toBeUndefined();
        expect(group.decodePair!(text, good), what).toBeUndefined();
      }
    }
  });

  for (const [name, group] of inWebAssembly) {
    it(`${name}: reads two at once as one by one, the identity and twice the same among them`, () => {
      const texts = [0n, 1n, 2n, q - 1n, 987654321n].map((a) => pure.power(pure.generator, a).text);
      for (const first of texts)
        for (const second of texts)
          expect(group.decodePair!(first, second)?.map(({ text }) => text)).toEqual([first, second]);
      const [a, b] = group.decodePair!(texts[3]!, texts[4]!)!;
      expect(group.multiply(a, b).text).toBe(pure.power(pure.generator, 987654320n).text);
      expect(group.invert(b).text).toBe(pure.power(pure.generator, -987654321n).text);
    });

    it(`${name}: commitments are the products that they stand for, before a key has its table and after`, () => {
      const key = group.decode(pure.power(pure.generator, 31415926535n).text)!;
      const exponents = [0n, 1n, 2n, q - 1n, q - 2n, 2n ** 252n, 2n ** 128n - 1n];
      let turn = 0;
      const next = () =>
        turn % 3 === 0
          ? exponents[(turn++ / 3) % exponents.length]!
          : (BigInt(++turn) * 0x5bf0a8b1457695355fb8ac404e7a79e3b1738b079c5a6d2b53c26c8228c867f7n) % q;
      // More ciphertexts than there are tables for, more statements than are spelt at once, in two turns of the key.
      const ciphertexts = Array.from({ length: 70 }, () => {
        const texts = [next(), next()].map((a) => pure.power(pure.generator, a).text) as [string, string];
        const [alpha, beta] = group.decodePair!(...texts)!;
        return { alpha, beta };
      });
      // Sums do not stand side by side as what was read does.
      ciphertexts.push({
        alpha: group.product(ciphertexts.map(({ alpha }) => alpha)),
        beta: group.product(ciphertexts.map(({ beta }) => beta)),
      });
      const statements = [0, 1, 6].flatMap((message) =>
        ciphertexts.map(
          (ciphertext): Statement => ({
            ciphertext,
            message,
            proof: { challenge: next(), response: next() },
          }),
        ),
      );
      const found = group.commitments!(key, statements);
      const pureKey = pure.decode(key.text)!;
      const sample = statements.flatMap((one, i) => (i % 4 === 0 || i > 205 ? [[one, i] as const] : []));
      for (const [{ ciphertext, message, proof }, i] of sample) {
        const alpha = pure.decode(ciphertext.alpha.text)!;
        const beta = pure.decode(ciphertext.beta.text)!;
        expect(found.slice(2 * i, 2 * i + 2)).toEqual([
          pure.productOfPowers([
            [pure.generator, proof.response],
            [alpha, proof.challenge],
          ]).text,
          pure.productOfPowers([
            [pureKey, proof.response],
            [beta, proof.challenge],
            [pure.generator, -BigInt(message) * proof.challenge],
          ]).text,
        ]);
      }
      expect(found).toHaveLength(2 * statements.length);
      expect(group.commitments!(key, [])).toEqual([]);
    });
  }

  it('agrees on which numbers are elements', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 2n ** 256n - 1n }), (value) => {
        const text = value.toString(16).padStart(64, '0');
        const known = pure.decode(text) !== undefined;
        for (const [, other] of others) expect(other.decode(text) !== undefined).toBe(known);
      }),
      { numRuns: 60, seed: 6 },
    );
  });

  it('has the same generators for shuffles and the same embedding', () => {
    for (const [, other] of others) {
      for (const i of [-1, 0, 1, 7]) expect(other.generatorAt(i).text).toBe(pure.generatorAt(i).text);
      for (const values of [[], [0], [1, 2, 3], Array(30).fill(255)]) {
        const element = other.embedding!.encode(values);
        expect(element.text).toBe(pure.embedding!.encode(values).text);
        expect(other.embedding!.decode(element, values.length)).toEqual(values);
      }
    }
  });
});

describe('the groups of 2048 bits', () => {
  for (const name of ['BELENIOS-2048', 'RFC-3526-2048'])
    it(`${name} reads its elements and no others`, () => {
      const group = pureGroups(name)!;
      const element = group.power(group.generator, 12345678901234567890n);
      expect(group.decode(element.text)?.text).toBe(element.text);
      expect(group.power(element, group.q).text).toBe('1');
      for (const text of ['0', '-1', `0${element.text}`, '1e3', ''])
        expect(group.decode(text)).toBeUndefined();
      // −1 has order 2 modulo p, and p − g is outside the subgroup.
      const minus = group.name === 'RFC-3526-2048' ? 2n * group.q : undefined;
      if (minus) expect(group.decode(minus.toString())).toBeUndefined();
      else expect(group.decode('2')).toBeUndefined();
    });

  it('the power by windows is the power by definition', () => {
    for (const [base, exponent, modulus] of [
      [3n, 0n, 7n],
      [3n, 5n, 7n],
      [10n, 17n, 1n],
      [123n, 65537n, 1000003n],
    ] as const) {
      let expected = 1n % modulus;
      for (let i = 0n; i < exponent; i++) expected = (expected * base) % modulus;
      expect(modularPower(base, exponent, modulus)).toBe(expected);
    }
  });

  it('no group is known by another name', () => {
    for (const name of ['ed25519', 'P-256', 'constructor', '']) expect(pureGroups(name)).toBeUndefined();
  });
});
