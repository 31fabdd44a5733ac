// What a document is made of, as the template takes it. Words of the house come in the reader's language; what somebody wrote stays in
// Spanish and says so, for a voice that reads the document aloud.

/** Text as it was written, in Spanish. */
export interface Written {
  readonly es: string;
}
export type Text = string | Written;
/** One text, or several under each other. */
export type Cell = Text | readonly Text[];

export interface Column {
  readonly header: string;
  readonly align?: 'right';
  /** Its share of the width; 0 takes what it needs. */
  readonly share: number;
}
export interface Outline {
  /** What kind of box it is. */
  readonly kind: string;
  readonly text: Text;
  /** Why it leads to the one above it. */
  readonly why: Text | null;
  readonly items: readonly Outline[];
}
export interface Bar {
  readonly name: Text;
  readonly kind: 'group' | 'activity' | 'product' | 'handover';
  /** Shares of the whole width; null where it has no day. */
  readonly from: number | null;
  readonly to: number | null;
}
export type Block =
  | { readonly is: 'text'; readonly text: Text }
  | { readonly is: 'note'; readonly text: Text }
  | { readonly is: 'heading'; readonly text: Text }
  | { readonly is: 'facts'; readonly pairs: readonly (readonly [string, Cell])[] }
  | {
      readonly is: 'table';
      readonly caption: string;
      readonly columns: readonly Column[];
      readonly rows: readonly (readonly Cell[])[];
      /** Rows that add up the others. */
      readonly totals?: readonly number[];
      readonly small?: boolean;
    }
  | { readonly is: 'outline'; readonly title: string; readonly items: readonly Outline[] }
  | {
      readonly is: 'calendar';
      readonly caption: string;
      readonly alt: string;
      readonly bars: readonly Bar[];
      readonly months: readonly { readonly at: number; readonly label: string }[];
    };

export interface Section {
  readonly title: string;
  /** On pages that lie on their side. */
  readonly wide?: boolean;
  readonly blocks: readonly Block[];
}

export const none = '—';
/** What somebody wrote; a dash where nothing was. */
export const said = (text: string | null | undefined): Text => (text?.trim() ? { es: text.trim() } : none);
/** Several texts as somebody wrote them. */
export const saidEach = (texts: readonly string[]): Cell =>
  texts.length === 0 ? none : texts.map((text) => ({ es: text }));
export const paragraph = (text: Text): Block => ({ is: 'text', text });
export const note = (text: Text): Block => ({ is: 'note', text });
export const heading = (text: Text): Block => ({ is: 'heading', text });
export const facts = (pairs: readonly (readonly [string, Cell])[]): Block => ({ is: 'facts', pairs });
/** Facts that somebody stated; those without an answer are left out. */
export const statedFacts = (pairs: readonly (readonly [string, Cell])[]): Block =>
  facts(pairs.filter(([, value]) => value !== none));
export const column = (header: string, share = 0, align?: 'right'): Column => ({
  header,
  share,
  ...(align ? { align } : {}),
});
/** A table, or a sentence where it would have no rows. */
export const table = (
  caption: string,
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
  {
    empty,
    ...more
  }: { readonly empty?: string; readonly totals?: readonly number[]; readonly small?: boolean } = {},
): readonly Block[] =>
  rows.length > 0
    ? [{ is: 'table', caption, columns, rows, ...more }]
    : empty === undefined
      ? []
      : [paragraph(empty)];
