import { ok, parseCedula, parseForeignDocument, type Refusal, type Result, refuse } from '#kernel';

export interface PersonDocument {
  readonly kind: 'cedula' | 'foreign';
  /** Ten digits, or `COL:AB123456`. */
  readonly document: string;
}

/** A typed document in its one form. Spaces and dashes in a cédula are forgiven; a wrong digit is not. */
export function readDocument(typed: string): Result<PersonDocument, Refusal> {
  const text = typed.trim();
  const digits = text.replace(/[\s-]/g, '');
  if (/^\d+$/.test(digits)) {
    const cedula = parseCedula(digits);
    return cedula.ok
      ? ok({ kind: 'cedula', document: String(cedula.value) })
      : refuse({ refusal: 'document-wrong', rule: cedula.refusal.refusal });
  }
  const [country = '', number = ''] = text.split(':');
  const foreign = parseForeignDocument('passport', country, number);
  if (!foreign.ok) return refuse({ refusal: 'document-wrong', rule: foreign.refusal.refusal });
  return ok({ kind: 'foreign', document: `${foreign.value.country}:${foreign.value.number}` });
}

/** The valid cédulas that one mistyped digit, or two swapped ones, may have stood for. */
export function cedulasNearly(digits: string): string[] {
  if (!/^\d{10}$/.test(digits)) return [];
  const near = new Set<string>();
  for (let i = 0; i < 10; i += 1) {
    for (let digit = 0; digit < 10; digit += 1) near.add(digits.slice(0, i) + digit + digits.slice(i + 1));
    if (i < 9) near.add(digits.slice(0, i) + digits[i + 1] + digits[i] + digits.slice(i + 2));
  }
  near.delete(digits);
  return [...near].filter((one) => parseCedula(one).ok);
}
