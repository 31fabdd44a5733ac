import { existsSync } from 'node:fs';
import { nearestOf } from './nearest.ts';

export interface Command {
  /** As it is typed: one word or two. */
  readonly name: string;
  /** The file in `src/cli` that exports `run(args: string[]): Promise<number>`. */
  readonly file: string;
}

export const commands: readonly Command[] = [
  { name: 'start', file: 'start' },
  { name: 'migrate', file: 'migrate' },
  { name: 'load', file: 'load' },
  { name: 'worker', file: 'worker' },
  { name: 'verify audit', file: 'verifyAudit' },
  { name: 'verify election', file: 'verifyElection' },
  { name: 'verify sortition', file: 'verifySortition' },
  { name: 'verify run', file: 'verifyRun' },
  { name: 'verify indicator', file: 'verifyIndicator' },
  { name: 'backup', file: 'backup' },
  { name: 'restore', file: 'restore' },
  { name: 'rotate identity-key', file: 'rotateIdentityKey' },
  { name: 'red-flags', file: 'redFlags' },
  { name: 'sercop', file: 'sercop' },
  { name: 'project population', file: 'projectPopulation' },
  { name: 'valuation run', file: 'valuationRun' },
];

export type Found =
  | { readonly command: Command; readonly args: string[] }
  | { readonly unknown: string; readonly nearest: readonly string[] };

/** The command that the first one or two words name, and what follows them; or what was meant, as far as one can guess. */
export function findCommand(words: readonly string[]): Found {
  for (const length of [2, 1]) {
    const command = commands.find((one) => one.name === words.slice(0, length).join(' '));
    if (command) return { command, args: words.slice(length) };
  }
  const [first = '', second] = words;
  const family = commands.filter((one) => one.name.startsWith(`${first} `)).map((one) => one.name);
  if (family.length > 0) {
    if (second === undefined || second.startsWith('-')) return { unknown: first, nearest: family };
    const typed = `${first} ${second}`;
    const nearest = nearestOf(typed, family);
    return { unknown: typed, nearest: nearest ? [nearest] : family };
  }
  const single = nearestOf(first, [...new Set(commands.map((one) => one.name.split(' ', 1)[0] ?? ''))]);
  const meant = commands.filter((one) => one.name === single || one.name.startsWith(`${single} `));
  return { unknown: first, nearest: meant.map((one) => one.name) };
}

/** Where the command is, or undefined in a program that was built without it. */
export function commandFile(command: Command): URL | undefined {
  const file = new URL(`../${command.file}.ts`, import.meta.url);
  return existsSync(file) ? file : undefined;
}
