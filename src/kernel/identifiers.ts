import { ok, type Refusal, type Result, refuse } from './result.ts';

declare const cedulaBrand: unique symbol;
declare const rucBrand: unique symbol;

/** Ecuador's ten-digit identity number, its check digit verified. */
export type Cedula = string & { readonly [cedulaBrand]: true };

/** Ecuador's thirteen-digit taxpayer number, its shape verified. */
export type Ruc = string & { readonly [rucBrand]: true };

export type RucKind = 'natural-person' | 'private-company' | 'public-body';

export type CedulaRefusal =
  | { readonly refusal: 'cedula-needs-ten-digits'; readonly digits: number }
  | { readonly refusal: 'cedula-province-unknown'; readonly province: string }
  | { readonly refusal: 'cedula-third-digit-above-five'; readonly digit: number }
  | { readonly refusal: 'cedula-check-digit-wrong'; readonly written: number };

export type RucRefusal =
  | CedulaRefusal
  | { readonly refusal: 'ruc-needs-thirteen-digits'; readonly digits: number }
  | { readonly refusal: 'ruc-province-unknown'; readonly province: string }
  | { readonly refusal: 'ruc-third-digit-unknown'; readonly digit: number }
  | { readonly refusal: 'ruc-is-of-another-kind'; readonly kind: RucKind; readonly expected: RucKind }
  | { readonly refusal: 'ruc-establishment-zero' }
  | { readonly refusal: 'ruc-check-digit-wrong'; readonly written: number };

export interface CheckedRuc {
  readonly ruc: Ruc;
  readonly kind: RucKind;
  /**
   * False only for a private company: the tax service no longer promises that newer numbers follow the check digit
   * (unconfirmed), so the number is taken with a warning.
   */
  readonly followsCheckDigit: boolean;
}

const cedulaWeights = [2, 1, 2, 1, 2, 1, 2, 1, 2] as const;
const companyWeights = [4, 3, 2, 7, 6, 5, 4, 3, 2] as const;
const publicWeights = [3, 2, 7, 6, 5, 4, 3, 2] as const;

/** Only the digits of what was typed, if it has nothing else than digits, spaces, hyphens and points. */
function digitsOf(text: string): string {
  const bare = text.trim().replace(/[\s.\u00a0-]/g, '');
  return /^\d*$/.test(bare) ? bare : '';
}

function digitAt(text: string, index: number): number {
  return text.charCodeAt(index) - 48;
}

/** Provinces 01 to 24, and 30 for those registered abroad. */
function isProvince(code: string): boolean {
  const number = Number(code);
  return (number >= 1 && number <= 24) || number === 30;
}

function cedulaCheckDigit(nineDigits: string): number {
  const sum = cedulaWeights.reduce((total, weight, index) => {
    const product = digitAt(nineDigits, index) * weight;
    return total + (product > 9 ? product - 9 : product);
  }, 0);
  return (10 - (sum % 10)) % 10;
}

/** The check digit by modulus 11; 10 means that no number has this stem. */
function modulus11CheckDigit(stem: string, weights: readonly number[]): number {
  const sum = weights.reduce((total, weight, index) => total + digitAt(stem, index) * weight, 0);
  return (11 - (sum % 11)) % 11;
}

/**
 * Ten digits: province 01–24 or 30, third digit 0–5, check digit by modulus 10 with weights 2 and 1 in turn. Every error in a
 * single digit is refused. Spaces, points and hyphens are ignored.
 */
export function parseCedula(text: string): Result<Cedula, CedulaRefusal> {
  const digits = digitsOf(text);
  if (digits.length !== 10) return refuse({ refusal: 'cedula-needs-ten-digits', digits: digits.length });
  const province = digits.slice(0, 2);
  if (!isProvince(province)) return refuse({ refusal: 'cedula-province-unknown', province });
  const third = digitAt(digits, 2);
  if (third > 5) return refuse({ refusal: 'cedula-third-digit-above-five', digit: third });
  const written = digitAt(digits, 9);
  if (cedulaCheckDigit(digits) !== written) return refuse({ refusal: 'cedula-check-digit-wrong', written });
  return ok(digits as Cedula);
}

function rucKindOf(digits: string): RucKind | undefined {
  const third = digitAt(digits, 2);
  if (third <= 5) return 'natural-person';
  return third === 6 ? 'public-body' : third === 9 ? 'private-company' : undefined;
}

/**
 * Thirteen digits. A natural person's is the cédula and an establishment (001 or more); a company's has 9 as third digit and its
 * check digit, by modulus 11, in the tenth; a public body's has 6 and its check digit in the ninth. The establishment is not
 * covered by the check.
 *
 * @param expected when known, a number of another kind is refused. Without it, an error in the third digit may read as a right number of another kind.
 */
export function parseRuc(text: string, expected?: RucKind): Result<CheckedRuc, RucRefusal> {
  const digits = digitsOf(text);
  if (digits.length !== 13) return refuse({ refusal: 'ruc-needs-thirteen-digits', digits: digits.length });
  const kind = rucKindOf(digits);
  if (!kind) return refuse({ refusal: 'ruc-third-digit-unknown', digit: digitAt(digits, 2) });
  if (expected && kind !== expected) return refuse({ refusal: 'ruc-is-of-another-kind', kind, expected });
  const province = digits.slice(0, 2);
  if (!isProvince(province)) return refuse({ refusal: 'ruc-province-unknown', province });
  const ruc = digits as Ruc;
  if (Number(digits.slice(kind === 'public-body' ? 9 : 10)) === 0)
    return refuse({ refusal: 'ruc-establishment-zero' });
  if (kind === 'natural-person') {
    const cedula = parseCedula(digits.slice(0, 10));
    return cedula.ok ? ok({ ruc, kind, followsCheckDigit: true }) : cedula;
  }
  if (kind === 'public-body') {
    const written = digitAt(digits, 8);
    if (modulus11CheckDigit(digits, publicWeights) !== written)
      return refuse({ refusal: 'ruc-check-digit-wrong', written });
    return ok({ ruc, kind, followsCheckDigit: true });
  }
  return ok({
    ruc,
    kind,
    followsCheckDigit: modulus11CheckDigit(digits, companyWeights) === digitAt(digits, 9),
  });
}

/** The strict reading: shape right and check digit agrees, for companies too. */
export function rucFollowsCheckDigit(text: string, expected?: RucKind): boolean {
  const checked = parseRuc(text, expected);
  return checked.ok && checked.value.followsCheckDigit;
}

/** The cédula of nine digits; for synthetic persons. @throws RangeError when no cédula begins so. */
export function cedulaFromStem(nineDigits: string): Cedula {
  const parsed = /^\d{9}$/.test(nineDigits)
    ? parseCedula(`${nineDigits}${cedulaCheckDigit(nineDigits)}`)
    : undefined;
  if (!parsed?.ok) throw new RangeError(`No cédula begins with ${nineDigits}`);
  return parsed.value;
}

/**
 * The RUC of a stem (nine digits for a company, eight for a public body) with its first establishment, or undefined where the
 * modulus leaves no check digit; for synthetic organisations. @throws RangeError when the stem is not of the kind.
 */
export function findRucFromStem(stem: string, kind: 'private-company' | 'public-body'): Ruc | undefined {
  const company = kind === 'private-company';
  const check = modulus11CheckDigit(stem, company ? companyWeights : publicWeights);
  if (!/^\d+$/.test(stem) || stem.length !== (company ? 9 : 8))
    throw new RangeError(`${stem} is not the stem of a ${kind}`);
  if (check === 10) return undefined;
  const parsed = parseRuc(`${stem}${check}${company ? '001' : '0001'}`, kind);
  if (!parsed.ok) throw new RangeError(`${stem} is not the stem of a ${kind}`);
  return parsed.value.ruc;
}

export type ForeignDocumentKind = 'passport' | 'foreign-identity-card' | 'refugee-document';

/** A document of another country; it has no check digit that every country shares. */
export interface ForeignDocument {
  readonly kind: ForeignDocumentKind;
  /** ISO 3166-1 alpha-3, capitals. */
  readonly country: string;
  /** Capitals and digits, 4 to 20. */
  readonly number: string;
}

export type ForeignDocumentRefusal =
  | (Refusal & { readonly refusal: 'document-number-shape'; readonly number: string })
  | (Refusal & { readonly refusal: 'document-country-shape'; readonly country: string });

export function parseForeignDocument(
  kind: ForeignDocumentKind,
  country: string,
  number: string,
): Result<ForeignDocument, ForeignDocumentRefusal> {
  const cleanCountry = country.trim().toUpperCase();
  if (!/^[A-Z]{3}$/.test(cleanCountry)) return refuse({ refusal: 'document-country-shape', country });
  const cleanNumber = number.toUpperCase().replace(/[\s.\u00a0-]/g, '');
  if (!/^[A-Z0-9]{4,20}$/.test(cleanNumber)) return refuse({ refusal: 'document-number-shape', number });
  return ok({ kind, country: cleanCountry, number: cleanNumber });
}

/**
 * What tells one organisation from another however it was written: a RUC alone, with the scheme that OCDS puts before it, or as the
 * public buyers' portal writes it, with a number of its own after the RUC. What has no RUC is compared as it stands, in small letters.
 */
export function organisationKey(identifier: string): string {
  return /(?<!\d)(\d{13})(?!\d)/.exec(identifier)?.[1] ?? identifier.trim().toLowerCase();
}
