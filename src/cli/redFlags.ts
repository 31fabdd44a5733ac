import { readFileSync } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { setFlagsFromString } from 'node:v8';
import { RedFlagScan, type RedFlagSettings, RedFlagSettingsError, readRedFlagSettings } from '#statistics';

const USAGE = 'Usage: amparo red-flags <file.jsonl> [--settings <file>]\n';
const BAD_LINES_SHOWN = 5;
const READ_BYTES = 1 << 17;
const LARGE_FILE_BYTES = 1e8;

/**
 * `amparo red-flags <file.jsonl> [--settings F]`: one compiled release per line in, the flags as JSON on standard output, progress
 * and complaints on standard error.
 *
 * @returns 0, or 1 where a file cannot be read, 2 where the command is not as it should be.
 */
export async function run(args: string[]): Promise<number> {
  const paths: string[] = [];
  let settingsPath: string | null = null;
  for (let i = 0; i < args.length; i += 1) {
    const arg = args[i]!;
    if (arg === '--help' || arg === '-h') {
      process.stdout.write(USAGE);
      return 0;
    }
    if (arg === '--settings') {
      i += 1;
      settingsPath = args[i] ?? null;
      if (settingsPath === null) return misused('--settings needs a file.');
    } else if (arg.startsWith('--settings=')) settingsPath = arg.slice('--settings='.length);
    else if (arg.startsWith('-')) return misused(`There is no option ${arg}.`);
    else paths.push(arg);
  }
  const path = paths[0];
  if (path === undefined || paths.length > 1) return misused('Name one file of compiled releases.');

  try {
    const settings: RedFlagSettings =
      settingsPath === null ? {} : readRedFlagSettings(readFileSync(settingsPath, 'utf8'));
    const scan = await scanFile(path, settings);
    for await (const part of joined(scan.finish().text())) if (!process.stdout.write(part)) await drained();
    process.stdout.write('\n');
    return 0;
  } catch (error) {
    if (error instanceof RedFlagSettingsError || error instanceof SyntaxError)
      return failed(`${settingsPath}: ${error.message}`);
    if (error instanceof Error && 'code' in error && 'path' in error) return failed(error.message);
    throw error;
  }
}

async function scanFile(path: string, settings: RedFlagSettings): Promise<RedFlagScan> {
  const total = (await stat(path)).size;
  // A long run makes garbage far faster than it keeps anything: collecting it early keeps the process within 500 MB.
  if (total > LARGE_FILE_BYTES) setFlagsFromString('--optimize-for-size');
  const scan = new RedFlagScan(settings);
  const progress = progressOf(total);
  let lines = 0;
  let bad = 0;
  let bytes = 0;
  const take = (line: string): void => {
    lines += 1;
    if (line.trim() === '') return;
    let release: unknown;
    try {
      release = JSON.parse(line);
    } catch {
      bad += 1;
      if (bad <= BAD_LINES_SHOWN) process.stderr.write(`Line ${lines} is not JSON and is left out.\n`);
      return;
    }
    scan.add(release);
  };
  // Lines are cut from bytes, since a character may straddle two reads but a line feed is never part of another character. One
  // buffer serves all reads: a new one each time would pile up faster than memory is reclaimed.
  const file = await open(path);
  try {
    const buffer = Buffer.allocUnsafe(READ_BYTES);
    let rest = Buffer.alloc(0);
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, READ_BYTES, null);
      if (bytesRead === 0) break;
      bytes += bytesRead;
      let start = 0;
      for (let end = buffer.indexOf(10); end >= 0 && end < bytesRead; end = buffer.indexOf(10, start)) {
        take(
          rest.length === 0
            ? buffer.toString('utf8', start, end)
            : Buffer.concat([rest, buffer.subarray(start, end)]).toString('utf8'),
        );
        if (rest.length > 0) rest = Buffer.alloc(0);
        start = end + 1;
      }
      rest = Buffer.concat([rest, buffer.subarray(start, bytesRead)]);
      progress(lines, bytes);
    }
    if (rest.length > 0) take(rest.toString('utf8'));
  } finally {
    await file.close();
  }
  progress(lines, bytes, true);
  if (bad > BAD_LINES_SHOWN) process.stderr.write(`${bad} lines in all are not JSON and are left out.\n`);
  return scan;
}

/** Tells every second, and at the end, how far the reading has come. */
function progressOf(total: number): (lines: number, bytes: number, isEnd?: boolean) => void {
  let next = Date.now() + 1000;
  return (lines, bytes, isEnd = false) => {
    if (!isEnd && Date.now() < next) return;
    next = Date.now() + 1000;
    const percent = total === 0 ? 100 : Math.floor((100 * bytes) / total);
    process.stderr.write(`${percent} % · ${lines} lines\n`);
  };
}

/** Joins small parts, so that a million of them are not a million writes. */
async function* joined(parts: Iterable<string>): AsyncGenerator<string> {
  let some: string[] = [];
  for (const part of parts) {
    some.push(part);
    if (some.length === 4096) {
      yield some.join('');
      some = [];
    }
  }
  yield some.join('');
}

function drained(): Promise<void> {
  return new Promise((resolve) => {
    process.stdout.once('drain', resolve);
  });
}

function misused(reason: string): number {
  process.stderr.write(`${reason}\n${USAGE}`);
  return 2;
}

function failed(reason: string): number {
  process.stderr.write(`${reason}\n`);
  return 1;
}
