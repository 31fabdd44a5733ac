import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { buildForPeople } from './buildForPeople.ts';

describe('the script of a public form', () => {
  it('is far below 150 KB gzipped, because the door brings only the pieces that are named', async () => {
    const input = join(import.meta.dirname, 'weight/publicPage.tsx');
    const built = await buildForPeople({ build: { write: false, rolldownOptions: { input } } });
    const chunks = built.output.filter((file) => file.type === 'chunk');
    const modules = chunks.flatMap((chunk) =>
      Object.entries(chunk.modules).flatMap(([name, module]) => (module.renderedLength > 0 ? [name] : [])),
    );
    expect(modules.some((name) => name.endsWith('basics/Rating.tsx'))).toBe(true);
    const heavy = /react-aria|react-stately|uplot|charts\/|basics\/(ComboBox|Table)/;
    expect(modules.filter((name) => heavy.test(name))).toEqual([]);
    const kilobytes = chunks.reduce((sum, chunk) => sum + gzipSync(chunk.code).length, 0) / 1000;
    expect(kilobytes).toBeGreaterThan(40);
    // React itself is about 60; the pieces of a whole form may add 20.
    expect(kilobytes).toBeLessThan(85);
  });
});
