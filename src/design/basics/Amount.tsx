import type { Cents } from '#kernel';
import { formatAmount } from '../format.ts';
import { useLanguage } from '../preferences.ts';

/** An amount in running text or in a table: tabular figures, and the true minus never parts from its number at the end of a line. */
export function Amount({ cents }: { cents: Cents }) {
  const [language] = useLanguage();
  return <span className="amount">{formatAmount(cents, language)}</span>;
}
