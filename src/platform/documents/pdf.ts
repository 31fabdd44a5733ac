import { Worker } from 'node:worker_threads';

/** What the typesetter's thread is asked and what it answers; see pdf.worker.ts. */
export interface PdfTask {
  readonly number: number;
  readonly template: string;
  readonly dataText: string;
  /** Seconds since 1970, written into the document as the moment of its making. */
  readonly madeAt: number;
}
export interface PdfAnswer {
  readonly number: number;
  readonly pdf?: Uint8Array;
  readonly error?: string;
  readonly noPlatform?: boolean;
}

/** The typesetter's binary does not come for this machine. */
export class NoPdfForPlatform extends Error {
  constructor() {
    super(
      `PDF is not available on ${process.platform}-${process.arch}: the typesetter comes for Linux on x64.`,
    );
  }
}

interface Waiting {
  readonly resolve: (pdf: Uint8Array) => void;
  readonly reject: (error: Error) => void;
}

// One thread for the whole process, begun with the first document and let go when none came for a while.
const idleMs = 30_000;
const waiting = new Map<number, Waiting>();
let thread: Worker | undefined;
let idle: NodeJS.Timeout | undefined;
let last = 0;

/**
 * Typesets a document: PDF 1.7, tagged, PDF/UA-1. The template is typst's own language and belongs to the program; whatever persons
 * wrote comes in `data`, which the template reads as JSON (`#let d = json(bytes(sys.inputs.data))`) and typesets as plain text.
 * The same template, data and moment give the same bytes.
 *
 * @param data JSON; `language` (es or en) and `title` are needed by `house.typ`.
 * @param madeAt the moment that the document gives for its making.
 * @throws NoPdfForPlatform where the typesetter does not run; Error with the typesetter's words on a template that does not stand.
 */
export function renderPdf(
  template: string,
  data: Readonly<Record<string, unknown>>,
  madeAt: Date,
): Promise<Uint8Array> {
  const task: PdfTask = {
    number: ++last,
    template,
    dataText: JSON.stringify(data),
    madeAt: Math.floor(madeAt.getTime() / 1000),
  };
  return new Promise((resolve, reject) => {
    waiting.set(task.number, { resolve, reject });
    clearTimeout(idle);
    const typesetting = typesetter();
    typesetting.ref();
    typesetting.postMessage(task);
  });
}

function typesetter(): Worker {
  if (thread) return thread;
  const begun = new Worker(new URL('./pdf.worker.ts', import.meta.url));
  begun.on('message', ({ number, pdf, error, noPlatform }: PdfAnswer) => {
    const one = waiting.get(number);
    waiting.delete(number);
    if (pdf) one?.resolve(pdf);
    else one?.reject(noPlatform ? new NoPdfForPlatform() : new Error(error));
    if (waiting.size === 0) {
      // Idle, it does not keep the process from ending.
      begun.unref();
      idle = setTimeout(() => letGo(begun), idleMs);
      idle.unref();
    }
  });
  begun.on('error', (error) => {
    if (thread === begun) thread = undefined;
    for (const one of waiting.values()) one.reject(error);
    waiting.clear();
  });
  thread = begun;
  return begun;
}

function letGo(begun: Worker): void {
  if (waiting.size > 0) return;
  if (thread === begun) thread = undefined;
  void begun.terminate();
}
