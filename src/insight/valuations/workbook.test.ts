import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { RunInputs, RunRequest } from '#actuarial';
import { canonicalJson } from '#kernel';
import { loadLaw } from '#law/folder';
import { readZip, writeXlsx } from '#platform/documents';
import { doRun } from './doRun.ts';
import { openReferenceCase } from './referenceCase.ts';
import type { WholeSubject } from './reportSubject.ts';
import { resultView } from './resultView.ts';
import type { RunRow } from './runStore.ts';
import { foldValuation } from './valuation.ts';
import { valuationWorkbook } from './workbook.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const lawFolder = join(root, 'law');

interface Cell {
  readonly value: number | undefined;
  readonly formula: string | undefined;
}

/** A workbook's cells by sheet and place, as a spreadsheet program reads them from the file. */
function cellsOf(workbook: Uint8Array): Map<string, Map<string, Cell>> {
  const files = readZip(workbook, { files: 100, bytesEach: 20e6, bytesTotal: 50e6 });
  const text = (name: string) => files.get(name)!.toString('utf8');
  const names = [...text('xl/workbook.xml').matchAll(/<sheet name="([^"]+)"/g)].map((match) => match[1]!);
  return new Map(
    names.map((name, i) => {
      const cells = new Map<string, Cell>();
      for (const [, place, type, inside] of text(`xl/worksheets/sheet${i + 1}.xml`).matchAll(
        /<c r="([A-Z]+\d+)"(?: s="\d+")?(?: t="(\w+)")?>(.*?)<\/c>/g,
      )) {
        const formula = /<f>(.*?)<\/f>/.exec(inside!)?.[1]?.replaceAll('&apos;', "'");
        const value = type === 's' ? undefined : Number(/<v>(.*?)<\/v>/.exec(inside!)?.[1]);
        cells.set(place!, { value, formula });
      }
      return [name, cells];
    }),
  );
}

/** Computes a workbook's formulas from its plain cells alone, as an actuary's spreadsheet does when she changes one. */
function calculator(book: Map<string, Map<string, Cell>>): (sheet: string, place: string) => number {
  const known = new Map<string, number>();
  const places = (range: string): string[] => {
    const [, column, from, to] = /^([A-Z]+)(\d+):[A-Z]+(\d+)$/.exec(range)!;
    const [, , , last] = /^([A-Z]+)(\d+):([A-Z]+)\d+$/.exec(range)!;
    const columns =
      column === last
        ? [column!]
        : Array.from({ length: last!.charCodeAt(0) - column!.charCodeAt(0) + 1 }, (_, i) =>
            String.fromCharCode(column!.charCodeAt(0) + i),
          );
    return columns.flatMap((one) =>
      Array.from({ length: Number(to) - Number(from) + 1 }, (_, i) => `${one}${Number(from) + i}`),
    );
  };
  const cell = (sheet: string, place: string): number => {
    const key = `${sheet}!${place}`;
    const there = known.get(key);
    if (there !== undefined) return there;
    const { value = 0, formula } = book.get(sheet)?.get(place) ?? { value: 0, formula: undefined };
    const computed = formula === undefined ? value : compute(sheet, formula);
    known.set(key, computed);
    return computed;
  };
  const compute = (sheet: string, formula: string): number => {
    const expression = formula.replaceAll(
      /(SUM|SUMPRODUCT)\(([^()]*)\)|(?:'([^']+)'!)?([A-Z]+\d+)/g,
      (_, name: string | undefined, inside: string | undefined, other: string | undefined, place: string) => {
        if (name === undefined) return `(${cell(other ?? sheet, place)})`;
        const columns = inside!.split(',').map((range) => {
          const [, from = sheet, bare] = /^(?:'([^']+)'!)?(.*)$/.exec(range)!;
          return places(bare!).map((one) => cell(from, one));
        });
        const terms = columns[0]!.map((_one, i) =>
          columns.reduce((product, column) => product * column[i]!, 1),
        );
        return `(${terms.reduce((total, term) => total + term, 0)})`;
      },
    );
    if (!/^[-+*/().\de]+$/.test(expression)) throw new Error(`Not a plain sum: ${formula} → ${expression}`);
    return Number(new Function(`return ${expression.replaceAll('--', '+')}`)());
  };
  return cell;
}

describe('a valuation’s workbook', () => {
  let book: Map<string, Map<string, Cell>>;
  let figures: Readonly<Record<string, number | null>>;
  beforeAll(() => {
    const on = openReferenceCase({
      caseFolder: join(root, 'cases', 'ecuador'),
      lawFolder,
      law: loadLaw(lawFolder),
    });
    const inputsText = canonicalJson(on.inputsOf(undefined));
    const request = (study: string): RunRequest => ({ study, years: 40, scenario: on.scenarios[0]! });
    const done = doRun(
      {
        inputsText,
        request: request('ivm-2020'),
        comparedWith: { inputsText, request: request('ivm-2018') },
      },
      () => true,
    );
    figures = done.figures;
    const row = {
      runId: '',
      id: done.manifest.id,
      manifest: done.manifest,
      tablesSha256: '',
      figures: done.figures,
      comparison: done.comparison,
      finishedAt: new Date(0),
      tookMs: 0,
    };
    const subject: WholeSubject = {
      on,
      now: foldValuation([
        {
          kind: 'opened',
          title: '=IVM',
          study: 'ivm-2020',
          years: 40,
          at: '2026-01-01T00:00:00Z',
          actor: null,
        },
      ]),
      run: {} as RunRow,
      result: resultView(on, row, done.tables, { number: 1, title: 'La anterior' }, false),
      language: 'es',
      inputs: JSON.parse(inputsText) as RunInputs,
      data: undefined,
      madeAt: new Date(0),
    };
    book = cellsOf(writeXlsx(valuationWorkbook(subject)));
  });

  it('recomputes from its flows every figure that it states, to cents', () => {
    const cell = calculator(book);
    let formulas = 0;
    for (const [sheet, cells] of book) {
      for (const [place, { value, formula }] of cells) {
        if (formula === undefined) continue;
        formulas++;
        const computed = cell(sheet, place);
        const allowed = Math.max(0.05, 1e-9 * Math.abs(value!));
        expect(Math.abs(computed - value!), `${sheet}!${place} = ${formula}`).toBeLessThanOrEqual(allowed);
      }
    }
    // Forty years of reserve, opening reserve, discount and rate; the summary; persons; differences; steps.
    expect(formulas).toBeGreaterThan(250);
    expect(cell('Resumen', 'B13') / figures.deficit!).toBeCloseTo(1, 9);
  });

  it('lives: a thousand million less of State in one year raise the deficit by their present value', () => {
    const changed = new Map(book);
    const balance = new Map(book.get('Balance')!);
    // F is what the State pays, K the reserve at the end of the year.
    const row = [...balance].find(([place, one]) => place.startsWith('A') && one.value === 2030)![0].slice(1);
    balance.set(`F${row}`, { value: balance.get(`F${row}`)!.value! - 1e9, formula: undefined });
    changed.set('Balance', balance);
    const [was, is] = [calculator(book), calculator(changed)];
    const years = 10;
    expect((is('Resumen', 'B13') - was('Resumen', 'B13')) / (1e9 / 1.0625 ** years)).toBeCloseTo(1, 6);
    // And the reserve of 2060 lacks it with the thirty years' return that it did not earn.
    const last = Number(row) + 30;
    expect((was('Balance', `K${last}`) - is('Balance', `K${last}`)) / (1e9 * 1.0625 ** 30)).toBeCloseTo(1, 6);
  });

  it('keeps a title that begins like a formula as text', () => {
    expect(book.get('Resumen')!.get('A1')!.formula).toBeUndefined();
  });
});
