import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { preview } from 'vite';
import { buildForPeople } from './buildForPeople.ts';

export interface ServedCatalogue {
  url: string;
  close: () => Promise<void>;
}

/** Builds the catalogue as a page is built for people, into a temporary folder, and serves it on a free port. */
export async function serveCatalogue(): Promise<ServedCatalogue> {
  const folder = mkdtempSync(join(tmpdir(), 'amparo-catalogue-'));
  const root = join(import.meta.dirname, 'catalogue');
  await buildForPeople({ root, build: { outDir: folder, emptyOutDir: true } });
  const server = await preview({
    configFile: false,
    root,
    logLevel: 'error',
    build: { outDir: folder },
    preview: { port: 0, host: '127.0.0.1' },
  });
  const url = server.resolvedUrls?.local[0];
  if (!url) throw new Error('The catalogue is built but nobody serves it.');
  return {
    url,
    close: async () => {
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
