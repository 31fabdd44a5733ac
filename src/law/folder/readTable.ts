import { parse } from 'csv-parse/sync';
import type { z } from 'zod';
import type { Problem } from './readYaml.ts';

export interface TableRow<T> {
  readonly data: T;
  readonly line: number;
}

/** The rows of a CSV text whose first line names the columns; every row that the schema refuses is a problem with its line. */
export function readTable<T extends { code: string }>(
  file: string,
  text: string,
  schema: z.ZodType<T>,
): { readonly rows: TableRow<T>[]; readonly problems: Problem[] } {
  const rows: TableRow<T>[] = [];
  const problems: Problem[] = [];
  const seen = new Set<string>();
  const records = parse(text, {
    columns: true,
    info: true,
    bom: true,
    skip_empty_lines: true,
  }) as unknown as {
    record: Record<string, string>;
    info: { lines: number };
  }[];
  for (const { record, info } of records) {
    const parsed = schema.safeParse(record);
    if (!parsed.success)
      for (const issue of parsed.error.issues)
        problems.push({
          file,
          line: info.lines,
          problem: `At ${issue.path.map(String).join(' › ')}: ${issue.message}.`,
          remedy: 'Correct this cell.',
        });
    else if (seen.has(parsed.data.code))
      problems.push({
        file,
        line: info.lines,
        problem: `The code ${parsed.data.code} is repeated.`,
        remedy: 'Each row has a code of its own.',
      });
    else {
      seen.add(parsed.data.code);
      rows.push({ data: parsed.data, line: info.lines });
    }
  }
  return { rows, problems };
}
