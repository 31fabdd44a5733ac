import { type FigureDimension, figureDimensions } from './api.ts';
import { figuresAt, type MemberFigures, membersOf } from './figures.ts';
import type { QuarterFile } from './quarter.ts';

const cell = (value: string | number | null): string => {
  if (value === null) return '';
  const text = String(value);
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};
const line = (values: readonly (string | number | null)[]) => `${values.map(cell).join(',')}\r\n`;

/** Every cell of some quarters (RFC 4180, UTF-8); an empty count is hidden, which is not a zero. */
export function cellsCsv(files: readonly QuarterFile[]): string {
  return (
    line(['quarter', 'measure', 'dimension', 'member', 'month', 'slot', 'n']) +
    files
      .map(
        ({ quarter, cells, months }) =>
          cells
            .map((one) => line([quarter, one.measure, one.dimension, one.member, '', one.slot, one.n]))
            .join('') +
          months.map((one) => line([quarter, one.measure, 'all', '', one.month, one.slot, one.n])).join(''),
      )
      .join('')
  );
}

const columns: readonly [string, (figures: MemberFigures) => number | null][] = [
  ['received', (one) => one.received],
  ['answered', (one) => one.answered],
  ['answered_in_time', (one) => one.inTime],
  ['share_in_time', (one) => one.inTimeShare],
  ['median_days', (one) => one.medianDays],
  ['p90_days', (one) => one.percentile90Days],
  ['contested', (one) => one.contested],
  ['reopened', (one) => one.reopened],
];

/** The figures of a quarter by every dimension. */
export function figuresCsv(
  file: QuarterFile,
  titleOf: (dimension: FigureDimension, member: string) => { readonly es: string } | null,
): string {
  const row = (dimension: string, member: string, name: string, figures: MemberFigures) =>
    line([file.quarter, dimension, member, name, ...columns.map(([, pick]) => pick(figures))]);
  return (
    line(['quarter', 'dimension', 'member', 'name', ...columns.map(([name]) => name)]) +
    row('all', '', 'Toda la institución', figuresAt(file, 'all', '')) +
    row('known-persons', '', 'Con cuenta', figuresAt(file, 'known-persons', '')) +
    figureDimensions
      .flatMap((dimension) =>
        membersOf(file, dimension).map((member) =>
          row(
            dimension,
            member,
            titleOf(dimension, member)?.es ?? member,
            figuresAt(file, dimension, member),
          ),
        ),
      )
      .join('')
  );
}
