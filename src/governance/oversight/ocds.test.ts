import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compileReleases, type JsonObject, mergeValue, type Release, storyOf } from './ocds.ts';
import { releaseChecker } from './releaseFaults.ts';

const folder = join(import.meta.dirname, '../../../cases/ocds');
const read = (path: string) => JSON.parse(readFileSync(join(folder, path), 'utf8'));
const check = releaseChecker(read('1.1.5/release-schema.json'));
/** The standard's fictional process, release by release. */
const releases: Release[] = readdirSync(join(folder, 'example'))
  .filter((name) => name !== 'record.json')
  .sort()
  .flatMap((name) => read(`example/${name}`).releases);

describe('merging releases', () => {
  it('gives the compiled release that the standard publishes for its example', () => {
    expect(releases.map(({ tag }) => tag[0])).toEqual([
      'planning',
      'tender',
      'tenderAmendment',
      'award',
      'contract',
      'implementation',
    ]);
    expect(compileReleases(releases)).toEqual(read('example/record.json').records[0].compiledRelease);
  });

  it('does not depend on the order in which releases arrive', () => {
    expect(compileReleases(releases.toReversed())).toEqual(compileReleases(releases));
  });

  // The cases of the standard's page on merging: null, identified members, whole lists, lists of plain values.
  it.each<[string, JsonObject, JsonObject, JsonObject]>([
    ['null takes away', { a: 1, b: 2 }, { b: null }, { a: 1 }],
    [
      'an object merges',
      { v: { amount: 1, currency: 'USD' } },
      { v: { amount: 2 } },
      { v: { amount: 2, currency: 'USD' } },
    ],
    [
      'members merge by id and new ones follow',
      { items: [{ id: '1', q: 1 }] },
      { items: [{ id: '2' }, { id: '1', q: 3 }] },
      { items: [{ id: '1', q: 3 }, { id: '2' }] },
    ],
    ['plain lists are replaced', { tags: ['a', 'b'] }, { tags: ['c'] }, { tags: ['c'] }],
    ['members without an id are replaced', { l: [{ x: 1 }] }, { l: [{ y: 2 }] }, { l: [{ y: 2 }] }],
    [
      'a list marked whole is replaced',
      { additionalClassifications: [{ id: '1' }] },
      { additionalClassifications: [{ id: '2' }] },
      { additionalClassifications: [{ id: '2' }] },
    ],
    [
      'an id of another type is another member',
      { l: [{ id: 1, x: 1 }] },
      { l: [{ id: '1', x: 2 }] },
      {
        l: [
          { id: 1, x: 1 },
          { id: '1', x: 2 },
        ],
      },
    ],
  ])('%s', (_name, before, after, merged) => {
    expect(mergeValue('', before, after)).toEqual(merged);
  });
});

describe('the story of a process', () => {
  it('tells what each release changed', () => {
    const story = storyOf(releases);
    expect(story.map((step) => [step.tag[0], step.changes.length > 0])).toEqual([
      ['planning', true],
      ['tender', true],
      ['tenderAmendment', true],
      ['award', true],
      ['contract', true],
      ['implementation', true],
    ]);
    // The amendment of the example moves the end of the tender's period and says why (its file 03).
    const amended = story[2]!.changes.map(({ path }) => path);
    expect(amended).toContain('tender/tenderPeriod/endDate');
    const change = story[2]!.changes.find(({ path }) => path === 'tender/tenderPeriod/endDate')!;
    expect(Date.parse(String(change.after))).toBeGreaterThan(Date.parse(String(change.before)));
  });

  it('says what was taken away', () => {
    const [, second] = storyOf([
      {
        ocid: 'o',
        id: '1',
        date: '2026-01-01T00:00:00Z',
        tag: ['tender'],
        tender: { id: 't', title: 'Camas' },
      },
      { ocid: 'o', id: '2', date: '2026-02-01T00:00:00Z', tag: ['tender'], tender: { id: 't', title: null } },
    ]);
    expect(second!.changes).toEqual([{ path: 'tender/title', before: 'Camas', after: undefined }]);
  });
});

describe('checking a release', () => {
  it('finds nothing in the releases of the standard’s example', () => {
    expect(releases.map(check)).toEqual(releases.map(() => []));
  });

  const broken = (change: (release: Record<string, unknown>) => void) => {
    const copy = structuredClone(releases[3]) as unknown as Record<string, unknown>;
    change(copy);
    return check(copy).map(({ path, rule, expected }) => [path, rule, expected]);
  };
  type Any = Record<string, Record<string, unknown>[]>;

  it.each<[string, (release: Record<string, unknown>) => void, string[]]>([
    [
      'no ocid',
      (r) => {
        delete r.ocid;
      },
      ['ocid', 'required', 'ocid'],
    ],
    [
      'a date that is none',
      (r) => {
        r.date = '31/02/2026';
      },
      ['date', 'format', 'date-time'],
    ],
    [
      'an amount in words',
      (r) => {
        (r as Any).awards![0]!.value = { amount: 'mil' };
      },
      ['awards/0/value/amount', 'type', 'number, null'],
    ],
    [
      'an unknown tag',
      (r) => {
        r.tag = ['secret'];
      },
      [
        'tag/0',
        'enum',
        'planning, planningUpdate, tender, tenderAmendment, tenderUpdate, tenderCancellation, award, awardUpdate, awardCancellation, contract',
      ],
    ],
    [
      'no identifier of an award',
      (r) => {
        delete (r as Any).awards![0]!.id;
      },
      ['awards/0/id', 'required', 'id'],
    ],
    [
      'a period that ends before it begins',
      (r) => {
        (r as Any).awards![0]!.contractPeriod = {
          startDate: '2026-03-01T00:00:00Z',
          endDate: '2026-02-01T00:00:00Z',
        };
      },
      ['awards/0/contractPeriod', 'period-ends-before-it-begins', '2026-03-01T00:00:00Z'],
    ],
    [
      'a supplier who is not among the parties',
      (r) => {
        ((r as Any).awards![0]!.suppliers as { id: string }[])[0]!.id = 'EC-RUC-0';
      },
      ['awards/0/suppliers/0/id', 'party-not-listed', 'parties'],
    ],
  ])('names the path and the rule of %s', (_name, change, [path, rule, expected]) => {
    const found = broken(change);
    expect(found.map(([p, r]) => [p, r])).toContainEqual([path, rule]);
    expect(found.find(([p, r]) => p === path && r === rule)![2]).toContain(expected!.slice(0, 60));
  });

  it('tells at most twenty faults, and of what is no release too', () => {
    expect(check([1, 2])).not.toEqual([]);
    expect(check({ awards: Array.from({ length: 60 }, () => ({})) })).toHaveLength(20);
  });
});
