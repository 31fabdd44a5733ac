import { isObject, type Json } from '../ocds.ts';

/** The portal's address; another country's portal of the same make has another. */
export const sercopBase = 'https://datosabiertos.compraspublicas.gob.ec/PLATAFORMA';

export interface Asked {
  readonly year: number;
  /** At least three letters, as the portal wants. */
  readonly search: string;
  readonly buyer?: string;
  readonly supplier?: string;
}
export interface Answer {
  readonly status: number;
  /** Seconds after which one may ask again, where the portal said so. */
  readonly retryAfter: number | null;
  readonly text: string;
}
/** How the portal is reached and how time passes: a test hands over recorded answers. */
export interface Transport {
  /** @throws Error where nobody answers. */
  get(url: string): Promise<Answer>;
  wait(milliseconds: number): Promise<void>;
}

export type Step =
  | { readonly kind: 'page'; readonly page: number; readonly pages: number; readonly total: number }
  | { readonly kind: 'package'; readonly ocid: string; readonly body: Json }
  | { readonly kind: 'failed'; readonly what: string; readonly why: string };

export const searchAddress = (base: string, asked: Asked, page: number): string =>
  `${base}/api/search_ocds?${new URLSearchParams({
    year: String(asked.year),
    search: asked.search,
    page: String(page),
    ...(asked.buyer ? { buyer: asked.buyer } : {}),
    ...(asked.supplier ? { supplier: asked.supplier } : {}),
  })}`;
export const recordAddress = (base: string, ocid: string): string =>
  `${base}/api/record?${new URLSearchParams({ ocid })}`;
export const bulkAddress = (base: string, year: number, month: number): string =>
  `${base}/download?${new URLSearchParams({ type: 'json', year: String(year), month: String(month).padStart(2, '0'), method: 'all' })}`;

const attempts = 5;
const minuteMs = 60_000;

/**
 * Every process that a search finds, one after another: its page of the list, then its release package. What cannot be had after five
 * attempts is told and passed over, so that one bad answer does not end a long journey.
 *
 * @param known processes that somebody has already, which are not asked for again: how a journey that broke off goes on.
 */
export async function* sercopPackages(
  asked: Asked,
  transport: Transport,
  known: ReadonlySet<string> = new Set(),
  base = sercopBase,
): AsyncGenerator<Step> {
  let pages = 1;
  const met = new Set<string>();
  for (let page = 1; page <= pages; page += 1) {
    const listed = await patiently(transport, searchAddress(base, asked, page));
    const list = 'json' in listed ? readList(listed.json) : undefined;
    if (!list) {
      yield { kind: 'failed', what: `page ${page}`, why: 'why' in listed ? listed.why : 'not a list' };
      // Without its first page nobody knows how many there are.
      if (page === 1) return;
      continue;
    }
    pages = list.pages;
    yield { kind: 'page', page, pages, total: list.total };
    for (const ocid of list.ocids) {
      // A process that changes while one leafs through may come up on two pages.
      if (met.has(ocid) || known.has(ocid)) continue;
      met.add(ocid);
      const found = await patiently(transport, recordAddress(base, ocid));
      if ('why' in found) yield { kind: 'failed', what: ocid, why: found.why };
      else yield { kind: 'package', ocid, body: found.json };
    }
  }
}

function readList(json: Json): { pages: number; total: number; ocids: string[] } | undefined {
  if (!isObject(json) || !Array.isArray(json.data)) return undefined;
  const pages = Number(json.pages);
  return {
    pages: Number.isInteger(pages) && pages >= 0 ? pages : 1,
    total: Number(json.total) || 0,
    ocids: (json.data as readonly Json[]).flatMap((one) =>
      isObject(one) && typeof one.ocid === 'string' && one.ocid !== '' ? [one.ocid] : [],
    ),
  };
}

/** Asks again, later each time, where the portal is busy or silent; a minute where it says that it was asked too often. */
async function patiently(
  transport: Transport,
  url: string,
): Promise<{ readonly json: Json } | { readonly why: string }> {
  let why = '';
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    let pauseMs = 1000 * 2 ** attempt;
    try {
      const { status, retryAfter, text } = await transport.get(url);
      if (status === 200) {
        try {
          return { json: JSON.parse(text) as Json };
        } catch {
          why = 'the answer is not JSON';
        }
      } else {
        why = `status ${status}`;
        if (status === 429) pauseMs = retryAfter === null ? minuteMs : retryAfter * 1000;
        else if (status < 500) return { why };
      }
    } catch (error) {
      why = error instanceof Error ? error.message : String(error);
    }
    if (attempt < attempts) await transport.wait(pauseMs);
  }
  return { why };
}
