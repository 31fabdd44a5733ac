import { toString as qrToString } from 'qrcode';

/** What a letter, a text message and an e-mail say to one voter. */
export interface Letter {
  /** In the roll; with the box before it, where there are several. */
  readonly number: string;
  readonly name: string;
  readonly secret: string;
  /** Where this voter votes, without the credential. */
  readonly booth: string;
  readonly email: string | null;
  readonly phone: string | null;
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

const base64 = (text: string) =>
  btoa(String.fromCharCode(...new TextEncoder().encode(text))).replace(/.{76}(?=.)/g, '$&\r\n');

/**
 * The invitations by e-mail of those who have an address, as a mailbox (RFC 4155) whose messages any mail program or `sendmail -t`
 * sends as they stand. The sender is left to who sends them.
 *
 * @param at when they were written.
 */
export function mailsOf(frame: LetterFrame, letters: readonly Letter[], at: Date): string {
  const subject = `=?utf-8?B?${btoa(String.fromCharCode(...new TextEncoder().encode(frame.title.slice(0, 40))))}?=`;
  const when = at.toUTCString().replace(/^(\w+), (\d+) (\w+) (\d+) ([\d:]+) GMT$/, '$1 $3 $2 $5 $4');
  return letters
    .flatMap((one) => {
      // An address is one word with one @: nothing that could begin another header.
      if (one.email === null || !/^[^\s<>,;:"]+@[^\s<>,;:"@]+$/.test(one.email)) return [];
      const { words, opens, closes } = frame;
      const text = [
        one.name,
        '',
        words.vote,
        words.from(opens, closes),
        '',
        messageOf(frame, one),
        '',
        words.secret,
      ].join('\r\n');
      const lines = [
        `From MAILER-DAEMON ${when}`,
        `To: ${one.email}`,
        `Subject: ${subject}`,
        'MIME-Version: 1.0',
        'Content-Type: text/plain; charset=utf-8',
        'Content-Transfer-Encoding: base64',
        '',
        base64(text),
        '',
        '',
      ];
      return [lines.join('\r\n')];
    })
    .join('');
}

/** The text messages of those who have a phone: number and text. */
export const textMessagesOf = (frame: LetterFrame, letters: readonly Letter[]): [string, string][] =>
  letters.flatMap((one) => (one.phone === null ? [] : [[one.phone, messageOf(frame, one)]]));

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
