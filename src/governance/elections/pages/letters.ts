import { toString as qrToString } from 'qrcode';

/** What a letter, a text message and an e-mail say to one voter. */
export interface Letter {
  /** In the roll; with the box before it, where there are several. */
  readonly number: string;
  readonly name: string;
  readonly secret: string;
  /** Where this voter votes, without the credential. */
  readonly booth: string;
}
export interface LetterFrame {
  readonly title: string;
  readonly opens: string;
  readonly closes: string;
  readonly words: {
    readonly page: string;
    readonly vote: string;
    readonly from: (opens: string, closes: string) => string;
    readonly scan: string;
    readonly typed: string;
    readonly secret: string;
    readonly message: (title: string, address: string) => string;
  };
}

/** The credential stands after the `#` of the address, which no browser sends to a server. */
const addressOf = ({ booth, secret }: Letter) => `${booth}#${secret}`;
export const messageOf = (frame: LetterFrame, letter: Letter): string =>
  frame.words.message(frame.title, addressOf(letter));

const escaped = (text: string) =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? '');

const style = `body{font:12pt/1.5 serif;margin:0}section{padding:25mm;break-after:page}h1{font-size:16pt}
code{font:bold 18pt monospace;display:block;padding:4mm;border:1px solid}svg{inline-size:45mm;block-size:45mm}`;

/** Letters to print, one a page, made here: neither credentials nor names leave this device. */
export async function lettersToPrint(frame: LetterFrame, letters: readonly Letter[]): Promise<string> {
  const pages: string[] = [];
  const { words, title, opens, closes } = frame;
  for (const one of letters) {
    const qr = await qrToString(addressOf(one), { type: 'svg', margin: 1 });
    pages.push(`<section><p>N.º ${escaped(one.number)}</p><p>${escaped(one.name)}</p><h1>${escaped(title)}</h1>
<p>${escaped(words.vote)} ${escaped(words.from(opens, closes))}</p><p>${escaped(words.scan)}</p>${qr}
<p>${escaped(words.typed)} ${escaped(one.booth)}</p><code>${escaped(one.secret)}</code><p>${escaped(words.secret)}</p></section>`);
  }
  return `<!doctype html><meta charset="utf-8"><title>${escaped(words.page)}</title><style>${style}</style>${pages.join('\n')}`;
}
