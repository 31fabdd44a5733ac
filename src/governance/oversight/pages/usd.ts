import { formatAmount, type Language } from '#design';
import { cents } from '#kernel';

/** US dollars as they were published, to the cent. */
export const usd = (amount: number, language: Language): string =>
  formatAmount(cents(Math.round(amount * 100)), language);
