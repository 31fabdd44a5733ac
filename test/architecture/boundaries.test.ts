import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');

function cruise(config: string): { status: number | null; output: string } {
  const run = spawnSync(
    'node',
    [join(root, 'node_modules/.bin/depcruise'), '--config', config, '--output-type', 'err', 'src'],
    {
      cwd: root,
      encoding: 'utf8',
    },
  );
  return { status: run.status, output: run.stdout + run.stderr };
}

describe('the dependency rules', () => {
  const planted: string[] = [];
  afterAll(() => {
    for (const folder of planted) rmSync(folder, { recursive: true, force: true });
  });

  it('hold in the whole house', () => {
    const { status, output } = cruise('.dependency-cruiser.cjs');
    expect(output).not.toMatch(/\berror\b/);
    expect(status).toBe(0);
  });

  it('hold for what a page downloads', () => {
    const { status, output } = cruise('.dependency-cruiser-pages.cjs');
    expect(output).not.toMatch(/\berror\b/);
    expect(status).toBe(0);
  });

  it('fail on a deliberate violation: a lower floor that imports a higher one', () => {
    const folder = mkdtempSync(join(root, 'src', 'kernel', 'violation-'));
    planted.push(folder);
    writeFileSync(join(folder, 'upward.ts'), "export * from '../../law/index.ts';\n");
    const { status, output } = cruise('.dependency-cruiser.cjs');
    rmSync(folder, { recursive: true, force: true });
    expect(output).toContain('kernel-design-never-upward');
    expect(status).not.toBe(0);
  });
});
