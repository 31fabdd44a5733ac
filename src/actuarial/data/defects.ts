/** A defect of an input, named so that its owner can mend it: which table, row (line of the file, the heading is 1), column. */
export interface DataDefect {
  readonly defect:
    | 'missing-table'
    | 'missing-column'
    | 'empty-table'
    | 'empty-cell'
    | 'not-a-number'
    | 'negative-count'
    | 'rate-out-of-range'
    | 'value-out-of-range'
    | 'unknown-category'
    | 'ages-out-of-order'
    | 'duplicate-row'
    | 'path-stops'
    | 'path-has-gap'
    | 'missing-row'
    | 'total-disagrees';
  readonly table: string;
  readonly row?: number;
  readonly column?: string;
  readonly value?: string;
  /** What is expected there, as a figure or a short list. */
  readonly expected?: string;
  /** What to do, one plain English sentence; pages put their own words by `defect`. */
  readonly remedy: string;
}

/** Where a defect is and what to do, in one line for a terminal or a log. */
export function describeDefect(d: DataDefect): string {
  const place = [d.table, d.row === undefined ? '' : `row ${d.row}`, d.column ?? '']
    .filter(Boolean)
    .join(', ');
  const found = d.value === undefined ? '' : ` (found “${d.value}”)`;
  return `${place}: ${d.defect}${found}. ${d.remedy}`;
}
