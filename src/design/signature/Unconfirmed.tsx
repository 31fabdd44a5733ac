import type { ReactNode } from 'react';
import { useMessages } from '../preferences.ts';
import { InlineNote } from './InlineNote.tsx';

export interface UnconfirmedProps {
  /** The value that rests on what is not confirmed. */
  children: ReactNode;
  /** Which legal value is not confirmed, and what it was taken from. */
  what: ReactNode;
  /** Where it will be confirmed: the page of the parameter. */
  href?: string;
}

const words = {
  es: { mark: 'sin confirmar', more: 'Ver el parámetro' },
  en: { mark: 'not confirmed', more: 'See the parameter' },
};

/** A mark on whatever rests on a legal value that nobody has confirmed; pressing it says which and why. */
export function Unconfirmed({ children, what, href }: UnconfirmedProps) {
  const t = useMessages(words);
  return (
    <InlineNote look="unconfirmed" mark={t.mark} note={what} href={href} linkText={t.more}>
      {children}
    </InlineNote>
  );
}
