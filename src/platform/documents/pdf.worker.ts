import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parentPort } from 'node:worker_threads';
import type { PdfAnswer, PdfTask } from './pdf.ts';

/** The little of the typesetter's interface (typst-ts-node-compiler 0.7) that is used here. */
interface Typesetter {
  compile(options: { mainFileContent: string; inputs: Record<string, string> }): {
    readonly result: object | null;
    takeDiagnostics(): { readonly shortDiagnostics: readonly object[] } | null;
  };
  pdf(document: object, options: { pdfStandard: string; creationTimestamp: number }): Uint8Array;
  evictCache(maxAge: number): void;
}

const require = createRequire(import.meta.url);
let typesetter: Typesetter | undefined;

/** The binary for this machine; Linux may have one of two C libraries. */
function openTypesetter(): Typesetter | undefined {
  for (const library of ['gnu', 'musl']) {
    try {
      const { NodeCompiler } = require(
        `@myriaddreamin/typst-ts-node-compiler-${process.platform}-${process.arch}-${library}`,
      ) as { NodeCompiler: { create(options: { workspace: string }): Typesetter } };
      // The templates' folder is all that a template can read: no file above it, no address.
      return NodeCompiler.create({ workspace: join(import.meta.dirname, 'templates') });
    } catch {
      // Not this one.
    }
  }
  return undefined;
}

function answer(task: PdfTask): PdfAnswer {
  typesetter ??= openTypesetter();
  if (!typesetter) return { number: task.number, noPlatform: true };
  try {
    const compiled = typesetter.compile({
      mainFileContent: task.template,
      inputs: { data: task.dataText },
    });
    if (!compiled.result) {
      const said = compiled.takeDiagnostics()?.shortDiagnostics ?? [];
      return { number: task.number, error: `The template does not stand: ${JSON.stringify(said)}` };
    }
    const pdf = typesetter.pdf(compiled.result, { pdfStandard: 'ua-1', creationTimestamp: task.madeAt });
    typesetter.evictCache(5);
    return { number: task.number, pdf };
  } catch (error) {
    return { number: task.number, error: error instanceof Error ? error.message : String(error) };
  }
}

parentPort?.on('message', (task: PdfTask) => parentPort?.postMessage(answer(task)));
