import { createHash } from 'node:crypto';
import { canonicalJson, formatDate, type PlainDate } from '#kernel';
import { NoPdfForPlatform, renderPdf } from '#platform/documents';
import type { Kind } from './groupActions.ts';
import { kindNames } from './kindNames.ts';

/** All that a card says, and all that anyone learns who verifies it. */
export interface CardFacts {
  readonly card: string;
  readonly group: string;
  readonly code: string;
  readonly kind: Kind;
  readonly name: string;
  readonly member: number;
  readonly from: PlainDate;
  readonly until: PlainDate;
}

// Crockford's base 32: without I, L, O and U, which people misread.
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A card's code of 80 bits of chance. @param bytes sixteen random bytes. */
export function cardCode(bytes: Uint8Array): string {
  return Array.from(bytes.subarray(0, 16), (byte) => alphabet[byte % 32]).join('');
}

/** `7KQ2-M9XD-40PT-WZ1A`: as it is printed. */
export function shownCard(card: string): string {
  return card.replace(/(.{4})(?=.)/g, '$1-');
}

/** SHA-256 of the canonical JSON of what a card says, in hexadecimal. */
export function cardSha256(facts: CardFacts): string {
  return createHash('sha256').update(canonicalJson(facts)).digest('hex');
}

const template = `#import "/house.typ": *
#let d = json(bytes(sys.inputs.data))
#show: house.with(d, numbered: false)
#grid(columns: (1fr, auto), column-gutter: 1.2cm,
  [
    #text(size: 17pt, weight: "bold", d.name)
    #v(4pt)
    #facts(d.facts)
  ],
  image(bytes(d.qr), format: "svg", width: 4.2cm, alt: d.alt),
)
#v(0.6em)
#d.says
#v(0.6em)
#text(size: 8.5pt, fill: soft)[#d.address \\ Huella de lo que dice esta credencial (SHA-256): #d.hash]
`;

/**
 * The card on half a page, tagged, with a QR code that leads to its verification; the same card gives the same bytes.
 *
 * @param qr the SVG of the QR code of `address`. @returns null where the machine cannot typeset.
 */
export async function cardPdf(
  facts: CardFacts,
  { address, qr, sha256, madeAt }: { address: string; qr: string; sha256: string; madeAt: Date },
): Promise<Buffer | null> {
  const data = {
    language: 'es',
    kicker: 'Veeduría ciudadana de la seguridad social',
    title: 'Credencial de veeduría',
    foot: `${facts.code} · ${shownCard(facts.card)}`,
    name: facts.name,
    facts: [
      ['Veeduría', facts.group],
      ['Tipo', kindNames.es[facts.kind]],
      ['Credencial', shownCard(facts.card)],
      ['Vale', `del ${formatDate(facts.from, 'es')} al ${formatDate(facts.until, 'es')}`],
    ],
    says: 'Quien la porta observa de forma voluntaria y sin paga. La credencial no la autoriza a decidir ni a detener un proceso. Compruebe si está vigente con el código o la imagen.',
    alt: `Código QR que lleva a la comprobación de la credencial ${shownCard(facts.card)}`,
    qr,
    address,
    hash: sha256,
  };
  try {
    return Buffer.from(await renderPdf(template, data, madeAt));
  } catch (error) {
    if (error instanceof NoPdfForPlatform) return null;
    throw error;
  }
}
