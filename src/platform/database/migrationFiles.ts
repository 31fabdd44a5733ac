import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Lowest first; a room's tables may refer to those of its own floor that it declares and of any floor below. */
const floors = ['platform', 'operations', 'insight', 'governance'];

export interface MigrationFile {
  /** `platform/audit/0001_entries` */
  readonly name: string;
  /** `platform/audit` */
  readonly room: string;
  readonly sql: string;
  /** SHA-256 of the file as it lies on the disk, in hexadecimal. */
  readonly hash: string;
}

/**
 * Every `schema/NNNN_name.sql` of every room in the order in which they are applied: by floor; on a floor alphabetically,
 * but a room after those that a first line `-- needs: platform/audit, platform/database` names; in a room by number.
 *
 * @throws Error on a name that has no number, on a number used twice, on a need that cannot be met.
 */
export async function findMigrationFiles(sourceFolder: string): Promise<MigrationFile[]> {
  const files: MigrationFile[] = [];
  for (const floor of floors) {
    const found = new Map<string, MigrationFile[]>();
    for (const room of await foldersIn(join(sourceFolder, floor))) {
      const ofRoom = await readRoom(sourceFolder, `${floor}/${room}`);
      if (ofRoom.length > 0) found.set(`${floor}/${room}`, ofRoom);
    }
    for (const room of orderRooms(found, new Set(files.map((file) => file.room))))
      files.push(...(found.get(room) ?? []));
  }
  return files;
}

async function readRoom(sourceFolder: string, room: string): Promise<MigrationFile[]> {
  const folder = join(sourceFolder, ...room.split('/'), 'schema');
  const names = (await namesIn(folder)).filter((name) => name.endsWith('.sql')).sort();
  const numbers = new Map<string, string>();
  const files: MigrationFile[] = [];
  for (const name of names) {
    const number = /^(\d{4})_[A-Za-z0-9_]+\.sql$/.exec(name)?.[1];
    if (!number)
      throw new Error(
        `${room}/schema/${name}: name a migration by its number and what it does, 0001_entries.sql.`,
      );
    const twin = numbers.get(number);
    if (twin)
      throw new Error(
        `${room}/schema: ${twin} and ${name} have the same number; give the newer one the next free number.`,
      );
    numbers.set(number, name);
    const bytes = await readFile(join(folder, name));
    const hash = createHash('sha256').update(bytes).digest('hex');
    files.push({ name: `${room}/${name.slice(0, -'.sql'.length)}`, room, sql: bytes.toString('utf8'), hash });
  }
  return files;
}

function orderRooms(
  found: ReadonlyMap<string, readonly MigrationFile[]>,
  below: ReadonlySet<string>,
): string[] {
  const ordered: string[] = [];
  const open: string[] = [];
  const visit = (room: string): void => {
    if (ordered.includes(room)) return;
    if (open.includes(room))
      throw new Error(
        `The migrations need each other in a circle: ${[...open, room].join(' → ')}. Break one "-- needs:".`,
      );
    open.push(room);
    for (const need of needsOf(found.get(room) ?? [])) {
      if (found.has(need)) visit(need);
      else if (!below.has(need))
        throw new Error(
          `${room} declares "-- needs: ${need}", but no room of its floor or below has migrations by that name.`,
        );
    }
    open.pop();
    ordered.push(room);
  };
  for (const room of [...found.keys()].sort()) visit(room);
  return ordered;
}

function needsOf(files: readonly MigrationFile[]): string[] {
  const needs = new Set<string>();
  for (const file of files) {
    const declared = /^--\s*needs:\s*(.+?)\s*$/m.exec(file.sql.split('\n', 1)[0] ?? '')?.[1] ?? '';
    for (const need of declared.split(/[\s,]+/)) if (need !== '' && need !== file.room) needs.add(need);
  }
  return [...needs].sort();
}

async function foldersIn(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
