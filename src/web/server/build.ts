import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildVerifier } from './verifier.ts';

const project = join(import.meta.dirname, '..', '..', '..');

/** Where the built pages lie. */
export const builtFolder: string = join(project, 'dist', 'web');

/** What the pages are made of, by name, size and time: enough to know that nothing changed since they were built. */
function sourceMark(): string {
  const mark = createHash('sha256');
  const walk = (folder: string) => {
    for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) =>
      a.name < b.name ? -1 : 1,
    )) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) walk(path);
      else if (
        /\.(tsx?|css|html|js|svg|webmanifest)$/.test(entry.name) &&
        !/\.test\.tsx?$/.test(entry.name)
      ) {
        const { size, mtimeMs } = statSync(path);
        mark.update(`${path.slice(project.length)} ${size} ${mtimeMs}\n`);
      }
    }
  };
  walk(join(project, 'src'));
  for (const name of ['package-lock.json', 'vite.config.ts']) mark.update(readFileSync(join(project, name)));
  return mark.digest('hex');
}

/**
 * Builds the pages if their sources changed since the last time. They are built aside and moved into place whole, so that a
 * process killed half-way, or two that build at once, never leave half a house.
 *
 * @returns the folder of the pages.
 */
export async function buildPages(): Promise<string> {
  const mark = sourceMark();
  const markFile = join(builtFolder, 'built.txt');
  if (existsSync(markFile) && readFileSync(markFile, 'utf8') === mark) return builtFolder;
  const { build } = await import('vite');
  // Vite takes the mode of the process for the pages' own; a test runner's would build React's slow and heavy variant.
  const mode = process.env.NODE_ENV;
  process.env.NODE_ENV = 'production';
  const aside = `${builtFolder}.${process.pid}`;
  try {
    await build({
      configFile: join(project, 'vite.config.ts'),
      logLevel: 'warn',
      build: { outDir: aside, emptyOutDir: true },
    });
    writeFileSync(join(aside, 'verificador.html'), await buildVerifier());
    writeFileSync(join(aside, 'built.txt'), mark);
    const old = `${aside}.old`;
    if (existsSync(builtFolder)) renameSync(builtFolder, old);
    try {
      renameSync(aside, builtFolder);
    } catch (error) {
      // Another process put its pages there in between; they are made of the same sources.
      if (!existsSync(markFile)) throw error;
    }
    rmSync(old, { recursive: true, force: true });
  } finally {
    if (mode === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = mode;
    rmSync(aside, { recursive: true, force: true });
  }
  return builtFolder;
}
