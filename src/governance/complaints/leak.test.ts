import { randomUUID } from 'node:crypto';
import { readdir, readFile, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { singleClient } from '#platform/database';
import type { Actor } from '#platform/http';
import {
  act,
  type ComplaintsHouse,
  fileCase,
  officer,
  openComplaintsHouse,
  person,
} from '../../../test/support/complaintsHouse.ts';
import { sumUpConfidentialDays } from './escalation.ts';
import { keepFile, sweepFiles } from './fileShelf.ts';

// Who reads everything that the program keeps (each row of each table, each file with its times, each line of the log) knows who
// could have reported and what each of them is called anywhere. The hunter tries to tie one of them, or the hour, to the report.

let house: ComplaintsHouse;
let owner: ReturnType<typeof singleClient>;
beforeAll(async () => {
  house = await openComplaintsHouse(new Date('2026-03-02T19:47:31.512Z'));
  owner = singleClient(house.ownerUrl);
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await house.close();
});

const name = 'Rosa Elvira Quishpe Tenelema';
const contact = '0991234567';
const jpeg = (exif: string) => {
  const app1 = Buffer.concat([Buffer.from([0xff, 0xe1, 0, exif.length + 2]), Buffer.from(exif)]);
  const table = Buffer.concat([Buffer.from([0xff, 0xdb, 0, 67]), Buffer.alloc(65, 1)]);
  const scan = Buffer.from('ffda0008010100003f0012ffd9', 'hex');
  const shown = Buffer.concat([table, scan]);
  return Buffer.concat([Buffer.from([0xff, 0xd8]), app1, shown]);
};

/** Every row of every table of the program as text, by table. */
async function everyRow(): Promise<{ table: string; row: string }[]> {
  const { rows: tables } = await owner.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema', 'amparo', 'services')`,
  );
  const found: { table: string; row: string }[] = [];
  for (const { name: table } of tables) {
    const { rows } = await owner.query<{ row: string }>(`select t::text as row from ${table} t`);
    found.push(...rows.map(({ row }) => ({ table, row })));
  }
  return found;
}

interface Prey {
  readonly actor: Actor;
  readonly caseId: string;
  readonly code: string;
  /** The minute in which it happened, as any row, log or file would write it. */
  readonly minute: string;
}

/** What ties a reporter to her report: her marks anywhere, or the hour beside the case. Each finding says where. */
async function hunt(prey: Prey): Promise<string[]> {
  const findings: string[] = [];
  const bare = prey.code.replaceAll('-', '');
  const marks = [prey.actor.accountId!, prey.actor.personId!, name, contact, prey.code, bare];
  const look = (where: string, text: string) => {
    const small = text.toLowerCase();
    // Bytes are written as hexadecimal digits where a row is read as text.
    for (const mark of marks)
      if (small.includes(mark.toLowerCase()) || small.includes(Buffer.from(mark).toString('hex')))
        findings.push(`${where}: a mark of the reporter`);
  };
  const rows = await everyRow();
  for (const { table, row } of rows) {
    look(table, row);
    // A row that is of this case, or that came in the same minute as nothing else did, must not tell the minute.
    if (row.includes(prey.minute)) findings.push(`${table}: the minute`);
  }
  for (const line of house.log) {
    look('log', line);
    if (line.includes(prey.caseId)) findings.push('log: the case');
  }
  const folder = house.room.shelf.folder;
  for (const file of await readdir(folder).catch(() => [])) {
    look('file name', file);
    look('file', (await readFile(join(folder, file))).toString('latin1'));
    const { mtime, atime } = await stat(join(folder, file));
    for (const time of [mtime, atime])
      if (time.toISOString().startsWith(prey.minute.replace(' ', 'T'))) findings.push('file: the minute');
  }
  return [...new Set(findings)].sort();
}

/** A sealed report with a photograph, filed by somebody who is signed in, and a conversation about it. */
async function report(): Promise<Prey & { number: string; fileId: string }> {
  const actor = person();
  const fileId = randomUUID();
  const sent = await house.call('PUT', `/api/complaints/files/${fileId}`, {
    actor,
    raw: jpeg(`Exif\0\0${name} GPS ${contact}`),
  });
  expect(sent.status).toBe(200);
  const filed = await fileCase(house, actor, {
    kind: 'irregularity',
    subject: 'corruption',
    identity: 'sealed',
    given: { name, contact },
    files: [fileId],
    text: 'Se cobran turnos de cirugía en la puerta del quirófano.',
  });
  const asked = await act(house, officer('auditor'), filed.caseId, {
    kind: 'messaged',
    text: '¿Qué días ocurre?',
  });
  expect(asked.status).toBe(200);
  const told = await house.call('POST', '/api/complaints/follow/actions', {
    actor,
    body: { code: filed.code, kind: 'added', text: 'Los viernes.' },
  });
  expect(told.body.actions.map((action: { kind: string }) => action.kind)).toEqual([
    'received',
    'messaged',
    'added',
  ]);
  return { ...filed, actor, fileId, minute: '2026-03-02 19:47' };
}

describe('a reporter', () => {
  let prey: Awaited<ReturnType<typeof report>>;
  beforeAll(async () => {
    // Others come and go in the same hour, as in a real house.
    for (let i = 0; i < 5; i += 1) await fileCase(house, person());
    house.clock = new Date('2026-03-02T19:47:31.512Z');
    prey = await report();
    house.clock = new Date('2026-03-03T15:00:00Z');
    await sumUpConfidentialDays(house.db, house.clock);
  });

  it('is not found by reading every row, log line and file, nor by the hour', async () => {
    const findings = await hunt(prey);
    // Others' cases and officials' own acts of that minute are dated; nothing of the reporter's is.
    const dated = new Set([
      'audit.entry: the minute',
      'complaints.action: the minute',
      'complaints.case_file: the minute',
    ]);
    expect(findings.filter((finding) => !dated.has(finding))).toEqual([]);
    const { rows } = await owner.query(
      `select a.by_party, a.at, a.by_account from complaints.action a where a.case_id = $1 and a.by_party = 'person'`,
      [prey.caseId],
    );
    for (const row of rows)
      expect(row).toEqual({ by_party: 'person', at: new Date('2026-03-02T05:00:00Z'), by_account: null });
    const filed = await owner.query(
      'select person_id, received_at, confidential from complaints.case_file where case_id = $1',
      [prey.caseId],
    );
    expect(filed.rows[0]).toEqual({
      person_id: null,
      received_at: new Date('2026-03-02T05:00:00Z'),
      confidential: true,
    });
    // Neither the command table nor the audit knows that a report was filed: only what officials did.
    const audit = await owner.query(`select action from audit.entry where subject_id = $1`, [prey.caseId]);
    expect(audit.rows).toEqual([{ action: 'complaints.case.acted' }]);
    const commands = await owner.query(`select name from http.command where actor = any($1)`, [
      [prey.actor.accountId, 'anonymous'],
    ]);
    expect(commands.rows).toEqual([]);
    const days = await owner.query(
      `select detail from audit.entry where action = 'complaints.confidential.day'`,
    );
    expect(days.rows).toHaveLength(1);
    expect(days.rows[0].detail).toMatchObject({ actions: 2 });
  });

  it('is found when a leak is planted, wherever it is', async () => {
    const quiet = await hunt(prey);
    const expectSeen = async (
      seen: string,
      plant: () => Promise<unknown>,
      uproot: () => Promise<unknown>,
    ) => {
      await plant();
      try {
        expect(await hunt(prey)).toContain(seen);
        expect(quiet).not.toContain(seen);
      } finally {
        await uproot();
      }
    };
    const insertAudit = `insert into audit.entry (actor_kind, actor_id, action, subject_kind, subject_id, detail) values ('person', $1, 'x', 'x', 'x', '{}') returning entry_id`;
    await expectSeen(
      'audit.entry: a mark of the reporter',
      () => owner.query(insertAudit, [prey.actor.accountId]),
      () => owner.query(`delete from audit.entry where action = 'x'`),
    );
    await expectSeen(
      'complaints.sealed_identity: a mark of the reporter',
      () =>
        owner.query(
          'insert into complaints.sealed_identity select case_id, $1 from complaints.case_file where not confidential limit 1',
          [Buffer.from(name)],
        ),
      () => owner.query('delete from complaints.sealed_identity where sealed = $1', [Buffer.from(name)]),
    );
    await expectSeen(
      'http.command: a mark of the reporter',
      () =>
        owner.query(
          `insert into http.command (actor, key, name, body_hash, answer) values ('anonymous', 'planted-key', 'x', '\\x00', $1)`,
          [JSON.stringify({ code: prey.code })],
        ),
      () => owner.query(`delete from http.command where key = 'planted-key'`),
    );
    await expectSeen(
      'http.command: the minute',
      () =>
        owner.query(
          `insert into http.command (actor, key, name, body_hash, answer, done_at) values ('anonymous', 'planted-key', 'x', '\\x00', '{}', '2026-03-02 19:47:31Z')`,
        ),
      () => owner.query(`delete from http.command where key = 'planted-key'`),
    );
    await expectSeen(
      'log: a mark of the reporter',
      async () => house.log.push(`{"msg":"filed by ${prey.actor.personId}"}`),
      async () => house.log.pop(),
    );
    const file = join(house.room.shelf.folder, prey.fileId);
    const kept = await readFile(file);
    await expectSeen(
      'file: a mark of the reporter',
      () => writeFile(file, Buffer.concat([kept, Buffer.from(name)])),
      async () => {
        await writeFile(file, kept);
        await utimes(file, new Date('2026-03-02T05:00:00Z'), new Date('2026-03-02T05:00:00Z'));
      },
    );
    const minute = new Date('2026-03-02T19:47:31Z');
    await expectSeen(
      'file: the minute',
      () => utimes(file, minute, minute),
      () => utimes(file, new Date('2026-03-02T05:00:00Z'), new Date('2026-03-02T05:00:00Z')),
    );
    expect(await hunt(prey)).toEqual(quiet);
  });

  it('is seen by no official; the custodian opens the seal with a reason that the reporter reads', async () => {
    const auditor = officer('auditor');
    const url = `/api/complaints/cases/${prey.caseId}`;
    const seen = await house.call('GET', url, { actor: auditor });
    expect(seen.body).toMatchObject({ identity: 'sealed', given: null, party: 'official' });
    expect(seen.text).not.toContain('Quishpe');
    for (const role of ['complaints-officer', 'director', 'ombudsman', 'counter'] as const)
      expect([403, 404]).toContain((await house.call('GET', url, { actor: officer(role) })).status);
    const open = (role: Parameters<typeof officer>[0], reason: string) =>
      house.call('POST', `${url}/identity`, { actor: officer(role), body: { version: 3, reason } });
    expect((await open('auditor', 'La fiscalía la pide por escrito')).status).toBe(403);
    expect((await open('identity-custodian', 'porque sí')).status).toBe(400);
    const opened = await open('identity-custodian', 'La fiscalía la pide por escrito, oficio 12');
    expect(opened.body).toEqual({ name, contact, of: null });
    const told = await house.call('POST', '/api/complaints/follow', { body: { code: prey.code } });
    expect(told.body.actions.at(-1)).toMatchObject({
      kind: 'identityOpened',
      by: 'custodian',
      body: 'La fiscalía la pide por escrito, oficio 12',
    });
    // What was opened is in no answer that the command keeps.
    const { rows } = await owner.query(
      `select answer::text from http.command where name = 'complaints.identity.open'`,
    );
    expect(rows).toEqual([{ answer: 'null' }]);
  });

  it('comes back by the code alone, and reads the photograph without what it said of her', async () => {
    const wrong = await house.call('POST', '/api/complaints/follow', {
      body: { code: '0000-0000-0000-0000' },
    });
    expect(wrong.body.refusal).toBe('receipt-unknown');
    const loose = prey.code.toLowerCase().replaceAll('-', ' ');
    expect((await house.call('POST', '/api/complaints/follow', { body: { code: loose } })).status).toBe(200);
    const file = await house.call('POST', '/api/complaints/follow/file', {
      body: { code: prey.code, fileId: prey.fileId },
    });
    expect(file.bytes.subarray(0, 2).toString('hex')).toBe('ffd8');
    expect(file.bytes.includes(Buffer.from('Quishpe'))).toBe(false);
    expect(file.bytes.includes(Buffer.from('GPS'))).toBe(false);
  });

  it('says a thing once, however often it is sent', async () => {
    const key = randomUUID();
    const body = { code: prey.code, kind: 'added', text: 'Otra cosa.' };
    const first = await house.call('POST', '/api/complaints/follow/actions', { body, key });
    const again = await house.call('POST', '/api/complaints/follow/actions', { body, key });
    expect(again.body.actions).toHaveLength(first.body.actions.length);
  });
});

describe('files', () => {
  it('lie encrypted and open only whole, under their own name', async () => {
    const fileId = randomUUID();
    const content = Buffer.from('Un relato que nadie debe leer en el disco.');
    const kept = await keepFile(house.db, house.room.shelf, {
      fileId,
      content,
      name: 'relato.txt',
      day: house.clock,
    });
    expect(kept).toMatchObject({ ok: true, value: { media: 'text/plain', bytes: content.length } });
    const path = join(house.room.shelf.folder, fileId);
    const onDisk = await readFile(path);
    expect(onDisk.includes(Buffer.from('relato'))).toBe(false);
    const other = randomUUID();
    expect(house.room.keys.unseal(`file ${fileId}`, onDisk)).toEqual(content);
    expect(() => house.room.keys.unseal(`file ${other}`, onDisk)).toThrow();
    const changed = Buffer.from(onDisk);
    changed[20]! ^= 1;
    expect(() => house.room.keys.unseal(`file ${fileId}`, changed)).toThrow();
  });

  it('of no case are swept away, those of a case stay, and what was half written goes', async () => {
    // The sweep looks at the disk's own clock too.
    house.clock = new Date();
    const folder = house.room.shelf.folder;
    const lonely = randomUUID();
    await house.call('PUT', `/api/complaints/files/${lonely}`, { raw: Buffer.from('Sin caso.') });
    const orphan = randomUUID();
    await writeFile(join(folder, orphan), 'no row');
    await writeFile(join(folder, `${randomUUID()}.abc.new`), 'half');
    const later = new Date(Date.now() + 5_000);
    await sweepFiles(house.db, house.room.shelf, later, 1_000);
    const after = await readdir(folder);
    expect(after).toContain(lonely);
    expect(after).not.toContain(orphan);
    expect(after.filter((one) => one.endsWith('.new'))).toEqual([]);
    const inThreeDays = new Date(Date.now() + 3 * 86_400_000);
    await sweepFiles(house.db, house.room.shelf, inThreeDays, 1_000);
    const { rows } = await owner.query<{ file_id: string }>('select file_id from complaints.attachment');
    expect((await readdir(folder)).sort()).toEqual(rows.map((row) => row.file_id).sort());
  });

  it('that are too big or not what is taken are refused, and one file belongs to one case', async () => {
    const put = (raw: Buffer) => house.call('PUT', `/api/complaints/files/${randomUUID()}`, { raw });
    expect((await put(Buffer.from('MZ\u0000\u0001'))).body.refusal).toBe('file-not-taken');
    expect([413]).toContain((await put(Buffer.alloc(20_000_001, 65))).status);
    const fileId = randomUUID();
    await house.call('PUT', `/api/complaints/files/${fileId}`, { raw: Buffer.from('Una vez.') });
    await fileCase(house, person(), { files: [fileId] });
    await expect(fileCase(house, person(), { files: [fileId] })).rejects.toThrow('file-unknown');
    expect((await fileCase(house, person())).number).toMatch(/^R26/);
  });
});
