/** Where a figure comes from: the instances that the commission gathers (source 003 §2.2.4). */
export const sections = [
  'quality',
  'complaints',
  'committees',
  'oversight',
  'audits',
  'valuations',
  'improvement',
] as const;
export type Section = (typeof sections)[number];

/** How anyone gets the same figure again. */
export interface Recipe {
  readonly es: string;
  readonly en: string;
  /** The published file or the records that it is computed from. */
  readonly source: string;
  readonly filter: string;
  /** The query or the sum, as it is run. */
  readonly query: string;
  /** How many records of the source were counted. */
  readonly counted: number;
  /** Hash of the published file, where there is one. */
  readonly sha256: string | null;
  /** Where its source is read. */
  readonly href: string;
}

export interface Figure {
  readonly id: string;
  readonly section: Section;
  readonly es: string;
  readonly en: string;
  /** Null: nothing was published of it, or it protects persons. A share is from 0 to 1. */
  readonly value: number | null;
  readonly unit: 'count' | 'share' | 'score' | 'days';
  readonly recipe: Recipe;
}
