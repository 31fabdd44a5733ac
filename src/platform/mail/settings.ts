import { readFileSync } from 'node:fs';
import { domainOf, findMailAddress, type MailAddress } from './address.ts';

/** How letters leave this house. */
export interface MailSettings {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte (`smtps:`); else STARTTLS. */
  readonly secure: boolean;
  /** A server that does not encrypt gets nothing. Only one on this machine may speak in the clear. */
  readonly requireTls: boolean;
  readonly user: string | null;
  readonly password: string | null;
  readonly from: { readonly name: string; readonly address: MailAddress };
  /** By which people reach the house, without a path. */
  readonly publicUrl: string;
  /** Certificates in PEM that are trusted beside the usual ones. */
  readonly ca: string | null;
}

export const mailVariables = ['AMPARO_SMTP_URL', 'AMPARO_MAIL_FROM', 'PUBLIC_URL'] as const;
export type MailVariable = (typeof mailVariables)[number];

/** The settings, or what they lack. */
export type MailSetup =
  | { readonly settings: MailSettings; readonly missing: readonly [] }
  | { readonly settings: null; readonly missing: readonly MailVariable[] };

const loopback = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/**
 * Reads `AMPARO_SMTP_URL` (`smtp://user:password@host:587` or `smtps://…:465`), `AMPARO_MAIL_FROM` (`Name <address>` or an address),
 * `PUBLIC_URL`, and `AMPARO_SMTP_CA` (a file of certificates in PEM) where the server's own authority is not a usual one.
 *
 * @throws Error that names the variable and never its value, where one says what cannot be.
 */
export function readMailSetup(env: Readonly<Record<string, string | undefined>>): MailSetup {
  const missing = mailVariables.filter((name) => !env[name]?.trim());
  if (missing.length > 0) return { settings: null, missing };
  const url = URL.canParse(env.AMPARO_SMTP_URL!) ? new URL(env.AMPARO_SMTP_URL!) : undefined;
  if (!url || !/^smtps?:$/.test(url.protocol) || url.hostname === '')
    throw new Error('AMPARO_SMTP_URL is not of the form smtp://user:password@host:587 or smtps://….');
  const secure = url.protocol === 'smtps:';
  const isOwn = loopback.test(url.hostname);
  return {
    settings: {
      host: url.hostname.replace(/^\[|\]$/g, ''),
      port: url.port === '' ? (secure ? 465 : 587) : Number(url.port),
      secure,
      requireTls: !secure && !isOwn,
      user: url.username === '' ? null : decodeURIComponent(url.username),
      password: url.password === '' ? null : decodeURIComponent(url.password),
      from: readSender(env.AMPARO_MAIL_FROM!),
      publicUrl: readPublicUrl(env.PUBLIC_URL!),
      ca: env.AMPARO_SMTP_CA ? readFileSync(env.AMPARO_SMTP_CA, 'utf8') : null,
    },
    missing: [],
  };
}

function readSender(text: string): MailSettings['from'] {
  const [, name = '', inside = text] = /^\s*"?([^"<>]*?)"?\s*<([^<>]+)>\s*$/.exec(text) ?? [];
  const address = findMailAddress(inside);
  if (!address || /\p{C}/u.test(name))
    throw new Error('AMPARO_MAIL_FROM is not of the form Name <address@domain>.');
  return { name: name || domainOf(address), address };
}

function readPublicUrl(text: string): string {
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol))
    throw new Error('PUBLIC_URL is not of the form https://….');
  return new URL(text).origin;
}
