import { createHash } from 'node:crypto';
import type { MailAddress } from './address.ts';

export type LetterLanguage = 'es' | 'en';
/** An address inside this house. What stands after a `#` is sent to no server by the reader's browser. */
export type HousePath = `/${string}`;

/** A paragraph, or a link with what is said after it. */
export type Paragraph =
  | string
  | { readonly path: HousePath; readonly label: string; readonly after?: string };

/** What a letter says. It names paths and no host: that is put before them when it leaves. */
export interface LetterContent {
  readonly to: MailAddress;
  readonly language: LetterLanguage;
  readonly subject: string;
  readonly paragraphs: readonly Paragraph[];
  /** Where it is one of many that somebody may not want any more: the page for the reader, and the address for her mail program. */
  readonly unsubscribe?: { readonly page: HousePath; readonly post: HousePath; readonly label: string };
}

export interface RenderedLetter {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly headers: Readonly<Record<string, string>>;
}

const controls = /\p{C}/u;
const subjectMost = 150;

/** Whether a subject can stand in a header: one line of something. */
export function isSubject(text: string): boolean {
  return text.trim().length > 0 && text.length <= subjectMost && !controls.test(text);
}

const escaped = (text: string) =>
  text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`).replace(/\n/g, '<br>');

/**
 * The letter as it leaves: plain text, and simple HTML of the same words.
 *
 * @param publicUrl by which people reach the house, `https://…` without a path. @param foot who sends it, in the last line.
 */
export function renderLetter(letter: LetterContent, publicUrl: string, foot: string): RenderedLetter {
  const base = publicUrl.replace(/\/+$/, '');
  const { unsubscribe, language, subject } = letter;
  const parts: Paragraph[] = [
    ...letter.paragraphs,
    foot,
    ...(unsubscribe ? [{ path: unsubscribe.page, label: unsubscribe.label }] : []),
  ];
  const text = parts
    .map((one) => {
      if (typeof one === 'string') return one;
      const said = one.after === undefined ? one.label : `${one.label}: ${one.after}`;
      return `${said}\n${base}${one.path}`;
    })
    .join('\n\n');
  const html = parts
    .map((one) => {
      if (typeof one === 'string') return `<p>${escaped(one)}</p>`;
      const after = one.after === undefined ? '' : `: ${escaped(one.after)}`;
      return `<p><a href="${escaped(base + one.path)}">${escaped(one.label)}</a>${after}</p>`;
    })
    .join('\n');
  return {
    subject,
    text: `${text}\n`,
    html: `<!doctype html>\n<html lang="${language}"><head><meta charset="utf-8"><title>${escaped(subject)}</title></head>\n<body style="font:16px/1.5 sans-serif;max-width:36em">\n${html}\n</body></html>\n`,
    headers: {
      'Content-Language': language,
      // RFC 3834: programs that answer for somebody who is away leave it alone.
      'Auto-Submitted': 'auto-generated',
      ...(unsubscribe
        ? {
            // RFC 8058: the mail program itself may ask, in one click, without a sign-in.
            'List-Unsubscribe': `<${base}${unsubscribe.post}>`,
            'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
          }
        : {}),
    },
  };
}

/** The Message-ID of a letter: the same at every try. */
export function messageIdOf(letterId: string, domain: string): string {
  return `<${createHash('sha256').update(`letter ${letterId}`).digest('hex').slice(0, 40)}@${domain}>`;
}
