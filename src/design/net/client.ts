import { currentLanguage } from '../preferences.ts';

/** What the server said no with (RFC 9457): a title that states the fact, a detail that says what to do. */
export interface Problem {
  readonly title: string;
  readonly detail?: string;
  readonly status: number;
  readonly refusal?: string;
  readonly figures?: Readonly<Record<string, unknown>>;
  readonly errors?: readonly { readonly field: string; readonly message: string }[];
  readonly requestId?: string;
}

/** The server answered and refused; what the person wrote is still on the page. */
export class Refused extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.title);
    this.name = 'Refused';
    this.problem = problem;
  }
}

/** Nobody answered: no connection, or it was lost on the way. Whether the command was done is not known; its key makes a retry safe. */
export class Unreached extends Error {
  constructor(cause: unknown) {
    super('No answer from the server', { cause });
    this.name = 'Unreached';
  }
}

/** A fresh key for a command. Made when the person starts, kept until she has the answer. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export interface Ask {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** JSON, or a file as it is. */
  readonly body?: unknown;
  /** Idempotency-Key; made here for a command that has none. */
  readonly key?: string;
  readonly signal?: AbortSignal;
}

/** Asks the server. @throws Refused when it said no, Unreached when nobody answered. */
export async function ask<Answer>(url: string, options: Ask = {}): Promise<Answer> {
  const method = options.method ?? (options.body === undefined ? 'GET' : 'POST');
  const file = options.body instanceof Blob;
  const headers: Record<string, string> = {
    accept: 'application/json',
    'accept-language': currentLanguage(),
  };
  if (method !== 'GET') headers['idempotency-key'] = options.key ?? newKey();
  if (options.body !== undefined) headers['content-type'] = file ? 'text/csv' : 'application/json';
  let response: Response;
  try {
    response = await fetch(url, {
      method,
      headers,
      body:
        options.body === undefined ? undefined : file ? (options.body as Blob) : JSON.stringify(options.body),
      signal: options.signal,
      credentials: 'same-origin',
    });
  } catch (error) {
    if (options.signal?.aborted) throw error;
    throw new Unreached(error);
  }
  const text = await response.text().catch((error: unknown) => {
    throw new Unreached(error);
  });
  if (!response.ok) throw new Refused(readProblem(text, response.status));
  return (text === '' ? null : JSON.parse(text)) as Answer;
}

function readProblem(text: string, status: number): Problem {
  try {
    const problem: unknown = JSON.parse(text);
    if (problem && typeof problem === 'object' && 'title' in problem) return problem as Problem;
  } catch {
    // A proxy in between may answer with a page of its own; its status still says something.
  }
  return {
    title: currentLanguage() === 'es' ? `El servidor respondió ${status}` : `The server answered ${status}`,
    status,
  };
}
