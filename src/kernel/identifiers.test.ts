import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cedulaFromStem,
  findRucFromStem,
  parseCedula,
  parseForeignDocument,
  parseRuc,
  type RucKind,
  rucFollowsCheckDigit,
} from './identifiers.ts';

/** Every text that differs from `digits` in exactly one of its first `covered` digits. */
function singleDigitErrors(digits: string, covered: number): string[] {
  const errors: string[] = [];
  for (let index = 0; index < covered; index += 1)
    for (let digit = 0; digit <= 9; digit += 1)
      if (digits[index] !== String(digit))
        errors.push(digits.slice(0, index) + digit + digits.slice(index + 1));
  return errors;
}

const provinces = fc.constantFrom(
  ...Array.from({ length: 24 }, (_, index) => String(index + 1).padStart(2, '0')),
  '30',
);
const digitsOfLength = (length: number) =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
    .map((digits) => digits.join(''));

const cedulas = fc
  .tuple(provinces, fc.integer({ min: 0, max: 5 }), digitsOfLength(6))
  .map(([province, third, rest]) => cedulaFromStem(`${province}${third}${rest}`));

const organisations = (kind: 'private-company' | 'public-body') =>
  fc
    .tuple(provinces, digitsOfLength(kind === 'private-company' ? 6 : 5))
    .map(([province, rest]) =>
      findRucFromStem(`${province}${kind === 'private-company' ? 9 : 6}${rest}`, kind),
    )
    .filter((ruc) => ruc !== undefined);

describe('a cédula', () => {
  it.each(['1710034065', '0926687856', '171003406-5', ' 1710034065 '])('is right: %s', (text) => {
    expect(parseCedula(text).ok).toBe(true);
  });

  it('says what is wrong with it', () => {
    const refusal = (text: string) => {
      const parsed = parseCedula(text);
      return parsed.ok ? undefined : parsed.refusal;
    };
    expect(refusal('171003406')).toEqual({ refusal: 'cedula-needs-ten-digits', digits: 9 });
    expect(refusal('17100E4065')).toEqual({ refusal: 'cedula-needs-ten-digits', digits: 0 });
    expect(refusal('2510034065')).toEqual({ refusal: 'cedula-province-unknown', province: '25' });
    expect(refusal('1760034065')).toEqual({ refusal: 'cedula-third-digit-above-five', digit: 6 });
    expect(refusal('1710034066')).toEqual({ refusal: 'cedula-check-digit-wrong', written: 6 });
  });

  it('with any single digit wrong is refused', () => {
    fc.assert(
      fc.property(cedulas, (cedula) => {
        expect(parseCedula(cedula).ok).toBe(true);
        expect(singleDigitErrors(cedula, 10).filter((text) => parseCedula(text).ok)).toEqual([]);
      }),
    );
  });
});

describe('a RUC', () => {
  it.each([
    ['1790016919001', 'private-company'],
    ['1760004650001', 'public-body'],
    ['1760013210001', 'public-body'],
    ['1710034065001', 'natural-person'],
  ] as const)('is right: %s, a %s', (text, kind) => {
    expect(parseRuc(text, kind)).toEqual({ ok: true, value: { ruc: text, kind, followsCheckDigit: true } });
  });

  it('of a company whose number does not follow the check digit is taken with a warning', () => {
    expect(parseRuc('1790016918001')).toEqual({
      ok: true,
      value: { ruc: '1790016918001', kind: 'private-company', followsCheckDigit: false },
    });
    expect(rucFollowsCheckDigit('1790016918001')).toBe(false);
  });

  it('says what is wrong with it', () => {
    const refusal = (text: string, kind?: RucKind) => {
      const parsed = parseRuc(text, kind);
      return parsed.ok ? undefined : parsed.refusal.refusal;
    };
    expect(refusal('1710034065')).toBe('ruc-needs-thirteen-digits');
    expect(refusal('1710034065000')).toBe('ruc-establishment-zero');
    expect(refusal('1780016919001')).toBe('ruc-third-digit-unknown');
    expect(refusal('9990016919001')).toBe('ruc-province-unknown');
    expect(refusal('1760004660001')).toBe('ruc-check-digit-wrong');
    expect(refusal('1710034066001')).toBe('cedula-check-digit-wrong');
    expect(refusal('1760004650001', 'private-company')).toBe('ruc-is-of-another-kind');
  });

  it.each([
    ['private-company', organisations('private-company'), 10],
    ['public-body', organisations('public-body'), 9],
    ['natural-person', cedulas.map((cedula) => `${cedula}001`), 10],
  ] as const)(
    'of a known kind (%s) with any single covered digit wrong does not pass',
    (kind, rucs, covered) => {
      fc.assert(
        fc.property(rucs, (ruc) => {
          expect(rucFollowsCheckDigit(ruc, kind)).toBe(true);
          expect(singleDigitErrors(ruc, covered).filter((text) => rucFollowsCheckDigit(text, kind))).toEqual(
            [],
          );
        }),
      );
    },
  );

  it('of an unknown kind with any single covered digit wrong but the third, which tells the kind, does not pass', () => {
    fc.assert(
      fc.property(fc.oneof(organisations('private-company'), organisations('public-body')), (ruc) => {
        const covered = ruc[2] === '9' ? 10 : 9;
        const errors = singleDigitErrors(ruc, covered).filter((text) => text[2] === ruc[2]);
        expect(errors.filter((text) => rucFollowsCheckDigit(text))).toEqual([]);
      }),
    );
  });
});

describe('a foreign document', () => {
  it('is cleaned, or refused', () => {
    expect(parseForeignDocument('passport', 'col', 'aq 123-456')).toEqual({
      ok: true,
      value: { kind: 'passport', country: 'COL', number: 'AQ123456' },
    });
    expect(parseForeignDocument('passport', 'Colombia', 'AQ123456').ok).toBe(false);
    expect(parseForeignDocument('passport', 'COL', 'A1').ok).toBe(false);
  });
});
