import { createHash, randomBytes } from 'node:crypto';
import { constants, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { addDays, dateAt, isUuid, ok, type PlainDate, type Result, refuse } from '#kernel';
import { type Database, transaction } from '#platform/database';
import type { ComplaintsKeys } from './keys.ts';
import { startOfDay } from './startOfDay.ts';
import { type FileMedia, mediaOf, stripMetadata } from './stripMetadata.ts';

export const fileBytesMax = 20_000_000;

/** Where attachments lie: a folder outside the web's, each file encrypted under its identifier and nothing else in its name. */
export interface FileShelf {
  readonly folder: string;
  readonly keys: ComplaintsKeys;
  /** All kept files together, in bytes; without it as much as the disk holds. Anybody may send files. */
  readonly bytesMost?: number;
}

export interface StoredFile {
  readonly fileId: string;
  readonly media: FileMedia;
  readonly bytes: number;
  readonly name: string;
}

const endings: Readonly<Record<FileMedia, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'application/pdf': 'pdf',
  'text/plain': 'txt',
};

/**
 * Keeps a file: checked by what it holds, stripped, encrypted, written whole and forced to the disk, and only then known to the
 * database. Repeating it does no harm. A crash before the row leaves a file without a row, which the sweep takes away; there is
 * never a row without its file.
 *
 * @param name as the sender calls it, or null for a neutral one. @param day to which the file's times are set.
 */
export async function keepFile(
  db: Database,
  shelf: FileShelf,
  file: {
    readonly fileId: string;
    readonly content: Buffer;
    readonly name: string | null;
    readonly day: Date;
  },
): Promise<Result<StoredFile>> {
  const known = await findFile(db, file.fileId);
  if (known) return ok(known);
  // Of many who send at the same moment some may pass together: what is over the limit is a few files.
  if (shelf.bytesMost !== undefined && (await bytesKept(db)) + file.content.length > shelf.bytesMost)
    return refuse({ refusal: 'files-full' });
  const media = mediaOf(file.content);
  if (!media) return refuse({ refusal: 'file-not-taken' });
  const plain = stripMetadata(file.content, media);
  if (!plain) return refuse({ refusal: 'file-broken' });
  const sha256 = createHash('sha256').update(plain).digest();
  await mkdir(shelf.folder, { recursive: true, mode: 0o700 });
  await putWhole(shelf, file.fileId, shelf.keys.seal(`file ${file.fileId}`, plain), file.day);
  await syncFolder(shelf.folder);
  const name = (file.name ?? `archivo.${endings[media]}`).slice(0, 120);
  await sql`
    insert into complaints.stored_file (file_id, media, bytes, name, sha256, stored_on)
    values (${file.fileId}, ${media}, ${plain.length}, ${name}, ${sha256}, ${file.day})
    on conflict (file_id) do nothing
  `.execute(db.kysely);
  return ok({ fileId: file.fileId, media, bytes: plain.length, name });
}

/** Writes beside, forces to the disk, and only then gives the file its name: whoever looks finds all of it or nothing. */
async function putWhole(shelf: FileShelf, fileId: string, content: Buffer, time: Date): Promise<void> {
  const path = join(shelf.folder, fileId);
  const fresh = `${path}.${randomBytes(6).toString('hex')}.new`;
  const handle = await open(fresh, 'wx', 0o600);
  try {
    await handle.writeFile(content);
    await handle.utimes(time, time);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(fresh, path);
}

/** A name given to a file lasts through a crash only once its folder has been forced to the disk. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function bytesKept(db: Database): Promise<number> {
  const { rows } = await sql<{ bytes: number }>`
    select coalesce(sum(bytes), 0)::float8 as bytes from complaints.stored_file
  `.execute(db.kysely);
  return rows[0]!.bytes;
}

async function findFile(db: Database, fileId: string): Promise<StoredFile | undefined> {
  const { rows } = await sql<StoredFile>`
    select file_id as "fileId", media, bytes, name from complaints.stored_file where file_id = ${fileId}
  `.execute(db.kysely);
  return rows[0];
}

/** The file's content. @throws Error when it was changed on the disk, or is not there. */
export async function readKeptFile(shelf: FileShelf, fileId: string): Promise<Buffer> {
  return shelf.keys.unseal(`file ${fileId}`, await readQuietly(join(shelf.folder, fileId)));
}

/** Reads without leaving the hour of the reading on the disk, where the system can. */
async function readQuietly(path: string): Promise<Buffer> {
  const handle = await open(path, constants.O_RDONLY | (constants.O_NOATIME ?? 0)).catch(
    (error: { code?: string }) => {
      // Only the owner of a file may ask for it.
      if (error.code !== 'EPERM') throw error;
      return open(path, constants.O_RDONLY);
    },
  );
  try {
    return await handle.readFile();
  } finally {
    await handle.close();
  }
}

const shelvedMs = 3_600_000;

/**
 * Writes the files of days that are over anew, in an order of chance. The disk keeps by itself when a file was made and its entry
 * changed, and nobody can set that: after this it is the hour of the whole day's files and no longer that of one sender. A file
 * that was done has its times an hour into its day.
 *
 * @returns how many were written.
 */
export async function reshelveFiles(db: Database, shelf: FileShelf, now: Date): Promise<number> {
  const today = dateAt(now.getTime());
  const { rows } = await sql<{ fileId: string; day: PlainDate }>`
    select file_id as "fileId", stored_on as day from complaints.stored_file
    where stored_on < ${today} and stored_on >= ${addDays(today, -8)} order by gen_random_uuid()
  `.execute(db.kysely);
  let written = 0;
  for (const { fileId, day } of rows) {
    const path = join(shelf.folder, fileId);
    const shelved = new Date(startOfDay(day).getTime() + shelvedMs);
    const facts = await stat(path).catch(() => null);
    if (!facts || facts.mtimeMs === shelved.getTime()) continue;
    await putWhole(shelf, fileId, await readQuietly(path), shelved);
    written += 1;
  }
  if (written > 0) await syncFolder(shelf.folder);
  return written;
}

/**
 * Takes away what belongs to no case: rows never attached and older than a day, files without a row and unfinished writings
 * older than `ageMs`. A row goes before its file, so that a crash in between leaves only a file, for the next sweep.
 *
 * @returns how many files went.
 */
export async function sweepFiles(
  db: Database,
  shelf: FileShelf,
  now: Date,
  ageMs = 3_600_000,
): Promise<number> {
  await transaction(db, (trx) =>
    sql`
      delete from complaints.stored_file f
      where f.stored_on < (${now}::timestamptz - interval '2 days')::date
        and not exists (select from complaints.attachment a where a.file_id = f.file_id)
    `.execute(trx),
  );
  const names = await readdir(shelf.folder).catch((error: { code?: string }) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const ids = names.filter(isUuid);
  const { rows } = await sql<{ id: string }>`
    select file_id as id from complaints.stored_file where file_id = any(${ids}::uuid[])
  `.execute(db.kysely);
  const known = new Set(rows.map((row) => row.id));
  let gone = 0;
  for (const name of names) {
    if (known.has(name)) continue;
    const path = join(shelf.folder, name);
    const facts = await stat(path).catch(() => null);
    // The times of content may be coarse on purpose; the change of the entry tells when it was put here.
    if (!facts || now.getTime() - facts.ctimeMs < ageMs) continue;
    await rm(path, { force: true });
    gone += 1;
  }
  return gone;
}
