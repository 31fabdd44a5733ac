import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const engine = join(import.meta.dirname, '..', '..', 'src', 'actuarial');

/** What ECMAScript fixes to the last bit; every other function of Math may differ from one machine to the next (ECMA-262 §21.3.2). */
const exact = new Set(
  'abs min max floor ceil round trunc sign sqrt imul fround clz32 SQRT2 SQRT1_2 PI E LN2 LN10 LOG2E LOG10E'.split(
    ' ',
  ),
);

/** Names of what could give other bits elsewhere; comments and texts do not compute. */
function inexact(code: string): string[] {
  const bare = code.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '').replace(/'(?:[^'\\\n]|\\.)*'/g, "''");
  const called = Array.from(bare.matchAll(/\bMath\s*\.\s*(\w+)|\bMath\s*\[/g), (found) => found[1] ?? '[]');
  return [...called.filter((name) => !exact.has(name)), ...(/\*\*/.test(bare) ? ['**'] : [])];
}

describe('the engine computes with what is the same everywhere (Must hold 8)', () => {
  it('no file takes an exponential, a logarithm or a power but its own', () => {
    const files = globSync('**/*.ts', { cwd: engine }).filter((file) => !file.endsWith('.test.ts'));
    expect(files.length).toBeGreaterThan(50);
    const found = files.flatMap((file) =>
      inexact(readFileSync(join(engine, file), 'utf8')).map((name) => `${file}: ${name}`),
    );
    // SHA-256 draws its constants from integer powers, and every hash that the oracles know shows them right.
    expect(found).toEqual(['math/sha256.ts: **']);
  });

  it('finds them where they are planted', () => {
    expect(inexact('const a = Math.exp(1) + Math . pow(2, 3); // Math.log')).toEqual(['exp', 'pow']);
    expect(inexact('const b = Math["log"](2) * x ** 2;')).toEqual(['[]', '**']);
    expect(inexact("const c = Math.sqrt(2); /** squares */ say('x ** 2');")).toEqual([]);
  });
});
