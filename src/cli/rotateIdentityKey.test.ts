import { randomBytes, randomUUID } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type Database, openDatabase, transaction } from '#platform/database';
import { createAccount, seedLock, seedLockAt } from '#platform/identity';
import { createOutbox, findMailAddress, type NewLetter } from '#platform/mail';
import { type TestDatabase, testDatabase } from '../../test/support/database.ts';
import { codeAt } from '../../test/support/identityHouse.ts';
import { deliverLetters, openSmtpHouse, type SmtpHouse } from '../../test/support/smtpHouse.ts';
import { temporaryFolders } from '../../test/support/temporaryFolders.ts';
import { confirmTotp, findTotp, startTotp, stepOfCode, takeTotpCode } from '../platform/identity/totp.ts';
import { run } from './rotateIdentityKey.ts';

// The command itself on a database with people who have authenticators and letters that wait, while a process goes on serving.

const temporaryFolder = temporaryFolders();
const now = new Date('2026-11-21T15:00:00Z');
let place: TestDatabase;
let db: Database;
let smtp: SmtpHouse;
let keyFile: string;
let said: string[];
beforeEach(async () => {
  place = await testDatabase();
  db = openDatabase({ url: place.appUrl });
  smtp = await openSmtpHouse();
  keyFile = join(await temporaryFolder(), 'identity-key');
  vi.stubEnv('DATABASE_URL', place.ownerUrl);
  vi.stubEnv('AMPARO_IDENTITY_KEY', keyFile);
  vi.stubEnv('AMPARO_LANGUAGE', 'es');
  said = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    said.push(String(text));
    return true;
  });
});
afterEach(async () => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  await db.close();
  await smtp.close();
});

async function enrol(lock: ReturnType<typeof seedLockAt>) {
  const accountId = await transaction(db, (trx) => createAccount(trx, { personId: randomUUID() }, now));
  const started = await startTotp(db.kysely, lock, accountId, 'x', now);
  const { secret } = (await findTotp(db.kysely, lock, accountId))!;
  const step = stepOfCode(secret!, codeAt(started!.secret, now), now);
  await confirmTotp(db.kysely, accountId, step!, now);
  return { accountId, secret: started!.secret };
}
const letterTo = (address: string): NewLetter => ({
  ...{ kind: 'digest.news', about: null, personId: null, once: randomUUID(), urgent: false, expiresAt: null },
  content: {
    ...{
      to: findMailAddress(address)!,
      language: 'es',
      subject: 'Novedades',
      paragraphs: ['Hay algo nuevo.'],
    },
  },
});
const write = (lock: ReturnType<typeof seedLockAt>, ...letters: NewLetter[]) =>
  transaction(db, (trx) => createOutbox({ lock, setup: smtp.setup() }).write(trx, letters, now));
const keysIn = async () => (await readFile(keyFile, 'utf8')).trim().split('\n');

it('seals everything anew under a new key and forgets the old one, while a process serves', async () => {
  const seeds = seedLockAt(keyFile);
  const letters = seedLockAt(keyFile, 'letter');
  const people = [await enrol(seeds), await enrol(seeds), await enrol(seeds)];
  await write(letters, letterTo('ana@correo.example'), letterTo('luis@correo.example'));
  const [old] = await keysIn();

  expect(await run([])).toBe(0);
  expect(said.join('')).toBe(
    'La llave cambió: 5 semillas y cartas selladas con la nueva, 1 llaves anteriores olvidadas.\n',
  );
  const kept = await keysIn();
  expect(kept).toHaveLength(1);
  expect(kept[0]).not.toBe(old);
  expect((await stat(keyFile)).mode & 0o777).toBe(0o600);

  // Who stole the old key and has the database has nothing.
  const thief = seedLock(() => [Buffer.from(old!, 'hex')]);
  for (const { accountId } of people)
    expect((await findTotp(db.kysely, thief, accountId))?.secret ?? null).toBeNull();
  // The process that opened its locks before goes on: codes are taken and letters leave.
  const later = new Date(now.getTime() + 60_000);
  for (const { accountId, secret } of people)
    expect(await takeTotpCode(db.kysely, seeds, accountId, codeAt(secret, later), later)).toBe(true);
  expect(await deliverLetters(db, { lock: letters, setup: smtp.setup() }, now)).toMatchObject({ sent: 2 });
  expect(smtp.received.map((one) => one.to[0]).sort()).toEqual(['ana@correo.example', 'luis@correo.example']);

  // Once more, with nothing that waits but the seeds.
  said = [];
  expect(await run([])).toBe(0);
  expect(said.join('')).toContain('3 semillas y cartas selladas con la nueva, 1 llaves anteriores olvidadas');
}, 120_000);

it('keeps the older keys where something is sealed with one that is not here', async () => {
  const lost = seedLock(() => [randomBytes(32)], 'letter');
  const letters = seedLockAt(keyFile, 'letter');
  await write(lost, letterTo('ana@correo.example'));
  await write(letters, letterTo('luis@correo.example'));
  expect(await run([])).toBe(0);
  expect(said.join('')).toContain(
    '1 semillas y cartas selladas con la nueva. Hay 1 que ninguna llave de aquí abre',
  );
  expect(await keysIn()).toHaveLength(2);
  vi.spyOn(process.stderr, 'write').mockImplementation(() => true);
  expect(await run(['sobra'])).toBe(2);
}, 120_000);
