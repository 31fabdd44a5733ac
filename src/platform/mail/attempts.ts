import { withoutAddresses } from './address.ts';

/** Why a letter did not leave, as the desk says it. */
export type MailReason =
  | 'recipient-refused'
  | 'recipient-later'
  | 'message-refused'
  | 'message-later'
  | 'sender-refused'
  | 'sign-in-refused'
  | 'not-encrypted'
  | 'server-busy'
  | 'unreachable'
  | 'expired'
  | 'unreadable'
  | 'interrupted';

/** What a try that failed means. `house`: it is the server or its settings and not this letter, so that trying the next one is no use now. */
export type Outcome =
  | ({ readonly is: 'later'; readonly house: boolean } & Fault)
  | ({ readonly is: 'never' } & Fault);
export interface Fault {
  readonly reason: MailReason;
  readonly code: number | null;
  /** What the server said, without addresses. */
  readonly said: string | null;
}

/** Tries before a letter is given up: with the waits below, a day and a third after it was written. Choices of the house, not of a norm. */
export const attemptsMost = 14;
const minuteMs = 60_000;
const waitMostMs = 360 * minuteMs;

/** How long to wait after so many tries: 1 min, 2, 4 … 6 h. */
export function waitAfter(attempts: number): number {
  return Math.min(minuteMs * 2 ** Math.max(0, attempts - 1), waitMostMs);
}

/** An error of nodemailer, as far as it is read. */
interface SmtpError {
  readonly code?: unknown;
  readonly command?: unknown;
  readonly responseCode?: unknown;
  readonly response?: unknown;
  readonly message?: unknown;
}

/** What a failed try means: RFC 5321 §4.2.1, 5xx is for good and 4xx for now, but what is wrong with the house itself is always for now. */
export function outcomeOf(error: unknown): Outcome {
  const { code, command, responseCode, response, message } = (error ?? {}) as SmtpError;
  const smtp = typeof responseCode === 'number' ? responseCode : null;
  const fault = (reason: MailReason): Fault => ({
    reason,
    code: smtp,
    said: typeof response === 'string' ? withoutAddresses(response) : null,
  });
  const house = (reason: MailReason): Outcome => ({ is: 'later', house: true, ...fault(reason) });
  if (smtp === 421) return house('server-busy');
  if (code === 'EAUTH' || code === 'ENOAUTH' || code === 'EOAUTH2') return house('sign-in-refused');
  // A certificate that is not trusted breaks the connection like any other trouble; only the words tell.
  if (code === 'ETLS' || code === 'EREQUIRETLS' || /certificate|\bTLS\b|\bSSL\b/i.test(String(message)))
    return house('not-encrypted');
  if (code === 'EENVELOPE' && command === 'MAIL FROM') return house('sender-refused');
  if (code === 'EENVELOPE' && command === 'RCPT TO')
    return smtp !== null && smtp < 500
      ? { is: 'later', house: false, ...fault('recipient-later') }
      : { is: 'never', ...fault('recipient-refused') };
  if (code === 'EENVELOPE' && command === 'API') return { is: 'never', ...fault('recipient-refused') };
  if (code === 'EENVELOPE' || code === 'EMESSAGE')
    return smtp !== null && smtp < 500
      ? { is: 'later', house: false, ...fault('message-later') }
      : { is: 'never', ...fault('message-refused') };
  return house('unreachable');
}
