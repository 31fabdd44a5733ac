import type { LetterContent, RenderedLetter } from './letter.ts';
import type { MailSettings } from './settings.ts';

/** A way out to one server, over a few connections that stay open between letters. */
export interface Carrier {
  /** @throws nodemailer's error where the server did not take it. */
  carry(letter: Pick<LetterContent, 'to'> & RenderedLetter & { readonly messageId: string }): Promise<void>;
  close(): void;
}

/** Letters on their way at once. */
export const carriedAtOnce = 4;
const connectMs = 20_000;
const silenceMs = 45_000;
/** No try takes longer than this, whatever the server does. */
export const carryMostMs = 120_000;

/** Opens nothing until the first letter. The program that speaks SMTP is loaded only where letters leave. */
export async function openCarrier(settings: MailSettings): Promise<Carrier> {
  const { createTransport } = await import('nodemailer');
  const { host, port, secure, requireTls, user, password, from, ca } = settings;
  const transport = createTransport({
    pool: true,
    maxConnections: carriedAtOnce,
    // A letter whose connection breaks is tried again by the outbox, which counts the tries.
    maxRequeues: 0,
    ...{ host, port, secure },
    requireTLS: requireTls,
    ...(user === null ? {} : { auth: { user, pass: password ?? '' } }),
    // On this machine a certificate proves nothing.
    tls: {
      minVersion: 'TLSv1.2',
      rejectUnauthorized: secure || requireTls || ca !== null,
      ...(ca === null ? {} : { ca }),
    },
    connectionTimeout: connectMs,
    greetingTimeout: connectMs,
    socketTimeout: silenceMs,
    logger: false,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async carry({ to, subject, text, html, headers, messageId }) {
      await transport.sendMail({
        from,
        to: { name: '', address: to },
        envelope: { from: from.address, to: [to] },
        ...{ subject, text, html, headers, messageId },
        signal: AbortSignal.timeout(carryMostMs),
      });
    },
    close: () => transport.close(),
  };
}
