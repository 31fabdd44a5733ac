import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');

function textsUnder(folder: string): string {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|tsx|sql|yaml)$/.test(entry.name))
    .map((entry) => `${entry.name}\n${readFileSync(join(entry.parentPath, entry.name), 'utf8')}`)
    .join('\n');
}

interface Row {
  readonly term: string;
  readonly names: readonly string[];
  readonly planned: boolean;
}

const rows: Row[] = readFileSync(join(root, 'GLOSSARY.md'), 'utf8')
  .split('\n')
  .filter((line) => /^\| .*`/.test(line))
  .map((line) => {
    const [, term = '', name = ''] = line.split('|').map((cell) => cell.trim());
    return {
      term,
      names: [...name.matchAll(/`([^`]+)`/g)].map((match) => match[1] as string),
      planned: name.includes('(planned)'),
    };
  });

describe('the glossary', () => {
  it('gives a term once, and every term a name', () => {
    expect(rows.length).toBeGreaterThan(40);
    expect(new Set(rows.map((row) => row.term)).size).toBe(rows.length);
    expect(rows.filter((row) => row.names.length === 0)).toEqual([]);
  });

  it('names what is in the code, unless it says that it is planned', () => {
    const code = ['src', 'law', 'cases'].map(textsUnder).join('\n').toLowerCase();
    const absent = rows
      .filter((row) => !row.planned)
      .flatMap((row) => row.names.filter((name) => !code.includes(name.toLowerCase())));
    expect(absent).toEqual([]);
  });
});
