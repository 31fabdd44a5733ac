import { type Argon2Parameters, argon2, randomBytes, timingSafeEqual } from 'node:crypto';

/** OWASP's second choice for argon2id: 19 MiB, two passes, one lane. */
const cost = { memory: 19_456, passes: 2, parallelism: 1 } as const;
const tagLength = 32;

/** Thrown when more people sign in at once than this process can hash for; they are asked to repeat. */
export class TooManyHashes extends Error {}

// Each hash takes 19 MiB and a thread: without a bound, sign-ins would starve everything else of both.
const atOnceMax = 2;
const waitingMax = 100;
let running = 0;
const waiting: (() => void)[] = [];

async function derive(password: string, parameters: Omit<Argon2Parameters, 'message'>): Promise<Buffer> {
  if (running >= atOnceMax) {
    if (waiting.length >= waitingMax) throw new TooManyHashes('Too many sign-ins at once.');
    await new Promise<void>((resolve) => waiting.push(resolve));
  } else running += 1;
  try {
    return await new Promise<Buffer>((resolve, reject) =>
      argon2('argon2id', { ...parameters, message: password.normalize('NFKC') }, (error, key) =>
        error ? reject(error) : resolve(key),
      ),
    );
  } finally {
    // The lane is handed on rather than freed, so that a newcomer cannot overtake those who wait.
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

const base64 = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '');

/** @returns the argon2id hash in PHC string format, with its own salt. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16);
  const tag = await derive(password, { nonce, tagLength, ...cost });
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${base64(nonce)}$${base64(tag)}`;
}

const phc = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;
// What is compared where there is no account or no password: the work must be the same, and the answer is always no.
const nobodys = `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${base64(Buffer.alloc(16))}$${base64(Buffer.alloc(tagLength))}`;

/** Whether the password is the one that was hashed. With `null` it takes as long and says no. */
export async function passwordMatches(password: string, hash: string | null): Promise<boolean> {
  const parts = phc.exec(hash ?? nobodys);
  if (!parts) throw new Error('A stored password hash is not in the form that this program writes.');
  const [, memory, passes, parallelism, salt, tag] = parts;
  const expected = Buffer.from(tag ?? '', 'base64');
  const derived = await derive(password, {
    nonce: Buffer.from(salt ?? '', 'base64'),
    tagLength: expected.length,
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
  });
  return timingSafeEqual(derived, expected) && hash !== null;
}

/** Whether the hash was made with less work than today's; it is made anew at the next sign-in. */
export function isOutdated(hash: string): boolean {
  return !hash.startsWith(`$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$`);
}
