import { tellCases } from '#governance/complaints';
import { casesToldOf } from '#governance/improvement';
import { formatDate, type PlainDate } from '#kernel';
import { type Law, workingCalendar } from '#law';
import type { Trx } from '#platform/database';
import type { Position, ReportItem, ReportState } from './report.ts';
import { findReport } from './store.ts';
import { tracePath } from './trace.ts';

const positions: Record<Position, string> = {
  accepts: 'acepta',
  partly: 'acepta en parte',
  rejects: 'no acepta',
};
const day = (date: PlainDate) => formatDate(date, 'es');
const named = (items: readonly ReportItem[]) => items.map((one) => `«${one.title}»`).join('; ');
const answered = ({ title, answer }: ReportItem): string => {
  if (!answer) return '';
  const { position, text, commitment } = answer;
  const promised = commitment
    ? ` Se compromete a: ${commitment.text} (hasta el ${day(commitment.due)}).`
    : '';
  return `«${title}»: ${positions[position]}. ${text}${promised}`;
};

export interface Telling {
  readonly event: 'issued' | 'answered' | 'fulfilled';
  readonly text: string;
}

/**
 * What is told to who complained of what these items of a report rest on: that they were taken to it; once all of them are answered,
 * the answers; once all that was promised in them is shown, that it is. At most three tellings for a report, however many items.
 *
 * @returns the last that is due, or nothing before the report is issued.
 */
export function tellingOf(report: ReportState, items: readonly ReportItem[]): Telling | undefined {
  const { issued } = report;
  if (!issued || items.length === 0) return undefined;
  if (items.some((one) => one.answer === null))
    return {
      event: 'issued',
      text: `La comisión de supervisión llevó a su informe lo que cambió por casos como este: ${named(items)}. La Dirección General debe contestar hasta el ${day(issued.due)}.`,
    };
  const promised = items.filter((one) => one.answer?.commitment);
  if (promised.length === 0 || promised.some((one) => one.fulfilled === null))
    return {
      event: 'answered',
      text: `La Dirección General contestó lo que la comisión de supervisión le pidió por casos como este. ${items.map(answered).join(' ')}`,
    };
  return {
    event: 'fulfilled',
    text: `Lo que la Dirección General prometió por casos como este consta cumplido. ${promised.map((one) => `«${one.title}»: ${one.fulfilled?.text}`).join(' ')}`,
  };
}

/** Tells each case, inside the caller's transaction and each thing once, what came of the change that it was told of. */
export async function tellCited(trx: Trx, law: Law, period: string, now: Date): Promise<void> {
  const report = await findReport(trx, period);
  if (!report) return;
  const citedBy = new Map<string, number[]>();
  for (const { number, cites } of report.items)
    for (const { kind, ref } of cites)
      if (kind === 'change') citedBy.set(ref, [...(citedBy.get(ref) ?? []), number]);
  const ofCase = new Map<string, { change: string; items: Set<number> }>();
  for (const [change, numbers] of citedBy)
    for (const caseId of await casesToldOf(trx, change)) {
      const one = ofCase.get(caseId) ?? { change, items: new Set<number>() };
      for (const number of numbers) one.items.add(number);
      ofCase.set(caseId, one);
    }
  // Cases that the same items speak of are told the same.
  const groups = new Map<string, { change: string; items: Set<number>; caseIds: string[] }>();
  for (const [caseId, one] of ofCase) {
    const key = `${one.change} ${[...one.items].sort((a, b) => a - b).join(' ')}`;
    const group = groups.get(key) ?? { ...one, caseIds: [] };
    group.caseIds.push(caseId);
    groups.set(key, group);
  }
  for (const { change, items, caseIds } of groups.values()) {
    const telling = tellingOf(
      report,
      report.items.filter((one) => items.has(one.number)),
    );
    if (telling)
      await tellCases(
        trx,
        { law, calendar: workingCalendar(law) },
        caseIds,
        {
          changeId: `supervision ${period} ${telling.event}`,
          text: telling.text,
          path: tracePath('change', change),
        },
        now,
      );
  }
}
