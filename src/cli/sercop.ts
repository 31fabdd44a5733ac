import { createReadStream, existsSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { type PortalTransport, sercopBase, sercopPackages } from '#governance/oversight';

const USAGE =
  'Usage: amparo sercop --year <year> --search <text> --out <file.jsonl> [--buyer <name>] [--supplier <name>] [--base <url>]\n';

/**
 * `amparo sercop`: brings what a search of the public procurement portal finds into a file of release packages, one on each line, which
 * the desk takes. A file that is there already is gone on with: what it holds is not asked for again.
 *
 * @returns 0 done, 1 where something could not be had (it is named, and the same command tries it again), 2 not understood.
 */
export async function run(args: string[]): Promise<number> {
  const given = new Map<string, string>();
  for (let i = 0; i < args.length; i += 2) {
    const [name, value] = [args[i] ?? '', args[i + 1]];
    if (name === '--help' || name === '-h') {
      process.stdout.write(USAGE);
      return 0;
    }
    if (!/^--(year|search|out|buyer|supplier|base)$/.test(name) || value === undefined) return misused();
    given.set(name.slice(2), value);
  }
  const year = Number(given.get('year'));
  const search = given.get('search') ?? '';
  const out = given.get('out');
  if (!Number.isInteger(year) || year < 2015 || search.length < 3 || out === undefined) return misused();
  const known = await ocidsIn(out);
  if (known.size > 0) process.stderr.write(`${known.size} processes are in ${out} already.\n`);
  const file = await open(out, 'a');
  let brought = 0;
  let failed = 0;
  try {
    const asked = { year, search, buyer: given.get('buyer'), supplier: given.get('supplier') };
    for await (const step of sercopPackages(asked, overTheNetwork, known, given.get('base') ?? sercopBase))
      switch (step.kind) {
        case 'page':
          process.stderr.write(`Page ${step.page} of ${step.pages}, ${step.total} processes\n`);
          break;
        case 'package':
          await file.appendFile(`${JSON.stringify(step.body)}\n`);
          brought += 1;
          break;
        case 'failed':
          process.stderr.write(`Not had: ${step.what} (${step.why})\n`);
          failed += 1;
          break;
      }
  } finally {
    await file.close();
  }
  process.stderr.write(`${brought} processes brought, ${failed} not had.\n`);
  return failed === 0 ? 0 : 1;
}

/** Processes that a file of packages holds; a last line that was cut off counts for nothing. */
async function ocidsIn(path: string): Promise<Set<string>> {
  const ocids = new Set<string>();
  if (!existsSync(path)) return ocids;
  for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Infinity })) {
    try {
      const value = JSON.parse(line) as { releases?: readonly { ocid?: unknown }[] };
      for (const { ocid } of value.releases ?? []) if (typeof ocid === 'string') ocids.add(ocid);
    } catch {
      // The desk reports the line when it reads the file.
    }
  }
  return ocids;
}

const answerMs = 120_000;
const overTheNetwork: PortalTransport = {
  async get(url) {
    const response = await fetch(url, { signal: AbortSignal.timeout(answerMs) });
    const seconds = Number(response.headers.get('retry-after'));
    return {
      status: response.status,
      retryAfter: response.headers.has('retry-after') && Number.isFinite(seconds) ? seconds : null,
      text: await response.text(),
    };
  },
  async wait(milliseconds) {
    await pause(milliseconds);
  },
};

function misused(): number {
  process.stderr.write(USAGE);
  return 2;
}
