/** A report as a member has it on the page. */
export interface DraftItem {
  readonly key: number;
  readonly title: string;
  readonly text: string;
  readonly cites: readonly { readonly kind: string; readonly ref: string }[];
}
export interface Draft {
  readonly text: string;
  readonly items: readonly DraftItem[];
}

const nameOf = (period: string) => `amparo.draft.supervision.${period}`;

/** What was written and not saved, in this tab of this browser; null where there is none. */
export function readKeptDraft(period: string): Draft | null {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(nameOf(period)) ?? 'null');
    if (kept && typeof kept === 'object' && 'text' in kept && 'items' in kept) return kept as Draft;
  } catch {
    // A device that refuses storage only loses the draft when the page is closed.
  }
  return null;
}

export function keepDraft(period: string, draft: Draft): void {
  try {
    sessionStorage.setItem(nameOf(period), JSON.stringify(draft));
  } catch {
    // As above.
  }
}

export function forgetDraft(period: string): void {
  try {
    sessionStorage.removeItem(nameOf(period));
  } catch {
    // As above.
  }
}
