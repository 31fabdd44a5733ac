import { type PackageTable, type PackageTexts, packageTables } from '#actuarial';
import { ok, type Result, refuse } from '#kernel';
import { readZip, UnreadableZip } from '#platform/documents';

export interface SentFile {
  readonly name: string;
  /** Text of a CSV, or the bytes of a ZIP. */
  readonly content: string | Uint8Array;
}

export type PackageFileRefusal =
  | { readonly refusal: 'file-not-of-the-package'; readonly file: string; readonly known: string }
  | { readonly refusal: 'file-twice'; readonly file: string }
  | { readonly refusal: 'file-with-semicolons'; readonly file: string }
  | { readonly refusal: 'file-not-text'; readonly file: string }
  | { readonly refusal: 'archive-unreadable'; readonly file: string; readonly problem: string }
  | { readonly refusal: 'no-files' };

const limits = { files: 50, bytesEach: 20_000_000, bytesTotal: 40_000_000 };
const isTable = (name: string): name is PackageTable => packageTables.some((table) => table === name);

/**
 * The tables that files bring: CSV named as their table (`contributors.csv`), or a ZIP of them in whatever folder. Files that are
 * not tables are refused by name, so that a misspelt one is not silently left out; notes (.md, .txt) are let go.
 */
export function tablesOfFiles(files: readonly SentFile[]): Result<PackageTexts, PackageFileRefusal> {
  const texts: Partial<Record<PackageTable, string>> = {};
  const opened: { name: string; content: string | Uint8Array }[] = [];
  for (const file of files) {
    if (typeof file.content === 'string') opened.push(file);
    else {
      try {
        for (const [name, bytes] of readZip(file.content, limits)) opened.push({ name, content: bytes });
      } catch (error) {
        if (!(error instanceof UnreadableZip)) throw error;
        return refuse({ refusal: 'archive-unreadable', file: file.name, problem: error.problem });
      }
    }
  }
  for (const { name, content } of opened) {
    const plain = name.split('/').at(-1)!;
    if (/^\.|\.(md|txt)$/i.test(plain) || name.startsWith('__MACOSX/')) continue;
    const table = plain.toLowerCase().replace(/\.csv$/, '');
    if (!plain.toLowerCase().endsWith('.csv') || !isTable(table))
      return refuse({
        refusal: 'file-not-of-the-package',
        file: plain,
        known: packageTables.map((one) => `${one}.csv`).join(', '),
      });
    if (texts[table] !== undefined) return refuse({ refusal: 'file-twice', file: plain });
    const text = typeof content === 'string' ? content : decoded(content);
    if (text === undefined || text.includes('\u0000'))
      return refuse({ refusal: 'file-not-text', file: plain });
    const heading = text.split('\n').find((line) => line.trim() !== '' && !line.startsWith('#')) ?? '';
    if (heading.includes(';') && !heading.includes(','))
      return refuse({ refusal: 'file-with-semicolons', file: plain });
    texts[table] = text.replace(/^\uFEFF/, '');
  }
  return Object.keys(texts).length === 0 ? refuse({ refusal: 'no-files' }) : ok(texts);
}

function decoded(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
