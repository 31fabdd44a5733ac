import type { RecommendationItem } from './api.ts';

type Cell = string | number | boolean | null;

const cell = (value: Cell): string => {
  if (value === null) return '';
  // A text that a spreadsheet would run as a formula is made plain text.
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

const columns: readonly (readonly [string, (one: RecommendationItem) => Cell])[] = [
  ['id', (one) => one.id],
  ['programme', (one) => one.programme],
  ['number', (one) => one.number],
  ['title', (one) => one.title],
  ['addressees', (one) => one.addressees.map(({ name }) => name).join('; ')],
  ['priority', (one) => one.priority],
  ['term', (one) => one.term],
  ['asm_type', (one) => one.asmType],
  ['state', (one) => one.standing],
  ['decision', (one) => one.decision],
  ['answer_is_synthetic', (one) => one.answeredSynthetically],
  ['counted_from', (one) => one.since],
  ['counted_from_is', (one) => one.sinceIs],
  ['answer_due', (one) => one.responseDue],
  ['term_due', (one) => one.termDue],
  ['owed', (one) => one.owed?.what ?? null],
  ['owed_by', (one) => one.owed?.by ?? null],
  ['owed_due', (one) => one.owed?.due ?? null],
  ['working_days_left', (one) => one.owed?.workingDaysLeft ?? null],
  ['overdue', (one) => one.overdue],
  ['gone_up_to', (one) => one.escalated],
];

/** The register as CSV (RFC 4180, UTF-8); an empty field is not there yet or the source does not say it. */
export function recommendationsCsv(items: readonly RecommendationItem[]): string {
  const line = (cells: readonly Cell[]) => `${cells.map(cell).join(',')}\r\n`;
  return (
    line(columns.map(([name]) => name)) +
    items.map((one) => line(columns.map(([, pick]) => pick(one)))).join('')
  );
}
