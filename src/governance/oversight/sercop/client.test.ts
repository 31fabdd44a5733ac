import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  type Answer,
  bulkAddress,
  recordAddress,
  type Step,
  searchAddress,
  sercopPackages,
  type Transport,
} from './client.ts';

const recorded = (name: string) =>
  readFileSync(join(import.meta.dirname, 'recordings', `${name}.json`), 'utf8');
const base = 'https://portal.example';
const asked = { year: 2026, search: 'hospital' };
const [gloves, lifts, rooms] = [
  'ocds-5wno2w-001-SIE-HIS-2026-001',
  'ocds-5wno2w-001-MCS-HIS-2026-002',
  'ocds-5wno2w-001-LICO-HIS-2026-003',
] as const;
const fine = (text: string): Answer => ({ status: 200, retryAfter: null, text });

/** A portal that answers from what was recorded; each address gives its answers in turn, and the last one for ever. */
function portal(answers: Readonly<Record<string, readonly (Answer | Error)[]>>) {
  const turns = new Map<string, number>();
  const waited: number[] = [];
  const transport: Transport = {
    async get(url) {
      const known = answers[url];
      if (!known) throw new Error(`Nobody recorded ${url}`);
      const turn = turns.get(url) ?? 0;
      turns.set(url, turn + 1);
      const answer = known[Math.min(turn, known.length - 1)]!;
      if (answer instanceof Error) throw answer;
      return answer;
    },
    async wait(milliseconds) {
      waited.push(milliseconds);
    },
  };
  return { transport, waited, asked: (url: string) => turns.get(url) ?? 0 };
}
const steps = async (journey: AsyncGenerator<Step>) => {
  const all: Step[] = [];
  for await (const step of journey) all.push(step);
  return all;
};
const short = (step: Step) =>
  step.kind === 'page'
    ? `page ${step.page}/${step.pages}`
    : step.kind === 'package'
      ? step.ocid
      : `! ${step.what}: ${step.why}`;
const pages = {
  [searchAddress(base, asked, 1)]: [fine(recorded('search-page-1'))],
  [searchAddress(base, asked, 2)]: [fine(recorded('search-page-2'))],
};

describe('the portal’s addresses', () => {
  it('are those that others describe', () => {
    expect(searchAddress(base, { ...asked, buyer: 'IESS' }, 3)).toBe(
      'https://portal.example/api/search_ocds?year=2026&search=hospital&page=3&buyer=IESS',
    );
    expect(recordAddress(base, 'ocds-5wno2w-1/2')).toBe(
      'https://portal.example/api/record?ocid=ocds-5wno2w-1%2F2',
    );
    expect(bulkAddress(base, 2026, 3)).toBe(
      'https://portal.example/download?type=json&year=2026&month=03&method=all',
    );
  });
});

describe('a journey through the portal', () => {
  it('leafs through the pages and brings each process once', async () => {
    const { transport, asked: times } = portal({
      ...pages,
      [recordAddress(base, gloves)]: [fine(recorded('record-1'))],
      [recordAddress(base, lifts)]: [fine(recorded('record-1'))],
      [recordAddress(base, rooms)]: [fine(recorded('record-3'))],
    });
    const found = await steps(sercopPackages(asked, transport, new Set(), base));
    expect(found.map(short)).toEqual(['page 1/2', gloves, lifts, 'page 2/2', rooms]);
    // The second process is on both pages.
    expect(times(recordAddress(base, lifts))).toBe(1);
    expect(found[1]).toMatchObject({
      body: { releases: [{ ocid: gloves, tag: ['tender'] }, { tag: ['award'] }] },
    });
  });

  it('waits where it is told to, and tells and passes over what cannot be had', async () => {
    const { transport, waited } = portal({
      ...pages,
      [recordAddress(base, gloves)]: [
        { status: 429, retryAfter: 7, text: '' },
        { status: 429, retryAfter: null, text: '' },
        new Error('timed out'),
        { status: 502, retryAfter: null, text: '' },
        fine(recorded('record-1')),
      ],
      [recordAddress(base, lifts)]: [{ status: 404, retryAfter: null, text: '' }],
      [recordAddress(base, rooms)]: [fine('<html>Mantenimiento</html>')],
    });
    const found = await steps(sercopPackages(asked, transport, new Set(), base));
    expect(found.map(short)).toEqual([
      'page 1/2',
      gloves,
      `! ${lifts}: status 404`,
      'page 2/2',
      `! ${rooms}: the answer is not JSON`,
    ]);
    // Seven seconds as it was told, a minute where it was not, then two ever longer pauses; and four of what is no JSON.
    expect(waited).toEqual([7_000, 60_000, 8_000, 16_000, 2_000, 4_000, 8_000, 16_000]);
  });

  it('that broke off goes on without what is there already', async () => {
    const { transport, asked: times } = portal({
      ...pages,
      [recordAddress(base, rooms)]: [fine(recorded('record-3'))],
    });
    const found = await steps(sercopPackages(asked, transport, new Set([gloves, lifts]), base));
    expect(found.map(short)).toEqual(['page 1/2', 'page 2/2', rooms]);
    expect(times(recordAddress(base, gloves))).toBe(0);
  });

  it('ends where even the first page does not come', async () => {
    const { transport } = portal({
      [searchAddress(base, asked, 1)]: [{ status: 403, retryAfter: null, text: '' }],
    });
    expect((await steps(sercopPackages(asked, transport, new Set(), base))).map(short)).toEqual([
      '! page 1: status 403',
    ]);
  });
});
