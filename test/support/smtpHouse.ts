import type { AddressInfo, Socket } from 'node:net';
import { SMTPServer } from 'smtp-server';
import type { Database } from '#platform/database';
import { findMailAddress, type LetterLock, type MailSetup } from '#platform/mail';
import { deliverDue } from '../../src/platform/mail/postman.ts';
import { openCarrier } from '../../src/platform/mail/smtp.ts';

// A certificate for localhost, until 2120. It is worth nothing: its key stands here for everybody to read.
const key = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgatKL2yL5guX3Jz86
8EL9L5vC+bV2Nz2kiizllvUN3sahRANCAAQSOU7h3KUVQ3kyM5EPX5TJl+2DnsiQ
UdH1vOmcy7w0qpkDxTPiMbaqP1OseLNrGgS7nJ6GXNwLkvYC2M0N7AKw
-----END PRIVATE KEY-----
`;
export const testCertificate = `-----BEGIN CERTIFICATE-----
MIIBWzCCAQGgAwIBAgIUDNJ6NEFrP/O1/fJeJ97OPnHBw+QwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTIwMDEwMTAwMDAwMFoYDzIxMjAwMTAx
MDAwMDAwWjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAAQSOU7h3KUVQ3kyM5EPX5TJl+2DnsiQUdH1vOmcy7w0qpkDxTPiMbaq
P1OseLNrGgS7nJ6GXNwLkvYC2M0N7AKwoy8wLTAPBgNVHRMBAf8EBTADAQH/MBoG
A1UdEQQTMBGCCWxvY2FsaG9zdIcEfwAAATAKBggqhkjOPQQDAgNIADBFAiEApUqX
L5GO8xL0t6VNyznfg7ut6Eiid8OtmN/6I5ciYEkCICLODRu+IIdeuEAOcvMiVKhZ
P6R67Oz06GpCqxjLSbcv
-----END CERTIFICATE-----
`;

/** A letter as the server got it. */
export interface ReceivedLetter {
  readonly from: string;
  readonly to: readonly string[];
  readonly encrypted: boolean;
  readonly raw: string;
  /** Headers by their names in small letters, unfolded. */
  readonly headers: ReadonlyMap<string, string>;
  readonly text: string;
  readonly html: string;
}

export type Mood = 'well' | 'busy' | 'dies in the data' | 'refuses the data';

/**
 * A real SMTP server: it listens on a port of this machine, speaks STARTTLS, wants a user and a password, and has moods. It refuses
 * `nadie@` for good (550) and `mas-tarde@` for now (450).
 */
export interface SmtpHouse {
  readonly port: number;
  readonly received: ReceivedLetter[];
  /** Commands that came in the clear, to look for what should not. */
  readonly attempts: { auth: number; inTheClear: number };
  mood: Mood;
  /** Settings of a house that sends here. */
  setup(more?: Partial<NonNullable<MailSetup['settings']>>): MailSetup;
  close(): Promise<void>;
}

export const smtpUser = 'casa';
export const smtpPassword = 'clave de prueba';

/** @param options.encrypts false: a server of long ago that speaks in the clear. */
export async function openSmtpHouse(options: { readonly encrypts?: boolean } = {}): Promise<SmtpHouse> {
  const received: ReceivedLetter[] = [];
  const attempts = { auth: 0, inTheClear: 0 };
  const sockets = new Set<Socket>();
  const refusal = (responseCode: number, text: string) => Object.assign(new Error(text), { responseCode });
  const server = new SMTPServer({
    ...{ key, cert: testCertificate },
    authMethods: ['PLAIN', 'LOGIN'],
    allowInsecureAuth: true,
    ...(options.encrypts === false ? { disabledCommands: ['STARTTLS'] } : {}),
    logger: false,
    onConnect(_session, done) {
      done(house.mood === 'busy' ? refusal(421, 'Service not available, try later') : undefined);
    },
    onAuth(auth, session, done) {
      attempts.auth += 1;
      if (!session.secure) attempts.inTheClear += 1;
      if (auth.username === smtpUser && auth.password === smtpPassword) done(null, { user: smtpUser });
      else done(refusal(535, 'Authentication credentials invalid'));
    },
    onRcptTo({ address }, _session, done) {
      if (address.startsWith('nadie@')) done(refusal(550, `5.1.1 <${address}>: User unknown`));
      else if (address.startsWith('mas-tarde@')) done(refusal(450, `4.2.0 <${address}>: Greylisted`));
      else done();
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        if (house.mood === 'dies in the data') for (const socket of sockets) socket.destroy();
      });
      stream.on('end', () => {
        if (house.mood === 'dies in the data') return;
        if (house.mood === 'refuses the data') return done(refusal(554, '5.7.1 Message looks like spam'));
        received.push(
          readLetter(Buffer.concat(chunks).toString('utf8'), {
            from: session.envelope.mailFrom === false ? '' : session.envelope.mailFrom.address,
            to: session.envelope.rcptTo.map((one) => one.address),
            encrypted: session.secure,
          }),
        );
        done();
      });
    },
  });
  // What dies with a server is not this test.
  server.on('error', () => {});
  server.server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  const house: SmtpHouse = {
    ...{ port, received, attempts },
    mood: 'well',
    setup: (more) => ({
      missing: [],
      settings: {
        host: 'localhost',
        port,
        secure: false,
        requireTls: true,
        user: smtpUser,
        password: smtpPassword,
        from: { name: 'Institución de prueba', address: findMailAddress('avisos@amparo.example')! },
        publicUrl: 'https://amparo.example',
        ca: testCertificate,
        ...more,
      },
    }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
  return house;
}

function readLetter(
  raw: string,
  envelope: Pick<ReceivedLetter, 'from' | 'to' | 'encrypted'>,
): ReceivedLetter {
  const whole = readPart(raw);
  const boundary = /boundary="?([^";]+)"?/.exec(whole.headers.get('content-type') ?? '')?.[1];
  const parts = boundary
    ? raw
        .split(`--${boundary}`)
        .slice(1, -1)
        .map((part) => readPart(part.replace(/^\r\n/, '')))
    : [whole];
  const partOf = (type: string) =>
    parts.find((part) => part.headers.get('content-type')?.startsWith(type))?.body ?? '';
  return {
    ...envelope,
    raw,
    headers: whole.headers,
    text: partOf('text/plain').replaceAll('\r\n', '\n'),
    html: partOf('text/html').replaceAll('\r\n', '\n'),
  };
}

function readPart(text: string): { headers: Map<string, string>; body: string } {
  const end = text.indexOf('\r\n\r\n');
  const headers = new Map<string, string>();
  for (const line of text
    .slice(0, end)
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n')) {
    const at = line.indexOf(':');
    if (at > 0) headers.set(line.slice(0, at).toLowerCase(), readWords(line.slice(at + 1).trim()));
  }
  const body = text.slice(end + 4);
  const encoding = headers.get('content-transfer-encoding');
  if (encoding === 'base64') return { headers, body: Buffer.from(body, 'base64').toString('utf8') };
  return { headers, body: encoding === 'quoted-printable' ? readQuoted(body) : body };
}

function readQuoted(text: string): string {
  const bytes = text
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

/** Encoded words of headers (RFC 2047). */
function readWords(text: string): string {
  return text
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([QB])\?([^?]*)\?=/gi, (_all, how: string, inside: string) =>
      how.toUpperCase() === 'B'
        ? Buffer.from(inside, 'base64').toString('utf8')
        : readQuoted(inside.replaceAll('_', ' ')),
    );
}

/** Sends what is due once, as the duty does. @returns what came of it. */
export async function deliverLetters(
  db: Database,
  mail: { readonly lock: LetterLock; readonly setup: MailSetup },
  now: Date,
) {
  const { settings } = mail.setup;
  if (settings === null) throw new Error('This house has no mail server.');
  const carrier = await openCarrier(settings);
  try {
    return await deliverDue({ db, lock: mail.lock, settings, carrier, now: () => now });
  } finally {
    carrier.close();
  }
}
