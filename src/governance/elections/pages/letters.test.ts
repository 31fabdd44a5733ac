import { describe, expect, it } from 'vitest';
import { type Letter, type LetterFrame, lettersToPrint, mailsOf, textMessagesOf } from './letters.ts';

const frame: LetterFrame = {
  title: 'Delegación de la región',
  opens: 'el lunes',
  closes: 'el viernes',
  words: {
    page: 'Cartas',
    vote: 'Usted integra el padrón.',
    from: (opens, closes) => `Abre ${opens} y cierra ${closes}.`,
    scan: 'Con la cámara:',
    typed: 'O escriba en',
    secret: 'Es solo suya.',
    message: (title, address) => `${title}: ${address}`,
  },
};
const letter = (number: string, email: string | null, phone: string | null): Letter => ({
  number,
  name: `Ñandú <${number}>`,
  secret: `secreto${number}`,
  booth: 'https://vote.example/elecciones/una/votar',
  email,
  phone,
});
const letters = [
  letter('1', 'ana@example.org', '0991234567'),
  letter('2', null, null),
  letter('2-3', 'otra@example.org', null),
  letter('4', 'mala@example.org\r\nBcc: espia@example.org', null),
];

describe('invitations', () => {
  it('by e-mail are messages that a mail program sends as they stand, to those with an address', () => {
    const box = mailsOf(frame, letters, new Date('2026-11-03T08:09:10Z'));
    const messages = box.split(/^From MAILER-DAEMON /m).slice(1);
    expect(messages.map((one) => /^To: (.*)\r$/m.exec(one)?.[1])).toEqual([
      'ana@example.org',
      'otra@example.org',
    ]);
    expect(messages[0]).toMatch(/^Tue Nov 03 08:09:10 2026\r\n/);
    // Nobody gets a header of her own by what stands as her address.
    expect(box).not.toContain('espia');
    const [head, body] = messages[1]!.split('\r\n\r\n') as [string, string];
    const subject = /^Subject: =\?utf-8\?B\?(.*)\?=\r$/m.exec(head)?.[1];
    expect(Buffer.from(subject!, 'base64').toString('utf8')).toBe('Delegación de la región');
    const text = Buffer.from(body, 'base64').toString('utf8');
    expect(text).toContain('Delegación de la región: https://vote.example/elecciones/una/votar#secreto2-3');
    expect(text).toContain('Ñandú <2-3>');
    for (const line of body.split('\r\n')) expect(line.length).toBeLessThanOrEqual(76);
  });

  it('by text message are a list of phones and texts, of those with a phone', () => {
    expect(textMessagesOf(frame, letters)).toEqual([
      ['0991234567', 'Delegación de la región: https://vote.example/elecciones/una/votar#secreto1'],
    ]);
  });

  it('by letter are for everybody, with the credential to type and a code to scan, and names that are no markup', async () => {
    const pages = await lettersToPrint(frame, letters);
    expect(pages.match(/<section>/g)).toHaveLength(4);
    expect(pages.match(/<svg/g)).toHaveLength(4);
    for (const { secret } of letters) expect(pages).toContain(`<code>${secret}</code>`);
    expect(pages).toContain('Ñandú &lt;1&gt;');
    expect(pages).not.toContain('<1>');
  });
});
