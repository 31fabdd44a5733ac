import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** Writes the service worker with the list of what it keeps: the public entry, the pages that must work without a connection, fonts and style. */
function serviceWorker(): Plugin {
  return {
    name: 'amparo-service-worker',
    generateBundle(_options, bundle) {
      const kept = new Set<string>(['/']);
      const keep = (name: string) => {
        if (kept.has(`/${name}`)) return;
        kept.add(`/${name}`);
        const part = bundle[name];
        if (part?.type !== 'chunk') return;
        for (const imported of part.imports) keep(imported);
        for (const style of part.viteMetadata?.importedCss ?? []) keep(style);
      };
      for (const part of Object.values(bundle))
        if (
          part.type === 'chunk' &&
          (part.name === 'public' || part.facadeModuleId?.match(/RatePage|KioskPage|AccountPage/))
        )
          keep(part.fileName);
      for (const name of Object.keys(bundle))
        if (/source-sans.*latin.*\.woff2$/.test(name) && !/ext/.test(name)) keep(name);
      this.emitFile({ type: 'asset', fileName: 'kept.json', source: JSON.stringify([...kept].sort()) });
    },
  };
}

/**
 * Packs what compresses once, beside each file, as the server then sends it: tighter than it could at each request, and without its
 * work. Brotli's quality 10 makes all of it an eighth smaller than 4, which is what a server affords at each request, in 1.3 s of a processor; 11
 * takes twice that for a fiftieth less.
 */
function packed(): Plugin {
  return {
    name: 'amparo-packed',
    apply: 'build',
    async writeBundle({ dir }, bundle) {
      await Promise.all(
        Object.values(bundle).map(async (part) => {
          const content = Buffer.from(part.type === 'chunk' ? part.code : part.source);
          if (content.length < 1_400 || /\.woff2$/.test(part.fileName)) return;
          const params = {
            [constants.BROTLI_PARAM_QUALITY]: 10,
            [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
          };
          const path = join(dir!, part.fileName);
          await writeFile(`${path}.br`, await promisify(brotliCompress)(content, { params }));
          await writeFile(`${path}.gz`, await promisify(gzip)(content, { level: 9 }));
        }),
      );
    },
  };
}

// A page downloads the pieces that it uses: the doors of the design, the kernel and the engine name them all, and none does anything
// by being named.
const treeshake = {
  moduleSideEffects: [{ test: /src\/(?:design|kernel|actuarial)\/.*\.tsx?$/, sideEffects: false }],
};

export default defineConfig({
  root: join(import.meta.dirname, 'src', 'web'),
  plugins: [react(), serviceWorker(), packed()],
  worker: { rollupOptions: { treeshake } },
  build: {
    outDir: join(import.meta.dirname, 'dist', 'web'),
    emptyOutDir: true,
    target: ['chrome107', 'firefox110', 'safari16'],
    modulePreload: { polyfill: false },
    rollupOptions: {
      treeshake,
      output: {
        // A constant stays one: the engine is half as slow again on variables (docs/decisions/the-engine-has-its-own-memory.md).
        topLevelVar: false,
        // The small pieces that most pages share travel together: on a slow network every request waits its turn.
        codeSplitting: {
          groups: [
            { name: 'charts', test: /src\/design\/(?:charts\/|signature\/Figure|csv)/ },
            {
              name: 'forms',
              test: /src\/design\/(?:basics\/(?:Field|TextField|TextArea|Select|Checkbox|RadioGroup|NumberField|DateField|ErrorSummary)|readTypedDate|net\/use(?:Act|Draft))/,
            },
          ],
        },
      },
      input: {
        public: join(import.meta.dirname, 'src', 'web', 'index.html'),
        desk: join(import.meta.dirname, 'src', 'web', 'escritorio.html'),
      },
    },
  },
});
