import { parseCedula } from '#kernel';

export type Trace = 'document' | 'e-mail' | 'telephone' | 'name';

const honorific =
  /\b(?:Sr|Sra|Srta|Dr|Dra|Ing|Lic|Lcdo|Lcda|Econ|Eco|Ab|Abg|Arq|Mgs|MSc|Tnlgo|Prof)\.?\s+\p{Lu}\p{L}+(?:\s+\p{Lu}\p{L}+)?/u;
const spelled =
  /\b(?:señor|señora|señorita|doctor|doctora|ingeniero|ingeniera|licenciado|licenciada|economista)\s+\p{Lu}\p{L}+/u;

/**
 * What in a text tells who somebody is: a cédula, an e-mail, a telephone, a title of courtesy with a name after it. A name that stands alone is
 * not known from a place's, and is left to who reviews; no field of this room asks for one.
 */
export function findPersonalTrace(text: string): Trace | null {
  for (const [digits] of text.matchAll(/(?<!\d)\d{10}(?!\d)/g)) {
    if (parseCedula(digits).ok) return 'document';
    if (digits.startsWith('09')) return 'telephone';
  }
  if (/[\w.+-]+@[\w-]+\.\w/.test(text)) return 'e-mail';
  if (/\+593[\s\d-]{8,}/.test(text)) return 'telephone';
  if (honorific.test(text) || spelled.test(text)) return 'name';
  return null;
}

/** The first trace in any text of a value, whatever its form. */
export function findTraceIn(value: unknown): Trace | null {
  if (typeof value === 'string') return findPersonalTrace(value);
  if (value === null || typeof value !== 'object') return null;
  for (const inner of Object.values(value)) {
    const trace = findTraceIn(inner);
    if (trace) return trace;
  }
  return null;
}
