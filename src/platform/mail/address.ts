/** An e-mail address that was looked at; text that was not is a string. */
export type MailAddress = string & { readonly isMailAddress: true };

const atom = /^[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+$/u;
const label = /^[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?$/u;

/**
 * An address as people have them: dots between atoms, an @, a domain of two labels or more (RFC 5321 §4.1.2 without quoted names and
 * literals, which nobody has and which carry what headers could be made of).
 *
 * @returns it without spaces around, the domain in small letters; undefined where it is none.
 */
export function findMailAddress(text: string): MailAddress | undefined {
  const typed = text.normalize('NFC').trim();
  const at = typed.lastIndexOf('@');
  if (at < 1 || Buffer.byteLength(typed, 'utf8') > 254) return undefined;
  const [local, domain] = [typed.slice(0, at), typed.slice(at + 1).toLowerCase()];
  if (Buffer.byteLength(local, 'utf8') > 64) return undefined;
  const labels = domain.split('.');
  if (labels.length < 2 || /^\p{N}+$/u.test(labels.at(-1)!)) return undefined;
  if (!local.split('.').every((one) => atom.test(one)) || !labels.every((one) => label.test(one)))
    return undefined;
  return `${local}@${domain}` as MailAddress;
}

/** What a desk needs to see why letters fail, and no more: the domain. */
export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1);
}

/** The answer of a server without the addresses that it repeats, in one line. */
export function withoutAddresses(text: string): string {
  return text
    .replace(/\p{C}+/gu, ' ')
    .replace(/<?[^\s<>"(),;:]+@[^\s<>"(),;]+>?/gu, '…')
    .slice(0, 300);
}
