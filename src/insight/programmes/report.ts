import { ok, type PlainDate, type Result, refuse } from '#kernel';
import type { Indicator } from './design.ts';
import { type Figures, groupsOf, measure } from './measure.ts';
import { daysOf } from './periods.ts';

/** One thing done to the report of an indicator in a period. */
export interface ReportLine {
  readonly kind: 'captured' | 'submitted' | 'returned' | 'approved' | 'reopened';
  readonly figures: Figures | null;
  readonly note: string;
  readonly evidence: readonly string[];
  readonly by: string | null;
  /** ISO with time, UTC. */
  readonly at: string;
}

export type ReportState = 'empty' | 'draft' | 'submitted' | 'returned' | 'approved';

export interface Report {
  readonly state: ReportState;
  /** Of the last capture; null before the first. */
  readonly figures: Figures | null;
  readonly note: string;
  readonly evidence: readonly string[];
  /** How many times it was captured: a period may be brought up to date as often as wanted until it is approved. */
  readonly captures: number;
  readonly capturedBy: readonly (string | null)[];
  /** Why it was returned or reopened the last time. */
  readonly reason: string | null;
}

const none: Report = {
  state: 'empty',
  figures: null,
  note: '',
  evidence: [],
  captures: 0,
  capturedBy: [],
  reason: null,
};

export const foldReport = (lines: readonly ReportLine[]): Report => lines.reduce(applyToReport, none);

/** How a report stood after each thing done to it. */
export function statesAfter(lines: readonly ReportLine[]): readonly ReportState[] {
  let report = none;
  return lines.map((line) => {
    report = applyToReport(report, line);
    return report.state;
  });
}

function applyToReport(report: Report, line: ReportLine): Report {
  switch (line.kind) {
    case 'captured':
      return {
        ...report,
        state: report.state === 'returned' ? 'returned' : 'draft',
        figures: line.figures,
        note: line.note,
        evidence: line.evidence,
        captures: report.captures + 1,
        capturedBy: [...report.capturedBy, line.by],
      };
    case 'submitted':
      return { ...report, state: 'submitted' };
    case 'returned':
      return { ...report, state: 'returned', reason: line.note };
    case 'approved':
      return { ...report, state: 'approved', reason: null };
    case 'reopened':
      return { ...report, state: 'returned', reason: line.note };
  }
}

/** One figure written over what its writer saw there, so that nobody's figure is written over unseen. */
export interface FilledCell {
  readonly group: string;
  readonly symbol: string;
  readonly before: number | null;
  readonly value: number | null;
}

export type ReportAct =
  | {
      readonly act: 'capture';
      readonly figures: Figures;
      readonly note: string;
      readonly evidence: readonly string[];
    }
  | { readonly act: 'fill'; readonly cells: readonly FilledCell[] }
  | { readonly act: 'submit' }
  | { readonly act: 'return'; readonly reason: string }
  | { readonly act: 'approve' }
  | { readonly act: 'reopen'; readonly reason: string };

/**
 * What an act adds to a report. Captured figures are kept as they come; what is submitted waits for somebody else, who returns it with a
 * reason or approves it; what is approved is locked until it is opened again with a reason.
 */
export function decideReport(
  report: Report,
  act: ReportAct,
  scene: {
    readonly indicator: Indicator;
    readonly period: string;
    readonly personId: string;
    readonly today: PlainDate;
  },
): Result<Pick<ReportLine, 'kind' | 'figures' | 'note' | 'evidence'>> {
  const { indicator, period, personId, today } = scene;
  const line = (kind: ReportLine['kind'], note = '') => ok({ kind, figures: null, note, evidence: [] });
  switch (act.act) {
    case 'capture':
      return capture(report, act, { indicator, period, today });
    case 'fill': {
      const figures: Record<string, Record<string, number | null>> = structuredClone(report.figures ?? {});
      for (const { group, symbol, before, value } of act.cells) {
        const now = figures[group]?.[symbol] ?? null;
        if (now !== before && now !== value)
          return refuse({ refusal: 'figure-changed', period, group, symbol, now: now ?? '—' });
        figures[group] = { ...figures[group], [symbol]: value };
      }
      // The note and the evidence that were there stay: a cell says nothing about them.
      return capture(report, { figures, note: report.note, evidence: report.evidence }, scene);
    }
    case 'submit': {
      if (report.state === 'approved') return refuse({ refusal: 'report-locked', period });
      if (report.state === 'submitted') return refuse({ refusal: 'report-waits', period });
      if (report.figures === null) return refuse({ refusal: 'nothing-captured', period });
      const { until } = daysOf(period);
      if (today <= until) return refuse({ refusal: 'period-not-over', period, until });
      if (report.evidence.length === 0) return refuse({ refusal: 'evidence-missing', period });
      const outcome = measure(indicator, report.figures);
      if (outcome.kind === 'missing' && !report.note.trim())
        return refuse({ refusal: 'missing-unexplained', figures: outcome.of.join(', ') });
      return line('submitted');
    }
    case 'return':
      if (report.state !== 'submitted') return refuse({ refusal: 'report-not-waiting', period });
      return line('returned', act.reason);
    case 'approve':
      if (report.state !== 'submitted') return refuse({ refusal: 'report-not-waiting', period });
      if (report.capturedBy.includes(personId)) return refuse({ refusal: 'own-report', period });
      return line('approved');
    case 'reopen':
      if (report.state !== 'approved') return refuse({ refusal: 'report-not-locked', period });
      return line('reopened', act.reason);
  }
}

function capture(
  report: Report,
  { figures, note, evidence }: Pick<Extract<ReportAct, { act: 'capture' }>, 'figures' | 'note' | 'evidence'>,
  {
    indicator,
    period,
    today,
  }: { readonly indicator: Indicator; readonly period: string; readonly today: PlainDate },
): ReturnType<typeof decideReport> {
  if (report.state === 'approved') return refuse({ refusal: 'report-locked', period });
  if (report.state === 'submitted') return refuse({ refusal: 'report-waits', period });
  const { from } = daysOf(period);
  if (today < from) return refuse({ refusal: 'period-not-begun', period, from });
  const stranger = strangeFigure(indicator, figures);
  if (stranger) return refuse({ refusal: 'figure-unknown', figure: stranger });
  return ok({ kind: 'captured', figures, note, evidence });
}

function strangeFigure(indicator: Indicator, figures: Figures): string | null {
  const groups = new Set(groupsOf(indicator));
  const symbols = new Set(indicator.variables.map((one) => one.symbol));
  for (const [group, values] of Object.entries(figures)) {
    if (!groups.has(group)) return group;
    const unknown = Object.keys(values).find((one) => !symbols.has(one));
    if (unknown !== undefined) return unknown;
  }
  return null;
}
