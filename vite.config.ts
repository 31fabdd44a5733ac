import { join } from 'node:path';
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

export default defineConfig({
  root: join(import.meta.dirname, 'src', 'web'),
  plugins: [react(), serviceWorker()],
  build: {
    outDir: join(import.meta.dirname, 'dist', 'web'),
    emptyOutDir: true,
    target: ['chrome107', 'firefox110', 'safari16'],
    modulePreload: { polyfill: false },
    rollupOptions: {
      // A page downloads the pieces that it uses: the doors of the design and the kernel name them all, and none does anything by
      // being named.
      treeshake: {
        moduleSideEffects: [{ test: /src\/(?:design|kernel)\/.*\.tsx?$/, sideEffects: false }],
      },
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
