import type { BrokenChain, Words } from './words.es.ts';

const whyBroken: Readonly<Record<BrokenChain, string>> = {
  'sequence-has-a-gap': 'an entry is missing',
  'entry-was-changed': 'the entry was changed after it was written',
  'chain-does-not-follow': 'its fingerprint does not follow the one before',
  'checkpoint-differs-from-chain': 'the signed checkpoint does not agree with the chain',
  'checkpoint-key-unknown': 'the checkpoint is signed with an unknown key',
  'checkpoint-signature-wrong': 'the signature of the checkpoint is not valid',
  'last-entries-not-signed': 'the last entries are not signed',
};

export const english: Words = {
  help: () => `Amparo: runs, governs and shows social security, with evidence that anyone can check.

Usage: amparo <command> [options]      (npx amparo <command>; in Spanish: --lang es)

Serve
  start                       prepares the database, loads what is missing and serves the web
  migrate                     brings the database to the schema of this program
  load                        loads the reference institution
  worker                      works on the queue of jobs, on this or another machine

Verify, from the published files alone
  verify audit                the audit chain
  verify election             an election
  verify sortition            a sortition
  verify run                  an actuarial calculation
  verify indicator            the published results of quality

Keep safe
  backup <file>               copies the whole database while the program works
  restore <file>              brings it back into an empty database
  rotate identity-key         changes the key that keeps the seeds of two-step verification

Calculate
  red-flags <file>            red flags of public procurement
  project population          population projection
  valuation run               actuarial valuation

Bring
  sercop --year --search --out brings published procurement of the portal into a file that the desk takes

Variables: PORT (3000), HOST (localhost), DATABASE_URL (address of the owner of a PostgreSQL database, 15 or newer; without
it the one that comes with the program is used), AMPARO_DATA (folder of its data), AMPARO_DEBUG=1 (more about errors).
`,
  unknownCommand: (typed, nearest) =>
    nearest.length > 0
      ? `There is no command “${typed}”, or it is incomplete. Did you mean ${nearest.map((one) => `“amparo ${one}”`).join(', ')}?\nAll commands: amparo --help\n`
      : `There is no command “${typed}”. All commands: amparo --help\n`,
  commandAbsent: (name) => `This version of Amparo comes without the command “${name}”.\n`,
  failed: (message) => `Not done: ${message}\n`,
  debugHint: 'AMPARO_DEBUG=1 shows in which part of the program.\n',
  dataInUse: (folder, holder) =>
    `Amparo is already running on the data in ${folder}${holder ? ` (process ${holder})` : ''}.
Use that one, or stop it before starting another. For other data: AMPARO_DATA=/another/folder PORT=3001 npm start\n`,
  noServerForPlatform: (platform) =>
    `Amparo brings no database for this machine (${platform}), or it was not installed.
Name your own, PostgreSQL 15 or newer: DATABASE_URL=postgresql://user:password@host/database npm start\n`,
  portTaken: (port) =>
    `Port ${port} is taken by another program. Choose another: PORT=${port === 3001 ? 3002 : 3001} npm start\n`,
  databaseUnreachable: (where, reason) =>
    `The database ${where} could not be entered: ${reason}\nCheck DATABASE_URL.\n`,
  badPort: (given) => `PORT must be a number from 0 to 65535; it was “${given}”.\n`,
  startingEmbedded: 'Starting the database that comes with the program…',
  serverEvent: {
    'preparing-data': (where) => `Preparing a new database in ${where}`,
    'waiting-for-old-server': () => 'Waiting for the previous database to finish writing…',
    'server-ended': () => 'The database ended by itself; it is started again.',
    'server-given-up': (where) => `The database ends again and again. Its log: ${where}`,
  },
  usingOwnDatabase: (where) => `Using the database ${where}`,
  databaseReady: (seconds) => `Database ready (${seconds} s)`,
  applying: (name) => `Applying ${name}`,
  schemaUpToDate: 'The schema is up to date.',
  schemaApplied: (count) => (count === 1 ? 'One migration applied.' : `${count} migrations applied.`),
  serving: (address, seconds) => `\nAmparo is at ${address}   (${seconds} s)\n`,
  signIns: 'Demonstration sign-ins (synthetic data):',
  howToStop: 'To stop it: Ctrl+C',
  stopping: '\nStopping… what was answered is kept.',
  backupUsage: 'Usage: amparo backup <file>      (for example amparo-2026-11-21.backup)\n',
  restoreUsage: 'Usage: amparo restore <file>      into an empty database (DATABASE_URL or AMPARO_DATA)\n',
  backingUp: (table) => `Copying ${table}`,
  backupDone: (file, tables, rows, bytes, seconds) =>
    `Backup complete in ${file}: ${tables} tables, ${rows} rows, ${bytes} bytes (${seconds} s).\n`,
  restoring: (table) => `Restoring ${table}`,
  restoreDone: (tables, rows, seconds) =>
    `Restored and checked: ${tables} tables, ${rows} rows (${seconds} s).\nVerify the audit: amparo verify audit\n`,
  loadUsage: `Usage: amparo load [--scale N] [--seed N]

Loads the reference institution, synthetic, into a database that has none. If it is cut off, the next time it goes on where it was.
  --scale N   each synthetic person stands for N affiliates: from 1 (3.1 million persons) to 100000; 200 unless told
  --seed N    the same seed gives the same data
`,
  wholeNumberExpected: (least, most, given) =>
    `A whole number from ${least} to ${most} was expected; it was “${given}”.`,
  loaded: (persons, attentions, evaluations, seconds) =>
    `Reference institution (synthetic): ${persons} persons, ${attentions} attentions, ${evaluations} ratings, in ${seconds} s`,
  loadedBefore: 'There was an institution in this database already; nothing was changed.\n',
  loadedRest: 'The load before had been cut off; what was missing is there now.\n',
  preparingRooms: 'Preparing what each place of the demonstration shows…',
  working: 'Working: chain of entries, counters and editions. Ctrl+C to end.\n',
  verifyAuditUsage: `Usage: amparo verify audit [file.jsonl] [--key IDENTIFIER]…

Computes the chain of entries of an exported file again (JSON by lines, or .gz) and names the first broken link.
Without a file it checks the database of this installation. --key takes only checkpoints signed with those keys.
Ends with 0 where the chain is whole, 1 where it is broken, 2 where it could not be read.
`,
  chainSound: (entries, checkpoints, head) =>
    `The chain is whole: ${entries} entries, ${checkpoints} signed checkpoints.\nHead: ${head}\n`,
  chainBroken: (seq, why, entries) =>
    `The chain is broken at link ${seq}: ${whyBroken[why]} (${why}). Before it there are ${entries} correct entries.\n`,
  notRead: (message) => `Not read: ${message}\n`,
  lineNotJson: (line) => `line ${line} is not JSON`,
  lineNotOfAudit: (line) => `line ${line} is not of an exported record`,
  rotateUsage: `Usage: amparo rotate identity-key

Puts a new key, seals the seeds of two-step verification and the letters that wait with it, and forgets the keys before. It can be done while the program
works. The file is that of AMPARO_IDENTITY_KEY, or .amparo/identity-key: keep a copy away from the server.
`,
  rotated: (sealed, forgotten) =>
    `The key was changed: ${sealed} seeds and letters sealed with the new one, ${forgotten} keys before it forgotten.\n`,
  rotatedWithLost: (sealed, lost) =>
    `The key was changed: ${sealed} seeds and letters sealed with the new one. There are ${lost} that no key here opens, so that those before it are kept.\n`,
};
