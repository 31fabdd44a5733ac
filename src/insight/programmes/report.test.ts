import { describe, expect, it } from 'vitest';
import { plainDate } from '#kernel';
import { decideReport, foldReport, type ReportAct, type ReportLine } from './report.ts';
import { soundDesign } from './soundDesign.ts';

const indicator = soundDesign.indicators.find((one) => one.id === 'i-c2')!;
const scene = { indicator, period: '2026-T3', personId: 'who-reports', today: plainDate('2026-10-05') };
const reviewer = { ...scene, personId: 'who-reviews' };
const line = (kind: ReportLine['kind'], facts: Partial<ReportLine> = {}): ReportLine => ({
  kind,
  figures: null,
  note: '',
  evidence: [],
  by: 'who-reports',
  at: '2026-10-05T15:00:00Z',
  ...facts,
});
const figures = { '': { a_tiempo: 70, solicitudes: 100 } };
const captured = line('captured', { figures, evidence: ['e1'] });
const said = (lines: ReportLine[], act: ReportAct, where: typeof scene = scene) => {
  const decided = decideReport(foldReport(lines), act, where);
  return decided.ok ? decided.value.kind : decided.refusal.refusal;
};
const capture: ReportAct = { act: 'capture', figures, note: '', evidence: [] };

describe('the report of an indicator in a period', () => {
  it.each<[string, ReportLine[], ReportAct, string]>([
    ['is captured', [], capture, 'captured'],
    ['is captured again before it is sent', [captured], capture, 'captured'],
    ['is sent with its evidence', [captured], { act: 'submit' }, 'submitted'],
    ['is not sent without figures', [], { act: 'submit' }, 'nothing-captured'],
    ['is not sent without evidence', [line('captured', { figures })], { act: 'submit' }, 'evidence-missing'],
    [
      'is not sent with a figure missing and no word about it',
      [line('captured', { figures: { '': { a_tiempo: null, solicitudes: 100 } }, evidence: ['e1'] })],
      { act: 'submit' },
      'missing-unexplained',
    ],
    [
      'is sent with a figure missing that the note explains',
      [
        line('captured', {
          figures: { '': { a_tiempo: null, solicitudes: 100 } },
          evidence: ['e1'],
          note: 'El sistema cayó',
        }),
      ],
      { act: 'submit' },
      'submitted',
    ],
    [
      'takes a figure over what its writer saw',
      [captured],
      { act: 'fill', cells: [{ group: '', symbol: 'a_tiempo', before: 70, value: 71 }] },
      'captured',
    ],
    [
      'takes the same figure twice, for an answer may be lost',
      [captured],
      { act: 'fill', cells: [{ group: '', symbol: 'a_tiempo', before: 60, value: 70 }] },
      'captured',
    ],
    [
      'takes no figure over one that its writer did not see',
      [captured],
      { act: 'fill', cells: [{ group: '', symbol: 'a_tiempo', before: 60, value: 71 }] },
      'figure-changed',
    ],
    [
      'takes no figure of another indicator',
      [captured],
      { act: 'fill', cells: [{ group: '', symbol: 'visitas', before: null, value: 1 }] },
      'figure-unknown',
    ],
    [
      'takes no figure once it is locked',
      [captured, line('submitted'), line('approved')],
      { act: 'fill', cells: [{ group: '', symbol: 'a_tiempo', before: 70, value: 71 }] },
      'report-locked',
    ],
    ['waits once sent', [captured, line('submitted')], capture, 'report-waits'],
    [
      'is captured again once returned',
      [captured, line('submitted'), line('returned', { note: 'Falta' })],
      capture,
      'captured',
    ],
    ['is locked once approved', [captured, line('submitted'), line('approved')], capture, 'report-locked'],
    [
      'is captured again once reopened',
      [captured, line('submitted'), line('approved'), line('reopened', { note: 'Error de la fuente' })],
      capture,
      'captured',
    ],
    [
      'takes no figure of another indicator',
      [],
      { ...capture, figures: { '': { otra: 1 } } },
      'figure-unknown',
    ],
    [
      'takes no group of another indicator',
      [],
      { ...capture, figures: { 'sexo=mujeres': { a_tiempo: 1 } } },
      'figure-unknown',
    ],
    ['is not approved by who captured it', [captured, line('submitted')], { act: 'approve' }, 'own-report'],
    ['is not approved before it is sent', [captured], { act: 'approve' }, 'report-not-waiting'],
    ['is not returned before it is sent', [captured], { act: 'return', reason: 'No' }, 'report-not-waiting'],
    ['is not reopened where it is open', [captured], { act: 'reopen', reason: 'No' }, 'report-not-locked'],
  ])('%s', (_name, lines, act, expected) => {
    expect(said(lines, act)).toBe(expected);
  });

  it('is approved by another', () => {
    expect(said([captured, line('submitted')], { act: 'approve' }, reviewer)).toBe('approved');
  });
  it('is captured from the first day of its period and sent after the last', () => {
    const on = (day: string) => ({ ...scene, today: plainDate(day) });
    expect(said([], capture, on('2026-06-30'))).toBe('period-not-begun');
    expect(said([], capture, on('2026-07-01'))).toBe('captured');
    expect(said([captured], { act: 'submit' }, on('2026-09-30'))).toBe('period-not-over');
    expect(said([captured], { act: 'submit' }, on('2026-10-01'))).toBe('submitted');
  });
  it('keeps the last figures, how often it was captured, and why it came back', () => {
    const report = foldReport([
      captured,
      line('captured', { figures: { '': { a_tiempo: 72, solicitudes: 100 } }, evidence: ['e1', 'e2'] }),
      line('submitted'),
      line('returned', { note: 'La evidencia es de otro trimestre', by: 'who-reviews' }),
    ]);
    expect(report).toMatchObject({
      state: 'returned',
      captures: 2,
      figures: { '': { a_tiempo: 72 } },
      evidence: ['e1', 'e2'],
      reason: 'La evidencia es de otro trimestre',
    });
  });
});
