import { useState } from 'react';

/** A list that one writes row by row: never empty, each row known by its key so that what is typed stays in its row. */
export interface Rows<Row> {
  readonly rows: readonly (Row & { readonly key: number })[];
  add(): void;
  remove(key: number): void;
  change(key: number, part: Partial<Row>): void;
}

export function useRows<Row extends object>(empty: Row): Rows<Row> {
  const [rows, setRows] = useState<readonly (Row & { readonly key: number })[]>([{ ...empty, key: 1 }]);
  return {
    rows,
    add: () => setRows([...rows, { ...empty, key: Math.max(...rows.map((one) => one.key)) + 1 }]),
    remove: (key) => setRows(rows.filter((one) => one.key !== key)),
    change: (key, part) => setRows(rows.map((one) => (one.key === key ? { ...one, ...part } : one))),
  };
}
