import { type ReactNode, useId, useState } from 'react';
import { useMessages } from '../preferences.ts';

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
  const [open, setOpen] = useState(false);
  const id = useId();
  const t = useMessages(words);
  return (
    <span className="unconfirmed">
      <span className="unconfirmed__value">{children}</span>{' '}
      <button
        type="button"
        className="unconfirmed__mark"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        {t.mark}
      </button>
      <span id={id} className="unconfirmed__note" data-open={open ? '' : undefined}>
        {what}
        {href && (
          <>
            {' '}
            <a href={href}>{t.more}</a>
          </>
        )}
      </span>
    </span>
  );
}
