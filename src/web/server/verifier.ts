import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Rollup } from 'vite';

const source = join(import.meta.dirname, '..', 'verifier');
const program = join(import.meta.dirname, '..', '..', 'governance', 'elections', 'pages', 'crypto.worker.ts');

/**
 * The verifier of elections as one page with everything in it, for strangers to keep. Its policy names its script and its style by
 * their hashes and lets it reach no address, so that what it says rests on the file alone.
 */
export async function buildVerifier(): Promise<string> {
  const script = await bundle(join(source, 'main.ts'));
  const style = readFileSync(join(source, 'verifier.css'), 'utf8');
  // The worker's code is data of the page: `<` is written so that no text of it can end the element it stands in.
  const worker = JSON.stringify(await bundle(program)).replaceAll('<', '\\u003c');
  const policy = [
    "default-src 'none'",
    `script-src ${hashOf(script)} 'wasm-unsafe-eval' blob:`,
    'worker-src blob:',
    `style-src ${hashOf(style)}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const parts: readonly (readonly [place: string, filled: string])[] = [
    ['POLICY', policy],
    ['<style></style>', `<style>${style}</style>`],
    ['id="programa"></script>', `id="programa">${worker}</script>`],
    ['<script></script>', `<script>${script}</script>`],
  ];
  return parts.reduce(
    (page, [place, filled]) => page.replace(place, () => filled),
    readFileSync(join(source, 'verificador.html'), 'utf8'),
  );
}

/** The policy that a built verifier carries, for whoever serves it. */
export const policyOf = (page: string): string =>
  /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1] ?? "default-src 'none'";

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** One script without imports. */
async function bundle(entry: string): Promise<string> {
  const { build } = await import('vite');
  const built = (await build({
    configFile: false,
    root: source,
    logLevel: 'warn',
    build: {
      write: false,
      target: ['chrome107', 'firefox110', 'safari16'],
      lib: { entry, formats: ['iife'], name: 'amparo', fileName: 'script' },
    },
  })) as Rollup.RollupOutput[];
  const { code } = (Array.isArray(built) ? built[0]! : built).output[0];
  if (/<\/script|<!--/i.test(code) && entry.endsWith('main.ts'))
    throw new Error('the script of the verifier would end its own element');
  return code;
}
