import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { domainOf, findMailAddress, withoutAddresses } from './address.ts';
import { attemptsMost, outcomeOf, waitAfter } from './attempts.ts';
import { isSubject, type LetterContent, messageIdOf, renderLetter } from './letter.ts';
import { readMailSetup } from './settings.ts';

describe('an address', () => {
  it.each([
    ['ana.maria@correo.example', 'ana.maria@correo.example'],
    ['  Ana@Correo.Example ', 'Ana@correo.example'],
    ["o'higgins+iess@mail.ec", "o'higgins+iess@mail.ec"],
    ['josé@peña.ec', 'josé@peña.ec'],
    ['a@b.co', 'a@b.co'],
  ])('is taken as it is: %s', (typed, address) => {
    expect(findMailAddress(typed)).toBe(address);
  });

  it.each([
    '',
    'ana',
    '@correo.example',
    'ana@',
    'ana@correo',
    'ana@@correo.example',
    'ana..maria@correo.example',
    '.ana@correo.example',
    'ana@-correo.example',
    'ana@correo..example',
    'ana@192.168.0.1',
    'ana@[192.168.0.1]',
    '"ana maria"@correo.example',
    'ana maria@correo.example',
    'Ana <ana@correo.example>',
    'ana@correo.example,luis@correo.example',
    'ana@correo.example;luis@correo.example',
    'ana@correo.example\r\nBcc: todos@correo.example',
    'ana\r\nBcc: todos@correo.example',
    'ana\u0000@correo.example',
    'ana\u2028@correo.example',
    `${'a'.repeat(65)}@correo.example`,
    `a@${'b'.repeat(63)}.${'c'.repeat(63)}.${'d'.repeat(63)}.${'e'.repeat(63)}.example`,
  ])('is refused: %j', (typed) => {
    expect(findMailAddress(typed)).toBeUndefined();
  });

  it('never holds what could end a header or begin another address, whatever is typed', () => {
    const nasty = fc.string({
      unit: fc.constantFrom('a', '@', '.', '\r', '\n', ' ', '<', '>', ',', ':', 'é', '\u0085'),
    });
    let taken = 0;
    fc.assert(
      fc.property(nasty, (typed) => {
        const found = findMailAddress(typed);
        if (found === undefined) return;
        taken += 1;
        expect(found).toMatch(/^[^\s<>,:;"\p{C}]+@[^\s<>,:;"@\p{C}]+$/u);
      }),
      { numRuns: 5000, seed: 7, examples: [['a@a.a']] },
    );
    expect(taken).toBeGreaterThan(0);
  });

  it('is not repeated with what a server answers', () => {
    expect(
      withoutAddresses('550 5.1.1 <ana@correo.example>: User unknown\r\n550 luis@otro.example too'),
    ).toBe('550 5.1.1 …: User unknown 550 … too');
    expect(domainOf('ana@correo.example')).toBe('correo.example');
  });
});

describe('a letter', () => {
  const letter: LetterContent = {
    to: findMailAddress('ana@correo.example')!,
    language: 'es',
    subject: 'Vote por sus delegados',
    paragraphs: [
      'Estimada Ana <b>Ñ</b> & «familia»:',
      { path: '/elecciones/una/votar', label: 'Vote aquí', after: 'hasta el 3 de mayo' },
    ],
    unsubscribe: {
      page: '/avisos/baja#s3creto',
      post: '/api/digest/unsubscribe/s3creto',
      label: 'No recibir más',
    },
  };

  it('says the same in text and in HTML, under the address of the house', () => {
    const { text, html } = renderLetter(letter, 'https://casa.example/', 'Lo envía la casa.');
    expect(text).toBe(
      `Estimada Ana <b>Ñ</b> & «familia»:

Vote aquí: hasta el 3 de mayo
https://casa.example/elecciones/una/votar

Lo envía la casa.

No recibir más
https://casa.example/avisos/baja#s3creto
`,
    );
    expect(html).toContain('<html lang="es">');
    expect(html).toContain('<p>Estimada Ana &#60;b&#62;Ñ&#60;/b&#62; &#38; «familia»:</p>');
    expect(html).toContain(
      '<p><a href="https://casa.example/elecciones/una/votar">Vote aquí</a>: hasta el 3 de mayo</p>',
    );
    expect(html).not.toContain('<b>');
  });

  it('can be refused by the mail program itself in one click, where it is one of many', () => {
    const { headers } = renderLetter(letter, 'https://casa.example', 'x');
    expect(headers['List-Unsubscribe']).toBe('<https://casa.example/api/digest/unsubscribe/s3creto>');
    expect(headers['List-Unsubscribe-Post']).toBe('List-Unsubscribe=One-Click');
    const { unsubscribe: _none, ...single } = letter;
    expect(Object.keys(renderLetter(single, 'https://casa.example', 'x').headers)).toEqual([
      'Content-Language',
      'Auto-Submitted',
    ]);
  });

  it('has a subject of one line', () => {
    expect(isSubject('Elección 2027: vote')).toBe(true);
    for (const text of [
      '',
      '  ',
      'Uno\r\nBcc: todos@correo.example',
      'Uno\nDos',
      'Uno\u0000',
      'x'.repeat(151),
    ])
      expect(isSubject(text), JSON.stringify(text)).toBe(false);
  });

  it('keeps its Message-ID, which tells nothing', () => {
    const id = '019a0000-0000-7000-8000-000000000001';
    // SHA-256 of "letter 019a0000-0000-7000-8000-000000000001", its first twenty bytes.
    expect(messageIdOf(id, 'amparo.example')).toMatch(/^<[0-9a-f]{40}@amparo\.example>$/);
    expect(messageIdOf(id, 'amparo.example')).not.toContain('019a0000');
    expect(messageIdOf('019a0000-0000-7000-8000-000000000002', 'amparo.example')).not.toBe(
      messageIdOf(id, 'amparo.example'),
    );
  });
});

describe('a try that failed', () => {
  it.each([
    [{ code: 'EENVELOPE', command: 'RCPT TO', responseCode: 550 }, 'never', 'recipient-refused', undefined],
    [{ code: 'EENVELOPE', command: 'RCPT TO', responseCode: 450 }, 'later', 'recipient-later', false],
    [{ code: 'EENVELOPE', command: 'MAIL FROM', responseCode: 553 }, 'later', 'sender-refused', true],
    [{ code: 'EMESSAGE', command: 'DATA', responseCode: 554 }, 'never', 'message-refused', undefined],
    [{ code: 'EMESSAGE', command: 'DATA', responseCode: 451 }, 'later', 'message-later', false],
    [{ code: 'EAUTH', command: 'AUTH PLAIN', responseCode: 535 }, 'later', 'sign-in-refused', true],
    [{ code: 'ETLS', command: 'STARTTLS' }, 'later', 'not-encrypted', true],
    [{ code: 'ESOCKET', message: 'self-signed certificate' }, 'later', 'not-encrypted', true],
    [{ code: 'ECONNECTION', command: 'CONN', responseCode: 421 }, 'later', 'server-busy', true],
    [{ code: 'ECONNECTION', command: 'CONN' }, 'later', 'unreachable', true],
    [{ code: 'ETIMEDOUT' }, 'later', 'unreachable', true],
    [null, 'later', 'unreachable', true],
  ])('means what SMTP says: %j', (error, is, reason, house) => {
    expect(outcomeOf(error)).toMatchObject({ is, reason, ...(house === undefined ? {} : { house }) });
  });

  it('is waited for longer and longer, a day and a third in all', () => {
    const minutes = Array.from({ length: attemptsMost - 1 }, (_none, i) => waitAfter(i + 1) / 60_000);
    expect(minutes).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 360, 360, 360, 360]);
    // 1951 minutes are 32 hours and a half.
    expect(minutes.reduce((a, b) => a + b, 0)).toBe(1951);
  });
});

describe('the settings of the mail', () => {
  const whole = {
    AMPARO_SMTP_URL: 'smtp://casa:cl%40ve@correo.example',
    AMPARO_MAIL_FROM: 'Instituto <avisos@casa.example>',
    PUBLIC_URL: 'https://casa.example/',
  };
  it('are read from the environment', () => {
    expect(readMailSetup(whole).settings).toEqual({
      host: 'correo.example',
      port: 587,
      secure: false,
      requireTls: true,
      user: 'casa',
      password: 'cl@ve',
      from: { name: 'Instituto', address: 'avisos@casa.example' },
      publicUrl: 'https://casa.example',
      ca: null,
    });
    const other = { AMPARO_SMTP_URL: 'smtps://correo.example', AMPARO_MAIL_FROM: 'avisos@casa.example' };
    expect(readMailSetup({ ...whole, ...other }).settings).toMatchObject({
      port: 465,
      secure: true,
      user: null,
      from: { name: 'casa.example' },
    });
    expect(readMailSetup({ ...whole, AMPARO_SMTP_URL: 'smtp://localhost:25' }).settings).toMatchObject({
      port: 25,
      requireTls: false,
    });
  });

  it('say what they lack, and never what was typed in them', () => {
    expect(readMailSetup({}).missing).toEqual(['AMPARO_SMTP_URL', 'AMPARO_MAIL_FROM', 'PUBLIC_URL']);
    expect(readMailSetup({ ...whole, PUBLIC_URL: ' ' }).missing).toEqual(['PUBLIC_URL']);
    const cases = [
      ['AMPARO_SMTP_URL', 'http://casa:secreto@correo.example'],
      ['AMPARO_SMTP_URL', 'secreto'],
      ['AMPARO_MAIL_FROM', 'secreto'],
      ['AMPARO_MAIL_FROM', 'Uno\r\nBcc: secreto <avisos@casa.example>'],
      ['PUBLIC_URL', 'secreto'],
    ] as const;
    for (const [name, value] of cases) {
      let said = '';
      try {
        readMailSetup({ ...whole, [name]: value });
      } catch (error) {
        said = String(error);
      }
      expect(said).toContain(name);
      expect(said).not.toContain('secreto');
    }
  });
});
