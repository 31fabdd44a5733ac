import { parseCedula } from '#kernel';

/**
 * What a person typed as her name, in the form in which accounts keep it: an e-mail in small letters, a cédula as ten digits, a
 * foreign document as country and number in capitals (`COL:AB123456`). What is none of these is kept as typed and finds nothing.
 */
export function foldLogin(typed: string): string {
  const text = typed.normalize('NFKC').trim();
  if (text.includes('@')) return text.toLowerCase();
  const cedula = parseCedula(text);
  return cedula.ok ? cedula.value : text.toUpperCase().replace(/[\s.-]/g, '');
}

/** The end of a name, enough for its owner to recognise it and for nobody to learn it. */
export function hintOfLogin(login: string): string {
  return `…${login.slice(-4)}`;
}
