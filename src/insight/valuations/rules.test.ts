import { describe, expect, it } from 'vitest';
import { writeZip } from '#platform/documents';
import { tablesOfFiles } from './packageFiles.ts';
import { sayIn, ticksFor } from './say.ts';
import {
  foldValuation,
  mayPublish,
  mayReview,
  mayRun,
  maySignOpinion,
  maySubmit,
  mayWithdraw,
  type ValuationDeed,
  type ValuationEvent,
} from './valuation.ts';

const ana = 'account-ana';
const rafael = 'account-rafael';
const signature = { name: 'Ana', registration: '14' };
const at = '2026-03-01T10:00:00.000Z';
const by = (actor: string, ...deeds: ValuationDeed[]): ValuationEvent[] =>
  deeds.map((deed) => ({ ...deed, at, actor }) as ValuationEvent);
const opened: ValuationDeed = { kind: 'opened', title: 'IVM', study: 'ivm-2020', years: 40 };
const received = (version: number, verdict: 'fit' | 'unfit' = 'fit'): ValuationDeed => ({
  kind: 'package-received',
  packageId: `package-${version}`,
  version,
  sha256: '0',
  verdict,
});
const signed: ValuationDeed = {
  kind: 'opinion-signed',
  packageId: 'package-1',
  opinion: 'bien',
  ...signature,
};
const chosen: ValuationDeed = { kind: 'run-chosen', runId: 'run-1', packageId: 'package-1' };
const written: ValuationDeed = { kind: 'text-written', summary: 'a', method: '', conclusions: 'b' };
const ready = by(ana, opened, received(1), signed, chosen, written);
const submitted = [...ready, ...by(ana, { kind: 'submitted', ...signature })];
const approved = [...submitted, ...by(rafael, { kind: 'approved', note: '', ...signature })];
const refusalOf = (decision: { ok: boolean; refusal?: { refusal: string } }) =>
  decision.ok ? undefined : decision.refusal?.refusal;

describe('a valuation', () => {
  it('needs its data signed before a run, and new data undo what rested on the old', () => {
    const fresh = foldValuation(by(ana, opened));
    expect(refusalOf(mayRun(fresh, 'package'))).toBe('package-missing');
    expect(mayRun(fresh, 'case').ok).toBe(true);
    expect(refusalOf(mayRun(foldValuation(by(ana, opened, received(1))), 'package'))).toBe(
      'opinion-not-signed',
    );
    expect(refusalOf(mayRun(foldValuation(by(ana, opened, received(1, 'unfit'))), 'package'))).toBe(
      'package-unfit',
    );
    expect(mayRun(foldValuation(ready), 'package').ok).toBe(true);
    const again = foldValuation([...ready, ...by(ana, received(2))]);
    expect(again.opinion).toBeNull();
    expect(again.chosen).toBeNull();
    expect(refusalOf(maySignOpinion(again, 'package-1'))).toBe('package-not-latest');
    expect(maySignOpinion(again, 'package-2').ok).toBe(true);
    expect(refusalOf(maySignOpinion(foldValuation(by(ana, opened, received(1, 'unfit'))), 'package-1'))).toBe(
      'package-unfit',
    );
  });

  it('is sent to review with a run and its texts, and not before', () => {
    expect(refusalOf(maySubmit(foldValuation(by(ana, opened, written))))).toBe('run-not-chosen');
    expect(refusalOf(maySubmit(foldValuation(by(ana, opened, chosen))))).toBe('text-missing');
    expect(maySubmit(foldValuation(ready)).ok).toBe(true);
    expect(refusalOf(maySubmit(foldValuation(submitted)))).toBe('valuation-not-in-preparation');
  });

  it('is reviewed, published and withdrawn by somebody who made none of it', () => {
    expect(refusalOf(mayReview(foldValuation(submitted), ana))).toBe('author-cannot-review');
    expect(mayReview(foldValuation(submitted), rafael).ok).toBe(true);
    expect(refusalOf(mayPublish(foldValuation(submitted), rafael))).toBe('valuation-not-approved');
    expect(refusalOf(mayPublish(foldValuation(approved), ana))).toBe('author-cannot-publish');
    expect(mayPublish(foldValuation(approved), rafael).ok).toBe(true);
    const published = [...approved, ...by(rafael, { kind: 'published', number: 3 })];
    expect(refusalOf(mayWithdraw(foldValuation(published), ana))).toBe('author-cannot-publish');
    expect(mayWithdraw(foldValuation(published), rafael).ok).toBe(true);
    // Whoever only mended one cell is an author too.
    const helped = foldValuation([...by(ana, opened), ...by(rafael, received(1))]);
    expect(helped.authors).toEqual([ana, rafael]);
  });

  it('that was returned goes back to preparation with the reason', () => {
    const returned = foldValuation([
      ...submitted,
      ...by(rafael, { kind: 'returned', reason: 'Falta la tabla' }),
    ]);
    expect(returned.state).toBe('draft');
    expect(returned.returned?.reason).toBe('Falta la tabla');
    expect(returned.submitted).toBeNull();
    expect(returned.chosen).not.toBeNull();
    expect(maySubmit(returned).ok).toBe(true);
  });

  it('keeps its number when it is replaced or withdrawn', () => {
    const published = [...approved, ...by(rafael, { kind: 'published', number: 3 })];
    const replaced = foldValuation([...published, ...by(rafael, { kind: 'replaced', by: 4 })]);
    expect([replaced.state, replaced.published?.number, replaced.replacedBy]).toEqual(['replaced', 3, 4]);
    const withdrawn = foldValuation([
      ...published,
      ...by(rafael, { kind: 'withdrawn', reason: 'Error de datos' }),
    ]);
    expect([withdrawn.state, withdrawn.published?.number]).toEqual(['withdrawn', 3]);
  });
});

describe('the files of a package', () => {
  const csv = 'item,amount\nreserve,1\n';
  const problem = (...files: { name: string; content: string | Uint8Array }[]) =>
    refusalOf(tablesOfFiles(files));
  it('come as CSV or in a ZIP, in any folder, with notes that are let go', () => {
    expect(tablesOfFiles([{ name: 'Accounts.CSV', content: `\uFEFF${csv}` }])).toEqual({
      ok: true,
      value: { accounts: csv },
    });
    const zip = writeZip([
      ['datos/accounts.csv', csv],
      ['datos/LEAME.txt', 'hola'],
    ]);
    expect(tablesOfFiles([{ name: 'paquete.zip', content: zip }])).toEqual({
      ok: true,
      value: { accounts: csv },
    });
  });
  it('are refused by name when they are not tables, come twice, are not text or use semicolons', () => {
    expect(problem({ name: 'contributor.csv', content: csv })).toBe('file-not-of-the-package');
    expect(problem({ name: 'datos.xlsx', content: csv })).toBe('file-not-of-the-package');
    expect(problem({ name: 'accounts.csv', content: csv }, { name: 'x/accounts.csv', content: csv })).toBe(
      'file-twice',
    );
    expect(problem({ name: 'accounts.csv', content: 'item;amount\nreserve;1\n' })).toBe(
      'file-with-semicolons',
    );
    expect(
      problem({ name: 'a.zip', content: writeZip([['accounts.csv', Buffer.from([0xff, 0xfe, 0x41])]]) }),
    ).toBe('file-not-text');
    expect(problem({ name: 'a.zip', content: Buffer.from('no es un zip, pero es largo') })).toBe(
      'archive-unreadable',
    );
    expect(problem()).toBe('no-files');
  });
});

describe('numbers in a report', () => {
  it('are written as Ecuador writes them, with a true minus and none before zero', () => {
    const es = sayIn('es');
    expect(es.millions(7_324_000_000)).toBe('7.324,0');
    expect(es.millions(-21_103_040_000)).toBe('−21.103,0');
    expect(es.millions(-10)).toBe('0,0');
    expect(es.percent(0.1858)).toBe('18,58 %');
    expect(sayIn('en').millions(7_324_000_000)).toBe('7,324.0');
  });
  it('stand on axes with round values that hold them all', () => {
    expect(ticksFor([-12_000, 8_700])).toEqual([-15_000, -10_000, -5_000, 0, 5_000, 10_000]);
    expect(ticksFor([4, 21])).toEqual([0, 5, 10, 15, 20, 25]);
  });
});
