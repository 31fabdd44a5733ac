import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { HolidayRule, Law, Parameter, TransferRule } from '../law.ts';
import { parseHolidays } from './parseHolidays.ts';
import { parseParameter } from './parseParameter.ts';
import { type Problem, UnreadableFolder } from './readYaml.ts';

/** A text file, named by its path under the folder, with slashes. */
export interface TextFile {
  readonly path: string;
  readonly text: string;
}

/** Every `.yaml` file under a folder, in order of path. */
export function readLawFolder(folder: string): TextFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.yaml'))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => ({ path: relative(folder, file).split(sep).join('/'), text: readFileSync(file, 'utf8') }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/**
 * The law that a set of files says; those under `holidays/` are rules of the calendar, the others one parameter each.
 *
 * @throws UnreadableFolder with every problem of every file.
 */
export function parseLaw(files: readonly TextFile[]): Law {
  const problems: Problem[] = [];
  const parameters: Record<string, Parameter> = {};
  const holidays: HolidayRule[] = [];
  const transfers: Record<string, TransferRule> = {};
  const namedTransfers: { file: string; line: number; name: string }[] = [];
  for (const { path, text } of files) {
    if (path.startsWith('holidays/')) {
      const read = parseHolidays(path, text);
      if ('problems' in read) problems.push(...read.problems);
      else {
        holidays.push(...read.holidays);
        Object.assign(transfers, read.transfers);
        for (const holiday of read.holidays)
          if (holiday.transfer !== undefined)
            namedTransfers.push({
              file: path,
              line: read.lineOfTransfer[holiday.id] ?? 1,
              name: holiday.transfer,
            });
      }
    } else {
      const read = parseParameter(path, text);
      if ('problems' in read) problems.push(...read.problems);
      else parameters[read.parameter.id] = read.parameter;
    }
  }
  for (const { file, line, name } of namedTransfers)
    if (!Object.hasOwn(transfers, name))
      problems.push({
        file,
        line,
        problem: `No rule moves holidays by the name ${name}.`,
        remedy: `Rules are: ${Object.keys(transfers).join(', ')}.`,
      });
  if (problems.length > 0) throw new UnreadableFolder(problems);
  return { parameters, holidays, transfers };
}

/** The law of a folder. @throws UnreadableFolder naming file, line and remedy of everything that is wrong in it. */
export function loadLaw(folder: string): Law {
  return parseLaw(readLawFolder(folder));
}
