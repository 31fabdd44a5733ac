import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const decisions = readdirSync(join(root, 'docs/decisions')).filter((name) => name !== 'README.md');

/** What a page names between backticks that is a path of this project, and not a pattern or part of one. */
function pathsNamedIn(text: string): string[] {
  const named = [...text.matchAll(/`([^`\n]+)`/g)].map(([, inside = '']) => inside);
  return named.filter(
    (one) => /^(src|test|law|cases|docs|bench|bin)\/[^\s*<{…]*$/.test(one) && !/NNNN/.test(one),
  );
}

/** Where a page's links lead inside the project. */
function linkedFrom(file: string): string[] {
  return [...read(file).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = '']) => target.replace(/#.*$/, ''))
    .filter((target) => target !== '' && !/^[a-z]+:/.test(target))
    .map((target) => join(dirname(file), target));
}

describe('the documentation', () => {
  it.each(['README.md', 'README.es.md'])('%s prints the two commands as they are typed', (file) => {
    const blocks = [...read(file).matchAll(/```\w*\n([\s\S]*?)```/g)].map(([, block]) => block?.trim());
    expect(blocks).toContain('npm ci && npm start');
    expect(blocks).toContain('npm ci && npm test');
  });

  it.each([
    'ARCHITECTURE.md',
    'CONTRIBUTING.md',
    'SECURITY.md',
    'docs/traceability.md',
    'docs/security.md',
    'docs/scaling.md',
    ...decisions.map((name) => `docs/decisions/${name}`),
  ])('%s names only paths that exist', (file) => {
    expect(pathsNamedIn(read(file)).filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  it('names paths in the plan and in the trace, so that the check above has something to look at', () => {
    expect(pathsNamedIn(read('ARCHITECTURE.md')).length).toBeGreaterThan(40);
    expect(pathsNamedIn(read('docs/traceability.md')).length).toBeGreaterThan(40);
    expect(pathsNamedIn('`src/kernel/money.ts`, `npm test`, `schema/0001.sql`')).toEqual([
      'src/kernel/money.ts',
    ]);
  });

  it.each(['README.md', 'README.es.md', 'docs/decisions/README.md', 'SECURITY.md', 'CONTRIBUTING.md'])(
    'every link of %s leads somewhere',
    (file) => {
      // Pictures are taken of the running program.
      const pages = linkedFrom(file).filter((path) => !path.endsWith('.png'));
      expect(pages.filter((path) => !existsSync(join(root, path)))).toEqual([]);
    },
  );

  it.each(decisions)('the decision %s has context, options, decision and consequences', (name) => {
    const headings = [...read(`docs/decisions/${name}`).matchAll(/^\*\*(\w+)\.\*\*/gm)].map(
      ([, word]) => word,
    );
    expect(headings).toEqual(['Context', 'Options', 'Decision', 'Consequences']);
  });

  it('says of every requirement where it stands', () => {
    const counts = {
      GP: 15,
      SD: 2,
      OP: 11,
      IW: 3,
      AC: 7,
      PF: 3,
      NL: 2,
      ST: 1,
      PM: 5,
      SQ: 2,
      FA: 4,
      CT: 1,
      X: 3,
      B: 5,
    };
    const named = new Set<string>();
    for (const line of read('docs/traceability.md').split('\n')) {
      const first = /^\| ([A-Z]+-[^|]*)\|/.exec(line)?.[1] ?? '';
      for (const [, kind = '', from, to] of first.matchAll(/([A-Z]+)-(\d+)(?: to [A-Z]+-(\d+))?/g))
        for (let n = Number(from); n <= Number(to ?? from); n += 1) named.add(`${kind}-${n}`);
    }
    const all = Object.entries(counts).flatMap(([kind, n]) =>
      Array.from({ length: n }, (_, i) => `${kind}-${i + 1}`),
    );
    expect([...named].sort()).toEqual(all.sort());
  });
});
