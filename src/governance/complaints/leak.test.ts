import { randomUUID } from 'node:crypto';
import { readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
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
import { keepFile, reshelveFiles, sweepFiles } from './fileShelf.ts';

// Who reads everything that the program keeps (each row of each table, each file with its times, each line of the log, whatever waits
// to be sent) knows who could have reported, what each of them is called anywhere, and what stood there before the report. The hunter
// tries to tie one of them, or the hour, to the report. No table is left out and no row is excused.

let house: ComplaintsHouse;
let owner: ReturnType<typeof singleClient>;
beforeAll(async () => {
  house = await openComplaintsHouse(new Date('2026-03-02T19:21:05.100Z'));
  owner = singleClient(house.ownerUrl);
  await owner.connect();
  await owner.query(`set timezone to 'UTC'`);
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

/** Every row of every table but the server's own catalogue, as text that begins with the table's name. */
async function everyRow(): Promise<string[]> {
  const { rows: tables } = await owner.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`,
  );
  const found: string[] = [];
  for (const { name: table } of tables) {
    const { rows } = await owner.query<{ row: string }>(`select t::text as row from ${table} t`);
    found.push(...rows.map(({ row }) => `${table} ${row}`));
  }
  return found;
}

/** The tables in which a report leaves rows. Anything that it leaves elsewhere is found. */
const reportTables = ['action', 'attachment', 'case_file', 'case_now', 'sealed_identity', 'stored_file'].map(
  (table) => `complaints.${table}`,
);
const tableOf = (row: string) => row.slice(0, row.indexOf(' '));

interface Prey {
  readonly actor: Actor;
  readonly caseId: string;
  readonly code: string;
  readonly fileId: string;
  /** Rows that were there before each of the reporter's own steps; what came with a step is hers. */
  readonly own: Set<string>;
  /** The minutes of the house's clock in which she came, and nobody else. */
  readonly minutes: readonly string[];
  /** When that was by the machine's own clock, which rows and disks take by themselves. */
  readonly spans: readonly (readonly [number, number])[];
}

/** What ties a reporter to her report: her marks anywhere, or an hour. Each finding says where. */
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
    for (const minute of prey.minutes)
      if (text.includes(minute) || text.includes(minute.replace(' ', 'T')))
        findings.push(`${where}: the minute`);
    for (const digits of text.match(/\b1[0-9]{12}\b/g) ?? [])
      if (isHers(Number(digits))) findings.push(`${where}: the minute`);
  };
  const isHers = (time: number) =>
    prey.spans.some(([from, to]) => time >= from && time <= to) ||
    prey.minutes.some((minute) => new Date(time).toISOString().startsWith(minute.replace(' ', 'T')));
  const rows = await everyRow();
  const standing = new Set(rows);
  for (const row of rows) look(tableOf(row), row);
  for (const row of prey.own) {
    if (!reportTables.includes(tableOf(row)))
      findings.push(`${tableOf(row)}: a row that came with the report`);
    if (!standing.has(row)) continue;
    // Of what she left only the day is known, which begins at five in the morning of UTC.
    for (const [, hour] of row.matchAll(/\d{4}-\d\d-\d\d (\d\d:\d\d:\d\d[.\d]*)/g))
      if (hour !== '05:00:00') findings.push(`${tableOf(row)}: an hour`);
  }
  for (const line of house.log) {
    look('log', line);
    if (line.includes(prey.caseId)) findings.push('log: the case');
  }
  const folder = house.room.shelf.folder;
  for (const file of await readdir(folder).catch(() => [])) {
    look('file name', file);
    const path = join(folder, file);
    const { mtimeMs, atimeMs, ctimeMs, birthtimeMs } = await stat(path);
    if (isHers(mtimeMs) || isHers(atimeMs)) findings.push('file: the minute');
    if (isHers(ctimeMs) || isHers(birthtimeMs)) findings.push('file: the minute that the disk keeps');
    look('file', (await readFile(path)).toString('latin1'));
    await utimes(path, new Date(atimeMs), new Date(mtimeMs));
  }
  return [...new Set(findings)].sort();
}

/** A sealed report with a photograph, filed by somebody who is signed in, and a conversation about it in which she reads her file. */
async function report(): Promise<Prey & { number: string }> {
  const actor = person();
  const fileId = randomUUID();
  const own = new Set<string>();
  const spans: [number, number][] = [];
  const hers = async <T>(step: () => Promise<T>): Promise<T> => {
    const before = new Set(await everyRow());
    const from = Date.now();
    const done = await step();
    spans.push([from - 1, Date.now() + 1]);
    for (const row of await everyRow()) if (!before.has(row)) own.add(row);
    return done;
  };
  house.clock = new Date('2026-03-02T19:47:31.512Z');
  const filed = await hers(async () => {
    const sent = await house.call('PUT', `/api/complaints/files/${fileId}`, {
      actor,
      raw: jpeg(`Exif\0\0${name} GPS ${contact}`),
    });
    expect(sent.status).toBe(200);
    return fileCase(house, actor, {
      kind: 'irregularity',
      subject: 'corruption',
      identity: 'sealed',
      given: { name, contact },
      files: [fileId],
      text: 'Se cobran turnos de cirugía en la puerta del quirófano.',
    });
  });
  house.clock = new Date('2026-03-02T19:52:00.000Z');
  const asked = await act(house, officer('auditor'), filed.caseId, {
    kind: 'messaged',
    text: '¿Qué días ocurre?',
  });
  expect(asked.status).toBe(200);
  house.clock = new Date('2026-03-02T19:58:44.250Z');
  await hers(async () => {
    const told = await house.call('POST', '/api/complaints/follow/actions', {
      actor,
      body: { code: filed.code, kind: 'added', text: 'Los viernes.' },
    });
    expect(told.body.actions.map((action: { kind: string }) => action.kind)).toEqual([
      'received',
      'messaged',
      'added',
    ]);
    const read = await house.call('POST', '/api/complaints/follow/file', {
      actor,
      body: { code: filed.code, fileId },
    });
    expect(read.status).toBe(200);
  });
  expect(own.size).toBeGreaterThanOrEqual(7);
  return { ...filed, actor, fileId, own, minutes: ['2026-03-02 19:47', '2026-03-02 19:58'], spans };
}

describe('a reporter', () => {
  let prey: Awaited<ReturnType<typeof report>>;
  beforeAll(async () => {
    // Others come and go in the same hour, as in a real house.
    for (let i = 0; i < 5; i += 1) await fileCase(house, person());
    prey = await report();
    house.clock = new Date('2026-03-02T20:12:00.000Z');
    for (let i = 0; i < 5; i += 1) await fileCase(house, person());
  });

  it('is told by the disk’s own times until the night, when all files of the day are written anew', async () => {
    // What the hunter sees of the day's file before that is what the README says that it does not hide.
    expect(await hunt(prey)).toEqual(['file: the minute that the disk keeps']);
    const path = join(house.room.shelf.folder, prey.fileId);
    const before = await readFile(path);
    house.clock = new Date('2026-03-03T06:10:00Z');
    expect(await reshelveFiles(house.db, house.room.shelf, house.clock)).toBe(1);
    expect(await reshelveFiles(house.db, house.room.shelf, house.clock)).toBe(0);
    expect(await readFile(path)).toEqual(before);
    await sumUpConfidentialDays(house.db, house.clock);
    await sumUpConfidentialDays(house.db, house.clock);
  });

  it('is not found by reading every row, log line and file, nor by the hour', async () => {
    expect(await hunt(prey)).toEqual([]);
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
    expect(await hunt(prey)).toEqual([]);
    const expectSeen = async (
      seen: string,
      plant: () => Promise<unknown>,
      uproot: () => Promise<unknown>,
    ) => {
      await plant();
      try {
        expect(await hunt(prey)).toEqual([seen]);
      } finally {
        await uproot();
      }
    };
    const sqlLeak = (seen: string, plant: string, values: unknown[], uproot: string) =>
      expectSeen(
        seen,
        () => owner.query(plant, values),
        () => owner.query(uproot),
      );
    const audit = `insert into audit.entry (actor_kind, actor_id, action, subject_kind, subject_id, detail) values ('person', $1, 'x', 'x', 'x', '{}')`;
    await sqlLeak(
      'audit.entry: a mark of the reporter',
      audit,
      [prey.actor.accountId],
      `delete from audit.entry where action = 'x'`,
    );
    await sqlLeak(
      'complaints.sealed_identity: a mark of the reporter',
      'insert into complaints.sealed_identity select case_id, $1 from complaints.case_file where not confidential limit 1',
      [Buffer.from(name)],
      `delete from complaints.sealed_identity where sealed = convert_to('${name}', 'UTF8')`,
    );
    const command = `insert into http.command (actor, key, name, body_hash, answer, done_at) values ('anonymous', 'planted-key', 'x', '\\x00', $1, $2)`;
    const uncommand = `delete from http.command where key = 'planted-key'`;
    await sqlLeak(
      'http.command: a mark of the reporter',
      command,
      [JSON.stringify({ code: prey.code }), '2026-03-02 08:00Z'],
      uncommand,
    );
    await sqlLeak('http.command: the minute', command, ['{}', '2026-03-02 19:47:31Z'], uncommand);
    // A letter that waits to be sent: in whatever table, of whatever room.
    await sqlLeak(
      'planted.outbox: a mark of the reporter',
      `create schema planted; create table planted.outbox as select '${contact}'::text as "to", 'Recibimos su denuncia'::text as body`,
      [],
      'drop schema planted cascade',
    );
    // The house's own rows, where they kept more than the day.
    for (const [table, column] of [
      ['case_file', 'received_at'],
      ['action', 'at'],
    ] as const) {
      const kept = prey.own;
      const plain = `update complaints.${table} set ${column} = $1 where case_id = '${prey.caseId}' ${table === 'action' ? 'and seq = 1' : ''}`;
      await owner.query(plain, ['2026-03-02 11:11:11Z']);
      const late = (await everyRow()).filter((row) => row.includes('11:11:11'));
      (prey as { own: Set<string> }).own = new Set([...kept, ...late]);
      expect(await hunt(prey)).toEqual([`complaints.${table}: an hour`]);
      await owner.query(plain, ['2026-03-02 05:00:00Z']);
      (prey as { own: Set<string> }).own = kept;
    }
    // A row elsewhere that came with the report, even if it says nothing.
    prey.own.add('http.command (a row)');
    expect(await hunt(prey)).toEqual(['http.command: a row that came with the report']);
    prey.own.delete('http.command (a row)');

    const logged = (line: string) => [async () => house.log.push(line), async () => house.log.pop()] as const;
    await expectSeen('log: a mark of the reporter', ...logged(`{"msg":"filed by ${prey.actor.personId}"}`));
    await expectSeen('log: the case', ...logged(`{"msg":"received ${prey.caseId}"}`));
    await expectSeen('log: the minute', ...logged(`{"time":${prey.spans[0]![0] + 1},"msg":"POST"}`));

    const file = join(house.room.shelf.folder, prey.fileId);
    const [kept, { mtime }] = [await readFile(file), await stat(file)];
    const asItWas = async () => {
      await writeFile(file, kept);
      await utimes(file, mtime, mtime);
    };
    await expectSeen(
      'file: a mark of the reporter',
      async () => {
        await writeFile(file, Buffer.concat([kept, Buffer.from(name)]));
        await utimes(file, mtime, mtime);
      },
      asItWas,
    );
    const minute = new Date('2026-03-02T19:47:31Z');
    await expectSeen('file: the minute', () => utimes(file, mtime, minute), asItWas);
    await expectSeen('file: the minute', () => utimes(file, minute, mtime), asItWas);
    const named = join(house.room.shelf.folder, `${prey.actor.personId}.jpg`);
    await expectSeen(
      'file name: a mark of the reporter',
      () => writeFile(named, ''),
      () => rm(named),
    );
    expect(await hunt(prey)).toEqual([]);
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

  it('are taken up to a limit of all together, and who is told so may file without', async () => {
    const { rows } = await owner.query<{ bytes: number }>(
      'select coalesce(sum(bytes), 0)::int as bytes from complaints.stored_file',
    );
    const before = rows[0]!.bytes;
    const shelf = { ...house.room.shelf, bytesMost: before + 1_000 };
    const keep = (bytes: number, fileId: string = randomUUID()) =>
      keepFile(house.db, shelf, {
        fileId,
        content: Buffer.from('x'.repeat(bytes)),
        name: null,
        day: house.clock,
      });
    const first = randomUUID();
    expect(await keep(600, first)).toMatchObject({ ok: true });
    expect(await keep(600)).toEqual({ ok: false, refusal: { refusal: 'files-full' } });
    expect((await readdir(shelf.folder)).filter((one) => one.endsWith('.new'))).toEqual([]);
    // What was kept is kept, and a smaller one finds room.
    expect(await keep(600, first)).toMatchObject({ ok: true });
    expect(await keep(400)).toMatchObject({ ok: true });
    expect(await keep(1)).toMatchObject({ ok: false });
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
