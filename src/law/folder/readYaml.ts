import { isMap, isScalar, LineCounter, type Node, parseDocument } from 'yaml';
import type { z } from 'zod';

/** One thing wrong in a file: where, what, and what to do about it. */
export interface Problem {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly problem: string;
  readonly remedy: string;
}

/** A folder of data could not be read; the message lists every problem with its file and line. */
export class UnreadableFolder extends Error {
  readonly problems: readonly Problem[];
  constructor(problems: readonly Problem[]) {
    super(
      problems.map(({ file, line, problem, remedy }) => `${file}:${line}: ${problem} ${remedy}`).join('\n'),
    );
    this.name = 'UnreadableFolder';
    this.problems = problems;
  }
}

export interface YamlFile<T> {
  readonly data: T;
  /** Line of what stands at a path of keys, or of the nearest thing around it. */
  lineOf(path: readonly PropertyKey[]): number;
}

/**
 * A YAML text that has the shape of a schema, or the problems that keep it from having it.
 *
 * @param file the name that problems show.
 */
export function readYaml<T>(
  file: string,
  text: string,
  schema: z.ZodType<T>,
): YamlFile<T> | { readonly problems: Problem[] } {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  if (document.errors.length > 0)
    return {
      problems: document.errors.map((error) => ({
        file,
        line: lines.linePos(error.pos[0]).line,
        problem: `This is not YAML: ${error.message}.`,
        remedy: 'Check indentation, quotes and repeated keys.',
      })),
    };

  function lineOf(path: readonly PropertyKey[]): number {
    let node: unknown = document.contents;
    let line = 1;
    for (const step of path) {
      if (isMap(node)) {
        const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(step));
        if (!pair) break;
        const start = (pair.key as Node).range?.[0];
        if (start !== undefined) line = lines.linePos(start).line;
        node = pair.value;
      } else {
        node = (node as { items?: unknown[] } | null)?.items?.[Number(step)];
        const start = (node as Node | undefined)?.range?.[0];
        if (start === undefined) break;
        line = lines.linePos(start).line;
      }
    }
    return line;
  }

  const parsed = schema.safeParse(document.toJS());
  if (parsed.success) return { data: parsed.data, lineOf };
  return { problems: parsed.error.issues.map((issue) => problemOf(issue, file, lineOf)) };
}

function problemOf(
  issue: z.core.$ZodIssue,
  file: string,
  lineOf: (path: readonly PropertyKey[]) => number,
): Problem {
  const place = issue.path.map(String).join(' › ') || 'the file';
  if (issue.code === 'unrecognized_keys') {
    const key = issue.keys[0] ?? '';
    return {
      file,
      line: lineOf([...issue.path, key]),
      problem: `${place} has a word that is not known here: ${issue.keys.join(', ')}.`,
      remedy: 'Correct its spelling or take it out.',
    };
  }
  // A wrong key says only that it is wrong; why is in the issue inside.
  const inner = issue.code === 'invalid_key' ? issue.issues[0] : undefined;
  return {
    file,
    line: lineOf(issue.path),
    problem: `At ${place}: ${(inner ?? issue).message}.`,
    remedy: 'Write what the format asks for (see law/README.md).',
  };
}
