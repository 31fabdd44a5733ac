import { csvLine } from '#kernel';
import type { ProcessLine } from './reads.ts';

const columns: readonly (readonly [string, (line: ProcessLine) => string | number | null])[] = [
  ['ocid', (line) => line.ocid],
  ['title', (line) => line.title],
  ['buyer_id', (line) => line.buyerId],
  ['buyer', (line) => line.buyerName],
  ['stage', (line) => line.stage],
  ['year', (line) => line.year],
  ['method', (line) => line.method],
  ['method_details', (line) => line.methodDetails],
  ['awarded_usd', (line) => line.awarded],
  ['contracted_usd', (line) => line.contracted],
  ['amendments', (line) => line.amendments],
  ['bids', (line) => line.bids],
  ['flags', (line) => line.flags.join(' ')],
  ['changed_on', (line) => line.changedOn],
];

/** Processes as CSV, with a byte-order mark so that spreadsheets read the accents, in pieces as they come; an empty field was not published. */
export async function* csvOf(pages: AsyncIterable<readonly ProcessLine[]>): AsyncGenerator<string> {
  yield `\ufeff${csvLine(columns.map(([name]) => name))}`;
  for await (const lines of pages)
    yield lines.map((line) => csvLine(columns.map(([, read]) => read(line)))).join('');
}

/** Processes as one JSON document, in pieces as they come. */
export async function* jsonOf(
  head: Readonly<Record<string, unknown>>,
  pages: AsyncIterable<readonly ProcessLine[]>,
): AsyncGenerator<string> {
  yield `{"format":"amparo-procurement-1",${JSON.stringify(head).slice(1, -1)},"processes":[`;
  let isFirst = true;
  for await (const lines of pages) {
    yield `${isFirst ? '' : ','}${lines.map((line) => JSON.stringify(line)).join(',')}`;
    isFirst = false;
  }
  yield ']}\n';
}
